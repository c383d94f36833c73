"""What comes of asking for an address: what is there, that it is as it was, or why neither could be had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from hudna.model.errors import HudnaError


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server tells whether what it has is what we have: sent back to it the next time (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered.

    Attributes:
        asked: the address that was asked for.
        url: the one that answered, after redirects.
        moved: where `asked` has moved for good (301, 308), or None: what follows the last permanent redirect of those
            that the chain begins with.
        status: 200 to 299.
        headers: by their names in small letters; of several with one name the values are joined by commas.
        head: the same as they came.
        media: the Content-Type, or None where there is none.
        body: as it was published: without transfer and content encoding.
        time: when it was asked for, in UTC.
        validators: for the next time.
        peer: the network address that answered.
    """

    asked: str
    url: str
    moved: str | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    head: tuple[tuple[str, str], ...] = ()
    media: str | None = None
    body: bytes
    time: datetime
    validators: Validators = Validators()
    peer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """That there is nothing new at an address (304); `validators` are those that hold from now on."""

    asked: str
    time: datetime
    validators: Validators
    headers: Mapping[str, str] = field(default_factory=dict)


class Outlook(Enum):
    """Whether it is of use to try again."""

    PASSING = "it may be otherwise in a moment"
    LATER = "it may be otherwise another time"
    PERMANENT = "it will be the same unless somebody changes something"


class FetchError(HudnaError):
    """Why nothing could be had from an address.

    Attributes:
        url: the address that was asked for.
        reason: in one clause.
        outlook: whether it is of use to try again.
        status: what the server answered, where it did.
        retry_after: seconds after which it may be tried again, where that is known.
    """

    def __init__(
        self,
        url: str,
        reason: str,
        outlook: Outlook = Outlook.LATER,
        *,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.outlook = outlook
        self.status = status
        self.retry_after = retry_after

    @property
    def permanent(self) -> bool:
        """Whether trying again soon is of no use."""
        return self.outlook is Outlook.PERMANENT

    @property
    def gone(self) -> bool:
        """Whether the server says that there is nothing."""
        return self.status in _GONE

    def about(self, url: str) -> FetchError:
        """The same, told of the address that was asked for at first."""
        return FetchError(url, self.reason, self.outlook, status=self.status, retry_after=self.retry_after)


_GONE = (404, 410)
