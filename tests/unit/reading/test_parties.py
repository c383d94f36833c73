from functools import cache
from itertools import pairwise

import pytest

from hudna.reading.actor_data import load_actors
from hudna.reading.context import Context
from hudna.reading.data_files import DATA
from hudna.reading.names import compile_names
from hudna.reading.pack import Pack, load_pack
from hudna.reading.parties import Party, PartyFinder
from hudna.reading.sentences import sentences
from hudna.reading.tokens import Token

from .conftest import Bench
from .tokenizers import words

ACTORS = load_actors(DATA / "actors")


@cache
def pack(iso: str) -> Pack:
    return load_pack(iso)


@cache
def finder(iso: str) -> PartyFinder:
    return PartyFinder(pack(iso), compile_names(pack(iso), ACTORS))


def parties(iso: str, text: str) -> list[tuple[tuple[Token, ...], Party]]:
    found = sentences(text, pack(iso).tokenizer, pack(iso).abbreviations)
    return [(s.tokens, party) for s in found for party in finder(iso).find(s.tokens)]


def ids(iso: str, text: str) -> list[str]:
    return [party.id for _, party in parties(iso, text)]


def kinds(iso: str, text: str) -> list[str]:
    return [party.kind for _, party in parties(iso, text)]


def spans(iso: str, text: str) -> list[str]:
    return [words(tokens, party.first, party.last) for tokens, party in parties(iso, text)]


@pytest.mark.parametrize(
    ("iso", "text", "whole", "owner"),
    [
        ("ar", "تقدم الجيش الروسي", "الجيش الروسي", "RUS.MIL"),
        ("ar", "تقدمت القوات المسلحة السورية", "القوات المسلحة السورية", "SYR.MIL"),
        ("ar", "صرح وزير خارجية سوريا", "وزير خارجية سوريا", "SYR"),
        ("ar", "صرح وزير الداخلية السعودي", "وزير الداخلية السعودي", "SAU"),
        ("ar", "نفت الخارجية السعودية", "الخارجية السعودية", "SAU"),
        ("ar", "صرح المتحدث باسم التحالف", "المتحدث باسم التحالف", "COALITION"),
        ("ar", "صرح مسؤول كبير في سلاح الجو الإسرائيلي", "مسؤول كبير في سلاح الجو الإسرائيلي", "ISR.MIL"),
        ("ar", "صرحت مصادر بالحكومة اليمنية", "مصادر بالحكومة اليمنية", "YEM.SRC"),
        ("ar", "تقدمت قوات تابعة للحوثيين", "قوات تابعة للحوثيين", "HOUTHI"),
        ("ar", "تقدمت حركة \"طالبان\" الأفغانية", "حركة \"طالبان\" الأفغانية", "TALIBAN"),
        ("ar", "تقدمت قوات خاصة تركية", "قوات خاصة تركية", "TUR.MIL"),
        ("en", "the UN humanitarian chief spoke", "UN humanitarian chief", "UN"),
        ("en", "the Russian army advanced", "Russian army", "RUS.MIL"),
        ("en", "Russia's armed forces advanced", "Russia's armed forces", "RUS.MIL"),
        ("en", "the president of Syria spoke", "president of Syria", "SYR"),
        ("en", "a senior official of the Syrian government spoke", "official of the Syrian government", "SYR"),
        ("en", "Hamas fighters fired", "Hamas fighters", "HAMAS"),
        ("en", "the Assad regime advanced", "Assad regime", "SYR"),
        ("en", "Yemen's Houthi rebels advanced", "Yemen's Houthi rebels", "HOUTHI"),
        ("en", "Lebanese Hezbollah fighters fired", "Lebanese Hezbollah fighters", "HEZBOLLAH"),
        ("en", "Israeli defence ministry officials spoke", "Israeli defence ministry officials", "ISR"),
    ],
)  # fmt: skip
def test_a_body_is_its_owner_s(iso: str, text: str, whole: str, owner: str) -> None:
    assert (spans(iso, text), [i.removesuffix(".MIL") for i in ids(iso, text)]) == (
        [whole],
        [owner.removesuffix(".MIL")],
    )


@pytest.mark.parametrize(
    ("iso", "text", "whole", "speaker"),
    [
        ("ar", "أكد وزير الخارجية السعودي عادل الجبير", "وزير الخارجية السعودي عادل الجبير", "SAU"),
        ("ar", "أكد المتحدث باسم التحالف العميد أحمد عسيري", "المتحدث باسم التحالف العميد أحمد عسيري", "COALITION"),
        ("ar", "أكد سيرغي لافروف وزير الخارجية الروسي", "سيرغي لافروف وزير الخارجية الروسي", "RUS"),
        ("ar", "أكد الناطق باسم الجيش السوداني نبيل عوض", "الناطق باسم الجيش السوداني نبيل عوض", "SDN.MIL"),
        ("en", "the Kremlin spokesman, Dmitry Peskov, said", "Kremlin spokesman, Dmitry Peskov", "RUS"),
        ("en", "Dmitry Peskov, the Kremlin spokesman, said", "Dmitry Peskov, the Kremlin spokesman", "RUS"),
        ("en", "Yemeni army spokesman Salim Roe said", "Yemeni army spokesman Salim Roe", "YEM.MIL"),
        ("en", "Sudanese army spokesman Col. Omar al-Roe said", "Sudanese army spokesman Col. Omar al-Roe", "SDN.MIL"),
        ("en", "President Recep Tayyip Erdogan said", "President Recep Tayyip Erdogan", "TUR"),
    ],
)  # fmt: skip
def test_a_title_and_the_name_beside_it_are_one_party(iso: str, text: str, whole: str, speaker: str) -> None:
    assert (spans(iso, text), ids(iso, text)) == ([whole], [speaker])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Turkish spokeswoman Karla Brand said Erdogan left", ["Turkish spokeswoman Karla Brand", "Erdogan"]),
        ("Several members said Russia left", ["members", "Russia"]),
        ("Vladimir Putin says Recep Tayyip Erdogan left", ["Vladimir Putin", "Recep Tayyip Erdogan"]),
    ],
)
def test_no_name_runs_over_a_verb_of_speech(text: str, named: list[str]) -> None:
    assert spans("en", text) == named


@pytest.mark.parametrize(
    ("iso", "text", "owner"),
    [
        ("ar", "وصل مبعوث الأمم المتحدة إلى اليمن", "UN"),
        ("ar", "وصل المبعوث الأممي لسوريا", "UN"),
        ("ar", "وصل السفير الأمريكي لدى اليمن", "USA"),
        ("ar", "وصل المندوب الدائم لسوريا لدى الأمم المتحدة", "SYR"),
        ("en", "the U.N. envoy to Syria arrived", "UN"),
        ("en", "the US ambassador to Yemen arrived", "USA"),
        ("en", "Russia's U.N. ambassador spoke", "RUS"),
        ("en", "the UN Special Envoy for Yemen arrived", "UN"),
    ],
)
def test_the_place_of_a_post_is_no_owner(iso: str, text: str, owner: str) -> None:
    assert ids(iso, text) == [owner]


@pytest.mark.parametrize(
    ("iso", "text", "identifier"),
    [
        ("ar", "قصفت الميليشيات المدعومة من إيران", "?.REB"),
        ("ar", "تقدم الانفصاليون الموالون لروسيا", "?.REB"),
        ("ar", "تقدمت قوات موالية للأسد", "SYR.MIL"),
        ("ar", "تقدمت قوات بقيادة حفتر", "LNA"),
        ("en", "Turkish-backed rebels advanced", "?.REB"),
        ("en", "rebels backed by Turkey advanced", "?.REB"),
        ("en", "pro-Russian separatists advanced", "?.REB"),
        ("en", "pro-Assad forces advanced", "SYR.MIL"),
        ("en", "forces loyal to Khalifa Haftar advanced", "LNA"),
        ("en", "the Houthi-run television said", "HOUTHI"),
        ("en", "anti-Houthi forces advanced", "?.MIL"),
        ("en", "the Syrian army, backed by Russia, advanced", "SYR.MIL"),
        ("ar", "تقدم الجيش السوري، المدعوم من روسيا، نحو النهر", "SYR.MIL"),
    ],
)
def test_supporters_and_foes_own_nobody_but_leaders_do(iso: str, text: str, identifier: str) -> None:
    assert ids(iso, text) == [identifier]


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("هيئة حقوق الإنسان التابعة للأمم المتحدة", "UN"),
        ("لجنة التحقيق المستقلة التابعة للاتحاد الأوروبي", "EU"),
    ],
)
def test_what_belongs_to_somebody_is_his_however_long_its_name(text: str, identifier: str) -> None:
    assert ids("ar", text) == [identifier]


def test_a_body_without_an_owner_waits_for_the_report() -> None:
    [(_, army)] = parties("en", "the army advanced")
    assert (army.id, army.open, army.kind) == ("?.MIL", True, "body")
    [(_, home)] = parties("ar", "عادوا إلى منازلهم")
    assert (home.id, home.pronoun, home.kind) == ("?.CVL", "هم", "asset")


def test_the_head_of_a_party_does_not_stand_for_the_state() -> None:
    [(_, head)] = parties("ar", "صرح رئيس الحزب")
    assert head.name is not None
    assert head.name.body is not None
    assert not head.name.body.alone


def test_a_noun_that_only_modifies_another_is_no_party() -> None:
    assert ids("en", "a dozen civilian objects were lost") == []
    assert ids("en", "the military had asked for it") == ["?.MIL"]


def test_bodies_may_be_named_otherwise_in_a_state() -> None:
    assert ids("en", "Yemeni rebels and Syrian rebels met") == ["HOUTHI", "SYR.REB"]
    [(_, rebels)] = parties("ar", "تقدم المتمردون")
    assert rebels.name is not None
    assert rebels.name.body is not None
    assert rebels.name.body.by_country["AFG"] == "TALIBAN"


def test_two_owners_may_share_a_body() -> None:
    assert ids("en", "Russian and Syrian warplanes struck") == ["RUS.MIL", "SYR.MIL"]
    assert ids("ar", "اجتمع وزيرا الخارجية الروسي والتركي") == ["RUS", "TUR"]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("صافح الوزير نظيريه الأذربيجاني والأرمني", ["?", "AZE", "ARM"]),
        ("بحضور وزيري الدفاع الأمريكي والتركي", ["USA.MIL", "TUR.MIL"]),
        ("صرح وزيرا دفاع أرمينيا وأذربيجان", ["ARM.MIL", "AZE.MIL"]),
        ("صرح المتحدثان باسم الجيشين الأرمني والأذربيجاني", ["ARM.MIL", "AZE.MIL"]),
        ("استقبل نظيريه النرويجي والإسباني", ["NOR", "ESP"]),
        ("مع وزيري خارجية النرويج وإسبانيا", ["NOR", "ESP"]),
        ("مع وزيري الطاقة النرويجي والإسباني", ["NOR", "ESP"]),
        ("مع الرئيسين النرويجي والإسباني", ["NOR", "ESP"]),
        ("ودع سفيري النرويج وإسبانيا", ["NOR", "ESP"]),
        ("صرح وزير دفاع أرمينيا وأذربيجان تنفي", ["ARM.MIL", "AZE"]),
    ],
)
def test_two_of_a_title_have_two_owners(text: str, owners: list[str]) -> None:
    assert ids("ar", text) == owners


def test_a_base_is_a_party_behind_a_preposition_too() -> None:
    assert ids("ar", "شن هجوما على قاعدة أمريكية") == ["USA.MIL"]
    assert ids("ar", "أنشأت الشركة قاعدة بيانات") == []


def test_two_demonyms_say_who_both_sides_are() -> None:
    assert ids("ar", "التقى الجانبان الروسي والتركي") == ["RUS", "TUR"]
    assert kinds("ar", "هدأ الطرفان والتركي غاضب")[0] == "both"
    assert kinds("ar", "دعا الأطراف السورية إلى الهدوء")[0] == "both"


def test_a_demonym_in_the_accusative_may_be_written_like_a_state() -> None:
    assert kinds("ar", "صدت الكتيبة هجوما روسيا") == ["body", "adjective"]
    assert kinds("ar", "اتهم أيضا روسيا") == ["name"]


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("ar", "قصف الجيش مواقع الحوثيين", ["?.MIL", "HOUTHI"]),
        ("ar", "قتل مسلحون جنديا نرويجيا", ["?.REB", "NOR.MIL"]),
        ("ar", "قتل مسلحو الحزب جنديا نرويجيا", ["?.REB", "NOR.MIL"]),
        ("ar", "قصفت الطائرات قوات النظام السوري", ["?.MIL", "SYR.MIL"]),
        ("ar", "قصفت إسرائيل الفلسطينيين", ["ISR", "PSE.CVL"]),
        ("en", "Russia bombed rebels", ["RUS", "?.REB"]),
        ("en", "Israeli strikes killed civilians", ["ISR", "?.CVL"]),
        ("en", "Opposition forces killed a pilot", ["?.REB", "?.MIL"]),
    ],
)
def test_what_stands_beside_a_body_need_not_own_it(iso: str, text: str, expected: list[str]) -> None:
    assert ids(iso, text) == expected


def test_a_plural_that_has_the_ending_of_a_subject_owns_nothing() -> None:
    assert ids("ar", "أسر الحوثيون جنديا في مأرب")[:2] == ["?.CVL", "HOUTHI"]
    assert ids("ar", "عادت أسر الحوثيين إلى مأرب")[0] == "HOUTHI"


def test_numbers_make_persons_of_arabic_demonyms() -> None:
    assert kinds("ar", "أصيب 15 فلسطينيا") == ["people"]
    assert kinds("ar", "شن هجوما إسرائيليا") == ["adjective"]


@pytest.mark.parametrize("text", ["أصيب نرويجي بجروح", "قام نرويجي بالعمل", "استشهد نرويجي أمس"])
def test_a_demonym_right_behind_a_verb_of_harm_or_doing_is_a_person(text: str) -> None:
    assert (ids("ar", text), kinds("ar", text)) == (["NOR.CVL"], ["people"])


def test_a_demonym_without_the_article_describes_no_noun_that_has_it() -> None:
    assert ids("ar", "قتل الجيش الإسباني نرويجيا") == ["ESP.MIL", "NOR.CVL"]
    assert spans("ar", "تقدم الجيش الوطني الليبي") == ["الجيش الوطني الليبي"]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("ar", "وقف أمام الباب"),
        ("ar", "تحدث بحماس عن رحلته"),
        ("ar", "طلبوا مساعدات مالية ودعما ماليا"),
        ("ar", "سارت الأمور لصالح الجميع"),
        ("ar", "شن هجوما مسلحا"),
        ("en", "they told us who won"),
        ("en", "he likes to polish old brass"),
        ("en", "we ate turkey and drank from china"),
        ("en", "they crossed the South China Sea"),
        ("en", "she posted it on social media"),
    ],
)
def test_common_words_are_no_parties(iso: str, text: str) -> None:
    assert ids(iso, text) == []


def test_a_family_name_after_another_given_name_is_somebody_else_s() -> None:
    assert ids("en", "a week later Nikki Haley spoke to us") == ["USA"]
    assert ids("en", "a week later Brett Haley sang to us") == []
    assert ids("ar", "وصل أحمد صالح") == []


def test_both_sides_are_a_party() -> None:
    assert kinds("ar", "دعا الطرفين إلى الهدوء") == ["both"]
    assert kinds("en", "he urged both sides to stop") == ["both"]


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_parties_stand_in_order_and_never_overlap(iso: str) -> None:
    texts = {
        "ar": "قال المتحدث باسم وزارة الدفاع الروسية إن الجيش السوري وحزب الله قصفا مواقع جبهة النصرة في إدلب، ونفت تركيا ذلك.",
        "en": "The Russian defence ministry's spokesman said Syria's army and Hezbollah hit Nusra Front posts; Turkey denied it.",
    }
    found = [party for _, party in parties(iso, texts[iso])]
    assert len(found) >= 5
    assert all(a.last <= b.first for a, b in pairwise(found))


def test_who_holds_a_place_or_brokers_talks_is_a_party() -> None:
    assert ids("en", "UN-brokered talks went on") == ["UN"]
    assert ids("en", "the rebel-held town was shelled") == ["?.REB"]
    assert ids("en", "a hospital in the rebel-held town") == ["?.MED", "?.REB"]
    assert [party.holder for _, party in parties("en", "the rebel-held town was shelled by rebels")] == [True, False]


@pytest.mark.parametrize(("iso", "text"), [("en", "positions held by Russia"), ("ar", "المعاقل الخاضعة لسيطرة روسيا")])
def test_a_thing_is_its_holder_s(iso: str, text: str) -> None:
    assert ids(iso, text) == ["RUS.MIL"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("they arrested a Syrian who fled", "people"),
        ("one Syrian was held", "people"),
        ("a Syrian town fell", "adjective"),
    ],
)
def test_a_demonym_in_the_singular_may_be_a_person(text: str, kind: str) -> None:
    assert kinds("en", text) == [kind]


def test_who_made_a_thing_or_is_opposed_is_none() -> None:
    assert ids("en", "a Russian-made shell fell") == []
    assert ids("en", "anti-American slogans were shouted") == []


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The defence ministry of Nagorno-Karabakh spoke"),
        ("en", "The Karabakh defense ministry spoke"),
        ("ar", "تحدثت وزارة الدفاع في قره باغ"),
    ],
)
def test_the_ministry_of_a_breakaway_land_is_not_that_of_the_state_whose_land_it_is(iso: str, text: str) -> None:
    assert ids(iso, text) == ["ARTSAKH"]


@pytest.mark.parametrize(
    ("iso", "text", "found"),
    [
        ("en", "Russian missiles hit the town", ["RUS.MIL"]),
        ("en", "missiles hit the town", []),
        ("ar", "أصابت صواريخ روسية المدينة", ["RUS.MIL"]),
        ("ar", "أصابت صواريخ المدينة", []),
        ("ar", "أطلق قناصة أذربيجانيون النار", ["AZE.MIL"]),
    ],
)
def test_weapons_are_parties_only_with_their_owner(iso: str, text: str, found: list[str]) -> None:
    assert ids(iso, text) == found


def test_an_adjective_may_agree_with_a_thing_over_the_noun_that_it_is_annexed_to() -> None:
    assert ids("ar", "تعرضت سفينة شحن تركية للقصف") == ["TUR.CVL"]
    assert spans("ar", "قصفوا منشآت النفط السعودية") == ["منشآت النفط السعودية"]


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "TNLA fighters entered the town", "TNLA"),
        ("en", "the Coalition of Patriots for Change advanced", "CPC"),
        ("en", "the Amhara militia advanced", "AMHARA"),
        ("en", "the Verkhovna Rada voted", None),
        ("ar", "تقدمت جبهة التغيير والوفاق", "FACT"),
        ("ar", "هاجم جيش العدل الموقع", "JAISH_ADL"),
        ("ar", "تجمعوا في حي الشيخ جراح", None),
    ],
)  # fmt: skip
def test_groups_are_told_apart_and_places_are_no_groups(iso: str, text: str, who: str | None) -> None:
    assert ids(iso, text)[:1] == ([] if who is None else [who])


@pytest.mark.parametrize(
    ("iso", "text", "home", "who"),
    [
        ("en", "separatists seized the port", "YEM", "STC"),
        ("en", "separatists seized the port", "CMR", "AMBAZONIA"),
        ("en", "peacekeepers came under fire", "LBN", "UN"),
        ("en", "Russian peacekeepers came under fire", "GEO", "RUS.MIL"),
        ("en", "Western diplomats said so", "SYR", "SRC"),
        ("en", "tribesmen blocked the road", "YEM", "YEM.TRIBES"),
        ("en", "tribal elders mediated", "YEM", "YEM.CVL"),
        ("ar", "سيطر الانفصاليون على الميناء", "YEM", "STC"),
        ("ar", "تقدم الجيش الوطني", "LBY", "LNA"),
        ("ar", "تقدم الجيش الوطني", "YEM", "YEM.MIL"),
        ("ar", "أعلنت لجان المقاومة ذلك", "SDN", "SDN.NGO"),
        ("ar", "أصيب جنود حفظ السلام", "LBN", "UN"),
        ("ar", "قال دبلوماسيون غربيون ذلك", "YEM", "SRC"),
    ],
)  # fmt: skip
def test_whom_a_common_noun_means_depends_on_where_the_conflict_is_fought(
    iso: str, text: str, home: str, who: str
) -> None:
    [(_, party)] = parties(iso, text)[:1]
    assert Context(text, home, ()).identify(party) == (who,)


@pytest.mark.parametrize(
    ("iso", "before", "later"),
    [("en", "The rebels' spokesman of Hamas spoke.", "diplomats waited"), ("ar", "صرح المتحدث باسم حماس.", "انتظر دبلوماسيون")],
)  # fmt: skip
def test_a_diplomat_is_not_whoever_held_another_office_before(iso: str, before: str, later: str) -> None:
    context = Context(before, "PSE", ())
    for tokens, party in parties(iso, before):
        context.introduce(tokens, [party])
    [(_, diplomat)] = parties(iso, later)
    assert context.identify(diplomat) == ()


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Gunmen attacked a hotel in the Malian capital, Bamako."),
        ("en", "Shells fell on the city of Damascus."),
        ("en", "The envoy welcomed the Pretoria agreement."),
        ("ar", "سقطت قذائف على العاصمة دمشق."),
        ("ar", "رحب المبعوث باتفاق ستوكهولم."),
    ],
)
def test_a_capital_called_a_town_or_an_accord_s_name_is_no_government(iso: str, text: str) -> None:
    assert "seat" not in kinds(iso, text)


@pytest.mark.parametrize(
    ("iso", "text", "owner"),
    [
        ("en", "The defence ministry in Moscow kept silent.", "RUS.MIL"),
        ("en", "The government in Yerevan kept silent.", "ARM"),
        ("ar", "التزمت وزارة الدفاع في موسكو الصمت.", "RUS.MIL"),
        ("ar", "التزمت الحكومة بيريفان الصمت.", "ARM"),
    ],
)
def test_a_body_is_of_the_state_in_whose_seat_it_stands(iso: str, text: str, owner: str) -> None:
    assert ids(iso, text) == [owner]


@pytest.mark.parametrize("text", ["أدانت النرويج القصف الإسباني", "أدانت حماس القصف الإسباني"])
def test_no_state_or_group_has_the_adjective_of_another(ar: Bench, text: str) -> None:
    assert len(ar.parties.find(ar.tokens(text))) == 2


def test_a_group_is_none_that_was_named_before_and_the_group_is(en: Bench) -> None:
    def known(text: str) -> list[bool]:
        return [party.definite for party in en.parties.find(en.tokens(text))]

    assert known("A group attacked") == [False]
    assert known("The group attacked") == [True]
    assert known("A commander of the group attacked") == [True]


def test_a_group_keeps_the_adjective_of_its_people(ar: Bench) -> None:
    assert [party.id for party in ar.parties.find(ar.tokens("انسحبت قوات سوريا الديمقراطية الكردية"))] == ["SDF"]


def test_another_observatory_is_not_the_syrian_one(en: Bench) -> None:
    assert not any(party.id == "SYR.NGO" for party in en.parties.find(en.tokens("the Border Observatory said")))
    assert [party.id for party in en.parties.find(en.tokens("the Observatory said"))] == ["SYR.NGO"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجم مسلحون من حركة الشباب الحافلة", ["ALSHABAAB"]),
        ("انسحب مسلحون من النرويج", ["?.REB", "NOR"]),
        ("احتجز الجيش موظفين أمميين", ["?.MIL", "UN"]),
    ],
)
def test_armed_men_are_of_an_armed_group_and_come_from_a_state(ar: Bench, text: str, expected: list[str]) -> None:
    assert [party.id for party in ar.parties.find(ar.tokens(text))] == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("اجتمع مجلس الأمن الدولي التابع للأمم المتحدة في جنيف", "مجلس الأمن الدولي التابع للأمم المتحدة"),
        ("قالت قناة المسيرة التابعة للحوثيين", "قناة المسيرة التابعة للحوثيين"),
        ("هاجمت كتائب القسام التابعة لحركة حماس الموقع", "كتائب القسام التابعة لحركة حماس"),
    ],
)
def test_whom_a_name_or_an_outlet_belongs_to_is_nobody_else(text: str, whole: str) -> None:
    assert whole in spans("ar", text)
