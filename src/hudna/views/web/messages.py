"""Keeping the catalogues: `python -m hudna.views.web.messages` brings them up to date with code and templates.

New messages come in without words, so that the tests name them; those that nothing says any more go.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from hudna.views.web.catalog import DOMAIN, LANGUAGES, LOCALES

_SOURCE = "en"
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)  # a catalogue changes when its messages do, not when it is written
_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2.ext:babel_extract")]
_VIEWS = Path(__file__).parents[1]


def messages() -> Catalog:
    """All that the pages say, in the words of code and templates."""
    found = Catalog(project="hudna")
    options = {"**/templates/**.html": {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}}
    extracted = extract_from_dir(str(_VIEWS), _METHODS, options_map=options, comment_tags=("Translators:",))
    for file, _line, message, comments, context in extracted:
        found.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return found


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it is kept."""
    path = _path(language)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def update() -> None:
    """Bring every catalogue up to date."""
    source = messages()
    for language in LANGUAGES:
        if language != _SOURCE:
            kept = catalogue(language)
            kept.update(source, no_fuzzy_matching=True)
            kept.obsolete.clear()
            kept.header_comment = f"# What Hudna's pages say in {LANGUAGES[language].name}."
            kept.project, kept.version, kept.fuzzy = "Hudna", "", False
            kept.revision_date = kept.creation_date = _NO_DATE
            path = _path(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                write_po(file, kept, width=120, sort_output=True, include_lineno=False, no_location=True)


def _path(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


if __name__ == "__main__":
    update()
