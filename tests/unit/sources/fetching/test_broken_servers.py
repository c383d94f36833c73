import pytest

from tests.misbehaving import Answer, Misbehaving, answers
from tests.unit.sources.fetching.asking import Asking

TEXT = "<p>Both sides kept the truce, the observers said.</p>" * 200


@pytest.mark.parametrize("answer", [answers.never, answers.slow_headers, answers.slow_body])
def test_a_server_that_takes_its_time_is_left_when_the_time_is_up(server: Misbehaving, answer: Answer) -> None:
    error = Asking(deadline=0.3, attempts=1).error(server.on("/a", answer))
    assert (error.reason, error.permanent) == ("it took longer than 0.3 s", False)


def test_redirects_count_towards_the_same_time(server: Misbehaving) -> None:
    server.on("/b", answers.never)
    error = Asking(deadline=0.3, attempts=1).error(server.on("/a", answers.redirect("/b")))
    assert error.reason == "it took longer than 0.3 s"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (answers.endless, "its body has more than the 1 MB that it may have"),
        (answers.gzip_bomb(200 << 20), "its body has more than the 1 MB that it may have"),
        (answers.body("x" * 1_000_001), "its body has more than the 1 MB that it may have"),
        (answers.truncated_gzip(TEXT), "its body ends too early"),
        (answers.length(TEXT, len(TEXT) + 1), "its body ends too early"),
        (
            answers.raw(answers.head(headers={"Transfer-Encoding": "chunked"}) + b"5\r\nTruce\r\n"),
            "its body ends too early",
        ),
        (answers.reset(TEXT), "the connection broke"),
        (answers.reset(), "the connection broke"),
        (answers.raw(b""), "the server hung up without an answer"),
        (answers.garbage(), "the server hung up without an answer"),
        (
            answers.raw(b"<html>It works!</html>\r\n\r\n"),
            "its answer is not HTTP (illegal status line: bytearray(b'<html>it works!</html>'))",
        ),
        (answers.header_bomb(), "its headers are larger than 100 kB"),
        (
            answers.body(b"nothing like it", headers={"Content-Encoding": "br"}),
            "its body is encoded as br, for which nobody asked",
        ),
        (
            answers.body(b"\x1f\x8b nothing like it", headers={"Content-Encoding": "gzip"}),
            "its body is not the gzip that it is said to be",
        ),
    ],
)
def test_what_goes_wrong_is_told_in_a_clause(server: Misbehaving, answer: Answer, reason: str) -> None:
    error = Asking(max_bytes=1_000_000).error(server.on("/a", answer))
    assert (error.reason, error.permanent) == (reason, False)


def test_nobody_there_is_told() -> None:
    with Misbehaving() as server:
        url = server.url("/a")
    assert Asking().error(url).reason == "the server refuses connections"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_compressed_body_comes_decompressed(server: Misbehaving, encoding: str) -> None:
    assert Asking().page(server.on("/a", answers.compressed(TEXT, encoding=encoding))).body == TEXT.encode()


def test_a_body_that_is_not_compressed_though_it_says_so_is_taken_as_it_is(server: Misbehaving) -> None:
    url = server.on("/a", answers.body(TEXT, headers={"Content-Encoding": "gzip"}))
    assert Asking().page(url).body == TEXT.encode()


def test_of_a_body_with_less_than_its_length_in_front_only_that_is_taken(server: Misbehaving) -> None:
    """What follows may be the answer to somebody else's question; the next answer begins on a connection of its own."""
    short = server.on("/a", answers.length("Truce holds", 5))
    asking = Asking()
    first, second = asking.all([short, server.on("/b", answers.body("Truce ends"))])
    assert (getattr(first, "body", None), getattr(second, "body", None)) == (b"Truce", b"Truce ends")


def test_the_body_of_an_error_is_not_taken_in(server: Misbehaving) -> None:
    endless = answers.raw(answers.head(404) + b"x" * 100_000)
    assert Asking().error(server.on("/a", endless)).gone


def test_a_failure_of_one_does_not_touch_the_others(server: Misbehaving) -> None:
    bad = [server.on("/slow", answers.never), server.on("/bomb", answers.gzip_bomb(50 << 20))]
    with Misbehaving(hosts=["127.0.0.3"]) as other:
        good = other.on("/good", answers.body("Truce"))
        asking = Asking(deadline=0.3, max_bytes=1_000_000, attempts=1, allowed_hosts=frozenset({"127.0.0.0/8"}))
        *_, last = asking.at_once([*bad, good])
    assert getattr(last, "body", None) == b"Truce"
