"""From what was recorded to text: the sentences of a report, with the words marked that its claims point to."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.sources.forms.form import Choice, Form
from hudna.sources.forms.observation import Denial, Observation, Photograph, Toll
from hudna.sources.forms.position import Position
from hudna.sources.forms.sentences import Marked, Sentences, filled, joined

# What claims point to.
EVENT, KIND, ACTOR, TARGET, PLACE = "event", "kind", "actor", "target", "place"
DENIAL, DENIED, DENIED_BY, DENIED_AT = "denial", "denied", "denied by", "denied at"


class Telling:
    """Puts one observation into words of one language."""

    def __init__(self, observation: Observation, form: Form, language: str, says: Sentences, source: str) -> None:
        """`language`: one of the form's, of which `says` are the sentences; `source`: who reports, as readers see it."""
        self._told = observation
        self._form = form
        self._language = language
        self._says = says
        self._source = source

    def public(self, photographs: tuple[Photograph, ...]) -> Marked:
        """The public account, followed by what was coded: the event, the denial of access, the photographs."""
        says = self._says
        event = filled(says.event, source=self._source, parts=self._list(self._event()))
        sentences = [Marked(event.text + says.stop, event.marks).named(EVENT)]
        if self._told.denial is not None:
            parts = self._list(self._denial(self._told.denial))
            access = filled(says.access, denied=Marked(says.values.denied).named(DENIED), parts=parts)
            sentences.append(Marked(access.text + says.stop, access.marks).named(DENIAL))
        if photographs:
            hashes = [
                filled(says.parts.photo_unknown if one.sha256 is None else says.parts.photo, hash=one.sha256 or "")
                for one in photographs
            ]
            sentences.append(Marked(filled(says.photos, parts=self._list(hashes)).text + says.stop))
        coded = joined(" ", sentences)
        return coded if self._told.public is None else joined("\n\n", [Marked(self._told.public), coded])

    def confidential(self, submission: str) -> Marked | None:
        """The confidential account and what must not be shared of the position; None where there is neither."""
        told = self._told
        hidden = [] if told.shared else list(self._observer())
        if told.confidential is None and not hidden:
            return None
        day = filled(self._says.parts.day, day=told.began.day.isoformat())
        parts = self._list([day, *hidden])
        sentence = filled(self._says.confidential, instance=submission, source=self._source, parts=parts)
        closed = Marked(sentence.text + self._says.stop)
        return closed if told.confidential is None else joined("\n\n", [Marked(told.confidential), closed])

    def _event(self) -> Iterator[Marked]:
        told, parts = self._told, self._says.parts
        yield filled(parts.kind, kind=Marked(self._label(told.kind)).named(KIND))
        yield filled(parts.certainty, certainty=self._label(told.certainty))
        yield from self._count()
        if told.fire is not None:
            yield filled(parts.fire, fire=self._label(told.fire))
        if told.weapon is not None:
            yield filled(parts.weapon, weapon=told.weapon)
        if told.actor is not None or told.kind.type is not None:
            yield filled(parts.actor, side=self._side(told.actor, ACTOR))
        if told.target is not None or told.kind.type is not None:
            yield filled(parts.target, side=self._side(told.target, TARGET))
        yield from self._where()
        yield from self._when()
        yield filled(parts.means, means=self._says.list.join(map(self._label, told.means)))
        if told.shared:
            yield from self._observer()
        yield from self._toll(told.killed, parts.killed, parts.killed_civilians)
        yield from self._toll(told.wounded, parts.wounded, parts.wounded_civilians)

    def _count(self) -> Iterator[Marked]:
        told, parts = self._told, self._says.parts
        if told.count is not None and told.basis is not None and told.unit is not None:
            template = parts.count_exact if told.basis.name == "exact" else parts.count_at_least
            yield filled(template, count=f"{told.count}", unit=self._label(told.unit))

    def _where(self) -> Iterator[Marked]:
        parts, point = self._says.parts, event_position(self._told)
        if self._told.place is not None:
            yield filled(parts.place, place=Marked(self._told.place).named(PLACE))
        if point is not None:
            shown = Marked(str(point))
            yield filled(parts.point, point=shown if self._told.place is not None else shown.named(PLACE))

    def _when(self) -> Iterator[Marked]:
        began, parts = self._told.began, self._says.parts
        yield filled(parts.day, day=began.day.isoformat())
        if began.clock is not None:
            zone = began.called or self._says.values.no_zone
            yield filled(parts.time, time=f"{began.clock:%H:%M}", zone=zone)
        if self._told.minutes is not None:
            yield filled(parts.duration, count=f"{self._told.minutes}")

    def _observer(self) -> Iterator[Marked]:
        told, parts = self._told, self._says.parts
        if told.position is not None:
            yield filled(parts.observer, point=str(told.position))
        if told.direction is not None:
            yield filled(parts.bearing, direction=self._label(told.direction))
        if told.distance is not None:
            yield filled(parts.distance, distance=f"{told.distance:g}")

    def _toll(self, toll: Toll | None, template: str, of_civilians: str) -> Iterator[Marked]:
        if toll is None:
            return
        values, low, high = self._says.values, toll.count.low, toll.count.high
        words = values.at_least if high is None else values.exactly if low == high else values.between
        yield filled(template, toll=filled(words, low=f"{low}", high=f"{high}"))
        if toll.civilians is not None:
            yield filled(of_civilians, count=f"{toll.civilians}")

    def _denial(self, denial: Denial) -> Iterator[Marked]:
        parts = self._says.parts
        yield filled(parts.actor, side=self._side(denial.by, DENIED_BY))
        if denial.place is not None:
            yield filled(parts.place, place=Marked(denial.place).named(DENIED_AT))
        yield filled(parts.day, day=self._told.began.day.isoformat())
        if denial.minutes is not None:
            yield filled(parts.duration, count=f"{denial.minutes}")
        if denial.reason is not None:
            yield filled(parts.reason, reason=denial.reason)

    def _side(self, side: str | None, mark: str) -> Marked:
        if side is None:
            return Marked(self._says.values.undetermined)
        known = self._form.choices["sides"].get(side)
        return Marked(side if known is None else self._label(known)).named(mark)

    def _label(self, choice: Choice) -> str:
        return choice.label[self._language]

    def _list(self, parts: Iterator[Marked] | list[Marked]) -> Marked:
        return joined(self._says.between, parts)


def event_position(told: Observation) -> Position | None:
    """Where the event was, where that may be shared: an observer at the place itself has the same position."""
    return told.event if told.shared or told.distance else None
