"""Reports: what somebody published or filed, how its publication date is known, and what intake refused."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

FIRST_DAY = date(1900, 1, 1)
"""On which a report that is read here can have been published: before, dates are slips of the pen."""

_SYMBOL = re.compile(r"\b(?:A|E|S|ST)/(?:[A-Z]+(?:[./-][A-Z\d]+)*/)?\d+(?:/[A-Z]*[.\d]+)*\b")
_OTHER_WORDS = 3  # beside the symbol: "UN document", "Letter", "Security Council document"


class PublishedBasis(StrEnum):
    """How the publication date of a report is known."""

    GIVEN = "given"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """What was taken from where a report is published, kept as evidence.

    Attributes:
        time: when it was taken, with an offset from UTC.
        sha256: of the bytes that were taken, before anything was made of them, in hexadecimal.
        file, record: the WARC file that holds them, and the id of the record in it; None where none does.
    """

    time: datetime
    sha256: str
    file: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text that somebody published or filed.

    Attributes:
        id: stable identifier; a file's stem, or the id that the file itself gives.
        text: the original text, to which every span points; never altered after intake.
        lang: ISO 639-1 code, or None where it is still to be detected.
        published: publication date, or None where unknown.
        published_basis: whether that date was given, inferred from the text, or is unknown.
        published_reason: for an inferred date, the words that determine it.
        title: headline, not part of `text` unless the text repeats it.
        source: who published it, by name or source id.
        url: where it was published, as a URI; all versions of a report have the same. A message of a private chat has a
            `urn:` made of the chat and the message.
        version_of: id of the version before, where its source has changed it since: what its address gave, or, where it has
            none, what came under its id from the same source, in the same language and of the same day.
        capture: what was taken from there.
        where: the file that it came from, as shown to the user; None once it is kept in a ledger.
        notices: what intake had to do or noticed, each a sentence for the user: an encoding guessed, directional
            control characters found, an id changed.
    """

    id: str
    text: str
    lang: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    published_reason: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    version_of: str | None = None
    capture: Capture | None = None
    where: str | None = None
    notices: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """How errors name it: by its file, or by its id where it has none."""
        return self.where or self.id

    @property
    def document(self) -> str | None:
        """Symbol of the United Nations document of which it is a version: `A/69/776`, in every language.

        That is what its title says and hardly anything else; a headline in which a resolution is named is none.
        """
        title = self.title or ""
        found = _SYMBOL.search(title)
        others = len((title[: found.start()] + title[found.end() :]).split()) if found is not None else 0
        return found.group() if found is not None and others <= _OTHER_WORDS else None

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal: the identity of the content."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A report as one of the versions of what is published at its address.

    Attributes:
        report_id: id of the report.
        known: when the ledger came to know it.
        is_withdrawn: whether its source took it back.
    """

    report_id: str
    known: datetime
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or folder that intake could not take as a report; the rest of the batch goes on.

    Attributes:
        where: the path, fit to be shown (no control or directional characters).
        reason: what is wrong with it, in one clause.
    """

    where: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That a source has taken a report back: a deleted message, an article that is gone. What was read of it stays.

    Attributes:
        url: see `Report`.
        seen: the day on which it was seen to be gone, or None where that is not known.
        reason: how that shows, in one clause.
        where: the file or address that shows it, as shown to the user; None once it is kept in a ledger.
    """

    url: str
    seen: date | None = None
    reason: str
    where: str | None = None
