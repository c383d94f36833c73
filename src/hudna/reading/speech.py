"""Who says what: verbs and nouns of speech, their speakers, and how far their words reach.

A claim belongs to the innermost speaker whose words cover it. Words run on from the verb to the end of its sentence, of its
quotation or to a conjunction that opens the outlet's own clause; after a quotation or a comma (", X said") they run back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hudna.model.claims import Act
from hudna.reading.language_data import SpeechEntry
from hudna.reading.pack import Pack, SpeechWord
from hudna.reading.phrases import Match, without_overlap
from hudna.reading.slots import SLOT_FINDERS, Head, Slots
from hudna.reading.structure import Group, Structure
from hudna.reading.tokens import Token

_SPEAKER_REACH = 20  # words between a verb of speech and its subject
_NOUN_REACH = 12  # words that a noun of speech ("a call for ...") covers
_WORDS_OF_SPEECH = 4  # a quotation of fewer words is a name or a term
_ENDS_WORDS = frozenset(',،"”»')
_OPENS_WORDS = frozenset(':«“"')
_FEWEST_WORDS = 3  # words before a verb of speech that may be what is said
_LONGEST_ADVERBIAL = 9  # words
_CLOSE = 2  # words between a subject and the verb after it, where verbs stand first
_MARKS = frozenset(',،;؛:.!?؟«»“”"()[]–—')
_QUOTES = frozenset('«»“”"')
_HARD = frozenset(".;؛:!?؟")
_COLON = ":"
_ATTRIBUTED = 3  # words between "according to" and who is named
_DESCRIBED = 12  # words in which an unknown name is described
_LONGEST_ANTECEDENT = 8  # words
_LONGEST_SUBJECT = 8  # words
_ADVERBS = 3  # words that may stand between a pronoun and its verb: "they have also"
_OWNED_BY = frozenset({"of", "from", "to", "by"})  # prepositions before whom a speaker belongs to


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speaking in a sentence.

    Attributes:
        entry: what kind of speech it is; None for "according to".
        kind, listed: whether a verb, participle or noun names it, or "according to"; and that word as the lexicon lists it.
        first, last: the words that name it.
        start, end: tokens that are said, `end` exclusive.
        speaker: the group that speaks; None where it is carried from before or not recognised.
        words: tokens that name the speaker where no party is recognised in them; None where nobody is named.
        addressed: the group accused, urged or addressed.
        distributive: whether each member speaks for itself ("each of").
        coordinated: whether it is joined to what stands before by "and", so that it is told beside it, not within it.
    """

    entry: SpeechEntry | None
    kind: str
    listed: str
    first: int
    last: int
    start: int
    end: int
    speaker: Group | None
    words: tuple[int, int] | None = None
    addressed: Group | None = None
    distributive: bool = False
    coordinated: bool = False

    @property
    def forward(self) -> bool:
        """Whether what is said follows the verb."""
        return self.start >= self.last

    def covers(self, index: int) -> bool:
        """Whether a token is part of what is said."""
        return self.start <= index < self.end and not self.first <= index < self.last

    def voices(self, index: int) -> bool:
        """Whether a token is part of what is said or names the speech itself: who "claims responsibility" says so."""
        return self.covers(index) or (self.entry is not None and self.first <= index < self.last)


class SpeechFinder:
    """Finds the speech of sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._slots = SLOT_FINDERS[pack.data.order]
        # ", X said" follows its words where subjects stand first; elsewhere only after a quotation.
        self._ends_words = _ENDS_WORDS if pack.data.order == "subject-first" else _ENDS_WORDS - {",", "،"}
        # Where verbs stand first, a subject before its verb is right beside it; otherwise it was named before.
        self._reach_back = _SPEAKER_REACH if pack.data.order == "subject-first" else _CLOSE
        self._distributive = {pack.tokenizer.words(d) for d in pack.data.phrases.distributive}
        self._conjunctions = frozenset(w for c in pack.data.phrases.conjunctions for w in pack.tokenizer.words(c))
        self._documents = {pack.tokenizer.words(d) for d in pack.data.anaphora.documents}
        listed = [*pack.data.prepositions.values(), *pack.data.clitic_prepositions.values()]
        self._prepositions = frozenset(w for phrases in listed for p in phrases for w in pack.tokenizer.words(p))
        self._times = frozenset(w for t in pack.data.phrases.times for w in pack.tokenizer.words(t))
        self._pronouns = frozenset(w for p in pack.data.anaphora.pronouns for w in pack.tokenizer.words(p))

    def find(self, structure: Structure) -> list[Speech]:
        """All speech in a sentence, in order."""
        tokens = structure.tokens
        found = self._headline(structure)
        for match in without_overlap(list(self._pack.speech.all(tokens))):
            if match.first not in structure.party_at:
                speech = self._spoken(structure, match, spoken=any(s.kind == "verb" for s in found))
                speech = replace(speech, coordinated=self._is_coordinated(structure, match))
                found += [speech, *self._on_antecedent(structure, match, speech)]
        # Who is quoted goes on speaking, not who quotes: "the agency quoted the army as saying".
        found += [self._attribution(structure, m) for m in without_overlap(list(self._pack.attribution.all(tokens)))]
        return sorted(found, key=lambda s: s.first)

    def _headline(self, structure: Structure) -> list[Speech]:
        """Parties that a colon follows where a sentence or a title begins: `UN: truce holds`."""
        tokens, found = structure.tokens, list[Speech]()
        for group in structure.groups:
            opens = group.first == 0 or _COLON in tokens[group.first].gap
            if opens and group.last < len(tokens) and _COLON in tokens[group.last].gap:
                first, last = group.first, group.last
                found.append(Speech(None, "attribution", _COLON, first, last, last, len(tokens), group))
        return found

    def _on_antecedent(self, structure: Structure, match: Match[SpeechWord], speech: Speech) -> list[Speech]:
        """The same speech on what its relative clause describes: "the truce for which Russia called"."""
        opens, _ = structure.clause_span(match.first)
        relative = structure.openers[structure.clause[opens]] == "relative"
        if speech.kind != "verb" or not relative or not opens or speech.speaker is None or speech.speaker.first < opens:
            return []
        start = opens
        while start > max(0, opens - _LONGEST_ANTECEDENT) and not _HARD & set(structure.tokens[start].gap):
            start -= 1
            particle = structure.particle_at.get(start)
            if particle is not None and particle.kind in {"complementiser", "relative", "subordinator"}:
                start += 1
                break
        return [replace(speech, start=start, end=opens)] if start < opens else []

    def _is_coordinated(self, structure: Structure, match: Match[SpeechWord]) -> bool:
        """Whether a conjunction stands before a verb of speech or on it, or its clause is opened by one ("while")."""
        if structure.openers[structure.clause[match.first]] == "subordinator":
            return True
        before = structure.tokens[match.first - 1].norm if match.first else ""
        return before in self._conjunctions or match.form.prefix in self._conjunctions

    def _attribution(self, structure: Structure, match: Match[str]) -> Speech:
        end = self._attributed_end(structure, match.last)
        near = [g for g in structure.groups if match.last <= g.first < end]
        named = [g for g in near if g.first - match.last <= _ATTRIBUTED or g.preposition in _OWNED_BY]
        owned = [g for g in named[1:2] if named[0].parties[0].open and g.preposition in _OWNED_BY]  # "a statement of"
        speaker = next(iter(owned or named), None)
        words = None if speaker else self._phrase_after(structure, match.last)
        if words is not None:
            speaker = self._described(structure, words)
            words = None if speaker is not None else words
        last = speaker.last if speaker else match.last
        return Speech(None, "attribution", match.value, match.first, last, 0, len(structure.tokens), speaker, words)

    def _attributed_end(self, structure: Structure, index: int) -> int:
        """To where the name of a speaker goes on behind "according to": to a stop, a comma or the next clause."""
        last = index
        while last < min(index + _DESCRIBED, len(structure.tokens)):
            particle = structure.particle_at.get(last)
            if particle is not None and particle.kind in {"complementiser", "relative", "subordinator"}:
                break
            if set(",،;؛:.") & set(structure.tokens[last].gap):
                break
            last += 1
        return last

    def _described(self, structure: Structure, words: tuple[int, int]) -> Group | None:
        """The party for which an unknown name stands: named in its own words, or in those put beside it after a comma."""
        low, high = words
        within = [g for g in structure.groups if low <= g.first < high]
        owners = [g for g in within if g.preposition in _OWNED_BY and g.parties[0].kind in {"name", "body"}]
        if owners:
            return owners[0]
        tokens = structure.tokens
        if high >= len(tokens) or not set(",،") & set(tokens[high].gap) or high in structure.particle_at:
            return None
        end = high + 1
        while end < min(high + _DESCRIBED, len(tokens)) and not _MARKS - _QUOTES & set(tokens[end].gap):
            end += 1
        beside = [g for g in structure.groups if high <= g.first < end]
        titled = bool(beside) and (beside[0].first == high or beside[0].preposition != "to")
        known = [g for g in beside if not g.parties[0].open]
        return (known or beside)[0] if titled else None

    def _spoken(self, structure: Structure, match: Match[SpeechWord], *, spoken: bool) -> Speech:
        kind = match.value.kind
        if kind == "participle":
            subject = None if spoken else self._subject_of_sentence(structure, match.first)
            return self._forward(structure, match, subject, None, None)
        slots = self._slots(structure, Head(match.first, match.head, kind, match.feature))
        speaker = self._noun_speaker(slots) if kind == "noun" else self._verb_speaker(structure, match, slots)
        addressed = self._addressed(structure, match, slots, speaker)
        words = None if speaker is not None or kind == "noun" else self._unknown_subject(structure, match)
        if words is not None and tuple(t.norm for t in structure.tokens[slice(*words)]) in self._documents:
            words = None  # a document goes on with whoever issued it
        if words is not None:
            speaker = self._described(structure, words)
            words = None if speaker is not None else words
        if kind == "verb" and self._postposed(structure, match, speaker, words):
            return self._backward(structure, match, speaker, words)
        return self._forward(structure, match, speaker, words, addressed)

    def _subject_of_sentence(self, structure: Structure, index: int) -> Group | None:
        """The first party of a sentence before a participle, which is its subject where nobody in it speaks."""
        return next((g for g in structure.groups if g.last <= index and g.plain and not g.adjective), None)

    def _noun_speaker(self, slots: Slots) -> Group | None:
        for name in ("genitive", "adjective", "by", "from"):
            for group in slots.filled.get(name, []):
                return group
        return None

    def _verb_speaker(self, structure: Structure, match: Match[SpeechWord], slots: Slots) -> Group | None:
        if match.feature == "first":  # "we demand": whoever speaks already
            return None
        before = self._right_before(structure, match)
        if before is not None:
            return before
        at = match.head + (self._resumed(structure, match.head) or self._determined(structure, match.head))
        follows = next((g for g in structure.groups if g.first == at and g.plain and not g.adjective), None)
        if follows is not None and self._inverted(structure, match):
            return follows
        for group in slots.filled.get("by" if slots.passive else "subject", []):
            if group.first >= match.head:
                if group.first - match.head <= _SPEAKER_REACH and not self._opens_words(
                    structure, match.head, group.first
                ):
                    return group
            elif match.first - group.last <= self._reach_back and not self._opens_words(
                structure, group.last, match.first
            ):
                return group
        if match.feature == "gerund" and not any(g.last <= match.first for g in structure.groups):
            return self._after_comma(structure, match.last)
        for group in slots.filled.get("object", []) if self._follows_words(structure, match.first) else []:
            if group.first - match.head <= 1:
                return group
        return None

    def _resumed(self, structure: Structure, index: int) -> int:
        """How many words at a token only point back to what a relative clause describes, as in: الهدنة التي دعت إليها روسيا."""
        relative = structure.openers[structure.clause[index]] == "relative" if index < len(structure.tokens) else False
        forms = structure.tokens[index].forms if relative else ()
        return int(any(form.suffix and form.key in self._prepositions for form in forms))

    def _right_before(self, structure: Structure, match: Match[SpeechWord]) -> Group | None:
        """The subject right before a verb: a title, or whoever stands before the verb's own particle (قد)."""
        beside = next((g for g in structure.groups if g.last == match.first and g.parties[-1].title), None)
        if beside is not None and (beside.plain or self._begins_anew(structure, beside.first)):
            return beside
        helped, at = match.first, structure.particle_at
        while helped and helped - 1 in at and at[helped - 1].kind == "before verb":
            helped -= 1
        if helped == match.first:
            return None
        return next((g for g in structure.groups if g.last == helped and g.plain and not g.adjective), None)

    def _begins_anew(self, structure: Structure, index: int) -> bool:
        """Whether a determiner opens a noun phrase right before a token, with no preposition before it."""
        opens = index - 1
        if opens < 1 or not self._determined(structure, opens):
            return False
        before = structure.particle_at.get(opens - 1)
        return before is None

    def _after_comma(self, structure: Structure, index: int) -> Group | None:
        """The subject of the clause after the one that a participle opens: "blaming the rebels, the army said"."""
        for group in structure.groups:
            start = group.first
            while start > index and start - 1 in structure.particle_at and not structure.tokens[start].gap.strip():
                start -= 1
            if group.first > index and group.plain and not group.adjective and "," in structure.tokens[start].gap:
                return group
        return None

    def _determined(self, structure: Structure, index: int) -> int:
        """How many determiners stand at a token: "the", none."""
        particle = structure.particle_at.get(index)
        return int(particle is not None and particle.kind == "determiner")

    def _inverted(self, structure: Structure, match: Match[SpeechWord]) -> bool:
        """Whether the subject is what stands right behind a verb: always where verbs come first, else after a quotation."""
        if structure.tokens[match.head].gap.strip():
            return False
        if self._pack.data.order == "verb-first":
            return all(g.last != match.first or not g.plain for g in structure.groups)
        return self._follows_words(structure, match.first)

    def _opens_words(self, structure: Structure, low: int, high: int) -> bool:
        """Whether what is said begins between a verb of speech and a group: at a complementiser, a colon or a quotation."""
        particles = (structure.particle_at.get(i) for i in range(low, high))
        if any(particle is not None and particle.kind == "complementiser" for particle in particles):
            return True
        return any(_OPENS_WORDS & set(token.gap) for token in structure.tokens[low : high + 1])

    def _follows_words(self, structure: Structure, index: int) -> bool:
        """Whether a verb directly follows a quotation or comma, so that its subject may come after it."""
        return bool(self._ends_words & set(structure.tokens[index].gap))

    def _addressed(
        self, structure: Structure, match: Match[SpeechWord], slots: Slots, speaker: Group | None
    ) -> Group | None:
        for name in ("object", "on", "to", "of", "for", "with"):
            for group in slots.filled.get(name, []):
                if group is not speaker and group.first >= match.head:
                    return group
        clause = structure.clause[match.first]
        after = [g for g in structure.groups if g.first >= match.head and g is not speaker and not g.adjective]
        return after[0] if after and structure.clause[after[0].first] == clause else None

    def _unknown_subject(self, structure: Structure, match: Match[SpeechWord]) -> tuple[int, int] | None:
        """The words that stand where the subject stands, if any do: a name or title that no lexicon knows."""
        if match.feature == "first":
            return None
        if self._pack.data.order == "verb-first":
            after = self._phrase_after(structure, match.last)
            return after if after is not None and self._words_follow(structure, after[1]) else None
        if self._follows_words(structure, match.first):
            after = self._phrase_after(structure, match.last)
            if after is not None:
                return after
        return self._phrase_before(structure, match.first)

    def _phrase_before(self, structure: Structure, index: int) -> tuple[int, int] | None:
        """The words before a verb in its clause; None where they begin with a particle or end on a pronoun.

        Where a clause without commas holds what is said too, the last noun phrase is who speaks.
        """
        first, _ = structure.clause_span(index)
        norms = [t.norm for t in structure.tokens[first:index]]
        if not norms or norms[0] in self._pronouns or set(norms[-_ADVERBS:]) & self._pronouns:
            return None
        if structure.openers[structure.clause[first]] and first in structure.particle_at:
            first += 1
        if index - first > _LONGEST_SUBJECT:
            determined = [i for i in range(index - _LONGEST_SUBJECT, index) if self._determined(structure, i)]
            first = determined[-1] if determined else index - _CLOSE
        return (first, index) if first < index else None

    def _words_follow(self, structure: Structure, index: int) -> bool:
        """Whether what is said, or a comma, follows right at a token: then the words before it name the speaker."""
        if index >= len(structure.tokens):
            return False
        particle = structure.particle_at.get(index)
        says = particle is not None and particle.kind == "complementiser"
        return says or bool((_OPENS_WORDS | {",", "،"}) & set(structure.tokens[index].gap))

    def _phrase_after(self, structure: Structure, index: int) -> tuple[int, int] | None:
        """The words from a token to the next mark or particle; None where a particle or mark comes first."""
        last = index
        while last < len(structure.tokens) and last - index < 8:
            if last in structure.particle_at and structure.particle_at[last].kind != "determiner":
                break
            if last > index and _MARKS & set(structure.tokens[last].gap):
                break
            if last == index and set(':«“"(,،') & set(structure.tokens[last].gap):
                break
            last += 1
        return (index, last) if last > index and structure.tokens[index].norm not in self._pronouns else None

    def _postposed(
        self, structure: Structure, match: Match[SpeechWord], speaker: Group | None, words: tuple[int, int] | None
    ) -> bool:
        """Whether the words said stand before the verb, as in: it had been shelled, officials said on Friday."""
        tokens = structure.tokens
        named = (speaker.first, speaker.last) if speaker is not None else words
        after = max(match.last, named[1] if named is not None else 0)
        start = min(match.first, named[0] if named is not None else match.first)
        if start <= _FEWEST_WORDS or after - match.last > _SPEAKER_REACH:
            return after - match.last > _SPEAKER_REACH and start > _FEWEST_WORDS
        opened = any(self._ends_words & set(t.gap) for t in tokens[max(1, start - 1) : match.first + 1])
        while after < len(tokens) and tokens[after].norm in self._times:  # "officials said Friday"
            after += 1
        ends = after >= len(tokens) or bool(set(",،.;") & set(tokens[after].gap))
        closes = after >= len(tokens) or self._pack.speech.longest(tokens, after) is not None  # "officials said adding"
        if self._pack.data.order == "verb-first":  # there a verb at the end has its subject and object behind it
            return ends and opened
        return closes or (opened if ends else self._adverbial(structure, after))

    def _adverbial(self, structure: Structure, index: int) -> bool:
        """Whether only when, where or to whom it was said follows to the end of the clause: `said in a statement to ...`."""
        tokens = structure.tokens
        particle = structure.particle_at.get(index)
        if particle is not None and particle.kind == "subordinator":  # "officials said as the fighting went on"
            return self._pack.data.order == "subject-first"
        heard = index + self._determined(structure, index) if index < len(tokens) else index
        told = heard in structure.party_at and structure.party_at[heard].kind == "media"
        if not told and (particle is None or particle.kind != "preposition"):
            return False
        for last in range(index + 1, min(index + _LONGEST_ADVERBIAL, len(tokens))):
            following = structure.particle_at.get(last)
            if following is not None and following.kind in {"complementiser", "relative"}:
                return False
            if set(",،.;") & set(tokens[last].gap):
                return True
        return index + _LONGEST_ADVERBIAL >= len(tokens)

    def _backward(
        self, structure: Structure, match: Match[SpeechWord], speaker: Group | None, words: tuple[int, int] | None
    ) -> Speech:
        """Speech whose words stand before it, and after it too where a quotation goes on."""
        tokens = structure.tokens
        resumed = any(t.quote >= 0 for t in tokens[match.last : match.last + _LONGEST_ADVERBIAL])
        end = len(tokens) if resumed else match.first
        word = match.value
        return Speech(word.entry, word.kind, word.listed, match.first, match.last, 0, end, speaker, words)

    def _forward(
        self,
        structure: Structure,
        match: Match[SpeechWord],
        speaker: Group | None,
        words: tuple[int, int] | None,
        addressed: Group | None,
    ) -> Speech:
        named = [end for end in (speaker.last if speaker else 0, words[1] if words else 0) if end > match.last]
        end = self._reach(structure, match, max([match.last, *named]))
        if match.value.kind == "noun":
            end = min(end, match.last + _NOUN_REACH)
        distributive = self._is_distributive(structure, speaker)
        word = match.value
        return Speech(
            word.entry, word.kind, word.listed, match.first, match.last, match.last, end, speaker, words, addressed, distributive
        )  # fmt: skip

    def _reach(self, structure: Structure, match: Match[SpeechWord], start: int) -> int:
        """To where words go on from a token: the quotation's end where it is all that is said, else the sentence's.

        What is asked, blamed or announced is quoted in part; only plain telling has a quotation for all its words.
        """
        tokens = structure.tokens
        if match.value.entry.act is not Act.STATES:
            return len(tokens)
        index = start
        while index < min(start + _SPEAKER_REACH, len(tokens)):
            particle = structure.particle_at.get(index)
            if particle is not None and particle.kind == "complementiser":
                opens = index + 1
                if opens < len(tokens) and tokens[opens].quote >= 0 and tokens[opens].quote != tokens[start].quote:
                    return self._quote_end(tokens, opens)
                return len(tokens)
            if tokens[index].quote >= 0 and tokens[index].quote != tokens[start - 1].quote:
                end = self._quote_end(tokens, index)
                if end - index >= _WORDS_OF_SPEECH:
                    return end
                index = end
                continue
            index += 1
        return len(tokens)

    def _quote_end(self, tokens: Sequence[Token], index: int) -> int:
        """The token after the quotation in which a token stands."""
        end = index
        while end < len(tokens) and tokens[end].quote == tokens[index].quote:
            end += 1
        return end

    def _is_distributive(self, structure: Structure, group: Group | None) -> bool:
        if group is None or len(group.parties) < 2:
            return False
        before = tuple(t.norm for t in structure.tokens[max(0, group.first - 2) : group.first])
        return before in self._distributive or before[1:] in self._distributive


def speech_over(found: Sequence[Speech], index: int) -> Speech | None:
    """The innermost speech that covers a token: the last that runs on to it, then one that runs back, then "according to"."""
    covering = [s for s in found if s.covers(index)]
    for kind in (
        [s for s in covering if s.entry is not None and s.forward],
        [s for s in covering if s.entry is not None and not s.forward],
        [s for s in covering if s.entry is None],
    ):
        if kind:
            return kind[-1]
    return None
