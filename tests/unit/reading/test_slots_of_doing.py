"""Who does what a noun names by the noun of doing that governs it: إطلاق, قيام."""

import pytest

from .conftest import Bench, words_of


def subject(ar: Bench, text: str, trigger: str) -> list[str]:
    """The subjects of the first noun of a text that is such a trigger."""
    drafts = ar.drafts(text)
    named = (
        d for d in drafts if trigger in " ".join(t.text for t in d.structure.tokens[d.trigger.first : d.trigger.last])
    )
    draft = next(named)
    return [words_of(draft.structure, g) for g in draft.choices.scene.slots.filled.get("subject", [])]


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("أدان البيان إطلاق حزب الله عشرات الصواريخ على حيفا.", "الصواريخ", "حزب الله"),
        ("أدان البيان قيام الجيش الأذربيجاني بقصف بيرد.", "بقصف", "الجيش الأذربيجاني"),
        ("وأكد الوزير إطلاق حماس سراح عشرة رهائن.", "سراح", "حماس"),
        ("نفت كييف قيامها بالقصف الذي تحدثت عنه موسكو.", "بالقصف", "كييف"),
        ("وتنفي تركيا، التي تدعم الفصائل، تورطها المباشر في قصف البلدة.", "قصف", "تركيا"),
        ("اتهم البيان الجيش الأذربيجاني بتورط وحداته في قصف البلدة.", "قصف", "وحداته"),
    ],
)
def test_who_owns_the_doing_does_it(ar: Bench, text: str, trigger: str, who: str) -> None:
    assert subject(ar, text, trigger) == [who]


def test_who_owns_a_noun_whose_object_a_preposition_governs_is_in_no_doubt_its_owner(ar: Bench) -> None:
    assert subject(ar, "أكدت موسكو أهمية التزام الطرفين باتفاقات وقف إطلاق النار.", "التزام") in ([], ["موسكو"])
