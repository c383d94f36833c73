"""Build hook: compiles the gazetteer, so that wheels contain it and editable installs find it in the source tree."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is the builder's configuration
    """Compiles `data/places/gazetteer.sqlite` where it is not current."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile before files are gathered."""
        sys.path.insert(0, str(Path(self.root, "src")))
        try:
            from hudna.reading.gazetteer_build import build, is_current  # noqa: PLC0415  # the package is not installed yet
            from hudna.reading.place_data import COMPILED  # noqa: PLC0415
        finally:
            sys.path.pop(0)
        if not is_current():
            build()
        build_data["artifacts"].append(COMPILED.relative_to(self.root).as_posix())
