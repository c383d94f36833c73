"""Alerts by e-mail."""

from __future__ import annotations

import socket
from email import message_from_string, policy
from email.message import EmailMessage
from typing import Any, cast

from hudna.views.notify.mail import Mail, written
from hudna.views.notify.settings import MailSettings
from tests.unit.views.notify.alerts import HOSTILE, raised
from tests.unit.views.notify.receivers import smtp_receiver

TO = ("desk@example.org", "field@example.org")


def settings(port: int, **changed: Any) -> MailSettings:
    known = {"security": "none", "to": TO, "timeout_seconds": 5} | changed
    return MailSettings(name="mail", host="127.0.0.1", port=port, sender="hudna@example.org", **known)


def parsed(text: str) -> EmailMessage:
    return cast("EmailMessage", message_from_string(text, policy=policy.default))


def test_all_that_is_due_is_one_message() -> None:
    told = raised("a", "b", "c", title="خرق للهدنة")
    with smtp_receiver() as taken:
        deliveries = list(Mail(settings(taken.port)).send(told, told))
    assert [(one.alert, one.done, one.note) for one in deliveries] == [(one.alert, True, "") for one in told]
    ((to, text),) = taken.mails
    assert tuple(to) == TO
    mail = parsed(text)
    assert mail["Subject"] == "Hudna: خرق للهدنة and 2 more"
    assert (mail["From"], mail["To"]) == ("hudna@example.org", ", ".join(TO))
    assert mail["Auto-Submitted"] == "auto-generated"
    assert all(one.alert.id in mail.get_content() for one in told)


def test_many_are_several_messages() -> None:
    told = raised(*map(str, range(101)))
    with smtp_receiver() as taken:
        assert all(one.done for one in Mail(settings(taken.port)).send(told, told))
    assert len(taken.mails) == 2


def test_hostile_words_make_no_header() -> None:
    mail = parsed(written(raised("a", title=HOSTILE), settings(25)).as_string())
    assert mail["Bcc"] is None
    assert mail["Subject"].strip().startswith("Hudna: Paper Bcc: victim@example.org <script>")
    assert set(mail.keys()) == {
        "Subject", "From", "To", "Date", "Message-ID", "Auto-Submitted", "Content-Type", "Content-Transfer-Encoding",
        "MIME-Version",
    }  # fmt: skip


def test_a_long_title_is_cut() -> None:
    assert len(written(raised("a", title="x" * 5_000), settings(25))["Subject"]) < 200


def test_a_server_without_the_encryption_asked_for_gets_nothing() -> None:
    with smtp_receiver() as taken:
        deliveries = list(Mail(settings(taken.port, security="starttls")).send(raised("a"), raised("a")))
        encrypted = list(Mail(settings(taken.port, security="tls")).send(raised("a"), raised("a")))
    assert [one.done for one in (*deliveries, *encrypted)] == [False, False]
    assert "STARTTLS" in deliveries[0].note
    assert taken.mails == []
    assert not any(command.startswith(("MAIL", "AUTH")) for command in taken.commands)


def test_a_password_goes_only_where_the_encryption_is() -> None:
    login = settings(0, security="starttls", user="hudna", password_env="P")  # noqa: S106
    with smtp_receiver() as taken:
        secured = MailSettings(
            **{name: getattr(login, name) for name in login.__struct_fields__} | {"port": taken.port}
        )
        (delivery,) = Mail(secured, "secret").send(raised("a"), raised("a"))
    assert not delivery.done
    assert "secret" not in delivery.note
    assert not any("AUTH" in command for command in taken.commands)


def test_an_address_that_is_refused_is_told_and_the_others_have_the_message() -> None:
    with smtp_receiver(refuses=lambda address: address == TO[1]) as taken:
        (delivery,) = Mail(settings(taken.port)).send(raised("a"), raised("a"))
    assert (delivery.done, delivery.note) == (True, "the server refused field@example.org")
    assert taken.mails[0][0] == [TO[0]]


def test_where_all_addresses_are_refused_nothing_has_arrived() -> None:
    with smtp_receiver(refuses=lambda _: True) as taken:
        (delivery,) = Mail(settings(taken.port)).send(raised("a"), raised("a"))
    assert (delivery.done, delivery.note) == (False, "the server refused desk@example.org, field@example.org")


def test_a_server_that_does_not_answer_or_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        (late,) = Mail(settings(port, timeout_seconds=0.1)).send(raised("a"), raised("a"))
    (gone,) = Mail(settings(port)).send(raised("a"), raised("a"))
    assert (late.done, "timed out" in late.note) == (False, True)
    assert (gone.done, "Connection refused" in gone.note) == (False, True)
