"""Reports that repeat an earlier one: agency copy in several papers, a story printed again with a new opening."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from zlib import crc32

from rensa import RMinHash

THRESHOLD = 0.3
"""Share of the shorter text that is repeated. Measured on 642 real reports, 132 pairs of which share at least 0.3 of
their four-word sequences: the sketches find 0.95 of these pairs (0.97 of those that share half) and no other pair;
of the 63 reports that repeat an earlier one, 62 are recognised."""

WORDS = 4
PERMUTATIONS = 256
BANDS = 128  # of two values each: pairs with a Jaccard index of 0.2 are compared with probability 0.99
SEED = 1

_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[\u0300-\u036f\u0640\u064b-\u065f\u0670]+")
"""Accents, Arabic vowel signs and the stretching of letters: newspapers differ in them, not in what they say."""

_HASH = 4  # bytes
_SIZE = struct.Struct("<I")
_TOP = int.from_bytes(b"\0\0\0\x80" * PERMUTATIONS, "little")  # the highest bit of each hash
_REST = int.from_bytes(b"\xff\xff\xff\x7f" * PERMUTATIONS, "little")
_FIRST = int.from_bytes(b"\0\0\0\x80\0\0\0\0" * BANDS, "little")  # that of the first of each band
_BANDS = struct.Struct(f"<{PERMUTATIONS // BANDS * _HASH}s")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a text is compared with others, by MinHash: it depends on nothing but the text.

    The measure is the share of the shorter text, in sequences of four words, that the longer has too: agency copy
    inside a longer article counts, which the Jaccard index alone would miss.

    Attributes:
        size: its different sequences of four words.
        hashes: the least hash of them by each of the permutations, in four bytes each, as one number: so two sketches are
            compared in a few operations.
    """

    size: int
    hashes: int

    @classmethod
    def of(cls, text: str) -> Self:
        """The sketch of a text; of fewer than four words, the words as they are."""
        shingles = _shingles(text)
        hashes = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        hashes.update(shingles)
        least = struct.pack(f"<{PERMUTATIONS}I", *hashes.digest())
        return cls(len(shingles), int.from_bytes(least, "little"))

    @classmethod
    def kept(cls, data: bytes) -> Self:
        """The sketch that was kept as these bytes."""
        (size,) = _SIZE.unpack_from(data)
        return cls(size, int.from_bytes(data[_SIZE.size :], "little"))

    def to_bytes(self) -> bytes:
        """The sketch as it is kept."""
        return _SIZE.pack(self.size) + self._packed()

    def _packed(self) -> bytes:
        return self.hashes.to_bytes(PERMUTATIONS * _HASH, "little")

    def bands(self) -> list[int]:
        """A mark for each band; two sketches that agree in a band share its mark, and hardly any others do."""
        return [crc32(values, band) for band, (values,) in enumerate(_BANDS.iter_unpack(self._packed()))]

    def repeated(self, earlier: Iterable[tuple[str, bytes]]) -> list[str]:
        """Which of some reports the text nearly repeats.

        Args:
            earlier: the ids of the reports whose sketches share the mark of a band, each with its sketch as it is kept.

        Returns:
            Their ids, that of the one that it repeats most first.
        """
        shares = [(self._share_repeated(Sketch.kept(data)), report_id) for report_id, data in earlier]
        return [report_id for share, report_id in sorted(shares, key=lambda one: -one[0]) if share >= THRESHOLD]

    def _share_repeated(self, other: Sketch) -> float:
        """Share of the shorter text's sequences that the other has too, as the Jaccard index implies; 0 where no band agrees."""
        unlike = self.hashes ^ other.hashes
        # Of each hash the highest bit, where both have the same: no bit is unlike, so that adding all but the highest sets none.
        equal = ~(((unlike & _REST) + _REST) | unlike) & _TOP
        if not equal & (equal >> 8 * _HASH) & _FIRST:
            return 0.0
        jaccard = equal.bit_count() / PERMUTATIONS
        common = jaccard / (1 + jaccard) * (self.size + other.size)
        return float(common / min(self.size, other.size))


def _shingles(text: str) -> list[str]:
    words = _WORD.findall(_MARKS.sub("", text).casefold())
    runs = zip(*(words[start:] for start in range(WORDS)), strict=False)
    return list({" ".join(run) for run in runs} or {" ".join(words)})
