"""From a submission to readings: a public report with its coded claims, and a report of its own for what is confidential."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from hudna.model.access import Access
from hudna.model.claims import Act, Claim, Mention, Place, Span, Status, When
from hudna.model.events import EventType
from hudna.model.readings import Reading
from hudna.model.reports import PublishedBasis, Report, Withdrawal
from hudna.sources.characters import inspect
from hudna.sources.forms.form import Form
from hudna.sources.forms.observation import Observation, Photograph, observation
from hudna.sources.forms.photographs import hashed
from hudna.sources.forms.position import Position
from hudna.sources.forms.sentences import Marked, Sentences, load_sentences
from hudna.sources.forms.submission import Submission
from hudna.sources.forms.telling import (
    ACTOR,
    DENIAL,
    DENIED,
    DENIED_AT,
    DENIED_BY,
    EVENT,
    KIND,
    PLACE,
    TARGET,
    Telling,
    event_position,
)
from hudna.sources.forms.times import instant
from hudna.sources.language import SURE, detect_language

CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What lies beside submissions.

    Attributes:
        folder: where they lie; None where they lie in no folder.
        working: called now and then while photographs are read.
    """

    folder: Path | None = None
    working: Callable[[], None] = lambda: None


def recorded(submission: Submission, form: Form, beside: Beside, where: str) -> Iterator[Reading | Withdrawal]:
    """What becomes of a submission.

    One that was rejected on the server is withdrawn, with both its accounts.

    Args:
        submission: the submission.
        form: the form that it is of.
        beside: what lies beside it.
        where: how errors name it.

    Raises:
        UnreadableError: answers are missing or wrong.
    """
    url = f"urn:uuid:{submission.root}"
    if submission.is_rejected:
        for one in (url, f"{url}#{CONFIDENTIAL}"):
            yield Withdrawal(url=one, reason="a reviewer rejected the submission on its server", where=where)
        return
    told, notices = observation(submission, form)
    language, says, of_language = _language(told, form)
    source = f"{told.organisation}, observer {told.observer}"
    published, of_day = _published(submission, told)
    photographs, of_photographs = _photographs(told, submission, beside)
    telling = Telling(told, form, says[0], says[1], source)
    text = telling.public(photographs)
    report = Report(
        id=f"{form.id}-{submission.current}",
        text=text.text,
        lang=language,
        published=published,
        published_basis=PublishedBasis.UNKNOWN if published is None else PublishedBasis.GIVEN,
        title=form.title[says[0]],
        source=source,
        url=url,
        where=where,
        notices=(
            *notices,
            *filter(None, [told.began.doubt]),
            *of_language,
            *of_day,
            *of_photographs,
            *_of_submission(submission, form),
        ),
    )
    coder = f"form {form.called}"
    yield _sound(Reading(report=report, claims=tuple(_claims(told, text, form)), coder=coder))
    closed = telling.confidential(str(submission.current))
    if closed is not None:
        own = replace(
            report,
            id=f"{report.id}-{CONFIDENTIAL}",
            text=closed.text,
            source=f"{source} [{CONFIDENTIAL}]",  # in brackets that are no remark: it is never the source without them
            url=f"{url}#{CONFIDENTIAL}",
            notices=(),
        )
        yield _sound(Reading(report=own, claims=(), coder=coder, access=Access.CONFIDENTIAL))


def _sound(reading: Reading) -> Reading:
    """The reading, whose text is one.

    Raises:
        UnreadableError: it has half a character, or is full of control characters.
    """
    inspect(reading.report.text)
    return reading


def _language(told: Observation, form: Form) -> tuple[str, tuple[str, Sentences], tuple[str, ...]]:
    """The language of the account, that of the sentences made with their words, and what is to be noticed about it."""
    sentences = load_sentences()
    account = told.public or told.confidential
    detected = None if account is None else detect_language(account)
    default = form.languages[0]
    if detected is None:
        return default, (default, sentences[default]), ()
    language, confidence = detected
    if language in sentences:
        return language, (language, sentences[language]), ()
    if confidence < SURE:
        unsure = (
            f"language guessed: {default}; the account looks like {language}, with little confidence ({confidence:.2f})"
        )
        return default, (default, sentences[default]), (unsure,)
    other = f"the account is in {language}, which the form has no sentences for; those that are made are in {default}"
    return language, (default, sentences[default]), (other,)


def _published(submission: Submission, told: Observation) -> tuple[date | None, tuple[str, ...]]:
    """The day of submission, and what is to be noticed about it."""
    submitted = submission.said.get("submitted") or submission.said.get("end")
    if submitted is None:
        return None, ("the day of submission is not told",)
    try:
        at = instant(submitted)
    except ValueError:
        return None, (f"the time of submission, {submitted[:40]!r}, is none",)
    late = ("by its time, the event began after the submission",) if told.began.is_after(at) else ()
    return at.date() if isinstance(at, datetime) else at, late


def _photographs(
    told: Observation, submission: Submission, beside: Beside
) -> tuple[tuple[Photograph, ...], tuple[str, ...]]:
    instances = (submission.current, submission.root)
    found = [
        hashed(one, f"photograph {number}", beside.folder, instances, beside.working)
        for number, one in enumerate(told.photographs, 1)
    ]
    return tuple(one for one, _ in found), tuple(notice for _, notice in found if notice is not None)


def _of_submission(submission: Submission, form: Form) -> Iterator[str]:
    filled_in = submission.said.get("form")
    if filled_in is not None and filled_in != form.called:
        yield f"filled in with {filled_in[:60]!r}, and read as {form.called}"
    if submission.strange:
        yield f"not of the form, and left out: {', '.join(submission.strange)}"
    if not submission.is_numbered:
        yield "it has no instance, so a correction of it will be taken for another submission"


def _claims(told: Observation, text: Marked, form: Form) -> Iterator[Claim]:
    when = When(start=told.began.day, end=told.began.day, text=told.began.day.isoformat())
    rule = f"form.{form.id}.{form.version}"
    if told.kind.type is not None:
        yield Claim(
            evidence=_span(text, EVENT),
            trigger=_span(text, KIND),
            type=told.kind.type,
            status=told.certainty.status or Status.ACTUAL,
            act=Act.STATES,
            actors=_mention(text, ACTOR, told.actor),
            targets=_mention(text, TARGET, told.target),
            place=_place(text, PLACE, told.country, event_position(told)),
            when=when,
            killed=None if told.killed is None else told.killed.count,
            wounded=None if told.wounded is None else told.wounded.count,
            rule=rule,
            confidence=1.0,
            trace=tuple(_trace(told, form)),
        )
    if told.denial is not None:
        yield Claim(
            evidence=_span(text, DENIAL),
            trigger=_span(text, DENIED),
            type=EventType.OBSTRUCTION,
            status=Status.ACTUAL,
            act=Act.STATES,
            actors=_mention(text, DENIED_BY, told.denial.by),
            place=_place(text, DENIED_AT, told.country, told.position if told.shared else None),
            when=when,
            rule=rule,
            confidence=1.0,
            trace=(f"coded in form {form.called}: access denied",),
        )


def _trace(told: Observation, form: Form) -> Iterator[str]:
    yield f"coded in form {form.called}: {told.kind.name}, {told.certainty.name}"
    yield f"observed by: {', '.join(one.name for one in told.means)}"
    if event_position(told) is not None:
        yield "position computed from the observer's, direction and distance (great circle, mean radius of WGS 84)"


def _place(text: Marked, mark: str, country: str | None, point: Position | None) -> Place | None:
    if mark not in text.marks:
        return None
    words = _span(text, mark)
    return Place(
        start=words.start,
        end=words.end,
        text=words.text,
        name=words.text,
        country=country,
        lat=None if point is None else round(point.lat, 5),
        lon=None if point is None else round(point.lon, 5),
    )


def _mention(text: Marked, mark: str, side: str | None) -> tuple[Mention, ...]:
    if side is None:
        return ()
    words = _span(text, mark)
    return (Mention(id=side, start=words.start, end=words.end, text=words.text),)


def _span(text: Marked, mark: str) -> Span:
    start, end = text.marks[mark]
    return Span(start, end, text.text[start:end])
