"""From bytes to text: mark of the encoding, then UTF-8, then what the page declares, then a guess that is owned up to."""

from __future__ import annotations

import codecs
import re

from hudna.sources.unreadable import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
)
_LONGEST = 4  # bytes of a character
_WIDE = ("utf_16_le", "utf_16_be")
_SINGLE_BYTE = ("cp1256", "iso8859_6", "cp1251", "koi8_r", "iso8859_5", "cp866", "cp1252", "iso8859_15")
"""Among many more, guesses go astray: French in Windows-1252 was taken for Baltic or Central European encodings."""

_WESTERN = frozenset({"cp1252", "iso8859_15"})
_WORD = re.compile(r"\w+")
_FEWEST_ACCENTS = 3  # of a word without other letters: shorter ones, such as `à`, say nothing

_NO_TEXT = "not text in any encoding that is recognised; perhaps a binary file"
_TYPICALLY_WESTERN = frozenset("àâäáåæçéèêëîïíìñôöóòøœùûüúßÉ‘’“”„«»–—…•°€£§·½¿¡\u00a0")
_TYPICAL_SHARE = 0.75
_SPACES = 1 / 30  # share of characters; real texts have more than 1 / 10
_OTHER_SCRIPT = 0.1  # share of characters; Arabic and Russian texts have more than 0.7


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Decode a file.

    Args:
        data: the bytes of the file, not empty.
        declared: the encoding that the file itself names, if any; UTF-8 that decodes is believed before it, for
            declarations are often left over from a template.

    Returns:
        The text, and notices about it.

    Raises:
        UnreadableError: where the bytes are no text, or are UTF-8 or UTF-16 with broken bytes.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"{kind}, not text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, len(mark)), ()
    if b"\0" in data:
        text, notices = _guess(data, _WIDE)
        if text.count(" ") < _SPACES * len(text):  # read as UTF-16, almost any bytes are letters, but not spaces
            raise UnreadableError(_NO_TEXT)
        return text, notices
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        broken = f"broken UTF-8 at byte {error.start}"
    if _is_mostly_utf8(data):
        raise UnreadableError(broken)
    if (as_declared := _as_declared(data, declared)) is not None:
        return as_declared, ()
    text, notices = _guess(data, _SINGLE_BYTE)
    if not _is_believable(text):
        raise UnreadableError(f"{broken}, or an encoding that is not recognised")
    return text, notices


def decode_beginning(data: bytes) -> str:
    """The text of the first bytes of a file, of whose last character some may be lacking; empty where they are no text."""
    for lacking in range(min(_LONGEST, len(data))):
        try:
            text, _ = decode(data[: len(data) - lacking])
        except UnreadableError:
            continue
        return text
    return ""


def _strictly(data: bytes, encoding: str, skip: int) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise UnreadableError(f"broken {name} at byte {skip + error.start}") from error


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether more characters beyond ASCII are sound UTF-8 than broken: by chance, legacy text hardly has any."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    ascii_only = len(data.translate(None, bytes(range(0x80, 0x100))))
    return len(text) - ascii_only - broken > broken


def _as_declared(data: bytes, declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        encoding = codecs.lookup(declared).name.replace("-", "_")
        if encoding == "iso8859_1":
            encoding = "cp1252"  # as every browser reads it
        text = data.decode(encoding) if encoding in _SINGLE_BYTE else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    # Servers call everything Western by default; Arabic in Windows-1256 decodes as that, too, to words of nothing but accents.
    return None if text is not None and encoding in _WESTERN and _is_of_accents(text) else text


def _is_of_accents(text: str) -> bool:
    """Whether most words with letters beyond ASCII have no others, as no Western language has them."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    of_accents = sum(len(word) >= _FEWEST_ACCENTS and not any(map(str.isascii, word)) for word in words)
    return 2 * of_accents > len(words)


def _guess(data: bytes, encodings: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - seldom needed, slow to import

    best = from_bytes(data, cp_isolation=list(encodings), preemptive_behaviour=False).best()
    if best is None:
        raise UnreadableError(_NO_TEXT)
    return str(best), (f"encoding guessed: {best.encoding.replace('_', '-')}",)


def _is_believable(text: str) -> bool:
    """Whether a guess rests on more than stray bytes: words of another script, or what Western languages often use."""
    if "â€" in text:  # what half a quotation mark in UTF-8 looks like in Windows-1252
        return False
    beyond_ascii = [c for c in text if not c.isascii()]
    typical = sum(c in _TYPICALLY_WESTERN for c in beyond_ascii)
    return len(beyond_ascii) > _OTHER_SCRIPT * len(text) or typical >= _TYPICAL_SHARE * len(beyond_ascii)
