"""Following sources, end to end, against servers of this machine that behave and that do not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hudna.engine.analyst import Analyst
from hudna.engine.readers import Told
from hudna.engine.watching.memory import Memory
from hudna.engine.watching.watch import Plan, watch
from hudna.ledger import Ledger
from hudna.model.access import Access
from hudna.model.sources import Feed, FeedKind, Followed, Licence, Ownership, Source
from hudna.sources.fetching import Policy
from hudna.sources.followed.health import FeedState, health
from hudna.sources.followed.health_rules import load_health_rules
from tests.misbehaving import answers
from tests.misbehaving.feeds import Feeds
from tests.misbehaving.server import Misbehaving
from tests.unit.engine.watching.noted import Noted

PATIENT = Policy(interval=0.0, attempts=1)  # a busy machine answers late
HURRIED = Policy(interval=0.0, attempts=1, deadline=8.0, connect=4.0)  # where one waits for what never comes
WAIT = 60.0  # seconds after which it is given up that anything comes


def followed(name: str, *feeds: Feed, access: Access = Access.PUBLIC) -> Followed:
    source = Source(
        id=name, name=name.title(), ownership=Ownership.PRIVATE, languages=("en",), why="Made up.", access=access
    )
    return Followed(source=source, licence=Licence(name="all rights reserved"), feeds=feeds)


def web(name: str, url: str, kind: FeedKind = FeedKind.FEED, **told: object) -> Followed:
    feed = Feed(id=name, kind=kind, url=url, every=timedelta(minutes=1), hosts=("127.0.0.0/8",), **told)  # type: ignore[arg-type]
    return followed(name, feed)


def plan(folder: Path, *sources: Followed, policy: Policy = PATIENT) -> Plan:
    return Plan(
        followed=sources,
        policy=policy,
        workers=0,
        memory=folder / "truce.ledger.watch",
        captures=folder / "truce.ledger.captures",
    )


@pytest.fixture(autouse=True)
def compiled_once(analyst: Analyst, monkeypatch: pytest.MonkeyPatch) -> None:
    """Following reads with the analyst of the session: compiling its languages takes longer than most of what is followed."""
    monkeypatch.setattr("hudna.engine.watching.watch.Analyst", lambda: analyst)


@pytest.fixture
def once(ledger: Ledger, tmp_path: Path) -> Callable[..., Noted]:
    def run(*sources: Followed, policy: Policy = PATIENT) -> Noted:
        noted = Noted()
        watch(ledger, plan(tmp_path, *sources, policy=policy), noted, once=True)
        return noted

    return run


@pytest.fixture
def server() -> Iterator[Misbehaving]:
    with Misbehaving() as running:
        yield running


def article(words: str) -> str:
    return f"<html><body><article><h1>News</h1><p>{words}</p><p>{words} It was told twice.</p></article></body></html>"


def rss(*links: str) -> str:
    items = "".join(f"<item><title>News</title><link>{link}</link></item>" for link in links)
    return f"<rss version='2.0'><channel><title>Paper</title>{items}</channel></rss>"


def test_what_feeds_list_is_read_into_the_ledger_and_captured(
    once: Callable[..., Noted], ledger: Ledger, tmp_path: Path
) -> None:
    feeds = Feeds(3)
    with feeds.server:
        noted = once(*(web(f"post-{number}", feeds.url(number)) for number in range(3)))
    urls = {report.url for report in ledger.reports()}
    assert urls == {feeds.article_url(number, k) for number in range(3) for k in range(3)}
    assert {report.source for report in ledger.reports()} == {"Post-0", "Post-1", "Post-2"}
    captures = [report.capture for report in ledger.reports()]
    assert all(one is not None and one.record for one in captures)
    assert {one.file for one in captures if one is not None} == {
        file.name for file in (tmp_path / "truce.ledger.captures").iterdir() if file.suffix == ".gz"
    }
    assert noted.failures == []


def test_following_again_keeps_nothing_twice(once: Callable[..., Noted], ledger: Ledger) -> None:
    feeds = Feeds(2)
    with feeds.server:
        sources = [web(f"post-{number}", feeds.url(number)) for number in range(2)]
        once(*sources)
        head = ledger.head()
        assert once(*sources).added == []
    assert ledger.head() == head


def test_bad_feeds_hold_up_no_other(once: Callable[..., Noted], ledger: Ledger) -> None:
    feeds = Feeds(20, troubled=20)
    with feeds.server:
        noted = once(*(web(f"post-{number}", feeds.url(number)) for number in range(20)), policy=HURRIED)
        wanted = {feeds.article_url(number, k) for number in feeds.delivering() for k in range(3)}
    assert {report.url for report in ledger.reports()} == wanted
    failed = {feed: reason for feed, _, reason in noted.looks if reason is not None}
    read = {*feeds.delivering(), *(n for n, trouble in feeds.troubles.items() if trouble == "hundred thousand")}
    assert failed.keys() == {f"post-{number}" for number in range(20) if number not in read}
    assert noted.failures == []


def test_an_article_that_changes_is_kept_in_all_its_versions(
    once: Callable[..., Noted], ledger: Ledger, server: Misbehaving
) -> None:
    server.on("/feed", answers.body(rss("/news"), answers.RSS))
    server.on("/news", answers.body(article("Shells fell on Karvan at dawn, killing two people, the mayor said.")))
    once(web("paper", server.url("/feed")))
    server.on("/feed", answers.body(rss("/news").replace("<title>News", "<title>Corrected"), answers.RSS))
    server.on("/news", answers.body(article("Shells fell on Karvan at dawn, killing three people, the mayor said.")))
    once(web("paper", server.url("/feed")))
    first, second = sorted(ledger.reports(), key=lambda report: report.version_of or "")
    assert (first.version_of, second.version_of) == (None, first.id)
    assert first.url == second.url == server.url("/news")


def test_an_article_that_is_gone_is_told_to_be_withdrawn_and_stays(
    once: Callable[..., Noted], ledger: Ledger, server: Misbehaving
) -> None:
    server.on("/feed", answers.body(rss("/news"), answers.RSS))
    server.on("/news", answers.body(article("Shells fell on Karvan at dawn, killing two people, the mayor said.")))
    once(web("paper", server.url("/feed")))
    server.on("/feed", answers.body(rss("/news").replace("<title>News", "<title>Other"), answers.RSS))
    server.on("/news", answers.gone(410))
    assert once(web("paper", server.url("/feed"))).withdrawn == [server.url("/news")]
    (report,) = ledger.reports()
    assert ledger.withdrawal(report.id) is not None


def test_a_feed_that_becomes_a_page_loses_and_repeats_nothing_and_its_health_says_so(
    once: Callable[..., Noted], ledger: Ledger, server: Misbehaving, tmp_path: Path
) -> None:
    paper, later = web("paper", server.url("/feed")), datetime.now(UTC) + timedelta(hours=6)
    for number in (1, 3):
        words = f"Shells fell on Karvan at dawn, killing {number} people, the mayor of the town said."
        server.on(f"/{number}", answers.body(article(words)))
    server.on("/2", answers.come_again(503, None))
    server.on("/feed", answers.body(rss("/2", "/1"), answers.RSS))
    once(paper)
    server.on("/feed", answers.body("<!doctype html><html><body><h1>This domain is for sale</h1></body></html>"))
    assert once(paper).looks == [("paper", 0, "a web page, not a feed")]
    with Memory.open(tmp_path / "truce.ledger.watch") as memory:
        waiting = [one.key for one in memory.waiting("paper", later, 10) if not one.is_taken]
        fares = health(paper.feeds[0], memory.past("paper", later), later, load_health_rules())
    assert waiting == [server.url("/2")]
    assert fares.state is FeedState.FAILING
    assert fares.reason.endswith("a web page, not a feed")
    server.on("/feed", answers.body(rss("/3", "/2", "/1"), answers.RSS))
    assert once(paper).looks == [("paper", 1, None)]
    assert sorted(str(report.url) for report in ledger.reports()) == [server.url("/1"), server.url("/3")]


def test_a_page_is_followed_itself(once: Callable[..., Noted], ledger: Ledger, server: Misbehaving) -> None:
    for deaths in ("two", "two", "three"):
        words = f"Shells fell on Karvan at dawn, killing {deaths} people, the mayor of the town said."
        server.on("/now", answers.body(article(words)))
        once(web("mayor", server.url("/now"), FeedKind.PAGE))
    assert [report.version_of is None for report in ledger.reports()].count(True) == 1
    assert sum(1 for _ in ledger.reports()) == 2


MINISTRY = """<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} | الموقع الرسمي لوزارة البحيرة</title>
<meta property="og:title" content="{title}"><meta property="article:published_time" content="2019-05-03T10:15:00+03:00"></head>
<body><header><nav><ul><li><a href="/ar">الرئيسية</a></li><li><a href="/ar/news">أخبار الوزارة</a></li></ul></nav></header>
<main><div class="breadcrumb"><a href="/ar">الرئيسية</a> / البيانات</div><article class="statement"><h1>{title}</h1>{body}</article>
<aside><h2>مواضيع ذات صلة</h2><ul><li><a href="/ar/1">جولة الوزير</a></li></ul></aside></main>
<footer>جميع الحقوق محفوظة لوزارة البحيرة</footer></body></html>"""


def test_the_page_of_a_ministrys_statement_is_followed_with_each_version_of_its_words(
    once: Callable[..., Noted], ledger: Ledger, server: Misbehaving
) -> None:
    said = "<p>أعلنت وزارة البحيرة أن قذيفتي هاون سقطتا فجر الجمعة قرب المرفأ القديم، وأن {} أصيبوا بجروح طفيفة.</p>"
    calling = "<p>ودعت الوزارة الطرفين إلى احترام الهدنة المعلنة الأسبوع الماضي والعودة إلى لجنة المراقبة المشتركة.</p>"
    for wounded in ("ثلاثة مدنيين", "ثلاثة مدنيين", "أربعة مدنيين"):
        page = MINISTRY.format(title="بيان حول أحداث المرفأ", body=said.format(wounded) + calling)
        server.on("/ar/statement", answers.body(page))
        once(web("ministry", server.url("/ar/statement"), FeedKind.PAGE, language="ar"))
    first, second = sorted(ledger.reports(), key=lambda report: report.version_of or "")
    assert (first.version_of, second.version_of) == (None, first.id)
    assert (first.title, first.lang, first.source) == ("بيان حول أحداث المرفأ", "ar", "Ministry")
    assert str(first.published) == "2019-05-03"
    assert "ثلاثة مدنيين" in first.text
    assert "أربعة مدنيين" in second.text
    assert "ودعت الوزارة الطرفين إلى احترام الهدنة" in second.text
    for around in ("الرئيسية", "جولة الوزير", "جميع الحقوق"):
        assert around not in first.text


def test_what_a_clock_that_is_ahead_dates_was_published_when_it_was_fetched(
    once: Callable[..., Noted], ledger: Ledger, server: Misbehaving
) -> None:
    item = "<item><title>Quarry</title><link>/quarry</link><pubDate>Mon, 11 Oct 2935 08:00:00 GMT</pubDate></item>"
    server.on("/feed", answers.body(rss().replace("</channel>", f"{item}</channel>"), answers.RSS))
    server.on("/quarry", answers.body(article("Shells fell near the quarry at dawn, the mayor of the town said.")))
    before = datetime.now(UTC).date()
    once(web("paper", server.url("/feed")))
    (report,) = ledger.reports()
    assert report.published is not None
    assert before <= report.published <= datetime.now(UTC).date()
    assert any("2935-10-11 is still to come" in notice and "fetched" in notice for notice in report.notices)


LIVE = """<!DOCTYPE html><html lang="en"><head><title>Live: the ceasefire at the lake</title></head><body>
<header><a href="/">The Lake Post</a> <a href="/sport">Sport</a></header><main><h1>Live: the ceasefire at the lake</h1>
<section class="live-feed">{}</section></main><footer>Contact us</footer></body></html>"""


def test_a_live_page_is_followed_while_it_grows(
    once: Callable[..., Noted], ledger: Ledger, server: Misbehaving
) -> None:
    told = [
        "Two mortar shells fell near the old quay at dawn, the observers said, and nobody was hurt there.",
        "The lake committee met both commanders at noon and said that the ceasefire remained in force.",
        "A ferry with relief goods reached the northern shore in the evening without any incident, its captain said.",
    ]
    for count in (1, 2, 2, 3):
        posts = [f"<div class='post'><time>{8 + n}:00</time><p>{one}</p></div>" for n, one in enumerate(told[:count])]
        server.on("/live", answers.body(LIVE.format("".join(reversed(posts)))))
        once(web("lake-post", server.url("/live"), FeedKind.PAGE))
    reports = list(ledger.reports())
    assert len(reports) == 3
    versions = ledger.versions(server.url("/live"))
    newest = ledger.report(versions[0].report_id)
    assert newest is not None
    assert [newest.text.index(one) for one in told] == sorted((newest.text.index(one) for one in told), reverse=True)
    assert "Contact us" not in newest.text
    assert {report.url for report in reports} == {server.url("/live")}


def test_of_a_sitemap_only_what_fits_and_is_fresh_is_taken(
    once: Callable[..., Noted], ledger: Ledger, server: Misbehaving
) -> None:
    today, old = (f"{datetime.now(UTC) - timedelta(days=days):%Y-%m-%d}" for days in (0, 90))
    listed = {"/news/1": today, "/news/2": old, "/sport/1": today, "/news/print": today}
    urls = "".join(f"<url><loc>{server.url(path)}</loc><lastmod>{day}</lastmod></url>" for path, day in listed.items())
    names = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    server.on("/map", answers.body(f"<urlset {names}>{urls}</urlset>", "application/xml"))
    for path in listed:
        server.on(
            path, answers.body(article(f"Shells fell near the road of {path} at dawn, the mayor of the town said."))
        )
    once(web("paper", server.url("/map"), FeedKind.SITEMAP, match="/news/", skip="print$"))
    assert [report.url for report in ledger.reports()] == [server.url("/news/1")]


def test_what_a_feed_holds_whole_is_taken_from_it(
    once: Callable[..., Noted], ledger: Ledger, server: Misbehaving
) -> None:
    item = "<item><guid>1</guid><title>News</title><description>Shells fell on Karvan, the mayor said.</description></item>"
    server.on("/feed", answers.body(f"<rss version='2.0'><channel><title>P</title>{item}</channel></rss>", answers.RSS))
    once(web("paper", server.url("/feed"), full_text=True))
    (report,) = ledger.reports()
    assert report.text.strip() == "Shells fell on Karvan, the mayor said."
    assert report.capture is not None
    assert server.paths() == ["/feed"]


def test_files_that_are_dropped_into_a_folder_are_taken_once_nobody_writes_them(
    once: Callable[..., Noted], ledger: Ledger, tmp_path: Path
) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    for name in ("old.txt", "new.txt"):
        (drop / name).write_text(f"Shells fell on Karvan at dawn, says {name}.", encoding="utf-8")
    os.utime(drop / "old.txt", (time.time() - 60,) * 2)
    source = followed("desk", Feed(id="desk", kind=FeedKind.FOLDER, path=drop, every=timedelta(minutes=1)))
    assert once(source).added == ["old"]
    os.utime(drop / "new.txt", (time.time() - 60,) * 2)
    assert once(source).added == ["new"]
    assert {report.source for report in ledger.reports()} == {"Desk"}


def test_a_folder_that_is_not_there_is_told(once: Callable[..., Noted], tmp_path: Path) -> None:
    nowhere = Feed(id="desk", kind=FeedKind.FOLDER, path=tmp_path / "none", every=timedelta(minutes=1))
    assert once(followed("desk", nowhere)).looks == [("desk", 0, "the folder is not there")]


def test_a_confidential_source_is_closed_before_its_first_report(
    once: Callable[..., Noted], ledger: Ledger, tmp_path: Path
) -> None:
    (tmp_path / "drop").mkdir()
    feed = Feed(id="field", kind=FeedKind.FOLDER, path=tmp_path / "drop", every=timedelta(minutes=1))
    (tmp_path / "drop" / "a.txt").write_text("Shells fell on Karvan at dawn.", encoding="utf-8")
    os.utime(tmp_path / "drop" / "a.txt", (time.time() - 60,) * 2)
    once(followed("field", feed, access=Access.CONFIDENTIAL))
    kinds = [entry.kind.value for entry in ledger.entries()]
    assert kinds.index("source-followed") < kinds.index("report-added")


def test_private_hosts_of_one_feed_are_closed_to_the_others(
    once: Callable[..., Noted], server: Misbehaving, ledger: Ledger
) -> None:
    server.on("/feed", answers.body(rss("/news"), answers.RSS))
    server.on("/news", answers.body(article("Shells fell on Karvan at dawn, the mayor of the town said.")))
    outside = Feed(id="b", kind=FeedKind.FEED, url=server.url("/feed"), every=timedelta(minutes=1))
    noted = once(web("a", server.url("/feed")), followed("b", outside))
    assert {feed: reason is None for feed, _, reason in noted.looks} == {"a": True, "b": False}
    assert {report.source for report in ledger.reports()} == {"A"}


class EndingAfter(Noted):
    """A journal that asks this process to end when so many reports were added."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def kept(self, told: Told) -> None:
        super().kept(told)
        if len(self.added) == self.count:
            os.kill(os.getpid(), signal.SIGTERM)


def test_it_ends_in_order_when_it_is_asked_to(ledger: Ledger, tmp_path: Path) -> None:
    feeds, noted = Feeds(2), EndingAfter(6)
    giving_up = threading.Timer(WAIT, os.kill, (os.getpid(), signal.SIGTERM))
    with feeds.server:
        giving_up.start()
        watch(ledger, plan(tmp_path, *(web(f"post-{n}", feeds.url(n)) for n in range(2))), noted)
        giving_up.cancel()
    assert len(noted.added) == 6
    assert {report.url for report in ledger.reports()} == {feeds.article_url(n, k) for n in range(2) for k in range(3)}
    assert noted.failures == []


def test_killed_at_any_moment_it_loses_nothing_and_keeps_nothing_twice(tmp_path: Path) -> None:
    command = ["-m", "benchmarks.watching", "--feeds", "8", "--troubled", "2", "--minutes", "0.4", "--kills", "3"]
    ran = subprocess.run(
        [sys.executable, *command, "--every", "60", "--folder", tmp_path],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert "0 lost, 0 twice, 0 faults" in ran.stdout, ran.stdout + ran.stderr
