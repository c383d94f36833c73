"""Whose they are that somebody tells another to have attacked: his own, and of any other deed the doer's."""

from collections.abc import Mapping

import pytest

from .conftest import Bench, ids


@pytest.mark.parametrize(
    ("iso", "text", "harmed"),
    [
        ("en", "Armenia accused Azerbaijan of shelling its positions near Berd.", "ARM.MIL"),
        ("en", "Armenia accused Azerbaijan of killing its soldiers near Berd.", "ARM.MIL"),
        ("en", "Armenia condemned Azerbaijan for attacking its embassy.", "ARM"),
        ("en", "Armenia's defence ministry said Azerbaijan had shelled its positions.", "ARM.MIL"),
        ("ar", "قالت أرمينيا إن القوات الأذربيجانية قصفت مواقعها.", "ARM.MIL"),
        ("ar", "أدانت أرمينيا قصف القوات الأذربيجانية لمواقعها.", "ARM.MIL"),
        ("ar", "اتهمت أرمينيا أذربيجان بقصف مواقعها قرب بيرد.", "ARM.MIL"),
        ("ar", "اتهم الجيش الأرميني القوات الأذربيجانية بمهاجمة قواته قرب بيرد.", "ARM.MIL"),
    ],
)
def test_what_somebody_tells_another_to_have_attacked_is_his_own(
    *, benches: Mapping[str, Bench], iso: str, text: str, harmed: str
) -> None:
    [claim] = benches[iso].claims(text)
    assert ids(claim.targets) == [harmed]


def test_what_somebody_is_accused_of_moving_is_his_own(en: Bench) -> None:
    [claim] = en.claims("Armenia accused Azerbaijan of moving its troops towards the border.")
    assert ids(claim.actors) == ["AZE"]


def test_what_carries_no_pronoun_stays_whose_it_is(en: Bench) -> None:
    [claim] = en.claims("Armenia accused Azerbaijan of shelling Iranian positions.")
    assert ids(claim.targets) == ["IRN.MIL"]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Armenia rejected Azerbaijan's claims and said its own troops had come under fire."),
        ("ar", "نفت أرمينيا مزاعم أذربيجان وقالت إن قواتها تعرضت لإطلاق نار."),
    ],
)
def test_whose_words_begin_with_what_is_his_speaks_of_his_own(
    *, benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    [claim] = benches[iso].claims(text)
    assert (ids(claim.targets), claim.status) == (["ARM.MIL"], "actual")


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Armenia said Azerbaijan had bombed Berd with its drones.", "ARM.MIL"),
        ("The Syrian Observatory said Israel had struck Hezbollah and destroyed its positions.", "SYR.NGO"),
    ],
)
def test_weapons_are_whose_the_deed_is_and_an_observatory_has_no_forces(en: Bench, text: str, nobody: str) -> None:
    assert nobody not in {i for draft in en.drafts(text) for i in ids(draft.targets)}
