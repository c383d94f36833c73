"""What a report says: the reading of one report, and the readers of the languages that have a pack."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hudna.model.errors import InputError
from hudna.model.readings import Reading
from hudna.model.reports import PublishedBasis, Report
from hudna.reading.acceptance import whole_of
from hudna.reading.accords import Accords
from hudna.reading.actor_data import ActorData, load_actors
from hudna.reading.acts import ActFinder
from hudna.reading.assemble import hand_on_tolls, join_tolls, to_claim, told_apart
from hudna.reading.attribution import Attributor
from hudna.reading.candidates import find_triggers
from hudna.reading.casting import Caster
from hudna.reading.casualties import TollFinder
from hudna.reading.context import Context, ContextFinder
from hudna.reading.data_files import DATA
from hudna.reading.dates import DateFinder, DateMention
from hudna.reading.dating import Dater
from hudna.reading.deaths import DeathsFinder
from hudna.reading.drafts import Choosers, Draft, Drafter
from hudna.reading.gate import Gate, Least
from hudna.reading.gazetteer import Gazetteer
from hudna.reading.harmless import without_harmless
from hudna.reading.heard import Facts
from hudna.reading.model_files import load_model
from hudna.reading.names import compile_names
from hudna.reading.numbers import Number, NumberFinder
from hudna.reading.pack import Pack, languages, load_pack
from hudna.reading.parties import Party, PartyFinder
from hudna.reading.periods import Period
from hudna.reading.phrases import Stems
from hudna.reading.places import PlaceFinder
from hudna.reading.places_again import PlacesAgain
from hudna.reading.possession import Possession
from hudna.reading.published import Landmark, infer_published
from hudna.reading.sentences import Sentence, sentences
from hudna.reading.speech_letters import Letters
from hudna.reading.status import Teller
from hudna.reading.stem_files import load_stems
from hudna.reading.structure import Structure, StructureBuilder
from hudna.reading.tallies import TallyFinder, Tallying, without_counted

_OPENING = 12  # sentences whose places tell, beside parties and names, which conflict a report is about
_AHEAD = timedelta(days=1)  # how far the day of a place may be ahead of that in UTC
# Chance from which on a draft is a claim: F1 is highest near half of what it is. In a notice of a few sentences a lower one, since plain
# sentences that stand alone ("the army withdrew from the town on Friday") are lost first.
LEAST = Least(0.32, notice=0.285, news=0.1)


class LanguageReader:
    """Reads reports of one language."""

    def __init__(
        self, pack: Pack, actors: ActorData, gazetteer: Gazetteer, data: Path, landmarks: Sequence[Landmark] = ()
    ) -> None:
        folder = data / "languages" / pack.iso
        compiler = pack.compiler
        self._pack = pack
        self._landmarks = landmarks
        self._accords = Accords(pack)
        self._places = PlaceFinder(gazetteer, pack.tokenizer, self._accords)
        names = compile_names(pack, actors)
        self._places_again = PlacesAgain(pack)
        self._parties = PartyFinder(pack, names)
        self._possession = Possession(names, pack.tokenizer)
        self._builder = StructureBuilder(pack)
        self._contexts = ContextFinder(pack.iso, compiler, data / "actors")
        self._numbers = NumberFinder(folder, pack.tokenizer)
        self._dates = DateFinder(folder, pack.tokenizer)
        self._tolls = TollFinder(folder, compiler, pack.tokenizer, pack.conjunctions)
        self._deaths = DeathsFinder(folder, compiler)
        finders = (self._dates, self._numbers, self._places)
        self._tallies = TallyFinder(folder, compiler, pack.tokenizer, finders)
        models = data / "models"
        self._drafter = Drafter(
            pack,
            names,
            Choosers(
                Teller(load_model(models / "status.json")),
                Attributor(load_model(models / "speakers.json")),
                Caster(load_model(models / "roles.json"), load_model(models / "casts.json")),
                Dater(load_model(models / "days.json")),
                ActFinder(actors.actors),
            ),
        )
        self._letters = Letters(pack)
        self._gate = Gate(load_model(models / "acceptance.json"), LEAST)

    @property
    def stems(self) -> Mapping[str, Stems]:
        """The stems of each index that is complete, by its name."""
        return {index.name: index.stems for index in self._pack.compiler.complete}

    def read(self, report: Report) -> Reading:
        """The claims and tallies of a report in this language."""
        report, context, every, tallying = self._told(report)
        told = _named(every)
        drafts = [draft for of_sentence in told for draft in of_sentence]
        numbers = [n for n, of_sentence in enumerate(told) for _ in of_sentence]
        accepted = self._gate.accept(drafts, numbers, whole_of(context, told))
        hand_on_tolls(drafts, [draft for draft, _ in accepted])
        accepted += [(one, chance) for draft, chance in accepted for one in told_apart(draft)]
        accepted += _answering(every, accepted)
        claims = [to_claim(draft, context, chance) for draft, chance in accepted]
        claims.sort(key=lambda c: (c.trigger.start, c.trigger.end))
        tallies = tallying.finish(claims)
        return Reading(report=report, claims=tuple(without_counted(claims, tallies)), tallies=tallies)

    def drafts(self, report: Report) -> tuple[Report, Context, list[list[Draft]]]:
        """The report with its publication date settled, what it is about, and by sentence all that may be a claim."""
        report, context, told, _ = self._told(report)
        return report, context, _named(told)

    def _told(self, report: Report) -> tuple[Report, Context, list[list[Draft]], Tallying]:
        """As of `drafts`, with the tallies."""
        found = sentences(report.text, self._pack.tokenizer, self._pack.abbreviations)
        parties = [self._parties.find(s.tokens) for s in found]
        context = self._context(report.text, found, parties)
        report = self._dated(report, context, found)
        tallying = self._tallies.begin(report, context)
        told: list[list[Draft]] = []
        for number, (sentence, named) in enumerate(zip(found, parties, strict=True)):
            structure = self._structure(sentence, named, context)
            before = told[-1] if told else ()
            told.append(join_tolls(self._draft(number, structure, report, context, before)))
            tallying.take(structure)
        return report, context, told, tallying

    def _dated(self, report: Report, context: Context, found: Sequence[Sentence]) -> Report:
        """The report with its publication date, inferred where it is not given and the text determines it."""
        if report.published is not None:
            return replace(report, published_basis=PublishedBasis.GIVEN)
        anchors = [mark.anchor(report.text) for mark in self._landmarks if context.home in mark.countries]
        until = (report.capture.time + _AHEAD).date() if report.capture is not None else date.max
        inferred = infer_published([s.tokens for s in found], self._dates, anchors, until)
        if inferred is None:
            return replace(report, published_basis=PublishedBasis.UNKNOWN)
        basis = PublishedBasis.INFERRED
        return replace(report, published=inferred.published, published_basis=basis, published_reason=inferred.reason)

    def _context(self, text: str, found: Sequence[Sentence], parties: Sequence[Sequence[Party]]) -> Context:
        countries = [
            place.entry.country
            for sentence in found[:_OPENING]
            for place in self._places.find(sentence.tokens, frozenset())
            if place.entry.country is not None
        ]
        return self._contexts.find(text, found, [p for named in parties for p in named], countries)

    def _structure(self, sentence: Sentence, parties: Sequence[Party], context: Context) -> Structure:
        """The next sentence of a report, whose context is moved on to whom it introduces."""
        structure = self._builder.build(sentence, context.recall(sentence.tokens, parties))
        structure = self._possession.settle(structure, context)
        context.introduce(sentence.tokens, parties)
        context.matters.update(structure.matters)
        return structure

    def _draft(
        self, number: int, structure: Structure, report: Report, context: Context, before: Sequence[Draft]
    ) -> list[Draft]:
        self._letters.note(structure, number, context)
        triggers = without_harmless(find_triggers(structure, self._pack), structure.tokens, self._tallies.words)
        facts = self._facts(number, structure, report, context) if triggers else None
        return self._drafter.draft(structure, triggers, facts, context, before)

    def _facts(self, number: int, structure: Structure, report: Report, context: Context) -> Facts:
        """Where, when and how many; looked for only where an event may be told."""
        tokens = structure.tokens
        told = Period(context.when.start, context.when.end) if context.when is not None else None
        dates = self._dates.find(tokens, report.published, told)
        dates = [self._accords.dated(tokens, mention) for mention in dates]
        numbers = _outside(self._numbers.find(tokens), dates)
        named = self._places.find(tokens, frozenset({context.home} if context.home else ()))
        places = self._places_again.find(structure, named, context.places, context.home)
        tolls = self._deaths.tell(structure, self._tolls.find(structure, numbers))
        return Facts(places, dates, tolls, number, report.published)


def _named(told: Iterable[Iterable[Draft]]) -> list[list[Draft]]:
    """By sentences, the claims whose events are named: what is denied of what was said stands or falls with that."""
    return [[draft for draft in of_sentence if draft.answers is None] for of_sentence in told]


def _answering(told: Iterable[Iterable[Draft]], accepted: Iterable[tuple[Draft, float]]) -> list[tuple[Draft, float]]:
    """The denials of accepted claims, each as likely as what it denies."""
    chances = {id(draft): chance for draft, chance in accepted}
    answers = [draft for of_sentence in told for draft in of_sentence if draft.answers is not None]
    return [(draft, chances[id(draft.answers)]) for draft in answers if id(draft.answers) in chances]


def _outside(numbers: Sequence[Number], dates: Sequence[DateMention]) -> list[Number]:
    """The numbers that are no part of a date."""
    dated = {i for d in dates for i in range(d.first, d.last)}
    return [n for n in numbers if n.first not in dated]


class Reader:
    """Reads reports of every language that has a pack; packs are compiled when first needed.

    Reading is a pure function of the report and the language data: no clock, no network, no store.
    """

    def __init__(self, data: Path = DATA, landmarks: Sequence[Landmark] = ()) -> None:
        """A reader with its knowledge.

        Args:
            data: the folder with languages, events, actors, places and models.
            landmarks: agreements by which a report without a date may say when it was published.
        """
        self._data = data
        self._landmarks = tuple(landmarks)
        self._languages = languages(data)
        self._readers: dict[str, LanguageReader] = {}
        self._actors: ActorData | None = None
        self._gazetteer: Gazetteer | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that can be read."""
        return self._languages

    def read(self, report: Report) -> Reading:
        """The claims of a report, in text order.

        Raises:
            InputError: the report's language is not known or has no pack.
        """
        reader = self._reader(report)
        with _collector_at_rest():
            return reader.read(report)

    def drafts(self, report: Report) -> tuple[Report, Context, list[list[Draft]]]:
        """As of `LanguageReader.drafts`: what the models are trained on.

        Raises:
            InputError: the report's language is not known or has no pack.
        """
        return self._reader(report).drafts(report)

    def stems(self, iso: str) -> Mapping[str, Stems]:
        """The stems of each index of a language that has a pack, by its name: what `stem_files` keeps."""
        return self._of(iso).stems

    def _reader(self, report: Report) -> LanguageReader:
        iso = report.lang
        if iso is None:
            raise InputError(report.shown, "its language could not be told")
        if iso not in self._languages:
            known = ", ".join(self._languages)
            raise InputError(report.shown, f"there is no language pack for {iso!r} (there are: {known})")
        return self._of(iso)

    def _of(self, iso: str) -> LanguageReader:
        if iso not in self._readers:
            with _collector_at_rest():
                if self._actors is None or self._gazetteer is None:
                    self._actors = load_actors(self._data / "actors")
                    self._gazetteer = Gazetteer()
                pack = load_pack(iso, self._data, load_stems(iso, self._data))
                self._readers[iso] = LanguageReader(pack, self._actors, self._gazetteer, self._data, self._landmarks)
                gc.freeze()  # hundreds of thousands of objects that stay: they need never be walked
        return self._readers[iso]


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from walking, over and over, what is being made: next to nothing of it is garbage in cycles.

    A third of the time of compiling a pack would go into that, and a tenth of that of reading a report.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
