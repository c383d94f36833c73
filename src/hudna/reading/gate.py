"""Which drafts are accepted as claims: those likely enough, by the features of `acceptance`, and what alone is news in a notice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hudna.model.claims import Act, Status
from hudna.model.events import EventType
from hudna.reading.acceptance import Whole, blocks_of, sides_of
from hudna.reading.blocks import BlockWeights
from hudna.reading.choice import LinearModel
from hudna.reading.drafts import Draft

_NOTICE = 5  # sentences
_APART, _ADJOINING = 12, 2  # words
_OF_TRUCES = frozenset(
    {
        EventType.TRUCE_HELD,
        EventType.TRUCE_ENDED,
        EventType.TRUCE_EFFECTIVE,
        EventType.TRUCE_VIOLATED,
        EventType.TRUCE_EXTENDED,
    }
)
_MAIN = frozenset({"", "complementiser"})  # what opens clauses that tell news
_PAST = frozenset({"past", "past-or-participle"})  # forms of verbs


class Least(NamedTuple):
    """The chance from which on a draft is accepted: of a report, of a notice, and of what alone is the news of a notice's sentence."""

    report: float
    notice: float
    news: float


class Gate:
    """Accepts drafts whose chance of being a claim is high enough."""

    def __init__(self, model: LinearModel, least: Least) -> None:
        self._model = model
        self._weights = BlockWeights(model.units)
        self._least = least

    def accept(self, drafts: Sequence[Draft], sentences: Sequence[int], whole: Whole) -> list[tuple[Draft, float]]:
        """The accepted drafts of a report with their chances, in order.

        Args:
            drafts: all drafts, in text order.
            sentences: the number of the sentence of each.
            whole: the report.
        """
        weighed: list[tuple[Draft, float]] = []
        before: list[Draft] = []
        for draft, sentence in zip(drafts, sentences, strict=True):
            units = self._weights.of(blocks_of(draft, before, sentence, whole))
            weighed.append((draft, self._model.chance_by(units)))
            before.append(draft)
        if whole.sentences > _NOTICE:
            return _told_once([one for one in weighed if one[1] >= self._least.report])
        news = self._only_news(weighed, sentences) if whole.conflict else set()
        return _told_once([one for one in weighed if one[1] >= self._least.notice or id(one[0]) in news])

    def _only_news(self, weighed: Sequence[tuple[Draft, float]], sentences: Sequence[int]) -> set[int]:
        """The identities of drafts that are news, each the likeliest claim of a sentence that would otherwise tell nothing.

        An article says more than once what an attack has cost and who holds a town, and so the model has learned that such
        sentences are seldom claims; in a notice there is nothing else.
        """
        likeliest: dict[int, tuple[Draft, float]] = {}
        for one, sentence in zip(weighed, sentences, strict=True):
            if sentence not in likeliest or one[1] > likeliest[sentence][1]:
                likeliest[sentence] = one
        return {id(draft) for draft, chance in likeliest.values() if chance >= self._least.news and _is_news(draft)}


def _is_news(draft: Draft) -> bool:
    """Whether a draft tells an attack with its toll or by who made it, or who did something, and where or to whom."""
    if draft.status is not Status.ACTUAL:
        return False
    harms = draft.killed is not None or draft.wounded is not None
    if draft.type.family == "attack" and (harms or draft.act is Act.ADMITS):
        return True
    structure, trigger = draft.structure, draft.trigger
    finite = trigger.value.kind == "verb" and trigger.feature in _PAST and "subject" in draft.choices.scene.slots.filled
    main = structure.openers[structure.clause[trigger.first]] in _MAIN
    return finite and main and bool(draft.actors) and (bool(draft.targets) or draft.place is not None)


def _told_once(accepted: Sequence[tuple[Draft, float]]) -> list[tuple[Draft, float]]:
    """The accepted drafts, of those that tell one event in two words only the likelier: "*launched* a hundred *drones and missiles*"."""
    of_truces = [draft for draft, _ in accepted if draft.type in _OF_TRUCES]
    kept: list[tuple[Draft, float]] = []
    for one in accepted:
        if any(_only_names(one[0], other) for other in of_truces):
            continue
        if kept and _is_same(kept[-1][0], one[0]):
            kept[-1] = max(kept[-1], one, key=lambda weighed: (weighed[0].trigger.value.kind == "verb", weighed[1]))
        else:
            kept.append(one)
    return kept


def _only_names(noun: Draft, draft: Draft) -> bool:
    """Whether a noun only names the truce of which a verb in its clause tells something: "*the ceasefire* between A and B collapsed"."""
    structure, clause, trigger = noun.structure, noun.structure.clause, noun.trigger
    if noun.type is not EventType.TRUCE_AGREED or trigger.value.kind != "noun":
        return False
    if draft.structure is not structure or clause[trigger.first] != clause[draft.trigger.first]:
        return False
    ahead = 0 <= draft.trigger.first - trigger.last <= _APART
    behind = 0 <= trigger.first - draft.trigger.head <= _ADJOINING
    # "The ceasefire *that was agreed in May*", "the truce announced *by A*".
    described = trigger.value.entry.status is not None or "by" in noun.choices.scene.slots.filled
    told = described or noun.status is not draft.status
    return (ahead or behind) and not told and not _is_declared(noun) and _sides(noun)[0] <= _sides(draft)[0]


def _is_declared(noun: Draft) -> bool:
    """Whether a word of speech declares what a noun names: "*أعلن* التحالف *هدنة* يبدأ سريانها غدا"."""
    speech, clause = noun.voice.speech, noun.structure.clause
    if speech is None or speech.entry is None or not speech.entry.declares:
        return False
    return clause[speech.first] == clause[noun.trigger.first]


def _is_same(before: Draft, draft: Draft) -> bool:
    """Whether two drafts are of one kind and of the same sides, in one clause, and few words apart.

    Of those that adjoin one may seem to come: "*agreed to* a *ceasefire*".
    """
    structure, clause = draft.structure, draft.structure.clause
    if before.structure is not structure or before.type is not draft.type:
        return False
    apart = draft.trigger.first - before.trigger.last  # of one word are the claims of each of several
    beside = clause[before.trigger.first] == clause[draft.trigger.first]
    near = 0 <= apart <= (_APART if before.status is draft.status else _ADJOINING)
    return beside and near and _sides(before) == _sides(draft)


def _sides(draft: Draft) -> tuple[set[str], set[str]]:
    """The sides that act and those to whom it is done."""
    return sides_of(draft.actors), sides_of(draft.targets)
