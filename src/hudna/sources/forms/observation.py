"""What an observer recorded: the answers of a submission, checked one by one against the form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from hudna.model.claims import Count
from hudna.sources.characters import one_line
from hudna.sources.forms.conditions import broken, is_relevant
from hudna.sources.forms.form import OTHER, UNDETERMINED, Choice, Form, folded
from hudna.sources.forms.position import Position, position
from hudna.sources.forms.submission import Submission
from hudna.sources.forms.times import Moment, day_of, moment
from hudna.sources.unreadable import UnreadableError

T = TypeVar("T")

_LINE = 300
"""Characters that an answer of one line may have."""

_ACCOUNT = 100_000
_WHOLE = re.compile(r"\d{1,7}(?:\.0+)?")  # spreadsheets write whole numbers so
_DECIMAL = re.compile(r"\d{1,7}(?:\.\d{1,9})?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FREE = frozenset({"text", "image"})

# What stands where an answer is missing or wrong: then there is a fault, and it is never seen.
_NO_MOMENT = Moment(day=date.min)
_NO_CHOICE = Choice(name="", label={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """People killed, or wounded.

    Attributes:
        count: how many; with an open end where nobody could tell.
        civilians: how many civilians among them, or None.
    """

    count: Count
    civilians: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """That an observer was denied access.

    Attributes:
        by: id of the side, or None where undetermined.
        place: where he was stopped.
        minutes: how long.
        reason: that he was given.
    """

    by: str | None = None
    place: str | None = None
    minutes: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Photograph:
    """A photograph as the submission names it: its file, and its SHA-256 where that is given."""

    file: str | None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A submission's answers, with the names of `data/forms/ceasefire-incident.toml`.

    Attributes:
        organisation, observer: who reports.
        began: when it began.
        minutes: how long it lasted.
        position: where the observer was; `shared` whether that may be told.
        direction, distance: of the event from there, in kilometres.
        place, country: of the event.
        means, kind, certainty, basis, unit, fire: what was chosen.
        count: of shots, explosions, ...
        actor, target: ids of sides, or None where undetermined.
        killed, wounded: the toll.
        denial: of access.
        photographs: those that go with it.
        public, confidential: the two accounts.
    """

    organisation: str
    observer: str
    began: Moment
    minutes: int | None
    position: Position | None
    shared: bool
    direction: Choice | None
    distance: float | None
    place: str | None
    country: str | None
    means: tuple[Choice, ...]
    kind: Choice
    certainty: Choice
    count: int | None
    basis: Choice | None
    unit: Choice | None
    fire: Choice | None
    weapon: str | None
    actor: str | None
    target: str | None
    killed: Toll | None
    wounded: Toll | None
    denial: Denial | None
    photographs: tuple[Photograph, ...]
    public: str | None
    confidential: str | None

    @property
    def event(self) -> Position | None:
        """Where the event was, as far as that follows from the observer's position, direction and distance."""
        if self.position is None or self.distance is None:
            return None
        if self.distance == 0:
            return self.position
        if self.direction is None or self.direction.degrees is None:
            return None
        return self.position.towards(self.direction.degrees, self.distance)


def observation(submission: Submission, form: Form) -> tuple[Observation, tuple[str, ...]]:
    """What was recorded, and notices on answers that were left out.

    Raises:
        UnreadableError: answers are missing or wrong; the reason names each question and what is wrong with it.
    """
    given = _Answers(submission, form)
    found = given.observation()
    if given.faults:
        raise UnreadableError("; ".join(given.faults))
    return found, tuple(given.notices)


class _Answers:
    """The answers of a submission, each with its fault where it has one."""

    def __init__(self, submission: Submission, form: Form) -> None:
        self._form = form
        self.faults: list[str] = []
        self.notices: list[str] = []
        self._given = {
            name: value if form.questions[name].type in _FREE else _plain(value)
            for name, value in submission.answers.items()
        }
        self._named = dict(self._given)
        for name in form.questions:
            self._check(name)

    def observation(self) -> Observation:
        """What was recorded, as far as there is no fault."""
        return Observation(
            organisation=self._line("organisation") or "",
            observer=self._line("observer_code") or "",
            began=self._began() or _NO_MOMENT,
            minutes=self._whole("duration_minutes"),
            position=self._value("position", position),
            shared=self._is_yes("position_shared"),
            direction=self._choice("direction"),
            distance=self._value("distance_km", _decimal),
            place=self._line("place_name"),
            country=self._line("country"),
            means=self._several("means"),
            kind=self._choice("event_kind") or _NO_CHOICE,
            certainty=self._choice("certainty") or _NO_CHOICE,
            count=self._whole("count_value"),
            basis=self._choice("count_basis"),
            unit=self._choice("count_unit"),
            fire=self._choice("fire"),
            weapon=self._line("weapon"),
            actor=self._side("actor"),
            target=self._side("target"),
            killed=self._toll("killed"),
            wounded=self._toll("wounded"),
            denial=self._denial(),
            photographs=self._photographs(),
            public=self._account("public_account"),
            confidential=self._account("confidential_account"),
        )

    def _fault(self, name: str, reason: str) -> None:
        self.faults.append(f"question {name}: {reason}")

    def _check(self, name: str) -> None:
        """Whether an answer is there where it must be, and only where it is asked for."""
        question = self._form.questions[name]
        if not is_relevant(question.relevant, self._named):
            if self._given.pop(name, None) is not None:
                self.notices.append(f"the answer to {name} is left out: by the others, it was not asked")
            self._named.pop(name, None)
        elif name not in self._given:
            if question.required:
                self._fault(name, "is not answered")
        elif question.type == "select_one" and (choice := self._chosen(name, self._given[name])) is not None:
            self._named[name] = choice.name

    def _value(self, name: str, read: Callable[[str], T]) -> T | None:
        """An answer as read, which meets the constraint of its question; None with a fault where it cannot be."""
        told = self._given.get(name)
        if told is None:
            return None
        try:
            found = read(told)
        except (ValueError, UnreadableError) as error:
            self._fault(name, str(error))
            return None
        if (problem := broken(self._form.questions[name].constraint, told, self._named)) is not None:
            self._fault(name, f"{told[:60]!r} {problem}")
            return None
        return found

    def _line(self, name: str) -> str | None:
        return self._value(name, lambda told: _short(one_line(told, name), _LINE)) or None

    def _account(self, name: str) -> str | None:
        return self._value(name, lambda told: _short(told.strip(), _ACCOUNT)) or None

    def _whole(self, name: str) -> int | None:
        return self._value(name, _whole)

    def _choice(self, name: str) -> Choice | None:
        return self._value(name, lambda told: self._one_of(name, told))

    def _is_yes(self, name: str) -> bool:
        choice = self._choice(name)
        return choice is not None and choice.name == "yes"

    def _one_of(self, name: str, told: str) -> Choice:
        found = self._chosen(name, told)
        if found is None:
            raise ValueError(f"{told[:60]!r} is none of its answers ({', '.join(self._form.answers(name))})")
        return found

    def _chosen(self, name: str, told: str) -> Choice | None:
        """The answer that is meant, by its name or its label in a language of the form."""
        return self._form.meant(name).get(folded(told))

    def _several(self, name: str) -> tuple[Choice, ...]:
        return self._value(name, lambda told: self._all_of(name, told)) or ()

    def _all_of(self, name: str, told: str) -> tuple[Choice, ...]:
        """Answers with spaces between them, which labels have within themselves, too: of each the longest that it begins with."""
        by_words = self._form.meant(name)
        rest, found = folded(told), dict[str, Choice]()
        while rest:
            words = max((one for one in by_words if f"{rest} ".startswith(f"{one} ")), key=len, default=None)
            if words is None:
                raise ValueError(f"{rest[:60]!r} is none of its answers ({', '.join(self._form.answers(name))})")
            found[by_words[words].name] = by_words[words]
            rest = rest[len(words) :].strip()
        return tuple(found.values())

    def _side(self, name: str) -> str | None:
        choice = self._choice(name)
        if choice is None or choice.name == UNDETERMINED:
            return None
        return self._line(f"{name}_other") if choice.name == OTHER else choice.name

    def _began(self) -> Moment | None:
        day = self._value("event_date", _day)
        clock, zone = self._given.get("event_time"), self._line("zone")
        if day is None:
            return None
        try:
            return moment(day, clock, zone)
        except ValueError as error:
            self._fault("zone" if "zone" in str(error) else "event_time", str(error))
            return None

    def _toll(self, name: str) -> Toll | None:
        low, high = self._whole(f"{name}_low"), self._whole(f"{name}_high")
        civilians = self._whole(f"{name}_civilians")
        if low is None:
            return None
        if civilians is not None and high is not None and civilians > high:
            self._fault(f"{name}_civilians", f"{civilians} of at most {high}")
        return Toll(count=Count(low=low, high=high), civilians=civilians)

    def _denial(self) -> Denial | None:
        if not self._is_yes("access_denied"):
            return None
        return Denial(
            by=self._side("access_by"),
            place=self._line("access_place"),
            minutes=self._whole("access_minutes"),
            reason=self._line("access_reason"),
        )

    def _photographs(self) -> tuple[Photograph, ...]:
        names = [name for name, question in self._form.questions.items() if question.type == "image"]
        found = (Photograph(file=self._line(name), sha256=self._value(f"{name}_sha256", _sha256)) for name in names)
        return tuple(one for one in found if one.file is not None or one.sha256 is not None)


def _plain(value: str) -> str:
    """A number, date or code with the digits and the decimal point of ASCII, whatever the keyboard that it came from."""
    digits = (str(unicodedata.decimal(character, character)) for character in value)
    return "".join(digits).replace("٫", ".").replace("\N{MINUS SIGN}", "-").strip()


def _short(told: str, limit: int) -> str:
    if len(told) > limit:
        raise ValueError(f"{len(told):,} characters, more than {limit:,}")
    return told


def _whole(told: str) -> int:
    if not _WHOLE.fullmatch(told):
        raise ValueError(f"{told[:40]!r} is no whole number from 0")
    return int(told.partition(".")[0])


def _decimal(told: str) -> float:
    if not _DECIMAL.fullmatch(told):
        raise ValueError(f"{told[:40]!r} is no number from 0")
    return float(told)


def _day(told: str) -> date:
    try:
        return day_of(told)
    except ValueError as error:
        raise ValueError(f"{told[:40]!r} is no day, such as 2026-03-01") from error


def _sha256(told: str) -> str:
    if not _SHA256.fullmatch(told.lower()):
        raise ValueError(f"{told[:80]!r} is no SHA-256 of 64 hexadecimal digits")
    return told.lower()
