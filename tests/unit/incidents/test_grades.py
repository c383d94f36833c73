"""How far an incident is established, and for each who is blamed that it was him, by stated rules."""

from __future__ import annotations

import pytest

from hudna.model.incidents import Blame, FiledClaim, Grade
from hudna.model.judgements import Judgement, JudgementKind, Verdict
from tests.tellings import filed, incident, judged


def say(*speakers: str | None) -> list[FiledClaim]:
    """The same shelling by ARM, asserted by each speaker; those with a minus deny it."""
    return [
        filed(
            says=speaker and speaker.removeprefix("-"),
            status="denied" if speaker and speaker.startswith("-") else "actual",
            number=number,
            source=f"Paper {number}",
            words=f"words {number}",
        )
        for number, speaker in enumerate(speakers, 1)
    ]


@pytest.mark.parametrize(
    ("speakers", "grade"),
    [
        (["AZE"], Grade.ALLEGED),
        (["AZE", "AZE.MIL", "AZE.LEG"], Grade.ALLEGED),
        (["AZE", "RUS"], Grade.CORROBORATED),
        (["AZE", "ARM"], Grade.CORROBORATED),
        (["ARM", "ARTSAKH"], Grade.ALLEGED),
        (["UN"], Grade.CORROBORATED),
        (["OSCE"], Grade.CORROBORATED),
        (["ICRC"], Grade.CORROBORATED),
        (["UNSC"], Grade.ALLEGED),
        (["OSCE.MINSK"], Grade.ALLEGED),
        ([None], Grade.ALLEGED),
        ([None, None, None], Grade.ALLEGED),
        (["AZE", None, "MEDIA", "AZE.SRC", "SRC"], Grade.ALLEGED),
        (["AZE", "AZE.CVL"], Grade.ALLEGED),
        (["ARM", "AZE.CVL"], Grade.CORROBORATED),
        (["AZE.CVL", "AZE.MED", "AZE.NGO"], Grade.ALLEGED),
        (["AZE", "-ARM"], Grade.DISPUTED),
        (["AZE", "-ARTSAKH"], Grade.DISPUTED),
        (["AZE", "-RUS"], Grade.DISPUTED),
        ([None, "-ARM"], Grade.DISPUTED),
        (["AZE", "-SRC"], Grade.ALLEGED),
        (["UN", "-MEDIA"], Grade.CORROBORATED),
        (["-ARM"], Grade.DISPUTED),
        (["AZE", "RUS", "-ARM"], Grade.CORROBORATED),
        (["UN", "-ARM", "-ARTSAKH"], Grade.CORROBORATED),
        (["UN", "-RUS"], Grade.DISPUTED),
        (["ARM", "AZE", "-ARM.MIL"], Grade.CORROBORATED),
    ],
)
def test_the_grade_of_who_asserts_and_who_denies(speakers: list[str | None], grade: Grade) -> None:
    assert incident(*say(*speakers)).grade is grade


def test_an_outlets_own_denial_disputes_nothing() -> None:
    negative = filed(says=None, status="denied", act="states", number=2)
    assert incident(filed(), negative).grade is Grade.ALLEGED


def test_the_reports_of_one_wire_in_ten_papers_corroborate_nothing() -> None:
    reprints = [filed(source=f"Paper {n}", report=f"report {n}") for n in range(10)]
    assert incident(*reprints).grade is Grade.ALLEGED


def test_the_states_of_a_coalition_are_one_side() -> None:
    def raid(says: str, number: int) -> FiledClaim:
        return filed("attack.ground", by="HOUTHI", at=("Taiz", "YEM"), says=says, number=number)

    assert incident(raid("SAU", 1), raid("YEM", 2), raid("COALITION", 3), raid("YEM.RES", 4)).grade is Grade.ALLEGED
    assert incident(raid("SAU", 1), raid("IRN", 2)).grade is Grade.CORROBORATED


def test_allies_in_one_conflict_are_two_sides_in_another() -> None:
    def strike(says: str, number: int) -> FiledClaim:
        return filed("attack.air", by="ISR", on="HAMAS", at=("Gaza", "PSE"), says=says, number=number)

    assert incident(strike("SAU", 1), strike("YEM", 2)).grade is Grade.CORROBORATED


@pytest.mark.parametrize(
    ("place", "allies", "adversary"),
    [(("Marib", "YEM"), "COALITION YEM", "HOUTHI"), (("Stepanakert", "AZE"), "ARM ARTSAKH", "AZE")],
)
def test_allies_are_one_side_in_what_nobody_is_said_to_have_done(
    place: tuple[str, str], allies: str, adversary: str
) -> None:
    def blast(*speakers: str) -> list[FiledClaim]:
        return [
            filed("attack.explosive", by="", at=place, says=one, number=number) for number, one in enumerate(speakers)
        ]

    alone = incident(*blast(*allies.split()))
    assert (alone.grade, alone.reason) == (
        Grade.ALLEGED,
        f"asserted by {', '.join(allies.split())}; one side's word",
    )
    assert incident(*blast(*allies.split(), adversary)).grade is Grade.CORROBORATED


def test_allies_of_one_war_are_two_voices_on_a_blast_in_another_land() -> None:
    def blast(says: str, number: int) -> FiledClaim:
        return filed("attack.explosive", by="", at=("Kabul", "AFG"), says=says, number=number)

    assert incident(blast("RUS", 1), blast("SYR", 2)).grade is Grade.CORROBORATED


@pytest.mark.parametrize(
    ("speakers", "grade"),
    [
        (["AZE", "TUR"], Grade.ALLEGED),
        (["TUR"], Grade.ALLEGED),
        (["TUR", "ARTSAKH"], Grade.CORROBORATED),
        (["TUR", "RUS"], Grade.CORROBORATED),
        (["TUR", "-ARM"], Grade.DISPUTED),
        (["UN", "-TUR"], Grade.DISPUTED),
    ],
)
def test_the_word_of_who_openly_backs_a_side_is_that_sides(speakers: list[str], grade: Grade) -> None:
    assert incident(*say(*speakers)).grade is grade


def test_a_backers_denial_is_that_of_the_side_said_to_have_done_it() -> None:
    found = incident(filed(by="AZE", says="UN"), filed(by="AZE", says="TUR", status="denied", number=2))
    assert found.grade is Grade.CORROBORATED
    assert found.reason.endswith("denied by TUR, of the side said to have done it")


def test_who_backs_a_side_in_one_conflict_has_a_word_of_his_own_in_another() -> None:
    def raid(says: str, number: int) -> FiledClaim:
        return filed("attack.ground", by="HOUTHI", at=("Taiz", "YEM"), says=says, number=number)

    assert incident(raid("SAU", 1), raid("TUR", 2)).grade is Grade.CORROBORATED


def test_who_is_blamed_beside_those_whom_he_backs_is_another() -> None:
    found = incident(filed(by="AZE", says="ARM"), filed(by="TUR", says="RUS", number=2))
    assert {one.actor: one.grade for one in found.blames} == {"AZE": Grade.DISPUTED, "TUR": Grade.DISPUTED}


def test_a_backer_that_only_condemns_comments() -> None:
    assert incident(filed(says="RUS"), filed(says="TUR", number=2, act="condemns")).grade is Grade.ALLEGED


@pytest.mark.parametrize(
    ("speakers", "reason"),
    [
        (["AZE"], "asserted by AZE alone"),
        ([None], "asserted by source:Paper 1; no side's word"),
        (["ARM", "ARTSAKH"], "asserted by ARM, ARTSAKH; one side's word"),
        (["AZE", "RUS"], "asserted by AZE, RUS; not all on one side"),
        (["UN"], "asserted by UN; UN is an independent monitor"),
        (["AZE", "-ARM"], "asserted by AZE; denied by ARM"),
        (["UN", "-ARM"], "asserted by UN; UN is an independent monitor; denied by ARM, said to have done it"),
        (["-ARM"], "denied by ARM; no report that asserts it was read"),
    ],
)
def test_a_grade_gives_its_reason(speakers: list[str | None], reason: str) -> None:
    assert incident(*say(*speakers)).reason == reason


@pytest.mark.parametrize("weight", ["E1", "E6", "A5", "F5"])
def test_what_a_person_does_not_believe_corroborates_nothing(weight: str) -> None:
    assert incident(filed(), filed(says="RUS", number=2, weight=weight)).grade is Grade.ALLEGED
    assert incident(filed(says="UN", weight=weight)).grade is Grade.ALLEGED


def test_what_is_doubtful_or_was_not_judged_still_corroborates() -> None:
    assert incident(filed(), filed(says="RUS", number=2, weight="D4")).grade is Grade.CORROBORATED
    assert incident(filed(weight="F6"), filed(says="RUS", number=2)).grade is Grade.CORROBORATED


def test_a_third_party_that_condemns_comments_and_a_party_asserts() -> None:
    assert incident(filed(), filed(says="UN", number=2, act="condemns")).grade is Grade.ALLEGED
    assert incident(filed(says="UN"), filed(says="UN", number=2, act="condemns")).grade is Grade.CORROBORATED
    assert incident(filed(says="ARM", act="condemns"), filed(number=2)).grade is Grade.CORROBORATED


def test_an_account_that_a_bad_source_carries_too_is_no_worse_for_it() -> None:
    believed = filed(says="UN", source="Good", report="a")
    assert incident(believed, filed(says="UN", source="Bad", report="b", weight="E6")).grade is Grade.CORROBORATED


# Blame


def blame(*tellings: str) -> list[FiledClaim]:
    """`UN>AZE` for a claim of UN that AZE did it, `UN>` for one that names nobody, `!ARM>ARM` for a denial."""
    claims = []
    for number, told in enumerate(tellings, 1):
        says, _, by = told.partition(">")
        claims.append(
            filed(
                says=says.removeprefix("!") or None,
                by=by,
                status="denied" if told.startswith("!") else "actual",
                source=f"Paper {number}",
                number=number,
                words=f"words {number}",
            )
        )
    return claims


def blames(*tellings: str) -> dict[str, Grade]:
    return {one.actor: one.grade for one in incident(*blame(*tellings)).blames}


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        (["AZE>ARM"], {"ARM": Grade.ALLEGED}),
        (["AZE>ARM", "RUS>ARM"], {"ARM": Grade.CORROBORATED}),
        (["UN>ARM"], {"ARM": Grade.CORROBORATED}),
        (["AZE>ARM", "RUS>"], {"ARM": Grade.ALLEGED}),
        (["AZE>ARM", "UN>"], {"ARM": Grade.ALLEGED}),
        (["AZE>ARM", "!ARM>ARM"], {"ARM": Grade.DISPUTED}),
        (["AZE>ARM", "RUS>ARM", "!ARM>ARM"], {"ARM": Grade.CORROBORATED}),
        (["AZE>ARM", "ARM>AZE"], {"ARM": Grade.DISPUTED, "AZE": Grade.DISPUTED}),
        (["AZE>ARM", "ARM>AZE", "UN>"], {"ARM": Grade.DISPUTED, "AZE": Grade.DISPUTED}),
        (["AZE>ARM", "ARM>AZE", "UN>ARM"], {"ARM": Grade.CORROBORATED, "AZE": Grade.DISPUTED}),
        (["UN>ARM", "OSCE>AZE"], {"ARM": Grade.DISPUTED, "AZE": Grade.DISPUTED}),
        ([">ARM", ">AZE"], {"ARM": Grade.ALLEGED, "AZE": Grade.ALLEGED}),
        (["UN>AZE", "AZE>ARM", "!ARM>ARM"], {"ARM": Grade.DISPUTED, "AZE": Grade.CORROBORATED}),
        (["UN>ARM AZE"], {"ARM": Grade.CORROBORATED, "AZE": Grade.CORROBORATED}),
        (["AZE>ARM", "RUS>ARTSAKH"], {"ARM": Grade.ALLEGED, "ARTSAKH": Grade.ALLEGED}),
        (["UN>"], {}),
        (["!ARM>ARM"], {}),
    ],
)
def test_how_far_it_is_established_who_did_it(tellings: list[str], expected: dict[str, Grade]) -> None:
    assert blames(*tellings) == expected


def test_that_it_happened_may_be_better_established_than_who_did_it() -> None:
    explosion = incident(*blame("AZE>ARM", "ARM>AZE"))
    assert explosion.grade is Grade.CORROBORATED
    assert {one.grade for one in explosion.blames} == {Grade.DISPUTED}


def test_a_blame_names_those_who_say_so_and_an_ally_is_blamed_only_by_who_names_it() -> None:
    one = incident(*blame("AZE>ARM", "RUS>ARTSAKH", "UN>"))
    assert {found.actor: found.speakers for found in one.blames} == {"ARM": ("AZE",), "ARTSAKH": ("RUS",)}
    assert one.blame("ARM") == one.blames[0]
    assert one.blame("TUR") is None


def test_who_tells_of_one_side_of_what_both_take_part_in_says_nothing_against_the_other() -> None:
    one = incident(filed("truce.held", by="ARM", says="AZE"), filed("truce.held", by="AZE", says="ARM", number=2))
    assert {found.actor: found.grade for found in one.blames} == {"ARM": Grade.ALLEGED, "AZE": Grade.ALLEGED}


def test_whom_a_person_blames_against_all_accounts_is_blamed_on_no_account() -> None:
    verdict = Verdict(
        kind=JudgementKind.CORRECT, reason="film", claims=("report#1",), field="actors", value=["AZE"], of_incident=True
    )
    one = incident(*blame("AZE>ARM"), judgements=[judged(verdict)])
    reason = "no account says so: a person corrected it"
    assert one.blames == (Blame(actor="AZE", grade=Grade.ALLEGED, reason=reason, speakers=()),)


@pytest.mark.parametrize(
    ("verdict", "correction", "grade"), [(3, 2, Grade.VERIFIED), (2, 3, Grade.DISPUTED), (3, None, Grade.DISPUTED)]
)
def test_a_verdict_on_who_did_it_as_a_person_corrected_it_outweighs_all_accounts(
    verdict: int, correction: int | None, grade: Grade
) -> None:
    """One given before that was of something else."""
    both = Verdict(
        kind=JudgementKind.CORRECT,
        reason="film",
        claims=("report#1",),
        field="actors",
        value=["ARM", "AZE"],
        of_incident=True,
    )
    judgements = [judged("verify", filed(), number=verdict, signed="basil")]
    if correction is not None:
        judgements.append(judged(both, number=correction))
    one = incident(
        *blame("AZE>ARM", "ARM>AZE"), judgements=sorted(judgements, key=lambda judgement: judgement.sequence)
    )
    assert {found.actor: found.grade for found in one.blames} == {"ARM": grade, "AZE": grade}


# Verdicts of persons


def grade_of(*judgements: Judgement) -> Grade:
    return incident(*blame("AZE>ARM"), judgements=judgements).grade


def test_a_verdict_counts_once_a_second_person_has_signed_it() -> None:
    claim = filed()
    assert grade_of(judged("verify", claim, signed="basil")) is Grade.VERIFIED
    assert grade_of(judged("refute", claim, signed="basil")) is Grade.REFUTED
    waiting = incident(claim, judgements=[judged("verify", claim, number=7)])
    assert waiting.grade is Grade.ALLEGED
    assert waiting.reason.startswith("amal would verify it (judgement-7); a second person has not signed yet; asserted")
    assert waiting.judged is None


def test_a_verdict_says_whose_it_is_and_why_and_when() -> None:
    one = incident(filed(), judgements=[judged("verify", filed(), signed="basil", on="2021-03-01")])
    assert one.reason == "judged by amal on 2021-03-01, signed by basil: seen on site; asserted by AZE alone"
    assert one.judged is not None
    assert one.judged.isoformat() == "2021-03-01"


def test_the_last_verdict_that_counts_is_the_one_that_does() -> None:
    claim = filed()
    verified = judged("verify", claim, number=1, signed="basil", on="2021-03-01")
    refuted = judged("refute", claim, number=2, signed="basil", on="2021-04-01")
    assert grade_of(verified, refuted) is Grade.REFUTED
    assert grade_of(verified, judged("refute", claim, number=2)) is Grade.VERIFIED
    assert (
        grade_of(verified, judged("refute", claim, number=2, signed="basil", withdrawn="judgement-3")) is Grade.VERIFIED
    )


def test_other_judgements_do_not_move_the_day_of_the_verdict() -> None:
    claim = filed()
    verdict = judged("verify", claim, number=1, signed="basil", on="2021-03-01")
    later = judged("grade-claim", claim, number=2, on="2021-05-01")
    one = incident(claim, judgements=[verdict, later])
    assert one.judged is not None
    assert one.judged.isoformat() == "2021-03-01"
    assert one.judgements == ("judgement-1", "judgement-2")


def test_a_verified_incident_is_verified_for_whom_all_blame_but_not_where_another_is_blamed_too() -> None:
    def verified(*tellings: str) -> dict[str, Grade]:
        judgement = judged("verify", filed(), signed="basil")
        return {one.actor: one.grade for one in incident(*blame(*tellings), judgements=[judgement]).blames}

    assert verified("AZE>ARM", "UN>") == {"ARM": Grade.VERIFIED}
    assert verified("AZE>ARM", "!ARM>ARM") == {"ARM": Grade.VERIFIED}
    assert verified("AZE>ARM", "ARM>AZE") == {"ARM": Grade.DISPUTED, "AZE": Grade.DISPUTED}
