"""Acceptance: whether a word of the lexicon tells an event here, or merely mentions one.

"Talks", "the war", "the ceasefire agreement" stand in nearly every report; an event is told where they carry news. What
speaks for it (the entry, its grammar, who and what is told with it, whether it repeats) are named features, and a linear
model learned on annotated reports weighs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.model.claims import Mention
from hudna.reading.blocks import Block, Piece, named
from hudna.reading.context import Context
from hudna.reading.drafts import Draft
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match

_GAPS = (1, 3, 6, 12)  # words between triggers
_DENSITIES = (0.1, 0.25, 0.5, 1.0, 1.5)  # drafts, or signs of other matters, a sentence
_SOME_WORDS, _LONGEST, _LONG_CLAUSE = 6, 8, 12  # a sentence of six times eight words is a long one
_A_SIGN_EVERY = 5  # sentences: a matter of which there are fewer signs is not what a report is about
_EARLY, _MIDDLE = 3, 10  # sentences
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
    return named(blocks_of(draft, before, sentence, whole))


def blocks_of(draft: Draft, before: Sequence[Draft], sentence: int, whole: Whole) -> list[Piece]:
    """The features of a draft, as of `describe`, in blocks."""
    others = [t for t in draft.choices.scene.triggers if t is not draft.trigger]
    return [
        *_word(draft),
        *_grammar(draft),
        *_near(draft, others),
        *_where(draft),
        *_beside(draft, others),
        *_content(draft),
        *_matter(draft, whole),
        *_report(draft, sentence, whole),
        *_repeated(draft, before),
    ]


def _word(draft: Draft) -> list[Piece]:
    entry, trigger = draft.trigger.value.entry, draft.trigger
    kind, form, event = trigger.value.kind, trigger.form, entry.type.value
    return [
        (_of_entry, entry.id, trigger.value.listed, kind, event),
        (_of_form, event, kind, form.prefix, trigger.feature, form.suffix != "", min(trigger.words, 3)),
    ]


def _of_entry(block: Block) -> list[str]:
    _, rule, word, kind, event = block
    return [f"rule={rule}", f"word={word}|{kind}", f"type={event}"]


def _of_form(block: Block) -> list[str]:
    _, event, kind, prefix, feature, suffixed, words = block
    return [f"type={event}|{kind}|prefix={prefix}", f"{kind}|{feature}|suffix={suffixed}", f"words={words}"]


def _grammar(draft: Draft) -> list[Piece]:
    structure, trigger = draft.structure, draft.trigger
    entry, kind = trigger.value.entry, trigger.value.kind
    particle = structure.particle_before(trigger.first)
    before = f"{particle.kind}:{particle.meaning}" if particle is not None else "-"
    opener = structure.openers[structure.clause[trigger.first]] or "-"
    quoted = structure.tokens[trigger.first].quote >= 0
    nxt = structure.party_at.get(trigger.last)
    return [
        (_of_clause, before, opener, kind, entry.type.family),
        (_of_quote, quoted, draft.act.value, nxt.kind if nxt is not None else "-", kind),
    ]


def _of_clause(block: Block) -> list[str]:
    _, before, opener, kind, family = block
    return [f"before={before}|{kind}", f"opener={opener}|{kind}", f"opener={opener}|family={family}"]


def _of_quote(block: Block) -> list[str]:
    _, quoted, act, behind, kind = block
    return [f"quoted={quoted}|{act}", f"next={behind}|{kind}"]


def _near(draft: Draft, others: Sequence[Match[Trigger]]) -> list[Piece]:
    """The other events of the sentence, and the words beside the trigger."""
    structure, trigger = draft.structure, draft.trigger
    kind, family = trigger.value.kind, trigger.value.entry.type.family
    same = [t for t in others if t.value.entry.type.family == family]
    near = [t for t in same if abs(t.first - trigger.first) <= 4]
    earlier = any(t.first < trigger.first for t in near)
    return [
        (_of_others, min(len(others), 4), min(len(near), 2), earlier, min(len(same), 3), kind, family),
        (_of_neighbour, "before", structure.word_at(trigger.first - 1), kind, family),
        (_of_neighbour, "after", structure.word_at(trigger.last), kind, family),
    ]


def _of_others(block: Block) -> list[str]:
    _, others, near, earlier, same, kind, family = block
    return [
        f"others={others}",
        f"near family={near}|earlier={earlier}|{kind}",
        f"same family={same}|family={family}",
    ]


def _of_neighbour(block: Block) -> list[str]:
    _, where, word, kind, family = block
    return [f"word {where}={word}|{kind}", f"word {where}={word}|family={family}"]


def _where(draft: Draft) -> list[Piece]:
    """How long its sentence and its clause are, and where in the sentence it stands."""
    structure, trigger = draft.structure, draft.trigger
    kind, words = trigger.value.kind, len(structure.tokens)
    first, last = structure.clause_span(trigger.first)
    long, clause = min(words // _SOME_WORDS, _LONGEST), min(last - first, _LONG_CLAUSE)
    before, after = min(trigger.first, _SOME_WORDS), min(words - trigger.last, _SOME_WORDS)
    return [
        (_of_length, long, trigger.value.entry.type.family),
        (_of_span, clause, before, after, kind),
        (_of_first, structure.word_at(0)),
    ]


def _of_length(block: Block) -> list[str]:
    _, words, family = block
    return [f"length of sentence={words}|family={family}"]


def _of_span(block: Block) -> list[str]:
    _, clause, before, after, kind = block
    return [f"length of clause={clause}|{kind}", f"words before={before}|{kind}", f"words after={after}|{kind}"]


def _of_first(block: Block) -> list[str]:
    _, word = block
    return [f"first word={word}"]


def _beside(draft: Draft, others: Sequence[Match[Trigger]]) -> list[Piece]:
    """The nearest other triggers on either side: of two that tell one event together only one is a claim."""
    structure, trigger = draft.structure, draft.trigger
    entry, kind = trigger.value.entry, trigger.value.kind
    blocks: list[Piece] = []
    for side in ("left", "right"):
        left = side == "left"
        near = [t for t in others if (t.first < trigger.first) == left]
        other = (
            max(near, key=lambda t: t.first, default=None) if left else min(near, key=lambda t: t.first, default=None)
        )
        if other is None:
            blocks.append((_of_nobody, side, entry.type.family, kind))
            continue
        gap = max(trigger.first - other.last if left else other.first - trigger.last, 0)
        bucket = sum([gap >= limit for limit in _GAPS])
        openers = structure.crossing(other.first, trigger.first)
        crossing = "same" if not openers else openers[-1] or "comma"
        their = other.value.entry
        same = "type" if their.type is entry.type else "family" if their.type.family == entry.type.family else "other"
        blocks.append((_of_other, side, same, bucket, crossing, kind, other.value.kind))
        blocks.append((_of_pair, side, their.type.value, entry.type.value, bucket < 2, their.id, entry.id))
    return blocks


def _of_nobody(block: Block) -> list[str]:
    _, side, family, kind = block
    return [f"{side}=-|family={family}|{kind}"]


def _of_other(block: Block) -> list[str]:
    _, side, same, gap, crossing, kind, their = block
    return [f"{side}={same}|gap={gap}|{kind}|{their}", f"{side}={same}|{crossing}|{kind}|{their}"]


def _of_pair(block: Block) -> list[str]:
    _, side, their, own, near, their_rule, rule = block
    return [f"{side}={their}|type={own}|{'near' if near else 'far'}", f"{side}={their_rule}|rule={rule}"]


def _content(draft: Draft) -> list[Piece]:
    entry, kind = draft.trigger.value.entry, draft.trigger.value.kind
    event, family, placed = entry.type.value, entry.type.family, draft.place is not None
    dated = draft.when is not None and draft.when.text is not None
    return [
        (_of_cast, bool(draft.actors), bool(draft.targets), kind, entry.frame),
        (_of_telling, draft.status.value, kind, event, draft.act.value, family),
        (_of_place, placed, dated, kind, family),
        (_of_toll, draft.killed is not None or draft.wounded is not None, event),
    ]


def _of_cast(block: Block) -> list[str]:
    _, actor, target, kind, frame = block
    return [f"actor={actor}|target={target}|{kind}", f"actor={actor}|target={target}|frame={frame}"]


def _of_telling(block: Block) -> list[str]:
    _, status, kind, event, act, family = block
    return [f"status={status}|{kind}", f"status={status}|type={event}", f"act={act}|family={family}"]


def _of_place(block: Block) -> list[str]:
    _, placed, dated, kind, family = block
    return [f"place={placed}|date={dated}|{kind}", f"place={placed}|family={family}"]


def _of_toll(block: Block) -> list[str]:
    _, toll, event = block
    return [f"toll={toll}|type={event}"]


def _matter(draft: Draft, whole: Whole) -> list[Piece]:
    family = draft.trigger.value.entry.type.family
    here = sorted(set(draft.structure.matters)) or ["-"]
    conflict, matter = whole.conflict, whole.matter
    blocks: list[Piece] = [(_of_matter_here, own, family, conflict) for own in here]
    blocks.append((_of_signs, whole.distraction, family, conflict, whole.density))
    blocks.append((_of_matter, matter, family, conflict, matter in here))
    return blocks


def _of_matter_here(block: Block) -> list[str]:
    _, matter, family, conflict = block
    return [f"matter here={matter}|family={family}", f"matter here={matter}|conflict={conflict}"]


def _of_signs(block: Block) -> list[str]:
    _, signs, family, conflict, density = block
    return [f"signs={signs}|family={family}", f"signs={signs}|conflict={conflict}|density={density}"]


def _of_matter(block: Block) -> list[str]:
    _, matter, family, conflict, here = block
    return [f"matter={matter}|family={family}", f"matter={matter}|conflict={conflict}|here={here}"]


def _report(draft: Draft, sentence: int, whole: Whole) -> list[Piece]:
    kind, family = draft.trigger.value.kind, draft.trigger.value.entry.type.family
    part = "only" if whole.sentences == 1 else _part(sentence)
    parties = min(len(draft.structure.groups), 3)
    return [
        (_of_part, part, kind, family),
        (_of_whole, min(whole.sentences // 10, 4), whole.density, whole.conflict, min(whole.drafts, 4)),
        (_of_conflict, whole.conflict, family, parties, kind),
    ]


def _of_part(block: Block) -> list[str]:
    _, part, kind, family = block
    return [f"part={part}|{kind}", f"part={part}|family={family}"]


def _of_whole(block: Block) -> list[str]:
    _, length, density, conflict, drafts = block
    return [f"length={length}", f"density={density}|conflict={conflict}", f"density={density}|drafts={drafts}"]


def _of_conflict(block: Block) -> list[str]:
    _, conflict, family, parties, kind = block
    return [f"conflict={conflict}|family={family}", f"parties={parties}|conflict={conflict}|{kind}"]


def _repeated(draft: Draft, before: Sequence[Draft]) -> list[Piece]:
    """How often the like was told before in the report."""
    entry, kind = draft.trigger.value.entry, draft.trigger.value.kind
    same = [d for d in before[-_REMEMBERED:] if d.type is entry.type]
    actors, targets = sides_of(draft.actors), sides_of(draft.targets)
    alike = [d for d in same if actors <= sides_of(d.actors) and targets <= sides_of(d.targets)]
    here = [d for d in same if d.structure is draft.structure]
    told = min(len(same), 3), min(len(alike), 3), min(len(here), 2)
    return [(_of_repeats, *told, kind, _adds(draft), entry.type.family)]


def _of_repeats(block: Block) -> list[str]:
    _, told, alike, here, kind, adds, family = block
    return [
        f"told={told}|{kind}",
        f"alike={alike}|{kind}|{adds}",
        f"alike={alike}|family={family}",
        f"told here={here}|{kind}",
    ]


def _part(sentence: int) -> str:
    return "first" if sentence == 0 else "early" if sentence < _EARLY else "middle" if sentence < _MIDDLE else "late"


def _bucket(a_sentence: float) -> int:
    return sum([a_sentence >= limit for limit in _DENSITIES])


def sides_of(mentions: Sequence[Mention]) -> set[str]:
    """The sides that the parties of a role stand on."""
    return {mention.side for mention in mentions}


def _adds(draft: Draft) -> str:
    return "adds" if draft.place or draft.when or draft.killed or draft.wounded else "bare"
