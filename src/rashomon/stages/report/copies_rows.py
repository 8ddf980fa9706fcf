"""Who copied whom, as rows for other programs. Keys are a promise: docs/lineage.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.schema.document import Dated, Document
from rashomon.schema.evidence import Span
from rashomon.schema.lineage import Lineage, SourceLink, TextLink
from rashomon.stages.report.copies_words import descents
from rashomon.stages.report.quotes_rows import Row, span_row
from rashomon.stages.report.word_changes import WordChange, changed_words


def copy_dicts(documents: Mapping[str, Document], lineage: Lineage) -> Iterator[Row]:
    """Families with their pages, pages that stand alone as families of one, then links, then sources outside."""
    found = descents(documents, lineage)
    family_of: dict[str, int] = {}
    main: set[tuple[str, str, str]] = set()
    for number, descent in enumerate(found, 1):
        family_of |= {step.document: number for step in descent.steps}
        main |= {_key(link) for step in descent.steps for link in step.sources}
        yield {"type": "family", "family": number, "pages": [_page(documents[s.document]) for s in descent.steps]}
    alone = sorted((d for d in documents.values() if d.id not in family_of), key=lambda d: (d.name, d.id))
    for number, document in enumerate(alone, len(found) + 1):
        family_of[document.id] = number
        yield {"type": "family", "family": number, "pages": [_page(document)]}
    order = {document: place for place, document in enumerate(family_of)}
    for link in sorted(lineage.links, key=lambda k: (order[k.second], order[k.first], k.kind.value)):
        yield {**_link(link, documents), "family": family_of[link.first], "nearest": _key(link) in main}
    yield from (_source(link, documents) for link in lineage.sources)


def _key(link: TextLink) -> tuple[str, str, str]:
    return link.first, link.second, link.kind.value


def _page(document: Document) -> Row:
    return {
        "document": document.id,
        "file": document.name,
        "files": [location.name for location in document.locations],
        "title": document.title or "",
        "outlet": document.outlet or "",
        "url": document.url or "",
        "published": _date(document.published),
        "modified": _date(document.modified),
        "captured": _date(document.captured),
    }


def _date(dated: Dated | None) -> str | None:
    return dated.value if dated else None


def _link(link: TextLink, documents: Mapping[str, Document]) -> Row:
    first, second = documents[link.first], documents[link.second]
    return {
        "type": "link",
        "kind": link.kind.value,
        "first": {"document": first.id, "file": first.name},
        "second": {"document": second.id, "file": second.name},
        "directed": link.directed,
        "shared": link.shared,
        "reason": link.reason,
        "alignments": [
            {"first": _span(first, a.first), "second": _span(second, a.second), "identical": a.identical}
            for a in link.alignments
        ],
        "changes": [_change(change) for change in changed_words(first, second, link)],
        "method": link.method,
    }


def _span(document: Document, span: Span) -> Row:
    return {"start": span.start, "end": span.end, "text": document.text[span.start : span.end]}


def _change(change: WordChange) -> Row:
    return {
        "kind": change.kind.value,
        "first": span_row(change.first) if change.first else None,
        "second": span_row(change.second) if change.second else None,
        "figure": change.figure,
    }


def _source(link: SourceLink, documents: Mapping[str, Document]) -> Row:
    return {
        "type": "source",
        "kind": link.kind.value,
        "document": link.document,
        "file": documents[link.document].name,
        "source": link.source,
        "evidence": span_row(link.evidence),
        "method": link.method,
    }
