"""Denials by whole sentences: what is said to be false, what another said, and what is only not answered."""

from collections.abc import Mapping

import pytest

from hudna.model.claims import Act, Status
from hudna.model.events import EventType

from .conftest import Bench
from .test_status import told


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "The statement that Armenian forces fired on the village does not correspond to reality.", "fired on"),
        ("en", "The information spread by Azerbaijan that Armenian units shelled Goris is untrue.", "shelled"),
        ("en", "Baku's claim that Armenia shelled Ganja is false, the Armenian ministry said.", "shelled"),
        ("en", "Yerevan denied what Baku said about Armenian shelling of Ganja.", "shelling"),
        ("ar", "وقالت يريفان إن ما أعلنته باكو بشأن قصف أرمينيا لكنجة لا يتطابق مع الواقع.", "قصف"),
        ("ar", "وقالت يريفان إن الأنباء عن قصف أرمينيا لكنجة لا تمت للحقيقة بصلة.", "قصف"),
        ("ar", "ونفت يريفان ما أعلنته باكو عن إطلاق نار أرميني على مواقع أذربيجانية.", "إطلاق نار"),
        ("ar", "نفت موسكو أن تكون قصفت كييف.", "قصفت"),
    ],
)
def test_what_is_false_or_denied_as_anothers_words_is_no_fact(iso: str, text: str, word: str) -> None:
    draft = told(iso, text, word)
    assert draft.status is Status.DENIED
    assert draft.telling.act is Act.DENIES


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "Reports that Armenia shelled Ganja were confirmed, Baku said.", "shelled"),
        ("en", "Soldiers fired on the village under a false pretext.", "fired on"),
        ("en", "Russia shelled Sumy and the official denial was a lie.", "shelled"),
        ("en", "Ukraine accused Russia of shelling Sumy, and its account was false.", "shelling"),
        ("ar", "قصفت روسيا سومي وروايتها لا أساس لها من الصحة.", "قصفت"),
        ("en", "Hezbollah has yet to respond to the Israeli strike in Beirut.", "strike"),
        ("en", "Iran has not yet responded to the Israeli strikes on Isfahan.", "strikes"),
        ("ar", "ولم تعلق إيران بعد على الغارات الإسرائيلية على أصفهان.", "الغارات"),
    ],
)
def test_what_is_true_or_only_not_answered_is_a_fact(iso: str, text: str, word: str) -> None:
    assert told(iso, text, word).status is Status.ACTUAL


def test_who_judges_an_event_does_not_do_it() -> None:
    draft = told("ar", "ووصف رئيس الوزراء اللبناني الغارة بأنها انتهاك صارخ لوقف إطلاق النار.", "الغارة")
    assert draft.actors == []


def test_who_says_it_repelled_an_attack_was_attacked() -> None:
    draft = told("en", "Sudan's army said on Tuesday it had repelled an RSF attack on El Obeid.", "repelled")
    assert [m.id for m in draft.actors] == ["RSF"]
    assert [m.id for m in draft.targets] == ["SDN.MIL"]


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan's claim of a violation of the ceasefire near Tartar was rejected by Armenia.",
        "Armenia rejected the accusation of breaking the ceasefire near Tartar.",
    ],
)
def test_who_rejects_an_accusation_rejects_no_truce(en: Bench, text: str) -> None:
    assert EventType.TRUCE_ENDED not in {draft.type for draft in en.drafts(text)}
    assert EventType.TRUCE_ENDED in {draft.type for draft in en.drafts("Armenia rejected the ceasefire in Karabakh.")}


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("ar", "وصفت أذربيجان الاتهامات بأنها كاذبة، وقالت إن قواتها ملتزمة بوقف إطلاق النار."),
        ("ar", "نفت أذربيجان الاتهامات، مؤكدة أن قواتها ملتزمة بالهدنة."),
        ("en", "Azerbaijan denied the accusations, saying its forces were respecting the truce."),
        ("en", "Azerbaijan called the accusations false and said its forces were respecting the truce."),
    ],
)
def test_what_somebody_says_besides_what_he_denies_is_not_denied(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    held = benches[iso].claims(text)[0]
    assert (held.type, held.status) == (EventType.TRUCE_HELD, Status.ACTUAL)


@pytest.mark.parametrize(
    "text",
    [
        "Russia denied the report, saying no Russian planes had carried out airstrikes near Aleppo.",
        "The ministry said no Russian planes had carried out airstrikes near Aleppo.",
    ],
)
def test_what_none_carried_out_is_denied(en: Bench, text: str) -> None:
    (strikes,) = en.claims(text)
    assert strikes.status is Status.DENIED
