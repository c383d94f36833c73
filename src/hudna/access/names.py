"""Names of users: they are the authors of judgements, so two people must not look alike in them."""

from __future__ import annotations

import re
import unicodedata

from hudna.model.errors import AccessError
from hudna.model.names import name_key

_LONGEST = 64
_SHAPE = re.compile(r"[^\W\d_](?:(?:\. |[ ._'-])?[^\W_])*\.?")
_TAKEN = frozenset({"hudna"})  # author of what is taken in without anybody's decision


def checked_name(name: str) -> str:
    """A name as it is kept.

    Raises:
        AccessError: it is empty, too long, holds other characters than a name does, or mixes scripts.
    """
    kept = unicodedata.normalize("NFC", name.strip())
    if len(kept) > _LONGEST:
        raise AccessError(f"a name has at most {_LONGEST} characters")
    if not _SHAPE.fullmatch(kept):
        raise AccessError(
            f"{kept!r}: a name begins with a letter and has letters and digits, with a space, dot, hyphen, apostrophe "
            "or underscore between"
        )
    if len({unicodedata.name(sign, "").split(" ")[0] for sign in kept if sign.isalpha()}) > 1:
        raise AccessError(f"{kept!r}: a name is written in one script, so that nobody can be taken for another")
    if name_key(kept) in _TAKEN:
        raise AccessError(f"{kept!r}: stands for the program itself in the ledger")
    return kept
