"""What the reports cannot tell of an agreement, in the reader's language: whose picture it is, who cannot answer in it, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hudna.model.coverage import Coverage, SideCoverage
from hudna.views.web.words import Words

_RUNS = 5  # of days, named in a sentence


def cautions_told(words: Words, coverage: Coverage, accused: Collection[str]) -> Iterator[str]:
    """What is to be read before any figure; the sentences of `Standing.cautions`, and that nothing was read.

    Args:
        words: of the reader.
        coverage: what the reports could know.
        accused: parties of which any breach is told.
    """
    if not coverage.reports:
        yield words.gettext("No report was read that could tell of its window: nothing is known of it.")
        return
    yield from _one_sided(words, coverage)
    for side in coverage.sides:
        yield from _unread(words, side, is_accused=not set(side.parties).isdisjoint(accused))
    if coverage.days_covered < coverage.days:
        yield _unknown_days(words, coverage)
    missing = [one.country for one in coverage.countries if not one.reports]
    if missing:
        yield words.gettext("No report tells of an event in %(places)s, where the agreement holds too.") % {
            "places": words.names(missing)
        }
    if coverage.untold:
        yield words.gettext("No report tells of %(places)s, to which obligations are limited.") % {
            "places": words.listed(coverage.untold)
        }


def unknown_days_told(words: Words, coverage: Coverage) -> str:
    """Of how many days nothing could be told, in short; empty where there is none."""
    unknown = coverage.days - coverage.days_covered
    if not unknown:
        return ""
    told = words.ngettext(
        "%(unknown)s of %(number)s day not known", "%(unknown)s of %(number)s days not known", coverage.days
    )
    return told % {"unknown": words.number(unknown), "number": words.number(coverage.days)}


def unheard_told(words: Words, coverage: Coverage) -> Iterator[str]:
    """Each side of which no source was read, in short."""
    for side in coverage.sides:
        if not side.reports:
            yield words.gettext("no source of %(side)s read") % {"side": words.names(side.parties)}


def _one_sided(words: Words, coverage: Coverage) -> Iterator[str]:
    sides = {origin.side for origin in coverage.origins}
    only = next(iter(sides))
    if len(sides) == 1 and only is not None:
        parties = next(side.parties for side in coverage.sides if side.side == only)
        homes = sorted({origin.home for origin in coverage.origins if origin.home is not None})
        yield words.gettext(
            "All reports are from sources of %(homes)s, which stand with %(side)s: sources from one side of the line only "
            "are half a picture."
        ) % {"homes": words.names(homes), "side": words.names(parties)}


def _unread(words: Words, side: SideCoverage, *, is_accused: bool) -> Iterator[str]:
    if side.reports:
        return
    name = {"side": words.names(side.parties)}
    if side.heard_in:
        told = words.ngettext(
            "No source known to be of the side of %(side)s was read; it is heard in %(number)s report of others.",
            "No source known to be of the side of %(side)s was read; it is heard in %(number)s reports of others.",
            side.heard_in,
        )
        yield told % {**name, "number": words.number(side.heard_in)}
    elif is_accused:
        yield words.gettext("%(side)s: accused, and never heard; no source known to be of its side was read.") % name
    else:
        yield words.gettext("No source known to be of the side of %(side)s was read, and nobody of it is heard.") % name


def _unknown_days(words: Words, coverage: Coverage) -> str:
    unknown = coverage.days - coverage.days_covered
    runs = [words.days(gap.first, gap.last) for gap in coverage.unknown[:_RUNS]]
    more = len(coverage.unknown) - len(runs)
    if more:
        times = words.ngettext("%(number)s more time", "%(number)s more times", more)
        runs.append(times % {"number": words.number(more)})
    told = words.ngettext(
        "No report could tell of %(unknown)s of %(number)s day (%(runs)s): they are not known, not quiet.",
        "No report could tell of %(unknown)s of %(number)s days (%(runs)s): they are not known, not quiet.",
        coverage.days,
    )
    return told % {
        "unknown": words.number(unknown),
        "number": words.number(coverage.days),
        "runs": words.listed(runs),
    }
