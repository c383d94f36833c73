"""What several specifications share: one analyst with its compiled languages, and the command line within the process."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from hudna.engine.analyst import Analyst
from hudna.ledger import open_ledger
from hudna.views.cli.app import app
from tests.readers import the_analyst

EXAMPLES = Path(__file__).parents[1] / "examples" / "karabakh-2020"

# No specification is a matter of time: on a busy machine anything may take long.
settings.register_profile("hudna", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hudna")


def pytest_collection() -> None:
    """Ten thousand tests are made, and none is given up: there is no garbage to look for among them."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on garbage is looked for as ever, but not among the tests."""
    gc.enable()
    gc.freeze()


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did: its exit code, and what it wrote to standard output and standard error."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def analyst() -> Analyst:
    """Reading is pure, so one analyst serves all; its languages are compiled once."""
    return the_analyst()


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a ledger without entries, to be copied: its tables take longer to make than most tests to run."""
    file = tmp_path_factory.mktemp("ledger") / "empty.ledger"
    open_ledger(file).close()
    return file


@pytest.fixture
def hudna(analyst: Analyst, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs `hudna` with arguments within this process, on a page of 160 columns."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("HUDNA_LEDGER", raising=False)
    for module in ("views.cli.reading", "views.cli.monitoring", "engine.watching.watch"):
        monkeypatch.setattr(f"hudna.{module}.Analyst", lambda: analyst)

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        try:
            code = app([str(argument) for argument in arguments])
        except SystemExit as exit_:
            code = exit_.code
        out, err = capsys.readouterr()
        assert isinstance(code, int)
        return Ran(code, out, err)

    return run
