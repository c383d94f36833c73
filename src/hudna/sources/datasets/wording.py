"""A text put together piece by piece, which knows where each piece stands."""

from __future__ import annotations

from hudna.model.claims import Span


class Wording:
    """Grows by what is said."""

    def __init__(self) -> None:
        self._text = ""

    def say(self, words: str) -> Span:
        """Add words; where they stand."""
        start = len(self._text)
        self._text += words
        return Span(start, len(self._text), words)

    def since(self, start: int) -> Span:
        """What was said since a place in the text."""
        return Span(start, len(self._text), self._text[start:])

    @property
    def text(self) -> str:
        """All that was said."""
        return self._text

    def __len__(self) -> int:
        return len(self._text)
