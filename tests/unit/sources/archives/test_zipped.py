"""ZIP archives, sound ones, damaged ones, and traps."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from hudna.model.reports import Refusal, Report
from hudna.sources import Item, bring_in
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.taking import take

TRUCE = "صمدت الهدنة يوم الأحد، بحسب المراقبين.".encode()


def zipped(members: Iterable[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def taken(data: bytes, name: str = "reports.zip", size: int | None = None) -> list[Item]:
    piece = Piece(name=name, where=name, data=data)
    items = take(piece, Allowance(len(data) if size is None else size))
    return [item for item in items if not isinstance(item, Piece)]


def reports(items: Iterable[Item]) -> list[Report]:
    return [item for item in items if isinstance(item, Report)]


def refusals(items: Iterable[Item]) -> dict[str, str]:
    return {item.where: item.reason for item in items if isinstance(item, Refusal)}


def test_members_are_read_in_the_order_in_which_they_lie() -> None:
    data = zipped([("monday/b.txt", TRUCE), ("monday/", b""), ("a.report.json", b'{"text": "It held."}')])
    assert [(one.id, one.where) for one in reports(taken(data))] == [
        ("b", "reports.zip › monday/b.txt"),
        ("a", "reports.zip › a.report.json"),
    ]


def test_an_archive_in_an_archive_is_read_too() -> None:
    inner = zipped([("خبر.txt", TRUCE)])
    (report,) = reports(taken(zipped([("week/monday.zip", inner)])))
    assert (report.id, report.where) == ("خبر", "reports.zip › week/monday.zip › خبر.txt")
    assert report.text.encode() == TRUCE


def test_what_systems_leave_and_what_is_no_report_is_passed_over() -> None:
    names = ("__MACOSX/._a.txt", ".DS_Store", "README.txt", "license.md", "photo.jpg", "x/.hidden.txt", "style.css")
    assert taken(zipped((name, TRUCE) for name in names)) == []


def test_material_of_a_kind_that_is_not_read_is_named() -> None:
    assert refusals(taken(zipped([("old/letter.rtf", b"{\\rtf"), ("photo.jpg", b"\xff\xd8")]))) == {
        "reports.zip › old/letter.rtf": "not a kind of file that is read"
    }


def test_members_of_one_name_are_both_read_and_told_apart() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped([("a.txt", TRUCE), ("a.txt", b"It broke on Monday.")])
    assert [one.where for one in reports(taken(data))] == ["reports.zip › a.txt", "reports.zip › a.txt (2)"]


def test_names_that_lead_elsewhere_are_only_names(tmp_path: Path) -> None:
    data = zipped([("../../outside.txt", TRUCE), ("/etc/absolute.txt", TRUCE), ("C:\\reports\\windows.txt", TRUCE)])
    path = tmp_path / "folder" / "reports.zip"
    path.parent.mkdir()
    path.write_bytes(data)
    assert [one.id for one in reports(bring_in([path]))] == ["outside", "absolute", "windows"]
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == ["reports.zip"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "cp437"])
def test_names_in_older_encodings_are_read(encoding: str) -> None:
    name = "Présence.txt" if encoding == "cp437" else "تقرير الهدنة.txt"
    raw = name.encode(encoding)
    data = zipped([("x" * len(raw), TRUCE)]).replace(b"x" * len(raw), raw)
    (report,) = reports(taken(data))
    assert report.id == name.removesuffix(".txt")


def test_a_name_beside_the_name_in_utf8_counts() -> None:
    info = zipfile.ZipInfo("\u00e9.txt")
    field = b"\x01" + b"\0" * 4 + "هدنة.txt".encode()
    info.extra = struct.pack("<HH", 0x7075, len(field)) + field
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(info, TRUCE)
    raw = "\u00e9.txt".encode()
    data = stream.getvalue().replace(raw, b"\x82_.txt").replace(struct.pack("<H", 0x800), b"\0\0")
    (report,) = reports(taken(data))
    assert report.id == "هدنة"


def test_an_encrypted_member_is_refused_and_the_others_are_read() -> None:
    data = bytearray(zipped([("secret.txt", TRUCE), ("open.txt", TRUCE)]))
    data[6] |= 1  # the flag in the local header, and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    items = taken(bytes(data))
    assert [one.id for one in reports(items)] == ["open"]
    assert refusals(items) == {
        "reports.zip › secret.txt": "encrypted: unpack it with its password, and bring in what was in it"
    }


def test_a_member_whose_bytes_have_changed_is_refused_and_the_others_are_read() -> None:
    data = zipped([("a.txt", b"The truce held."), ("b.txt", TRUCE)], zipfile.ZIP_STORED)
    items = taken(data.replace(b"The truce held.", b"The truce fell.", 1))
    assert [one.id for one in reports(items)] == ["b"]
    assert refusals(items) == {"reports.zip › a.txt": "damaged (Bad CRC-32)"}


def test_a_member_of_which_less_comes_than_is_stated_is_refused() -> None:
    data = bytearray(zipped([("a.txt", TRUCE)], zipfile.ZIP_STORED))
    at = data.index(b"PK\x01\x02")
    data[at + 20 : at + 28] = struct.pack("<II", 10_000, 10_000)
    # Later Pythons look for overlapping members, and find one here.
    overlaps = "_end_offset" in zipfile.ZipInfo.__slots__
    reason = "Overlapped entries: 'a.txt' (possible zip bomb)" if overlaps else "its bytes end before they should"
    assert refusals(taken(bytes(data))) == {"reports.zip › a.txt": f"damaged ({reason})"}


def test_a_directory_that_names_members_otherwise_than_they_do_is_not_believed() -> None:
    data = bytearray(zipped([("a.txt", TRUCE), ("b.txt", TRUCE)]))
    at = data.index(b"PK\x01\x02")
    data[at + 46 : at + 51] = b"c.txt"
    items = taken(bytes(data))
    assert [one.id for one in reports(items)] == ["b"]
    assert [*refusals(items)] == ["reports.zip › c.txt"]


def test_methods_of_compression_without_bounds_are_refused() -> None:
    assert refusals(taken(zipped([("a.txt", TRUCE)], zipfile.ZIP_BZIP2))) == {
        "reports.zip › a.txt": "compressed in a way that is not read (method 12 of ZIP)"
    }


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04", b"", b"no archive at all", zipped([("a.txt", TRUCE)])[:-30]],
    ids=["its beginning", "nothing", "text", "cut off"],
)
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    (reason,) = refusals(taken(data)).values()
    assert reason.startswith("no ZIP archive, or one that is damaged")


def test_members_that_share_bytes_are_a_trap() -> None:
    data = zipped([("a.txt", TRUCE), ("b.txt", TRUCE)])
    second = data.rindex(b"PK\x01\x02")
    lying = data[: second + 42] + struct.pack("<I", 0) + data[second + 46 :]
    assert refusals(taken(lying)) == {
        "reports.zip": "its members share the same bytes, as in an archive made to expand without end"
    }


def test_a_member_that_is_larger_than_a_report_may_be_is_refused() -> None:
    noise = random.Random(1).randbytes(6_000_000)  # noqa: S311 - nothing secret
    items = taken(zipped([("a.html", noise), ("b.txt", TRUCE)]))
    assert [one.id for one in reports(items)] == ["b"]
    assert refusals(items) == {"reports.zip › a.html": "more than the 5 MB it may have"}


def test_a_member_that_expands_as_no_text_does_is_refused_before_it_is_opened() -> None:
    items = taken(zipped([("a.txt", b" " * 2_000_000), ("b.txt", TRUCE)]))
    assert [one.id for one in reports(items)] == ["b"]
    assert refusals(items) == {"reports.zip › a.txt": "it expands to more than 100 times its size"}


def test_archives_in_archives_without_end_are_refused() -> None:
    inner = zipped([("a.txt", TRUCE)])
    for _ in range(6):
        inner = zipped([("inner.zip", inner), ("beside.txt", TRUCE)])
    items = taken(inner)
    assert [(one.where or "").count("›") for one in reports(items)] == [4, 3, 2, 1]
    assert [*refusals(items).values()] == ["archives in archives, more than 4 deep"] * 2


def test_what_expands_too_far_is_left_with_one_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.sources.pieces.FREE_BYTES", 150_000)
    many = ((f"{number:02}.txt", b"The truce held. " * 5_000) for number in range(40))
    items = taken(zipped(many), size=100)
    assert [one.id for one in reports(items)] == ["00"]
    assert refusals(items) == {"reports.zip": "it expands to more than 100 times its size; the rest of it is not read"}


def test_a_large_archive_within_an_archive_is_read_without_being_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.sources.archives.zipped.MAX_DOCUMENT", 1_000)
    noise = b"".join(zlib.compress(str(number).encode()).hex().encode() for number in range(300))
    inner = zipped([("noise.txt", noise), ("a.txt", TRUCE)])
    assert len(inner) > 1_000
    assert [one.id for one in reports(taken(zipped([("inner.zip", inner)])))] == ["noise", "a"]
