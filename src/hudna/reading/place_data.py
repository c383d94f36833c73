"""The shapes of the files in `data/places`, as written, and their loading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from hudna.model.errors import DataError
from hudna.reading.data_files import DATA, load_toml
from hudna.reading.language_data import Strict

PLACES = DATA / "places"
COMPILED = PLACES / "gazetteer.sqlite"

Alpha3 = Annotated[str, Meta(pattern="^[A-Z]{3}$")]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]


class PlaceRow(Strict, frozen=True, kw_only=True):
    """A place that GeoNames lacks or spells otherwise.

    Attributes:
        name: what Hudna calls it; found in a text only if it is also among the names.
        country: the state that holds it under UN recognition; the file's where absent; none for a sea.
        at: latitude and longitude in WGS 84 degrees, of the place or of a region's middle.
        kind: whether the coordinates are those of a `point` or stand for a `region`.
        names: names that mean this place in any report.
        local: names that mean it only in reports on a conflict in its country, since other places are called so too.
    """

    name: str
    at: tuple[Latitude, Longitude] | None = None
    kind: Literal["point", "region"] = "point"
    country: Alpha3 | None = None
    names: tuple[str, ...] = ()
    local: tuple[str, ...] = ()


class PlaceFile(Strict, frozen=True, kw_only=True):
    """`<area>.toml`: hand-made places."""

    place: tuple[PlaceRow, ...]
    country: Alpha3 | None = None


class CountryRow(Strict, frozen=True, kw_only=True):
    """What reports call a country, beside its names in CLDR; `local` as for places, CLDR's own names included."""

    names: tuple[str, ...] = ()
    local: tuple[str, ...] = ()


class GeonamesSettings(Strict, frozen=True, kw_only=True):
    """`settings/geonames.toml`: which of GeoNames' places count.

    Attributes:
        everywhere: a place of at least so many people counts in any report.
        alternates: a place of at least so many people counts by all its Latin names, a smaller one by its main one.
        local: countries whose smaller places count in reports on a conflict there.
        languages: languages whose names of countries are taken from CLDR.
    """

    everywhere: int
    alternates: int
    local: tuple[Alpha3, ...]
    languages: tuple[str, ...]


class OrdinaryWords(Strict, frozen=True, kw_only=True):
    """`words/<iso>.toml`: words of a language that are also names of places.

    Attributes:
        words: they name a place only beside one of the heads.
        never: they are taken for no place at all.
        before, after: heads that stand before the name ("town of") and after it ("district").
        articles: first words of names that texts leave out or write as one of `written_articles`.
        respelled: other spellings of words in transcribed names.
    """

    words: tuple[str, ...]
    never: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    written_articles: tuple[str, ...] = ()
    respelled: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlaceData:
    """All of `data/places`; `places` by file name."""

    geonames: GeonamesSettings
    countries: Mapping[str, CountryRow]
    words: tuple[OrdinaryWords, ...]
    places: Mapping[str, PlaceFile]

    def rows(self) -> Iterator[tuple[str, str | None, PlaceRow]]:
        """Every hand-made place with its file and its country."""
        for file, content in self.places.items():
            for row in content.place:
                yield file, row.country or content.country, row


def files(folder: Path = PLACES) -> list[Path]:
    """Every data file from which the gazetteer is compiled, in a fixed order."""
    return sorted(folder.rglob("*.toml"))


def load_places(folder: Path = PLACES) -> PlaceData:
    """Load and check the files.

    Raises:
        DataError: a file has an unknown key or wrong value, or a place has no name or is written twice.
    """
    data = PlaceData(
        geonames=load_toml(folder / "settings" / "geonames.toml", GeonamesSettings),
        countries=load_toml(folder / "settings" / "countries.toml", dict[Alpha3, CountryRow]),
        words=tuple(load_toml(path, OrdinaryWords) for path in sorted((folder / "words").glob("*.toml"))),
        places={path.name: load_toml(path, PlaceFile) for path in sorted(folder.glob("*.toml"))},
    )
    seen: dict[tuple[str, str | None], str] = {}
    for file, country, row in data.rows():
        if not row.names and not row.local:
            raise DataError(file, row.name, "has neither names nor local names")
        for name in (*row.names, *row.local):
            other = seen.setdefault((name, country), f"{row.name} in {file}")
            if other != f"{row.name} in {file}" or [*row.names, *row.local].count(name) > 1:
                raise DataError(file, row.name, f"{name!r} is written twice (also for {other})")
    return data
