"""`hudna` as a process of its own, for what only a process shows: exit codes, closed pipes, terminals, full disks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HUDNA = (sys.executable, "-m", "hudna.views.cli.app")


def hudna(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run to the end; `options` are those of `subprocess.run`."""
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8", "timeout": 60}
    return subprocess.run([*HUDNA, *map(str, arguments)], check=False, **(streams | options))


def on_a_terminal(*arguments: str | Path) -> tuple[str, str]:
    """Run with standard error, and it alone, on a terminal: what went to standard output, and what to the terminal."""
    master, terminal = os.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "100"}
    done = hudna(*arguments, stderr=terminal, env=environment)
    os.close(terminal)
    shown = b""
    try:
        while piece := os.read(master, 65536):
            shown += piece
    except OSError:  # how Linux tells that nobody writes to it any more
        pass
    finally:
        os.close(master)
    return done.stdout, shown.decode()
