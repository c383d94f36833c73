"""Parties named in a sentence: names, bodies with their owners, titled people, coordination, "both sides".

A body ("army", وزارة الدفاع) takes its side from its owner, which stands before or after it as the language has it; without
one, from the report's conflict. What is put together here is the noun phrase, so that
"the Russian foreign minister, Sergei Lavrov" is one party, not three.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hudna.reading.names import Name, Names
from hudna.reading.pack import Pack
from hudna.reading.phrases import Match
from hudna.reading.tokens import Token

_STOPS = frozenset(".!?؟;؛:«»“”\"()[]–—")
_SKIPPED = 2  # words between a body and its owner: ranks, "foreign", "armed"


@dataclass(frozen=True, slots=True)
class Party:
    """A party as named in a sentence.

    Attributes:
        first, last: its tokens, `last` exclusive.
        id: whom it stands for; for a body without an owner, its suffix with `?` before it until the report is known.
        kind: `name`, `adjective`, `seat`, `person`, `role` (a titled person), `body`, `people`, or `both`.
        prefix: clitics on its first word.
        pronoun: the possessive pronoun on it, if any.
        name: the body or name as matched.
        people: whether it is persons of no office (civilians, fighters), who seldom speak or command.
    """

    first: int
    last: int
    id: str
    kind: str
    prefix: str = ""
    pronoun: str = ""
    name: Name | None = None

    @property
    def people(self) -> bool:
        """Whether it is persons of no office, who are harmed rather than speak."""
        return self.kind == "people"


def owned(owner: str, body: Name) -> str:
    """The id of a body that belongs to a side: a state's bodies are told apart, a group's are the group."""
    if body.id or body.body is None:
        return body.id
    side = owner.partition(".")[0]
    return side + body.body.suffix if len(side) == 3 and side.isupper() else owner


class PartyFinder:
    """Finds the parties named in sentences of one language."""

    def __init__(self, pack: Pack, names: Names) -> None:
        self._index = names.index
        self._before = pack.data.owner.side == "before"
        words = pack.tokenizer.words
        self._links = frozenset(w for link in pack.data.owner.links for w in words(link))
        self._link_clitics = frozenset(pack.data.owner.clitics)
        self._grammar = pack.grammar

    def find(self, tokens: Sequence[Token]) -> list[Party]:
        """The parties of a sentence, in order; none overlaps another."""
        found: list[Party] = []
        matches = self._matches(tokens)
        n = 0
        while n < len(matches):
            n, party = self._phrase(tokens, matches, n)
            found.append(party)
        return self._appose(tokens, found)

    def _matches(self, tokens: Sequence[Token]) -> list[Match[Name]]:
        out = []
        index = 0
        while index < len(tokens):
            match = self._index.longest(tokens, index)
            if match is None:
                index += 1
                continue
            out.append(match)
            index = match.last
        return out

    def _phrase(self, tokens: Sequence[Token], matches: list[Match[Name]], n: int) -> tuple[int, Party]:
        """The noun phrase that begins with match `n`, and the number of the match after it."""
        return self._owner_first(tokens, matches, n) if self._before else self._owner_last(tokens, matches, n)

    def _near(self, tokens: Sequence[Token], end: int, start: int) -> bool:
        """Whether only a word or two, and no punctuation, stand between token `end` (exclusive) and `start`."""
        if start - end > _SKIPPED:
            return False
        return not any(_STOPS & set(t.gap) or "," in t.gap or "،" in t.gap for t in tokens[end : start + 1])

    def _owner_last(self, tokens: Sequence[Token], matches: list[Match[Name]], n: int) -> tuple[int, Party]:
        match = matches[n]
        if match.value.kind != "body":
            return n + 1, _plain(match)
        if n + 1 < len(matches) and self._near(tokens, match.last, matches[n + 1].first):
            between = tokens[match.last : matches[n + 1].first]
            follower = matches[n + 1]
            linked = all(t.norm in self._links or _described(t) for t in between)
            bound = follower.form.prefix in {"", "ال"} or follower.form.prefix in self._link_clitics
            if linked and bound and follower.value.kind != "person":
                after, owner = self._owner_last(tokens, matches, n + 1)
                if not owner.id.startswith("?") or owner.name is None or owner.name.kind != "body":
                    return after, _body(match, owner.id, owner.last)
                return after, replace(_body(match, None, owner.last), id=_outer(match.value, owner))
        return n + 1, _body(match, None, match.last)

    def _owner_first(self, tokens: Sequence[Token], matches: list[Match[Name]], n: int) -> tuple[int, Party]:
        party = _plain(matches[n]) if matches[n].value.kind != "body" else _body(matches[n], None, matches[n].last)
        n += 1
        while n < len(matches):
            match = matches[n]
            if not self._near(tokens, party.last, match.first) or match.value.kind != "body":
                break
            between = tokens[party.last : match.first]
            if any(t.norm in self._links or self._grammar.longest(tokens, i + party.last) for i, t in enumerate(between)):
                break
            owner = None if party.id.startswith("?") else party.id
            party = replace(_body(match, owner, match.last), first=party.first, prefix=party.prefix)
            n += 1
        if party.id.startswith("?") and n < len(matches):
            between = [t.norm for t in tokens[party.last : matches[n].first]]
            if between and between[0] in self._links and between[1:] in ([], ["the"]):
                after, owner_party = self._owner_first(tokens, matches, n)
                if not owner_party.id.startswith("?") and party.name is not None:
                    return after, replace(party, id=owned(owner_party.id, party.name), last=owner_party.last)
        return n, party

    def _appose(self, tokens: Sequence[Token], found: list[Party]) -> list[Party]:
        """Join a title and the name beside it ("the Kremlin spokesman, Dmitry Peskov"; "Peskov, the Kremlin spokesman")."""
        out: list[Party] = []
        for party in found:
            last = out[-1] if out else None
            if last is not None and {last.kind, party.kind} == {"role", "person"} and party.first - last.last <= 1:
                gap = "".join(t.gap for t in tokens[last.last : party.first + 1])
                joined = not (_STOPS & set(gap)) and not party.prefix.startswith(("و", "ب", "ل"))
                if joined and "and" not in {t.norm for t in tokens[last.last : party.first]}:
                    known = party if last.id.startswith("?") or last.kind == "person" else last
                    known = last if known.id.startswith("?") else known
                    out[-1] = replace(known, first=last.first, last=party.last, prefix=last.prefix, kind="role")
                    continue
            out.append(party)
        return out


def _described(token: Token) -> bool:
    """Whether a word may be an adjective of the body before it: it carries the article."""
    return any(form.prefix == "ال" for form in token.forms)


def _plain(match: Match[Name]) -> Party:
    return Party(match.first, match.last, match.value.id, match.value.kind, match.form.prefix, match.form.suffix, match.value)


def _body(match: Match[Name], owner: str | None, last: int) -> Party:
    body = match.value.body
    kind = {"body": "body", "person": "role", "people": "people"}[body.kind] if body else "body"
    identifier = match.value.id or (owned(owner, match.value) if owner else "?" + (body.suffix if body else ""))
    return Party(match.first, last, identifier, kind, match.form.prefix, match.form.suffix, match.value)


def _outer(body: Name, owner: Party) -> str:
    """A body of a body without an owner ("وزير دفاع النظام"): the more telling suffix of the two."""
    return "?" + ((body.body.suffix if body.body else "") or owner.id[1:])
