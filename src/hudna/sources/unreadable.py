"""The errors of intake: this file is no report, and why."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot be taken as a report; its message is the reason, in one clause."""


class ExhaustedError(UnreadableError):
    """As much as may came out of a file; nothing more of it is read."""
