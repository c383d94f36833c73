"""Whose forces they are that carry a pronoun: قواته, طائراتها, جنودنا."""

import pytest

from hudna.model.claims import Mention

from .conftest import Bench, ids

NEPAL = "NPL"


def owners(bench: Bench, text: str, speaker: str | None = None) -> list[str]:
    """The ids of what carries a pronoun in a sentence, told after somebody spoke."""
    context = bench.context(text)
    context.home = NEPAL
    context.speaker = None if speaker is None else Mention(id=speaker, start=0, end=0, text="")
    structure = bench.possession.settle(bench.structure(text), context)
    return [i for g in structure.groups for p in g.parties if p.pronoun for i in context.identify(p)]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("قالت النرويج إن قواتها انسحبت", "NOR.MIL"),
        ("أعلن الجيش النرويجي مقتل أحد جنوده", "NOR.MIL"),
        ("أكدت وزارة الدفاع الإسبانية أن طائراتها عادت", "ESP.MIL"),
        ("أكد الحوثيون أن مقاتليهم انسحبوا", "HOUTHI"),
        ("ذكر حزب الله أن عناصره انسحبوا", "HEZBOLLAH"),
        ("نفى العراق أن تكون قواته انسحبت", "IRQ.MIL"),
        ("أعلن الرئيس النرويجي أن قوات بلاده سيطرت على الجسر", "NOR.MIL"),
        ("قال بوتين إن قوات بلاده عادت", "RUS.MIL"),
        ("قال زعيم حزب الله إن حركته انسحبت", "HEZBOLLAH"),
        ("طلبت النرويج من إسبانيا سحب قواتها", "ESP.MIL"),
        ("طالبت النرويج إسبانيا بسحب قواتها", "ESP.MIL"),
    ],
)
def test_forces_belong_to_the_subject_or_speaker_of_the_sentence(ar: Bench, text: str, owner: str) -> None:
    assert owners(ar, text) == [owner]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("قالت النرويج للجيش الإسباني إن قواتها انسحبت", "NOR.MIL"),
        ("قال الجيش الإسباني أمس وأيدته النرويج إن جنوده عادوا", "ESP.MIL"),
        ("قال الجيش الإسباني أمس وأيدته النرويج إن قواتها عادت", "NOR.MIL"),
    ],
)
def test_the_owner_agrees_with_the_pronoun(ar: Bench, text: str, owner: str) -> None:
    assert owners(ar, text) == [owner]


def test_a_capital_that_is_struck_owns_no_forces(ar: Bench) -> None:
    assert owners(ar, "قصفت النرويج مدريد بعد هجوم على جنودها") == ["NOR.MIL"]


def test_the_nearest_of_two_that_agree_owns_them(ar: Bench) -> None:
    assert owners(ar, "قالت النرويج إن إسبانيا سحبت قواتها") == ["ESP.MIL"]


@pytest.mark.parametrize(
    "text",
    ["قال المتحدث باسم الجيش النرويجي: فقد اثنان من جنودنا", "«عاد جميع جنودنا سالمين»، قال الجيش النرويجي"],
)
def test_our_forces_are_those_of_whoever_speaks(ar: Bench, text: str) -> None:
    assert owners(ar, text) == ["NOR.MIL"]


def test_without_an_owner_in_the_sentence_they_are_those_of_who_spoke_last(ar: Bench) -> None:
    assert owners(ar, "وأضاف أن قواته انسحبت", "NOR.MIL") == ["NOR.MIL"]
    assert owners(ar, "وأضاف أن قواته انسحبت", "NOR.SRC") == [f"{NEPAL}.MIL"]


def test_an_owner_may_be_named_later_where_nobody_spoke_before(ar: Bench) -> None:
    assert owners(ar, "عادت طائراته سالمة، وفق ما قال الجيش النرويجي") == ["NOR.MIL"]


def test_whom_nobody_in_the_report_owns_is_the_home_state_s(ar: Bench) -> None:
    assert owners(ar, "انسحبت قواته أمس") == [f"{NEPAL}.MIL"]


def test_a_state_s_rebels_have_their_own_forces(ar: Bench) -> None:
    assert owners(ar, "قالت المعارضة السورية إن قواتها انسحبت") == ["SYR.REB"]


def test_homes_and_people_belong_to_anybody(ar: Bench) -> None:
    assert owners(ar, "قالت النرويج إن سكانها عادوا") == [f"{NEPAL}.CVL"]


def test_a_sentence_without_such_pronouns_stays_as_it_is(ar: Bench, en: Bench) -> None:
    for bench, text in ((ar, "انسحبت القوات النرويجية"), (en, "Norway said that the forces left")):
        structure = bench.structure(text)
        assert bench.possession.settle(structure, bench.context(text)) is structure


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Norway said its forces left", "NOR.MIL"),
        ("Haftar said his troops had left", "LNA"),
        ("The Houthis said that their fighters had left", "HOUTHI"),
        ("Norway met the Houthis, who moved their troops", "HOUTHI"),
        ("Two Norwegian soldiers died when their vehicle was hit", "NOR.MIL"),
    ],
)
def test_english_possessives_mean_a_side_a_person_or_several(en: Bench, text: str, owner: str) -> None:
    assert owners(en, text) == [owner]


@pytest.mark.parametrize("said", ["قوله إن", "القول إن", "أن"])
def test_who_is_quoted_owns_them_though_behind_a_preposition(ar: Bench, said: str) -> None:
    assert owners(ar, f"نقل الموقع عن النرويج {said} قواتها انسحبت", speaker="ESP") == ["NOR.MIL"]


def test_his_post_is_a_soldier_s(en: Bench) -> None:
    assert owners(en, "A Norwegian soldier died when his post was hit") == ["NOR.MIL"]


def test_the_people_of_a_list_are_of_the_state_of_the_first(en: Bench, ar: Bench) -> None:
    for bench, text in ((en, "Two Norwegian soldiers and a civilian died"), (ar, "قتل جنود نرويجيون ومدنيون")):
        structure = bench.possession.settle(bench.structure(text), bench.context(text))
        assert [party.id for group in structure.groups for party in group.parties] == ["NOR.MIL", "NOR.CVL"]


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير الدفاع الأذربيجاني إن بلاده وافقت على وقف إطلاق النار.",
        "قال مندوب أذربيجان في الأمم المتحدة بعد اجتماع مجلس الأمن إن بلاده ستواصل القتال.",
        "قالت ممثلة أذربيجان إن بلادها ستواصل القتال.",
    ],
)
def test_his_country_is_that_of_the_person_named_last(ar: Bench, text: str) -> None:
    assert ids(ar.claims(text)[-1].actors) == ["AZE"]


def test_an_attack_on_his_country_is_made_on_its_state(ar: Bench, en: Bench) -> None:
    (told,) = en.claims("The Azerbaijani envoy accused Armenia of attacking his country.")
    assert (ids(told.actors), ids(told.targets)) == (["ARM"], ["AZE"])
    told = ar.claims("قال وزير الدفاع الأذربيجاني إن الهجوم على بلاده خرق للهدنة.")[0]
    assert ids(told.targets) == ["AZE"]


def test_the_forces_of_his_country_are_one_party_with_it(ar: Bench) -> None:
    (told,) = ar.claims("قال وزير الدفاع الأذربيجاني إن قوات بلاده قصفت مواقع أرمينية.")
    assert ids(told.actors) == ["AZE.MIL"]


def test_a_country_without_a_pronoun_is_nobody(ar: Bench, en: Bench) -> None:
    assert ids(en.claims("Azerbaijani troops have withdrawn from the country.")[0].actors) == ["AZE.MIL"]
    assert ids(ar.claims("انسحبت القوات الأذربيجانية من البلاد.")[0].actors) == ["AZE.MIL"]


def test_peacekeepers_under_fire_are_the_missions_own(ar: Bench) -> None:
    (fire,) = ar.claims("قالت اليونيفيل إن جنودها تعرضوا لإطلاق نار من القوات الإسرائيلية.")
    assert (ids(fire.actors), ids(fire.targets)) == (["ISR.MIL"], ["UN"])
