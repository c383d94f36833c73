"""Keys that nobody asked for: refused where one that was is meant, and named where they are somebody's own."""

from __future__ import annotations

import pytest

from hudna.sources.keys import check_keys
from hudna.sources.unreadable import UnreadableError

KNOWN = ("text", "id", "lang", "published", "source", "title")


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("publishd", "published"),
        ("pubilshed", "published"),
        ("publish", "published"),
        ("Published", "published"),
        ("sources", "source"),
        ("soruce", "source"),
        ("tittle", "title"),
        ("lnag", "lang"),
        ("ID", "id"),
        (" title", "title"),
    ],
)
def test_a_key_that_is_nearly_one_that_is_read_is_refused_and_that_named(key: str, meant: str) -> None:
    with pytest.raises(UnreadableError, match=f'^key "{key}" is not known; perhaps "{meant}" is meant$'):
        check_keys(["text", key], KNOWN)


@pytest.mark.parametrize(
    "key", ["bogus", "author", "date", "ids", "uid", "subtitle", "language", "publication", "resource"]
)
def test_any_other_key_is_named(key: str) -> None:
    assert check_keys(["text", key], KNOWN) == (f'keys that are not read: "{key}"',)


def test_a_key_beside_that_which_it_is_like_is_another() -> None:
    assert check_keys(["text", "published", "publisher"], KNOWN) == ('keys that are not read: "publisher"',)


def test_keys_that_are_read_or_known_to_say_nothing_are_not_told() -> None:
    assert check_keys(["text", "title", "url"], KNOWN, {"url"}) == ()
