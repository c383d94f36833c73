"""The register of agreements: one TOML file each, read strictly."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
import rtoml

from hudna.agreements.checks import faults, strangers, unplaced
from hudna.agreements.tables import AgreementTable, build
from hudna.model.agreements import Agreement
from hudna.model.errors import DataError

REGISTER = Path(__file__).parents[1] / "data" / "agreements"


def load_agreements(
    folder: Path | None = None,
    *,
    known: Collection[str] | None = None,
    called: Callable[[str], Collection[str]] | None = None,
) -> tuple[Agreement, ...]:
    """Read every agreement of a folder.

    Args:
        folder: where the `*.toml` files are, each called after the agreement's id; None for the register that comes
            with Hudna.
        known: ids of everybody who may be named; None where that is not asked.
        called: by what a place may be called, the names that claims have it by; None where that is not asked.

    Returns:
        The agreements, the earliest signed first.

    Raises:
        DataError: where the folder is not there, or a file is not TOML, has an unknown, duplicate or missing key,
            names somebody or some place unknown, has the id of another, or contradicts itself; it names the file and the key.
    """
    register = folder or REGISTER
    if not register.is_dir():
        raise DataError(register.name, "folder", "is not there")
    read = [(file, _read(file)) for file in sorted(register.glob("*.toml"))]
    files: dict[str, str] = {}
    for file, agreement in read:
        if agreement.id in files:
            raise DataError(file.name, "id", f"{agreement.id} is that of {files[agreement.id]} too")
        files[agreement.id] = file.name
    for file, agreement in read:
        if agreement.id != file.stem:
            raise DataError(file.name, "id", f"is {agreement.id}, but the file is called {file.stem}")
        _check(agreement, file, known, called)
    return tuple(sorted((agreement for _, agreement in read), key=lambda one: (one.signed.time, one.id)))


def load_agreement(
    file: Path,
    *,
    known: Collection[str] | None = None,
    called: Callable[[str], Collection[str]] | None = None,
) -> Agreement:
    """Read one agreement from a file of any name; arguments and errors as of `load_agreements`."""
    agreement = _read(file)
    _check(agreement, file, known, called)
    return agreement


def _read(file: Path) -> Agreement:
    try:
        table = msgspec.convert(_parse(file), AgreementTable)
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise DataError(file.name, place.strip("`").removeprefix("$.") or "top level", reason) from error
    return build(table, file.name)


def _check(
    agreement: Agreement,
    file: Path,
    known: Collection[str] | None,
    called: Callable[[str], Collection[str]] | None,
) -> None:
    unknown = () if known is None else strangers(agreement, known)
    nowhere = () if called is None else unplaced(agreement, called)
    for place, reason in chain(faults(agreement), unknown, nowhere):
        raise DataError(file.name, place, reason)


def _parse(file: Path) -> dict[str, Any]:
    try:
        return rtoml.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(file.name, "file", error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise DataError(file.name, f"byte {error.start}", "is not UTF-8") from error
    except rtoml.TomlParsingError as error:
        reason, at, place = str(error).rpartition(" at ")
        raise DataError(file.name, place if at else "file", reason) from error
