"""Alerts as an Atom feed (RFC 4287) in a file, which any web server can publish and any feed reader can follow."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from xml.etree import ElementTree as ET

from hudna.model.alerts import Delivery, Raised
from hudna.views.notify.channel import Configured
from hudna.views.notify.settings import AtomSettings
from hudna.views.notify.wording import message, one_line

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # when a feed was updated that holds nothing yet


class AtomFeed(Configured):
    """Writes the newest alerts into a file, all at once: who reads it sees the feed of before or that of now."""

    def __init__(self, settings: AtomSettings, folder: Path) -> None:
        """`folder` is where relative paths begin."""
        super().__init__(settings)
        self._settings = settings
        self._file = folder / settings.file

    def send(self, due: Sequence[Raised], wanted: Sequence[Raised]) -> Iterator[Delivery]:
        """Write the feed anew; all that is due is then in it, or older than all that it holds."""
        newest = sorted(wanted, key=lambda one: one.time, reverse=True)[: self._settings.most]
        note = ""
        try:
            _replace(self._file, feed(newest, self._settings))
        except OSError as error:
            note = f"{self._file}: {error.strerror}"
        for one in due:
            yield Delivery(one.alert, done=not note, note=note)


def feed(newest: Sequence[Raised], settings: AtomSettings) -> bytes:
    """The feed as XML in UTF-8.

    Args:
        newest: what it holds, the newest first.
        settings: its id, title and address.
    """
    root = ET.Element("feed", xmlns=_ATOM)
    _put(root, "id", settings.id)
    _put(root, "title", settings.title)
    _put(root, "updated", _written(newest[0].time if newest else _NEVER))
    _put(ET.SubElement(root, "author"), "name", "Hudna")
    if settings.url is not None:
        ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=settings.url)
    for one in newest:
        _entry(root, one)
    ET.indent(root)
    xml: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml


def _entry(root: ET.Element, one: Raised) -> None:
    entry = ET.SubElement(root, "entry")
    _put(entry, "id", f"urn:uuid:{one.alert.id}")
    _put(entry, "title", one_line(one.alert.title))
    _put(entry, "updated", _written(one.time))
    _put(entry, "published", _written(one.time))
    ET.SubElement(entry, "category", term=one.alert.kind.value)
    _put(entry, "content", message(one.alert), type="text")


def _put(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text


def _written(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _replace(file: Path, content: bytes) -> None:
    """Put a whole file in place of another: on the disk before it has the name."""
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as new:
        try:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
            Path(new.name).chmod(0o644)  # for the web server that publishes it
            Path(new.name).replace(file)
        except BaseException:
            Path(new.name).unlink(missing_ok=True)
            raise
