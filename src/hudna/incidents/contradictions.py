"""In what the accounts of an incident cannot all be true: whether it happened, who did it, how many were harmed, when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from hudna.incidents.compare import agree
from hudna.model.claims import Count, Status
from hudna.model.incidents import Account, Contradiction, Matter

T = TypeVar("T")


def contradictions(
    accounts: Sequence[Account],
    camps: Mapping[str, str],
    *,
    versions: Sequence[Sequence[Account]] = (),
    mutual: bool = False,
) -> tuple[Contradiction, ...]:
    """The contradictions between accounts, and between the versions of one document, one a matter.

    Args:
        accounts: who asserts and who denies it.
        camps: which side of the conflict each party is on: that two allies are blamed is no contradiction.
        versions: by document, what each of its versions asserts.
        mutual: whether several sides take part in it, as in talks or a truce: then each may be told of alone.
    """
    told = [[account for account in accounts if account.status is Status.ACTUAL], *versions]
    return tuple(
        found
        for found in (
            _whether(accounts, camps, mutual=mutual),
            None if mutual else _who(told, camps),
            _matter(Matter.TOLL, told, lambda account: account.killed, _is_other_toll, _people("killed")),
            _matter(Matter.DAY, told, _days, lambda a, b: a[1] < b[0] or b[1] < a[0], _written),
        )
        if found is not None
    )


def _who(told: Sequence[Sequence[Account]], camps: Mapping[str, str]) -> Contradiction | None:
    return _matter(Matter.WHO, told, lambda account: account.actors, lambda a, b: _is_another(a, b, camps), _names)


def _whether(accounts: Sequence[Account], camps: Mapping[str, str], *, mutual: bool) -> Contradiction | None:
    asserting = [account for account in accounts if account.status is Status.ACTUAL]
    denying = [account for account in accounts if account.status is Status.DENIED]
    if not mutual:
        denying = [account for account in denying if not _blames_another(account, asserting, camps)]
    if not asserting or not denying:
        return None
    said, denied = _speakers(asserting), _speakers(denying)
    words = f"asserted by {', '.join(said)}, denied by {', '.join(denied)}"
    return Contradiction(matter=Matter.WHETHER, speakers=tuple(sorted({*said, *denied})), words=words)


def _blames_another(denial: Account, asserting: Sequence[Account], camps: Mapping[str, str]) -> bool:
    """Whether who denies it of somebody says himself that it happened, or an ally of his does: then it was just not them."""
    own = camps.get(denial.speaker, denial.speaker)
    told = [account for account in asserting if camps.get(account.speaker, account.speaker) == own]
    return bool(denial.actors) and any(_is_another(account.actors, denial.actors, camps) for account in told)


def _matter(
    matter: Matter,
    told: Sequence[Sequence[Account]],
    of: Callable[[Account], T | None],
    differ: Callable[[T, T], bool],
    words: Callable[[T], str],
) -> Contradiction | None:
    """A contradiction in one matter between those accounts that tell it and differ from another of their group."""
    groups = [[(account, value) for account in group if (value := of(account))] for group in told]
    pairs = [(one, other) for group in groups for one, other in combinations(group, 2) if differ(one[1], other[1])]
    at_odds = {account.speaker: value for pair in pairs for account, value in pair}
    if not at_odds:
        return None
    said = "; ".join(f"{speaker}: {words(at_odds[speaker])}" for speaker in sorted(at_odds))
    return Contradiction(matter=matter, speakers=tuple(sorted(at_odds)), words=said)


def _is_another(one: tuple[str, ...], other: tuple[str, ...], camps: Mapping[str, str]) -> bool:
    mine, theirs = ({camps.get(side, side) for side in sides} for sides in (one, other))
    return mine.isdisjoint(theirs)


def _is_other_toll(one: Count, other: Count) -> bool:
    return not agree(one, other)


def _days(account: Account) -> tuple[str, str] | None:
    if account.start is None or account.end is None:
        return None
    return account.start.isoformat(), account.end.isoformat()


def _written(days: tuple[str, str]) -> str:
    return days[0] if days[0] == days[1] else " to ".join(days)


def _names(sides: tuple[str, ...]) -> str:
    return ", ".join(sides)


def _people(word: str) -> Callable[[Count], str]:
    def words(count: Count) -> str:
        if count.high is None:
            return f"at least {count.low} {word}"
        if count.low is None:
            return f"at most {count.high} {word}"
        return f"{count.high} {word}" if count.low == count.high else f"{count.low} to {count.high} {word}"

    return words


def _speakers(accounts: Sequence[Account]) -> tuple[str, ...]:
    return tuple(sorted({account.speaker for account in accounts}))
