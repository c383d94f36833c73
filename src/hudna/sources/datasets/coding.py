"""From an event of a dataset to a reading: a report that says what is coded, and one claim whose words stand in it.

The report holds the dataset's notes, a sentence made of the fields, and what the event was coded from. The sentence is the
evidence of the claim: the notes tell more than is coded, and are there to be read beside it. As the sentence holds every field
that is taken, a row that was corrected is another text, and so a version.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from hudna.model.claims import Act, Claim, Mention, Place, Span, When
from hudna.model.readings import Reading
from hudna.model.reports import PublishedBasis, Report
from hudna.sources.datasets.events import Event, Party, Where
from hudna.sources.datasets.wording import Wording
from hudna.sources.language import detect_language

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def reading_of(event: Event, source: str, rule: str) -> Reading:
    """The reading of an event whose type is known.

    Args:
        event: what is coded.
        source: the dataset, as the source of the report and the coder of the claim.
        rule: what the ids of rules begin with: `acled`.

    Raises:
        ValueError: it has no type.
    """
    if event.type is None:
        raise ValueError(f"event {event.id} has no type")
    wording = Wording()
    if event.notes:
        wording.say(f"{event.notes}\n")
    start = len(wording)
    wording.say(f"{source} codes event {event.id} as ")
    trigger = wording.say(event.sort)
    place = _say_place(event.where, wording)
    when = wording.say(_days(event.first, event.last))
    parties = {one: _say_party(one, wording) for one in (*event.actors, *event.targets, *event.others)}
    if event.figures:
        wording.say(f"; {event.figures}")
    wording.say(".")
    evidence = wording.since(start)
    if event.basis:
        wording.say(f"\nCoded from: {event.basis}")
    claim = Claim(
        evidence=evidence,
        trigger=trigger,
        type=event.type,
        status=event.status,
        act=Act.STATES,
        actors=_mentions(event.actors, parties),
        targets=_mentions(event.targets, parties),
        place=place,
        when=When(start=event.first, end=event.last, text=when.text.removeprefix(", ")),
        killed=event.killed,
        wounded=event.wounded,
        rule=f"{rule}.{_slug(event.sort)}",
        trace=(f"coded by {source} as {event.sort}", *event.precision),
    )
    return Reading(report=_report(event, source, wording.text), claims=(claim,), coder=source)


def _report(event: Event, source: str, text: str) -> Report:
    detected = detect_language(event.notes or text) if event.lang is None else None
    return Report(
        id=f"{_slug(source)}-{event.id}",
        text=text,
        lang=detected[0] if detected is not None else event.lang,
        published=event.published,
        published_basis=PublishedBasis.UNKNOWN if event.published is None else PublishedBasis.GIVEN,
        title=f"{source} {event.id}: {event.sort}",
        source=event.source or source,
        url=event.url,
        notices=event.notices,
    )


def _say_place(where: Where | None, wording: Wording) -> Place | None:
    if where is None:
        return None
    wording.say(" in ")
    name = wording.say(where.name)
    for one in where.within:
        wording.say(f", {one}")
    return Place(
        start=name.start,
        end=name.end,
        text=name.text,
        name=where.name,
        country=where.country,
        lat=where.lat,
        lon=where.lon,
        kind=where.kind,
    )


def _say_party(party: Party, wording: Wording) -> Span:
    wording.say(f"; {party.column}: ")
    return wording.say(party.name)


def _mentions(parties: Sequence[Party], said: dict[Party, Span]) -> tuple[Mention, ...]:
    """Those who are known, each once."""
    known = {one.id: said[one] for one in reversed(parties) if one.id is not None}
    return tuple(
        Mention(id=one.id, start=said[one].start, end=said[one].end, text=said[one].text)
        for one in parties
        if one.id is not None and known[one.id] is said[one]
    )


def _days(first: date, last: date) -> str:
    return f", {_day(first)}" if first == last else f", between {_day(first)} and {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _slug(words: str) -> str:
    return re.sub(r"[\W_]+", "-", words.casefold()).strip("-") or "event"
