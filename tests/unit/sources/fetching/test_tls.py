import ssl
from collections.abc import Sequence
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest
import trustme

from hudna.sources.fetching import FetchError
from hudna.sources.fetching.addresses import Address
from tests.misbehaving import Misbehaving, answers
from tests.unit.sources.fetching.asking import Asking

PAST = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def serving(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


async def here(host: str, port: int) -> Sequence[Address]:
    return [ip_address("127.0.0.1")]


def error_at(certificate: trustme.LeafCert, trusted: trustme.CA) -> FetchError:
    with Misbehaving(tls=serving(certificate)) as server:
        server.on("/a", answers.body("Truce"))
        return Asking(resolve=here, tls=trusting(trusted)).error(server.url("/a", "news.example"))


def test_a_certificate_that_is_valid_is_believed(authority: trustme.CA) -> None:
    with Misbehaving(tls=serving(authority.issue_cert("news.example"))) as server:
        server.on("/a", answers.body("Truce"))
        page = Asking(resolve=here, tls=trusting(authority)).page(server.url("/a", "news.example"))
    assert page.body == b"Truce"


def test_one_that_nobody_vouches_for_is_not(authority: trustme.CA) -> None:
    stranger = trustme.CA().issue_cert("news.example")
    error = error_at(stranger, authority)
    assert error.reason.startswith("its certificate is not valid: ")
    assert not error.permanent


def test_nor_one_of_another_host(authority: trustme.CA) -> None:
    error = error_at(authority.issue_cert("other.example"), authority)
    assert error.reason == (
        "its certificate is not valid: hostname mismatch, certificate is not valid for 'news.example'"
    )


def test_nor_one_that_has_expired(authority: trustme.CA) -> None:
    error = error_at(authority.issue_cert("news.example", not_after=PAST), authority)
    assert error.reason == "its certificate is not valid: certificate has expired"


def test_a_server_that_does_not_answer_to_tls_is_left_when_the_time_is_up(authority: trustme.CA) -> None:
    with Misbehaving() as server:
        asking = Asking(tls=trusting(authority), connect=0.3, attempts=1)
        error = asking.error(server.url("/a").replace("http:", "https:"))
    assert error.reason == "no connection within 0.3 s"


def test_no_redirect_leads_from_https_to_http(authority: trustme.CA) -> None:
    with Misbehaving() as plain, Misbehaving(tls=serving(authority.issue_cert("news.example"))) as server:
        url = plain.on("/b", answers.body("Truce"))
        server.on("/a", answers.redirect(url))
        error = Asking(resolve=here, tls=trusting(authority)).error(server.url("/a", "news.example"))
    assert (error.reason, error.permanent) == (f"redirected from https to http ({url})", True)
