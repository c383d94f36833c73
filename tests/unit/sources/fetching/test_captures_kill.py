"""A process that keeps captures is killed while it writes: whatever it said was kept is there, and the file goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from hudna.sources.fetching import Captures
from tests.unit.sources.fetching.test_captures import bodies, fetched

KEEPING = """
import os, sys
from pathlib import Path
from hudna.sources.fetching import Captures
from tests.unit.sources.fetching.test_captures import fetched
captures = Captures(Path(sys.argv[1]))
while True:
    body = os.urandom(30_000)
    captures.keep(fetched(body))
    print(body[:8].hex(), flush=True)
"""


def test_what_was_kept_before_a_process_was_killed_is_there(tmp_path: Path) -> None:
    path = tmp_path / "2030-05-03.warc.gz"
    said: list[str] = []
    for count in (1, 4, 2, 3):
        process = subprocess.Popen(
            [sys.executable, "-c", KEEPING, str(tmp_path)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert process.stdout is not None
        said += [process.stdout.readline().strip() for _ in range(count)]
        process.send_signal(signal.SIGKILL)
        said += process.stdout.read().split()
        process.wait()
    Captures(tmp_path).keep(fetched(b"the last"))
    kept = [body[:8].hex() for body in bodies(path)]
    assert set(said) <= set(kept)
    assert kept[-1] == b"the last".hex()
    assert len(kept) == len(set(kept)) <= len(said) + 5
