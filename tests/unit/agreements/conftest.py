"""A small register in a folder, to change a line of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.agreements import load_agreements
from hudna.model.agreements import Agreement

PLAIN = """\
id = "example-2020-10-10"
conflict = "example"
form = "joint statement"
zone = "Asia/Baku"
signed = 2020-10-09T20:00:00+03:00
effect = 2020-10-10T12:00:00+04:00
sides = [["AZE"], ["ARM", "ARTSAKH"]]
countries = ["AZE"]
references = ["https://example.org/statement"]

[name]
ar = "هدنة"
en = "A truce"

[aliases]
ar = ["هدنة المثال"]
en = ["the example truce"]

[[provision]]
id = "ceasefire"
kind = "cessation"
bound = "all"
text.ar = "وقف إطلاق النار"
text.en = "Cease fire"
breached_by = ["attack.*"]
"""

Load = Callable[..., Agreement]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Loads the plain file with pairs of its words replaced, and lines added at its end."""

    def loaded(*changes: tuple[str, str], then: str = "", file: str = "example-2020-10-10.toml") -> Agreement:
        text = PLAIN
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / file).write_text(text + then, encoding="utf-8")
        (agreement,) = load_agreements(tmp_path)
        return agreement

    return loaded
