"""Web archives (WARC): one page a response, streamed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, TypeAlias

from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Location, Page
from rashomon.stages.acquire.build import build_page, issue, too_large
from rashomon.stages.acquire.capture import read_address

_Record: TypeAlias = Any  # warcio carries no types

_CHUNK = 65_536
_HTML_TYPES = ("text/html", "application/xhtml")
_CUT_SHORT = "the file ends or breaks inside a record; the records before it were read"


def read_warc(stream: BinaryIO, name: str, largest: int) -> Iterator[Page | Issue]:
    """The HTML and plain-text responses of a web archive, in its order. Other records are no pages and are passed over.

    A revisit, which stores no body, is noted; a broken archive is an issue, and the records before the break stay.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - needed for web archives alone

    number, failed = 0, None
    records = ArchiveIterator(stream)
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            number += 1
            pages = list(_read_record(record, name, number, largest))
        except Exception as error:
            failed = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            break
        yield from pages
        if record.rec_type != "revisit" and _is_cut(record):
            failed = "unexpected end"
            break
    if failed is None and _ends_inside_member(stream):
        failed = "unexpected end"
    if failed:
        where = Location(name, f"record {max(number, 1)}")
        yield issue(where, Severity.PARTIAL, f"{_CUT_SHORT} ({failed})", "Fetch or copy the archive again.")


def _ends_inside_member(stream: BinaryIO) -> bool:
    """True for a compressed file that stops in the middle of a member, where warcio ends without a word."""
    stream.seek(0)
    member, inside = zlib.decompressobj(zlib.MAX_WBITS | 16), False
    while chunk := stream.read(_CHUNK):
        while chunk:
            if not inside and not chunk.startswith(b"\x1f"):
                return False  # not compressed, or padding after the last member
            inside = True
            try:
                member.decompress(chunk)
            except zlib.error:
                return True
            chunk = member.unused_data
            if member.eof:
                member, inside = zlib.decompressobj(zlib.MAX_WBITS | 16), False
    return inside


def _read_record(record: _Record, name: str, number: int, largest: int) -> Iterator[Page | Issue]:
    headers = record.rec_headers
    target = headers.get_header("WARC-Target-URI") or ""
    address = read_address(target.strip("<>"))
    location = Location(
        name, f"record {number}", address.url, _seconds(headers.get_header("WARC-Date")) or address.captured
    )
    if record.rec_type == "revisit":
        yield issue(location, Severity.DOUBT, f"a revisit of {target}: its body is stored in another record or file")
    if record.rec_type not in ("response", "resource"):
        return
    content_type, status = _content_type(record), record.http_headers.get_statuscode() if record.http_headers else "200"
    if not content_type.startswith((*_HTML_TYPES, "text/plain")):
        return
    if not status.startswith("2"):
        yield issue(location, Severity.DOUBT, f"the server answered {target} with {status}, which is no article")
        return
    content = record.content_stream().read(largest + 1)
    if len(content) > largest:
        yield too_large(location, None, largest)
    elif not _is_cut(record):
        yield from _page(content, location, content_type)


def _page(content: bytes, location: Location, content_type: str) -> Iterator[Page | Issue]:
    if not content.strip():
        yield issue(location, Severity.LOST, "the record's page is empty")
        return
    charset = content_type.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    yield from build_page(content, location, html=content_type.startswith(_HTML_TYPES), charset=charset)


def _content_type(record: _Record) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").strip().lower()


def _is_cut(record: _Record) -> bool:
    """True when the file ended before the record's length was read."""
    raw = record.raw_stream
    return bool(getattr(raw, "limit", 0) > 0 and not raw.read(1))


def _seconds(date: str | None) -> str | None:
    """WARC-Date to the second; some writers add fractions."""
    return date[:19] + "Z" if date and len(date) >= 20 and date.endswith("Z") else None
