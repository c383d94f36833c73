"""Documents that are archives of XML: their parts, unpacked within bounds and parsed without entities."""

from __future__ import annotations

from contextlib import ExitStack
from io import BytesIO
from types import TracebackType
from typing import Self

from lxml import etree  # type: ignore[import-untyped]

from hudna.sources.unreadable import UnreadableError
from hudna.sources.zip_files import explained, opened, refuse_declared_type

MAX_PARTS = 5_000
MAX_PART = 20_000_000
"""Bytes of XML, unpacked; a book has 5 million."""

MAX_ALL = 50_000_000
"""Of all the parts that are read."""

_OLD = b"\xd0\xcf\x11\xe0"


class Packed:
    """An archive of parts."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            UnreadableError: it is no archive, or has too many parts.
        """
        if data.startswith(_OLD):
            raise UnreadableError(
                "an encrypted or old Office document: save it in the present format without a password"
            )
        with ExitStack() as closing:
            self._archive = closing.enter_context(opened(BytesIO(data), "a damaged document, or none at all"))
            if len(self._archive.namelist()) > MAX_PARTS:
                raise UnreadableError(f"a document of more than {MAX_PARTS:,} parts")
            self._closing = closing.pop_all()
        self._left = MAX_ALL

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.close()

    def has(self, name: str) -> bool:
        """Whether it has a part of that name."""
        return name in self._archive.NameToInfo

    def part(self, name: str) -> etree._Element:
        """The root of a part that is XML.

        Raises:
            UnreadableError: it is not there, too large, damaged, or declares entities.
        """
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        data = self._bytes(name)
        refuse_declared_type(BytesIO(data), name)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableError(f"its part {name} is damaged") from error

    def _bytes(self, name: str) -> bytes:
        """What is in a part, whose stated size is not believed."""
        limit = min(MAX_PART, self._left)
        try:
            with explained(f"its part {name} is damaged or encrypted"), self._archive.open(name) as stream:
                data = stream.read(limit + 1)
        except KeyError as error:
            raise UnreadableError(f"it has no part {name}") from error
        if len(data) > limit:
            raise UnreadableError(f"its part {name} unpacks to more than {limit / 1e6:g} MB")
        self._left -= len(data)
        return data


def local(element: etree._Element) -> str:
    """The name of an element without its namespace: strict and transitional files differ in nothing else."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)
