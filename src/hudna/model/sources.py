"""Sources: who publishes reports, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hudna.model.access import Access
from hudna.model.judgements import Reliability


class Ownership(StrEnum):
    """In whose hands an outlet is."""

    STATE = "state"  # owned or run by a government or an authority
    PARTY = "party"  # owned or run by a political or armed group
    PUBLIC = "public"  # publicly funded, with an editorial line that its charter keeps from the government
    PRIVATE = "private"
    ORGANISATION = "organisation"  # of states, or of civil society


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who publishes reports.

    Attributes:
        id: unique in the register of sources.
        name: in English, as it calls itself.
        names: what reports give as their source where it is this one, besides `name`.
        ownership: in whose hands it is.
        country: ISO 3166-1 alpha-3 of where it is published; None for a body of many states.
        affiliated: id of the state, group or body that owns, runs or directs it; None where none does.
        languages: ISO 639-1 codes of those in which it publishes.
        why: what is known of whose it is, in a sentence.
        reliability: as a person graded it; None where nobody has.
        access: how open its reports are, where nobody decided otherwise.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    ownership: Ownership
    country: str | None = None
    affiliated: str | None = None
    languages: tuple[str, ...]
    why: str
    reliability: Reliability | None = None
    access: Access = Access.PUBLIC

    @property
    def home(self) -> str | None:
        """Where it stands when parties are told apart: with who directs it, or else with its country."""
        return self.affiliated or self.country


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """What a ledger has of a source.

    Attributes:
        name: of the outlet where it is known, otherwise as the reports give it; None for reports that give none.
        given: the names that the reports give, sorted.
        source: what is known of it, or None.
        languages: ISO 639-1 codes of its reports, sorted.
        reports, claims: how many of it were read, and how many claims in them.
        first, last: the first and last day of publication, or None where no report has one.
        reliability: the last grade that a person gave it in this ledger; otherwise that of the register of sources, if any.
        access: how open its reports are, by the last decision of a person in this ledger; otherwise by the register.
        silent_since: its last day, where others have published since; otherwise None.
        silent_days: days from then to the last day on which any source published; None where it is not silent.
    """

    name: str | None
    given: tuple[str, ...]
    source: Source | None
    languages: tuple[str, ...]
    reports: int
    claims: int
    first: date | None
    last: date | None
    reliability: Reliability | None = None
    access: Access = Access.PUBLIC
    silent_since: date | None
    silent_days: int | None
