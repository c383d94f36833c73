"""Who breaks a truce by a deed that is told to be in breach of it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from hudna.model.events import EventType

from .conftest import Bench


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "Armenia accused Azerbaijan of shelling Berd in breach of the truce.", "AZE"),
        ("en", "Armenia accused Azerbaijan of shelling Berd in clear violation of the ceasefire.", "AZE"),
        ("ar", "اتهمت أرمينيا أذربيجان بقصف بيرد في خرق جديد للهدنة.", "AZE"),
        ("ar", "اتهمت أرمينيا أذربيجان بقصف بيرد في انتهاك لوقف إطلاق النار.", "AZE"),
    ],
)
def test_who_does_what_is_in_breach_of_a_truce_breaks_it(
    *, benches: Mapping[str, Bench], iso: str, text: str, who: str
) -> None:
    deed, breach = benches[iso].drafts(text)
    assert (deed.type, breach.type) == (EventType.ATTACK_SHELLING, EventType.TRUCE_VIOLATED)
    assert [one.id for one in breach.actors] == [one.id for one in deed.actors] == [who]


def test_what_is_told_beside_a_deed_has_actors_of_its_own(en: Bench) -> None:
    drafts = en.drafts("Azerbaijan shelled Berd, and Armenia was accused of violations of the truce.")
    assert [[one.id for one in draft.actors] for draft in drafts] == [["AZE"], ["ARM"]]
