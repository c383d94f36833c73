"""Names of parties, people and bodies in one language, ready to be matched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hudna.reading.actor_data import Actor, ActorData, Body, Concord, Wording
from hudna.reading.clitics import Form
from hudna.reading.pack import Pack
from hudna.reading.phrases import Phrase, PhraseIndex, Word, as_definite, as_noun

ARTICLE = "ال"
_LIKE = "ك"
_NUMBER = frozenset("#")
_FIRST_OR_SECOND = frozenset("يك")  # "my", "your": in reports nearly always the end of another word
NameKind = Literal["name", "media", "adjective", "seat", "person", "body", "both", "decoy"]
Adjunct = Literal["backed", "held", "made", "led", "loyal", "against"]


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for.

    Attributes:
        kind: `name`, `media` (an outlet), `adjective` (a demonym), `seat` (a capital that speaks), `person`, `body` (needs
            an owner), `both` (the sides of the report's conflict), or `decoy` (looks like a party and is none).
        id: whom it stands for; empty for a body that names nobody by itself.
        body: for kind `body`, what kind of body.
        capitals: how its first word is written where the script has capitals: `""` (in any way), `first` or `all`.
        after: the words after one of which alone it counts (`#`: any number); empty where it always does.
        posts: for a title, the words and clitics before the place of its post.
        given: for a family name alone, the given names with which it is known.
        nouns: the nouns by which it may be taken up again: of a name its first and last words ("the *Council*"), of a body itself,
            of an armed group any noun for one ("the *movement*").
    """

    kind: NameKind
    id: str = ""
    body: Body | None = None
    capitals: str = ""
    after: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    unarmed: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one language, and the words that put them together.

    Attributes:
        index: phrases to `Name`.
        homes: id of a group or state to the state in which it acts: what tells a report's conflict.
        groups: ids of armed groups, whose home tells more than a state's own name.
        fighters: ids of all armed groups, those too that act in many states.
        states: ids of states.
        adjuncts: phrases before a name that say how it is tied to a body: "backed by", "pro-".
        compounds: the same, after the name: "-backed".
        links, inside, seated: as in `Wording`, by link.
        modifiers, given, particles, belonging: as in `Wording`, in normal form.
        concord: as in `Wording`.
    """

    index: PhraseIndex[Name]
    homes: Mapping[str, str]
    groups: frozenset[str]
    fighters: frozenset[str]
    states: frozenset[str]
    adjuncts: PhraseIndex[Adjunct]
    compounds: PhraseIndex[Adjunct]
    links: Mapping[str, frozenset[str]]
    inside: Mapping[str, frozenset[str]]
    seated: Mapping[str, frozenset[str]]
    modifiers: frozenset[str]
    belonging: frozenset[str]
    given: frozenset[str]
    particles: frozenset[str]
    concord: Concord


def _either(form: Form) -> bool:
    """With or without the article; the ك of comparison is too often a letter of another word."""
    return as_noun(form) and not form.suffix and not form.prefix.endswith(_LIKE)


def _bare(form: Form) -> bool:
    """A proper name takes no article and no pronoun."""
    return _either(form) and not as_definite(form)


def _common(nouns: Sequence[str]) -> Callable[[Form], bool]:
    """A common noun may carry its owner's pronoun; with the article it is in no construct state (not مقاتلي, "fighters of")."""

    def allows(form: Form) -> bool:
        construct = any(form.key.startswith(noun) and len(form.key) == len(noun) + 1 for noun in nouns)
        plain = as_noun(form) and form.suffix not in _FIRST_OR_SECOND and not form.prefix.endswith(_LIKE)
        return plain and not (construct and as_definite(form))

    return allows


def _bare_definite(form: Form) -> bool:
    return as_definite(form) and not form.suffix


def _capitals(listed: str) -> str:
    first = listed.split(maxsplit=1)[0]
    if first.isupper():
        return "all"
    return "first" if first[0].isupper() else ""


class _Compiler:
    """Turns listed names into phrases of one language."""

    def __init__(self, pack: Pack, wording: Wording) -> None:
        self._words = pack.tokenizer.words
        self._inflection = pack.inflection
        groups, monitors = (frozenset(map(self.noun, listed)) for listed in (wording.groups, wording.monitors))
        self._any = {"group": groups, "organisation": monitors}

    def name(self, listed: str) -> Phrase:
        """A proper name, as written: with the article where it is listed with it, never without."""
        return Phrase(listed, self._name)

    def adjective(self, listed: str) -> Phrase:
        """A demonym in all its forms."""
        return Phrase(listed, self._adjective)

    def people(self, listed: str) -> Phrase:
        """A noun for nationals or members: as a demonym, but never a modifier of a thing."""
        return Phrase(listed, self._people)

    def body(self, listed: str) -> Phrase:
        """A common noun with its clitics and, unless it has a capital, all its forms; listed with the article, only with it."""
        return Phrase(listed, self._body)

    def adjunct(self, listed: str) -> Phrase:
        """Participles and relative clauses, inflected as adjectives."""
        return Phrase(listed, self._adjunct)

    def _name(self, listed: str) -> list[Word | None]:
        words: list[Word | None] = []
        for part in _parts(listed):
            definite = part.startswith(ARTICLE)
            for norm in self._words(part):
                key = norm.removeprefix(ARTICLE) if definite else norm
                words.append(Word({key: "name"}, _bare_definite if definite else _bare))
        return words

    def _adjective(self, listed: str) -> list[Word | None]:
        return [Word(self._inflection.adjective(norm), _either) for norm in self._all(listed)]

    def _people(self, listed: str) -> list[Word | None]:
        return [Word({norm: "noun"}, _either) for norm in self._all(listed)]

    def _body(self, listed: str) -> list[Word | None]:
        words: list[Word | None] = []
        for part in _parts(listed):
            definite = part.startswith(ARTICLE)
            for choices in zip(*(self._words(choice) for choice in part.split("|")), strict=True):
                keys = [norm.removeprefix(ARTICLE) if definite else norm for norm in choices]
                forms = dict.fromkeys(keys, "noun")
                if not part[0].isupper():
                    forms |= {form: feature for key in keys for form, feature in self._inflection.noun(key).items()}
                words.append(Word(forms, _bare_definite if definite else _common(keys)))
        return words

    def _adjunct(self, listed: str) -> list[Word | None]:
        return [Word(self._inflection.adjective(norm) | {norm: ""}, as_noun) for norm in self._all(listed)]

    def norms(self, listed: Iterable[str]) -> frozenset[str]:
        """The normal forms of all words of some phrases."""
        return frozenset(norm for phrase in listed for norm in self._all(phrase))

    def noun(self, listed: str) -> str:
        """A phrase as the noun by which it is remembered, without articles."""
        return " ".join(norm.removeprefix(ARTICLE) for norm in self._all(listed))

    def taken_up(self, listed: str, actor: Actor) -> frozenset[str]:
        """The nouns by which a name may be taken up again: its first or its last word, in whichever order they stand.

        An armed group may be so by any noun for one, and an organisation by one for those who monitor for it.
        """
        words = self.noun(listed).split()
        ends = frozenset({words[0], words[-1]}) if len(words) > 1 else frozenset()
        return ends | self._any.get(actor.kind, frozenset())

    def _all(self, listed: str) -> list[str]:
        return [norm for part in _parts(listed) for norm in self._words(part)]


def _parts(listed: str) -> list[str]:
    return listed.replace("-", " ").split()


def _add_actor(
    index: PhraseIndex[Name], compiler: _Compiler, actor: Actor, iso: str, guards: Mapping[str, frozenset[str]]
) -> None:
    ways: list[tuple[NameKind, Mapping[str, tuple[str, ...]], Callable[[str], Phrase]]] = [
        ("media" if actor.kind == "media" else "name", actor.names, compiler.name),
        ("adjective", actor.peoples, compiler.people),
        ("adjective", actor.adjectives, compiler.adjective),
        ("seat", actor.seats, compiler.name),
    ]
    for kind, names, compile_phrase in ways:
        for listed in names.get(iso, ()):
            after = guards.get(listed, frozenset())
            nouns = compiler.taken_up(listed, actor)
            name = Name(kind, actor.id, capitals=_capitals(listed), after=after, nouns=nouns, unarmed=actor.unarmed)
            index.add(compile_phrase(listed), name)


def _index(actors: ActorData, wording: Wording, compiler: _Compiler, pack: Pack) -> PhraseIndex[Name]:
    """All names; of two of as many words that both match, the one added first is taken."""
    index: PhraseIndex[Name] = PhraseIndex("names")
    iso = pack.iso
    guards = {
        name: compiler.norms(guard.after) | (_NUMBER & set(guard.after))
        for guard in wording.guarded
        for name in guard.names
    }
    for listed in wording.decoys:
        index.add(compiler.body(listed), Name("decoy"))
    for listed in pack.data.anaphora.both:
        index.add(compiler.name(listed), Name("both"))
    for actor in actors.actors:
        _add_actor(index, compiler, actor, iso, guards)
    for group in actors.persons:
        known = group.names.get(iso, ())
        for listed in known:
            given = compiler.norms(n.split()[0] for n in known if n.endswith(" " + listed))
            after = guards.get(listed, frozenset())
            name = Name("person", group.body, capitals=_capitals(listed), after=after, given=given)
            index.add(compiler.name(listed), name)
    for body in wording.body:
        posts = compiler.norms(body.posts)
        for listed in body.names:
            guard, noun = guards.get(listed, frozenset()), compiler.noun(listed)
            name = Name("body", body.id or "", body, _capitals(listed), guard, posts, nouns=frozenset({noun}))
            index.add(compiler.body(listed), name)
    return index


def _given(actors: ActorData, compiler: _Compiler, wording: Wording, iso: str) -> frozenset[str]:
    first = (n.split()[0] for group in actors.persons for n in group.names.get(iso, ()) if " " in n)
    return compiler.norms(wording.given) | compiler.norms(first) - compiler.norms(wording.particles)


def _adjuncts(wording: Wording, compiler: _Compiler) -> tuple[PhraseIndex[Adjunct], PhraseIndex[Adjunct]]:
    before: PhraseIndex[Adjunct] = PhraseIndex("adjuncts")
    after: PhraseIndex[Adjunct] = PhraseIndex("compounds")
    kinds: list[tuple[Adjunct, tuple[str, ...]]] = [
        ("backed", wording.backed),
        ("held", wording.held),
        ("made", wording.made),
        ("led", wording.led),
        ("loyal", wording.loyal),
        ("against", wording.against),
    ]
    for kind, phrases in kinds:
        for listed in phrases:
            (after if listed.startswith("-") else before).add(compiler.adjunct(listed), kind)
    return before, after


def _by_link(links: Mapping[str, Iterable[str]], compiler: _Compiler) -> dict[str, frozenset[str]]:
    return {norm: frozenset(kinds) for link, kinds in links.items() for norm in compiler.norms([link])}


def compile_names(pack: Pack, actors: ActorData) -> Names:
    """Index every name, adjective, seat, person and body that the data give in the pack's language."""
    wording = actors.wording.get(pack.iso, Wording(body=()))
    compiler = _Compiler(pack, wording)
    adjuncts, compounds = _adjuncts(wording, compiler)
    index = _index(actors, wording, compiler, pack)
    pack.compiler.mark(index, adjuncts, compounds)
    own = [actor for actor in actors.actors if actor.kind != "media"]
    return Names(
        index=index,
        homes={a.id: a.country or a.id for a in own if a.country or a.kind == "state"},
        groups=frozenset(a.id for a in own if a.kind == "group" and a.country),
        fighters=frozenset(a.id for a in own if a.kind == "group" and not a.unarmed),
        states=frozenset(a.id for a in own if a.kind == "state"),
        adjuncts=adjuncts,
        compounds=compounds,
        links=_by_link(wording.links, compiler),
        inside=_by_link(wording.inside, compiler),
        seated=_by_link(wording.seated, compiler),
        modifiers=compiler.norms(wording.modifiers),
        belonging=compiler.norms(wording.belonging),
        given=_given(actors, compiler, wording, pack.iso),
        particles=compiler.norms(wording.particles),
        concord=wording.concord,
    )
