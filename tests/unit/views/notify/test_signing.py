"""Signatures of webhooks."""

from __future__ import annotations

import base64

import pytest

from hudna.views.notify.signing import key_of, signed_headers

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 - the example of the specification


def test_it_is_that_of_standard_webhooks() -> None:
    """The example that the libraries of that specification are tested with."""
    headers = signed_headers("msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}', key_of(SECRET), 1614265330)
    assert headers == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


@pytest.mark.parametrize(("identity", "body", "at"), [("b", b"{}", 1), ("a", b"{} ", 1), ("a", b"{}", 2)])
def test_another_id_body_or_time_has_another_signature(identity: str, body: bytes, at: int) -> None:
    key = key_of(SECRET)
    signature = signed_headers("a", b"{}", key, 1)["webhook-signature"]
    assert signed_headers(identity, body, key, at)["webhook-signature"] != signature


@pytest.mark.parametrize(
    "secret",
    [
        "",
        "whsec_c2hvcnQ=",
        SECRET.removeprefix("whsec_"),
        "whsec_!" + SECRET[7:],
        "whsec_" + base64.b64encode(bytes(65)).decode(),
        "whsec_ﷺ",
    ],
)
def test_what_is_no_secret_is_refused_and_not_repeated(secret: str) -> None:
    with pytest.raises(ValueError, match="holds no secret") as raised:
        key_of(secret)
    assert not secret or secret not in str(raised.value)
