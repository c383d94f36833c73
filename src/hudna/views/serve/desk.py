"""Costly answers, computed once for each state of a ledger, and in the background where that takes long.

A page is never held up by a standing over a million claims: it shows the last answer there is and says that it is being
brought up to date, or, where there is none yet, that it is being computed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotReady
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_WORKERS = 2
_KEPT = 512  # answers
_UNDER_WAY = 64  # answers that are being computed, or wait for it; whoever asks for more asks again later
_WAIT = 0.2  # seconds for which a page waits for one


class BeingComputed(Exception):  # noqa: N818 - not an error: the answer comes
    """There is no answer yet."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """An answer; `is_current` is False where the ledger has changed since and a new one is being computed."""

    value: T
    is_current: bool


class Desk:
    """Keeps answers. May be used by several threads."""

    def __init__(self, wait: float = _WAIT) -> None:
        """`wait`: for how many seconds `ask` waits for an answer."""
        self._wait = wait
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="desk")
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, tuple[Hashable, Any]] = OrderedDict()
        self._computing: dict[tuple[Hashable, Hashable], Future[Any]] = {}

    def ask(self, question: Hashable, state: Hashable, compute: Callable[[], T]) -> Answer[T]:
        """The answer to a question.

        Args:
            question: what is asked; names the ledger, too, where answers of several must be kept apart.
            state: of what the answer rests on; an answer to the same question in another state is an old one.
            compute: gives the answer, in another thread.

        Raises:
            BeingComputed: there is no answer yet, not even an old one.
        """
        with self._lock:
            kept = self._answers.get(question)
            if kept is not None:
                self._answers.move_to_end(question)
                if kept[0] == state:
                    return Answer(kept[1], is_current=True)
            computing = self._begun(question, state, compute)
        if computing is not None:
            with suppress(NotReady):
                return Answer(computing.result(self._wait), is_current=True)
        if kept is None:
            raise BeingComputed
        return Answer(kept[1], is_current=False)

    def close(self) -> None:
        """Drop what was not begun."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _begun(self, question: Hashable, state: Hashable, compute: Callable[[], T]) -> Future[T] | None:
        key = (question, state)
        begun = self._computing.get(key)
        if begun is None and len(self._computing) < _UNDER_WAY:
            begun = self._computing[key] = self._pool.submit(self._compute, key, compute)
        return begun

    def _compute(self, key: tuple[Hashable, Hashable], compute: Callable[[], T]) -> T:
        question, state = key
        try:
            value = compute()
            with self._lock:
                self._answers[question] = (state, value)
                self._answers.move_to_end(question)
                while len(self._answers) > _KEPT:
                    self._answers.popitem(last=False)
            return value
        finally:
            with self._lock:
                self._computing.pop(key, None)
