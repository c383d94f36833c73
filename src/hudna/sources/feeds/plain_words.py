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
_UNFIT = re.compile(r"<\?.*?\?>|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", re.DOTALL)
"""Processing instructions and characters that no parser takes."""


def plain_words(markup: str) -> str:
    """The words of HTML; each block on lines of its own, parted by an empty line. Empty where there are none."""
    fit = _UNFIT.sub(" ", markup)
    if "<" not in fit and "&" not in fit:
        return _joined(fit.splitlines())
    try:
        root = html.fragment_fromstring(fit, create_parent="div")
    except etree.ParserError:  # nothing but comments
        return ""
    lines: list[list[str]] = [[]]
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if element.tag in _BLOCKS and lines[-1]:
            lines.append([])
        is_silent = element.tag in _SILENT
        if event == "start":
            silent += is_silent
            said = element.text
        else:
            silent -= is_silent
            said = element.tail if element is not root else None
        if said and not silent:
            lines[-1].append(said)
    return _joined(["".join(parts) for parts in lines])


def _joined(lines: list[str]) -> str:
    return "\n\n".join(words for line in lines if (words := " ".join(line.split())))
