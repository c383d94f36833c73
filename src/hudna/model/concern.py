"""Which agreements an event concerns, by where it happened, whose it is, and what its claims name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from hudna.model.agreements import Agreement


def concerned(
    agreements: Iterable[Agreement], *, country: str | None, sides: Collection[str], named: Collection[str] = ()
) -> tuple[Agreement, ...]:
    """The agreements of the conflict that an event belongs to, the one signed last first.

    The conflict is that of the agreements named. Where none is named, the country decides; where no country is told,
    the sides do, if all of them belong to one conflict only. Whether an agreement was in force is not asked here.

    Args:
        agreements: the register.
        country: ISO 3166-1 alpha-3 of where it happened, or None where not told.
        sides: the sides that take part in it.
        named: ids of agreements that claims about it concern.
    """
    register = tuple(agreements)
    conflicts = {agreement.conflict for agreement in register if agreement.id in named}
    if not conflicts and country is None:
        conflicts = {agreement.conflict for agreement in register if sides and all(_is_of(agreement, s) for s in sides)}
        if len(conflicts) > 1:
            return ()
    found = [
        agreement
        for agreement in register
        if (country is None or country in agreement.countries) and (not conflicts or agreement.conflict in conflicts)
    ]
    if country is None and not conflicts:
        return ()
    return tuple(sorted(found, key=lambda agreement: (agreement.signed.time, agreement.id), reverse=True))


def _is_of(agreement: Agreement, side: str) -> bool:
    """Whether a side, or the country that it belongs to, is one of an agreement's."""
    return not agreement.cast.isdisjoint((side, side.partition(".")[0]))
