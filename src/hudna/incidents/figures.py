"""How many people were harmed, by all accounts: low, best and high, with every revision kept.

Of each account only its latest figure is current. An account that tells less than all ("three of them children") cannot be
told from one that tells all, so the range may be wider than what is disputed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from statistics import median_low

from hudna.incidents.accounts import Told, span
from hudna.model.claims import Claim, Count, Status
from hudna.model.incidents import Account, Figure, Figures


def figures(accounts: Sequence[Account], told: Sequence[Told], of: Callable[[Claim], Count | None]) -> Figures | None:
    """The figures of the accounts that assert an incident; None where none gives one.

    Args:
        accounts: all of the incident's.
        told: its claims.
        of: which figure of a claim: those killed, those wounded.
    """
    given = [
        figure for account in accounts if account.status is Status.ACTUAL for figure in _told_by(account, told, of)
    ]
    current = [figure.count for figure in given if figure.current]
    whole = span(current)
    if whole is None:
        return None
    middles = [middle for count in current if (middle := _middle(count)) is not None]
    speakers = len({figure.speaker for figure in given})
    given.sort(key=lambda figure: (figure.told or date.max, figure.claim))
    return Figures(
        low=whole.low,
        best=median_low(middles) if middles else None,
        high=whole.high,
        method="the figure of the only account that gives one"
        if speakers == 1
        else f"lowest, lower median and highest of the latest figures of {speakers} accounts",
        told=tuple(given),
    )


def _told_by(account: Account, told: Sequence[Told], of: Callable[[Claim], Count | None]) -> list[Figure]:
    """The figures of one account; those of its last day with a figure are current."""
    claims = frozenset(account.claims)  # of a truce that all tell of, thousands
    own = [one.filed for one in told if one.filed.id in claims]
    given = [(filed, count) for filed in own if (count := of(filed.claim)) is not None]
    last = max((filed.published or date.min for filed, _ in given), default=None)
    return [
        Figure(
            speaker=account.speaker,
            claim=filed.id,
            told=filed.published,
            count=count,
            current=(filed.published or date.min) == last,
        )
        for filed, count in given
    ]


def _middle(count: Count) -> int | None:
    """The middle of a range, or its known end."""
    if count.low is None or count.high is None:
        return count.low if count.low is not None else count.high
    return (count.low + count.high) // 2
