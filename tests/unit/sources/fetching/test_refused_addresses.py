# ruff: noqa: S104 - nothing is bound
import asyncio
from collections.abc import Sequence
from ipaddress import ip_address

import pytest

from hudna.sources.fetching.addresses import Address
from hudna.sources.fetching.connecting import Resolve
from tests.misbehaving import Misbehaving, answers
from tests.unit.sources.fetching.asking import Asking

NOT_PUBLIC = "which is not a public address, and the configuration does not allow it"


def resolving(**names: Sequence[str]) -> Resolve:
    """A resolver of these names (`_` for a dot); each time it is asked for one, the next address is given."""
    coming = {name.replace("_", "."): iter(addresses) for name, addresses in names.items()}

    async def resolve(host: str, port: int) -> Sequence[Address]:
        await asyncio.sleep(0)
        try:
            return [ip_address(host)]
        except ValueError:
            return [ip_address(next(coming[host]))]

    return resolve


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.0.0.2", "10.1.2.3", "169.254.169.254", "192.168.0.1", "[::1]", "[::ffff:127.0.0.1]", "[fe80::1]",
        "[fd00::1]", "0.0.0.0", "[64:ff9b::7f00:1]", "100.64.0.1", "224.0.0.1",
        "2130706433", "0x7f000001", "0x7f.1", "017700000001", "127.1", "0", "localhost",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused_however_it_is_spelt(host: str) -> None:
    error = Asking(allowed_hosts=frozenset()).error(f"http://{host}:8080/feed")
    assert error.permanent or error.reason == "there is no host of that name"  # where this system has no IPv6
    assert "public" in error.reason or error.reason == "there is no host of that name"


@pytest.mark.parametrize("to", ["127.0.0.2", "10.1.2.3", "[::1]", "169.254.169.254", "2130706434", "0.0.0.0"])
def test_a_redirect_does_not_lead_there_either(server: Misbehaving, to: str) -> None:
    error = Asking().error(server.on("/a", answers.redirect(f"http://{to}:{server.port}/secret")))
    assert error.permanent or error.reason == "there is no host of that name"
    assert "/secret" not in server.paths()


def test_a_name_that_leads_to_a_private_address_is_refused(server: Misbehaving) -> None:
    resolve = resolving(evil_example=["10.0.0.7"])
    error = Asking(resolve=resolve).error(server.on("/a", answers.redirect("http://evil.example/")))
    assert error.reason == f"evil.example leads to 10.0.0.7, {NOT_PUBLIC}"


def test_a_name_that_leads_elsewhere_the_second_time_is_checked_the_second_time(server: Misbehaving) -> None:
    """The first address is that of this server, which is allowed; the second is not."""
    url = server.url("/a", "turning.example")
    server.on("/a", answers.body("Truce"))
    resolve = resolving(turning_example=["127.0.0.1", "127.0.0.1", "169.254.169.254", "169.254.169.254"])
    page, error = Asking(resolve=resolve).all([url, url])
    assert getattr(page, "body", None) == b"Truce"
    assert getattr(error, "reason", None) == f"turning.example leads to 169.254.169.254, {NOT_PUBLIC}"


def test_a_name_is_resolved_once_for_each_connection(server: Misbehaving) -> None:
    """Were it resolved again in order to connect, the second address would be connected to without a check."""
    server.on("/a", answers.body("Truce"))
    resolve = resolving(turning_example=["127.0.0.1", "10.0.0.1"])
    page = Asking(resolve=resolve, ignore_robots=frozenset({"turning.example"})).page(
        server.url("/a", "turning.example")
    )
    assert (page.body, page.peer) == (b"Truce", "127.0.0.1")


def answering(*addresses: str) -> Resolve:
    """A resolver whose every answer holds all of these."""

    async def resolve(host: str, port: int) -> Sequence[Address]:
        await asyncio.sleep(0)
        return [ip_address(address) for address in addresses]

    return resolve


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1", "127.0.0.2"],
        ["127.0.0.2", "127.0.0.1"],
        ["::ffff:127.0.0.2", "169.254.169.254", "127.0.0.2", "10.0.0.1", "127.0.0.1"],
    ],
)
def test_of_one_answer_with_several_addresses_only_one_that_may_be_reached_is_asked(addresses: list[str]) -> None:
    with Misbehaving(hosts=["127.0.0.1", "127.0.0.2"]) as server:
        server.on("/a", answers.body("Truce"))
        page = Asking(resolve=answering(*addresses)).page(server.url("/a", "mixed.example"))
    assert (page.body, page.peer) == (b"Truce", "127.0.0.1")
    assert {request.host for request in server.asked} == {"127.0.0.1"}


def test_where_the_address_that_may_be_reached_is_silent_the_private_one_beside_it_is_not_tried() -> None:
    with Misbehaving(hosts=["127.0.0.2"]) as server:
        server.on("/a", answers.body("Secret"))
        error = Asking(resolve=answering("127.0.0.1", "127.0.0.2")).error(server.url("/a", "mixed.example"))
    assert error.reason == "the server refuses connections"
    assert server.asked == []


def test_a_host_that_is_allowed_by_name_may_be_private(server: Misbehaving) -> None:
    server.on("/a", answers.body("Truce"))
    asking = Asking(resolve=resolving(inside_example=["127.0.0.1"] * 2), allowed_hosts=frozenset({"inside.example"}))
    assert asking.page(server.url("/a", "inside.example")).body == b"Truce"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "redirected to what is not fetched: only http and https are fetched, not file"),
        ("ftp://news.example/a", "redirected to what is not fetched: only http and https are fetched, not ftp"),
        (
            "http://a:b@news.example/",
            "redirected to what is not fetched: there is a user name or password in the address",
        ),
        ("http://news.example:25/", "redirected to what is not fetched: port 25 is not the web's"),
    ],
)
def test_a_redirect_to_what_is_not_fetched_is_refused(server: Misbehaving, location: str, reason: str) -> None:
    error = Asking().error(server.on("/a", answers.redirect(location)))
    assert (error.reason, error.permanent) == (reason, True)


def test_an_address_with_a_password_is_not_asked_for(server: Misbehaving) -> None:
    error = Asking().error(f"http://me:secret@127.0.0.1:{server.port}/a")
    assert error.reason == "there is a user name or password in the address"
    assert server.asked == []


def test_a_name_that_nobody_has_is_told() -> None:
    async def resolve(host: str, port: int) -> Sequence[Address]:
        await asyncio.sleep(0)
        raise OSError(-2, "Name or service not known")

    error = Asking(resolve=resolve).error("https://nowhere.example/feed")
    assert (error.reason, error.permanent) == ("there is no host of that name", False)


def test_the_robots_txt_of_an_address_that_is_refused_is_not_asked_for(server: Misbehaving) -> None:
    Asking(allowed_hosts=frozenset()).error(server.url("/a"))
    assert server.asked == []
