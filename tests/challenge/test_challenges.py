"""Short reports, each on one thing that the language does to a claim: what they give, and what they must not.

`en.toml` and `ar.toml` hold the reports, written from how the language works. `known.toml` names those that are
misread today, and how.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
import pytest

from hudna.engine.analyst import Analyst
from hudna.model.claims import Act, Claim, Count, Mention, Status
from hudna.model.events import EventType
from hudna.model.reports import Report
from hudna.reading.data_files import load_toml

HERE = Path(__file__).parent
LANGUAGES = ("ar", "en")
OUTLET = "outlet"
Killed = Annotated[str, msgspec.Meta(pattern=r"^\d+(-\d*)?$")]


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A claim by the fields that matter; one that is left out may be anything.

    `speaker`, `actors` and `targets` are ids: of a side, for which any body of it will do, or of one body (with a dot).
    `speaker = "outlet"` is nobody but the outlet. `killed` is `3`, `3-9`, or `3-` for three and more.
    """

    type: EventType | None = None
    status: Status | None = None
    act: Act | None = None
    speaker: str | None = None
    actors: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None
    killed: Killed | None = None

    def fits(self, claim: Claim) -> bool:
        return (
            self.type in {None, claim.type}
            and self.status in {None, claim.status}
            and self.act in {None, claim.act}
            and (self.speaker is None or _same([] if self.speaker == OUTLET else [self.speaker], _speakers(claim)))
            and (self.actors is None or _same(self.actors, claim.actors))
            and (self.targets is None or _same(self.targets, claim.targets))
            and (self.killed is None or self.killed == _count(claim.killed))
        )


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report with the claims that it gives and those that nobody may read into it."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*-\d\d$")]
    published: date
    text: str
    gives: tuple[Told, ...] = ()
    never: tuple[Told, ...] = ()


class Suite(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The items of one language."""

    item: tuple[Item, ...]


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """By language and id of an item, what is misread in it."""

    ar: dict[str, str]
    en: dict[str, str]


SUITES = {lang: load_toml(HERE / f"{lang}.toml", Suite) for lang in LANGUAGES}
KNOWN = load_toml(HERE / "known.toml", Known)
MISREAD = {"ar": KNOWN.ar, "en": KNOWN.en}


def challenges() -> Iterator[object]:
    for lang, suite in SUITES.items():
        for item in suite.item:
            misread = MISREAD[lang].get(item.id)
            # Strict: what passes leaves the list, also when models that are learned anew change a few items.
            marks = [pytest.mark.xfail(reason=misread, strict=True)] if misread else []
            yield pytest.param(lang, item, id=f"{lang}-{item.id}", marks=marks)


def _speakers(claim: Claim) -> list[Mention]:
    return [claim.speaker] if claim.speaker else []


def _same(ids: Sequence[str], mentions: Sequence[Mention]) -> bool:
    """Whether ids are those of mentions, each an id with a dot or just the side."""
    return all(any(one in {m.id, m.side} for m in mentions) for one in ids) and all(
        m.id in ids or m.side in ids for m in mentions
    )


def _count(count: Count | None) -> str | None:
    if count is None:
        return None
    if count.low == count.high:
        return str(count.low)
    return "-".join("" if end is None else str(end) for end in (count.low, count.high))


def _shown(claim: Claim) -> str:
    told = Told(
        type=claim.type,
        status=claim.status,
        act=claim.act,
        speaker=claim.speaker.id if claim.speaker else OUTLET,
        actors=tuple(m.id for m in claim.actors),
        targets=tuple(m.id for m in claim.targets),
        killed=_count(claim.killed),
    )
    return msgspec.json.encode(told).decode()


@pytest.mark.parametrize(("lang", "item"), list(challenges()))
def test_a_report_gives_its_claims_and_no_others(analyst: Analyst, lang: str, item: Item) -> None:
    claims = analyst.read(Report(id=item.id, text=item.text, lang=lang, published=item.published)).claims
    read = "\n".join(map(_shown, claims)) or "nothing"
    missing = [told for told in item.gives if not any(map(told.fits, claims))]
    assert not missing, f"{item.text}\nmisses {missing}; has\n{read}"
    wrong = [told for told in item.never if any(map(told.fits, claims))]
    assert not wrong, f"{item.text}\nhas {wrong} among\n{read}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_item_says_something_and_has_an_id_of_its_own(lang: str) -> None:
    items = SUITES[lang].item
    assert all(item.gives or item.never for item in items)
    assert len({item.id for item in items}) == len(items)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_known_to_be_misread_is_in_the_suite(lang: str) -> None:
    assert MISREAD[lang].keys() <= {item.id for item in SUITES[lang].item}
