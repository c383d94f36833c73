"""What of a message's text is its sender's own, and what was forwarded or quoted in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hudna.sources.mail.marks import Marks

_QUOTED = re.compile(r"[ \t]*>")
_SIGNATURE = re.compile(r"--[ \t\u00a0]?")
_RULE = re.compile(r"[ \t]*[_=*-]{5,}")  # stands before what was forwarded
_FEWEST_FIELDS = 3  # that a head has which no line introduces
_MOST_FIELDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What one person wrote: the fields at its head (`sender`, `date`, `subject`, `to`), its text, and what was left out of it."""

    fields: dict[str, str]
    text: str
    quoted: int = 0
    signed: bool = False

    @property
    def notices(self) -> tuple[str, ...]:
        """What was left out."""
        left_out = [f"{self.quoted:,} quoted line{'s' if self.quoted > 1 else ''}"] if self.quoted else []
        left_out += ["a signature"] if self.signed else []
        return (f"left out: {' and '.join(left_out)}",) if left_out else ()


def layers(text: str, marks: Marks) -> tuple[Layer, ...]:
    """The message itself first, and what was forwarded in it, the latest first."""
    lines = text.splitlines()
    found: list[Layer] = []
    fields: dict[str, str] = {}
    begin = at = 0
    while at < len(lines):
        head = _head(lines, at, marks)
        if head is None:
            at += 1
            continue
        found.append(_layer(fields, lines[begin:at], marks))
        begin, fields = head
        at = begin
    found.append(_layer(fields, lines[begin:], marks))
    return tuple(found)


def _head(lines: Sequence[str], at: int, marks: Marks) -> tuple[int, dict[str, str]] | None:
    """Where a forwarded message that begins here has its text, and its fields; None where none begins here."""
    if marks.forwards.fullmatch(lines[at][:300]):
        begin = at + 1
        while begin < len(lines) and not lines[begin].strip():
            begin += 1
        return _fields(lines, begin, marks)
    if at > 0 and lines[at - 1].strip(" \t_-"):  # a head that no line introduces stands by itself
        return None
    if marks.field.fullmatch(lines[at][:300]) is None:
        return None
    end, fields = _fields(lines, at, marks)
    is_head = len(fields) >= _FEWEST_FIELDS and {"sender", "date"} <= fields.keys()
    return (end, fields) if is_head else None


def _fields(lines: Sequence[str], at: int, marks: Marks) -> tuple[int, dict[str, str]]:
    """The lines `Name: value` that begin here: where they end, and what they say; of two of one name, the first."""
    fields: dict[str, str] = {}
    end = at
    for line in lines[at : at + _MOST_FIELDS]:
        field = marks.field.fullmatch(line[:1000])
        if field is None:
            break
        end += 1
        fields.setdefault(marks.fields[field[1].casefold()], field[2].strip(" *"))
    return end, fields


def _layer(fields: dict[str, str], lines: Sequence[str], marks: Marks) -> Layer:
    own: list[str] = []
    quoted = 0
    signed = False
    for at, line in enumerate(lines):
        if _SIGNATURE.fullmatch(line):
            signed = True
            break
        if _QUOTED.match(line) or _introduces_quotation(lines, at, marks):
            quoted += 1
        else:
            own.append(line.rstrip())
    while own and (not own[-1] or _RULE.fullmatch(own[-1])):
        own.pop()
    return Layer(fields=fields, text="\n".join(own).strip("\n"), quoted=quoted, signed=signed)


def _introduces_quotation(lines: Sequence[str], at: int, marks: Marks) -> bool:
    """Whether a line, alone or with the one before or behind it, says who wrote the quoted lines that follow."""
    before, line, behind = (lines[one] if 0 <= one < len(lines) else "" for one in (at - 1, at, at + 1))
    if marks.introduces.fullmatch(line[:300]):
        return _is_quoted_next(lines, at + 1)
    if not line.strip() or (_QUOTED.match(behind) and not line.rstrip().endswith(":")):
        return False
    if marks.introduces.fullmatch(f"{line} {behind}"[:300]):
        return _is_quoted_next(lines, at + 2)
    return bool(marks.introduces.fullmatch(f"{before} {line}"[:300])) and _is_quoted_next(lines, at + 1)


def _is_quoted_next(lines: Sequence[str], at: int) -> bool:
    following = next((line for line in lines[at : at + 4] if line.strip()), "")
    return _QUOTED.match(following) is not None
