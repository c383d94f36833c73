"""What stands in the inbox, each item with the version that its reader sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from hudna.engine.decisions import Decision
from hudna.engine.judging import find_incident, incident_judged
from hudna.engine.versions import version
from hudna.ledger import Ledger, Snapshot
from hudna.model.errors import JudgementError
from hudna.model.incidents import Incident
from hudna.model.judgements import Judgement, JudgementKind
from hudna.model.listing import Alike, Unsigned

_AT, _AND = "@", "+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that awaits judgement.

    Attributes:
        target: what is judged: an incident, or a judgement to be signed.
        other: the incident that may be the same one, or empty.
        seen: versions of the incidents that it is about, by a claim of each.
        incidents: those, as they are now; none where they are gone.
        judgement: the verdict to be signed, or None.
    """

    target: str
    other: str = ""
    seen: Mapping[str, str]
    incidents: tuple[Incident, ...] = ()
    judgement: Judgement | None = None

    @property
    def key(self) -> str:
        """Names the item within a page."""
        return self.target + (f"{_AND}{self.other}" if self.other else "")

    @property
    def token(self) -> str:
        """Names the item and what its reader saw of it, to be sent with a form."""
        return _AT.join((self.key, *self.seen.values()))

    @property
    def code(self) -> str:
        """As an id of an element."""
        return "item-" + "".join(one if one.isalnum() else "-" for one in self.key)

    def decision(self, kind: JudgementKind, reason: str) -> Decision:
        """What somebody decides about it."""
        return Decision(kind=kind, target=self.target, other=self.other, reason=reason)

    @classmethod
    def of_incident(cls, incident: Incident, main: Snapshot) -> Self:
        """An incident of which nobody judged."""
        return cls(target=incident.id, seen=_seen([incident], main), incidents=(incident,))

    @classmethod
    def of_unsigned(cls, unsigned: Unsigned, main: Snapshot) -> Self:
        """A verdict that awaits its signature."""
        told = () if unsigned.incident is None else (unsigned.incident,)
        return cls(
            target=unsigned.judgement.id,
            seen=_seen(told, main),
            incidents=told,
            judgement=unsigned.judgement,
        )

    @classmethod
    def of_alike(cls, alike: Alike, main: Snapshot) -> Self:
        """Two incidents that may be one."""
        both = (alike.one, alike.other)
        return cls(target=alike.one.id, other=alike.other.id, seen=_seen(both, main), incidents=both)

    @classmethod
    def of_token(cls, token: str, ledger: Ledger) -> Self:
        """What a form names, as its reader saw it.

        Raises:
            JudgementError: it is nothing of his inbox any more.
        """
        key, *versions = token.split(_AT)
        target, _, other = key.partition(_AND)
        judgement = ledger.judgement(target)
        first = find_incident(ledger, target) if judgement is None else incident_judged(ledger, judgement)
        found = [first, *([find_incident(ledger, other)] if other else [])]
        told = tuple(one for one in found if one is not None)
        if len(told) != len(found) or len(told) != len(versions):
            raise JudgementError(key, "is not there any more")
        seen = {one.claims[0]: shown for one, shown in zip(told, versions, strict=True)}
        return cls(target=target, other=other, seen=seen, incidents=told, judgement=judgement)


def _seen(incidents: Sequence[Incident], main: Snapshot) -> dict[str, str]:
    return {one.claims[0]: version(one, main) for one in incidents}
