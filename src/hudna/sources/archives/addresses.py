"""What an address tells of what is there: a file name, and something to call a report by."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from hudna.sources.characters import shown

_MAX_ID = 120
_SAYS_NOTHING = re.compile(
    r"(index|default|home|main|article|story|news|page|view|print|amp)?(\.\w{1,5})?", re.IGNORECASE
)
_SUFFIX = re.compile(r"\.(html?|xhtml|php\d?|aspx?|jsp|cfm|cgi|shtml|txt|md|pdf|json|docx?|xlsx?|csv)$", re.IGNORECASE)
_QUERY = re.compile(r"[^\w.-]+")


def file_name(url: str) -> str:
    """The last part of its path, whose ending may tell a kind; the host where it has none."""
    parts = _parts(url)
    return parts[-1] or parts[0]


def id_of(url: str) -> str:
    """The last part of an address that says something: `truce-holds` of `https://…/2030/05/truce-holds/index.html`.

    Where it is the query that tells one page from others (`article.php?id=7`), that is added.
    """
    parts = [part for part in _parts(url) if part]
    telling = [part for part in parts[1:] if not _SAYS_NOTHING.fullmatch(part)]
    name = _SUFFIX.sub("", telling[-1] if telling else parts[0] if parts else url)
    query = (
        _QUERY.sub("-", unquote(url.partition("#")[0].partition("?")[2])).strip("-") if _is_told_by_query(parts) else ""
    )
    return shown(f"{name}-{query}" if query else name)[:_MAX_ID]


def _parts(url: str) -> list[str]:
    try:
        split = urlsplit(url)
    except ValueError:  # a host that is none
        return [url]
    return [split.netloc.rpartition("@")[2], *map(unquote, split.path.split("/")[1:])]


def _is_told_by_query(parts: list[str]) -> bool:
    """Whether the path names a program, or nothing, rather than a page."""
    last = parts[-1] if len(parts) > 1 else ""
    return (
        bool(re.search(r"\.(php\d?|aspx?|jsp|cfm|cgi)$", last, re.IGNORECASE))
        or not last
        or bool(_SAYS_NOTHING.fullmatch(last))
    )
