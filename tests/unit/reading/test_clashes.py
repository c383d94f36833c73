"""Who comes to harm in what sides do together."""

from collections.abc import Mapping

import pytest

from hudna.model.events import EventType

from .conftest import Bench


def clash(bench: Bench, text: str) -> tuple[set[str], set[str], int | None]:
    """Who fights in the one clash that a text tells of, to whom it is done, and the least number of dead."""
    [told] = [claim for claim in bench.claims(text) if claim.type is EventType.ATTACK_GROUND]
    dead = told.killed.low if told.killed is not None else None
    return {one.id for one in told.actors}, {one.id for one in told.targets}, dead


@pytest.mark.parametrize(
    ("iso", "text", "fighting", "dead"),
    [
        ("en", "Six soldiers died in clashes with the rebels near Taiz in Yemen.", {"YEM.MIL", "HOUTHI"}, 6),
        ("en", "The Yemeni army killed four Houthis in clashes near Taiz.", {"YEM.MIL", "HOUTHI"}, 4),
        ("ar", "قتل خمسة جنود أتراك في اشتباكات مع مسلحي حزب العمال الكردستاني في هكاري.", {"TUR.MIL", "PKK"}, 5),
        ("ar", "قتل ثلاثة جنود أوكرانيين وأصيب سبعة في قتال مع الانفصاليين قرب دونيتسك.", {"UKR.MIL", "DPR"}, 3),
        ("ar", "أعلن الجيش التركي مقتل جنديين في اشتباكات مع حزب العمال الكردستاني.", {"TUR.MIL", "PKK"}, 2),
    ],
)
def test_soldiers_who_fall_in_a_clash_fought_in_it(
    *, benches: Mapping[str, Bench], iso: str, text: str, fighting: set[str], dead: int
) -> None:
    assert clash(benches[iso], text) == (fighting, set(), dead)


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Nine civilians were killed in clashes between the army and the Houthis in Yemen."),
        ("ar", "مقتل تسعة مدنيين في اشتباكات بين الجيش والحوثيين في تعز."),
    ],
)
def test_civilians_who_fall_in_a_clash_did_not_fight(*, benches: Mapping[str, Bench], iso: str, text: str) -> None:
    fighting, _, dead = clash(benches[iso], text)
    assert (fighting, dead) == ({"YEM.MIL", "HOUTHI"}, 9)


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Two Turkish soldiers were wounded in clashes in Hakkari."),
        ("ar", "أعلنت سلطات ناغورني قره باغ مقتل 45 جنديا من قواتها في المعارك."),
    ],
)
def test_a_loss_accuses_nobody(*, benches: Mapping[str, Bench], iso: str, text: str) -> None:
    assert clash(benches[iso], text)[0] == set()


@pytest.mark.parametrize(
    ("iso", "text"),
    [("en", "Six Yemeni soldiers died in an ambush by the Houthis."), ("ar", "مقتل ستة جنود يمنيين في كمين للحوثيين.")],
)
def test_soldiers_who_fall_in_an_ambush_were_attacked(*, benches: Mapping[str, Bench], iso: str, text: str) -> None:
    assert clash(benches[iso], text) == ({"HOUTHI"}, {"YEM.MIL"}, 6)
