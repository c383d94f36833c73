"""Who only tells an event, or is only where others talk, has no part in it."""

from collections.abc import Mapping

import pytest

from .conftest import Bench, ids


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian Observatory for Human Rights put the number of dead at 31.",
        "The Syrian Observatory for Human Rights said the death toll was expected to rise.",
    ],
)
def test_who_tells_of_a_toll_did_not_suffer_it(en: Bench, text: str) -> None:
    [claim] = en.claims(text)
    assert claim.speaker is not None
    assert claim.speaker.id == "SYR.NGO"
    assert "SYR.NGO" not in ids(claim.targets)


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        (
            "en",
            "Armenia seized a base near Goris on Sunday, a blow to peace talks in Kuwait between Azerbaijan and Armenia.",
        ),
        ("ar", "سيطرت أرمينيا على قاعدة قرب غوريس الأحد رغم المفاوضات في الكويت مع أذربيجان."),
    ],
)
def test_the_land_where_others_talk_has_no_part_in_what_is_told_beside(
    *, benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    assert not any("KWT" in [*ids(claim.actors), *ids(claim.targets)] for claim in benches[iso].claims(text))


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The Security Council demanded a truce in Syria for 30 days."),
        ("ar", "طالب مجلس الأمن الدولي بهدنة في سوريا لمدة 30 يوما."),
        ("ar", "الهدنة التي دعا إليها مجلس الأمن في سوريا لم تصمد."),
    ],
)
def test_no_truce_is_made_or_broken_against_who_fights_nobody(
    *, benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    found = benches[iso].claims(text)
    assert found
    assert not any("UNSC" in ids(claim.targets) for claim in found)
