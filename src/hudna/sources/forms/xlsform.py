"""The form as a workbook for ODK, Kobo and whatever else takes XLSForms (https://xlsform.org/en/)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import groupby

from babel import Locale
from openpyxl import Workbook

from hudna.sources.forms.form import NO_SIDES, Form, Question

_META = (("start", "start"), ("end", "end"))

Row = dict[str, str]


def xlsform(form: Form, sides: tuple[str, ...] = (), country: str | None = None) -> bytes:
    """The workbook of a form.

    Args:
        form: the form.
        sides: ids of the sides that may be chosen, beside the answers that name none; none for all.
        country: the country that is filled in, as ISO 3166-1 alpha-3.

    Returns:
        An .xlsx file with the sheets `survey`, `choices` and `settings`.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    defaults = {} if country is None else {"country": country}
    _sheet(book, "survey", list(_survey(form, defaults)))
    _sheet(book, "choices", list(_choices(form, sides)))
    title = form.title[form.languages[0]]
    settings = {"form_title": title, "form_id": form.id, "version": form.version, "default_language": _called(form)[0]}
    _sheet(book, "settings", [settings])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet(book: Workbook, name: str, rows: list[Row]) -> None:
    sheet = book.create_sheet(name)
    columns = list(dict.fromkeys(column for row in rows for column in row))
    sheet.append(columns)
    for row in rows:
        sheet.append([row.get(column) for column in columns])
    sheet.freeze_panes = "A2"


def _survey(form: Form, defaults: Mapping[str, str]) -> Iterator[Row]:
    for kind, name in _META:
        yield {"type": kind, "name": name}
    yield {"type": "calculate", "name": "form", "calculation": f"'{form.called}'"}
    asked = (question for question in form.questions.values() if not question.offline)
    for group, questions in groupby(asked, key=lambda question: question.group):
        yield {"type": "begin_group", "name": group, **_texts("label", form, form.groups[group])}
        for question in questions:
            yield _asked(form, question, defaults.get(question.name, ""))
        yield {"type": "end_group"}


def _asked(form: Form, question: Question, default: str) -> Row:
    kind = question.type if question.choices is None else f"{question.type} {question.choices}"
    row = {
        "type": kind,
        "name": question.name,
        **_texts("label", form, question.label),
        **_texts("hint", form, question.hint),
        "required": "yes" if question.required else "",
        "relevant": question.relevant,
        "constraint": question.constraint,
        "appearance": question.appearance,
        "default": default,
    }
    return {column: value for column, value in row.items() if value}


def _choices(form: Form, sides: tuple[str, ...]) -> Iterator[Row]:
    for list_name, choices in form.choices.items():
        kept = {*sides, *NO_SIDES} if sides and list_name == "sides" else choices.keys()
        for choice in choices.values():
            if choice.name in kept:
                yield {"list_name": list_name, "name": choice.name, **_texts("label", form, choice.label)}


def _texts(column: str, form: Form, texts: Mapping[str, str]) -> Row:
    return {
        f"{column}::{called}": texts[language]
        for language, called in zip(form.languages, _called(form), strict=True)
        if language in texts
    }


def _called(form: Form) -> list[str]:
    """The languages as the applications show them, by their own names."""
    return [f"{Locale(language).get_display_name()} ({language})" for language in form.languages]
