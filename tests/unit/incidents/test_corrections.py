"""What persons correct, in a claim or in an incident as a whole; and what is no right value."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hudna.incidents import Known, check_plausible, checked, with_corrections
from hudna.model.claims import Act, Count, Status, When
from hudna.model.events import EventType
from hudna.model.incidents import FiledClaim
from hudna.model.judgements import Judgement, JudgementKind, Verdict
from tests.tellings import filed, incident, judged

BARDA = {"name": "Barda", "country": "AZE", "lat": 40.4, "lon": 47.1}


def correction(field: str, value: Any, *, of_incident: bool = False, **judgement: Any) -> Judgement:
    verdict = Verdict(
        kind=JudgementKind.CORRECT,
        reason="misread",
        claims=("report#1",),
        field=field,
        value=value,
        of_incident=of_incident,
    )
    return judged(verdict, **judgement)


def whole(field: str, value: Any, **judgement: Any) -> Judgement:
    return correction(field, value, of_incident=True, **judgement)


# Of a claim


@pytest.mark.parametrize(
    ("field", "value", "right"),
    [
        ("type", "attack.air", EventType.ATTACK_AIR),
        ("status", "denied", Status.DENIED),
        ("act", "admits", Act.ADMITS),
        ("when", {"start": "2020-10-20", "end": "2020-10-21"}, When(start=date(2020, 10, 20), end=date(2020, 10, 21))),
        ("killed", {"low": 3, "high": None}, Count(low=3, high=None)),
        ("wounded", {"low": 0, "high": 0}, Count(low=0, high=0)),
        ("place", None, None),
        ("when", None, None),
        ("killed", None, None),
        ("speaker", None, None),
        ("actors", None, ()),
        ("targets", [], ()),
    ],
)
def test_a_field_of_a_claim_gets_its_right_value(field: str, value: Any, right: object) -> None:
    before = filed(killed="9", on="AZE").claim
    after = with_corrections(before, [correction(field, value)])
    assert getattr(after, field) == right
    assert after.evidence == before.evidence


def test_who_and_where_are_corrected_without_words_of_the_report() -> None:
    claim = with_corrections(
        filed().claim,
        [correction("actors", ["AZE", "TUR"]), correction("speaker", "RUS"), correction("place", BARDA)],
    )
    assert [(actor.id, actor.text) for actor in claim.actors] == [("AZE", ""), ("TUR", "")]
    assert claim.speaker is not None
    assert claim.speaker.id == "RUS"
    assert claim.place is not None
    assert (claim.place.name, claim.place.country, claim.place.lat, claim.place.kind) == ("Barda", "AZE", 40.4, "point")


def test_of_several_corrections_of_a_field_the_last_counts() -> None:
    several = [correction("type", "attack.air", number=1), correction("type", "attack.drone", number=2)]
    assert with_corrections(filed().claim, several).type is EventType.ATTACK_DRONE


def test_a_correction_that_was_withdrawn_does_not_count() -> None:
    assert with_corrections(filed().claim, [correction("type", "attack.air", withdrawn="judgement-2")]) == filed().claim


def test_a_correction_of_the_incident_changes_no_claim_nor_that_of_a_claim_the_incident() -> None:
    assert with_corrections(filed().claim, [whole("type", "attack.air")]) == filed().claim
    assert incident(filed(), judgements=[correction("type", "attack.air")]).type is EventType.ATTACK_SHELLING


# What has the shape of a value and cannot be right

KNOWN = Known(parties=frozenset({"ARM", "AZE", "UN", "SRC"}), countries=frozenset({"ARM", "AZE"}))


def refused(field: str, value: Any, *told: FiledClaim) -> str | None:
    """Why a correction cannot be right; None where it can."""
    try:
        check_plausible(field, checked(field, value, of_incident=False), told or (filed(),), KNOWN)
    except ValueError as error:
        return str(error)
    return None


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("actors", ["AZE", "AMR"], "actors: unknown party AMR: nobody has this id"),
        ("targets", ["MARS.MIL"], "targets: unknown party MARS.MIL: nobody has this id"),
        ("speaker", "aze", "speaker: unknown party aze: nobody has this id"),
        ("actors", ["ARM.MIL", "ARM.MIL"], "actors: names ARM.MIL twice"),
        (
            "place",
            {"name": "Barda", "country": "XXX"},
            "place: unknown country XXX: there is no such code in ISO 3166-1 alpha-3",
        ),
        ("actors", ["ARM", "ARM.MIL"], None),
        ("speaker", "SRC", None),
        ("actors", None, None),
        ("speaker", None, None),
        ("place", {"name": "Barda"}, None),
        ("place", BARDA, None),
    ],
)
def test_it_names_nobody_whom_nobody_knows_and_nobody_twice(field: str, value: Any, reason: str | None) -> None:
    assert refused(field, value) == reason


def test_what_happened_did_so_before_it_was_told() -> None:
    def day(written: str) -> dict[str, str]:
        return {"start": "2020-10-20", "end": written}

    told = filed(published="2020-10-27")
    assert refused("when", day("2020-10-27"), told) is None
    assert refused("when", day("2020-10-28"), told) is None, "the day may have begun where it happened"
    late = "when: 2020-10-29 lies after 2020-10-27, when it was told that it had happened"
    assert refused("when", day("2020-10-29"), told) == late
    assert refused("when", day("2020-10-29"), told, filed(status="denied", published="2020-10-26")) == late
    assert refused("when", day("2020-10-29"), told, filed(published="2020-10-29")) is None, "another told it later"


def test_what_was_promised_may_lie_ahead() -> None:
    ahead = {"start": "2020-11-20", "end": "2020-11-20"}
    assert refused("when", ahead, filed(status="future", published="2020-10-27")) is None
    assert refused("when", ahead, filed(published=None)) is None, "of a report of no day nobody knows"


# Of an incident


def corrected(*corrections: Judgement, told: FiledClaim | None = None) -> Any:
    return incident(told or filed(killed="9"), judgements=corrections)


def test_a_field_of_an_incident_gets_its_right_value() -> None:
    assert corrected(whole("type", "attack.air")).type is EventType.ATTACK_AIR
    assert corrected(whole("targets", ["TUR", "AZE"])).targets == ("AZE", "TUR")
    assert corrected(whole("place", BARDA)).place.name == "Barda"
    assert corrected(whole("place", None)).place is None
    moved = corrected(whole("when", {"start": "2020-10-20", "end": "2020-10-21"}))
    assert (moved.start, moved.end) == (date(2020, 10, 20), date(2020, 10, 21))
    undated = corrected(whole("when", None))
    assert (undated.start, undated.end) == (None, None)


def test_a_corrected_toll_says_who_judged_so_and_keeps_what_was_told() -> None:
    killed = corrected(whole("killed", {"low": 3, "high": 3}, author="leyla", number=7)).killed
    assert (killed.low, killed.best, killed.high) == (3, 3, 3)
    assert killed.method == "as judged by leyla (judgement-7)"
    assert [figure.count for figure in killed.told] == [Count(low=9, high=9)]
    assert corrected(whole("killed", {"low": 3, "high": None})).killed.best is None
    assert corrected(whole("killed", None)).killed is None


def test_the_last_correction_of_an_incident_counts_unless_withdrawn() -> None:
    first = whole("type", "attack.air", number=1)
    last = whole("type", "attack.drone", number=2)
    assert corrected(first, last).type is EventType.ATTACK_DRONE
    gone = whole("type", "attack.drone", number=2, withdrawn="judgement-3")
    assert corrected(first, gone).type is EventType.ATTACK_AIR


# What is no right value


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("rule", "en.x", "there is no field 'rule' to correct"),
        ("type", "rumour", "^type 'rumour' is none that there is; type is written like"),
        ("type", None, "type cannot be empty"),
        ("status", None, "status cannot be empty"),
        ("act", None, "act cannot be empty"),
        ("actors", "ARM", "^actors is text, not a list; actors is written like .*ARM"),
        ("actors", [""], r"^actors\[0\] is empty;"),
        ("speaker", "", "^speaker is empty;"),
        ("speaker", 7, "^speaker is a whole number, not text;"),
        ("place", "Barda", "^place is text, not an object; place is written like .*country"),
        ("place", {"name": ""}, r"^place\.name is empty;"),
        ("place", {"name": "Barda", "lat": 91.0}, r"^place\.lat is more than 90"),
        ("place", {"name": "Barda", "lon": -181.0}, r"^place\.lon is less than -180"),
        ("place", {"name": "Barda", "kind": "village"}, r"^place\.kind 'village' is none that there is;"),
        ("place", {"name": "Barda", "country": "Azerbaijan"}, r"^place\.country is not written so;"),
        ("place", {"name": "Barda", "town": True}, "^place has town, which is not known;"),
        ("when", {"start": "2020-10-21", "end": "2020-10-20"}, "when: ends before it starts"),
        ("when", {"start": "2020-10-21"}, "^when lacks end; when is written like .*start"),
        ("when", {"start": "soon", "end": "2020-10-20"}, r"^when\.start is not a day;"),
        ("killed", 3, "^killed is a whole number, not an object;"),
        ("killed", {"low": 3}, "^killed lacks high; killed is written like .*low"),
        ("killed", {"low": -1, "high": 3}, r"^killed\.low is less than 0;"),
        ("killed", {"low": 4, "high": 3}, "killed: high is less than low"),
        ("wounded", {"low": None, "high": None}, "wounded: needs low or high; null for none told"),
    ],
)
def test_what_is_no_right_value_is_refused_with_the_reason(field: str, value: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        checked(field, value, of_incident=False)


@pytest.mark.parametrize("field", ["status", "act", "speaker"])
def test_what_only_a_claim_has_cannot_be_corrected_in_an_incident(field: str) -> None:
    with pytest.raises(ValueError, match=f"there is no field '{field}' to correct .there are: type, actors"):
        checked(field, "actual", of_incident=True)
