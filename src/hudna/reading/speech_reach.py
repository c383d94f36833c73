"""How far words reach: from a verb of speech on, or back to where they begin.

Words run on from the verb to the end of its sentence, of its quotation or to a conjunction that opens the outlet's own clause;
after a quotation or a comma (", X said") they run back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.model.claims import Act, Status
from hudna.reading.pack import Pack, SpeechWord
from hudna.reading.phrases import Match
from hudna.reading.speech import Speech
from hudna.reading.speech_signs import OPENS_WORDS, SPEAKER_REACH, determined, ends_words
from hudna.reading.structure import Group, Structure
from hudna.reading.tokens import Token

_NOUN_REACH = 12  # words that a noun of speech ("a call for ...") covers
_WORDS_OF_SPEECH = 4  # a quotation of fewer words is a name or a term
_FEWEST_WORDS = 3  # words before a verb of speech that may be what is said
_LONGEST_ADVERBIAL = 9  # words
_LONGEST_ANTECEDENT = 8  # words
_CLOSING = frozenset('"”»')
_STOPS = frozenset(",،.;؛")
_APART = frozenset(";؛")
_HARD = frozenset(".;؛:!?؟")


class SpeechReach:
    """Tells which words of sentences of one language are said."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._ends_words = ends_words(pack)
        self._times = frozenset(w for t in pack.data.phrases.times for w in pack.tokenizer.words(t))

    def postposed(
        self, structure: Structure, match: Match[SpeechWord], speaker: Group | None, words: tuple[int, int] | None
    ) -> bool:
        """Whether the words said stand before the verb, as in: it had been shelled, officials said on Friday."""
        if match.value.entry.status is Status.DENIED and match.value.entry.act is Act.DENIES:
            return False  # nobody puts "A denied" behind what A says
        if (
            match.value.entry.mutual and match.feature == "gerund"
        ):  # "talks stalled, with A and B accusing each other of"
            return False
        tokens = structure.tokens
        named = (speaker.first, speaker.last) if speaker is not None else words
        after = max(match.last, named[1] if named is not None else 0)
        start = min(match.first, named[0] if named is not None else match.first)
        if self._is_behind_quotation(structure, start) and not self._says_more(structure, after):
            return True
        if start <= _FEWEST_WORDS or after - match.last > SPEAKER_REACH:
            return after - match.last > SPEAKER_REACH and start > _FEWEST_WORDS
        opened = any(self._ends_words & set(t.gap) for t in tokens[max(1, start - 1) : match.first + 1])
        while after < len(tokens) and tokens[after].norm in self._times:  # "officials said Friday"
            after += 1
        ends = after >= len(tokens) or bool(set(",،.;") & set(tokens[after].gap))
        closes = after >= len(tokens) or self._pack.speech.longest(tokens, after) is not None  # "officials said adding"
        if self._pack.data.order == "verb-first":  # there a verb at the end has its subject and object behind it
            return ends and opened
        if not ends and self._closed(structure, start, match.first) and not self._says_more(structure, after):
            return True
        if not ends and any(_APART & set(t.gap) for t in tokens[max(1, start - 1) : match.first + 1]):
            return False  # "the town was hit; A denied targeting it"
        return closes or (opened if ends else self._adverbial(structure, after))

    def _is_behind_quotation(self, structure: Structure, start: int) -> bool:
        """Whether a quotation that is no name ends right before a speaker or his verb."""
        tokens = structure.tokens
        quote = tokens[start - 1].quote if start else -1
        if quote < 0 or tokens[start].quote == quote:
            return False
        words = [i for i in range(start) if tokens[i].quote == quote]
        return len(words) > 1 and any(i not in structure.party_at for i in words)

    def _closed(self, structure: Structure, start: int, verb: int) -> bool:
        """Whether a quotation ends right before a speaker or verb, though its beginning may be sentences ago: `," Kerry told`."""
        return any(
            _CLOSING & set(token.gap) and token.gap[-1:].isspace()
            for token in structure.tokens[max(1, start - 1) : verb + 1]
        )

    def _says_more(self, structure: Structure, index: int) -> bool:
        """Whether words are said behind a token before the next comma: behind a complementiser, a colon or a quotation mark."""
        for last in range(index, len(structure.tokens)):
            gap = set(structure.tokens[last].gap)
            if (OPENS_WORDS & gap) or (
                last in structure.particle_at and structure.particle_at[last].kind == "complementiser"
            ):
                return True
            if last > index and _STOPS & gap:
                return False
        return False

    def _adverbial(self, structure: Structure, index: int) -> bool:
        """Whether only when, where or to whom it was said follows to the end of the clause: `said in a statement to ...`."""
        tokens = structure.tokens
        particle = structure.particle_at.get(index)
        if particle is not None and particle.kind == "subordinator":  # "officials said as the fighting went on"
            return self._pack.data.order == "subject-first"
        heard = index + determined(structure, index) if index < len(tokens) else index
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

    def backward_end(self, structure: Structure, match: Match[SpeechWord]) -> int:
        """To where words go on that stand before a verb of speech: to it, or past it where a quotation goes on."""
        tokens = structure.tokens
        resumed = any(t.quote >= 0 for t in tokens[match.last : match.last + _LONGEST_ADVERBIAL])
        return len(tokens) if resumed else match.first

    def forward_end(self, structure: Structure, match: Match[SpeechWord], start: int) -> int:
        """To where words go on from a token behind a word of speech; those of a noun are few."""
        end = self._reach(structure, match, start)
        return min(end, match.last + _NOUN_REACH) if match.value.kind == "noun" else end

    def _reach(self, structure: Structure, match: Match[SpeechWord], start: int) -> int:
        """To where words go on from a token: the quotation's end where it is all that is said, else the sentence's.

        What is asked, blamed or announced is quoted in part; only plain telling has a quotation for all its words.
        """
        tokens = structure.tokens
        if match.value.entry.act is not Act.STATES:
            return len(tokens)
        index = start
        while index < min(start + SPEAKER_REACH, len(tokens)):
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

    def on_antecedent(self, structure: Structure, match: Match[SpeechWord], speech: Speech) -> list[Speech]:
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
