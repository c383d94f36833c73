import os
from pathlib import Path

import pytest

from hudna.sources.opened import MAX_BYTES, read_bytes
from hudna.sources.unreadable import UnreadableError


def reason(path: Path, limit: int = MAX_BYTES) -> str:
    with pytest.raises(UnreadableError) as error:
        read_bytes(path, limit)
    return str(error.value)


def test_a_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * MAX_BYTES)
    assert len(read_bytes(path)) == MAX_BYTES


def test_a_file_over_the_limit_is_refused_without_being_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
    assert reason(path) == "50.0 MB, more than the 5 MB a report may have"


def test_a_file_longer_than_it_says_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 100)
    monkeypatch.setattr(Path, "stat", lambda _: os.stat_result((0o100644, *[0] * 9)))
    assert reason(path, limit=99).startswith("more than the")


@pytest.mark.parametrize(
    ("make", "kind"), [(os.mkfifo, "a named pipe, not a file"), (os.mkdir, "a folder, not a file")]
)
def test_what_is_no_regular_file_is_refused_without_being_opened(
    make: object, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    assert callable(make)
    make(path)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
    assert reason(path) == kind


def test_a_device_is_refused() -> None:
    assert reason(Path(os.devnull)) == "a device, not a file"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert reason(tmp_path / "a.txt") == "the file is empty"


def test_a_missing_file_and_a_broken_link_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("nowhere.txt")
    assert reason(tmp_path / "nowhere.txt") == "no such file or folder"
    assert reason(tmp_path / "link.txt") == "a link to a file that is not there"


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert "symbolic links" in reason(tmp_path / "loop.txt")


def test_a_forbidden_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.txt"
    path.write_text("The truce held.", encoding="utf-8")
    monkeypatch.setattr(Path, "open", forbid)
    assert reason(path) == "permission denied"


def test_an_impossible_name_is_refused() -> None:
    assert "null byte" in reason(Path("a\0b.txt"))
