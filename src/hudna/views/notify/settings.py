"""The file that says where alerts go (`hudna alerts deliver --config FILE`), read strictly. Secrets are not in it."""

from __future__ import annotations

import tomllib
from datetime import date
from email.headerregistry import Address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec

from hudna.model.alerts import AlertKind
from hudna.model.errors import DataError

Words = Annotated[str, msgspec.Meta(min_length=1)]
Variable = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
Port = Annotated[int, msgspec.Meta(ge=1, le=65535)]
Seconds = Annotated[float, msgspec.Meta(gt=0, le=600)]
Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]


class ChannelSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """What every `[[channel]]` has.

    Attributes:
        name: by what the ledger remembers what went there; a new name gets everything anew.
        kinds: only these alerts; empty for all.
        since: only what was raised on this day (UTC) or later; None for all.
    """

    name: Name
    kinds: tuple[AlertKind, ...] = ()
    since: date | None = None

    def faults(self) -> tuple[str, str] | None:
        """The key and what is wrong with it, where the values do not fit together."""
        return None


class OutputSettings(ChannelSettings, frozen=True, kw_only=True, tag="output"):
    """`type = "output"`: standard output."""


class AtomSettings(ChannelSettings, frozen=True, kw_only=True, tag="atom"):
    """`type = "atom"`: a file, written anew when there is something new.

    Attributes:
        file: where; a relative path is one from the folder of the settings.
        id: an IRI that stays the feed's for good, such as `tag:example.org,2026:truce-alerts`.
        url: where the file is published, if it is.
        title: of the feed.
        most: how many alerts it holds, the newest.
    """

    file: Words
    id: Words
    url: Words | None = None
    title: Words = "Hudna: alerts"
    most: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 200

    def faults(self) -> tuple[str, str] | None:
        """An id or a URL that is none."""
        if not urlsplit(self.id).scheme:
            return "id", f"{self.id!r} is no IRI, such as tag:example.org,2026:truce-alerts"
        if self.url is not None and urlsplit(self.url).scheme not in {"http", "https"}:
            return "url", f"{self.url!r} is no http or https address"
        return None


class MailSettings(ChannelSettings, frozen=True, kw_only=True, tag="email", rename={"sender": "from"}):
    """`type = "email"`: one message for all that is new, by SMTP.

    Attributes:
        host, port: of the mail server.
        security: `starttls` or `tls`, or `none` for a server that is reached without; never weaker than asked.
        sender, to: addresses (`from` and `to` in the file).
        user, password_env: to log in: a name, and the environment variable that holds the password.
        timeout_seconds: for each answer of the server.
    """

    host: Words
    port: Port
    security: Literal["starttls", "tls", "none"] = "starttls"
    sender: Words
    to: Annotated[tuple[Words, ...], msgspec.Meta(min_length=1)]
    user: Words | None = None
    password_env: Variable | None = None
    timeout_seconds: Seconds = 30

    def faults(self) -> tuple[str, str] | None:
        """Addresses that are none, half a login, or a password that would go over the wire for all to read."""
        for key, address in (("from", self.sender), *(("to", one) for one in self.to)):
            try:
                Address(addr_spec=address)
            except (ValueError, IndexError):
                return key, f"{address!r} is no e-mail address"
        if (self.user is None) != (self.password_env is None):
            return "user", "user and password_env go together"
        if self.user is not None and self.security == "none":
            return "security", "a password is not sent without encryption"
        return None


class WebhookSettings(ChannelSettings, frozen=True, kw_only=True, tag="webhook"):
    """`type = "webhook"`: one signed POST an alert.

    Attributes:
        url: where to.
        secret_env: the environment variable that holds the secret, `whsec_` and base64.
        allow_http: send to an http address too: for a receiver on the same machine or network.
        timeout_seconds: for each attempt.
        attempts: how often to try, with growing pauses, where the receiver does not answer or cannot take it now.
    """

    url: Words
    secret_env: Variable
    allow_http: bool = False
    timeout_seconds: Seconds = 10
    attempts: Annotated[int, msgspec.Meta(ge=1, le=10)] = 5

    def faults(self) -> tuple[str, str] | None:
        """An address that is none, or that everybody on the way could read."""
        try:
            parts = urlsplit(self.url)
            host = parts.hostname
        except ValueError:
            return "url", f"{self.url!r} is no address"
        if not host or parts.scheme not in {"http", "https"}:
            return "url", f"{self.url!r} is no https address"
        if parts.scheme == "http" and not self.allow_http:
            return "url", f"{self.url!r} is not https; allow_http = true sends to it all the same"
        if parts.username is not None or parts.password is not None:
            return "url", "holds a name or a password; what the receiver is to trust is the signature"
        return None


Settings = OutputSettings | AtomSettings | MailSettings | WebhookSettings


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file; each channel is read by itself, so that a fault can be told by its number."""

    channel: Annotated[tuple[dict[str, Any], ...], msgspec.Meta(min_length=1)]


def load_settings(file: Path) -> tuple[Settings, ...]:
    """Read the channels of a file.

    Raises:
        DataError: where it cannot be read, is not TOML, has an unknown or missing key, or contradicts itself; it names
            the file, the place (channels are counted from 0) and the reason.
    """
    table = _converted(_parsed(file), _File, file, "")
    found: list[Settings] = []
    for number, channel in enumerate(table.channel):
        place = f"channel[{number}]"
        one: Settings = _converted(channel, Settings, file, place)
        if any(one.name == other.name for other in found):
            raise DataError(str(file), f"{place}.name", f"another channel is called {one.name!r} too")
        fault = one.faults()
        if fault is not None:
            raise DataError(str(file), f"{place}.{fault[0]}", fault[1])
        found.append(one)
    return tuple(found)


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(str(file), "file", error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise DataError(str(file), f"byte {error.start}", "is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        raise DataError(str(file), place.removesuffix(")") or "file", reason) from error


def _converted(table: dict[str, Any], kind: Any, file: Path, place: str) -> Any:
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        reason, _, within = str(error).partition(" - at ")
        within = f"{place}{within.strip('`').removeprefix('$')}".removeprefix(".")
        raise DataError(str(file), within or "top level", reason) from error
