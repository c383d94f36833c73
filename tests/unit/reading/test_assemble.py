"""From drafts to claims: tolls joined to their attacks, spans set."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from hudna.model.claims import Act, Count, Mention, Place, Span, Status
from hudna.model.events import EventType
from hudna.reading.assemble import join_tolls, to_claim
from hudna.reading.attribution import Voice
from hudna.reading.context import Context
from hudna.reading.drafts import Draft

from .conftest import Bench, ids

KARABAKH = (("AZE",), ("ARM", "ARTSAKH"))


def who(identifier: str) -> Mention:
    return Mention(id=identifier, start=0, end=1, text="x")


def said_by(draft: Draft, speaker: str | None, actors: tuple[str, ...], act: Act = Act.STATES) -> Draft:
    """A draft as somebody else may tell it."""
    voice = Voice("outlet", None) if speaker is None else Voice("speech", who(speaker))
    return replace(draft, voice=voice, actors=[who(actor) for actor in actors], act=act)


def two(bench: Bench) -> tuple[Draft, Draft]:
    """An attack and a bare toll of one sentence, before they are joined."""
    [attack] = [d for d in bench.drafts("Azerbaijan shelled Ganja and five were killed.") if d.type.family == "attack"]
    toll = replace(
        attack, type=EventType.HARM_PEOPLE, killed=Count(low=5, high=5), wounded=None, reasons=[], targets=[]
    )
    return replace(attack, killed=None, wounded=None, reasons=[]), toll


def test_the_toll_of_an_attack_becomes_part_of_it(en: Bench) -> None:
    attack, toll = two(en)
    attack.targets, toll.targets = [], [who("ARM.CVL")]
    assert join_tolls([attack, toll]) == [attack]
    assert (attack.killed, attack.wounded) == (Count(low=5, high=5), None)
    assert [m.id for m in attack.targets] == ["ARM.CVL"]


def test_figures_and_targets_that_an_attack_has_are_kept(en: Bench) -> None:
    attack, toll = two(en)
    attack.killed, attack.targets = Count(low=9, high=9), [who("ARM")]
    toll.targets = [who("ARM.CVL")]
    join_tolls([attack, toll])
    assert attack.killed == Count(low=9, high=9)
    assert [m.id for m in attack.targets] == ["ARM"]


def test_a_toll_without_an_attack_stands_alone(en: Bench) -> None:
    _, toll = two(en)
    assert join_tolls([toll]) == [toll]


def test_a_toll_of_another_speaker_sentence_or_status_stands_alone(en: Bench) -> None:
    attack, toll = two(en)
    elsewhere = en.drafts("It rained. Azerbaijan shelled Ganja.")[0]
    denied = replace(attack, telling=attack.telling._replace(status=Status.DENIED))
    for other in (said_by(attack, "RUS", ("AZE",)), elsewhere, denied):
        assert join_tolls([other, toll]) == [other, toll]


def test_the_toll_of_a_whole_war_is_what_is_told_of_it(ar: Bench) -> None:
    told = ar.drafts("أوقع النزاع الدائر في شرق البلاد بين الجيش والفصائل الموالية لخصومه منذ عام ونصف خمسين قتيلا.")
    assert [draft.type for draft in told] == [EventType.HARM_PEOPLE]
    assert told[0].killed == Count(low=50, high=50)


def test_a_war_that_breaks_out_is_told_beside_its_toll(ar: Bench) -> None:
    told = ar.drafts("اندلعت الحرب في الشمال وقتل فيها خمسون جنديا.")
    assert [draft.type for draft in told] == [EventType.ATTACK_OTHER, EventType.HARM_PEOPLE]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Azerbaijan shelled the town of Ganja, killing five civilians."),
        ("ar", "قصفت أذربيجان مدينة كنجة ما أدى إلى مقتل خمسة مدنيين."),
    ],
)
def test_a_sentence_of_an_attack_and_its_toll_tells_one_event(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    found = benches[iso].drafts(text)
    assert [draft.type for draft in found] == [EventType.ATTACK_SHELLING]
    assert found[0].killed == Count(low=5, high=5)


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Calm held. On Monday, they say, Azerbaijan, in spite of all, shelled Armenia, near Ganja, they added."),
        ("en", "Azerbaijan fired, at noon, rockets at Armenia."),
        ("ar", "ساد الهدوء. ويوم الاثنين، كما قيل، قصفت أذربيجان، رغم كل شيء، أرمينيا، قرب كنجة."),
        ("ar", "شنت أذربيجان، ظهرا، سبع غارات على أرمينيا."),
    ],
)
def test_evidence_contains_trigger_roles_and_place_of_its_sentence(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    _, context, _ = benches[iso].reader.drafts(benches[iso].report(text))
    for draft in benches[iso].drafts(text):
        claim = to_claim(draft, context, 0.7)
        inside: list[Span | Mention | Place] = [claim.trigger, *claim.actors, *claim.targets]
        inside += [claim.place] if claim.place else []
        assert all(claim.evidence.start <= part.start and part.end <= claim.evidence.end for part in inside)
        assert all(text[part.start : part.end] == part.text for part in (claim.evidence, *inside))
        assert (claim.rule, claim.confidence) == (draft.trigger.value.entry.id, 0.7)


def test_evidence_never_runs_into_another_sentence(en: Bench) -> None:
    text = "Azerbaijan attacked Armenia. The shelling went on."
    _, context, _ = en.reader.drafts(en.report(text))
    last = to_claim(en.drafts(text)[-1], context)
    assert last.evidence.text == "The shelling went on"


def test_a_claim_says_why_it_was_read_so(en: Bench) -> None:
    text = "Armenia said that Azerbaijan had shelled Ganja."
    _, context, _ = en.reader.drafts(en.report(text))
    trace = "\n".join(to_claim(en.drafts(text)[0], context).trace)
    assert "speaker: Armenia" in trace
    assert "actor: Azerbaijan" in trace


@pytest.mark.parametrize(
    ("speaker", "target", "act", "doers"),
    [
        ("AZE", "AZE.CVL", Act.STATES, []),
        ("AZE.MIL", "AZE", Act.ACCUSES, []),
        ("AZE", "AZE.CVL", Act.ADMITS, ["AZE.MIL"]),
        ("AZE", "AZE.REB", Act.STATES, ["AZE.MIL"]),
        ("AZE", "ARM", Act.STATES, ["AZE.MIL"]),
        ("ARM", "AZE.CVL", Act.STATES, ["AZE.MIL"]),
        (None, "AZE.CVL", Act.STATES, ["AZE.MIL"]),
    ],
)
def test_nobody_tells_that_his_own_side_harmed_its_own_people_unless_he_admits_it(
    en: Bench, speaker: str | None, target: str, act: Act, doers: list[str]
) -> None:
    attack, _ = two(en)
    told = replace(said_by(attack, speaker, ("AZE.MIL",), act), targets=[who(target)])
    claim = to_claim(told, Context("x" * 100, "AZE", KARABAKH))
    assert [actor.id for actor in claim.actors] == doers


@pytest.mark.parametrize(
    "text",
    [
        "Rebels executed three soldiers after the army shelled Ganja.",
        "The civil war has killed 4,000 people.",
    ],
)
def test_an_execution_and_the_toll_of_a_war_are_no_result_of_an_attack(en: Bench, text: str) -> None:
    assert [d.type for d in en.drafts(text)].count(EventType.HARM_PEOPLE) == 1


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "Russian strikes have killed dozens of people in Idlib.", "RUS"),
        ("ar", "قتل شخصان في غارة من طائرة إسرائيلية على غزة.", "ISR.MIL"),
        ("ar", "قتل شخصان وأصيب ثلاثة في غارة من مسيرة إسرائيلية على سيارة.", "ISR.MIL"),
    ],
)
def test_whose_an_attack_is_by_its_own_words_is_not_whom_it_kills(
    *, benches: Mapping[str, Bench], iso: str, text: str, who: str
) -> None:
    [attack] = [draft for draft in benches[iso].drafts(text) if draft.type.family == "attack"]
    assert [one.id for one in attack.actors] == [who]
    assert who not in [one.id for one in attack.targets]
    assert attack.killed is not None


def test_a_toll_with_a_doer_and_words_of_its_own_is_not_that_of_the_attack_told_before(ar: Bench) -> None:
    claims = ar.claims("اتهمت أوكرانيا روسيا بقصف أوديسا وقالت إن قواتها قتلت عشرة جنود.")
    assert [(ids(c.actors), c.killed is not None) for c in claims] == [(["RUS"], False), (["UKR.MIL"], True)]
