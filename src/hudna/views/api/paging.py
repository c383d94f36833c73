"""Lists, page by page."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Query

from hudna.model.errors import QueryError
from hudna.model.listing import Page

T = TypeVar("T")
MOST = 200


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list is asked for: that which follows a cursor, and how long it may be."""

    after: str | None
    limit: int

    def of(self, items: Sequence[T], key: Callable[[T], str]) -> Page[T]:
        """The page of a list that is at hand as a whole.

        Args:
            items: the list.
            key: what tells an item from all others, whatever comes or goes meanwhile.

        Raises:
            QueryError: the cursor names no item of the list.
        """
        start = 0
        if self.after is not None:
            cursors = (_cursor(key(item)) for item in items)
            start = next((place for place, cursor in enumerate(cursors, start=1) if cursor == self.after), 0)
            if not start:
                raise QueryError("after", "is none that the page before gave")
        shown = tuple(items[start : start + self.limit])
        return Page(shown, _cursor(key(shown[-1])) if start + self.limit < len(items) else None)


def _cursor(key: str) -> str:
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _paging(
    after: Annotated[
        str | None,
        Query(description="`next` of the page before. It means nothing else, and only to the same question."),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many items at most.")] = 20,
) -> Paging:
    return Paging(after, limit)


Paged = Annotated[Paging, Depends(_paging)]
