"""Alerts to a program: signed, and tried again where the receiver cannot take it now."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import time

import pytest

from hudna.views.notify.settings import WebhookSettings
from hudna.views.notify.webhook import Webhook, pause_after
from tests.unit.views.notify.alerts import HOSTILE, raised
from tests.unit.views.notify.receivers import http_receiver

KEY = bytes(range(32))


def webhook(url: str, attempts: int = 3, timeout: float = 5, pauses: list[float] | None = None) -> Webhook:
    settings = WebhookSettings(
        name="hook",
        url=url,
        secret_env="S",  # noqa: S106 - the name of a variable
        allow_http=True,
        attempts=attempts,
        timeout_seconds=timeout,
    )
    return Webhook(settings, KEY, pause=([] if pauses is None else pauses).append)


def test_each_alert_is_one_signed_post() -> None:
    told = raised("a", "b", title=HOSTILE.replace("\ud800", ""))
    with http_receiver() as taken:
        assert [one.done for one in webhook(taken.url).send(told, told)] == [True, True]
    assert len(taken.requests) == 2
    headers, body = taken.requests[0]
    assert headers["content-type"] == "application/json"
    told_by_json = json.loads(body)
    assert told_by_json["type"] == "alert.raised"
    assert told_by_json["timestamp"] == "2026-03-01T08:30:00Z"
    assert told_by_json["data"]["id"] == headers["webhook-id"] == told[0].alert.id
    assert abs(time.time() - int(headers["webhook-timestamp"])) < 60
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"


@pytest.mark.parametrize("answer", [500, 503, 429])
def test_a_receiver_that_cannot_take_it_now_is_asked_again(answer: int) -> None:
    pauses: list[float] = []
    with http_receiver(answer, answer) as taken:
        (delivery,) = webhook(taken.url, pauses=pauses).send(raised("a"), raised("a"))
    assert delivery.done
    assert len({body for _, body in taken.requests}) == 1
    assert len(taken.requests) == 3
    assert len(pauses) == 2
    assert pauses[0] <= pauses[1]


def test_after_the_last_attempt_the_run_ends() -> None:
    with http_receiver(*[503] * 9) as taken:
        deliveries = list(webhook(taken.url).send(raised("a", "b"), raised("a", "b")))
    assert [(one.done, one.note) for one in deliveries] == [(False, "the receiver answered 503, 3 times")]
    assert len(taken.requests) == 3


@pytest.mark.parametrize("answer", [400, 404, 410])
def test_what_a_receiver_refuses_is_not_tried_again_and_keeps_nothing_else_from_it(answer: int) -> None:
    with http_receiver(answer) as taken:
        deliveries = list(webhook(taken.url).send(raised("a", "b"), raised("a", "b")))
    assert [one.done for one in deliveries] == [False, True]
    assert deliveries[0].note == f"the receiver answered {answer}"
    assert len(taken.requests) == 2


@pytest.mark.parametrize("answer", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(answer: int) -> None:
    with http_receiver(answer) as taken:
        (delivery,) = webhook(taken.url).send(raised("a"), raised("a"))
    assert (delivery.done, delivery.note) == (False, f"the receiver answered {answer}")
    assert len(taken.requests) == 1


def test_a_receiver_that_does_not_answer_in_time_is_asked_again() -> None:
    pauses: list[float] = []
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        (delivery,) = webhook(url, attempts=2, timeout=0.1, pauses=pauses).send(raised("a"), raised("a"))
    assert (delivery.done, len(pauses)) == (False, 1)
    assert delivery.note == "timed out, 2 times"


def test_a_receiver_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    (delivery,) = webhook(f"http://127.0.0.1:{port}/").send(raised("a"), raised("a"))
    assert not delivery.done
    assert "Connection refused" in delivery.note


def test_pauses_grow_and_are_bounded() -> None:
    for attempt in range(1, 12):
        for _ in range(50):
            bound = min(30, 2 ** (attempt - 1))
            assert bound / 2 <= pause_after(attempt) <= bound
    assert len({pause_after(3) for _ in range(20)}) > 1
