"""Made-up texts to search in: sentences of made-up words, some of them frequent and some rare, as in any language."""

from __future__ import annotations

import random
from collections.abc import Sequence

_ARABIC_SYLLABLES = ("با", "قص", "مد", "رس", "لا", "حر", "شم", "نو", "طي", "كب", "در", "سل", "غا", "فر", "عم", "جب")
_LATIN_SYLLABLES = (
    "ba",
    "shel",
    "ter",
    "mo",
    "ran",
    "dis",
    "pol",
    "gar",
    "vi",
    "sen",
    "lor",
    "ka",
    "tin",
    "fu",
    "wes",
    "no",
)
_PREFIXES = ("", "", "", "", "ال", "ال", "و", "بال", "لل", "وبال")
_LENGTH = 600  # characters, about
_WORDS = 4_000


def _vocabulary(syllables: Sequence[str], own: Sequence[str]) -> list[str]:
    chance = random.Random(len(syllables[0]))  # noqa: S311 - nothing secret
    made = {"".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(_WORDS)}
    return [*own, *sorted(made)]


_ARABIC = _vocabulary(_ARABIC_SYLLABLES, ("قصف", "هدنة", "مدينة", "قوات", "هجوم", "بيان", "مدفعية", "خرق"))
_LATIN = _vocabulary(
    _LATIN_SYLLABLES, ("shelling", "truce", "town", "forces", "attack", "statement", "artillery", "breach")
)
_RANKS = [1 / (rank + 3) for rank in range(max(len(_ARABIC), len(_LATIN)))]


def made_up(chance: random.Random, lang: str) -> tuple[str, str]:
    """A title and a text of some sentences, Arabic or of Latin letters."""
    title = _sentence(chance, lang, 7)
    text = [title]
    while sum(map(len, text)) < _LENGTH:
        text.append(_sentence(chance, lang, chance.randint(8, 20)))
    return title, ". ".join(text) + "."


def _sentence(chance: random.Random, lang: str, words: int) -> str:
    vocabulary = _ARABIC if lang == "ar" else _LATIN
    chosen = chance.choices(vocabulary, _RANKS[: len(vocabulary)], k=words)
    return " ".join(chance.choice(_PREFIXES) + word if lang == "ar" else word for word in chosen)
