"""A web page: its article, by trafilatura, and what the page declares about it."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hudna.model.reports import Report
from hudna.sources.decoding import decode
from hudna.sources.fields import report_of
from hudna.sources.language import SURE, detect_language
from hudna.sources.unreadable import UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]
    from trafilatura.settings import Document

MAX_ELEMENTS = 20_000
"""Several times a long news page; the slowest pages of this size take some seconds."""

MAX_ELEMENTS_FOR_SECOND_OPINION = 4_000
"""Trafilatura's fallbacks take a time that grows with the square of the page."""

_CHARSET = re.compile(rb"""<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<html\b[^>]*?\slang\s*=\s*["']?\s*([a-z]{2,3})(?![a-z])""", re.IGNORECASE)
_CHARSET_WITHIN = 4096  # bytes; browsers look at the first 1024

_FORBIDDEN = re.compile(
    r"&#(?:0*(?:[1-8]|1[124-9]|2\d|3[01]|6553[45])|x0*(?:[1-8bcef]|1[0-9a-f]|fff[ef]))(?![0-9a-f]);?", re.IGNORECASE
)
"""References to characters that XML forbids, over any of which the extraction gives up the whole page."""

_DECLARED = (
    "//meta[@content] | //script[@type='application/ld+json']"
    " | //time[@pubdate or contains(@itemprop, 'datePublished') or contains(@class, 'publish')]"
)
_DATES: dict[str, Any] = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1900-01-01",
    "max_date": "2200-01-01",
}


# what these complain of becomes a refusal; it need not be told twice
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_page(data: bytes, name: str, charset: str | None = None) -> Report:
    """The article of a web page, without scripts, navigation and comments.

    The publication date is only what the page declares in its metadata, never one found in its words. Its language is what it
    declares where the words leave that in doubt: many a page declares that of its template.

    Raises:
        UnreadableError: where no article is found, or the page has too many elements.
    """
    declared = _CHARSET.search(data[:_CHARSET_WITHIN])
    content, notices = decode(data, declared[1].decode("ascii") if declared else charset)
    try:
        article, published = _article(_FORBIDDEN.sub(" ", content))
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(f"the page cannot be parsed: {str(error) or type(error).__name__}") from error
    fields = {
        "title": article.title,
        "source": article.sitename or article.hostname or article.author,
        "published": published,
    }
    report = report_of(article.text or "", fields, name)
    language = _language(content, report.text)
    if language is None:
        return replace(report, notices=notices + report.notices)
    doubted = f"language as the page declares it: {language}; its words leave it in doubt"
    return replace(report, notices=(*notices, *report.notices, doubted), lang=language)


def _language(content: str, text: str) -> str | None:
    """The language that a page declares, where its text does not tell it surely; None to leave it to the text."""
    declared = _LANGUAGE.search(content)
    if declared is None:
        return None
    detected = detect_language(text)
    return declared[1].lower() if detected is None or detected[1] < SURE else None


def _article(content: str) -> tuple[Document, str | None]:
    """The article and the publication date that its page declares."""
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 - slow to import

    tree = load_html(content)
    if tree is None:  # a mere fragment
        tree = load_html(f"<html><body>{content}</body></html>")
    if tree is None:
        raise UnreadableError("not HTML")
    size = sum(1 for _ in tree.iter())
    if size > MAX_ELEMENTS:
        raise UnreadableError(f"a page of {size} elements, more than {MAX_ELEMENTS}")
    fast = size > MAX_ELEMENTS_FOR_SECOND_OPINION
    article = bare_extraction(
        tree, with_metadata=True, include_comments=False, fast=fast, date_extraction_params=_DATES
    )
    if article is None or isinstance(article, dict):
        raise UnreadableError("no article in the page")
    return article, _declared_date(tree, article.url)


def _declared_date(tree: HtmlElement, url: str | None) -> str | None:
    """The date that a page of nothing but the declarations of this page, which names its address, would have."""
    from htmldate import find_date  # noqa: PLC0415
    from lxml.html import tostring  # noqa: PLC0415

    declarations = "".join(tostring(element, encoding="unicode", with_tail=False) for element in tree.xpath(_DECLARED))
    return find_date(f"<html><head>{declarations}</head><body></body></html>", url=url, **_DATES)
