"""Keeps the stems of every language beside its data, where they are not current.

Runs when the package is built, and by hand after a change of the lexicons: `python -m hudna.reading.stems_build`.
"""

from __future__ import annotations

from pathlib import Path

from hudna.reading.data_files import DATA
from hudna.reading.pack import languages
from hudna.reading.reader import Reader
from hudna.reading.stem_files import load_stems, save_stems, stem_file


def build(data: Path = DATA) -> list[Path]:
    """Find and keep the stems of each language of a data folder; returns their files.

    Raises:
        DataError: a data file is not as it must be.
    """
    for iso in languages(data):
        if load_stems(iso, data) is None:
            save_stems(iso, data, Reader(data=data).stems(iso))
    return [stem_file(iso, data) for iso in languages(data)]


if __name__ == "__main__":
    build()
