"""A language pack, compiled: its lexicons as phrase indices over inflected forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hudna.model.errors import DataError
from hudna.reading import clitics
from hudna.reading.compiler import Compiler
from hudna.reading.data_files import DATA, load_toml
from hudna.reading.inflection import INFLECTIONS, Inflection
from hudna.reading.language_data import (
    AttributionEntry,
    CueEntry,
    LanguageData,
    MatterData,
    SpeechData,
    SpeechEntry,
    StatusData,
    TriggerData,
    TriggerEntry,
    VerbData,
)
from hudna.reading.normalise import OPERATIONS as NORMALISERS
from hudna.reading.phrases import Phrase, PhraseIndex, Stems
from hudna.reading.tokens import Tokenizer

Frames = Mapping[str, Mapping[str, str]]
_SLOTS = frozenset(
    {
        "subject",
        "object",
        "genitive",
        "adjective",
        "by",
        "on",
        "against",
        "of",
        "to",
        "for",
        "from",
        "with",
        "between",
        "among",
        "in",
    }
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A lexicon entry as one of its verbs or nouns, as listed; `party`: a party near it is what it needs, too."""

    entry: TriggerEntry
    kind: str
    listed: str
    needs: PhraseIndex[str] | None
    unless: PhraseIndex[str] | None
    party: bool


@dataclass(frozen=True, slots=True)
class SpeechWord:
    """A speech entry as one of its verbs, participles or nouns, as listed; `unless` holds its entry's."""

    entry: SpeechEntry
    kind: str
    listed: str
    unless: PhraseIndex[str] | None = None


@dataclass(frozen=True, slots=True)
class AttributionWord:
    """An attribution entry as one of its phrases, as listed."""

    entry: AttributionEntry
    listed: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A status cue as one of its phrases, as listed."""

    entry: CueEntry
    listed: str


@dataclass(frozen=True, slots=True)
class GrammarWord:
    """A particle: its class (`complementiser`, `relative`, `preposition`, ...) and, for prepositions, its meaning."""

    kind: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that reading a language needs, save actors and places."""

    iso: str
    data: LanguageData
    inflection: Inflection
    tokenizer: Tokenizer
    compiler: Compiler
    abbreviations: frozenset[str]
    triggers: PhraseIndex[Trigger]
    speech: PhraseIndex[SpeechWord]
    attribution: PhraseIndex[AttributionWord]
    cues: PhraseIndex[Cue]
    clitic_cues: Mapping[str, Cue]
    cues_before: Mapping[str, Cue]
    grammar: PhraseIndex[GrammarWord]
    matters: PhraseIndex[str]
    verbs: PhraseIndex[str]
    frames: Frames
    determiners: frozenset[str]
    conjunctions: frozenset[str]
    alternatives: frozenset[str]
    prepositions: frozenset[str]
    holding: frozenset[tuple[str, ...]]


_PARTY = "@party"  # in `needs`: any party (a state, a group, an office), as `parties` finds them


class _Surroundings:
    """Indices of the phrases that triggers need or exclude near them; entries that list the same ones share an index."""

    def __init__(self, compiler: Compiler) -> None:
        self._compiler = compiler
        self._indices: dict[tuple[str, ...], PhraseIndex[str]] = {}
        self._phrases: dict[str, Phrase] = {}

    def index(self, listed: Iterable[str]) -> PhraseIndex[str] | None:
        """The index of some phrases; None where there are none."""
        phrases_listed = tuple(listed)
        if not phrases_listed:
            return None
        if phrases_listed not in self._indices:
            index = self._indices[phrases_listed] = PhraseIndex()
            for phrase in phrases_listed:
                if phrase not in self._phrases:
                    self._phrases[phrase] = self._compiler.loose(phrase)
                index.add(self._phrases[phrase], phrase)
        return self._indices[phrases_listed]


def _expand(listed: Iterable[str], classes: Mapping[str, list[str]], file: str, rule: str) -> Iterator[str]:
    for phrase in listed:
        if not phrase.startswith("@"):
            yield phrase
        elif phrase[1:] in classes:
            yield from classes[phrase[1:]]
        else:
            raise DataError(file, rule, f"classes.toml has no class {phrase[1:]!r}")


def _trigger_index(folder: Path, compiler: Compiler, frames: Frames) -> PhraseIndex[Trigger]:
    index: PhraseIndex[Trigger] = PhraseIndex("triggers")
    surroundings = _Surroundings(compiler)
    seen: dict[str, str] = {}
    classes = load_toml(folder / "classes.toml", dict[str, list[str]])
    for path in sorted((folder / "events").glob("*.toml")):
        for entry in load_toml(path, TriggerData).trigger:
            if entry.id in seen:
                raise DataError(path.name, entry.id, f"id is used twice (also in {seen[entry.id]})")
            if entry.frame not in frames:
                raise DataError(path.name, entry.id, f"no frame is called {entry.frame!r}")
            seen[entry.id] = path.name
            party = _PARTY in entry.needs
            needs = surroundings.index(_expand((n for n in entry.needs if n != _PARTY), classes, path.name, entry.id))
            unless = surroundings.index(_expand(entry.unless, classes, path.name, entry.id))
            for listed in entry.verbs:
                index.add(compiler.verb(listed), Trigger(entry, "verb", listed, needs, unless, party))
            for listed in entry.nouns:
                index.add(compiler.noun(listed), Trigger(entry, "noun", listed, needs, unless, party))
    return index


def _load_speech(path: Path, language: LanguageData) -> SpeechData:
    data = load_toml(path, SpeechData)
    for entry in data.speech:
        if entry.quotes not in {"", "object", *language.prepositions}:
            raise DataError(path.name, f"{entry.id}.quotes", f"no preposition means {entry.quotes!r}")
        if strangers := set(entry.own) - set(entry.verbs):
            raise DataError(path.name, f"{entry.id}.own", f"not among its verbs: {', '.join(sorted(strangers))}")
    return data


def _speech_index(data: SpeechData, compiler: Compiler) -> PhraseIndex[SpeechWord]:
    index: PhraseIndex[SpeechWord] = PhraseIndex("speech")
    surroundings = _Surroundings(compiler)
    for entry in data.speech:
        unless = surroundings.index(entry.unless)
        for listed in entry.verbs:
            index.add(compiler.verb(listed), SpeechWord(entry, "verb", listed, unless))
        for listed in entry.participles:
            index.add(compiler.fixed(listed), SpeechWord(entry, "participle", listed, unless))
        for listed in entry.passives:
            index.add(compiler.fixed(listed), SpeechWord(entry, "passive", listed, unless))
        for listed in entry.nouns:
            index.add(compiler.noun(listed), SpeechWord(entry, "noun", listed, unless))
    return index


def _grammar_index(data: LanguageData, compiler: Compiler) -> PhraseIndex[GrammarWord]:
    index: PhraseIndex[GrammarWord] = PhraseIndex("grammar")
    groups: list[tuple[GrammarWord, list[str]]] = [
        (GrammarWord("complementiser"), data.clauses.complementisers),
        (GrammarWord("relative"), data.clauses.relatives),
        (GrammarWord("auxiliary"), data.passive.auxiliaries),
        (GrammarWord("both"), data.anaphora.both),
        (GrammarWord("each other"), data.anaphora.each_other),
        (GrammarWord("pronoun"), data.anaphora.pronouns),
        (GrammarWord("resumed"), data.anaphora.resumed),
        (GrammarWord("before verb"), data.clauses.before_verbs),
        (GrammarWord("determiner"), [*data.phrases.determiners, *data.phrases.distributive]),
        *((GrammarWord("preposition", meaning), listed) for meaning, listed in data.prepositions.items()),
        (GrammarWord("subordinator"), data.clauses.subordinators),
    ]
    for word, listed in groups:
        for phrase in listed:
            compile_phrase = compiler.loose if word.kind == "both" else compiler.fixed
            index.add(compile_phrase(phrase), word)
    return index


def _matter_index(data: MatterData, compiler: Compiler) -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex("matters")
    for matter, listed in msgspec.structs.asdict(data).items():
        for phrase in listed:
            index.add(compiler.noun(phrase), matter)
    return index


def _verb_index(data: VerbData, compiler: Compiler) -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex("verbs")
    for kind, listed in msgspec.structs.asdict(data).items():
        for phrase in listed:
            index.add(compiler.noun(phrase) if kind == "acts" else compiler.verb(phrase), kind)
    return index


def load_frames(path: Path) -> Frames:
    """Roles by slot, for every frame.

    Raises:
        DataError: an unknown slot or role.
    """
    frames = load_toml(path, dict[str, dict[str, str]])
    for name, slots in frames.items():
        for slot, role in slots.items():
            if slot not in _SLOTS or role not in {"actor", "target"}:
                raise DataError(path.name, f"{name}.{slot}", f"unknown slot or role {role!r}")
    return frames


def load_pack(iso: str, data: Path = DATA, stems: Mapping[str, Stems] | None = None) -> Pack:
    """Load and compile the pack of a language.

    Args:
        iso: ISO 639-1 code; the name of a folder under `data/languages`.
        data: the data folder.
        stems: as of `Compiler`.

    Raises:
        DataError: a file of the pack is not as docs/languages.md says.
    """
    folder = data / "languages" / iso
    language = load_toml(folder / "language.toml", LanguageData)
    tokenizer = Tokenizer(
        NORMALISERS[language.normalise], clitics.OPERATIONS[language.clitics], language.case_sensitive
    )
    inflection = INFLECTIONS[language.inflection]
    compiler = Compiler(tokenizer, inflection, stems)
    frames = load_frames(data / "events" / "frames.toml")
    speech = _load_speech(folder / "speech.toml", language)
    cues: PhraseIndex[Cue] = PhraseIndex("cues")
    entries = load_toml(folder / "status.toml", StatusData).cue
    for cue in entries:
        for listed in cue.words:
            cues.add(compiler.fixed(listed), Cue(cue, listed))
    attribution: PhraseIndex[AttributionWord] = PhraseIndex("attribution")
    for group in speech.attribution:
        for listed in group.words:
            attribution.add(compiler.fixed(listed), AttributionWord(group, listed))
    pack = Pack(
        iso=iso,
        data=language,
        inflection=inflection,
        tokenizer=tokenizer,
        compiler=compiler,
        abbreviations=frozenset(language.abbreviations),
        triggers=_trigger_index(folder, compiler, frames),
        speech=_speech_index(speech, compiler),
        attribution=attribution,
        cues=cues,
        clitic_cues={clitic: Cue(cue, clitic) for cue in entries for clitic in cue.clitics},
        cues_before={word: Cue(cue, word) for cue in entries for word in cue.before},
        grammar=_grammar_index(language, compiler),
        matters=_matter_index(load_toml(folder / "matters.toml", MatterData), compiler),
        verbs=_verb_index(language.verbs, compiler),
        frames=frames,
        determiners=frozenset(words[0] for d in language.phrases.determiners if len(words := tokenizer.words(d)) == 1),
        alternatives=frozenset(w for c in language.phrases.alternatives for w in tokenizer.words(c)),
        conjunctions=frozenset(
            words[0] for c in language.phrases.conjunctions if len(words := tokenizer.words(c)) == 1
        ),
        prepositions=_prepositions(language, tokenizer),
        holding=frozenset(tuple(tokenizer.words(words)) for words in language.phrases.holding),
    )
    compiler.mark(pack.triggers, pack.speech, pack.attribution, pack.cues, pack.grammar, pack.matters, pack.verbs)
    return pack


def _prepositions(data: LanguageData, tokenizer: Tokenizer) -> frozenset[str]:
    """The words of all prepositions, those that are written on their noun as well."""
    listed = [*data.prepositions.values(), *data.clitic_prepositions.values()]
    return frozenset(word for phrases in listed for phrase in phrases for word in tokenizer.words(phrase))


def languages(data: Path = DATA) -> tuple[str, ...]:
    """Codes of the languages that have a pack."""
    return tuple(sorted(path.parent.name for path in (data / "languages").glob("*/language.toml")))
