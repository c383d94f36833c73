import pytest
from httpx2 import URL
from hypothesis import given
from hypothesis import strategies as st

from hudna.sources.fetching.urls import _PLAIN, RefusedUrlError, is_web_port, target


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://News.Example/a?b=1#top", "https://news.example/a?b=1"),
        ("http://news.example:80", "http://news.example/"),
        ("https://news.example:8443/x", "https://news.example:8443/x"),
        ("http://[2606:4700::1111]:8080/x", "http://[2606:4700::1111]:8080/x"),
        ("https://أخبار.example/خبر عاجل", "https://xn--igbicxr.example/%D8%AE%D8%A8%D8%B1%20%D8%B9%D8%A7%D8%AC%D9%84"),
        ("  https://news.example/a  ", "https://news.example/a"),
    ],
)
def test_an_address_is_made_fit_to_be_sent(url: str, sent: str) -> None:
    assert target(url).url == sent


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "only http and https are fetched, not file"),
        ("ftp://news.example/a", "only http and https are fetched, not ftp"),
        ("gopher://news.example/", "only http and https are fetched, not gopher"),
        ("news.example/feed", "only http and https are fetched, not an address without scheme"),
        ("https://me:secret@news.example/", "there is a user name or password in the address"),
        ("https://me@news.example/", "there is a user name or password in the address"),
        ("https:///feed", "no host in the address"),
        ("https://news.example/" + "a" * 5000, "an address of 5021 characters, more than 4000"),
    ],
)
def test_other_addresses_are_refused_with_the_reason(url: str, reason: str) -> None:
    with pytest.raises(RefusedUrlError) as error:
        target(url)
    assert str(error.value) == reason


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://",
        "http://[::1",
        "http://a b.example/",
        "http://x:99999/",
        "http://\x00/",
        "http://x\r\nHost: y/",
        "http://１２７.0.0.1/",
        "http://[fe80::1%25eth0]/",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(RefusedUrlError):
        target(url)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "https://news.example/b"),
        ("c?d", "https://news.example/a/c?d"),
        ("//other.example/e", "https://other.example/e"),
        ("HTTP://other.example:80/f", "http://other.example/f"),
    ],
)
def test_a_redirect_is_told_from_where_it_was_met(location: str, url: str) -> None:
    assert target(location, "https://news.example/a/b").url == url


def test_ports_of_other_protocols_are_not_the_webs() -> None:
    assert [port for port in (22, 25, 80, 110, 443, 465, 631, 8000, 8080, 8443) if is_web_port(port)] == [
        80, 443, 8000, 8080, 8443,
    ]  # fmt: skip


@given(st.from_regex(_PLAIN, fullmatch=True))
def test_an_address_that_is_plain_is_the_same_as_if_it_were_taken_apart(url: str) -> None:
    parsed = URL(url)
    found = target(url)
    assert (found.scheme, found.host.encode(), found.path.encode()) == (parsed.scheme, parsed.raw_host, parsed.raw_path)
    assert found.port == (parsed.port or {"http": 80, "https": 443}[parsed.scheme])
