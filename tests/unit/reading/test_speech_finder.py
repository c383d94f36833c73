"""What is speech, what kind it is, and what only looks like it."""

import pytest

from hudna.model.claims import Act

from .speeches import drafts, only, side, speakers, speech


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("دارت اشتباكات بين الجيش والمسلحين.", "between"),
        ("دخلت القافلة عبر الحدود التركية.", "across"),
        ("تعد البلدة معقلا للمسلحين.", "counts as"),
        ("يجب على الطرفين ضبط النفس.", "must"),
        ("يبدأ الاجتماع ظهر اليوم.", "begins"),
        ("سقطت القذائف في تعز.", "a town"),
        ("عم السلام البلاد.", "peace"),
        ("وهناك مئات العائلات في العراء.", "there are"),
        ("بلغت المسافة نصف كيلومتر.", "half"),
        ("تعرض الحي للقصف.", "came under"),
        ("قتل عشرون بالإضافة إلى عشرات الجرحى.", "in addition"),
    ],
)
def test_words_written_like_a_verb_of_speech_say_nothing(text: str, why: str) -> None:
    assert [found.listed for found in speech("ar", text)] == [], why


def test_a_word_of_speech_says_nothing_with_what_makes_it_something_else() -> None:
    assert [found.listed for found in speech("en", "The convoy was denied entry by the army.")] == []
    assert [found.listed for found in speech("en", "The raid was denied by the army at the point of entry.")] == [
        "deny"
    ]


@pytest.mark.parametrize(
    ("iso", "text", "act"),
    [
        ("ar", "نفى الجيش السوري قصف البلدة.", "denies"),
        ("ar", "فند الجيش السوري رواية المسلحين.", "denies"),
        ("ar", "أدانت تركيا قصف البلدة.", "condemns"),
        ("ar", "شجبت تركيا الهجوم.", "condemns"),
        ("ar", "أقرت تركيا بقصف البلدة.", "admits"),
        ("ar", "تبنى تنظيم داعش التفجير.", "admits"),
        ("ar", "دعت تركيا إلى هدنة.", "demands"),
        ("ar", "ناشدت تركيا الطرفين وقف القتال.", "demands"),
        ("ar", "شددت تركيا على ضرورة وقف القتال.", "demands"),
        ("ar", "توعدت تركيا بالرد.", "threatens"),
        ("ar", "تعهدت تركيا بسحب قواتها.", "promises"),
        ("ar", "اقترحت تركيا هدنة.", "offers"),
        ("ar", "أبدت تركيا استعدادها للتفاوض.", "offers"),
        ("ar", "حملت تركيا روسيا المسؤولية عن القصف.", "accuses"),
        ("ar", "رحبت تركيا بالهدنة.", "states"),
        ("ar", "حذرت تركيا من انهيار الهدنة.", "states"),
        ("en", "Turkey denied shelling the town.", "denies"),
        ("en", "Turkey ruled out a truce.", "promises"),
        ("en", "Turkey condemned the attack.", "condemns"),
        ("en", "Turkey acknowledged shelling the town.", "admits"),
        ("en", "Islamic State claimed responsibility for the blast.", "admits"),
        ("en", "Turkey called for a truce.", "demands"),
        ("en", "Turkey stressed the need for a truce.", "demands"),
        ("en", "Turkey threatened to retaliate.", "threatens"),
        ("en", "Turkey pledged to withdraw its troops.", "promises"),
        ("en", "Turkey proposed a truce.", "offers"),
        ("en", "Turkey blamed Russia for the shelling.", "accuses"),
        ("en", "Turkey welcomed the truce.", "states"),
        ("en", "Turkey pointed to the shelling.", "states"),
        ("en", "Turkey did not comment on the shelling.", "states"),
        ("en", "Turkey is warning that the truce may fail.", "states"),
        ("en", "Turkey is warning drivers that the truce may fail.", "states"),
        ("en", "Turkey called the truce a farce.", "states"),
        ("en", "Turkey never mentions the shelling.", "states"),
        ("en", "Turkey proclaimed a day of mourning.", "states"),
        ("en", "Turkey responded to questions about the truce.", "states"),
        ("en", "Turkey echoed the remarks of Iran.", "states"),
        ("en", "Turkey charged the driver with theft.", "accuses"),
    ],
)
def test_kinds_of_speech_are_told_apart(iso: str, text: str, act: str) -> None:
    found = speech(iso, text)[0]
    assert found.entry is not None
    assert found.entry.act == act


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("ar", "سقط قتيلان وفقا للجيش الروسي.", "RUS"),
        ("ar", "سقط قتيلان بحسب وزارة الدفاع الروسية.", "RUS"),
        ("ar", "سقط قتيلان على حد قول الجيش الروسي.", "RUS"),
        ("ar", "سقط قتيلان نقلا عن وكالة رويترز.", "MEDIA"),
        ("en", "Two people died, according to the Russian army.", "RUS"),
        ("en", "Citing the Russian army, the paper counted two dead.", "RUS"),
    ],
)
def test_according_to_names_a_speaker_for_the_whole_sentence(iso: str, text: str, who: str) -> None:
    found = next(s for s in speech(iso, text) if s.kind == "attribution")
    assert side(found) == who
    assert found.covers(0) or found.first == 0


@pytest.mark.parametrize(
    ("text", "admitted"), [("تبنى المجلس قرارا يدعو إلى هدنة.", False), ("تبنى الفصيل هجوما على الجسر.", True)]
)
def test_who_adopts_a_resolution_admits_nothing_as_who_owns_up_to_an_attack_does(text: str, admitted: bool) -> None:
    acts = [found.entry.act for found in speech("ar", text) if found.entry is not None]
    assert ("admits" in acts) is admitted


@pytest.mark.parametrize(
    "participle", ["مشيرا إلى", "مشيرة إلى", "مؤكدين", "لافتا إلى", "معتبرا", "موضحة", "مشددين على", "مضيفا"]
)
def test_a_participle_goes_on_with_whoever_speaks(participle: str) -> None:
    first, second = speech("ar", f"قال الجيش الروسي إن المدينة هادئة، {participle} أن المسلحين انسحبوا.")
    assert side(first) == "RUS"
    assert (second.kind, second.speaker, second.words) == ("participle", None, None)
    assert second.forward


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أن الهدنة الأولى انهارت.",
        "ويشار إلى أن الهدنة الأولى انهارت.",
        "وتجدر الإشارة إلى أن الهدنة الأولى انهارت.",
        "الجدير بالذكر أن الهدنة الأولى انهارت.",
    ],
)
def test_impersonal_speech_is_nobody_s(text: str) -> None:
    found = only("ar", text)
    assert found.entry is not None
    assert (found.entry.impersonal, found.speaker) == (True, None)


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("ar", "تبادلت روسيا وأوكرانيا الاتهامات بخرق الهدنة."),
        ("ar", "تبادل الطرفان الاتهامات بخرق الهدنة."),
        ("ar", "اتهامات متبادلة بخرق الهدنة."),
        ("en", "Russia and Ukraine accused each other of breaking the truce."),
        ("en", "Russia and Ukraine traded accusations over the truce."),
    ],
)
def test_sides_that_accuse_each_other_speak_both(iso: str, text: str) -> None:
    assert any(found.entry is not None and found.entry.mutual for found in speech(iso, text))


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("ar", "قال الجيش الروسي إن القوات الأوكرانية قصفت دونيتسك.", ["RUS"]),
        ("ar", "قصفت القوات الأوكرانية دونيتسك.", [None]),
        ("ar", "قالت وزارة الخارجية الروسية إن الوضع هادئ. وأضافت أن القوات الأوكرانية قصفت دونيتسك.", ["RUS"]),
        ("ar", "قالت روسيا إن الوضع هادئ. يذكر أن القوات الأوكرانية قصفت دونيتسك.", [None]),
        ("en", "The Russian army said that Ukrainian forces had shelled Donetsk.", ["RUS"]),
        ("en", "Ukrainian forces shelled Donetsk.", [None]),
        (
            "en",
            "The Russian foreign ministry said all was calm. It added that Ukrainian forces had shelled Donetsk.",
            ["RUS"],
        ),
        ("en", "Ukrainian forces shelled Donetsk, the Russian army said.", ["RUS"]),
        ("en", "Ukrainian forces shelled Donetsk, according to the Russian army.", ["RUS"]),
    ],
)
def test_a_claim_is_its_speaker_s_and_without_one_the_outlet_s(iso: str, text: str, who: list[str | None]) -> None:
    assert speakers(iso, text) == who


def test_a_noun_of_speech_with_a_pronoun_is_his_who_speaks_in_the_sentence() -> None:
    outer, inner = speech("ar", "أعرب كل من روسيا وتركيا مساء الاثنين في جنيف عن استعدادهما لوقف القصف.")
    assert (outer.kind, inner.kind) == ("verb", "noun")
    assert side(inner) == side(outer) == "RUS"
    assert inner.distributive, "each is ready for itself"


def test_a_noun_of_speech_without_a_pronoun_is_nobody_s() -> None:
    assert [s.speaker for s in speech("ar", "رحبت روسيا بدعوة إلى وقف القصف.") if s.kind == "noun"] == [None]


def test_each_side_of_a_mutual_accusation_blames_the_other() -> None:
    told = drafts("en", "Russia and Ukraine accused each other of breaking the truce.")
    assert [(d.speaker.id, d.actors[0].id) for d in told if d.speaker is not None] == [("RUS", "UKR"), ("UKR", "RUS")]


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "The town was calm, according to the first account of the Russian army.", "RUS"),
        ("ar", "نسبت رويترز إلى الجيش الروسي أن المدينة هادئة.", "RUS"),
        ("ar", "المدينة هادئة وفقا لبيان صادر عن الجيش الروسي.", "RUS"),
    ],
)
def test_an_attribution_names_whoever_is_quoted(iso: str, text: str, who: str) -> None:
    assert who in [side(found) for found in speech(iso, text) if found.kind == "attribution"]


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "The agency quoted the Russian army as saying that the town was calm.", "RUS"),
        ("en", "The town was calm, the agency quoted the Russian army as saying.", "RUS"),
        ("en", "A daily cited the Turkish premier as saying the town was calm.", "TUR"),
        ("ar", "نقلت الوكالة عن الجيش الروسي قوله إن المدينة هادئة.", "RUS"),
        ("ar", "ونقل التلفزيون عن مسؤول تركي أن المدينة هادئة.", "TUR"),
        ("ar", "نقل عن الوزير المصري قوله إن المدينة هادئة.", "EGY"),
    ],
)
def test_who_is_quoted_speaks_and_not_who_quotes(iso: str, text: str, who: str) -> None:
    assert side(only(iso, text)) == who


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The agency quoted a baker as saying that the town was calm."),
        ("ar", "نقلت الوكالة عن خباز أن المدينة هادئة."),
    ],
)
def test_an_unknown_name_is_quoted_as_well(iso: str, text: str) -> None:
    found = only(iso, text)
    assert found.speaker is None
    assert found.words is not None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("المدينة هادئة، كما أعلن الجيش الروسي.", ["attribution"]),
        ("كما أعلن الجيش الروسي أن المدينة هادئة.", ["verb"]),
        ("هدأت المدينة، كما أعلن الجيش الروسي أن المعبر مفتوح.", ["verb"]),
    ],
)
def test_what_somebody_says_as_well_is_no_attribution(text: str, kinds: list[str]) -> None:
    assert [found.kind for found in speech("ar", text)] == kinds


@pytest.mark.parametrize(
    ("iso", "text", "accused"),
    [
        ("en", "Turkey, which Armenia accuses of shelling the pass, was silent.", "TUR"),
        ("en", "Turkey was accused by Armenia of shelling the pass.", "TUR"),
        ("ar", "تركيا، التي تتهمها أرمينيا بقصف الممر، صامتة.", "TUR"),
        ("ar", "اتهمت تركيا من قبل أرمينيا بقصف الممر.", "TUR"),
        ("ar", "صمتت تركيا المتهمة من أرمينيا بقصف الممر.", "TUR"),
    ],
)
def test_whom_others_accuse_is_told_apart_from_who_accuses(iso: str, text: str, accused: str) -> None:
    found = next(s for s in speech(iso, text) if s.entry is not None and s.entry.act is Act.ACCUSES)
    assert side(found) == "ARM"
    assert found.addressed is not None
    assert found.addressed.parties[0].side == accused


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Mutual accusations between Armenia and Azerbaijan of shelling went on."),
        ("ar", "استمرت اتهامات متبادلة بين أرمينيا وأذربيجان بالقصف."),
        ("ar", "اتهمت كل من أرمينيا وأذربيجان الطرف الآخر بالقصف."),
        ("ar", "حملت أرمينيا وأذربيجان كل منهما الآخر مسؤولية القصف."),
    ],
)
def test_a_mutual_accusation_names_both_sides(iso: str, text: str) -> None:
    found = next(s for s in speech(iso, text) if s.entry is not None and s.entry.mutual)
    assert found.speaker is not None
    assert [party.side for party in found.speaker.parties] == ["ARM", "AZE"]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The town was calm, according to him, while Russia was not."),
        ("ar", "المدينة هادئة على حد قوله، فيما قصفت روسيا التلال."),
    ],
)
def test_an_attribution_to_a_pronoun_goes_on_with_whoever_spoke(iso: str, text: str) -> None:
    (found,) = [s for s in speech(iso, text) if s.kind == "attribution"]
    assert (found.speaker, found.words) == (None, None)


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "United Nations: the truce holds in the north.", "UN"),
        ("ar", "الأمم المتحدة: الهدنة صامدة في الشمال.", "UN"),
    ],
)
def test_a_colon_after_a_party_opens_its_words(iso: str, text: str, who: str) -> None:
    found = only(iso, text)
    assert (side(found), found.forward) == (who, True)


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("Russia said the town was calm. Demands for a truce were heard.", ["carried", "outlet"]),
        ("Russia said the town was calm. Turkish demands for a truce were heard.", ["speech", "carried", "outlet"]),
    ],
)
def test_a_noun_of_speech_speaks_only_for_whom_it_names(text: str, origins: list[str]) -> None:
    draft = next(d for d in drafts("en", text) if d.type == "truce.agreed")
    assert [voice.origin for voice in draft.choices.setting.voices] == origins
