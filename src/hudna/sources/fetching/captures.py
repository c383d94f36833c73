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
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path

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

        A record that was being written when a process was killed is cut off.
        """
        self._folder = folder
        self._max_file = max_file
        self._lock = threading.Lock()
        self._sizes: dict[Path, int] = {}
        folder.mkdir(parents=True, exist_ok=True)
        if files := sorted(folder.glob("*.warc.gz"), key=lambda path: path.stat().st_mtime_ns):
            with self._opened(files[-1]):
                pass

    def keep(self, fetched: Fetched) -> Capture:
        """Write what was fetched; when this returns, it is on the disk.

        It may be called from several threads.

        Raises:
            OSError: it could not be written; nothing of it is left in the file.
        """
        with self._lock:
            path = self._path(fetched.time)
            is_new = not path.exists()
            with self._opened(path) as handle:
                record, data = _record(fetched, path.name if os.fstat(handle).st_size == 0 else None)
                _append(handle, data)
                self._sizes[path] = os.fstat(handle).st_size
            if is_new:
                _sync_folder(self._folder)
        return Capture(
            time=fetched.time, sha256=hashlib.sha256(fetched.body).hexdigest(), file=path.name, record=record
        )

    @contextmanager
    def _opened(self, path: Path) -> Iterator[int]:
        """A file to whose end can be written, without what was torn off there; other processes wait."""
        with path.open("ab") as out:
            handle = out.fileno()
            fcntl.flock(handle, fcntl.LOCK_EX)
            if os.fstat(handle).st_size != self._sizes.get(path):  # not as we left it, or not known yet
                os.truncate(handle, end_of_whole_members(path))
            yield handle

    def _path(self, time: datetime) -> Path:
        """The file for what is fetched at a time."""
        day, number = f"{time:%Y-%m-%d}", 1
        while True:
            path = self._folder / (f"{day}.warc.gz" if number == 1 else f"{day}-{number}.warc.gz")
            if not path.exists() or path.stat().st_size < self._max_file:
                return path
            number += 1


def _record(fetched: Fetched, new_file: str | None) -> tuple[str, bytes]:
    """The id of a record and its bytes, after those of the file's own where it is new."""
    made = BytesIO()
    writer = WARCWriter(made, gzip=True, warc_version="1.1")
    if new_file is not None:
        info = {"software": f"hudna/{__version__}", "format": "WARC file version 1.1"}
        writer.write_record(writer.create_warcinfo_record(new_file, info))
    head = _head(fetched)
    record = writer.create_warc_record(
        fetched.url,
        "response",
        payload=BytesIO(fetched.body),
        length=len(fetched.body),
        http_headers=head,
        warc_headers_dict=_record_headers(fetched, head.to_ascii_bytes()),
    )
    writer.write_record(record)
    return str(record.rec_headers.get_header("WARC-Record-ID")), made.getvalue()


def _append(handle: int, data: bytes) -> None:
    """Write at the end of a file, to the disk, or leave the file as it was."""
    before = os.fstat(handle).st_size
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    except BaseException:
        os.truncate(handle, before)
        raise


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
