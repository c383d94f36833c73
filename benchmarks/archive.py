"""An archive of reports through reading into the ledger, in one run: at how much of the speed of reading alone?

    python -m benchmarks.archive [REPORTS] [--days DAYS] [--shuffled] [--ledger FILE]

The reports are made up, half of them Arabic and half English, of ten conflicts over twelve years, as web pages in a WARC file:
some sentences each that tell of events, among others of made-up words. With fewer days a few reports stand as near together
as many do over twelve years: what one is compared with grows with how many tell of the same days. They come as crawls of the
news keep them, each some days after it was published; shuffled, each may be of any year, so that nothing of what was just
known is of use for the next: the hardest order.
Reading alone is what one core reads of a sample of the same reports, from memory; it is measured before and after the run,
for the pace of a machine varies.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import hudna
from benchmarks.texts import made_up
from hudna.engine.analyst import Analyst
from hudna.ledger import open_ledger
from hudna.model.reports import PublishedBasis, Report

SHARE = 0.6
"""Of the speed of reading alone, that a run has to have."""

_FIRST = date(2014, 1, 1)
_DAYS = 12 * 365
_LATE = 3  # days after which the last report of a day is fetched
_SAMPLE = 400  # reports

_LANDS = {
    "SYR": (("Syrian government forces", "القوات الحكومية السورية"), ("opposition fighters", "فصائل المعارضة السورية")),
    "YEM": (("Saudi-led coalition", "التحالف العربي"), ("Houthi fighters", "جماعة الحوثي")),
    "UKR": (("Ukrainian forces", "القوات الأوكرانية"), ("separatists", "الانفصاليون")),
    "LBY": (("Government of National Accord", "قوات حكومة الوفاق"), ("Libyan National Army", "الجيش الوطني الليبي")),
    "SDN": (("Sudanese army", "الجيش السوداني"), ("Rapid Support Forces", "قوات الدعم السريع")),
    "AZE": (("Azerbaijani army", "الجيش الأذربيجاني"), ("Armenian forces", "القوات الأرمينية")),
    "LBN": (("Israeli army", "الجيش الإسرائيلي"), ("Hezbollah", "حزب الله")),
    "PSE": (("Israeli forces", "القوات الإسرائيلية"), ("Hamas", "حركة حماس")),
    "IRQ": (("Iraqi army", "الجيش العراقي"), ("Islamic State group", "تنظيم داعش")),
    "AFG": (("Afghan army", "الجيش الأفغاني"), ("Taliban", "حركة طالبان")),
}
_SAID = (
    ("a local official", "مسؤول محلي"),
    ("residents", "سكان"),
    ("a medical source", "مصدر طبي"),
    ("the defence ministry", "وزارة الدفاع"),
)
# Of what stands between brackets, one is told: reports of one kind of event are not put in the same words.
_OF_ENGLISH = (
    (
        "{one} [shelled|fired mortars at|fired artillery at] {place} [on {day}|in the early hours of {day}|late on {day}], "
        "[killing {killed} people and wounding {wounded}|which left {killed} dead and {wounded} hurt], {said} [said|reported]."
    ),
    (
        "{said} accused {one} of [violating|breaking|breaching] the [ceasefire|truce] "
        "[near|outside|close to] {place} on {day}."
    ),
    "{other} [denied|rejected reports of|denied any] shelling [of|in] {place}.",
    (
        "[Air strikes|Raids|Bombing raids] by {one} hit a [market|school|clinic] "
        "in {place} on {day}, wounding {wounded} [civilians|people, women among them], according to {said}."
    ),
    (
        "{one} and {other} [agreed to|agreed on|reached] a [truce|ceasefire] "
        "in {place} that is to [begin|take effect|start] on {day}."
    ),
)
_OF_ARABIC = (
    (
        "[قصفت|استهدفت بالمدفعية|قصفت بقذائف الهاون] {one} {place} [يوم|صباح|مساء] "
        "{day}، [ما أدى إلى مقتل {killed} أشخاص وإصابة {wounded} آخرين|وقتل {killed} أشخاص وجرح {wounded}]، [بحسب|وفق|حسبما ذكر] {said}."
    ),
    "اتهم {said} {one} [بخرق|بانتهاك] [وقف إطلاق النار|الهدنة] [قرب|في محيط|على أطراف] {place} يوم {day}.",
    "نفت {other} [قصف|أي قصف على|مسؤوليتها عن قصف] {place}.",
    (
        "شن طيران {one} [غارات|غارة|سلسلة غارات] على [سوق|مدرسة|مخبز] "
        "في {place} يوم {day} أسفرت عن [إصابة|جرح] {wounded} مدنيين، وفق {said}."
    ),
    "اتفقت {one} و{other} على [هدنة|وقف لإطلاق النار] في {place} [تبدأ|تسري] يوم {day}.",
)  # fmt: skip
_CHOICE = re.compile(r"\[([^]]*)\]")
_MONTHS = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)


def made(number: int, days: int = _DAYS) -> tuple[str, date, str, list[str]]:
    """A made-up report: its language, day, headline and sentences; the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - nothing secret
    land = chance.choice(tuple(_LANDS))
    arabic = number % 2 == 0
    day = _FIRST + timedelta(days=chance.randrange(days))
    told = day - timedelta(days=chance.randint(0, 2))
    sides = list(_LANDS[land])
    chance.shuffle(sides)
    at = int(arabic)
    words = {
        "one": sides[0][at],
        "other": sides[1][at],
        "day": f"{told.day} {_MONTHS[told.month - 1]} {told.year}" if arabic else f"{told.day} {told:%B %Y}",
    }
    patterns = chance.choices(_OF_ARABIC if arabic else _OF_ENGLISH, k=chance.randint(1, 4))
    told_of = [
        _put(pattern, chance).format(
            **words,
            place=chance.choice(_places(land))[at],
            said=chance.choice(_SAID)[at],
            killed=chance.randint(3, 9),
            wounded=chance.randint(3, 40),
        )
        for pattern in patterns
    ]
    lang = "ar" if arabic else "en"
    sentences = [*told_of, *(f"{sentence}." for sentence in made_up(chance, lang)[1].rstrip(".").split(". "))]
    chance.shuffle(sentences)
    return lang, day, told_of[0].partition("،")[0].partition(",")[0], sentences


def _put(pattern: str, chance: random.Random) -> str:
    """A sentence as one report puts it."""
    return _CHOICE.sub(lambda found: chance.choice(found[1].split("|")), pattern)


@cache
def _places(land: str) -> Sequence[tuple[str, str]]:
    """Names of a land's larger places, in English and Arabic."""
    file = Path(hudna.__file__).parent / "data" / "places" / "gazetteer.sqlite"
    query = (
        "SELECT place.name, spelled FROM place JOIN spelling ON spelling.name = place.name AND spelling.country = place.country "
        "WHERE place.country = ? AND kind = 'point' AND script = 'arabic' ORDER BY population DESC LIMIT 60"
    )
    with sqlite3.connect(file) as gazetteer:
        return gazetteer.execute(query, (land,)).fetchall()


def crawled(reports: int, days: int = _DAYS) -> list[int]:
    """The numbers of so many reports in the order in which they were fetched."""
    chance = random.Random(reports)  # noqa: S311 - nothing secret
    fetched = {number: made(number, days)[1].toordinal() + chance.uniform(0, _LATE) for number in range(reports)}
    return sorted(fetched, key=fetched.__getitem__)


def write(file: Path, numbers: Iterable[int], days: int = _DAYS) -> None:
    """Write reports into a WARC file."""
    with file.open("wb") as out:
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        for number in numbers:
            lang, day, title, sentences = made(number, days)
            page = _page(lang, day, title, sentences).encode()
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            address = f"https://paper{number % 40}.example/news/{number}"
            record = writer.create_warc_record(
                address, "response", payload=BytesIO(page), length=len(page), http_headers=headers
            )
            writer.write_record(record)


def _page(lang: str, day: date, title: str, sentences: Sequence[str]) -> str:
    paragraphs = "".join(f"<p>{' '.join(sentences[n : n + 2])}</p>" for n in range(0, len(sentences), 2))
    return (
        f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'><title>{title}</title>"
        f"<meta property='article:published_time' content='{day}T06:00:00Z'><meta property='og:site_name' content='The Paper'>"
        f"</head><body><nav><a href='/'>Home</a><a href='/news'>News</a></nav><article><h1>{title}</h1>{paragraphs}</article>"
        "<footer><p>All about us</p></footer></body></html>"
    )


def alone(reports: int) -> float:
    """Reports that one core reads in a second, of a sample."""
    step = max(1, reports // _SAMPLE) | 1  # odd, so that both languages are in it
    sample = [
        Report(
            id=str(number),
            text="\n".join((told[2], *told[3])),  # as it is taken from its page: headline first
            lang=told[0],
            published=told[1],
            published_basis=PublishedBasis.GIVEN,
        )
        for number in range(0, reports, step)
        for told in (made(number),)
    ]
    analyst = Analyst()
    for lang in ("ar", "en"):
        next((analyst.read(one) for one in sample if one.lang == lang), None)  # compiles the pack
    begun = time.perf_counter()
    for one in sample:
        analyst.read(one)
    return len(sample) / (time.perf_counter() - begun)


def through(archive: Path, ledger: Path) -> float:
    """Seconds for `hudna monitor` of an archive."""
    command = [sys.executable, "-m", "hudna.views.cli.app", "monitor", str(archive), "--ledger", str(ledger)]
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; 1 where it is slower than it may be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int, nargs="?", default=2_000)
    parser.add_argument("--days", type=int, default=_DAYS)
    parser.add_argument("--shuffled", action="store_true")
    parser.add_argument("--ledger", type=Path, default=None)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="hudna-archive-") as folder:
        archive = Path(folder) / "reports.warc.gz"
        write(archive, range(given.reports) if given.shuffled else crawled(given.reports, given.days), given.days)
        ledger = given.ledger or Path(folder) / "archive.ledger"
        before = alone(given.reports)
        seconds = through(archive, ledger)
        speeds = [before, alone(given.reports)]
        with open_ledger(ledger, create=False) as opened:
            kept = sum(1 for _ in opened.reports())
            claims = sum(1 for _ in opened.claims())
    print(f"reading alone, one core: {speeds[0]:.1f} reports/s before, {speeds[1]:.1f} after")
    print(
        f"{kept} reports with {claims} claims from the archive into the ledger in {seconds:.0f} s: {kept / seconds:.1f} reports/s"
    )
    share = kept / seconds / (sum(speeds) / 2)
    print(f"share of reading alone: {share:.2f} (at least {SHARE}; {os.cpu_count()} cores)")
    return 0 if share >= SHARE and kept == given.reports else 1


if __name__ == "__main__":
    sys.exit(main())
