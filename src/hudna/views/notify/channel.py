"""What all channels have in common."""

from __future__ import annotations

from hudna.model.alerts import Raised
from hudna.views.notify.settings import ChannelSettings


class Configured:
    """A channel by its settings: its name, and which alerts it wants."""

    def __init__(self, settings: ChannelSettings) -> None:
        self._common = settings

    @property
    def name(self) -> str:
        """By what the ledger calls it."""
        return self._common.name

    def wants(self, raised: Raised) -> bool:
        """Whether an alert is of a kind, and raised on a day, that this channel is for."""
        kinds, since = self._common.kinds, self._common.since
        return (not kinds or raised.alert.kind in kinds) and (since is None or raised.time.date() >= since)
