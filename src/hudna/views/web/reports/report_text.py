"""The text of a report, cut so that it can be shown: into parts, paragraphs, and pieces that the same claims rest on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from hudna.model.claims import Claim
from hudna.views.web.characters import UNSEEN_RUN, names_of

LAYERS = 3
"""Depths at which the evidence of claims is underlined, so that claims on the same words are told apart."""

_LENGTH = 50_000  # characters of a part at most
_LINES = 3_000  # of a part at most
_UNSEEN = 1_500  # runs of unseen characters in a part at most: each is shown by its names
_BREAKS = re.compile("\n+")
_CLAIMS = 100  # claims of a part at most


@dataclass(frozen=True, slots=True)
class Part:
    """From where to where a part of a text goes."""

    start: int
    end: int


class Edit(StrEnum):
    """What a newer version of a text has done with characters."""

    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters of one paragraph that the same claims rest on.

    Attributes:
        text: the characters; where they cannot be seen, their short names.
        unseen: Unicode's names of characters that cannot be seen; empty where they can.
        claims: numbers of the claims whose evidence they are.
        layers: depths at which that is underlined.
        triggers: numbers of the claims whose trigger they are.
        ended: numbers of the claims whose trigger ends here.
        edit: where two versions are compared, what the newer has done with them; None where both have them.
    """

    text: str
    unseen: str = ""
    claims: tuple[int, ...] = ()
    layers: tuple[int, ...] = ()
    triggers: tuple[int, ...] = ()
    ended: tuple[int, ...] = ()
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with its number in the report; `layer` is the depth at which its evidence is underlined."""

    number: int
    claim: Claim
    layer: int = 1


def parts(text: str, places: Sequence[int]) -> list[Part]:
    """Parts of a text that can be shown at once, cut between paragraphs or at least words where that can be.

    Args:
        text: the text.
        places: where claims begin in it, in ascending order.
    """
    crowds = (
        (places, _CLAIMS),
        ([run.start() for run in _BREAKS.finditer(text)], _LINES),
        ([run.start() for run in UNSEEN_RUN.finditer(text)], _UNSEEN),
    )
    found: list[Part] = []
    start = 0
    while start < len(text):
        end = _end(text, start, crowds)
        found.append(Part(start, end))
        start = end
    return found or [Part(0, 0)]


def _end(text: str, start: int, crowds: Iterable[tuple[Sequence[int], int]]) -> int:
    """Where the part that begins here ends; `crowds`: places in the text, and how many of them a part may hold."""
    end = min(start + _LENGTH, len(text))
    for places, most in crowds:
        beyond = bisect_left(places, start) + most
        if beyond < len(places):
            end = min(end, max(places[beyond], start + 1))
    if end == len(text):
        return end
    middle = start + (end - start) // 2
    border = text.rfind("\n", middle, end)
    if border < 0:
        border = text.rfind(" ", middle, end)
    return end if border < 0 else border + 1


def layered(claims: Iterable[tuple[int, Claim]]) -> list[Numbered]:
    """Claims, by where their evidence begins, each on a layer on which no other claim has the same words, where there is one."""
    until = [0] * LAYERS
    found = []
    for number, claim in sorted(claims, key=lambda one: (one[1].evidence.start, -one[1].evidence.end, one[0])):
        free = next((layer for layer in range(LAYERS) if until[layer] <= claim.evidence.start), None)
        layer = min(range(LAYERS), key=until.__getitem__) if free is None else free
        until[layer] = max(until[layer], claim.evidence.end)
        found.append(Numbered(number, claim, layer + 1))
    return found


def paragraphs(text: str, part: Part, claims: Sequence[Numbered]) -> list[list[Piece]]:
    """The paragraphs of a part that have anything in them, each as pieces."""
    page = Page()
    for start, end in _segments(part, claims):
        on = [one for one in claims if one.claim.evidence.start <= start and end <= one.claim.evidence.end]
        triggers = [one for one in on if one.claim.trigger.start <= start and end <= one.claim.trigger.end]
        like = Piece(
            text="",
            claims=tuple(one.number for one in on),
            layers=tuple(sorted({one.layer for one in on})),
            triggers=tuple(one.number for one in triggers),
            ended=tuple(one.number for one in triggers if one.claim.trigger.end == end),
        )
        page.add(text[start:end], like)
    return page.paragraphs


def _segments(part: Part, claims: Iterable[Numbered]) -> Iterator[tuple[int, int]]:
    borders = {part.start, part.end}
    for one in claims:
        for span in (one.claim.evidence, one.claim.trigger):
            borders.update(place for place in (span.start, span.end) if part.start < place < part.end)
    return pairwise(sorted(borders))


@dataclass(slots=True)
class Page:
    """Paragraphs as they are filled."""

    paragraphs: list[list[Piece]] = field(default_factory=list)
    is_open: bool = False

    def add(self, text: str, like: Piece) -> None:
        """Add characters that are all like a piece; what ended in them ends in the last piece."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.is_open = False
            for place, run in enumerate(UNSEEN_RUN.split(line)):
                if run:
                    self._put(run, bool(place % 2), like)
        if like.ended and self.paragraphs:
            last = self.paragraphs[-1][-1]
            self.paragraphs[-1][-1] = replace(last, ended=like.ended)

    def _put(self, run: str, is_unseen: bool, like: Piece) -> None:
        if not self.is_open:
            self.paragraphs.append([])
            self.is_open = True
        short, full = names_of(run) if is_unseen else (run, "")
        self.paragraphs[-1].append(replace(like, text=short, unseen=full, ended=()))
