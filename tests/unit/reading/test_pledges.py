"""Who threatens, promises, offers, claims or denies something is its doer."""

from collections.abc import Mapping

import pytest

from .conftest import Bench, ids


def roles(bench: Bench, text: str) -> tuple[set[str], set[str]]:
    """Who does the last event of a text, and to whom: the states and groups."""
    draft = bench.drafts(text)[-1]
    return tuple({i.partition(".")[0] for i in ids(one)} for one in (draft.actors, draft.targets))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "Turkey has vowed to crush the PKK.", "TUR"),
        (
            "en",
            "Erdogan, who led the peace process between the state and the PKK, has vowed to crush the group.",
            "TUR",
        ),
        ("en", "Azerbaijan threatened to respond to Armenia with an all-out offensive.", "AZE"),
        ("ar", "وهددت إسرائيل قطاع غزة بعملية عسكرية قاسية.", "ISR"),
        ("ar", "هددت الولايات المتحدة يوم أمس باستخدام القوة ضد دمشق.", "USA"),
    ],
)
def test_who_threatens_does_it(*, benches: Mapping[str, Bench], iso: str, text: str, who: str) -> None:
    actors, targets = roles(benches[iso], text)
    assert actors == {who}
    assert who not in targets


def test_who_offers_talks_takes_part_in_them(ar: Bench, en: Bench) -> None:
    assert roles(ar, "وقالت الحكومة السودانية إنها مستعدة لإجراء محادثات مع الدعم السريع.")[0] == {"SDN", "RSF"}
    assert roles(en, "The Sudanese government said it was ready to hold talks with the RSF.")[0] == {"SDN", "RSF"}


def test_who_claims_an_attack_made_it(en: Bench) -> None:
    assert roles(en, "Hezbollah claimed responsibility for the shelling of Haifa.")[0] == {"HEZBOLLAH"}


def test_who_denies_that_others_will_strike_does_nothing(en: Bench) -> None:
    assert roles(en, "Armenia denied that Azerbaijan had shelled Berd.")[0] == {"AZE"}


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Iran vowed to avenge the killing of its general in an Israeli strike in Damascus."),
        ("ar", "توعدت إيران بالثأر لمقتل قائدها في غارة إسرائيلية على دمشق."),
    ],
)
def test_what_he_will_avenge_was_anothers_deed(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    assert roles(benches[iso], text)[0] == {"ISR"}


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "Russia warned that Ukraine would attack the bridge.", "UKR"),
        ("ar", "هددت إيران بأن حزب الله سيقصف حيفا.", "HEZBOLLAH"),
    ],
)
def test_what_he_warns_that_another_will_do_is_that_ones(
    *, benches: Mapping[str, Bench], iso: str, text: str, who: str
) -> None:
    assert roles(benches[iso], text)[0] == {who}


@pytest.mark.parametrize(
    "text",
    [
        "Russia threatened retaliation over the strikes on Belgorod.",
        "Iran vowed revenge after the strike on Damascus.",
    ],
)
def test_what_provoked_a_threat_was_not_done_by_who_threatens(en: Bench, text: str) -> None:
    assert roles(en, text)[0] == set()


def test_who_denies_what_another_says_speaks(en: Bench) -> None:
    draft = en.drafts("Moscow denied what Kyiv said about the shelling of Sumy.")[-1]
    assert draft.voice.mention is not None
    assert (draft.voice.mention.id, draft.status, draft.act) == ("RUS", "denied", "denies")


def test_where_and_goes_on_with_another_subject_nobody_is_accused(en: Bench) -> None:
    draft = en.drafts("Armenia and Azerbaijan met, accusing each other of violations, and the army shelled Berd.")[-1]
    assert draft.act == "states"
