"""Who does what a word of speech governs: the accused, the urged, who threatens or promises."""

from collections.abc import Mapping

import pytest

from .conftest import Bench, ids


def doers(bench: Bench, text: str) -> list[str]:
    """Who does the first governed event of a text by what governs it."""
    scenes = [draft.choices.scene for draft in bench.drafts(text)]
    ruled = next((s for s in scenes if s.governed is not None), None)
    if ruled is None or ruled.governed is None:
        return []
    return [i for party in ruled.governed.doer.parties for i in ruled.context.identify(party)]


@pytest.mark.parametrize(
    ("iso", "text", "doer"),
    [
        ("en", "Armenia accused Azerbaijan of shelling the town of Berd.", "AZE"),
        ("en", "Azerbaijan, which Armenia accuses of shelling Berd, kept silent.", "AZE"),
        ("en", "Azerbaijan, accused by Armenia of shelling Berd, kept silent.", "AZE"),
        ("en", "Azerbaijan was accused by Armenia of shelling Berd.", "AZE"),
        ("en", "Armenia accused Azerbaijan of attacking a convoy.", "AZE"),
        ("en", "Armenia urged Azerbaijan to withdraw its troops.", "AZE"),
        ("en", "Armenia called on Azerbaijan to stop shelling the border.", "AZE"),
        ("en", "Armenia urged Azerbaijan on Monday to immediately stop the shelling of the border.", "AZE"),
        ("en", "Azerbaijan threatened to attack Berd.", "AZE"),
        ("en", "Azerbaijan denied shelling Berd.", "AZE"),
        ("en", "The shelling of Berd was blamed on Azerbaijan.", "AZE"),
        ("en", "Two explosions blamed on Azerbaijan killed nine people in Berd.", "AZE"),
        ("ar", "اتهمت أرمينيا أذربيجان بقصف بلدة بيرد.", "AZE"),
        ("ar", "تجاهلت أذربيجان، التي تتهمها أرمينيا بقصف بلدة بيرد، هذا الكلام.", "AZE"),
        ("ar", "طالبت أرمينيا أذربيجان بسحب قواتها من التلال.", "AZE"),
        ("ar", "دعت أرمينيا أذربيجان إلى احترام وقف إطلاق النار.", "AZE"),
        ("ar", "دعت أرمينيا أذربيجان إلى اتخاذ خطوات لوقف القصف.", "AZE"),
        ("ar", "ناشدت أرمينيا أذربيجان وقف القصف.", "AZE"),
        ("ar", "هددت أذربيجان بقصف بلدة بيرد.", "AZE"),
        ("ar", "تعهدت أذربيجان بسحب قواتها من التلال.", "AZE"),
    ],
)
def test_who_is_accused_or_urged_or_threatens_does_it(
    *, benches: Mapping[str, Bench], iso: str, text: str, doer: str
) -> None:
    assert doers(benches[iso], text) == [doer]


def test_who_is_urged_does_all_that_is_urged_and_nobody_else_does(ar: Bench) -> None:
    claims = ar.claims("طالبت أرمينيا أذربيجان بوقف القصف وفتح المعابر أمام المساعدات.")
    assert [ids(claim.actors) for claim in claims] == [["AZE"]] * len(claims)


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Armenia condemned the shelling of Berd."),
        ("en", "Armenia said that Azerbaijan shelled Berd."),
        ("en", "Armenia accuses foreign actors of shelling Berd."),
        ("ar", "نددت أرمينيا في بيان بالقصف."),
        ("ar", "دعت أرمينيا إلى وقف القصف في أذربيجان."),
    ],
)
def test_what_has_its_own_subject_or_none_is_governed_by_nobody(
    *, benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    assert doers(benches[iso], text) == []


def test_who_accuses_does_not_do_it(en: Bench) -> None:
    [claim] = [c for c in en.claims("Armenia, which Azerbaijan accuses of shelling Ganja, kept silent.") if c.actors]
    assert ids(claim.actors) == ["ARM"]


@pytest.mark.parametrize(
    ("iso", "text", "doer"),
    [
        ("en", "Armenia accused Azerbaijan of killing civilians in Berd.", "AZE"),
        ("ar", "تجاهلت أذربيجان، المتهمة من أرمينيا بقصف بلدة بيرد، هذا الكلام.", "AZE"),
    ],
)
def test_who_is_accused_of_killing_or_behind_a_participle_does_it(
    *, benches: Mapping[str, Bench], iso: str, text: str, doer: str
) -> None:
    assert doers(benches[iso], text) == [doer]


@pytest.mark.parametrize(
    ("iso", "text", "doer"),
    [
        ("en", "Azerbaijan broke the truce by shelling Armenian positions.", "AZE"),
        ("ar", "خرقت أذربيجان الهدنة بقصف مواقع أرمينية.", "AZE"),
        ("ar", "نفت أذربيجان قصف مواقع أرمينية.", "AZE"),
        ("en", "Azerbaijan rejected Armenia's claim that it had shelled Berd.", "AZE"),
    ],
)
def test_who_breaks_a_truce_by_it_or_denies_it_does_it(
    *, benches: Mapping[str, Bench], iso: str, text: str, doer: str
) -> None:
    assert doer in doers(benches[iso], text)


def test_whom_a_governed_attack_names_right_behind_it_is_its_target(en: Bench) -> None:
    [claim] = en.claims("Armenia accused Azerbaijan of shelling Iranian positions.")
    assert (ids(claim.actors), ids(claim.targets)) == (["AZE"], ["IRN.MIL"])


@pytest.mark.parametrize(
    ("iso", "text", "doer"),
    [
        ("en", "Five people died in an air strike the rebels blamed on Azerbaijan.", "AZE"),
        ("ar", "قتل خمسة أشخاص في غارة جوية نسبتها أرمينيا إلى أذربيجان.", "AZE"),
        ("en", "A missile hit a market in Berd, officials said, blaming Azerbaijan.", "AZE"),
        ("ar", "قتل خمسة في قصف على سوق، بحسب ناشطين اتهموا أذربيجان بالمسؤولية.", "AZE"),
    ],
)
def test_whom_others_blame_it_on_did_it(*, benches: Mapping[str, Bench], iso: str, text: str, doer: str) -> None:
    assert doers(benches[iso], text) == [doer]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("على أذربيجان الانسحاب من غوريس.", ["AZE"]),
        ("وقال الوزير إن على أذربيجان وقف هجماتها على غوريس.", ["AZE"]),
        ("شنت غارة على أذربيجان وقصفت غوريس.", []),
    ],
)
def test_on_whom_a_clause_lays_what_a_noun_names_is_to_do_it(ar: Bench, text: str, doer: list[str]) -> None:
    assert doers(ar, text) == doer


def test_who_is_complained_to_is_accused_of_nothing(en: Bench) -> None:
    assert doers(en, "Armenia complained to the United Nations about violations of the ceasefire.") != ["UN"]


@pytest.mark.parametrize(
    ("iso", "text", "doer"),
    [
        ("ar", "اتهمت أرمينيا أذربيجان بأنها قصفت بلدة بيرد.", ["AZE"]),
        ("ar", "نفت أرمينيا هجوم أذربيجان على الجسر.", []),
        ("en", "Armenia said the truce was violated by shelling of its positions.", []),
        ("en", "Armenia acknowledged casualties in Berd.", []),
        ("en", "Armenia rejected Azerbaijan's claim that it had destroyed ten Armenian tanks.", []),
    ],
)
def test_who_accuses_or_only_tells_is_told_to_have_done_nothing(
    *, benches: Mapping[str, Bench], iso: str, text: str, doer: list[str]
) -> None:
    assert doers(benches[iso], text) == doer


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("نفت أرمينيا قصف أذربيجان.", ["ARM"]),
        ("نفى الجيش الأرميني مهاجمة القوات الأذربيجانية قرب بيرد.", ["ARM.MIL"]),
        ("نفى الجيش الأرميني هجوم القوات الأذربيجانية على مواقعه.", []),
        ("نفت أرمينيا مزاعم أذربيجان بقصف بيرد.", ["ARM"]),
    ],
)
def test_what_is_denied_is_the_denier_s_deed_unless_it_is_made_on_him(ar: Bench, text: str, doer: list[str]) -> None:
    assert doers(ar, text) == doer


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Armenia said that Azerbaijan had shelled Berd and vowed revenge.", ["ARM"]),
        ("The Armenian army said Azerbaijan had hit the bridge and threatened retaliation.", ["ARM.MIL"]),
    ],
)
def test_who_tells_of_a_deed_and_vows_is_the_one_who_threatens(en: Bench, text: str, doer: list[str]) -> None:
    threat = [claim for claim in en.claims(text) if claim.act == "threatens"]
    assert [m.id for claim in threat for m in claim.actors] == doer
