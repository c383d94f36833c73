"""The files in which copies of a ledger are kept: beside the ledger, following it, or for a while in a temporary folder."""

from __future__ import annotations

import fcntl
import glob
import hashlib
import json
import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from hudna import __version__
from hudna.engine.copying import Extent, Outdated, bring_up_to_date, follows
from hudna.engine.making import Closing, Making, Progress, Workshop
from hudna.engine.openness import Openness
from hudna.ledger import Ledger, open_ledger
from hudna.ledger.opening import SCHEMA
from hudna.model.access import Access
from hudna.model.errors import LedgerError
from hudna.reading.assemble import READER
from hudna.sources import Affiliations

_AT_ONCE = 40  # entries that whoever asks waits for; more are copied in the background
_HELD = 0.05  # seconds between two tries to get a lock that another process holds
_PRIVATE = 0o600
_NEW = ".new"  # ends the name of a file that is being made


class StandingCopy:
    """A copy in a file beside its ledger, for one extent; several processes may keep the same.

    What is open, the version of Hudna and that of the tables are in the file's name: where one of them changes, another
    file takes the place of this, so that whoever still reads this one is not disturbed, and nobody new is given it.
    """

    def __init__(
        self, main: Ledger, extent: Extent, workshop: Workshop, affiliations: Affiliations | None = None
    ) -> None:
        self.extent = extent
        self._main = main
        self._workshop = workshop
        self._affiliations = affiliations
        self._stem = f"{main.location}.{extent.sees}"
        self._path = _path(main, extent)
        self._lock = Lock()
        self._updating = Lock()
        self._making: Making[Ledger] | None = None
        self._catching_up: Making[bool] | None = None
        self._file: int | None = None  # number of the file that is open, as the folder may hold another by now
        self._closed = False

    def ledger(self, patience: float) -> Ledger:
        """The copy, up to date; or, where the ledger is far ahead of it, on its way there.

        Raises:
            Pending: it is being made.
            Outdated: what is open has changed.
            LedgerError: it cannot be made.
        """
        with self._lock:
            if self._making is None or self._making.has_failed or self._is_gone():
                self._making = self._workshop.make(self._make)
            making = self._making
        copy = making.result(patience)
        try:
            self._follow(copy)
        except Outdated:
            raise
        except LedgerError:
            with self._lock:
                if self._making is making:
                    copy.close()
                    _unlink(self._path)
                    self._making = self._workshop.make(self._make)
                making = self._making
            return making.result(patience)
        return copy

    def close(self) -> None:
        """Let go of the file, and give up making it."""
        self._closed = True
        if self._making is not None and self._making.is_over and not self._making.has_failed:
            self._making.result(0).close()

    def _is_gone(self) -> bool:
        """Whether the file was made, and somebody has removed it."""
        try:
            return self._making is not None and self._making.is_over and self._path.stat().st_ino != self._file
        except FileNotFoundError:
            return True

    def _follow(self, copy: Ledger) -> None:
        behind = self._main.head()[0] - copy.head()[0]
        if behind == 0:
            return
        if abs(behind) <= _AT_ONCE:
            with self._updating, self._held(seconds=1) as held:
                if held:
                    bring_up_to_date(self._main, copy, self.extent, affiliations=self._affiliations)
        elif self._catching_up is None or self._catching_up.is_over:
            self._catching_up = self._workshop.make(lambda progress: self._catch_up(copy, progress))

    def _catch_up(self, copy: Ledger, progress: Progress) -> bool:
        with self._updating, self._held():
            bring_up_to_date(self._main, copy, self.extent, progress, affiliations=self._affiliations)
        return True

    def _make(self, progress: Progress) -> Ledger:
        """Open the file; make it first where it is not there, or is not what it should be."""
        with self._held():
            there = self._there()
            if there is None:
                self._make_anew(progress)
                there = open_ledger(self._path, create=False)
            self._file = self._path.stat().st_ino
            return there

    def _make_anew(self, progress: Progress) -> None:
        self.extent.check(Openness(self._main, self._affiliations))  # else the files there are newer than this
        self._remove()
        new = self._path.with_name(f"{self._path.name}{_NEW}")
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _PRIVATE))
        try:
            with open_ledger(new) as copy:
                bring_up_to_date(
                    self._main, copy, self.extent, self._while_open(progress), affiliations=self._affiliations
                )
            new.replace(self._path)
        finally:
            _unlink(new)

    def _while_open(self, progress: Progress) -> Progress:
        def tell(done: float) -> None:
            if self._closed:
                raise Closing("what may be seen has changed")
            progress(done)

        return tell

    def _there(self) -> Ledger | None:
        if not self._path.exists():
            return None
        try:
            copy = open_ledger(self._path, create=False)
        except LedgerError:
            return None
        try:
            if follows(copy, self._main):
                return copy
        except LedgerError:  # it is damaged
            pass
        copy.close()
        return None

    def _remove(self) -> None:
        """Remove every file of this level, whatever it was made for."""
        for file in _files(self._stem):
            file.unlink(missing_ok=True)

    @contextmanager
    def _held(self, seconds: float | None = None) -> Iterator[bool]:
        """Keep other processes from writing the files of this level: whether that was granted within so many seconds."""
        file = os.open(f"{self._stem}.lock", os.O_CREAT | os.O_RDWR, _PRIVATE)
        try:
            yield self._try(file, seconds)
        finally:
            os.close(file)  # which lets go of the lock

    def _try(self, file: int, seconds: float | None) -> bool:
        waited = 0.0
        while True:
            with suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return True
            if seconds is not None and waited >= seconds:
                return False
            self._workshop.sleep(_HELD)
            waited += _HELD


def remove_outdated(main: Ledger, affiliations: Affiliations | None = None) -> None:
    """Remove the copies beside a ledger that were made for what was open before; those who use them get new ones."""
    openness = Openness(main, affiliations)
    for sees in Access:
        current = _path(main, Extent(sees, None, openness.generation(sees)))
        for file in _files(f"{main.location}.{sees}"):
            if not file.name.startswith(current.name) and not file.name.endswith(_NEW):
                file.unlink(missing_ok=True)


def temporary_copy(main: Ledger, extent: Extent, progress: Progress, affiliations: Affiliations | None) -> Ledger:
    """A copy in a file that is gone once nobody holds what this gives."""
    folder = TemporaryDirectory(prefix="hudna-")
    try:
        copy = open_ledger(Path(folder.name) / "known", known_on=extent.until)
        bring_up_to_date(main, copy, extent, progress, affiliations=affiliations)
    except BaseException:
        folder.cleanup()
        raise
    weakref.finalize(copy, folder.cleanup)
    return copy


def _path(main: Ledger, extent: Extent) -> Path:
    made_of = json.dumps([SCHEMA, READER, __version__, extent.generation])
    return Path(f"{main.location}.{extent.sees}-{hashlib.sha256(made_of.encode()).hexdigest()[:16]}")


def _files(stem: str) -> Iterator[Path]:
    path = Path(stem)
    yield from path.parent.glob(f"{glob.escape(path.name)}-*")


def _unlink(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
