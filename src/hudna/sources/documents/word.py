"""Word documents (Office Open XML, ISO/IEC 29500-1): the text as it would be if all changes were accepted."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from hudna.model.reports import Report
from hudna.sources.documents.flowing import Flowing
from hudna.sources.documents.packed import Packed, attribute, local

_HOLDING = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "ins", "moveTo"}
)
_GONE = frozenset({"del", "moveFrom"})
_TITLES = frozenset({"title", "heading 1"})
_OFF = frozenset({"0", "false", "off"})
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_word(data: bytes, name: str, charset: str | None = None) -> Report:  # noqa: ARG001 - XML tells its encoding
    """A Word document: paragraphs, lists, tables, text boxes and notes, without heads and feet of pages.

    Raises:
        UnreadableError: where it is none, is damaged or encrypted, or too large when unpacked.
    """
    flowing = Flowing()
    with Packed(data) as packed:
        main = _main(packed)
        if packed.has("docProps/core.xml"):
            flowing.title = packed.part("docProps/core.xml").findtext("{*}title")
        folder = posixpath.dirname(main)
        styles = f"{folder}/styles.xml"
        walk = _Walk(flowing, packed.part(styles) if packed.has(styles) else None)
        body = packed.part(main)
        walk.blocks(body)
        for part, kind in (("footnotes", "footnote"), ("endnotes", "endnote")):
            if packed.has(f"{folder}/{part}.xml"):
                walk.notes(packed.part(f"{folder}/{part}.xml"), kind)
        if packed.has(f"{folder}/comments.xml"):
            flowing.comments = len(packed.part(f"{folder}/comments.xml").findall("{*}comment"))
    return flowing.report(name)


def _main(packed: Packed) -> str:
    """The part that holds the text."""
    for relation in packed.part("_rels/.rels"):
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or "").lstrip("/")
    return "word/document.xml"


class _Walk:
    """Goes through the elements of a document and gathers what it says."""

    def __init__(self, flowing: Flowing, styles: etree._Element | None) -> None:
        self._flowing = flowing
        self._names: dict[str, str] = {}
        self._hidden: set[str] = set()
        for style in () if styles is None else styles.iterfind("{*}style"):
            identifier = attribute(style, "styleId") or ""
            name = style.find("{*}name")
            self._names[identifier] = (attribute(name, "val") or "").casefold() if name is not None else ""
            if _is_on(style.find("{*}rPr/{*}vanish")):
                self._hidden.add(identifier)
        self._boxes: list[etree._Element] = []
        self._referred: list[tuple[str, str]] = []

    def blocks(self, holder: etree._Element) -> None:
        """Paragraphs and tables, and what holds such."""
        for element in holder:
            match local(element):
                case "p":
                    self._paragraph(element)
                case "tbl":
                    self._table(element)
                case "body" | "txbxContent":
                    self.blocks(element)
                case kind if kind in _HOLDING:
                    self.blocks(element)
                case kind if kind in _GONE:
                    self._flowing.deleted += 1

    def notes(self, part: etree._Element, kind: str) -> None:
        """The notes of a kind, in the order in which the text refers to them."""
        by_id = {attribute(note, "id"): note for note in part.iterfind(f"{{*}}{kind}")}
        for identifier in [identifier for which, identifier in self._referred if which == kind]:
            if identifier in by_id:
                texts = (self._text(paragraph) for paragraph in by_id[identifier].iterfind(".//{*}p"))
                self._flowing.notes.append(" ".join(texts))

    def _paragraph(self, paragraph: etree._Element) -> None:
        text = self._text(paragraph)
        style = paragraph.find("{*}pPr/{*}pStyle")
        name = None if style is None else self._names.get(attribute(style, "val") or "")
        if name in _TITLES and not (self._flowing.title or "").strip():
            self._flowing.title = text
        self._flowing.add(text)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _table(self, table: etree._Element) -> None:
        for row in table.iter("{*}tr"):
            if next(row.iterancestors("{*}tbl")) is not table:
                continue  # of a table within a cell, whose words belong to that cell
            if row.find("{*}trPr/{*}del") is not None:
                self._flowing.deleted += 1
                continue
            cells = [cell for cell in row.iter("{*}tc") if next(cell.iterancestors("{*}tr")) is row]
            self._flowing.add_row([" ".join(map(self._text, cell.iterfind(".//{*}p"))) for cell in cells])
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _text(self, paragraph: etree._Element) -> str:
        return "".join(self._pieces(paragraph))

    def _pieces(self, holder: etree._Element) -> Iterator[str]:
        for element in holder:
            kind = local(element)
            if kind == "r":
                yield from self._run(element)
            elif kind in _GONE:
                self._flowing.deleted += 1
            elif kind in _HOLDING:
                self._flowing.inserted += kind in {"ins", "moveTo"}
                yield from self._pieces(element)

    def _run(self, run: etree._Element) -> Iterator[str]:
        if self._is_hidden(run):
            self._flowing.hidden += sum(len(text.text or "") for text in run.iterfind("{*}t"))
            return
        for element in run:
            match local(element):
                case "t":
                    yield element.text or ""
                case "footnoteReference" | "endnoteReference" as kind:
                    self._referred.append((kind.removesuffix("Reference"), attribute(element, "id") or ""))
                case "drawing" | "pict" | "object":
                    self._boxes += element.iterfind(".//{*}txbxContent")
                case "AlternateContent":  # the same in a newer and an older way
                    self._boxes += element.iterfind("{*}Choice//{*}txbxContent")
                case kind if kind in _SIGNS:
                    yield _SIGNS[kind]

    def _is_hidden(self, run: etree._Element) -> bool:
        vanish = run.find("{*}rPr/{*}vanish")
        if vanish is not None:
            return _is_on(vanish)
        style = run.find("{*}rPr/{*}rStyle")
        return style is not None and attribute(style, "val") in self._hidden


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and (attribute(switch, "val") or "true") not in _OFF
