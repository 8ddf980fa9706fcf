"""Files in, pages out."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, cast

from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Location, Page
from rashomon.settings import MEGABYTE, Settings
from rashomon.stages.acquire.build import build_page, issue, too_large
from rashomon.stages.acquire.find import Found, find_files
from rashomon.stages.acquire.sniff import HEAD, Form, describe_binary, sniff
from rashomon.stages.acquire.table import read_csv, read_jsonl
from rashomon.stages.acquire.warc import read_warc


def acquire(paths: Sequence[str], settings: Settings) -> Iterator[Page | Issue]:
    """Read what the user named, a page at a time: files, folders and all below, glob patterns, "-" for standard input.

    What cannot be read is an issue, and the rest goes on. The same bytes in two places are two pages with one id.

    Raises:
        InputError: an argument names nothing.
    """
    for found in find_files(paths):
        if isinstance(found, Issue):
            yield found
            continue
        try:
            with _open(found) as stream:
                yield from _read(stream, found.name, settings)
        except OSError as error:
            reason = f"the file cannot be read: {error.strerror or error}"
            yield issue(
                Location(found.name), Severity.LOST, reason, "Check its permissions and whether it is a broken link."
            )


def _read(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Page | Issue]:
    """The pages of one seekable stream."""
    largest, here = settings.largest_page, Location(name)
    head = stream.read(HEAD)
    form = sniff(head, name)
    stream.seek(0)
    if form is Form.JSONL:
        yield from read_jsonl(stream, name, largest)
    elif form is Form.CSV:
        yield from read_csv(stream, name, largest)
    elif form is Form.WARC:
        yield from read_warc(stream, name, largest)
    elif form is Form.BINARY:
        remedy = "Save the article as text or HTML, or unpack the archive."
        yield issue(here, Severity.LOST, f"it is no text: {describe_binary(head)}", remedy)
    else:
        yield from _read_whole(stream, here, form, largest)


def _read_whole(stream: BinaryIO, here: Location, form: Form, largest: int) -> Iterator[Page | Issue]:
    """A file that is one page. Its size is looked at before it is read."""
    size = stream.seek(0, 2)
    stream.seek(0)
    if size > largest:
        yield too_large(here, size, largest)
        return
    content = stream.read()
    if form is Form.EMPTY and not content.strip(b" \t\r\n\x0c\xef\xbb\xbf"):
        yield issue(here, Severity.LOST, "it is empty", "Save the page again.")
        return
    yield from build_page(content, here, html=form is Form.HTML)


@contextmanager
def _open(found: Found) -> Iterator[BinaryIO]:
    """The file, or standard input copied to where it can be read twice (to disk when it is large)."""
    if found.path is not None:
        with found.path.open("rb") as file:
            yield file
        return
    with tempfile.SpooledTemporaryFile(max_size=10 * MEGABYTE) as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
        copy.seek(0)
        yield cast(BinaryIO, copy)
