"""Tallies of a report: counts for a period, which are no claims of single events.

A sentence is looked at only where a noun of a unit stands in it, or where it goes on about the period before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from hudna.model.claims import Claim, Mention, Span
from hudna.model.events import EventType
from hudna.model.reports import Report
from hudna.model.tallies import Exemption, Period, Stretch, Tally, Unit
from hudna.reading.compiler import Compiler
from hudna.reading.context import UNKNOWN, Context
from hudna.reading.dates import DateFinder, DateMention
from hudna.reading.numbers import Number, NumberFinder
from hudna.reading.phrases import Match
from hudna.reading.places import PlaceFinder
from hudna.reading.structure import Structure
from hudna.reading.tally_figures import Figure, FigureFinder
from hudna.reading.tally_periods import Landmark, Sign, landmark_in, period_of, sign_of, signs
from hudna.reading.tally_places import Places, Where
from hudna.reading.tally_words import Counted, TallyWords
from hudna.reading.tokens import Tokenizer

_UNNAMED = frozenset({"source", "people", "asset"})  # kinds of parties that are nobody in particular


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


class _Told(NamedTuple):
    """What a sentence tells of a figure besides the number.

    `where` is for one that has no place of its own; `exempt`: what figures are assessed as, by their first tokens.
    """

    structure: Structure
    period: Period
    places: Places
    where: Where
    exempt: dict[int, Exemption]


class Tallying:
    """The tallies of one report, as they are found."""

    def __init__(self, finder: TallyFinder, report: Report, context: Context) -> None:
        self._finder = finder
        self._report = report
        self._context = context
        self._near = frozenset({context.home} if context.home else ())
        self._before: list[Structure] = []
        self._landmark: Landmark | None = None
        self._unit: Unit | None = None
        self._counter: Mention | None = None
        self._own: Period | None = None
        self._found: list[Tally] = []

    def take(self, structure: Structure) -> None:
        """The next sentence."""
        units = self._finder.words.units(structure.tokens)
        goes_on = not units and self._unit is not None and bool(self._finder.words.periods(structure.tokens))
        if units or goes_on:
            self._read(structure, units)
        else:
            self._unit = None
        self._before.append(structure)

    def finish(self, claims: Sequence[Claim]) -> tuple[Tally, ...]:
        """All tallies; where no sentence says who counts, it is whoever speaks in the same words."""
        return tuple([_with_counter(tally, claims) for tally in self._found])

    def _read(self, structure: Structure, units: dict[int, Match[Counted]]) -> None:
        finder, tokens = self._finder, structure.tokens
        numbers = finder.numbers.find(tokens)
        dates = finder.dates.find(tokens, self._report.published)
        figures = finder.figures.find(structure, units, _outside(numbers, dates), self._unit)
        said = signs(finder.words, tokens, dates, self._own is not None)
        verbs = [match.first for match in finder.words.counting.all(tokens)]
        evident = bool(verbs) or any(sign.tells_a_period for sign in said)
        told = evident or bool(finder.words.telling.all(tokens))
        figures = [figure for figure in figures if evident or (figure.alone and (told or figure.low))]
        if figures:
            self._look_back()
            self._unit = figures[-1].unit
            self._add(structure, figures, said, verbs)

    def _add(self, structure: Structure, figures: Sequence[Figure], said: Sequence[Sign], verbs: Sequence[int]) -> None:
        """The figures of a sentence as tallies."""
        places = Places(self._finder.words, self._finder.places, structure, self._near)
        exempt = self._exempt(structure, figures)
        where = places.before(figures[0].first)
        last = 0
        own: Period | None = None
        for figure, until in zip(figures, [*(f.first for f in figures[1:]), len(structure.tokens)], strict=True):
            sign = sign_of(figure, said, figures, structure.tokens)
            period = period_of(sign, self._landmark, self._own)
            self._counter = self._counter_of(structure, verbs, last, figure.first) or self._counter
            told = _Told(structure, period, places, where, exempt)
            self._found += self._tallies(told, figure, until)
            if not any(sign.compares and sign.first < until for sign in said):  # what is compared is so in one place
                where = places.before(figures[0].first)
            else:
                where = places.after(figure, until) or where
            own = period if period.stretch is Stretch.THIS else own
            last = figure.end
        self._own = own or self._own

    def _look_back(self) -> None:
        """Find in the sentences before, once one gives a tally, when the report's period ends."""
        for structure in self._before:
            tokens = structure.tokens
            if self._finder.words.as_of.all(tokens):
                dates = self._finder.dates.find(tokens, self._report.published)
                self._landmark = landmark_in(self._finder.words, tokens, dates) or self._landmark
        self._before.clear()

    def _counter_of(self, structure: Structure, verbs: Sequence[int], low: int, high: int) -> Mention | None:
        """Who counts: of the parties between two tokens the one nearest to the word of counting there.

        Behind an earlier figure the word may be left out: "the first side counted nine, the second eleven".
        """
        parties = [
            party
            for group in structure.groups
            for party in group.parties
            if low <= party.first and party.last <= high and party.kind not in _UNNAMED and (group.plain or not low)
        ]
        verb = max([at for at in verbs if low <= at < high], default=high if low else None)
        if verb is None or not parties:
            return None
        party = min(parties, key=lambda party: abs(party.first - verb))
        start, end = structure.tokens[party.first].start, structure.tokens[party.last - 1].end
        ids = self._context.identify(party)
        return Mention(id=ids[0], start=start, end=end, text=self._report.text[start:end]) if ids else None

    def _exempt(self, structure: Structure, figures: Sequence[Figure]) -> dict[int, Exemption]:
        """By its first token, what a figure is assessed as: the nearest before the words that say so, else the next."""
        every = sorted([one.first for figure in figures for one in (figure, *figure.parts)])
        found: dict[int, Exemption] = {}
        for match in self._finder.words.exempt.all(structure.tokens):
            before = [first for first in every if first < match.first]
            found[before[-1] if before else every[0]] = match.value
        return found

    def _tallies(self, told: _Told, figure: Figure, until: int) -> list[Tally]:
        """A figure, before the token `until`, as a tally; "none" for several places as one for each."""
        ends = [*(part.first for part in figure.parts[1:]), until]
        own = [told.places.after(part, end) for part, end in zip(figure.parts, ends, strict=False) if not part.told]
        taken = {place.first for places in own for place in places}
        where = [place for place in told.places.after(figure, until) if place.first not in taken] or told.where
        waiting = iter(own)
        parts = [self._tally(told, part, where if part.told else next(waiting) or where) for part in figure.parts]
        apart = [[place] for place in where] if figure.high == 0 and len(where) > 1 else [where]
        return [self._tally(told, figure, places, parts) for places in apart]

    def _tally(self, told: _Told, figure: Figure, where: Where, parts: Sequence[Tally] = ()) -> Tally:
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
            parts=tuple(parts),
        )


def _outside(numbers: Sequence[Number], dates: Sequence[DateMention]) -> list[Number]:
    """The numbers that are no part of a date."""
    dated = {index for date in dates for index in range(date.first, date.last)}
    return [number for number in numbers if number.first not in dated]


def without_counted(claims: Sequence[Claim], tallies: Sequence[Tally]) -> list[Claim]:
    """Claims without those by nobody named that are a count of violations and its parts: "50 violations, including 20 explosions".

    Who counts each shot tells of no incident; the count stands as a tally.
    """
    counts = [tally for tally in tallies if tally.unit is Unit.VIOLATIONS and tally.parts]
    figures = [one.figure for tally in counts for one in (tally, *tally.parts)]
    return [claim for claim in claims if claim.actors or not any(_counts(figure, claim) for figure in figures)]


def _counts(figure: Span, claim: Claim) -> bool:
    """Whether a figure stands right before the words of an attack or a violation, or in them."""
    counted = claim.type.family == "attack" or claim.type is EventType.TRUCE_VIOLATED
    return counted and claim.trigger.start <= figure.end + 1 and figure.end < claim.trigger.end


def _with_counter(tally: Tally, claims: Sequence[Claim]) -> Tally:
    if tally.counter is not None:
        return tally
    start, end = tally.evidence.start, tally.evidence.end
    speakers = [claim.speaker for claim in claims if start <= claim.trigger.start and claim.trigger.end <= end]
    counter = next((one for one in speakers if one is not None and not one.id.endswith(UNKNOWN)), None)
    return replace(tally, counter=counter, parts=tuple([replace(part, counter=counter) for part in tally.parts]))
