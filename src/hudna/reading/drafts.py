"""Drafts of claims: what one sentence tells, before it is decided what of it is a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from hudna.model.claims import Act, Count, Deaths, Mention, Status, When
from hudna.model.events import EventType
from hudna.reading import breaches
from hudna.reading.acts import ActFinder, Deed
from hudna.reading.adversaries import Adversaries
from hudna.reading.aggrieved import Aggrieved
from hudna.reading.announced import of_teller
from hudna.reading.attached import Apart, attach
from hudna.reading.attribution import Attributor, Setting, Voice, voices
from hudna.reading.casting import Caster
from hudna.reading.choice import Reason
from hudna.reading.context import Context
from hudna.reading.dating import Dater, Occasion, coming, days
from hudna.reading.denials import Denials
from hudna.reading.first_person import FirstPerson
from hudna.reading.heard import Facts, Heard
from hudna.reading.history import Past
from hudna.reading.locals import local
from hudna.reading.names import Names
from hudna.reading.own_deeds import OwnDeeds, over
from hudna.reading.own_forces import own_forces
from hudna.reading.pack import Pack, Trigger
from hudna.reading.phrases import Match
from hudna.reading.places import PlaceMention, place_of
from hudna.reading.pledges import Said, of_speaker
from hudna.reading.ruling import Ruling
from hudna.reading.scene import SHARED, TOGETHER, Candidate, Scene, candidates, set_apart, set_origin, slots_of
from hudna.reading.severally import Severally
from hudna.reading.slots import Slots
from hudna.reading.speakers import Speakers, mentions, person, topic
from hudna.reading.speech_likewise import Likewise
from hudna.reading.status import Teller
from hudna.reading.status_conditions import is_conditional
from hudna.reading.status_denied import is_denial_of_words
from hudna.reading.structure import Structure
from hudna.reading.told import (
    Telling,
    Told,
    cues_in,
    cues_on,
    is_around,
    is_aside,
    is_of_answer,
    is_of_doer,
    is_spent,
    is_unsaid,
    unclosed,
    unsaid_aside,
)

_FROM = "from"


class Choices(NamedTuple):
    """What the models chose among for one draft: what they are trained on."""

    told: Told
    setting: Setting
    scene: Scene
    candidates: Sequence[Candidate]
    occasion: Occasion


@dataclass(slots=True)
class Draft:
    """A claim in the making.

    Attributes:
        structure, trigger: the sentence and the words that name the event.
        type, telling, act: what is told and how.
        choices: what was chosen among.
        voice: who stands behind it.
        actors, targets: who does it, to whom; `adversary`: to whom, where nothing else tells that.
        place, when: where and when, or None.
        killed, wounded: the toll; `deaths`: how the killed come to be counted.
        apart: further tolls told with it, of dead who come to be counted in another way, each with the word that tells it.
        reasons: why it was read so.
        answers: the claim that it denies, with which it stands or falls.
    """

    structure: Structure
    trigger: Match[Trigger]
    type: EventType
    telling: Telling
    act: Act
    choices: Choices
    voice: Voice
    actors: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    place: PlaceMention | None = None
    when: When | None = None
    killed: Count | None = None
    wounded: Count | None = None
    deaths: Deaths = Deaths.IN_EVENT
    apart: list[Apart] = field(default_factory=list)
    reasons: list[str | Reason] = field(default_factory=list)
    answers: Draft | None = None
    adversary: tuple[Mention, ...] = ()

    @property
    def status(self) -> Status:
        """How the event is told."""
        return self.telling.status

    @property
    def speaker(self) -> Mention | None:
        """Who stands behind it; None for the outlet."""
        return self.voice.mention


class Choosers(NamedTuple):
    """Who chooses what a draft tells: how it is told, who stands behind it, its roles, its days, and what the speaker does."""

    teller: Teller
    attributor: Attributor
    caster: Caster
    dater: Dater
    acts: ActFinder


class Drafter:
    """Drafts the claims of sentences of one language."""

    def __init__(self, pack: Pack, names: Names, choosers: Choosers) -> None:
        self._pack = pack
        self._adversaries = Adversaries(names)
        self._aggrieved = Aggrieved(names)
        self._speakers = Speakers(pack)
        self._likewise = Likewise(pack)
        self._denials = Denials(pack)
        self._severally = Severally(pack)
        self._own_deeds = OwnDeeds(pack)
        self._ruling = Ruling(pack, self._own_deeds)
        self._first_person = FirstPerson(pack)
        self._known = frozenset(pack.data.anaphora.known)
        self._teller, self._attributor, self._caster, self._dater, self._acts = choosers

    def draft(
        self,
        structure: Structure,
        triggers: Sequence[Match[Trigger]],
        facts: Facts | None,
        context: Context,
        before: Sequence[Draft] = (),
    ) -> list[Draft]:
        """The claims of a sentence; `context` is moved on to what the next sentence may refer to.

        Args:
            structure: the sentence.
            triggers: the words in it that may tell events.
            facts: where, when and how many; None where there is no trigger.
            context: what the report is about, and what has been said so far.
            before: what the sentence before told.
        """
        carried = context.speaker
        speeches = self._speakers.find(structure, context)
        drafts: list[Draft] = []
        if facts is not None:
            cues = cues_in(structure, self._pack)
            standing = [(g, tuple(mentions(structure, g, context))) for g in structure.groups]
            named = own_forces(structure, context.text, standing, speeches)
            unsaid = [speech for speech, _ in speeches if is_unsaid(speech, cues)]
            said = [one for one in speeches if one[0] not in unsaid] if unsaid else speeches
            told = self._own_deeds.cut(structure, triggers, said)
            heard = Heard(structure, triggers, told, carried, cues, unsaid, named)
            for trigger in triggers:
                if not is_denial_of_words(structure, heard.spoken, trigger.first):
                    drafts += self._draft(trigger, facts, heard, context)
            drafts += self._accused_of_the_same(drafts, heard, context)
            breaches.settle(drafts)
            attach(drafts, facts.tolls)
        drafts += self._denials.find(structure, speeches, drafts, before)
        context.silence = 0 if speeches else None if context.silence is None else context.silence + 1
        context.person = person(structure, context)
        context.topic = topic(structure, context)
        return drafts

    def _draft(self, trigger: Match[Trigger], facts: Facts, heard: Heard, context: Context) -> list[Draft]:
        """The claim of one trigger; one for each side where each accuses the other or speaks for itself."""
        structure = heard.structure
        told = self._told(trigger, facts, heard)
        telling = self._teller.tell(told)
        at_hand = voices(structure, heard.speeches, trigger, heard.carried)
        setting = Setting(structure, trigger, at_hand, structure.sentence.opens_paragraph, context.silence)
        voice, why = self._attributor.attribute(setting)
        place = place_of(structure, facts.places, trigger)
        scene = self._scene(trigger, (facts, heard, context), (voice, telling.status), place)
        named = local(scene, self._aggrieved.named(scene, heard.cast_of(trigger), heard.speeches), place)
        parties = candidates(scene, named)
        cast = self._caster.cast(scene, parties)
        type_ = self._type(structure, trigger, context)
        voice = _written(voice, context)
        occasion = _occasion(trigger, (facts, heard, context), (type_, telling.status, cast.actors), voice)
        day = self._dater.date(occasion)
        draft = Draft(
            structure,
            trigger,
            type_,
            telling,
            self._acts.find(Deed(type_, telling, is_conditional(told), voice, cast.actors), context),
            Choices(told, setting, scene, parties, occasion),
            voice,
            list(cast.actors),
            list(cast.targets),
            place,
            day.when,
            reasons=[telling.reason, why, *cast.reasons],
        )
        _give_to_speaker(draft, context)
        draft.adversary = self._adversaries.of(
            scene, type_, draft.actors, place.entry.country if place is not None else None
        )
        _remember(draft, facts.sentence, day.when if day.goes_on else None, context)
        return self._severally.split(draft, heard.named, shared=scene.frame in SHARED)

    def _told(self, trigger: Match[Trigger], facts: Facts, heard: Heard) -> Told:
        """What the status of a trigger may depend on."""
        structure, spoken = heard.structure, heard.spoken
        around = [speech for speech in spoken if speech.covers(trigger.first)]
        covering = unclosed(around)
        closed = {at for speech in around if speech not in covering for at in range(speech.first, speech.last)}
        working = (
            cue
            for cue in heard.cues
            if not over(cue, trigger, spoken)
            and cue.first not in closed
            and not is_spent(structure, cue, trigger, heard.triggers)
            and not is_around(cue, trigger)
            and not is_of_doer(structure, cue, trigger)
            and not is_of_answer(structure, cue, trigger)
        )
        cues = [*working, *cues_on(structure, trigger, self._pack)]
        joined = bool(covering) and self._own_deeds.joined(structure, heard.triggers, trigger, covering[-1])
        unsaid = heard.unsaid_of(trigger)
        status = unsaid.entry.unsaid if unsaid is not None and unsaid.entry is not None else None
        told = Told(
            structure,
            trigger,
            heard.triggers,
            cues,
            covering,
            facts.dates,
            facts.published,
            joined,
            status,
            self._pack.conjunctions,
            self._pack.alternatives,
            self._known,
        )
        return unsaid_aside(told) if is_aside(told, trigger) else told

    def _type(self, structure: Structure, trigger: Match[Trigger], context: Context) -> EventType:
        """What an event is: "the attack" after a shelling is that shelling; "the attacks" may be any."""
        entry = trigger.value.entry
        one = bool(entry.takes_up) and structure.word_at(trigger.first) == trigger.value.listed
        known = one and structure.word_at(trigger.first - 1) in self._known
        return (context.history.latest(entry.takes_up) if known else None) or entry.type

    def _accused_of_the_same(self, drafts: Sequence[Draft], heard: Heard, context: Context) -> list[Draft]:
        """The claims of those who accuse others of the same that others said before: "and Kyiv accused Moscow of the same"."""
        again: list[Draft] = []
        for (before, _), (speech, mention) in self._likewise.find(heard.structure, heard.speeches):
            accused = mentions(heard.structure, speech.addressed, context) if speech.addressed is not None else []
            told = [d for d in drafts if d.voice.speech is before and mention is not None and accused]
            targets = [mention] if mention is not None else []
            voice = Voice("speech", mention, speech)
            again += [
                replace(d, voice=voice, actors=accused, targets=targets, reasons=["who accuses others of the same"])
                for d in told
            ]
        return again

    def _scene(
        self,
        trigger: Match[Trigger],
        around: tuple[Facts, Heard, Context],
        told: tuple[Voice, Status],
        place: PlaceMention | None,
    ) -> Scene:
        """What the casting of a trigger may depend on; `told`: who stands behind it, and how it is told."""
        (facts, heard, context), (voice, status) = around, told
        structure = heard.structure
        slots, ruled = slots_of(structure, trigger, self._pack, heard.triggers), None
        set_apart(slots, structure, trigger, heard.spoken)
        if _FROM in slots.filled:
            set_origin(slots, trigger, facts.places, self._adversaries.states_of(context))
        country = place.entry.country if place is not None else None
        hit = country if place is not None and place.first > trigger.first else None  # what is named before was not hit
        teller = of_teller(structure, trigger, heard.spoken, partial(context.is_of, hit))
        frame, roles = trigger.value.entry.frame, self._pack.frames[trigger.value.entry.frame]
        # "accused A of killings": what happens to those who own the noun somebody does all the same
        done = trigger.value.kind == "noun" and roles.get("by") == "actor"
        if frame != TOGETHER and (roles.get("subject") == "actor" or done):
            ruled = self._ruling.of(trigger, heard, slots, (teller, status), context)
            if ruled is not None:
                slots.rule(ruled.doer)
        elif teller is not None and roles.get("subject") == "target":  # "said it had repelled an attack"
            slots.undergoer = teller.doer
        return Scene(
            structure,
            trigger,
            heard.triggers,
            voice.speech,
            voice.mention,
            slots,
            self._pack,
            context,
            context.actors,
            context.targets,
            country or context.home,
            facts.sentence,
            context.history.last,
            ruled,
            not slots.passive and self._first_person.tells(structure, trigger, heard.spoken),
            status,
            _resumed(slots, context),
        )


def _resumed(slots: Slots, context: Context) -> tuple[Mention, ...]:
    """Whom a pronoun as subject means, who were named in the sentence before."""
    if slots.resumes == "person":
        return (context.person,) if context.person is not None else ()
    return context.topic if slots.resumes else ()


def _occasion(
    trigger: Match[Trigger],
    around: tuple[Facts, Heard, Context],
    what: tuple[EventType, Status, Sequence[Mention]],
    voice: Voice,
) -> Occasion:
    """What the days of an event may depend on; `what`: its type, how it is told, and who does it."""
    (facts, heard, context), (type_, status, actors) = around, what
    structure = heard.structure
    dates = coming(structure, trigger, status, facts.dates)
    before = context.when, context.history.days_of(type_.family, actors)
    return Occasion(
        structure,
        trigger,
        heard.triggers,
        days(structure, dates, before, facts.published, context.text),
        status,
        facts.published,
        facts.sentence,
        voice.speech is not None,
    )


def _written(voice: Voice, context: Context) -> Voice:
    """Who stands behind an event: in a letter its writer, where nobody else does."""
    return voice.of(context.author) if voice.mention is None and context.author is not None else voice


def _give_to_speaker(draft: Draft, context: Context) -> None:
    """Give a draft the roles that who speaks has by what he does in saying so."""
    speech = draft.voice.speech
    whom = mentions(draft.structure, speech.addressed, context) if speech is not None and speech.addressed else []
    said = Said(draft.choices.scene, draft.voice, draft.act, draft.status, whom)
    told = of_speaker(said, draft.actors, draft.targets)
    if told is None:
        return
    draft.actors, draft.targets = told.actors, told.targets
    if told.reason:
        draft.reasons.append(told.reason)


def _remember(draft: Draft, sentence: int, when: When | None, context: Context) -> None:
    """Remember the roles of a draft, and the days `when` on which its story goes on, for the events told after it."""
    actors, targets = tuple(draft.actors), tuple(draft.targets)
    context.note_pair([m.id for m in actors])
    context.history.note(Past(draft.type, sentence, actors, targets, draft.when))
    context.actors = actors or context.actors
    context.targets = targets or context.targets
    context.when = when or context.when
