"""Learn how far two claims speak for one event, and measure by leaving each window of labelled reports out in turn.

    python -m training.corroboration            measure, then write data/incidents/weights.toml
    python -m training.corroboration --measure  measure only

The weights are those of Fellegi and Sunter with m and u counted on labelled pairs, half a pair added to each count.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log2

from hudna.agreements import load_agreements
from hudna.incidents import Facets, Matcher, Sides, compared, facets, gather, home
from hudna.incidents.compare import LEVELS, Levels, compare
from hudna.incidents.matching import load_matching
from hudna.incidents.weights import WEIGHTS, Weights
from training.labelled import Labelled, windows

CAUTION = 1.0
"""Bits taken off the prior: two events taken for one hide a breach, one taken for two is seen and mended."""


@dataclass(frozen=True, slots=True)
class Window:
    """A labelled window with what of its claims is compared."""

    labelled: Labelled
    facets: tuple[Facets, ...]

    def pairs(self) -> Iterator[tuple[Levels, bool]]:
        """The pairs that are compared, each with whether both tell one event; without those that nobody is sure of."""
        matching = load_matching()
        told = [claim for claim in self.facets if claim.once is None]
        for one, other in chain.from_iterable(compared(told, matching.days)):
            mine, theirs = (self.labelled.incident[claim.claim] for claim in (one, other))
            if (min(mine, theirs), max(mine, theirs)) not in self.labelled.unsure:
                yield compare(one, other, matching), mine == theirs


@dataclass(frozen=True, slots=True)
class Score:
    """How well claims were gathered: pairs right, found and told, and the sums of B-cubed precision and recall."""

    right: int = 0
    found: int = 0
    told: int = 0
    precision: float = 0.0
    recall: float = 0.0
    claims: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.found + other.found,
            self.told + other.told,
            self.precision + other.precision,
            self.recall + other.recall,
            self.claims + other.claims,
        )

    @property
    def pairwise(self) -> float:
        """F1 over pairs of claims."""
        return 2 * self.right / (self.found + self.told)

    @property
    def b_cubed(self) -> float:
        """F1 of B-cubed precision and recall (Bagga and Baldwin, 1998)."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) / self.claims


def load() -> list[Window]:
    """All labelled windows."""
    sides, matching = Sides.of(load_agreements()), load_matching()
    found = []
    for labelled in windows():
        reports = defaultdict(list)
        for claim in labelled.claims:
            reports[claim.report_id].append(claim)
        compared = (facets(c, sides, matching, home(own, sides)) for own in reports.values() for c in own)
        found.append(Window(labelled, tuple(one for one in compared if one is not None)))
    return found


@dataclass(frozen=True, slots=True)
class Counts:
    """Of pairs that tell one event, and of the rest: how many they are, and how many stand at each level of each aspect."""

    same: Counter[tuple[str, str]]
    other: Counter[tuple[str, str]]
    matches: int
    rest: int


def count(window: Window) -> Counts:
    """The pairs of a window."""
    same, other = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    matches = rest = 0
    for levels, is_one in window.pairs():
        (same if is_one else other).update(zip(Levels._fields, levels, strict=True))
        matches, rest = matches + is_one, rest + (not is_one)
    return Counts(same, other, matches, rest)


def learn(told: Iterable[Counts]) -> Weights:
    """The weights of levels, from labelled pairs."""
    same, other = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    matches = rest = 0
    for counts in told:
        same.update(counts.same)
        other.update(counts.other)
        matches, rest = matches + counts.matches, rest + counts.rest
    aspects = {
        aspect: {
            level: round(
                log2((same[aspect, level] + 0.5) / (other[aspect, level] + 0.5) * (rest + 1) / (matches + 1)), 1
            )
            for level in levels
        }
        for aspect, levels in LEVELS.items()
    }
    aspects["words"]["not compared"] = 0.0  # the windows have few such pairs, and most of these are translations
    return Weights(prior=round(log2(matches / rest) - CAUTION, 1), aspects=aspects)


def score(window: Window, weights: Weights) -> Score:
    """How well the claims of a window are gathered with weights."""
    claims = window.labelled.claims
    predicted = {claim.id: claim.id for claim in claims}
    for component in gather(window.facets, Matcher(weights=weights)):
        for group in component.groups:
            predicted.update((claim, group[0]) for claim in group)
    return _score(window.labelled, predicted)


def _score(labelled: Labelled, found: Mapping[str, str]) -> Score:
    """Pairs of incidents that the labeller was not sure to be two count neither for nor against."""
    told = labelled.incident
    sizes, groups = Counter(told.values()), Counter(found[claim] for claim in told)
    common = Counter((told[claim], found[claim]) for claim in told)
    return Score(
        right=_pairs(common.values()),
        found=_pairs(groups.values()) - _unsure(common, labelled.unsure),
        told=_pairs(sizes.values()),
        precision=sum(many * many / groups[group] for (_, group), many in common.items()),
        recall=sum(many * many / sizes[incident] for (incident, _), many in common.items()),
        claims=len(told),
    )


def _unsure(common: Mapping[tuple[int, str], int], unsure: Collection[tuple[int, int]]) -> int:
    """Pairs found together of incidents that may be one."""
    by_group: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for (incident, group), many in common.items():
        by_group[group][incident] = many
    return sum(
        here[one] * here[other] for here in by_group.values() for one, other in unsure if one in here and other in here
    )


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def measure(told: Sequence[Window]) -> Score:
    """Scores by window, each with weights from the others, printed; and their sum."""
    total = Score()
    counted = [count(window) for window in told]
    for window, pairs_of_it in zip(told, counted, strict=True):
        own = score(window, learn(other for other in counted if other is not pairs_of_it))
        print(f"{window.labelled.name:10} {own.claims:5} claims  pairs {own.pairwise:.3f}  B-cubed {own.b_cubed:.3f}")
        total += own
    precision, recall = total.right / total.found, total.right / total.told
    print(f"all        {total.claims:5} claims  pairs {total.pairwise:.3f} ({precision:.3f}, {recall:.3f})", end="")
    print(f"  B-cubed {total.b_cubed:.3f}")
    return total


def write(weights: Weights) -> None:
    """Write the weights as data."""
    lines = [
        "# How far each level of comparison speaks for one event, in bits. Made by `python -m training.corroboration`",
        "# from labelled pairs; what the levels mean is told in `incidents/compare.py`.",
        "",
        f"prior = {weights.prior}",
    ]
    for aspect, levels in weights.aspects.items():
        lines += ["", f"[aspects.{aspect}]", *(f'"{level}" = {bits}' for level, bits in levels.items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Measure, and write the weights unless only asked to measure."""
    parser = argparse.ArgumentParser(prog="training.corroboration", description=__doc__)
    parser.add_argument("--measure", action="store_true", help="write nothing")
    told = load()
    only = parser.parse_args().measure
    measure(told)
    if not only:
        write(learn(map(count, told)))


if __name__ == "__main__":
    main()
