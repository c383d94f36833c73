"""What a file of the register may get wrong although every key in it is known."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator

from hudna.model.agreements import Agreement, Amendment, DailyHours, Moment, Provision

_SHOWN = {"ar", "en"}  # languages of the tables and pages in which agreements stand

Fault = tuple[str, str]
"""The place in the file, and the reason why it cannot be so."""


def faults(agreement: Agreement) -> Iterator[Fault]:
    """Every contradiction in an agreement, in the order of its file."""
    yield from _identity(agreement)
    yield from _window(agreement)
    yield from _words(agreement)
    yield from _sides(agreement)
    for lists in ("excludes", "mediators", "guarantors", "countries", "references"):
        yield from _twice(lists, getattr(agreement, lists))
    yield from _members(agreement)
    yield from _twice("provision", (provision.id for provision in agreement.provisions))
    for provision in agreement.provisions:
        yield from _provision(agreement, provision)
    for number, amendment in enumerate(agreement.amendments):
        yield from _amendment(agreement, amendment, f"amendment[{number}]")
    made = [amendment.made.time for amendment in agreement.amendments]
    if made != sorted(made):
        yield "amendment", "amendments stand in the order in which they were made"


def strangers(agreement: Agreement, known: Collection[str]) -> Iterator[Fault]:
    """Whoever an agreement names, but nobody knows: no claim could ever be theirs.

    Args:
        agreement: as built from its file.
        known: ids of actors; whoever is a body of one (`SYR.REB`) is known with it.
    """
    named: list[tuple[str, Iterable[str]]] = [("sides", agreement.parties)]
    named += [(f"members.{party}", members) for party, members in agreement.members.items()]
    named += [(place, getattr(agreement, place)) for place in ("excludes", "mediators", "guarantors", "countries")]
    for place, ids in named:
        unknown = [one for one in ids if one not in known and one.partition(".")[0] not in known]
        if unknown:
            yield place, f"{_list(unknown)}: nobody has this id"


def unplaced(agreement: Agreement, called: Callable[[str], Collection[str]]) -> Iterator[Fault]:
    """Wherever an agreement holds, but no claim could ever have happened.

    Args:
        agreement: as built from its file.
        called: by what a place may be called, the names that claims have it by.
    """
    named = [("places", agreement.places)]
    named += [(f"provision {provision.id}: places", provision.places) for provision in agreement.provisions]
    for where, places in named:
        for place in places:
            names = called(place)
            if not names:
                yield where, f"{place}: the gazetteer has no such place"
            elif place not in names:
                yield where, f"{place}: the gazetteer calls it {' or '.join(sorted(names))}"


def _identity(agreement: Agreement) -> Iterator[Fault]:
    days = (agreement.signed.time.date(), agreement.effect.time.date())
    if agreement.id not in {f"{agreement.conflict}-{day}" for day in days}:
        yield "id", "is not the conflict with the day of signature or of effect"


def _window(agreement: Agreement) -> Iterator[Fault]:
    if agreement.effect.time < agreement.signed.time:
        yield "effect", "lies before the signature"
    if agreement.end is not None and agreement.end.time <= agreement.effect.time:
        yield "end", "does not lie after the effect"
    if (agreement.end is None) != (agreement.end_reason is None):
        yield "end_reason", "an end and its reason come together"
    yield from _daily("daily", agreement.daily)


def _daily(place: str, daily: DailyHours | None) -> Iterator[Fault]:
    if daily is not None and daily.opens == daily.closes:
        yield place, "ends when it begins"


def _sides(agreement: Agreement) -> Iterator[Fault]:
    yield from _twice("sides", agreement.parties)
    if len(agreement.sides) == 1 and not agreement.is_unilateral:
        yield "sides", "has all parties on one side, as only a unilateral declaration may"
    acting = {member for members in agreement.members.values() for member in members}
    bound = acting.union(agreement.parties).intersection(agreement.excludes)
    if bound:
        yield "excludes", f"{_list(bound)}: bound by the agreement, as a party or for one"


def _members(agreement: Agreement) -> Iterator[Fault]:
    for party, members in agreement.members.items():
        if party not in agreement.parties:
            yield f"members.{party}", "is not among the parties"
        yield from _twice(f"members.{party}", members)
        if not set(members).isdisjoint(agreement.parties):
            yield f"members.{party}", f"{_list(set(members) & set(agreement.parties))}: a party of its own"


def _words(agreement: Agreement) -> Iterator[Fault]:
    languages = set(agreement.name)
    if missing := _SHOWN - languages:
        yield "name", f"is not in {_list(missing)}"
    texts = [("aliases", set(agreement.aliases))]
    texts += [(f"provision {provision.id}: text", set(provision.text)) for provision in agreement.provisions]
    for place, told in texts:
        if told != languages:
            yield place, f"is in {_list(told)}, but the name is in {_list(languages)}"


def _provision(agreement: Agreement, provision: Provision) -> Iterator[Fault]:
    place = f"provision {provision.id}"
    yield from _twice(f"{place}: bound", provision.bound)
    strangers = set(provision.bound) - set(agreement.parties)
    if strangers:
        yield f"{place}: bound", f"{_list(strangers)}: not among the parties"
    elif agreement.is_unilateral and not provision.asked and _sides_of(agreement, provision) > 1:
        yield f"{place}: bound", "a unilateral truce binds one side: of the other it is `asked`"
    start = provision.start or agreement.effect
    if start.time < agreement.signed.time:
        yield f"{place}: start", "lies before the signature"
    yield from _limits(place, start, provision.end, provision.deadline)
    yield from _daily(f"{place}: daily", provision.daily)
    both = set(provision.breached_by) & set(provision.fulfilled_by)
    if both:
        yield f"{place}: fulfilled_by", f"{_list(both)}: also under breached_by"


def _limits(place: str, start: Moment, end: Moment | None, deadline: Moment | None) -> Iterator[Fault]:
    """What a provision, or an amendment of it, says of its end and its deadline."""
    if end is not None and end.time <= start.time:
        yield f"{place}: end", "does not lie after the start"
    if deadline is not None and deadline.time < start.time:
        yield f"{place}: deadline", "lies before the provision takes effect"


def _sides_of(agreement: Agreement, provision: Provision) -> int:
    return sum(not set(side).isdisjoint(provision.bound) for side in agreement.sides)


def _amendment(agreement: Agreement, amendment: Amendment, place: str) -> Iterator[Fault]:
    if amendment.made.time < agreement.signed.time:
        yield f"{place}: made", "lies before the signature"
    if amendment.deadline is None and amendment.end is None:
        yield place, "moves neither a deadline nor an end"
    if amendment.provision is None:
        yield from _extension(agreement, amendment, place)
        return
    amended = next((provision for provision in agreement.provisions if provision.id == amendment.provision), None)
    if amended is None:
        yield f"{place}: provision", f"there is no provision {amendment.provision}"
    else:
        yield from _limits(place, amended.start or agreement.effect, amendment.end, amendment.deadline)


def _extension(agreement: Agreement, amendment: Amendment, place: str) -> Iterator[Fault]:
    """Of an amendment of the agreement itself."""
    if amendment.deadline is not None:
        yield f"{place}: deadline", "belongs to a provision, and none is named"
    if amendment.end is not None and agreement.end is None:
        yield f"{place}: end", "the agreement has no end to move"
    elif amendment.end is not None and amendment.end.time <= agreement.effect.time:
        yield f"{place}: end", "does not lie after the effect"


def _twice(place: str, values: Iterable[str]) -> Iterator[Fault]:
    for earlier, later in itertools.pairwise(sorted(values)):
        if earlier == later:
            yield place, f"names {later} twice"


def _list(values: Iterable[str]) -> str:
    return ", ".join(sorted(values)) or "no language"
