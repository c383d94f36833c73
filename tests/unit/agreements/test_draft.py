"""The draft of an agreement that reports announce: refused as it is, an agreement once a person has completed it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hudna.agreements import draft, load_agreement, load_agreements
from hudna.model.agreements import Agreement
from hudna.model.errors import DataError
from hudna.model.proposals import ProposedAgreement

PROPOSAL = ProposedAgreement(
    id="proposed-yemen-2016-04-10",
    conflict="yemen",
    sides=("HOUTHI", "STC", "YEM"),
    countries=("YEM",),
    agreed=None,
    effective=date(2016, 4, 10),
    day_told=True,
    ended=date(2016, 4, 20),
    incidents=("incident-1",),
    claims=("a#1",),
    speakers=("UN", "source:Paper"),
    denied_by=("STC",),
    reason="no agreement of yemen is near it",
)
COMPLETION = {
    'form = ""': 'form = "joint statement"',
    'references = [""]': 'references = ["https://example.org/truce"]',
    'text.ar = ""': 'text.ar = "وقف إطلاق النار"',
    'text.en = ""': 'text.en = "Cease fire"',
    'ar = ""': 'ar = "هدنة"',
    'en = ""': 'en = "A truce"',
    'zone = ""': 'zone = "Asia/Aden"',
    'conflict = ""': 'conflict = "other"',
    'signed = ""': "signed = 2016-04-10",
    'effect = ""': "effect = 2016-04-12",
    'id = ""': 'id = "other-2016-04-10"',
}


def completed(text: str, tmp_path: Path, but: str | None = None) -> Agreement:
    """With all that is empty filled in, but for one key."""
    for empty, full in COMPLETION.items():
        text = text if empty == but else text.replace(empty, full)
    (tmp_path / "draft.toml").write_text(text, encoding="utf-8")
    return load_agreement(tmp_path / "draft.toml")


def drafted(proposal: ProposedAgreement = PROPOSAL, *told: str) -> str:
    return draft(proposal, told, load_agreements())


def test_a_draft_is_refused_until_somebody_has_completed_it(tmp_path: Path) -> None:
    (tmp_path / "draft.toml").write_text(drafted(), encoding="utf-8")
    with pytest.raises(DataError, match="form: Expected `str` of length >= 1"):
        load_agreement(tmp_path / "draft.toml")


def test_completed_it_is_an_agreement_with_what_reports_and_the_register_told(tmp_path: Path) -> None:
    agreement = completed(drafted(), tmp_path)
    assert (agreement.id, agreement.conflict, agreement.zone) == ("yemen-2016-04-10", "yemen", "Asia/Aden")
    assert agreement.effect.time.date() == agreement.signed.time.date() == date(2016, 4, 10)
    assert agreement.countries == ("YEM",)


def test_a_day_that_reports_do_not_tell_is_left_empty(tmp_path: Path) -> None:
    assert 'signed = ""\n' in drafted()
    agreed = replace(PROPOSAL, agreed=date(2016, 4, 10), effective=None)
    assert 'effect = "" #' in drafted(agreed)
    with pytest.raises(DataError, match="effect: is not a date"):
        completed(drafted(agreed), tmp_path, but='effect = ""')


def test_an_announced_start_is_the_effect(tmp_path: Path) -> None:
    text = drafted(replace(PROPOSAL, agreed=date(2016, 4, 10), effective=None, due=date(2016, 4, 13)))
    assert "# as announced; with the hour" in text
    assert completed(text, tmp_path).effect.time.date() == date(2016, 4, 13)


def test_sides_are_those_of_the_conflict_and_whoever_else_is_a_side_of_its_own(tmp_path: Path) -> None:
    assert completed(drafted(), tmp_path).sides == (("YEM",), ("HOUTHI",), ("STC",))


def test_of_a_conflict_that_is_not_registered_more_is_left_to_a_person(tmp_path: Path) -> None:
    other = replace(PROPOSAL, conflict=None, sides=("KOR", "PRK"), countries=("KOR",))
    text = drafted(other)
    assert 'zone = ""' in text
    assert completed(text, tmp_path).sides == (("KOR",), ("PRK",))


def test_it_says_on_whose_word_and_in_which_words(tmp_path: Path) -> None:
    text = drafted(PROPOSAL, "a (2016-04-11): the truce began on Sunday")
    assert "# On the word of UN, source:Paper:\n#   a (2016-04-11): the truce began on Sunday\n" in text
    assert "# Denied by STC.\n" in text
    assert "# end = 2016-04-20" in text


def test_words_of_a_report_can_be_nothing_but_a_comment(tmp_path: Path) -> None:
    hostile = 'a: truce\nid = "evil"\r\x00\u2028\u202e[name]'
    text = drafted(replace(PROPOSAL, speakers=("source:A\nform = 1",)), hostile)
    assert completed(text, tmp_path).id == "yemen-2016-04-10"


def test_a_truce_told_to_have_been_agreed_after_its_effect_is_drafted_from_its_first_day(tmp_path: Path) -> None:
    agreement = completed(drafted(replace(PROPOSAL, agreed=date(2016, 4, 12))), tmp_path)
    assert (agreement.signed.time.date(), agreement.effect.time.date()) == (date(2016, 4, 10), date(2016, 4, 10))
