"""Sentences of a language, without its lexicons."""

from hudna.reading import clitics
from hudna.reading.data_files import DATA, load_toml
from hudna.reading.language_data import LanguageData
from hudna.reading.normalise import OPERATIONS as NORMALISERS
from hudna.reading.sentences import Sentence, sentences
from hudna.reading.tokens import Token, Tokenizer

LANGUAGES = ("ar", "en")
FOLDERS = {iso: DATA / "languages" / iso for iso in LANGUAGES}


def _tokenizer(data: LanguageData) -> Tokenizer:
    return Tokenizer(NORMALISERS[data.normalise], clitics.OPERATIONS[data.clitics], data.case_sensitive)


_DATA = {iso: load_toml(FOLDERS[iso] / "language.toml", LanguageData) for iso in LANGUAGES}
TOKENIZERS = {iso: _tokenizer(data) for iso, data in _DATA.items()}


def sentences_of(iso: str, text: str) -> list[Sentence]:
    return sentences(text, TOKENIZERS[iso], frozenset(_DATA[iso].abbreviations))


def words(tokens: tuple[Token, ...], first: int, last: int) -> str:
    return tokens[first].text + "".join(token.gap + token.text for token in tokens[first + 1 : last])
