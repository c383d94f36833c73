"""What somebody does by telling an event: states, accuses, denies, threatens, demands, promises."""

import pytest

from hudna.model.claims import Act, Mention, Status
from hudna.model.events import EventType
from hudna.reading.actor_data import Actor
from hudna.reading.acts import ActFinder, Deed
from hudna.reading.attribution import Voice
from hudna.reading.context import Context
from hudna.reading.language_data import SpeechEntry
from hudna.reading.speech import Speech
from hudna.reading.told import Telling

KARABAKH = (("AZE",), ("ARM", "ARTSAKH"))
CONTEXT = Context("", "AZE", KARABAKH)
ACTS = ActFinder(
    [
        *(Actor(id=one, kind="state") for one in ("AZE", "ARM", "RUS")),
        Actor(id="ARTSAKH", kind="group"),
        Actor(id="UN", kind="organisation"),
        Actor(id="MEDIA", kind="media"),
    ]
)


def who(identifier: str) -> Mention:
    return Mention(id=identifier, start=0, end=1, text="x")


def speech(act: Act, status: Status | None = None) -> Speech:
    entry = SpeechEntry(id="x", act=act, status=status)
    return Speech(entry, "verb", "x", 0, 1, 1, 9, None)


def act_of(
    event: EventType,
    speaker: str | None,
    actors: tuple[str, ...],
    *,
    status: Status = Status.ACTUAL,
    cue: Act | None = None,
    spoken: Speech | None = None,
    conditional: bool = False,
) -> Act:
    voice = Voice("outlet", None) if speaker is None else Voice("speech", who(speaker), spoken)
    return ACTS.find(
        Deed(event, Telling(status, cue, "x"), conditional, voice, [who(actor) for actor in actors]), CONTEXT
    )


@pytest.mark.parametrize(
    ("speaker", "actors", "act"),
    [
        ("ARM", ("AZE",), Act.ACCUSES),
        ("ARM.MIL", ("AZE.MIL",), Act.ACCUSES),
        ("ARTSAKH", ("AZE",), Act.ACCUSES),
        ("RUS", ("AZE",), Act.ACCUSES),
        ("ARM", ("RUS",), Act.ACCUSES),
        ("AZE", ("AZE",), Act.STATES),
        ("ARM", ("ARTSAKH",), Act.STATES),
        ("ARM", (), Act.STATES),
        ("UN", ("AZE",), Act.STATES),
        ("MEDIA", ("AZE",), Act.STATES),
        ("ARM.NGO", ("AZE",), Act.STATES),
        ("ARM.CVL", ("AZE",), Act.STATES),
        ("ARM.SRC", ("AZE",), Act.STATES),
        (None, ("AZE",), Act.STATES),
    ],
)
def test_who_has_a_side_and_tells_a_wrong_of_another_accuses(
    speaker: str | None, actors: tuple[str, ...], act: Act
) -> None:
    assert act_of(EventType.ATTACK_SHELLING, speaker, actors) is act


@pytest.mark.parametrize(
    "event", [EventType.ATTACK_GROUND, EventType.TERRITORY_CHANGE, EventType.DETENTION, EventType.TALKS_MEETING]
)
def test_what_armies_tell_as_news_is_no_accusation(event: EventType) -> None:
    assert act_of(event, "ARM", ("AZE",)) is Act.STATES


def test_a_breach_is_an_accusation_also_from_a_source_of_one_side() -> None:
    assert act_of(EventType.TRUCE_VIOLATED, "ARM.SRC", ("AZE",)) is Act.ACCUSES
    assert act_of(EventType.TRUCE_VIOLATED, "ARM.NGO", ("AZE",)) is Act.STATES


@pytest.mark.parametrize("status", [Status.POSSIBLE, Status.FUTURE, Status.DENIED])
def test_only_what_is_told_as_a_fact_is_an_accusation(status: Status) -> None:
    assert act_of(EventType.ATTACK_SHELLING, "ARM", ("AZE",), status=status) is Act.STATES


def test_the_word_of_speech_tells_the_act_first() -> None:
    for act in (Act.CONDEMNS, Act.ADMITS):
        assert act_of(EventType.ATTACK_SHELLING, "ARM", ("AZE",), spoken=speech(act)) is act


def test_what_has_happened_is_neither_demanded_nor_promised() -> None:
    assert act_of(EventType.TALKS_MEETING, "RUS", ("AZE",), spoken=speech(Act.DEMANDS)) is Act.STATES
    assert act_of(EventType.TALKS_MEETING, "RUS", ("AZE",), spoken=speech(Act.THREATENS)) is Act.STATES
    assert act_of(EventType.TALKS_MEETING, "RUS", ("AZE",), spoken=speech(Act.PROMISES)) is Act.STATES
    assert act_of(EventType.ATTACK_SHELLING, "RUS", ("AZE",), spoken=speech(Act.DEMANDS)) is Act.STATES


def test_who_denies_one_thing_may_accuse_of_another() -> None:
    assert act_of(EventType.ATTACK_SHELLING, "ARM", ("AZE",), spoken=speech(Act.DENIES)) is Act.ACCUSES


def test_what_is_demanded_in_plain_words_is_a_demand() -> None:
    demanded = act_of(EventType.FORCE_WITHDRAWAL, "ARM", ("AZE",), status=Status.DEMANDED, spoken=speech(Act.STATES))
    assert demanded is Act.DEMANDS


def test_only_who_will_not_do_it_himself_promises_not_to() -> None:
    withdrawal = EventType.FORCE_WITHDRAWAL
    assert act_of(withdrawal, "ARM", ("ARM.MIL",), status=Status.DENIED, cue=Act.PROMISES) is Act.PROMISES
    assert act_of(withdrawal, "AZE", ("ARM.MIL",), status=Status.DENIED, cue=Act.PROMISES) is Act.STATES
    assert act_of(withdrawal, None, ("ARM.MIL",), status=Status.DENIED, cue=Act.PROMISES) is Act.STATES


def test_who_says_that_he_did_no_violence_denies_it() -> None:
    assert act_of(EventType.ATTACK_AIR, "AZE.MIL", ("AZE",), status=Status.DENIED) is Act.DENIES
    assert act_of(EventType.TALKS_MEETING, "AZE.MIL", ("AZE",), status=Status.DENIED) is Act.STATES


def test_a_warning_of_ones_own_attack_is_a_threat() -> None:
    warning = speech(Act.STATES, Status.POSSIBLE)
    assert act_of(EventType.ATTACK_AIR, "AZE", ("AZE",), status=Status.FUTURE, spoken=warning) is Act.THREATENS
    assert act_of(EventType.ATTACK_AIR, "AZE", ("ARM",), status=Status.FUTURE, spoken=warning) is Act.STATES


def test_an_attack_of_ones_own_on_a_condition_is_a_threat() -> None:
    attack = EventType.ATTACK_AIR
    assert act_of(attack, "AZE", ("AZE.MIL",), status=Status.POSSIBLE, conditional=True) is Act.THREATENS
    assert act_of(attack, "AZE", ("AZE.MIL",), status=Status.POSSIBLE) is Act.STATES
    assert act_of(attack, "ARM", ("AZE.MIL",), status=Status.POSSIBLE, conditional=True) is Act.STATES


def test_who_will_keep_a_truce_himself_promises_it() -> None:
    assert act_of(EventType.TRUCE_HELD, "AZE", ("AZE.MIL",), status=Status.FUTURE) is Act.PROMISES
    assert act_of(EventType.TRUCE_HELD, "RUS", ("AZE.MIL",), status=Status.FUTURE) is Act.STATES


@pytest.mark.parametrize(
    ("speaker", "actors", "status", "act"),
    [
        ("ARM", (), Status.ACTUAL, Act.ACCUSES),
        ("UN", ("AZE",), Status.POSSIBLE, Act.ACCUSES),
        ("AZE.CVL", ("AZE.MIL",), Status.ACTUAL, Act.ACCUSES),
        ("MEDIA", ("AZE",), Status.ACTUAL, Act.STATES),
        ("AZE.MED", (), Status.ACTUAL, Act.STATES),
        (None, ("AZE",), Status.ACTUAL, Act.STATES),
        ("AZE", ("AZE",), Status.DENIED, Act.DENIES),
    ],
)
def test_whoever_tells_of_a_crime_blames_somebody(
    speaker: str | None, actors: tuple[str, ...], status: Status, act: Act
) -> None:
    assert act_of(EventType.ABUSE, speaker, actors, status=status) is act


@pytest.mark.parametrize("event", [EventType.TRUCE_VIOLATED, EventType.OBSTRUCTION])
def test_a_wrong_that_is_complained_of_is_another_s(event: EventType) -> None:
    assert act_of(event, "ARM", ("ARM",)) is Act.ACCUSES
    assert act_of(event, "ARM", ("ARM",), cue=Act.ADMITS) is Act.ADMITS
    assert act_of(event, "UN", ("UN",)) is Act.STATES


@pytest.mark.parametrize(
    ("event", "act"),
    [
        (EventType.ATTACK_SHELLING, Act.ACCUSES),
        (EventType.ATTACK_GROUND, Act.STATES),
        (EventType.ATTACK_AIR, Act.STATES),
    ],
)
def test_a_source_of_a_state_blames_its_rebels(event: EventType, act: Act) -> None:
    assert act_of(event, "AZE.SRC", ("AZE.REB",)) is act
    assert act_of(event, "AZE.SRC", ("ARM",)) is Act.STATES


@pytest.mark.parametrize(
    ("event", "speaker", "act"),
    [
        (EventType.FORCE_WITHDRAWAL, "AZE", Act.ACCUSES),
        (EventType.TRUCE_HELD, "AZE", Act.ACCUSES),
        (EventType.TALKS_MEETING, "AZE", Act.STATES),
        (EventType.FORCE_WITHDRAWAL, "UN", Act.STATES),
    ],
)
def test_what_somebody_did_not_do_though_he_owed_it_is_held_against_him(
    event: EventType, speaker: str, act: Act
) -> None:
    assert act_of(event, speaker, ("ARM",), status=Status.DENIED) is act
