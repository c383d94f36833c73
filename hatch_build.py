"""Build hook: compiles the gazetteer and the lexicons, and bundles the front end, for wheels and editable installs alike."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = Path("src/hudna/views/web/static/built")
STAMP = "sources.sha256"


class CompiledDataBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is the builder's configuration
    """Makes `data/places/gazetteer.sqlite`, `data/languages/*/stems.msgpack` and `views/web/static/built/` where they are not current."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile before files are gathered."""
        build_data["artifacts"] += [file.as_posix() for file in self._compiled()]
        self._bundle(Path(self.root, "frontend"), Path(self.root, BUILT))
        build_data["artifacts"].append(f"{BUILT.as_posix()}/**")

    def _compiled(self) -> list[Path]:
        """Compile the gazetteer and the lexicons, and say where they are, from the root."""
        sys.path.insert(0, str(Path(self.root, "src")))
        try:
            from hudna.reading import gazetteer_build, stems_build  # noqa: PLC0415  # the package is not installed yet
            from hudna.reading.place_data import COMPILED  # noqa: PLC0415
        finally:
            sys.path.pop(0)
        if not gazetteer_build.is_current():
            gazetteer_build.build()
        return [file.relative_to(self.root) for file in (COMPILED, *stems_build.build())]

    def _bundle(self, sources: Path, built: Path) -> None:
        """Bundle the front end. Without npm the package is whole but for it: pages then work as plain HTML."""
        stamp, current = built / STAMP, _digest(sources)
        if stamp.is_file() and stamp.read_text(encoding="ascii") == current:
            return
        npm = shutil.which("npm")
        if npm is None:
            self.app.display_warning(
                "npm is missing (it comes with Node.js 20 or later): the web pages are built without fonts, map, charts and keys."
            )
            return
        for command in ([npm, "ci"], [npm, "run", "build"]):
            done = subprocess.run(command, cwd=sources, capture_output=True, text=True, check=False)  # noqa: S603  # fixed words
            if done.returncode != 0:
                self.app.display_warning(
                    f"`{' '.join(['npm', *command[1:]])}` failed in frontend/: the web pages are built without fonts, map, "
                    f"charts and keys.\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
                )
                return
        stamp.write_text(current, encoding="ascii")


def _digest(sources: Path) -> str:
    """SHA-256 over the names and contents of all that the bundles are made from."""
    files = [
        sources / "package.json",
        sources / "package-lock.json",
        sources / "build.mjs",
        *(sources / "src").rglob("*.*"),
    ]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"{file.relative_to(sources).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
