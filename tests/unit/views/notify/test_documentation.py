"""What docs/alerts.md tells receivers and administrators to do works."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from hudna.views.notify.settings import load_settings
from hudna.views.notify.signing import key_of, signed_headers

PAGE = (Path(__file__).parents[4] / "docs" / "alerts.md").read_text(encoding="utf-8")
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 - the example of the specification


def code(language: str) -> str:
    """The block of code in a language."""
    (block,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return cast("str", block)


@pytest.fixture(scope="module")
def is_genuine() -> Callable[[dict[str, str], bytes, str], bool]:
    names: dict[str, Callable[[dict[str, str], bytes, str], bool]] = {}
    exec(code("python"), names)  # noqa: S102 - our own page
    return names["is_genuine"]


def test_the_settings_of_the_page_are_sound(tmp_path: Path) -> None:
    file = tmp_path / "alerts-config.toml"
    file.write_text(code("toml"), encoding="utf-8")
    assert [one.name for one in load_settings(file)] == ["screen", "feed", "desk", "hook"]


def test_the_receiver_of_the_page_takes_what_is_signed_and_nothing_else(
    is_genuine: Callable[[dict[str, str], bytes, str], bool],
) -> None:
    now = int(time.time())
    headers = signed_headers("id", b"{}", key_of(SECRET), now)
    assert is_genuine(headers, b"{}", SECRET)
    assert not is_genuine(headers, b"{} ", SECRET)
    assert not is_genuine(headers | {"webhook-id": "other"}, b"{}", SECRET)
    assert not is_genuine(headers, b"{}", "whsec_" + "A" * 32)
    assert not is_genuine(signed_headers("id", b"{}", key_of(SECRET), now - 3600), b"{}", SECRET)
