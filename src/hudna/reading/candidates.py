"""Triggers of a sentence: words of the lexicon in the sense and class in which the lexicon means them."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model.claims import Act
from hudna.model.events import EventType
from hudna.reading.case_endings import is_object_form, is_subject_form
from hudna.reading.pack import Pack, Trigger
from hudna.reading.party import Party
from hudna.reading.phrases import Match, PhraseIndex, as_definite
from hudna.reading.structure import Structure
from hudna.reading.tokens import Token

_EMPTY = frozenset({"complementiser", "pronoun"})  # particles that are no event, however they are written
_OBJECT = 3  # words between a verb and its object
_NEIGHBOURHOOD = 3  # words around a trigger in which an "unless" phrase cancels it
_ACTING = frozenset({"name", "adjective", "seat", "person", "role", "body", "both"})
# Parties whose own word may tell an event: "Russian" (strikes), "artillery", "the displaced".
_ARMED = frozenset({"name", "body", "people"})
_TELLING = frozenset({"adjective", "asset", "people"})
_VERB_FIRST = "verb-first"
_TO = frozenset({"ل", "لل"})
_TRANSITIVE = frozenset({"breach", "attack"})  # frames of verbs whose object stands under no preposition
_INDEED = "إن"  # "that" as written where a noun follows; أن is "that" of a verb, too
_BEFORE_VERBS = frozenset({"pronoun", "auxiliary", "before verb", "both"})
_HARMED, _HARM = frozenset({"people"}), "harm"  # kinds of parties that a frame of harm may befall
_UNINFLECTED = frozenset({"base", "present"})  # forms of verbs that nouns are written like: "shell", "shells"
_FINITE = frozenset({"past", "past-or-participle", "present"})
_DUAL, _OTHERS = "ا", ("وا", "نا", "تا")  # endings of "they both", of "they", "we" and "both" of women
_ANSWERED, _BY = frozenset({"on", "to"}), "ب"
_BRINGS_ABOUT = "auxiliary"
_PARTING = frozenset({"relative", "complementiser"})
_BEFORE_NOUNS = frozenset({"preposition", "subordinator", "determiner"})


def _nominal(structure: Structure, match: Match[Trigger], pack: Pack) -> bool:
    """Whether a form that is both verb and noun stands where a noun does.

    A noun follows prepositions, determiners, numbers, possessors and adjectives; a verb follows auxiliaries, or its
    subject and is followed by an object.
    """
    tokens, order = structure.tokens, pack.data.order
    transitive = order == _VERB_FIRST and match.value.entry.frame in _TRANSITIVE
    if transitive and match.words > 1 and match.final is not None and match.final.prefix in _TO:
        return True  # "خرق للهدنة": a noun has under ل what its verb has as its object
    if match.first == 0 or structure.clause[match.first - 1] != structure.clause[match.first]:
        # The words of an Arabic verb go on behind its subject: "قتل جنديان بانفجار".
        if order == _VERB_FIRST and _harms_somebody(structure, match):
            return False
        around = order == _VERB_FIRST and match.last - match.head > 1
        return not _opens_object(structure, match.head if around else match.last)
    before = structure.particle_before(match.first)
    if before is not None and order == _VERB_FIRST and before.kind == _BRINGS_ABOUT:
        return True  # "جرى قصف": what was done is a noun
    if before is not None:
        return before.kind in _BEFORE_NOUNS or (order == _VERB_FIRST and _is_that(structure, match.first - 1, pack))
    party = structure.party_at.get(match.first - 1)
    if party is not None and order == _VERB_FIRST and _begins(structure, party):
        return False  # "الجنديان قتلا في هجوم": nobody but its subject stands before a verb
    if party is not None and order == _VERB_FIRST and _says(pack, tokens, party.first - 1):
        return True  # "أدانت أرمينيا قصف الجيش": the subject of a verb of speech, and what that is about
    if party is not None:
        possessive = tokens[match.first].gap.strip() != ""
        return party.kind == "adjective" or possessive or not _opens_object(structure, match.last)
    # "killed ten and *kidnapped* others"
    joined = order != _VERB_FIRST and tokens[match.first - 1].norm in pack.conjunctions
    return not ((joined or tokens[match.first - 1].norm.endswith("s")) and _opens_object(structure, match.last))


def _harms_somebody(structure: Structure, match: Match[Trigger]) -> bool:
    """Whether a verb of harm opens a clause before its subject, which has no article: "قتل مدني", but not "قتل المدنيين جريمة"."""
    if structure.verbs.get(match.first) != "harm" or match.first + 1 >= len(structure.tokens):
        return False
    behind = structure.tokens[match.first + 1]
    somebody = match.first + 1 in structure.party_at or behind.norm.isdigit()
    return somebody and behind.gap == " " and not any(as_definite(form) for form in behind.forms)


def _is_verb_of_harm(structure: Structure, match: Match[Trigger], others: Sequence[Match[Trigger]]) -> bool:
    """Whether the noun of a phrase is a verb, and the next word its subject: "قتل *مدنيان* في غارة" is no killing of civilians."""
    if match.value.kind != "noun" or match.last - match.first != 2 or structure.verbs.get(match.first) != "harm":
        return False
    if not any(other.value.kind == "verb" and other.first == match.first for other in others):
        return False
    if is_subject_form(structure.tokens[match.first + 1].norm):
        return True
    opens = match.first == 0 or structure.clause[match.first - 1] != structure.clause[match.first]
    oblique = is_object_form(structure.tokens[match.first + 1].norm)
    return opens and not oblique and _harms_somebody(structure, match)


def _says(pack: Pack, tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is a verb of speech."""
    return index >= 0 and any(match.value.kind == "verb" for match in pack.speech.at(tokens, index))


def _is_that(structure: Structure, index: int, pack: Pack) -> bool:
    """Whether a word is "that" before a noun: إن, or أن behind whoever says so, but neither بعد أن nor with its subject on it (إنه).

    The latter is so only before a noun with an adjective of its own: "بأنه خرق إسرائيلي". What is demanded is told by a verb:
    "طالبت أرمينيا بأن توقف القصف".
    """
    if _demands(structure, index, pack):
        return False
    particle, described = structure.particle_at[index], structure.party_at.get(index + 2)
    if described is not None and described.kind == "adjective" and not described.prefix:
        return particle.kind == "complementiser"
    alone = not any(form.suffix for form in structure.tokens[index].forms)
    told = index - 1 in structure.party_at or _says(pack, structure.tokens, index - 1)
    said = told or structure.tokens[index].text.endswith(_INDEED)
    return particle.kind == "complementiser" and alone and said and structure.particle_before(index) is None


def _demands(structure: Structure, index: int, pack: Pack) -> bool:
    """Whether the verb of speech nearest before a word in its sentence's clause demands something."""
    clause = structure.clause[index - 1] if index else -1
    while index and structure.clause[index - 1] == clause:
        index -= 1
        said = [m for m in pack.speech.at(structure.tokens, index) if m.value.kind == "verb"]
        if said:
            return any(m.value.entry.act is Act.DEMANDS for m in said)
    return False


def _begins(structure: Structure, party: Party) -> bool:
    """Whether a party that no preposition governs opens its clause, so that no verb stands before it."""
    first = next((g.first for g in structure.groups if party in g.parties and g.plain), 0)
    number = structure.clause[party.first]
    while first and structure.clause[first - 1] == number:
        particle = structure.particle_at.get(first - 1)
        if particle is None or particle.kind not in {"complementiser", "determiner"}:
            return False
        first -= 1
    return party.kind != "adjective" and any(party in g.parties and g.plain for g in structure.groups)


def _opens_object(structure: Structure, index: int) -> bool:
    """Whether a noun phrase begins right at a token: a determiner, a party or, where the script has capitals, a name."""
    if index >= len(structure.tokens):
        return False
    particle = structure.particle_at.get(index)
    if particle is not None:
        return particle.kind == "determiner"
    token = structure.tokens[index]
    named = token.text[:1].isupper() and token.gap == " " and index not in structure.adverbs
    return named or index in structure.party_at


def _ambiguous(match: Match[Trigger], others: Sequence[Match[Trigger]]) -> bool:
    return any(o.first == match.first and o.last == match.last and o.value.kind != match.value.kind for o in others)


def _parted(structure: Structure, match: Match[Trigger]) -> bool:
    """Whether the words of a verb's phrase belong to different verbs: another clause, another verb's passive or an answer parts them.

    "لم يعلق الحوثيون، الذين تتهمهم عدن بقصف المدينة" is of no suspended shelling, "the station was bombed by aircraft" of no stationing,
    "شنت غارات ردا على هجوم" of no launched assault.
    """
    if _is_apart(structure, match):
        return True
    if match.value.kind != "verb" or match.last <= match.head:
        return False
    clause, openers = structure.clause, structure.openers
    if any(opener in _PARTING for opener in openers[clause[match.head - 1] + 1 : clause[match.last - 1] + 1]):
        return True
    between = range(match.head, match.last)
    if any(structure.verbs.get(i) == "answer" for i in between) or _is_answered(structure, match):
        return True
    particles = (structure.particle_at.get(i) for i in between)
    return any(particle is not None and particle.kind == "auxiliary" for particle in particles)


def _is_apart(structure: Structure, match: Match[Trigger]) -> bool:
    """Whether what is told to be halted or agreed on is only when or why something else is: "halted exports *after an attack*".

    So it is behind a word that opens a clause, and right behind a preposition of time or cause that is no word of the phrase.
    """
    if match.value.entry.type.family != "truce" or match.last - match.head < 2:
        return False
    listed = match.value.listed.split()
    for index in range(match.head, match.last - 1):
        particle = structure.particle_at.get(index)
        if particle is None or structure.tokens[index].text.lower() in listed:
            continue
        if particle.kind == "subordinator":
            return True
        if particle.kind == "preposition" and particle.meaning == "in" and index == match.last - 2:
            return True
    return False


def _is_answered(structure: Structure, match: Match[Trigger]) -> bool:
    """Whether the last word of an answering verb's phrase is what is answered: "رد على غارة" is no raid, as "رد بغارة" is."""
    if structure.verbs.get(match.first) != "answer":
        return False
    for index in range(match.last - 1, match.head - 1, -1):
        particle = structure.particle_at.get(index)
        if particle is not None and particle.kind == "preposition":
            if index == match.last - 1:  # "علق هجماته على": what it governs is no word of the phrase
                continue
            return particle.meaning in _ANSWERED
        if structure.tokens[index].norm.startswith(_BY):
            return False
    return False


def _allowed(structure: Structure, match: Match[Trigger], stems: frozenset[str]) -> bool:
    """Whether what a trigger needs is there, and nothing that keeps it from telling an event; `stems` are of the sentence."""
    tokens, needs, unless = structure.tokens, match.value.needs, match.value.unless
    if match.value.entry.named and not _is_name(structure, match.last):
        return False
    near = match.value.entry.near or len(tokens)
    met = needs is not None and needs.may_stand(stems) and _stands(needs, tokens, match, near)
    if (
        (needs is not None or match.value.party)
        and not met
        and not (match.value.party and _by_party(structure, match, near))
    ):
        return False
    if unless is not None and unless.may_stand(stems) and _cancels(unless, tokens, match):
        return False
    return not _parted(structure, match)


def _is_name(structure: Structure, index: int) -> bool:
    """Whether a word is a name that is no party's."""
    if index >= len(structure.tokens) or index in structure.party_at or index in structure.adverbs:
        return False
    token = structure.tokens[index]
    return token.text[:1].isupper() and token.gap == " "


def _by_party(structure: Structure, match: Match[Trigger], near: int) -> bool:
    """Whether a state, a group, an organisation or an office is named within so many words of a match; of harm, also people."""
    around = (*range(match.first - near, match.first), *range(match.head, match.last + near))
    wanted = _ACTING | _HARMED if match.value.entry.frame == _HARM else _ACTING
    return any((party := structure.party_at.get(i)) is not None and party.kind in wanted for i in around)


def _stands(index: PhraseIndex[str], tokens: Sequence[Token], match: Match[Trigger], near: int) -> bool:
    """Whether a phrase of the index stands within so many words of a match."""
    return index.stands(tokens, max(0, match.first - near), min(len(tokens), match.last + near))


def _cancels(unless: PhraseIndex[str], tokens: Sequence[Token], match: Match[Trigger]) -> bool:
    """Whether a phrase beside a match cancels it; of a verb its own word does not: "strike" rules out other strikes."""
    if not _stands(unless, tokens, match, _NEIGHBOURHOOD):
        return False
    if match.value.kind == "noun":
        return True
    low, high = max(0, match.first - _NEIGHBOURHOOD), min(len(tokens), match.last + _NEIGHBOURHOOD)
    found = (other for index in range(low, high) for other in unless.at(tokens, index) if other.last <= high)
    own = match.value.listed.split("/")[0]
    return any(other.value != own or not match.first <= other.first < match.head for other in found)


def _strongest_first(match: Match[Trigger]) -> tuple[int, bool, int, int]:
    return (-match.words, match.value.needs is None and not match.value.party, match.last - match.first, match.first)


def _is_stopped(match: Match[Trigger], others: Sequence[Match[Trigger]]) -> bool:
    """Whether an attack is what a word before it stops, which is a truce: "أوقف الجيش هجماته على", "وقف هجماتهم على"."""
    return match.value.entry.type.family == "attack" and any(
        other.value.entry.type is EventType.TRUCE_AGREED and other.first < match.first < other.last for other in others
    )


def _stops_another(structure: Structure, match: Match[Trigger]) -> bool:
    """Whether what is told to be stopped is another's attack, which is beaten off: "*Ukraine* stopped 12 *Russian* attacks"."""
    entry = match.value.entry
    if entry.type is not EventType.TRUCE_AGREED or match.value.kind != "verb" or match.feature not in _FINITE:
        return False
    around = range(match.head, match.last + 1)  # a demonym stands before its noun or behind it
    owner = next((p for i in around if (p := structure.party_at.get(i)) is not None and p.kind == "adjective"), None)
    clause = structure.clause[match.first]
    before = range(match.first) if match.head == match.last else range(match.last)
    doers = [p for i in before if structure.clause[i] == clause and (p := structure.party_at.get(i)) is not None]
    return owner is not None and any(p is not owner and p.kind in _ARMED and p.side != owner.side for p in doers)


def _is_particle(structure: Structure, match: Match[Trigger]) -> bool:
    """Whether a verb is written like a word that tells nothing: أنها, "that it", and "ended it"."""
    particle = structure.particle_at.get(match.first)
    return particle is not None and particle.kind in _EMPTY


def _is_demonym(structure: Structure, match: Match[Trigger]) -> bool:
    """Whether a verb is written like a demonym that describes something: "قصف *تركي*", "Turkish", and "you left"."""
    party = structure.party_at.get(match.first)
    return match.value.kind == "verb" and party is not None and party.kind == "adjective"


def _is_ending(match: Match[Trigger], pack: Pack) -> bool:
    """Whether a verb is the beginning of a noun: انتهاك, "violation", and "ended you"."""
    return match.value.kind == "verb" and match.form.suffix in pack.data.phrases.addressed


def _is_thing(structure: Structure, match: Match[Trigger]) -> bool:
    """Whether a verb that is written like a noun is that noun: "three shells hit the town", but not "Russia shells the town"."""
    if not match.value.entry.homograph or match.value.kind != "verb" or match.feature not in _UNINFLECTED:
        return False
    before, party = structure.particle_before(match.first), structure.party_at.get(match.first - 1)
    if before is not None:
        return before.kind not in _BEFORE_VERBS
    return party is None or party.kind == "adjective" or not _opens_object(structure, match.last)


def _is_object(structure: Structure, match: Match[Trigger], others: Sequence[Match[Trigger]], pack: Pack) -> bool:
    """Whether a verb that is written like a noun is that noun: its clause has a verb before it, and nothing joins it to that.

    "Jets hit the army's *targets*", but "jets hit the town and it *targets* them"; an Arabic object is written like a dual: استهدف *تجمعا*.
    """
    if match.value.kind != "verb" or not (_is_like_object(structure, match, pack) or _is_owned(structure, match, pack)):
        return False
    before = [other for other in others if other.value.kind == "verb" and other.first < match.first]
    verb = before[-1] if before else None
    if verb is None or verb.feature not in _FINITE or structure.clause[verb.first] != structure.clause[match.first]:
        return False
    between = range(verb.last, match.first)
    particles = {structure.particle_at[i].kind for i in between if i in structure.particle_at}
    joined = any(structure.tokens[i].norm in pack.conjunctions for i in between)
    return particles.isdisjoint(_BEFORE_VERBS) and not joined


def _is_owned(structure: Structure, match: Match[Trigger], pack: Pack) -> bool:
    """Whether "of" follows what may be a noun: "targeted *positions of* the army"."""
    behind = pack.grammar.longest(structure.tokens, match.head) if match.head < len(structure.tokens) else None
    return match.feature == "present" and behind is not None and behind.value.meaning == "of"


def _is_attacked(structure: Structure, match: Match[Trigger], others: Sequence[Match[Trigger]]) -> bool:
    """Whether aid is no more than what a verb of attack before it is done to: "gunmen attacked *an aid convoy*"."""
    if match.value.kind != "noun" or match.value.entry.type is not EventType.AID:
        return False
    for other in others:
        between = range(other.last, match.first)
        attacks = other.value.kind == "verb" and other.value.entry.type.family == "attack" and len(between) <= _OBJECT
        governed = any(i in structure.particle_at and structure.particle_at[i].kind == "preposition" for i in between)
        if attacks and other.last <= match.first and not governed:
            return structure.clause[other.first] == structure.clause[match.first]
    return False


def _is_like_object(structure: Structure, match: Match[Trigger], pack: Pack) -> bool:
    """Whether the form of a verb may be a noun's, as objects have it."""
    if pack.data.order != _VERB_FIRST:
        return match.feature == "present" and match.words == 1 and not _opens_object(structure, match.last)
    form = match.form
    if (
        match.feature != "past"
        or form.prefix
        or form.suffix
        or not form.key.endswith(_DUAL)
        or form.key.endswith(_OTHERS)
    ):
        return False
    listed = match.value.listed.split()[0].replace("/", "|").split("|")  # some end so by themselves: لجأ
    return not any(form.key in pack.tokenizer.words(word) for word in listed)


def find_triggers(structure: Structure, pack: Pack) -> list[Match[Trigger]]:
    """The triggers of a sentence, in order.

    Of two that share a word the one of more words stands, then the one whose entry needs words that are there.
    """
    matches = pack.triggers.all(structure.tokens)
    if not matches:
        return []
    stems = frozenset([key for token in structure.tokens for key in token.keys])
    other = (_is_particle, _is_thing, _is_demonym)
    told = [match for match in matches if not any(is_other(structure, match) for is_other in other)]
    told = [match for match in told if not _is_object(structure, match, told, pack)]
    nouns = {match.first for match in told if match.value.kind == "noun"}
    told = [match for match in told if match.first not in nouns or not _is_ending(match, pack)]
    found = [match for match in told if _allowed(structure, match, stems)]
    found = [match for match in found if not _stops_another(structure, match)]
    found = [m for m in found if not _is_stopped(m, found) and not _is_attacked(structure, m, found)]
    found = [m for m in found if not _is_verb_of_harm(structure, m, found)]
    named = {i for i, p in structure.party_at.items() if p.kind not in _TELLING}
    chosen: list[Match[Trigger]] = []
    taken: set[int] = set()
    for match in sorted(found, key=_strongest_first):
        covered = range(match.first, match.last)
        alone = match.words == 1 or match.value.kind == "verb"  # no verb is part of a name, whatever follows
        if not taken.isdisjoint(covered) or (alone and match.first in named):
            continue
        if _ambiguous(match, found) and (match.value.kind == "noun") != _nominal(structure, match, pack):
            continue
        taken.update(covered)
        chosen.append(match)
    return sorted(chosen, key=lambda m: m.first)
