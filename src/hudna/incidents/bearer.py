"""Where a judgement on an incident stays when claims of the incident come to stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from hudna.model.judgements import Judgement, JudgementKind


def bearer(judgement: Judgement, judgements: Iterable[Judgement]) -> str | None:
    """The claim with which a judgement goes: whatever incident that tells is the one that was judged.

    It is the first of those judged, which the incident's id was made of. Where a person later splits that off and leaves
    others of those judged behind, it is the first of these: what leaves was not judged, nor is what joins it.

    Args:
        judgement: any.
        judgements: in their order, at least those on the claims that it is about.
    """
    judged = judgement.verdict.claims or judgement.verdict.others
    found = next(iter(judged), None)
    for later in judgements:
        split = later.verdict
        if split.kind is not JudgementKind.SPLIT or later.withdrawn is not None or later.sequence <= judgement.sequence:
            continue
        if found in split.claims:
            found = next((claim for claim in judged if claim in split.others), found)
    return found
