"""A team's own agreements: registered by a person who says why, once, and used in all that follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hudna.agreements import load_agreements
from hudna.engine.actors import known_actors, organisations
from hudna.engine.monitor import Monitor
from hudna.engine.names import places_called
from hudna.engine.projection import project
from hudna.engine.registered import Registered, register_of
from hudna.engine.registration import Submission, register
from hudna.ledger import Ledger
from hudna.model.entries import Entry, EntryKind
from hudna.model.errors import DataError, InputError
from tests.tellings import REGISTER, agreement, filed
from tests.unit.engine.told import analyst_told, report

OWN = """\
id = "yemen-2016-04-10"
conflict = "yemen"
form = "joint statement"
zone = "Asia/Aden"
signed = 2016-04-10
effect = 2016-04-10T23:59:00+03:00
sides = [["YEM", "COALITION"], ["HOUTHI"]]
countries = ["YEM"]
references = ["https://example.org/truce"]

[name]
ar = "هدنة"
en = "A truce"

[aliases]
ar = []
en = ["the truce of April"]

[[provision]]
id = "ceasefire"
kind = "cessation"
bound = "all"
text.ar = "وقف إطلاق النار"
text.en = "Cease fire"
breached_by = ["attack.*", "truce.violated"]
"""
SHELLING = filed(by="HOUTHI", on="YEM", at=("Taiz", "YEM"), day="2016-04-20", says="YEM", published="2016-04-20")


def submission(tmp_path: Path, *changes: tuple[str, str], amend: bool = False, author: str = "Amal") -> Submission:
    text = OWN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    return Submission.of(tmp_path / "own.toml", author=author, reason="Announced on 10 April", amend=amend)


def registered(ledger: Ledger, tmp_path: Path, *changes: tuple[str, str], amend: bool = False) -> Entry:
    return register(ledger, submission(tmp_path, *changes, amend=amend))


def test_an_agreement_is_registered_with_who_did_it_and_why(ledger: Ledger, tmp_path: Path) -> None:
    entry = registered(ledger, tmp_path)
    assert (entry.kind, entry.author) == (EntryKind.AGREEMENT_REGISTERED, "Amal")
    assert entry.payload["reason"] == "Announced on 10 April"
    (one,) = Registered().registrations(ledger).values()
    assert (one.agreement.id, one.author, one.reason) == ("yemen-2016-04-10", "Amal", "Announced on 10 April")
    assert one.is_own


def test_it_counts_for_the_incidents_that_are_there(ledger: Ledger, tmp_path: Path) -> None:
    Monitor(ledger, analyst_told(a=[SHELLING])).add(report("a", published="2016-04-20"))
    assert list(ledger.findings()) == []
    registered(ledger, tmp_path)
    assert {(finding.agreement, finding.party) for finding in ledger.findings()} == {("yemen-2016-04-10", "HOUTHI")}
    assert list(ledger.verify(project=project)) == []


def test_reports_that_come_later_are_linked_to_it(ledger: Ledger, tmp_path: Path) -> None:
    monitor = Monitor(ledger, analyst_told(a=[SHELLING], b=[SHELLING]))
    monitor.add(report("a", published="2016-04-20"))
    registered(ledger, tmp_path)
    monitor.add(report("b", published="2016-04-20"))
    assert [claim.claim.agreement for claim in ledger.claims()] == [None, "yemen-2016-04-10"]
    Monitor(ledger, analyst_told(c=[SHELLING])).add(report("c", published="2016-04-20"))
    assert [claim.claim.agreement for claim in ledger.claims("c")] == ["yemen-2016-04-10"]


def test_a_second_one_of_the_same_id_is_refused_and_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    registered(ledger, tmp_path)
    head = ledger.head()
    with pytest.raises(DataError) as refused:
        registered(ledger, tmp_path, ('"joint statement"', '"memorandum"'))
    assert (refused.value.file, refused.value.place) == ("own.toml", "id")
    assert refused.value.reason.startswith("yemen-2016-04-10 was registered on ")
    assert "by Amal; only an amendment takes its place (--amend)" in refused.value.reason
    assert ledger.head() == head


def test_an_amendment_takes_its_place(ledger: Ledger, tmp_path: Path) -> None:
    Monitor(ledger, analyst_told(a=[SHELLING])).add(report("a", published="2016-04-20"))
    registered(ledger, tmp_path)
    registered(ledger, tmp_path, ("[name]", 'end = 2016-04-17\nend_reason = "expired"\n\n[name]'), amend=True)
    assert list(ledger.findings("yemen-2016-04-10")) == []
    assert list(ledger.verify(project=project)) == []


def test_what_comes_with_hudna_is_replaced_by_an_amendment_only_and_then_for_good(
    ledger: Ledger, tmp_path: Path
) -> None:
    changes = (
        ("yemen-2016-04-10", "yemen-2015-07-26"),
        ("signed = 2016-04-10", "signed = 2015-07-25"),
        ("2016-04-10T", "2015-07-26T"),
    )
    with pytest.raises(DataError, match=r"own\.toml: id: yemen-2015-07-26 comes with Hudna; only an amendment"):
        submission(tmp_path, *changes)
    Monitor(ledger, analyst_told())
    registered(ledger, tmp_path, *changes, amend=True)
    head = ledger.head()
    Monitor(ledger, analyst_told())
    renewed = replace(agreement("yemen-2015-07-26"), form="another form")
    Monitor(ledger, analyst_told([renewed if one.id == renewed.id else one for one in REGISTER]))
    assert ledger.head() == head
    assert next(one for one in register_of(ledger) if one.id == renewed.id).name["en"] == "A truce"


def test_there_must_be_something_to_amend_and_something_to_change(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"own\.toml: id: there is no yemen-2016-04-10 to amend"):
        registered(ledger, tmp_path, amend=True)
    registered(ledger, tmp_path)
    with pytest.raises(DataError, match=r"own\.toml: file: says nothing that is not registered of yemen-2016-04-10"):
        registered(ledger, tmp_path, amend=True)
    assert ledger.head()[0] == 1


def test_a_file_of_which_something_is_wrong_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"own\.toml: sides: HUTI: nobody has this id"):
        submission(tmp_path, ("HOUTHI", "HUTI"))
    with pytest.raises(DataError, match=r"own\.toml: end: does not lie after the effect"):
        submission(tmp_path, ("[name]", 'end = 2016-04-09\nend_reason = "expired"\n\n[name]'))


@pytest.mark.parametrize(
    ("author", "reason", "fault"),
    [
        (" ", "why", "author: is empty"),
        ("Amal", "", "reason: is empty"),
        ("hudna", "why", "author: 'hudna' stands for"),
    ],
)
def test_who_and_why_are_required(tmp_path: Path, author: str, reason: str, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        Submission.of(tmp_path / "never-read.toml", author=author, reason=reason)


def test_the_register_that_comes_with_hudna_names_nobody_and_no_place_unknown() -> None:
    assert load_agreements(known=known_actors(), called=places_called) == REGISTER


def test_places_are_those_of_the_gazetteer_by_its_own_names(tmp_path: Path) -> None:
    def at(place: str) -> tuple[str, str]:
        return 'bound = "all"', f'bound = "all"\nplaces = ["{place}"]'

    assert submission(tmp_path, at("Taiz")).agreement.provisions[0].places == ("Taiz",)
    with pytest.raises(DataError, match=r"own\.toml: provision ceasefire: places: Taizz: the gazetteer calls it Taiz$"):
        submission(tmp_path, at("Taizz"))
    with pytest.raises(DataError, match=r"own\.toml: provision ceasefire: places: Teiazz: the gazetteer has no such"):
        submission(tmp_path, at("Teiazz"))


def test_organisations_are_known_and_states_and_groups_are_none() -> None:
    assert {"UN", "OSCE"} <= organisations() <= known_actors()
    assert organisations().isdisjoint({"AZE", "HOUTHI", "HAMAS"})
