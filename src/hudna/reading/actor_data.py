"""Who may be a party: the shapes of the files under `data/actors`, and their loader.

states/ groups/ organisations/   who they are, with their names in every language
persons/                         people and the body for which they act
wording/<iso>.toml               the common nouns that stand for somebody ("army", "sources"), and how names are put together
conflicts.toml                   read by `context`
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from hudna.model.errors import DataError
from hudna.reading.data_files import load_toml
from hudna.reading.language_data import Strict

ActorKind = Literal["state", "group", "people", "organisation", "media"]
BodyKind = Literal["body", "person", "people", "asset", "media", "source"]


class Actor(Strict, frozen=True, kw_only=True):
    """A state, an armed group, a people, an organisation or an outlet.

    Attributes:
        id: as in claims; a state's is its ISO 3166-1 alpha-3 code.
        country: the state in which a group acts; None for a state and for whoever acts in many.
        unarmed: whether it fights nobody: it mediates, counts, judges or helps.
        names: by language; an Arabic name with the article is found only with it, an English one only with its capitals.
        adjectives: by language, each in the singular masculine: "Russian", روسي.
        peoples: by language, nouns for its nationals or members that do not follow from the adjective: "Turks", أتراك.
        seats: by language, places that speak for it: "Kremlin", "Washington", بعبدا.
    """

    id: str
    kind: ActorKind
    country: str | None = None
    unarmed: bool = False
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    adjectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    peoples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    seats: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Persons(Strict, frozen=True, kw_only=True):
    """People who speak or act for a body; a family name stands alone where it can mean nobody else."""

    body: str
    names: Mapping[str, tuple[str, ...]]


class Body(Strict, frozen=True, kw_only=True):
    """Common nouns that stand for somebody, once their owner is known: "army", "foreign minister", "warplanes".

    Attributes:
        names: the nouns, in the singular; they are inflected. `|` stands between words of which any may stand there.
        kind: what they name: an institution, a title, people of no office, a thing whose owner acts or suffers, an outlet, a source.
        id: whom they name whoever owns them.
        suffix: what follows the id of a state that owns them: `.MIL`, `.CVL`.
        alone: whether without an owner they belong to the state where the report's conflict is fought.
        by_country: whom they name in a state, or as its own, instead of the state's id with the suffix; several with spaces.
        only: whether without an owner they name nobody in any other state: "the North" in Korea.
        owned: whether they are nobody's without an owner in the phrase: "missiles", but "Russian missiles".
        bound: whether they are somebody only with a pronoun that tells whose they are: "his country", but not "the country".
        still: whether they are places of nobody who acts there: "positions", "barracks" are attacked and attack nobody.
        strangers: whether without an owner they may be of any group until they were told of: "gunmen", but not "the gunmen".
        unowned: whom they name, marked as known, where nobody in the report owns them: "the Secretary-General".
        posts: words or clitics before the place of a post, which is no owner: "ambassador *to* Iraq".
    """

    names: tuple[str, ...]
    kind: BodyKind
    id: str | None = None
    suffix: str = ""
    alone: bool = False
    by_country: Mapping[str, str] = field(default_factory=dict)
    only: bool = False
    owned: bool = False
    bound: bool = False
    still: bool = False
    strangers: bool = False
    unowned: str = ""
    posts: tuple[str, ...] = ()


class Guard(Strict, frozen=True, kw_only=True):
    """Names that are also common words, and the words directly after which alone they are names; `#` is any number."""

    names: tuple[str, ...]
    after: tuple[str, ...]


class Concord(Strict, frozen=True, kw_only=True):
    """How possessive pronouns agree with whom they refer to: "its", قواته.

    Attributes:
        pronouns: each pronoun, with the gender and number of those meant; where no noun shows these, `thing` for a side,
            or `person`; or `speaker` for whoever speaks.
        lands: nouns for a country, in normal form, that stand with a pronoun behind what belongs to it: قوات بلاده.
        words: nouns and names by gender and number.
        endings: by gender and number, the ends of other nouns.
    """

    pronouns: Mapping[str, str] = field(default_factory=dict)
    lands: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Wording(Strict, frozen=True, kw_only=True):
    """How one language puts names together: `wording/<iso>.toml`.

    Attributes:
        body: its common nouns.
        links: words and clitics between a body and the owner after it, with the kinds of body: "army *of*", "doctors *from*".
        inside: the same, before owners that are no states: "a commander *in* the brigade".
        seated: the same, before the seat of a government: "the defence ministry *in* Moscow".
        modifiers: words that may stand between a body and its owner: "armed", "senior".
        backed: words by which a name is no owner but a supporter: "*backed by* Turkey", "Turkish*-backed*".
        held: words by which a name holds a place or a thing, and does not do what is done there: "rebel*-held*", "الخاضعة لسيطرة".
        made: words by which it is no party at all: "Russian*-made*".
        led: words by which it is the owner: "*led by* Saudi Arabia", "Saudi*-led*".
        loyal: the same, save that a state so named is a supporter only: "*loyal to* Assad", "*pro-*Russian".
        against: words by which it is a foe: "*anti-*Houthi".
        guarded: names that count only after certain words.
        given: given names that begin a person's name, besides those of the persons known.
        particles: small words inside names: "al", "bin", "de".
        decoys: phrases that look like parties and are none.
        belonging: words that say of whatever stands before them whose it is: the rights office *belonging* to the UN.
        groups: nouns by which any armed group may be taken up again: "Hamas ... the *movement*".
        monitors: the same of organisations, by those who monitor for them: "the OSCE mission ... the *monitors*".
        concord: to whom possessive pronouns refer.
    """

    body: tuple[Body, ...]
    links: Mapping[str, tuple[BodyKind, ...]] = field(default_factory=dict)
    inside: Mapping[str, tuple[BodyKind, ...]] = field(default_factory=dict)
    seated: Mapping[str, tuple[BodyKind, ...]] = field(default_factory=dict)
    modifiers: tuple[str, ...] = ()
    backed: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    led: tuple[str, ...] = ()
    loyal: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    guarded: tuple[Guard, ...] = ()
    given: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    decoys: tuple[str, ...] = ()
    belonging: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    monitors: tuple[str, ...] = ()
    concord: Concord = Concord()


class ActorData(Struct, frozen=True, kw_only=True):
    """Everybody known, and each language's wording."""

    actors: tuple[Actor, ...]
    persons: tuple[Persons, ...]
    wording: Mapping[str, Wording]


class _ActorFile(Strict, frozen=True, kw_only=True):
    actor: list[Actor]


class _PersonFile(Strict, frozen=True, kw_only=True):
    person: list[Persons]


def _check(file: str, actor: Actor, seen: dict[str, str]) -> None:
    if actor.kind == "media":  # speaks for somebody who has a file of his own
        return
    if actor.id in seen:
        raise DataError(file, actor.id, f"id is used twice (also in {seen[actor.id]})")
    if not (actor.names or actor.adjectives):
        raise DataError(file, actor.id, "has no name")
    if actor.kind == "state" and not (len(actor.id) == 3 and actor.id.isupper()):
        raise DataError(file, actor.id, "the id of a state is an ISO 3166-1 alpha-3 code")
    seen[actor.id] = file


def load_actors(folder: Path) -> ActorData:
    """Load everybody that the files under `data/actors` name.

    Args:
        folder: the `actors` folder.

    Raises:
        DataError: a file is not of its shape, an id is used twice, or somebody acts for a state that is not there.
    """
    actors: list[Actor] = []
    seen: dict[str, str] = {}
    for path in sorted(p for name in ("states", "groups", "organisations") for p in (folder / name).glob("*.toml")):
        for actor in load_toml(path, _ActorFile).actor:
            _check(path.name, actor, seen)
            actors.append(actor)
    for actor in actors:
        if actor.country is not None and actor.country not in seen:
            raise DataError(seen[actor.id], actor.id, f"no state has the id {actor.country!r}")
    persons: list[Persons] = []
    for path in sorted((folder / "persons").glob("*.toml")):
        for person in load_toml(path, _PersonFile).person:
            if person.body.partition(".")[0] not in seen:
                raise DataError(path.name, person.body, "nobody has this id")
            persons.append(person)
    wording = {path.stem: load_toml(path, Wording) for path in sorted((folder / "wording").glob("*.toml"))}
    return ActorData(actors=tuple(actors), persons=tuple(persons), wording=wording)
