"""Searching the reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from hudna.engine.search import search
from hudna.model.errors import QueryError
from hudna.model.listing import Found, Page, Passage
from hudna.views.serve.visits import BadAddress, Visiting
from hudna.views.web.reports.report_filters import Filtering, choices

router = APIRouter(include_in_schema=False)

_A_PAGE = 10  # reports
_LONGEST = 500  # characters of what is searched for
_AROUND = 120  # characters before and after the found words of a long passage
_SHOWN = 400  # characters of a passage, beyond which it is cut
_NOTHING: Page[Found] = Page(())


@router.get("/search")
def search_reports(
    visit: Visiting,
    filters: Filtering,
    q: str = "",
    after: str | None = None,
) -> HTMLResponse:
    """The reports in which all words stand, the newest first; a form where none are given."""
    if len(q) > _LONGEST:
        raise BadAddress(f"q: more than {_LONGEST} characters")
    wanted, found, refused = q.strip(), _NOTHING, ""
    try:
        query = filters.query(visit)
        if wanted:
            found = search(visit.ledger, wanted, query, after or None, limit=_A_PAGE)
    except (BadAddress, QueryError) as error:
        refused = str(error)
    return visit.page(
        "search.html",
        status=400 if refused else 200,
        refused=refused,
        q=q,
        wanted=wanted,
        found=found,
        excerpts={
            one.report.id: [excerpt(one.report.text, passage) for passage in one.passages] for one in found.items
        },
        withdrawn=visit.ledger.withdrawn([one.report.id for one in found.items]),
        filters=filters,
        choices=choices(visit),
    )


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage as it is shown.

    Attributes:
        pieces: its characters in order, each with whether they were searched for.
        starts_late, ends_early: whether more of the passage stands before or after them.
    """

    pieces: Sequence[tuple[str, bool]]
    starts_late: bool
    ends_early: bool


def excerpt(text: str, passage: Passage) -> Excerpt:
    """A passage of a text; of a long one what stands about the first words that were found."""
    start, end = passage.start, passage.end
    if end - start > _SHOWN:
        first = passage.words[0][0] if passage.words else start
        start = max(start, first - _AROUND)
        end = min(end, start + _SHOWN)
    pieces, at = [], start
    for word_start, word_end in passage.words:
        if at <= word_start and word_end <= end:
            pieces += [(text[at:word_start], False), (text[word_start:word_end], True)]
            at = word_end
    pieces.append((text[at:end], False))
    return Excerpt([one for one in pieces if one[0]], start > passage.start, end < passage.end)
