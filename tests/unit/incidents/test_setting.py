"""What of a claim its report says elsewhere."""

from __future__ import annotations

from hudna.incidents import around, home
from hudna.incidents.matching import load_matching
from hudna.model.incidents import FiledClaim
from tests.tellings import SIDES, filed

MATCHING = load_matching()


def names(claims: list[FiledClaim]) -> list[str | None]:
    return [None if place is None else place.name for place in around(claims, MATCHING)]


def places(*told: str | None, events: str = "") -> list[str | None]:
    """Where the claims of a report are taken to have happened that tell no place; `events` holds their types, if not shelling."""
    kinds = events.split() or ["attack.shelling"] * len(told)
    claims = [
        filed(kind, at=None if name is None else (name, "AZE"), number=number)
        for number, (kind, name) in enumerate(zip(kinds, told, strict=True), start=1)
    ]
    found = names(claims)
    assert names(claims[::-1]) == found[::-1]
    return found


def test_a_report_is_about_the_conflict_that_most_of_its_claims_tell_of_where_it_happened_counting_most() -> None:
    yemen, karabakh = filed(by="HOUTHI", at=("Taiz", "YEM")), filed(at=None)
    assert home([yemen, karabakh], SIDES) == "yemen"
    assert home([yemen, karabakh, karabakh, karabakh], SIDES) == "karabakh"
    assert home([filed(by="IND", at=None)], SIDES) is None
    assert home([], SIDES) is None


def test_without_a_place_it_is_where_the_claim_last_before_it_happened() -> None:
    assert places("Terter", "Barda", None, None) == [None, None, "Barda", "Barda"]


def test_or_else_where_one_soon_after_it_did() -> None:
    assert places(None, None, "Terter") == ["Terter", "Terter", None]
    assert places(None, None, None, "Terter") == [None, "Terter", "Terter", None]


def test_a_place_reaches_some_claims_on() -> None:
    assert places("Terter", *[None] * (MATCHING.reach + 1)) == [None, *["Terter"] * MATCHING.reach, None]


def test_what_is_of_another_kind_of_matter_happened_elsewhere() -> None:
    assert places("Terter", "Moscow", None, events="attack.shelling talks.meeting harm.people") == [
        None,
        None,
        "Terter",
    ]
    assert places("Moscow", None, events="talks.meeting attack.shelling") == [None, None]


def test_claims_are_told_in_the_order_of_their_numbers() -> None:
    """As text, 10 stands before 9."""
    told: list[FiledClaim] = [
        filed(at=("Terter", "AZE"), number=8), filed(at=("Barda", "AZE"), number=9), filed(at=None, number=10),
    ]  # fmt: skip
    assert names([told[2], *told[:2]]) == ["Barda", None, None]
