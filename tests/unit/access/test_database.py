"""What fails in the file of users is told without what was to be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert

from hudna.access.database import Database
from hudna.access.tables import users
from hudna.model.errors import AccessError


def test_a_failure_does_not_repeat_what_was_to_be_kept(tmp_path: Path) -> None:
    database = Database(tmp_path / "x.access")
    with pytest.raises(AccessError) as failed, database.writing() as connection:
        connection.execute(insert(users).values(name="amal", password="$argon2id$kept"))  # noqa: S106 - of nobody
    assert "$argon2id$kept" not in f"{failed.value} {failed.value.__cause__}"
    database.close()
