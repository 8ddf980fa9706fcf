"""Tables of articles: JSON lines and CSV with a `text` column, and perhaps url, title, published, outlet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Location, Page
from rashomon.stages.acquire.build import build_row, issue, too_large
from rashomon.stages.acquire.decode import decode

_NO_TEXT = "the row has no text"
_NAME_TEXT = "Give the article's words in a column named text."
_SAMPLE = 65_536  # bytes that show a CSV file's encoding and its separator
_NO_LIMIT = 2**31 - 1  # the largest field size that the csv module takes on every system


def read_jsonl(stream: BinaryIO, name: str, largest: int) -> Iterator[Page | Issue]:
    """One page a line. A line that is not a JSON object, or holds no text, is an issue; the rest goes on."""
    number = 0
    while line := stream.readline(largest + 2):
        number += 1
        where = Location(name, f"row {number}")
        if len(line.rstrip(b"\r\n")) > largest:
            while line and not line.endswith(b"\n"):
                line = stream.readline(largest)
            yield too_large(where, None, largest)
        elif line.strip():
            yield _json_row(line, where)


def _json_row(line: bytes, where: Location) -> Page | Issue:
    try:
        row = json.loads(decode(line.strip()).text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        return issue(where, Severity.LOST, f"the row is not JSON: {error}", "Mend the row.")
    if not isinstance(row, dict):
        return issue(where, Severity.LOST, "the row is not a JSON object", "Write one object a line.")
    return _row(row, where, 0)


def read_csv(stream: BinaryIO, name: str, largest: int) -> Iterator[Page | Issue]:
    """One page a row, under a header line that has a `text` column; separator and encoding are found out."""
    csv.field_size_limit(_NO_LIMIT)  # an article is often longer than the module's 131,072 characters
    sample = stream.read(_SAMPLE)
    encoding = _encoding(stream, sample)
    stream.seek(0)
    lines = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    try:
        yield from _csv_rows(lines, name, largest, _delimiter(sample.decode(encoding, "replace")))
    finally:
        lines.detach()  # the stream is the caller's to close


def _csv_rows(lines: io.TextIOWrapper, name: str, largest: int, delimiter: str) -> Iterator[Page | Issue]:
    reader = csv.DictReader(lines, delimiter=delimiter)
    fields = [(field or "").strip().lstrip("\ufeff") for field in reader.fieldnames or ()]
    # Only the usual columns are known in any case; another column keeps the name its author gave it.
    reader.fieldnames = [f.casefold() if f.casefold() in _KNOWN else f for f in fields]
    if "text" not in reader.fieldnames:
        yield issue(
            Location(name), Severity.LOST, f"no column is named text, only {', '.join(fields)}"[:200], _NAME_TEXT
        )
        return
    number = 0
    while True:
        number += 1
        where = Location(name, f"row {number}")
        try:
            row = next(reader, None)
        except (csv.Error, UnicodeError) as error:
            yield issue(where, Severity.LOST, f"the row cannot be read: {error}", "Mend the row's quotation marks.")
            continue
        if row is None:
            return
        extra = row.pop(None, None)
        if extra:
            yield issue(
                where, Severity.DOUBT, "the row has more cells than there are columns", "Quote cells with commas."
            )
        yield _row(row, where, largest)


_KNOWN = frozenset({"text", "title", "url", "published", "outlet"})


def _row(row: Mapping[str, object], where: Location, largest: int) -> Page | Issue:
    """A page, or why there is none. Of a row with a headline and an empty text, the headline is the text."""
    text = _words(row, "text")
    if not text and isinstance(row.get("text"), str):
        text = _words(row, "title")
    if not text:
        return issue(where, Severity.LOST, _NO_TEXT, _NAME_TEXT)
    if largest and len(text) > largest:
        return too_large(where, len(text), largest)
    return build_row({**row, "text": text}, where)


def _words(row: Mapping[str, object], column: str) -> str:
    value = row.get(column)
    return value if isinstance(value, str) and value.strip() else ""


def _encoding(stream: BinaryIO, sample: bytes) -> str:
    """The encoding of the whole file, found without holding it: UTF-8 if it all is, else what the sample looks like."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if sample.startswith(mark):
            return encoding
    stream.seek(0)
    try:
        for _ in io.TextIOWrapper(io.BufferedReader(_Borrowed(stream)), encoding="utf-8", newline="\n"):
            pass
    except UnicodeError:
        return decode(sample).encoding
    return "utf-8"


class _Borrowed(io.RawIOBase):
    """A view of a stream that does not close it when the wrapper around it goes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._stream.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _delimiter(sample: str) -> str:
    """The separator: whichever of the usual ones the header line holds most of."""
    header = sample.partition("\n")[0]
    return max(",;\t|", key=header.count)
