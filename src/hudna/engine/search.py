"""Searching the reports of a ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from hudna.engine.wording import normal_form, terms, tokenizer_of
from hudna.ledger import Ledger, Snapshot, sought
from hudna.model.listing import Found, Page, Passage, ReportQuery
from hudna.model.reports import Report
from hudna.reading.sentences import Sentence, sentences
from hudna.reading.tokens import Token

_ALL = ReportQuery()
_SHOWN = 2  # sentences of a report
_LOOKED_AT = 100_000  # characters of a report, beyond which no sentence is shown


def search(
    ledger: Ledger | Snapshot, text: str, query: ReportQuery = _ALL, after: str | None = None, limit: int = 25
) -> Page[Found]:
    """The reports in whose title or text all of some words stand, the newest first.

    Args:
        ledger: an open ledger.
        text: words as a person types them, in any language and any form; those in quotes stand together in this order.
        query: which reports are asked for beside that.
        after: `next` of the page before; None for the first.
        limit: how many at most.

    Raises:
        QueryError: `after` is none that a page gave as `next`.
    """
    wanted = terms(text)
    page = ledger.search(wanted, query, after, limit)
    split = [sentences(one.text[:_LOOKED_AT], tokenizer_of(one.lang)) for one in page.items]
    normal: defaultdict[str, set[str]] = defaultdict(set)  # of a word in all languages in which it stands
    for token in {(token.text, token.keys): token for found in split for one in found for token in one.tokens}.values():
        normal[token.text] |= {normal_form(token), *token.keys}
    hits = sought.matches(normal, wanted)
    return Page(tuple(_found(report, found, hits) for report, found in zip(page.items, split, strict=True)), page.next)


def _found(report: Report, found: Sequence[Sentence], hits: dict[str, set[int]]) -> Found:
    """A report with its best sentences: of those that hold most of the terms the first ones."""
    held = [{term for token in one.tokens for term in hits.get(token.text, ())} for one in found]
    most = max(map(len, held), default=0)
    best = [one for one, terms_held in zip(found, held, strict=True) if terms_held and len(terms_held) == most]
    return Found(report=report, passages=tuple(_passage(one, hits) for one in best[:_SHOWN]))


def _passage(sentence: Sentence, hits: Collection[str]) -> Passage:
    def is_hit(token: Token) -> bool:
        return token.text in hits

    spans = tuple((token.start, token.end) for token in filter(is_hit, sentence.tokens))
    return Passage(start=sentence.start, end=sentence.end, words=spans)
