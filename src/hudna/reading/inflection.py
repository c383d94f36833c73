"""Inflection of lexicon words: every form under which a listed word may be written, in normal form, with its feature.

Lexicons list a verb once ("قصف/يقصف", "shoot/shot/shot") and a noun once; the forms are generated when a pack is
compiled. Forms that do not exist in the language are harmless: nobody writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

Forms = dict[str, str]
"""Normal form → feature: past, present, first (person), participle, gerund, base for verbs; noun for nouns."""


@dataclass(frozen=True, slots=True)
class Inflection:
    """How a language inflects what its lexicons list.

    Attributes:
        verb, noun, adjective: all forms of a listed word.
        only_active: whether a form of the past is never the passive's: that of its verb is written otherwise.
    """

    verb: Callable[[str], Forms]
    noun: Callable[[str], Forms]
    adjective: Callable[[str], Forms]
    only_active: Callable[[str], bool]


def _arabic_past(past: str) -> set[str]:
    if past[-1] in "اى" and len(past) > 2:
        stem = past[:-1]
        glide = stem + ("و" if past[-1] == "ا" and len(past) == 3 else "ي")
        persons = {stem + ending for ending in ("ت", "تا", "وا", "و", "ا")}
        return {past, *persons, glide + "ا", glide + "نا", glide + "ت", glide + "ن"}
    if past[-1] == "ي":
        return {past, past[:-1] + "وا", past[:-1] + "و", *(past + ending for ending in ("ت", "تا", "ا", "نا", "ن"))}
    forms = {past + ending for ending in ("", "ت", "تا", "ا", "وا", "و", "نا", "تم")}
    if past[-1] in "أء":
        forms |= {past[:-1] + carrier + "وا" for carrier in "ؤءأ"}
    if len(past) == 2:
        forms.add(past + past[-1] + "نا")
    else:
        forms.add(past + "ن")
    if len(past) > 2 and past[-2] == "ا":
        forms.add(past[:-2] + past[-1] + "نا")
    return forms


def _arabic_present(present: str) -> set[str]:
    stem = present[1:]
    weak = stem[-1] in "ىيو"
    short = stem[:-1] if weak else stem
    bases = {stem}
    if weak:
        bases |= {short, short + "ا"}
    elif len(stem) == 3 and stem[1] in "ويا":
        bases.add(stem[0] + stem[2])  # the jussive of hollow verbs; of longer ones it is often another verb's form
    forms = {person + base for person in "يت" for base in bases}
    plurals = {short} | ({stem[:-1] + carrier for carrier in "ؤء"} if stem[-1] == "أ" else set())
    dual = short + "ي" if stem[-1] == "ى" else stem
    for person in "يت":
        forms |= {person + base + ending for base in plurals for ending in ("ون", "وا", "و")}
        forms |= {person + dual + ending for ending in (("ن", "") if stem[-1] == "أ" else ("ان", "ا", "ن"))}
    return forms


def _arabic_verb(listed: str) -> Forms:
    past, _, present = listed.partition("/")
    found: Forms = dict.fromkeys(_plain(_arabic_present(present)), "present") if present else {}
    found |= dict.fromkeys(_plain(_arabic_past(past)), "past")
    if (
        present
    ):  # "I accuse" is written like "he accused", which is far more frequent: first person is only what nothing else is
        first = _plain({"ن" + present[1:], "ا" + present[1:]}) - found.keys()
        if past[-2:-1] == "ي" or (past[0] == "أ" and past[-2] == "ا"):  # "I hit" is written like "he was hit": أصيب
            first = {form for form in first if form[0] != "ا"}
        found |= dict.fromkeys(first | _plain({past + "نا"}), "first")
    return found


def _arabic_only_active(past: str) -> bool:
    """Whether a form of the past is none of a passive.

    A long ā within the stem becomes ī or ū in the passive (أصاب and أصيب, هاجم and هوجم). What happens by itself or to who does
    it has none: انسحب, تدخل; that begins with ان, which of a stem with ت behind it may be two letters of others (انتهك), or ت.
    """
    ending = next((e for e in _PAST_ENDINGS if past.endswith(e)), "")
    if "ا" in past[1 : len(past) - max(len(ending), 1)]:
        return True
    stem = past[: len(past) - len(ending)].removesuffix("ت")
    reflexive = stem.startswith("ان") and not stem.startswith("انت") and len(stem) > len("انxx")
    return reflexive or (stem.startswith("ت") and len(stem) > len("تxx"))


_PAST_ENDINGS = ("تا", "وا", "نا", "ا")
_PLAIN = (("ى", "ي"), ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ؤ", "و"), ("ئ", "ي"), ("ة", "ه"))


def _plain(forms: set[str]) -> set[str]:
    return set(_in_plain_letters(" ".join(forms)).split(" "))


def _in_plain_letters(words: str) -> str:
    for letter, plain in _PLAIN:  # ten times as fast as a table of all letters
        words = words.replace(letter, plain)
    return words


def _arabic_noun(noun: str) -> Forms:
    """Its forms in plain letters, which are put together of the plain noun: that is a third of the work of making each of them plain."""
    plain = _in_plain_letters(noun)
    forms = [plain]
    if noun.endswith(("ة", "ه")):
        forms += [plain[:-1] + ending for ending in ("ات", "تان", "تين", "تا", "تي")]
    elif noun.endswith("ى"):
        forms += [plain[:-1] + ending for ending in ("ا", "يات", "يين", "يان")]  # ا before a pronoun: قتلاهم
    elif len(noun) > 2:
        forms += [plain + ending for ending in ("ات", "ان", "ين", "ون", "ا")]
        if _is_participle(noun):
            forms += [plain + ending for ending in ("ي", "و")]
        if noun.endswith("اء"):
            forms += [plain[:-1] + carrier for carrier in ("ي", "و")]  # ئ and ؤ before a pronoun: لقائه
    return dict.fromkeys(forms, "noun")


def _is_participle(noun: str) -> bool:
    """Whether a noun may be a participle, whose sound plural loses its ن before its owner: مراقبو الأمم المتحدة.

    The same ending on other nouns makes adjectives: حربي is no form of حرب.
    """
    return noun[0] == "م" or (len(noun) == 4 and noun[1] == "ا")


def _arabic_adjective(adjective: str) -> Forms:
    stem = adjective[:-1] if adjective.endswith(("ة", "ه")) else adjective
    persons = dict.fromkeys(_plain({stem + ending for ending in ("ون", "ين", "ان", "ات", "و")}), "noun")
    return persons | dict.fromkeys(_plain({stem + ending for ending in ("", "ا", "ة", "تان", "تين")}), "adjective")


_SUPPLETIVE: Mapping[str, Forms] = MappingProxyType(
    {"be": {"is": "present", "are": "present", "am": "present", "were": "past"}, "have": {"has": "present"}}
)


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
    return forms | _SUPPLETIVE.get(base, {})


def _english_noun(noun: str) -> Forms:
    plurals = {noun + "s", noun + "es"} | ({noun[:-1] + "ies"} if noun.endswith("y") else set())
    return dict.fromkeys(plurals | {noun}, "noun")


def _english_adjective(adjective: str) -> Forms:
    return {adjective: "adjective", adjective + "s": "noun"}


INFLECTIONS: Mapping[str, Inflection] = MappingProxyType(
    {
        "arabic": Inflection(_arabic_verb, _arabic_noun, _arabic_adjective, _arabic_only_active),
        "english": Inflection(_english_verb, _english_noun, _english_adjective, lambda _: False),
    },
)
