"""What a ledger knows of the sources that are followed: from their first report on, and of what it had before."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hudna.engine.copying import Extent, bring_up_to_date
from hudna.engine.following import follow
from hudna.engine.known_sources import followings, known_sources
from hudna.engine.monitor import Monitor
from hudna.engine.openness import Openness, classify
from hudna.engine.projection import project
from hudna.engine.source_records import source_records
from hudna.engine.standings import standings
from hudna.ledger import Ledger, open_ledger
from hudna.model.access import Access
from hudna.model.entries import EntryKind
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.judgements import Reliability
from hudna.model.sources import Feed, FeedKind, Followed, Licence, Ownership, Source
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

POST = Source(id="post", name="The Post", ownership=Ownership.PRIVATE, country="ARM", languages=("en",), why="Made up.")
CONFIDENTIAL = replace(POST, access=Access.CONFIDENTIAL)


def followed(source: Source) -> Followed:
    feed = Feed(id=source.id, kind=FeedKind.FEED, url="https://post.example/feed", every=timedelta(minutes=15))
    return Followed(source=source, licence=Licence(name="all rights reserved"), feeds=(feed,))


def know(ledger: Ledger, *sources: Source) -> tuple[str, ...]:
    return follow(ledger, map(followed, sources))


def tell(ledger: Ledger, name: str, *claims: FiledClaim, source: str = "The Post") -> None:
    words = " ".join(f"{name}{number}" for number in range(9))  # no text repeats another
    Monitor(ledger, analyst_told(**{name: claims})).add(report(name, text=words, source=source))


@pytest.fixture
def copy(empty_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(shutil.copy(empty_ledger, tmp_path / "copy.ledger")) as opened:
        yield opened


def generation(ledger: Ledger) -> str:
    return Openness(ledger).generation(Access.PUBLIC)


def shown(ledger: Ledger, copy: Ledger) -> list[str]:
    """Ids of the reports that the public sees."""
    bring_up_to_date(ledger, copy, Extent(Access.PUBLIC, None, generation(ledger)))
    return [one.id for one in copy.reports()]


def test_a_source_is_known_to_the_ledger_once_it_is_followed(ledger: Ledger) -> None:
    assert know(ledger, POST) == ("post",)
    assert known_sources(ledger).find("the post") == POST
    (entry,) = ledger.entries(kind=EntryKind.SOURCE_FOLLOWED)
    assert (entry.author, entry.payload["licence"]["name"]) == ("hudna", "all rights reserved")


def test_what_the_ledger_knows_already_adds_nothing(ledger: Ledger) -> None:
    know(ledger, POST)
    head = ledger.head()
    assert know(ledger, POST) == ()
    assert ledger.head() == head


def test_a_source_of_the_register_keeps_its_names_and_adds_nothing_the_second_time(ledger: Ledger) -> None:
    tass = replace(POST, id="tass", name="TASS agency")
    assert (know(ledger, tass), know(ledger, tass)) == (("tass",), ())
    found = known_sources(ledger).find("ТАСС")
    assert found is not None
    assert (found.name, found.country) == ("TASS agency", "ARM")


def test_what_has_changed_is_kept_anew_and_what_is_followed_no_more_stays_known(ledger: Ledger) -> None:
    know(ledger, POST)
    assert know(ledger, replace(POST, syndication="wire")) == ("post",)
    assert know(ledger) == ()
    assert [one.source.syndication for one in followings(ledger)] == [None, "wire"]
    assert known_sources(ledger).find("The Post") is not None


def test_records_and_standings_say_whose_it_is(ledger: Ledger) -> None:
    know(ledger, replace(POST, side="AZE"))
    tell(ledger, "a", filed())
    (record,) = source_records(ledger)
    assert (record.source and record.source.home, record.access) == ("AZE", Access.PUBLIC)
    homes = {one.home for _, standing in standings(ledger) for one in standing.coverage.origins}
    assert homes == {"AZE"}


# Confidentiality


def test_a_confidential_source_is_hidden_from_its_first_report_on(ledger: Ledger, copy: Ledger) -> None:
    know(ledger, CONFIDENTIAL)
    tell(ledger, "a", filed())
    tell(ledger, "b", filed(), source="Gazette")
    assert shown(ledger, copy) == ["b"]
    assert list(copy.entries(kind=EntryKind.SOURCE_FOLLOWED)) == []


def test_to_follow_it_before_its_first_report_leaves_copies_as_they_are(ledger: Ledger) -> None:
    tell(ledger, "b", filed(), source="Gazette")
    before = generation(ledger)
    know(ledger, CONFIDENTIAL)
    assert generation(ledger) == before


@pytest.mark.parametrize(("first", "then"), [(POST, CONFIDENTIAL), (CONFIDENTIAL, POST)])
def test_copies_are_made_anew_where_what_the_ledger_has_of_it_becomes_hidden_or_open(
    ledger: Ledger, copy: Ledger, first: Source, then: Source
) -> None:
    know(ledger, first)
    tell(ledger, "a", filed())
    before = generation(ledger)
    know(ledger, then)
    assert generation(ledger) != before
    assert shown(ledger, copy) == (["a"] if then is POST else [])


def test_a_hidden_source_that_is_renamed_stays_hidden_under_its_former_name(ledger: Ledger, copy: Ledger) -> None:
    know(ledger, CONFIDENTIAL)
    tell(ledger, "a", filed())
    know(ledger, replace(CONFIDENTIAL, name="Another name"))
    assert shown(ledger, copy) == []


def test_reports_under_a_name_that_turns_out_to_be_a_hidden_sources_vanish(ledger: Ledger, copy: Ledger) -> None:
    know(ledger, CONFIDENTIAL)
    tell(ledger, "a", filed(), source="P.")
    before = generation(ledger)
    know(ledger, replace(CONFIDENTIAL, names=("P.",)))
    assert generation(ledger) != before
    assert shown(ledger, copy) == []


def test_a_decision_of_a_person_outweighs_the_file_whatever_came_first(ledger: Ledger, copy: Ledger) -> None:
    classify(ledger, "The Post", Access.CONFIDENTIAL, author="amal", reason="its staff could be traced")
    know(ledger, POST)
    tell(ledger, "a", filed())
    assert shown(ledger, copy) == []
    know(ledger, replace(POST, names=("P.",)))
    assert Openness(ledger).of("P.") is Access.CONFIDENTIAL


def test_a_new_name_of_a_source_that_a_person_hid_changes_what_is_seen(ledger: Ledger) -> None:
    tell(ledger, "a", filed(), source="P.")
    classify(ledger, "The Post", Access.CONFIDENTIAL, author="amal", reason="its staff could be traced")
    before = generation(ledger)
    know(ledger, replace(POST, names=("P.",)))
    assert generation(ledger) != before


# Syndication and reliability


def told_by_two(ledger: Ledger) -> None:
    tell(ledger, "a", filed(says=None, source="The Post", words="shells fell"))
    tell(ledger, "b", filed(says=None, source="Echo", words="Terter burned"), source="Echo")


def the_incident(ledger: Ledger) -> Incident:
    (incident,) = ledger.incidents()
    return incident


ECHO = replace(POST, id="echo", name="Echo")
GROUP = tuple(replace(one, syndication="wire") for one in (POST, ECHO))


@pytest.mark.parametrize("known_first", [True, False])
def test_outlets_of_one_syndication_group_are_one_source_whenever_that_becomes_known(
    ledger: Ledger, *, known_first: bool
) -> None:
    if known_first:
        know(ledger, *GROUP)
    told_by_two(ledger)
    if not known_first:
        assert len(the_incident(ledger).accounts) == 2
        know(ledger, *GROUP)
    (account,) = the_incident(ledger).accounts
    assert (account.origins, account.outlets) == (1, ("Echo", "The Post"))
    assert list(ledger.verify(project=project)) == []


def test_outlets_of_different_groups_are_two(ledger: Ledger) -> None:
    know(ledger, GROUP[0], replace(ECHO, syndication="other"))
    told_by_two(ledger)
    assert [one.speaker for one in the_incident(ledger).accounts] == ["source:Echo", "source:The Post"]
    know(ledger, *GROUP)
    know(ledger, GROUP[0], ECHO)
    assert len(the_incident(ledger).accounts) == 2, "they have parted"


def test_a_grade_in_the_file_weighs_until_a_person_gives_another(ledger: Ledger) -> None:
    know(ledger, replace(POST, reliability=Reliability.E, reliability_why="It was wrong too often."))
    tell(ledger, "a", filed())
    (account,) = the_incident(ledger).accounts
    assert account.weight == "E6"


def test_a_copy_groups_by_what_is_known_of_the_sources_that_it_shows(ledger: Ledger, copy: Ledger) -> None:
    know(ledger, *GROUP, replace(CONFIDENTIAL, id="office", name="Office"))
    told_by_two(ledger)
    tell(ledger, "c", filed(), source="Office")
    assert shown(ledger, copy) == ["a", "b"]
    (account,) = the_incident(copy).accounts
    assert account.origins == 1


def test_when_it_came_to_be_followed_is_kept(ledger: Ledger) -> None:
    know(ledger, POST)
    (one,) = followings(ledger)
    assert one.time <= datetime.now(UTC)
    assert not one.known
