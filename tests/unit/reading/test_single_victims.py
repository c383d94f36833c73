"""One person killed or wounded, whom no number counts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from .conftest import Bench
from .test_casualties import Tolls, tolls


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("en", "The shell hit a bakery, killing a boy and wounding an elderly baker and a nurse", [("killed", 1, 1)]),
        ("en", "The death of a shepherd", [("killed", 1, 1)]),
        ("en", "A young conscript was also wounded", [("wounded", 1, 1)]),
        ("en", "A 70-year-old woman was killed", [("killed", 1, 1)]),
        ("en", "Shelling killed a five-year-old girl", [("killed", 1, 1)]),
        ("en", "Another officer has died", [("killed", 1, 1)]),
        ("en", "A driver and a nurse were killed", [("killed", 2, 2)]),
        ("en", "The raid killed a mother and her three sons", [("killed", 4, 4)]),
        ("en", "A sniper killed four farmers", [("killed", 4, 4)]),
        ("en", "The raid killed two bakers and a nurse", [("killed", 3, 3)]),
        ("ar", "قتلت امرأتان وراع", [("killed", 3, 3)]),
        ("en", "The boy who was killed", []),
        ("ar", "أدت الغارة إلى مقتل راع وجرح مزارع", [("killed", 1, 1), ("wounded", 1, 1)]),
        ("ar", "قالت إن شرطيا أصيب", [("wounded", 1, 1)]),
        ("ar", "قتل 40 جنديا", [("killed", 40, 40)]),
        ("en", "A driver was killed and another wounded", [("killed", 1, 1), ("wounded", 1, 1)]),
        ("ar", "قتل جنديان وجرح ثالث", [("killed", 2, 2), ("wounded", 1, 1)]),
    ],
)
def test_one_person_whom_no_number_counts_is_one(
    benches: Mapping[str, Bench], iso: str, text: str, expected: Tolls
) -> None:
    assert tolls(benches[iso], text)[: len(expected) or None] == expected
