from datetime import UTC, datetime

import pytest

from hudna.sources.fetching import FetchError, NotModified, Policy, Validators
from tests.misbehaving import Misbehaving, answers
from tests.unit.sources.fetching.asking import NOON, Asking


def test_what_is_there_comes_with_all_that_was_told_of_it(server: Misbehaving) -> None:
    url = server.on("/a", answers.body("Truce holds", headers={"ETag": '"1"', "X-Two": "a", "x-two": "b"}))
    page = Asking().page(url)
    assert (page.asked, page.url, page.moved, page.status) == (url, url, None, 200)
    assert (page.body, page.media, page.peer) == (b"Truce holds", "text/html; charset=utf-8", "127.0.0.1")
    assert page.time == NOON == datetime(2030, 5, 3, 12, 0, tzinfo=UTC)
    assert page.validators == Validators(etag='"1"')
    assert page.headers["x-two"] == "a, b"
    assert ("X-Two", "a") in page.head


def test_a_server_is_told_who_asks_and_whom_to_write_to(server: Misbehaving) -> None:
    Asking(contact="https://desk.example/about").page(server.on("/a", answers.body("Truce holds")))
    sent = server.asked[-1].headers
    assert sent["user-agent"].startswith("hudna/")
    assert sent["user-agent"].endswith("(ceasefire monitor; +https://desk.example/about)")
    assert sent["host"] == f"127.0.0.1:{server.port}"
    assert "cookie" not in sent
    assert Policy().user_agent.endswith("(ceasefire monitor)")


def test_cookies_are_not_kept(server: Misbehaving) -> None:
    url = server.on("/a", answers.body("Truce", headers={"Set-Cookie": "id=7"}))
    Asking().all([url, url])
    assert not any("cookie" in request.headers for request in server.asked)


def test_nothing_new_is_told_by_what_the_server_said_before(server: Misbehaving) -> None:
    day = "Fri, 03 May 2030 10:00:00 GMT"
    url = server.on("/a", answers.unless_known("Truce", etag='"7"', changed=day))
    first = Asking().page(url)
    assert first.validators == Validators('"7"', day)
    (again,) = Asking().all([url], first.validators)
    assert again == NotModified(
        asked=url, time=NOON, validators=first.validators, headers={"etag": '"7"', "last-modified": day}
    )
    assert server.asked[-1].headers["if-none-match"] == '"7"'
    assert server.asked[-1].headers["if-modified-since"] == day


def test_a_304_for_which_nobody_asked_is_an_error(server: Misbehaving) -> None:
    assert Asking().error(server.on("/a", answers.gone(304))).reason == "the server answered 304"


def test_an_article_that_changed_comes_with_its_new_validators(server: Misbehaving) -> None:
    first, second = (answers.unless_known(text, etag=etag) for text, etag in (("Five", '"5"'), ("Six", '"6"')))
    url = server.on("/a", answers.in_turn([first, second]))
    asking = Asking()
    page = asking.page(url)
    (changed,) = asking.all([url], page.validators)
    assert not isinstance(changed, NotModified | FetchError)
    assert (page.body, changed.body, changed.validators.etag) == (b"Five", b"Six", '"6"')


def test_redirects_are_followed_and_permanent_ones_told_apart(server: Misbehaving) -> None:
    here = server.on("/here", answers.body("Truce"))
    server.on("/now", answers.redirect("/here", 302))
    then = server.on("/then", answers.redirect("/now", 301))
    moved = server.on("/moved", answers.redirect("/here", 308))
    sometimes = server.on("/sometimes", answers.redirect("/moved", 307))
    for asked, for_good in ((then, server.url("/now")), (moved, here), (sometimes, None)):
        page = Asking().page(asked)
        assert (page.asked, page.url, page.moved) == (asked, here, for_good)


def test_redirects_in_a_circle_are_not_followed_for_ever(server: Misbehaving) -> None:
    server.on("/a", answers.redirect("/b"))
    error = Asking().error(server.on("/b", answers.redirect("/a")))
    assert (error.reason, error.permanent) == ("redirected in a circle", True)
    assert server.paths() == ["/b", "/a"]


def test_a_chain_of_redirects_is_followed_for_five(server: Misbehaving) -> None:
    for number in range(9):
        server.on(f"/{number}", answers.redirect(f"/{number + 1}"))
    server.on("/9", answers.body("Truce"))
    assert Asking().page(server.url("/4")).url == server.url("/9")
    assert Asking().error(server.url("/3")).reason == "redirected more than 5 times"


def test_a_redirect_that_leads_nowhere_is_told(server: Misbehaving) -> None:
    url = server.on("/a", answers.raw(answers.head(302, {"Content-Length": 0})))
    assert Asking().error(url).reason == "a redirect that leads nowhere (302)"


@pytest.mark.parametrize(
    ("status", "reason", "permanent", "gone"),
    [
        (202, "the server answered 202", False, False),
        (206, "the server answered 206", False, False),
        (401, "the server asks for a password (401)", True, False),
        (403, "the server refuses it to us (403)", True, False),
        (404, "there is nothing at that address (404)", True, True),
        (410, "it was taken away for good (410)", True, True),
        (451, "withheld for legal reasons (451)", True, False),
        (500, "the server answered 500", False, False),
        (503, "the server cannot serve just now (503)", False, False),
        (599, "the server answered 599", False, False),
    ],
)
def test_a_status_is_told_in_words(server: Misbehaving, status: int, reason: str, permanent: bool, gone: bool) -> None:
    error = Asking().error(server.on("/a", answers.gone(status)))
    assert (error.reason, error.permanent, error.gone, error.status) == (reason, permanent, gone, status)
    assert str(error) == f"{server.url('/a')}: {reason}"


def test_an_article_that_disappears_was_there_before(server: Misbehaving) -> None:
    url = server.on("/a", answers.in_turn([answers.body("Truce"), answers.gone(410)]))
    first, second = Asking().all([url, url])
    assert not isinstance(first, FetchError)
    assert isinstance(second, FetchError)
    assert second.gone


def test_a_page_in_no_encoding_that_it_says_is_taken_as_it_is(server: Misbehaving) -> None:
    page = Asking().page(server.on("/a", answers.body("هدنة".encode("cp1256"), "text/html; charset=utf-8")))
    assert page.body == "هدنة".encode("cp1256")
