"""Who says what: speakers, the words that are theirs, and what only looks like speech."""

from functools import cache

import pytest

from hudna.model.reports import Report
from hudna.reading.actor_data import load_actors
from hudna.reading.data_files import DATA
from hudna.reading.drafts import Draft
from hudna.reading.names import compile_names
from hudna.reading.pack import Pack, load_pack
from hudna.reading.parties import PartyFinder
from hudna.reading.reader import Reader
from hudna.reading.sentences import sentences
from hudna.reading.speech import Speech, SpeechFinder
from hudna.reading.structure import Structure, StructureBuilder

from .tokenizers import words

READER = Reader()


@cache
def pack(iso: str) -> Pack:
    return load_pack(iso)


@cache
def parties(iso: str) -> PartyFinder:
    return PartyFinder(pack(iso), compile_names(pack(iso), load_actors(DATA / "actors")))


def structure(iso: str, text: str) -> Structure:
    (sentence,) = sentences(text, pack(iso).tokenizer, pack(iso).abbreviations)
    return StructureBuilder(pack(iso)).build(sentence, parties(iso).find(sentence.tokens))


def speech(iso: str, text: str) -> list[Speech]:
    return SpeechFinder(pack(iso)).find(structure(iso, text))


def only(iso: str, text: str) -> Speech:
    (found,) = speech(iso, text)
    return found


def side(found: Speech) -> str | None:
    """The side of the speaker that was recognised: an army's is its state."""
    return found.speaker.parties[0].id.partition(".")[0] if found.speaker is not None else None


def said(iso: str, text: str) -> str:
    """What the only speech of a sentence covers."""
    found = only(iso, text)
    return words(structure(iso, text).tokens, found.start, found.end)


def drafts(iso: str, text: str) -> list[Draft]:
    _, _, told = READER.drafts(Report(id="report", text=text, lang=iso))
    return [draft for sentence in told for draft in sentence]


def speakers(iso: str, text: str) -> list[str | None]:
    """The side that stands behind each event of a report; None for the outlet."""
    return [draft.speaker.side if draft.speaker is not None else None for draft in drafts(iso, text)]


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
        ("en", "The Syrian army said the town was calm.", "SYR"),
        ("en", "Russia's defence ministry reported that the town was calm.", "RUS"),
        ("en", "The Turkish president told reporters on Sunday the town was calm.", "TUR"),
        ("en", "Houthi spokesmen claim that the town is calm.", "HOUTHI"),
    ],
)
def test_a_verb_of_speech_has_its_subject_as_speaker(iso: str, text: str, who: str) -> None:
    assert side(only(iso, text)) == who


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
    ],
)
def test_kinds_of_speech_are_told_apart(iso: str, text: str, act: str) -> None:
    found = speech(iso, text)[0]
    assert found.entry is not None
    assert found.entry.act == act


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
    ("iso", "text", "who"),
    [
        ("ar", "«انسحب المسلحون من البلدة ليلا»، قال الجيش الروسي.", "RUS"),
        ("en", "The rebels left the town overnight, the Russian army said.", "RUS"),
        ("en", "“The rebels left the town overnight,” said the Russian army.", "RUS"),
    ],
)
def test_a_verb_at_the_end_speaks_the_words_before_it(iso: str, text: str, who: str) -> None:
    found = only(iso, text)
    assert side(found) == who
    assert not found.forward
    assert found.covers(0)


@pytest.mark.parametrize(
    "participle", ["مشيرا إلى", "مشيرة إلى", "مؤكدين", "لافتا إلى", "معتبرا", "موضحة", "مشددين على", "مضيفا"]
)
def test_a_participle_goes_on_with_whoever_speaks(participle: str) -> None:
    first, second = speech("ar", f"قال الجيش الروسي إن المدينة هادئة، {participle} أن المسلحين انسحبوا.")
    assert side(first) == "RUS"
    assert (second.kind, second.speaker, second.words) == ("participle", None, None)
    assert second.forward


@pytest.mark.parametrize(
    ("iso", "text", "covered"),
    [
        ("ar", "قال الجيش الروسي «انسحب المسلحون من البلدة» ثم قصف التلال.", "الجيش الروسي «انسحب المسلحون من البلدة"),
        (
            "en",
            "The Russian army said “the rebels have left the town” and shelled the hills.",
            "the rebels have left the town",
        ),
    ],
)
def test_a_quotation_that_is_all_that_is_said_ends_the_words(iso: str, text: str, covered: str) -> None:
    assert said(iso, text) == covered


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
    ("iso", "text", "name"),
    [
        ("ar", "قال كمال درويش إن المدينة هادئة.", "كمال درويش"),
        ("ar", "وأضاف درويش: المدينة هادئة.", "درويش"),
        ("en", "Kamal Darwish said the town was calm.", "Kamal Darwish"),
        ("en", "The baker next door said that the town was calm.", "The baker next door"),
    ],
)
def test_a_subject_whom_no_lexicon_knows_is_a_speaker_without_a_party(iso: str, text: str, name: str) -> None:
    found = only(iso, text)
    assert found.speaker is None
    assert found.words is not None
    assert words(structure(iso, text).tokens, *found.words) == name


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


def test_each_side_of_a_mutual_accusation_blames_the_other() -> None:
    told = drafts("en", "Russia and Ukraine accused each other of breaking the truce.")
    assert [(d.speaker.id, d.actors[0].id) for d in told if d.speaker is not None] == [("RUS", "UKR"), ("UKR", "RUS")]


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "The agency quoted the Russian army as saying that the town was calm.", "RUS"),
        ("en", "The town was calm, according to the first account of the Russian army.", "RUS"),
        ("ar", "نسبت رويترز إلى الجيش الروسي أن المدينة هادئة.", "RUS"),
        ("ar", "المدينة هادئة وفقا لبيان صادر عن الجيش الروسي.", "RUS"),
    ],
)
def test_who_is_quoted_speaks_too(iso: str, text: str, who: str) -> None:
    assert who in [side(found) for found in speech(iso, text) if found.kind == "attribution"]


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
    ("iso", "text", "what", "who"),
    [
        ("ar", "انهارت الهدنة التي دعت إليها روسيا قبل أيام.", "الهدنة", "RUS"),
        ("en", "The truce which Russia demanded last week has collapsed.", "truce", "RUS"),
    ],
)
def test_who_speaks_in_a_relative_clause_speaks_of_what_it_describes(iso: str, text: str, what: str, who: str) -> None:
    at = [token.text for token in structure(iso, text).tokens].index(what)
    assert any(side(found) == who and found.covers(at) for found in speech(iso, text))


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


def test_words_at_the_end_of_which_a_day_is_named_stand_before_their_verb() -> None:
    assert not only("en", "The rebels left the town at the weekend, the Russian army said Monday.").forward


@pytest.mark.parametrize(
    "text", ["It has been calm since then, they have also claimed.", "By then we believe it is calm."]
)
def test_a_pronoun_is_no_new_speaker(text: str) -> None:
    assert [(found.speaker, found.words) for found in speech("en", text)] == [(None, None)]


@pytest.mark.parametrize(
    ("iso", "text", "last"),
    [
        ("ar", "دعت فرنسا إلى ممارسة «أقصى قدر من الضغط» لوقف القتال.", "القتال"),
        ("en", "France called for “the utmost pressure by all” to stop the fighting.", "fighting"),
    ],
)
def test_what_is_asked_goes_on_after_a_quotation_of_a_part(iso: str, text: str, last: str) -> None:
    tokens = structure(iso, text).tokens
    assert speech(iso, text)[0].covers(next(i for i, token in enumerate(tokens) if token.text == last))


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [("ar", "تبنى تنظيم داعش التفجير.", "تبنى"), ("en", "Islamic State claimed responsibility for it.", "claimed")],
)
def test_words_that_name_a_speech_are_its_speaker_s_and_not_part_of_what_is_said(
    iso: str, text: str, word: str
) -> None:
    found = speech(iso, text)[0]
    at = next(i for i, token in enumerate(structure(iso, text).tokens) if token.text == word)
    assert (found.covers(at), found.voices(at)) == (False, True)


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
