"""The subject of a verb of speech where verbs stand first: it may be dropped, or be behind "by" in the passive.

"وأبلغ الصحفيين", "واتهم حفتر بقصف المطار": the noun behind the verb is whom it addresses, and who spoke before goes on.
"""

from __future__ import annotations

from hudna.model.claims import Act
from hudna.reading.names import ARTICLE
from hudna.reading.pack import Pack, SpeechWord
from hudna.reading.phrases import GAP, Match
from hudna.reading.speech import Named
from hudna.reading.speech_signs import CLOSE
from hudna.reading.structure import Group, Structure

_OF_CONTENT = frozenset(
    {"from", "on", "to"}
)  # meanings of the prepositions of what is said: "كشف عن", "شدد على", "أشار إلى"
_DESCRIBED = 2  # words between a party and the relative clause that describes it: قرار الأمم المتحدة 2216 الذي


class DroppedSubjects:
    """Tells where the subject of a verb of speech is not the noun behind it, in sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        words = pack.tokenizer.words
        self._applies = pack.data.order == "verb-first"
        self._conjunctions = pack.conjunctions
        self._tokenizer = pack.tokenizer
        self._agents = {words(listed) for listed in pack.data.passive.agents}
        self._adverbs = frozenset(w for listed in pack.data.phrases.adverbs for w in words(listed))
        self._prepositions = pack.prepositions
        self._plurals = tuple(pack.data.phrases.plural_verbs)
        self._oblique = pack.data.phrases.oblique
        clitics = pack.data.clitic_prepositions
        self._content = frozenset(w for listed in clitics.get("in", []) for w in words(listed))

    def elsewhere(self, structure: Structure, match: Match[SpeechWord]) -> Named | None:
        """The subject of a verb where the noun behind it is none; None where it may be one."""
        if not self._applies:
            return None
        agent = self._agent(structure, match)
        if agent is not None:
            return Named(agent)
        described = self._described(structure, match)
        if described is not None:
            return described
        if not self._drops(structure, match):
            return None
        joined = match.form.prefix in self._conjunctions
        return Named(self._before_and(structure, match) if joined else None)

    def _before_and(self, structure: Structure, match: Match[SpeechWord]) -> Group | None:
        """The subject of the verb before "and", which one without a subject shares: "هاجمت أ ب واتهمت ج"."""
        clause = structure.clause[match.first]
        own = (g for g in structure.groups if g.plain and not g.adjective and structure.in_clause(g, clause))
        return next((g for g in own if g.last <= match.first), None)

    def _agent(self, structure: Structure, match: Match[SpeechWord]) -> Group | None:
        """By whom something was said: "اتُّهمت إسرائيل من قبل حماس"."""
        tokens = structure.tokens
        subject = next((g.last for g in structure.groups if g.first == match.head and g.plain), match.head)
        for words in self._agents:
            opens = subject + len(words)
            norms = tuple(token.norm for token in tokens[subject:opens])
            if norms == words and not any(token.gap.strip() for token in tokens[match.head : opens]):
                return next((g for g in structure.groups if g.first == opens), None)
        return None

    def _described(self, structure: Structure, match: Match[SpeechWord]) -> Named | None:
        """Who is described by a relative clause that a verb opens, as its subject: "القرار الذي يطالب الفصائل".

        None where the clause describes what is said instead, as a pronoun tells: "الهدنة التي دعت إليها روسيا", "التي تتهمها أرمينيا".
        """
        at, opens = structure.particle_at, match.first - 1
        if opens < 1 or opens not in at or at[opens].kind != "relative" or match.form.suffix:
            return None
        ahead = structure.tokens[match.head : match.head + CLOSE]
        if any(form.suffix and form.key in self._prepositions for token in ahead for form in token.forms):
            return None
        before = [g for g in structure.groups if opens - _DESCRIBED <= g.last <= opens and not g.adjective]
        return Named(before[-1]) if before else None

    def _drops(self, structure: Structure, match: Match[SpeechWord]) -> bool:
        """Whether the noun right behind a verb is no subject.

        It is none behind a verb in the plural or with its own preposition ("علقت على"), if it has the ending of an object, or is all
        that an accusation names.
        """
        tokens = structure.tokens
        joined = (
            match.form.prefix in self._conjunctions
        )  # "نفت أرمينيا القصف واتهمت": whoever stands before "and" is no subject right before it
        if not joined and any(0 <= match.first - g.last <= CLOSE and g.plain for g in structure.groups):
            return False
        if (
            match.value.kind != "verb"
            or self._governs(structure, match)
            or tokens[match.first].norm.endswith(self._plurals)
        ):
            return match.value.kind == "verb"
        group = next((g for g in structure.groups if g.first == match.head and g.plain), None)
        if group is None or match.form.suffix or tokens[match.head].gap.strip():
            return False
        accuses = match.value.entry.act is Act.ACCUSES and not match.value.entry.mutual
        return self._is_object(structure, group) or (accuses and self._is_accused(structure, group))

    def _governs(self, structure: Structure, match: Match[SpeechWord]) -> bool:
        """Whether a verb's own words leave no room for a subject: "علق على" it, "أعرب عن قلقه من" it, "كشف عن", "طالب ب"."""
        if match.last - match.first == 1 and match.last < len(structure.tokens):
            return self._content_follows(structure, match)
        if match.last - match.first != match.words or match.words == 1:
            return False
        if GAP not in match.value.listed:
            return structure.tokens[match.last - 1].norm in self._prepositions
        particle = structure.particle_at.get(match.last)
        return particle is not None and particle.kind in {"preposition", "complementiser"}

    def _content_follows(self, structure: Structure, match: Match[SpeechWord]) -> bool:
        """Whether the preposition of what is said stands right behind a verb: not that of an adverbial ("من جهته", "في بيان")."""
        tokens, index = structure.tokens, match.last
        if tokens[index].gap.strip():
            return False
        particle = structure.particle_at.get(index)
        if particle is not None and particle.kind == "preposition" and particle.meaning in _OF_CONTENT:
            return index + 1 < len(tokens) and tokens[index + 1].norm not in self._adverbs
        party = structure.party_at.get(index)
        bare = party is not None and not party.prefix
        asks = match.value.entry.act is not Act.STATES
        return asks and not bare and any(form.prefix in self._content for form in tokens[index].forms)

    def _is_object(self, structure: Structure, group: Group) -> bool:
        """Whether a plural has the ending of an object, and its noun another as subject: الصحفيين, not الصحفيون."""
        name, norm = group.parties[0].name, structure.tokens[group.first].norm
        if name is None or name.body is None:
            return False
        for object_ending, subject_ending in self._oblique.items():
            if norm.endswith(object_ending):
                stem = norm.removesuffix(object_ending).removeprefix(ARTICLE) + subject_ending
                return any(self._tokenizer.words(listed)[0] == stem for listed in name.body.names)
        return False

    def _is_accused(self, structure: Structure, group: Group) -> bool:
        """Whether what somebody is accused of follows right behind a group, so that no other noun is the accused."""
        after = group.last
        if after >= len(structure.tokens) or structure.tokens[after].gap.strip() or len(group.parties) > 1:
            return False
        party = structure.party_at.get(after)
        if party is not None and not party.prefix:
            return False
        return any(form.prefix in self._content for form in structure.tokens[after].forms)
