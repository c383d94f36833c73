"""What the reports cannot tell, in sentences that are to be read before any figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hudna.model.counting import counted
from hudna.model.coverage import Coverage, SideCoverage

_RUNS = 5  # of days, named in a sentence


def cautions(coverage: Coverage, accused: Collection[str]) -> Iterator[str]:
    """Whose picture it is, who cannot answer in it, which days and places are missing.

    Args:
        coverage: what the reports could know.
        accused: parties of which any breach is told.
    """
    if not coverage.reports:
        return
    yield from _one_sided(coverage)
    known = all(origin.home is not None for origin in coverage.origins)
    for side in coverage.sides:
        yield from _unread(side, "of" if known else "known to be of", accused=not set(side.parties).isdisjoint(accused))
    if coverage.days_covered < coverage.days:
        yield _unknown_days(coverage)
    missing = [one.country for one in coverage.countries if not one.reports]
    if missing:
        yield f"No report tells of an event in {', '.join(missing)}, where the agreement holds too."
    if coverage.untold:
        yield f"No report tells of {', '.join(coverage.untold)}, to which obligations are limited."


def _one_sided(coverage: Coverage) -> Iterator[str]:
    sides = {origin.side for origin in coverage.origins}
    only = next(iter(sides))
    if len(sides) == 1 and only is not None:
        homes = " and ".join(sorted({origin.home for origin in coverage.origins if origin.home is not None}))
        parties = next(", ".join(side.parties) for side in coverage.sides if side.side == only)
        reports = "The only report is" if coverage.reports == 1 else f"All {coverage.reports} reports are"
        yield (
            f"{reports} from sources of {homes}, which stand with {parties}: "
            "sources from one side of the line only are half a picture."
        )


def _unknown_days(coverage: Coverage) -> str:
    runs = [str(gap.first) if gap.first == gap.last else f"{gap.first} – {gap.last}" for gap in coverage.unknown]
    more = f" and {counted(len(runs) - _RUNS, 'more time')}" if len(runs) > _RUNS else ""
    unknown = coverage.days - coverage.days_covered
    listed = ", ".join(runs[:_RUNS]) + more
    return f"No report could tell of {unknown} of {counted(coverage.days, 'day')} ({listed}): they are not known, not quiet."


def _unread(side: SideCoverage, of: str, *, accused: bool) -> Iterator[str]:
    """That no source of a side was read; `of` says how far that is known."""
    if side.reports:
        return
    name = ", ".join(side.parties)
    if side.heard_in:
        yield f"No source {of} the side of {name} was read; it is heard in {counted(side.heard_in, 'report')} of others."
    elif accused:
        yield f"{name}: accused, and never heard; no source {of} its side was read."
    else:
        yield f"No source {of} the side of {name} was read, and nobody of it is heard."
