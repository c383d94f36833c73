"""How many people were harmed, by all accounts: low, best and high, with every revision kept.

Of each account only what it told last is current: the figures of its last day, in the newest versions of its reports. An account
that tells less than all ("three of them children") cannot be told from one that tells all, so the range may be wider than what is
disputed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from statistics import median_low

from hudna.incidents.accounts import Told, given, span
from hudna.model.claims import Claim, Count, Status
from hudna.model.incidents import Account, Figure, Figures


def figures(accounts: Sequence[Account], told: Sequence[Told], of: Callable[[Claim], Count | None]) -> Figures | None:
    """The figures of the accounts that assert an incident; None where none gives one.

    Args:
        accounts: all of the incident's.
        told: its claims.
        of: which figure of a claim: those killed, those wounded.
    """
    every = [
        figure for account in accounts if account.status is Status.ACTUAL for figure in _told_by(account, told, of)
    ]
    current = [figure.count for figure in every if figure.current]
    whole = span(current)
    if whole is None:
        return None
    middles = [middle for count in current if (middle := _middle(count)) is not None]
    every.sort(key=lambda figure: (figure.told or date.max, figure.claim))
    return Figures(
        low=whole.low,
        best=median_low(middles) if middles else None,
        high=whole.high,
        method=_method(every),
        told=tuple(every),
    )


def _method(told: Sequence[Figure]) -> str:
    """How low, best and high are made, in words."""
    speakers = len({figure.speaker for figure in told})
    if speakers > 1:
        return f"lowest, lower median and highest of the latest figures of {speakers} accounts"
    if len({(figure.count.low, figure.count.high) for figure in told if figure.current}) > 1:
        return "lowest, lower median and highest of the latest figures of the only account that gives any"
    return "the figure of the only account that gives one"


def _told_by(account: Account, told: Sequence[Told], of: Callable[[Claim], Count | None]) -> list[Figure]:
    """The figures of one account."""
    claims = frozenset(account.claims)  # of a truce that all tell of, thousands
    own = [one for one in told if one.filed.id in claims]
    return [
        Figure(speaker=account.speaker, claim=filed.id, told=filed.published, count=count, current=current)
        for filed, count, current in given(own, of)
    ]


def _middle(count: Count) -> int | None:
    """The middle of a range, or its known end."""
    if count.low is None or count.high is None:
        return count.low if count.low is not None else count.high
    return (count.low + count.high) // 2
