"""`hudna schema`: what Hudna writes, as JSON Schemas generated from the very types that it is written from."""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from hudna.model.agreements import Agreement
from hudna.model.alerts import Alert
from hudna.model.claims import Claim
from hudna.model.compliance import Finding, Standing
from hudna.model.entries import Entry
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.judgements import Judgement
from hudna.model.proposals import ProposedAgreement
from hudna.model.reports import Report
from hudna.views.cli.output import print_json, say, show_table
from hudna.views.formats import ReadingLine

KINDS: Mapping[str, type] = {
    "reading": ReadingLine,
    "report": Report,
    "claim": Claim,
    "filed-claim": FiledClaim,
    "incident": Incident,
    "judgement": Judgement,
    "agreement": Agreement,
    "proposed-agreement": ProposedAgreement,
    "finding": Finding,
    "standing": Standing,
    "alert": Alert,
    "entry": Entry,
}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one of `KINDS`."""
    kind = KINDS[name]
    generated = msgspec.json.schema(kind)
    for definition in generated["$defs"].values():
        definition["description"] = inspect.cleandoc(definition["description"])
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, "description": _summary(kind)}
    return head | generated


def show_schema(name: str | None, out: Path | None) -> int:
    """Print a schema, or a list of them; with a folder, write all or the one into it. 2 where none is so called."""
    if name is not None and name not in KINDS:
        say(f"hudna schema: there is none of {name!r} (there are: {', '.join(KINDS)})")
        return 2
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for one in KINDS if name is None else (name,):
            text = json.dumps(schema(one), ensure_ascii=False, indent=2) + "\n"
            (out / f"{one}.schema.json").write_text(text, encoding="utf-8")
    elif name is not None:
        print_json(schema(name))
    else:
        show_table(("name", "of what"), ((one, _summary(kind)) for one, kind in KINDS.items()))
    return 0


def _summary(kind: type) -> str:
    return inspect.cleandoc(kind.__doc__ or "").partition("\n")[0]
