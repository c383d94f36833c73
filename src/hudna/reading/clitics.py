"""Clitics: the forms under which a written word may stand in a lexicon, with what was stripped from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType


class Form:
    """One analysis of a written word: `prefix + key + suffix`, in normal form."""

    __slots__ = ("key", "prefix", "suffix")

    def __init__(self, key: str, prefix: str, suffix: str) -> None:
        self.key = key
        self.prefix = prefix
        self.suffix = suffix

    def __repr__(self) -> str:
        return f"Form({self.key!r}, {self.prefix!r}, {self.suffix!r})"


_ARTICLES = ("ال", "لل")
_LEAST_BARE = 3
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك", "س")
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه", "ي", "ك")
_SHORTEST = 2
_FINAL = "ة"


def _arabic_prefixes(word: str) -> list[str]:
    found: list[str] = []
    for conjunction in _CONJUNCTIONS:
        if not word.startswith(conjunction):
            continue
        rest = word[len(conjunction) :]
        for preposition in _PREPOSITIONS:
            if not rest.startswith(preposition):
                continue
            found.append(conjunction + preposition)
            tail = rest[len(preposition) :]
            if preposition != "س" and tail.startswith("ال"):
                found.append(conjunction + preposition + "ال")
        if rest.startswith("لل"):
            found.append(conjunction + "لل")
    return found


def _arabic_forms(word: str) -> tuple[Form, ...]:
    """Every way to read و/ف + ب/ل/ك/س + ال + stem + pronoun, longest stem first.

    A stem left with ت before a pronoun is also given with ه, the normal form of the ta marbuta that it hides.
    """
    found: list[Form] = []
    for prefix in _arabic_prefixes(word):
        stem = word[len(prefix) :]
        if prefix and len(stem) < _SHORTEST:
            continue
        found.append(Form(stem, prefix, ""))
        if prefix.endswith(_ARTICLES) or not stem.endswith(_PRONOUNS):
            continue
        for pronoun in _PRONOUNS:
            base = stem[: -len(pronoun)]
            if len(base) < _SHORTEST or not stem.endswith(pronoun):
                continue
            found.append(Form(base, prefix, pronoun))
            if base.endswith("ت") and len(base) > _SHORTEST:
                found.append(Form(base[:-1] + "ه", prefix, pronoun))
    found.sort(key=_length, reverse=True)
    return tuple(found)


def _length(form: Form) -> int:
    return len(form.key)


def whole(word: str) -> bool:
    """Whether a written word ends in a letter behind which no pronoun is written, however it reads in normal form."""
    return word.endswith(_FINAL)


def bare(forms: Iterable[Form]) -> str | None:
    """The stem behind an article, with whatever is written before that; None where no form has one, or too little is left."""
    behind = [form.key for form in forms if form.prefix.endswith(_ARTICLES) and len(form.key) >= _LEAST_BARE]
    return min(behind, key=len, default=None)


def _no_clitics(word: str) -> tuple[Form, ...]:
    return (Form(word, "", ""),)


OPERATIONS: Mapping[str, Callable[[str], tuple[Form, ...]]] = MappingProxyType(
    {"arabic": _arabic_forms, "none": _no_clitics},
)
