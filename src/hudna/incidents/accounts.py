"""Each side's account of an incident, kept apart: one per speaker and per what it tells.

Whose account a claim is: that of the side that the speaker belongs to; where the outlet itself tells it, the outlet's.
Reprints of one story, versions of one document and the outlets of one syndication group are one outlet, as are the words of one
that others print again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hudna.incidents.sides import Sides
from hudna.incidents.telling import Telling
from hudna.model.claims import Act, Claim, Count, Deaths, Status
from hudna.model.incidents import OUTLET, Account, FiledClaim

_SYNDICATION = "\n"  # begins the key of a group: no id of a report has it
_DISBELIEVED = frozenset("E5")

# What a speaker does by telling an event, the most telling first.
_ACTS = (Act.ADMITS, Act.DENIES, Act.ACCUSES, Act.CONDEMNS, Act.STATES)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what it tells."""

    filed: FiledClaim
    telling: Telling


def accounts(told: Sequence[Told], sides: Sides) -> tuple[Account, ...]:
    """The accounts of an incident, by speaker; of one who asserts and denies it, both.

    Args:
        told: its claims, the earliest published first.
        sides: whose word a speaker's word is.
    """
    printed: dict[str, str] = {}
    stories: dict[str, str] = {}
    origin = _origins(told, sides)
    groups: defaultdict[tuple[str, bool], list[Told]] = defaultdict(list)
    for one in told:
        claim = one.filed.claim
        if claim.speaker is not None:
            speaker = sides.voices.side(claim.speaker.id)
        else:
            outlet = f"{OUTLET}{one.filed.source or one.filed.report_id}"
            outlet = stories.setdefault(origin[one.filed.report_id], outlet)
            speaker = printed.setdefault(" ".join(claim.evidence.text.split()), outlet)
        groups[speaker, one.telling.denies].append(one)
    return tuple(_account(speaker, groups[speaker, denies], origin) for speaker, denies in sorted(groups))


def _origins(told: Iterable[Told], sides: Sides) -> dict[str, str]:
    """By report, what all share that are one source with it: reprints, versions, and what one syndication group prints."""
    first: dict[str, str] = {}

    def root(key: str) -> str:
        while first.setdefault(key, key) != key:
            key = first[key]
        return key

    keys: dict[str, str] = {}
    for one in told:
        keys[one.filed.report_id] = key = one.filed.origin or one.filed.report_id
        group = sides.syndication(one.filed.source)
        if group is not None:
            first[root(key)] = root(f"{_SYNDICATION}{group}")
    return {report: root(key) for report, key in keys.items()}


def versions(told: Sequence[Told]) -> tuple[tuple[Account, ...], ...]:
    """By document, what each of its versions asserts, where an incident is told by several: one source, and yet not one word.

    Each version is called by the document's symbol and its report.
    """
    groups: defaultdict[str, defaultdict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        if one.filed.document is not None and not one.telling.denies:
            groups[one.filed.document][one.filed.report_id].append(one)
    return tuple(
        tuple(
            _account(f"{symbol} ({report})", groups[symbol][report], {report: symbol})
            for report in sorted(groups[symbol])
        )
        for symbol in sorted(groups)
    )


def _account(speaker: str, told: Sequence[Told], origin: Mapping[str, str]) -> Account:
    claims = [one.filed.claim for one in told]
    denies = told[0].telling.denies
    blamed = [one.telling.actors for one in told]
    days = [claim.when for claim in claims if claim.when is not None]
    return Account(
        speaker=speaker,
        act=min((claim.act for claim in claims), key=_ACTS.index),
        status=Status.DENIED if denies else Status.ACTUAL,
        # Who denies it whoever is said to have done it does so still where he also denies it of one by name.
        actors=() if denies and not all(blamed) else _union(blamed),
        start=min((when.start for when in days), default=None),
        end=max((when.end for when in days), default=None),
        killed=_latest(told, killed),
        wounded=_latest(told, lambda claim: claim.wounded),
        first=min((one.filed.published for one in told if one.filed.published is not None), default=None),
        outlets=tuple(sorted({one.filed.source for one in told if one.filed.source is not None})),
        origins=len({origin[one.filed.report_id] for one in told}),
        weight=_weight(told),
        claims=tuple(sorted(one.filed.id for one in told)),
    )


def given(told: Iterable[Told], of: Callable[[Claim], Count | None]) -> list[tuple[FiledClaim, Count, bool]]:
    """The figures in the claims of one account, each with whether the account gives it by now.

    It does in what it told last: on the last day, and in no report of which a new version gives a figure.
    """
    filed = [one.filed for one in told]
    counted = [(one, count) for one in filed if (count := of(one.claim)) is not None]
    replaced = _replaced((one for one, _ in counted), {one.report_id: one.version_of for one in filed})
    days = [one.published or date.min for one, _ in counted if one.report_id not in replaced]
    last = max(days, default=None)
    return [
        (one, count, one.report_id not in replaced and (one.published or date.min) == last) for one, count in counted
    ]


def _replaced(newer: Iterable[FiledClaim], version_of: Mapping[str, str | None]) -> set[str]:
    """The reports of which those of some claims are newer versions, as far as they are known."""
    found: set[str] = set()
    for filed in newer:
        earlier = filed.version_of
        while earlier is not None and earlier not in found:
            found.add(earlier)
            earlier = version_of.get(earlier)
    return found


def _latest(told: Sequence[Told], of: Callable[[Claim], Count | None]) -> Count | None:
    """The figure of an account; of several the range that holds them all."""
    return span([count for _, count, current in given(told, of) if current])


def span(counts: Sequence[Count]) -> Count | None:
    """Lowest low and highest high; an open end stays open."""
    if not counts:
        return None
    lows, highs = [count.low for count in counts], [count.high for count in counts]
    return Count(
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
    )


def killed(claim: Claim, deaths: Deaths = Deaths.IN_EVENT) -> Count | None:
    """How many a claim tells to have died in that way; None where it tells of other deaths, or none."""
    return claim.killed if claim.deaths is deaths else None


def is_believed(weight: str | None) -> bool:
    """Whether an account may corroborate: not where its source was judged unreliable or what it says improbable."""
    return _DISBELIEVED.isdisjoint(weight or "")


def _weight(told: Iterable[Told]) -> str | None:
    """The best admiralty grade of what carries an account; None where persons judged none of it."""
    grades = [(one.filed.reliability, one.filed.credibility) for one in told]
    if all(grade == (None, None) for grade in grades):
        return None
    weights = {f"{letter or 'F'}{digit or '6'}" for letter, digit in grades}
    return min(weights, key=lambda weight: (not is_believed(weight), weight))


def _union(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({one for group in groups for one in group}))
