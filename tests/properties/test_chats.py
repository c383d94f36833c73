"""Whatever messages are put into an export come back, each from its place and none twice."""

import json
import re
from datetime import UTC, date, datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.model.reports import Report, Withdrawal
from hudna.sources.chats.senders import pseudonym
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.taking import take

ANY = st.characters(exclude_categories=["Cs", "Cc"])
TEXTS = st.tuples(
    st.text(st.one_of(ANY, st.sampled_from('\n":,-[]<>')), max_size=40),
    st.sampled_from(["the truce held", "صمدت الهدنة اليوم", "перемирие держится вчера утром"]),
).map(" ".join)
MINUTES = st.datetimes(datetime.fromisoformat("2015-01-01"), datetime.fromisoformat("2040-01-01")).map(
    lambda time: time.replace(second=0, microsecond=0)
)


def come_back(name: str, data: bytes) -> list[Item]:
    piece = Piece(name=name, where=name, data=data)
    return [item for item in take(piece, Allowance(len(data)), given=True) if not isinstance(item, Piece)]


@settings(deadline=None)  # the first example loads the model of languages
@given(st.dictionaries(st.integers(1, 200), st.tuples(TEXTS, MINUTES, st.integers(0, 40)), min_size=1, max_size=6))
def test_messages_of_a_telegram_channel(told: dict[int, tuple[str, datetime, int]]) -> None:
    messages = [
        {
            "id": number,
            "type": "message",
            "date": time.isoformat(),
            "date_unixtime": str(int(time.replace(tzinfo=UTC).timestamp())),
            "text": [text[:cut], {"type": "bold", "text": text[cut:]}],
        }
        for number, (text, time, cut) in told.items()
    ]
    chat = {"name": "Border channel", "type": "private_channel", "id": 17, "messages": messages}
    items = come_back("result.json", json.dumps(chat, ensure_ascii=len(told) % 2 == 0).encode())
    reports = [item for item in items if isinstance(item, Report)]
    assert [(one.id, one.text, one.published) for one in reports] == [
        (f"telegram-17-{number}", text, time.date()) for number, (text, time, _) in told.items()
    ]
    gone = [item.url for item in items if isinstance(item, Withdrawal)]
    there = sorted(told)
    assert gone == [f"urn:telegram:17:{number}" for one, next_ in pairwise(there) for number in range(one + 1, next_)]
    assert len(items) == len(reports) + len(gone)


WORDS = TEXTS.map(lambda text: "\n".join(line.strip() or "." for line in text.split("\n")))


@settings(deadline=None)  # the first example loads the model of languages
@given(
    st.lists(st.tuples(MINUTES, st.sampled_from(["Rana", "+999 91 234 5678", "نادر"]), WORDS), min_size=1, max_size=6)
)
def test_messages_of_whatsapp(told: list[tuple[datetime, str, str]]) -> None:
    lines = [f"[{time:%Y-%m-%d, %H:%M:%S}] {sender}: {text}" for time, sender, text in told]
    items = come_back("_chat.txt", "\n".join(lines).encode())
    reports = [item for item in items if isinstance(item, Report)]
    assert [(one.text, one.published, one.source) for one in reports] == [
        (text, time.date(), pseudonym("WhatsApp", sender)) for time, sender, text in told
    ]
    assert len({one.url for one in reports}) == len(told)
    assert all(re.fullmatch(r"urn:whatsapp:[0-9a-f]{8}:\d{12}:[0-9a-f]{8}:\d+", one.url or "") for one in reports)
    assert all(isinstance(one.published, date) for one in reports)
