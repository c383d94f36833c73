"""The words of tallies of one language, compiled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from hudna.model.tallies import Exemption, Stretch, Unit
from hudna.reading.compiler import Compiler
from hudna.reading.data_files import load_toml
from hudna.reading.number_data import NumberData
from hudna.reading.phrases import Match, PhraseIndex, without_overlap
from hudna.reading.tally_data import TallyData
from hudna.reading.tokens import Token, Tokenizer

TOLD_BEFORE = "told before"
"""The value of a phrase that means the period before only where a number for the report's own was given already."""
COMPARED = "compared"
"""The value of a phrase after which a number for the period before stands."""
_NEVER = "never"
_PLACE = "…"


class Counted(NamedTuple):
    """A noun of a unit; `alone`: a number before it is a tally wherever it stands."""

    unit: Unit
    alone: bool


class TallyWords:
    """Indices of the phrases of `tallies.toml`."""

    def __init__(self, folder: Path, compiler: Compiler, tokenizer: Tokenizer) -> None:
        """`folder`: the language's data, with `tallies.toml` and `numbers.toml`.

        Raises:
            DataError: one of them is not as docs/languages.md says.
        """
        data = load_toml(folder / "tallies.toml", TallyData)
        self._compiler, self._tokenizer = compiler, tokenizer
        self._units: PhraseIndex[Counted] = PhraseIndex("units")
        for entry in data.unit:
            for listed in entry.nouns:
                self._units.add(compiler.noun(listed), Counted(entry.unit, entry.alone))
        self.counting: PhraseIndex[str] = PhraseIndex("counting")
        for listed in data.counting.verbs:
            self.counting.add(compiler.verb(listed), listed)
        self.telling: PhraseIndex[str] = PhraseIndex("telling")
        for listed in data.counting.telling:
            self.telling.add(compiler.verb(listed), listed)
        for listed in data.counting.nouns:
            self.counting.add(compiler.noun(listed), listed)
        figures = data.figures
        self.none, self.one = self._fixed(figures.none), self._fixed(figures.one)
        self.between, self.changes = self._fixed(figures.between), self._fixed(figures.changes)
        self.including = self._fixed(figures.including)
        self.duals = self._fixed(dual for entry in data.unit for dual in entry.duals)
        self.about = self._fixed(load_toml(folder / "numbers.toml", NumberData).signs.about)
        self.heads, self.totals = self._loose(figures.heads), self._loose(figures.totals)
        self._periods: PhraseIndex[str] = PhraseIndex("periods")
        for value, phrases in (
            (Stretch.PREVIOUS.value, data.periods.previous),
            (TOLD_BEFORE, data.periods.before),
            (COMPARED, data.periods.compared),
            (Stretch.SINCE.value, data.periods.since),
            (_NEVER, data.periods.never),
        ):
            for listed in phrases:
                self._periods.add(compiler.loose(listed), value)
        self.as_of = self._fixed(data.periods.as_of, "as of")
        self.regions = self._fixed(data.regions.words)
        self._region = data.regions.name
        self.exempt: PhraseIndex[Exemption] = PhraseIndex("exempt")
        for exempt in data.exempt:
            for listed in exempt.words:
                self.exempt.add(compiler.loose(listed), exempt.kind)
        self.assessing = self._fixed(data.assessing)
        self.thousands = frozenset(data.thousands)
        compiler.mark(self._units, self._periods, self.exempt, self.counting, self.telling, self.as_of)

    def _fixed(self, phrases: Iterable[str], name: str = "") -> PhraseIndex[str]:
        index: PhraseIndex[str] = PhraseIndex(name)
        for listed in phrases:
            index.add(self._compiler.fixed(listed), listed)
        return index

    def _loose(self, phrases: Iterable[str]) -> PhraseIndex[str]:
        index: PhraseIndex[str] = PhraseIndex()
        for listed in phrases:
            index.add(self._compiler.loose(listed), listed)
        return index

    def regions_of(self, town: Sequence[Token]) -> list[str]:
        """What the region of a town may be called, in normal form, with the clitics on its name and without."""
        rest = [token.norm for token in town[1:]]
        names = [" ".join([form.key, *rest]) for form in town[0].forms if not form.suffix]
        return [" ".join(self._tokenizer.words(self._region.replace(_PLACE, name))) for name in names]

    def periods(self, tokens: Sequence[Token]) -> list[Match[str]]:
        """The phrases that tell a period, each a `Stretch`, `TOLD_BEFORE` or `COMPARED`; of those that overlap the longer."""
        return [match for match in without_overlap(self._periods.all(tokens)) if match.value != _NEVER]

    def units(self, tokens: Sequence[Token]) -> dict[int, Match[Counted]]:
        """The nouns of units in a sentence by their first word; of those that begin with one word, the longest phrase."""
        found: dict[int, Match[Counted]] = {}
        reach = 0
        for match in self._units.all(tokens):
            known = found.get(match.first)
            if known is None and match.first < reach:
                continue
            if known is None or match.words > known.words:
                found[match.first] = match
                reach = match.head
        return found
