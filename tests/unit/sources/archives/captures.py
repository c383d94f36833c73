"""What the tests capture: pages, responses, records."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from hudna.model.reports import Refusal, Report
from hudna.sources import Item
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.taking import take

DATE = "2030-05-03T12:00:00Z"


def page(words: str, title: str = "Truce", lang: str = "en", charset: str = "utf-8") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="{charset}"><title>{title}</title></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1><p>{words}</p></article></body></html>"
    ).encode(charset)


def response(body: bytes, status: str = "200 OK", **fields: str) -> bytes:
    given = {"Content-Type": "text/html; charset=utf-8"} | {k.replace("_", "-"): v for k, v in fields.items()}
    return f"HTTP/1.1 {status}\r\n{lines(given)}\r\n".encode() + body


def record(
    url: str, block: bytes, kind: str = "response", length: int | str | None = None, version: str = "1.1", **fields: str
) -> bytes:
    """A record; its id is that of its address, and it states its length truly unless another is given."""
    given = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": DATE,
        "WARC-Record-ID": f"<urn:example:{url}>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block) if length is None else length),
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    return f"WARC/{version}\r\n{lines({k: v for k, v in given.items() if v})}\r\n".encode() + block + b"\r\n\r\n"


def story(number: int, words: str = "The truce held in the village on Sunday, the observers said.") -> bytes:
    return record(f"https://post.example/2030/story-{number}.html", response(page(f"{words} Report {number}.")))


def lines(fields: dict[str, str]) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in fields.items())


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def taken(data: bytes, name: str) -> list[Item]:
    piece = Piece(name=name, where=name, data=data)
    return [item for item in take(piece, Allowance(len(data))) if not isinstance(item, Piece)]


def reports(items: Iterable[Item]) -> list[Report]:
    return [item for item in items if isinstance(item, Report)]


def refusals(items: Iterable[Item]) -> dict[str, str]:
    return {item.where: item.reason for item in items if isinstance(item, Refusal)}
