"""Whose the people are of whom nobody says so."""

import pytest

from .conftest import Bench, ids


@pytest.mark.parametrize(("place", "harmed"), [("Belgorod", "RUS.CVL"), ("Kharkiv", "UKR.CVL"), ("London", "UKR.CVL")])
def test_civilians_are_of_the_state_of_the_place_if_that_is_a_side_of_the_conflict(
    en: Bench, place: str, harmed: str
) -> None:
    drafts = en.drafts(f"Ukraine and Russia fight on. Shelling killed two civilians in {place}.")
    assert harmed in {i for draft in drafts for candidate in draft.choices.candidates for i in ids(candidate.mentions)}


def test_civilians_of_somebody_stay_his(en: Bench) -> None:
    drafts = en.drafts("Ukraine and Russia fight on. Shelling killed two Ukrainian civilians in Belgorod.")
    assert "UKR.CVL" in {
        i for draft in drafts for candidate in draft.choices.candidates for i in ids(candidate.mentions)
    }


def test_where_fire_came_from_and_where_people_are_held_says_nothing_of_whose_they_are(en: Bench) -> None:
    for text in ("Missiles fired from Russia killed three civilians.", "Russia detained civilians in Rostov."):
        drafts = en.drafts(f"Ukraine and Russia fight on. {text}")
        assert not any("RUS.CVL" in ids(draft.targets) for draft in drafts)
