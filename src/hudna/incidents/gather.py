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


def link(claims: Iterable[Facets], matcher: Matcher, new: Collection[str] | None = None) -> set[Pair]:
    """Pairs of claims that may tell one event, each sorted.

    Args:
        claims: any.
        matcher: how they are weighed.
        new: only pairs with at least one of these claims; None for all pairs.
    """
    compared = list(claims)
    traits = matcher.traits(compared)
    found: set[Pair] = set()
    for one, others in _beside(compared, matcher.matching.days, new):
        linked = matcher.linked(traits[one.claim], [traits[other.claim] for other in others])
        found.update(_sorted(one, other.facets) for other in linked)
        denied = others if one.own else [other for other in others if other.own]
        found.update(_sorted(one, other) for other in denied if answers(one, other, matcher.matching))
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
    weights, answering = _weighed([claim for claim in claims if claim.once is None], matcher)
    once = _told_once(known)
    bound = {pair for pair in (*together, *once) if pair[0] in known and pair[1] in known}
    groups = attach(cluster(list(known), weights, together=bound, apart=apart), answering, known, apart)
    reasons = _Reasons(_nearest(groups, weights), known, matcher)
    return Component(claims[0].claim, tuple(groups), reasons, _alike(groups, weights, apart))


def _weighed(claims: Sequence[Facets], matcher: Matcher) -> tuple[dict[Pair, float], set[Pair]]:
    """The weights of pairs of claims, and those pairs in which a denial may answer an accusation."""
    traits = matcher.traits(claims)
    weights: dict[Pair, float] = {}
    answering: set[Pair] = set()
    for one, others in _beside(claims, matcher.matching.days, None):
        mine = one.claim
        told = matcher.weights(traits[mine], [traits[other.claim] for other in others])
        for other, weight in zip(others, told, strict=True):
            theirs = other.claim
            weights[(mine, theirs) if mine < theirs else (theirs, mine)] = weight
        denied = others if one.own else [other for other in others if other.own]
        answering.update(_sorted(one, other) for other in denied if answers(one, other, matcher.matching))
    return weights, answering


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


def pairs(claims: Iterable[Facets], days: int, new: Collection[str] | None = None) -> Iterator[tuple[Facets, Facets]]:
    """Pairs of one block that end not too many days apart, and of one group of matters in one document or one report.

    Args:
        claims: any; some pairs of claims of one document come twice.
        days: the most that the last days of claims of one block may be apart.
        new: only pairs with at least one of these claims; None for all pairs.
    """
    for one, others in _beside(claims, days, new):
        for other in others:
            yield other, one


def _beside(
    claims: Iterable[Facets], days: int, new: Collection[str] | None
) -> Iterator[tuple[Facets, Sequence[Facets]]]:
    """The pairs, by that claim of each which comes later."""
    blocks: defaultdict[str, list[tuple[int, str, Facets]]] = defaultdict(list)
    texts: defaultdict[tuple[str, str], list[Facets]] = defaultdict(list)
    for claim in claims:
        group = claim.block.partition("|")[0]
        if claim.last is not None:  # what goes on is told of up to the day of telling, whenever it began
            blocks[claim.block].append((claim.last, claim.claim, claim))
        else:
            texts[group, claim.report].append(claim)
        if claim.document is not None:
            texts[group, claim.document].append(claim)
    for block in blocks.values():
        yield from _near(sorted(block, key=lambda one: one[:2]), days, new)
    for text in texts.values():
        for at, one in enumerate(text):
            others = text[:at]
            if new is not None and one.claim not in new:
                others = [other for other in others if other.claim in new]
            yield one, others


def _near(
    block: Sequence[tuple[int, str, Facets]], days: int, new: Collection[str] | None
) -> Iterator[tuple[Facets, Sequence[Facets]]]:
    """Pairs of claims, which are sorted by their last days, so many days apart at most."""
    every = [claim for _, _, claim in block]
    before: list[tuple[int, Facets]] = []  # that a claim which is not new is compared with
    start = first_before = 0
    for at, (last, claim_id, claim) in enumerate(block):
        while block[start][0] < last - days:
            start += 1
        if new is None or claim_id in new:
            yield claim, every[start:at]
            before.append((last, claim))
        else:
            while first_before < len(before) and before[first_before][0] < last - days:
                first_before += 1
            yield claim, [other for _, other in before[first_before:]]


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


def _told_once(known: Mapping[str, Facets]) -> list[Pair]:
    """Pairs that hold together what happens once in the life of an agreement."""
    events: defaultdict[str, list[str]] = defaultdict(list)
    for item, claim in known.items():
        if claim.once is not None:
            events[claim.once].append(item)
    return [(told[0], other) for told in events.values() for other in told[1:]]


def _nearest(groups: Iterable[Sequence[str]], weights: Mapping[Pair, float]) -> dict[str, str]:
    """By each claim of a group the other one that it is linked to most strongly."""
    best: dict[str, tuple[float, str]] = {}
    for pair in (pair for group in groups for pair in combinations(group, 2)):  # sorted, as the group is
        weight = weights.get(pair)
        if weight is not None:
            for item, other in (pair, pair[::-1]):
                best[item] = max(best.get(item, (weight, other)), (weight, other))
    return {item: other for item, (_, other) in best.items()}


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
