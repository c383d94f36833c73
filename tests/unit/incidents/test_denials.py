"""Which accusation a denial answers that says too little to be compared."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from hudna.incidents import Facets
from hudna.incidents.denials import answers, attach
from hudna.incidents.matching import load_matching
from hudna.model.incidents import FiledClaim
from tests.tellings import compared, filed

MATCHING = load_matching()


def facets(claim: FiledClaim) -> Facets:
    found = compared(claim)
    assert found is not None
    return found


def accusation(event: str = "attack.shelling", *, report: str = "baku", **told: Any) -> FiledClaim:
    return filed(event, report=report, **{"says": "AZE", **told})


def denial(event: str = "attack.shelling", *, number: int = 1, day: str | None = None, **told: Any) -> FiledClaim:
    """Armenia denies an attack: by default it says neither where nor when."""
    named: dict[str, Any] = {"says": "ARM", "status": "denied", "report": "yerevan", **told}
    at = (named.pop("place"), "AZE") if "place" in named else None
    return filed(event, at=at, day=day, number=number, **named)


def answered(one: FiledClaim, other: FiledClaim) -> bool:
    found = {answers(a, b, MATCHING) for a, b in ((facets(one), facets(other)), (facets(other), facets(one)))}
    assert len(found) == 1, "the order of the two is no matter"
    return found.pop()


@pytest.mark.parametrize(
    ("denied", "accused"),
    [
        (denial(), accusation()),
        (denial(by="ARTSAKH", says="ARTSAKH"), accusation()),
        (denial("attack.other"), accusation("attack.ground")),
        (denial("truce.violated"), accusation("truce.violated")),
        (denial(place="Terter"), accusation()),
        (denial(published="2020-10-30", report="baku"), accusation(published="2020-10-30", report="baku", day="2020-10-12")),
    ],
    ids=["vague", "of an ally", "of any attack", "of a breach", "of one place", "in the same report"],
)  # fmt: skip
def test_a_denial_of_an_own_deed_answers_what_it_fits(denied: FiledClaim, accused: FiledClaim) -> None:
    assert answered(denied, accused)


@pytest.mark.parametrize(
    ("denied", "accused"),
    [
        (denial(says="RUS"), accusation()),
        (denial(act="states"), accusation()),
        (denial(), accusation(by="AZE", says="ARM")),
        (denial(), accusation(says="ARM")),
        (denial(), accusation(published="2020-10-28")),
        (denial(), accusation("attack.air")),
        (denial("attack.other", place="Terter"), accusation("attack.ground")),
        (denial(day="2020-10-24"), accusation()),
        (denial(place="Ganja"), accusation()),
        (denial(on="AZE"), accusation(on="RUS")),
        (denial(), denial(report="baku")),
    ],
    ids=[
        "somebody else's denial", "no denial but a statement", "a deed of the other side", "an own word", "told on another day",
        "another deed", "any attack in one place", "another day", "another place", "another target", "another denial",
    ],
)  # fmt: skip
def test_it_answers_nothing_else(denied: FiledClaim, accused: FiledClaim) -> None:
    assert not answered(denied, accused)


def attached(*groups: tuple[FiledClaim, ...], apart: frozenset[tuple[str, str]] = frozenset()) -> list[tuple[str, ...]]:
    known = {claim.id: facets(claim) for group in groups for claim in group}
    pairs = [
        tuple(sorted((one, other)))
        for one, other in combinations(known, 2)
        if known[one].denies != known[other].denies and answers(known[one], known[other], MATCHING)
    ]
    named = [tuple(sorted(claim.id for claim in group)) for group in groups]
    return attach(named, [(one, other) for one, other in pairs], known, apart)


def test_a_denial_joins_the_only_accusation_that_it_fits() -> None:
    assert attached((accusation(),), (denial(),)) == [("baku#1", "yerevan#1")]


def test_where_two_fit_it_stands_alone() -> None:
    fizuli = accusation(report="desk")
    assert attached((accusation(),), (fizuli,), (denial(),)) == [("baku#1",), ("desk#1",), ("yerevan#1",)]


def test_what_its_own_report_tells_comes_before_what_others_do_and_the_very_deed_before_any_attack() -> None:
    quoted = accusation(report="yerevan", published="2020-10-27")
    assert attached((accusation(),), (quoted,), (denial(number=2),)) == [("baku#1",), ("yerevan#1", "yerevan#2")]
    bare = accusation("attack.other", report="desk")
    told = attached((accusation(),), (bare,), (denial("attack.other"),))
    assert told == [("baku#1",), ("desk#1", "yerevan#1")]


def test_denials_beside_each_other_join_what_each_of_them_answers() -> None:
    terter, ganja = accusation(), filed(report="desk", at=("Ganja", "AZE"))
    both = (denial(place="Terter"), denial(place="Ganja", number=2))
    assert attached((terter,), (ganja,), both) == [("baku#1", "yerevan#1"), ("desk#1", "yerevan#2")]


def test_what_is_denied_beside_an_answer_goes_with_it() -> None:
    both = (denial(), denial("attack.air", number=2))
    assert attached((accusation(),), both) == [("baku#1", "yerevan#1", "yerevan#2")]


def test_a_denial_that_stands_with_an_account_already_stays() -> None:
    other = accusation("attack.air", report="desk")
    assert attached((accusation(),), (other, denial())) == [("baku#1",), ("desk#1", "yerevan#1")]


def test_what_a_person_split_stays_apart() -> None:
    apart = frozenset({("baku#1", "yerevan#1")})
    assert attached((accusation(),), (denial(),), apart=apart) == [("baku#1",), ("yerevan#1",)]
