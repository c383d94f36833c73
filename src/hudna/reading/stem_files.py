"""The stems under which the lexicons of a language list their phrases, kept beside its data.

To inflect every listed word takes longer than to read a report, and a report holds few of them. So the stems are kept as they
were found when the package was built, and a phrase is compiled when its first word is met. After a change of the lexicons or
of the code they are not current, and found anew in each run until they are kept again: `python -m hudna.reading.stems_build`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from hudna.reading.phrases import Stems

_CODE = Path(__file__).parent
_LISTED_IN = ("actors", "languages/{}")


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`stems` by the name of their index; `digest`: of what they were found in."""

    digest: str
    stems: dict[str, dict[str, list[int]]]


def stem_file(iso: str, data: Path) -> Path:
    """Where the stems of a language are kept."""
    return data / "languages" / iso / "stems.msgpack"


def load_stems(iso: str, data: Path) -> Mapping[str, Stems] | None:
    """The stems of each index of a language, by its name; None where they are not kept, or no longer current."""
    try:
        kept = msgspec.msgpack.decode(stem_file(iso, data).read_bytes(), type=_Kept)
    except (OSError, msgspec.ValidationError, msgspec.DecodeError):
        return None
    return kept.stems if kept.digest == _digest(iso, data) else None


def save_stems(iso: str, data: Path, stems: Mapping[str, Stems]) -> None:
    """Keep the stems of a language, at once: whoever loads them meanwhile gets the old ones."""
    kept = _Kept(
        _digest(iso, data), {name: {stem: list(found[stem]) for stem in found} for name, found in stems.items()}
    )
    file = stem_file(iso, data)
    made = file.with_suffix(".new")
    made.write_bytes(msgspec.msgpack.encode(kept))
    made.replace(file)


def _digest(iso: str, data: Path) -> str:
    """SHA-256 over the code and the lists that stems are found by."""
    folders = [data / folder.format(iso) for folder in _LISTED_IN]
    files = [*_CODE.glob("*.py"), *(file for folder in folders for file in folder.rglob("*.toml"))]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
