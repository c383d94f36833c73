import gzip
import hashlib
import os
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from hudna.model.reports import Capture
from hudna.sources.fetching import Captures, Fetched

NOON = datetime(2030, 5, 3, 12, 0, 0, 5, tzinfo=UTC)


def fetched(body: bytes = b"Truce", *, time: datetime = NOON, status: int = 200, **head: str) -> Fetched:
    return Fetched(
        asked="https://news.example/a",
        url="https://news.example/b?c=d",
        status=status,
        head=tuple((name.replace("_", "-"), text) for name, text in head.items()),
        body=body,
        time=time,
        peer="93.184.215.14",
    )


def records(path: Path) -> list[tuple[dict[str, str], str, dict[str, str], bytes]]:
    """Each record's headers, the status line and headers in it, and its body; digests are checked."""
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            http: Any = record.http_headers
            found.append(
                (
                    dict(record.rec_headers.headers),
                    http.statusline if http else "",
                    dict(http.headers) if http else {},
                    record.content_stream().read(),
                )
            )
    return found


def bodies(path: Path) -> list[bytes]:
    return [body for headers, _, _, body in records(path) if headers["WARC-Type"] == "response"]


def test_what_was_fetched_is_kept_with_all_that_was_told_of_it(tmp_path: Path) -> None:
    capture = Captures(tmp_path / "captures").keep(fetched("هدنة".encode(), Content_Type="text/html", ETag='"1"'))
    info, (headers, status, http, body) = records(tmp_path / "captures" / "2030-05-03.warc.gz")
    assert capture == Capture(
        time=NOON,
        sha256=hashlib.sha256("هدنة".encode()).hexdigest(),
        file="2030-05-03.warc.gz",
        record=headers["WARC-Record-ID"],
    )
    assert info[0]["WARC-Type"] == "warcinfo"
    assert b"software: hudna/" in info[3]
    assert headers["WARC-Type"] == "response"
    assert headers["WARC-Target-URI"] == "https://news.example/b?c=d"
    assert headers["WARC-Date"] == "2030-05-03T12:00:00.000005Z"
    assert headers["WARC-IP-Address"] == "93.184.215.14"
    assert headers["WARC-Payload-Digest"].startswith("sha256:")
    assert headers["WARC-Block-Digest"].startswith("sha256:")
    assert (status, body) == ("200 OK", "هدنة".encode())
    assert http == {"Content-Type": "text/html", "ETag": '"1"', "Content-Length": "8"}


def test_every_record_is_a_gzip_member_of_warc_1_1(tmp_path: Path) -> None:
    captures = Captures(tmp_path)
    captures.keep(fetched())
    size = (tmp_path / "2030-05-03.warc.gz").stat().st_size
    captures.keep(fetched(b"Second"))
    data = (tmp_path / "2030-05-03.warc.gz").read_bytes()
    assert gzip.decompress(data[size:]).startswith(b"WARC/1.1\r\n")


def test_headers_that_told_of_the_way_do_not_lie_about_what_is_kept(tmp_path: Path) -> None:
    Captures(tmp_path).keep(fetched(Content_Encoding="gzip", Content_Length="999", Transfer_Encoding="chunked"))
    http = records(tmp_path / "2030-05-03.warc.gz")[1][2]
    assert http == {
        "X-Archive-Orig-Content-Encoding": "gzip",
        "X-Archive-Orig-Content-Length": "999",
        "X-Archive-Orig-Transfer-Encoding": "chunked",
        "Content-Length": "5",
    }


@pytest.mark.parametrize("text", ["مرحبا", "caf\xe9", ""])
def test_headers_in_other_letters_are_kept_too(tmp_path: Path, text: str) -> None:
    Captures(tmp_path).keep(fetched(X_Odd=text))
    assert bodies(tmp_path / "2030-05-03.warc.gz") == [b"Truce"]


def test_an_empty_body_and_a_status_of_ones_own_are_kept(tmp_path: Path) -> None:
    Captures(tmp_path).keep(fetched(b"", status=299))
    assert records(tmp_path / "2030-05-03.warc.gz")[1][1].strip() == "299"


def test_a_day_has_a_file_and_a_large_day_several(tmp_path: Path) -> None:
    captures = Captures(tmp_path, max_file=20_000)
    for number in range(3):
        captures.keep(fetched(os.urandom(15_000), time=NOON + timedelta(hours=number)))
    captures.keep(fetched(time=NOON + timedelta(days=1)))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2030-05-03-2.warc.gz",
        "2030-05-03.warc.gz",
        "2030-05-04.warc.gz",
    ]
    assert len(bodies(tmp_path / "2030-05-03.warc.gz")) == 2


def test_a_record_that_was_torn_is_cut_off_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "2030-05-03.warc.gz"
    first = Captures(tmp_path)
    first.keep(fetched(b"First"))
    whole = path.stat().st_size
    first.keep(fetched(b"Second " + os.urandom(3000)))
    torn = path.read_bytes()
    for length in (whole + 1, whole + 5, whole + 30, whole + 2000, len(torn) - 9, len(torn) - 1):
        path.write_bytes(torn[:length])
        Captures(tmp_path).keep(fetched(b"Third"))
        assert bodies(path) == [b"First", b"Third"], length


def test_what_is_torn_from_the_first_byte_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "2030-05-03.warc.gz"
    path.write_bytes(b"\x1f\x8b\x08\0\0")
    Captures(tmp_path).keep(fetched())
    assert bodies(path) == [b"Truce"]


def test_an_archive_within_a_page_is_not_taken_for_the_end_of_the_file(tmp_path: Path) -> None:
    """Its members look like records of ours, and are stored as they are, for they do not shrink further."""
    other = Captures(tmp_path / "other")
    other.keep(fetched(os.urandom(2000)))
    inner = (tmp_path / "other" / "2030-05-03.warc.gz").read_bytes()
    path = tmp_path / "2030-05-03.warc.gz"
    Captures(tmp_path).keep(fetched(b"First"))
    Captures(tmp_path).keep(fetched(inner + b"tail"))
    whole = path.read_bytes()
    Captures(tmp_path).keep(fetched(b"Third"))
    assert bodies(path) == [b"First", inner + b"tail", b"Third"]
    path.write_bytes(whole[: -len(b"tail") - 20])
    Captures(tmp_path).keep(fetched(b"Third"))
    assert bodies(path) == [b"First", b"Third"]


def test_what_could_not_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    captures = Captures(tmp_path)
    captures.keep(fetched(b"First"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            captures.keep(fetched(b"Second"))
    captures.keep(fetched(b"Third"))
    assert bodies(tmp_path / "2030-05-03.warc.gz") == [b"First", b"Third"]


def test_the_record_is_on_the_disk_when_keeping_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "2030-05-03.warc.gz"
    synced: list[list[bytes]] = []
    sync = os.fsync

    def watched(handle: int) -> None:
        synced.append(bodies(path))
        sync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    Captures(tmp_path).keep(fetched())
    assert synced[0] == [b"Truce"]


def test_a_large_body_is_kept(tmp_path: Path) -> None:
    body = os.urandom(5_000_000)
    Captures(tmp_path).keep(fetched(body))
    Captures(tmp_path).keep(fetched(b"Second"))
    with (tmp_path / "2030-05-03.warc.gz").open("rb") as file:
        assert len(list(ArchiveIterator(BytesIO(file.read())))) == 3
    assert bodies(tmp_path / "2030-05-03.warc.gz") == [body, b"Second"]
