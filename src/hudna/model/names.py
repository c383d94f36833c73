"""Names of persons as they are compared: who judges, who signs, who comes in."""

from __future__ import annotations

import unicodedata


def name_key(name: str) -> str:
    """A name, or anything that somebody typed for one, as names are compared.

    Whatever its letters look alike in counts as the same: capitals, compatible forms, what cannot be seen, spaces around it and
    more than one between its parts.
    """
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", name) if unicodedata.category(sign) != "Cf")
    folded = unicodedata.normalize("NFKC", seen.casefold())
    return " ".join(folded.split()).encode("utf-8", "replace").decode("utf-8")


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are taken for one person's."""
    return name_key(one) == name_key(other)
