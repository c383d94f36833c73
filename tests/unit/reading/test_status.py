"""How an event is told: as a fact, denied, to come, hedged or urged; in both languages."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from hudna.model.claims import Act, Status
from hudna.model.reports import Report
from hudna.reading.choice import LinearModel
from hudna.reading.drafts import Draft
from hudna.reading.status import Teller, describe
from tests.readers import the_reader

from .conftest import Bench

INDIFFERENT = Teller(LinearModel.of(("actual", "denied"), (1.0, 0.0), {}))


def told(iso: str, text: str, word: str) -> Draft:
    """The event that a word of a report names."""
    report = Report(id="report", text=text, lang=iso)
    _, _, sentences = the_reader().drafts(report)
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
        ("ar", "أتاحت السلطات دخول المساعدات.", "المساعدات", "permission"),
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
        ("ar", "قتل اثنان بعد القصف.", "القصف", "aside"),
        ("en", "Turkey sent an envoy in order to reach a truce.", "truce", "purpose"),
        ("en", "The army is preparing to launch an attack.", "attack", "attempt"),
        ("ar", "الهدنة مرهونة بوقف القصف.", "القصف", "condition"),
        ("en", "As long as the truce holds the shelling will stop.", "shelling", "condition"),
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


def test_a_word_of_a_cue_that_says_that_something_is_so_is_no_denial() -> None:
    draft = told("ar", "قالت النرويج إنها لا تزال ملتزمة بوقف إطلاق النار.", "ملتزمة")
    assert "denied" not in {cue.value.entry.status.value for cue in draft.choices.told.cues}


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "The government refused a request by mediators to extend the truce.", "extend"),
        ("en", "Armenia dismissed an appeal from Moscow to pull its troops out of the town.", "pull"),
        ("en", "The army turned down a demand to withdraw from the town.", "withdraw"),
        ("ar", "رفض المتمردون مناشدة الرئيس إلقاء السلاح.", "إلقاء"),
        ("ar", "رفض الجيش مطالبته بالانسحاب من البلدة.", "بالانسحاب"),
    ],
)
def test_what_somebody_refuses_when_asked_is_denied(iso: str, text: str, word: str) -> None:
    assert told(iso, text, word).status == "denied"


def test_what_somebody_did_when_he_had_refused_is_not_denied_for_it() -> None:
    assert told("en", "Armenia turned down an offer of talks and attacked the base.", "attacked").status == "actual"


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("ar", "اتخذت موسكو خطوات لمنع تصعيد لاحق في الإقليم.", "تصعيد"),
        ("ar", "نشرت الأمم المتحدة جنودا للحيلولة دون وقوع اشتباكات في المدينة.", "اشتباكات"),
        ("en", "Moscow took steps to prevent further clashes in the town.", "clashes"),
        ("en", "The army moved to avert an attack on the port.", "attack"),
    ],
)
def test_what_is_to_be_prevented_has_not_happened(iso: str, text: str, word: str) -> None:
    assert told(iso, text, word).status == "possible"


def test_what_somebody_failed_to_prevent_happened_and_what_he_managed_to_prevent_did_not() -> None:
    assert told("en", "Armenia failed to prevent an attack on the port.", "attack").status == "actual"
    assert told("en", "The UN was unable to avert clashes in the town.", "clashes").status == "actual"
    assert told("en", "The army managed to prevent an attack on the port.", "attack").status == "denied"


def test_the_end_of_a_compound_describes_and_is_no_cue() -> None:
    assert "threatened" not in kinds(
        "en", "Armenia on Monday began its long-threatened offensive on Ganja.", "offensive"
    )
    assert told("en", "Armenia on Monday began its long-threatened offensive on Ganja.", "offensive").status == "actual"


def test_the_reason_names_what_weighed_most() -> None:
    draft = told("en", "Russian forces must withdraw from Idlib.", "withdraw")
    assert re.fullmatch(r"demanded \(0\.\d\d: .*demanded.*\)", str(draft.telling.reason))


@pytest.mark.parametrize(
    ("iso", "text", "word", "status"),
    [
        # a negated verb of stopping, or of being content, is no negation of what goes on
        ("ar", "لم تكتف الفصائل بقصف البلدة.", "بقصف", "actual"),
        ("en", "The rebels not only shelled the town.", "shelled", "actual"),
        ("en", "The rebels did not stop sending weapons.", "sending weapons", "actual"),
        # who or what does nothing opens the clause, and "any" under a negation is none
        ("ar", "لم ترصد البعثة أي انتهاك للهدنة.", "انتهاك", "denied"),
        ("en", "Observers did not record any shelling.", "shelling", "denied"),
        ("en", "Not one rocket has hit the town.", "hit", "denied"),
        # doubt
        ("ar", "ربما قصفت طائرات البلدة.", "قصفت", "possible"),
        ("ar", "قد تقصف الطائرات البلدة.", "تقصف", "possible"),
        ("ar", "يشتبه في أن مسلحين خطفوا الصحفي.", "خطفوا", "possible"),
        ("ar", "تفيد تقارير بأن الفصائل قصفت البلدة.", "قصفت", "possible"),
        ("en", "The rebels might have shelled the town.", "shelled", "possible"),
        ("en", "The rebels are thought to have shelled the town.", "shelled", "possible"),
        ("en", "The rebels reportedly shelled the town.", "shelled", "possible"),
        ("en", "An alleged rebel attack killed two.", "attack", "possible"),
        ("en", "Rumours that the rebels shelled the town spread.", "shelled", "possible"),
        # neither confirmed nor denied
        ("ar", "لم ينف الجيش قصف البلدة.", "قصف", "possible"),
        ("en", "The army did not deny that it had shelled the town.", "shelled", "possible"),
        ("en", "The army did not confirm that it had shelled the town.", "shelled", "possible"),
        ("ar", "لا تقصف الطائرات البلدة.", "تقصف", "denied"),
        ("ar", "ليس صحيحا أن الجيش قصف البلدة.", "قصف", "denied"),
        ("en", "It is not true that the army shelled the town.", "shelled", "denied"),
        ("en", "The minister asked whether the army had shelled the town.", "shelled", "possible"),
        ("en", "Were the rebels to shell the town, the army would bomb their camps.", "bomb", "possible"),
        # nobody could verify it
        ("ar", "قال المسلحون إن الجيش قصف البلدة، ولم يتسن التحقق من صحة ذلك.", "قصف", "possible"),
        (
            "en",
            "The army shelled the town, the rebels said, but it could not be independently verified.",
            "shelled",
            "possible",
        ),
        # questions and conditions
        ("ar", "هل قصف الجيش البلدة؟", "قصف", "possible"),
        ("ar", "لو قصف الجيش البلدة لفر سكانها.", "قصف", "possible"),
        ("en", "Did the army bomb the town?", "bomb", "possible"),
        ("en", "Should the army bomb the town, people will flee.", "bomb", "possible"),
        ("en", "Had the army shelled the town, people would have fled.", "shelled", "possible"),
        # threats, and attacks on a condition
        ("ar", "هدد الجيش بقصف البلدة.", "بقصف", "future"),
        ("ar", "سيقصف الجيش البلدة إذا لم ينسحب المسلحون.", "سيقصف", "possible"),
        ("en", "The army threatened to bomb the town.", "bomb", "future"),
        ("en", "The army threatened to bomb the town unless the rebels left it.", "bomb", "possible"),
        ("en", "The army will bomb the town if the rebels stay there.", "bomb", "possible"),
        # plans and duties
        ("ar", "يعتزم الجيش الانسحاب من البلدة.", "الانسحاب", "future"),
        ("ar", "على الجيش أن ينسحب من البلدة.", "ينسحب", "demanded"),
        ("ar", "هناك أنباء غير مؤكدة بأن الجيش قصف البلدة.", "قصف", "possible"),
        ("ar", "لا دليل على أن الجيش قصف البلدة.", "قصف", "possible"),
        ("en", "Even if the army shelled the town, talks will go on.", "shelled", "possible"),
        # claims that are called false
        ("en", "The army dismissed as false reports that it had shelled the town.", "shelled", "denied"),
        ("ar", "وصف الجيش المزاعم بأن قواته قصفت البلدة بأنها باطلة.", "قصفت", "denied"),
        ("en", "The army described the claims that it had shelled the town as baseless.", "shelled", "denied"),
    ],
)
def test_what_grammar_ties_to_an_event_is_not_left_to_a_model(iso: str, text: str, word: str, status: str) -> None:
    assert INDIFFERENT.tell(told(iso, text, word).choices.told).status == status


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("ar", "وقد قصف الجيش البلدة.", "قصف"),
        ("ar", "نفى الجيش تقدمه وقصف البلدة.", "قصف"),
        ("ar", "رفض الجيش الانسحاب في هجوم على البلدة.", "هجوم"),
        ("en", "Gunmen, the army said, were killed in the shelling.", "shelling"),
        ("en", "The army threatened war and shelled the town.", "shelled"),
        ("en", "The army has said it shelled the town.", "shelled"),
        ("en", "No sooner had the army left than it shelled the town.", "shelled"),
    ],
)
def test_words_that_grammar_does_not_tie_to_an_event_settle_nothing(iso: str, text: str, word: str) -> None:
    assert INDIFFERENT.tell(told(iso, text, word).choices.told).status == "actual"


def test_a_truce_that_neither_side_breaks_holds() -> None:
    assert (
        INDIFFERENT.tell(told("en", "Neither side has fired since midnight.", "fired").choices.told).status == "actual"
    )


def test_the_present_on_a_later_day_is_to_come() -> None:
    report = Report(id="report", text="يلتقي الوزيران في جنيف غدا.", lang="ar", published=date(2020, 10, 28))
    [draft] = [one for sentence in the_reader().drafts(report)[2] for one in sentence if one.type.family == "talks"]
    assert INDIFFERENT.tell(draft.choices.told).status == "future"


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("ar", "أكد القائد أن الجيش لن يقف مكتوف الأيدي", "يقف"),
        ("en", "The army said the attack would not go unpunished.", "go unpunished"),
    ],
)
def test_an_idiom_keeps_its_sense_with_the_negation_that_belongs_to_it(iso: str, text: str, word: str) -> None:
    telling = INDIFFERENT.tell(told(iso, text, word).choices.told)
    assert (telling.status, telling.act) == ("future", Act.THREATENS)


def test_what_another_denies_in_a_clause_of_his_own_is_not_denied_by_who_tells_it() -> None:
    draft = told("en", "The rebels said that they had shelled the base, which the army denied.", "shelled")
    denying = Teller(LinearModel.of(("actual", "denied"), (0.0, 1.0), {}))
    assert denying.tell(draft.choices.told).status == "actual"
    own = told("en", "Reports of shelling, the army said, were denied.", "shelling")
    assert denying.tell(own.choices.told).status == "denied"


@pytest.mark.parametrize(
    ("iso", "text", "word", "status"),
    [
        ("ar", "قال الوزير إن الهدنة المتفق عليها في مايو لم تمنع القتال.", "المتفق عليها", "actual"),
        ("ar", "لم تصمد الهدنة سوى ساعات.", "تصمد", "actual"),
        ("ar", "أعلنا الهدنة لكنها لم تدم.", "تدم", "actual"),
        ("en", "The army denied that it had broken the ceasefire that was agreed in May.", "agreed", "actual"),
    ],
)
def test_what_words_say_themselves_holds_whatever_stands_around_them(
    iso: str, text: str, word: str, status: str
) -> None:
    denying = Teller(LinearModel.of(("actual", "denied"), (0.0, 1.0), {}))
    assert denying.tell(told(iso, text, word).choices.told).status == status


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("ar", "لم تعلن إسرائيل هدنة.", "هدنة"),
        ("ar", "لم يشن المسلحون هجوما على البلدة.", "هجوما"),
        ("ar", "ولم ينفذ الجيش غارات.", "غارات"),
        ("ar", "لم ترد أنباء فورية عن وقوع إصابات.", "إصابات"),
        ("en", "The rebels have not carried out new attacks since May.", "attacks"),
        ("en", "The army did not launch an air strike.", "air strike"),
    ],
)
def test_what_somebody_is_told_not_to_have_done_is_denied(iso: str, text: str, word: str) -> None:
    assert INDIFFERENT.tell(told(iso, text, word).choices.told).status == "denied"


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("ar", "لم تعلن الحركة مسؤوليتها عن الهجوم.", "الهجوم"),
        ("en", "The army did not launch drones after the attack.", "attack"),
    ],
)
def test_a_negated_verb_of_doing_says_nothing_of_an_event_in_another_phrase(iso: str, text: str, word: str) -> None:
    assert INDIFFERENT.tell(told(iso, text, word).choices.told).status == "actual"


@pytest.mark.parametrize(
    ("text", "attack"),
    [
        ("لم يقتل أحد في غارة على البلدة.", "غارة"),
        ("ولم ترد أنباء عن ضحايا في الغارة.", "الغارة"),
        ("ولم يصب أحد في قصف على الحي.", "قصف"),
        ("لم يسفر القصف على البلدة عن ضحايا.", "القصف"),
    ],
)
def test_where_nobody_came_to_harm_only_that_is_denied_and_not_the_attack(text: str, attack: str) -> None:
    assert INDIFFERENT.tell(told("ar", text, attack).choices.told).status == "actual"


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Stepanakert was shelled on Wednesday, officials said; Baku denied targeting civilians."),
        ("en", "Stepanakert was shelled on Wednesday; Baku denied targeting hospitals."),
    ],
)
def test_what_is_denied_behind_a_semicolon_is_denied(*, benches: Mapping[str, Bench], iso: str, text: str) -> None:
    shelled, targeted = benches[iso].drafts(text)
    assert (shelled.telling.status, targeted.telling.status) == (Status.ACTUAL, Status.DENIED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Hamas will delay the handover, accusing Israel of breaking the truce.", "breaking"),
        ("قالت حماس إنها ستؤجل التبادل متهمة إسرائيل بخرق الهدنة.", "بخرق"),
    ],
)
def test_what_somebody_is_accused_of_is_told_as_done_whatever_is_to_come_around_it(text: str, word: str) -> None:
    assert told("en" if text.isascii() else "ar", text, word).status == "actual"


def test_how_what_was_said_is_hedged_says_nothing_of_what_is_added() -> None:
    text = "Armenia shelled Ganja, the ministry in Baku reported, adding that its troops had returned fire."
    assert told("en", text, "returned fire").status == "actual"


def test_who_insists_that_something_was_done_demands_nothing() -> None:
    assert told("en", "Russia insisted that it was Ukraine that had violated the truce.", "violated").status == "actual"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("سيرد الجيش النرويجي إن خرقت إسبانيا الهدنة.", "possible"),
        ("قالت النرويج إن إسبانيا خرقت الهدنة.", "actual"),
        ("قالت النرويج ان إسبانيا خرقت الهدنة.", "actual"),
    ],
)
def test_if_is_told_from_that_by_the_verb_right_behind_it(text: str, status: str) -> None:
    assert told("ar", text, "خرقت").status == status


def test_a_verb_joined_to_one_in_doubt_is_in_doubt_and_one_with_a_subject_of_its_own_is_not() -> None:
    joined = "Spanish troops allegedly looted a hospital and detained two nurses."
    assert told("en", joined, "detained").status == "possible"
    apart = "Spanish troops allegedly looted a hospital, and Norwegian troops detained two nurses."
    assert told("en", apart, "detained").status == "actual"


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("ar", "ما إن انسحب الجيش النرويجي من البلدة حتى عاد السكان.", "انسحب"),
        ("en", "Russia has not withdrawn its claim that Ukraine shelled Donetsk.", "shelled"),
        ("en", "The soldiers who allegedly looted the hospital were arrested and detained.", "detained"),
    ],
)
def test_what_is_told_as_done_is_in_no_doubt_for_words_like_those_of_doubt(iso: str, text: str, word: str) -> None:
    assert told(iso, text, word).status == "actual"
