"""Status that grammar settles, by what stands around an event; in both languages."""

from collections.abc import Mapping
from datetime import date

import pytest

from .conftest import Bench
from .test_status import INDIFFERENT, told


def status(iso: str, text: str, word: str) -> str | None:
    """How grammar alone tells an event; None where it leaves that to the model."""
    telling = INDIFFERENT.tell(told(iso, text, word).choices.told)
    reason = str(telling.reason)
    return telling.status.value if reason.startswith(f"{telling.status.value}: ") else None


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "The army was unable to take the town.", "take"),
        ("en", "The army was unable to complete the encirclement of the town.", "encirclement"),
        ("en", "The rebels narrowly missed capturing the airport.", "capturing"),
        ("en", "The two sides came close to a truce.", "truce"),
        ("en", "The fighters are too weak to attack the city.", "attack"),
        ("en", "The deal averted an assault by the army on the town.", "assault"),
        ("en", "The opposition postponed the meeting with the envoy.", "meeting"),
        ("en", "A lasting ceasefire between them remains elusive.", "ceasefire"),
        ("en", "Baku denied claims that its army had shelled the town.", "shelled"),
        ("en", "The army does not plan to withdraw from the town.", "withdraw"),
        ("en", "The agency could not deliver aid or evacuate the wounded.", "evacuate"),
        ("en", "The withdrawal of forces from the town has not begun.", "withdrawal of forces"),
        ("en", "The prisoner exchange did not take place.", "prisoner exchange"),
        ("en", "Baku said it had nothing to do with the attack on the town.", "attack"),
        ("ar", "أكدت باكو عدم صلتها بالهجوم على البلدة.", "بالهجوم"),
        ("en", "Not a single missile, shell or bullet had been fired at the town.", "been fired at"),
        ("en", "Not a single missile, shell or bullet had been fired at the town.", "bullet"),
        ("en", "Yerevan said no missile, shell or bullet had been fired at the town.", "been fired at"),
        ("ar", "لم تطلق القوات أي صاروخ أو قذيفة على البلدة.", "قذيفة"),
        ("ar", "فشل الطرفان في التوصل إلى هدنة.", "التوصل إلى هدنة"),
        ("ar", "أخفق المسلحون في السيطرة على الميناء.", "السيطرة"),
        ("ar", "يمنع القصف النازحين من العودة إلى منازلهم.", "العودة"),
        ("ar", "من المستحيل أن تكون القرية تعرضت للقصف.", "للقصف"),
        ("ar", "وقف القصف أمر غير وارد.", "وقف القصف"),
        ("ar", "انتقد الوزير تعنت المليشيا في الانسحاب من الميناء.", "الانسحاب"),
        ("ar", "لا يريد المقاتلون التصعيد مع الجيش.", "التصعيد"),
        ("ar", "ونفت كييف قيامها بالقصف الذي تحدثت عنه موسكو.", "بالقصف"),
        ("ar", "وتنفي تركيا، التي تدخلت في الحرب، تورطها في قصف البلدة.", "قصف"),
        ("ar", "أبطل خبراء الجيش مفعول سيارة مفخخة.", "سيارة مفخخة"),
    ],
)
def test_what_did_not_come_about_is_denied(iso: str, text: str, word: str) -> None:
    assert status(iso, text, word) == "denied"


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "Its fighters had to withdraw from the town.", "withdraw"),
        ("en", "Few realise that the two sides agreed on a truce.", "truce"),
        ("ar", "لم تدخل المدينة سوى عشر قوافل مساعدات.", "تدخل"),
        ("ar", "لا يسيطر التنظيم إلا على ثلاث قرى.", "يسيطر"),
        ("ar", "لا يعلم كثيرون أننا نجري محادثات مع المسلحين.", "محادثات"),
        ("ar", "لا يمنع الاتفاق الجيش من شن غارات متفرقة.", "غارات"),
    ],
)
def test_what_is_so_in_spite_of_a_negation_is_a_fact(iso: str, text: str, word: str) -> None:
    assert status(iso, text, word) == "actual"


def test_what_is_so_only_after_something_else_is_no_fact_yet() -> None:
    assert status("ar", "لا تنسحب القوات إلا إذا توقف القصف.", "تنسحب") != "actual"


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "The militias are bracing for more assaults on the town.", "assaults"),
        ("en", "Residents stayed indoors in anticipation of clashes.", "clashes"),
        ("en", "The fighters will free the pilot in exchange for a halt to the shelling.", "halt"),
        ("en", "The alliance pledged to keep fighting the army.", "fighting"),
        ("en", "The raids would go on until the rebels left, he said.", "raids"),
        ("ar", "تعهد رئيس الوزراء بشن المزيد من الغارات على المسلحين.", "الغارات"),
        ("ar", "اتهم الحزب حلفاءه بالسعي إلى هدنة.", "هدنة"),
        ("ar", "أكد القادة عزمهم على محاربة المسلحين.", "محاربة"),
        ("ar", "يسلم المقاتلون سلاحهم مقابل وقف القصف على البلدة.", "وقف القصف"),
    ],
)
def test_what_somebody_means_awaits_or_is_offered_is_to_come(iso: str, text: str, word: str) -> None:
    assert status(iso, text, word) == "future"


def test_what_follows_a_clause_that_denies_something_else_is_not_denied() -> None:
    assert status("en", "No shell hit the town, and the army or the militia attacked the camp.", "attacked") is None


def test_a_breach_of_which_none_is_reported_is_denied() -> None:
    assert status("en", "No violations of the ceasefire were reported in the town.", "violations") == "denied"
    assert status("en", "The mission reported no shelling in the town.", "shelling") == "denied"


@pytest.mark.parametrize("word", ["casualties", "injuries"])
def test_harm_of_which_none_is_reported_is_denied(word: str) -> None:
    assert status("en", f"No {word} were reported in the town.", word) == "denied"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("على إسرائيل وقف هجماتها على لبنان.", "وقف"),
        ("وقال الوزير إن على الحوثيين الانسحاب من الحديدة.", "الانسحاب"),
    ],
)
def test_what_a_clause_lays_on_somebody_is_demanded(text: str, word: str) -> None:
    assert status("ar", text, word) == "demanded"


def test_a_sentence_may_end_with_a_word_that_lays_something_on_somebody(ar: Bench) -> None:
    assert ar.claims("قصف الجيش السوري مواقع المسلحين قرب دوما أمس ثم شن هجوما على")


def test_what_is_on_a_place_is_there() -> None:
    assert status("ar", "على الحدود قصف متبادل بين إسرائيل وحزب الله.", "قصف") is None


def test_what_is_only_reported_may_be() -> None:
    assert status("en", "Clashes were reported in the hills above the town.", "Clashes") == "possible"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("هددت روسيا أمس خلال اجتماع لمجلس الأمن باستخدام القوة ضد دمشق.", "اجتماع"),
        ("نفى الجيش بعد الغارات أنه قصف المستشفى.", "الغارات"),
        ("نفت الوزارة أن تكون قواتها قد شنت أي هجوم بعد بدء الهدنة.", "بدء الهدنة"),
    ],
)
def test_a_time_told_beside_a_threat_or_a_denial_is_no_part_of_it(text: str, word: str) -> None:
    draft = told("ar", text, word)
    assert status("ar", text, word) is None
    assert draft.status not in {"denied", "future"}


def test_a_denial_ends_where_its_speaker_goes_on_to_say_something() -> None:
    text = (
        "Moscow denied reports that its jets had hit the town and said it was sticking to a moratorium on air strikes."
    )
    assert status("en", text, "hit") == "denied"
    assert told("en", text, "moratorium").status == "actual"


def test_however_is_no_except() -> None:
    text = "وقع الطرفان اتفاق هدنة، إلا أن الطرفين تبادلا الاتهامات بخرقها."
    assert "not-to" not in {
        cue.value.entry.id.removeprefix("ar.status.") for cue in told("ar", text, "بخرقها").choices.told.cues
    }
    assert told("ar", text, "بخرقها").status == "actual"


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "Oslo did not rule out an attack on the port.", "attack"),
        ("en", "The mission fears an attack on the camp.", "attack"),
        ("ar", "لم تستبعد أوسلو شن هجوم على الميناء.", "شن هجوم"),
    ],
)
def test_what_is_not_ruled_out_or_is_feared_may_be(iso: str, text: str, word: str) -> None:
    assert status(iso, text, word) == "possible"


@pytest.mark.parametrize(
    ("iso", "text", "word", "expected"),
    [
        ("ar", "قبلت الحكومة اقتراح هدنة لأسبوع.", "هدنة", "actual"),
        ("ar", "وافق الطرفان على اقتراح هدنة لأسبوع.", "هدنة", "actual"),
        ("ar", "يسعى الوسطاء إلى هدنة في البلدة.", "هدنة", "future"),
        ("ar", "ناقش الوزيران تبادل الأسرى.", "تبادل الأسرى", "future"),
        ("ar", "تحاول القوات السيطرة على الميناء.", "السيطرة", "future"),
        ("en", "The two ministers discussed the release of prisoners.", "release", "future"),
    ],
)
def test_what_is_accepted_is_so_and_what_is_aimed_at_or_discussed_is_not_yet(
    iso: str, text: str, word: str, expected: str
) -> None:
    assert status(iso, text, word) == expected


def test_what_somebody_is_asked_to_work_towards_is_demanded() -> None:
    assert status("ar", "طلبت فرنسا من أرمينيا العمل على وقف القتال.", "وقف") == "demanded"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Envoys are working towards a truce in the town.", "truce", "future"),
        ("The two sides accepted a proposed truce.", "accepted", "actual"),
    ],
)
def test_so_it_is_in_english_by_the_model(text: str, word: str, expected: str) -> None:
    assert told("en", text, word).status == expected


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("en", "The ceasefire expires on Sunday.", ("future", "2020-11-01")),
        ("en", "The ceasefire expired on Sunday.", ("actual", "2020-10-25")),
        ("ar", "تنتهي الهدنة يوم الأحد.", ("future", "2020-11-01")),
        ("ar", "انتهت الهدنة يوم الأحد.", ("actual", "2020-10-25")),
    ],
)
def test_a_truce_that_ends_on_a_day_in_the_present_ends_on_the_next(
    benches: Mapping[str, Bench], iso: str, text: str, expected: tuple[str, str]
) -> None:
    (draft,) = (d for d in benches[iso].drafts(text, date(2020, 10, 28)) if d.type == "truce.ended")
    assert (draft.status, str(draft.when and draft.when.start)) == expected
