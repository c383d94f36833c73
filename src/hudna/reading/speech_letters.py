"""Letters: a report that is one, and who writes in it all that nobody else is said to say."""

from __future__ import annotations

from hudna.model.claims import Mention
from hudna.reading.context import Context
from hudna.reading.pack import Pack
from hudna.reading.speakers import mentions
from hudna.reading.speech_documents import Documents
from hudna.reading.structure import Group, Structure

_OPENING = 3  # sentences in which a letter says whose it is
_HEADING = 16  # words between "letter" and who wrote it, its date and whom it is written to among them


class Letters:
    """Tells the letters in one language by how they open: "I have the honour to transmit a statement of the ministry"."""

    def __init__(self, pack: Pack) -> None:
        self._documents = Documents(pack)
        self._openings = {pack.tokenizer.words(listed) for listed in pack.data.anaphora.letters}
        self._first = {words[0] for words in self._openings}

    def note(self, structure: Structure, number: int, context: Context) -> None:
        """Remember who writes the report, if a sentence of its opening says so."""
        if number < _OPENING and context.author is None and self._opens(structure):
            context.author = self._author(structure, context)

    def _opens(self, structure: Structure) -> bool:
        words = [token.norm for token in structure.tokens]
        starts = (at for at, word in enumerate(words) if word in self._first)
        return any(tuple(words[at : at + len(one)]) == one for at in starts for one in self._openings)

    def _author(self, structure: Structure, context: Context) -> Mention | None:
        for index in range(1, len(structure.tokens)):
            if self._documents.is_document(structure, (index - 1, index)):
                group = self._documents.issuer(structure, index) or self._sender(structure, index)
                named = mentions(structure, group, context) if group is not None else []
                if named:
                    return named[0]
        return None

    def _sender(self, structure: Structure, index: int) -> Group | None:
        """From whom the letter comes whose name ends right before a token."""
        after = (group for group in structure.groups if index <= group.first < index + _HEADING)
        return next((group for group in after if group.preposition == "from"), None)
