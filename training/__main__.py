"""Learn the reader's models, and measure them by cross-validation over reports."""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from hudna.model.claims import Status
from hudna.reading import acceptance, attribution, casting, dating, status
from hudna.reading.choice import LinearModel
from hudna.reading.data_files import DATA
from hudna.reading.drafts import Draft
from hudna.reading.gate import Gate
from hudna.reading.reader import LEAST, Reader
from training import casts
from training.align import GOLD, Aligned, align, gold, off_topic, sides
from training.annotations import Annotated, annotated, annotated_sentences, written
from training.fit import fit

MODELS = DATA / "models"
_ROUNDS = 2  # until what is carried on no longer changes what is learned from it
_SHARES = 4  # sets of models that share the reports
Sample = tuple[list[str], str]


@dataclass(frozen=True, slots=True)
class Task:
    """A choice to be learned: its name, its labels, the strength of the penalty, and its samples in annotated reports."""

    name: str
    labels: tuple[str, ...]
    strength: float
    samples: Callable[[Sequence[Aligned]], Iterator[Sample]]


def with_pieces(reports: Sequence[Aligned]) -> Iterator[Aligned]:
    """The reports and their pieces."""
    for report in reports:
        yield report
        yield from report.pieces


def matched(reports: Iterable[Aligned]) -> Iterator[tuple[Draft, dict[str, Any]]]:
    """Every draft that tells an annotated claim, with that claim."""
    for aligned in reports:
        for draft in (d for told in aligned.drafts for d in told):
            if id(draft) in aligned.matches:
                yield draft, aligned.matches[id(draft)]


def status_samples(reports: Sequence[Aligned]) -> Iterator[Sample]:
    """Every claim with its status."""
    for draft, claim in matched(with_pieces(reports)):
        yield status.describe(draft.choices.told), claim["status"]


def speaker_samples(reports: Sequence[Aligned]) -> Iterator[Sample]:
    """Every voice that may stand behind a claim, and whether it does."""
    for draft, claim in matched(with_pieces(reports)):
        gold = sides([claim["speaker_id"]]) if claim["speaker_id"] else frozenset()
        for voice in draft.choices.setting.voices:
            own = sides([voice.mention]) if voice.mention is not None else frozenset()
            impersonal = voice.speech is not None and voice.speech.entry is not None and voice.speech.entry.impersonal
            unheard = voice.origin != "outlet" and voice.mention is None and not impersonal
            yield (
                attribution.describe(draft.choices.setting, voice),
                "speaks" if own == gold and not unheard else "other",
            )


def day_samples(reports: Sequence[Aligned]) -> Iterator[Sample]:
    """Every day on which a claim's event may have happened, and whether the annotator gave it."""
    for draft, claim in matched(with_pieces(reports)):
        gold = (claim["when"]["start"], claim["when"]["end"]) if claim["when"] else None
        for day in draft.choices.occasion.days:
            own = (day.when.start.isoformat(), day.when.end.isoformat()) if day.when is not None else None
            yield dating.describe(draft.choices.occasion, day), "right" if own == gold else "other"


def acceptance_samples(reports: Sequence[Aligned]) -> Iterator[Sample]:
    """Every draft of reports and of their pieces, and whether it tells an annotated claim."""
    for aligned in with_pieces(reports):
        before: list[Draft] = []
        whole = acceptance.whole_of(aligned.context, aligned.drafts)
        for n, told in enumerate(aligned.drafts):
            for draft in told:
                label = "claim" if id(draft) in aligned.matches else "none"
                yield acceptance.describe(draft, before, n, whole), label
                before.append(draft)


# In the order in which the reader makes the choices, that of roles (see `casts`) before the days.
TASKS = (
    Task("status", tuple(s.value for s in Status), 0.2, status_samples),
    Task("speakers", ("speaks", "other"), 0.15, speaker_samples),
    Task("days", ("right", "other"), 0.15, day_samples),
    Task("acceptance", ("claim", "none"), 0.15, acceptance_samples),
)


def learn(task: Task, reports: Sequence[Aligned]) -> LinearModel:
    """A model of a task from annotated reports."""
    features, labels = zip(*task.samples(reports), strict=True)
    return fit(features, labels, task.labels, task.strength)


def models_of(reports: Sequence[Aligned]) -> dict[str, LinearModel]:
    """A model of every task from annotated reports, and those of casting.

    Casting learns from whole reports only: in a piece hardly anybody is carried on from before, which is hardest to learn.
    """
    return {task.name: learn(task, reports) for task in TASKS} | casts.learn(list(matched(reports)))


def reader_with(models: dict[str, LinearModel], folder: Path) -> Reader:
    """A reader with these models, whose data lies in a folder that is made for it."""
    (folder / "models").mkdir(parents=True)
    for path in DATA.iterdir():
        if path.name != "models":
            (folder / path.name).symlink_to(path)
    for name, model in models.items():
        write(folder / "models" / f"{name}.json", model)
    return Reader(folder)


def drafted_by_others(texts: Sequence[Annotated], reports: Sequence[Aligned], folds: int) -> list[Aligned]:
    """The reports drafted anew, each by models that saw none of it.

    What is carried on from sentence to sentence is what the models made of it. Had they learned the report itself, it would
    be righter in training than it ever is in reading, and would be trusted too much.

    Args:
        texts: the reports with what is annotated in them.
        reports: the same, drafted by any models.
        folds: how many sets of models share them.
    """
    drafted: dict[str, Aligned] = {}
    for fold in range(folds):
        models = models_of([report for n, report in enumerate(reports) if n % folds != fold])
        with tempfile.TemporaryDirectory() as folder:
            reader = reader_with(models, Path(folder) / "data")
            drafted.update({r.report.id: r for r in align(reader, texts[fold::folds])})
    return [drafted[raw["id"]] for raw, _ in texts]


def cross_validate(folds: int) -> None:
    """Print, by language, how well reports are read by models that saw none of them."""
    texts = material()
    reports = drafted_by_others(texts, align(Reader(), texts), _SHARES)
    tallies: dict[str, Counter[str]] = {}
    for fold in range(folds):
        models = models_of([report for n, report in enumerate(reports) if n % folds != fold])
        with tempfile.TemporaryDirectory() as folder:
            held_out = align(reader_with(models, Path(folder) / "data"), texts[fold::folds])
        for aligned in held_out:
            tallies.setdefault(aligned.report.lang or "", Counter()).update(_judge(aligned, models))
    for lang, tally in sorted(tallies.items()):
        off = f"; off topic {tally['off claims'] / max(tally['off reports'], 1):.2f} a report"
        shares = " ".join(
            f"{name} {tally[name] / tally['matched']:.3f}"
            for name in ("status", "speaker", "actor", "target", "who", "when")
        )
        total = tally["gold"] + tally["accepted"]
        detect, full = 2 * tally["hits"] / total, 2 * tally["full"] / total
        print(f"{lang}: detect {detect:.3f} full {full:.3f} of {tally['gold']}; {shares}{off}")


def _judge(aligned: Aligned, models: dict[str, LinearModel]) -> Counter[str]:
    """How many of a report's choices models make right."""
    teller, attributor = status.Teller(models["status"]), attribution.Attributor(models["speakers"])
    caster, dater = casting.Caster(models["roles"], models["casts"]), dating.Dater(models["days"])
    gate = Gate(models["acceptance"], LEAST)
    drafts = [d for told in aligned.drafts for d in told]
    numbers = [n for n, told in enumerate(aligned.drafts) for _ in told]
    accepted = {id(d) for d, _ in gate.accept(drafts, numbers, acceptance.whole_of(aligned.context, aligned.drafts))}
    if not aligned.gold:
        return Counter({"off reports": 1, "off claims": len(accepted)})
    tally = Counter(gold=len(aligned.gold), accepted=len(accepted))
    for draft, claim in matched([aligned]):
        cast = caster.cast(draft.choices.scene, draft.choices.candidates)
        mention = attributor.attribute(draft.choices.setting)[0].mention
        when = dater.date(draft.choices.occasion).when
        gold_when = (claim["when"]["start"], claim["when"]["end"]) if claim["when"] else None
        gold_speaker = claim["speaker_id"].partition(".")[0].upper() if claim["speaker_id"] else None
        right = {
            "speaker": (mention.side if mention else None) == gold_speaker,
            "status": teller.tell(draft.choices.told).status == claim["status"],
            "actor": sides(cast.actors) == sides(claim["actor"]),
            "target": sides(cast.targets) == sides(claim["target"]),
            "when": ((when.start.isoformat(), when.end.isoformat()) if when else None) == gold_when,
        }
        right["who"] = right["actor"] and right["target"]
        tally.update(matched=1, hits=id(draft) in accepted, **{name: bool(value) for name, value in right.items()})
        tally["full"] += id(draft) in accepted and right["who"] and right["status"] and right["speaker"]
    return tally


def write(path: Path, model: LinearModel) -> None:
    """Store a model as readable JSON, a row and a feature a line."""
    head = f'"labels":{_json(model.labels)},"bias":{_json(model.bias)}'
    rows = ",\n".join(map(_json, model.rows))
    features = ",\n".join(f"{_json(feature)}:{number}" for feature, number in model.numbers.items())
    path.write_text(f'{{{head},"rows":[\n{rows}\n],"features":{{\n{features}\n}}}}\n', "utf-8")


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def material() -> list[Annotated]:
    """What there is to learn from: annotated reports and sentences, those made up for it, and reports on other things."""
    texts, languages = GOLD.parent / "texts", frozenset(Reader().languages)
    return [
        *gold(GOLD / "train", languages),
        *annotated(texts, languages),
        *annotated_sentences(GOLD / "public", languages),
        *written(languages),
        *off_topic(texts, languages),
    ]


def train() -> None:
    """Learn every model from all annotated reports, from what models that did not see them carry on."""
    texts = material()
    reports = align(Reader(), texts)
    for _ in range(_ROUNDS):
        reports = drafted_by_others(texts, reports, _SHARES)
    for name, model in models_of(reports).items():
        write(MODELS / f"{name}.json", model)


def main() -> None:
    """Learn and write the models, or only measure by cross-validation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, help="measure by cross-validation over so many folds; write nothing")
    options = parser.parse_args()
    if options.folds:
        cross_validate(options.folds)
    else:
        train()


if __name__ == "__main__":
    main()
