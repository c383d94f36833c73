"""Work that may take minutes, done in the background while those who wait for it are told how far it is."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Semaphore, Thread
from typing import Generic, TypeVar

from hudna.model.errors import HudnaError

T = TypeVar("T")

Progress = Callable[[float], None]
"""Is told from time to time how much is done, from 0 to 1; what it raises ends the work."""


class Pending(HudnaError):  # noqa: N818 - no error, but how things stand
    """What is asked for is being made; ask again.

    Attributes:
        done: how much is done, from 0 to 1; None where that is not known.
    """

    def __init__(self, done: float | None) -> None:
        super().__init__("is being prepared" if done is None else f"is being prepared: {done:.0%} done")
        self.done = done


class Closing(HudnaError):  # noqa: N818 - no error, but how things stand
    """The work was given up: nobody waits for it any more."""


class Making(Generic[T]):
    """Something that is being made, or was."""

    def __init__(self) -> None:
        self._finished = Event()
        self._done: float | None = None
        self._made: T | None = None
        self._error: BaseException | None = None

    @property
    def is_over(self) -> bool:
        """Whether it was made, or failed."""
        return self._finished.is_set()

    @property
    def has_failed(self) -> bool:
        """Whether it will never be there."""
        return self._error is not None

    def result(self, patience: float) -> T:
        """What was made; whatever went wrong is raised.

        Args:
            patience: seconds to wait for it.

        Raises:
            Pending: it takes longer.
        """
        if not self._finished.wait(patience):
            raise Pending(self._done)
        if self._error is not None:
            raise self._error
        assert self._made is not None  # noqa: S101 - either is there once it is finished
        return self._made

    def run(self, make: Callable[[Progress], T], progress: Progress) -> None:
        """Make it, in the thread that calls this."""

        def tell(done: float) -> None:
            self._done = done
            progress(done)

        try:
            self._made = make(tell)
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is asked for
            self._error = error
        finally:
            self._finished.set()


class Workshop:
    """Where things are made, one after the other: two at a time would only take turns."""

    def __init__(self) -> None:
        self._closed = Event()
        self._turn = Semaphore(1)

    def make(self, make: Callable[[Progress], T]) -> Making[T]:
        """Begin to make something, as soon as its turn comes."""
        making: Making[T] = Making()
        Thread(target=self._work, args=(making, make), name="hudna-making", daemon=True).start()
        return making

    def sleep(self, seconds: float) -> None:
        """Wait, unless the work is given up.

        Raises:
            Closing: it is.
        """
        if self._closed.wait(seconds):
            raise Closing("closed")

    def close(self) -> None:
        """Give up what is being made."""
        self._closed.set()

    def _work(self, making: Making[T], make: Callable[[Progress], T]) -> None:
        with self._turn:
            making.run(make, self._go_on)

    def _go_on(self, _done: float) -> None:
        if self._closed.is_set():
            raise Closing("closed")
