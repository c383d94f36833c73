"""What the reports could tell of an obligation: what they could not is not known, in standings and alerts alike.

1. Of an obligation that holds only in some places or countries they could tell where any report tells of one of these.
2. Of breaches by a party they could tell on the days of the obligation's window of which somebody could tell who is not
   of the party's own side.
3. Of whether a deadline was met they could tell where a report was published on the day of the deadline or on the day
   after. Whose report that is does not matter: a side's own word tells of what it fulfils.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hudna.compliance.divide import Divide
from hudna.model.agreements import Agreement, Provision
from hudna.model.coverage import Coverage, DayCoverage
from hudna.model.terms import window_at


@dataclass(frozen=True, slots=True)
class Reach:
    """What could be told of an agreement up to an instant.

    Attributes:
        agreement: as registered.
        coverage: what the reports could know of it, up to the instant.
        as_of: the instant.
    """

    agreement: Agreement
    coverage: Coverage
    as_of: datetime

    def untold(self, provision: Provision) -> tuple[str, ...]:
        """Where alone a provision holds, if no report tells of that; nothing otherwise."""
        if provision.places and provision.places[0] in self.coverage.untold:
            return provision.places[:1]
        told = {one.country for one in self.coverage.countries if one.reports}
        return provision.countries if provision.countries and told.isdisjoint(provision.countries) else ()

    def covered(self, provision: Provision) -> int:
        """Of how many days of a provision's window a report could tell."""
        return sum(1 for _ in self._days(provision))

    def open_to(self, provision: Provision, party: str) -> int:
        """Of how many days of a provision's window a report could tell that the party breached it."""
        side = Divide(self.agreement).side(party)
        return sum(side in one.open_to for one in self._days(provision))

    def days(self, provision: Provision) -> int:
        """How many days a provision's window has up to the instant."""
        first, last = self._window(provision)
        return max(0, last.toordinal() - first.toordinal() + 1)

    def could_tell_when_due(self, provision: Provision) -> bool:
        """Whether a report could tell of the day of a provision's deadline, which is that known at the instant."""
        if provision.deadline is None:
            return False
        day = provision.deadline.time.astimezone(ZoneInfo(self.agreement.zone)).date()
        return any(one.day == day for one in self.coverage.by_day)

    def _days(self, provision: Provision) -> Iterator[DayCoverage]:
        first, last = (instant.date() for instant in self._window(provision))
        return (one for one in self.coverage.by_day if first <= one.day <= last)

    def _window(self, provision: Provision) -> tuple[datetime, datetime]:
        """From when until when a provision had bound by the instant, by the clocks of the land."""
        zone = ZoneInfo(self.agreement.zone)
        opens, closes = window_at(self.agreement, self.as_of, provision)
        ends = self.as_of if closes is None else min(self.as_of, closes.time)
        return opens.time.astimezone(zone), ends.astimezone(zone)
