"""Score the reader on gold data of others: `python -m tests.gold.public [spans|assault|plover|polnear]...`.

The data are in `../shared/gold/public`, which is no part of the project.

Each sentence of the first three is read alone, as a report of its own, without a date: what the report would tell beside it
(its conflict, who spoke before) is not at hand. Shares are of all sentences that gold data speaks of, read or not.

`spans` (Arabic, who attacked whom, of sentences labelled an assault; those labelled a protest are left out)
    - `assault`: at least one claim of a family of `VIOLENT`, of whatever status; `attack only`: of the family `attack`;
      `with detention`: of that family too, as the gold takes a kidnapping for an assault, though not an arrest.
    - `source`, `target`: of the sentences where some annotator names a country, an actor (a target) of a violent claim is of one
      of these. The country is an id's part before the dot; of a group that has one in the actors' data, that (HAMAS is of PSE).
      `by id`: without the data. `agreed`: of countries that two spans or more name. Codes that are no country are left out.
    - `verb`: a word that the annotators agreed on as verb (else: that some annotator marked) overlaps the trigger of a claim.

`assault` (Arabic, whether a sentence tells an assault of the day; `ambiguous` left out, and what is learned from,
which is most of `difficult no`: figures are for comparing with our own)
    A sentence is held to tell one if a claim of a family of `VIOLENT` has the status `actual`. F1 of `yes`, against `easy no` and
    against every `no`; beside it the same with other families and any status.

`plover` (English, who does what to whom; the types are mapped by `public.toml`)
    - `type`: the gold type is among those of the claims; `strict`: among the nearest type of each. `events`: types told a sentence.
    - `full`: one claim has the type, and with it a source and a target of the gold; `full, all`: every source and every target.
      A gold actor is matched by a mention of the same country, or one whose words overlap the actor's in the text. Where the
      gold names no target, none is asked for. Who acts: in words that are events themselves (accuses, demands) the speaker,
      to whom: whom the claim names; otherwise the actors, to the targets and, as all sides of mutual events are actors, actors.

`polnear` (English, who said what; news on politics, nearly nothing of war)
    - `source`: the speech finder itself is measured, on all sentences: the acts of speaking that it finds, whose verb reports words
      (`public.toml`), against the attributions with such a cue that have a source. Right: the cues overlap, and the words of the
      speaker overlap the source's. A pronoun before the verb is the speaker named. An act whose speaker the finder leaves to what
      was said before is not held to name one, and costs recall. F1, precision, recall; `characters`: F1 of characters of the
      paired sources; `named`: recall of sources that are no pronoun. `claims`: of attributions whose words hold the trigger of
      a claim, the share whose source overlaps the speaker of such a claim; too few to hold a floor.
    One annotator a text, the first by name, where it has several.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from training.annotations import annotated_sentences

from hudna.model.claims import Claim, Mention, Status
from hudna.model.reports import Report
from hudna.reading.actor_data import load_actors
from hudna.reading.compiler import Compiler
from hudna.reading.context import ContextFinder
from hudna.reading.data_files import DATA
from hudna.reading.names import compile_names
from hudna.reading.pack import load_pack
from hudna.reading.parties import PartyFinder
from hudna.reading.sentences import sentences
from hudna.reading.speech import Speech
from hudna.reading.speech_finder import SpeechFinder
from hudna.reading.structure import Structure, StructureBuilder
from tests.gold.measure import GOLD
from tests.readers import the_analyst

PUBLIC = GOLD / "public"
VIOLENT = frozenset({"attack", "abuse", "harm"})
TABLES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("public.toml").read_text("utf-8"))

_FEWEST_LETTERS = 3  # of a word marked as verb: shorter ones are prepositions
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "i", "we", "you", "who", "which", "that", "his", "her", "their", "its", "my"}
)

Extent = tuple[int, int]


@cache
def claims_of(text: str, lang: str) -> tuple[Claim, ...]:
    """The claims of a text read alone."""
    return the_analyst().read(Report(id="public", text=text, lang=lang)).claims


def share(right: Iterable[bool]) -> float:
    """The share of what is right."""
    told = list(right)
    return sum(told) / len(told) if told else 0.0


def f1(right: int, found: int, gold: int) -> float:
    """F1 of what is right among what was found and among what there is."""
    return 2 * right / (found + gold) if found + gold else 0.0


def overlap(one: Extent, other: Extent) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def occurrences(words: str, text: str) -> list[Extent]:
    """Where words stand in a text, as whole words."""
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words.strip())}(?!\w)", text)] if words.strip() else []


# Countries


@cache
def _home_of_groups() -> dict[str, str]:
    return {actor.id: actor.country for actor in load_actors(DATA / "actors").actors if actor.country is not None}


def country(mention: Mention, *, by_id: bool = False) -> str:
    """The country of a mention: the part of its id before the dot, or that of the group it names."""
    return mention.side if by_id else _home_of_groups().get(mention.side, mention.side)


def gold_country(code: object) -> str | None:
    """A country's code in gold data as ISO 3166-1 alpha-3; None where the code names no country."""
    if not isinstance(code, str) or code in TABLES["codes"]["no-country"]:
        return None
    return str(TABLES["spelt"].get(code, code))


# Arabic spans


def span_rows() -> list[dict[str, Any]]:
    """The sentences that tell an assault."""
    rows = map(json.loads, (PUBLIC / "arabic_spans.jsonl").read_text("utf-8").splitlines())
    return [row for row in rows if row["event_type"] == "ASSAULT"]


def violent(text: str, families: Collection[str] = VIOLENT) -> list[Claim]:
    """The claims of some families in an Arabic sentence."""
    return [claim for claim in claims_of(text, "ar") if claim.type.family in families]


def countries_of(row: dict[str, Any], role: str, least: int = 1) -> set[str]:
    """The countries of the sources (targets) of a sentence that at least so many spans name."""
    roles = [span[f"{role}_role"] for span in row["spans"]]
    named = Counter(gold_country(told.get("main")) for told in roles if isinstance(told, dict))
    return {code for code, times in named.items() if code is not None and times >= least}


def cast(row: dict[str, Any], role: str, *, by_id: bool = False) -> set[str]:
    """The countries of the actors (for `source`) or targets of the violent claims of a sentence."""
    claims = violent(row["text"])
    mentions = [m for claim in claims for m in (claim.actors if role == "source" else claim.targets)]
    return {country(m, by_id=by_id) for m in mentions}


def country_share(role: str, least: int = 1, *, by_id: bool = False) -> float:
    """The share of the sentences that name a country for a role in which a violent claim has one of them."""
    named = [(row, found) for row in span_rows() if (found := countries_of(row, role, least))]
    return share(bool(found & cast(row, role, by_id=by_id)) for row, found in named)


def verb_words(row: dict[str, Any]) -> set[str]:
    """The words of a sentence's verb as the annotators agreed, or else as any of them marked it."""
    agreed = row["verb_gold"].split()
    marked = agreed or [word for span in row["spans"] for word in span["verb"]]
    return {word for word in (w.strip('«»"“”.,،:؛()') for w in marked) if len(word) >= _FEWEST_LETTERS}


def is_trigger(row: dict[str, Any]) -> bool:
    """Whether a word of the verb of a sentence is part of a trigger."""
    places = [place for word in verb_words(row) for place in occurrences(word, row["text"])]
    triggers = [(c.trigger.start, c.trigger.end) for c in claims_of(row["text"], "ar")]
    return any(overlap(place, trigger) for place in places for trigger in triggers)


def spans() -> dict[str, float]:
    """The figures on Arabic sentences with marked actors."""
    rows = span_rows()
    return {
        "assault": share(bool(violent(row["text"])) for row in rows),
        "attack only": share(bool(violent(row["text"], {"attack"})) for row in rows),
        "with detention": share(bool(violent(row["text"], VIOLENT | {"detention"})) for row in rows),
        "source": country_share("source"),
        "source, by id": country_share("source", by_id=True),
        "source, agreed": country_share("source", 2),
        "target": country_share("target"),
        "target, by id": country_share("target", by_id=True),
        "target, agreed": country_share("target", 2),
        "verb": share(is_trigger(row) for row in rows if verb_words(row)),
    }


# Arabic assault


def assault_rows() -> list[dict[str, Any]]:
    """The sentences with their labels, but those on which the annotators were at odds, and those that are learned from."""
    rows = map(json.loads, (PUBLIC / "arabic_assault.jsonl").read_text("utf-8").splitlines())
    return [row for row in rows if row["label"] != "ambiguous" and row["id"] not in _learned()]


@cache
def _learned() -> frozenset[str]:
    return frozenset(report["id"] for report, _ in annotated_sentences(PUBLIC, frozenset({"ar"})))


def tells_assault(text: str, families: Collection[str] = VIOLENT, *, actual: bool = True) -> bool:
    """Whether a sentence is held to tell an assault."""
    return any(claim.status is Status.ACTUAL or not actual for claim in violent(text, families))


def assault_f1(told: Callable[[str], bool], against: Collection[str]) -> float:
    """F1 of the label `yes` among the sentences that have it or one of some other labels."""
    rows = [row for row in assault_rows() if row["label"] == "yes" or row["label"] in against]
    found = [row for row in rows if told(row["text"])]
    right = sum(row["label"] == "yes" for row in found)
    return f1(right, len(found), sum(row["label"] == "yes" for row in rows))


def assault() -> dict[str, float]:
    """The figures on Arabic sentences that tell an assault or not."""
    variants: dict[str, Callable[[str], bool]] = {
        "": tells_assault,
        ", any status": lambda text: tells_assault(text, actual=False),
        ", attack and abuse": lambda text: tells_assault(text, {"attack", "abuse"}),
        ", attack only": lambda text: tells_assault(text, {"attack"}),
        ", with detention": lambda text: tells_assault(text, VIOLENT | {"detention"}),
    }
    easy, every = ("easy no",), ("easy no", "difficult no")
    return {
        f"{name}{variant}": assault_f1(told, against)
        for variant, told in variants.items()
        for name, against in (("easy", easy), ("all", every))
    }


# PLOVER


@dataclass(frozen=True)
class Coded:
    """An event as PLOVER would code it: its types, the nearest first, and whose deed it is to whom."""

    types: tuple[str, ...]
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]


def is_hostile(claim: Claim) -> bool:
    """Whether the event of a claim harms somebody."""
    tone, code = TABLES["tone"], claim.type.value
    return code in tone["hostile-too"] or (claim.type.family in tone["hostile"] and code not in tone["obliging"])


def coded(claim: Claim) -> Iterator[Coded]:
    """What a claim is to PLOVER: the event that it tells, and what its speaker does by telling it."""
    by_status = TABLES["status"]["hostile" if is_hostile(claim) else "obliging"]
    speaker = (claim.speaker,) if claim.speaker is not None else ()
    named = (*claim.actors, *claim.targets)
    told = by_status.get(claim.status.value)
    spoken = claim.status is Status.DEMANDED
    types = TABLES["event"][claim.type.value] if told is None else told
    if types:
        yield Coded(
            tuple(types), speaker if spoken else claim.actors, named if spoken else (*claim.targets, *claim.actors)
        )
    if TABLES["act"][claim.act.value]:
        yield Coded(tuple(TABLES["act"][claim.act.value]), speaker, named)


def plover_rows() -> list[dict[str, Any]]:
    """The sentences with their events."""
    rows: list[dict[str, Any]] = json.loads((PUBLIC / "plover_gsr.json").read_text("utf-8"))
    return rows


def events_of(text: str) -> list[Coded]:
    """All events of an English sentence as PLOVER would code them."""
    return [event for claim in claims_of(text, "en") for event in coded(claim)]


def actors_of(row: dict[str, Any], role: str) -> list[dict[str, Any]]:
    """The sources or targets of a gold event."""
    told = row.get(role)
    return told if isinstance(told, list) else []


def is_matched(gold: dict[str, Any], mentions: Iterable[Mention], text: str) -> bool:
    """Whether a gold actor is among some mentions, by country or by words."""
    code, places = gold_country(gold.get("code")), occurrences(gold["actorText"], text)
    return any(
        (code is not None and country(m) == code) or any(overlap(place, (m.start, m.end)) for place in places)
        for m in mentions
    )


def is_full(row: dict[str, Any], enough: Callable[[Iterable[bool]], bool]) -> bool:
    """Whether a claim of a sentence has the type of its gold event and enough of its sources and of its targets."""
    sources, targets, text = actors_of(row, "source"), actors_of(row, "target"), row["text"]
    return any(
        row["event"] in event.types
        and enough(is_matched(gold, event.sources, text) for gold in sources)
        and (not targets or enough(is_matched(gold, event.targets, text) for gold in targets))
        for event in events_of(text)
    )


def plover() -> dict[str, float]:
    """The figures on English sentences with PLOVER events."""
    rows = plover_rows()
    told = [(row["event"], events_of(row["text"])) for row in rows]
    return {
        "type": share(any(gold in event.types for event in events) for gold, events in told),
        "type, strict": share(any(gold == event.types[0] for event in events) for gold, events in told),
        "events": sum(len({t for event in events for t in event.types}) for _, events in told) / len(told),
        "full": share(is_full(row, any) for row in rows),
        "full, all": share(is_full(row, all) for row in rows),
    }


# PolNeAR


@dataclass(frozen=True)
class Attribution:
    """An attribution of a text; spans as annotated, each of one piece or several."""

    cue: tuple[Extent, ...]
    source: tuple[Extent, ...]
    content: tuple[Extent, ...]


@dataclass(frozen=True)
class Spoken:
    """An act of speaking as found: where its verb stands and who speaks, None where the finder names nobody."""

    cue: Extent
    speaker: Extent | None


def _pieces(told: str) -> tuple[Extent, ...]:
    return tuple((int(start), int(end)) for start, end in (piece.split() for piece in told.split(";")))


def attributions(annotation: str) -> Iterator[Attribution]:
    """The attributions of an annotation file that have a source."""
    pieces: dict[str, tuple[Extent, ...]] = {}
    lines = [line.split("\t") for line in annotation.splitlines() if line]
    for name, told, *_ in lines:
        if name.startswith("T"):
            pieces[name] = _pieces(told.partition(" ")[2])
    for name, told, *_ in lines:
        roles = dict(role.split(":") for role in told.split()) if name.startswith("E") else {}
        if {"Source", "Cue", "Content"} <= roles.keys():
            yield Attribution(*(pieces[roles[role]] for role in ("Cue", "Source", "Content")))


def polnear_texts() -> list[tuple[str, list[Attribution]]]:
    """Every text with its attributions, those of its first annotator."""
    with tarfile.open(PUBLIC / "polnear_dev.tar.gz") as archive:
        files = {m.name: _text(archive, m) for m in archive.getmembers() if m.isfile()}
    texts = {Path(name).stem: text for name, text in files.items() if name.endswith(".txt")}
    first: dict[str, str] = {}
    for name in sorted(name for name in files if name.endswith(".ann")):
        first.setdefault(Path(name).stem.rpartition("_")[0], files[name])
    return [(texts[stem], list(attributions(told))) for stem, told in first.items()]


def _text(archive: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    file = archive.extractfile(member)
    return file.read().decode("utf-8") if file is not None else ""


@cache
def reporting_forms() -> frozenset[str]:
    """All forms of the verbs that report words."""
    forms = set(TABLES["reporting"]["irregular"])
    for verb in TABLES["reporting"]["regular"]:
        stem = verb.removesuffix("e")
        past = f"{verb[:-1]}ied" if verb.endswith("y") else f"{stem}ed"
        third = f"{verb[:-1]}ies" if verb.endswith("y") else f"{verb}es" if verb.endswith(("s", "o")) else f"{verb}s"
        forms |= {verb, third, past, f"{stem}ing"}
    return frozenset(forms | {"quipped", "quipping"})


def reports_words(text: str, pieces: Iterable[Extent]) -> bool:
    """Whether a form of a verb that reports words stands in a cue."""
    return any(
        word in reporting_forms() for start, end in pieces for word in re.findall(r"\w+", text[start:end].lower())
    )


class Listener:
    """Finds all speech of English texts, as the reader does on its way to claims."""

    def __init__(self) -> None:
        self._pack = load_pack("en")
        self._parties = PartyFinder(self._pack, compile_names(self._pack, load_actors(DATA / "actors")))
        self._contexts = ContextFinder("en", Compiler(self._pack.tokenizer, self._pack.inflection), DATA / "actors")
        self._builder = StructureBuilder(self._pack)
        self._finder = SpeechFinder(self._pack)

    def hear(self, text: str) -> Iterator[Spoken]:
        """The acts of speaking of a text whose verb reports words."""
        found = sentences(text, self._pack.tokenizer, self._pack.abbreviations)
        parties = [self._parties.find(sentence.tokens) for sentence in found]
        context = self._contexts.find(text, found, [p for named in parties for p in named], [])
        for sentence, named in zip(found, parties, strict=True):
            structure = self._builder.build(sentence, context.recall(sentence.tokens, named))
            context.introduce(sentence.tokens, named)
            told = [_spoken(structure, s) for s in self._finder.find(structure) if s.kind in {"verb", "participle"}]
            yield from (spoken for spoken in dict.fromkeys(told) if reports_words(text, [spoken.cue]))


def _spoken(structure: Structure, speech: Speech) -> Spoken:
    tokens, speaker = structure.tokens, speech.speaker
    words = (speaker.first, speaker.last) if speaker is not None else speech.words
    extent = (tokens[words[0]].start, tokens[words[1] - 1].end) if words is not None else None
    return Spoken((tokens[speech.first].start, tokens[speech.last - 1].end), extent)


def meets(pieces: Iterable[Extent], extent: Extent) -> int:
    """How many characters of the pieces of a span lie in another."""
    return sum(overlap(piece, extent) for piece in pieces)


@dataclass
class Heard:
    """What was found of a text's attributions, and what there is."""

    gold: list[Attribution]
    found: list[Spoken]

    def pairs(self) -> list[tuple[Attribution, Spoken]]:
        """Every attribution with an act of speaking that has its cue and, if one has, its source."""
        found: list[tuple[Attribution, Spoken]] = []
        for one in self.gold:
            at_cue = [s for s in self.found if s.speaker is not None and meets(one.cue, s.cue)]
            if at_cue:
                found.append((one, max(at_cue, key=lambda s: meets(one.source, s.speaker or s.cue))))
        return found


def hear_all() -> list[tuple[str, Heard]]:
    """Every text with its attributions by a verb that reports words, each source once a cue, and the acts of speaking found."""
    listener = Listener()
    heard = []
    for text, told in polnear_texts():
        gold = {(one.cue, one.source): one for one in told if reports_words(text, one.cue)}
        heard.append((text, Heard(list(gold.values()), list(listener.hear(text)))))
    return heard


def is_right(pair: tuple[Attribution, Spoken]) -> bool:
    """Whether the speaker found is the source, at least in part."""
    gold, spoken = pair
    return spoken.speaker is not None and meets(gold.source, spoken.speaker) > 0


def is_pronoun(text: str, pieces: Sequence[Extent]) -> bool:
    """Whether a source is a pronoun alone."""
    return " ".join(text[start:end] for start, end in pieces).strip().lower() in _PRONOUNS


def polnear() -> dict[str, float]:
    """The figures on English attributions."""
    heard = hear_all()
    pairs = [(text, pair) for text, one in heard for pair in one.pairs()]
    right = [(text, pair[0]) for text, pair in pairs if is_right(pair)]
    true = len(
        {(text, pair[1]) for text, pair in pairs if is_right(pair)}
    )  # joint sources may share an act of speaking
    found = sum(spoken.speaker is not None for _, one in heard for spoken in one.found)
    gold = [(text, one) for text, told in heard for one in told.gold]
    named = sum(not is_pronoun(text, one.source) for text, one in gold)
    precision, recall = true / found, len(right) / len(gold)
    return {
        "source": 2 * precision * recall / (precision + recall),
        "precision": precision,
        "recall": recall,
        "characters": _characters([pair for _, pair in pairs]),
        "named": sum(not is_pronoun(text, one.source) for text, one in right) / named,
        "claims": share(claim_sources()),
    }


def _characters(pairs: Iterable[tuple[Attribution, Spoken]]) -> float:
    shared = spoken_for = sourced = 0
    for gold, spoken in pairs:
        if spoken.speaker is not None:
            shared += meets(gold.source, spoken.speaker)
            spoken_for += spoken.speaker[1] - spoken.speaker[0]
            sourced += sum(end - start for start, end in gold.source)
    return f1(shared, spoken_for, sourced)


def claim_sources() -> Iterator[bool]:
    """Of each attribution whose words hold the trigger of a claim, whether the speaker of such a claim is its source."""
    for text, told in polnear_texts():
        claims = claims_of(text, "en")
        for one in told:
            said = [
                c
                for c in claims
                if reports_words(text, one.cue) and meets(one.content, (c.trigger.start, c.trigger.end))
            ]
            if said:
                speakers = [c.speaker for c in said if c.speaker is not None]
                yield any(meets(one.source, (s.start, s.end)) for s in speakers)


MEASURES: dict[str, Callable[[], dict[str, float]]] = {
    "spans": spans,
    "assault": assault,
    "plover": plover,
    "polnear": polnear,
}


def main() -> int:
    """Print the figures of the measures asked for, or of all."""
    for name in sys.argv[1:] or list(MEASURES):
        print(name)
        for figure, value in MEASURES[name]().items():
            print(f"  {figure:<26}{value:7.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
