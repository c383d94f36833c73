"""Whether a feed carries all of an entry, or only what is to lead readers to its page."""

from __future__ import annotations

import re

LEAST = 400
"""Characters of words; what is shorter is fetched, for it may be a teaser."""

_ELLIPSIS = r"(?:…|\.{3})"
_CUT = re.compile(rf"{_ELLIPSIS}\W*$|[\[(]\s*{_ELLIPSIS}\s*[\])]")
"""An ellipsis at the end, or one in brackets, which some software follows by words of its own."""


def is_whole(content: str, summary: str, url: str | None) -> bool:
    """Whether an entry's content is taken for all of it.

    It is where it has no address of its own; or else where the feed gives it as content beside or instead of a summary,
    it has at least 400 characters, is longer than the summary, and does not break off with an ellipsis.

    Args:
        content: the words that the feed gives as content; empty for none.
        summary: those that it gives as summary.
        url: the entry's address.
    """
    if url is None:
        return True
    return len(content) >= LEAST and len(content) > len(summary) and not _CUT.search(content)
