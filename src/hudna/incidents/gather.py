"""Which claims tell one event: pairs are weighed, those that may be linked are grouped. The order of arrival is no matter.

A component is a set of claims that links hold together: of more than 0 bits, or from a denial to what it may answer. What is
grouped in one component depends on no claim outside it, so a new report only needs those components to be grouped anew to
which its claims are linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from hudna.incidents.cluster import Pair, cluster
from hudna.incidents.denials import answers, attach
from hudna.incidents.facets import Facets
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


@dataclass(frozen=True, slots=True)
class Weighed:
    """Pairs of claims that were compared, each sorted.

    Attributes:
        weights: by pair, how far it speaks for one event, in bits.
        answering: those of a denial and what it may answer, whatever their weight.
    """

    weights: Mapping[Pair, float]
    answering: frozenset[Pair]

    @property
    def links(self) -> list[Pair]:
        """Pairs that may tell one event."""
        return [pair for pair, weight in self.weights.items() if weight > 0 or pair in self.answering]


def weigh(claims: Iterable[Facets], matcher: Matcher, new: Collection[str] | None = None) -> Weighed:
    """The pairs that are compared.

    Args:
        claims: any.
        matcher: how they are weighed.
        new: only pairs with at least one of these claims; None for all pairs.
    """
    weights: dict[Pair, float] = {}
    answering = set()
    compared = list(claims)
    traits = matcher.traits(compared)
    for one, other in pairs(compared, matcher.matching.days):
        if new is not None and one.claim not in new and other.claim not in new:
            continue
        pair = (one.claim, other.claim) if one.claim < other.claim else (other.claim, one.claim)
        if pair not in weights:
            weights[pair] = matcher.weight_of(traits[one.claim], traits[other.claim])
            if (one.own or other.own) and answers(one, other, matcher.matching):
                answering.add(pair)
    return Weighed(weights, frozenset(answering))


def gather(claims: Collection[Facets], matcher: Matcher, bonds: Bonds = Bonds()) -> list[Component]:
    """The components of claims, each with the groups of claims that tell one event."""
    known = {claim.claim: claim for claim in claims}
    weighed = weigh((claim for claim in claims if claim.once is None), matcher)
    together = {pair for pair in bonds.together if pair[0] in known and pair[1] in known}
    components = _components(known, [*weighed.links, *together])
    within: defaultdict[str, dict[Pair, float]] = defaultdict(dict)
    home = {item: first for first, items in components.items() for item in items}
    for pair, weight in weighed.weights.items():
        if home[pair[0]] == home[pair[1]]:
            within[home[pair[0]]][pair] = weight
    answering: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in weighed.answering:
        answering[home[pair[0]]].append(pair)
    apart = [pair for pair in bonds.apart if home.get(pair[0], "") == home.get(pair[1])]
    found = []
    for first, items in components.items():
        once = _told_once(items, known)
        barred = [pair for pair in apart if pair[0] in items]
        groups = cluster(
            items,
            within[first],
            together={pair for pair in (*together, *once) if pair[0] in items and pair[1] in items},
            apart=barred,
        )
        groups = attach(groups, answering[first], known, barred)
        reasons = _reasons(groups, within[first], known, matcher)
        found.append(Component(first, tuple(groups), reasons, _alike(groups, within[first], barred)))
    return found


def _alike(
    groups: Sequence[Sequence[str]], weights: Mapping[Pair, float], apart: Iterable[Pair]
) -> tuple[tuple[int, int], ...]:
    """Each group with the one that is most like it, where any is."""
    home = {item: number for number, group in enumerate(groups) for item in group}
    barred = {frozenset((home[one], home[other])) for one, other in apart}
    best: dict[int, tuple[float, int]] = {}
    for (one, other), weight in weights.items():
        if weight > 0 and home[one] != home[other] and frozenset((home[one], home[other])) not in barred:
            for group, like in ((home[one], home[other]), (home[other], home[one])):
                best[group] = max(best.get(group, (weight, like)), (weight, like))
    return tuple(sorted({(min(group, like), max(group, like)) for group, (_, like) in best.items()}))


def pairs(claims: Iterable[Facets], days: int) -> Iterator[tuple[Facets, Facets]]:
    """Pairs of one block not too many days apart, and of one group of matters in one document or one report."""
    blocks: defaultdict[str, list[tuple[int, str, Facets]]] = defaultdict(list)
    texts: defaultdict[tuple[str, str], list[Facets]] = defaultdict(list)
    for claim in claims:
        group = claim.block.partition("|")[0]
        if claim.first is not None:
            blocks[claim.block].append((claim.first, claim.claim, claim))
        else:
            texts[group, claim.report].append(claim)
        if claim.document is not None:
            texts[group, claim.document].append(claim)
    for block in blocks.values():
        block.sort(key=lambda one: one[:2])
        start = 0
        for at, (first, _, claim) in enumerate(block):
            while block[start][0] < first - days:
                start += 1
            for _, _, other in block[start:at]:
                yield other, claim
    for text in texts.values():
        yield from combinations(text, 2)


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


def _told_once(items: Sequence[str], known: Mapping[str, Facets]) -> list[Pair]:
    """Pairs that hold together what happens once in the life of an agreement."""
    events: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        once = known[item].once
        if once is not None:
            events[once].append(item)
    return [(told[0], other) for told in events.values() for other in told[1:]]


def _reasons(
    groups: Iterable[Sequence[str]], weights: Mapping[Pair, float], known: Mapping[str, Facets], matcher: Matcher
) -> dict[str, str]:
    """For each claim of a group, what links it most strongly to another."""
    home = {item: number for number, group in enumerate(groups) for item in group}
    best: dict[str, tuple[float, str]] = {}
    for pair, weight in weights.items():
        if home[pair[0]] == home[pair[1]]:
            for item, other in (pair, pair[::-1]):
                best[item] = max(best.get(item, (weight, other)), (weight, other))
    return {item: f"with {other}, {matcher.reason(known[item], known[other])}" for item, (_, other) in best.items()}
