"""From an event to a reading: whatever the cells hold, what is claimed stands in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.model.claims import Mention, Place, Span
from hudna.model.readings import Reading
from hudna.sources.datasets.acled import event_of
from hudna.sources.datasets.coding import reading_of
from hudna.sources.datasets.rows import BadCellError, Row
from hudna.sources.pieces import Piece
from hudna.sources.taking import finished
from tests.unit.sources.datasets.made import SHELLING

WORDS = st.text(max_size=40)


def coded(**cells: str) -> Reading:
    """A row as it leaves intake."""
    reading = finished(
        reading_of(event_of(Row(2, SHELLING | cells)), "ACLED", "acled"), Piece(name="a", where="a", data=b"")
    )
    assert isinstance(reading, Reading)
    return reading


@given(WORDS, WORDS, WORDS, WORDS, WORDS)
def test_every_span_lies_in_the_text(notes: str, location: str, admin1: str, actor: str, source: str) -> None:
    try:
        reading = coded(notes=notes, location=location, admin1=admin1, actor2=actor, source=source)
    except BadCellError:
        return
    (claim,), text = reading.claims, reading.report.text
    spans: list[Span | Mention | Place] = [claim.evidence, claim.trigger, *claim.actors, *claim.targets]
    spans += [claim.place] if claim.place is not None else []
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(claim.evidence.start <= span.start and span.end <= claim.evidence.end for span in spans)


@given(st.sampled_from(["event_date", "location", "latitude", "fatalities", "time_precision", "actor1"]), WORDS)
def test_a_cell_is_taken_or_named(column: str, value: str) -> None:
    row = Row(2, SHELLING | {column: value})
    try:
        found = event_of(row).sort
    except BadCellError as error:
        found = str(error).partition(":")[0]
    assert found in {SHELLING["sub_event_type"], f"column {column}"}


def test_an_actor_who_is_named_twice_is_mentioned_once() -> None:
    twice = coded(event_type="Battles", sub_event_type="Armed clash", actor2="Ansarallah")
    assert [one.id for one in twice.claims[0].actors] == ["HOUTHI"]


def test_without_notes_the_sentence_alone_is_the_report() -> None:
    reading = coded(notes="", source="")
    assert reading.report.text == reading.claims[0].evidence.text


def test_what_has_no_type_is_no_reading() -> None:
    with pytest.raises(ValueError, match="has no type"):
        coded(sub_event_type="Agreement")
