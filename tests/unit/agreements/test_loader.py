"""The strict loader: what a file may say, and how it refuses what it may not."""

from __future__ import annotations

import pickle
from datetime import datetime, time
from pathlib import Path

import pytest

from hudna.agreements import load_agreement, load_agreements
from hudna.model.agreements import DailyHours
from hudna.model.errors import DataError
from hudna.model.events import EventType
from tests.unit.agreements.conftest import PLAIN, Load

PROVISION = """
[[provision]]
id = "exchange"
kind = "exchange"
bound = ["AZE"]
text.ar = "تبادل الأسرى"
text.en = "Exchange prisoners"
"""
AMENDMENT = """
[[amendment]]
made = 2020-10-12T12:00:00+04:00
note = "It was moved."
reference = "https://example.org/later"
"""


def test_a_plain_file_is_an_agreement(load: Load) -> None:
    agreement = load()
    assert agreement.parties == ("AZE", "ARM", "ARTSAKH")
    assert agreement.provisions[0].bound == agreement.parties
    assert agreement.end is None


def test_a_family_of_event_types_stands_for_all_of_them(load: Load) -> None:
    breaches = load().provisions[0].breached_by
    assert set(breaches) == {event for event in EventType if event.family == "attack"}


def test_a_time_without_an_offset_is_local_and_marked_as_not_given(load: Load) -> None:
    effect = load(("2020-10-10T12:00:00+04:00", "2020-10-10T12:00:00")).effect
    assert effect.time == datetime.fromisoformat("2020-10-10T12:00:00+04:00")
    assert not effect.zone_given


def test_local_time_knows_summer_time(load: Load) -> None:
    agreement = load(("Asia/Baku", "Europe/Kyiv"), ("2020-10-10T12:00:00+04:00", "2020-10-10T12:00:00"))
    assert agreement.effect.time == datetime.fromisoformat("2020-10-10T12:00:00+03:00")


def test_a_day_alone_opens_with_its_first_second_and_closes_with_its_last(load: Load) -> None:
    agreement = load(
        ("effect = 2020-10-10T12:00:00+04:00", 'effect = 2020-10-10\nend = 2020-10-12\nend_reason = "expired"')
    )
    assert agreement.effect.time == datetime.fromisoformat("2020-10-10T00:00:00+04:00")
    assert agreement.end is not None
    assert agreement.end.time == datetime.fromisoformat("2020-10-12T23:59:59+04:00")
    assert agreement.effect.note == "from the beginning of the day"
    assert agreement.end.note == "to the end of the day"


def test_a_moment_may_carry_a_note(load: Load) -> None:
    noted = '{ at = 2020-10-10T12:00:00+04:00, note = "noon" }'
    assert load(("2020-10-10T12:00:00+04:00", noted)).effect.note == "noon"


def test_who_acts_for_a_party_is_told_by_party(load: Load) -> None:
    agreement = load(("[name]", '[members]\nAZE = ["AZE.VOL"]\n\n[name]'))
    assert agreement.members == {"AZE": ("AZE.VOL",)}


def test_daily_hours_are_of_the_agreement_or_of_a_provision(load: Load) -> None:
    daily = "daily = { from = 09:00:00, to = 14:00:00 }"
    hours = DailyHours(opens=time(9), closes=time(14))
    assert load(("[name]", f"{daily}\n\n[name]")).daily == hours
    assert load(('bound = "all"', f'bound = "all"\n{daily}')).provisions[0].daily == hours
    assert load().daily is None


def test_a_unilateral_truce_binds_the_side_that_declares_it_and_is_asked_of_the_other(load: Load) -> None:
    declared = (('form = "joint statement"', 'form = "unilateral declaration"'), ('bound = "all"', 'bound = ["AZE"]'))
    asked = PROVISION.replace('bound = ["AZE"]', 'bound = ["ARM", "ARTSAKH"]\nasked = true')
    agreement = load(*declared, then=asked)
    assert agreement.is_unilateral
    assert [(one.bound, one.asked) for one in agreement.provisions] == [(("AZE",), False), (("ARM", "ARTSAKH"), True)]


def test_allies_declare_a_unilateral_truce_together(load: Load) -> None:
    declared = (('"joint statement"', '"unilateral declaration"'), ('bound = "all"', 'bound = ["ARM", "ARTSAKH"]'))
    assert load(*declared).provisions[0].bound == ("ARM", "ARTSAKH")


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        (('conflict = "example"', ""), "top level", "Object missing required field `conflict`"),
        (("form =", "frm = 1\nform ="), "top level", "Object contains unknown field `frm`"),
        (('"joint statement"', '""'), "form", "Expected `str` of length >= 1"),
        (("Asia/Baku", "Asia/Bakku"), "zone", "there is no time zone Asia/Bakku"),
        (
            ("2020-10-10T12:00:00+04:00", '"noon"'),
            "effect",
            "is not a date or a date with a time, written without quotation marks",
        ),
        (
            ("2020-10-10T12:00:00+04:00", "{ at = 2020-10-10 }"),
            "effect",
            "takes the keys `at` and `note`, and no other",
        ),
        (("2020-10-09T20:00:00", "2020-10-10T20:00:00"), "effect", "lies before the signature"),
        (
            ("example-2020-10-10", "example-2020-10-11"),
            "id",
            "is example-2020-10-11, but the file is called example-2020-10-10",
        ),
        (
            ('conflict = "example"', 'conflict = "other"'),
            "id",
            "is not the conflict with the day of signature or of effect",
        ),
        (("[name]", "end = 2020-10-09\n\n[name]"), "end", "does not lie after the effect"),
        (("[name]", "end = 2020-10-12\n\n[name]"), "end_reason", "an end and its reason come together"),
        (("[name]", 'end_reason = "tired"\n\n[name]'), "end_reason", "Invalid enum value 'tired'"),
        (('"ARM", "ARTSAKH"', '"ARM", "AZE"'), "sides", "names AZE twice"),
        (('[["AZE"], ["ARM", "ARTSAKH"]]', "[]"), "sides", "Expected `array` of length >= 1"),
        (('[["AZE"]', "[[]"), "sides[0]", "Expected `array` of length >= 1"),
        (('"ARTSAKH"', '"artsakh"'), "sides[1][1]", "Expected `str` matching regex"),
        (('["AZE"]\nreferences', '["Azerbaijan"]\nreferences'), "countries[0]", "Expected `str` matching regex"),
        (('["https://example.org/statement"]', "[]"), "references", "Expected `array` of length >= 1"),
        (("[name]", '[members]\nTUR = ["TUR.VOL"]\n\n[name]'), "members.TUR", "is not among the parties"),
        (("[name]", '[members]\nARM = ["ARTSAKH"]\n\n[name]'), "members.ARM", "ARTSAKH: a party of its own"),
        (('en = ["the example truce"]', ""), "aliases", "is in ar, but the name is in ar, en"),
        (('text.en = "Cease fire"', ""), "provision ceasefire: text", "is in ar, but the name is in ar, en"),
        (('bound = "all"', "bound = []"), "provision[0].bound", "Expected `array` of length >= 1"),
        (('bound = "all"', 'bound = ["TUR"]'), "provision ceasefire: bound", "TUR: not among the parties"),
        (('bound = "all"', 'bound = ["ARM", "ARM"]'), "provision ceasefire: bound", "names ARM twice"),
        (('kind = "cessation"', 'kind = "peace"'), "provision[0].kind", "Invalid enum value 'peace'"),
        (("attack.*", "attack.nuclear"), "provision ceasefire: breached_by", "there is no event type attack.nuclear"),
        (("attack.*", "attacks.*"), "provision ceasefire: breached_by", "there is no family of event types attacks"),
        (('"attack.*"', '"attack.*", "attack.air"'), "provision ceasefire: breached_by", "names an event type twice"),
        (
            ('breached_by = ["attack.*"]', 'breached_by = ["aid"]\nfulfilled_by = ["aid"]'),
            "provision ceasefire: fulfilled_by",
            "aid: also under breached_by",
        ),
        (
            ('bound = "all"', 'bound = "all"\ndeadline = 2020-10-09'),
            "provision ceasefire: deadline",
            "lies before the provision takes effect",
        ),
        (
            ('bound = "all"', 'bound = "all"\nend = 2020-10-09'),
            "provision ceasefire: end",
            "does not lie after the start",
        ),
        (
            ('bound = "all"', 'bound = "all"\nstart = 2020-10-01'),
            "provision ceasefire: start",
            "lies before the signature",
        ),
        (
            ("[name]", "daily = { from = 09:00:00, to = 09:00:00 }\n\n[name]"),
            "daily",
            "ends when it begins",
        ),
        (
            ("[name]", "daily = { from = 09:00:00 }\n\n[name]"),
            "daily",
            "Object missing required field `to`",
        ),
        (
            ("[name]", 'daily = { from = "morning", to = 14:00:00 }\n\n[name]'),
            "daily.from",
            "Invalid RFC3339 encoded time",
        ),
        (
            ('bound = "all"', 'bound = "all"\ndaily = { from = 14:00:00, to = 14:00:00 }'),
            "provision ceasefire: daily",
            "ends when it begins",
        ),
        (
            ('form = "joint statement"', 'form = "unilateral declaration"'),
            "provision ceasefire: bound",
            "a unilateral truce binds one side: of the other it is `asked`",
        ),
        (('en = "A truce"', ""), "name", "is not in en"),
        (
            ('[["AZE"], ["ARM", "ARTSAKH"]]', '[["AZE", "ARM"]]'),
            "sides",
            "has all parties on one side, as only a unilateral declaration may",
        ),
        (
            ("[name]", 'excludes = ["ISIS", "ARM"]\n\n[name]'),
            "excludes",
            "ARM: bound by the agreement, as a party or for one",
        ),
        (
            ("[name]", 'excludes = ["AZE.VOL"]\n\n[members]\nAZE = ["AZE.VOL"]\n\n[name]'),
            "excludes",
            "AZE.VOL: bound by the agreement, as a party or for one",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_file_place_and_reason(
    load: Load, change: tuple[str, str], place: str, reason: str
) -> None:
    with pytest.raises(DataError) as refused:
        load(change)
    assert refused.value.file == "example-2020-10-10.toml"
    assert refused.value.place == place
    assert refused.value.reason.startswith(reason)


@pytest.mark.parametrize(
    ("then", "place", "reason"),
    [
        (PROVISION.replace("exchange", "ceasefire", 1), "provision", "names ceasefire twice"),
        (AMENDMENT, "amendment[0]", "moves neither a deadline nor an end"),
        (AMENDMENT + "deadline = 2020-10-20\n", "amendment[0]: deadline", "belongs to a provision, and none is named"),
        (AMENDMENT + "end = 2020-10-20\n", "amendment[0]: end", "the agreement has no end to move"),
        (
            AMENDMENT + 'provision = "aid"\ndeadline = 2020-10-20\n',
            "amendment[0]: provision",
            "there is no provision aid",
        ),
        (
            AMENDMENT.replace("2020-10-12", "2020-10-01") + 'provision = "ceasefire"\ndeadline = 2020-10-20\n',
            "amendment[0]: made",
            "lies before the signature",
        ),
        (
            2 * (AMENDMENT + 'provision = "ceasefire"\ndeadline = 2020-10-20\n').replace("10-12", "10-13", 1)
            + (AMENDMENT + 'provision = "ceasefire"\ndeadline = 2020-10-21\n'),
            "amendment",
            "amendments stand in the order in which they were made",
        ),
        (
            AMENDMENT + 'provision = "ceasefire"\ndeadline = 2020-10-09\n',
            "amendment[0]: deadline",
            "lies before the provision takes effect",
        ),
        (
            AMENDMENT + 'provision = "ceasefire"\nend = 2020-10-09\n',
            "amendment[0]: end",
            "does not lie after the start",
        ),
    ],
)
def test_what_cannot_be_added_is_refused(load: Load, then: str, place: str, reason: str) -> None:
    with pytest.raises(DataError) as refused:
        load(then=then)
    assert (refused.value.place, refused.value.reason) == (place, reason)


def test_an_extension_ends_after_the_effect(load: Load) -> None:
    ending = ("[name]", 'end = 2020-10-17\nend_reason = "expired"\n\n[name]')
    earlier = load(ending, then=AMENDMENT + "end = 2020-10-13\n")
    assert earlier.amendments[0].end is not None
    with pytest.raises(DataError, match=r"amendment\[0\]: end: does not lie after the effect"):
        load(ending, then=AMENDMENT + "end = 2020-10-09\n")


def test_what_is_owed_before_the_effect_may_be_put_off_to_a_day_before_it(load: Load) -> None:
    early = ('bound = "all"', 'bound = "all"\nstart = 2020-10-09T21:00:00+03:00\ndeadline = 2020-10-10T08:00:00+04:00')
    moved = AMENDMENT.replace("2020-10-12T12", "2020-10-10T07") + (
        'provision = "ceasefire"\ndeadline = 2020-10-10T10:00:00+04:00\n'
    )
    assert load(early, then=moved).amendments[0].deadline is not None


def test_one_side_alone_declares_a_unilateral_truce(load: Load) -> None:
    alone = load(("joint statement", "unilateral declaration"), ('[["AZE"], ["ARM", "ARTSAKH"]]', '[["AZE"]]'))
    assert alone.sides == (("AZE",),)


def test_an_agreement_can_be_handed_to_another_process(load: Load) -> None:
    agreement = load()
    assert pickle.loads(pickle.dumps(agreement)) == agreement  # noqa: S301  # its own


def test_a_key_written_twice_is_refused_with_its_line(load: Load) -> None:
    with pytest.raises(DataError, match=r"example-2020-10-10\.toml: line 4 column \d+: duplicate key"):
        load(("form =", 'form = "twice"\nform ='))


def test_what_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(PLAIN.encode("utf-16"))
    with pytest.raises(DataError, match=r"latin\.toml: byte 0: is not UTF-8"):
        load_agreements(tmp_path)


def test_the_file_in_the_documentation_is_an_agreement(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "agreements.md").read_text(encoding="utf-8")
    whole = page.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "yemen-2030-05-01.toml").write_text(whole, encoding="utf-8")
    (agreement,) = load_agreements(tmp_path)
    assert [amendment.provision for amendment in agreement.amendments] == ["corridor"]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (('"ARTSAKH"', '"ARTSAHK"'), "sides"),
        (("[name]", '[members]\nAZE = ["AZR.VOL"]\n\n[name]'), "members.AZE"),
        (('countries = ["AZE"]', 'countries = ["AZR"]'), "countries"),
        (("countries =", 'mediators = ["RUSS"]\ncountries ='), "mediators"),
        (("countries =", 'guarantors = ["TURK"]\ncountries ='), "guarantors"),
        (("countries =", 'excludes = ["DAESH"]\ncountries ='), "excludes"),
    ],
)
def test_whoever_nobody_knows_is_refused(load: Load, tmp_path: Path, change: tuple[str, str], place: str) -> None:
    load(change)
    with pytest.raises(DataError, match="nobody has this id") as refused:
        load_agreements(tmp_path, known={"AZE", "ARM", "ARTSAKH"})
    assert (refused.value.file, refused.value.place) == ("example-2020-10-10.toml", place)


GAZETTEER = {"Terter": {"Tartar"}, "Tartar": {"Tartar"}}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("[name]", 'places = ["Tatar"]\n\n[name]'), "places: Tatar: the gazetteer has no such place"),
        (("[name]", 'places = ["Tartar", "Terter"]\n\n[name]'), "places: Terter: the gazetteer calls it Tartar"),
        (
            ('bound = "all"', 'bound = "all"\nplaces = ["Tartar", "Tatar"]'),
            "provision ceasefire: places: Tatar: the gazetteer has no such place",
        ),
    ],
)
def test_where_no_claim_could_have_happened_is_refused(
    load: Load, tmp_path: Path, change: tuple[str, str], reason: str
) -> None:
    load(change)
    with pytest.raises(DataError) as refused:
        load_agreements(tmp_path, called=lambda name: GAZETTEER.get(name, set()))
    assert str(refused.value) == f"example-2020-10-10.toml: {reason}"


def test_a_place_of_the_gazetteer_is_known(load: Load, tmp_path: Path) -> None:
    agreement = load(('bound = "all"', 'bound = "all"\nplaces = ["Tartar"]'))
    assert load_agreements(tmp_path, called=lambda name: GAZETTEER.get(name, set())) == (agreement,)


def test_a_body_of_somebody_known_is_known(load: Load, tmp_path: Path) -> None:
    agreement = load(("[name]", '[members]\nAZE = ["AZE.VOL"]\n\n[name]'))
    assert load_agreements(tmp_path, known={"AZE", "ARM", "ARTSAKH"}) == (agreement,)


def test_two_files_with_one_id_are_refused_by_the_names_of_both(tmp_path: Path) -> None:
    for name in ("example-2020-10-10.toml", "copy.toml"):
        (tmp_path / name).write_text(PLAIN, encoding="utf-8")
    with pytest.raises(DataError) as refused:
        load_agreements(tmp_path)
    assert str(refused.value) == "example-2020-10-10.toml: id: example-2020-10-10 is that of copy.toml too"


def test_one_file_alone_may_have_any_name(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(PLAIN, encoding="utf-8")
    assert load_agreement(tmp_path / "ours.toml").id == "example-2020-10-10"
    with pytest.raises(DataError, match=r"ours\.toml: sides: ARM, ARTSAKH, AZE: nobody has this id"):
        load_agreement(tmp_path / "ours.toml", known={"YEM"})
    with pytest.raises(DataError, match=r"absent\.toml: file: No such file"):
        load_agreement(tmp_path / "absent.toml")


def test_an_empty_folder_is_an_empty_register(tmp_path: Path) -> None:
    assert load_agreements(tmp_path) == ()


def test_a_folder_that_is_not_there_is_no_empty_register(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="absent: folder: is not there"):
        load_agreements(tmp_path / "absent")


def test_the_register_is_in_order_of_signature(tmp_path: Path) -> None:
    for day in ("12", "11", "13"):
        text = PLAIN.replace("2020-10-10", f"2020-10-{day}").replace("2020-10-09", f"2020-10-{day}")
        (tmp_path / f"example-2020-10-{day}.toml").write_text(text.replace("T12", "T23"), encoding="utf-8")
    assert [one.id[-2:] for one in load_agreements(tmp_path)] == ["11", "12", "13"]
