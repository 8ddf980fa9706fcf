"""Dissect a document: paragraphs in, sentences, names, numbers, times and quotation marks out, all as offsets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rashomon.language.quotation import find_quotations
from rashomon.schema.analysis import Analysis, Paragraph, PlacedParagraph
from rashomon.schema.document import BlockRole, Document
from rashomon.settings import Settings
from rashomon.stages.dissect.casing import recase, restore, restore_names
from rashomon.stages.dissect.names import find_names
from rashomon.stages.dissect.numbers import find_numbers
from rashomon.stages.dissect.parsed import Parse
from rashomon.stages.dissect.parser import parse
from rashomon.stages.dissect.runs import blank_runs
from rashomon.stages.dissect.sentences import join_split
from rashomon.stages.dissect.times import find_times

_BREAKS = str.maketrans(dict.fromkeys("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


class ParagraphText(NamedTuple):
    """A block's text as the parser gets it: each line break a space, so that document offset = `start` + offset."""

    start: int
    role: BlockRole
    text: str


def paragraph_texts(document: Document) -> list[ParagraphText]:
    """The text of each block that may be evidence. Furniture is never analysed."""
    return [
        ParagraphText(block.start, block.role, document.text[block.start : block.end].translate(_BREAKS))
        for block in document.content_blocks()
    ]


def analyse_paragraphs(texts: Sequence[str], settings: Settings) -> Iterator[Paragraph]:
    """Analyse each distinct text once, in the order in which they first come.

    Raises:
        ModelError: the language model is not installed.
    """
    distinct = list(dict.fromkeys(texts))
    recased = recase(distinct, settings.model)
    read = [blank_runs(recased.get(text, text)) for text in distinct]
    for text, seen, parsed in zip(distinct, read, parse(read, settings.model), strict=True):
        yield _paragraph(text, seen, join_split(parsed))


def _paragraph(text: str, seen: str, parsed: Parse) -> Paragraph:
    """One paragraph; `seen` is its text as the parser was given it, of the same length."""
    tokens = parsed.tokens if seen == text else restore(text, parsed).tokens
    return Paragraph(
        text=text,
        tokens=tokens,
        sentences=parsed.sentences,
        names=restore_names(text, find_names(seen, parsed.tokens, parsed.names)),
        numbers=find_numbers(text, tokens),
        times=find_times(text, tokens),
    )


def assemble(document: Document, paragraphs: Mapping[str, Paragraph], model: str) -> Analysis:
    """Put analysed paragraphs, by their text, into `document`.

    Raises:
        KeyError: a paragraph of the document was not analysed.
    """
    placed = tuple(PlacedParagraph(p.start, p.role, paragraphs[p.text]) for p in paragraph_texts(document))
    return Analysis(document.id, model, placed, find_quotations(document.text, document.blocks))


def dissect(documents: Sequence[Document], settings: Settings) -> tuple[Analysis, ...]:
    """Analyse whole documents, in their order."""
    texts = [paragraph.text for document in documents for paragraph in paragraph_texts(document)]
    paragraphs = {paragraph.text: paragraph for paragraph in analyse_paragraphs(texts, settings)}
    return tuple(assemble(document, paragraphs, settings.model) for document in documents)
