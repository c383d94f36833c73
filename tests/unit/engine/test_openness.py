"""How open sources are: by the register, by the last decision of a person, under all the names of a source."""

from __future__ import annotations

import pytest

from hudna.engine.monitor import Monitor
from hudna.engine.openness import Openness, classify
from hudna.ledger import Ledger
from hudna.model.access import Access
from hudna.model.entries import EntryKind
from hudna.model.errors import InputError
from hudna.model.sources import Ownership, Source
from hudna.sources import Affiliations
from tests.unit.engine.told import analyst_told, report

PUBLIC, RESTRICTED, CONFIDENTIAL = Access
POST = Source(
    id="post",
    name="The Post",
    names=("post", "البريد"),
    ownership=Ownership.STATE,
    languages=("en",),
    why="Made up.",
)
OFFICE = Source(
    id="office",
    name="Field Office",
    ownership=Ownership.ORGANISATION,
    languages=("en",),
    why="Made up.",
    access=CONFIDENTIAL,
)
KNOWN = Affiliations([POST, OFFICE])


def openness(ledger: Ledger) -> Openness:
    return Openness(ledger, KNOWN)


def decide(ledger: Ledger, source: str, access: Access) -> bool:
    return classify(ledger, source, access, author="amal", reason="agreed with it", affiliations=KNOWN).known


def test_where_nobody_decided_the_register_counts(ledger: Ledger) -> None:
    found = openness(ledger)
    assert [found.of(name) for name in ("post", "field office", "Somebody", None)] == [
        PUBLIC,
        CONFIDENTIAL,
        PUBLIC,
        PUBLIC,
    ]
    assert [sees for sees in Access if found.hides_any(sees)] == [PUBLIC, RESTRICTED]


def test_the_last_decision_counts_under_all_names(ledger: Ledger) -> None:
    decide(ledger, "post", RESTRICTED)
    assert openness(ledger).of("البريد") is RESTRICTED
    assert openness(ledger).of("The Post (evening edition)") is RESTRICTED
    decide(ledger, "البريد", PUBLIC)
    decide(ledger, "Field Office", PUBLIC)
    assert not openness(ledger).hides_any(PUBLIC)
    assert [one.access for one in openness(ledger).decisions] == [RESTRICTED, PUBLIC, PUBLIC]


def test_a_source_that_is_not_known_is_classified_with_its_remarks_and_desks_unless_these_are_classified_themselves(
    ledger: Ledger,
) -> None:
    decide(ledger, "Border Watch", CONFIDENTIAL)
    decide(ledger, "Border Watch (press service)", PUBLIC)
    found = openness(ledger)
    assert found.of("BORDER  WATCH (night desk)") is CONFIDENTIAL
    assert found.of("Border Watch (Press Service)") is PUBLIC
    assert found.of("Border Watchers") is PUBLIC


def test_a_decision_is_an_entry_with_its_author_and_reason(ledger: Ledger) -> None:
    made = classify(ledger, " Border Watch ", RESTRICTED, author=" amal ", reason=" agreed with it ")
    (entry,) = ledger.entries(kind=EntryKind.SOURCE_CLASSIFIED)
    assert (entry.author, entry.payload["source"], entry.payload["access"]) == ("amal", "Border Watch", "restricted")
    assert (made.reason, made.time, made.sequence) == ("agreed with it", entry.time, entry.sequence)


@pytest.mark.parametrize(
    ("source", "author", "reason", "missing"),
    [
        (" ", "amal", "x", "source"),
        ("A", "", "x", "author"),
        ("A", "amal", " ", "reason"),
        ("A", "hudna", "x", "author"),
    ],
)
def test_nobody_decides_namelessly_or_without_reason(
    ledger: Ledger, source: str, author: str, reason: str, missing: str
) -> None:
    with pytest.raises(InputError, match=f"^{missing}: "):
        classify(ledger, source, PUBLIC, author=author, reason=reason)
    assert ledger.head()[0] == 0


def test_it_is_noted_whether_the_ledger_had_anything_of_the_source(ledger: Ledger) -> None:
    assert not decide(ledger, "Border Watch", CONFIDENTIAL)
    assert decide(ledger, "border watch", RESTRICTED), "a decision names it"
    Monitor(ledger, analyst_told()).add(report("a", source="post"))
    assert decide(ledger, "The Post", RESTRICTED), "a report is of it"
    assert not decide(ledger, "Paper", RESTRICTED)


def test_the_generation_changes_for_those_for_whom_something_there_appears_or_disappears(ledger: Ledger) -> None:
    Monitor(ledger, analyst_told()).add(report("a", source="post"))

    def generations() -> list[str]:
        return [openness(ledger).generation(sees) for sees in Access]

    before = generations()
    decide(ledger, "Border Watch", CONFIDENTIAL)
    assert generations() == before, "nothing is there of it"
    decide(ledger, "post", RESTRICTED)
    narrowed = generations()
    assert [was == now for was, now in zip(before, narrowed, strict=True)] == [False, True, True]
    decide(ledger, "post", PUBLIC)
    assert generations()[0] not in {before[0], narrowed[0]}, "no copy of before is taken up again"
