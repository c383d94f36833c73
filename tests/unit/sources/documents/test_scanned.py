import shutil
import struct
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from hudna.model.reports import Refusal, Report
from hudna.sources.documents import scanned
from hudna.sources.documents.scanned import MAX_PIXELS, NOT_INSTALLED, recogniser
from tests.unit.sources.documents import layouts, raw_pdf
from tests.unit.sources.documents.read import items, reason, report

tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


@pytest.fixture(autouse=True)
def _found_anew() -> Iterator[None]:
    recogniser.cache_clear()
    yield
    recogniser.cache_clear()


def picture(data: bytes, kind: str = "png") -> bytes:
    """The first page of a PDF, as a scanner would save it."""
    image = pypdfium2.PdfDocument(data)[0].render(scale=200 / 72, grayscale=True).to_pil()
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def tiff(*pages: tuple[int, int, bytes]) -> bytes:
    """A TIFF of grey pages, not compressed."""
    data = bytearray(b"II*\0" + struct.pack("<I", 8))
    for number, (width, height, grey) in enumerate(pages):
        at = len(data)
        strip = at + 2 + 9 * 12 + 4
        after = 0 if number == len(pages) - 1 else strip + len(grey)
        tags = (
            (256, width),
            (257, height),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, strip),
            (277, 1),
            (278, height),
            (279, len(grey)),
        )
        data += struct.pack("<H", 9) + b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
        data += struct.pack("<I", after) + grey
    return bytes(data)


def scan_of(data: bytes) -> bytes:
    """A PDF whose page is a picture of the first page of another."""
    image = pypdfium2.PdfDocument(data)[0].render(scale=200 / 72, grayscale=True).to_pil()
    return raw_pdf.picture_page(image.tobytes(), image.width, image.height)


def share_of_words(text: str, expected: list[str]) -> float:
    words = " ".join(expected).split()
    read = set(text.split())
    return sum(word in read for word in words) / len(words)


@tesseract
def test_a_scanned_page_is_recognised_column_after_column_and_marked_as_such() -> None:
    read = report(scan_of(layouts.english(2)), "scan.pdf")
    assert read.notices[-1].startswith("page 1 recognised from pictures by tesseract ")
    assert read.notices[-1].endswith(": check against the original")
    paragraphs = read.text.split("\n\n")
    assert next(paragraph for paragraph in paragraphs if paragraph.startswith("On 3 May")).endswith(
        "along the whole line."
    )
    assert share_of_words(read.text, layouts.english_text()[:8]) > 0.97


@tesseract
def test_a_scanned_arabic_page_is_recognised_from_its_right_column_on() -> None:
    if "ara" not in recogniser().languages:
        pytest.skip("tesseract has not learnt Arabic")
    read = report(scan_of((layouts.FIXTURES / "columns_ar.pdf").read_bytes()), "scan.pdf")
    assert share_of_words(read.text, layouts.arabic_text()[:8]) > 0.9
    assert read.text.index("القطاع الشمالي") < read.text.index("القطاع الجنوبي")
    assert read.lang == "ar"


@tesseract
def test_a_picture_of_a_page_is_read_as_the_page() -> None:
    read = report(picture(layouts.english(1), "jpeg"), "page.jpg")
    assert share_of_words(read.text, layouts.english_text()[:6]) > 0.97


@tesseract
def test_all_pages_of_a_tiff_are_read() -> None:
    pages = []
    for words in (raw_pdf.WORDS, raw_pdf.WORDS.replace(b"700", b"500").replace(b"Sunday", b"Monday")):
        image = pypdfium2.PdfDocument(raw_pdf.page(words))[0].render(scale=3, grayscale=True).to_pil()
        pages.append((image.width, image.height, image.tobytes()))
    read = report(tiff(*pages), "page.tif")
    assert read.text.split("\n\n") == ["The truce held on Sunday.", "The truce held on Monday."]
    assert any(notice.startswith("pages 1–2 recognised") for notice in read.notices)


@tesseract
def test_a_page_whose_letters_the_file_does_not_tell_is_recognised_from_its_looks() -> None:
    font = (layouts.FIXTURES / "letters_without_names.pdf").read_bytes()
    assert "The truce held in all villages" in report(font, "a.pdf").text


@tesseract
def test_a_page_without_words_is_refused() -> None:
    assert reason(raw_pdf.picture_page(b"\xff" * 10_000, 100, 100), "a.pdf") == (
        "pictures of pages in which tesseract finds no words"
    )


def test_where_tesseract_is_not_installed_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert reason(scan_of(layouts.english(1)), "a.pdf") == NOT_INSTALLED
    assert reason(picture(layouts.english(1)), "a.png") == NOT_INSTALLED


def test_a_scanned_page_among_others_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    both = pypdfium2.PdfDocument.new()
    for data in (raw_pdf.page(raw_pdf.WORDS), scan_of(layouts.english(1))):
        both.import_pages(pypdfium2.PdfDocument(data))
    out = BytesIO()
    both.save(out)
    refusal, read = items(out.getvalue(), "a.pdf")
    assert refusal == Refusal("a.pdf › page 2", NOT_INSTALLED)
    assert isinstance(read, Report)
    assert read.text == "The truce held on Sunday."


def program(folder: Path, script: str) -> str:
    path = folder / "tesseract"
    path.write_text(
        '#!/bin/sh\ncase "$1" in --version) echo tesseract 9.1.0; exit;; --list-langs) echo eng; exit;; esac\n'
        + script,
        encoding="utf-8",
    )
    path.chmod(0o755)
    return str(path)


def test_one_that_takes_too_long_or_fails_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: program(tmp_path, "exec sleep 60\n"))
    monkeypatch.setattr(scanned, "SECONDS", 0.2)
    monkeypatch.setattr(scanned, "_HEARD_EVERY", 0.1)
    assert reason(picture(layouts.english(1)), "a.png") == "recognising it took tesseract more than 0.2 s"
    program(tmp_path, "exit 1\n")
    assert reason(picture(layouts.english(1)), "a.png") == "tesseract cannot read the picture"


def test_the_notice_names_the_version_and_the_languages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    header = r"level\tp\tb\tp\tl\tw\tleft\ttop\twidth\theight\tconf\ttext\n"
    line = r"4\t1\t1\t1\t1\t0\t10\t10\t90\t40\t-1\t\n5\t1\t1\t1\t1\t1\t10\t10\t40\t40\t51.5\tTruce\n"
    monkeypatch.setattr(
        shutil,
        "which",
        lambda _: program(
            tmp_path, f"printf '{header}{line}5\\t1\\t1\\t1\\t1\\t2\\t52\\t10\\t40\\t40\\t50\\theld\\n'\n"
        ),
    )
    read = report(picture(layouts.english(1)), "a.png")
    assert read.text == "Truce held"
    assert read.notices[:2] == (
        "page 1 recognised from pictures by tesseract 9.1 (eng): check against the original",
        "page 1 hard to recognise: many words may be wrong",
    )


def test_work_is_reported_while_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned, "_HEARD_EVERY", 0.05)
    calls: list[int] = []
    with subprocess.Popen(["sleep", "0.3"], stdout=subprocess.PIPE) as process:
        scanned._waited_for(process, lambda: calls.append(1))
    assert calls


PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 100_000, 100_000)
JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0" + struct.pack(">HBHH", 17, 8, 60_000, 60_000)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PNG, f"a picture of 10,000 million pixels, more than {MAX_PIXELS / 1e6:g} million"),
        (JPEG, f"a picture of 3,600 million pixels, more than {MAX_PIXELS / 1e6:g} million"),
        (tiff((90_000, 90_000, b"")), f"a picture of 8,100 million pixels, more than {MAX_PIXELS / 1e6:g} million"),
        (tiff(*[(1, 1, b"a")] * 101), "a picture of more than 100 pages"),
        (
            b"II*\0" + struct.pack("<IHHHIIHHIII", 8, 2, 256, 4, 1, 9, 257, 4, 1, 9, 8),
            "a picture of more than 100 pages",
        ),
        (b"\x89PNG\r\n\x1a\n", "a damaged picture, or none at all"),
        (b"\xff\xd8\xff", "a damaged picture, or none at all"),
        (b"II*\0\xff\xff\xff\xff", "a damaged picture, or none at all"),
        (b"GIF89a", "a damaged picture, or none at all"),
    ],
)
def test_pictures_too_large_or_damaged_are_refused_before_they_are_unpacked(data: bytes, expected: str) -> None:
    assert reason(data, "page.png") == expected
