"""The floors of `floors.toml` hold on gold data of others, which lie outside the project; and the measure measures what it says."""

import tomllib
from pathlib import Path

import pytest

from hudna.model.claims import Act, Claim, Mention, Span, Status
from hudna.model.events import EventType
from tests.gold.public import MEASURES, PUBLIC, TABLES, attributions, coded, f1, gold_country, overlap, reports_words

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["public"]


@pytest.mark.skipif(not PUBLIC.is_dir(), reason="the gold data in ../shared are not part of the project")
@pytest.mark.parametrize("measure", list(MEASURES))
def test_reading_is_as_good_as_it_was(measure: str) -> None:
    found = MEASURES[measure]()
    assert FLOORS[measure]
    assert not {name: found[name] for name, floor in FLOORS[measure].items() if found[name] < floor}


def test_every_type_and_act_has_its_place_in_plover() -> None:
    assert set(TABLES["event"]) == {event.value for event in EventType}
    assert set(TABLES["act"]) == {act.value for act in Act}


def _claim(event: EventType, status: Status, act: Act) -> Claim:
    span = Span(0, 1, "x")
    who, whom, says = (Mention(id=i, start=0, end=1, text="x") for i in ("ARM", "AZE", "RUS"))
    return Claim(
        evidence=span, trigger=span, type=event, status=status, act=act, speaker=says, actors=(who,), targets=(whom,), rule="r"
    )  # fmt: skip


def test_what_is_accused_of_is_told_as_well() -> None:
    attack, blame = coded(_claim(EventType.ATTACK_SHELLING, Status.ACTUAL, Act.ACCUSES))
    assert (attack.types, attack.sources[0].id, attack.targets[0].id) == (("FIGHT",), "ARM", "AZE")
    assert (blame.types, blame.sources[0].id, [m.id for m in blame.targets]) == (("DISAPPROVE",), "RUS", ["ARM", "AZE"])


@pytest.mark.parametrize(
    ("event", "status", "types"),
    [
        (EventType.TALKS_MEETING, Status.DENIED, [("REJECT",)]),
        (EventType.TALKS_MEETING, Status.FUTURE, [("AGREE",)]),
        (EventType.ATTACK_AIR, Status.FUTURE, [("THREATEN",)]),
        (EventType.ATTACK_AIR, Status.DENIED, []),
        (EventType.FORCE_WITHDRAWAL, Status.DEMANDED, [("DEMAND",)]),
        (EventType.DISPLACEMENT, Status.ACTUAL, []),
    ],
)
def test_what_is_no_fact_is_coded_by_its_status(event: EventType, status: Status, types: list[tuple[str, ...]]) -> None:
    assert [one.types for one in coded(_claim(event, status, Act.STATES))] == types


def test_codes_that_name_no_country_are_none() -> None:
    assert [gold_country(code) for code in ("IGO", "None", None, "JAP", "SYR")] == [None, None, None, "JPN", "SYR"]


def test_spans_overlap_by_characters() -> None:
    assert (overlap((0, 5), (3, 9)), overlap((0, 3), (3, 9))) == (2, 0)


def test_f1_of_nothing_is_nothing() -> None:
    assert (f1(1, 2, 2), f1(0, 0, 0)) == (0.5, 0.0)


def test_an_attribution_without_a_source_is_left_out() -> None:
    told = "T1\tCue 4 8\tsaid\nT2\tSource 0 3\tShe\nT3\tContent 9 11;12 14\tso on\nT4\tAttribution 4 8\tsaid\n"
    kept = list(
        attributions(told + "E1\tAttribution:T4 Cue:T1 Source:T2 Content:T3\nE2\tAttribution:T4 Cue:T1 Content:T3\n")
    )
    assert [(one.cue, one.source, one.content) for one in kept] == [(((4, 8),), ((0, 3),), ((9, 11), (12, 14)))]


@pytest.mark.parametrize(
    ("cue", "is_one"), [("has denied", True), ("urging", True), ("believes", False), ("carried on", False)]
)
def test_a_cue_reports_words_by_its_verb(cue: str, *, is_one: bool) -> None:
    assert reports_words(cue, [(0, len(cue))]) is is_one
