"""Whole reports, with the claims that must never be wrong."""

from collections.abc import Mapping
from datetime import date

import pytest

from hudna.model.claims import Act, Claim, Count, Mention, Span, Status
from hudna.model.errors import InputError
from hudna.model.events import EventType
from hudna.model.reports import PublishedBasis, Report
from hudna.reading.published import Landmark
from hudna.reading.reader import Reader

from .conftest import Bench, ids

ALEPPO = {
    "en": """Russia denied violating the truce in Aleppo.
Syrian warplanes bombed a market in Aleppo on Wednesday, residents said.
The Syrian army denied that it had bombed the market.
The Syrian opposition accused the army of violating the truce.
The Kremlin spokesman said Russia had not violated the truce.
Hundreds of people were killed in the bombing of Aleppo.
The United Nations called for an immediate ceasefire in Syria.
A new truce will take effect on Sunday.
The army and the opposition accused each other of breaking the ceasefire.""",
    "ar": """نفت روسيا خرق الهدنة في حلب.
وقصفت طائرات سورية سوقا في حلب يوم الأربعاء بحسب سكان.
ونفى الجيش السوري قصف السوق.
واتهمت المعارضة السورية الجيش بخرق الهدنة.
وقال المتحدث باسم الكرملين إن روسيا لم تخرق الهدنة.
وقتل مئات الأشخاص في قصف حلب.
ودعت الأمم المتحدة إلى وقف فوري لإطلاق النار في سوريا.
وستدخل هدنة جديدة حيز التنفيذ يوم الأحد.
وتبادل الجيش والمعارضة الاتهامات بخرق الهدنة.""",
}
GANJA = {
    "en": """Published 14 October 2020
Azerbaijan shelled the town of Martakert yesterday, Armenia said.
The Azerbaijani defence ministry denied that its forces had violated the ceasefire.
Armenia accused Azerbaijan of breaking the truce.
Dozens of people were wounded in the shelling.
Azerbaijan said Armenia had fired rockets at Ganja on Sunday.
Turkey called for talks.""",
    "ar": """14 تشرين الأول/أكتوبر 2020
قالت أرمينيا إن أذربيجان قصفت بلدة مارتاكيرت أمس.
ونفت وزارة الدفاع الأذربيجانية أن تكون قد خرقت وقف إطلاق النار.
واتهمت أرمينيا أذربيجان بخرق الهدنة.
وأصيب عشرات الأشخاص في القصف.
وقالت أذربيجان إن أرمينيا أطلقت صواريخ على كنجة يوم الأحد.
ودعت تركيا إلى محادثات.""",
}
THURSDAY = date(2016, 3, 3)
LANGUAGES = pytest.mark.parametrize("iso", ["ar", "en"])


def claims(benches: Mapping[str, Bench], iso: str) -> list[Claim]:
    return list(benches[iso].claims(ALEPPO[iso], THURSDAY))


def of_line(benches: Mapping[str, Bench], iso: str, line: int, event: EventType | None = None) -> list[Claim]:
    """The claims of one line of the report on Aleppo."""
    lines = ALEPPO[iso].split("\n")
    start = sum(len(text) + 1 for text in lines[:line])
    end = start + len(lines[line])
    found = [c for c in claims(benches, iso) if start <= c.trigger.start < end]
    return [c for c in found if event is None or c.type is event]


def side(claim: Claim) -> str | None:
    return None if claim.speaker is None else claim.speaker.side


@LANGUAGES
@pytest.mark.parametrize(("line", "denier"), [(0, "RUS"), (2, "SYR"), (4, "RUS")])
def test_a_denial_is_never_an_actual_event_by_who_denies_it(
    benches: Mapping[str, Bench], iso: str, line: int, denier: str
) -> None:
    found = of_line(benches, iso, line)
    assert found
    assert {c.status for c in found} == {Status.DENIED}
    assert {side(c) for c in found} == {denier}
    assert {actor.side for c in found for actor in c.actors} <= {denier}


@LANGUAGES
@pytest.mark.parametrize("line", [0, 2])
def test_who_denies_something_does_it_by_denying(benches: Mapping[str, Bench], iso: str, line: int) -> None:
    assert {c.act for c in of_line(benches, iso, line)} == {Act.DENIES}


@LANGUAGES
def test_who_accuses_speaks_and_who_is_accused_did_it(benches: Mapping[str, Bench], iso: str) -> None:
    [claim] = of_line(benches, iso, 3, EventType.TRUCE_VIOLATED)
    assert (side(claim), ids(claim.actors)) == ("SYR", ["SYR.MIL"])
    assert claim.speaker is not None
    assert claim.speaker.id in {"SYR.REB", "SYR.OPP"}
    assert (claim.act, claim.status) == (Act.ACCUSES, Status.ACTUAL)


@LANGUAGES
def test_hundreds_killed_are_a_range(benches: Mapping[str, Bench], iso: str) -> None:
    [claim] = [c for c in of_line(benches, iso, 5) if c.killed is not None]
    assert (claim.killed, claim.wounded) == (Count(low=200, high=999), None)
    assert claim.status is Status.ACTUAL


@LANGUAGES
def test_a_call_for_a_truce_is_demanded_by_who_calls(benches: Mapping[str, Bench], iso: str) -> None:
    [claim] = of_line(benches, iso, 6)
    assert (claim.type, claim.status, claim.act) == (EventType.TRUCE_AGREED, Status.DEMANDED, Act.DEMANDS)
    assert side(claim) == "UN"


@LANGUAGES
def test_a_planned_truce_is_to_come_on_its_day(benches: Mapping[str, Bench], iso: str) -> None:
    [claim] = of_line(benches, iso, 7, EventType.TRUCE_EFFECTIVE)
    assert claim.status is Status.FUTURE
    assert claim.when is not None
    assert (claim.when.start, claim.when.end) == (date(2016, 3, 6), date(2016, 3, 6))


@LANGUAGES
def test_each_accused_the_other(benches: Mapping[str, Bench], iso: str) -> None:
    one, other = of_line(benches, iso, 8, EventType.TRUCE_VIOLATED)
    assert one.speaker is not None
    assert other.speaker is not None
    assert (ids(one.actors), ids(other.actors)) == ([other.speaker.id], [one.speaker.id])
    assert one.speaker.id != other.speaker.id
    assert {one.act, other.act} == {Act.ACCUSES}


@LANGUAGES
def test_an_attack_has_its_place_day_and_author(benches: Mapping[str, Bench], iso: str) -> None:
    [claim] = of_line(benches, iso, 1)
    assert (claim.type.family, claim.status, ids(claim.actors)) == ("attack", Status.ACTUAL, ["SYR.MIL"])
    assert claim.place is not None
    assert (claim.place.name, claim.place.country) == ("Aleppo", "SYR")
    assert claim.when is not None
    assert claim.when.start == date(2016, 3, 2)


@LANGUAGES
def test_claims_stand_in_the_order_of_the_text_and_point_to_it(benches: Mapping[str, Bench], iso: str) -> None:
    text, found = ALEPPO[iso], claims(benches, iso)
    assert len(found) >= 8
    assert [c.trigger.start for c in found] == sorted(c.trigger.start for c in found)
    for claim in found:
        assert claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end
        spans: list[Span | Mention] = [claim.evidence, claim.trigger, *claim.actors, *claim.targets]
        assert all(text[span.start : span.end] == span.text for span in spans)
        assert 0 <= claim.confidence <= 1
        assert claim.rule.startswith(f"{iso}.")
        assert claim.trace


@LANGUAGES
def test_a_report_without_a_date_is_dated_by_what_it_says(benches: Mapping[str, Bench], iso: str) -> None:
    reading = benches[iso].reader.read(Report(id="r", text=GANJA[iso], lang=iso))
    report = reading.report
    assert (report.published, report.published_basis) == (date(2020, 10, 14), PublishedBasis.INFERRED)
    assert report.published_reason
    attacks = {c.when.start for c in reading.claims if c.type is EventType.ATTACK_SHELLING and c.when is not None}
    assert {date(2020, 10, 13), date(2020, 10, 11)} <= attacks


@LANGUAGES
def test_each_side_of_a_conflict_accuses_the_other_of_what_it_tells(benches: Mapping[str, Bench], iso: str) -> None:
    found = benches[iso].claims(GANJA[iso])
    told = {(side(c), *ids(c.actors)) for c in found if c.type.family == "attack" and c.act is Act.ACCUSES}
    assert {("ARM", "AZE"), ("AZE", "ARM")} <= told
    violated = {(side(c), c.status, *ids(c.actors)) for c in found if c.type is EventType.TRUCE_VIOLATED}
    assert ("ARM", Status.ACTUAL, "AZE") in violated
    assert not {v for v in violated if v[0] == "AZE" and v[1] is not Status.DENIED}


def test_the_date_that_is_given_is_kept(en: Bench) -> None:
    given = en.reader.read(Report(id="r", text=GANJA["en"], lang="en", published=date(2020, 10, 15))).report
    assert (given.published, given.published_basis) == (date(2020, 10, 15), PublishedBasis.GIVEN)


def test_a_report_that_does_not_tell_its_date_has_none(en: Bench) -> None:
    unknown = en.reader.read(Report(id="r", text=ALEPPO["en"], lang="en")).report
    assert (unknown.published, unknown.published_basis, unknown.published_reason) == (
        None,
        PublishedBasis.UNKNOWN,
        None,
    )


def test_an_agreement_of_the_conflict_may_tell_the_date() -> None:
    days = date(2015, 7, 25), date(2015, 7, 26)
    here, elsewhere = (
        Landmark("truce of 26 July 2015", *days, frozenset({country}), ("humanitarian pause",))
        for country in ("YEM", "SYR")
    )
    text = """The coalition announced yesterday a humanitarian pause in Yemen that takes effect today.
Fighting with the Houthis went on today, Sunday."""
    report = Report(id="r", text=text, lang="en")
    told = {landmark: Reader(landmarks=[landmark]).read(report).report.published for landmark in (here, elsewhere)}
    assert told == {here: date(2015, 7, 26), elsewhere: None}


@LANGUAGES
def test_reading_is_a_function_of_the_report_alone(benches: Mapping[str, Bench], iso: str) -> None:
    first = claims(benches, iso)
    benches[iso].claims(GANJA[iso])
    assert claims(benches, iso) == first


@pytest.mark.parametrize("text", ["", "   \n\n", "… — !"])
@LANGUAGES
def test_a_report_without_words_has_no_claims(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    assert benches[iso].claims(text) == ()


@LANGUAGES
def test_a_report_on_other_things_has_no_claims(benches: Mapping[str, Bench], iso: str) -> None:
    texts = {
        "en": "The bakery opened at seven.\nChildren bought warm bread.\nIt rained in the afternoon.",
        "ar": "فتح المخبز أبوابه في السابعة.\nواشترى الأطفال خبزا ساخنا.\nوهطل المطر بعد الظهر.",
    }
    assert benches[iso].claims(texts[iso]) == ()


def test_a_language_without_a_pack_is_named_with_those_that_have_one(reader: Reader) -> None:
    with pytest.raises(InputError) as refused:
        reader.read(Report(id="r", text="Il pleut.", lang="fr", where="pluie.txt"))
    assert refused.value.where == "pluie.txt"
    assert "'fr'" in refused.value.reason
    assert "ar, en" in refused.value.reason


def test_a_language_that_could_not_be_told_is_an_error(reader: Reader) -> None:
    with pytest.raises(InputError, match="language could not be told"):
        reader.read(Report(id="r", text="...", lang=None))
    with pytest.raises(InputError):
        reader.drafts(Report(id="r", text="...", lang=None))


def test_a_reader_reads_every_language_that_has_a_pack(reader: Reader) -> None:
    assert set(reader.languages) >= {"ar", "en"}
