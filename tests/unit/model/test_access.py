"""Who may see and do what."""

from __future__ import annotations

import pytest

from hudna.model.access import Access, Role


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.VIEWER, {Access.PUBLIC}),
        (Role.ANALYST, {Access.PUBLIC, Access.RESTRICTED}),
        (Role.VERIFIER, set(Access)),
        (Role.ADMINISTRATOR, set(Access)),
    ],
)
def test_a_role_sees_no_more_than_its_level(role: Role, seen: set[Access]) -> None:
    assert {access for access in Access if role.sees.admits(access)} == seen


def test_each_role_may_do_what_the_one_before_may() -> None:
    roles = list(Role)
    for rank, role in enumerate(roles):
        assert [needed for needed in roles if role.may(needed)] == roles[: rank + 1]
