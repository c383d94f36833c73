"""A submission: the answers of one filled form as its export has them, told apart from what the server says of it.

Exports name a question by its path (`who/organisation`, `who-organisation`, `who:organisation`) or by its label in a language
of the form. Of a submission that was edited, the first version's id stays: ODK Central has it as `KEY` and `__id`, Kobo as
`meta/rootUuid`; `instanceID` and Kobo's `_uuid` are those of the version at hand, `deprecatedID` that of the version before
(https://docs.getodk.org/openrosa-metadata/, https://docs.getodk.org/central-api-submission-management/).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hudna.sources.characters import one_line
from hudna.sources.forms.form import Form, folded
from hudna.sources.unreadable import UnreadableError

_NAMESPACE = uuid.UUID("6f3d1f0e-2a55-5d0c-9b59-3d3f0b1c7a11")
_SEPARATOR = re.compile(r"[/:.-]")
_PREFIX = "uuid:"
_AXES = {"latitude": "lat", "longitude": "lon"}
_OF_AXIS = re.compile(r"(.+)[-:_/](latitude|longitude)", re.IGNORECASE)
_OF_OTHERS = ("altitude", "accuracy", "precision", "_url")  # what exports add to a position and to a photograph

# What servers say of a submission, by the last part of its name in small letters.
_SAID = {
    "rootuuid": "root",
    "key": "key",
    "__id": "key",
    "deprecatedid": "deprecated",
    "instanceid": "instance",
    "_uuid": "uuid",
    "instance": "own",
    "submissiondate": "submitted",
    "_submission_time": "submitted",
    "submitted": "submitted",
    "end": "end",
    "form": "form",
    "reviewstate": "review",
    "_validation_status": "review",
}
_REJECTED = frozenset({"rejected", "not approved", "validation_status_not_approved"})
_STABLE = ("root", "key", "deprecated", "instance", "uuid")
_CURRENT = ("instance", "uuid", "key", "root")

# Columns that exports add and that say nothing of the event.
_PASSED_OVER = frozenset({
    "start", "today", "deviceid", "device id", "username", "phonenumber", "simserial", "subscriberid", "audit",
    "submitterid", "submittername", "attachmentspresent", "attachmentsexpected", "status", "edits", "formversion", "isvalidated",
    "_id", "_notes", "_status", "_submitted_by", "_tags", "_index", "_parent_table_name", "_parent_index", "__version__",
    "_version_", "version", "instancename", "_xform_id_string", "_bamboo_dataset_id", "_attachments", "_geolocation", "_edited",
    "uuid", "deletedat", "updatedat", "reviewedat", "submitter", "meta", "_supplementaldetails",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One filled form.

    Attributes:
        answers: by name of the question, as given; blank ones are left out. `position` is `lat lon`.
        said: what the server says of it, by the values of `_SAID`.
        strange: names of what has a value and is no question of the form.
    """

    answers: Mapping[str, str]
    said: Mapping[str, str] = field(default_factory=dict)
    strange: tuple[str, ...] = ()

    @property
    def root(self) -> uuid.UUID:
        """That of the submission, whichever version it is; for a row without any, made of what its observer calls it."""
        return self._id(_STABLE)

    @property
    def current(self) -> uuid.UUID:
        """That of this version."""
        return self._id(_CURRENT)

    @property
    def is_numbered(self) -> bool:
        """Whether it has an id that stays when it is corrected."""
        return any(name in self.said for name in (*_STABLE, "own"))

    @property
    def is_rejected(self) -> bool:
        """Whether a reviewer has rejected it on the server."""
        return self.said.get("review", "").casefold() in _REJECTED

    def _id(self, names: Iterable[str]) -> uuid.UUID:
        told = next((self.said[name] for name in names if name in self.said), None)
        if told is None:
            who = [self.answers.get(name, "") for name in ("organisation", "observer_code")]
            own = (
                [self.said["own"]] if "own" in self.said else [f"{name}={self.answers[name]}" for name in self.answers]
            )
            return uuid.uuid5(_NAMESPACE, "\n".join([*who, *own]))
        try:
            return uuid.UUID(told.removeprefix(_PREFIX))
        except ValueError:  # a scheme of ids of its own, which OpenRosa allows
            return uuid.uuid5(_NAMESPACE, told)


class Columns:
    """What the names of an export stand for."""

    def __init__(self, form: Form) -> None:
        """For the submissions of a form."""
        self._form = form
        self._labels = {
            folded(label): name for name, question in form.questions.items() for label in question.label.values()
        }
        self._keys: dict[str, str | None] = {}
        self._selects = {name for name, question in form.questions.items() if question.type == "select_multiple"}

    def key(self, name: str) -> str | None:
        """The question that a name stands for, `position.lat`, `means.saw`, or what of `_SAID` with an `@`; None for others."""
        if name not in self._keys:
            self._keys[name] = self._key(name.strip())
        return self._keys[name]

    def _key(self, name: str) -> str | None:
        parts = [part for part in _SEPARATOR.split(name) if part]
        last = parts[-1].strip() if parts else ""
        question = self._question(name, last)
        if question is not None:
            return question
        if (said := _SAID.get(last.lower())) is not None:
            return f"@{said}"
        return self._axis(name) or self._option(name)

    def is_passed_over(self, name: str) -> bool:
        """Whether a name is one that exports add for themselves."""
        last = re.split(r"[/:-]", name.strip())[-1].lower()
        return last in _PASSED_OVER or last.endswith(_OF_OTHERS) or "@" in name

    def is_of_form(self, names: Iterable[str]) -> bool:
        """Whether an export with these names is one of the form."""
        found = {self.key(name) for name in names}
        return found.issuperset(self._form.signature)

    def submission(self, given: Iterable[tuple[str, str]]) -> Submission:
        """A submission of names and values.

        Raises:
            UnreadableError: two of them are of one question, or one has half a character.
        """
        answers: dict[str, str] = {}
        said: dict[str, str] = {}
        strange: list[str] = []
        for name, value in given:
            key = self.key(name)
            if not value.strip():
                continue
            one_line(
                value, key or "of a column"
            )  # refuses half a character, with which no id and no language can be made
            if key is None:
                if not self.is_passed_over(name):
                    strange.append(one_line(name, "name of a column")[:100])
            elif key.startswith("@"):
                said.setdefault(key[1:], value.strip())
            elif answers.setdefault(key, value.strip()) != value.strip():
                raise UnreadableError(f"question {key}: there are two answers to it")
        return Submission(answers=_gathered(answers, self._selects), said=said, strange=tuple(strange))

    def _question(self, name: str, last: str) -> str | None:
        if last in self._form.questions:
            return last
        return self._labels.get(folded(name)) or self._labels.get(folded(name.rpartition("/")[2]))

    def _axis(self, name: str) -> str | None:
        """`where-position-Latitude` of ODK, `position:Latitude`, `_position_latitude` of Kobo."""
        found = _OF_AXIS.fullmatch(name.removeprefix("_"))
        if found is None or self._question(found[1], _SEPARATOR.split(found[1])[-1]) != "position":
            return None
        return f"position.{_AXES[found[2].lower()]}"

    def _option(self, name: str) -> str | None:
        """`means/saw`: the column of one answer to a question that may have several."""
        path, _, option = name.rpartition("/")
        question = self._question(path, _SEPARATOR.split(path)[-1])
        if question not in self._selects:
            return None
        choice = self._form.meant(question).get(folded(option))
        return None if choice is None else f"{question}.{choice.name}"


def _gathered(answers: dict[str, str], selects: Iterable[str]) -> dict[str, str]:
    """Answers that an export has in several columns, in one."""
    found = {name: value for name, value in answers.items() if "." not in name}
    if "position" not in found and "position.lat" in answers:
        found["position"] = f"{answers['position.lat']} {answers.get('position.lon', '')}".strip()
    for question in selects:
        chosen = [
            name.partition(".")[2]
            for name, value in answers.items()
            if name.startswith(f"{question}.") and value.lower() in {"1", "true", "1.0"}
        ]
        if question not in found and chosen:
            found[question] = " ".join(chosen)
    return found
