"""Who is on whose side, and whose word a word is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hudna.incidents.sides import Sides
from hudna.incidents.voices import load_voices
from hudna.model.errors import DataError
from tests.tellings import REGISTER, SIDES, agreement


def test_parties_of_one_side_and_those_who_act_for_them_are_one_camp() -> None:
    camps = SIDES.camps(["HOUTHI"], "YEM")
    assert camps["YEM"] == camps["SAU"] == camps["COALITION"]
    assert camps["HOUTHI"] == camps["SALEH"] != camps["YEM"]


def test_the_country_tells_in_which_conflict_an_event_lies() -> None:
    assert SIDES.camps(["RUS"], "SYR")["RUS"] == SIDES.camps(["RUS"], "SYR")["SYR"]
    assert SIDES.camps(["RUS"], "UKR")["RUS"] == SIDES.camps(["RUS"], "UKR")["DPR"]


def test_an_event_of_strangers_belongs_to_no_conflict() -> None:
    assert SIDES.camps(["IND", "PAK"], "PAK") == {}


def test_a_country_without_a_party_is_not_enough() -> None:
    assert SIDES.camps(["TUR", "PKK"], "AZE").get("ARTSAKH") is None


def test_where_no_party_takes_part_those_who_speak_of_it_tell_the_conflict() -> None:
    assert SIDES.camps([], "YEM", ["COALITION", "YEM"])["COALITION"] == SIDES.camps(["YEM"], None)["YEM"]
    assert SIDES.camps(["AZE.CVL"], None, ["ARM"])["ARTSAKH"] == "ARM"
    assert SIDES.camps([], "YEM") == {}


def test_where_the_parties_are_of_several_conflicts_those_who_speak_of_it_tell_which() -> None:
    assert "HEZBOLLAH" in SIDES.camps(["ISR"], None, ["LBN"])
    assert "HAMAS" in SIDES.camps(["ISR"], None, ["HAMAS"])


def test_who_speaks_of_another_land_takes_his_alliance_not_there() -> None:
    assert SIDES.camps([], "AFG", ["RUS", "SYR"]) == {}
    assert "SYR" not in SIDES.camps([], "AZE", ["SYR", "RUS"])


def test_where_two_agreements_differ_on_sides_the_first_signed_counts() -> None:
    first = agreement("karabakh-2020-10-10")
    other = replace(agreement("karabakh-2020-11-09"), sides=(("AZE", "ARTSAKH"), ("ARM",)))
    camps = Sides.of([other, first]).camps(["ARM"], "AZE")
    assert camps["ARTSAKH"] == camps["ARM"]


def test_the_order_of_the_register_does_not_matter() -> None:
    assert Sides.of(reversed(REGISTER)) == SIDES


def test_a_file_of_voices_with_an_unknown_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "voices.toml"
    file.write_text("bodies = []\nsides = []\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"voices\.toml"):
        load_voices(file)
