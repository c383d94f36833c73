"""Captures: what was fetched, kept as it came in WARC files (ISO 28500, version 1.1), so that evidence outlives the site.

A body is kept decoded; headers that told how it was encoded on its way have `X-Archive-Orig-` before their name, as
programs that replay archives expect.
"""

from __future__ import annotations

import hashlib
import os
import threading
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hudna.model.reports import Capture
from hudna.sources.fetching.fetched import Fetched

MAX_FILE = 1_000_000_000
"""Bytes after which a new file is begun."""

_ON_THE_WAY = frozenset({"content-encoding", "content-length", "transfer-encoding"})


class Captures:
    """A folder of WARC files: one a day, or more where a day has more than a gigabyte."""

    def __init__(self, folder: Path, *, max_file: int = MAX_FILE) -> None:
        """Keep captures in a folder, which is made where it is not there. One process at a time may write into it."""
        self._folder = folder
        self._max_file = max_file
        self._lock = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, fetched: Fetched) -> Capture:
        """Write what was fetched; when this returns, it is on the disk.

        Raises:
            OSError: it could not be written; nothing of it is left in the file.
        """
        with self._lock:
            return self._keep(fetched)

    def _keep(self, fetched: Fetched) -> Capture:
        path = self._folder / f"{fetched.time:%Y-%m-%d}.warc.gz"
        with path.open("ab") as out:
            writer = WARCWriter(out, gzip=True, warc_version="1.1")
            record = writer.create_warc_record(
                fetched.url,
                "response",
                payload=BytesIO(fetched.body),
                length=len(fetched.body),
                http_headers=StatusAndHeaders(str(fetched.status), list(fetched.head), protocol="HTTP/1.1"),
            )
            writer.write_record(record)
            out.flush()
            os.fsync(out.fileno())
        return Capture(
            time=fetched.time,
            sha256=hashlib.sha256(fetched.body).hexdigest(),
            file=path.name,
            record=record.rec_headers.get_header("WARC-Record-ID"),
        )
