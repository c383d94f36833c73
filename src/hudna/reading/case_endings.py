"""Cases that Arabic writes: the sound plurals of those who do something end in ون, of those to whom it is done in ين."""

from __future__ import annotations

from hudna.reading.structure import Group, Structure

_NOMINATIVE, _OBLIQUE = "ون", "ين"
_NOMINATIVE_DUAL = "ان"
_NOMINATIVE_CONSTRUCT = "و"  # مقاتلو المعارضة
_INFLECTED = frozenset({"adjective", "body"})  # kinds of names that have plurals: فلسطين, الصين have none
_PERSONS = frozenset({"role", "people"})
_ACCUSATIVE, _ARTICLE = "ا", "ال"
_TEENS = ("عشر", "عشره")  # in normal form
_BELONGING = frozenset({"في", "من", "لدى"})  # "a leader *in* the party"
_LEAST = 5  # letters of a plural


def is_nominative(structure: Structure, group: Group) -> bool:
    """Whether the first of some parties can be nothing but a subject: المسلحون, مقاتلو المعارضة."""
    word = _plural(structure, group)
    construct = group.parties[0].owner is not None and word.endswith(_NOMINATIVE_CONSTRUCT)
    return word.endswith(_NOMINATIVE) or construct


def is_oblique(structure: Structure, group: Group) -> bool:
    """Whether the first of some parties cannot be the subject of a verb before it: "استهدف المسلحين"."""
    return _plural(structure, group).endswith(_OBLIQUE)


def is_accusative(structure: Structure, group: Group) -> bool:
    """Whether the first of some parties is an indefinite person to whom something is done: "استهدفت غارة *قياديا* في الحزب".

    The ending is that of a dual before its owners, too ("وزيرا خارجية"), but for what follows; behind "that" it is a subject's.
    """
    party, tokens = group.parties[0], structure.tokens
    word = tokens[party.first].text
    if party.kind not in _PERSONS or party.prefix or not word.endswith(_ACCUSATIVE) or word.startswith(_ARTICLE):
        return False
    if party.pronoun:  # "جنودها"
        return False
    before, at = structure.particle_before(party.first), party.first + 1
    if len(word) < _LEAST or (before is not None and before.kind == "complementiser"):
        return False
    counted = party.first > 0 and _is_tens(tokens[party.first - 1].norm)  # "تسعين أسيرا"
    if counted:
        return False
    described = at < party.last and tokens[at].text.endswith(_ACCUSATIVE)
    return at >= party.last or described or tokens[at].text in _BELONGING


def _is_tens(word: str) -> bool:
    """Whether a number has what it counts behind it as an accusative, whatever that is in its sentence: "20", تسعون, أربعة عشر."""
    return word.isdigit() or word.endswith((_NOMINATIVE, _OBLIQUE, *_TEENS))


def is_subject_form(word: str) -> bool:
    """Whether a noun has the ending of a plural or of a dual that is no object and no owner: مدنيون, مدنيان."""
    return len(word) >= _LEAST and word.endswith((_NOMINATIVE, _NOMINATIVE_DUAL))


def is_object_form(word: str) -> bool:
    """Whether a noun has the ending of a plural or of a dual that is no subject: مدنيين."""
    return len(word) >= _LEAST and word.endswith(_OBLIQUE)


def _plural(structure: Structure, group: Group) -> str:
    """The first word of a party as it may be inflected; empty where it is not."""
    party = group.parties[0]
    word = structure.tokens[party.first].norm
    inflected = party.name is not None and party.name.kind in _INFLECTED and len(word) >= _LEAST
    return word if inflected else ""
