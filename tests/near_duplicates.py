"""Near-duplicates as the library tells them that holds all sketches in memory: what the ledger's index must answer too."""

from __future__ import annotations

from rensa import RMinHash, RMinHashLSH

from hudna.sources.near_duplicates import BANDS, PERMUTATIONS, SEED, THRESHOLD, _shingles


class NearDuplicates:
    """The reports seen so far, to tell which of them a new report nearly repeats."""

    def __init__(self) -> None:
        self._seen: list[tuple[str, int, RMinHash]] = []
        self._index = RMinHashLSH(threshold=0.2, num_perm=PERMUTATIONS, num_bands=BANDS)

    def add(self, report_id: str, text: str) -> list[str]:
        """The ids of the earlier reports that it nearly repeats, the one that it repeats most first."""
        shingles = _shingles(text)
        hashes = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        hashes.update(shingles)
        shares = []
        for key in sorted(self._index.query(hashes)):
            earlier, size, other = self._seen[key]
            jaccard = hashes.jaccard(other)
            common = jaccard / (1 + jaccard) * (len(shingles) + size)
            shares.append((common / min(len(shingles), size), earlier))
        self._index.insert(len(self._seen), hashes)
        self._seen.append((report_id, len(shingles), hashes))
        return [earlier for share, earlier in sorted(shares, key=lambda one: -one[0]) if share >= THRESHOLD]
