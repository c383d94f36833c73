"""The words of the pages in the languages of their readers: gettext catalogues, read from `locales/<lang>`.

English is what the code and the templates say; every other language has a catalogue, which `tests` hold to be complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "hudna"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the pages: what it calls itself, and how it is written."""

    name: str
    script: str = "latin"
    is_right_to_left: bool = False


LANGUAGES: Mapping[str, Language] = {
    "ar": Language("العربية", script="arabic", is_right_to_left=True),
    "en": Language("English"),
}


def marked(message: str) -> str:
    """Mark words for the catalogues that are looked up later: `N_` of gettext."""
    return message


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language; English needs none."""
    path = LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)
