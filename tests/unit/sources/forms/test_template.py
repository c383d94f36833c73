import csv
import io

import pytest

from hudna.sources.forms.form import load_form
from hudna.sources.forms.observation import observation
from hudna.sources.forms.submission import Columns
from hudna.sources.forms.template import template
from tests.unit.sources.forms.exports import INCIDENTS
from tests.unit.sources.forms.taking import public, readings, taken

FORM = load_form()


def filled_in(language: str, *rows: dict[str, str]) -> bytes:
    """The template with rows below, as a spreadsheet program saves it."""
    content = template(FORM, language).decode("utf-8-sig")
    header = next(csv.reader(io.StringIO(content)))
    stream = io.StringIO(content, newline="")
    stream.seek(0, io.SEEK_END)
    csv.writer(stream).writerows([[row.get(name, "") for name in header] for row in rows])
    return stream.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize("language", FORM.languages)
def test_it_has_a_header_and_one_row_that_explains_it(language: str) -> None:
    header, explained = csv.reader(io.StringIO(template(FORM, language).decode("utf-8-sig")))
    assert header == ["form", "instance", "submitted", *FORM.questions]
    assert explained[0].startswith("# ")
    for name, words in zip(header[3:], explained[3:], strict=True):
        assert words.startswith(FORM.questions[name].label[language])
        assert all(choice in words for choice in FORM.answers(name))


def test_as_it_is_it_holds_no_submission() -> None:
    assert taken(template(FORM, "ar")) == []


@pytest.mark.parametrize("language", FORM.languages)
@pytest.mark.parametrize("incident", INCIDENTS)
def test_what_is_filled_in_is_read_back(language: str, incident: str) -> None:
    answers = dict(INCIDENTS[incident])
    columns = Columns(FORM)
    header, _, row = csv.reader(io.StringIO(filled_in(language, answers).decode("utf-8-sig")))
    submission = columns.submission(zip(header, row, strict=True))
    assert submission.answers == answers
    told, notices = observation(submission, FORM)
    assert notices == ()
    assert told.organisation == answers["organisation"]
    assert told.kind.name == answers["event_kind"]
    assert [one.name for one in told.means] == answers["means"].split()
    assert told.public == answers["public_account"]


def test_every_answer_that_the_form_offers_is_accepted_by_name_and_by_label() -> None:
    for question in FORM.questions.values():
        for choice in FORM.answers(question.name).values():
            for words in (choice.name, *choice.label.values(), choice.label["en"].upper()):
                answers = dict(INCIDENTS["heard"]) | {
                    "killed_low": "", "killed_high": "", "killed_civilians": "",
                    "actor_other": "X", "target_other": "Y", "access_by_other": "Z",
                    "access_by": "ARM", "access_denied": "yes", question.name: words,
                }  # fmt: skip
                submission = Columns(FORM).submission(answers.items())
                observation(submission, FORM)  # raises where one is not accepted


def test_rows_that_are_left_blank_are_passed_over() -> None:
    blank: dict[str, str] = {}
    answers = dict(INCIDENTS["heard"]) | {"instance": "1"}
    assert len(readings(filled_in("en", blank, answers, blank))) == 2


def test_it_may_be_filled_in_in_arabic() -> None:
    labels = {
        name: FORM.answers(name)[told].label["ar"] if told in FORM.answers(name) else told
        for name, told in INCIDENTS["in Arabic"].items()
    } | {"means": "سماع إفادة شخص"}
    assert public(filled_in("ar", labels)).claims == public(filled_in("ar", dict(INCIDENTS["in Arabic"]))).claims
