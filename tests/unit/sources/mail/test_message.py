"""Messages, as programs that send mail write them."""

from __future__ import annotations

import base64
from datetime import date
from email.message import EmailMessage

import pytest

from hudna.model.reports import PublishedBasis
from tests.unit.sources.archives.captures import refusals, reports, taken
from tests.unit.sources.archives.test_zipped import zipped

ARABIC = "صمدت الهدنة في القرى الحدودية يوم الأحد، بحسب المراقبين."
HEAD = """\
From: "Border Desk" <desk@post.example>
To: monitors@example.org
Subject: Sunday at the crossing
Date: Fri, 3 May 2030 23:30:00 +0300
Message-ID: <20300503.1@post.example>
MIME-Version: 1.0
"""
PLAIN = HEAD + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"


def eml(text: str, head: str = PLAIN) -> bytes:
    return (head + text).encode().replace(b"\n", b"\r\n")


def message(**parts: bytes) -> EmailMessage:
    made = EmailMessage()
    for name, value in (line.split(": ", 1) for line in HEAD.splitlines()[:-1]):
        made[name] = value
    made.set_content("The truce held on Sunday.\n")
    for name, data in parts.items():
        made.add_attachment(data, "application", "octet-stream", filename=name.replace("__", "."))
    return made


def test_a_message_is_a_report_of_its_sender_and_day() -> None:
    (report,) = reports(taken(eml(ARABIC), "sunday.eml"))
    assert (report.id, report.text, report.lang) == ("sunday", ARABIC, "ar")
    assert (report.title, report.source) == ("Sunday at the crossing", "Border Desk")
    assert (report.published, report.published_basis) == (date(2030, 5, 3), PublishedBasis.GIVEN)
    assert report.url == "mid:20300503.1@post.example"
    assert report.notices == ()


def test_a_message_of_outlook_in_windows_1256_is_read() -> None:
    encoded = base64.b64encode("مكتب الحدود".encode("cp1256")).decode()
    subject = base64.b64encode("الهدنة يوم الأحد".encode("cp1256")).decode()
    head = (
        f"From: =?windows-1256?B?{encoded}?= <desk@post.example>\n"
        f"Subject: =?windows-1256?B?{subject}?=\nDate: Sun, 5 May 2030 08:00:00 +0000 (UTC)\n"
        'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="_000_"\n\n--_000_\n'
        'Content-Type: text/plain; charset="windows-1256"\nContent-Transfer-Encoding: base64\n\n'
        f"{base64.encodebytes(ARABIC.encode('cp1256')).decode()}\n--_000_\n"
        'Content-Type: text/html; charset="windows-1256"\n\n<html><body><p>ignored</p></body></html>\n--_000_--\n'
    )
    (report,) = reports(taken(eml("", head), "sunday.eml"))
    assert (report.text, report.title, report.source) == (ARABIC, "الهدنة يوم الأحد", "مكتب الحدود")


def test_words_in_mark_up_alone_are_read_block_by_block() -> None:
    head = HEAD + "Content-Type: text/html; charset=utf-8\n\n"
    html = (
        "<html><head><style>p {}</style></head><body dir='rtl'><div>الهدنة</div>"
        f"<p>{ARABIC}<br>ولم ترد أنباء عن إصابات.</p><img src='http://t.example/1.png'><ul><li>أولا</li><li>ثانيا</li></ul></body></html>"
    )
    (report,) = reports(taken(eml(html, head), "sunday.eml"))
    assert report.text == f"الهدنة\n\n{ARABIC}\nولم ترد أنباء عن إصابات.\n\nأولا\nثانيا"


def test_lines_that_were_broken_for_their_way_are_joined() -> None:
    head = HEAD + "Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
    (report,) = reports(taken(eml("The truce held \non Sunday.\n\nNobody was hurt.\n", head), "sunday.eml"))
    assert report.text == "The truce held on Sunday.\n\nNobody was hurt."


def test_raw_bytes_and_nonsense_in_the_head_are_read_as_far_as_they_can_be() -> None:
    head = (
        "From: مكتب الحدود <desk@post.example\nSubject: =?utf-8?B?!!!?= =?unheard-of?Q?caf=C3=A9?=\nDate: yesterday evening\n"
        "Message-ID: none\nContent-Type: text/plain; charset=utf-8\n\n"
    )
    (report,) = reports(taken(eml(ARABIC, head), "sunday.eml"))
    assert report.source == "مكتب الحدود"
    assert (report.published, report.url) == (None, None)
    assert report.notices == ("the date of the message cannot be read: yesterday evening",)


def test_the_address_is_the_source_where_there_is_no_name() -> None:
    head = "From: desk@post.example\nDate: Fri, 3 May 2030 10:00:00 GMT\n\n"
    (report,) = reports(taken(eml("The truce held.", head), "sunday.eml"))
    assert report.source == "desk@post.example"


def test_what_is_answered_is_left_out() -> None:
    text = (
        "The truce held on Sunday.\n\nOn Sat, 4 May 2030 at 10:00, Monitor <monitor@example.org>\nwrote:\n"
        "> Did it hold?\n>> We ask again.\n\nNobody was hurt.\n"
    )
    (report,) = reports(taken(eml(text), "sunday.eml"))
    assert report.text == "The truce held on Sunday.\n\n\nNobody was hurt."
    assert report.notices == ("left out: 4 quoted lines",)


def test_what_is_answered_in_arabic_and_a_signature_are_left_out() -> None:
    text = f"{ARABIC}\n-- \nمكتب الحدود\n"
    (report,) = reports(taken(eml(text), "sunday.eml"))
    assert (report.text, report.notices) == (ARABIC, ("left out: a signature",))
    text = f"{ARABIC}\n\nفي السبت، 4 مايو 2030 في 10:00 ص كتب المراقب <monitor@example.org>:\n> هل صمدت؟\n"
    (report,) = reports(taken(eml(text), "sunday.eml"))
    assert (report.text, report.notices) == (ARABIC, ("left out: 2 quoted lines",))


def test_an_answer_in_mark_up_is_left_out() -> None:
    head = HEAD + "Content-Type: text/html; charset=utf-8\n\n"
    html = (
        "<div dir=ltr>The truce held.</div><div class=gmail_quote><div class=gmail_attr>On Sat, May 4, 2030 Monitor wrote:<br></div>"
        "<blockquote class=gmail_quote><div>Did it hold?</div><div>We ask again.</div></blockquote></div>"
    )
    (report,) = reports(taken(eml(html, head), "sunday.eml"))
    assert (report.text, report.notices) == ("The truce held.", ("left out: 3 quoted lines",))


def test_a_sentence_that_only_looks_like_an_introduction_stays() -> None:
    text = "On Sunday the governor of the border province wrote:\nThe truce holds.\n"
    (report,) = reports(taken(eml(text), "sunday.eml"))
    assert (report.text, report.notices) == (text.strip(), ())


@pytest.mark.parametrize(
    ("block", "source", "day"),
    [
        (
            (
                "---------- Forwarded message ---------\nFrom: Observer Mission <om@mission.example>\n"
                "Date: Thu, May 2, 2030 at 9:15 AM\nSubject: Two shots\nTo: <desk@post.example>\n\n\n"
            ),
            "Observer Mission",
            date(2030, 5, 2),
        ),
        (
            (
                "-------- رسالة محولة --------\nمن: بعثة المراقبين <om@mission.example>\nالتاريخ: الخميس، 2 أيار 2030 09:15 م\n"
                "الموضوع: طلقتان\nإلى: desk@post.example\n\n"
            ),
            "بعثة المراقبين",
            date(2030, 5, 2),
        ),
        (
            (
                "-----Original Message-----\nFrom: Observer Mission [mailto:om@mission.example]\n"
                "Sent: Thursday, May 02, 2030 9:15 AM\nTo: Desk\nSubject: Two shots\n\n"
            ),
            "Observer Mission",
            date(2030, 5, 2),
        ),
        (
            (
                "________________________________\nFrom: Observer Mission <om@mission.example>\nSent: 02 May 2030 09:15\n"
                "To: Desk\nSubject: Two shots\n\n"
            ),
            "Observer Mission",
            date(2030, 5, 2),
        ),
        (
            "Begin forwarded message:\n\nFrom: om@mission.example\nSubject: Two shots\nDate: 02/05/2030 09:15\n\n",
            "om@mission.example",
            None,
        ),
    ],
)
def test_what_was_forwarded_is_a_report_of_its_own_sender_and_day(block: str, source: str, day: date | None) -> None:
    text = f"Please see below.\n\n{block}Two shots were heard north of the village.\n-- \nDuty officer\n"
    own, forwarded = reports(taken(eml(text), "sunday.eml"))
    assert (own.text, own.source) == ("Please see below.", "Border Desk")
    assert forwarded.text == "Two shots were heard north of the village."
    assert (forwarded.id, forwarded.where) == ("sunday-forwarded-1", "sunday.eml › forwarded message 1")
    assert (forwarded.source, forwarded.published) == (source, day)
    assert forwarded.title in {"Two shots", "طلقتان"}
    assert forwarded.url is None
    told = () if day is not None else ("its date cannot be read: 02/05/2030 09:15",)
    assert forwarded.notices == ("forwarded by Border Desk on 2030-05-03", *told, "left out: a signature")


def test_what_was_forwarded_twice_is_two_reports() -> None:
    inner = "-------- Original Message --------\nFrom: Witness\nDate: Wed, 1 May 2030 10:00:00 +0300\n\nI heard two shots.\n"
    text = (
        f"---------- Forwarded message ---------\nFrom: Mission\nDate: Thu, 2 May 2030\n\nA witness reports.\n\n{inner}"
    )
    first, second = reports(taken(eml(text), "sunday.eml"))
    assert (first.source, first.text) == ("Mission", "A witness reports.")
    assert (second.source, second.published, second.text) == ("Witness", date(2030, 5, 1), "I heard two shots.")


def test_a_message_attached_whole_is_a_report_with_its_own_id() -> None:
    inner = message()
    inner.replace_header("Message-ID", "<inner@mission.example>")
    inner.replace_header("From", "Mission <om@mission.example>")
    outer = message()
    outer.add_attachment(inner)
    own, forwarded = reports(taken(outer.as_bytes(), "sunday.eml"))
    assert (forwarded.source, forwarded.url) == ("Mission", "mid:inner@mission.example")
    assert forwarded.notices[0] == "forwarded by Border Desk on 2030-05-03"
    assert own.source == "Border Desk"


def test_attachments_have_the_day_and_the_source_of_the_message() -> None:
    data = message(note__txt=ARABIC.encode(), reports__zip=zipped([("monday.txt", b"It broke on Monday.")]))
    items = taken(data.as_bytes(), "sunday.eml")
    own, note, monday = reports(items)
    assert own.text == "The truce held on Sunday."
    assert (note.id, note.text, note.where) == ("note", ARABIC, "sunday.eml › note.txt")
    assert {(one.source, one.published) for one in (note, monday)} == {("Border Desk", date(2030, 5, 3))}


def test_attachments_that_are_no_reports_are_passed_over_and_material_is_named() -> None:
    data = message(logo__png=b"\x89PNG", letter__rtf=b"{\\rtf", meeting__ics=b"BEGIN").as_bytes()
    assert refusals(taken(data, "sunday.eml")) == {"sunday.eml › letter.rtf": "not a kind of file that is read"}


def test_an_encrypted_message_is_refused_with_what_to_do() -> None:
    head = HEAD + 'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"\n\n'
    assert [*refusals(taken(eml("--b\n\nx\n--b--\n", head), "sunday.eml")).values()] == [
        "encrypted: decrypt it, and bring in what was in it"
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"The truce held.", "no mail: it has no sender, date or subject"),
        (eml(""), "there are no words in it"),
        (eml("> The truce held.\n"), "nothing in it but what it quotes"),
        (b"", "the file is empty"),
    ],
)
def test_what_says_nothing_is_refused(data: bytes, reason: str) -> None:
    assert refusals(taken(data, "sunday.eml")) == {"sunday.eml": reason}


def test_parts_nested_without_end_do_no_harm() -> None:
    head = HEAD + "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3_000))
    items = taken(eml("The truce held.", head), "sunday.eml")
    assert [*refusals(items).values()] in ([], ["nested too deeply"], ["there are no words in it"])


def test_a_message_in_outlooks_own_form_is_refused_with_what_to_do() -> None:
    (reason,) = refusals(taken(b"\xd0\xcf\x11\xe0", "sunday.msg")).values()
    assert reason.startswith("a message in Outlook's own form: forward it as an attachment")
