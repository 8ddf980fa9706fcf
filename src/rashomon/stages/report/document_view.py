"""A document with its evidence marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.evidence import Evidence, Span
from rashomon.schema.issue import Issue
from rashomon.schema.record import Case
from rashomon.stages.report.citations import Citation, Citations
from rashomon.stages.report.document_views import BlockRun, BlockView, DocumentView, IssueView, PieceView
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.marks import cut, share_out
from rashomon.stages.report.views import Fact
from rashomon.stages.report.words import dated_words, join_words, read_from_words

Kinds = dict[Evidence, str]

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def evidence_kinds(case: Case) -> Kinds:
    """What each piece of evidence is evidence of: "claim", "said" or, for anything else, "other"."""
    kinds = {e: "said" for s in case.statements for e in s.content}
    kinds.update({c.evidence: "claim" for c in case.claims})
    return kinds


def document_view(
    document: Document, issues: Sequence[Issue], lookup: Lookup, citations: Citations, kinds: Kinds
) -> DocumentView:
    """A document worded and cut for its section."""
    number = lookup.numbers[document.id]
    here = citations.in_document(document.id)
    spans = [c.evidence.span for c in here]
    marked = zip(document.blocks, share_out(document.blocks, spans), strict=True)
    views = [(b.role is BlockRole.FURNITURE, _block(document, b, [here[n] for n in ns], kinds)) for b, ns in marked]
    return DocumentView(
        number=number,
        anchor=f"document-{number}",
        label=lookup.labels[document.id],
        title=document.title or "",
        language=document.language if document.language != "und" else "",
        facts=tuple(_facts(document)),
        url=safe_url(document.url),
        runs=tuple(
            BlockRun(furniture, tuple(view for _, view in run)) for furniture, run in groupby(views, key=lambda v: v[0])
        ),
        issues=tuple(i.reason for i in issues),
    )


def safe_url(url: str | None) -> str:
    """The address when a link may point to it: http and https alone, so that no page smuggles in a script."""
    return url if url and url.lower().startswith(("http://", "https://")) else ""


def _facts(document: Document) -> Iterator[Fact]:
    if document.outlet:
        yield Fact("Outlet", document.outlet)
    if document.authors:
        yield Fact("By", join_words(document.authors))
    if document.agencies:
        yield Fact("Agency credited", join_words(document.agencies))
    for term, dated in (
        ("Published", document.published),
        ("Changed", document.modified),
        ("Captured", document.captured),
    ):
        if dated:
            yield Fact(term, f"{dated_words(dated)} (from {read_from_words(dated)})")
    yield Fact("File", "; ".join(f"{p.path} ({p.part})" if p.part else p.path for p in document.locations))


def _block(document: Document, block: Block, citations: Sequence[Citation], kinds: Kinds) -> BlockView:
    pieces = cut(Span(block.start, block.end), [c.evidence.span for c in citations])
    return BlockView(
        block.role.value,
        block.rule,
        tuple(
            PieceView(
                text=document.text[p.start : p.end],
                kind=_kind(kinds.get(citations[n].evidence, "other") for n in p.held),
                held=" ".join(citations[n].anchor for n in p.held),
                opens=tuple(citations[n] for n in p.opens),
            )
            for p in pieces
        ),
    )


def printable(text: str) -> str:
    """The text with each character that HTML forbids made a visible mark, so that lengths hold."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _kind(kinds: Iterable[str]) -> str:
    found = set(kinds)
    return next((kind for kind in ("claim", "said", "other") if kind in found), "")


def issue_view(issue: Issue, lookup: Lookup) -> IssueView:
    """An issue worded for the list."""
    document = lookup.documents.get(issue.document or issue.where)
    quote = ""
    if document and issue.start is not None and issue.end is not None:
        quote = " ".join(document.text[issue.start : issue.end].split())[:160]
    return IssueView(
        severity=issue.severity.value,
        where=document.name if document and issue.where in lookup.documents else issue.where,
        document=f"document-{lookup.numbers[document.id]}" if document else "",
        reason=issue.reason,
        remedy=issue.remedy,
        quote=quote,
    )
