"""The form of a ceasefire incident: its questions and the answers that may be chosen; one TOML file, read strictly.

What the workbook, the CSV template and the reading of submissions have in common is this file, so that they cannot differ.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from hudna.model.claims import Status
from hudna.model.errors import DataError
from hudna.model.events import EventType
from hudna.sources.forms.conditions import is_understood

FORMS = Path(__file__).parents[2] / "data" / "forms"
FORM = FORMS / "ceasefire-incident.toml"

UNDETERMINED, OTHER = "undetermined", "other"
NO_SIDES = frozenset({UNDETERMINED, OTHER})
"""Answers to whose deed it was that are no side's id."""

QuestionType = Literal[
    "text", "date", "time", "integer", "decimal", "geopoint", "select_one", "select_multiple", "image"
]
_SELECTS = frozenset({"select_one", "select_multiple"})
_REFERENCE = re.compile(r"\$\{(\w+)\}")

_Words = Annotated[str, msgspec.Meta(min_length=1)]
_Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]*$")]
_Texts = dict[str, _Words]


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[question]]`.

    Attributes:
        name: as in the workbook; the same in every language.
        group: the group that it is asked in.
        type: as in XLSForm; photographs are `image`.
        required: whether it must be answered wherever it is relevant.
        offline: whether only the CSV template has it.
        relevant, constraint: XPath, as in XLSForm.
        appearance: as in XLSForm.
        choices: the list that a select takes its answers from.
        label, hint: by language.
    """

    name: _Name
    group: _Name
    type: QuestionType
    label: _Texts
    hint: _Texts = msgspec.field(default_factory=dict)
    required: bool = False
    offline: bool = False
    relevant: str = ""
    constraint: str = ""
    appearance: str = ""
    choices: _Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer that may be chosen.

    Attributes:
        name: as in the workbook.
        label: by language.
        type: the event type that a kind of event becomes; None where it becomes no claim.
        status: of the claim, for a degree of certainty.
        degrees: clockwise from north, for a direction.
    """

    name: str
    label: Mapping[str, str]
    type: EventType | None = None
    status: Status | None = None
    degrees: float | None = None


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    version: Annotated[str, msgspec.Meta(pattern=r"^[0-9]+$")]
    title: _Texts
    signature: Annotated[tuple[_Name, ...], msgspec.Meta(min_length=3)]
    own: dict[_Name, _Texts]
    groups: dict[_Name, _Texts]
    question: Annotated[tuple[Question, ...], msgspec.Meta(min_length=1)]
    choices: dict[_Name, dict[str, dict[str, str | float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form.

    Attributes:
        id, version: of the form.
        title: by language; these are the languages of the form.
        signature: names of the questions by which a submission is told.
        own: what the CSV template asks of a submission besides: labels by language, by name of the column.
        groups: labels by language, by name.
        questions: by name, in their order.
        choices: by name of a list the answers, by their names, in their order.
        by_words: by name of a list the answers, by their names and their labels in all languages, folded.
    """

    id: str
    version: str
    title: Mapping[str, str]
    signature: tuple[str, ...]
    own: Mapping[str, Mapping[str, str]]
    groups: Mapping[str, Mapping[str, str]]
    questions: Mapping[str, Question]
    choices: Mapping[str, Mapping[str, Choice]] = field(repr=False)
    by_words: Mapping[str, Mapping[str, Choice]] = field(repr=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """ISO 639-1 codes of the languages that it is asked in."""
        return tuple(self.title)

    @property
    def called(self) -> str:
        """What each of its submissions says that it is of: `ceasefire-incident 1`."""
        return f"{self.id} {self.version}"

    def answers(self, question: str) -> Mapping[str, Choice]:
        """The answers that may be chosen for a question; none where it is not one to choose."""
        choices = self.questions[question].choices
        return {} if choices is None else self.choices[choices]

    def meant(self, question: str) -> Mapping[str, Choice]:
        """The answers that may be chosen for a question, by all that they may be called, folded (see `folded`)."""
        choices = self.questions[question].choices
        return {} if choices is None else self.by_words[choices]


def folded(words: str) -> str:
    """Words as they are compared: whatever their capitals, with single spaces."""
    return " ".join(words.casefold().split())


@cache
def load_form(file: Path = FORM) -> Form:
    """Read a form.

    Raises:
        DataError: the file is not TOML, has an unknown or missing key or a wrong value, lacks a language somewhere, or names a
            group, a list or a question that is not there; it names the file and the place.
    """
    try:
        told = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), _File)
    except FileNotFoundError as error:
        raise DataError(file.name, "file", "is not there") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(file.name, "syntax", str(error)) from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise DataError(file.name, place.strip("`").removeprefix("$.") or "top level", reason) from error
    choices = {
        name: {one: _choice(file, f"{name}.{one}", one, keys, told.title) for one, keys in answers.items()}
        for name, answers in told.choices.items()
    }
    form = Form(
        id=told.id,
        version=told.version,
        title=told.title,
        signature=told.signature,
        own=told.own,
        groups=told.groups,
        questions={question.name: question for question in told.question},
        choices=choices,
        by_words={
            name: {folded(words): one for one in answers.values() for words in (one.name, *one.label.values())}
            for name, answers in choices.items()
        },
    )
    if len(form.questions) < len(told.question):
        raise DataError(file.name, "question", "two questions have one name")
    for place, problem in _problems(form):
        raise DataError(file.name, place, problem)
    return form


def _choice(file: Path, place: str, name: str, keys: Mapping[str, str | float], languages: Iterable[str]) -> Choice:
    label = {language: keys[language] for language in languages if language in keys}
    others = {key: value for key, value in keys.items() if key not in label}
    try:
        return msgspec.convert({"name": name, "label": label, **others}, _ChoiceTable).choice()
    except msgspec.ValidationError as error:
        raise DataError(file.name, f"choices.{place}", str(error)) from error


class _ChoiceTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    label: _Texts
    type: EventType | None = None
    status: Status | None = None
    degrees: float | None = None

    def choice(self) -> Choice:
        return Choice(name=self.name, label=self.label, type=self.type, status=self.status, degrees=self.degrees)


def _problems(form: Form) -> Iterable[tuple[str, str]]:
    """What the shape of the file cannot tell."""
    languages = set(form.title)
    labels = {
        **{f"own.{name}": label for name, label in form.own.items()},
        **{f"groups.{name}": label for name, label in form.groups.items()},
        **{f"question {question.name}: label": question.label for question in form.questions.values()},
        **{f"question {question.name}: hint": question.hint for question in form.questions.values() if question.hint},
        **{f"choices.{name}.{one.name}": one.label for name in form.choices for one in form.choices[name].values()},
    }
    for place, label in labels.items():
        if set(label) != languages:
            yield place, f"is not in all of the form's languages, and in no other ({', '.join(form.languages)})"
    for question in form.questions.values():
        place = f"question {question.name}"
        if question.group not in form.groups:
            yield place, f"there is no group {question.group!r}"
        if (question.choices is not None) != (question.type in _SELECTS):
            yield place, "a select has choices, and nothing else has"
        if question.choices is not None and question.choices not in form.choices:
            yield place, f"there is no list {question.choices!r}"
        if not is_understood(question.relevant, question.constraint):
            yield place, "has a condition of another shape than those that are understood"
        for name in _REFERENCE.findall(f"{question.relevant} {question.constraint}"):
            if name not in form.questions:
                yield place, f"there is no question {name!r}"
    for name in form.signature:
        if name not in form.questions:
            yield "signature", f"there is no question {name!r}"
