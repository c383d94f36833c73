import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hudna.model.reports import Refusal
from hudna.sources.characters import shown
from hudna.sources.formats import suffixes
from hudna.sources.found import found
from hudna.sources.kinds import GIVEN, KINDS


def write(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The truce held.", encoding="utf-8")
    return paths


def names(folder: Path, *paths: Path) -> list[str]:
    return [str(item.relative_to(folder)) for item in found(paths or (folder,)) if isinstance(item, Path)]


def reasons(*paths: Path) -> list[str]:
    return [item.reason for item in found(paths) if isinstance(item, Refusal)]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.md", "a/b/c.report.json", "c.html", "a.txt", "d.HTM")
    assert names(tmp_path) == ["a/b/c.report.json", "a/z.md", "a.txt", "b.txt", "c.html", "d.HTM"]


def test_what_is_no_report_by_its_name_is_passed_over_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "LICENSE", "a.xyz", "b.py", "c.claims.json", ".hidden.txt", ".git/d.txt", "e.txt")
    assert names(tmp_path) == ["e.txt"]


def test_the_same_files_are_tried_when_given_directly(tmp_path: Path) -> None:
    given = write(tmp_path, "README.md", ".hidden.txt", "c.claims.json")
    assert names(tmp_path, *given) == ["README.md", ".hidden.txt", "c.claims.json"]


def test_a_file_of_another_kind_is_refused_when_given_directly(tmp_path: Path) -> None:
    (reason,) = reasons(*write(tmp_path, "figures.xyz"))
    assert reason == f"not a kind of file that is read ({', '.join(sorted(suffixes((*KINDS, *GIVEN))))})"


def test_a_folder_without_any_report_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "deep/down/figures.xyz")
    (refusal,) = found([tmp_path])
    assert refusal == Refusal(str(tmp_path), f"no report in this folder ({', '.join(sorted(suffixes()))})")


def test_a_file_that_several_paths_lead_to_comes_once(tmp_path: Path) -> None:
    (path,) = write(tmp_path, "a/a.txt")
    (tmp_path / "a" / "latest.txt").symlink_to(path)
    assert names(tmp_path, tmp_path, tmp_path / "a", path) == ["a/a.txt"]


def test_a_link_to_a_folder_is_not_followed_and_not_kept_quiet(tmp_path: Path) -> None:
    write(tmp_path, "a/a.txt")
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    assert names(tmp_path) == ["a/a.txt"]
    assert reasons(tmp_path) == ["a link to a folder is not followed: give that folder itself"]


def test_a_missing_file_and_a_broken_link_are_left_to_whoever_opens_them(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to("nowhere.txt")
    assert list(found([tmp_path / "missing.xyz", link])) == [tmp_path / "missing.xyz", link]


def test_a_folder_that_cannot_be_listed_is_refused_and_the_others_are_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.txt", "closed/b.txt", "open/c.txt")
    listed = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert names(tmp_path) == ["a.txt", "open/c.txt"]
    assert reasons(tmp_path) == ["folder cannot be listed: Permission denied"]


def test_impossible_paths_do_not_stop_the_search(tmp_path: Path) -> None:
    (good,) = write(tmp_path, "a.txt")
    impossible = [Path("nul\0byte.txt"), Path("x" * 5000 + ".txt")]
    assert list(found([*impossible, good])) == [*impossible, good]


def test_a_name_is_shown_without_characters_that_act_on_a_terminal() -> None:
    assert shown("تقرير\u202e\x1b[31m.txt") == "تقرير\\u202e\\x1b[31m.txt"
    assert shown(os.fsdecode(b"\xff.txt")) == "\\udcff.txt"
