"""A web page: its article, by trafilatura, and what the page declares about it."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hudna.model.reports import Report
from hudna.sources.decoding import decode
from hudna.sources.fields import report_of
from hudna.sources.unreadable import UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]
    from trafilatura.settings import Document

MAX_ELEMENTS = 50_000
"""Ten times a long news page; one of this size takes some seconds."""

MAX_ELEMENTS_FOR_SECOND_OPINION = 4_000
"""Trafilatura's fallbacks take a time that grows with the square of the page."""

_CHARSET = re.compile(rb"""<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CHARSET_WITHIN = 4096  # bytes; browsers look at the first 1024

_DECLARED = (
    "//meta[@content] | //script[@type='application/ld+json']"
    " | //time[@pubdate or contains(@itemprop, 'datePublished') or contains(@class, 'publish')]"
)
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01", "max_date": "2200-01-01"}


def read_page(data: bytes, name: str) -> Report:
    """The article of a web page, without scripts, navigation and comments.

    The publication date is only what the page declares in its metadata, never one found in its words.

    Raises:
        UnreadableError: where no article is found, or the page has too many elements.
    """
    charset = _CHARSET.search(data[:_CHARSET_WITHIN])
    content, notices = decode(data, charset[1].decode("ascii") if charset else None)
    tree = _tree(content)
    size = sum(1 for _ in tree.iter())
    if size > MAX_ELEMENTS:
        raise UnreadableError(f"a page of {size} elements, more than {MAX_ELEMENTS}")
    article = _article(tree, fast=size > MAX_ELEMENTS_FOR_SECOND_OPINION)
    fields = {
        "title": article.title,
        "source": article.sitename or article.hostname or article.author,
        "published": _published(tree),
    }
    report = report_of(article.text or "", fields, name)
    return replace(report, notices=notices + report.notices)


def _tree(content: str) -> HtmlElement:
    from trafilatura import load_html  # noqa: PLC0415 - slow to import

    # what fails here becomes a refusal; it need not be told twice
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    tree = load_html(content)
    if tree is None:  # a mere fragment
        tree = load_html(f"<html><body>{content}</body></html>")
    if tree is None:
        raise UnreadableError("not HTML")
    return tree


def _article(tree: HtmlElement, *, fast: bool) -> Document:
    from trafilatura import bare_extraction  # noqa: PLC0415

    article = bare_extraction(
        tree, with_metadata=True, include_comments=False, fast=fast, date_extraction_params=_DATES
    )
    if article is None or isinstance(article, dict):
        raise UnreadableError("no article in the page")
    return article


def _published(tree: HtmlElement) -> str | None:
    """The publication date that the page declares: dates are looked for in a page of its declarations alone."""
    from lxml.html import tostring  # noqa: PLC0415
    from trafilatura import extract_metadata  # noqa: PLC0415

    declarations = "".join(tostring(element, encoding="unicode", with_tail=False) for element in tree.xpath(_DECLARED))
    return extract_metadata(f"<html><head>{declarations}</head><body></body></html>", date_config=_DATES).date
