"""Canonical JSON, however it is written."""

from __future__ import annotations

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from hudna.ledger.canonical import canonical

NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text() | st.sampled_from(["\x00\x1f\x7f\u2028", '"\\/\b\f\n\r\t', "é\u0301", "\ue000", "\U0001f54a"])
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(TEXTS, inner),
)


@given(VALUES)
def test_any_value_is_written_as_rfc_8785_has_it(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "number", [1e-4, 9.99e-5, 0.1 + 0.2, 1.0, -0.0, 123456789012345.6, 9.007199254740993e15, 1e16, 1e21]
)
def test_a_number_is_written_as_rfc_8785_has_it(number: float) -> None:
    assert canonical({"at": [number, -number]}) == rfc8785.dumps({"at": [number, -number]})


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 2**53, "\ud800", {"\udfff": 1}, {1: "one"}, {"at": [{None: 1}]}, b"1", {1, 2}]
)
def test_what_it_cannot_write_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical(value)
