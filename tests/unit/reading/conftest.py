"""The reading core of each language, compiled once a session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from hudna.model.claims import Claim, Mention
from hudna.model.reports import Report
from hudna.reading.actor_data import load_actors
from hudna.reading.candidates import find_triggers
from hudna.reading.compiler import Compiler
from hudna.reading.context import Context, ContextFinder
from hudna.reading.data_files import DATA
from hudna.reading.drafts import Draft
from hudna.reading.names import compile_names
from hudna.reading.pack import Pack, Trigger, load_pack
from hudna.reading.parties import PartyFinder
from hudna.reading.phrases import Match
from hudna.reading.possession import Possession
from hudna.reading.reader import Reader
from hudna.reading.sentences import Sentence, sentences
from hudna.reading.slots import Slots
from hudna.reading.speakers import mentions
from hudna.reading.structure import Group, Structure, StructureBuilder
from hudna.reading.tokens import Token
from tests.readers import the_reader


class Bench:
    """One language: what each step makes of a text."""

    def __init__(self, iso: str, reader: Reader) -> None:
        self.iso = iso
        self.reader = reader
        self.pack: Pack = load_pack(iso)
        self.compiler = Compiler(self.pack.tokenizer, self.pack.inflection)
        self.builder = StructureBuilder(self.pack)
        names = compile_names(self.pack, load_actors(DATA / "actors"))
        self.parties = PartyFinder(self.pack, names)
        self.possession = Possession(names, self.pack.tokenizer)
        self.contexts = ContextFinder(iso, self.compiler, DATA / "actors")

    def sentences(self, text: str) -> list[Sentence]:
        return sentences(text, self.pack.tokenizer, self.pack.abbreviations)

    def tokens(self, text: str) -> tuple[Token, ...]:
        [sentence] = self.sentences(text)
        return sentence.tokens

    def structure(self, text: str) -> Structure:
        [sentence] = self.sentences(text)
        return self.builder.build(sentence, self.parties.find(sentence.tokens))

    def triggers(self, text: str) -> list[Match[Trigger]]:
        return find_triggers(self.structure(text), self.pack)

    def context(self, text: str, countries: Sequence[str] = ()) -> Context:
        """The context of a report, with the people and offices that its sentences introduce."""
        found = self.sentences(text)
        parties = [self.parties.find(s.tokens) for s in found]
        context = self.contexts.find(text, found, [p for named in parties for p in named], countries)
        for sentence, named in zip(found, parties, strict=True):
            context.introduce(sentence.tokens, named)
        return context

    def report(self, text: str, published: date | None = None) -> Report:
        return Report(id="r", text=text, lang=self.iso, published=published)

    def drafts(self, text: str, published: date | None = None) -> list[Draft]:
        """All that may be a claim in a report, in text order."""
        _, _, told = self.reader.drafts(self.report(text, published))
        return [draft for drafts in told for draft in drafts]

    def claims(self, text: str, published: date | None = None) -> tuple[Claim, ...]:
        return self.reader.read(self.report(text, published)).claims


def shown(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words of a stretch of tokens, as written."""
    return " ".join(token.text for token in tokens[first:last])


def words_of(structure: Structure, group: Group) -> str:
    return shown(structure.tokens, group.first, group.last)


def ids(named: Sequence[Mention]) -> list[str]:
    return [mention.id for mention in named]


def slot_ids(slots: Slots, structure: Structure, context: Context) -> dict[str, list[str]]:
    """Whom the groups in each slot stand for."""
    return {
        slot: [m.id for group in groups for m in mentions(structure, group, context)]
        for slot, groups in slots.filled.items()
    }


@pytest.fixture(scope="session")
def reader() -> Reader:
    return the_reader()


@pytest.fixture(scope="session")
def benches(reader: Reader) -> Mapping[str, Bench]:
    return {iso: Bench(iso, reader) for iso in reader.languages}


@pytest.fixture(scope="session")
def ar(benches: Mapping[str, Bench]) -> Bench:
    return benches["ar"]


@pytest.fixture(scope="session")
def en(benches: Mapping[str, Bench]) -> Bench:
    return benches["en"]
