"""The keys under which names of places stand in the gazetteer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from hudna.reading.clitics import OPERATIONS as CLITICS
from hudna.reading.normalise import OPERATIONS as NORMALISERS
from hudna.reading.place_data import OrdinaryWords
from hudna.reading.tokens import Tokenizer

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u04ff]")
# Marks that transcriptions put for ʿayn and hamza, inside words.
_AYN = str.maketrans("", "", "‘’ʿʾʻʼ`´'")
_PLAIN = str.maketrans("ıłđøəŁĐØƏ", "ildoaLDOA")
_SHORTEST_BARE = 5  # letters of a name without its article


def script_of(name: str) -> str | None:
    """The operation that normalises a name: `arabic`, `latin` (Cyrillic too), or None for other scripts."""
    if _ARABIC.search(name):
        return "arabic"
    return "latin" if _LATIN.search(name) else None


class Keys:
    """The keys under which names stand in the gazetteer: their normal words, joined by a space."""

    def __init__(self, words: Iterable[OrdinaryWords]) -> None:
        self._tokenizers = {op: Tokenizer(NORMALISERS[op], CLITICS["none"]) for op in ("arabic", "latin")}
        self._ordinary: dict[str, OrdinaryWords] = {}
        self._never: set[str] = set()
        self._articles: set[str] = set()
        self._written_articles: set[str] = set()
        self._respelled: dict[str, list[str]] = defaultdict(list)
        for language in words:
            self._ordinary.update(dict.fromkeys((self.plain(w) for w in language.words), language))
            self._never.update(self.plain(w) for w in language.never)
            self._articles.update(language.articles)
            self._written_articles.update(language.written_articles)
            for word, others in language.respelled.items():
                self._respelled[word] += others

    def plain(self, name: str) -> str:
        """The key of a name as written; empty for a name in a script that is not read."""
        script = script_of(name)
        return " ".join(self._tokenizers[script].words(name)) if script else ""

    def written(self, name: str) -> set[str]:
        """The keys of a name as written, with letters that have no accent to drop made plain."""
        bare = name.translate(_AYN) if script_of(name) == "latin" else name
        return {key for key in (self.plain(bare), self.plain(bare.translate(_PLAIN))) if key}

    def transcribed(self, name: str) -> set[str]:
        """The keys of a name and of its usual other transcriptions."""
        found = set()
        for key in self.written(name):
            first, _, rest = key.partition(" ")
            variants = {key}
            if rest and first in self._articles:
                variants |= {f"{article} {rest}" for article in self._written_articles}
                if len(rest) >= _SHORTEST_BARE:
                    variants.add(rest)
            for variant in variants:
                found |= {" ".join(words) for words in self._respell(variant.split(" "))}
        return found

    def _respell(self, words: list[str]) -> Iterator[list[str]]:
        yield words
        for n, word in enumerate(words):
            for other in self._respelled.get(word, ()):
                yield [*words[:n], other, *words[n + 1 :]]

    def told_apart(self, key: str) -> set[str]:
        """The key itself, or where it is an ordinary word, the keys with a head that makes it a name, if any does."""
        if key in self._never:
            return set()
        language = self._ordinary.get(key)
        if language is None:
            return {key}
        return {self.plain(f"{head} {key}") for head in language.before} | {
            self.plain(f"{key} {head}") for head in language.after
        }
