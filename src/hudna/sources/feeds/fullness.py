"""Whether a feed carries all of an entry, or only what is to lead readers to its page."""

from __future__ import annotations

import re

from hudna.sources.feeds.plain_words import plain_words

LEAST = 400
"""Characters of words; what is shorter is fetched, for it may be a teaser."""

_CUT = re.compile(r"(?:…|\.\.\.|[\[(]\s*(?:…|\.\.\.)\s*[\])])\W*$")
_CUT_WITHIN = re.compile(r"\[\s*(?:…|\.{3})\s*\]")


def is_whole(content: str, summary: str, url: str | None) -> bool:
    """Whether an entry's content is taken for all of it.

    It is where it has no address of its own; or else where the feed gives it as content beside or instead of a summary,
    it has at least 400 characters, is longer than the summary, and does not break off with an ellipsis.

    Args:
        content: what the feed gives as content, as HTML; empty for none.
        summary: what it gives as summary.
        url: its address.
    """
    if url is None:
        return bool(content or summary)
    words = plain_words(content)
    return (
        len(words) >= LEAST
        and len(words) > len(plain_words(summary))
        and not _CUT.search(words)
        and not _CUT_WITHIN.search(words)
    )
