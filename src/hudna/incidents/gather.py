"""Which claims tell one event: pairs are weighed, those that may be linked are grouped. The order of arrival is no matter.

A component is a set of claims that links hold together: pairs that weigh more than `Matching.link`, or a denial with what it
may answer. What is grouped in one component depends on no claim outside it, so a new report only needs those components to
be grouped anew to which its claims are linked. Pairs that are hardly likelier than not to be one are no links: in a war of
years they would hold all claims together, each with some of the days next to its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hudna.incidents.cluster import FAR, Pair, cluster
from hudna.incidents.denials import answers, attach
from hudna.incidents.facets import Facets
from hudna.incidents.pairwise import Bits, Numbers, Pairs, compared
from hudna.incidents.weights import Matcher


@dataclass(frozen=True, slots=True)
class Bonds:
    """What persons decided of pairs of claims, each pair sorted: that they tell one event, or two."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    def about(self, claims: Container[str]) -> Bonds:
        """Those of pairs with one of these claims."""
        together, apart = (
            frozenset(pair for pair in pairs if pair[0] in claims or pair[1] in claims)
            for pairs in (self.together, self.apart)
        )
        return Bonds(together, apart)


@dataclass(frozen=True, slots=True)
class Component:
    """Claims that links hold together.

    Attributes:
        id: that of the first of its claims.
        groups: ids of the claims of each incident, sorted.
        reasons: by id of a claim, what links it most strongly to another of its group.
        alike: numbers of two groups, the lower first, that may be one: of which a claim speaks for one event with a claim of
            the other, as none of any third does more. What persons put apart is not.
    """

    id: str
    groups: tuple[tuple[str, ...], ...]
    reasons: Mapping[str, str]
    alike: tuple[tuple[int, int], ...] = ()


def link(claims: Iterable[Facets], matcher: Matcher, new: Collection[str] | None = None) -> set[Pair]:
    """Pairs of claims that may tell one event, each sorted.

    Args:
        claims: any.
        matcher: how they are weighed.
        new: only pairs with at least one of these claims; None for all pairs.
    """
    found: set[Pair] = set()
    for pairs in compared(list(claims), matcher.matching.days, new):
        found.update(_sorted(one, other) for one, other in pairs.those(matcher.weights(pairs) > matcher.matching.link))
        found |= _answering(pairs, matcher)
    return found


def _sorted(one: Facets, other: Facets) -> Pair:
    return (one.claim, other.claim) if one.claim < other.claim else (other.claim, one.claim)


def gather(
    claims: Collection[Facets],
    matcher: Matcher,
    bonds: Bonds = Bonds(),
    standing: Iterable[Sequence[str]] = (),
    links: Iterable[Pair] | None = None,
) -> list[Component]:
    """The components of claims, each with the groups of claims that tell one event.

    Args:
        claims: all that may be linked.
        matcher: how they are weighed.
        bonds: what persons decided of them.
        standing: ids of those that are known to be of one component, component by component: only others may link them anew.
        links: all links of the others, where they are known already; None to look for them.
    """
    known = {claim.claim: claim for claim in claims}
    standing = list(standing)
    if links is None:
        new = known.keys() - {claim for component in standing for claim in component}
        links = link((claim for claim in claims if claim.once is None), matcher, new)
    joined = set(links)
    joined.update((component[0], claim) for component in standing for claim in component[1:])
    joined.update(pair for pair in bonds.together if pair[0] in known and pair[1] in known)
    components = _components(known, joined)
    home = {item: first for first, items in components.items() for item in items}
    apart: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in bonds.apart:
        if home.get(pair[0], "") == home.get(pair[1]):
            apart[home[pair[0]]].append(pair)
    return [
        _component([known[item] for item in items], matcher, bonds.together, apart[first])
        for first, items in components.items()
    ]


def _component(
    claims: Sequence[Facets], matcher: Matcher, together: Collection[Pair], apart: Collection[Pair]
) -> Component:
    """A component with its claims, which come by their ids, in groups."""
    known = {claim.claim: claim for claim in claims}
    if len(known) == 1:
        return Component(claims[0].claim, ((claims[0].claim,),), {})
    weighed = [claim for claim in claims if claim.once is None]
    pairs, weights = _weighed(weighed, matcher)
    items = [*([claim.claim] for claim in weighed), *_told_once(known)]
    bound = {pair for pair in together if pair[0] in known and pair[1] in known}
    groups = cluster(items, _square(len(items), pairs, weights), together=bound, apart=apart)
    groups = attach(groups, _answering(pairs, matcher), known, apart)
    home = {item: number for number, group in enumerate(groups) for item in group}
    of = np.array([home[claim.claim] for claim in weighed], dtype=np.int64)
    nearest = _nearest(of, pairs, weights)
    barred = [(home[one], home[other]) for one, other in apart]
    alike = _alike(of, pairs, weights, barred)
    return Component(claims[0].claim, tuple(groups), _Reasons(nearest, known, matcher), alike)


def _weighed(claims: Sequence[Facets], matcher: Matcher) -> tuple[Pairs, Bits]:
    """All pairs of claims that are compared, and what each weighs."""
    some = list(compared(claims, matcher.matching.days))
    none = np.empty(0, np.int64)
    one, other = (np.concatenate([none, *listed]) for listed in ([on.one for on in some], [on.other for on in some]))
    weights = np.concatenate([np.empty(0), *map(matcher.weights, some)])
    return Pairs(claims, one, other), weights


def _square(size: int, pairs: Pairs, weights: Bits) -> Bits:
    """The weights of pairs as so many rows and columns, `FAR` for all others."""
    square = np.full((size, size), FAR)
    square[pairs.one, pairs.other] = square[pairs.other, pairs.one] = weights
    return square


def _answering(pairs: Pairs, matcher: Matcher) -> set[Pair]:
    """Those pairs in which a denial may answer an accusation."""
    own = np.array([claim.own for claim in pairs.claims], dtype=np.bool_)
    denies = np.array([claim.denies for claim in pairs.claims], dtype=np.bool_)
    asked = pairs.those((own[pairs.one] & ~denies[pairs.other]) | (own[pairs.other] & ~denies[pairs.one]))
    return {_sorted(one, other) for one, other in asked if answers(one, other, matcher.matching)}


def _nearest(of: Numbers, pairs: Pairs, weights: Bits) -> dict[str, str]:
    """By each claim of a group the other one that it is linked to most strongly, where it was compared with any.

    Args:
        of: the group of each claim.
        pairs: of the claims.
        weights: of the pairs.
    """
    within = of[pairs.one] == of[pairs.other]
    found = _strongest(pairs.one[within], pairs.other[within], weights[within])
    return {pairs.claims[one].claim: pairs.claims[other].claim for one, other in found}


def _alike(of: Numbers, pairs: Pairs, weights: Bits, barred: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Each group with the one that is most like it, where any is.

    Args:
        of: the group of each claim.
        pairs: of the claims.
        weights: of the pairs.
        barred: pairs of groups that persons put apart.
    """
    one, other = of[pairs.one], of[pairs.other]
    chosen = (weights > 0) & (one != other)
    for first, second in barred:
        chosen &= ~(((one == first) & (other == second)) | ((one == second) & (other == first)))
    found = _strongest(one[chosen], other[chosen], weights[chosen])
    return tuple(sorted({(min(pair), max(pair)) for pair in found}))


def _strongest(one: Numbers, other: Numbers, weights: Bits) -> list[tuple[int, int]]:
    """For each of what pairs are of, that with which its pair weighs most; of several, the last.

    Args:
        one: the first of each pair.
        other: its second.
        weights: of the pairs.
    """
    each, with_which = np.concatenate((one, other)), np.concatenate((other, one))
    order = np.lexsort((with_which, np.tile(weights, 2), each))
    strongest = order[np.flatnonzero(np.diff(each[order], append=-1))]
    return list(zip(each[strongest].tolist(), with_which[strongest].tolist(), strict=True))


def _components(known: Mapping[str, Facets], links: Iterable[Pair]) -> dict[str, list[str]]:
    """The claims that links hold together, by the first of them."""
    parent = {claim: claim for claim in known}

    def root(claim: str) -> str:
        while parent[claim] != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    def join(one: str, other: str) -> None:
        first, second = sorted((root(one), root(other)))
        parent[second] = first

    events: dict[str, str] = {}
    for claim in known.values():
        if claim.once is not None:
            join(events.setdefault(claim.once, claim.claim), claim.claim)
    for one, other in links:
        join(one, other)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim_id in sorted(known):
        found[root(claim_id)].append(claim_id)
    return dict(found)


def _told_once(known: Mapping[str, Facets]) -> list[list[str]]:
    """What happens once in the life of an agreement: the claims that tell each."""
    events: defaultdict[str, list[str]] = defaultdict(list)
    for item, claim in known.items():
        if claim.once is not None:
            events[claim.once].append(item)
    return list(events.values())


class _Reasons(Mapping[str, str]):
    """Why claims stand in their groups. Put into words when it is asked for: of most groups that stay as they are nobody does."""

    def __init__(self, nearest: Mapping[str, str], known: Mapping[str, Facets], matcher: Matcher) -> None:
        self._nearest, self._known, self._matcher = nearest, known, matcher

    def __getitem__(self, claim: str) -> str:
        other = self._nearest[claim]
        traits = self._matcher.traits((self._known[claim], self._known[other]))
        return f"with {other}, {self._matcher.reason(traits[claim], traits[other])}"

    def __contains__(self, claim: object) -> bool:
        return claim in self._nearest

    def __iter__(self) -> Iterator[str]:
        return iter(self._nearest)

    def __len__(self) -> int:
        return len(self._nearest)
