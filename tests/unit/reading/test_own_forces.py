"""Whose soldiers an army means: its own, where nothing tells whose they are."""

from collections.abc import Mapping

import pytest

from .conftest import Bench


@pytest.mark.parametrize(
    ("iso", "text", "doer"),
    [
        ("en", "The Israeli army said soldiers had shelled Jenin.", "ISR.MIL"),
        ("en", "The Israeli army said Syrian soldiers had shelled Jenin.", "SYR.MIL"),
        ("en", "Palestinian medics said soldiers had shelled Jenin.", "PSE.MIL"),
        ("ar", "أعلن الجيش الإسرائيلي أن جنودا قصفوا جنين.", "ISR.MIL"),
        ("en", "The Armenian army said that troops had pulled out of Goris.", "ARM.MIL"),
        ("en", "The Armenian defence ministry said forces had shelled Barda.", "ARM.MIL"),
        ("ar", "أعلن الجيش الأرميني أن القوات انسحبت من غوريس.", "ARM.MIL"),
    ],
)
def test_an_army_that_speaks_of_soldiers_means_its_own(
    *, benches: Mapping[str, Bench], iso: str, text: str, doer: str
) -> None:
    [draft] = benches[iso].drafts(text)
    assert [actor.id for actor in draft.actors] == [doer]
