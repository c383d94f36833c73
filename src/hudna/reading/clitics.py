"""Clitics: the forms under which a written word may stand in a lexicon, with what was stripped from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple


class Form(NamedTuple):
    """One analysis of a written word: `prefix + key + suffix`, in normal form."""

    key: str
    prefix: str
    suffix: str


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
    found: dict[Form, None] = {}
    for prefix in _arabic_prefixes(word):
        stem = word[len(prefix) :]
        if prefix and len(stem) < _SHORTEST:
            continue
        found[Form(stem, prefix, "")] = None
        if prefix.endswith(_ARTICLES) or not stem.endswith(_PRONOUNS):
            continue
        for pronoun in _PRONOUNS:
            base = stem[: -len(pronoun)]
            if len(base) < _SHORTEST or not stem.endswith(pronoun):
                continue
            found[Form(base, prefix, pronoun)] = None
            if base.endswith("ت") and len(base) > _SHORTEST:
                found[Form(base[:-1] + "ه", prefix, pronoun)] = None
    return tuple(sorted(found, key=lambda form: -len(form.key)))


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
