"""How an event is told: as a fact, denied, to come, hedged or urged; in both languages."""

import re

import pytest

from hudna.model.claims import Act
from hudna.model.reports import Report
from hudna.reading.choice import LinearModel
from hudna.reading.drafts import Draft
from hudna.reading.reader import Reader
from hudna.reading.status import Teller, describe

READER = Reader()
INDIFFERENT = Teller(LinearModel(("actual", "denied"), (1.0, 0.0), {}))


def told(iso: str, text: str, word: str) -> Draft:
    """The event that a word of a report names."""
    report = Report(id="report", text=text, lang=iso)
    _, _, sentences = READER.drafts(report)
    at = text.index(word)
    for draft in (one for sentence in sentences for one in sentence):
        tokens = draft.structure.tokens[draft.trigger.first : draft.trigger.last]
        if tokens[0].start < at + len(word) and at < tokens[-1].end:
            return draft
    raise AssertionError(f"{word} is no event in: {text}")


def kinds(iso: str, text: str, word: str) -> set[str]:
    """The kinds of cues in the sentence in which an event is told."""
    return {cue.value.entry.id.removeprefix(f"{iso}.status.") for cue in told(iso, text, word).choices.told.cues}


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("ar", "قصف الجيش الروسي مدينة خاركيف فجر الثلاثاء.", "قصف"),
        ("ar", "قتل ثلاثة مدنيين في غارة على صنعاء.", "غارة"),
        ("ar", "انسحب المسلحون من البلدة بعد معارك عنيفة.", "معارك"),
        ("en", "Russian forces shelled Kharkiv at dawn on Tuesday.", "shelled"),
        ("en", "Three civilians were killed in an air strike on Sanaa.", "air strike"),
        ("en", "The rebels left the town after heavy fighting.", "fighting"),
    ],
)
def test_what_nothing_speaks_against_is_told_as_a_fact(iso: str, text: str, word: str) -> None:
    assert told(iso, text, word).status == "actual"


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("ar", "لم تقصف القوات الأرمينية مدينة كنجه.", "تقصف"),
        ("ar", "لن تقصف القوات الأرمينية مدينة كنجه.", "تقصف"),
        ("ar", "نفت وزارة الدفاع الأرمينية قصف مدينة كنجه.", "قصف"),
        ("ar", "أنكر الجيش الأرميني أنه قصف مدينة كنجه.", "قصف"),
        ("en", "Armenian forces did not bombard the city of Ganja.", "bombard"),
        ("en", "The Armenian defence ministry denied shelling the city of Ganja.", "shelling"),
        ("en", "Armenian forces never shelled the city of Ganja.", "shelled"),
    ],
)
def test_a_denial_is_never_left_to_a_model(iso: str, text: str, word: str) -> None:
    draft = told(iso, text, word)
    telling = INDIFFERENT.tell(draft.choices.told)
    assert telling.status == "denied"
    assert str(telling.reason).startswith("denied: ")


@pytest.mark.parametrize(
    ("iso", "text", "denied", "told_as_fact"),
    [
        ("ar", "لم ينسحب المسلحون من البلدة وقصفوا التلال.", "ينسحب", "قصفوا"),
        ("ar", "قصف الجيش البلدة ولم ينسحب منها.", "ينسحب", "قصف"),
        ("en", "The rebels did not withdraw from the town and shelled the hills.", "withdraw", "shelled"),
        ("en", "The army shelled the town and did not withdraw from it.", "withdraw", "shelled"),
    ],
)
def test_a_negation_reaches_its_own_verb_only(iso: str, text: str, denied: str, told_as_fact: str) -> None:
    assert [told(iso, text, word).status.value for word in (denied, told_as_fact)] == ["denied", "actual"]


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("ar", "ستعقد أرمينيا وأذربيجان محادثات في جنيف.", "محادثات"),
        ("ar", "من المقرر أن يبدأ وقف إطلاق النار غدا.", "وقف إطلاق النار"),
        ("ar", "تعتزم الأمم المتحدة إرسال مراقبين إلى الحديدة.", "مراقبين"),
        ("ar", "ينص الاتفاق على انسحاب القوات من البلدة.", "انسحاب"),
        ("ar", "سيقصف الجيش الروسي مدينة خاركيف.", "سيقصف"),
        ("ar", "تسعى تركيا إلى إجراء محادثات مع روسيا.", "محادثات"),
        ("en", "Armenia and Azerbaijan will hold talks in Geneva.", "talks"),
        ("en", "The ceasefire is due to take effect tomorrow.", "take effect"),
        ("en", "The United Nations plans to send observers to Hodeidah.", "observers"),
        ("en", "Turkey is seeking to hold talks with Russia.", "talks"),
    ],
)
def test_what_is_planned_is_to_come(iso: str, text: str, word: str) -> None:
    assert told(iso, text, word).status == "future"


@pytest.mark.parametrize(
    ("iso", "text", "word", "kind"),
    [
        ("ar", "أوفدت تركيا دبلوماسيا من أجل التوصل إلى هدنة.", "هدنة", "purpose"),
        ("ar", "التقى الوفدان لإجراء مفاوضات.", "مفاوضات", "for-doing"),
        ("ar", "حاولت تركيا إجراء محادثات مع روسيا.", "محادثات", "attempt"),
        ("ar", "يقضي الاتفاق بانسحاب القوات.", "انسحاب", "provision"),
        ("ar", "اتفق الطرفان على تبادل الأسرى.", "تبادل", "provision"),
        ("ar", "سمحت السلطات بدخول المساعدات.", "المساعدات", "permission"),
        ("ar", "يستعد الجيش لشن هجوم.", "هجوم", "preparation"),
        ("ar", "تبدأ المفاوضات الأسبوع المقبل.", "المفاوضات", "later"),
        ("ar", "ربما يبدأ الهجوم.", "الهجوم", "modal"),
        ("ar", "إذا انهارت الهدنة عاد القصف.", "القصف", "if"),
        ("ar", "تتحدث أنباء عن قصف.", "قصف", "hearsay"),
        ("ar", "وقال إن مزاعم القصف كثيرة.", "القصف", "alleged"),
        ("ar", "فر السكان خشية القصف.", "القصف", "fear"),
        ("ar", "يبدو أن القصف عاد.", "القصف", "appearance"),
        ("ar", "يجب وقف القصف.", "القصف", "duty"),
        ("ar", "ناشد السكان الجيش وقف القصف.", "القصف", "urged"),
        ("ar", "طالب السكان الجيش بوقف القصف.", "القصف", "demanded"),
        ("ar", "رفضت روسيا إجراء مفاوضات.", "مفاوضات", "refusal"),
        ("ar", "ألغى الوفدان المحادثات.", "المحادثات", "cancelled"),
        ("ar", "منع الجيش دخول المساعدات.", "المساعدات", "prevention"),
        ("ar", "غادر الوفد دون توقيع هدنة.", "هدنة", "without"),
        ("ar", "قتل اثنان بعد القصف.", "القصف", "presupposed"),
        ("en", "Turkey sent an envoy in order to reach a truce.", "truce", "purpose"),
        ("en", "The army is preparing to launch an attack.", "attack", "attempt"),
        ("ar", "الهدنة مرهونة بوقف القصف.", "القصف", "condition"),
        ("en", "Provided that the truce holds the shelling will stop.", "shelling", "condition"),
        ("en", "The shelling reportedly hit a school.", "shelling", "hearsay"),
        ("en", "People fled for fear of shelling.", "shelling", "fear"),
        ("en", "The shelling must stop.", "shelling", "duty"),
        ("en", "Russia refused to hold talks.", "talks", "refusal"),
        ("en", "Russia and Ukraine postponed their talks.", "talks", "cancelled"),
    ],
)
def test_each_kind_of_cue_is_told_from_the_others(iso: str, text: str, word: str, kind: str) -> None:
    assert kind in kinds(iso, text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("كان القصف عنيفا في أرجاء المدينة.", "القصف"),
        ("قالت وكالة سبأ للأنباء إن القصف عنيف.", "القصف"),
        ("نزحت امرأة كاملة العلاج بعيدا عن القصف.", "القصف"),
        ("شمل القصف مدرسة وسيارة وسيطر الجيش على البلدة.", "القصف"),
    ],
)
def test_words_written_like_a_cue_are_none(text: str, word: str) -> None:
    assert kinds("ar", text, word) <= {"already", "provision"}


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("ar", "إذا شن الجيش هجوما على إدلب فر السكان.", "هجوما"),
        ("ar", "في حال شن هجوم على إدلب سيفر السكان.", "هجوم"),
        ("en", "If the army launches an attack on Idlib, people will flee.", "attack"),
        ("en", "The army may have shelled the hospital.", "shelled"),
    ],
)
def test_what_hangs_on_a_condition_or_a_guess_is_possible(iso: str, text: str, word: str) -> None:
    assert told(iso, text, word).status == "possible"


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("ar", "دعت فرنسا الطرفين إلى وقف إطلاق النار.", "وقف إطلاق النار"),
        ("ar", "طالبت تركيا القوات الروسية بالانسحاب من إدلب.", "الانسحاب"),
        ("ar", "حثت الأمم المتحدة الأطراف على احترام الهدنة.", "احترام الهدنة"),
        ("ar", "يجب أن تنسحب القوات الروسية من إدلب.", "تنسحب"),
        ("en", "France called on both sides to respect the ceasefire.", "respect the ceasefire"),
        ("en", "Turkey demanded that Russian forces withdraw from Idlib.", "withdraw"),
        ("en", "Russian forces must withdraw from Idlib.", "withdraw"),
    ],
)
def test_what_is_called_for_is_demanded(iso: str, text: str, word: str) -> None:
    draft = told(iso, text, word)
    assert (draft.status, draft.act) == ("demanded", Act.DEMANDS)


@pytest.mark.parametrize(
    ("iso", "text", "word", "act"),
    [
        ("ar", "أعرب الرئيس التركي عن استعداده لإجراء محادثات.", "محادثات", Act.OFFERS),
        ("ar", "تعهدت الحكومة اليمنية بإطلاق سراح الأسرى.", "إطلاق سراح", Act.PROMISES),
        ("ar", "هدد الجيش الإسرائيلي بشن هجوم على غزة.", "هجوم", Act.THREATENS),
        ("en", "The Turkish president offered to hold talks.", "talks", Act.OFFERS),
        ("en", "The Yemeni government promised to release the prisoners.", "release", Act.PROMISES),
        ("en", "The Israeli army threatened to launch an attack on Gaza.", "attack", Act.THREATENS),
    ],
)
def test_offers_promises_and_threats_are_of_the_future(iso: str, text: str, word: str, act: Act) -> None:
    draft = told(iso, text, word)
    assert (draft.status, draft.act) == ("future", act)


@pytest.mark.parametrize(
    ("iso", "text", "word", "kind"),
    [
        ("ar", "الانسحاب يتطلب موافقة البرلمان.", "الانسحاب", "requires"),
        ("ar", "إرسال مراقبين سيتطلب قرارا من مجلس الأمن.", "إرسال", "requires"),
        ("ar", "هناك أنباء عن هجوم على إدلب.", "هجوم", "reports-exist"),
        ("ar", "أشار إلى وجود تقارير عن قصف البلدة.", "قصف", "reports-exist"),
        ("en", "A withdrawal would require a vote in parliament.", "withdrawal", "requires"),
        ("en", "There are reports of an attack on Idlib.", "attack", "reports-exist"),
        ("en", "He spoke of the existence of reports of shelling.", "shelling", "reports-exist"),
    ],
)
def test_what_needs_something_first_or_is_said_to_be_reported_is_possible_whatever_a_model_finds(
    iso: str, text: str, word: str, kind: str
) -> None:
    draft = told(iso, text, word)
    assert kind in kinds(iso, text, word)
    telling = INDIFFERENT.tell(draft.choices.told)
    assert telling.status == "possible"
    assert str(telling.reason).startswith("possible: ")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("رحبت تركيا باستعداد إيران لإجراء مفاوضات.", "لإجراء"),
        ("ناقش المجلس استعداد إيران لسحب قواتها.", "لسحب"),
    ],
)
def test_what_somebody_is_ready_for_is_to_come_whatever_a_model_finds(text: str, word: str) -> None:
    telling = INDIFFERENT.tell(told("ar", text, word).choices.told)
    assert telling.status == "future"
    assert str(telling.reason).startswith("future: complement of")


@pytest.mark.parametrize(
    ("iso", "text", "word", "kind"),
    [
        ("ar", "يتطلب القرار انسحاب القوات.", "انسحاب", "requires"),
        ("ar", "وقع الهجوم رغم وجود تقارير عن الأمطار.", "الهجوم", "reports-exist"),
        ("en", "Russia will require an immediate withdrawal.", "withdrawal", "requires"),
        ("en", "The attack on Idlib overshadowed the existence of reports of rain.", "attack", "reports-exist"),
    ],
)
def test_a_cue_says_nothing_of_what_stands_on_its_other_side(iso: str, text: str, word: str, kind: str) -> None:
    draft = told(iso, text, word)
    assert kind in kinds(iso, text, word)
    assert INDIFFERENT.tell(draft.choices.told).status == "actual"
    assert not [f for f in describe(draft.choices.told) if f.startswith(f"cue={iso}.status.{kind}|")]


def test_the_reason_names_what_weighed_most() -> None:
    draft = told("en", "Russian forces must withdraw from Idlib.", "withdraw")
    assert re.fullmatch(r"demanded \(0\.\d\d: .*demanded.*\)", str(draft.telling.reason))
