"""Drafts of claims: what one sentence tells, before the report as a whole is considered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hudna.model.claims import Act, Count, Mention, Status
from hudna.model.events import EventType
from hudna.reading.candidates import find_triggers
from hudna.reading.casting import Candidate, Caster, Scene, candidates, slots_of
from hudna.reading.casualties import Toll, TollFinder
from hudna.reading.context import Context
from hudna.reading.dates import DateMention
from hudna.reading.pack import Pack, Trigger
from hudna.reading.phrases import Match
from hudna.reading.places import PlaceMention, place_of
from hudna.reading.speech import Speech, SpeechFinder, speech_over
from hudna.reading.status import Telling, cues_in, tell
from hudna.reading.structure import Group, Structure


@dataclass(slots=True)
class Draft:
    """A claim in the making.

    Attributes:
        structure, trigger: the sentence and the words that name the event.
        type, telling, act: what is told and how.
        speaker, speech: who stands behind it, and the speech that says so.
        scene, candidates: what its cast was chosen from.
        actors, targets: who does it, to whom.
        place, date: mentions of where and when, or None.
        killed, wounded: the toll.
        reasons: why it was read so.
    """

    structure: Structure
    trigger: Match[Trigger]
    type: EventType
    telling: Telling
    act: Act
    speaker: Mention | None = None
    speech: Speech | None = None
    scene: Scene | None = None
    candidates: Sequence[Candidate] = ()
    actors: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    place: PlaceMention | None = None
    date: DateMention | None = None
    killed: Count | None = None
    wounded: Count | None = None
    reasons: list[str] = field(default_factory=list)

    @property
    def status(self) -> Status:
        """How the event is told."""
        return self.telling.status


@dataclass(frozen=True, slots=True)
class Facts:
    """What the finders found in a sentence."""

    structure: Structure
    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    tolls: Sequence[Toll]


class Drafter:
    """Drafts the claims of sentences of one language."""

    def __init__(self, pack: Pack, tolls: TollFinder, caster: Caster) -> None:
        self._pack = pack
        self._caster = caster
        self._speech = SpeechFinder(pack)
        self._tolls = tolls

    def draft(self, facts: Facts, context: Context) -> list[Draft]:
        """The claims of a sentence; `context` is moved on to what the next sentence may refer to."""
        structure = facts.structure
        speeches = self._speech.find(structure)
        speakers = self._speakers(structure, speeches, context)
        cues = cues_in(structure, self._pack)
        drafts: list[Draft] = []
        named = [(g, tuple(mentions(structure, g, context))) for g in structure.groups]
        triggers = find_triggers(structure, self._pack)
        for trigger in triggers:
            speech = speech_over(speeches, trigger.first)
            telling = tell(structure, trigger, cues, speech)
            draft = Draft(structure, trigger, trigger.value.entry.type, telling, _act(telling, speech), speech=speech)
            draft.speaker = speakers.get(id(speech)) if speech is not None else None
            slots = slots_of(structure, trigger, self._pack)
            draft.scene = Scene(structure, trigger, triggers, speech, draft.speaker, slots, self._pack, context)
            draft.candidates = candidates(draft.scene, named)
            self._cast(draft, context)
            draft.place = place_of(structure, facts.places, trigger.first, trigger.last)
            draft.date = _nearest(structure, facts.dates, trigger)
            drafts.extend(_mutual(draft, context) if speech is not None and _is_mutual(speech) else [draft])
        _attach(drafts, facts.tolls)
        return drafts

    def _speakers(
        self, structure: Structure, speeches: Sequence[Speech], context: Context
    ) -> dict[int, Mention | None]:
        """The speaker of each speech, by identity; a speech without one of its own goes on with the last."""
        found: dict[int, Mention | None] = {}
        for speech in speeches:
            mention = None
            if speech.speaker is not None:
                mention = next(iter(mentions(structure, speech.speaker, context)), None)
                mention = mention or context.unknown(structure, (speech.speaker.first, speech.speaker.last))
            elif speech.words is not None:
                mention = context.unknown(structure, speech.words)
            else:
                mention = context.speaker
            if mention is not None:
                context.speaker = mention
            found[id(speech)] = mention
        return found

    def _cast(self, draft: Draft, context: Context) -> None:
        """Fill the roles of a draft, and remember them for the events told after it."""
        if draft.scene is None:
            return
        cast = self._caster.cast(draft.scene, draft.candidates)
        draft.actors, draft.targets = list(cast.actors), list(cast.targets)
        draft.reasons += [*cast.reasons, draft.telling.reason]
        context.note_pair([m.id for m in draft.actors])
        context.actors = cast.actors or context.actors
        context.targets = cast.targets or context.targets


def mentions(structure: Structure, group: Group, context: Context) -> list[Mention]:
    """A group's parties as mentions, each with whom it stands for."""
    tokens = structure.tokens
    found = []
    for party in group.parties:
        start, end = tokens[party.first].start, tokens[party.last - 1].end
        for identifier in context.identify(party):
            found.append(Mention(id=identifier, start=start, end=end, text=context.text[start:end]))
    return found


def _all(structure: Structure, groups: Iterable[Group], context: Context) -> list[Mention]:
    found: dict[str, Mention] = {}
    for group in groups:
        for mention in mentions(structure, group, context):
            found.setdefault(mention.id, mention)
    return list(found.values())


def _act(telling: Telling, speech: Speech | None) -> Act:
    if telling.act is not None:
        return telling.act
    return speech.entry.act if speech is not None and speech.entry is not None else Act.STATES


def _is_mutual(speech: Speech) -> bool:
    return speech.entry is not None and speech.entry.mutual


def _mutual(draft: Draft, context: Context) -> list[Draft]:
    """Two claims of a mutual accusation: each side speaks, and the other is the actor."""
    sides = _all(draft.structure, [draft.speech.speaker], context) if draft.speech and draft.speech.speaker else []
    if len(sides) != 2:
        sides = [*draft.actors] if len(draft.actors) == 2 else sides
    if len(sides) != 2:
        return [draft]
    out = []
    for speaker, accused in (sides, sides[::-1]):
        out.append(
            Draft(
                draft.structure, draft.trigger, draft.type, draft.telling, Act.ACCUSES, speaker, draft.speech, actors=[accused],
                place=draft.place, date=draft.date, reasons=[*draft.reasons, "each accuses the other"],
            )
        )  # fmt: skip
    return out


def _nearest(structure: Structure, dates: Sequence[DateMention], trigger: Match[Trigger]) -> DateMention | None:
    """The date nearest to the trigger, one in its own clause before any other."""
    clause = structure.clause[trigger.first]

    def distance(date: DateMention) -> tuple[bool, int]:
        gap = date.first - trigger.last if date.first >= trigger.last else trigger.first - date.last
        return (structure.clause[date.first] != clause, gap)

    return min(dates, key=distance, default=None)


def _attach(drafts: Sequence[Draft], tolls: Sequence[Toll]) -> None:
    """Give each toll to the claim whose trigger is nearest to its word, one in the same clause first."""
    for toll in tolls:
        best = None
        for draft in drafts:
            clause = draft.structure.clause
            apart = abs(clause[draft.trigger.first] - clause[toll.word])
            distance = 4 * apart + abs(draft.trigger.first - toll.word)
            harms = draft.type.family in {"harm", "attack", "abuse", "displacement"}
            if harms and (best is None or distance < best[0]):
                best = (distance, draft)
        if best is not None and getattr(best[1], toll.kind) is None:
            setattr(best[1], toll.kind, toll.count)
