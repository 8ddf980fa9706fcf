"""Pages compared without a case: who copied whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.errors import InputError
from rashomon.reading import clean_page, read_each
from rashomon.schema.document import Document
from rashomon.schema.issue import Issue
from rashomon.settings import Settings
from rashomon.stages.compare.compare import compare
from rashomon.stages.report.copies import Copies
from rashomon.steps import Tell


def find_copies(paths: Sequence[str], settings: Settings, tell: Tell = lambda *_: None) -> Copies:
    """Read what `paths` name, find the articles and compare them. No parser is loaded, and nothing is kept.

    What cannot be read is an issue, and the rest goes on. The same page found twice is one document with two locations.
    The result depends neither on the order of `paths` nor on the number of processes.

    Raises:
        InputError: a path names nothing, or not one page can be read.
    """
    held: dict[str, Document] = {}
    issues: set[Issue] = set()
    for reading in read_each(paths, settings, clean_page, tell):
        issues.update(reading.issues)
        if reading.document is not None:
            held[reading.document.id] = _merged(held.get(reading.document.id), reading.document)
    found = tuple(sorted(issues, key=lambda i: (i.where, i.start or 0, i.end or 0, i.stage, i.severity, i.reason)))
    if not held:
        reasons = "; ".join(f"{issue.where}: {issue.reason.rstrip('.')}" for issue in found[:3])
        raise InputError(f"nothing in what was given can be read ({reasons}); give pages that hold an article")
    documents = tuple(sorted(held.values(), key=lambda d: (d.name, d.id)))
    tell("compare", 0, 0)
    return Copies(documents, compare(documents), found)


def _merged(first: Document | None, second: Document) -> Document:
    """Two readings of the same bytes as one document, the same whichever comes first."""
    if first is None:
        return second
    one, other = sorted((first, second), key=repr)
    places = {*one.locations, *other.locations}
    return replace(one, locations=tuple(sorted(places, key=lambda p: (p.path, p.part, p.url or "", p.captured or ""))))
