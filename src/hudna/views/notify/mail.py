"""Alerts by e-mail: one message for all that is new, so that a busy day fills no mailbox."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from hudna.model.alerts import Delivery, Raised
from hudna.views.notify.channel import Configured
from hudna.views.notify.settings import MailSettings
from hudna.views.notify.wording import message, one_line

_IN_ONE = 100  # alerts in a message
_SUBJECT = 150  # letters of a title in a subject


class Mail(Configured):
    """Sends by SMTP."""

    def __init__(self, settings: MailSettings, password: str | None = None) -> None:
        super().__init__(settings)
        self._settings = settings
        self._password = password

    def send(self, due: Sequence[Raised], wanted: Sequence[Raised]) -> Iterator[Delivery]:  # noqa: ARG002 - a channel's
        """Send what is due; where the server takes a message for some addresses only, it has arrived, with a note."""
        for first in range(0, len(due), _IN_ONE):
            some = due[first : first + _IN_ONE]
            try:
                refused = self._sent(written(some, self._settings))
            except (OSError, ValueError) as error:
                for one in some:
                    yield Delivery(one.alert, done=False, note=_reason(error))
                return
            note = f"the server refused {', '.join(refused)}" if refused else ""
            for one in some:
                yield Delivery(one.alert, done=True, note=note)

    def _sent(self, mail: EmailMessage) -> list[str]:
        """Hand a message to the server; gives the addresses that it refused."""
        server = self._connected()
        try:
            if self._settings.user is not None and self._password is not None:
                server.login(self._settings.user, self._password)
            return sorted(server.send_message(mail))
        finally:
            with suppress(OSError):  # what was taken was taken, however the server takes leave
                server.quit()
            server.close()

    def _connected(self) -> smtplib.SMTP:
        """A connection as safe as the settings ask, or an error: a server that offers less gets nothing."""
        host, port, timeout = self._settings.host, self._settings.port, self._settings.timeout_seconds
        if self._settings.security == "tls":
            return smtplib.SMTP_SSL(host, port, timeout=timeout, context=ssl.create_default_context())
        server = smtplib.SMTP(host, port, timeout=timeout)
        if self._settings.security == "starttls":
            try:
                server.starttls(context=ssl.create_default_context())
            except BaseException:
                server.close()
                raise
        return server


def written(some: Sequence[Raised], settings: MailSettings) -> EmailMessage:
    """The message that tells of some alerts; at least one."""
    mail = EmailMessage()
    title = one_line(some[0].alert.title)[:_SUBJECT]
    mail["Subject"] = f"Hudna: {title}" + (f" and {len(some) - 1} more" if len(some) > 1 else "")
    mail["From"] = settings.sender
    mail["To"] = ", ".join(settings.to)
    mail["Date"] = format_datetime(datetime.now(UTC))
    mail["Message-ID"] = make_msgid(domain=settings.sender.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody is to answer by machine
    mail.set_content("\n\n".join(message(one.alert) for one in some) + "\n")
    return mail


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return f"the server refused {', '.join(sorted(error.recipients))}"
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error.decode(errors="replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return one_line(f"the server answered {error.smtp_code} {said}")
    return one_line(str(error)) or type(error).__name__
