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
_INVISIBLE = ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFEFF, 0xFEFF), (0xAD, 0xAD))
_ARABIC_MARKS = ((0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED), (0x640, 0x640), *_INVISIBLE)
_LETTERS = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ک": "ك", "گ": "ك",
            "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه"}  # fmt: skip
# Letters that are their own normal form: of the forms that inflection makes, and of every other word of a text, there are no others.
_NORMAL = re.compile("[ ءابت-غف-نهوي]+")
_DIGITS = {digit: str(n % 10) for n, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


def _characters(*ranges: tuple[int, int]) -> dict[str, None]:
    return {chr(code): None for first, last in ranges for code in range(first, last + 1)}


# What stays as it is stands in the tables, too: a character that they did not hold would cost an exception each time.
_SAME = {chr(code): chr(code) for code in (*range(0x80), *range(0x600, 0x700))}
_ARABIC = str.maketrans({**_SAME, **_characters(*_ARABIC_MARKS), **_LETTERS, **_DIGITS})
_LATIN = str.maketrans({**_SAME, **_characters(*_INVISIBLE), **dict.fromkeys("'’ʼ`´"), **_DIGITS})


def _arabic(word: str) -> str:
    """Unvocalised letters: hamza carriers, final ya and ta marbuta unified, Persian code points made Arabic."""
    if _NORMAL.fullmatch(word) is not None:  # a fifth of the time of the table
        return word
    return word.translate(_ARABIC).casefold()


def _latin(word: str) -> str:
    """Casefolded letters without accents or apostrophes."""
    folded = word.translate(_LATIN).casefold()
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


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
