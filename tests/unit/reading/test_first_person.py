"""What speakers tell of their own side: who speaks does it, though the words name nobody."""

from collections.abc import Mapping

import pytest

from .conftest import Bench, ids


def actors(bench: Bench, text: str, trigger: str) -> set[str]:
    """Who does the first event of a text that such a word names."""
    drafts = bench.drafts(text)
    named = (
        d for d in drafts if trigger in " ".join(t.text for t in d.structure.tokens[d.trigger.first : d.trigger.last])
    )
    return {identifier.partition(".")[0] for identifier in ids(next(named).actors)}


@pytest.mark.parametrize(
    ("iso", "text", "trigger", "who"),
    [
        ("en", "\"We will not withdraw our fighters,\" a Hezbollah spokesman said.", "withdraw", {"HEZBOLLAH"}),
        ("en", "\"We have an agreement with Russia on a ceasefire in Idlib,\" the Turkish minister said.", "agreement", {"TUR", "RUS"}),
        ("en", "The Armenian minister said: \"We struck two launchers in Azerbaijan.\"", "struck", {"ARM"}),
        ("ar", "وقال وزير الدفاع التركي \"لدينا اتفاق مع روسيا على وقف إطلاق النار في إدلب\".", "اتفاق", {"TUR", "RUS"}),
        ("ar", "وقال وزير الدفاع الأرميني \"لا يعلم كثيرون أننا نجري محادثات مع أذربيجان\".", "محادثات", {"ARM", "AZE"}),
        ("ar", "وقال المتحدث باسم الجيش الإسرائيلي \"سنرد على أي هجوم لحزب الله\".", "سنرد", {"ISR"}),
    ],
)  # fmt: skip
def test_who_speaks_in_the_first_person_acts(
    *, benches: Mapping[str, Bench], iso: str, text: str, trigger: str, who: set[str]
) -> None:
    assert actors(benches[iso], text, trigger) == who


@pytest.mark.parametrize(
    ("iso", "text", "trigger"),
    [
        ("en", '"We have seen heavy clashes between Georgia and Russia," the Armenian minister said.', "clashes"),
        ("en", '"We saw the shelling of the village," the Armenian minister said.', "shelling"),
        ("en", '"We condemn the shelling of Goris by Azerbaijan," the Armenian minister said.', "shelling"),
        ("en", '"We were shelled by Azerbaijan," the Armenian minister said.', "shelled"),
        ("ar", 'وقال الوزير الأرميني "قصفتنا أذربيجان بالمدفعية".', "قصفتنا"),
    ],
)
def test_what_befell_or_was_seen_by_us_is_no_deed_of_ours(
    *, benches: Mapping[str, Bench], iso: str, text: str, trigger: str
) -> None:
    assert "ARM" not in actors(benches[iso], text, trigger)


def test_what_they_did_to_ours_is_no_deed_of_ours(ar: Bench) -> None:
    """A verb in the plural has its subject before it or nowhere: what stands behind it is its object."""
    told = ar.drafts('وقال الوزير الأرميني: "قصفوا مواقعنا في بيرد".')[-1]
    assert ids(told.actors) == []
    assert ids(told.targets) == ["ARM.MIL"]
