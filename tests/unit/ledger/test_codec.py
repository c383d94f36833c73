"""Model objects go to JSON and back without any change."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hudna.ledger.codec import Recent, from_document, from_payload, to_document, to_payload
from hudna.ledger.sqlite import insertion
from hudna.ledger.tables import claims, findings
from hudna.model.agreements import Agreement
from hudna.model.claims import Claim, Place
from hudna.model.compliance import BreachDays, Deadline, Elapsed, Finding, Standing, StandingLine
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.readings import Reading
from hudna.model.reports import Report

KINDS = (Report, Reading, FiledClaim, Incident, Finding, Standing, Agreement)

MEMBERS = st.dictionaries(st.text(max_size=3), st.lists(st.text(max_size=3), max_size=2).map(tuple), max_size=2)

# JSON knows finite numbers only, and these are the types that hold any.
COORDINATE = st.none() | st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(Place, st.builds(Place, lat=COORDINATE, lon=COORDINATE))
st.register_type_strategy(Agreement, st.builds(Agreement, members=MEMBERS))
HOURS = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(StandingLine, st.builds(StandingLine, hours=HOURS))
st.register_type_strategy(BreachDays, st.builds(BreachDays, hours=HOURS))
st.register_type_strategy(Elapsed, st.builds(Elapsed, hours_in_force=HOURS))
st.register_type_strategy(Deadline, st.builds(Deadline, hours_left=HOURS))
st.register_type_strategy(Claim, st.builds(Claim, confidence=st.floats(0, 1)))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
@pytest.mark.parametrize("kind", KINDS)
def test_a_document_and_a_payload_of_plain_json_say_exactly_what_the_object_says(
    kind: type, data: st.DataObject
) -> None:
    """One object for both: to make one up takes far longer than to write it."""
    value = data.draw(st.from_type(kind))
    assert from_document(to_document(value), kind) == value
    payload = to_payload(value)
    assert from_payload(json.loads(json.dumps(payload)), kind) == value


def test_a_document_of_another_shape_is_an_error() -> None:
    for document in ("{", '{"id": 1, "text": ""}', '{"text": ""}', "[]"):
        with pytest.raises(msgspec.DecodeError) as caught:
            from_document(document, Report)
        assert isinstance(caught.value, ValueError)


def test_only_an_object_can_be_a_payload() -> None:
    with pytest.raises(TypeError, match="a list is no JSON object"):
        to_payload([])


def test_documents_are_readable_text() -> None:
    assert json.loads(to_document(Report(id="r1", text="هدنة")))["text"] == "هدنة"
    assert "هدنة" in to_document(Report(id="r1", text="هدنة"))


def test_what_was_decoded_lately_is_known_by_its_document_and_kind_as_far_as_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recent = Recent()
    recent.put('"a"', "a")
    assert recent.get('"a"', str) == "a"
    assert recent.get('"a"', int) is None
    assert recent.get('"b"', str) is None
    monkeypatch.setattr("hudna.ledger.codec.MOST", 1)
    recent.put('"b"', "b")
    assert (recent.get('"a"', str), recent.get('"b"', str)) == (None, "b")


def test_what_has_dates_is_not_left_to_the_driver() -> None:
    assert "claims" in insertion(claims)
    with pytest.raises(ValueError, match="findings has dates"):
        insertion(findings)
