"""What changed from one version of a text to another, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from hudna.views.web.reports.report_text import Edit, Page, Piece, parts

LONGEST = 20_000
"""Characters of a text at most: longer ones are not compared."""

MOST_WORDS = 2_000
"""Words between what two texts begin and end with alike, at most: where there are more, they are not compared.

What the matching takes grows with the cube of them for texts that are made to be slow.
"""

_MARKS = re.escape(".,:;!?…،؛؟۔»”’\"')]")  # end a word without being of it
_WORD = re.compile(rf"\n\s*|\S*[^\s{_MARKS}]|\S+")


def changes(old: str, new: str) -> list[list[Piece]] | None:
    """The paragraphs of an old text and a new one at once, in which what either has alone is marked so.

    Other spaces and lines are no change. None where it would take too long to say what has changed.
    """
    if any(len(text) > LONGEST or len(parts(text, ())) > 1 for text in (old, new)):
        return None
    before, after = _places(old), _places(new)
    edits = _edits(_words(old, before), _words(new, after))
    if edits is None:
        return None
    page = Page()
    page.add(new[: after[0]], Piece(text=""))
    for edit, first, last in edits:
        text, places = (old, before) if edit is Edit.DELETED else (new, after)
        run = text[places[first] : places[last]]
        words = run.rstrip()
        page.add(words, Piece(text="", edit=edit))
        if words or edit is not Edit.DELETED:
            page.add(run[len(words) :], Piece(text=""))
    return page.paragraphs


def _edits(before: Sequence[str], after: Sequence[str]) -> Sequence[tuple[Edit | None, int, int]] | None:
    """Runs of words as they are shown, each from a place to a place: of those left out in `before`, of others in `after`."""
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(old), len(new)) > MOST_WORDS:
        return None
    return [(None, 0, head), *_matched(old, new, head), (None, len(after) - tail, len(after))]


def _matched(old: Sequence[str], new: Sequence[str], head: int) -> Iterator[tuple[Edit | None, int, int]]:
    for change, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
        if change == "equal":
            yield None, head + new_start, head + new_end
            continue
        if old_start < old_end:
            yield Edit.DELETED, head + old_start, head + old_end
        if new_start < new_end:
            yield Edit.INSERTED, head + new_start, head + new_end


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _places(text: str) -> list[int]:
    """Where each word begins, and each break between lines; at last, where the text ends."""
    return [*(word.start() for word in _WORD.finditer(text)), len(text)]


def _words(text: str, places: Sequence[int]) -> list[str]:
    """Each word without the space that follows it; a break between lines is a word without letters."""
    return [text[start:end].rstrip() for start, end in pairwise(places)]
