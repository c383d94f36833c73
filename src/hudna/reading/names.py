"""Names of parties, people and bodies in one language, ready to be matched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hudna.reading.actor_data import ActorData, Body
from hudna.reading.clitics import Form
from hudna.reading.pack import Pack
from hudna.reading.phrases import PhraseIndex, Word, as_definite, as_noun

_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for.

    Attributes:
        kind: `name`, `adjective` (a demonym), `seat` (a capital that speaks), `person`, or `body` (needs an owner).
        id: whom it stands for; empty for a body.
        body: for kind `body`, what kind of body.
    """

    kind: str
    id: str = ""
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one language.

    Attributes:
        index: phrases to `Name`.
        homes: id of a group or state to the state in which it acts: what tells a report's conflict.
        groups: ids of armed groups, whose home tells more than a state's own name.
    """

    index: PhraseIndex[Name]
    homes: Mapping[str, str]
    groups: frozenset[str]


def _bare(form: Form) -> bool:
    return as_noun(form) and not form.suffix


def _bare_definite(form: Form) -> bool:
    return as_definite(form) and not form.suffix


def _word(pack: Pack, listed: str, forms: Callable[[str], Mapping[str, str]] | None) -> list[Word]:
    """The words of one listed word: with the article where it is listed with it, in all its forms where it inflects."""
    words = []
    for norm in pack.tokenizer.words(listed):
        definite = any(form.prefix == _ARTICLE for form in pack.tokenizer.analyse(norm)[1])
        key = norm.removeprefix(_ARTICLE) if definite else norm
        inflected = dict(forms(key)) if forms else {key: "name"}
        words.append(Word(inflected, _bare_definite if definite else _bare))
    return words


def _phrase(pack: Pack, listed: str, forms: Callable[[str], Mapping[str, str]] | None = None) -> list[Word | None]:
    return [word for part in listed.replace("-", " ").split() for word in _word(pack, part, forms)]


def _body_phrase(pack: Pack, listed: str) -> list[Word | None]:
    words: list[Word | None] = []
    for part in listed.replace("-", " ").split():
        for norm in pack.tokenizer.words(part):
            words.append(Word(dict(pack.inflection.noun(norm)) | {norm.removeprefix(_ARTICLE): "noun"}, as_noun))
    return words


def compile_names(pack: Pack, actors: ActorData) -> Names:
    """Index every name, adjective, seat, person and body that the data give in the pack's language."""
    index: PhraseIndex[Name] = PhraseIndex()
    for actor in actors.actors:
        for listed in actor.names.get(pack.iso, ()):
            index.add(_phrase(pack, listed), Name("name", actor.id))
        for listed in actor.adjectives.get(pack.iso, ()):
            index.add(_phrase(pack, listed, pack.inflection.adjective), Name("adjective", actor.id))
        for listed in actor.seats.get(pack.iso, ()):
            index.add(_phrase(pack, listed), Name("seat", actor.id))
    for person in actors.persons:
        for listed in person.names.get(pack.iso, ()):
            index.add(_phrase(pack, listed), Name("person", person.body))
    for body in actors.bodies.get(pack.iso, ()):
        for listed in body.names:
            index.add(_body_phrase(pack, listed), Name("body", body.id or "", body))
    homes = {actor.id: actor.country or actor.id for actor in actors.actors if actor.country or actor.kind == "state"}
    groups = frozenset(actor.id for actor in actors.actors if actor.kind == "group" and actor.country)
    return Names(index, homes, groups)
