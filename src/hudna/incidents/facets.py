"""What of a claim is compared with other claims: small enough to be kept beside it and compared thousands of times."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache

import msgspec

from hudna.incidents.accounts import killed
from hudna.incidents.matching import Matching
from hudna.incidents.setting import number
from hudna.incidents.sides import Sides
from hudna.incidents.telling import Telling, tell
from hudna.incidents.times import days_of, sought_by
from hudna.model.claims import Act, Claim, Count, Mention, Place
from hudna.model.incidents import FiledClaim

_WORD = re.compile(r"\w+")
_LETTERS = 4  # that two words must share in a row: what stands before or after them differs with the grammar
_RUNS = 10_000  # claims whose runs of letters are remembered, in some 60 MB
_MARKS = re.compile(r"[\u0300-\u036f\u0640\u064b-\u065f\u0670]+")
_ABOUT = 7  # days that reports may be wrong about a truce's beginning
_ELSEWHERE = "elsewhere"  # the conflict of what happened in no known conflict, in no known country, by no known side
_SCRIPTS = tuple(map(re.compile, ("[\u0600-\u06ff]", "[\u0400-\u04ff]")))


class Spot(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A place as compared: see `hudna.model.claims.Place`."""

    name: str
    country: str | None
    kind: str
    lat: float | None
    lon: float | None


class Facets(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A claim as compared; written down without the names of its fields, as it is read a thousand times.

    Attributes:
        claim, report, document: where it stands; `number` counts the claims of the report.
        block: the kind of matter and the conflict; only claims of one block, or of one document, are compared.
        once: for what happens once in the life of an agreement, what and of which; all claims of it are one incident.
        type: event type code.
        denies: whether it tells the event as not having happened; `own` where its speaker's camp denies a deed of its own.
        speaker: the camp of who tells it; None for the outlet.
        told: when it was told, as an ordinal, or None.
        first, last: the event's days, or where none is told that of publication, as ordinals; None where neither is known.
        dated: whether the days are told.
        day: by which others to be compared with it are looked for, or None.
        actors, targets: by camp, sorted.
        place: where, or None; `around`, where it is not told, where its report was near by.
        killed, wounded: the toll told with it.
        agreement: id of the agreement that it concerns, or None.
        script: which alphabet its words are in, so that words are only compared within one.
        words: the words of the evidence, each once, sorted: one text, as most are never looked at.
    """

    claim: str
    report: str
    number: int
    document: str | None
    block: str
    once: str | None
    type: str
    denies: bool
    own: bool
    speaker: str | None
    told: int | None
    first: int | None
    last: int | None
    dated: bool
    day: int | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: Spot | None
    around: Spot | None
    killed: Count | None
    wounded: Count | None
    agreement: str | None
    script: int
    words: str


def facets(
    filed: FiledClaim, sides: Sides, matching: Matching, home: str | None = None, around: Place | None = None
) -> Facets | None:
    """What of a claim is compared; None where it tells no event, or nothing of who, where, under what and in which conflict.

    Args:
        filed: the claim with its report.
        sides: who is on whose side.
        matching: which types of events may be one event.
        home: the conflict that its report is about.
        around: where it most likely happened, where it tells no place: see `hudna.incidents.setting`.
    """
    claim = filed.claim
    telling = tell(claim, sides)
    if telling is None or not (telling.actors or telling.targets or claim.place or claim.agreement or home):
        return None
    country = claim.place.country if claim.place is not None else None
    company = (*telling.actors, *telling.targets)
    conflict, camps = (
        sides.conflict(company, country) if country or home is None else (home, sides.camps(company, None))
    )
    told = None if filed.published is None else filed.published.toordinal()
    first, last = _days(claim, told)
    speaker = _camp(claim.speaker, camps, sides)
    actors = tuple(sorted({camps.get(side, side) for side in telling.actors}))
    return Facets(
        claim=filed.id,
        report=filed.report_id,
        number=number(filed),
        document=filed.document,
        block=_block(telling, claim, conflict or country, matching),
        once=_once(telling, filed, sides, matching),
        type=telling.type.value,
        denies=telling.denies,
        own=telling.denies and claim.act is Act.DENIES and speaker in actors,
        speaker=speaker,
        told=told,
        first=first,
        last=last,
        dated=claim.when is not None,
        day=sought_by(days_of(telling.type, first, last, dated=claim.when is not None, matching=matching)),
        actors=actors,
        targets=tuple(sorted({camps.get(side, side) for side in telling.targets})),
        place=_spot(claim.place),
        around=_spot(around) if claim.place is None else None,
        killed=killed(claim),
        wounded=claim.wounded,
        agreement=claim.agreement,
        script=_script(claim.evidence.text),
        words=_words(claim.evidence.text),
    )


def _words(text: str) -> str:
    return " ".join(sorted(set(_WORD.findall(_MARKS.sub("", text).casefold()))))


@lru_cache(maxsize=_RUNS)
def runs(words: str) -> frozenset[str]:
    """The runs of letters in the words of a claim: by these is told how much of their wording two claims share."""
    return frozenset(
        word[at : at + _LETTERS] for word in words.split() for at in range(max(1, len(word) - _LETTERS + 1))
    )


def _block(telling: Telling, claim: Claim, where: str | None, matching: Matching) -> str:
    group = matching.group(telling.type)
    if group in matching.everywhere:
        return group
    if where is None:
        where = min((*telling.actors, *telling.targets), default=claim.agreement or _ELSEWHERE)
    return f"{group}|{where}"


def _once(telling: Telling, filed: FiledClaim, sides: Sides, matching: Matching) -> str | None:
    """A truce is agreed once and takes effect once; what is told of days far from that, or of one town later, is another.

    A town elsewhere than where it holds is where it was signed.

    So is what sides declare beside a truce that a council resolved. What is told not to be agreed is no telling of it: whom
    it leaves out, or what one side refuses, is each a matter of its own.
    """
    claim = filed.claim
    beginning = sides.beginnings.get(claim.agreement or "")
    if (
        telling.type not in matching.once
        or telling.denies
        or beginning is None
        or beginning.is_of_others(telling.actors)
    ):
        return None
    signed, effect = beginning.signed, beginning.effect
    local = claim.place is not None and claim.place.kind == "point" and claim.place.country in beginning.countries
    about = timedelta(days=1 if local else _ABOUT)
    day = claim.when.end if claim.when is not None else filed.published if local else effect
    if day is None or not signed - about <= day <= effect + about:
        return None
    return f"{telling.type} {claim.agreement}"


def _camp(speaker: Mention | None, camps: Mapping[str, str], sides: Sides) -> str | None:
    if speaker is None:
        return None
    side = sides.voices.side(speaker.id)
    return camps.get(side, side)


def _days(claim: Claim, told: int | None) -> tuple[int | None, int | None]:
    if claim.when is not None:
        return claim.when.start.toordinal(), claim.when.end.toordinal()
    return told, told


def _spot(place: Place | None) -> Spot | None:
    if place is None:
        return None
    return Spot(name=place.name, country=place.country, kind=place.kind, lat=place.lat, lon=place.lon)


def _script(text: str) -> int:
    """0 for the Latin alphabet and whatever is none of the others."""
    counts = [0, *(len(letters.findall(text)) for letters in _SCRIPTS)]
    return max(range(len(counts)), key=counts.__getitem__)
