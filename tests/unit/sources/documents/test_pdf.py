from collections.abc import Callable

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from hudna.model.reports import PublishedBasis, Refusal, Report
from hudna.sources.documents.pdf import MAX_OBJECTS, MAX_PAGES
from tests.unit.sources.documents import layouts, raw_pdf
from tests.unit.sources.documents.read import items, paragraphs, reason, report

ARABIC_NAMES = {
    "ا": "uni0627",
    "ل": "uni0644",
    "ه": "uni0647",
    "د": "uni062F",
    "ن": "uni0646",
    "ة": "uni0629",
    "ص": "uni0635",
    "ف": "uni0641",
    "ض": "uni0636",
}


def fixture(name: str) -> bytes:
    return (layouts.FIXTURES / name).read_bytes()


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_what_was_laid_out_in_columns_comes_out_as_it_was_written(columns: int) -> None:
    assert paragraphs(layouts.english(columns), "daily.pdf") == layouts.english_text()


def test_of_arabic_columns_the_right_one_comes_first() -> None:
    assert paragraphs(fixture("columns_ar.pdf"), "daily.pdf") == layouts.arabic_text()


@pytest.mark.parametrize("name", ["visual_forms_ar.pdf", "visual_letters_ar.pdf"])
def test_columns_stored_in_visual_order_come_out_as_they_were_written(name: str) -> None:
    text = ["التقرير اليومي رقم 16", *layouts.ARABIC[:3], layouts.ARABIC[3], *layouts.ARABIC[:2]]
    assert paragraphs(fixture(name), name) == text


def test_what_repeats_at_heads_and_feet_is_left_out_with_a_notice() -> None:
    read = report(layouts.english(2), "daily.pdf")
    assert "Restricted" not in read.text
    assert read.notices == ("lines left out as heads, feet and numbers of pages: 4",)


def test_the_title_is_that_of_the_properties_and_no_date_is_taken_from_them() -> None:
    read = report(layouts.english(1), "daily.pdf")
    assert (read.id, read.title, read.lang) == ("daily", "Daily report of the monitoring mission", "en")
    assert (read.published, read.published_basis) == (None, PublishedBasis.UNKNOWN)


@pytest.mark.parametrize(
    ("name", "text"), [("printed_by_browser_en.pdf", layouts.ENGLISH), ("printed_by_browser_ar.pdf", layouts.ARABIC)]
)
def test_every_paragraph_of_a_printed_web_page_is_whole(name: str, text: tuple[str, ...]) -> None:
    read = paragraphs(fixture(name), name)
    joined = " ".join(read).replace("concerns.¹", "concerns.")
    assert [joined.count(paragraph) for paragraph in text] == [4, 4, 4, 4]


def test_headings_across_the_columns_keep_their_place() -> None:
    read = paragraphs(fixture("printed_by_browser_en.pdf"), "weekly.pdf")
    headings = ["Northern sector and the eastern line", "Southern sector", "Table", "Table without rules"]
    assert [line for line in read if line in headings] == headings
    before_south = read[: read.index("Southern sector")]
    assert before_south[-1] == "The truce held elsewhere."
    assert read[read.index("Table") - 1].endswith("along the whole line.")


@pytest.mark.parametrize(
    "row",
    [
        "11:40 | Tell Amar | Two bursts of machine-gun fire",
        (
            "17:05 | Bab Nur, southern checkpoint and the road to the bridge | Passage refused by armed men, who said that the "
            "road was mined; the patrol returned to its base and reported the matter to the liaison office of the opposing forces"
        ),
        "11:40 Tell Amar | Two bursts of machine-gun fire",
    ],
)
def test_the_cells_of_a_row_stay_together_with_and_without_rules(row: str) -> None:
    assert row in paragraphs(fixture("printed_by_browser_en.pdf"), "weekly.pdf")


def test_the_cells_of_an_arabic_row_come_from_right_to_left() -> None:
    assert "11:40 | تل عمار | رشقتان من رشاش" in paragraphs(fixture("printed_by_browser_ar.pdf"), "weekly.pdf")


def test_the_items_of_a_list_are_paragraphs() -> None:
    read = paragraphs(fixture("printed_by_browser_en.pdf"), "weekly.pdf")
    assert "The patrol saw four tanks in the yard of the school at Qasr." in read
    assert (
        "2. Nobody answered the calls of the liaison officer, and the patrol therefore went back to its base in the evening "
        "before dark." in read
    )


def test_a_hyphen_at_a_line_end_stays_where_the_word_has_it_elsewhere() -> None:
    lines = (b"The north-east was calm. Later in the day the north-", b"east was shelled, the spokes-", b"man said.")
    content = b"BT /F 10 Tf 12 TL 50 700 Td " + b" ".join(b"(%s) Tj T*" % line for line in lines) + b" ET"
    (read,) = paragraphs(raw_pdf.page(content), "a.pdf")
    assert read == "The north-east was calm. Later in the day the north-east was shelled, the spokesman said."


def test_a_raised_number_of_a_note_is_no_part_of_the_word() -> None:
    content = b"BT /F 10 Tf 50 700 Td (The truce held in three villages.) Tj /F 6 Tf 4 Ts (12) Tj 0 Ts /F 10 Tf ( It did.) Tj ET"
    assert paragraphs(raw_pdf.page(content), "a.pdf") == ["The truce held in three villages. It did."]


def test_letters_of_a_page_on_its_side_are_read_and_those_aslant_left_out() -> None:
    content = (
        b"BT /F 10 Tf 0 1 -1 0 300 100 Tm (The truce held on Sunday.) Tj 0 1 -1 0 315 100 Tm (It was quiet.) Tj "
        b"0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET"
    )
    read = report(raw_pdf.page(content), "a.pdf")
    assert read.text.split() == ["The", "truce", "held", "on", "Sunday.", "It", "was", "quiet."]
    assert "letters that stand aslant left out: 5" in read.notices


def arabic_by_names(words: str, *, from_left: bool) -> bytes:
    """A page whose font tells its letters by their names alone, drawn one by one."""
    names = list(ARABIC_NAMES)
    differences = b" ".join(b"/" + ARABIC_NAMES[letter].encode() for letter in names)
    font = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/Some/FirstChar 32/LastChar %d/Widths[%s]"
        b"/Encoding<</Type/Encoding/Differences[65 %s]>>>>"
        % (65 + len(names), b"500 " * (34 + len(names)), differences)
    )
    drawn = words if from_left else words[::-1]
    codes = "".join(letter if letter == " " else chr(65 + names.index(letter)) for letter in drawn)
    return raw_pdf.page(b"BT /F 10 Tf 50 700 Td (%s) Tj ET" % codes.encode(), font)


def test_letters_told_by_name_only_are_put_in_the_order_of_reading() -> None:
    read = report(arabic_by_names("الهدنة نهاد صاد", from_left=False), "a.pdf")
    assert (read.text, read.notices[:1]) == ("الهدنة نهاد صاد", ())


def test_arabic_that_was_drawn_from_left_to_right_is_put_right_with_a_notice() -> None:
    read = report(arabic_by_names("الهدنة نهاد الدنة", from_left=True), "a.pdf")
    assert read.text == "الهدنة نهاد الدنة"
    assert "Arabic text in visual order put right" in read.notices


def test_a_word_that_might_be_one_backwards_is_left_as_it_is() -> None:
    read = report(arabic_by_names("فضلا نهاد", from_left=False), "a.pdf")
    assert read.text == "فضلا نهاد"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (lambda: b"no PDF at all, of no kind", "a damaged PDF, or none at all"),
        (lambda: fixture("columns_ar.pdf")[:9000], "a damaged PDF, or none at all"),
        (lambda: raw_pdf.page(b""), "a PDF without any text"),
        (
            lambda: (
                raw_pdf.pdf(
                    *[raw_pdf.CATALOG, raw_pdf.PAGES, raw_pdf.PAGE, raw_pdf.stream(raw_pdf.WORDS), raw_pdf.HELVETICA]
                )
                + b"\n1 0 obj\n" * MAX_OBJECTS
            ),
            f"a PDF of {MAX_OBJECTS + 5:,} objects, more than {MAX_OBJECTS:,}",
        ),
        (
            lambda: raw_pdf.page(raw_pdf.WORDS).replace(b"/Size 6", b"/Size 1000000"),
            "a PDF of 1,000,000 objects, more than 200,000",
        ),
        (lambda: raw_pdf.page(b"\0" * 160_000_000), "one of its streams unpacks to more than 150 MB"),
        (
            lambda: raw_pdf.page(
                b"BT /F 9 Tf "
                + b"".join(b"1 0 0 1 %d %d Tm (truce) Tj " % (n * 37 % 600, n * 91 % 840) for n in range(15_000))
                + b"ET"
            ),
            "104,998 letters on one page, more than 100,000",
        ),
    ],
)
def test_what_is_none_or_a_trap_is_refused(made: Callable[[], bytes], expected: str) -> None:
    """Each is made by its own test: some are large, and whoever only collects the tests need not wait for them."""
    assert reason(made(), "a.pdf") == expected


def test_an_encrypted_pdf_is_refused() -> None:
    canvas = Canvas("a.pdf", encrypt=StandardEncryption("secret", ownerPassword="other"))
    canvas.drawString(50, 700, "The truce held.")
    assert reason(canvas.getpdfdata(), "a.pdf") == "an encrypted PDF: save a copy without a password"


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    canvas = Canvas("a.pdf", encrypt=StandardEncryption("", ownerPassword="other", canModify=0))
    canvas.drawString(50, 700, "The truce held.")
    assert report(canvas.getpdfdata(), "a.pdf").text == "The truce held."


def test_pages_that_are_damaged_are_refused_and_the_others_read() -> None:
    data = raw_pdf.page(raw_pdf.WORDS).replace(b"/Count 1", b"/Count 4")
    refusal, read = items(data, "a.pdf")
    assert refusal == Refusal("a.pdf › pages 2–4", "the page is damaged")
    assert isinstance(read, Report)
    assert read.text == "The truce held on Sunday."


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    data = raw_pdf.page(raw_pdf.WORDS).replace(b"/Count 1", b"/Count 5000")
    assert reason(data, "a.pdf") == f"a PDF of 5,000 pages, more than {MAX_PAGES:,}"
