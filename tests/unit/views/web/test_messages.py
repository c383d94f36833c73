"""Pages speak every language of theirs in full."""

from __future__ import annotations

import re

import pytest

from hudna.views.web.catalog import LANGUAGES
from hudna.views.web.labels import LABELS
from hudna.views.web.messages import catalogue, messages

TRANSLATED = [language for language in LANGUAGES if language != "en"]
_PLACEHOLDER = re.compile(r"%\(\w+\)s")


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str) -> None:
    kept = catalogue(language)
    missing = []
    for message in messages():
        found = kept.get(message.id, message.context) if message.id else None
        words = () if found is None else found.string if isinstance(found.string, tuple | list) else (found.string,)
        if message.id and (not words or not all(words)):
            missing.append(message.id)
    assert missing == [], "run `python -m hudna.views.web.messages` and give these words"


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_translated_that_nobody_says(language: str) -> None:
    said = {message.id for message in messages()}
    assert [message.id for message in catalogue(language) if message.id not in said] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_names_what_its_message_names(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        sources = message.id if isinstance(message.id, tuple | list) else (message.id,)
        named = {name for source in sources for name in _PLACEHOLDER.findall(source)}
        for words in message.string if isinstance(message.string, tuple | list) else (message.string,):
            assert set(_PLACEHOLDER.findall(words or "")) <= named, message.id


def test_every_code_of_the_vocabulary_has_a_label() -> None:
    kinds = {kind for kind, _ in LABELS}
    assert {(kind, code.value) for kind in kinds for code in kind} == set(LABELS)
