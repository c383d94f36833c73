"""Letters: their writer says whatever nobody else is said to say."""

from collections.abc import Mapping

import pytest

from .conftest import Bench


def speakers(bench: Bench, text: str) -> list[str | None]:
    return [draft.speaker.id if draft.speaker is not None else None for draft in bench.drafts(text, None)]


@pytest.mark.parametrize(
    ("iso", "text", "writer"),
    [
        (
            "en",
            "I have the honour to transmit a statement of the Foreign Ministry of Ukraine. Militants shelled a mill.",
            "UKR",
        ),
        (
            "en",
            "I have the honour to enclose a letter from the Foreign Minister of Iran. The army bombed a mill.",
            "IRN",
        ),
        ("ar", "يشرفني أن أحيل طيه رسالة من وزير خارجية إيران. قصف الجيش طاحونة.", "IRN"),
        ("ar", "أتشرف بأن أحيل بيانا صادرا عن وزارة خارجية أوكرانيا. قصف المسلحون طاحونة.", "UKR"),
    ],
)
def test_who_writes_a_letter_says_what_is_in_it(benches: Mapping[str, Bench], iso: str, text: str, writer: str) -> None:
    assert speakers(benches[iso], text)[-1] == writer


@pytest.mark.parametrize(
    "text",
    [
        "I have the honour to draw your attention to the shelling. Militants shelled a mill.",
        "The Foreign Ministry of Ukraine published a statement. Militants shelled a mill.",
    ],
)
def test_a_report_that_names_no_writer_is_its_outlet_s(en: Bench, text: str) -> None:
    assert speakers(en, text)[-1] is None


def test_others_still_speak_in_a_letter(en: Bench) -> None:
    text = "I have the honour to enclose a letter from the Foreign Minister of Iran. Turkey said that Russia had bombed a mill."
    assert speakers(en, text)[-1] == "TUR"
