"""Inflection of lexicon words: every form under which a listed word may be written, in normal form, with its feature.

Lexicons list a verb once ("قصف/يقصف", "shoot/shot/shot") and a noun once; the forms are generated when a pack is
compiled. Forms that do not exist in the language are harmless: nobody writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

Forms = dict[str, str]
"""Normal form → feature: past, present, participle, gerund, base for verbs; noun for nouns."""


@dataclass(frozen=True, slots=True)
class Inflection:
    """How a language inflects what its lexicons list."""

    verb: Callable[[str], Forms]
    noun: Callable[[str], Forms]
    adjective: Callable[[str], Forms]


def _arabic_past(past: str) -> set[str]:
    weak = past[-1] in "اىي" and len(past) > 2
    stem = past[:-1] if weak else past
    forms = {past, stem + "ت", stem + "وا", stem + "و", stem + "تا", past + "ا", past + "نا"}
    if past.endswith("ي"):
        forms |= {past + "ت"}
    if past[-1] in "اى":
        forms |= {stem + "ا", stem + "يا"}
    return forms


def _arabic_present(present: str) -> set[str]:
    stem = present[1:]
    weak = stem[-1] in "ىيو"
    short = stem[:-1] if weak else stem
    bases = {stem}
    if weak:
        bases |= {short, short + "ا"}
    elif len(stem) == 3 and stem[1] in "ويا":
        bases.add(stem[0] + stem[2])
    forms = {person + base for person in "يتن" for base in bases} | {"ا" + stem}
    for person in "يت":
        forms |= {person + short + ending for ending in ("ون", "وا", "و")}
        forms |= {person + stem + ending for ending in ("ان", "ا", "ن")}
    return forms


def _arabic_verb(listed: str) -> Forms:
    past, _, present = listed.partition("/")
    found: Forms = dict.fromkeys(_plain(_arabic_present(present)), "present") if present else {}
    return found | dict.fromkeys(_plain(_arabic_past(past)), "past")


def _plain(forms: set[str]) -> set[str]:
    return {form.replace("ى", "ي").replace("أ", "ا").replace("إ", "ا").replace("آ", "ا").replace("ؤ", "و").replace("ئ", "ي").replace("ة", "ه") for form in forms}  # fmt: skip


def _arabic_noun(noun: str) -> Forms:
    forms = {noun}
    if noun.endswith(("ة", "ه")):
        stem = noun[:-1]
        forms |= {stem + ending for ending in ("ات", "تان", "تين", "تا", "تي")}
    elif len(noun) > 2:
        forms |= {noun + ending for ending in ("ات", "ان", "ين", "ون", "ا", "ي", "و")}
    return dict.fromkeys(_plain(forms), "noun")


def _arabic_adjective(adjective: str) -> Forms:
    stem = adjective[:-1] if adjective.endswith(("ة", "ه")) else adjective
    return dict.fromkeys(_plain({stem + ending for ending in ("", "ة", "ون", "ين", "ان", "تان", "تين", "ات", "و")}), "adjective")


def _doubled(base: str) -> str:
    return base + base[-1]


def _english_verb(listed: str) -> Forms:
    base, *irregular = listed.split("/")
    stem = base[:-1] if base.endswith("e") else base
    forms: Forms = {base + "s": "present", base + "es": "present", base + "ing": "gerund", stem + "ing": "gerund",
                    _doubled(base) + "ing": "gerund"}  # fmt: skip
    if base.endswith("ie"):
        forms[base[:-2] + "ying"] = "gerund"
    if base.endswith("y"):
        forms[base[:-1] + "ies"] = "present"
    if irregular:
        forms[irregular[-1]] = "participle"
        forms[irregular[0]] = "past" if irregular[0] != irregular[-1] else "past-or-participle"
    else:
        endings = {stem + "ed", _doubled(base) + "ed"} | ({base[:-1] + "ied"} if base.endswith("y") else set())
        forms |= dict.fromkeys(endings, "past-or-participle")
    forms.setdefault(base, "base")
    return forms


def _english_noun(noun: str) -> Forms:
    plurals = {noun + "s", noun + "es"} | ({noun[:-1] + "ies"} if noun.endswith("y") else set())
    return dict.fromkeys(plurals | {noun}, "noun")


def _english_adjective(adjective: str) -> Forms:
    return {adjective: "adjective", adjective + "s": "noun"}


INFLECTIONS: Mapping[str, Inflection] = MappingProxyType(
    {
        "arabic": Inflection(_arabic_verb, _arabic_noun, _arabic_adjective),
        "english": Inflection(_english_verb, _english_noun, _english_adjective),
    },
)
