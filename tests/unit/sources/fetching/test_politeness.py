import pytest

from hudna.sources.fetching import Fetched, FetchError
from tests.misbehaving import Answer, Misbehaving, answers
from tests.unit.sources.fetching.asking import HERE, Asking

TRUCE = answers.body("Truce")


def robots(text: str) -> Answer:
    return answers.body(text, "text/plain")


def test_a_site_is_asked_for_its_robots_txt_first_and_once_a_day(server: Misbehaving) -> None:
    url = server.on("/a", TRUCE)
    asking = Asking(robots_lifetime=86_400.0)
    asking.all([url, url])
    assert [request.path for request in server.asked] == ["/robots.txt", "/a", "/a"]


def test_it_is_asked_again_on_the_next_day(server: Misbehaving) -> None:
    url = server.on("/a", TRUCE)
    Asking(interval=86_400.0).all([url, url])
    assert [request.path for request in server.asked] == ["/robots.txt", "/a", "/robots.txt", "/a"]


def test_what_robots_txt_asks_programs_not_to_read_is_not_read(server: Misbehaving) -> None:
    server.on("/robots.txt", robots("User-agent: *\nDisallow: /private/\nAllow: /private/feed\n"))
    urls = [server.on(path, TRUCE) for path in ("/private/a", "/private/feed", "/b")]
    first, second, third = Asking().all(urls)
    assert isinstance(first, FetchError)
    assert (first.reason, first.permanent) == ("its robots.txt asks programs not to read it", True)
    assert isinstance(second, Fetched)
    assert isinstance(third, Fetched)
    assert "/private/a" not in server.paths()


def test_a_rule_for_us_goes_before_one_for_all(server: Misbehaving) -> None:
    server.on("/robots.txt", robots("User-agent: *\nDisallow: /\n\nUser-agent: hudna\nDisallow: /no\n"))
    assert Asking().page(server.on("/a", TRUCE)).body == b"Truce"
    assert Asking().error(server.on("/no", TRUCE)).permanent


def test_keepers_who_allowed_it_are_not_asked(server: Misbehaving) -> None:
    server.on("/robots.txt", robots("User-agent: *\nDisallow: /\n"))
    assert Asking(ignore_robots=HERE).page(server.on("/a", TRUCE)).body == b"Truce"
    assert server.paths() == ["/a"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_where_there_is_no_robots_txt_everything_is_allowed(server: Misbehaving, status: int) -> None:
    server.on("/robots.txt", answers.gone(status))
    assert Asking().page(server.on("/a", TRUCE)).body == b"Truce"


@pytest.mark.parametrize("status", [500, 503, 429])
def test_where_the_server_fails_on_it_nothing_is_for_five_minutes(server: Misbehaving, status: int) -> None:
    server.on("/robots.txt", answers.in_turn([answers.gone(status), answers.gone(404)]))
    url = server.on("/a", TRUCE)
    asking = Asking()
    error = asking.error(url)
    assert error.reason.startswith("its robots.txt cannot be read: the server ")
    assert (error.permanent, error.retry_after) == (False, 300.0)
    assert server.paths() == []


def test_rules_that_held_yesterday_hold_while_the_server_fails(server: Misbehaving) -> None:
    rules = robots("User-agent: *\nDisallow: /no\n")
    server.on("/robots.txt", answers.in_turn([rules, answers.gone(500)]))
    urls = [server.on("/a", TRUCE)] * 3 + [server.on("/no", TRUCE)]
    *_, last = Asking(interval=45.0, robots_lifetime=100.0).all(urls)
    assert [request.path for request in server.asked] == ["/robots.txt", "/a", "/a", "/a", "/robots.txt"]
    assert isinstance(last, FetchError)
    assert last.reason == "its robots.txt asks programs not to read it"


def test_a_robots_txt_that_is_elsewhere_is_read_there(server: Misbehaving) -> None:
    server.on("/robots.txt", answers.redirect("/rules.txt"))
    server.on("/rules.txt", robots("User-agent: *\nDisallow: /no\n"))
    assert Asking().error(server.on("/no", TRUCE)).reason == "its robots.txt asks programs not to read it"


@pytest.mark.parametrize("answer", [answers.endless, robots("# nothing\n" * 1_000_000)])
def test_of_a_robots_txt_without_an_end_the_beginning_is_read(server: Misbehaving, answer: Answer) -> None:
    server.on("/robots.txt", answer)
    assert Asking().page(server.on("/a", TRUCE)).body == b"Truce"


def test_the_robots_txt_of_a_site_to_which_one_is_redirected_counts(server: Misbehaving) -> None:
    with Misbehaving(hosts=["127.0.0.2"]) as other:
        other.on("/robots.txt", robots("User-agent: *\nDisallow: /\n"))
        asking = Asking(allowed_hosts=frozenset({"127.0.0.0/8"}))
        error = asking.error(server.on("/a", answers.redirect(other.on("/b", TRUCE))))
    assert error.reason == "its robots.txt asks programs not to read it"
    assert error.url == server.url("/a")


def test_requests_to_a_host_are_an_interval_apart(server: Misbehaving) -> None:
    asking = Asking(interval=2.0, ignore_robots=HERE)
    asking.all([server.on("/a", TRUCE)] * 3)
    assert asking.clock.slept == [2.0, 2.0]


def test_robots_txt_may_ask_for_a_longer_interval_within_bounds(server: Misbehaving) -> None:
    server.on("/robots.txt", answers.in_turn([robots("User-agent: *\nCrawl-delay: 7\n")]))
    asking = Asking(interval=2.0)
    asking.all([server.on("/a", TRUCE)] * 3)
    assert asking.clock.slept == [2.0, 7.0, 7.0]
    bounded = Asking(interval=2.0, longest_interval=5.0)
    bounded.all([server.on("/a", TRUCE)] * 3)
    assert bounded.clock.slept == [2.0, 5.0, 5.0]


def test_a_host_has_one_request_at_a_time(server: Misbehaving) -> None:
    Asking().at_once([server.on(f"/{number}", TRUCE) for number in range(20)])
    assert len(server.paths()) == 20
    assert server.most_at_once == 1


def test_hosts_do_not_wait_for_each_other(server: Misbehaving) -> None:
    slow = server.on("/slow", answers.never)
    with Misbehaving(hosts=["127.0.0.2"]) as other:
        asking = Asking(deadline=0.5, attempts=1, allowed_hosts=frozenset({"127.0.0.0/8"}))
        first, second = asking.at_once([slow, other.on("/a", TRUCE)])
    assert isinstance(first, FetchError)
    assert isinstance(second, Fetched)


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("120", 120.0), ("Fri, 03 May 2030 12:02:00 GMT", 120.0), ("99999999999999999999", 86_400.0), ("0", 0.0)],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_server_says_when_to_come_again(server: Misbehaving, status: int, asked: str, seconds: float) -> None:
    error = Asking(attempts=1).error(server.on("/a", answers.come_again(status, asked)))
    assert (error.status, error.retry_after, error.permanent) == (status, seconds, False)


@pytest.mark.parametrize("asked", ["soon", "", "-5", "1e3", "١٢٠"])
def test_what_says_nothing_is_as_if_nothing_were_said(server: Misbehaving, asked: str) -> None:
    answer = answers.raw(b"HTTP/1.1 429 Slow\r\nContent-Length: 0\r\nRetry-After: " + asked.encode() + b"\r\n\r\n")
    assert Asking().error(server.on("/a", answer)).retry_after is None


def test_a_short_while_is_waited_for(server: Misbehaving) -> None:
    url = server.on("/a", answers.in_turn([answers.come_again(429, "5"), TRUCE]))
    asking = Asking()
    assert asking.page(url).body == b"Truce"
    assert asking.clock.slept == [5.0]


def test_a_longer_one_is_left_to_the_caller_and_nobody_else_asks_meanwhile(server: Misbehaving) -> None:
    urls = [server.on("/a", answers.come_again(429, "600")), server.on("/b", TRUCE)]
    first, second = Asking().all(urls)
    assert isinstance(first, FetchError)
    assert isinstance(second, FetchError)
    assert (first.retry_after, second.retry_after) == (600.0, 600.0)
    assert second.reason == "127.0.0.1 asked to be left alone for a while"
    assert server.paths() == ["/a"]


def test_what_may_pass_is_tried_again_after_longer_and_longer_waits(server: Misbehaving) -> None:
    url = server.on("/a", answers.in_turn([answers.gone(503), answers.reset(), answers.gone(500), TRUCE]))
    asking = Asking(attempts=4)
    assert asking.page(url).body == b"Truce"
    first, second, third = asking.clock.slept
    assert 0 <= first <= 1
    assert 0 <= second <= 2
    assert 0 <= third <= 4


def test_it_is_not_tried_for_ever(server: Misbehaving) -> None:
    url = server.on("/a", answers.gone(503))
    assert Asking(attempts=3).error(url).reason == "the server cannot serve just now (503)"
    assert server.paths() == ["/a"] * 3


@pytest.mark.parametrize(
    "answer", [answers.gone(404), answers.gone(403), answers.come_again(429, None), answers.endless]
)
def test_what_will_not_pass_is_not_tried_again(server: Misbehaving, answer: Answer) -> None:
    Asking(max_bytes=100_000).error(server.on("/a", answer))
    assert server.paths() == ["/a"]
