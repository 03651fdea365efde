"""Files that are no lists of cells, whatever their name ends in: which kind they are, by their first bytes."""

import io
import json
import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
# First bytes -> code of the problem that says what to do.
_MAGIC: Final = (
    (b"%PDF", "is_pdf"),
    (b"{\\rtf", "is_document"),
    (b"\x89PNG", "is_picture"),
    (b"\xff\xd8\xff", "is_picture"),
    (b"GIF8", "is_picture"),
    (b"BM", "is_picture"),
    (b"II*\x00", "is_picture"),
    (b"\x1f\x8b", "is_archive"),
    (b"7z\xbc\xaf", "is_archive"),
    (b"Rar!", "is_archive"),
    (b"SQLite format 3", "is_database"),
)
_STARTS: Final = (("begin:vcard", "is_vcard"), ("begin:vcalendar", "is_calendar"))
_XML: Final = re.compile(r"<\?xml|<!doctype|<!--|<[a-z:]+[\s>]", re.IGNORECASE)
_MAIL_HEADER: Final = re.compile(
    r"(?:received|return-path|mime-version|delivered-to|message-id|x-[a-z-]+): ", re.IGNORECASE
)
_CHAT: Final = re.compile(
    r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?\]?(?: -)? [^:,;\t]{2,40}: ",
    re.IGNORECASE,
)
_MIME: Final = 100
"""Bytes that tell an OpenDocument's kind."""
_LARGEST_JSON: Final = 5_000_000


def kind_of_bytes(data: bytes) -> str:
    """Return the code of a file that is no list, by its bytes; empty where it may be one."""
    found = next((code for magic, code in _MAGIC if data.startswith(magic)), "")
    # Two letters are too few for a picture: a list may begin with them.
    if data.startswith(b"BM") and b"\x00" not in data[:64]:
        return ""
    return found


def kind_of_text(text: str) -> str:
    """Return the code of a text that is no list; empty where it may be one."""
    start = text[:2_000].lstrip("\ufeff \t\r\n")
    folded = start.casefold()
    found = next((code for words, code in _STARTS if folded.startswith(words)), "")
    if found:
        return found
    if start[:1] in "[{" and start and _is_json(text):
        return "is_json"
    if _XML.match(start) and ("</" in text or folded.startswith(("<?xml", "<!doctype"))):
        return "is_web_page" if "<html" in folded or "<!doctype html" in folded or "<table" in folded else "is_markup"
    lines = start.splitlines()[:12]
    talked = sum(bool(_CHAT.match(line)) for line in lines)
    if talked > 1 and talked * 2 > len(lines):
        return "is_chat"
    return "is_mail" if sum(bool(_MAIL_HEADER.match(line)) for line in lines) > 1 else ""


def kind_of_archive(path: Path) -> str:
    """Return the code of an archive that is no workbook; empty where it is one."""
    try:
        with path.open("rb") as file:
            start = file.read(4_096)
            if start.startswith(_OLE):
                return _kind_of_ole(start + file.read(2_000_000))
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    said = member.read(_MIME)
                if b"opendocument" in said and b"spreadsheet" not in said:
                    return "is_document"
            return _kind_of_names(names)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, zlib.error):
        return ""


def _kind_of_names(names: list[str]) -> str:
    if any(name.endswith(".iwa") or name.startswith("Index/") for name in names):
        return "is_numbers"
    if any(name.startswith(("word/", "ppt/")) for name in names):
        return "is_document"
    is_workbook = any(name.startswith("xl/") or name == "content.xml" for name in names)
    return "" if is_workbook else "is_archive"


def _kind_of_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "is_locked"
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return ""
    return "is_document" if "WordDocument".encode("utf-16-le") in data else ""


def _is_json(text: str) -> bool:
    if len(text) > _LARGEST_JSON:
        return True
    try:
        json.load(io.StringIO(text.lstrip("\ufeff")))
    except (ValueError, RecursionError):
        return bool(re.match(r"[\[{]\s*[\[{\"]", text.lstrip("\ufeff \t\r\n")) and '":' in text[:2_000])
    return True
