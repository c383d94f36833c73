"""Many feeds, `/feed/N`, each with articles `/article/N/K` of which there are more as time goes on; every tenth misbehaves.

What article K of feed N says is determined by N and K, so that whoever read them can count what was lost. Feed N is on a
host of its own, 127.0.x.y, as feeds are.
"""

import asyncio
import json
import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

from tests.misbehaving import answers
from tests.misbehaving.server import Answer, Misbehaving, Request

TROUBLES = (
    "slow headers",
    "slow body",
    "come again",
    "unavailable",
    "redirected in a circle",
    "redirected to a private address",
    "truncated gzip",
    "endless",
    "turned into a page",
    "garbage",
    "changing article",
    "vanishing article",
    "wrong charset",
    "wrong type",
    "empty",
    "resets",
    "gzip bomb",
    "header bomb",
    "wrong length",
    "hundred thousand",
)
DELIVERING = frozenset({"changing article", "vanishing article", "wrong charset", "wrong type"})
"""Troubles in spite of which every article can be read; the others bring nothing."""

LISTED = 20
"""Articles that a feed lists, the newest first."""

_FIRST_DAY = datetime(2024, 5, 1, 6, 0, tzinfo=UTC)
_PLACES = (
    "Karvan",
    "Upper Selim",
    "Dorrat",
    "Minhara",
    "Tel Arbin",
    "Old Bridge",
    "Sarvand",
    "Quru",
    "Halbat",
    "Nesira",
)
_MEANS = ("Mortar fire", "Artillery fire", "Small-arms fire", "A drone strike", "Rocket fire", "Sniper fire")
_WHAT = ("a farm road", "an empty school", "the water tower", "two houses", "a checkpoint", "the market", "an orchard")
_SAID = ("a resident", "the town council", "a teacher", "the mission's patrol", "a driver", "the clinic", "a shepherd")
_WEATHER = ("in the rain", "before dawn", "after prayers", "at dusk", "in thick fog", "around noon", "near midnight")


class Feeds:
    """The feeds of one server.

    Args:
        count: how many there are, from 0.
        troubled: how many of them misbehave: of 200 with 20, those whose number ends in 0.
        first: articles that each has from the beginning.
        every: seconds after which each has one more.
        began: the time from which they are counted, as `time.time` gives it.
    """

    def __init__(
        self, count: int, *, troubled: int = 0, first: int = 3, every: float = 60.0, began: float | None = None
    ) -> None:
        self.count = count
        self.first = first
        self.every = every
        self.began = time.time() if began is None else began
        step = count // troubled if troubled else 0
        self.troubles = {step * each: TROUBLES[each % len(TROUBLES)] for each in range(troubled)}
        self.server = Misbehaving(hosts=("127.0.0.1", *map(host, range(count))))
        self.server.choose.append(self._answer)

    def url(self, number: int) -> str:
        return self.server.url(f"/feed/{number}", host(number))

    def article_url(self, number: int, article: int) -> str:
        return self.server.url(f"/article/{number}/{article}", host(number))

    def published(self, number: int, at: float | None = None) -> int:
        """How many articles a feed has at a time; each appears at a moment of the feed's own."""
        passed = (time.time() if at is None else at) - self.began
        return self.first + max(0, int((passed + self.every * (number % 17) / 17) // self.every))

    def appears(self, number: int, article: int) -> float:
        """The time at which an article appears."""
        return self.began + max(0.0, (article + 1 - self.first) * self.every - self.every * (number % 17) / 17)

    def delivering(self) -> Iterator[int]:
        """The feeds of which every article can be read."""
        return (n for n in range(self.count) if self.troubles.get(n) is None or self.troubles[n] in DELIVERING)

    def _answer(self, request: Request) -> Answer | None:
        kind, *numbers = request.path.partition("?")[0].strip("/").split("/")
        if kind == "feed" and len(numbers) == 1:
            return self._feed(int(numbers[0]))
        if kind == "article" and len(numbers) == 2:
            return self._article(int(numbers[0]), int(numbers[1]))
        return None

    def _feed(self, number: int) -> Answer:
        trouble = self.troubles.get(number)
        if trouble is not None and trouble not in DELIVERING:
            return _troubled(trouble)
        count = self.published(number)
        listed = range(max(0, count - LISTED), count)[::-1]
        etag = f'"{number}-{count}"'
        if trouble == "wrong charset":
            media = "application/rss+xml; charset=iso-8859-1"
            return answers.unless_known(self.rss(number, listed), media, etag=etag)
        if trouble == "wrong type":
            return answers.unless_known(self.rss(number, listed), "text/html", etag=etag)
        if number % 3 == 1:
            return answers.unless_known(self.atom(number, listed), "application/atom+xml", etag=etag)
        if number % 3 == 2:
            return answers.unless_known(self.json_feed(number, listed), "application/feed+json", etag=etag)
        return answers.unless_known(self.rss(number, listed), answers.RSS, etag=etag)

    def _article(self, number: int, article: int) -> Answer | None:
        if article >= self.published(number):
            return None
        trouble = self.troubles.get(number)
        if trouble == "vanishing article" and article % 5 == 4 and time.time() > self.appears(number, article) + 120:
            return answers.gone(410 if article % 2 else 404)
        changed = trouble == "changing article" and time.time() > self.appears(number, article) + 120
        return answers.body(page(number, article, corrected=changed))

    def rss(self, number: int, listed: range) -> str:
        items = "".join(
            f"<item><title>{title(number, k)}</title><link>{self.article_url(number, k)}?utm_source=feed</link>"
            f"<guid isPermaLink='false'>{number}-{k}</guid>"
            f"<pubDate>{published_at(number, k):%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
            f"<description>{title(number, k)}</description></item>"
            for k in listed
        )
        return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Feed {number}</title>{items}</channel></rss>"

    def atom(self, number: int, listed: range) -> str:
        entries = "".join(
            f"<entry><id>tag:feed,{number}:{k}</id><title>{title(number, k)}</title>"
            f"<link href='/article/{number}/{k}'/><updated>{published_at(number, k).isoformat()}</updated>"
            f"<published>{published_at(number, k).isoformat()}</published></entry>"
            for k in listed
        )
        return f"<feed xmlns='http://www.w3.org/2005/Atom'><id>urn:{number}</id><title>Feed {number}</title>{entries}</feed>"

    def json_feed(self, number: int, listed: range) -> str:
        items = [
            {
                "id": f"{number}-{k}",
                "url": self.article_url(number, k),
                "title": title(number, k),
                "date_published": published_at(number, k).isoformat(),
            }
            for k in listed
        ]
        return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": f"Feed {number}", "items": items})


def host(number: int) -> str:
    """The address on which a feed is."""
    return f"127.0.{1 + number // 250}.{1 + number % 250}"


def published_at(number: int, article: int) -> datetime:
    """Each feed has days of its own: two thousand articles on one day's events are no load that there ever is."""
    return _FIRST_DAY - timedelta(days=17 * number) + timedelta(hours=7 * article, minutes=number)


def title(number: int, article: int) -> str:
    return f"Report {article} of post {number}"


def text(number: int, article: int, *, corrected: bool = False) -> str:
    """What an article says."""
    chance = random.Random(f"{number}/{article}")  # noqa: S311 - the same every time
    place, other = chance.sample(_PLACES, 2)
    wounded = chance.randint(1, 9) + (10 if corrected else 0)
    what, more = chance.sample(_WHAT, 2)
    day = f"{published_at(number, article):%d %B %Y}".lstrip("0")
    first = (
        f"{chance.choice(_MEANS)} hit {what} in {place} {chance.choice(_WEATHER)} on {day}, "
        f"wounding {wounded} people, {chance.choice(_SAID)} of {other} said."
    )
    second = (
        f"The observers of post {number} counted {chance.randint(11, 99)} explosions and {chance.randint(100, 999)} "
        f"shots {chance.choice(_WEATHER)}, {chance.randint(2, 30)} kilometres from {more}."
    )
    third = f"It was entry {article} in their book for {other}, on page {chance.randint(1, 5000)}."
    return "\n".join((first, second, third))


def page(number: int, article: int, *, corrected: bool = False) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text(number, article, corrected=corrected).splitlines())
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title(number, article)}</title>"
        f"<meta property='article:published_time' content='{published_at(number, article).isoformat()}'></head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title(number, article)}</h1>{paragraphs}</article></body></html>"
    )


def long_rss(count: int) -> str:
    items = "".join(f"<item><title>Item {k}</title><link>/a/{k}</link></item>" for k in range(count))
    return f"<rss version='2.0'><channel><title>Long</title>{items}</channel></rss>"


@cache
def _troubled(trouble: str) -> Answer:
    """What a feed answers that brings nothing."""
    some = "<rss version='2.0'><channel><title>Feed</title>" + "<item><title>Never read</title></item>" * 50
    for_sale = "<!doctype html><html><body><h1>This domain is for sale</h1></body></html>"
    makers: dict[str, Callable[[], Answer]] = {
        "slow headers": lambda: answers.slow_headers,
        "slow body": lambda: answers.slow_body,
        "come again": lambda: answers.come_again(429, "20"),
        "unavailable": lambda: answers.come_again(503, None),
        "redirected in a circle": lambda: _circle,
        "redirected to a private address": lambda: answers.redirect("http://10.1.2.3/feed"),
        "truncated gzip": lambda: answers.truncated_gzip(some, answers.RSS),
        "endless": lambda: answers.endless,
        "turned into a page": lambda: answers.body(for_sale),
        "garbage": answers.garbage,
        "empty": lambda: answers.body("", answers.RSS),
        "resets": lambda: answers.reset(some),
        "gzip bomb": lambda: answers.gzip_bomb(100 << 20),
        "header bomb": answers.header_bomb,
        "wrong length": lambda: answers.length(some, 10 * len(some), answers.RSS),
        "hundred thousand": lambda: answers.body(long_rss(100_000), answers.RSS),
    }
    return makers[trouble]()


async def _circle(request: Request, writer: asyncio.StreamWriter) -> None:
    path = request.path.partition("?")[0]
    await answers.redirect(path if "?" in request.path else f"{path}?again", 302)(request, writer)
