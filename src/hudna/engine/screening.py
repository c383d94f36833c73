"""Which entries of a ledger may be seen by whom: a ledger of those alone holds nothing of the sources that are hidden.

What is not known to be harmless is left out. The order of the entries decides: whatever an entry mentions that the copy does
not have by then is hidden, and goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from hudna.engine.monitor import renamed
from hudna.engine.openness import Openness
from hudna.engine.proposals import proposals
from hudna.engine.registered import registered_by
from hudna.engine.screened_alerts import is_open
from hudna.engine.traces import Traces
from hudna.ledger import Transaction
from hudna.ledger.codec import from_payload, to_payload
from hudna.model.access import Access
from hudna.model.agreements import Agreement
from hudna.model.alerts import Alert
from hudna.model.claims import Claim
from hudna.model.entries import Entry, EntryKind
from hudna.model.judgements import JudgementKind, Verdict
from hudna.model.sources import Source
from hudna.sources.followed import source_of_feed

WITHHELD = "(not shown)"
"""Stands in place of a reason that may speak of what is hidden."""


class Screen:
    """Takes from the entries of a ledger, one after the other, what may be seen."""

    def __init__(
        self, openness: Openness, sees: Access, copy: Transaction, register: Iterable[Agreement], traces: Traces
    ) -> None:
        """Screen for a copy.

        Args:
            openness: how open the sources are, by all decisions of the ledger.
            sees: what may be seen.
            copy: what was let through so far, with its projections; for dismissals and alerts it must be settled.
            register: the agreements that the copy has registered so far.
            traces: what the hidden reports so far tell of.
        """
        self._openness = openness
        self._sees = sees
        self._copy = copy
        self._traces = traces
        self._register = {one.id: one for one in register}

    def seen(self, entry: Entry) -> Entry | None:
        """What may be seen of an entry; None where nothing may."""
        payload = self._payload(entry)
        if payload is None:
            return None
        return entry if payload is entry.payload else replace(entry, payload=payload)

    def _payload(self, entry: Entry) -> dict[str, Any] | None:
        payload = entry.payload
        match entry.kind:
            case EntryKind.AGREEMENT_REGISTERED:
                agreement = registered_by(entry, self._copy)
                self._register[agreement.id] = agreement
                return payload
            case EntryKind.REPORT_ADDED:
                return self._report(payload)
            case EntryKind.CLAIMS_READ:
                return self._claims(payload)
            case EntryKind.TALLIES_READ | EntryKind.REPORT_WITHDRAWN:
                return payload if self._has(payload["report_id"]) else None
            case EntryKind.SERIES_ADDED:
                return payload if self._shows(payload["series"].get("source")) else None
            case EntryKind.SOURCE_CLASSIFIED:
                return (
                    payload if self._shows(payload["source"]) and self._sees.admits(Access(payload["access"])) else None
                )
            case EntryKind.SOURCE_FOLLOWED:
                return payload if self._sees_followed(from_payload(payload["source"], Source)) else None
            case EntryKind.JUDGEMENT_MADE:
                return self._judgement(payload)
            case EntryKind.ALERT_RAISED:
                alert = from_payload(payload["alert"], Alert)
                return payload if self._may_tell(alert) else None
            case _:
                return None

    def _shows(self, source: str | None) -> bool:
        return self._openness.shows(source, self._sees)

    def _sees_followed(self, source: Source) -> bool:
        """Whether a source may be seen now, and might be when it was so described."""
        is_open = self._openness.shows_id(source.id, self._sees) and self._sees.admits(source.access)
        return is_open and all(map(self._shows, (source.name, *source.names)))

    def _has(self, report_id: str) -> bool:
        return self._copy.origin(report_id) is not None

    def _report(self, payload: dict[str, Any]) -> dict[str, Any] | None:
        report = payload["report"]
        if not self._shows(report.get("source")):
            return None
        repeated = payload["nearly_repeats"] or []
        repeats = repeated if isinstance(repeated, list) else [repeated]  # ledgers of before knew one at most
        earlier = report.get("version_of")
        told = report | {"notices": self._notices(report)}
        if earlier is not None and not self._has(earlier):
            told["version_of"] = None
        screened = payload | {"report": told, "nearly_repeats": [one for one in repeats if self._has(one)]}
        return payload if screened == payload else screened

    def _notices(self, report: dict[str, Any]) -> Sequence[str]:
        """What is told of a report, save that another has the id that it came with, where that one is hidden."""
        taken = report["id"].rpartition("-")[0]
        notices: Sequence[str] = report.get("notices") or []
        if not taken or self._has(taken):
            return notices
        return [notice for notice in notices if notice != renamed(taken, report["id"])]

    def _claims(self, payload: dict[str, Any]) -> dict[str, Any] | None:
        if self._has(payload["report_id"]):
            return payload
        self._traces.add(from_payload(payload["claims"], tuple[Claim, ...]), tuple(self._register.values()))
        return None

    def _judgement(self, payload: dict[str, Any]) -> dict[str, Any] | None:
        verdict = from_payload(payload["verdict"], Verdict)
        screened = self._verdict(verdict)
        if screened is None:
            return None
        return payload if screened == verdict else payload | {"verdict": to_payload(screened)}

    def _verdict(self, verdict: Verdict) -> Verdict | None:
        match verdict.kind:
            case JudgementKind.SIGN | JudgementKind.WITHDRAW:
                about = self._copy.judgement(verdict.judgement or "")
                if about is None:
                    return None
                return replace(verdict, reason=WITHHELD) if about.verdict.reason == WITHHELD else verdict
            case JudgementKind.GRADE_SOURCE:
                return verdict if self._shows(verdict.source) else None
            case JudgementKind.DISMISS:
                if verdict.proposal not in {one.id for one in proposals(self._copy)}:
                    return None
                return replace(verdict, reason=WITHHELD) if self._traces else verdict
            case _:
                return self._on_claims(verdict)

    def _on_claims(self, verdict: Verdict) -> Verdict | None:
        """The verdict on the claims that are seen; what a person concluded from hidden ones, beyond yes and no, goes."""
        claims, others = self._seen_of(verdict.claims), self._seen_of(verdict.others)
        if (claims, others) == (verdict.claims, verdict.others):
            return verdict
        if not claims or bool(others) != bool(verdict.others) or verdict.kind is JudgementKind.CORRECT:
            return None
        return replace(verdict, claims=claims, others=others, reason=WITHHELD)

    def _seen_of(self, claims: Sequence[str]) -> tuple[str, ...]:
        return tuple(claim for claim in claims if self._has(claim.rpartition("#")[0]))

    def _may_tell(self, alert: Alert) -> bool:
        followed = source_of_feed(alert)
        if followed is not None:
            return self._openness.shows_id(followed, self._sees)
        return is_open(alert, self._copy, tuple(self._register.values()), self._traces, self._shows)
