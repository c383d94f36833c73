"""A party: the words of a sentence that name somebody, and whom they stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hudna.reading.names import Name
from hudna.reading.phrases import Match

_KINDS = {"person": "role", "people": "people", "asset": "asset", "media": "media", "source": "source"}


# No named tuple: its fields are asked for some thousand times a report, and each time looked up by name.
@dataclass(slots=True, eq=False)
class Party:
    """A party as named in a sentence.

    Attributes:
        first, last: its tokens, `last` exclusive.
        id: whom it stands for; for a body without an owner, its suffix with `?` before it until the report is known.
        kind: `name`, `adjective`, `seat`, `person`, `role` (a titled person), `body`, `people`, `asset` (a thing whose
            owner acts or suffers), `media`, `source`, or `both`.
        prefix: clitics on its first word.
        pronoun: the possessive pronoun on it, if any.
        name: the body or name as matched.
        introduced: whether a person's name that no lexicon knows ends it, after a title.
        definite: whether it is marked as known from before: "the", ال.
        holder: whether it is named only as who holds the place or the thing beside it: "rebel-held".
        told_to_hold: whether words before it tell that it is: "held by".
        still: whether it is a place of nobody who acts there: "the army's positions".
        owner: the party whose body, office or thing it is, where the sentence names it.
    """

    first: int
    last: int
    id: str
    kind: str
    prefix: str = ""
    pronoun: str = ""
    name: Name | None = None
    introduced: bool = False
    definite: bool = False
    holder: bool = False
    told_to_hold: bool = False
    still: bool = False
    owner: Party | None = None

    @property
    def side(self) -> str:
        """The side it belongs to: the part of the id before the dot."""
        return self.id.partition(".")[0]

    @property
    def people(self) -> bool:
        """Whether it is persons of no office, who are harmed rather than speak."""
        return self.kind == "people"

    @property
    def open(self) -> bool:
        """Whether nobody in the sentence owns it."""
        return self.id.startswith("?")

    @property
    def title(self) -> bool:
        """Whether a person's name may stand beside it."""
        return self.kind in {"role", "people", "source"}


def party_of(match: Match[Name], states: frozenset[str]) -> Party:
    """The party that a name is by itself, before any owner."""
    name = match.value
    identifier, kind = name.id, str(name.kind)
    if name.body is not None:
        identifier, kind = name.id or "?" + name.body.suffix, _KINDS.get(name.body.kind, "body")
    elif name.kind == "adjective" and match.feature == "noun":
        identifier, kind = (name.id + ".CVL", "people") if name.id in states else (name.id, "name")
    still = name.body is not None and name.body.still
    return Party(match.first, match.last, identifier, kind, match.form.prefix, match.form.suffix, name, still=still)


def owned(owner: Party, name: Name, states: frozenset[str]) -> str:
    """The id of a body that belongs to somebody: a state's bodies are told apart, a group's are the group.

    The outlets of a state are media like others; those of a group, or that a name tells ("the KCNA agency"), speak for it.
    """
    body = name.body
    if body is None:
        return name.id
    if body.id is not None:
        speaks = body.kind == "media" and (owner.kind == "media" or owner.id not in states)
        return owner.id if speaks else body.id
    side = owner.name.id if owner.name is not None and owner.name.kind == "adjective" else owner.id
    if side in states:
        return body.by_country.get(side, side + body.suffix)
    return side


def with_owner(body: Party, owner: Party, states: frozenset[str]) -> Party:
    """A body with the party that owns it, in whichever order they stand; of both sides it stands for them."""
    if owner.kind == "both":
        return replace(owner, first=min(body.first, owner.first), last=max(body.last, owner.last))
    identifier, name = body.id, body.name
    inner = owner.name.body if owner.name is not None else None
    if name is not None and name.body is not None and not owner.open:
        identifier = owned(owner, name, states)
    elif name is not None and name.body is not None and body.open and inner is not None:
        # "rebel positions", "the army's spokesman": both without an owner. The more telling suffix says whose it is, and the
        # inner of the two whether it may stand alone: "the head of the party" is not the head of the state.
        suffix = name.body.suffix
        identifier = owner.id if inner.by_country or not suffix else "?" + suffix
        name = name if name.posts else owner.name
    return replace(
        body,
        first=min(body.first, owner.first),
        last=max(body.last, owner.last),
        id=identifier,
        pronoun=body.pronoun or owner.pronoun,
        name=name,
        owner=owner,
    )
