"""The day on which a report was published, where the report does not give it, from what its text says.

Only what determines a single day counts: a date that stands at the head of the text by itself, a day counted from today
that is also named by its date, or by its weekday together with an agreement whose days are known. The weekday named
beside "yesterday" must agree with any answer. Where the text leaves a choice there is no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from hudna.model.reports import FIRST_DAY
from hudna.reading.date_compounds import Midnight, parts
from hudna.reading.date_cursor import Expressed
from hudna.reading.date_expressions import Days, Expression, Fixed, InMonth, Weekday
from hudna.reading.dates import DateFinder
from hudna.reading.tokens import Token

_HEAD = 3  # sentences in which a dateline may stand
_OPENING = 16  # words of the first sentence in which a dateline may stand
_GOVERNING = frozenset({"time", "on", "since", "start", "until", "between", "to"})
_EFFECT = frozenset({"effect", "start"})
_TO_EFFECT = 4  # words from those of coming into effect to the day
_AFTER = 7  # days after an agreement's effect in which a weekday still means its days
_NEAR = timedelta(31)  # before publication: a date this near confirms the time of the year


@dataclass(frozen=True, slots=True)
class Anchor:
    """An agreement of the conflict that the report is about.

    Attributes:
        name: what it is called.
        signed, effect: the days of its signing and of its coming into effect.
        named: whether the report calls it by one of its aliases.
    """

    name: str
    signed: date
    effect: date
    named: bool = False


@dataclass(frozen=True, slots=True)
class Landmark:
    """An agreement of the register, as reports may help themselves by it to say when they were written.

    Attributes:
        name: what it is called.
        signed, effect: the days of its signing and of its coming into effect.
        countries: ISO 3166-1 alpha-3 of where it holds.
        aliases: what reports call it, in every language.
    """

    name: str
    signed: date
    effect: date
    countries: frozenset[str]
    aliases: tuple[str, ...]

    def anchor(self, text: str) -> Anchor:
        """As an anchor of a report about its conflict."""
        lowered = text.casefold()
        return Anchor(self.name, self.signed, self.effect, any(alias.casefold() in lowered for alias in self.aliases))


@dataclass(frozen=True, slots=True)
class Inferred:
    """A publication date, and the words of the report that determine it."""

    published: date
    reason: str


@dataclass(frozen=True, slots=True)
class _Said:
    """A date in the report: its sentence, its words, what they mean."""

    sentence: int
    words: str
    at: Expressed

    @property
    def names(self) -> tuple[Expression, ...]:
        return tuple(parts(self.at.expression))


def infer_published(
    sentences: Sequence[Sequence[Token]],
    finder: DateFinder,
    anchors: Sequence[Anchor] = (),
    until: date = date.max,
) -> Inferred | None:
    """The day of publication, or None where the text does not determine it.

    Args:
        sentences: the tokens of each sentence of the report.
        finder: of the report's language.
        anchors: the registered agreements of its conflict.
        until: the last day on which it can have been published; a later one, and one before `FIRST_DAY`, is no answer.
    """
    said = [
        _Said(n, _words(tokens, found), found) for n, tokens in enumerate(sentences) for found in finder.parse(tokens)
    ]
    weekdays = _weekdays(said)
    if len({day for day, _ in weekdays}) > 1:
        return None
    for rule in (_from_head(said, sentences, finder), _from_dated_days(said), _from_weekday_and_date(said),
                 _from_agreements(said, sentences, finder, weekdays, anchors)):  # fmt: skip
        possible = [answer for answer in rule if FIRST_DAY <= answer.published <= until]
        found = {answer.published: answer for answer in reversed(possible) if _agrees(answer.published, weekdays)}
        if len(found) > 1:
            return None
        if found:
            return next(iter(found.values()))
    return None


def _words(tokens: Sequence[Token], found: Expressed) -> str:
    inside = tokens[found.first : found.last]
    return inside[0].text + "".join(token.gap + token.text for token in inside[1:])


def _weekdays(said: Iterable[_Said]) -> list[tuple[int, str]]:
    """The weekday of publication by each day that is both counted from today and named as a weekday."""
    found = []
    for date_said in said:
        counted = [name for name in date_said.names if isinstance(name, Days)]
        named = [name for name in date_said.names if isinstance(name, Weekday)]
        if counted and named:
            found.append(((named[0].day - counted[0].first) % 7, date_said.words))
    return found


def _agrees(published: date, weekdays: Iterable[tuple[int, str]]) -> bool:
    return all(published.weekday() == day for day, _ in weekdays)


def _dated(expression: Expression) -> date | None:
    """The day that an expression names by its full date."""
    if isinstance(expression, Fixed) or (isinstance(expression, InMonth) and expression.year is not None):
        period = expression.resolve(None)
        return period.start if period is not None and period.start == period.end else None
    return None


def _date_of(said: _Said) -> date | None:
    return next((day for name in said.names if (day := _dated(name)) is not None), None)


def _from_head(said: Iterable[_Said], sentences: Sequence[Sequence[Token]], finder: DateFinder) -> Iterator[Inferred]:
    """A full date that stands by itself at the head, as the date of a publication does: no preposition governs it."""
    for found in said:
        day = _date_of(found)
        tokens = sentences[found.sentence]
        first, last = found.at.first, found.at.last
        dateline = found.sentence < _HEAD and 2 * (last - first) >= len(tokens)
        counted = any(isinstance(name, Days) for name in found.names)
        if day is None or counted or not (dateline or (found.sentence == 0 and first < _OPENING)):
            continue
        if all(sign.last != first for sign in finder.signs(tokens, first - 2, first, _GOVERNING)):
            yield Inferred(day, f"the head of the text is dated “{found.words}”")


def _from_dated_days(said: Iterable[_Said]) -> Iterator[Inferred]:
    """A day counted from today beside its date: "yesterday, 26 July 2015"."""
    for found in said:
        day = _date_of(found)
        for name in found.names:
            if day is not None and isinstance(name, Days):
                yield Inferred(
                    day - timedelta(name.first), f"“{found.words}” names the day counted from today by its date"
                )


def _from_weekday_and_date(said: Sequence[_Said]) -> Iterator[Inferred]:
    """A day counted from today that is named as a weekday, where the report dates that weekday elsewhere."""
    for counted in said:
        offsets = [name.first for name in counted.names if isinstance(name, Days)]
        named = [name.day for name in counted.names if isinstance(name, Weekday)]
        if not offsets or not named:
            continue
        for dated in said:
            day = _date_of(dated)
            if day is not None and day.weekday() == named[0] and any(isinstance(n, Weekday) for n in dated.names):
                reason = f"“{counted.words}” is the day that “{dated.words}” dates"
                yield Inferred(day - timedelta(offsets[0]), reason)


def _from_agreements(
    said: Sequence[_Said],
    sentences: Sequence[Sequence[Token]],
    finder: DateFinder,
    weekdays: Sequence[tuple[int, str]],
    anchors: Sequence[Anchor],
) -> Iterator[Inferred]:
    """A sentence on a truce that tells the days of an agreement's signing and effect, by weekday or counted from today.

    Weekdays recur, so the report must also name that agreement, or a date of the month before.
    """
    if not weekdays or not anchors:
        return
    weekday, words = weekdays[0]
    truces = [_truce(found, sentences[number], finder) for number, found in groupby(said, lambda one: one.sentence)]
    for anchor in anchors:
        for ahead in range(-1, _AFTER + 1):
            published = anchor.effect + timedelta(ahead)
            confirmed = _nearest(said, published) or ("it" if anchor.named else None)
            if published.weekday() != weekday or confirmed is None:
                continue
            for truce in truces:
                telling = truce.telling(anchor, published)
                if telling is not None:
                    reason = (
                        f"“{telling}” are the days of {anchor.name} ({anchor.signed.isoformat()}, in effect "
                        f"{anchor.effect.isoformat()}; the report names {confirmed}), and “{words}” makes the day of "
                        f"publication a {published:%A}"
                    )
                    yield Inferred(published, reason)


def _nearest(said: Iterable[_Said], published: date) -> str | None:
    """The latest date by day and month within the month before the day, as the report writes it."""
    near = []
    for found in said:
        period = found.at.expression.resolve(published)
        dated = any(isinstance(name, InMonth) and name.first for name in found.names)
        if period is not None and dated and timedelta(0) <= published - period.end <= _NEAR:
            near.append((period.end, found.words))
    return f"“{max(near)[1]}”" if near else None


@dataclass(frozen=True, slots=True)
class _Truce:
    """The days told in a sentence on a truce, and those of them on which it comes into effect."""

    told: tuple[_Said, ...]
    effective: tuple[_Said, ...]

    def telling(self, anchor: Anchor, published: date) -> str | None:
        """The words that name the days of the agreement if the report was published on that day."""
        if anchor.signed == anchor.effect:
            return None
        for effective in self.effective:
            for told in self.told:
                if anchor.effect in _days(effective, published) and anchor.signed in _days(told, published):
                    return "” and “".join(dict.fromkeys([told.words, effective.words]))
        return None


def _truce(found: Iterable[_Said], tokens: Sequence[Token], finder: DateFinder) -> _Truce:
    told = tuple(one for one in found if _date_of(one) is None)
    if next(finder.signs(tokens, 0, len(tokens), {"truce"}), None) is None:
        return _Truce((), ())
    near = [one for one in told if any(finder.signs(tokens, one.at.first - _TO_EFFECT, one.at.last, _EFFECT))]
    return _Truce(told, tuple(near))


def _days(said: _Said, published: date) -> tuple[date, ...]:
    """The day that is named, or the two of a midnight; none for longer stretches."""
    period = said.at.expression.resolve(published)
    if period is None or (period.start != period.end and not isinstance(said.at.expression, Midnight)):
        return ()
    return (period.start, period.end)
