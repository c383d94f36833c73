"""Captures: what was fetched, kept in WARC files (ISO 28500, version 1.1), so that evidence outlives the site.

A body is kept as it was published: decoded. Headers that told of its way (`Content-Encoding`, `Transfer-Encoding`, the
length on the way) have `X-Archive-Orig-` before their names, as programs that replay archives expect.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import os
import threading
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hudna import __version__
from hudna.model.reports import Capture
from hudna.sources.fetching.fetched import Fetched
from hudna.sources.fetching.torn import end_of_whole_members

MAX_FILE = 1_000_000_000
"""Bytes after which a new file is begun."""

_ON_THE_WAY = frozenset({"content-encoding", "content-length", "transfer-encoding"})


class Captures:
    """A folder of WARC files: one a day, or more where a day has more than a gigabyte."""

    def __init__(self, folder: Path, *, max_file: int = MAX_FILE) -> None:
        """Keep captures in a folder, which is made where it is not there.

        A record that was being written when a process was killed is cut off when its file is written to again.
        """
        self._folder = folder
        self._max_file = max_file
        self._lock = threading.Lock()
        self._sizes: dict[Path, int] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, fetched: Fetched) -> Capture:
        """Write what was fetched; when this returns, it is on the disk.

        It may be called from several threads.

        Raises:
            OSError: it could not be written; nothing of it is left in the file.
        """
        with self._lock:
            path = self._path(fetched.time)
            is_new = not path.exists()
            with path.open("ab") as out:
                fcntl.flock(out, fcntl.LOCK_EX)
                if os.fstat(out.fileno()).st_size != self._sizes.get(path):  # not as we left it, or not known yet
                    os.truncate(out.fileno(), end_of_whole_members(path))
                record = _append(out, path.name, fetched)
                self._sizes[path] = os.fstat(out.fileno()).st_size
            if is_new:
                _sync_folder(self._folder)
        return Capture(
            time=fetched.time, sha256=hashlib.sha256(fetched.body).hexdigest(), file=path.name, record=record
        )

    def _path(self, time: datetime) -> Path:
        """The file for what is fetched at a time."""
        day, number = f"{time:%Y-%m-%d}", 1
        while True:
            path = self._folder / (f"{day}.warc.gz" if number == 1 else f"{day}-{number}.warc.gz")
            if not path.exists() or path.stat().st_size < self._max_file:
                return path
            number += 1


def _append(out: BinaryIO, name: str, fetched: Fetched) -> str:
    """Write a record at the end of a file, or leave the file as it was; its id."""
    before = os.fstat(out.fileno()).st_size
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    try:
        if before == 0:
            info = {"software": f"hudna/{__version__}", "format": "WARC file version 1.1"}
            writer.write_record(writer.create_warcinfo_record(name, info))
        record = writer.create_warc_record(
            fetched.url,
            "response",
            payload=BytesIO(fetched.body),
            length=len(fetched.body),
            http_headers=(head := _head(fetched)),
            warc_headers_dict=_record_headers(fetched, head.to_ascii_bytes()),
        )
        writer.write_record(record)
        out.flush()
        os.fsync(out.fileno())
    except BaseException:
        os.truncate(out.fileno(), before)
        raise
    return str(record.rec_headers.get_header("WARC-Record-ID"))


def _head(fetched: Fetched) -> StatusAndHeaders:
    headers = [(f"X-Archive-Orig-{name}" if name.lower() in _ON_THE_WAY else name, text) for name, text in fetched.head]
    return StatusAndHeaders(
        _status_line(fetched.status), [*headers, ("Content-Length", str(len(fetched.body)))], protocol="HTTP/1.1"
    )


def _record_headers(fetched: Fetched, head: bytes) -> dict[str, str]:
    headers = {
        "WARC-Date": fetched.time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "WARC-Payload-Digest": _digest(fetched.body),
        "WARC-Block-Digest": _digest(head, fetched.body),
    }
    return headers | ({"WARC-IP-Address": fetched.peer} if fetched.peer is not None else {})


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} "


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return "sha256:" + base64.b32encode(digest.digest()).decode("ascii")


def _sync_folder(folder: Path) -> None:
    """Make sure that a new file is found again after the power failed."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
