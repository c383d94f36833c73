"""The reader compiled to C extensions and the reader as source read alike."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMPILED = ROOT / "build" / "compiled"
EXAMPLES = ROOT / "examples" / "karabakh-2020"


def _claims(code: Path) -> list[object]:
    run = subprocess.run(
        [sys.executable, "-m", "hudna.views.cli.app", "read", str(EXAMPLES), "--format", "jsonl"],
        env={**os.environ, "PYTHONPATH": str(code)},
        check=True,
        capture_output=True,
        text=True,
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


def _origin(code: Path) -> str:
    run = subprocess.run(
        [sys.executable, "-c", "import hudna.reading.casting as module; print(module.__file__)"],
        env={**os.environ, "PYTHONPATH": str(code)},
        check=True,
        capture_output=True,
        text=True,
    )
    return run.stdout.strip()


def _is_current() -> bool:
    """Whether the compiled reader is there and no older than any file of its source."""
    stamp = COMPILED / "stamp"
    sources = (path for kind in ("py", "toml", "json") for path in (ROOT / "src").rglob(f"*.{kind}"))
    return stamp.exists() and all(path.stat().st_mtime <= stamp.stat().st_mtime for path in sources)


@pytest.mark.skipif(not _is_current(), reason="the reader is not compiled here from this source (`make compiled`)")
def test_the_compiled_reader_finds_the_claims_of_the_source() -> None:
    assert _origin(COMPILED).endswith(".so")
    assert _origin(ROOT / "src").endswith(".py")
    claims = _claims(COMPILED)
    assert claims
    assert claims == _claims(ROOT / "src")
