"""Messages in Outlook's own form, which are not read."""

from __future__ import annotations

from typing import NoReturn

from hudna.sources.unreadable import UnreadableError


def read_msg(data: bytes, name: str, charset: str | None = None) -> NoReturn:  # noqa: ARG001 - as every reader
    """Refuse a message, and say what to do with it.

    Raises:
        UnreadableError: always.
    """
    raise UnreadableError(
        "a message in Outlook's own form: forward it as an attachment, or save it as EML, and bring in that"
    )
