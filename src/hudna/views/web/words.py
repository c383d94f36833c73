"""What a reader is shown in his language: names, numbers, days, and the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from hijridate import Gregorian

from hudna.engine.names import actor_names, place_name
from hudna.model.claims import Count, Place
from hudna.model.incidents import OUTLET, Figures
from hudna.model.times import AsOf
from hudna.views.web.catalog import LANGUAGES, translations
from hudna.views.web.labels import BODIES, CONFLICTS, LABELS, NOBODY
from hudna.views.web.preferences import Preferences

_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Words:
    """Says things as one reader wants them said."""

    preferences: Preferences

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.preferences.language)

    @cached_property
    def _catalog(self) -> Any:
        return translations(self.preferences.language)

    def gettext(self, message: str) -> str:
        """A message of the catalogue."""
        return self._catalog.ugettext(message) if message else ""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """A message of the catalogue that goes with a number."""
        return str(self._catalog.ungettext(one, many, number))

    def label(self, code: StrEnum) -> str:
        """What a code of the vocabulary is called."""
        return self.gettext(LABELS[type(code), code.value])

    def language(self, code: str) -> str:
        """What a language is called, by its ISO 639 code."""
        return str(self._locale.languages.get(code, code))

    def conflict(self, identity: str) -> str:
        """What a conflict is called, by its id."""
        return self.gettext(CONFLICTS[identity]) if identity in CONFLICTS else identity

    def digits(self, text: object) -> str:
        """Text with the digits that the reader reads."""
        shown = str(text)
        return shown.translate(_ARABIC_DIGITS) if self.preferences.digits == "arabic" else shown

    def number(self, number: float) -> str:
        """A number, grouped by thousands."""
        if isinstance(number, int) and 0 <= number < 1_000:  # most are, and a page has hundreds
            return self.digits(number)
        return self.digits(format_decimal(number, locale=self._locale, numbering_system="latn"))

    def percent(self, share: float) -> str:
        """A share, 0 to 1, in whole per cents."""
        return self.digits(format_percent(share, locale=self._locale, numbering_system="latn"))

    def name(self, identity: str | None) -> str:
        """What somebody is called: a state, a body of it, a group, an outlet by `source:<name>`.

        An id of nobody known is given as it is.
        """
        if identity is None:
            return self.gettext("nobody named")
        if identity.startswith(OUTLET):
            return identity.removeprefix(OUTLET)
        if identity in NOBODY:
            return self.gettext(NOBODY[identity])
        names = actor_names(self.preferences.language)
        owner, _, body = identity.partition(".")
        if body in BODIES and owner:  # stands for all of them, also where one of them has given it its name
            return self.gettext("%(owner)s (%(body)s)") % {
                "owner": names.get(owner, owner),
                "body": self.gettext(BODIES[body]),
            }
        return names.get(identity) or actor_names("en").get(identity, identity)

    def place(self, place: Place) -> str:
        """What a place is called."""
        return place_name(place.name, place.country, LANGUAGES[self.preferences.language].script)

    def names(self, identities: Iterable[str]) -> str:
        """Several names: "A, B and C"."""
        return self.listed(self.name(identity) for identity in identities)

    def listed(self, words: Iterable[str]) -> str:
        """Words in a row: "a, b and c"."""
        return str(format_list(list(words), locale=self._locale))

    def day(self, day: date | None) -> str:
        """A day in the reader's calendar; "day not known" where there is none."""
        if day is None:
            return self.gettext("day not known")
        gregorian = self.digits(format_date(day, "d MMM y", locale=self._locale))
        if self.preferences.calendar != "islamic":
            return gregorian
        return self.digits(f"{self._islamic(day)} {Gregorian.fromdate(day).to_hijri().year} ({gregorian})")

    def short_day(self, day: date) -> str:
        """A day without its year, for axes."""
        if self.preferences.calendar != "islamic":
            return self.digits(format_date(day, "d MMM", locale=self._locale))
        return self.digits(self._islamic(day))

    def _islamic(self, day: date) -> str:
        """Day and month of the Islamic calendar."""
        islamic = Gregorian.fromdate(day).to_hijri()
        language: Any = self.preferences.language  # hijridate has the months in all of ours
        return f"{islamic.day} {islamic.month_name(language)}"

    def days(self, first: date | None, last: date | None) -> str:
        """The days from the first to the last."""
        if first is None or last is None or first == last:
            return self.day(first or last)
        return f"{self.day(first)} – {self.day(last)}"

    def instant(self, instant: datetime | None, zone: str | None = None) -> str:
        """An instant in a zone (its IANA name), or else in the reader's."""
        if instant is None:
            return self.gettext("time not known")
        local = instant.astimezone(ZoneInfo(zone) if zone else self.preferences.tzinfo)
        return f"{self.day(local.date())} {self.digits(format_time(local, 'HH:mm', locale=self._locale))}"

    def as_of(self, asked: AsOf) -> str:
        """An instant in the reader's zone; of a day the day."""
        return self.instant(asked) if isinstance(asked, datetime) else self.day(asked)

    def people(self, figure: Count | Figures | None) -> str:
        """A range of people: "5", "20–99", "at least 21", "at most 9"."""
        if figure is None:
            return self.gettext("not told")
        low, high = figure.low, figure.high
        if low is None and high is None:
            return self.gettext("some")
        if low is None or high is None:
            bound = self.gettext("at least %(number)s") if high is None else self.gettext("at most %(number)s")
            return bound % {"number": self.number(low if low is not None else high or 0)}
        return self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"
