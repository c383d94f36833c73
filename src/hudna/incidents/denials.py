"""Which accusation a denial answers that says too little to be compared: that of its day, or of its report.

"Armenia denied the attack" tells neither where nor when, so that few weights speak for any event. But who denies his own
deed answers what he was accused of, in the same report or on the same day. Where just one event is told that the denial
fits, it is an account of that event; where several are, or none, it stands alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from hudna.incidents.cluster import Pair
from hudna.incidents.compare import ELSEWHERE, deed_levels
from hudna.incidents.facets import Facets
from hudna.incidents.matching import Matching
from hudna.incidents.times import OTHER_DAYS
from hudna.model.events import EventType

_DEED = frozenset({"same", "one's breach"})
_ANY_ATTACK = frozenset({"both attack", "unnamed weapon"})


def answers(one: Facets, other: Facets, matching: Matching) -> bool:
    """Whether one of two claims denies an own deed, and the other may be the accusation that it answers."""
    denial, accusation = (one, other) if one.denies else (other, one)
    if not denial.own or accusation.denies or accusation.speaker == denial.speaker or one.actors != other.actors:
        return False
    if one.report != other.report and (one.told is None or one.told != other.told):
        return False
    kind, time, place, targets = deed_levels(one, other, matching)
    is_any_attack = denial.type == EventType.ATTACK_OTHER and denial.place is None and not denial.dated
    return (
        (kind in _DEED or (kind in _ANY_ATTACK and is_any_attack))
        and time not in OTHER_DAYS
        and place != ELSEWHERE
        and targets != "different"
    )


def attach(
    groups: Sequence[tuple[str, ...]], answering: Iterable[Pair], known: Mapping[str, Facets], apart: Collection[Pair]
) -> list[tuple[str, ...]]:
    """Groups of claims, those that only deny put to the ones that they answer.

    Args:
        groups: claims that tell one event each.
        answering: pairs of a denial and an accusation that it may answer.
        known: all claims of the groups.
        apart: pairs that persons decided to tell two events.
    """
    home = {claim: number for number, group in enumerate(groups) for claim in group}
    asserted = {home[claim] for claim in home if not known[claim].denies}
    barred = {frozenset(home[claim] for claim in pair) for pair in apart}
    fitting: defaultdict[str, defaultdict[tuple[bool, bool], set[int]]] = defaultdict(lambda: defaultdict(set))
    for pair in answering:
        denial, accusation = pair if known[pair[0]].denies else pair[::-1]
        if home[denial] not in asserted and {home[denial], home[accusation]} not in barred:
            fitting[denial][_closeness(known[denial], known[accusation])].add(home[accusation])
    closest = {denial: fits[max(fits)] for denial, fits in fitting.items()}
    answered = {denial: next(iter(events)) for denial, events in closest.items() if len(events) == 1}
    joined: defaultdict[int, list[str]] = defaultdict(list)
    for number, group in enumerate(groups):
        events = {answered[claim] for claim in group if claim in answered}
        rest = events.pop() if len(events) == 1 else number  # "they had not fired": with what else is denied beside it
        for claim in group:
            joined[answered.get(claim, rest)].append(claim)
    return sorted(tuple(sorted(group)) for group in joined.values())


def _closeness(denial: Facets, accusation: Facets) -> tuple[bool, bool]:
    """How near an accusation stands to a denial: in its report, and of just the deed that is denied."""
    return denial.report == accusation.report, denial.type == accusation.type
