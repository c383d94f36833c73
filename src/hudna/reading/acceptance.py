"""Acceptance: whether a word of the lexicon tells an event here, or merely mentions one.

"Talks", "the war", "the ceasefire agreement" stand in nearly every report; an event is told where they carry news. What
speaks for it (the entry, its grammar, who and what is told with it, whether it repeats) are named features, and a linear
model learned on annotated reports weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hudna.model.claims import Mention
from hudna.reading.choice import LinearModel
from hudna.reading.context import Context
from hudna.reading.drafts import Draft
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match

_GAPS = (1, 3, 6, 12)  # words between triggers
_DENSITIES = (0.1, 0.25, 0.5, 1.0, 1.5)  # drafts, or signs of other matters, a sentence
_SOME_WORDS, _LONGEST, _LONG_CLAUSE = 6, 8, 12  # a sentence of six times eight words is a long one
_A_SIGN_EVERY = 5  # sentences: a matter of which there are fewer signs is not what a report is about
_EARLY, _MIDDLE = 3, 10  # sentences
_NOTICE = 5  # sentences
_REMEMBERED = 60  # drafts back to which a draft may repeat another: time stays linear in the length of a report


@dataclass(frozen=True, slots=True)
class Whole:
    """A report as a whole.

    Attributes:
        sentences, drafts: how many it has.
        conflict: whether a known conflict's sides are named in it.
        matter: the other matter that it is mostly about; `-` for none.
        signs: how many signs of other matters it has.
    """

    sentences: int
    drafts: int
    conflict: bool
    matter: str = "-"
    signs: int = 0

    @property
    def density(self) -> int:
        """How many drafts it has a sentence, as a bucket."""
        return _bucket(self.drafts / max(self.sentences, 1))

    @property
    def distraction(self) -> int:
        """How many signs of other matters it has a sentence, as a bucket."""
        return _bucket(self.signs / max(self.sentences, 1))


def whole_of(context: Context, drafts: Sequence[Sequence[Draft]]) -> Whole:
    """A report that has been read to its end, with its drafts by sentence."""
    leading = context.matters.most_common(1)
    matter = leading[0][0] if leading and leading[0][1] * _A_SIGN_EVERY >= len(drafts) else "-"
    signs = context.matters.total()
    return Whole(len(drafts), sum(map(len, drafts)), bool(context.sides), matter, signs)


def describe(draft: Draft, before: Sequence[Draft], sentence: int, whole: Whole) -> list[str]:
    """The features of a draft.

    Args:
        draft: what may be a claim.
        before: the drafts of the report before it.
        sentence: number of its sentence, from 0.
        whole: the report.
    """
    return [
        *_word(draft),
        *_grammar(draft),
        *_content(draft),
        *_matter(draft, whole),
        *_report(draft, before, sentence, whole),
    ]


def _word(draft: Draft) -> Iterator[str]:
    entry, trigger = draft.trigger.value.entry, draft.trigger
    yield f"rule={entry.id}"
    yield f"word={trigger.value.listed}|{trigger.value.kind}"
    yield f"type={entry.type}"
    yield f"type={entry.type}|{trigger.value.kind}|prefix={trigger.form.prefix}"
    yield f"{trigger.value.kind}|{trigger.feature}|suffix={trigger.form.suffix != ''}"
    yield f"words={min(trigger.words, 3)}"


def _grammar(draft: Draft) -> Iterator[str]:
    structure, trigger = draft.structure, draft.trigger
    entry, kind = trigger.value.entry, trigger.value.kind
    particle = structure.particle_before(trigger.first)
    before = f"{particle.kind}:{particle.meaning}" if particle is not None else "-"
    opener = structure.openers[structure.clause[trigger.first]] or "-"
    yield f"before={before}|{kind}"
    yield f"opener={opener}|{kind}"
    yield f"opener={opener}|family={entry.type.family}"
    yield f"quoted={structure.tokens[trigger.first].quote >= 0}|{draft.act}"
    nxt = structure.party_at.get(trigger.last)
    yield f"next={nxt.kind if nxt is not None else '-'}|{kind}"
    others = [t for t in draft.choices.scene.triggers if t is not trigger]
    yield f"others={min(len(others), 4)}"
    same = [t for t in others if t.value.entry.type.family == entry.type.family]
    near = [t for t in same if abs(t.first - trigger.first) <= 4]
    earlier = any(t.first < trigger.first for t in near)
    yield f"near family={min(len(near), 2)}|earlier={earlier}|{kind}"
    yield f"same family={min(len(same), 3)}|family={entry.type.family}"
    yield f"word before={structure.word_at(trigger.first - 1)}|{kind}"
    yield f"word before={structure.word_at(trigger.first - 1)}|family={entry.type.family}"
    yield f"word after={structure.word_at(trigger.last)}|{kind}"
    yield f"word after={structure.word_at(trigger.last)}|family={entry.type.family}"
    yield from _where(draft)
    yield from _beside(draft, others)


def _where(draft: Draft) -> Iterator[str]:
    """How long its sentence and its clause are, and where in the sentence it stands."""
    structure, trigger = draft.structure, draft.trigger
    kind, words = trigger.value.kind, len(structure.tokens)
    first, last = structure.clause_span(trigger.first)
    yield f"length of sentence={min(words // _SOME_WORDS, _LONGEST)}|family={trigger.value.entry.type.family}"
    yield f"length of clause={min(last - first, _LONG_CLAUSE)}|{kind}"
    yield f"words before={min(trigger.first, _SOME_WORDS)}|{kind}"
    yield f"words after={min(words - trigger.last, _SOME_WORDS)}|{kind}"
    yield f"first word={structure.word_at(0)}"


def _beside(draft: Draft, others: Sequence[Match[Trigger]]) -> Iterator[str]:
    """The nearest other triggers on either side: of two that tell one event together only one is a claim."""
    structure, trigger = draft.structure, draft.trigger
    entry, kind = trigger.value.entry, trigger.value.kind
    for side in ("left", "right"):
        left = side == "left"
        near = [t for t in others if (t.first < trigger.first) == left]
        other = (
            max(near, key=lambda t: t.first, default=None) if left else min(near, key=lambda t: t.first, default=None)
        )
        if other is None:
            yield f"{side}=-|family={entry.type.family}|{kind}"
            continue
        gap = max(trigger.first - other.last if left else other.first - trigger.last, 0)
        bucket = sum(gap >= limit for limit in _GAPS)
        openers = structure.crossing(other.first, trigger.first)
        crossing = "same" if not openers else openers[-1] or "comma"
        their = other.value.entry
        same = "type" if their.type is entry.type else "family" if their.type.family == entry.type.family else "other"
        yield f"{side}={same}|gap={bucket}|{kind}|{other.value.kind}"
        yield f"{side}={same}|{crossing}|{kind}|{other.value.kind}"
        yield f"{side}={their.type}|type={entry.type}|{'near' if bucket < 2 else 'far'}"
        yield f"{side}={their.id}|rule={entry.id}"


def _content(draft: Draft) -> Iterator[str]:
    entry, kind = draft.trigger.value.entry, draft.trigger.value.kind
    cast = f"actor={bool(draft.actors)}|target={bool(draft.targets)}"
    yield f"{cast}|{kind}"
    yield f"{cast}|frame={entry.frame}"
    yield f"status={draft.status}|{kind}"
    yield f"status={draft.status}|type={entry.type}"
    yield f"act={draft.act}|family={entry.type.family}"
    yield f"place={draft.place is not None}|date={draft.when is not None and draft.when.text is not None}|{kind}"
    yield f"place={draft.place is not None}|family={entry.type.family}"
    toll = draft.killed is not None or draft.wounded is not None
    yield f"toll={toll}|type={entry.type}"


def _matter(draft: Draft, whole: Whole) -> Iterator[str]:
    family = draft.trigger.value.entry.type.family
    here = sorted(set(draft.structure.matters)) or ["-"]
    for matter in here:
        yield f"matter here={matter}|family={family}"
        yield f"matter here={matter}|conflict={whole.conflict}"
    yield f"signs={whole.distraction}|family={family}"
    yield f"signs={whole.distraction}|conflict={whole.conflict}|density={whole.density}"
    yield f"matter={whole.matter}|family={family}"
    yield f"matter={whole.matter}|conflict={whole.conflict}|here={whole.matter in here}"


def _report(draft: Draft, before: Sequence[Draft], sentence: int, whole: Whole) -> Iterator[str]:
    entry, kind = draft.trigger.value.entry, draft.trigger.value.kind
    part = "only" if whole.sentences == 1 else _part(sentence)
    yield f"part={part}|{kind}"
    yield f"part={part}|family={entry.type.family}"
    yield f"length={min(whole.sentences // 10, 4)}"
    yield f"density={whole.density}|conflict={whole.conflict}"
    yield f"density={whole.density}|drafts={min(whole.drafts, 4)}"
    yield f"conflict={whole.conflict}|family={entry.type.family}"
    parties = len(draft.structure.groups)
    yield f"parties={min(parties, 3)}|conflict={whole.conflict}|{kind}"
    same = [d for d in before[-_REMEMBERED:] if d.type is entry.type]
    actors, targets = _sides(draft.actors), _sides(draft.targets)
    alike = [d for d in same if actors <= _sides(d.actors) and targets <= _sides(d.targets)]
    yield f"told={min(len(same), 3)}|{kind}"
    yield f"alike={min(len(alike), 3)}|{kind}|{_adds(draft)}"
    yield f"alike={min(len(alike), 3)}|family={entry.type.family}"
    here = [d for d in same if d.structure is draft.structure]
    yield f"told here={min(len(here), 2)}|{kind}"


def _part(sentence: int) -> str:
    return "first" if sentence == 0 else "early" if sentence < _EARLY else "middle" if sentence < _MIDDLE else "late"


def _bucket(a_sentence: float) -> int:
    return sum(a_sentence >= limit for limit in _DENSITIES)


def _sides(mentions: Sequence[Mention]) -> set[str]:
    return {mention.side for mention in mentions}


def _adds(draft: Draft) -> str:
    return "adds" if draft.place or draft.when or draft.killed or draft.wounded else "bare"


class Least(NamedTuple):
    """The chance from which on a draft is accepted, and that in a notice of a few sentences."""

    report: float
    notice: float


class Gate:
    """Accepts drafts whose chance of being a claim is high enough."""

    def __init__(self, model: LinearModel, least: Least) -> None:
        self._model = model
        self._least = least

    def accept(self, drafts: Sequence[Draft], sentences: Sequence[int], whole: Whole) -> list[tuple[Draft, float]]:
        """The accepted drafts of a report with their chances, in order.

        Args:
            drafts: all drafts, in text order.
            sentences: the number of the sentence of each.
            whole: the report.
        """
        least = self._least.notice if whole.sentences <= _NOTICE else self._least.report
        kept: list[tuple[Draft, float]] = []
        before: list[Draft] = []
        for draft, sentence in zip(drafts, sentences, strict=True):
            chance = self._model.chance(describe(draft, before, sentence, whole))
            before.append(draft)
            if chance >= least:
                kept.append((draft, chance))
        return kept
