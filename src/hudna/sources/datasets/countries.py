"""Countries as datasets write them: their codes and names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.model.errors import DataError
from hudna.sources.datasets.codes import FOLDER, read_strictly


class _Country(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    names: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    alpha2: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
    numeric: int | None = None
    fips: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")] | None = None


class Countries:
    """Finds a country's ISO 3166-1 alpha-3 code."""

    def __init__(self, countries: dict[str, _Country]) -> None:
        self._codes = frozenset(countries)
        self._by_name = {name.casefold(): code for code, one in countries.items() for name in (*one.names, code)}
        self._by_alpha2 = {one.alpha2: code for code, one in countries.items()}
        self._by_number = {one.numeric: code for code, one in countries.items() if one.numeric is not None}
        self._by_fips = {one.fips: code for code, one in countries.items() if one.fips is not None}

    @property
    def codes(self) -> frozenset[str]:
        """All of them."""
        return self._codes

    def named(self, name: str) -> str | None:
        """By any of its names, or its code, whatever the capitals."""
        return self._by_name.get(name.casefold())

    def numbered(self, number: int | None) -> str | None:
        """By its numeric code."""
        return self._by_number.get(number) if number is not None else None

    def of_pcode(self, pcode: str) -> str | None:
        """By a p-code of OCHA, which begins with the alpha-2 or the alpha-3 code: `YE18`, `SYR02`."""
        letters = pcode[: next((at for at, one in enumerate(pcode) if not one.isalpha()), len(pcode))].upper()
        return self._by_alpha2.get(letters) or self.coded(letters)

    def fips(self, code: str) -> str | None:
        """By its code in FIPS 10-4."""
        return self._by_fips.get(code)

    def coded(self, code: str) -> str | None:
        """The code itself, where it is one."""
        return code if code in self._codes else None


@cache
def load_countries(file: Path = FOLDER / "countries.toml") -> Countries:
    """The countries that datasets speak of.

    Raises:
        DataError: where the file is not of its shape, or two countries share a name or a code.
    """
    found = read_strictly(file, dict[Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")], _Country])
    owners: dict[str, str] = {}
    for code, one in found.items():
        told = {name.casefold() for name in one.names} | {one.alpha2, f"number {one.numeric}", f"FIPS {one.fips}"}
        for name in told - {"number None", "FIPS None"}:
            owner = owners.setdefault(name, code)
            if owner != code:
                raise DataError(file.name, code, f"{name!r} is {owner} already")
    return Countries(found)
