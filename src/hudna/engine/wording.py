"""Words in the normal form in which they are searched for.

A language selects how its words are brought to that form, by the operations with which it is read. Of a word with an article
the stem stands in its place: القصف, بالقصف and وللقصف are one word. Other analyses may be wrong (بيروت is not "by" and something),
so they stand beside the text and are found by who searches for just them: وقصف is found by قصف, not the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from hudna.ledger import Term, Wording
from hudna.model.reports import Report
from hudna.reading import clitics
from hudna.reading.data_files import DATA, load_toml
from hudna.reading.language_data import LanguageData
from hudna.reading.normalise import OPERATIONS as NORMALISERS
from hudna.reading.pack import languages
from hudna.reading.tokens import Token, Tokenizer

_UNKNOWN = ("latin", "none")  # the operations on words of a language that has no pack


def wording(report: Report) -> Wording:
    """A report as it is searched for."""
    tokenizer = tokenizer_of(report.lang)
    title, text = (list(words(part, tokenizer)) for part in (report.title or "", report.text))
    told = {normal_form(token) for token in (*title, *text)}
    forms = {form for token in (*title, *text) for form in token.keys} - told
    return Wording(
        title=" ".join(map(normal_form, title)),
        text=" ".join(map(normal_form, text)),
        forms=" ".join(sorted(forms)),
    )


def terms(text: str) -> tuple[Term, ...]:
    """What a person searches for: single words, and in quotes words that stand together; any text is one.

    Whose language the words are is not asked: each is brought to its normal form by every language's operations.
    """
    found = [term for part, quoted in _parts(text) for term in _terms(part, quoted=quoted)]
    return tuple(dict.fromkeys(found))


def words(text: str, tokenizer: Tokenizer) -> Iterator[Token]:
    """The words of a text."""
    yield from tokenizer.tokens(text, 0, len(text), [])


def normal_form(token: Token) -> str:
    """The form in which a word is searched for."""
    return clitics.bare(token.forms) or token.norm


def tokenizer_of(lang: str | None) -> Tokenizer:
    """What splits texts of a language into words."""
    return _tokenizer(*_operations().get(lang or "", _UNKNOWN))


@cache
def _operations() -> dict[str, tuple[str, str]]:
    """By language, how its words are normalised and which clitics they have."""
    found = {}
    for iso in languages():
        data = load_toml(DATA / "languages" / iso / "language.toml", LanguageData)
        found[iso] = data.normalise, data.clitics
    return found


@cache
def _tokenizer(normaliser: str, clitic: str) -> Tokenizer:
    return Tokenizer(NORMALISERS[normaliser], clitics.OPERATIONS[clitic])


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """What stands outside and, with True, inside of quotes; a quote that is not closed is none."""
    pieces = text.translate(_QUOTES).split('"')
    for number, piece in enumerate(pieces):
        yield piece, number % 2 == 1 and number < len(pieces) - 1


_QUOTES = str.maketrans(dict.fromkeys("«»“”„", '"'))


def _terms(part: str, *, quoted: bool) -> Iterator[Term]:
    tokenizers = {_tokenizer(*operations): None for operations in (*_operations().values(), _UNKNOWN)}
    readings = [[normal_form(token) for token in words(part, tokenizer)] for tokenizer in tokenizers]
    if quoted:
        whole = tuple(dict.fromkeys(tuple(reading) for reading in readings if reading))
        yield from (Term(whole),) if whole else ()
        return
    # Every tokenizer splits at the same places, but one may find a word to be no word at all.
    by_place: dict[int, dict[tuple[str, ...], None]] = {}
    for tokenizer in tokenizers:
        for token in words(part, tokenizer):
            by_place.setdefault(token.start, {})[normal_form(token),] = None
    for place in sorted(by_place):
        yield Term(tuple(by_place[place]))
