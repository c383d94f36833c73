"""How an agreement stands, party by party: the gravest line speaks for a party, and what does not bind it stays empty."""

from __future__ import annotations

from hudna.model.compliance import StandingValue, Voice
from hudna.model.incidents import NOBODY
from hudna.views.web.agreements.standing_view import accusers, matrix, party_standings
from tests.tellings import agreement, filed
from tests.unit.views.web.stood import stand

FIRST = agreement("karabakh-2020-10-10")
DAY = "2020-10-20"
NOON = "2020-10-20T23:59+04:00"


def test_a_party_is_shown_by_its_gravest_line() -> None:
    shelling = filed(by="ARM", says="AZE", day=DAY, published=DAY)
    parties = {one.party: one for one in party_standings(FIRST, stand(FIRST, NOON, shelling))}
    assert parties["ARM"].line.value is StandingValue.ALLEGED_BREACH
    assert parties["ARM"].provision.id == "ceasefire"
    assert parties["AZE"].line.value is StandingValue.NO_BREACH_REPORTED


def test_parties_come_in_the_order_of_the_agreement() -> None:
    assert [one.party for one in party_standings(FIRST, stand(FIRST, NOON))] == ["AZE", "ARM", "ARTSAKH"]


def test_breaches_by_nobody_named_stand_behind_the_parties() -> None:
    now = stand(FIRST, NOON, filed(by="", says="UN", day=DAY, published=DAY))
    last = party_standings(FIRST, now)[-1]
    assert (last.party, last.line.value) == (NOBODY, StandingValue.CORROBORATED_BREACH)
    assert accusers(FIRST, now).accused == (NOBODY,)


def test_no_party_is_said_to_have_kept_to_it_where_it_may_be_the_one_that_is_not_named() -> None:
    now = stand(FIRST, NOON, filed(by="", says="UN", day=DAY, published=DAY))
    parties = {one.party: one.line for one in party_standings(FIRST, now)}
    assert StandingValue.NO_BREACH_REPORTED in {line.value for line in now.lines if line.party == "ARM"}
    assert (parties["ARM"].provision, parties["ARM"].value) == ("ceasefire", StandingValue.NOT_KNOWN)


def test_what_is_not_known_is_graver_than_what_is_told_to_be_fulfilled() -> None:
    meeting = filed("talks.meeting", by="ARM AZE", says=None, at=("Shusha", "AZE"), day=DAY, published=DAY)
    now = stand(FIRST, NOON, meeting, days=[])
    values = {line.value for line in now.lines if line.party == "ARM"}
    gravest = next(one.line.value for one in party_standings(FIRST, now) if one.party == "ARM")
    assert values == {StandingValue.NOT_KNOWN, StandingValue.FULFILLED}
    assert gravest is StandingValue.NOT_KNOWN


def test_a_provision_that_does_not_bind_a_party_has_no_cell_of_it() -> None:
    shown = matrix(FIRST, stand(FIRST, NOON))
    rows = dict(shown.rows)
    columns = [provision.id for provision in shown.provisions]
    assert rows["ARTSAKH"][columns.index("ceasefire")] is None
    assert rows["ARTSAKH"][columns.index("ceasefire-artsakh")] is not None


def test_kinds_of_several_provisions_are_to_be_told_apart() -> None:
    assert [kind.value for kind in matrix(FIRST, stand(FIRST, NOON)).repeated] == ["cessation"]


def test_who_tells_of_no_breach_by_a_party_leaves_its_cell_empty() -> None:
    shelling = filed(by="ARM", says="AZE", day=DAY, published=DAY)
    answer = filed(by="AZE", says="ARM", day=DAY, published=DAY, at=("Shusha", "AZE"), report="other")
    shown = accusers(FIRST, stand(FIRST, NOON, shelling, answer))
    assert shown.accused == ("AZE", "ARM")
    assert [(one.ids, [told.total if told else None for told in one.told]) for one in shown.rows] == [
        (("AZE",), [None, 1]),
        (("ARM", "ARTSAKH"), [1, None]),
    ]


def test_what_a_side_tells_of_itself_is_marked_as_its_own_account() -> None:
    admitted = filed(by="ARM", says="ARM", day=DAY, published=DAY, act="admits")
    (row,) = accusers(FIRST, stand(FIRST, NOON, admitted)).rows
    assert (row.voice, row.own) == (Voice.SIDE, (True,))
