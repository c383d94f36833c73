from datetime import date

import pytest

from hudna.sources.chats.whatsapp_lines import AmbiguousDatesError, Message, is_day_first, messages

R, L, NARROW = "\u200f", "\u200e", "\u202f"


def one(line: str) -> Message:
    (message,) = messages(line)
    return message


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("31/12/2029, 23:59 - Lee: quiet", "2029-12-31 23:59"),
        ("31/12/29, 11:59 pm - Lee: quiet", "2029-12-31 23:59"),
        (f"31/12/2029, 11:59{NARROW}p.m. - Lee: quiet", "2029-12-31 23:59"),
        ("31/12/2029 23:59 - Lee: quiet", "2029-12-31 23:59"),
        ("31.12.29, 23:59 - Lee: quiet", "2029-12-31 23:59"),
        ("31-12-2029 23.59 – Lee: quiet", "2029-12-31 23:59"),
        ("2029-12-31, 23:59 - Lee: quiet", "2029-12-31 23:59"),
        ("[31/12/2029, 23:59:59] Lee: quiet", "2029-12-31 23:59"),
        (f"{L}[31/12/2029, 12:05:59{NARROW}AM] Lee: quiet", "2029-12-31 00:05"),
        (f"[31/12/2029, 12:05:59{NARROW}PM] {L}Lee: quiet", "2029-12-31 12:05"),
        ("[2029-12-31, 11:59:59 a. m.] Lee: quiet", "2029-12-31 11:59"),
        (f"٣١{R}/١٢{R}/٢٠٢٩، ١١:٥٩ م - Lee: quiet", "2029-12-31 23:59"),
        (f"[٣١{R}/١٢{R}/٢٠٢٩، ١١:٥٩:٥٩ ص] Lee: quiet", "2029-12-31 11:59"),
    ],
)
def test_how_messages_begin(line: str, time: str) -> None:
    message = one(line)
    assert (f"{message.time(day_first=True):%Y-%m-%d %H:%M}", message.sender, message.text) == (time, "Lee", "quiet")


def test_months_may_stand_first() -> None:
    assert one("[12/31/29, 11:59:59 PM] Lee: quiet").day(day_first=False) == date(2029, 12, 31)


@pytest.mark.parametrize(
    "line",
    [
        "31/12/2029 - Lee: quiet",
        "at 31/12/2029, 23:59 - Lee: quiet",
        "31/12/2029, 23:59 Lee: quiet",
        "31/12.2029, 23:59 - Lee: quiet",
        "23:59 - Lee: quiet",
        "",
    ],
)
def test_lines_that_begin_no_message(line: str) -> None:
    assert list(messages(line)) == []


def test_lines_that_follow_belong_to_the_message_before() -> None:
    text = "before\n31/12/2029, 23:59 - Lee: quiet\n\nall: night\n31/12/2029, 23:59 - Rana:\nyes\n"
    first, second = messages(text)
    assert (first.line, first.text) == (2, "quiet\n\nall: night")
    assert (second.line, second.sender, second.text) == (5, "Rana", "yes")


@pytest.mark.parametrize(
    "rest",
    [
        "Messages and calls are end-to-end encrypted.",
        'Rana changed the group name to "Border: monitors"',
        "Rana created group “Border: monitors”",
        f"Border monitors: {L}Messages and calls are end-to-end encrypted.",
        f"حدود: {L}أنشأت المجموعة",
        "غيّر اسم المجموعة من: حدود",
        "Rana left",
    ],
)
def test_what_the_application_says_has_no_sender(rest: str) -> None:
    assert one(f"31/12/2029, 23:59 - {rest}").sender is None


def test_what_people_say_of_such_things_has_one() -> None:
    assert one("31/12/2029, 23:59 - Lee: Rana changed the group name again").sender == "Lee"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["03/04/2030", "13/04/2030"], True),
        (["03/04/2030", "04/13/2030"], False),
        (["05/01/2030", "04/02/2030"], True),
        (["01/05/2030", "02/04/2030"], False),
        (["05/05/2030"], True),
        (["03.04.2030"], True),
        (["2030-04-03"], True),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_whole_export(dates: list[str], expected: bool) -> None:
    found = list(messages("\n".join(f"{day}, 23:59 - Lee: quiet" for day in dates)))
    assert is_day_first(found) is expected


@pytest.mark.parametrize(
    "dates",
    [
        ["03/04/2030"],
        ["03/04/2030", "04/05/2030"],
        ["13/04/2030", "04/13/2030"],
        ["05/01/2030", "04/02/2030", "03/01/2030"],
    ],
)
def test_where_nobody_could_say_there_is_an_error(dates: list[str]) -> None:
    found = list(messages("\n".join(f"{day}, 23:59 - Lee: quiet" for day in dates)))
    with pytest.raises(AmbiguousDatesError):
        is_day_first(found)
    assert not is_day_first(found, said=False)
