"""The kinds of pieces that are read: what each is told by, and what reads it."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, replace
from typing import Any

from hudna.sources.opened import MAX_BYTES
from hudna.sources.pieces import Piece

MAX_DOCUMENT = 50_000_000
"""Bytes; the pictures of a mission's report weigh more than its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of piece.

    Attributes:
        name: as the user is told: "a PDF document".
        suffixes: with the dot, in small letters.
        media: MIME types without parameters.
        reads: `module:function` of a `pieces.Reads`, for a kind that is one report each; the module is imported when needed.
        unpacks: `module:function` of a `pieces.Unpacks`, for one that holds several, or whose reading takes long.
        single: whether it is one report, however it is read.
        told_by: `module:function` of `(head: bytes, name: str) -> bool`, for kinds whose ending others have, too: whether a
            piece that begins so is of it. It is asked before those without.
        looked_into: `module:function` of `(piece: Piece) -> bool`, for kinds that are told by more than the first bytes: by
            what lies beside a file, or by what is in a packed one.
        limit: the most bytes that a piece of it may have; None for what is unpacked as a stream.
        apart: whether it is read in a process of its own, bounded in time and memory.
    """

    name: str
    suffixes: tuple[str, ...]
    media: tuple[str, ...] = ()
    reads: str | None = None
    unpacks: str | None = None
    single: bool = True
    told_by: str | None = None
    looked_into: str | None = None
    limit: int | None = MAX_BYTES
    apart: bool = True

    def recognises(self, head: bytes, piece: Piece) -> bool:
        """Whether a piece that begins so is of this kind, of several with its ending."""
        if self.looked_into is not None:
            return bool(function(self.looked_into)(piece))
        return self.told_by is None or bool(function(self.told_by)(head, piece.name))


_FORMS = "hudna.sources.forms"
_OF_FORMS = (
    Kind(
        name="submissions of a form (CSV)",
        suffixes=(".csv",),
        media=("text/csv",),
        unpacks=f"{_FORMS}.tables:unpack_table",
        single=False,
        told_by=f"{_FORMS}.tables:is_table_of_form",
    ),
    Kind(
        name="submissions of a form (XLSX)",
        suffixes=(".xlsx",),
        media=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        unpacks=f"{_FORMS}.workbooks:unpack_workbook",
        single=False,
        looked_into=f"{_FORMS}.workbooks:is_workbook_of_form",
    ),
    Kind(
        name="submissions of a form (JSON)",
        suffixes=(".json",),
        media=("application/json",),
        unpacks=f"{_FORMS}.documents:unpack_json",
        single=False,
        told_by=f"{_FORMS}.documents:is_json_of_form",
    ),
    Kind(
        name="a submission of a form (XML)",
        suffixes=(".xml",),
        media=("application/xml", "text/xml"),
        unpacks=f"{_FORMS}.documents:unpack_xml",
        single=False,
        told_by=f"{_FORMS}.documents:is_xml_of_form",
    ),
)

_OF_REPORTS = (
    Kind(
        name="a table of reports",
        suffixes=(".csv", ".tsv", ".tab"),
        media=("text/csv", "text/tab-separated-values"),
        unpacks="hudna.sources.tables.separated:unpack_separated",
        single=False,
        looked_into="hudna.sources.tables.recognised:is_separated",
        limit=None,
    ),
    Kind(
        name="a workbook of reports",
        suffixes=(".xlsx",),
        media=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        unpacks="hudna.sources.tables.workbook:unpack_workbook",
        single=False,
        looked_into="hudna.sources.tables.recognised:is_workbook",
        limit=None,
    ),
    Kind(
        name="lines of JSON, a report each",
        suffixes=(".jsonl", ".ndjson"),
        media=("application/jsonl", "application/x-ndjson"),
        unpacks="hudna.sources.tables.lines:unpack_lines",
        single=False,
        looked_into="hudna.sources.tables.recognised:is_lines",
        limit=None,
    ),
)
"""Tables; behind those that have kinds of their own."""

KINDS: tuple[Kind, ...] = (
    *_OF_FORMS,
    Kind(
        name="events of ACLED",
        suffixes=(".csv",),
        media=("text/csv",),
        unpacks="hudna.sources.datasets.acled:unpack",
        single=False,
        told_by="hudna.sources.datasets.acled:is_acled",
        limit=None,
    ),
    Kind(
        name="events of UCDP",
        suffixes=(".csv",),
        media=("text/csv",),
        unpacks="hudna.sources.datasets.ucdp:unpack",
        single=False,
        told_by="hudna.sources.datasets.ucdp:is_ucdp",
        limit=None,
    ),
    Kind(
        name="events of GDELT",
        suffixes=(".csv", ".tsv"),
        media=("text/csv", "text/tab-separated-values"),
        unpacks="hudna.sources.datasets.gdelt:unpack",
        single=False,
        told_by="hudna.sources.datasets.gdelt:is_gdelt",
        limit=None,
    ),
    Kind(
        name="an HXL-tagged table",
        suffixes=(".csv", ".tsv"),
        media=("text/csv", "text/tab-separated-values"),
        unpacks="hudna.sources.datasets.hxl:unpack",
        single=False,
        told_by="hudna.sources.datasets.hxl_sheets:is_hxl",
        limit=None,
    ),
    Kind(
        name="an HXL-tagged workbook",
        suffixes=(".xlsx",),
        media=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        unpacks="hudna.sources.datasets.hxl:unpack",
        single=False,
        looked_into="hudna.sources.datasets.hxl_sheets:is_hxl_workbook",
        limit=MAX_DOCUMENT,
    ),
    Kind(
        name="daily reports of the OSCE SMM",
        suffixes=(".json",),
        media=("application/json",),
        unpacks="hudna.sources.datasets.smm:unpack_items",
        single=False,
        told_by="hudna.sources.datasets.smm:is_items",
        limit=MAX_DOCUMENT,
    ),
    Kind(
        name="a daily report of the OSCE SMM",
        suffixes=(".txt",),
        media=("text/plain",),
        reads="hudna.sources.datasets.smm:read_daily_report",
        told_by="hudna.sources.datasets.smm:is_daily_report",
    ),
    *_OF_REPORTS,
    Kind(
        name="a report file",
        suffixes=(".report.json",),
        reads="hudna.sources.report_json:read_report_json",
        apart=False,
    ),
    Kind(
        name="an export of Telegram",
        suffixes=(".json",),
        media=("application/json",),
        unpacks="hudna.sources.chats.telegram:unpack_telegram",
        single=False,
        told_by="hudna.sources.chats.telegram:is_telegram",
        limit=None,
    ),
    Kind(
        name="an export of WhatsApp",
        suffixes=(".txt",),
        media=("text/plain",),
        unpacks="hudna.sources.chats.whatsapp:unpack_whatsapp",
        single=False,
        told_by="hudna.sources.chats.whatsapp:is_whatsapp",
        limit=None,
    ),
    Kind(
        name="plain text",
        suffixes=(".txt",),
        media=("text/plain",),
        reads="hudna.sources.plain:read_plain",
        apart=False,
    ),
    Kind(
        name="Markdown",
        suffixes=(".md",),
        media=("text/markdown",),
        reads="hudna.sources.markdown:read_markdown",
        apart=False,
    ),
    Kind(
        name="a web page",
        suffixes=(".html", ".htm"),
        media=("text/html", "application/xhtml+xml"),
        reads="hudna.sources.page:read_page",
        apart=False,
    ),
    Kind(
        name="a ZIP archive",
        suffixes=(".zip",),
        media=("application/zip", "application/x-zip-compressed"),
        unpacks="hudna.sources.archives.zipped:unpack_zip",
        single=False,
        limit=None,
    ),
    Kind(
        name="a WARC file",
        suffixes=(".warc", ".warc.gz"),
        media=("application/warc",),
        unpacks="hudna.sources.archives.warc:unpack_warc",
        single=False,
        limit=None,
    ),
    Kind(
        name="a WACZ archive",
        suffixes=(".wacz",),
        media=("application/wacz", "application/wacz+zip"),
        unpacks="hudna.sources.archives.wacz:unpack_wacz",
        single=False,
        limit=None,
    ),
    Kind(
        name="a saved web page",
        suffixes=(".mht", ".mhtml"),
        media=("multipart/related", "message/rfc2557", "application/x-mimearchive"),
        reads="hudna.sources.archives.mhtml:read_mhtml",
        limit=MAX_DOCUMENT,
    ),
    Kind(
        name="a mail message",
        suffixes=(".eml",),
        media=("message/rfc822",),
        unpacks="hudna.sources.mail.message:unpack_message",
        single=False,
        limit=MAX_DOCUMENT,
    ),
    Kind(
        name="a mailbox",
        suffixes=(".mbox", ".mbx"),
        media=("application/mbox",),
        unpacks="hudna.sources.mail.mbox:unpack_mbox",
        single=False,
        limit=None,
    ),
    Kind(
        name="a message of Outlook",
        suffixes=(".msg",),
        media=("application/vnd.ms-outlook",),
        reads="hudna.sources.mail.outlook:read_msg",
        limit=MAX_DOCUMENT,
        apart=False,
    ),
    Kind(
        name="a PDF document",
        suffixes=(".pdf",),
        media=("application/pdf",),
        unpacks="hudna.sources.documents.pdf:unpack_pdf",
        limit=MAX_DOCUMENT,
    ),
    Kind(
        name="a Word document",
        suffixes=(".docx",),
        media=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        reads="hudna.sources.documents.word:read_word",
        limit=MAX_DOCUMENT,
    ),
    Kind(
        name="an OpenDocument text",
        suffixes=(".odt",),
        media=("application/vnd.oasis.opendocument.text",),
        reads="hudna.sources.documents.opendocument:read_opendocument",
        limit=MAX_DOCUMENT,
    ),
)
"""Those with `told_by` come first among those of one ending."""

REPORT_JSON = Kind(
    name="a report file", suffixes=(".json",), reads="hudna.sources.report_json:read_report_json", apart=False
)

PICTURE = Kind(
    name="a picture of a page",
    suffixes=(".png", ".jpg", ".jpeg", ".tif", ".tiff"),
    media=("image/png", "image/jpeg", "image/tiff"),
    unpacks="hudna.sources.documents.pictures:unpack_picture",
    limit=MAX_DOCUMENT,
)

GIVEN = (REPORT_JSON, PICTURE, *(replace(kind, looked_into=None) for kind in _OF_REPORTS))
"""Only where it is given by name: in a folder, most files of these endings are something else."""


def function(path: str) -> Any:
    """The function that `module:function` names."""
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)
