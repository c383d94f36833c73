"""Submissions as documents: the JSON of Kobo's API and of ODK Central's OData feed, and the XML of an instance.

https://support.kobotoolbox.org/api.html, https://docs.getodk.org/central-api-odata-endpoints/,
https://docs.getodk.org/openrosa-form-submission/
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from hudna.sources.decoding import decode
from hudna.sources.forms.form import load_form
from hudna.sources.forms.submitted import Given, items
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import UnreadableError

MAX_BYTES = 50_000_000
_OWN_TYPE = "XML with a document type of its own"
_LISTS = ("results", "value")
_VALIDATION = "_validation_status"
_ATTRIBUTES = {"instanceID": "key", "submissionDate": "submissionDate"}


def is_json_of_form(head: bytes, name: str) -> bool:  # noqa: ARG001 - as recognisers are
    """Whether JSON has the first questions of the form among its first keys."""
    text = head.decode("utf-8-sig", "ignore")
    names = load_form().signature
    return text.lstrip()[:1] in {"[", "{"} and all(re.search(rf'[/"]{one}"\s*:', text) for one in names)


def unpack_json(piece: Piece, allowance: Allowance) -> Iterator[Item]:
    """The submissions of a list, of `results`, of `value`, or the only one.

    Raises:
        UnreadableError: it is not JSON, or holds no such list.
    """
    text, notices = decode(piece.read(MAX_BYTES))
    try:
        told = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg} in line {error.lineno}, column {error.colno}") from error
    listed = next((told[name] for name in _LISTS if name in told), told) if isinstance(told, dict) else told
    given = listed if isinstance(listed, list) else [listed]
    yield from items(_of_json(given, piece), piece, allowance, notices)


def _of_json(given: list[Any], piece: Piece) -> Iterator[Given]:
    for number, one in enumerate(given, 1):
        where = f"{piece.where} › submission {number}"
        if isinstance(one, dict):
            yield Given(where, list(_flat(one)))
        else:
            yield Given(where, problem="not an object")


def _flat(told: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Values by their paths; lists hold what is no answer (attachments, tags, repeats)."""
    for key, value in told.items():
        name = f"{path}{key}"
        match value:
            case {"type": "Point", "coordinates": [lon, lat, *_]}:
                yield name, f"{lat} {lon}"
            case dict() if key == _VALIDATION:
                yield name, str(value.get("uid", ""))
            case dict():
                yield from _flat(value, f"{name}/")
            case bool():
                yield name, "yes" if value else "no"
            case str():
                yield name, value
            case _:
                pass


def is_xml_of_form(head: bytes, name: str) -> bool:  # noqa: ARG001 - as recognisers are
    """Whether XML has the first questions of the form as elements."""
    text = head.decode("utf-8", "ignore")
    return all(re.search(rf"<(?:\w+:)?{one}\b", text) for one in load_form().signature)


def unpack_xml(piece: Piece, allowance: Allowance) -> Iterator[Item]:
    """The submission of an instance.

    Raises:
        UnreadableError: it is not XML, or defines a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    data = piece.read(MAX_BYTES)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(_OWN_TYPE if b"<!DOCTYPE" in data else f"not XML: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableError(_OWN_TYPE)
    yield from items([Given(piece.where, list(_of_xml(root)))], piece, allowance)


def _of_xml(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Leaves by their names; ids that a server put on the root count where they are not those of this version."""
    leaves = [
        (etree.QName(element).localname, element.text or "") for element in root.iter(etree.Element) if not len(element)
    ]
    yield from leaves
    current = dict(leaves).get("instanceID")
    for element in root.iter(etree.Element):
        for attribute, name in _ATTRIBUTES.items():
            value = element.get(attribute, "")
            if value != current:
                yield name, value
