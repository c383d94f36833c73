"""The form as a table for those who work without devices: a header, one row that explains it, and room for submissions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from hudna.sources.forms.form import Form, Question
from hudna.sources.forms.tables import REMARK


def template(form: Form, language: str) -> bytes:
    """Comma-separated values in UTF-8, with the mark by which spreadsheet programs know that.

    Args:
        form: the form.
        language: one of its languages, in which the columns are explained.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    explained = [*(label[language] for label in form.own.values()), *_questions(form, language)]
    writer.writerow([*form.own, *form.questions])
    writer.writerow([f"{REMARK} {explained[0]}", *explained[1:]])
    return stream.getvalue().encode("utf-8-sig")


def _questions(form: Form, language: str) -> Iterator[str]:
    for question in form.questions.values():
        yield _explained(form, question, language)


def _explained(form: Form, question: Question, language: str) -> str:
    hint = question.hint.get(language)
    choices = ", ".join(form.answers(question.name))
    words = [question.label[language], hint, f"[{choices}]" if choices else None, question.constraint or None]
    required = " *" if question.required else ""
    return " | ".join(filter(None, words)) + required
