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
    lines, silent = [""], 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        is_block, is_silent = element.tag in _BLOCKS, element.tag in _SILENT
        if is_block and lines[-1]:
            lines.append("")
        if event == "start":
            silent += is_silent
            lines[-1] += element.text or "" if not silent else ""
        else:
            silent -= is_silent
            lines[-1] += element.tail or "" if not silent and element is not root else ""
    return _joined(lines)


def _joined(lines: list[str]) -> str:
    return "\n\n".join(words for line in lines if (words := " ".join(line.split())))
