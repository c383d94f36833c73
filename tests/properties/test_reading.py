"""What holds of reading whatever a report says: claims point to its words, and nothing but the report decides them."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hudna.model.claims import Claim, Count, Mention, Place, Span
from hudna.model.readings import Reading
from hudna.model.reports import PublishedBasis, Report
from hudna.reading.reader import Reader

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = {
    "en": (
        "Azerbaijan's defence ministry said on Monday that",
        "according to witnesses",
        "Armenian forces",
        "the Houthis",
        "both sides",
        "the two ministers",
        "shelled Terter",
        "shelling of",
        "bombed",
        "fired on positions near Taiz",
        "killing three civilians and wounding dozens",
        "at least 21 people",
        "broke the truce",
        "agreed to a ceasefire from midnight on Sunday",
        "denied",
        "accused",
        "did not",
        "will",
        "called on",
        "and",
        "but he added:",
        "after the 10 October 2020 agreement",
        "two days ago",
        "since 27 September",
    ),
    "ar": (
        "قالت وزارة الدفاع الأذربيجانية إن",
        "بحسب شهود عيان",
        "القوات الأرمينية",
        "الحوثيون",
        "الطرفان",
        "الوزيران",
        "قصفت مدينة ترتر",
        "قصف",
        "وبقصفها",
        "أطلقت النار على مواقع قرب تعز",
        "ما أدى إلى مقتل ثلاثة مدنيين وإصابة العشرات",
        "٢١ شخصاً على الأقل",
        "خرقت الهدنة",
        "اتفقا على وقف إطلاق النار اعتباراً من منتصف ليل الأحد",
        "نفت",
        "اتهمت",
        "لم",
        "سوف",
        "دعا",
        "و",
        "وأضاف:",
        "بعد اتفاق 10 تشرين الأول 2020",
        "أول أمس",
        "منذ 27 أيلول",
    ),
}
OTHERS = (*".,;:!?؟،؛…-—()[]{}", *"«»“”„‹›\"'’", "\n", "\n\n", "\u2028", "\t", "7", "1,000", "٣٫٥", "%", "10/10", "99999999999999999999",
          "\u202e", "\u2069", "\u200f", "\u200c", "\u200d", "ـ", "\u0651", "é", "é", "ﷲ", "ﻻ", "😀", "x" * 300)  # fmt: skip
GLUE = (" ", " ", " ", "", "  ", "\n")


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of phrases of its language, some of the other's, punctuation and characters that nobody expects."""
    lang = draw(st.sampled_from(sorted(WORDS)))
    other = "ar" if lang == "en" else "en"
    piece = st.one_of(*[st.sampled_from(WORDS[lang])] * 5, st.sampled_from(OTHERS), st.sampled_from(WORDS[other]))
    glued = st.tuples(piece, st.sampled_from(GLUE))
    pieces = draw(st.lists(glued, max_size=3) | st.lists(glued, min_size=20, max_size=60))
    published = draw(st.none() | st.sampled_from([date(2020, 10, 28), date(2015, 7, 28), date.min, date.max]))
    return Report(
        id="report",
        text="".join(word + glue for word, glue in pieces),
        lang=lang,
        published=published,
        published_basis=PublishedBasis.UNKNOWN if published is None else PublishedBasis.GIVEN,
    )


@cache
def reader(_name: str) -> Reader:
    """A reader of its own for each name; its languages are compiled once."""
    return Reader()


@SETTINGS
@given(reports())
def test_every_span_of_every_claim_lies_in_its_report_and_is_its_words(report: Report) -> None:
    reading = reader("one").read(report)
    assert reading.report.text == report.text
    for claim in reading.claims:
        spans: list[Span | Mention | Place] = [claim.evidence, claim.trigger, *claim.actors, *claim.targets]
        spans += [span for span in (claim.speaker, claim.place) if span is not None]
        for span in spans:
            assert 0 <= span.start < span.end <= len(report.text)
            assert span.text == report.text[span.start : span.end]
        assert claim.when is None or claim.when.text is None or claim.when.text in report.text


@SETTINGS
@given(reports())
def test_every_claim_is_within_the_bounds_of_its_fields(report: Report) -> None:
    reading = reader("one").read(report)
    for claim in reading.claims:
        assert claim.evidence.start <= claim.trigger.start
        assert claim.trigger.end <= claim.evidence.end
        assert 0 <= claim.confidence <= 1
        assert claim.rule.startswith(f"{report.lang}.")
        assert claim.when is None or claim.when.start <= claim.when.end
        assert _is_a_range(claim.killed)
        assert _is_a_range(claim.wounded)
        assert len({mention.id for mention in claim.actors}) == len(claim.actors)
    assert list(reading.claims) == sorted(reading.claims, key=_by_trigger)


def _is_a_range(count: Count | None) -> bool:
    if count is None:
        return True
    ends = [end for end in (count.low, count.high) if end is not None]
    return bool(ends) and ends == sorted(ends) and all(0 <= end < 2**53 for end in ends)


def _by_trigger(claim: Claim) -> tuple[int, int]:
    return claim.trigger.start, claim.trigger.end


@settings(SETTINGS, max_examples=25)
@given(st.lists(reports(), min_size=1, max_size=3))
def test_what_is_read_depends_on_nothing_that_was_read_before(batch: list[Report]) -> None:
    def read(name: str, order: list[Report]) -> list[Reading]:
        return [reader(name).read(report) for report in order]

    forwards, backwards = read("one", batch), read("another", batch[::-1])[::-1]
    assert forwards == backwards
    assert read("one", batch) == forwards


@settings(SETTINGS, max_examples=30)
@given(reports(), st.sampled_from(["نص", "text"]))
def test_a_report_s_name_and_source_decide_nothing(report: Report, name: str) -> None:
    named = Report(
        id=name,
        text=report.text,
        lang=report.lang,
        published=report.published,
        published_basis=report.published_basis,
        title=name,
        source=name,
    )
    assert reader("one").read(named).claims == reader("one").read(report).claims
