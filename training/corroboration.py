"""Learn how far two claims speak for one event, and measure by leaving each window of labelled reports out in turn.

    python -m training.corroboration            measure, then write data/incidents/weights.toml
    python -m training.corroboration --measure  measure only

The weights are those of a logistic regression on labelled pairs: aspects that say the same, as that two claims are of one
report and put alike, do not count twice, as they would with weights counted for each aspect by itself.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from hudna.agreements import load_agreements
from hudna.incidents import Facets, Matcher, Sides, around, compared, facets, gather, home
from hudna.incidents.compare import LEVELS, Levels, compare
from hudna.incidents.matching import Matching, load_matching
from hudna.incidents.weights import WEIGHTS, Weights
from hudna.model.incidents import FiledClaim
from training.labelled import Labelled, windows
from training.levels import fit

LENIENCY = 1.5
"""Bits added to the prior. Groups are joined by the mean over all pairs between them, among them pairs of which both say little."""


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
        read = [one for own in reports.values() for one in _facets(own, sides, matching)]
        found.append(Window(labelled, tuple(read)))
    return found


def _facets(own: Sequence[FiledClaim], sides: Sides, matching: Matching) -> list[Facets]:
    """What is compared of the claims of a report."""
    conflict = home(own, sides)
    read = (
        facets(one, sides, matching, conflict, place) for one, place in zip(own, around(own, matching), strict=True)
    )
    return [one for one in read if one is not None]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pairs stand at each combination of levels, and how many of them tell one event."""

    pairs: Counter[Levels]
    same: Counter[Levels]


def count(window: Window) -> Counts:
    """The pairs of a window."""
    told = list(window.pairs())
    return Counts(Counter(levels for levels, _ in told), Counter(levels for levels, is_one in told if is_one))


def learn(told: Iterable[Counts]) -> Weights:
    """The weights of levels, from labelled pairs."""
    pairs, same = Counter[Levels](), Counter[Levels]()
    for counts in told:
        pairs.update(counts.pairs)
        same.update(counts.same)
    bias, bits = fit(pairs, same)
    aspects = {
        aspect: {level: round(bits.get((aspect, level), 0.0), 1) + 0.0 for level in levels}
        for aspect, levels in LEVELS.items()
    }
    aspects["words"]["not compared"] = 0.0  # the windows have few such pairs, and most of these are translations
    return Weights(prior=round(bias + LENIENCY, 1), aspects=aspects)


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
