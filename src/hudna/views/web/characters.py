"""Characters that a reader cannot see, shown by their names: an override can make a sentence look like another."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# Beside those: marks of direction, spaces without width, fillers, tags. Joiners (U+200C, U+200D) stay, they shape letters.
UNSEEN_RUN = re.compile(
    "([\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]+)"
)
"""Characters in a row that nobody sees, as the one group of the expression."""

_TOLD_APART = 4  # names of one run
_NAMES = {
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\ufeff": "BOM",
    "\u00ad": "SHY",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}


def shown(text: str) -> str:
    """Text in which control characters, and those that turn its direction around, are replaced by their names in brackets."""
    return _UNSEEN.sub(lambda found: f"⟦{_short(found[0])}⟧", text)


def names_of(run: str) -> tuple[str, str]:
    """What stands for unseen characters in a row: short names, and the same in Unicode's words; long rows are cut short."""
    alike = [(character, len(list(group))) for character, group in groupby(run)]
    told = alike[:_TOLD_APART]
    rest = len(run) - sum(times for _, times in told)
    more = [f"+{rest}"] if rest else []
    short = [_times(_short(character), times) for character, times in told]
    full = [_times(unicodedata.name(character, f"U+{ord(character):04X}"), times) for character, times in told]
    return " ".join([*short, *more]), ", ".join([*full, *more])


def _short(character: str) -> str:
    return _NAMES.get(character, f"U+{ord(character):04X}")


def _times(name: str, times: int) -> str:
    return name if times == 1 else f"{name}×{times}"
