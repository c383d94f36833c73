"""Attribution: who may stand behind a claim, how each is described, and that the most likely one is chosen."""

from collections.abc import Mapping

import pytest

from hudna.model.claims import Act
from hudna.model.events import EventType
from hudna.reading.attribution import Attributor, Setting, Voice, describe
from hudna.reading.choice import LinearModel, Reason

from .conftest import Bench

TEXTS = {
    "en": "Armenia said that Azerbaijan had shelled villages. The shelling went on. A truce was agreed.",
    "ar": "قالت أرمينيا إن أذربيجان قصفت قرى. واستمر القصف. وأبرم اتفاق هدنة.",
}


def setting(bench: Bench, text: str, number: int = 0) -> Setting:
    return bench.drafts(text)[number].choices.setting


def who(voice: Voice) -> tuple[str, str | None]:
    return voice.origin, None if voice.mention is None else voice.mention.id


def preferring(feature: str) -> Attributor:
    """An attributor that looks at one feature only."""
    return Attributor(LinearModel.of(("speaks", "other"), (0.0, 0.0), {feature: (3.0, -3.0)}))


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_who_speaks_and_the_outlet_may_stand_behind_what_is_said(benches: Mapping[str, Bench], iso: str) -> None:
    assert [who(v) for v in setting(benches[iso], TEXTS[iso]).voices] == [("speech", "ARM"), ("outlet", None)]


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_who_spoke_before_may_go_on(benches: Mapping[str, Bench], iso: str) -> None:
    assert [who(v) for v in setting(benches[iso], TEXTS[iso], 1).voices] == [("carried", "ARM"), ("outlet", None)]


def test_before_anybody_spoke_only_the_outlet_may_stand_behind_it(en: Bench) -> None:
    assert [who(v) for v in setting(en, "Azerbaijan shelled villages.").voices] == [("outlet", None)]


def test_of_two_speeches_the_nearer_ranks_first(en: Bench) -> None:
    text = "Armenia said that Russia reported that Azerbaijan had shelled villages."
    found = setting(en, text).voices
    assert [(who(v), v.rank) for v in found] == [
        (("speech", "RUS"), 0),
        (("speech", "ARM"), 1),
        (("outlet", None), 2),
    ]


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_features_say_what_lies_between_the_speech_and_the_event(benches: Mapping[str, Bench], iso: str) -> None:
    here = setting(benches[iso], TEXTS[iso])
    features = describe(here, here.voices[0])
    assert "verb|forward=True|quoted=False|own words=False" in features
    assert "verb|complementiser|gap=2|verb" in features
    assert "named|verb|rank=0" in features


def test_features_tell_quoted_words_from_others(en: Bench) -> None:
    here = setting(en, 'Armenia said: "Azerbaijan shelled five of our villages at dawn."')
    assert "verb|forward=True|quoted=True|own words=True" in describe(here, here.voices[0])


def test_features_tell_how_long_ago_somebody_spoke(en: Bench) -> None:
    text = "Armenia spoke. Armenia said it was calm. It rained. Azerbaijan shelled villages."
    here = setting(en, text)
    assert who(here.voices[0]) == ("carried", "ARM")
    assert "carried|since=1|quoted=False|covering=0" in describe(here, here.voices[0])


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_features_are_the_same_however_often_and_in_whatever_order_asked(
    benches: Mapping[str, Bench], iso: str
) -> None:
    first, again = (setting(benches[iso], TEXTS[iso]) for _ in range(2))
    forward = [describe(first, voice) for voice in first.voices]
    backward = [describe(again, voice) for voice in reversed(again.voices)]
    assert forward == backward[::-1]
    assert all(len(features) == len(set(features)) for features in forward)


@pytest.mark.parametrize(
    ("feature", "chosen"), [("named|verb|rank=0", ("speech", "ARM")), ("outlet|suffix=none", ("outlet", None))]
)
def test_the_voice_of_the_greatest_chance_is_chosen(en: Bench, feature: str, chosen: tuple[str, str | None]) -> None:
    voice, reason = preferring(feature).attribute(setting(en, TEXTS["en"]))
    assert who(voice) == chosen
    assert isinstance(reason, Reason)
    assert reason.chance > 0.99
    assert feature in str(reason)


def test_of_equal_chances_the_nearest_voice_is_chosen(en: Bench) -> None:
    voice, reason = preferring("no such feature").attribute(setting(en, TEXTS["en"]))
    assert who(voice) == ("speech", "ARM")
    assert isinstance(reason, Reason)
    assert reason.chance == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("iso", "text", "ids"),
    [
        ("en", "The channel, citing the Turkish army, said that Russia had shelled the village.", ["TUR"]),
        ("en", "Erdogan said that Russia had shelled the village, according to Reuters.", ["TUR"]),
        ("ar", "ذكرت القناة نقلا عن الجيش التركي أن روسيا قصفت القرية.", ["TUR"]),
        ("ar", "قال أردوغان إن روسيا قصفت القرية، وفق وكالة رويترز.", ["TUR"]),
    ],
)
def test_a_medium_that_passes_on_what_others_say_is_no_voice(
    benches: Mapping[str, Bench], iso: str, text: str, ids: list[str]
) -> None:
    voices = setting(benches[iso], text).voices
    assert [voice.mention.side for voice in voices if voice.mention is not None] == ids


def test_voices_of_one_side_speak_for_it_together(en: Bench) -> None:
    doubtful = Attributor(LinearModel.of(("speaks", "other"), (0.0, 0.0), {"speech|family=attack": (-0.2, 0.2)}))
    alone = "Russia said that Azerbaijan had shelled villages."
    together = "Russia said that the Russian army had reported that Azerbaijan had shelled villages."
    assert who(doubtful.attribute(setting(en, alone))[0]) == ("outlet", None)
    voice, reason = doubtful.attribute(setting(en, together))
    assert who(voice) == ("speech", "RUS.MIL")
    assert isinstance(reason, Reason)
    assert reason.chance == pytest.approx(0.401, abs=0.001)


def test_an_army_and_the_opposition_to_it_are_no_one_side(en: Bench) -> None:
    doubtful = Attributor(LinearModel.of(("speaks", "other"), (0.0, 0.0), {"speech|family=attack": (-0.2, 0.2)}))
    text = "The Syrian opposition said that the Syrian army had reported that Turkey had shelled villages."
    assert who(doubtful.attribute(setting(en, text))[0]) == ("outlet", None)


def test_who_accuses_speaks_even_where_the_accused_spoke_last(en: Bench) -> None:
    text = "The Syrian army said it was calm. The Syrian opposition accused the army of shelling villages."
    accused = setting(en, text)
    assert ("carried", "SYR.MIL") in [who(voice) for voice in accused.voices]
    voice, _ = preferring("carried|suffix=MIL").attribute(accused)
    assert who(voice)[0] == "speech"


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Russia and Ukraine accused each other of shelling villages."),
        ("ar", "تبادلت روسيا وأوكرانيا الاتهامات بقصف القرى."),
    ],
)
def test_nobody_but_those_who_accuse_each_other_stands_behind_the_claim(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    voice, _ = preferring("outlet|suffix=none").attribute(setting(benches[iso], text))
    assert who(voice) == ("speech", "RUS")


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "Hezbollah fired two shells at a hill in what it described as a response to Israeli breaches of the truce.", "HEZBOLLAH"),
        ("en", "In what Israel described as a violation of the truce, Hezbollah moved rockets to the hill.", "ISR"),
        ("ar", "أطلق حزب الله قذيفتين ردا على ما وصفه بالخروق الإسرائيلية للهدنة.", "HEZBOLLAH"),
        ("ar", "وقال نتنياهو إن حماس ارتكبت ما وصفه بانتهاك خطير للهدنة.", "ISR"),
    ],
)  # fmt: skip
def test_what_somebody_calls_something_is_his_word(
    *, benches: Mapping[str, Bench], iso: str, text: str, who: str
) -> None:
    told = [draft for draft in benches[iso].drafts(text) if draft.type is EventType.TRUCE_VIOLATED]
    assert {draft.speaker.id if draft.speaker else None for draft in told} == {who}


def test_who_condemns_what_he_describes_as_a_breach_condemns_it(en: Bench) -> None:
    [draft] = en.drafts("Egypt condemned what it described as an Israeli violation of the ceasefire.")
    assert (draft.speaker.id if draft.speaker else None, draft.act) == ("EGY", Act.CONDEMNS)


def test_a_sentence_that_opens_with_its_speaker_is_not_of_who_spoke_before(en: Bench) -> None:
    text = "Armenia said it had pulled out. Georgia said that Azerbaijan had shelled villages."
    assert ("carried", "ARM") not in [who(v) for v in setting(en, text, 1).voices]


def test_who_denies_what_another_claims_stands_behind_the_denial(en: Bench) -> None:
    [claim] = en.claims("Armenia denied claims by Azerbaijan that it had shelled villages.")
    assert claim.speaker is not None
    assert claim.speaker.id == "ARM"
