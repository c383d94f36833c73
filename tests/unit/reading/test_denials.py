"""Denials that name no event: of what was said right before."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from hudna.model.claims import Act, Status

from .conftest import Bench


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Armenia said Azerbaijan had shelled Berd, a claim Baku rejected."),
        ("en", "Armenia said Azerbaijan had shelled Berd, which Baku denied."),
        ("en", "Armenia accused Azerbaijan of shelling Berd, accusations denied by Baku."),
        ("en", "Armenia accused Azerbaijan of shelling Berd. Baku denied the accusation."),
        ("en", "Armenia accused Azerbaijan of shelling Berd. Azerbaijan denied any responsibility."),
        ("ar", "اتهمت أرمينيا أذربيجان بقصف بيرد، وهو ما نفته باكو."),
        ("ar", "اتهمت أرمينيا أذربيجان بقصف بيرد. ونفت باكو هذه الاتهامات."),
        ("ar", "اتهمت أرمينيا أذربيجان بقصف بيرد فيما تنفي باكو ذلك."),
        ("ar", "اتهمت أرمينيا أذربيجان بقصف بيرد، غير أن باكو رفضت هذه الاتهامات."),
    ],
)
def test_who_denies_what_was_said_of_him_denies_that_deed(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    accusation, denial = benches[iso].claims(text)
    assert (accusation.status, accusation.act) == (Status.ACTUAL, Act.ACCUSES)
    assert (denial.status, denial.act, denial.type) == (Status.DENIED, Act.DENIES, accusation.type)
    assert denial.speaker is not None
    assert denial.speaker.id == "AZE"
    assert [actor.id for actor in denial.actors] == [actor.id for actor in accusation.actors] == ["AZE"]
    assert denial.trigger.start > accusation.trigger.end
    assert text[denial.evidence.start : denial.evidence.end] == denial.evidence.text


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Armenia accused Azerbaijan of shelling Berd. Yerevan denied the accusation."),
        ("en", "Armenia accused Azerbaijan of shelling Berd. Baku denied visas to the reporters."),
        ("en", "Armenia accused Azerbaijan of shelling Berd. Baku cast doubt on the report."),
        ("en", "Armenia accused Azerbaijan of shelling Berd. It rained. Baku denied the accusation."),
        ("en", "Armenia will shell Berd. Yerevan denied this."),
        ("ar", "اتهمت أرمينيا أذربيجان بقصف بيرد. ونفت يريفان هذه الاتهامات."),
    ],
)
def test_what_is_said_of_another_or_not_right_before_is_not_denied(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    assert not [claim for claim in benches[iso].claims(text) if claim.status is Status.DENIED]


def test_a_denial_that_names_what_it_denies_is_one_claim(en: Bench) -> None:
    claims = en.claims("Armenia said Azerbaijan had shelled Berd, but Azerbaijan denied shelling the town.")
    assert [claim.status for claim in claims] == [Status.ACTUAL, Status.DENIED]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "A raid hit a convoy near Aleppo; Russia denied involvement."),
        ("en", "A raid hit a convoy near Aleppo. Russia denied any role."),
        ("ar", "أصابت غارة قافلة قرب حلب. ونفت روسيا أي مسؤولية."),
    ],
)
def test_who_denies_a_part_in_what_nobody_is_accused_of_denies_having_done_it(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    told, denial = benches[iso].claims(text)
    assert (told.status, told.speaker, told.actors) == (Status.ACTUAL, None, ())
    assert (denial.status, denial.type, [actor.id for actor in denial.actors]) == (Status.DENIED, told.type, ["RUS"])
    assert denial.speaker is not None
    assert denial.speaker.id == "RUS"


def test_who_denies_what_another_says_of_his_own_deed_denies_that(ar: Bench) -> None:
    told, denial = ar.claims("أعلنت أرمينيا سيطرتها على مدينة ترتر، فيما نفى الجيش الأذربيجاني ذلك.")
    assert (told.status, [actor.id for actor in told.actors]) == (Status.ACTUAL, ["ARM"])
    assert (denial.status, [actor.id for actor in denial.actors]) == (Status.DENIED, ["ARM"])
    assert denial.speaker is not None
    assert denial.speaker.id == "AZE.MIL"
