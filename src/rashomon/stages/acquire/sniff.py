"""What kind of thing the bytes are, from their beginning and the file's name together."""

from __future__ import annotations

import json
import re
from enum import StrEnum

from rashomon.stages.acquire.decode import wide_encoding

HEAD = 8192  # how many bytes are enough to tell

_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"RIFF", "a sound, film or picture file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_HTML_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(rb"<[a-zA-Z!/]")
_TEXT_COLUMN = re.compile(r"(?:^|[,;\t])\s*\"?text\"?\s*(?:$|[,;\t])", re.IGNORECASE)


class Form(StrEnum):
    """How a file is read."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    CSV = "csv"
    WARC = "warc"
    EMPTY = "empty"
    BINARY = "binary"


def sniff(head: bytes, name: str) -> Form:
    """Tell the form from the first `HEAD` bytes and the name; a known suffix is believed unless the bytes forbid it."""
    lowered = name.casefold()
    if not head.strip(b" \t\r\n\x0c\xef\xbb\xbf"):
        return Form.EMPTY
    if head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and lowered.endswith((".warc.gz", ".warc", "stdin"))):
        return Form.WARC
    if describe_binary(head):
        return Form.BINARY
    if lowered.endswith((".jsonl", ".ndjson")):
        return Form.JSONL
    if lowered.endswith((".csv", ".tsv")):
        return Form.CSV
    return _sniff_text(head, lowered)


def _sniff_text(head: bytes, name: str) -> Form:
    if _HTML_START.match(head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")):
        return Form.HTML
    if name.endswith((".html", ".htm", ".xhtml", ".shtml")):
        return Form.HTML if _TAG.search(head.replace(b"\x00", b"")) else Form.TEXT
    if name.endswith((".txt", ".md")):
        return Form.TEXT
    first = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").lstrip().partition("\n")[0]
    if first.startswith("{") and _is_row(first, cut=len(head) >= HEAD and b"\n" not in head):
        return Form.JSONL
    return Form.CSV if _TEXT_COLUMN.search(first) and re.search(r"[,;\t]", first) else Form.TEXT


def _is_row(line: str, *, cut: bool) -> bool:
    if cut:
        return bool(re.match(r"\{\s*\"[\w -]+\"\s*:", line))
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def describe_binary(head: bytes) -> str:
    """What binary thing the bytes are, in words; "" for text."""
    for magic, words in _MAGIC:
        if head.startswith(magic):
            return words
    if head.startswith(_MARKS) or wide_encoding(head):
        return ""
    if b"\x00" in head:
        return "binary data (it holds zero bytes)"
    controls = len(head) - len(head.translate(None, _CONTROL))
    return "binary data (it is full of control characters)" if controls > 0.1 * len(head) else ""
