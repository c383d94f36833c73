"""What a list of incidents holds that a figure of an agreement leads to, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.engine.incident_filters import IncidentFilters
from hudna.model.agreements import Agreement
from hudna.model.compliance import Effect, Voice
from hudna.views.web.words import Words


def findings_listed(words: Words, asked: IncidentFilters, agreement: Agreement, number: int) -> str:
    """How many incidents breach or fulfil an agreement, and which of them are asked for.

    Args:
        words: of the reader.
        asked: findings under the agreement.
        agreement: which.
        number: how many incidents these are.
    """
    if asked.finding is Effect.BREACH:
        told = words.ngettext(
            "%(number)s incident that breaches: %(agreement)s",
            "%(number)s incidents that breach: %(agreement)s",
            number,
        )
    else:
        told = words.ngettext(
            "%(number)s incident that fulfils: %(agreement)s",
            "%(number)s incidents that fulfil: %(agreement)s",
            number,
        )
    name = agreement.name.get(words.preferences.language) or next(iter(agreement.name.values()))
    facts = (told % {"number": words.number(number), "agreement": name}, *_facts(words, asked, agreement))
    return words.gettext("; ").join(facts)


def _facts(words: Words, asked: IncidentFilters, agreement: Agreement) -> Iterator[str]:
    for provision in agreement.provisions:
        if provision.id == asked.provision:
            yield f"{words.label(provision.kind)} ({provision.id})"
    sides = {side[0]: side for side in agreement.sides}
    doers = (asked.party,) if asked.party else sides.get(asked.side, (asked.side,)) if asked.side else ()
    if doers:
        yield words.gettext("by %(who)s") % {"who": words.names(doers)}
    if asked.voice is not None:
        yield words.gettext("told by %(speakers)s") % {"speakers": _accuser(words, asked.voice, asked.accuser, sides)}
    if asked.grades:
        yield words.listed(words.label(grade) for grade in asked.grades)
    if asked.since or asked.until:
        yield _days(words, asked)
    if asked.undated:
        yield words.gettext("of no told day")
    if asked.unsure:
        yield words.gettext("not surely in its time or by this party")


def _accuser(words: Words, voice: Voice, accuser: str | None, sides: dict[str, tuple[str, ...]]) -> str:
    if accuser is None:
        return words.gettext("outlets of an unknown home")
    who = words.names((accuser,) if voice is Voice.OTHER else sides.get(accuser, (accuser,)))
    return words.gettext("outlets of %(home)s") % {"home": who} if voice is Voice.OUTLETS else who


def _days(words: Words, asked: IncidentFilters) -> str:
    if asked.since and asked.until:
        return words.days(asked.since, asked.until)
    told = words.gettext("since %(day)s") if asked.since else words.gettext("until %(day)s")
    return told % {"day": words.day(asked.since or asked.until)}
