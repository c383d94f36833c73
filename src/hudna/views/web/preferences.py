"""How a reader wants to be shown things: language, digits, calendar and time zone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Self
from zoneinfo import ZoneInfo, available_timezones

from hudna.views.web.catalog import LANGUAGES

DIGITS = ("latin", "arabic")
CALENDARS = ("gregorian", "islamic")
COOKIE = "hudna-shown"
_BETWEEN = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """How a reader wants to be shown things.

    Attributes:
        language: ISO 639-1, one of `LANGUAGES`.
        digits: one of `DIGITS`: 123 or ١٢٣.
        calendar: one of `CALENDARS`; a day of the Islamic one stands with the Gregorian day that reports give.
        zone: IANA name of the zone in which instants are shown.
    """

    language: str = "en"
    digits: str = "latin"
    calendar: str = "gregorian"
    zone: str = "UTC"

    @property
    def tzinfo(self) -> ZoneInfo:
        """The zone."""
        return ZoneInfo(self.zone)

    @property
    def direction(self) -> str:
        """In which direction the language is written."""
        return "rtl" if LANGUAGES[self.language].is_right_to_left else "ltr"

    def with_choices(self, chosen: Mapping[str, str]) -> Self:
        """With what a reader chose; what is not to be had stays as it was."""
        allowed = {
            "language": LANGUAGES.keys(),
            "digits": DIGITS,
            "calendar": CALENDARS,
            "zone": _zones(),
        }
        fit = {name: value for name, value in chosen.items() if name in allowed and value in allowed[name]}
        return replace(self, **fit)

    def cookie(self) -> str:
        """As a cookie keeps it."""
        return _BETWEEN.join((self.language, self.digits, self.calendar, self.zone))

    @classmethod
    def of(cls, cookie: str | None, accepted: str | None) -> Self:
        """What a reader chose before, or else the first language of Hudna's that the browser asks for.

        Args:
            cookie: what `cookie` gave, or anything else.
            accepted: the header `Accept-Language`.
        """
        if cookie:
            names = ("language", "digits", "calendar", "zone")
            return cls().with_choices(dict(zip(names, cookie.split(_BETWEEN), strict=False)))
        wanted = (tag for tag in _by_quality(accepted or "") if tag in LANGUAGES)
        return cls(language=next(wanted, "en"))


def is_zone(name: str) -> bool:
    """Whether there is a time zone of this name."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    """The names of all zones: they are files, too many to be looked for with each request."""
    return frozenset(available_timezones())


def _by_quality(accepted: str) -> Iterable[str]:
    """The languages of an `Accept-Language` header, the most wanted first."""
    weighed = []
    for one in accepted.split(","):
        tag, _, quality = one.partition(";q=")
        try:
            weighed.append((-float(quality or 1), tag.strip().partition("-")[0].lower()))
        except ValueError:
            continue
    return [tag for _, tag in sorted(weighed, key=lambda pair: pair[0])]
