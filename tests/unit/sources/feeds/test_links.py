import pytest

from hudna.sources.feeds.links import link

BASE = "https://news.example/ar/feed"


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("a", "https://news.example/ar/a"),
        (" /a\n ", "https://news.example/a"),
        ("https://News.Example", "https://news.example/"),
        ("https://news.example:443/a#comments", "https://news.example/a"),
        ("/a?utm_source=rss&utm_medium=feed&id=7", "https://news.example/a?id=7"),
        ("/a?id=7&fbclid=abc&gclid=x", "https://news.example/a?id=7"),
        ("/a?UTM_Campaign=x", "https://news.example/a"),
        ("/a?utmost=1&author=me", "https://news.example/a?utmost=1&author=me"),
        ("/a?b=2&a=1", "https://news.example/a?b=2&a=1"),
        ("/خبر عاجل", "https://news.example/%D8%AE%D8%A8%D8%B1%20%D8%B9%D8%A7%D8%AC%D9%84"),
        (
            "/%D8%AE%D8%A8%D8%B1%20%D8%B9%D8%A7%D8%AC%D9%84",
            "https://news.example/%D8%AE%D8%A8%D8%B1%20%D8%B9%D8%A7%D8%AC%D9%84",
        ),
    ],
)
def test_two_ways_to_one_article_are_one_address(given: str, url: str) -> None:
    assert link(given, BASE) == url


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        " ",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.example/",
        "http://",
        "http://a:b@c.example/",
        "x" * 5000,
    ],
)
def test_what_could_not_be_fetched_is_none(given: str | None) -> None:
    assert link(given, BASE) is None
