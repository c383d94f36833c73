"""What tables say in words: days, tolls, who did what to whom, on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hudna.model.claims import Count, Deaths
from hudna.model.incidents import OUTLET, Figures
from hudna.model.tallies import Period, Stretch, Tally


def days(first: date | None, last: date | None) -> str:
    """The days from the first to the last: "2020-10-17", "2020-10-17 – 2020-10-20"; nothing where none is told."""
    if first is None or last is None:
        return ""
    return str(first) if first == last else f"{first} – {last}"


def toll(killed: Count | Figures | None, wounded: Count | Figures | None, deaths: Deaths = Deaths.IN_EVENT) -> str:
    """The figures given: "21 killed, at least 70 wounded", "14 killed (recovered)"."""
    apart = f" ({deaths})" if deaths is not Deaths.IN_EVENT else ""
    figures = ((f"killed{apart}", killed), ("wounded", wounded))
    return ", ".join(f"{people(figure)} {word}" for word, figure in figures if figure is not None)


def people(figure: Count | Figures) -> str:
    """A range of people: "5", "20–99", "at least 21", "at most 9"."""
    if figure.low == figure.high:
        return "some" if figure.low is None else str(figure.low)
    if figure.high is None:
        return f"at least {figure.low}"
    return f"at most {figure.high}" if figure.low is None else f"{figure.low}–{figure.high}"


def count_of(tally: Tally) -> str:
    """A tally and, each on a line, the counts that it includes: "about 40 explosions (live-fire exercise: no violations)"."""
    number = people(Count(low=tally.low, high=tally.high))
    exempt = f" ({tally.exempt}: no violations)" if tally.exempt else ""
    own = f"{'about ' * tally.about}{number} {tally.unit}{exempt}"
    return "\n".join([own, *(f"  of which {count_of(part)}" for part in tally.parts)])


def period_of(period: Period) -> str:
    """For when a tally is: "its own: 2020-09-11 – 2020-09-12 19:30", "the period before", "since 2020-07-27"."""
    if period.stretch is Stretch.SINCE:
        return f"since {period.start}"
    name = "the period before" if period.stretch is Stretch.PREVIOUS else "its own"
    told = days(period.start or period.end, period.end)
    hour = f" {period.until:%H:%M}" if period.until and told else ""
    return f"{name}: {'to ' * (period.start is None)}{told}{hour}" if told else name


def who_to_whom(actors: Sequence[str], targets: Sequence[str]) -> str:
    """Ids of who does it and to whom: "ARM → AZE.CVL"; a question mark where the doer is not told."""
    return " → ".join([", ".join(actors) or "?", *([", ".join(targets)] if targets else [])])


def word_of(speakers: Sequence[str], denying: Sequence[str] = ()) -> str:
    """On whose word, and against whose: sides by their ids, outlets by their number: "ARM, UN, 3 outlets; denied by AZE"."""
    return "; ".join(filter(None, (_counted(speakers), f"denied by {_counted(denying)}" if denying else "")))


def _counted(speakers: Sequence[str]) -> str:
    sides = [speaker for speaker in speakers if not speaker.startswith(OUTLET)]
    outlets = len(speakers) - len(sides)
    return ", ".join([*sides, *([f"{outlets} outlet{'s' * (outlets > 1)}"] if outlets else [])])


def some_of(names: Sequence[str], most: int) -> str:
    """Names, but no more than `most` of them: "A; B and 7 more"."""
    listed = "; ".join(names[:most])
    return listed if len(names) <= most else f"{listed} and {len(names) - most} more"
