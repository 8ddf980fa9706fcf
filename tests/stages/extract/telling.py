"""Read a made-up page the way the pipeline does, for tests of statements: one block a line, the first its title."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rashomon.language.quotation import find_quotations
from rashomon.schema.analysis import Analysis, Paragraph, PlacedParagraph
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.page import Location
from rashomon.schema.statement import Statement
from rashomon.settings import Settings
from rashomon.stages.dissect.parser import parse
from rashomon.stages.extract.statements import find_statements


@cache
def _parsed(text: str) -> Paragraph:
    result = next(iter(parse([text], Settings().model)))
    return Paragraph(text, result.tokens, result.sentences, result.names)


def page(*lines: str, title: bool = False) -> Document:
    """A document whose paragraphs are `lines`."""
    blocks, at = [], 0
    for i, line in enumerate(lines):
        role = BlockRole.TITLE if title and i == 0 else BlockRole.PARAGRAPH
        blocks.append(Block(at, at + len(line), role))
        at += len(line) + 2
    return Document("d" * 64, "d" * 64, (Location("page.txt"),), "\n\n".join(lines), tuple(blocks), language="en")


def analyse(document: Document) -> Analysis:
    """The analysis of a document, with nothing but the parser and the quotation marks."""
    placed = tuple(
        PlacedParagraph(b.start, b.role, _parsed(document.text[b.start : b.end])) for b in document.content_blocks()
    )
    return Analysis(document.id, "test", placed, find_quotations(document.text, document.blocks))


def tell(*lines: str, title: bool = False) -> tuple[Statement, ...]:
    """The statements of a page made of `lines`."""
    document = page(*lines, title=title)
    return find_statements(document, analyse(document))


def tell_by_patterns(*lines: str) -> tuple[Statement, ...]:
    """The statements of a page made of `lines` without the learned mechanism."""
    document = page(*lines)
    return find_statements(document, analyse(document), frozenset({"learned"}))


def heard(statements: Sequence[Statement]) -> list[tuple[str | None, str]]:
    """Who said what, as plain strings."""
    return [
        (s.speaker.name if s.speaker is not None else None, " … ".join(c.text for c in s.content)) for s in statements
    ]
