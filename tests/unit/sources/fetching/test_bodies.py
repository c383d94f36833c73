import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.sources.fetching.bodies import BodyError, collect


def collected(chunks: Sequence[bytes], encodings: str = "", limit: int = 1_000_000, *, cut: bool = False) -> bytes:
    async def coming() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    return asyncio.run(collect(coming(), encodings, limit, cut=cut))


def split(data: bytes, sizes: Sequence[int]) -> list[bytes]:
    chunks, at = [], 0
    for size in sizes:
        chunks.append(data[at : at + size])
        at += size
    return [*chunks, data[at:]]


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@given(st.binary(max_size=5000), st.lists(st.integers(1, 700), max_size=8))
def test_a_body_is_the_same_however_it_was_cut_and_packed(data: bytes, sizes: list[int]) -> None:
    assert collected(split(data, sizes)) == data
    assert collected(split(gzip.compress(data), sizes), "gzip") == data
    assert collected(split(zlib.compress(data), sizes), "deflate") == data
    assert collected(split(gzip.compress(data) + gzip.compress(data), sizes), "x-gzip") == data + data


def test_deflate_may_come_without_its_header() -> None:
    assert collected([bare_deflate(b"Both sides kept the truce.")], "deflate") == b"Both sides kept the truce."


@given(st.integers(1, 200))
def test_a_compressed_body_that_ends_too_early_is_not_taken_for_whole(missing: int) -> None:
    data = gzip.compress(bytes(range(256)) * 4)
    with pytest.raises(BodyError, match="its body ends too early"):
        collected([data[:-missing]], "gzip")


def test_zeros_after_a_compressed_body_are_padding() -> None:
    assert collected([gzip.compress(b"Truce"), b"\0" * 100], "gzip") == b"Truce"


@pytest.mark.parametrize("encodings", ["gzip, gzip", "br", "zstd", "gzip, identity, br"])
def test_what_was_not_asked_for_is_not_decoded(encodings: str) -> None:
    with pytest.raises(BodyError, match="for which nobody asked"):
        collected([gzip.compress(b"Truce")], encodings)


def test_a_bomb_is_left_before_it_is_larger_than_the_bound() -> None:
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(300)) + packer.flush()
    assert len(bomb) < 400_000
    with pytest.raises(BodyError, match="more than the 1 MB that it may have"):
        collected([bomb], "gzip")
    assert collected([bomb], "gzip", cut=True) == b"\0" * 1_000_000


def test_an_empty_body_is_empty_in_every_encoding() -> None:
    assert [collected([], name) for name in ("", "gzip", "deflate", "br")] == [b""] * 4
