"""Speech of sentences of a language, with the lexicons and as drafts of claims have it."""

from functools import cache

from hudna.model.reports import Report
from hudna.reading.actor_data import load_actors
from hudna.reading.data_files import DATA
from hudna.reading.drafts import Draft
from hudna.reading.names import compile_names
from hudna.reading.pack import Pack, load_pack
from hudna.reading.parties import PartyFinder
from hudna.reading.sentences import sentences
from hudna.reading.speech import Speech
from hudna.reading.speech_finder import SpeechFinder
from hudna.reading.structure import Structure, StructureBuilder
from tests.readers import the_reader

from .tokenizers import words


@cache
def pack(iso: str) -> Pack:
    return load_pack(iso)


@cache
def parties(iso: str) -> PartyFinder:
    return PartyFinder(pack(iso), compile_names(pack(iso), load_actors(DATA / "actors")))


def structure(iso: str, text: str) -> Structure:
    (sentence,) = sentences(text, pack(iso).tokenizer, pack(iso).abbreviations)
    return StructureBuilder(pack(iso)).build(sentence, parties(iso).find(sentence.tokens))


def speech(iso: str, text: str) -> list[Speech]:
    return SpeechFinder(pack(iso)).find(structure(iso, text))


def only(iso: str, text: str) -> Speech:
    (found,) = speech(iso, text)
    return found


def side(found: Speech) -> str | None:
    """The side of the speaker that was recognised: an army's is its state."""
    return found.speaker.parties[0].id.partition(".")[0] if found.speaker is not None else None


def said(iso: str, text: str) -> str:
    """What the only speech of a sentence covers."""
    found = only(iso, text)
    return words(structure(iso, text).tokens, found.start, found.end)


def drafts(iso: str, text: str) -> list[Draft]:
    _, _, told = the_reader().drafts(Report(id="report", text=text, lang=iso))
    return [draft for sentence in told for draft in sentence]


def speakers(iso: str, text: str) -> list[str | None]:
    """The side that stands behind each event of a report; None for the outlet."""
    return [draft.speaker.side if draft.speaker is not None else None for draft in drafts(iso, text)]
