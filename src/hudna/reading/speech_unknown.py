"""Who speaks where no party is recognised: the words that name the speaker, and the party for which they stand."""

from __future__ import annotations

from hudna.reading.pack import Pack, SpeechWord
from hudna.reading.phrases import Match
from hudna.reading.speech_signs import (
    CLOSE,
    DESCRIBED,
    OPENS_WORDS,
    OWNED_BY,
    before_insertion,
    determined,
    ends_words,
)
from hudna.reading.speech_subject import Subjects
from hudna.reading.structure import Group, Structure

_MARKS = frozenset(',،;؛:.!?؟«»“”"()[]–—')
_QUOTES = frozenset('«»“”"')
_LONGEST_SUBJECT = 8  # words
_INSERTS = OPENS_WORDS | frozenset(",،(–—-")  # marks behind a name: what is said follows, or something inserted
_ADVERBS = 3  # words that may stand between a pronoun and its verb: "they have also"


class UnknownSpeakers:
    """Finds the speakers whom no lexicon knows in sentences of one language."""

    def __init__(self, pack: Pack, subjects: Subjects) -> None:
        self._subjects = subjects
        self._order = pack.data.order
        self._speech, self._triggers = pack.speech, pack.triggers
        self._ends_words = ends_words(pack)
        self._pronouns = frozenset(w for p in pack.data.anaphora.pronouns for w in pack.tokenizer.words(p))
        self._gerunds = tuple(pack.data.clauses.gerunds)

    def unknown_subject(self, structure: Structure, match: Match[SpeechWord]) -> tuple[int, int] | None:
        """The words that stand where the subject stands, if any do: a name or title that no lexicon knows."""
        if match.feature == "first":
            return None
        if self._order == "verb-first":
            after = self.phrase_after(structure, match.last)
            named = after is not None and self._words_follow(structure, after[1]) and self._names(structure, after[0])
            return after if named else None
        at = self._subjects.group_start(structure, match.first)
        inserted = before_insertion(structure, at)
        if inserted is not None:
            return inserted
        after = self._subjects.follows(structure, match)
        return after if after is not None else self._phrase_before(structure, at)

    def described(self, structure: Structure, words: tuple[int, int]) -> Group | None:
        """The party for which an unknown name stands: named in its own words, or in those put beside it after a comma."""
        low, high = words
        within = [g for g in structure.groups if low <= g.first < high]
        owners = [g for g in within if g.preposition in OWNED_BY and g.parties[0].kind in {"name", "body"}]
        if owners:
            return owners[0]
        tokens = structure.tokens
        if high >= len(tokens) or not set(",،") & set(tokens[high].gap):
            return None
        opener = structure.particle_at.get(high)
        if opener is not None and opener.kind not in {"determiner", "relative"}:
            return None
        acts = tokens[high].text.endswith(self._gerunds)
        end = high + 1
        while end < min(high + DESCRIBED, len(tokens)) and not _MARKS - _QUOTES & set(tokens[end].gap):
            end += 1
        beside = [g for g in structure.groups if high <= g.first < end]
        titled = bool(beside) and (beside[0].first == high or beside[0].preposition != "to")
        # "Karl Brand, a spokesman for the army", "who heads the party", "acting head of the army"; no "friend of the mayor"
        if titled and (acts or opener is not None):
            close = beside[0].first - high <= (CLOSE if opener is not None and opener.kind == "determiner" else 1)
            titled = close and beside[0].plain and beside[0].parties[0].kind == "role"
        known = [g for g in beside if not g.parties[0].open]
        return (known or beside)[0] if titled else None

    def phrase_after(self, structure: Structure, index: int) -> tuple[int, int] | None:
        """The words from a token to the next mark or particle; None where a particle or mark comes first."""
        last = index
        while last < len(structure.tokens) and last - index < 8:
            if last in structure.particle_at and structure.particle_at[last].kind != "determiner":
                break
            if last > index and (_MARKS & set(structure.tokens[last].gap) or " - " in structure.tokens[last].gap):
                break
            if last == index and set(':«“"(,،') & set(structure.tokens[last].gap):
                break
            last += 1
        return (index, last) if last > index and structure.tokens[index].norm not in self._pronouns else None

    def _names(self, structure: Structure, index: int) -> bool:
        """Whether a word behind a verb may name its subject: no participle of speech does, nor what is announced ("أعلنت هدنة")."""
        spoken = any(m.value.kind == "participle" for m in self._speech.at(structure.tokens, index))
        return not spoken and self._triggers.longest(structure.tokens, index) is None

    def _phrase_before(self, structure: Structure, index: int) -> tuple[int, int] | None:
        """The words before a verb in its clause; None where they begin with a particle or end on a pronoun.

        Where a clause without commas holds what is said too, the last noun phrase is who speaks.
        """
        own = self._subjects.own_words(structure, index)
        norms = [t.norm for t in structure.tokens[slice(*own)]] if own is not None else []
        if own is None or norms[0] in self._pronouns or set(norms[-_ADVERBS:]) & self._pronouns:
            return None
        first, _ = own
        if index - first > _LONGEST_SUBJECT:
            opening = [i for i in range(index - _LONGEST_SUBJECT, index) if determined(structure, i)]
            first = opening[-1] if opening else index - CLOSE
        return (first, index) if first < index else None

    def _words_follow(self, structure: Structure, index: int) -> bool:
        """Whether what is said, or a comma, follows right at a token: then the words before it name the speaker."""
        if index >= len(structure.tokens):
            return False
        particle = structure.particle_at.get(index)
        says = particle is not None and particle.kind == "complementiser"
        return says or bool(_INSERTS & set(structure.tokens[index].gap))
