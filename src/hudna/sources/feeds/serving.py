"""The process that tells for `feeds.apart` what was fetched lists."""

from __future__ import annotations

import sys
from typing import IO

import msgspec

from hudna.sources.feeds.apart import Answer, Order
from hudna.sources.feeds.recognising import listing_of
from hudna.sources.process import serve, write
from hudna.sources.unreadable import UnreadableError


def main(megabytes: int) -> None:
    """Serve until there are no more orders."""
    serve(megabytes, Answer(), _obey)


def _obey(order: bytes, answers: IO[bytes]) -> None:
    try:
        answer = Answer(listing=listing_of(msgspec.msgpack.decode(order, type=Order).fetched))
    except UnreadableError as error:
        answer = Answer(reason=str(error))
    write(answers, answer)


if __name__ == "__main__":
    main(int(sys.argv[1]))
