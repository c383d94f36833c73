"""`hudna monitor` of exports of chats: what was said before is kept, whatever became of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from hudna.ledger import open_ledger
from tests.conftest import Ran

Hudna = Callable[..., Ran]


def channel(path: Path, *messages: tuple[int, str]) -> Path:
    told = [
        {"id": number, "type": "message", "date": "2020-10-18T08:00:00", "date_unixtime": "1603008000", "text": text}
        for number, text in messages
    ]
    content = {"name": "قناة الحدود", "type": "public_channel", "id": 17, "messages": told}
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_messages_that_were_edited_or_deleted_since_stay_as_they_were(hudna: Hudna, tmp_path: Path) -> None:
    file = tmp_path / "new.ledger"
    first, gone, last = (
        (1, "صمدت الهدنة عند المعبرين"),
        (2, "سقطت أربع قذائف قرب الطاحونة"),
        (3, "عاد الهدوء بعد الظهر"),
    )
    hudna("monitor", channel(tmp_path / "monday.json", first, gone, last), "--ledger", file)
    edited = (3, "عاد الهدوء بعد منتصف الليل")
    ran = hudna("monitor", channel(tmp_path / "friday.json", first, edited), "--ledger", file)
    assert ran.err.splitlines()[-1] == (
        "1 report added with 0 claims (0 nearly repeat another), 1 known already, 0 could not be read, "
        "1 withdrawn by their sources"
    )
    with open_ledger(file, create=False) as ledger:
        texts = {report.text: report for report in ledger.reports()}
        assert set(texts) == {first[1], gone[1], last[1], edited[1]}
        assert texts[edited[1]].version_of == texts[last[1]].id == "telegram-17-3"
        withdrawal = ledger.withdrawal("telegram-17-2")
        assert withdrawal is not None
        assert withdrawal.reason == "message 2 is not in an export that has those before and after it"


def test_a_message_of_whatsapp_that_was_deleted_is_kept_with_that_it_was(hudna: Hudna, tmp_path: Path) -> None:
    file, chat = tmp_path / "new.ledger", tmp_path / "WhatsApp Chat with Desk.txt"
    for words in ("Four rounds fell near the mill", "This message was deleted"):
        chat.write_text(
            f"28/10/2020, 23:15 - Lee: {words}\n28/10/2020, 23:16 - Lee: Quiet at both crossings now\n",
            encoding="utf-8",
        )
        ran = hudna("monitor", chat, "--ledger", file)
    assert ran.err.endswith("1 known already, 0 could not be read, 1 withdrawn by their sources\n")
    with open_ledger(file, create=False) as ledger:
        assert next(report.text for report in ledger.reports()) == "Four rounds fell near the mill"
        assert "Lee" not in str(list(ledger.reports()))
