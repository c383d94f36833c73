"""Normal forms of words, for matching only: spans always stay on the original text.

Each operation works on one word at a time, so offsets never shift: a token keeps its place in the report and merely
carries a normal form beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

# Marks that carry no letter: Quranic signs, short vowels, superscript alef, tatweel, joiners and directional controls.
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
_ARABIC_DROP = re.compile(f"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640{_INVISIBLE}]+")
_ARABIC_MAP = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ک": "ك", "گ": "ك",
                             "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه"})  # fmt: skip
_LATIN_DROP = re.compile(f"[{_INVISIBLE}'’ʼ`´]+")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def _arabic(word: str) -> str:
    """Unvocalised letters: hamza carriers, final ya and ta marbuta unified, Persian code points made Arabic."""
    return _ARABIC_DROP.sub("", word).translate(_ARABIC_MAP).translate(_DIGITS).casefold()


def _latin(word: str) -> str:
    """Casefolded letters without accents or apostrophes."""
    folded = _LATIN_DROP.sub("", word).casefold()
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c)).translate(_DIGITS)


OPERATIONS: Mapping[str, Callable[[str], str]] = MappingProxyType({"arabic": _arabic, "latin": _latin})


def normalise_word(word: str, operation: str) -> str:
    """The normal form of one word.

    Args:
        word: a word as written.
        operation: name of the operation that the language's pack selects: `arabic` or `latin`.

    Raises:
        KeyError: no such operation.
    """
    return OPERATIONS[operation](word)
