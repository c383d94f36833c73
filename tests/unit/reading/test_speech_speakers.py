"""Who speaks and who is spoken to, where parties are recognised."""

import pytest

from .speeches import only, side, speech


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("ar", "قال الجيش السوري إن المدينة هادئة.", "SYR"),
        ("ar", "وذكرت وزارة الدفاع الروسية أن المدينة هادئة.", "RUS"),
        ("ar", "أكد الرئيس التركي أمس في أنقرة أن المدينة هادئة.", "TUR"),
        ("ar", "الخارجية الأرمينية قالت إن المدينة هادئة.", "ARM"),
        ("ar", "أفادت قناة الجزيرة بأن المدينة هادئة.", "MEDIA"),
        ("ar", "كشف المتحدث باسم الحوثيين عن الخسائر.", "HOUTHI"),
        ("ar", "وكان حزب الله قال إن المدينة هادئة.", "HEZBOLLAH"),
        ("ar", "أعلن الجيش السوري، الأحد، أن المدينة هادئة.", "SYR"),
        ("ar", "وأوضح الرئيس التركي أن المدينة هادئة.", "TUR"),
        ("ar", '"المدينة هادئة"، قال الجيش السوري للصحفيين.', "SYR"),
        ("en", "Syria repeated its claim that the town was calm.", "SYR"),
        ("en", "The Syrian army said the town was calm.", "SYR"),
        ("en", "Russia's defence ministry reported that the town was calm.", "RUS"),
        ("en", "The Turkish president told reporters on Sunday the town was calm.", "TUR"),
        ("en", "Houthi spokesmen claim that the town is calm.", "HOUTHI"),
        ("en", "Syrian spokeswoman Rana Aziz said Russia shelled the town.", "SYR"),
        ("en", "Erdogan, speaking to a group of farmers in the south, said the town was calm.", "TUR"),
        ("en", "The Syrian army (which left the town) has said the town was calm.", "SYR"),
        ("en", "Syrian officers have claimed the town is calm.", "SYR"),
        ("en", "The Syrian foreign minister, Karl Brand, said the town was calm.", "SYR"),
        ("en", "“The town is calm,” the Syrian army (which left) said.", "SYR"),
    ],
)
def test_a_verb_of_speech_has_its_subject_as_speaker(iso: str, text: str, who: str) -> None:
    assert side(only(iso, text)) == who


@pytest.mark.parametrize(
    ("iso", "text", "by", "whom"),
    [
        ("ar", "اتهمت روسيا أوكرانيا بقصف المدينة.", "RUS", "UKR"),
        ("ar", "حملت روسيا أوكرانيا مسؤولية قصف المدينة.", "RUS", "UKR"),
        ("ar", "دعت روسيا أوكرانيا إلى سحب قواتها.", "RUS", "UKR"),
        ("en", "Russia accused Ukraine of shelling the city.", "RUS", "UKR"),
        ("en", "Russia urged Ukraine to withdraw its troops.", "RUS", "UKR"),
    ],
)
def test_who_is_accused_or_urged_is_told_apart_from_who_speaks(iso: str, text: str, by: str, whom: str) -> None:
    found = speech(iso, text)[0]
    assert found.addressed is not None
    assert (side(found), found.addressed.parties[0].id) == (by, whom)


@pytest.mark.parametrize(
    ("iso", "text", "each"),
    [
        ("ar", "قالت كل من روسيا وتركيا إن المدينة هادئة.", True),
        ("ar", "قالت روسيا وتركيا إن المدينة هادئة.", False),
        ("en", "Both Russia and Turkey said that the town was calm.", True),
        ("en", "Russia and Turkey said that the town was calm.", False),
    ],
)
def test_each_of_several_speaks_for_itself(iso: str, text: str, each: bool) -> None:
    assert only(iso, text).distributive == each


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قال كمال درويش، المتحدث باسم الجيش الروسي، إن المدينة هادئة.", "RUS"),
        ("قال مكتب الإغاثة التابع للأمم المتحدة إن المدينة هادئة.", "UN"),
        ("وكان الجيش الروسي قد دعا تركيا إلى سحب قواتها.", "RUS"),
        ("أبقت تركيا حدودها مغلقة قائلة إن المدينة هادئة.", "TUR"),
    ],
)
def test_the_subject_is_told_by_what_stands_beside_it(text: str, who: str) -> None:
    assert side(speech("ar", text)[0]) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Blaming the rebels for the fire, the Russian army said the town was calm.", ["RUS", "RUS"]),
        ("The rebels left the town overnight the Russian army said adding that it was calm.", ["RUS", "RUS"]),
        ("The rebels left the town at the weekend, the Russian army said Monday.", ["RUS"]),
    ],
)
def test_english_subjects_are_found_after_a_participle_and_without_commas(text: str, who: list[str]) -> None:
    assert [side(found) for found in speech("en", text)] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The bread was an idea announced by Turkey.", "TUR"),
        ("The baker said the flags used by Turkey were old.", None),
        ("Russian officers said the flags used by Turkey were old.", "RUS"),
    ],
)
def test_only_who_stands_right_behind_a_participle_said_it(text: str, who: str | None) -> None:
    assert side(only("en", text)) == who


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", 'The "Azov" brigade said Russia had shelled the town.', "AZOV"),
        ("ar", "«حزب الله» أعلن أن المدينة هادئة.", "HEZBOLLAH"),
        ("ar", "كتائب «القسام» أعلنت أن المدينة هادئة.", "HAMAS"),
    ],
)
def test_a_name_in_quotation_marks_is_no_quotation(iso: str, text: str, who: str) -> None:
    assert side(only(iso, text)) == who
