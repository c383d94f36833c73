"""What can be sent, with examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from hudna.engine.decisions import Decision
from hudna.model.judgements import JudgementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForm:
    """A report as it is sent; all but its text may be left out.

    Attributes:
        text: kept to the character.
        id: printable; where another report has it, the report is kept under a longer one.
        lang: tag of its language; where none is given it is detected.
        published: ISO 8601 date or time of publication.
        source: who published it.
        title: its headline.
    """

    text: str
    id: str | None = None
    lang: str | None = None
    published: str | None = None
    source: str | None = None
    title: str | None = None


class JudgementForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A judgement as it is sent.

    Attributes:
        kind: what is decided.
        target: what it is about: of `sign` and `withdraw` the id of a judgement, of `grade-source` the name of a source, of
            `grade-claim` the id of a claim, of `dismiss` that of a proposal, of `correct` that of a claim or an incident, of all
            others that of an incident or of a claim that tells it.
        reason: why.
        other: of `merge`, the other incident.
        claims: of `split`, ids of the claims that tell another event.
        field, value: of `correct`, what is corrected and its right value; null that it is not told.
        grade: of `grade-source` A to F, of `grade-claim` 1 to 6.
        author: who judges, where no users are set up; otherwise it is the user, whatever is given.
    """

    kind: JudgementKind
    target: str
    reason: str
    other: str = ""
    claims: tuple[str, ...] = ()
    field: str = ""
    value: Any = None
    grade: str = ""
    author: str = ""

    def decision(self) -> Decision:
        """What is asked for."""
        given = {name: getattr(self, name) for name in self.__struct_fields__ if name != "author"}
        return Decision(**given)


REPORTS = (
    (
        "A report of which all is known",
        {
            "id": "baku-2020-10-28",
            "lang": "en",
            "published": "2020-10-28",
            "source": "Example News Agency",
            "title": "Shelling reported near Terter",
            "text": "Azerbaijan accused Armenia of shelling Terter on Tuesday, killing three civilians.",
        },
    ),
    ("No more than a text", {"text": "اتهمت أذربيجان أرمينيا بقصف مدينة ترتر يوم الثلاثاء."}),
)
JUDGEMENTS = (
    (
        "An incident happened as it is told",
        {"kind": "verify", "target": "incident-3f2a9c0d1e4b5a67", "reason": "two visits, photographs"},
    ),
    (
        "Two incidents are one",
        {
            "kind": "merge",
            "target": "incident-3f2a9c0d1e4b5a67",
            "other": "report-12#3",
            "reason": "the same shell, told by two agencies",
        },
    ),
    (
        "The right value of a field",
        {
            "kind": "correct",
            "target": "report-12#3",
            "field": "killed",
            "value": {"low": 3, "high": 3},
            "reason": "the hospital's list",
        },
    ),
    (
        "Another person's verdict is right",
        {"kind": "sign", "target": "judgement-214", "reason": "seen the photographs"},
    ),
)
