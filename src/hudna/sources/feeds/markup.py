"""XML of strangers, made safe before any parser sees it: as text, without entities of its own."""

from __future__ import annotations

import re

from lxml import etree  # type: ignore[import-untyped]

from hudna.sources.decoding import decode
from hudna.sources.unreadable import UnreadableError

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_ROOT = re.compile(r"<(?![?!])(?:([\w.-]+):)?([\w.-]+)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEAD = 4096
"""Characters within which a document's first element is looked for."""


def text_of(body: bytes, media: str | None) -> tuple[str, tuple[str, ...]]:
    """What a server sent, as text without an XML declaration, and notices about its encoding.

    UTF-8 that decodes is believed before what the document and its server declare.

    Raises:
        UnreadableError: it is no text, or declares entities.
    """
    declared = _DECLARED.match(body[:200])
    charset = _CHARSET.search(media or "")
    text, notices = decode(body, declared[1].decode("ascii") if declared else charset[1] if charset else None)
    text = _DECLARATION.sub("", text.lstrip("\ufeff"), count=1)
    root = _ROOT.search(_COMMENT.sub(_blank, text[:_HEAD]))
    if _ENTITY.search(text[: root.start()] if root else text):
        raise UnreadableError("it declares entities of its own, which are not expanded")
    return text, notices


def root_of(text: str) -> str:
    """The name of the first element, without its prefix, in small letters; empty where there is none near the beginning."""
    head = _COMMENT.sub(_blank, text[:_HEAD]).lstrip()
    if not head.startswith("<"):
        return ""
    root = _ROOT.search(head)
    return root[2].lower() if root else ""


def tree_of(text: str) -> etree._Element:
    """The elements of an XML document.

    Raises:
        UnreadableError: it is not well-formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"not well-formed XML: {error}") from error


def _blank(comment: re.Match[str]) -> str:
    return " " * len(comment[0])
