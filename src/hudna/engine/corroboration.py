"""Keeping incidents up to date, whatever the order in which reports come.

Claims that are new or changed are compared with those near them, and the components that this touches are grouped anew. A
rebuild is the same with every claim new, so both come to the same incidents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from hudna.incidents import Bonds, Component, Facets, Matcher, Pair, Sides, assemble, bearer, gather, link
from hudna.ledger import Transaction
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.judgements import Judgement, JudgementKind

_AT_A_TIME = 100  # components: few statements to the store, and little memory


class _Members:
    """Claims that are grouped anew, those among them that stood in components."""

    def __init__(self, new: dict[str, Facets]) -> None:
        self.claims = new
        self._components: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, grouped: Iterable[tuple[str, Facets]]) -> None:
        """Add claims that stand in components."""
        for component, claim in grouped:
            self.claims[claim.claim] = claim
            self._components[component].append(claim.claim)

    def standing(self, lost: Collection[str]) -> list[list[str]]:
        """The claims of each component that lost none: what links held them together still does."""
        return [claims for component, claims in self._components.items() if component not in lost]


class Corroboration:
    """Groups the claims of a ledger into incidents within a transaction."""

    def __init__(self, transaction: Transaction, matcher: Matcher | None = None) -> None:
        self._open = transaction
        self._matcher = matcher or Matcher()
        self._lost: set[str] = set()

    def lose(self, components: Collection[str]) -> None:
        """Components that lost a claim, or one of whose claims was judged: they are grouped anew."""
        self._lost |= set(components)

    def settle(self, sides: Sides) -> list[Incident]:
        """Group what is new, changed or lost, and give the incidents that this makes; those before are gone, or as they were."""
        new = self._open.pending_facets(Facets)
        members = _Members({claim.claim: claim for claim in new})
        links, linked = self._linked(new)
        touched = self._lost | linked
        members.add(self._open.facets_in(touched, Facets))
        bonds, touched = self._bound(members, touched)
        standing = members.standing(self._lost)
        # Claims of a component that lost one may be linked to any: their links are looked for anew.
        known = None if self._lost else links
        components = gather(members.claims.values(), self._matcher, bonds, standing, known)
        stays = self._open.put_components({one.id: one.groups for one in components}, touched, touched - self._lost)
        self._lost.clear()
        found: list[Incident] = []
        for first in range(0, len(components), _AT_A_TIME):
            found += self._assemble(components[first : first + _AT_A_TIME], stays, sides)
        return found

    def _linked(self, new: Sequence[Facets]) -> tuple[set[Pair], set[str]]:
        """The links of new claims, and the components with which they hold these together."""
        days = self._matcher.matching.days
        told_once = {claim.once for claim in new if claim.once is not None}
        linked = {component for once in told_once for component in self._open.components_once(once)}
        compared = [claim for claim in new if claim.once is None]
        blocks: defaultdict[str, list[Facets]] = defaultdict(list)
        for claim in compared:
            if claim.day is not None:
                blocks[claim.block].append(claim)
        links = link((claim for claim in compared if claim.day is None), self._matcher)
        for block, claims in blocks.items():
            for first, last in _stretches((claim.day or 0 for claim in claims), days):
                own = [
                    claim for claim in claims if first <= (claim.day or 0) - days and (claim.day or 0) + days <= last
                ]
                self._link(own, self._open.facets_near(block, first, last, Facets), links, linked)
        for symbol in sorted({claim.document for claim in compared if claim.document is not None}):
            own = [claim for claim in compared if claim.document == symbol]
            self._link(own, self._open.facets_of_document(symbol, Facets), links, linked)
        return links, linked

    def _link(
        self, new: Sequence[Facets], near: Iterable[tuple[str, Facets]], links: set[Pair], linked: set[str]
    ) -> None:
        """Add the links of new claims to each other and to those near them, and the components of these."""
        grouped = [(component, claim) for component, claim in near if claim.once is None]
        component_of = {claim.claim: component for component, claim in grouped}
        compared = [*new, *(claim for _, claim in grouped)]
        found = link(compared, self._matcher, {claim.claim for claim in new})
        linked.update(component_of[claim] for pair in found for claim in pair if claim in component_of)
        links |= found

    def _bound(self, members: _Members, touched: set[str]) -> tuple[Bonds, set[str]]:
        """What persons decided of the members, with those added to them that they are to stand together with."""
        if not self._open.is_judged():
            return Bonds(), touched
        claims = members.claims
        asked: set[str] = set()
        judgements: dict[str, Judgement] = {}
        bonds = Bonds()
        while asked != claims.keys():
            unasked = claims.keys() - asked
            asked |= unasked
            judgements.update((one.id, one) for one in self._open.judgements_on(unasked))
            # Of a pair without a member, not all that was judged need be known here.
            bonds = _bonds(sorted(judgements.values(), key=lambda one: one.sequence)).about(claims)
            strangers = {claim for pair in bonds.together for claim in pair} - claims.keys()
            more = self._open.components_of(strangers) - touched if strangers else set()
            touched = touched | more
            members.add(self._open.facets_in(more, Facets))
        return bonds, touched

    def _assemble(
        self, components: Sequence[Component], stays: Mapping[tuple[str, ...], str], sides: Sides
    ) -> list[Incident]:
        """Make the incidents of components and put them, save those that stay, which are known by their claims."""
        fresh = [(one, group) for one in components for group in one.groups if group not in stays]
        claims = self._open.claims_named([claim for _, group in fresh for claim in group])
        judgements = self._judgements_borne(claims)
        found: dict[str, list[Incident]] = {}
        told_of: dict[tuple[str, ...], str] = {}
        for component, group in fresh:
            told = [claims[one] for one in group]
            if any(map(_tells_of, told)):
                incident = _incident(told, sides, judgements, component)
                found.setdefault(component.id, []).append(incident)
                told_of[group] = incident.id
        alike = [(one.groups[first], one.groups[second]) for one in components for first, second in one.alike]
        pairs = ([stays.get(group) or told_of.get(group) for group in pair] for pair in alike)
        self._open.put_incidents(found, [(one, other) for one, other in pairs if one is not None and other is not None])
        return [incident for made in found.values() for incident in made]

    def _judgements_borne(self, claims: Collection[str]) -> dict[str, list[Judgement]]:
        """The judgements on claims, by the claim with which each goes."""
        if not self._open.is_judged():
            return {}
        made = self._open.judgements_on(claims)
        about = {claim for one in made for claim in (*one.verdict.claims, *one.verdict.others)}
        known = self._open.judgements_on(about - set(claims))
        splits = sorted({one.id: one for one in (*made, *known)}.values(), key=lambda one: one.sequence)
        found: defaultdict[str, list[Judgement]] = defaultdict(list)
        for one in made:
            claim = bearer(one, splits)
            if claim is not None:
                found[claim].append(one)
        return found


def _tells_of(filed: FiledClaim) -> bool:
    """Whether a claim tells who, where or under which agreement: without any of these there is no incident to speak of."""
    claim = filed.claim
    return bool(claim.actors or claim.targets or claim.place or claim.agreement)


def _incident(
    claims: Sequence[FiledClaim], sides: Sides, judgements: dict[str, list[Judgement]], component: Component
) -> Incident:
    own = sorted((one for claim in claims for one in judgements.get(claim.id, ())), key=lambda one: one.sequence)
    reasons = {claim.id: component.reasons[claim.id] for claim in claims if claim.id in component.reasons}
    return assemble(claims, sides, own, reasons)


def _bonds(judgements: Iterable[Judgement]) -> Bonds:
    """Pairs that persons put together or apart; of two judgements on one pair the later counts."""
    decided: dict[tuple[str, str], bool] = {}
    for judgement in judgements:
        verdict = judgement.verdict
        if judgement.withdrawn is not None:
            continue
        if verdict.kind is JudgementKind.MERGE:
            decided.update(_all_one((*verdict.claims, *verdict.others)))
        elif verdict.kind is JudgementKind.SPLIT:
            decided.update((*_all_one(verdict.claims), *_all_one(verdict.others)))
            decided.update((_pair(one, other), False) for one in verdict.claims for other in verdict.others)
    together = frozenset(pair for pair, whether in decided.items() if whether)
    return Bonds(together, frozenset(decided) - together)


def _all_one(claims: Sequence[str]) -> list[tuple[tuple[str, str], bool]]:
    """That claims tell one event: each does with the first."""
    return [(_pair(claims[0], other), True) for other in claims[1:]]


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _stretches(days: Iterable[int], about: int) -> list[tuple[int, int]]:
    """Stretches of days, apart from each other, that hold all days and some about each."""
    found: list[tuple[int, int]] = []
    for day in sorted(set(days)):
        if found and day - about <= found[-1][1] + 1:
            found[-1] = (found[-1][0], day + about)
        else:
            found.append((day - about, day + about))
    return found
