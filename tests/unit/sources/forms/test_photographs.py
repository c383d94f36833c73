import hashlib
from pathlib import Path

import pytest

from tests.unit.sources.forms import exports
from tests.unit.sources.forms.exports import HEARD, ROOT
from tests.unit.sources.forms.taking import public

JPEG = b"\xff\xd8\xff\xe0 a crater \xff\xd9"
SHA256 = hashlib.sha256(JPEG).hexdigest()
TAKEN = HEARD | {"photo_1": "1603015500000.jpg"}


def beside(folder: Path, place: str, content: bytes = JPEG) -> None:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def of(folder: Path, data: bytes, name: str = "export.csv") -> tuple[str, tuple[str, ...]]:
    (folder / name).write_bytes(data)
    report = public(folder / name).report
    return report.text.rpartition(" Photographs: ")[2], report.notices


@pytest.mark.parametrize(
    "place",
    [
        "1603015500000.jpg",  # the folder of an instance
        "media/1603015500000.jpg",  # ODK Central, ODK Briefcase
        f"{ROOT}/1603015500000.jpg",  # Kobo
        f"media/{ROOT}/1603015500000.jpg",
        f"attachments/uuid{ROOT}/1603015500000.jpg",
    ],
)
def test_a_photograph_beside_the_submission_is_told_with_its_hash(tmp_path: Path, place: str) -> None:
    beside(tmp_path, place)
    assert of(tmp_path, exports.central_csv(TAKEN)) == (f"SHA-256 {SHA256}.", ())


def test_so_it_is_for_every_kind_of_submission(tmp_path: Path) -> None:
    beside(tmp_path, "1603015500000.jpg")
    for name in ("submission.xml", "data.json", "kobo.xlsx", "own.csv"):
        assert of(tmp_path, exports.EXPORTS[name](TAKEN), name) == (f"SHA-256 {SHA256}.", ())


def test_several_are_told_in_their_order(tmp_path: Path) -> None:
    beside(tmp_path, "b.jpg", b"second")
    beside(tmp_path, "a.jpg", b"first")
    told, _ = of(tmp_path, exports.own_csv(HEARD | {"photo_1": "a.jpg", "photo_2": "b.jpg"}))
    assert told == f"SHA-256 {hashlib.sha256(b'first').hexdigest()}; SHA-256 {hashlib.sha256(b'second').hexdigest()}."


def test_one_that_is_not_there_is_told_to_be_unknown(tmp_path: Path) -> None:
    assert of(tmp_path, exports.own_csv(TAKEN)) == (
        "one without a known SHA-256.",
        ("photograph 1 does not lie beside the submission, and its SHA-256 is not known",),
    )


def test_a_hash_that_was_given_is_enough(tmp_path: Path) -> None:
    told, notices = of(tmp_path, exports.own_csv(TAKEN | {"photo_1_sha256": SHA256.upper()}))
    assert told == f"SHA-256 {SHA256}."
    assert notices == ("photograph 1 does not lie beside the submission",)


def test_a_file_that_is_not_the_one_that_was_taken_is_noticed(tmp_path: Path) -> None:
    beside(tmp_path, "1603015500000.jpg", b"another")
    told, (notice,) = of(tmp_path, exports.own_csv(TAKEN | {"photo_1_sha256": SHA256}))
    assert told == f"SHA-256 {SHA256}."
    assert notice == (
        f"photograph 1 is not the one that was taken: its SHA-256 is {hashlib.sha256(b'another').hexdigest()}"
    )


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/hostname", "..", "media/../../secret.txt", "..\\secret.txt", "a\x7fb"]
)
def test_nothing_outside_the_folder_is_looked_at(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "in").mkdir()
    told, notices = of(tmp_path / "in", exports.own_csv(HEARD | {"photo_1": name}))
    assert told == "one without a known SHA-256."
    assert len(notices) == 1


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1603015500000.jpg").symlink_to(tmp_path / "secret.txt")
    told, _ = of(tmp_path / "in", exports.own_csv(TAKEN))
    assert told == "one without a known SHA-256."


def test_the_name_of_a_photograph_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(exports.own_csv(HEARD | {"photo_1": "house-of-the-informant.jpg"}))
    assert "informant" not in repr(public(tmp_path / "a.csv"))
