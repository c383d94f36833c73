"""Parties by provisions, and who accuses whom."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from hudna.compliance import Publication, coverage, standing
from hudna.model.compliance import Accusation, Standing, StandingValue, Tally, Voice
from hudna.model.incidents import NOBODY, FiledClaim
from tests.tellings import agreement, filed, findings

YEMEN = agreement("yemen-2015-07-26")
AFTER = datetime.fromisoformat("2015-08-02T12:00+03:00")
HOMES = {"Okaz": "SAU", "Reuters": "GBR"}

raid = partial(filed, "attack.air", by="COALITION", says="HOUTHI", at=("Taiz", "YEM"), day="2015-07-28")
shelling = partial(filed, by="HOUTHI", says="YEM", at=("Taiz", "YEM"), day="2015-07-29")


def stand(*claims: FiledClaim) -> Standing:
    covered = coverage([Publication(day=date(2015, 7, 28))], YEMEN, AFTER)
    return standing(YEMEN, findings(*claims), covered, AFTER, homes=HOMES)


def told(*claims: FiledClaim) -> list[tuple[Voice, str | None, str, int]]:
    return [(one.voice, one.accuser, one.accused, one.breaches.total) for one in stand(*claims).accusations]


def test_the_matrix_has_a_row_a_party_and_a_cell_a_provision_that_binds_it() -> None:
    rows = {row.party: list(row.cells) for row in stand().matrix}
    assert rows == {
        "COALITION": ["halt", "aid"],
        "YEM": ["halt-government", "aid"],
        "HOUTHI": ["halt-houthi", "aid-houthi"],
        "SALEH": ["halt-houthi", "aid-houthi"],
    }


def test_a_cell_has_the_standing_value_and_the_breaches_by_grade() -> None:
    now = stand(raid(), raid(day="2015-07-30", says="UN", number=2), raid(day="2015-07-26/2015-07-27", number=3))
    halt = next(row.cells["halt"] for row in now.matrix if row.party == "COALITION")
    assert halt.value is StandingValue.CORROBORATED_BREACH
    assert halt.breaches == Tally(alleged=2, corroborated=1, unsure=1)


def test_breaches_by_nobody_named_have_a_row_where_they_are_told() -> None:
    *parties, nobody = stand(raid(by="", says="UN")).matrix
    assert [row.party for row in parties] == ["COALITION", "YEM", "HOUTHI", "SALEH"]
    assert (nobody.party, list(nobody.cells)) == (NOBODY, ["halt", "halt-government", "halt-houthi"])
    assert nobody.cells["halt"].breaches == Tally(corroborated=1)


def test_who_names_nobody_accuses_nobody() -> None:
    assert told(raid(by="", says="UN"), shelling(says="UN", number=2)) == [
        (Voice.OTHER, "UN", "HOUTHI", 1),
        (Voice.OTHER, "UN", NOBODY, 1),
    ]


def test_each_side_accuses_the_other() -> None:
    assert stand(raid(), shelling(), shelling(day="2015-07-30", number=2)).accusations == (
        Accusation(accuser="COALITION", voice=Voice.SIDE, accused="HOUTHI", breaches=Tally(alleged=2)),
        Accusation(accuser="HOUTHI", voice=Voice.SIDE, accused="COALITION", breaches=Tally(alleged=1)),
    )


def test_members_of_a_side_speak_for_it() -> None:
    assert told(shelling(says="SAU"), shelling(says="YEM.RES", day="2015-07-30", number=2)) == [
        (Voice.SIDE, "COALITION", "HOUTHI", 2)
    ]


def test_outlets_are_told_apart_by_the_side_with_which_they_stand() -> None:
    own = shelling(says=None, source="Okaz")
    foreign = shelling(says=None, source="Reuters", day="2015-07-30", number=2)
    unknown = shelling(says=None, source="Somebody", day="2015-07-31", number=3)
    assert told(own, foreign, unknown) == [
        (Voice.OUTLETS, "COALITION", "HOUTHI", 1),
        (Voice.OUTLETS, None, "HOUTHI", 1),
        (Voice.OUTLETS, "GBR", "HOUTHI", 1),
    ]


def test_monitors_and_witnesses_accuse_for_themselves() -> None:
    assert told(raid(says="UN"), raid(says="YEM.CVL", day="2015-07-30", number=2)) == [
        (Voice.OTHER, "UN", "COALITION", 1),
        (Voice.OTHER, "YEM.CVL", "COALITION", 1),
    ]


def test_one_incident_counts_once_for_an_accuser_however_many_provisions_it_breaches() -> None:
    jeddah = agreement("sudan-2023-05-20")
    at = datetime.fromisoformat("2023-05-24T12:00+02:00")
    advance = filed(by="RSF", says="SDN", at=("Khartoum", "SDN"), day="2023-05-22", published="2023-05-23")
    found = findings(advance)
    now = standing(jeddah, found, coverage([], jeddah, at), at)
    assert len({finding.provision for finding in found if finding.party == "RSF"}) > 1
    assert [(one.accuser, one.accused, one.breaches.total) for one in now.accusations] == [("SDN", "RSF", 1)]


def test_nobody_accuses_anybody_where_no_breach_is_told() -> None:
    assert stand().accusations == ()
