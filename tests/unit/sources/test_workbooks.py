"""What is looked for in a workbook before anything of it is parsed."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from hudna.sources.pieces import Piece
from hudna.sources.unreadable import UnreadableError
from hudna.sources.workbooks import beginnings
from hudna.sources.zip_files import NoArchiveError


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def found(data: bytes | Path, size: int = 4) -> list[bytes]:
    return list(beginnings(Piece(name="a.xlsx", where="a.xlsx", data=data), size))


def test_the_words_that_sheets_share_come_first_and_other_parts_not_at_all() -> None:
    sheets = {f"xl/worksheets/sheet{number}.xml": b"sheet" for number in range(30)}
    data = packed({**sheets, "xl/styles.xml": b"styles", "xl/sharedStrings.xml": b"words"})
    assert found(data) == [b"word", *[b"shee"] * 19]


def test_what_a_container_opens_is_looked_into_as_well() -> None:
    data = packed({"xl/sharedStrings.xml": b"words"})
    piece = Piece(name="a.xlsx", where="a.xlsx", data=lambda: io.BytesIO(data))
    assert list(beginnings(piece)) == [b"words"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 nothing", b"<html>"])
def test_what_is_no_archive_is_told_from_what_is_not_looked_into(data: bytes) -> None:
    with pytest.raises(NoArchiveError, match="File is not a zip file"):
        found(data)


def test_a_part_that_is_damaged_is_told() -> None:
    data = bytearray(packed({"xl/sharedStrings.xml": os.urandom(4000)}))
    data[60:3000] = bytes(2940)
    with pytest.raises(UnreadableError, match="not a workbook that can be opened"):
        found(bytes(data), 4000)


def test_an_archive_of_many_parts_is_not_listed() -> None:
    data = packed({f"xl/{number:0100}": b"" for number in range(12_000)})
    with pytest.raises(UnreadableError, match="too many parts"):
        found(data)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableError, match="a named pipe"):
        found(tmp_path / "a.xlsx")
