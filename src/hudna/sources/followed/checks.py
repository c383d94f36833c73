"""Values of the files of what is followed, as they are written there. Each raises `ValueError` with what is wrong."""

from __future__ import annotations

import re
from datetime import timedelta
from ipaddress import ip_network
from urllib.parse import urlsplit

_DURATION = re.compile(r"([1-9][0-9]{0,5}) ?(min|h|d)", re.ASCII)
_UNITS = {"min": "minutes", "h": "hours", "d": "days"}
_LEAST, _MOST = timedelta(minutes=1), timedelta(days=7)
_LEAST_SILENCE, _MOST_SILENCE = timedelta(hours=1), timedelta(days=366)
_LABEL = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*", re.ASCII)
_MAX_PATTERN = 200
_SIGN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?:)?|\)(?:[*+]|\{[0-9]*,)?|[*+|]|\{[0-9]*,", re.ASCII | re.DOTALL
)
"""What of a pattern says how it repeats: an escape and a class are passed over whole, a bracket comes with its repetition."""


def interval(text: str) -> timedelta:
    """From one look at a feed to the next: "15 min", "1 h", "2 d"; a minute to seven days."""
    return _within(text, _LEAST, _MOST, "1 min to 7 d")


def silence(text: str) -> timedelta:
    """Without anything new, when a feed is silent: an hour to 366 days."""
    return _within(text, _LEAST_SILENCE, _MOST_SILENCE, "1 h to 366 d")


def written(length: timedelta) -> str:
    """A length of time as the files have it: "15 min", "1 h", "2 d"."""
    for unit, name in (("d", "days"), ("h", "hours")):
        if length % timedelta(**{name: 1}) == timedelta():
            return f"{length // timedelta(**{name: 1})} {unit}"
    return f"{length // timedelta(minutes=1)} min"


def web_address(text: str) -> str:
    """An absolute address of http or https, without a name or password in it: files of sources are shared."""
    try:
        parts = urlsplit(text)
        host_name, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f"{text!r} is no address: {error}") from error
    if parts.scheme not in {"http", "https"} or not host_name or not text.isprintable() or " " in text:
        raise ValueError(f"{text!r} is no address of http or https")
    if parts.username is not None or parts.password is not None:
        raise ValueError("has a name or a password in it, which must not stand in a file of sources")
    if parts.fragment:
        raise ValueError(f"{text!r} has a part after #, which no server is asked for")
    return text


def pattern(text: str) -> str:
    """A regular expression, short and without repetitions of repetitions, which may take for ever."""
    if not 0 < len(text) <= _MAX_PATTERN:
        raise ValueError(f"has {len(text)} characters; a pattern has 1 to {_MAX_PATTERN}")
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from error
    if _repeats_repetition(text):
        raise ValueError("repeats a group in which something is repeated or has alternatives, which may take for ever")
    return text


def _repeats_repetition(text: str) -> bool:
    """Whether a group is repeated that can match one text in several ways."""
    ways = [False]
    for sign in _SIGN.findall(text):
        if sign.startswith("("):
            ways.append(False)
        elif sign.startswith(")"):
            inner = ways.pop()
            if inner and len(sign) > 1:
                return True
            ways[-1] = ways[-1] or inner or len(sign) > 1
        elif sign[0] in "*+|{":
            ways[-1] = True
    return False


def host(text: str) -> str:
    """A host name in lower case, an IP address, or a network such as 10.0.0.0/8."""
    try:
        ip_network(text)
    except ValueError:
        name = text.encode("idna").decode() if text and not text.isascii() else text
        if len(name) > 253 or not _HOST.fullmatch(name) or re.fullmatch(r"[0-9.]+", name):
            raise ValueError(f"{text!r} is no host name, address or network") from None
    return text


def _within(text: str, least: timedelta, most: timedelta, bounds: str) -> timedelta:
    match = _DURATION.fullmatch(text)
    if match is None:
        raise ValueError(f'{text!r} is no length of time such as "15 min", "1 h" or "2 d"')
    length = timedelta(**{_UNITS[match[2]]: int(match[1])})
    if not least <= length <= most:
        raise ValueError(f"{text!r} is not from {bounds}")
    return length
