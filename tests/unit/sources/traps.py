"""Kinds of pieces that do what hostile files do to their readers; as a program, the process that reads apart with them.

A `.trap` does what its bytes say; a `.bundle` holds other pieces and reports, a JSON list of `[name, content]`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator

from hudna.model.reports import Refusal, Report
from hudna.sources import formats, serving
from hudna.sources.kinds import KINDS, Kind
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import UnreadableError

TRAPS = (
    Kind(name="a trap", suffixes=(".trap",), reads=f"{__name__}:read_trap"),
    Kind(name="a bundle", suffixes=(".bundle",), unpacks=f"{__name__}:unpack_bundle", single=False),
    *KINDS,
)

Bundle = list[tuple[str, "str | Bundle"]]


def bundle(*inner: tuple[str, str | Bundle]) -> bytes:
    return json.dumps(inner).encode()


def read_trap(data: bytes, name: str, charset: str | None = None) -> Report:
    """Do what is said, and tell of it if that was survived."""
    do(data.decode())
    return Report(id=name, text=f"Survived {data.decode()}.", lang="en")


def unpack_bundle(piece: Piece, allowance: Allowance) -> Iterator[Piece | Item]:
    """Pieces by their names; `report`, `refusal` and `do` stand for what comes without a piece."""
    for name, content in json.loads(piece.read(1_000_000)):
        match name, content:
            case "report", str():
                yield Report(id=content, text=content, lang="en")
            case "refusal", str():
                yield Refusal(piece.where, content)
            case "do", "be slow":
                for _ in range(8):
                    time.sleep(0.5)
                    allowance.working()
            case "do", str():
                do(content)
            case _, str():
                yield piece.part(name, content.encode())
            case _:
                yield piece.part(name, json.dumps(content).encode())


def do(what: str) -> None:
    """What a file can do to whoever reads it."""
    match what:
        case "hang":
            while True:
                pass
        case "eat":
            held: list[bytes] = []
            while True:
                held.append(b"x" * 10_000_000)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            os._exit(3)
        case "shout":
            print("noise " * 1_000)
            os.write(1, b"\0\0\0\1more of it")
        case "fail":
            raise UnreadableError("cannot be read")


if __name__ == "__main__":
    vars(formats)["KINDS"] = TRAPS
    serving.main(int(sys.argv[1]))
