import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from hudna.model.reports import Report, Withdrawal
from hudna.sources import bring_in
from hudna.sources.chats.senders import digest, pseudonym
from hudna.sources.chats.whatsapp import is_whatsapp
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.taking import take
from tests.unit.sources.taken import refusals, reports, withdrawals

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = {
    "android-english": "WhatsApp Chat with Border monitors.txt",
    "android-arabic": "محادثة واتساب مع غرفة الأخبار.txt",
    "android-russian": "Чат WhatsApp с Штаб.txt",
    "ios-arabic": "_chat.txt",
    "ios-american": "Desk.txt",
}
PERSON = "its sender is a person, named by a pseudonym"
EDITED = "edited: what it said before is known only where an export from before was read"
LEFT_OUT = "with media that the export does not have"


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    return tmp_path / "_chat.txt"


def fixture(name: str, folder: Path) -> Path:
    return Path(shutil.copy(FIXTURES / f"{name}.txt", folder / NAMES[name]))


def said(path: Path) -> list[tuple[str, date | None, tuple[str, ...]]]:
    return [(report.text, report.published, report.notices) for report in reports(path)]


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_an_english_export_of_android(tmp_path: Path) -> None:
    day = date(2030, 10, 28)
    assert said(fixture("android-english", tmp_path)) == [
        ("Four mortar rounds fell near the mill at Qarn.\nNo one was hurt.\n\nMore when I hear of it.", day, (PERSON,)),
        (
            "Smoke over the mill, seen from the east road",
            day,
            (PERSON, "with a file, IMG-20301028-WA0003.jpg, which is not beside the export"),
        ),
        ("Correction: three rounds fell, not four", day, (PERSON, EDITED)),
        ("The night was quiet at both crossings", date(2030, 10, 29), (PERSON,)),
    ]


def test_an_arabic_export_of_android(tmp_path: Path) -> None:
    assert said(fixture("android-arabic", tmp_path)) == [
        ("قصف مدفعي على أطراف القرية ليلا", date(2030, 10, 29), (PERSON,))
    ]


def test_an_arabic_export_of_ios(tmp_path: Path) -> None:
    path = fixture("ios-arabic", tmp_path)
    assert said(path) == [
        ("سقطت ثلاث قذائف قرب الطاحونة صباح اليوم\nولم يصب أحد.", date(2030, 5, 3), (PERSON,)),
        ("هدأ الوضع عند المعبر بعد الظهر", date(2030, 5, 14), (PERSON, EDITED)),
    ]
    assert [one.url.split(":")[3] for one in withdrawals(path)] == ["203005141300"]


def test_an_american_export_of_ios(tmp_path: Path) -> None:
    assert said(fixture("ios-american", tmp_path)) == [
        ("Convoy stopped at the northern checkpoint again", date(2030, 10, 28), (PERSON,)),
        ("Burned truck on the road", date(2030, 10, 29), (PERSON, LEFT_OUT)),
    ]


def test_a_russian_export_with_full_stops_has_the_day_first(tmp_path: Path) -> None:
    path = fixture("android-russian", tmp_path)
    assert said(path) == [("Обстрел моста прекратился в восемь утра", date(2030, 4, 3), (PERSON,))]
    assert len(withdrawals(path)) == 1


def test_persons_are_named_by_pseudonyms_that_are_the_same_in_every_chat(tmp_path: Path) -> None:
    path = fixture("android-english", tmp_path)
    sources = [report.source for report in reports(path)]
    who, rana = pseudonym("WhatsApp", "+999 91 234 5678"), pseudonym("WhatsApp", "Rana")
    assert sources == [who, rana, who, rana]
    assert who.startswith("WhatsApp sender ")
    assert (
        who
        == pseudonym("WhatsApp", "\u202a+999\u00a091\u00a0234\u00a05678\u202c")
        == pseudonym("WhatsApp", "~\u202f+999 91 234-5678")
    )
    assert "1234" not in who
    assert not any("Rana" in str(report) or "5678" in str(report) for report in reports(path))


def test_a_message_has_the_same_address_in_every_export_of_its_chat(tmp_path: Path) -> None:
    first = fixture("android-english", tmp_path)
    again = first.with_name(first.stem + " (2).txt")
    shutil.copy(first, again)
    assert [report.url for report in reports(first)] == [report.url for report in reports(again)]
    report = reports(first)[0]
    chat, who = digest("whatsapp chat with border monitors"), (report.source or "").rpartition(" ")[2]
    assert report.url == f"urn:whatsapp:{chat}:203010281005:{who}:1"
    assert report.id == f"whatsapp-{chat}-203010281005-{who}-1"


def test_a_chat_is_called_by_the_archive_or_folder_where_its_file_is_called_as_all_are(tmp_path: Path) -> None:
    data = (FIXTURES / "ios-arabic.txt").read_bytes()
    folder = tmp_path / "WhatsApp Chat - حدود"
    folder.mkdir()
    (folder / "_chat.txt").write_bytes(data)
    packed = Piece(name="_chat.txt", where="exports/WhatsApp Chat - حدود.zip › _chat.txt", data=data)
    of_archive = [one for one in take(packed, Allowance(len(data))) if isinstance(one, Report)]
    assert [one.url for one in of_archive] == [one.url for one in reports(folder / "_chat.txt")]
    assert of_archive[0].where == "exports/WhatsApp Chat - حدود.zip › _chat.txt › line 2"


def test_what_was_deleted_is_withdrawn_and_those_after_it_keep_their_numbers(chat: Path) -> None:
    write(
        chat,
        "28/10/2030, 23:15 - Lee: Four rounds fell near the mill",
        "28/10/2030, 23:15 - Lee: The night is quiet again",
    )
    before = [report.url for report in reports(chat)]
    write(
        chat, "28/10/2030, 23:15 - Lee: This message was deleted", "28/10/2030, 23:15 - Lee: The night is quiet again"
    )
    assert [report.url for report in reports(chat)] == before[1:]
    assert withdrawals(chat) == [
        Withdrawal(
            url=before[0] or "", reason="the message was deleted, as the export says", where="_chat.txt › line 1"
        )
    ]


@pytest.mark.parametrize(
    "words",
    [
        "This message was deleted.",
        "You deleted this message",
        "This message was deleted by admin Rana.",
        "تم حذف هذه الرسالة.",
        "\u200eتم حذف هذه الرسالة من قبل المشرف رنا",
        "Ce message a été supprimé",
        "Данное сообщение удалено",
    ],
)
def test_a_deletion_is_known_in_several_languages_and_only_where_nothing_else_is_said(chat: Path, words: str) -> None:
    write(chat, f"28/10/2030, 23:15 - Lee: {words}")
    assert (len(withdrawals(chat)), len(reports(chat))) == (1, 0)
    write(chat, f"28/10/2030, 23:15 - Lee: They say: {words}", "and nobody knows who wrote it")
    assert (len(withdrawals(chat)), len(reports(chat))) == (0, 1)


def test_files_beside_the_export_are_hashed(chat: Path) -> None:
    (chat.parent / "1-PHOTO.jpg").write_bytes(b"smoke")
    write(
        chat,
        "[28/10/2030, 23:15:00] Lee: Smoke over the mill \u200e<attached: 1-PHOTO.jpg>",
        "[28/10/2030, 23:16:00] Lee: Fire at the mill tonight \u200e<attached: ../_chat.txt>",
    )
    first, second = reports(chat)
    assert (first.text, first.notices[1]) == (
        "Smoke over the mill",
        f"with a file, 1-PHOTO.jpg, SHA-256 {hashlib.sha256(b'smoke').hexdigest()}",
    )
    assert "SHA-256" not in str(second.notices)


def test_dates_that_may_be_two_refuse_the_export_until_the_user_says_which(chat: Path) -> None:
    write(chat, "03/04/2030, 23:15 - Lee: The night is quiet again", "04/04/2030, 23:15 - Lee: It is quiet once more")
    how = "say which in _chat.chat.toml beside it (day_first = true or false)"
    assert refusals(chat) == {"": f"its dates, such as 3/4/2030, may have the day or the month first: {how}"}
    beside = chat.with_name("_chat.chat.toml")
    for value, days in (
        ("true", [date(2030, 4, 3), date(2030, 4, 4)]),
        ("false", [date(2030, 3, 4), date(2030, 4, 4)]),
    ):
        beside.write_text(f"day_first = {value}", encoding="utf-8")
        assert [report.published for report in reports(chat)] == days
    for content, reason in (
        ("dayfirst = true", "Object contains unknown field dayfirst"),
        ('day_first = "yes"', "day_first: Expected bool, got str"),
        ("day_first =", "Invalid value (at end of document)"),
    ):
        beside.write_text(content, encoding="utf-8")
        assert refusals(chat) == {"": f"_chat.chat.toml: {reason}"}


def test_a_day_that_the_calendar_does_not_have_refuses_its_message_alone(chat: Path) -> None:
    write(chat, "13/04/2030, 23:15 - Lee: The night is quiet again", "31/04/2030, 23:15 - Lee: It is quiet once more")
    assert len(reports(chat)) == 1
    assert refusals(chat) == {"line 2": "no such day or time in the calendar"}


def test_exports_are_recognised_in_folders_beside_other_texts(tmp_path: Path) -> None:
    for name in NAMES:
        fixture(name, tmp_path)
    write(tmp_path / "report.txt", "He sent us this:", "28/10/2030, 23:15 - Lee: The night is quiet again")
    brought = [item for item in bring_in([tmp_path]) if isinstance(item, Report)]
    assert sum(item.id.startswith("whatsapp-") for item in brought) == 10
    assert [item.id for item in brought if not item.id.startswith("whatsapp-")] == ["report"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("log.txt", "28/10/2030, 23:15 - Sector East: shelling\n28/10/2030, 23:16 - Sector West: quiet\n"),
        ("_chat.txt", "The chat of yesterday:\n28/10/2030, 23:15 - Lee: quiet\n"),
        ("WhatsApp Chat with Lee.txt", "On 28/10/2030, 23:15 - Lee: quiet"),
        ("a.txt", "Messages and calls are end-to-end encrypted.\n28/10/2030, 23:15 - Lee: quiet"),
        ("a.txt", ""),
    ],
)
def test_texts_that_only_look_like_it_are_no_exports(name: str, content: str) -> None:
    assert not is_whatsapp(content.encode(), name)


def test_a_partial_export_is_recognised_by_its_name(tmp_path: Path) -> None:
    assert is_whatsapp(b"28/10/2030, 23:15 - Lee: The night is quiet", "دردشة واتساب مع لي.txt")
    assert is_whatsapp("\ufeff28/10/2030, 23:15 - Lee: quiet\n28/10/2030, 23:16 - Lee: quiet".encode(), "_chat (1).txt")


def test_a_message_of_blanks_takes_no_longer_than_one_of_words(chat: Path) -> None:
    blanks = " \u200e" * 200_000 + " " * 200_000
    write(
        chat, f"13/04/2030, 23:15 - Lee: quiet{blanks}at the bridge", "13/04/2030, 23:16 - Lee: It is quiet once more"
    )
    assert len(reports(chat)) == 2
