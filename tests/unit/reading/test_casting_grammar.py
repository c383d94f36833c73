"""Roles that grammar makes certain or impossible, whatever the models would say."""

from collections.abc import Mapping

import pytest

from hudna.model.claims import Status
from hudna.model.events import EventType
from hudna.reading.casting_grammar import possible

from .conftest import Bench, ids


def roles(bench: Bench, text: str) -> dict[str, frozenset[str]]:
    """The roles that grammar leaves to each candidate for the last event of a text, by its id."""
    choices = bench.drafts(text)[-1].choices
    return {one.mentions[0].id: possible(choices.scene, one) for one in choices.candidates}


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "Armenia agreed a truce between Azerbaijan and Georgia.", "AZE"),
        ("en", "A truce between Azerbaijan and Georgia came into force.", "AZE"),
        ("ar", "اندلع القتال بين أذربيجان وجورجيا.", "AZE"),
        ("ar", "قال رئيس أذربيجان إننا نجري محادثات مع أرمينيا.", "AZE"),
        ("en", "Azerbaijan declared a ceasefire in Karabakh.", "AZE"),
        ("ar", "أعلن الجيش الأذربيجاني الذي يواجه أرمينيا هدنة في قره باغ.", "AZE.MIL"),
        ("en", "Armenia urged Azerbaijan to stop the shelling.", "AZE"),
        ("en", "Azerbaijan promised to pull its troops out of Karabakh.", "AZE.MIL"),
        ("ar", "وتم استهداف المواقع الأرمينية قرب كنجة من قبل الجيش الأذربيجاني.", "AZE.MIL"),
        ("ar", "ارتفعت حصيلة قصف الجيش الأرميني لمدينة كنجة في أذربيجان.", "ARM.MIL"),
        ("en", "Armenia said that the town had fallen to Azerbaijan.", "AZE"),
        ("en", "Armenian villages near Barda were shelled by Azerbaijan.", "AZE"),
        ("ar", "قتل شخصان في غارة من طائرة أرمينية على كنجة.", "ARM.MIL"),
        ("ar", "أصيب ثلاثة في هجوم نفذته طائرة أرمينية على كنجة.", "ARM.MIL"),
        ("en", "The shelling of the villages around Goris by Azerbaijan went on.", "AZE"),
        ("en", "The killing of two aid workers by Armenian forces was condemned.", "ARM.MIL"),
        ("en", "The detention of two aid workers by the Houthis was condemned.", "HOUTHI"),
        ("ar", "استمر احتجاز الحوثيين لناشطين.", "HOUTHI"),
        ("ar", "تعرضت كنجة لقصف من الجانب الأرميني.", "ARM"),
        ("ar", "قتل خمسة أشخاص في انفجار تبنته حركة الشباب.", "ALSHABAAB"),
        ("ar", "أعلنت جماعة الحوثي أنها ستبدأ بهدنة من جانب واحد.", "HOUTHI"),
        ("en", "Armenian troops entered Goris after Azerbaijani forces had pulled out.", "AZE.MIL"),
        ("en", "Armenia took the villages from which Azerbaijani forces withdrew.", "AZE.MIL"),
    ],
)
def test_some_act_for_certain(*, benches: Mapping[str, Bench], iso: str, text: str, who: str) -> None:
    assert roles(benches[iso], text)[who] == {"actor"}


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "Aircraft bombed the Houthi-held town near Sanaa.", "HOUTHI"),
        ("en", "An air strike hit a town controlled by the Houthis near Sanaa.", "HOUTHI"),
        ("en", "Shells hit a market in a district ruled by the Houthis near Sanaa.", "HOUTHI"),
        ("ar", "قصفت الطائرات قرية خاضعة لسيطرة الحوثيين قرب صنعاء.", "HOUTHI"),
        ("en", "Armenia urged Azerbaijan to stop the shelling of Georgia.", "GEO"),
        ("ar", "طالبت أرمينيا أذربيجان بوقف القصف على جورجيا.", "GEO"),
        ("ar", "رحبت أرمينيا بالهدنة التي أعلنتها أذربيجان.", "ARM"),
        ("ar", "أعلن الجيش الأذربيجاني الذي يواجه أرمينيا هدنة في قره باغ.", "ARM"),
        ("en", "The Syrian Observatory for Human Rights said air strikes on Aleppo killed 91 people.", "SYR.NGO"),
        ("ar", "ردت أرمينيا على إطلاق صواريخ من جورجيا.", "ARM"),
        ("ar", "أعلنت أرمينيا قصف بلدات أرمينية قرب غوريس.", "ARM.CVL"),
        ("en", "The United Nations said that shelling killed 21 civilians in Barda.", "UN"),
        ("en", "A UN envoy said an air strike had hit a school near Stepanakert.", "UN"),
        ("en", "Human Rights Watch said cluster bombs had killed 12 people in Stepanakert.", "NGO"),
        ("en", "The Armenian army said that artillery fire had wounded two soldiers near Hadrut.", "ARM.MIL"),
        ("en", "The Armenian army said artillery fire had wounded two soldiers near Hadrut.", "ARM.MIL"),
        ("en", "No meeting took place between Armenia and Azerbaijan, a Georgian official said.", "GEO"),
        ("ar", "ووصفت أرمينيا اتهامات أذربيجان بقصف كنجة بأنها كاذبة.", "AZE"),
        ("ar", "قال الجيش الأرميني إن القصف المدفعي أصاب جنديين قرب هادروت.", "ARM.MIL"),
        ("ar", "أصاب القصف المدفعي جنديين قرب هادروت.", "AZE.MIL"),
        ("ar", "جرى قصف مواقع أرمينيا قرب غوريس.", "ARM.MIL"),
        ("ar", "قتل أربعة مدنيين في قصف للمناطق الأرمينية.", "ARM"),
        ("en", "Armenia described the shelling as a violation of the ceasefire.", "ARM"),
        ("ar", "وصفت أرمينيا القصف الأذربيجاني بأنه خرق فاضح للهدنة.", "ARM"),
        ("ar", "استدعت أرمينيا السفير الأذربيجاني احتجاجا على خرق الهدنة.", "ARM"),
        ("en", "According to the Armenian army, a rocket fell near Hadrut.", "ARM.MIL"),
        ("ar", "بحسب الجيش الأرميني، سقط صاروخ قرب هادروت.", "ARM.MIL"),
        ("ar", "استهدف قصف مواقع الجيش الأرميني قرب هادروت.", "ARM.MIL"),
        ("ar", "استهدف هجوم بمسيرة قاعدة للجيش الأرميني قرب هادروت.", "ARM.MIL"),
        ("en", "Armenian barracks came under fire near Hadrut.", "ARM.MIL"),
        ("en", "Air strikes hit the Armenian town of Berd.", "ARM"),
        ("ar", "إذا شنت أرمينيا هجوما فسوف يتم التصدي لها من قبل الجيش الأذربيجاني.", "ARM"),
    ],
)
def test_some_do_not_act_for_certain(*, benches: Mapping[str, Bench], iso: str, text: str, who: str) -> None:
    assert "actor" not in roles(benches[iso], text)[who]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("قصفت الأرمينيين قرب غوريس.", "actor"),
        ("استهدف الأرمينيون قرب غوريس مواقع أذربيجان بالمدفعية.", "target"),
    ],
)
def test_the_ending_of_an_arabic_plural_tells_what_somebody_is_not(ar: Bench, text: str, role: str) -> None:
    found = roles(ar, text)
    [told] = [found[one] for one in found if one.startswith("ARM")]
    assert role not in told


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Russia said Armenian forces had shelled an Azerbaijani town in Karabakh."),
        ("en", "Russia's foreign ministry said on Monday that Armenian forces shelled a town in Azerbaijan."),
    ],
)
def test_who_tells_what_a_side_did_and_is_on_none_has_no_part_in_it(
    *, benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    assert roles(benches[iso], text)["RUS"] == {"none"}


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Armenia denied, Azerbaijan said, shelling the town of Tartar."),
        ("en", "Armenia denied, according to Azerbaijan, shelling the town of Tartar."),
        ("en", "Armenia denied what Azerbaijan said about the shelling of Tartar."),
        ("en", "Azerbaijan's claim that Armenia had shelled Tartar was denied by Armenia."),
        ("en", "Azerbaijan's claim of a violation of the ceasefire near Tartar was rejected by Armenia."),
        ("en", "Azerbaijan's accusations of shelling were dismissed by Armenia as baseless."),
        ("en", "Claims that Armenia had shelled Tartar were denied by Armenia."),
        ("ar", "نفت أرمينيا، وفق ما قالت أذربيجان، قصف كنجة."),
        ("ar", "نفت أرمينيا ما قالته أذربيجان عن قصف كنجة."),
    ],
)
def test_by_whose_account_or_whose_words_somebody_denies_is_no_doer(
    *, benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    draft = benches[iso].drafts(text)[-1]
    assert draft.status is Status.DENIED
    assert draft.speaker is not None
    assert draft.speaker.id == "ARM"
    assert [one.id for one in draft.actors] == ["ARM"]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "UN peacekeepers opened fire on protesters near Goma, killing two."),
        ("en", "United Nations forces shelled rebel positions near Goma on Monday."),
        ("ar", "قصفت قوات الأمم المتحدة مواقع المتمردين قرب غوما."),
    ],
)
def test_the_forces_of_an_organisation_that_fights_nobody_may_fight(
    *, benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    assert "actor" in roles(benches[iso], text)["UN"]


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "According to the Armenian army, it shelled a base near Hadrut.", "ARM.MIL"),
        ("ar", "أطلقت النار من مواقع الجيش الأذربيجاني على قرية قرب غوريس.", "AZE.MIL"),
    ],
)
def test_a_source_may_tell_of_itself_and_fire_come_from_somebody_s_positions(
    *, benches: Mapping[str, Bench], iso: str, text: str, who: str
) -> None:
    assert "actor" in roles(benches[iso], text)[who]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The Security Council met in New York at the request of Georgia."),
        ("ar", "عقد مجلس الأمن جلسة طارئة بطلب من جورجيا."),
    ],
)
def test_who_asked_for_talks_may_have_stayed_away(*, benches: Mapping[str, Bench], iso: str, text: str) -> None:
    assert roles(benches[iso], text)["GEO"] == {"none"}


def test_who_is_cited_for_a_conquest_takes_no_part_in_it(en: Bench) -> None:
    text = "Azerbaijani forces have captured 12 villages in Karabakh since May, according to Armenian monitors."
    assert roles(en, text)["ARM.NGO"] == {"none"}


def test_who_saw_something_moved_did_not_move_it(en: Bench) -> None:
    assert roles(en, "The OSCE mission saw two tanks near Shyroke.")["OSCE"] == {"none"}


def test_what_comes_from_a_state_at_war_may_be_its_own(en: Bench) -> None:
    assert "actor" in roles(en, "Large-calibre weapons were fired from Armenia at positions near Barda.")["ARM"]


def test_what_is_spoken_of_takes_no_part_in_the_talks(en: Bench) -> None:
    found = roles(en, "The foreign ministers of Armenia and Azerbaijan discussed Georgia in Yerevan.")
    assert found["GEO"] == {"none"}


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Rockets were fired from Lebanon at the Israeli town of Metula."),
        ("ar", "رصد الجيش الإسرائيلي إطلاق صواريخ من لبنان على المطلة."),
    ],
)
def test_the_place_from_which_fire_came_has_no_part_in_it(*, benches: Mapping[str, Bench], iso: str, text: str) -> None:
    assert roles(benches[iso], text)["LBN"] == {"none"}


def test_who_speaks_of_his_own_land_may_answer_for_what_came_from_it(en: Bench) -> None:
    found = roles(en, "Georgia said no rocket had been fired at Armenia from Georgia.")
    assert "actor" in found["GEO"]


def test_who_tells_of_what_his_own_weapons_did_may_have_done_it(en: Bench) -> None:
    assert (
        "actor"
        in roles(en, "The Armenian army said its artillery fire had wounded two soldiers near Hadrut.")["ARM.MIL"]
    )
    assert (
        "actor" in roles(en, "The Armenian army said artillery fire had killed two militants near Hadrut.")["ARM.MIL"]
    )


def test_with_whom_somebody_makes_a_truce_leaves_him_free_to_act(ar: Bench) -> None:
    found = roles(ar, "أعلنت أذربيجان العودة إلى تفاهمات وقف إطلاق النار مع أرمينيا.")
    assert "actor" in found["AZE"]
    assert "actor" in found["ARM"]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "A Syrian military source said rebels had shelled a district of Aleppo."),
        ("ar", "قال مصدر عسكري سوري إن المعارضة قصفت حيا في حلب."),
    ],
)
def test_a_source_that_nobody_names_only_tells_what_others_do(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    [draft] = benches[iso].drafts(text)
    assert draft.speaker is not None
    assert draft.speaker.id == "SYR.SRC"
    assert [one.id for one in draft.actors] == ["SYR.REB"]
    assert "SYR.SRC" not in [one.id for one in draft.targets]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The OSCE mission recorded eight violations of the truce near Donetsk."),
        ("en", "Russia closed the crossings near Donetsk, which Ukraine called a violation of the truce."),
        ("en", "The violations of the truce near Donetsk were recorded by the OSCE mission."),
        ("en", "In what Ukraine described as a violation of the truce, two crossings near Donetsk were closed."),
        ("ar", "سجلت بعثة منظمة الأمن والتعاون في أوروبا ثمانية خروق للهدنة قرب دونيتسك."),
        ("ar", "خروق الهدنة قرب دونيتسك التي رصدتها بعثة منظمة الأمن والتعاون في أوروبا."),
    ],
)
def test_who_records_or_judges_a_breach_does_not_commit_it(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    told = [draft for draft in benches[iso].drafts(text) if draft.type is EventType.TRUCE_VIOLATED]
    assert told
    assert not {"OSCE", "UKR"} & {one.id for draft in told for one in draft.actors}


@pytest.mark.parametrize(
    "text",
    [
        "Russia said a drone had bombed a bridge near Donetsk.",
        "Russia said two jets bombed a bridge near Donetsk.",
        "Russia said that shells struck a bridge near Donetsk.",
    ],
)
def test_who_tells_what_something_did_that_is_nobodys_did_not_do_it(en: Bench, text: str) -> None:
    assert "actor" not in roles(en, text)["RUS"]


def test_who_tells_what_a_pronoun_did_may_mean_himself(en: Bench) -> None:
    assert "actor" in roles(en, "Russia said it had bombed a bridge near Donetsk.")["RUS"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen fired on a patrol of Russian troops near Aleppo.",
        "Rebels shelled Russian troops near Aleppo.",
    ],
)
def test_those_behind_a_verb_that_another_does_do_not_do_it(en: Bench, text: str) -> None:
    assert "actor" not in roles(en, text)["RUS.MIL"]


def test_a_gerund_tells_what_the_subject_of_its_sentence_does_besides(en: Bench) -> None:
    found = en.drafts("Ukrainian forces fired on a patrol of Russian troops near Donetsk, wounding three.")
    assert {one.id for draft in found for one in draft.actors} == {"UKR.MIL"}
    assert "UKR.MIL" not in [one.id for draft in found for one in draft.targets]


@pytest.mark.parametrize(
    ("iso", "text", "doer"),
    [
        ("en", "The town saw an attack by Armenian forces.", "ARM.MIL"),
        ("en", "Two villages came under fire from Armenian troops.", "ARM.MIL"),
        ("ar", "استمر قصف القوات الأرمينية للبلدة.", "ARM.MIL"),
    ],
)
def test_who_stands_right_behind_an_attack_as_who_made_it_made_it(
    *, benches: Mapping[str, Bench], iso: str, text: str, doer: str
) -> None:
    assert [ids(claim.actors) for claim in benches[iso].claims(text)] == [[doer]]


def test_who_repels_an_attack_is_attacked(en: Bench) -> None:
    [claim] = en.claims("Armenian troops repelled an attack by Azerbaijani forces.")
    assert (ids(claim.actors), ids(claim.targets)) == (["AZE.MIL"], ["ARM.MIL"])


@pytest.mark.parametrize(
    "text",
    ["قالت أذربيجان إنها خرقت الهدنة.", "أقرت أذربيجان بأنها هاجمت أرمينيا."],
)
def test_whom_a_pronoun_on_that_means_does_it(ar: Bench, text: str) -> None:
    assert [ids(claim.actors) for claim in ar.claims(text)] == [["AZE"]]


def test_from_where_it_came_is_not_for_certain_who_fired(en: Bench) -> None:
    [draft] = en.drafts("Israeli troops came under fire from Lebanon.")
    origin = next(c for c in draft.choices.candidates if "LBN" in ids(c.mentions))
    assert "none" in possible(draft.choices.scene, origin)


@pytest.mark.parametrize(
    ("iso", "text", "holder"),
    [
        ("ar", "ولا يزال عشرون جنديا أرمينيا محتجزين لدى أذربيجان.", "AZE"),
        ("ar", "وقال إن خمسة جنود أرمينيين معتقلون في سجون أذربيجان.", "AZE"),
        ("ar", "الرهائن في قبضة حماس منذ عام.", "HAMAS"),
        ("en", "Twenty hostages are still in the hands of Hamas in Gaza.", "HAMAS"),
    ],
)
def test_who_holds_prisoners_detains_them(*, benches: Mapping[str, Bench], iso: str, text: str, holder: str) -> None:
    assert roles(benches[iso], text)[holder] == {"actor"}


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "Armenia hit back after rockets landed near Goris.", "ARM"),
        ("ar", "قصفت أرمينيا الموقع ردا على إطلاق صواريخ من أذربيجان.", "ARM"),
        ("en", '"We saw the shelling of the village," the Armenian minister said.', "ARM"),
    ],
)
def test_who_answers_or_saw_a_deed_did_not_do_it(
    *, benches: Mapping[str, Bench], iso: str, text: str, who: str
) -> None:
    assert "actor" not in roles(benches[iso], text)[who]


@pytest.mark.parametrize(
    ("iso", "text", "doer", "undergoer"),
    [
        ("ar", "وقع الجنود الأرمن في كمين نصبه الجيش الأذربيجاني.", "AZE.MIL", "ARM.MIL"),
        ("en", "Armenian soldiers walked into an ambush laid by Azerbaijan.", "AZE", "ARM.MIL"),
        ("en", "The Armenian army, backed by Russian air strikes, advanced on Azerbaijan.", "RUS", ""),
        ("ar", "أفرج الحوثيون عن أسرى سعوديين.", "HOUTHI", "SAU.CVL"),
        ("ar", "ندد الوزير باعتقال الجيش الأرميني ناشطين أذربيجانيين.", "ARM.MIL", "AZE.NGO"),
        ("en", "Last week Yerevan spoke up after shells landed in Armenian territory.", "", "ARM"),
    ],
)
def test_who_does_it_is_told_from_whom_it_befalls(
    *, benches: Mapping[str, Bench], iso: str, text: str, doer: str, undergoer: str
) -> None:
    drafts = benches[iso].drafts(text)
    draft = next((d for d in drafts if d.type.value in {"attack.air", "attack.shelling", "exchange"}), drafts[0])
    acting = {m.id for m in draft.actors}
    assert not doer or doer in acting
    assert undergoer not in acting
    assert doer not in {m.id for m in draft.targets}


def test_who_made_an_attack_did_not_come_to_harm_in_it(en: Bench) -> None:
    [casualties, _] = en.drafts("No casualties were reported in the Russian attack on Odesa.")
    scene, candidates = casualties.choices.scene, casualties.choices.candidates
    russia = next(one for one in candidates if one.mentions[0].id == "RUS")
    assert "target" not in possible(scene, russia)


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "Armenia warned of an imminent attack on Goris.", "ARM"),
        ("ar", "حذرت أرمينيا من هجوم أذربيجاني وشيك على غوريس.", "ARM"),
        ("ar", "نزح مئات المدنيين من غوريس هربا من القوات الأذربيجانية.", "AZE.MIL"),
        ("en", "Georgia fired rockets at Goris and Armenia shelled Barda.", "GEO"),
        ("en", "Armenia accused Baku of an attack in the Azerbaijani-held town of Goris.", "ARM"),
    ],
)
def test_who_warns_or_drives_out_or_did_something_else_does_not_do_this(
    *, benches: Mapping[str, Bench], iso: str, text: str, who: str
) -> None:
    assert "actor" not in roles(benches[iso], text)[who]


def test_two_that_act_together_both_act(en: Bench) -> None:
    [claim] = en.claims("Armenia and Georgia shelled Barda.")
    assert ids(claim.actors) == ["ARM", "GEO"]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Rejecting the charge, Armenia said it had not shelled Barda."),
        ("ar", "رفضت أرمينيا الاتهامات بأنها قصفت بردة."),
        ("ar", "نفت أرمينيا أنها هي التي قصفت بردة."),
    ],
)
def test_who_rejects_an_accusation_denies_what_he_is_accused_of(
    *, benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    [claim] = benches[iso].claims(text)
    assert (claim.status, ids(claim.actors)) == (Status.DENIED, ["ARM"])


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "Warplanes believed to be Russian bombed the town of Idlib.", "RUS.MIL"),
        ("en", "Gunmen believed to be from al-Shabaab attacked a Somali army base.", "ALSHABAAB"),
        ("en", "Suspected Boko Haram militants attacked a Nigerian army base.", "BOKOHARAM"),
        ("ar", "قصفت طائرات يرجح أنها روسية بلدة إدلب.", "RUS.MIL"),
        ("ar", "هاجم مسلحون يعتقد أنهم من حركة الشباب قاعدة للجيش الصومالي.", "ALSHABAAB"),
    ],
)
def test_of_whom_it_is_only_thought_who_they_are_act_and_what_they_did_happened(
    benches: Mapping[str, Bench], iso: str, text: str, who: str
) -> None:
    told = benches[iso].claims(text)[0]
    assert (ids(told.actors), told.status) == ([who], "actual")


def test_who_is_thought_to_be_from_a_state_does_not_act_for_it(en: Bench) -> None:
    (told,) = en.claims("A suicide bomber thought to be from Syria killed ten people in Istanbul.")
    assert ids(told.actors) == []


def test_an_attack_that_is_suspected_may_be_none(en: Bench) -> None:
    assert en.claims("A suspected rebel attack killed three soldiers near Berd.")[0].status == "possible"


def test_whom_a_verbs_own_words_name_is_kept_from_where_he_would_go(en: Bench) -> None:
    (told,) = en.claims("Azerbaijani forces blocked a Red Cross convoy from reaching Stepanakert.")
    assert (ids(told.actors), ids(told.targets)) == (["AZE.MIL"], ["ICRC"])


def test_neither_nor_names_two_that_did_not(en: Bench) -> None:
    (told,) = en.claims("Neither Armenia nor Azerbaijan has respected the truce.")
    assert (ids(told.actors), told.status) == (["ARM", "AZE"], "denied")


def test_the_subject_within_a_relative_clause_did_what_it_tells(ar: Bench) -> None:
    claims = ar.claims("استعادت القوات الأرمنية بلدة تاليش التي كانت أذربيجان قد سيطرت عليها.")
    assert [ids(claim.actors) for claim in claims] == [["ARM.MIL"], ["AZE"]]


def test_a_state_behind_a_verb_with_a_pronoun_is_no_demonym(ar: Bench) -> None:
    claims = ar.claims("الهدنة التي أعلنتها أرمينيا انتهت يوم الأحد.")
    assert {who for claim in claims for who in ids(claim.actors)} == {"ARM"}


@pytest.mark.parametrize(
    "text",
    [
        "A Saudi-led coalition air strike hit a hospital in Saada, killing 12 people, Houthi officials said.",
        "A coalition air strike hit a hospital in Saada.",
    ],
)
def test_an_attack_is_of_the_group_named_before_it(en: Bench, text: str) -> None:
    strike = en.claims(text)[0]
    assert (strike.type, ids(strike.actors)) == ("attack.air", ["COALITION"])


def test_who_halts_operations_makes_a_truce(en: Bench) -> None:
    told = en.claims("The coalition said it would halt operations for two weeks.")[0]
    assert (told.type, told.status, ids(told.actors)) == ("truce.agreed", "future", ["COALITION"])


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Azerbaijan shelled Goris after Terter was attacked.", []),
        ("Israel struck Hezbollah targets after rockets were fired at Haifa.", ["HEZBOLLAH"]),
    ],
)
def test_who_did_something_after_what_a_passive_tells_did_not_do_that(en: Bench, text: str, actors: list[str]) -> None:
    assert ids(en.claims(text)[-1].actors) == actors


def test_who_claims_an_attack_admits_it_but_not_who_claims_that_one_happened(en: Bench) -> None:
    told = en.claims("The Houthis claimed a drone attack on Eilat.")[0]
    assert (told.status, told.act, ids(told.actors)) == ("actual", "admits", ["HOUTHI"])
    assert en.claims("The ministry claimed that the attack was staged.")[0].act != "admits"


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        ("أقرت أرمينيا بمقتل 20 من جنودها.", "ARM.MIL"),
        ("أعلنت أرمينيا مقتل 20 من جنودها.", "ARM.MIL"),
        ("اعترفت إسرائيل بمقتل ثلاثة من جنودها في غزة.", "ISR.MIL"),
    ],
)
def test_who_admits_that_his_own_were_killed_did_not_kill_them(ar: Bench, text: str, harmed: str) -> None:
    (told,) = ar.claims(text)
    assert (ids(told.actors), ids(told.targets)) == ([], [harmed])
