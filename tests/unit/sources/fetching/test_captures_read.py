"""What was captured while following is read again from its archive: the same report, of the same bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hudna.model.reports import Report
from hudna.sources import bring_in
from hudna.sources.feeds import Entry, piece_of
from hudna.sources.fetching import Captures, Fetched
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.taking import take

NOON = datetime(2030, 5, 3, 12, 0, 0, 5, tzinfo=UTC)
ENGLISH = (
    "Both sides kept the ceasefire at the lake on Friday, the observers said, and the old quay stayed open all day."
)
ARABIC = "أعلنت لجنة البحيرة أن الطرفين التزما بالهدنة يوم الجمعة، وأن المرفأ القديم بقي مفتوحا طوال النهار."


def page(words: str, title: str, lang: str) -> str:
    published = '<meta property="article:published_time" content="2030-05-03T09:30:00+03:00">'
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{title}</title>{published}</head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{title}</h1><p>{words}</p><p>{words}</p></article></body></html>"
    )


def fetched(body: bytes, media: str | None, *, status: int = 200, **head: str) -> Fetched:
    url = "https://post.example/2030/quiet"
    told = {"Server": "nginx", **({"Content-Type": media} if media else {}), **head}
    return Fetched(
        asked=url,
        url=url,
        status=status,
        head=tuple((name.replace("_", "-"), text) for name, text in told.items()),
        media=media,
        body=body,
        time=NOON,
        peer="93.184.215.14",
    )


def followed(answer: Fetched, captures: Captures) -> Report:
    """What is made of a page when it is followed, and kept."""
    piece = piece_of(Entry(url=answer.url, id=answer.url), answer, capture=captures.keep(answer))
    (report,) = (one for one in take(piece, Allowance(len(answer.body))) if not isinstance(one, Piece))
    assert isinstance(report, Report), report
    return report


ANSWERS = {
    "a page that came compressed": fetched(
        page(ENGLISH, "Quiet", "en").encode(), "text/html; charset=utf-8", Content_Encoding="gzip", Content_Length="412"
    ),
    "an Arabic page in chunks": fetched(
        page(ARABIC, "هدوء", "ar").encode(), "text/html;charset=UTF-8", Transfer_Encoding="chunked"
    ),
    "a page whose encoding only its server tells": fetched(
        page(ARABIC, "هدوء", "ar").encode("cp1256"), "text/html; charset=windows-1256"
    ),
    "a page of which nothing is told": fetched(page(ENGLISH, "Quiet", "en").encode(), None),
    "a page that its server calls plain": fetched(page(ENGLISH, "Quiet", "en").encode(), "text/plain; charset=utf-8"),
    "a page that a proxy answered with": fetched(page(ENGLISH, "Quiet", "en").encode(), "text/html", status=203),
    "plain words": fetched(f"{ARABIC}\n".encode(), "text/plain; charset=utf-8"),
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_what_was_kept_is_read_as_what_was_followed(tmp_path: Path, answer: Fetched) -> None:
    report = followed(answer, Captures(tmp_path))
    (again,) = bring_in([tmp_path / "2030-05-03.warc.gz"])
    assert isinstance(again, Report), again
    assert replace(again, id=report.id, where=report.where) == report
    assert again.id == "quiet"


def test_a_day_of_captures_is_read_in_the_order_in_which_they_were_made(tmp_path: Path) -> None:
    captures = Captures(tmp_path)
    words = (ENGLISH, ARABIC, ENGLISH.replace("kept", "broke"))
    reports = [followed(fetched(page(one, "Lake", "en").encode(), "text/html"), captures) for one in words]
    again = [one for one in bring_in([tmp_path / "2030-05-03.warc.gz"]) if isinstance(one, Report)]
    assert [(one.text, one.capture) for one in again] == [(one.text, one.capture) for one in reports]
