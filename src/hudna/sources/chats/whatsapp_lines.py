"""The lines of WhatsApp's text exports, as messages: when, by whom, what; or as what the application itself says.

The application writes no description of the format. On Android a message begins `31/12/2024, 23:59 - Name: text`, on iOS
`[31/12/2024, 23:59:59] Name: text`; order and marks of the date, digits, and halves of the day are those of the telephone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import pairwise

from hudna.sources.chats.wording import MARKS, Wording, load_wording
from hudna.sources.unreadable import UnreadableError

_MONTHS = 12
_SENDER = re.compile(r"([^\n]+?):(?:\s|\Z)")


class AmbiguousDatesError(UnreadableError):
    """Nobody could say whether days or months come first."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message or a line of the application's, with its date as three figures.

    Attributes:
        line: the number of its first line, from 1.
        figures, mark: of the date, as they stand there, and what is between them.
        hour, minute: of 24 hours.
        sender: None for what the application says.
        text: with its line breaks.
    """

    line: int
    figures: tuple[int, int, int]
    mark: str
    hour: int
    minute: int
    sender: str | None
    text: str

    def day(self, *, day_first: bool) -> date:
        """Its day.

        Raises:
            ValueError: the calendar has no such day.
        """
        first, second, third = self.figures
        if first > 999:
            return date(first, second, third)
        year = third if third > 99 else 2000 + third
        return date(year, second, first) if day_first else date(year, first, second)

    def time(self, *, day_first: bool) -> datetime:
        """Its minute, by the clock of the telephone.

        Raises:
            ValueError: there is no such minute.
        """
        day = self.day(day_first=day_first)
        return datetime(day.year, day.month, day.day, self.hour, self.minute)  # noqa: DTZ001 - the export tells no zone


def messages(text: str) -> Iterator[Message]:
    """All messages of an export, in its order. What stands before the first is none."""
    wording = load_wording()
    head: tuple[int, re.Match[str]] | None = None
    more: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if found := begins(line):
            if head is not None:
                yield _message(*head, more, wording)
            head, more = (number, found), []
        else:
            more.append(line)
    if head is not None:
        yield _message(*head, more, wording)


def begins(line: str) -> re.Match[str] | None:
    """The beginning of a message, if the line is that."""
    return _head().match(line)


def is_day_first(found: Sequence[Message], *, said: bool | None = None) -> bool:
    """Whether the export's dates have the day before the month.

    That is known where it is said, where the year comes first or full stops stand between, where a figure is above 12, or
    where in one order time never goes back, but does in the other.

    Raises:
        AmbiguousDatesError: nobody could say.
    """
    if said is not None:
        return said
    dated = [one for one in found if one.figures[0] <= 999]
    if not dated or all(one.mark == "." for one in dated):
        return True
    places = {at for one in dated for at in (0, 1) if one.figures[at] > _MONTHS}
    if len(places) == 1:
        return places == {0}
    if not places:
        forwards = [order for order in (True, False) if _never_goes_back(dated, day_first=order)]
        if len(forwards) == 1:
            return forwards[0]
        if all(one.figures[0] == one.figures[1] for one in dated):
            return True
    shown = "/".join(map(str, dated[0].figures))
    raise AmbiguousDatesError(f"its dates, such as {shown}, may have the day or the month first")


def _never_goes_back(dated: Sequence[Message], *, day_first: bool) -> bool:
    try:
        days = [one.day(day_first=day_first) for one in dated]
    except ValueError:
        return False
    return all(before <= after for before, after in pairwise(days))


def _message(number: int, found: re.Match[str], more: list[str], wording: Wording) -> Message:
    rest = "\n".join([found["rest"], *more]).rstrip("\n")
    by = _SENDER.match(rest)
    sender, text = (by[1], rest[by.end() :]) if by is not None else (None, rest)
    if sender is not None and (wording.is_system(sender) or (_is_marked(text) and wording.is_system(text))):
        sender, text = None, rest
    return Message(
        line=number,
        figures=(int(found["first"]), int(found["second"]), int(found["third"])),
        mark=found["mark"],
        hour=_hour(int(found["hour"]), found["half"], wording),
        minute=int(found["minute"]),
        sender=sender,
        text=text,
    )


def _is_marked(text: str) -> bool:
    """Whether a text begins with the mark that iOS puts before what the application says."""
    return text[:1] in {"\u200e", "\u200f"}


def _hour(hour: int, half: str | None, wording: Wording) -> int:
    if half is None:
        return hour
    return hour % 12 + (12 if half.casefold() in wording.pm else 0)


@cache
def _head() -> re.Pattern[str]:
    wording = load_wording()
    halves = "|".join(re.escape(half) for half in sorted((*wording.am, *wording.pm), key=len, reverse=True))
    m = f"[{MARKS}]*"
    return re.compile(
        rf"{m}\[?{m}(?P<first>\d{{1,4}}){m}(?P<mark>[/.-]){m}(?P<second>\d{{1,2}}){m}(?P=mark){m}(?P<third>\d{{1,4}})\.?{m}"
        rf"[,،]?\s{m}(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?:[:.]\d{{2}})?{m}(?:\s?{m}(?P<half>{halves})){{0,1}}{m}"
        rf"(?:\]\s?|\s[-–]\s){m}(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )
