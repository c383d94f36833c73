"""Tallies of a report: counts for a period that are no claims of single events.

A sentence is looked at only where a noun of a unit stands in it, or where it goes on about the period before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from hudna.model.claims import Claim, Mention, Span
from hudna.model.reports import Report
from hudna.model.tallies import Exemption, Period, Stretch, Tally, Unit
from hudna.reading.context import Context
from hudna.reading.dates import DateFinder, DateMention
from hudna.reading.numbers import Number, NumberFinder
from hudna.reading.pack import Compiler
from hudna.reading.phrases import Match
from hudna.reading.places import PlaceFinder, PlaceMention
from hudna.reading.structure import Structure
from hudna.reading.tally_figures import Figure, FigureFinder
from hudna.reading.tally_periods import Landmark, landmark_in, period_of, sign_of, signs
from hudna.reading.tally_words import Counted, TallyWords
from hudna.reading.tokens import Token, Tokenizer

_TO_PLACE = 10  # words from a number and its noun to the place
_JOINS = 1  # words between places for all of which a number stands
_STOPS = frozenset(".!?؟؛;()")


class TallyFinder:
    """Finds tallies in reports of one language, by the finders of dates, numbers and places that the reader has."""

    def __init__(
        self,
        folder: Path,
        compiler: Compiler,
        tokenizer: Tokenizer,
        finders: tuple[DateFinder, NumberFinder, PlaceFinder],
    ) -> None:
        """`folder`: the language's data, with `tallies.toml`.

        Raises:
            DataError: `tallies.toml` is not as docs/languages.md says.
        """
        self.words = TallyWords(folder, compiler, tokenizer)
        self.figures = FigureFinder(self.words)
        self.dates, self.numbers, self.places = finders

    def begin(self, report: Report, context: Context) -> Tallying:
        """A report whose sentences are to be taken in, in order."""
        return Tallying(self, report, context)


class Tallying:
    """The tallies of one report, as they are found."""

    def __init__(self, finder: TallyFinder, report: Report, context: Context) -> None:
        self._finder = finder
        self._report = report
        self._near = frozenset({context.home} if context.home else ())
        self._context = context
        self._before: list[Structure] = []
        self._landmark: Landmark | None = None
        self._unit: Unit | None = None
        self._counter: Mention | None = None
        self._own: Period | None = None
        self._found: list[Tally] = []

    def take(self, structure: Structure) -> None:
        """The next sentence."""
        words = self._finder.words
        units = words.units(structure.tokens)
        goes_on = not units and self._unit is not None and bool(words.periods.all(structure.tokens))
        if units or goes_on:
            self._read(structure, units)
        if not units:
            self._unit = self._unit if goes_on else None
        self._before.append(structure)

    def _read(self, structure: Structure, units: dict[int, Match[Counted]]) -> None:
        finder, tokens = self._finder, structure.tokens
        numbers = finder.numbers.find(tokens)
        dates = finder.dates.find(tokens, self._report.published)
        counting = _outside(numbers, dates)
        figures = finder.figures.find(structure, units, counting, self._unit)
        if not figures:
            return
        said = signs(finder.words, tokens, dates, self._own is not None)
        counts = finder.words.counting.all(tokens)
        evident = bool(counts) or any(s.stretch is not Stretch.THIS or s.start != s.end for s in said)
        figures = [figure for figure in figures if evident or (figure.alone and figure.low)]
        if not figures:
            return
        self._unit = figures[-1].unit
        self._look_back()
        self._counter = self._counter_in(structure, [match.first for match in counts], figures[0]) or self._counter
        exempt = self._exempt(structure, figures)
        places = self._places(structure)
        own: Period | None = None
        for number, figure in enumerate(figures):
            period = period_of(sign_of(figure, said, figures, tokens), self._landmark, self._own)
            until = figures[number + 1].first if number + 1 < len(figures) else len(tokens)
            told = _Told(structure, period, exempt, places)
            self._found += self._tallies(told, figure, until, figures[0].first)
            if period.stretch is Stretch.THIS:
                own = period
        self._own = own or self._own

    def _look_back(self) -> None:
        """Find in the sentences before, once one gives a tally, when the report's period ends."""
        for structure in self._before:
            tokens = structure.tokens
            if self._finder.words.as_of.all(tokens):
                dates = self._finder.dates.find(tokens, self._report.published)
                self._landmark = landmark_in(self._finder.words, tokens, dates) or self._landmark
        self._before.clear()

    def _counter_in(self, structure: Structure, verbs: Sequence[int], figure: Figure) -> Mention | None:
        """Who counts: of the parties before the figure the one nearest to the word of counting before it."""
        verb = max([at for at in verbs if at < figure.first], default=None)
        parties = [p for group in structure.groups for p in group.parties if p.last <= figure.first and not p.people]
        if verb is None or not parties:
            return None
        party = min(parties, key=lambda party: abs(party.first - verb))
        ids = self._context.identify(party)
        if not ids:
            return None
        start, end = structure.tokens[party.first].start, structure.tokens[party.last - 1].end
        return Mention(id=ids[0], start=start, end=end, text=self._report.text[start:end])

    def _places(self, structure: Structure) -> list[PlaceMention]:
        """The places of a sentence where something may be counted, towns as their regions where it says so."""
        tokens = structure.tokens
        regions = self._finder.words.regions.all(tokens)
        found = []
        for place in self._finder.places.find(tokens, self._near):
            before = structure.particle_before(place.first)
            if place.first in structure.party_at and (before is None or before.meaning != "in"):
                continue
            found.append(self._as_region(tokens, place) if regions and place.entry.kind == "point" else place)
        return found

    def _as_region(self, tokens: Sequence[Token], town: PlaceMention) -> PlaceMention:
        """The region that is called by the name of a town, where there is one."""
        name = self._finder.words.region(tokens[town.first : town.last])
        return town._replace(entry=self._finder.places.named(name, self._near) or town.entry)

    def _exempt(self, structure: Structure, figures: Sequence[Figure]) -> dict[int, Exemption]:
        """By its first token, what a figure is assessed as: the nearest before the words that say so, else the next."""
        every = sorted([part.first for figure in figures for part in (figure, *figure.parts)])
        found: dict[int, Exemption] = {}
        for match in self._finder.words.exempt.all(structure.tokens):
            before = [first for first in every if first < match.first]
            found[before[-1] if before else every[0]] = match.value
        return found

    def _tallies(self, told: _Told, figure: Figure, until: int, first: int) -> list[Tally]:
        """A figure, before the token `until`, as a tally; "none" for several places as one for each.

        `first`: the first figure of the sentence, before which stand the places of all that have none of their own.
        """
        ends = [*(part.first for part in figure.parts), until][1:]
        parts_told = list(enumerate(zip(figure.parts, ends, strict=False)))
        own = {n: told.after(part, end) for n, (part, end) in parts_told if not part.told}
        taken = {place.first for places in own.values() for place in places}
        where = [place for place in told.after(figure, until) if place.first not in taken] or told.before(first)
        parts = [self._tally(told, part, own.get(n) or where, ()) for n, part in enumerate(figure.parts)]
        apart = [[place] for place in where] if figure.high == 0 and len(where) > 1 else [where]
        return [self._tally(told, figure, places, tuple(parts)) for places in apart]

    def _tally(self, told: _Told, figure: Figure, where: Sequence[PlaceMention], parts: tuple[Tally, ...]) -> Tally:
        tokens, text = told.structure.tokens, self._report.text
        start, end = tokens[figure.first].start, tokens[figure.last - 1].end
        evidence = tokens[0].start, tokens[-1].end
        return Tally(
            evidence=Span(*evidence, text[slice(*evidence)]),
            figure=Span(start, end, text[start:end]),
            unit=figure.unit,
            low=figure.low,
            high=figure.high,
            about=bool(self._finder.words.about.at(tokens, figure.first)),
            places=tuple([place.as_place(tokens, text) for place in where]),
            counter=self._counter,
            period=told.period,
            exempt=told.exempt.get(figure.first),
            parts=parts,
        )

    def finish(self, claims: Sequence[Claim]) -> tuple[Tally, ...]:
        """All tallies; where no sentence says who counts, it is whoever speaks in the same words."""
        return tuple([_with_counter(tally, claims) for tally in self._found])


class _Told(NamedTuple):
    """What a sentence tells about a figure of it besides the number."""

    structure: Structure
    period: Period
    exempt: dict[int, Exemption]
    places: Sequence[PlaceMention]

    def after(self, figure: Figure, until: int) -> Sequence[PlaceMention]:
        """The places that follow a figure before the token `until`, and are joined to each other."""
        runs = _runs([place for place in self.places if figure.last <= place.first < until])
        if not runs or runs[0][0].first - figure.end > _TO_PLACE:
            return ()
        between = self.structure.tokens[figure.last + 1 : runs[0][0].first + 1]
        return () if any(_STOPS & set(token.gap) for token in between) else runs[0]

    def before(self, first: int) -> Sequence[PlaceMention]:
        """The places nearest before the token `first`."""
        runs = _runs([place for place in self.places if place.last <= first])
        return runs[-1] if runs else ()


def _runs(places: Sequence[PlaceMention]) -> list[list[PlaceMention]]:
    """Places in groups of those that nothing but a word stands between: "Donetsk and Luhansk"."""
    runs: list[list[PlaceMention]] = []
    for place in places:
        if runs and place.first - runs[-1][-1].last <= _JOINS:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _outside(numbers: Sequence[Number], dates: Sequence[DateMention]) -> list[Number]:
    """The numbers that are no part of a date."""
    dated = {index for date in dates for index in range(date.first, date.last)}
    return [number for number in numbers if number.first not in dated]


def _with_counter(tally: Tally, claims: Sequence[Claim]) -> Tally:
    if tally.counter is not None:
        return tally
    start, end = tally.evidence.start, tally.evidence.end
    speakers = (claim.speaker for claim in claims if start <= claim.trigger.start and claim.trigger.end <= end)
    counter = next((speaker for speaker in speakers if speaker is not None), None)
    return replace(tally, counter=counter, parts=tuple([replace(part, counter=counter) for part in tally.parts]))
