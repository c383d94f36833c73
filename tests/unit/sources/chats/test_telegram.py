import hashlib
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hudna.model.reports import PublishedBasis, Report, Withdrawal
from hudna.sources import bring_in
from hudna.sources.chats.senders import pseudonym
from hudna.sources.chats.telegram import is_telegram
from tests.unit.sources.taken import items, refusals, reports, withdrawals

FIXTURES = Path(__file__).parent / "fixtures"
NOT_EXPORTED = "with a photo that the export does not have"


def by_id(path: Path) -> dict[str, Report]:
    return {report.id.removeprefix("telegram-"): report for report in reports(path)}


def message(number: int, text: object, **more: object) -> dict[str, object]:
    return {
        "id": number,
        "type": "message",
        "date": "2030-10-28T08:00:00",
        "date_unixtime": "1919408400",
        "text": text,
    } | more


def export(path: Path, *messages: object, **chat: object) -> Path:
    content: dict[str, object] = {"name": "Border channel", "type": "public_channel", "id": 17} | chat
    path.write_text(json.dumps(content | {"messages": messages}), encoding="utf-8")
    return path


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return tmp_path / "result.json"


def test_an_arabic_channel_speaks_by_its_name() -> None:
    first = by_id(FIXTURES / "channel.json")["1790000001-2"]
    assert first == Report(
        id="telegram-1790000001-2",
        text="صمدت الهدنة يوم الأحد عند المعبرين.",
        lang="ar",
        published=date(2030, 10, 28),
        published_basis=PublishedBasis.GIVEN,
        source="قناة الحدود",
        url="urn:telegram:1790000001:2",
        where="channel.json › message 2",
    )


def test_of_formatted_text_the_words_count_and_an_edit_is_told() -> None:
    edited = by_id(FIXTURES / "channel.json")["1790000001-3"]
    assert edited.text == "سقطت ثلاث قذائف قرب الطاحونة، التفاصيل"
    assert edited.notices == (
        "edited at 2030-10-28 11:00 UTC: what it said before is known only where an export from before was read",
    )


def test_what_is_forwarded_has_its_origin_as_its_source() -> None:
    channel = by_id(FIXTURES / "channel.json")
    assert (channel["1790000001-5"].source, channel["1790000001-5"].notices) == (
        "وكالة الشمال",
        ("forwarded by قناة الحدود",),
    )
    assert channel["1790000001-12"].source is None
    assert channel["1790000001-12"].notices == ("forwarded by قناة الحدود; the export does not say from whom",)


def test_what_says_nothing_is_no_report_and_what_is_not_exported_is_told() -> None:
    assert set(by_id(FIXTURES / "channel.json")) == {f"1790000001-{number}" for number in (2, 3, 5, 6, 12, 13)}
    assert refusals(FIXTURES / "channel.json") == {"message 9": "of a kind that Telegram Desktop does not export"}


def test_the_day_is_that_of_utc() -> None:
    """The message is of half past midnight three hours east of Greenwich."""
    assert by_id(FIXTURES / "channel.json")["1790000001-13"].published == date(2030, 10, 28)


def test_gaps_in_the_numbers_of_a_channel_are_messages_that_were_taken_back() -> None:
    assert withdrawals(FIXTURES / "channel.json") == [
        Withdrawal(
            url=f"urn:telegram:1790000001:{number}",
            reason=f"message {number} is not in an export that has those before and after it",
            where="channel.json",
        )
        for number in (4, 10, 11)
    ]


def test_persons_in_groups_are_named_by_pseudonyms_and_the_group_by_its_name() -> None:
    group = by_id(FIXTURES / "group.json")
    rana = pseudonym("Telegram", "user501")
    assert group["1790000009-11"].source == rana
    assert group["1790000009-11"].notices == (
        "its sender is a person, named by a pseudonym, in the chat Crossing watch",
    )
    assert (group["1790000009-14"].source, group["1790000009-14"].notices) == ("Crossing watch", ())
    assert group["1790000009-15"].source == pseudonym("Telegram", "user777")
    assert group["1790000009-15"].notices == (f"forwarded by {rana}", "its origin is a person, named by a pseudonym")
    assert not any("Rana" in str(report) or "Somebody" in str(report) for report in group.values())


def test_a_poll_is_its_question_and_answers() -> None:
    poll = by_id(FIXTURES / "group.json")["1790000009-17"]
    assert poll.text == "Did you hear shelling last night?\n- Yes, near the river\n- No"
    assert poll.notices[-1] == "a poll: its question and answers are part of the text"


def test_gaps_in_groups_and_in_exports_of_accounts_tell_nothing() -> None:
    assert withdrawals(FIXTURES / "group.json") == withdrawals(FIXTURES / "account.json") == []


def test_all_chats_of_an_account_are_read_and_a_broken_one_stops_none() -> None:
    account = by_id(FIXTURES / "account.json")
    assert set(account) == {"501-301", "1790000020-40", "1790000020-44", "77-1"}
    assert account["501-301"].source == "Convoy news"
    assert account["1790000020-40"].source == "Пограничный вестник"
    assert refusals(FIXTURES / "account.json") == {
        "chat 3": "not as Telegram exports it: id: Expected int | null, got str"
    }


def test_messages_have_addresses_only_where_the_export_gives_the_channels(result: Path) -> None:
    export(result, message(1, "The truce held again"), message(3, "The truce held today"), username="@border_channel")
    assert [report.url for report in reports(result)] == [
        "https://t.me/border_channel/1",
        "https://t.me/border_channel/3",
    ]
    assert withdrawals(result)[0].url == "https://t.me/border_channel/2"
    export(result, message(1, "The truce held again"), username="border/../x")
    assert reports(result)[0].url == "urn:telegram:17:1"
    export(result, message(1, "The truce held again"), username="border_channel", type="private_channel")
    assert reports(result)[0].url == "urn:telegram:17:1"


def test_photos_beside_the_export_are_hashed_and_nothing_outside_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    (folder / "photos").mkdir(parents=True)
    (folder / "photos" / "a.jpg").write_bytes(b"smoke")
    (tmp_path / "secret.txt").write_text("not to be hashed", encoding="utf-8")
    (folder / "photos" / "link.jpg").symlink_to(tmp_path / "secret.txt")
    paths = [
        "photos/a.jpg",
        "photos/b.jpg",
        "../secret.txt",
        str(tmp_path / "secret.txt"),
        "photos/link.jpg",
        "photos",
        "a\0b",
    ]
    path = export(
        folder / "result.json", *(message(n, "Smoke over the mill", photo=one) for n, one in enumerate(paths))
    )
    first, *others = (report.notices for report in reports(path))
    assert first == (f"with a photo, photos/a.jpg, SHA-256 {hashlib.sha256(b'smoke').hexdigest()}",)
    assert all("SHA-256" not in str(notices) for notices in others)
    assert others[1] == ("with a photo, ../secret.txt, which is not beside the export",)
    assert others[-1] == ("with a photo, a\\x00b, which is not beside the export",)


def test_photos_that_were_not_exported_are_told(result: Path) -> None:
    export(
        result,
        message(1, "Smoke over the mill", photo="(File not included. Change data exporting settings to download.)"),
    )
    assert reports(result)[0].notices == (NOT_EXPORTED,)
    export(result, message(1, "Smoke over the mill", file="video_files/v.mp4", media_type="video_file"))
    assert reports(result)[0].notices == ("with a video file, video_files/v.mp4, which is not beside the export",)


def test_older_exports_without_unix_times_are_dated_by_the_exporting_machine(result: Path) -> None:
    export(result, message(1, "The truce held again", date_unixtime=None, edited="2030-10-28T09:00:00"))
    (report,) = reports(result)
    assert report.published == date(2030, 10, 28)
    assert report.notices == (
        "dated by the clock of the machine that exported it, whose zone is not told",
        "edited at 2030-10-28T09:00:00: what it said before is known only where an export from before was read",
    )
    export(result, message(1, "The truce held again", date_unixtime=None, date="yesterday"))
    assert (reports(result)[0].published, reports(result)[0].notices) == (None, ("no date in the export",))


def test_a_bad_message_is_named_and_the_others_go_on(result: Path) -> None:
    export(
        result,
        message(1, "The truce held again"),
        message(2, 5),
        message(3, "The truce held again", date_unixtime="soon"),
        message(4, "The truce held again", date_unixtime="9" * 30),
        message(5, [{"type": "bold", "text": ["x"]}]),
        message(6, "It broke in the night"),
    )
    assert [report.id for report in reports(result)] == ["telegram-17-1", "telegram-17-6"]
    assert refusals(result) == {
        "message 2": "not as Telegram exports it: text: Expected str | array, got int",
        "message 3": "'soon' is no time",
        "message 4": f"'{'9' * 30}' is no time",
        "message 5": "not as Telegram exports it: text[0].text: Expected str, got array",
    }
    assert withdrawals(result) == []


def test_where_the_number_of_a_message_is_damaged_none_is_taken_for_deleted(result: Path) -> None:
    export(
        result,
        message(1, "The truce held again"),
        {"id": "two", "type": "message"},
        message(4, "It broke in the night"),
    )
    assert withdrawals(result) == []
    assert refusals(result) == {"the message at place 2": "not as Telegram exports it: id: Expected int, got str"}


def test_a_hole_of_millions_is_no_deletion(result: Path) -> None:
    export(result, message(1, "The truce held again"), message(2_000_000_000, "It broke in the night"))
    assert withdrawals(result) == []
    assert refusals(result) == {
        "": "1,999,999,998 messages are missing between others, more than 100,000: none is taken for deleted"
    }


def test_escapes_that_json_does_not_have_are_read_as_telegram_means_them(result: Path) -> None:
    export(result, message(1, "The truce held TAG and C:\\\\x41"))
    result.write_text(result.read_text(encoding="utf-8").replace("TAG", r"\x1F"), encoding="utf-8")
    (report,) = reports(result)
    assert report.text == "The truce held   and C:\\\\x41"
    assert report.notices == ("control characters replaced by spaces: U+001F (1)",)


def test_an_export_that_was_cut_off_is_refused(result: Path) -> None:
    export(result, message(1, "The truce held again"))
    result.write_bytes(result.read_bytes()[:-30])
    assert refusals(result)[""].startswith("not JSON: ")


@pytest.mark.parametrize("name", ["channel.json", "group.json", "account.json"])
def test_exports_are_recognised_in_folders_whatever_they_are_called(name: str, tmp_path: Path) -> None:
    shutil.copy(FIXTURES / name, tmp_path / "x.json")
    assert is_telegram((FIXTURES / name).read_bytes()[:8192], "x.json")
    brought = [item for item in bring_in([tmp_path]) if isinstance(item, Report)]
    assert [report.id for report in brought] == [report.id for report in reports(FIXTURES / name)]


@pytest.mark.parametrize(
    "content",
    [
        {"text": 'He sent {"type": "public_channel", "id": 1, "messages": [{"id": 1, "type": "message"}]}'},
        {"type": "FeatureCollection", "id": 1, "messages": []},
        {"type": "public_channel", "messages": []},
        {"type": "public_channel", "id": 1, "messages": ["hello"]},
        {"about": "us", "claims": []},
        [],
    ],
)
def test_other_json_is_no_export(content: Any) -> None:
    assert not is_telegram(json.dumps(content).encode(), "result.json")


def test_an_edited_message_is_another_version_at_the_same_address(tmp_path: Path) -> None:
    before = export(tmp_path / "before.json", message(1, "Four rounds fell near the mill"))
    after = export(tmp_path / "later.json", message(1, "Three rounds fell near the mill", edited_unixtime="1919412000"))
    first, second = (item for item in bring_in([before, after]) if isinstance(item, Report))
    assert first.url == second.url
    assert (first.id, second.id) == ("telegram-17-1", f"telegram-17-1-{second.sha256[:8]}")


def test_a_deeply_nested_export_is_refused(result: Path) -> None:
    result.write_text(
        '{"name": "x", "type": "public_channel", "id": 1, "messages": [{"id": 1, "type": ' + "[" * 100_000,
        encoding="utf-8",
    )
    assert len(items(result)) == 1
