"""Characters that a reader cannot see, shown by their names: an override can make a sentence look like another."""

from __future__ import annotations

import re

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_DIRECTIONAL = {
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
    return _UNSEEN.sub(lambda found: f"⟦{_DIRECTIONAL.get(found[0], f'U+{ord(found[0]):04X}')}⟧", text)
