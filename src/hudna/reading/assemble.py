"""From drafts of a whole report to its claims: tolls joined to their attacks, spans set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hudna.model.claims import Act, Claim, Mention, Span, Status
from hudna.model.events import EventType
from hudna.reading.casting_tellers import CIVIL
from hudna.reading.choice import Reason
from hudna.reading.context import Context
from hudna.reading.drafts import Draft
from hudna.reading.history import standing_of
from hudna.reading.scene import TOGETHER

READER = "hudna-reader/2"
_TOLLED = frozenset({"attack", "harm"})
_HARMFUL = frozenset({"attack", "harm", "abuse"})
_FOES = (".REB", ".OPP")  # bodies of a country that fight its side
_WHOSE = frozenset({"adjective", "by", "from"})  # slots of whose an attack is: "a raid from a Russian jet"
_TOLL_REACH = 2  # clauses between an attack and the toll that is its result


def join_tolls(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out each bare toll that tells the result of an attack in the same sentence, and give its figures to the attack.

    The toll of a whole war stays, and the mention of the war goes: the toll is what is told of it.
    """
    kept = list(drafts)
    for toll in drafts:
        if toll.type is not EventType.HARM_PEOPLE:
            continue
        attack = _attack_for(toll, kept)
        if attack is None:
            continue
        if attack.trigger.value.entry.war:
            if attack.trigger.value.kind == "noun":
                kept.remove(attack)
            continue
        if _is_counted_apart(attack, toll):
            continue
        if attack.killed is None:
            attack.killed, attack.deaths = toll.killed, toll.deaths
        attack.wounded = attack.wounded or toll.wounded
        attack.apart += toll.apart
        if not attack.targets:
            _give_victims(attack, toll.targets)
        attack.reasons.append("figures of the toll told with it")
        kept.remove(toll)
    return kept


def _give_victims(attack: Draft, victims: Sequence[Mention]) -> None:
    """Have an attack done to the victims of its toll, who did not make it; in what sides do together those who fall fight, too."""
    if attack.choices.scene.frame == TOGETHER and attack.actors:
        acting = {standing_of(actor.id) for actor in attack.actors}
        fell = [one for one in victims if not one.id.endswith(CIVIL)]
        attack.actors += [one for one in fell if standing_of(one.id) not in acting]
        attack.targets = [one for one in victims if one.id.endswith(CIVIL)]
        return
    own = _whose(attack)
    attack.targets = [victim for victim in victims if victim.id not in own]
    harmed = {standing_of(target.id) for target in attack.targets}
    attack.actors = [actor for actor in attack.actors if standing_of(actor.id) not in harmed]


def _is_counted_apart(attack: Draft, toll: Draft) -> bool:
    """Whether both tell of dead, and not of the same: "a raid killed four, and eleven bodies were recovered from the rubble"."""
    return attack.killed is not None and toll.killed is not None and attack.deaths is not toll.deaths


def _whose(attack: Draft) -> set[str]:
    """Whose an attack is by its own words: "Russian strikes", "a raid by a Russian jet" that kill are not told to kill Russians."""
    scene = attack.choices.scene
    roles = ((group, scene.slot(group)) for groups in scene.slots.filled.values() for group in groups)
    sure = scene.slots.certain
    owners = [g for g, (slot, role) in roles if slot in _WHOSE or g is sure or (role == "actor" and slot != "subject")]
    return {who for group in owners for party in group.parties for who in scene.context.identify(party)}


def _is_told_apart(attack: Draft, toll: Draft) -> bool:
    """Whether an attack and a toll have doers and words of their own: "A accused B of shelling the town *and said* it had killed ten"."""
    spoken = attack.voice.speech, toll.voice.speech
    words = all(speech is not None for speech in spoken) and spoken[0] is not spoken[1]
    doers = {standing_of(one.id) for one in attack.actors}, {standing_of(one.id) for one in toll.actors}
    return words and bool(doers[1]) and doers[0].isdisjoint(doers[1])


def _attack_for(toll: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The attack that a toll is the result of; an execution is a deed of its own, and a war as a whole no attack with a result."""
    if toll.trigger.value.entry.apart:
        return None
    fitting = [
        d
        for d in drafts
        if d.type.family == "attack"
        and (d.trigger.value.entry.war or not _is_fighting(d))
        and d.structure is toll.structure
        and d.status is toll.status
        and d.speaker == toll.speaker
        and not _is_told_apart(d, toll)
        and abs(d.structure.clause[d.trigger.first] - d.structure.clause[toll.trigger.first]) <= _TOLL_REACH
        and not d.structure.hard_between(*sorted((d.trigger.first, toll.trigger.first)))
    ]
    return min(fitting, key=lambda d: abs(d.trigger.first - toll.trigger.first), default=None)


def told_apart(draft: Draft) -> Iterator[Draft]:
    """The further tolls of a claim, each as one of its own that stands at the word which tells it apart."""
    for killed, deaths, word in draft.apart:
        reasons: list[str | Reason] = [*draft.reasons, "dead who are told apart from those before"]
        trigger = draft.trigger.moved(word)
        yield replace(draft, trigger=trigger, killed=killed, wounded=None, deaths=deaths, apart=[], reasons=reasons)


def hand_on_tolls(drafts: Iterable[Draft], accepted: Sequence[Draft]) -> None:
    """Give the toll of each mention that is no claim of its own to the nearest attack of its sentence that is one, and has none."""
    claimed = {id(draft) for draft in accepted}
    for draft in drafts:
        if id(draft) in claimed or draft.type.family not in _TOLLED or (draft.killed or draft.wounded) is None:
            continue
        fitting = [
            one
            for one in accepted
            if one.structure is draft.structure
            and (one.type.family == "attack" or one.type is EventType.HARM_PEOPLE)
            and draft.type in {one.type, EventType.HARM_PEOPLE}
            and one.status is draft.status
            and one.killed is one.wounded is None
            and not one.structure.hard_between(*sorted((one.trigger.first, draft.trigger.first)))
        ]
        if fitting:
            nearest = min(fitting, key=lambda one: abs(one.trigger.first - draft.trigger.first))
            nearest.killed, nearest.wounded, nearest.deaths = draft.killed, draft.wounded, draft.deaths
            nearest.reasons.append("figures of another mention of it")


def _is_fighting(draft: Draft) -> bool:
    """Whether sides are told to fight each other by whatever means: violence of some duration, not one attack."""
    return draft.type is EventType.ATTACK_OTHER and draft.trigger.value.entry.frame == TOGETHER


def to_claim(draft: Draft, context: Context, confidence: float = 0.5) -> Claim:
    """The claim that a draft amounts to."""
    structure = draft.structure
    tokens = structure.tokens
    first, last = _extent(draft)
    text = context.text
    reasons = [*draft.reasons, "target: the other side, whose ground it was"] if _is_taken(draft) else draft.reasons
    trigger = (tokens[draft.trigger.first].start, tokens[draft.trigger.last - 1].end)
    evidence = (tokens[first].start, tokens[last - 1].end)
    return Claim(
        evidence=Span(*evidence, text[slice(*evidence)]),
        trigger=Span(*trigger, text[slice(*trigger)]),
        type=draft.type,
        status=draft.status,
        act=draft.act,
        speaker=draft.speaker,
        actors=_doers(draft),
        targets=draft.adversary if _is_taken(draft) else tuple(draft.targets),
        place=draft.place.as_place(tokens, text) if draft.place is not None else None,
        when=draft.when,
        killed=draft.killed,
        wounded=draft.wounded,
        deaths=draft.deaths,
        rule=draft.trigger.value.entry.id,
        confidence=confidence,
        trace=tuple(map(str, reasons)),
    )


def _is_taken(draft: Draft) -> bool:
    """Whether an adversary is the target: no word tells another, though people who are meant wherever it was."""
    named = any(target.start != one.start for one in draft.adversary for target in draft.targets)
    return bool(draft.adversary) and not named


def _doers(draft: Draft) -> tuple[Mention, ...]:
    """Who does it. Nobody tells, without admitting it, that his own side harmed its own people: then it is not told who did."""
    if draft.speaker is None or draft.act is Act.ADMITS or draft.status is not Status.ACTUAL:
        return tuple(draft.actors)
    own = standing_of(draft.speaker.id)
    harmed = draft.type.family in _HARMFUL and any(
        target.side == own and not target.id.endswith(_FOES) for target in draft.targets
    )
    return tuple(actor for actor in draft.actors if not harmed or standing_of(actor.id) != own)


def _extent(draft: Draft) -> tuple[int, int]:
    """The clause of the trigger, stretched over what fills its roles in the same sentence."""
    structure = draft.structure
    first, last = structure.clause_span(draft.trigger.first)
    last = max(last, draft.trigger.last)
    start, end = structure.tokens[first].start, structure.tokens[last - 1].end
    low, high = structure.tokens[0].start, structure.tokens[-1].end
    for mention in (*draft.actors, *draft.targets):
        if low <= mention.start and mention.end <= high:
            start, end = min(start, mention.start), max(end, mention.end)
    if draft.place is not None:
        start = min(start, structure.tokens[draft.place.first].start)
        end = max(end, structure.tokens[draft.place.last - 1].end)
    while structure.tokens[first].start > start:
        first -= 1
    while structure.tokens[last - 1].end < end:
        last += 1
    return first, last
