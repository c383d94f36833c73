"""Dating: on which days an event happened, among the days that the report names.

The candidates are the days named in the sentence, those of the event told before and of the last one alike, the day of
publication (where an event is told as news of the day), and that nothing tells. Where grammar does not settle it, a linear
model learned on annotated reports chooses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from hudna.model.claims import Status, When
from hudna.reading.choice import LinearModel
from hudna.reading.dates import DateMention, Tie
from hudna.reading.dating_grammar import Happening, settled
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.structure import Structure

_BUCKETS = (2, 5, 10, 20)
_RECENT = 8  # days
_ASIDE = frozenset({Tie.NEXT, Tie.NAME})
_LEFT = _ASIDE | {Tie.BACK}
_EARLY = 6  # sentences
_AHEAD = frozenset({Status.FUTURE, Status.DEMANDED})


class Day:
    """Days on which an event may have happened; `origin`: `sentence`, `before`, `alike`, `published` or `untold`."""

    __slots__ = ("mention", "origin", "when")

    def __init__(self, origin: str, when: When | None, mention: DateMention | None = None) -> None:
        self.origin = origin
        self.when = when
        self.mention = mention

    @property
    def aside(self) -> bool:
        """Whether only what is told right beside it happened on it."""
        return self.mention is not None and self.mention.tie in _ASIDE

    @property
    def goes_on(self) -> bool:
        """Whether what is told after it may have happened on it, too."""
        return self.mention is None or self.mention.tie not in _LEFT


class Occasion(NamedTuple):
    """A trigger with all that its dating may depend on."""

    structure: Structure
    trigger: Match[Trigger]
    triggers: Sequence[Match[Trigger]]
    days: Sequence[Day]
    status: Status
    published: date | None
    sentence: int
    spoken: bool


def coming(
    structure: Structure, trigger: Match[Trigger], status: Status, dates: Sequence[DateMention]
) -> list[DateMention]:
    """The days named in a sentence as they are meant of an event: of one that is to come, those ahead."""
    return [mention if status not in _AHEAD else _ahead(structure, trigger, mention) for mention in dates]


def _ahead(structure: Structure, trigger: Match[Trigger], mention: DateMention) -> DateMention:
    """A day as it is meant of an event to come: the next one only where it stands with it, not with who tells it."""
    if mention.ahead is None:
        return mention
    with_it = structure.clause[mention.first] == structure.clause[trigger.last - 1] and mention.first >= trigger.last
    lasts = mention.tie is Tie.BOUND or mention.start != mention.end
    if not (with_it or lasts):
        return mention
    return replace(mention, start=mention.ahead.start, end=mention.ahead.end)


def days(
    structure: Structure,
    dates: Sequence[DateMention],
    before: tuple[When | None, When | None],
    published: date | None,
    text: str,
) -> list[Day]:
    """The days on which an event of a sentence may have happened.

    Args:
        structure: the sentence.
        dates: the days named in it.
        before: the days of the event told before, and of the last one of its family in which the same ones acted.
        published: the day of publication.
        text: the report.
    """
    found = []
    for mention in dates:
        if mention.tie is Tie.UNLIKE:
            continue
        words = text[structure.tokens[mention.first].start : structure.tokens[mention.last - 1].end]
        found.append(Day("sentence", When(start=mention.start, end=mention.end, text=words), mention))
    last, alike = before
    if alike is not None:
        found.append(Day("alike", alike))
    if last is not None and last != alike:
        found.append(Day("before", last))
    if published is not None:
        found.append(Day("published", When(start=published, end=published)))
    return [*found, Day("untold", None)]


def _happening(occasion: Occasion) -> Happening:
    structure, trigger, triggers = occasion.structure, occasion.trigger, occasion.triggers
    return Happening(structure, trigger, triggers, occasion.status, occasion.published)


class _Shared(NamedTuple):
    """What the features of all days of an occasion share: words and values as they stand in them."""

    told: tuple[str, ...]
    rule: str
    form: str
    family: str
    status: str


def describe(occasion: Occasion, day: Day) -> list[str]:
    """The features of a day."""
    common = _common(occasion, _shared(occasion), day)
    return [*(f"{day.origin}|{feature}" for feature in common), *_mention(occasion, day.mention)]


def _shared(occasion: Occasion) -> _Shared:
    trigger, status, structure = occasion.trigger, occasion.status.value, occasion.structure
    entry, kind = trigger.value.entry, trigger.value.kind
    clause, family = structure.clause, entry.type.family
    own = clause[trigger.first]
    here = [clause[d.mention.first] == own for d in occasion.days if d.mention is not None]
    named = f"named={min(len(here), 2)}|same={min(sum(here), 2)}"
    same = f"same={any(here)}"
    told = (
        named,
        f"{named}|{kind}|{trigger.feature}",
        f"type={entry.type.value}|{same}",
        f"status={status}|{same}",
        f"spoken={occasion.spoken}|{kind}|{same}",
        f"opener={structure.openers[own] or '-'}|{same}",
        f"rule={entry.id}",
        f"word={trigger.value.listed}",
        f"{kind}|prefix={trigger.form.prefix}",
        f"{kind}|quoted={structure.tokens[trigger.first].quote >= 0}",
        f"days={len(occasion.days)}",
        f"family={family}|status={status}",
        f"sentence={min(occasion.sentence, _EARLY)}|{family}",
        f"first word={structure.word_at(0)}",
        f"word before={structure.word_at(trigger.first - 1)}",
        f"word after={structure.word_at(trigger.last)}",
    )
    return _Shared(told, entry.id, f"{kind}|{trigger.feature}", family, status)


def _common(occasion: Occasion, shared: _Shared, day: Day) -> Sequence[str]:
    """The features that days of every origin have, without the origin that stands before their names."""
    if day.when is None or occasion.published is None:
        return shared.told
    age, length = _age(day.when, occasion.published), (day.when.end - day.when.start).days
    return (
        *shared.told,
        f"{age}|status={shared.status}",
        f"{age}|long={length > 1}",
        f"{age}|rule={shared.rule}",
        f"{age}|{shared.form}",
        f"length={min(length, 3)}|{shared.family}",
    )


def _age(when: When, published: date) -> str:
    days_ago = (published - when.end).days
    if days_ago < 0:
        return "to come"
    return "today" if days_ago == 0 else "recent" if days_ago <= _RECENT else "old"


def _mention(occasion: Occasion, mention: DateMention | None) -> list[str]:
    """The features of a day that the sentence names: how its words stand to the trigger, and the words beside them."""
    if mention is None:
        return []
    structure, trigger = occasion.structure, occasion.trigger
    kind, family = trigger.value.kind, trigger.value.entry.type.family
    gap = _gap(mention, trigger)
    bucket = sum(gap >= limit for limit in _BUCKETS)
    low, high = sorted((mention.first, trigger.first))
    others = [t for t in occasion.triggers if t is not trigger]
    rivals = sum(low < t.first < high for t in others)
    nearest = min(others, key=lambda t: _gap(mention, t), default=None)
    side = "after" if mention.first >= trigger.head else "before"
    openers = structure.crossing(trigger.first, mention.first)
    crossing = ("+".join(sorted({opener for opener in openers if opener})) or "comma") if openers else "same"
    found = [
        f"mention|{side}|gap={bucket}",
        f"mention|rivals={min(rivals, 2)}|{side}",
        f"mention|{side}|{crossing}|{kind}",
        f"mention|word={structure.word_at(mention.first)}|{side}",
        f"mention|word before={structure.word_at(mention.first - 1)}|{side}",
        f"mention|word after={structure.word_at(mention.last)}|{side}",
        f"mention|opens={mention.first <= 1}|{side}|{kind}",
        f"mention|ends={mention.last >= len(structure.tokens) - 1}|{side}",
    ]
    nearer = nearest is not None and _gap(mention, nearest) < gap
    found.append(f"mention|nearer other={nearer}|{side}|{crossing}")
    if nearest is not None and nearer:
        found.append(f"mention|nearer={nearest.value.entry.type.family}|{family}|{side}")
    return found


def _gap(mention: DateMention, trigger: Match[Trigger]) -> int:
    return mention.first - trigger.head if mention.first >= trigger.head else trigger.first - mention.last


class Dater:
    """Chooses the days of events by a model whose labels are `right` and `other`."""

    def __init__(self, model: LinearModel) -> None:
        self._model = model

    def date(self, occasion: Occasion) -> Day:
        """The days that grammar makes certain, or else the most likely ones."""
        mentions = [day.mention for day in occasion.days if day.mention is not None]
        certain = settled(_happening(occasion), mentions) if mentions else None
        if certain is not None:
            return next(day for day in occasion.days if day.mention is certain)
        shared = _shared(occasion)
        open_days = [day for day in occasion.days if not day.aside]
        return max(open_days, key=lambda day: self._chance(occasion, shared, day))

    def _chance(self, occasion: Occasion, shared: _Shared, day: Day) -> float:
        return self._model.chance(_mention(occasion, day.mention), day.origin, _common(occasion, shared, day))
