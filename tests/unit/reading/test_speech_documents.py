"""Documents that speak: for whoever issued them, else for who spoke before."""

from __future__ import annotations

import pytest

from .speeches import only, side, speakers, speech


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "A statement by the coalition said that the town was calm.", "COALITION"),
        ("en", "The town was calm for weeks, said a statement issued by Hezbollah.", "HEZBOLLAH"),
        ("en", "The Syrian army's statement said that the town was calm.", "SYR"),
        ("ar", "ذكر بيان صادر عن التحالف أن المدينة هادئة.", "COALITION"),
        ("ar", "جاء في بيان لقيادة التحالف أن المدينة هادئة.", "COALITION"),
        ("ar", "أفاد تقرير حديث للأمم المتحدة بأن المدينة هادئة.", "UN"),
    ],
)
def test_a_document_speaks_for_whoever_issued_it(iso: str, text: str, who: str) -> None:
    assert side(only(iso, text)) == who


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "A letter to the United Nations said that the town was calm."),
        ("ar", "ذكرت رسالة إلى الأمم المتحدة أن المدينة هادئة."),
        ("ar", "أكد القرار إطلاق الصواريخ من روسيا."),
    ],
)
def test_to_whom_it_is_sent_and_what_it_tells_of_did_not_issue_it(iso: str, text: str) -> None:
    assert all(found.speaker is None for found in speech(iso, text) if found.kind == "verb")


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Hezbollah said the lull held. The statement added that Israel had shelled a village."),
        ("en", "Hezbollah issued a statement. According to the statement, Israel shelled a village."),
        ("ar", "قال حزب الله إن الهدوء مستمر. وأضاف البيان أن إسرائيل قصفت قرية."),
        ("ar", "أصدر حزب الله بيانا. وبحسب البيان، قصفت إسرائيل قرية."),
    ],
)
def test_without_an_issuer_whoever_spoke_goes_on(iso: str, text: str) -> None:
    assert speakers(iso, text)[-1] == "HEZBOLLAH"
