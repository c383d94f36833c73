"""The draft of an agreement's file from what reports tell of it: a person completes it by the text of the agreement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from hudna.model.agreements import Agreement
from hudna.model.proposals import ProposedAgreement


def draft(proposal: ProposedAgreement, told: Sequence[str], agreements: Iterable[Agreement]) -> str:
    """The file, in the format of docs/agreements.md. What reports do not tell is left empty, and the loader refuses it so.

    Args:
        proposal: what is told of the truce.
        told: the words that say so, a line each.
        agreements: the register, of which those of the same conflict tell the time zone, the sides and the countries.
    """
    own = [agreement for agreement in agreements if agreement.conflict == proposal.conflict]
    return "\n".join((*_head(proposal, told), *_terms(proposal, own[-1] if own else None), *_words(), ""))


def _head(proposal: ProposedAgreement, told: Sequence[str]) -> Iterator[str]:
    yield f"# A draft of {proposal.id}, from reports. Go by the text of the agreement itself and complete this file:"
    yield "# where quotation marks are empty, reports do not tell it, and Hudna does not take the file."
    yield "# Then: hudna agreements add FILE --author NAME --reason TEXT"
    yield _comment(f"On the word of {', '.join(proposal.speakers)}:")
    yield from (_comment(f"  {line}") for line in told)
    if proposal.denied_by:
        yield _comment(f"Denied by {', '.join(proposal.denied_by)}.")
    if not proposal.day_told:
        yield "# No report tells a day: the days are those of publication."
    yield ""


def _terms(proposal: ProposedAgreement, earlier: Agreement | None) -> Iterator[str]:
    first = min(day for day in (proposal.agreed, proposal.effective) if day is not None)
    signed = first if proposal.agreed is not None else None
    effect = proposal.effective or proposal.due
    source = "as announced; " if proposal.due is not None else ""
    sides = _sides(proposal, earlier)
    countries = proposal.countries or (earlier.countries if earlier is not None else ())
    yield f"id = {_text(f'{proposal.conflict}-{first}' if proposal.conflict else '')} # <conflict>-<day>"
    yield f"conflict = {_text(proposal.conflict or '')}"
    yield 'form = "" # joint statement, unilateral declaration, ...'
    yield f"zone = {_text(earlier.zone if earlier is not None else '')}"
    yield f"signed = {_day(signed)}"
    yield f"effect = {_day(effect)} # {source}with the hour, where the text gives one"
    if proposal.ended is not None:
        yield f'# end = {proposal.ended} # told to have ended; with end_reason = "collapsed" or "expired"'
    yield f"sides = {_text(sides)}"
    yield f"countries = {_text(countries)} # where it holds, not where it was agreed"
    yield from ('references = [""]', "")


def _day(day: date | None) -> str:
    return '""' if day is None else str(day)


def _sides(proposal: ProposedAgreement, earlier: Agreement | None) -> list[list[str]]:
    """Those who are on one side by an earlier agreement of the conflict are so again; others are a side each."""
    known = earlier.sides if earlier is not None else ()
    grouped = [[party for party in side if party in proposal.sides] for side in known]
    parties = {party for side in known for party in side}
    return [side for side in grouped if side] + [[side] for side in proposal.sides if side not in parties]


def _words() -> Iterator[str]:
    yield from ("[name]", 'ar = ""', 'en = ""', "")
    yield from ("[aliases] # what reports call it", "ar = []", "en = []", "")
    yield from ("[[provision]]", 'id = "ceasefire"', 'kind = "cessation"')
    yield 'bound = "all" # or a list; for those of whom it is only asked another provision, with asked = true'
    yield "# daily = { from = 09:00:00, to = 14:00:00 } # where it binds in some hours of the day only"
    yield from ('text.ar = ""', 'text.en = ""')
    yield 'breached_by = ["attack.*", "truce.violated", "truce.ended"]'
    yield 'fulfilled_by = ["truce.held"]'


def _comment(words: str) -> str:
    """Words of others as one line that can be nothing but a comment."""
    return "# " + "".join(character if character.isprintable() else " " for character in words)


def _text(value: str | Sequence[object]) -> str:
    """A string, or arrays of them, as TOML writes them: as JSON does."""
    return json.dumps(value, ensure_ascii=False)
