"""The API is as its document says, whatever is asked of it: no server error, no answer that is not described.

What is asked is made up by schemathesis from the document; every other time of things that are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode, openapi
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from hudna.engine.judging import Judge
from hudna.ledger import Ledger
from hudna.views.api.application import described
from hudna.views.api.routes import PREFIX
from tests.unit.views.api.conftest import listening, main_of, serving_copy

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
]  # fmt: skip
EXAMPLES = 10  # of each operation
HARD_TO_GUESS = frozenset({"as_of", "known_on", "after"})
"""What made up is nearly always refused, so that nothing else of the address is looked at."""


DOCUMENT = openapi.from_dict(described())
_FOUND: list[Any] = [found.ok() for found in DOCUMENT.get_all_operations()]  # type: ignore[union-attr]
OPERATIONS = {one.label: one for one in _FOUND if one.path != f"{PREFIX}/events"}  # which has no end


@dataclass(frozen=True)
class _Fuzzed:
    """A server of which anything may be asked, and the ids of what is there."""

    address: str
    ids: Mapping[str, Sequence[str]]


@pytest.fixture(scope="module")
def fuzzed(kept_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Fuzzed]:
    with serving_copy(kept_ledger, tmp_path_factory.mktemp("fuzzed")) as client, listening(client) as address:
        Judge(main_of(client), "amal").verify("accusation#1", "seen")
        yield _Fuzzed(address, _ids(main_of(client)))


def _ids(ledger: Ledger) -> dict[str, list[str]]:
    return {
        "agreement_id": ["karabakh-2020-10-17", "yemen-2015-07-26"],
        "incident_id": [one.id for one in ledger.incidents()] + [one.id for one in ledger.claims()],
        "report_id": [one.id for one in ledger.reports()],
        "judgement_id": [one.id for one in ledger.judgements()],
    }


@pytest.mark.parametrize("label", OPERATIONS)
def test_it_answers_as_it_is_described(fuzzed: _Fuzzed, label: str) -> None:
    operation = OPERATIONS[label]

    @given(
        case=operation.as_strategy() | operation.as_strategy(GenerationMode.NEGATIVE),
        there=st.booleans(),
        choice=st.randoms(),
    )
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    def ask(case: Any, there: bool, choice: Random) -> None:
        if there:
            case.path_parameters = {name: choice.choice(fuzzed.ids[name]) for name in case.path_parameters or {}}
            case.query = {name: value for name, value in (case.query or {}).items() if name not in HARD_TO_GUESS}
        case.call_and_validate(base_url=fuzzed.address, checks=CHECKS, timeout=60)

    ask()


def test_no_operation_is_left_out() -> None:
    assert len(OPERATIONS) >= 26
