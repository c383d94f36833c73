"""The words of a message: the plain text that it brings, or else its mark-up made plain."""

from __future__ import annotations

import re
from email.message import Message
from typing import TYPE_CHECKING

from hudna.sources.decoding import decode
from hudna.sources.page import MAX_ELEMENTS
from hudna.sources.unreadable import UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_FLOWED = re.compile(r"(?m)(?<!^--) \n(?![>\s])")
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_BLOCKS = frozenset(
    "address article blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p"  # noqa: SIM905
    " pre section table td th tr ul".split()
)
_PARAGRAPHS = frozenset(["p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "pre"])
_UNSEEN = frozenset(["head", "script", "style", "template", "title", "noscript"])


def words_of(parts: list[Message]) -> tuple[str, tuple[str, ...]]:
    """The words of the parts that are a message's body, and notices.

    Raises:
        UnreadableError: they are in no encoding that is recognised, or mark-up that cannot be parsed.
    """
    texts: list[str] = []
    notices: dict[str, None] = {}
    for part in parts:
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data.strip():
            continue
        text, noticed = decode(data, part.get_content_charset())
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        texts.append(plain(text) if part.get_content_type() == "text/html" else _unflowed(text, part))
        notices.update(dict.fromkeys(noticed))
    return "\n\n".join(filter(str.strip, texts)), tuple(notices)


def _unflowed(text: str, part: Message) -> str:
    """A text whose lines were broken for its way, and marked so (RFC 3676)."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    joint = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    return _FLOWED.sub(joint, text)


def plain(content: str) -> str:
    """The words of mark-up, a line for each block, quotations marked with `> ` as in plain text.

    Raises:
        UnreadableError: it cannot be parsed, or has too many elements.
    """
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to import
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    try:
        tree = document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*>", "", content).encode("utf-8", "replace"),
            parser=HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True),
        )
    except (LxmlError, ValueError) as error:
        raise UnreadableError(f"its mark-up cannot be parsed: {error}") from error
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise UnreadableError(f"mark-up of more than {MAX_ELEMENTS} elements")
    return _Plain().of(tree)


class _Plain:
    """Writes words line by line."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line = ""
        self._quoted = 0

    def of(self, tree: HtmlElement) -> str:
        from lxml.etree import iterwalk  # noqa: PLC0415

        walk = iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                self._begin(tag)
                if tag in _UNSEEN:
                    walk.skip_subtree()
                else:
                    self._say(element.text)
            else:
                self._end(tag)
                self._say(element.tail)
        self._break()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def _begin(self, tag: str) -> None:
        if tag == "br":
            self._break(even_blank=True)
        elif tag in _BLOCKS:
            self._break()
            if tag in _PARAGRAPHS:
                self._blank()
        self._quoted += tag == "blockquote"

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break()
        self._quoted -= tag == "blockquote"
        if tag in _PARAGRAPHS:
            self._blank()

    def _say(self, text: str | None) -> None:
        words = _SPACES.sub(" ", text or "")
        self._line += words.lstrip() if not self._line else words

    def _break(self, *, even_blank: bool = False) -> None:
        line, self._line = self._line.strip(), ""
        if line or even_blank:
            self._lines.append(("> " if self._quoted else "") + line)

    def _blank(self) -> None:
        if self._lines and self._lines[-1].strip("> "):
            self._lines.append("> " if self._quoted else "")
