"""Templates, and what each of them can use."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from hudna.model.judgements import Credibility, Reliability
from hudna.views.web.characters import shown
from hudna.views.web.incidents.dossier import parted
from hudna.views.web.incidents.forms import CODES

HERE = Path(__file__).parent
STATIC = HERE / "static"


@cache
def templates() -> Environment:
    """The environment of all pages: what is put into them is escaped, what they lack is an error."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    environment.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.globals["asset"] = asset
    environment.globals.update(Credibility=Credibility, Reliability=Reliability, codes=CODES, parted=parted)
    environment.filters["data"] = data
    environment.filters["shown"] = shown
    environment.filters["segment"] = segment
    return environment


def render(template: str, values: Mapping[str, Any]) -> str:
    """A page; `values` must have `words`, which its messages are looked up in."""
    return templates().get_template(template).render(values)


def segment(identity: str) -> str:
    """An id as one segment of an address, whatever characters it has."""
    return quote(identity, safe="")


def data(value: Any) -> Markup:
    """A value as JSON that can stand in a `<script type="application/json">`: nothing in it can end the element."""
    written = json.dumps(value, ensure_ascii=False)
    return Markup(written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 - made harmless


def asset(name: str) -> str | None:
    """The address of a file of the pages, or None where the front end was not built.

    Args:
        name: a file of `static`, or the name under which the build's manifest knows one, such as `map.js`.
    """
    built = _manifest().get(name)
    if built is not None:
        return f"/static/built/{built}"
    return f"/static/{name}?{_version()}" if (STATIC / name).is_file() else None


@cache
def _version() -> str:
    return version("hudna")


@cache
def _manifest() -> Mapping[str, str]:
    path = STATIC / "built" / "manifest.json"
    return json.loads(path.read_bytes()) if path.exists() else {}


@pass_context
def _gettext(context: Context, message: str) -> str:
    return _looked_up(context, "gettext")(message)


@pass_context
def _ngettext(context: Context, one: str, many: str, number: int) -> str:
    return _looked_up(context, "ngettext")(one, many, number)


def _looked_up(context: Context, name: str) -> Callable[..., str]:
    return getattr(context["words"], name)  # type: ignore[no-any-return]
