"""Alerts to a program: one signed POST an alert, tried again where the receiver cannot take it now."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

import msgspec

from hudna import __version__
from hudna.model.alerts import Delivery, Raised
from hudna.model.counting import counted
from hudna.views.notify.channel import Configured
from hudna.views.notify.settings import WebhookSettings
from hudna.views.notify.signing import signed_headers
from hudna.views.notify.wording import one_line

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0  # seconds
_TOO_MANY = 429


class Webhook(Configured):
    """Sends by HTTP.

    A receiver that is down fails the run's other alerts too, so the first that could not be sent ends the run; one that
    refuses an alert for what it is does not keep the others from it.
    """

    def __init__(self, settings: WebhookSettings, key: bytes, *, pause: Callable[[float], None] = time.sleep) -> None:
        super().__init__(settings)
        self._settings = settings
        self._key = key
        self._pause = pause
        self._opener = _opener()

    def send(self, due: Sequence[Raised], wanted: Sequence[Raised]) -> Iterator[Delivery]:  # noqa: ARG002 - a channel's
        """Send what is due, one by one."""
        for one in due:
            try:
                self._post(one)
            except _RefusedError as error:
                yield Delivery(one.alert, done=False, note=str(error))
            except _NotNowError as error:
                yield Delivery(one.alert, done=False, note=f"{error}, {counted(self._settings.attempts, 'time')}")
                return
            else:
                yield Delivery(one.alert, done=True)

    def _post(self, one: Raised) -> None:
        """Send one alert, with growing pauses between the attempts.

        Raises:
            _RefusedError: the receiver does not want it.
            _NotNowError: it could not take it at any attempt.
        """
        body = payload(one)
        for attempt in range(1, self._settings.attempts + 1):
            try:
                self._attempt(one.alert.id, body)
            except _NotNowError:
                if attempt == self._settings.attempts:
                    raise
                self._pause(pause_after(attempt))
            else:
                return

    def _attempt(self, identity: str, body: bytes) -> None:
        headers = {"content-type": "application/json", "user-agent": f"hudna/{__version__}"}
        headers |= signed_headers(identity, body, self._key, int(time.time()))
        request = Request(self._settings.url, data=body, headers=headers, method="POST")  # noqa: S310 - checked when read
        try:
            with self._opener.open(request, timeout=self._settings.timeout_seconds):
                pass
        except HTTPError as error:
            with error:
                kind = _NotNowError if error.code == _TOO_MANY or error.code >= 500 else _RefusedError
                raise kind(f"the receiver answered {error.code}") from error
        except (OSError, HTTPException) as error:
            raise _NotNowError(one_line(str(error)) or type(error).__name__) from error


def _opener() -> OpenerDirector:
    """Opens http and https, and nothing else, through the proxies of the environment.

    It follows no redirect, which counts as a refusal: it would lead where nobody configured the alerts to go.
    """
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor):
        opener.add_handler(handler())
    return opener


def payload(one: Raised) -> bytes:
    """The body: the alert, and when it was raised, as JSON in UTF-8."""
    return msgspec.json.encode({"type": "alert.raised", "timestamp": one.time, "data": one.alert})


def pause_after(attempt: int) -> float:
    """Seconds to wait after an attempt: up to 1, 2, 4, ..., but never more than 30.

    At random within the upper half of that, so that many senders whose receiver was down do not all come back at once.
    """
    bound = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** (attempt - 1))
    return random.uniform(bound / 2, bound)  # noqa: S311 - no secret


class _RefusedError(Exception):
    """The receiver does not want it."""


class _NotNowError(Exception):
    """The receiver did not answer, or said that it cannot take it now."""
