"""What is told of an obligation, in a sentence of each language that says no more than the standing's fields."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hudna.model.agreements import Agreement
from hudna.model.compliance import Standing
from hudna.views.web.agreements.standing_sentences import breaches_told, deadline_told, line_told, speakers_told
from hudna.views.web.words import Words
from tests.tellings import agreement, filed
from tests.unit.views.web.stood import ARABIC, ENGLISH, stand

FIRST = agreement("karabakh-2020-10-10")
LAST = agreement("karabakh-2020-11-09")
DAY = "2020-10-20"
EVENING = "2020-10-20T23:59+04:00"


def told(words: Words, one: Agreement, now: Standing, provision: str, party: str) -> str:
    line = next(line for line in now.lines if (line.provision, line.party) == (provision, party))
    return line_told(words, line, one, now.coverage)


def shelled(**changed: str) -> Standing:
    return stand(FIRST, EVENING, filed(by="ARM", says="AZE", day=DAY, published=DAY, **changed))  # type: ignore[arg-type]


def test_a_breach_is_told_with_its_grade_its_last_day_and_on_whose_word() -> None:
    sentence = told(ENGLISH, FIRST, shelled(), "ceasefire", "ARM")
    assert sentence == "1 alleged breach; the last on 20 Oct 2020; told by Azerbaijan."


def test_the_same_is_told_in_arabic() -> None:
    sentence = told(ARABIC, FIRST, shelled(), "ceasefire", "ARM")
    assert sentence == "خرق مزعوم واحد؛ الأخير في 20 أكتوبر 2020؛ بحسب أذربيجان."


def test_who_denies_is_told_and_nobody_else() -> None:
    claims = (
        filed(by="ARM", says="AZE", day=DAY, published=DAY),
        filed(by="ARM", says="ARM", status="denied", day=DAY, published=DAY, report="other"),
    )
    sentence = told(ENGLISH, FIRST, stand(FIRST, EVENING, *claims), "ceasefire", "ARM")
    assert sentence == ("1 disputed breach; the last on 20 Oct 2020; told by Azerbaijan; some of it denied by Armenia.")


def test_where_no_breach_is_told_it_is_said_how_much_was_read() -> None:
    assert told(ENGLISH, FIRST, shelled(), "ceasefire", "AZE") == (
        "No breach is told in 1 report that could tell of 2 of 11 days."
    )


def test_what_was_refuted_later_is_told_beside_what_is_left() -> None:
    now = shelled()
    line = next(line for line in now.lines if (line.provision, line.party) == ("ceasefire", "AZE"))
    english, arabic = (line_told(words, replace(line, refuted=1), FIRST, now.coverage) for words in (ENGLISH, ARABIC))
    assert english.endswith("2 of 11 days. 1 more was told, and refuted by a verdict given later.")
    assert arabic.endswith(" ورُوي غيرها واحد فُنِّد بحُكم صدر لاحقاً.")


def test_where_nothing_was_read_nothing_is_known() -> None:
    assert (
        told(ENGLISH, FIRST, stand(FIRST, EVENING, days=[]), "ceasefire", "AZE")
        == "No report was read from its window."
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (ENGLISH, "1 breach is told whose doer nobody names: whether by this party is not known."),
        (ARABIC, "يُروى خرق واحد لا يُسمّى فاعله: ولا يُعرف إن كان من هذا الطرف."),
    ],
)
def test_a_breach_by_nobody_named_leaves_open_who_it_was(words: Words, says: str) -> None:
    unnamed = filed(by="", says="UN", day=DAY, published=DAY)
    assert told(words, FIRST, stand(FIRST, EVENING, unnamed), "ceasefire", "AZE") == says


def test_what_is_overdue_was_due_by_the_clocks_of_the_land() -> None:
    near = filed(at=("Laçın", "AZE"), day="2020-12-01", published="2020-12-02")
    assert told(ENGLISH, LAST, stand(LAST, "2020-12-05T12:00+04:00", near), "lachin", "ARM").startswith(
        "It was due by 1 Dec 2020 23:59 local time. Nothing is told"
    )


def test_why_nothing_is_known_of_a_deadline_is_told() -> None:
    far = filed(at=("Laçın", "AZE"), day="2020-12-04", published="2020-12-04")
    assert told(ENGLISH, LAST, stand(LAST, "2020-12-05T12:00+04:00", far), "lachin", "ARM") == (
        "It was due by 1 Dec 2020 23:59 local time. No report could tell of that day."
    )
    elsewhere = filed(day="2020-12-01", published="2020-12-02")
    assert told(ENGLISH, LAST, stand(LAST, "2020-12-05T12:00+04:00", elsewhere), "lachin", "ARM") == (
        "No report tells of Laçın, where alone it holds."
    )


def test_where_only_its_own_side_was_read_nothing_is_known_of_a_party() -> None:
    accused = filed(by="ARM", says="AZE", day=DAY, published=DAY)
    assert told(ENGLISH, FIRST, stand(FIRST, EVENING, accused, home="AZE"), "ceasefire", "AZE") == (
        "In 1 report that could tell of 2 of 11 days nobody but its own side could tell of a breach."
    )


def test_fulfilment_is_never_more_than_told() -> None:
    left = filed(
        "force.withdrawal", by="ARM", says="AZE", at=("Lachin", "AZE"), day="2020-12-01", published="2020-12-01"
    )
    now = stand(LAST, "2020-12-05T12:00+04:00", left)
    assert told(ENGLISH, LAST, now, "lachin", "ARM") == (
        "Fulfilment is told by Azerbaijan; how much of it is not judged."
    )


@pytest.mark.parametrize("words", [ENGLISH, ARABIC])
@pytest.mark.parametrize("as_of", ["2020-10-05T12:00+04:00", "2020-10-20T23:59+04:00", "2020-12-20T12:00+04:00"])
@pytest.mark.parametrize("one", [FIRST, LAST], ids=lambda one: one.id)
def test_every_line_at_every_instant_has_a_sentence(words: Words, as_of: str, one: Agreement) -> None:
    now = stand(one, as_of, filed(by="ARM", says="AZE", day=DAY, published=DAY), days=[DAY, "2020-11-20"])
    for line in now.lines:
        sentence = line_told(words, line, one, now.coverage)
        assert sentence.endswith(".")
        assert "%" not in sentence


def test_outlets_are_told_by_their_number() -> None:
    assert speakers_told(ENGLISH, ["ARM", "source:Paper", "source:Radio"]) == "Armenia and 2 outlets"
    assert speakers_told(ARABIC, ["ARM", "source:Paper", "source:Radio"]) == "أرمينيا ووسيلتي إعلام"


def test_numbers_agree_with_their_nouns_in_arabic() -> None:
    now = shelled()
    line = next(line for line in now.lines if line.alleged)
    numbers = {number: breaches_told(ARABIC, replace(line, alleged=number)) for number in (1, 2, 3, 11, 100)}
    assert numbers == {
        1: "خرق مزعوم واحد",
        2: "خرقان مزعومان",
        3: "3 خروق مزعومة",
        11: "11 خرقاً مزعوماً",
        100: "100 خرق مزعوم",
    }


@pytest.mark.parametrize(
    ("as_of", "says"),
    [
        ("2020-11-29T12:00+04:00", "2 full days are left."),
        ("2020-12-05T12:00+04:00", "No report tells of its fulfilment undisputed. It passed 3 days before."),
    ],
)
def test_a_deadline_is_told_with_how_far_off_it_is(as_of: str, says: str) -> None:
    now = stand(LAST, as_of, filed(at=("Laçın", "AZE"), day="2020-12-01", published="2020-12-01"))
    lachin = next(one for one in now.deadlines if one.provision == "lachin")
    assert deadline_told(ENGLISH, lachin) == says
