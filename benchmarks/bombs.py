"""Files made to fill the memory or the day of whoever reads them: how long each takes, and how much memory.

`python -m benchmarks.bombs [NAME ...]` makes each in a temporary folder, brings it in together with a sound report behind it, and
prints the seconds, how many of them a processor worked (on a busy machine, fewer), the peak memory of the process that read it, and
what it was refused for. Feeds are taken as if they had been fetched. Those of kinds that are not read are left out. Exits with 1 where
one was not refused, took the sound report with it, or went beyond the bounds.
"""

from __future__ import annotations

import gzip
import io
import json
import resource
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.bombs_of_data import ENTITIES, OF_DATA, RELATIONS
from hudna.model.reports import Refusal, Report
from hudna.sources import bring_in
from hudna.sources.feeds.apart import Listings
from hudna.sources.fetching import Fetched
from hudna.sources.formats import suffix_of
from hudna.sources.unreadable import UnreadableError

SECONDS = 10.0
MEGABYTES = 500.0

_FEED = ".rss"
_GIGABYTE = 1_000_000_000
_SOUND = "The truce held in the village on Sunday, the observers said."
_HEAD = (
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/{name}\r\nWARC-Date: 2030-05-03T12:00:00Z\r\n"
    "WARC-Record-ID: <urn:example:{name}>\r\nContent-Type: application/http\r\nContent-Length: {length}\r\n\r\n"
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{fields}\r\n"
)
_DOCTYPE = f"<!DOCTYPE x [{ENTITIES}]>"


class Measured(NamedTuple):
    """What reading one took, and what came of it."""

    seconds: float
    processor: float
    megabytes: float
    sound: int
    read: int
    reasons: list[str]


def page_of_a_gigabyte(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"<html><body><p>")
        file.truncate(_GIGABYTE)


def page_of_entities(path: Path) -> None:
    path.write_text(f"{_DOCTYPE}<html><body><p>&e9;</p></body></html>", encoding="utf-8")


def page_of_elements(path: Path) -> None:
    path.write_text("<html><body>" + "<div>" * 800_000, encoding="utf-8")


def zip_of_a_gigabyte(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("page.html", "w") as member:
        for _ in range(1_000):
            member.write(bytes(1_000_000))


def zip_of_many_large(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(1_000):
            archive.writestr(f"{number}.txt", bytes(4_900_000))


def zip_in_zip(path: Path) -> None:
    """Sixteen archives in each of sixteen, and so on, with four gigabytes in each of the innermost in the end."""
    inner, name = _zipped([("0.txt", bytes(400_000_000))]), "page.zip"
    for layer in ("doc", "chapter", "book", "library"):
        inner = _zipped([(f"{number}-{name}", inner) for number in range(16)])
        name = f"{layer}.zip"
    path.write_bytes(inner)


def zip_of_overlaps(path: Path) -> None:
    """One member, of which the directory makes a thousand."""
    one = _zipped([("0.txt", bytes(100_000_000))])
    begin = one.index(b"PK\x01\x02")
    entry, end = one[begin : one.rindex(b"PK\x05\x06")], one[one.rindex(b"PK\x05\x06") :]
    counted = end[:8] + struct.pack("<HHI", 1_000, 1_000, len(entry) * 1_000) + end[16:]
    path.write_bytes(one[:begin] + entry * 1_000 + counted)


def zip_of_a_page_of_entities(path: Path) -> None:
    path.write_bytes(_zipped([("page.html", f"{_DOCTYPE}<html><body>&e9;</body></html>".encode())]))


def warc_of_a_gigabyte(path: Path) -> None:
    head = _record_head("page", _GIGABYTE)
    with path.open("wb") as file:
        file.write(head)
        file.truncate(len(head) + _GIGABYTE)
        file.seek(0, io.SEEK_END)
        file.write(b"\r\n\r\n" + _record("next", _page()))


def warc_compressed_of_a_gigabyte(path: Path) -> None:
    with gzip.open(path, "wb", 1) as file:
        file.write(_record_head("page", _GIGABYTE))
        for _ in range(1_000):
            file.write(bytes(1_000_000))
        file.write(b"\r\n\r\n" + _record("next", _page()))


def warc_of_a_body_that_expands(path: Path) -> None:
    body = gzip.compress(bytes(_GIGABYTE), 1)
    path.write_bytes(_record("page", body, "Content-Encoding: gzip\r\n") + _record("next", _page()))


def warc_of_lies(path: Path) -> None:
    lies = (_record_head(f"lie-{n}", length) + _page() for n, length in enumerate((3, 10**9, 10**15, 40_000_000) * 100))
    path.write_bytes(b"\r\n\r\n".join(lies) + b"\r\n\r\n" + _record("next", _page()))


def warc_without_end(path: Path) -> None:
    """Four gigabytes of nothing, in four megabytes."""
    member = gzip.compress(bytes(100_000_000), 9)
    path.write_bytes(member * 40)


def mailbox_of_one_line(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"From - Fri May  3 10:00:00 2030\nSubject: ")
        file.truncate(_GIGABYTE)


def message_of_parts(path: Path) -> None:
    head = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(100_000))
    path.write_text(f"From: a@post.example\n{head}", encoding="utf-8")


def message_of_fields(path: Path) -> None:
    path.write_text("From: a@post.example\n" + "To: =?utf-8?q?x?= <a@b>, \n " * 1_000_000, encoding="utf-8")


def office_of_entities(part: str) -> Callable[[Path], None]:
    """A document of Office or OpenDocument whose main part is entities in entities."""

    def make(path: Path) -> None:
        kind = "application/vnd.oasis.opendocument.text" if part == "content.xml" else ""
        begins = f'<Relationships><Relationship Type="{RELATIONS}/officeDocument" Target="{part}"/></Relationships>'
        members = [("mimetype", kind.encode())] if kind else [("_rels/.rels", begins.encode())]
        path.write_bytes(_zipped([*members, (part, f'<?xml version="1.0"?>{_DOCTYPE}<x>&e9;</x>'.encode())]))

    return make


def pdf_of_objects(path: Path) -> None:
    """A million objects, and a page that comes after them."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", *([b"[]"] * 1_000_000)]
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, begin)
    path.write_bytes(out)


BOMBS: dict[str, Callable[[Path], None]] = {
    "gigabyte.html": page_of_a_gigabyte,
    "entities.html": page_of_entities,
    "elements.html": page_of_elements,
    "gigabyte.zip": zip_of_a_gigabyte,
    "many-large.zip": zip_of_many_large,
    "zip-in-zip.zip": zip_in_zip,
    "overlaps.zip": zip_of_overlaps,
    "entities.zip": zip_of_a_page_of_entities,
    "gigabyte.warc": warc_of_a_gigabyte,
    "gigabyte.warc.gz": warc_compressed_of_a_gigabyte,
    "expanding-body.warc": warc_of_a_body_that_expands,
    "lies.warc": warc_of_lies,
    "endless.warc.gz": warc_without_end,
    "one-line.mbox": mailbox_of_one_line,
    "parts.eml": message_of_parts,
    "fields.eml": message_of_fields,
    "gigabyte.mhtml": page_of_a_gigabyte,
    "entities.docx": office_of_entities("word/document.xml"),
    "entities.xlsx": office_of_entities("xl/workbook.xml"),
    "entities.odt": office_of_entities("content.xml"),
    "objects.pdf": pdf_of_objects,
    **OF_DATA,
}
"""By the names of the files that they make; a kind adds its own."""


HARMLESS = ("entities.html", "entities.zip", "formulas.csv", "wide-formulas-within-limit.xlsx", "entries.rss")
"""Read as what they are without the trap: entities of their own mean nothing in web pages, formulas nothing in words and in columns
that are not taken, and of a feed the first entries are taken."""


def measure(path: Path) -> Measured:
    """Bring in a file, and a sound one behind it, in a process of their own."""
    return Measured(**json.loads(_run("--measure", str(path))))


def _run(*arguments: str) -> str:
    """What this module prints, run anew."""
    command = (sys.executable, "-m", "benchmarks.bombs", *arguments)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _measured_here(path: Path) -> Measured:
    begun = time.perf_counter()
    sound, read, reasons = (_listed if path.suffix == _FEED else _brought)(path)
    seconds = time.perf_counter() - begun
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Measured(
        seconds=seconds,
        processor=sum(one.ru_utime + one.ru_stime for one in used),
        megabytes=max(one.ru_maxrss for one in used) / 1_000,
        sound=sound,
        read=read,
        reasons=reasons,
    )


def _brought(path: Path) -> tuple[int, int, list[str]]:
    """How many sound reports came, how many others, and why the rest did not."""
    path.with_name("sound.txt").write_text(_SOUND, encoding="utf-8")
    sound, read, reasons = 0, 0, []
    for item in bring_in([path, path.with_name("sound.txt")]):
        match item:
            case Report():
                sound, read = sound + (_SOUND in item.text), read + (_SOUND not in item.text)
            case Refusal():
                reasons.append(item.reason)
    return sound, read, reasons


def _listed(path: Path) -> tuple[int, int, list[str]]:
    """Likewise of a feed, and of a sound one behind it."""
    sound = b"<rss><channel><item><link>/sound</link></item></channel></rss>"
    told: list[int] = []
    reasons: list[str] = []
    with Listings() as listings:
        for body in (path.read_bytes(), sound):
            url = f"https://post.example/{path.name}"
            fetched = Fetched(asked=url, url=url, media=None, body=body, time=datetime(2030, 5, 3, tzinfo=UTC))
            try:
                told.append(len(listings.listing_of(fetched).entries))
            except UnreadableError as error:
                told.append(0)
                reasons.append(str(error))
    return told[1], told[0], reasons


def _zipped(members: list[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def _page() -> bytes:
    return f"<html><body><p>{_SOUND}</p></body></html>".encode()


def _record(name: str, body: bytes, fields: str = "") -> bytes:
    return _record_head(name, len(body), fields) + body + b"\r\n\r\n"


def _record_head(name: str, size: int, fields: str = "") -> bytes:
    """The head of a record, and of the response in it, with a body of this size."""
    http = _HEAD.format(name=name, length=0, fields=fields).partition("\r\n\r\n")[2]
    return _HEAD.format(name=name, length=len(http) + size, fields=fields).encode()


def main(names: list[str]) -> int:
    """Print a line a bomb; whether any went off."""
    gone_off = 0
    for name in names or BOMBS:
        if suffix_of(name) is None and not name.endswith(_FEED):
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            _run("--make", str(path))  # what making takes must not count as what reading takes
            size = path.stat().st_size / 1e6
            one = measure(path)
        is_bounded = (
            one.seconds <= SECONDS and one.megabytes <= MEGABYTES and one.sound and (one.reasons or name in HARMLESS)
        )
        gone_off += not is_bounded
        told = f"{one.reasons[0]} (and {len(one.reasons) - 1:,} more)" if len(one.reasons) > 1 else "".join(one.reasons)
        told = f"{one.read:,} read; {told}".removesuffix("; ") if one.read else told
        took = f"{one.seconds:6.2f} s ({one.processor:5.2f} s of a processor) {one.megabytes:5.0f} MB"
        print(f"{'ok ' if is_bounded else 'NOT'} {name:31} {size:8.1f} MB {took}  {told}", flush=True)
    return 1 if gone_off else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(_measured_here(Path(sys.argv[2]))._asdict()))
    elif sys.argv[1:2] == ["--make"]:
        BOMBS[Path(sys.argv[2]).name](Path(sys.argv[2]))
    else:
        raise SystemExit(main(sys.argv[1:]))
