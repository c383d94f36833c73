"""Alerts by e-mail."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from email import message_from_string, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from hudna.views.notify.mail import Mail, written
from hudna.views.notify.settings import MailSettings
from tests.unit.views.notify.alerts import HOSTILE, raised
from tests.unit.views.notify.receivers import smtp_receiver

TO = ("desk@example.org", "field@example.org")


def settings(port: int, **changed: Any) -> MailSettings:
    known: dict[str, Any] = {"security": "none", "to": TO, "timeout_seconds": 5} | changed
    return MailSettings(name="mail", host="127.0.0.1", port=port, sender="hudna@example.org", **known)


def parsed(text: str) -> EmailMessage:
    return message_from_string(text, policy=policy.default)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of this machine, and its key in the same file, that nobody trusts of himself."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl to make a certificate with")
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    subject = ["-subj", "/CN=hudna test", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*command, "-keyout", file, "-out", f"{file}.crt"], check=True, capture_output=True)
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


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


def test_over_an_encrypted_line_it_logs_in_and_sends(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusting)
    with smtp_receiver(certificate=certificate) as taken:
        login = settings(taken.port, security="starttls", user="hudna", password_env="P")  # noqa: S106
        (delivery,) = Mail(login, "secret").send(raised("a"), raised("a"))
    assert (delivery.done, delivery.note) == (True, "")
    verbs = [command.partition(" ")[0].upper() for command in taken.commands]
    assert verbs[:4] == ["EHLO", "STARTTLS", "EHLO", "AUTH"]
    assert len(taken.mails) == 1


def test_a_server_whose_certificate_nobody_vouches_for_gets_nothing(certificate: Path) -> None:
    with smtp_receiver(certificate=certificate) as taken:
        login = settings(taken.port, security="starttls", user="hudna", password_env="P")  # noqa: S106
        (delivery,) = Mail(login, "secret").send(raised("a"), raised("a"))
    assert not delivery.done
    assert "certificate verify failed" in delivery.note
    assert [command.partition(" ")[0].upper() for command in taken.commands] == ["EHLO", "STARTTLS"]


def test_an_address_that_is_refused_is_told_and_the_others_have_the_message() -> None:
    with smtp_receiver(refuses=lambda address: address == TO[1]) as taken:
        (delivery,) = Mail(settings(taken.port)).send(raised("a"), raised("a"))
    assert (delivery.done, delivery.note) == (True, "the server refused field@example.org")
    assert taken.mails[0][0] == [TO[0]]


def test_where_all_addresses_are_refused_nothing_has_arrived() -> None:
    with smtp_receiver(refuses=lambda _: True) as taken:
        (delivery,) = Mail(settings(taken.port)).send(raised("a"), raised("a"))
    assert (delivery.done, delivery.note) == (False, "the server refused desk@example.org, field@example.org")


def test_what_a_server_has_taken_has_arrived_however_it_takes_leave() -> None:
    with smtp_receiver(farewell="421 too busy to say so") as taken:
        (delivery,) = Mail(settings(taken.port)).send(raised("a"), raised("a"))
    assert (delivery.done, len(taken.mails)) == (True, 1)


def test_a_server_that_does_not_answer_or_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        (late,) = Mail(settings(port, timeout_seconds=0.1)).send(raised("a"), raised("a"))
    (gone,) = Mail(settings(port)).send(raised("a"), raised("a"))
    assert (late.done, "timed out" in late.note) == (False, True)
    assert (gone.done, "Connection refused" in gone.note) == (False, True)
