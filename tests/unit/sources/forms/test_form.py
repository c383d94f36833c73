from pathlib import Path

import pytest

from hudna.agreements import load_agreements
from hudna.model.errors import DataError
from hudna.sources.forms.form import FORM, NO_SIDES, load_form
from hudna.sources.forms.sentences import SENTENCES, load_sentences


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = FORM.read_text("utf-8")
    assert old in text
    path = tmp_path / "form.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('title.en = "', 'titel = ""\ntitle.en = "', "form.toml: top level: Object contains unknown field `titel`"),
        ('type = "date"', 'type = "dat"', "form.toml: question[2].type: Invalid enum value 'dat'"),
        ('group = "when"', 'group = "wenn"', "form.toml: question event_date: there is no group 'wenn'"),
        ('choices = "compass"', 'choices = "compas"', "form.toml: question direction: there is no list 'compas'"),
        (
            'type = "geopoint"',
            'type = "geopoint"\nchoices = "means"',
            "form.toml: question position: a select has choices",
        ),
        ("${position} != ''", "${where} != ''", "form.toml: question position_shared: there is no question 'where'"),
        (
            "${position} != ''",
            "selected(${position}, 1)",
            "form.toml: question position_shared: has a condition of another",
        ),
        (
            'en = "Yes", ar = "نعم"',
            'en = "Yes"',
            "form.toml: choices.yes_no.yes: is not in all of the form's languages",
        ),
        ('hint.ar = "بنظام', 'hint.fr = "بنظام', "form.toml: question event_time: hint: is not in all of"),
        (
            'type = "attack.shelling"',
            'type = "attack.shelled"',
            "form.toml: choices.kinds.shelling: Invalid enum value",
        ),
        ('name = "observer_code"', 'name = "organisation"', "form.toml: question: two questions have one name"),
        ('"event_kind"]', '"event_sort"]', "form.toml: signature: there is no question 'event_sort'"),
        ("[[question]]", "[[question]", "form.toml: syntax: "),
    ],
)
def test_what_is_wrong_in_a_form_is_named_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(DataError) as error:
        load_form(changed(tmp_path, old, new))
    assert str(error.value).startswith(told)


def test_its_sides_are_the_parties_of_the_agreements_that_come_with_hudna() -> None:
    parties = {party for agreement in load_agreements() for party in agreement.parties}
    assert {name for name in load_form().choices["sides"] if name not in NO_SIDES} >= parties


def test_there_are_sentences_for_each_of_its_languages() -> None:
    assert set(load_form().languages) <= set(load_sentences())


def test_what_is_wrong_in_a_file_of_sentences_is_named(tmp_path: Path) -> None:
    text = (SENTENCES / "en.toml").read_text("utf-8")
    (tmp_path / "en.toml").write_text(text.replace("stop =", "full_stop ="), "utf-8")
    with pytest.raises(DataError) as error:
        load_sentences(tmp_path)
    assert str(error.value).startswith("en.toml: top level: Object contains unknown field `full_stop`")
