"""From a piece to what is in it: its kind's reader, or its parts, theirs, and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hudna.model.readings import Reading
from hudna.model.reports import PublishedBasis, Refusal, Report
from hudna.sources.characters import inspect, one_line
from hudna.sources.fields import report_of
from hudna.sources.formats import kind_of, stem
from hudna.sources.kinds import Kind, function
from hudna.sources.language import SURE, detect_language, other_script
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import ExhaustedError, UnreadableError

_STEPS_A_SIGN = 1_000
"""Past steps after which it is said that work goes on."""

_OF_PARTS = ("published", "source", "lang")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a piece before its reading was interrupted.

    Attributes:
        steps: how many pieces were named and items given; they are not given again.
        fatal: numbers, from 1, of the pieces that were not survived; they are not opened again.
        left: numbers, from 0, of the steps after which finding the next was not survived, once for each container that is
            to be left there.
    """

    steps: int = 0
    fatal: frozenset[int] = frozenset()
    left: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    """A piece that is being taken apart, and what of it is still to come."""

    piece: Piece
    items: Iterator[Piece | Item]


def take(piece: Piece, allowance: Allowance, *, given: bool = False, said: Said = Said()) -> Iterator[Piece | Item]:
    """What a piece holds, and what its parts hold.

    Args:
        piece: a file, or what came from an address.
        allowance: how much may come out of it.
        given: whether the user named it.
        said: what of it was given before.

    Yields:
        Each piece before it is read, then what came of it: reports as they are to be read, readings, withdrawals, or a
        refusal. A part that is of no kind that is read is refused, and the others go on.
    """
    waiting = [_Open(piece, iter((piece,)))]  # instead of recursion: archives are as deep as they like
    step = 0
    while True:
        del waiting[len(waiting) - said.left.count(step) :]
        try:
            inner = _next(waiting)
        except ExhaustedError as error:
            yield Refusal(piece.where, str(error))
            return
        if inner is None:
            return
        step += 1
        if step > said.steps:
            yield inner if isinstance(inner, Piece) else _finished_or_refused(inner, waiting[-1].piece)
        elif step % _STEPS_A_SIGN == 0:
            allowance.working()
        if isinstance(inner, Piece) and step not in said.fatal:
            is_past = step < said.steps
            items = _within(inner, allowance, len(waiting), given=given and inner is piece, is_past=is_past)
            waiting.append(_Open(inner, items))


def _next(waiting: list[_Open]) -> Piece | Item | None:
    """What comes next of the piece that was opened last; those of which nothing more comes are left."""
    while waiting:
        inner = next(waiting[-1].items, None)
        if inner is not None:
            return inner
        waiting.pop()
    return None


def _within(piece: Piece, allowance: Allowance, depth: int, *, given: bool, is_past: bool) -> Iterator[Piece | Item]:
    """What comes of a piece; where that was given before, one that is a report by itself is not read again."""
    try:
        allowance.enter(depth - 1)
        kind = kind_of(piece, given=given)
        if kind is None:
            yield Refusal(piece.where, "not a kind of file that is read")
        elif is_past and kind.unpacks is None:
            yield Refusal(piece.where, "read before")
        else:
            yield from _read(piece, kind, allowance)
    except ExhaustedError:
        raise
    except UnreadableError as error:
        yield Refusal(piece.where, str(error))
    except RecursionError:
        yield Refusal(piece.where, "nested too deeply")


def _read(piece: Piece, kind: Kind, allowance: Allowance) -> Iterator[Piece | Item]:
    if kind.unpacks is not None:
        yield from function(kind.unpacks)(piece, allowance)
    elif kind.reads is not None:
        charset = _CHARSET.search(piece.media or "")
        data = piece.read(kind.limit or allowance.size)
        yield function(kind.reads)(data, stem(piece.name), charset[1] if charset else None)


def _finished_or_refused(item: Item, piece: Piece) -> Item:
    try:
        return finished(item, piece)
    except UnreadableError as error:
        return Refusal(_where(item, piece), str(error))


def _where(item: Item, piece: Piece) -> str:
    report = item.report if isinstance(item, Reading) else item
    return report.where or piece.where


def finished(item: Item, piece: Piece) -> Item:
    """An item as it leaves intake: with what its piece's container told where it says nothing itself, its text looked through.

    Raises:
        UnreadableError: its text is none, or what was told of it cannot be.
    """
    match item:
        case Report():
            told = _with_told(item, piece.told if item.where is None else _of_all(piece.told))
            return replace(
                settled(replace(told, notices=piece.notices + told.notices)),
                capture=piece.capture or item.capture,
                where=item.where or piece.where,
            )
        case Reading(report=report):
            looked, notices = inspect(report.text)
            return replace(
                item,
                report=replace(
                    report, text=looked, notices=report.notices + notices, where=report.where or piece.where
                ),
            )
        case _:
            return item


def settled(report: Report) -> Report:
    """A report as it was given, with its characters looked through and its language detected where none was given.

    Raises:
        UnreadableError: its text is none.
    """
    text, notices = inspect(report.text)
    return _with_language(replace(report, text=text, notices=report.notices + notices))


def _of_all(told: Mapping[str, str]) -> Mapping[str, str]:
    """What is told of a piece that holds for reports which have a place of their own in it: its id, title and address do not."""
    return {key: told[key] for key in _OF_PARTS if key in told}


def _with_told(report: Report, told: Mapping[str, str]) -> Report:
    if not told:
        return report
    said = report_of(report.text, told, report.id)
    dated = report if report.published is not None else said
    return replace(
        report,
        id=said.id,
        lang=report.lang or said.lang,
        published=dated.published,
        published_basis=PublishedBasis.GIVEN if dated.published is not None else PublishedBasis.UNKNOWN,
        title=report.title or said.title,
        source=report.source or said.source,
        url=report.url or (one_line(told["url"], "url") if "url" in told else None),
        notices=report.notices + said.notices,
    )


def _with_language(report: Report) -> Report:
    if report.lang is not None:
        script = other_script(report.text, report.lang)
        doubt = f"its language is given as {report.lang}, but most of its letters are {script}"
        return report if script is None else replace(report, notices=(*report.notices, doubt))
    detected = detect_language(report.text)
    if detected is None:
        return report
    language, confidence = detected
    unsure = f"language guessed: {language}, with little confidence ({confidence:.2f})"
    return replace(report, lang=language, notices=report.notices + ((unsure,) if confidence < SURE else ()))
