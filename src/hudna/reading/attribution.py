"""Attribution: who stands behind a claim.

The candidates are the speakers whose words may cover the event, the one who spoke before, and the outlet itself. Each is
described by named features, and a linear model learned on annotated reports chooses among them. Each feature was kept because
without it annotated speakers that a model had not learned from became less likely (backward elimination over 59 kinds).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hudna.model.claims import Act, Mention
from hudna.reading.blocks import listed
from hudna.reading.choice import LinearModel, Reason
from hudna.reading.history import standing_of
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.scene import TOGETHER
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure

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
    speeches: Sequence[tuple[Speech, Mention | None]], trigger: Match[Trigger], carried: Mention | None
) -> list[Voice]:
    """Who may stand behind the event that a trigger names.

    Args:
        speeches: the speech of the sentence with its speakers, in order.
        trigger: the trigger.
        carried: who spoke before the sentence, or None.
    """
    # A noun ("a call for ...") goes on with nobody: it names its speaker, or the outlet tells of it.
    covering = [(s, m) for s, m in speeches if s.voices(trigger.first) and (s.kind != "noun" or s.speaker is not None)]
    covering = [pair for pair in covering if not _relays(pair[0], covering)]
    ordered = sorted(covering, key=lambda pair: (not pair[0].forward, -pair[0].first))
    found = [Voice("speech", mention, speech, rank) for rank, (speech, mention) in enumerate(ordered)]
    if carried is not None:
        found.append(Voice("carried", carried, None, len(ordered)))
    return [*found, Voice("outlet", None, None, len(ordered))]


def _relays(speech: Speech, covering: Sequence[tuple[Speech, Mention | None]]) -> bool:
    """Whether a medium only passes on what another says: "the channel said, citing the army", "he said, according to the paper"."""
    if not speech.by_medium:
        return False
    others = [(s, m) for s, m in covering if s is not speech and m is not None and not s.by_medium]
    told = speech.kind == "attribution" and any(s.kind == "verb" and s.forward and not s.resumed for s, _ in others)
    return told or any(s.cites for s, _ in others)


def describe(setting: Setting, voice: Voice) -> list[str]:
    """The features of a voice."""
    own = _absent(setting, voice) if voice.speech is None else _speech(setting, voice.speech, voice)
    return _common(setting, voice) + own


def _common(setting: Setting, voice: Voice) -> list[str]:
    return [
        f"{voice.origin}|family={setting.trigger.value.entry.type.family}",
        f"{voice.origin}|suffix={_suffix(voice)}",
    ]


def _suffix(voice: Voice) -> str:
    return voice.mention.id.partition(".")[2] if voice.mention is not None else "none"


def _absent(setting: Setting, voice: Voice) -> list[str]:
    """The features of a voice that the sentence does not name: who spoke before, or the outlet."""
    structure, trigger, origin = setting.structure, setting.trigger, voice.origin
    spoke = setting.spoke_before
    since = "never" if spoke is None else str(min(spoke, 3))
    quoted = structure.tokens[trigger.first].quote >= 0
    speeches = [v.speech for v in setting.voices if v.speech is not None]
    covering = f"covering={min(len(speeches), 2)}"
    opener = structure.openers[structure.clause[trigger.first]] or "-"
    subject = structure.groups[0].parties[0].kind if structure.groups else "-"
    found = [
        f"{origin}|since={since}|paragraph={setting.opens_paragraph}|{covering}",
        f"{origin}|since={since}|quoted={quoted}|{covering}",
        f"{origin}|opener={opener}|{covering}",
        f"{origin}|first word={structure.word_at(0)}",
        f"{origin}|second word={structure.word_at(1)}",
        f"{origin}|word before={structure.word_at(trigger.first - 1)}",
        f"{origin}|rule={trigger.value.entry.id}",
        f"{origin}|word={trigger.value.listed}",
        f"{origin}|first party={subject}",
    ]
    if voice.mention is not None:
        side = voice.mention.side
        here = any(side == party.side for group in structure.groups for party in group.parties)
        found += [
            f"{origin}|named here={here}|since={since}",
            f"{origin}|suffix={_suffix(voice)}|family={trigger.value.entry.type.family}",
        ]
    if speeches:
        found += [f"{origin}|other {feature}" for feature in _other(setting, speeches[0])]
    return found


def _other(setting: Setting, speech: Speech) -> list[str]:
    """What tells for or against a speech, where somebody else may stand behind the claim."""
    crossing = _crossing(setting.structure, speech, setting.trigger)
    return [
        f"act={_act(speech)}|{speech.kind}|forward={speech.forward}|{crossing}",
        f"word={speech.listed}",
        f"party={_party(speech)}|{speech.kind}",
        f"voices={len(setting.voices)}",
        *_relation(setting.structure, speech, setting.trigger),
    ]


def _speech(setting: Setting, speech: Speech, voice: Voice) -> list[str]:
    trigger, kind = setting.trigger, speech.kind
    unknown = speech.words is not None and not speech.resumed
    known = "named" if speech.speaker is not None else "unknown" if unknown else "carried"
    crossing, party = _crossing(setting.structure, speech, trigger), _party(speech)
    return [
        *_relation(setting.structure, speech, trigger),
        f"{known}|{kind}|rank={min(voice.rank, 2)}",
        f"impersonal={speech.entry is not None and speech.entry.impersonal}",
        f"type={trigger.value.entry.type.value}|{kind}|{crossing}",
        f"word before={setting.structure.word_at(speech.first - 1)}|{kind}",
        f"party={party}|{kind}",
        f"party={party}|act={_act(speech)}",
        f"suffix={_suffix(voice)}|word={speech.listed}",
    ]


def _relation(structure: Structure, speech: Speech, trigger: Match[Trigger]) -> list[str]:
    """How a speech stands to the event."""
    apart = abs(speech.first - trigger.first)
    gap = sum(apart >= limit for limit in _BUCKETS)
    quote = structure.tokens[trigger.first].quote
    ahead = structure.tokens[speech.last : speech.last + _QUOTE_REACH]
    in_words = quote >= 0 and any(token.quote == quote for token in ahead)
    return [
        f"{speech.kind}|forward={speech.forward}|quoted={quote >= 0}|own words={in_words}",
        f"{speech.kind}|{_crossing(structure, speech, trigger)}|gap={gap}|{trigger.value.kind}",
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

    def attribute(self, setting: Setting) -> tuple[Voice, Reason | str]:
        """The most likely voice, and why."""
        if not setting.voices:
            raise ValueError("the outlet itself is always a voice")
        accuser = next((voice for voice in setting.voices if _accuses(setting, voice)), None)
        if accuser is not None:
            return accuser, "speaker: who accuses"
        cited = next((voice for voice in setting.voices if _is_cited(setting, voice)), None)
        if cited is not None:
            return cited, "speaker: whom who speaks cites"
        weighed = []
        for voice in setting.voices:
            features = describe(setting, voice)
            weighed.append((self._model.chance(features), voice, features))
        # Several voices of one side ("repeated its call") speak for that side together.
        doubts: dict[str, float] = {}
        for chance, voice, _ in weighed:
            doubts[_cause(voice)] = doubts.get(_cause(voice), 1.0) * (1.0 - chance)
        likeliest = min(doubts, key=lambda cause: doubts[cause])
        own = [weighed_voice for weighed_voice in weighed if _cause(weighed_voice[1]) == likeliest]
        chance, voice, features = max(own, key=lambda w: w[0])
        who = voice.mention.text if voice.mention is not None else "the outlet"
        return voice, Reason(f"speaker: {who}", chance, "speaks", [(listed, *features)], self._model)
