"""Mark-up of an entry as plain words, its paragraphs apart."""

from __future__ import annotations

import re

from lxml import etree, html  # type: ignore[import-untyped]

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td",
        "th", "tr", "ul",
    }
)  # fmt: skip
_SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "object"})
_SPACES = re.compile(r"[ \t\r\f\v\n\u00a0]+")


def plain_words(markup: str) -> str:
    """The words of HTML; each block on lines of its own, parted by an empty line. Empty where there are none."""
    if "<" not in markup and "&" not in markup:
        return "\n\n".join(line for part in markup.splitlines() if (line := _SPACES.sub(" ", part).strip()))
    try:
        root = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    lines = [""]
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            lines = [*lines, ""] if tag in _BLOCKS and lines[-1] else lines
            lines[-1] += element.text or "" if tag and not _is_silent(element) else ""
        else:
            if tag in _BLOCKS and lines[-1]:
                lines.append("")
            tail = element.tail if element is not root and not _is_silent(element.getparent()) else None
            lines[-1] += tail or ""
    return "\n\n".join(line for part in lines if (line := _SPACES.sub(" ", part).strip()))


def _is_silent(element: etree._Element | None) -> bool:
    while element is not None:
        if element.tag in _SILENT:
            return True
        element = element.getparent()
    return False
