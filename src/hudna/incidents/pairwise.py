"""Pairs of claims in arrays: which are compared, and what of them is looked up for many at once.

Components are of hundreds of claims, so that there are thousands of pairs for every claim that is new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from hudna.incidents.compare import APART, NEXT, NOT_COMPARED, PHRASE, SHARED, telling
from hudna.incidents.facets import Facets

Numbers = NDArray[np.int64]
Bits = NDArray[np.float64]
Flags = NDArray[np.bool_]
Runs = NDArray[np.int32]

_AT_ONCE = 250_000  # pairs: some 50 MB while they are weighed


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of claims.

    Attributes:
        claims: any.
        one, other: where the two of each pair stand among these, the lower first.
    """

    claims: Sequence[Facets]
    one: Numbers
    other: Numbers

    def __len__(self) -> int:
        return len(self.one)

    def __iter__(self) -> Iterator[tuple[Facets, Facets]]:
        for one, other in zip(self.one.tolist(), self.other.tolist(), strict=True):
            yield self.claims[one], self.claims[other]

    def those(self, which: Flags | Numbers) -> Pairs:
        """Some of them."""
        return Pairs(self.claims, self.one[which], self.other[which])

    def looked_up(self, values: Sequence[int], scale: Mapping[int, Mapping[int, float]]) -> Bits:
        """What a scale says of values of the claims, one of each claim: looked up once for each two values."""
        distinct, of = np.unique(np.array(values, dtype=np.int64), return_inverse=True)
        numbers: list[int] = distinct.tolist()
        at = of[self.one] * len(numbers) + of[self.other]
        asked = np.zeros(len(numbers) ** 2, dtype=np.bool_)
        asked[at] = True
        told: Bits = np.empty(len(asked))
        for pair in np.flatnonzero(asked).tolist():
            mine, theirs = divmod(pair, len(numbers))
            told[pair] = scale[numbers[mine]][numbers[theirs]]
        said: Bits = told[at]
        return said

    def tellings(self, away: Flags, bits: Mapping[str, float]) -> Bits:
        """What it says where the claims stand: see `hudna.incidents.compare.telling`.

        Args:
            away: whether the two of a pair tell of two places.
            bits: of each level.
        """
        said = np.full(len(self), bits[APART])
        texts: dict[str, int] = {}
        reports, symbols = (
            np.array([texts.setdefault(text, len(texts)) for text in of_claims], dtype=np.int64)
            for of_claims in (
                [claim.report for claim in self.claims],
                [claim.document or claim.report for claim in self.claims],
            )
        )
        of_one_report = reports[self.one] == reports[self.other]
        together = np.flatnonzero(of_one_report | (symbols[self.one] == symbols[self.other]))  # few are
        if len(together):
            numbers = np.array([claim.number for claim in self.claims], dtype=np.int64)
            apart = np.minimum(np.abs(numbers[self.one] - numbers[self.other]), NEXT + 1)
            kinds = (apart * 4 + away * 2 + of_one_report)[together]  # of one kind, of one level: it is asked of one
            _, first, of = np.unique(kinds, return_index=True, return_inverse=True)
            asked = zip(self.those(together[first]), away[together[first]].tolist(), strict=True)
            said[together] = np.array([bits[telling(*pair, elsewhere=elsewhere)] for pair, elsewhere in asked])[of]
        return said

    def wordings(self, away: Flags, bits: Mapping[str, float], runs: Callable[[str], Runs]) -> Bits:
        """What the wording of the claims says: see `hudna.incidents.compare.words`.

        Args:
            away: whether the two of a pair tell of two places.
            bits: of each level.
            runs: the runs of letters in the words of a claim, as numbers.
        """
        texts: dict[str, int] = {}
        of = np.zeros(len(self.claims), dtype=np.int64)
        for at in np.unique(np.concatenate((self.one, self.other))).tolist():
            of[at] = texts.setdefault(self.claims[at].words, len(texts))
        shared = _shared([runs(text) for text in texts], of[self.one], of[self.other])
        shared = np.where(away, np.minimum(shared, PHRASE), shared)
        levels = SHARED[::-1]
        at_least = np.searchsorted([share for share, _ in levels], shared, side="right") - 1
        scripts = np.array([claim.script if claim.words else -1 for claim in self.claims], dtype=np.int64)
        comparable = (scripts[self.one] == scripts[self.other]) & (scripts[self.one] >= 0)
        return np.where(comparable, np.array([bits[level] for _, level in levels])[at_least], bits[NOT_COMPARED])


def _shared(sets: Sequence[Runs], one: Numbers, other: Numbers) -> Bits:
    """Which share of the smaller of two sets of numbers is in both, of pairs of sets; 0 where one is empty.

    Each set is a row of bits, 64 to a number, as these are counted quickest.
    """
    sizes = np.array([len(each) for each in sets], dtype=np.int64)
    distinct, columns = np.unique(np.concatenate((*sets, np.empty(0, np.int32))), return_inverse=True)
    rows = np.zeros((len(sets), -(-len(distinct) // 64) * 64), dtype=np.bool_)
    rows[np.repeat(np.arange(len(sets)), sizes), columns] = True
    packed = np.packbits(rows, axis=1).view(np.uint64)
    both = np.bitwise_count(packed[one] & packed[other]).sum(axis=1, dtype=np.int64)
    shares: Bits = both / np.maximum(np.minimum(sizes[one], sizes[other]), 1)
    return shares


def compared(claims: Sequence[Facets], days: int, new: Collection[str] | None = None) -> Iterator[Pairs]:
    """Pairs that are compared, each once, some pairs at a time.

    Two claims are compared where they are of one block and not too many days apart, or of one group of matters in one
    document or, where they have no day, in one report. What goes on is told of up to the day of telling, whenever it began;
    what is told in sum is looked for by its beginning, however far it has run (see `hudna.incidents.times`).

    Args:
        claims: any.
        days: the most that claims of one block may be apart.
        new: only pairs with at least one of these claims; None for all pairs.
    """
    asked = np.array([new is None or claim.claim in new for claim in claims], dtype=np.bool_)
    dated = np.array([at for at, claim in enumerate(claims) if claim.day is not None], dtype=np.int64)
    for one, other in _near([claims[at] for at in dated.tolist()], days, asked[dated]):
        yield _sorted(claims, dated[one], dated[other])
    of_text = [
        (one, other)
        for one, other in _of_one_text(claims)
        if (asked[one] or asked[other]) and not _are_near(claims[one], claims[other], days)
    ]
    if of_text:
        yield _sorted(claims, *np.array(of_text, dtype=np.int64).T)


def _sorted(claims: Sequence[Facets], one: Numbers, other: Numbers) -> Pairs:
    return Pairs(claims, np.minimum(one, other), np.maximum(one, other))


def _near(claims: Sequence[Facets], days: int, asked: Flags) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of one block, one of them asked for, that are not too many days apart."""
    if not claims:
        return
    number: dict[str, int] = {}
    blocks = np.array([number.setdefault(claim.block, len(number)) for claim in claims], dtype=np.int64)
    day = np.array([claim.day for claim in claims], dtype=np.int64)
    day += blocks * (np.ptp(day) + days + 1)  # blocks stand further apart than days may be: one list of days will do
    order = np.argsort(day, kind="stable")
    day, asked = day[order], asked[order]
    mine = np.flatnonzero(asked)
    first = np.searchsorted(day, day[mine] - days)
    # Where all are asked for, each claim is put beside those before it.
    end = mine if len(mine) == len(day) else np.searchsorted(day, day[mine] + days, side="right")
    many = end - first
    sums = np.cumsum(many)
    cuts = np.searchsorted(sums, np.arange(_AT_ONCE, (sums[-1] if len(sums) else 0) + 1, _AT_ONCE)).tolist()
    for start, stop in pairwise([0, *(cut + 1 for cut in cuts), len(mine)]):
        each = many[start:stop]
        one = np.repeat(mine[start:stop], each)
        other = np.arange(len(one)) - np.repeat(np.cumsum(each) - each - first[start:stop], each)
        chosen = (other < one) | ~asked[other]
        yield order[one[chosen]], order[other[chosen]]


def _are_near(one: Facets, other: Facets, days: int) -> bool:
    if one.block != other.block or one.day is None or other.day is None:
        return False
    return abs(one.day - other.day) <= days


def _of_one_text(claims: Sequence[Facets]) -> Iterator[tuple[int, int]]:
    """Pairs of one document, or without a day of one report, that are of one group of matters; each once."""
    texts: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        group = claim.block.partition("|")[0]
        if claim.document is not None:
            texts[group, claim.document].append(at)
        elif claim.day is None:
            texts[group, claim.report].append(at)
    for of_text in texts.values():
        yield from combinations(of_text, 2)
