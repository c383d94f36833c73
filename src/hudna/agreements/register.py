"""The register of agreements: one TOML file each, read strictly."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from hudna.agreements.checks import faults
from hudna.agreements.tables import AgreementTable, build
from hudna.model.agreements import Agreement
from hudna.model.errors import DataError

REGISTER = Path(__file__).parents[1] / "data" / "agreements"


def load_agreements(folder: Path | None = None) -> tuple[Agreement, ...]:
    """Read every agreement of a folder.

    Args:
        folder: where the `*.toml` files are; None for the register that comes with Hudna.

    Returns:
        The agreements, the earliest signed first.

    Raises:
        DataError: where the folder is not there, or a file is not TOML, has an unknown, duplicate or missing key,
            or contradicts itself; it names the file and the key.
    """
    register = folder or REGISTER
    if not register.is_dir():
        raise DataError(register.name, "folder", "is not there")
    agreements = (_load(file) for file in sorted(register.glob("*.toml")))
    return tuple(sorted(agreements, key=lambda agreement: (agreement.signed.time, agreement.id)))


def _load(file: Path) -> Agreement:
    try:
        table = msgspec.convert(_parse(file), AgreementTable)
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise DataError(file.name, place.strip("`").removeprefix("$.") or "top level", reason) from error
    agreement = build(table, file.name)
    if agreement.id != file.stem:
        raise DataError(file.name, "id", f"is {agreement.id}, but the file is called {file.stem}")
    for place, reason in faults(agreement):
        raise DataError(file.name, place, reason)
    return agreement


def _parse(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(file.name, "file", error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise DataError(file.name, f"byte {error.start}", "is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        raise DataError(file.name, place.removesuffix(")") or "file", reason) from error
