"""What a page says, whatever its server and the page itself call its encoding."""

import pytest

from hudna.model.reports import Report
from hudna.sources.feeds import Entry, piece_of
from hudna.sources.pieces import Allowance
from hudna.sources.taking import take
from tests.misbehaving import Misbehaving, answers
from tests.unit.sources.fetching.asking import Asking

ARABIC = "أعلنت وزارة الدفاع يوم الأحد أن الهدنة صمدت في القرى الحدودية، ولم يسجل أي خرق لوقف إطلاق النار."
RUSSIAN = "Министерство обороны сообщило в воскресенье, что перемирие соблюдается в приграничных сёлах."
FRENCH = "Le ministère a déclaré dimanche que la trêve était respectée près de la frontière."


@pytest.mark.parametrize(
    ("words", "encoding", "told", "guessed"),
    [
        (ARABIC, "cp1256", ("utf-8", None), True),
        (ARABIC, "cp1256", ("iso-8859-1", None), True),
        (ARABIC, "cp1256", ("utf-8", "iso-8859-1"), True),
        (ARABIC, "cp1256", ("windows-1256", None), False),
        (ARABIC, "cp1256", ("iso-8859-1", "windows-1256"), False),
        (ARABIC, "utf-8", ("iso-8859-1", None), False),
        (ARABIC, "utf-8", ("iso-8859-1", "utf-8"), False),
        (ARABIC, "utf-8", ("iso-8859-1", "iso-8859-1"), False),
        (ARABIC, "utf-8", ("windows-1256", "windows-1256"), False),
        (RUSSIAN, "cp1251", ("iso-8859-1", None), True),
        (FRENCH, "cp1252", ("utf-8", "iso-8859-1"), False),
        (FRENCH, "cp1252", ("iso-8859-1", None), False),
    ],
)
def test_an_article_reads_as_it_was_written_whatever_its_encoding_is_called(
    server: Misbehaving, words: str, encoding: str, told: tuple[str, str | None], guessed: bool
) -> None:
    by_server, by_page = told
    meta = f'<meta charset="{by_page}">' if by_page else ""
    page = f"<html><head>{meta}<title>News</title></head><body><article><p>{words}</p></article></body></html>"
    url = server.on("/a", answers.body(page.encode(encoding), f"text/html; charset={by_server}"))
    piece = piece_of(Entry(url=url, id=url), Asking().page(url))
    (report,) = (item for item in take(piece, Allowance(len(page))) if isinstance(item, Report))
    assert report.text.strip() == words
    assert report.notices == ((f"encoding guessed: {encoding}",) if guessed else ())
