"""`hudna serve`: where it listens, where it refuses to, and how it ends."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hudna.access import Accounts
from hudna.model.access import Role
from hudna.views.cli.serving import serve_ledger
from hudna.views.serve.settings import Settings
from tests.conftest import Ran


@contextmanager
def _served(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The command in a process of its own, and the port that it says."""
    command = (sys.executable, "-m", "hudna.views.cli.app", "serve", "--port", "0", *arguments)
    server = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        told = re.search(r":(\d+) ", server.stderr.readline())
        assert told is not None
        yield server, int(told[1])
    finally:
        server.kill()
        server.communicate()


def test_it_ends_when_it_is_told_to_though_a_page_still_listens(told_ledger: Path) -> None:
    with _served("--ledger", str(told_ledger)) as (server, port):
        listening = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        listening.request("GET", "/events")
        assert listening.getresponse().status == 200
        server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0


def test_without_users_it_says_so(told_ledger: Path) -> None:
    with _served("--ledger", str(told_ledger)) as (server, _):
        assert server.stderr is not None
        assert "No users are set up" in server.stderr.readline()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104 - refused is what they are to be
def test_without_users_it_listens_on_this_machine_only(
    told_ledger: Path, host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert serve_ledger(Settings(ledger=str(told_ledger), host=host, port=0)) == 2
    assert "hudna users add" in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(told_ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve_ledger(Settings(ledger=str(told_ledger), port=port)) == 2
    assert f"port {port}: Address already in use" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_a_port_that_there_cannot_be_is_refused_in_a_line(
    hudna: Callable[..., Ran], told_ledger: Path, port: str
) -> None:
    ran = hudna("serve", "--ledger", told_ledger, "--port", port)
    assert ran.code == 2
    assert "--port" in ran.err
    assert "Traceback" not in ran.err


def test_with_users_an_address_that_is_not_this_machines_is_named(
    told_ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = tmp_path / "team.ledger"
    ledger.write_bytes(told_ledger.read_bytes())
    with Accounts.beside(ledger) as accounts:
        accounts.users.add("head", Role.ADMINISTRATOR, "a password that is long enough")
    assert serve_ledger(Settings(ledger=str(ledger), host="192.0.2.1", port=0)) == 2
    assert "cannot listen on 192.0.2.1" in capsys.readouterr().err
