"""Where the figures of a sentence are counted."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.reading.places import PlaceFinder, PlaceMention
from hudna.reading.structure import Structure
from hudna.reading.tally_figures import Figure
from hudna.reading.tally_words import TallyWords

_REACH = 10  # words from a number and its noun to the place
_JOIN = 1  # words between places for all of which a number stands
_STOPS = frozenset(".!?؟؛;()")

Where = Sequence[PlaceMention]


class Places:
    """The places of one sentence where something may be counted; towns are their regions where the sentence says so."""

    def __init__(self, words: TallyWords, finder: PlaceFinder, structure: Structure, near: frozenset[str]) -> None:
        """`near`: countries in which an ambiguous name is looked for first."""
        self._structure = structure
        tokens = structure.tokens
        regional = bool(words.regions.all(tokens))
        self._places: list[PlaceMention] = []
        for place in finder.find(tokens, near):
            before = structure.particle_before(place.first)
            if place.first in structure.party_at and (before is None or before.meaning != "in"):
                continue  # a state that does something is no place
            names = (
                words.regions_of(tokens[place.first : place.last]) if regional and place.entry.kind == "point" else []
            )
            region = next((named for name in names if (named := finder.named(name, near)) is not None), None)
            self._places.append(place if region is None else place._replace(entry=region))

    def after(self, figure: Figure, until: int) -> Where:
        """The places that follow a figure before the token `until` and are joined to each other."""
        runs = _runs([place for place in self._places if figure.last <= place.first < until])
        if not runs or runs[0][0].first - figure.end > _REACH:
            return ()
        between = self._structure.tokens[figure.last + 1 : runs[0][0].first + 1]
        return () if any(_STOPS & set(token.gap) for token in between) else runs[0]

    def before(self, first: int) -> Where:
        """The places nearest before the token `first`, joined to each other."""
        runs = _runs([place for place in self._places if place.last <= first])
        return runs[-1] if runs else ()


def _runs(places: Where) -> list[list[PlaceMention]]:
    """Places in groups of those between which nothing stands but a word: "Donetsk and Luhansk"."""
    runs: list[list[PlaceMention]] = []
    for place in places:
        if runs and place.first - runs[-1][-1].last <= _JOIN:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs
