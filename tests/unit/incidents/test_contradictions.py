"""In what the accounts of an incident contradict each other."""

from __future__ import annotations

from hudna.model.incidents import Contradiction, FiledClaim, Matter
from tests.tellings import filed, incident


def found(*claims: FiledClaim) -> dict[Matter, Contradiction]:
    """The contradictions of an incident, each claim with a number of its own."""
    return {one.matter: one for one in incident(*claims).contradictions}


def claim(speaker: str | None, number: int, *, by: str = "ARM", day: str | None = "2020-10-27", killed: str | None = None,
          status: str = "actual") -> FiledClaim:  # fmt: skip
    return filed(says=speaker, by=by, day=day, killed=killed, status=status, number=number, words=f"words {number}")


def test_accounts_that_say_the_same_do_not_contradict_each_other() -> None:
    assert found(claim("AZE", 1, killed="3"), claim("RUS", 2, killed="3"), claim("UN", 3, by="", day=None)) == {}


def test_whether_it_happened() -> None:
    one = found(claim("AZE", 1), claim("RUS", 2), claim("ARM", 3, status="denied"))[Matter.WHETHER]
    assert one.speakers == ("ARM", "AZE", "RUS")
    assert one.words == "asserted by AZE, RUS, denied by ARM"


def test_a_denial_alone_contradicts_nothing() -> None:
    assert found(claim("ARM", 1, status="denied")) == {}


def test_who_says_that_it_happened_and_denies_his_own_hand_in_it_contradicts_who_did_it_alone() -> None:
    one = found(claim("AZE", 1, by="ARM"), claim("ARM", 2, by="AZE"), claim("ARM", 3, by="ARM", status="denied"))
    assert set(one) == {Matter.WHO}
    ally = found(claim("AZE", 1, by="ARM"), claim("ARTSAKH", 2, by="AZE"), claim("ARM", 3, by="ARM", status="denied"))
    assert set(ally) == {Matter.WHO}
    unnamed = found(claim("AZE", 1, by="ARM"), claim("ARM", 2, by=""), claim("ARM", 3, by="ARM", status="denied"))
    assert unnamed == {}


def test_who_denies_that_anybody_did_it_or_whom_only_others_contradict_denies_that_it_happened() -> None:
    by_nobody = found(claim("AZE", 1, by="ARM"), claim("ARM", 2, by="AZE"), claim("ARM", 3, by="", status="denied"))
    assert by_nobody[Matter.WHETHER].words == "asserted by ARM, AZE, denied by ARM"
    admitted = found(claim("ARM", 1, by="ARM"), claim("ARM.CVL", 2, by="ARM", status="denied"))
    assert set(admitted) == {Matter.WHETHER}
    of_one = found(
        claim("AZE", 1, by="ARM"), claim("ARM", 2, by="AZE"), claim("ARM", 3, by="ARM", status="denied"),
        claim("RUS", 4, by="ARM", status="denied"),
    )  # fmt: skip
    assert of_one[Matter.WHETHER].words == "asserted by ARM, AZE, denied by RUS"


def test_who_says_that_the_other_side_agreed_and_denies_to_have_done_so_denies_that_there_was_an_agreement() -> None:
    def truce(says: str, by: str, number: int, status: str = "actual") -> FiledClaim:
        return filed("truce.agreed", by=by, says=says, number=number, status=status, words=f"words {number}")

    assert set(found(truce("ARM", "AZE", 1), truce("ARM", "ARM", 2, "denied"))) == {Matter.WHETHER}


def test_who_did_it() -> None:
    one = found(claim("AZE", 1, by="ARM"), claim("ARM", 2, by="AZE"), claim("UN", 3, by=""))
    assert set(one) == {Matter.WHO}
    assert one[Matter.WHO].speakers == ("ARM", "AZE")
    assert one[Matter.WHO].words == "ARM: AZE; AZE: ARM"


def test_that_allies_are_blamed_is_no_contradiction_nor_that_one_blames_both() -> None:
    assert found(claim("AZE", 1, by="ARM"), claim("RUS", 2, by="ARTSAKH")) == {}
    assert found(claim("AZE", 1, by="ARM"), claim("UN", 2, by="ARM AZE")) == {}


def test_that_each_side_of_talks_or_a_truce_is_told_of_alone_is_no_contradiction() -> None:
    assert found(filed("truce.held", by="ARM"), filed("truce.held", by="AZE", says="ARM", number=2)) == {}


def test_how_many_were_killed() -> None:
    one = found(claim("AZE", 1, killed="21-"), claim("RUS", 2, killed="4-6"), claim("UN", 3, killed="5"))
    assert set(one) == {Matter.TOLL}
    assert one[Matter.TOLL].speakers == ("AZE", "RUS", "UN")
    assert one[Matter.TOLL].words == "AZE: at least 21 killed; RUS: 4 to 6 killed; UN: 5 killed"


def test_at_most_is_not_a_number() -> None:
    one = found(claim("AZE", 1, killed="-3"), claim("RUS", 2, killed="9"))[Matter.TOLL]
    assert one.words == "AZE: at most 3 killed; RUS: 9 killed"


def test_ranges_that_have_a_number_in_common_do_not_contradict_each_other() -> None:
    assert found(claim("AZE", 1, killed="3-"), claim("RUS", 2, killed="17"), claim("UN", 3, killed=None)) == {}


def test_what_one_speaker_told_earlier_and_revised_is_no_contradiction() -> None:
    assert found(filed(killed="3"), filed(killed="9", number=2, published="2020-10-28")) == {}


def test_only_those_at_odds_with_another_are_named() -> None:
    one = found(claim("AZE", 1, killed="3"), claim("RUS", 2, killed="17"), claim("UN", 3, killed="1-20"))[Matter.TOLL]
    assert one.speakers == ("AZE", "RUS")


def test_when_it_happened() -> None:
    one = found(
        claim("AZE", 1, day="2020-10-26"), claim("RUS", 2, day="2020-10-27/2020-10-28"), claim("UN", 3, day=None)
    )
    assert set(one) == {Matter.DAY}
    assert one[Matter.DAY].words == "AZE: 2020-10-26; RUS: 2020-10-27 to 2020-10-28"


def test_days_that_overlap_do_not_contradict_each_other() -> None:
    assert found(claim("AZE", 1, day="2020-10-26/2020-10-27"), claim("RUS", 2, day="2020-10-27")) == {}


def test_who_denies_it_is_not_asked_who_when_or_how_many() -> None:
    told = found(
        claim("AZE", 1, killed="3"), claim("ARM", 2, by="ARTSAKH", killed="0", day="2020-10-20", status="denied")
    )
    assert set(told) == {Matter.WHETHER}


def test_several_matters_come_in_one_order() -> None:
    one = incident(
        claim("AZE", 1, killed="3", day="2020-10-26"),
        claim("ARM", 2, by="AZE", killed="9"),
        claim("RUS", 3, status="denied"),
    )
    assert [found.matter for found in one.contradictions] == list(Matter)


def version(
    number: int, *, day: str = "2014-01-12", killed: str = "3", by: str = "ISR", of: str = "A/00/000"
) -> FiledClaim:
    """A claim of a version of a document; versions are one source."""
    return filed(
        says=None, by=by, at=("Nabatieh", "LBN"), day=day, killed=killed, report=f"v{number}", source=f"Edition {number}",
        document=of, origin=of,
    )  # fmt: skip


def test_versions_of_one_document_are_one_account_and_may_contradict_each_other() -> None:
    claims = version(1), version(2, day="2014-02-12")
    assert [account.speaker for account in incident(*claims).accounts] == ["source:Edition 1"]
    one = found(*claims)
    assert set(one) == {Matter.DAY}
    assert one[Matter.DAY].words == "A/00/000 (v1): 2014-01-12; A/00/000 (v2): 2014-02-12"


def test_versions_may_tell_other_tolls_and_other_doers() -> None:
    assert set(found(version(1), version(2, killed="13"))) == {Matter.TOLL}
    assert set(found(version(1), version(2, by="LBN"))) == {Matter.WHO}
    assert found(version(1), version(2), version(3)) == {}


def test_what_a_document_tells_in_several_places_of_one_version_is_no_contradiction() -> None:
    assert found(version(1), version(1, day="2014-02-12")) == {}
