"""OpenDocument texts (OASIS OpenDocument 1.3, part 3): the text as it would be if all changes were accepted."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from hudna.model.reports import Report
from hudna.sources.documents.flowing import Flowing
from hudna.sources.documents.packed import Packed, attribute, local
from hudna.sources.unreadable import UnreadableError

_GONE = frozenset({"tracked-changes", "sequence-decls", "forms", "variable-decls", "user-field-decls"})
_HIDDEN = frozenset({"hidden-text", "hidden-paragraph"})
_WITHIN = frozenset({"span", "a", "ruby", "ruby-base", "meta", "meta-field"})


def read_opendocument(data: bytes, name: str, charset: str | None = None) -> Report:  # noqa: ARG001 - XML tells its encoding
    """An OpenDocument text: paragraphs, lists, tables, text boxes and notes, without heads and feet of pages.

    Raises:
        UnreadableError: where it is none, is damaged or encrypted, or too large when unpacked.
    """
    flowing = Flowing()
    with Packed(data) as packed:
        if packed.has("META-INF/manifest.xml"):
            manifest = packed.part("META-INF/manifest.xml")
            if manifest.find(".//{*}encryption-data") is not None:
                raise UnreadableError("an encrypted document: save a copy without a password")
        if packed.has("meta.xml"):
            flowing.title = packed.part("meta.xml").findtext(".//{*}title")
        content = packed.part("content.xml")
        styles = [content, *([packed.part("styles.xml")] if packed.has("styles.xml") else [])]
        text = content.find("{*}body/{*}text")
        if text is None:
            raise UnreadableError("an OpenDocument file without a text in it")
        _Walk(flowing, styles).blocks(text)
    return flowing.report(name)


class _Walk:
    """Goes through the elements of a document and gathers what it says."""

    def __init__(self, flowing: Flowing, styles: list[etree._Element]) -> None:
        self._flowing = flowing
        self._hidden: set[str | None] = set()
        self._titles: set[str | None] = {"Title"}
        for style in (style for part in styles for style in part.iterfind(".//{*}style")):
            properties = style.find("{*}text-properties")
            if properties is not None and attribute(properties, "display") == "none":
                self._hidden.add(attribute(style, "name"))
            if attribute(style, "parent-style-name") == "Title":
                self._titles.add(attribute(style, "name"))
        self._boxes: list[etree._Element] = []

    def blocks(self, holder: etree._Element) -> None:
        """Paragraphs and tables, and what holds such."""
        for element in holder:
            match local(element):
                case "p" | "h":
                    self._paragraph(element)
                case "table":
                    self._table(element)
                case "tracked-changes":
                    self._flowing.inserted += len(element.findall("{*}changed-region/{*}insertion"))
                    self._flowing.deleted += len(element.findall("{*}changed-region/{*}deletion"))
                case "frame":
                    self._boxes += element.iterfind("{*}text-box")
                    self._open_boxes()
                case "section" if attribute(element, "display") == "none":
                    self._flowing.hidden += _length(element)
                case kind if kind not in _GONE and len(element):
                    self.blocks(element)

    def _paragraph(self, paragraph: etree._Element) -> None:
        text = self._text(paragraph)
        is_first = local(paragraph) == "h" and attribute(paragraph, "outline-level") == "1"
        if not (self._flowing.title or "").strip() and (is_first or attribute(paragraph, "style-name") in self._titles):
            self._flowing.title = text
        self._flowing.add(text)
        self._open_boxes()

    def _open_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _table(self, table: etree._Element) -> None:
        for row in table.iter("{*}table-row"):
            if next(row.iterancestors("{*}table")) is not table:
                continue  # of a table within a cell, whose words belong to that cell
            cells = row.iterfind("{*}table-cell")
            self._flowing.add_row([" ".join(map(self._text, cell.iter("{*}p", "{*}h"))) for cell in cells])
        self._open_boxes()

    def _text(self, paragraph: etree._Element) -> str:
        if attribute(paragraph, "style-name") in self._hidden:
            self._flowing.hidden += _length(paragraph)
            return ""
        return "".join(self._pieces(paragraph))

    def _pieces(self, holder: etree._Element) -> Iterator[str]:
        yield holder.text or ""
        for element in holder:
            yield from self._piece(element)
            yield element.tail or ""

    def _piece(self, element: etree._Element) -> Iterator[str]:
        match local(element):
            case "s" | "tab":
                yield " "
            case "line-break":
                yield "\n"
            case "note":
                texts = (self._text(paragraph) for paragraph in element.iterfind("{*}note-body/{*}p"))
                self._flowing.notes.append(" ".join(texts))
            case "annotation":
                self._flowing.comments += 1
            case "frame":
                self._boxes += element.iterfind("{*}text-box")
            case kind if kind in _HIDDEN or attribute(element, "style-name") in self._hidden:
                self._flowing.hidden += _length(element)
            case kind if kind in _WITHIN:
                yield from self._pieces(element)
            case _:
                if not len(element):
                    yield element.text or ""  # a field, with what it shows


def _length(element: etree._Element) -> int:
    return len("".join(element.itertext()))
