"""Attribution: who stands behind a claim.

The candidates are the speakers whose words may cover the event, the one who spoke before, and the outlet itself. Each is
described by named features, and a linear model learned on annotated reports chooses among them. Each feature was kept because
without it annotated speakers that a model had not learned from became less likely (backward elimination over 59 kinds).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hudna.model.claims import Act, Mention, Status
from hudna.reading.blocks import Block, BlockWeights, Piece, named
from hudna.reading.choice import LinearModel, Reason
from hudna.reading.history import standing_of
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.scene import TOGETHER
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure
from hudna.reading.told import denies_words, is_told_behind

_REJECTED = 3  # words between a denial and the words denied: "denied *repeated* claims by"
_OPENING = 2  # words with which somebody's words may begin before whom he cites: "that"
_BUCKETS = (1, 3, 6, 12, 24)
_QUOTE_REACH = 12  # words from a speech to a quotation that is its own words


class Voice:
    """Somebody who may stand behind a claim.

    Attributes:
        origin: `speech`, `carried` (spoke before), or `outlet`.
        mention: who; None for the outlet, or where nobody is known.
        speech: the speech, if the sentence has it.
        rank: how many speeches that cover the event begin nearer to it.
    """

    __slots__ = ("mention", "origin", "rank", "speech")

    def __init__(self, origin: str, mention: Mention | None, speech: Speech | None = None, rank: int = 0) -> None:
        self.origin = origin
        self.mention = mention
        self.speech = speech
        self.rank = rank

    def of(self, mention: Mention) -> Voice:
        """The same as that of somebody else."""
        return Voice(self.origin, mention, self.speech, self.rank)


class Setting(NamedTuple):
    """A trigger with all that its attribution may depend on.

    Attributes:
        structure, trigger: the sentence and the word that names the event.
        voices: who may stand behind it.
        opens_paragraph: whether the sentence opens one.
        spoke_before: how many sentences ago somebody last spoke; None where nobody did.
    """

    structure: Structure
    trigger: Match[Trigger]
    voices: Sequence[Voice]
    opens_paragraph: bool
    spoke_before: int | None


def voices(
    structure: Structure,
    speeches: Sequence[tuple[Speech, Mention | None]],
    trigger: Match[Trigger],
    carried: Mention | None,
) -> list[Voice]:
    """Who may stand behind the event that a trigger names.

    Args:
        structure: the sentence.
        speeches: the speech of the sentence with its speakers, in order.
        trigger: the trigger.
        carried: who spoke before the sentence, or None.
    """
    # A noun ("a call for ...") goes on with nobody: it names its speaker, or the outlet tells of it.
    covering = [(s, m) for s, m in speeches if s.voices(trigger.first) and (s.kind != "noun" or s.speaker is not None)]
    covering = [pair for pair in covering if not _relays(pair[0], covering)]
    spoken = [speech for speech, _ in covering]
    covering = [pair for pair in covering if not _is_rejected(pair[0], spoken)]
    covering = [pair for pair in covering if not answered(structure, pair[0], spoken)]
    ordered = sorted(covering, key=lambda pair: (not pair[0].forward, -pair[0].first))
    found = [Voice("speech", mention, speech, rank) for rank, (speech, mention) in enumerate(ordered)]
    if carried is not None and not any(_opens(structure, voice, carried) for voice in found):
        found.append(Voice("carried", carried, None, len(ordered)))
    return [*found, Voice("outlet", None, None, len(ordered))]


def _is_rejected(speech: Speech, spoken: Sequence[Speech]) -> bool:
    """Whether words are what somebody rejects right before, whose own words they so become: "*denied claims by A that* it had"."""
    if speech.kind != "noun":
        return False
    return any(
        other.kind == "verb"
        and other.forward
        and other.entry is not None
        and other.entry.act is Act.DENIES
        and 0 <= speech.first - other.last <= _REJECTED
        for other in spoken
    )


def _opens(structure: Structure, voice: Voice, carried: Mention) -> bool:
    """Whether a sentence opens with another than who spoke last, who says what it tells: "*Kyiv* said Russian troops had ..."."""
    speech, speaker = voice.speech, voice.speech.speaker if voice.speech is not None else None
    if speech is None or speaker is None or voice.mention is None or speech.kind != "verb" or not speech.forward:
        return False
    first = min(speaker.first, speech.first)
    return voice.mention.side != carried.side and all(i in structure.particle_at for i in range(first))


def _relays(speech: Speech, covering: Sequence[tuple[Speech, Mention | None]]) -> bool:
    """Whether a medium only passes on what another says: "the channel said, citing the army", "he said, according to the paper"."""
    if not speech.by_medium:
        return False
    others = [(s, m) for s, m in covering if s is not speech and m is not None and not s.by_medium]
    told = speech.kind == "attribution" and any(s.kind == "verb" and s.forward and not s.resumed for s, _ in others)
    return told or any(s.cites for s, _ in others)


def answered(structure: Structure, speech: Speech, spoken: Sequence[Speech]) -> bool:
    """Whether another goes on behind "and", of whom the sentence says what he says: "A said B had fired, *and B said that* A had"."""
    own = {party.side for party in speech.speaker.parties} if speech.speaker is not None else set()
    for other in spoken:
        named = other.speaker is not None and other.kind == "verb" and other.forward and other.coordinated
        if not named or other.speaker is None or speech.first >= other.first or not own:
            continue
        particle = structure.particle_at.get(max(other.last, other.speaker.last))
        says = particle is not None and particle.kind == "complementiser"
        if says and own.isdisjoint({party.side for party in other.speaker.parties}):
            return True
    return False


def describe(setting: Setting, voice: Voice) -> list[str]:
    """The features of a voice."""
    return named(_blocks(setting, voice))


def _blocks(setting: Setting, voice: Voice) -> list[Piece]:
    family = setting.trigger.value.entry.type.family
    blocks: list[Piece] = [(_of_voice, voice.origin, family, _suffix(voice))]
    if voice.speech is None:
        return blocks + _absent(setting, voice)
    return blocks + _speech(setting, voice.speech, voice)


def _of_voice(block: Block) -> list[str]:
    _, origin, family, suffix = block
    return [f"{origin}|family={family}", f"{origin}|suffix={suffix}"]


def _suffix(voice: Voice) -> str:
    return voice.mention.id.partition(".")[2] if voice.mention is not None else "none"


def _absent(setting: Setting, voice: Voice) -> list[Piece]:
    """The features of a voice that the sentence does not name: who spoke before, or the outlet."""
    structure, trigger, origin = setting.structure, setting.trigger, voice.origin
    spoke = setting.spoke_before
    since = "never" if spoke is None else str(min(spoke, 3))
    quoted = structure.tokens[trigger.first].quote >= 0
    speeches = [v.speech for v in setting.voices if v.speech is not None]
    opener = structure.openers[structure.clause[trigger.first]] or "-"
    subject = structure.groups[0].parties[0].kind if structure.groups else "-"
    blocks: list[Piece] = [
        (_of_silence, origin, since, setting.opens_paragraph, quoted, opener, min(len(speeches), 2)),
        (_of_word, origin, "first word", structure.word_at(0)),
        (_of_word, origin, "second word", structure.word_at(1)),
        (_of_word, origin, "word before", structure.word_at(trigger.first - 1)),
        (_of_trigger, origin, trigger.value.entry.id, trigger.value.listed),
        (_of_word, origin, "first party", subject),
    ]
    if voice.mention is not None:
        side = voice.mention.side
        here = any(side == party.side for group in structure.groups for party in group.parties)
        blocks.append((_of_carried, origin, here, since, _suffix(voice), trigger.value.entry.type.family))
    if speeches:
        blocks += _other(setting, speeches[0], origin)
    return blocks


def _of_silence(block: Block) -> list[str]:
    _, origin, since, opens, quoted, opener, speeches = block
    covering = f"covering={speeches}"
    return [
        f"{origin}|since={since}|paragraph={opens}|{covering}",
        f"{origin}|since={since}|quoted={quoted}|{covering}",
        f"{origin}|opener={opener}|{covering}",
    ]


def _of_word(block: Block) -> list[str]:
    _, origin, which, word = block
    return [f"{origin}|{which}={word}"]


def _of_trigger(block: Block) -> list[str]:
    _, origin, rule, word = block
    return [f"{origin}|rule={rule}", f"{origin}|word={word}"]


def _of_carried(block: Block) -> list[str]:
    _, origin, here, since, suffix, family = block
    return [f"{origin}|named here={here}|since={since}", f"{origin}|suffix={suffix}|family={family}"]


def _other(setting: Setting, speech: Speech, origin: str) -> list[Piece]:
    """What tells for or against a speech, where somebody else may stand behind the claim."""
    crossing, party = _crossing(setting.structure, speech, setting.trigger), _party(speech)
    return [
        (_of_other, origin, _act(speech), speech.kind, speech.forward, crossing),
        (_of_word, origin, "other word", speech.listed),
        (_of_other_party, origin, party, speech.kind, len(setting.voices)),
        _relation(setting.structure, speech, setting.trigger, f"{origin}|other "),
    ]


def _of_other(block: Block) -> list[str]:
    _, origin, act, kind, forward, crossing = block
    return [f"{origin}|other act={act}|{kind}|forward={forward}|{crossing}"]


def _of_other_party(block: Block) -> list[str]:
    _, origin, party, kind, count = block
    return [f"{origin}|other party={party}|{kind}", f"{origin}|other voices={count}"]


def _speech(setting: Setting, speech: Speech, voice: Voice) -> list[Piece]:
    structure, trigger, kind = setting.structure, setting.trigger, speech.kind
    unknown = speech.words is not None and not speech.resumed
    known = "named" if speech.speaker is not None else "unknown" if unknown else "carried"
    impersonal = speech.entry is not None and speech.entry.impersonal
    event, crossing = trigger.value.entry.type.value, _crossing(structure, speech, trigger)
    return [
        _relation(structure, speech, trigger, ""),
        (_of_speaker, kind, known, min(voice.rank, 2), impersonal),
        (_of_event, kind, event, crossing),
        (_of_word_before, kind, structure.word_at(speech.first - 1)),
        (_of_party, kind, _party(speech), _act(speech)),
        (_of_suffix, _suffix(voice), speech.listed),
    ]


def _of_speaker(block: Block) -> list[str]:
    _, kind, known, rank, impersonal = block
    return [f"{known}|{kind}|rank={rank}", f"impersonal={impersonal}"]


def _of_event(block: Block) -> list[str]:
    _, kind, event, crossing = block
    return [f"type={event}|{kind}|{crossing}"]


def _of_word_before(block: Block) -> list[str]:
    _, kind, word = block
    return [f"word before={word}|{kind}"]


def _of_party(block: Block) -> list[str]:
    _, kind, party, act = block
    return [f"party={party}|{kind}", f"party={party}|act={act}"]


def _of_suffix(block: Block) -> list[str]:
    _, suffix, word = block
    return [f"suffix={suffix}|word={word}"]


def _relation(structure: Structure, speech: Speech, trigger: Match[Trigger], before: str) -> Block:
    """How a speech stands to the event; `before` the names of the features stands to whom they speak for."""
    apart = abs(speech.first - trigger.first)
    gap = sum([apart >= limit for limit in _BUCKETS])
    quote = structure.tokens[trigger.first].quote
    ahead = structure.tokens[speech.last : speech.last + _QUOTE_REACH]
    in_words = quote >= 0 and any(token.quote == quote for token in ahead)
    crossing = _crossing(structure, speech, trigger)
    return _of_relation, before, speech.kind, speech.forward, quote >= 0, in_words, crossing, gap, trigger.value.kind


def _of_relation(block: Block) -> list[str]:
    _, before, speech, forward, quoted, in_words, crossing, gap, kind = block
    return [
        f"{before}{speech}|forward={forward}|quoted={quoted}|own words={in_words}",
        f"{before}{speech}|{crossing}|gap={gap}|{kind}",
    ]


def _cause(voice: Voice) -> str:
    """For whom a voice speaks: a state's army for the state, its opposition for itself; empty for the outlet."""
    return standing_of(voice.mention.id) if voice.mention is not None else ""


def _accuses(setting: Setting, voice: Voice) -> bool:
    """Whether grammar makes it certain that a voice stands behind the claim: the nearest, which accuses somebody of the event.

    Those who accuse each other do so of all that is told then; who accuses another, or calls something so, of what is told in the
    same clause.
    """
    speech = voice.speech
    if speech is None or speech.entry is None or voice.rank != 0 or setting.trigger.value.entry.frame == TOGETHER:
        return False
    direct = speech.entry.act is Act.ACCUSES and speech.kind != "noun" and speech.forward and voice.mention is not None
    named = speech.speaker is not None or speech.kind == "participle"  # "the army fired, accusing the rebels of …"
    same = _crossing(setting.structure, speech, setting.trigger) == "same"
    return speech.entry.mutual or (same and (speech.calls or (direct and named)))


def _denies(setting: Setting, voice: Voice) -> bool:
    """Whether a voice denies what another says of the event: "*A denied* what B said about the shelling"."""
    own = voice.speech
    if own is None or voice.mention is None:
        return False
    if is_told_behind(own):  # "claims of shelling were denied by A", whoever makes them
        return own.entry is not None and own.entry.status is Status.DENIED and own.covers(setting.trigger.first)
    inner = (other.speech for other in setting.voices if other.rank == voice.rank - 1 and other.speech is not None)
    return any(denies_words(setting.structure, own, speech) for speech in inner)


def _is_cited(setting: Setting, voice: Voice) -> bool:
    """Whether a voice is named ahead of the event in another's words, as where those come from: "A said that, *according to B*, C"."""
    own = voice.speech
    if own is None or own.kind != "attribution" or voice.mention is None or own.last > setting.trigger.first:
        return False
    if own.speaker is None or own.speaker.plain:  # "according to early reports, B shelled": B is no source
        return False
    spoken = (other.speech for other in setting.voices if other.speech is not None and other.mention is not None)
    return any(
        other.kind == "verb"
        and other.forward
        and 0 <= own.first - other.start <= _OPENING
        and other.covers(setting.trigger.first)
        for other in spoken
    )


def _party(speech: Speech) -> str:
    return speech.speaker.parties[0].kind if speech.speaker is not None else "-"


def _act(speech: Speech) -> str:
    return speech.entry.act.value if speech.entry is not None else "according"


def _crossing(structure: Structure, speech: Speech, trigger: Match[Trigger]) -> str:
    """What opens the clauses between a speech and a trigger."""
    openers = structure.crossing(speech.first, trigger.first)
    return "same" if not openers else "/".join(sorted({opener for opener in openers if opener})) or "comma"


class Attributor:
    """Chooses who stands behind a claim by a model whose labels are `speaks` and `other`."""

    def __init__(self, model: LinearModel) -> None:
        self._model = model
        self._weights = BlockWeights(model.units)

    def attribute(self, setting: Setting) -> tuple[Voice, Reason | str]:
        """The most likely voice, and why."""
        if not setting.voices:
            raise ValueError("the outlet itself is always a voice")
        accuser = next((voice for voice in setting.voices if _accuses(setting, voice)), None)
        if accuser is not None:
            return accuser, "speaker: who accuses"
        denier = next((voice for voice in setting.voices if _denies(setting, voice)), None)
        if denier is not None:
            return denier, "speaker: who denies what another says"
        cited = next((voice for voice in setting.voices if _is_cited(setting, voice)), None)
        if cited is not None:
            return cited, "speaker: whom who speaks cites"
        weighed = []
        for voice in setting.voices:
            blocks = _blocks(setting, voice)
            weighed.append((self._model.chance_by(self._weights.of(blocks)), voice, blocks))
        # Several voices of one side ("repeated its call") speak for that side together.
        doubts: dict[str, float] = {}
        for chance, voice, _ in weighed:
            doubts[_cause(voice)] = doubts.get(_cause(voice), 1.0) * (1.0 - chance)
        likeliest = min(doubts, key=lambda cause: doubts[cause])
        own = [weighed_voice for weighed_voice in weighed if _cause(weighed_voice[1]) == likeliest]
        chance, voice, blocks = max(own, key=lambda w: w[0])
        who = voice.mention.text if voice.mention is not None else "the outlet"
        return voice, Reason(f"speaker: {who}", chance, "speaks", blocks, self._model)
