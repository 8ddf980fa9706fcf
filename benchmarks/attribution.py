"""Who says what: statements as source, cue and content spans of one text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.attribution_convention import as_coded
from benchmarks.rows import Row, answer_rows
from rashomon.schema.analysis import Analysis
from rashomon.schema.document import Document
from rashomon.schema.page import Location, Page, PageKind, page_id
from rashomon.settings import Settings
from rashomon.stages.clean.clean import clean
from rashomon.stages.dissect.dissect import analyse_paragraphs, assemble, paragraph_texts
from rashomon.stages.extract.statements import find_statements

_SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class Article:
    """A text as the pipeline reads it, up to where statements are looked for."""

    document: Document
    analysis: Analysis


def predict_attribution(data: Path, out: Path) -> None:
    """The statements of each text, each document by itself, with spans as the corpus draws them."""
    answer_rows(data, out, _attribute, lambda row: {"doc_id": row["doc_id"], "attributions": []})


def read_article(text: str) -> Article | None:
    """The article that a text is; None where it holds none."""
    document = page_of(text)
    if document is None:
        return None
    texts = [paragraph.text for paragraph in paragraph_texts(document)]
    paragraphs = {paragraph.text: paragraph for paragraph in analyse_paragraphs(texts, _SETTINGS)}
    return Article(document, assemble(document, paragraphs, _SETTINGS.model))


def page_of(text: str) -> Document | None:
    """The document of a page that is this text alone; None where it holds none."""
    page = Page(page_id(text.encode("utf-8", "replace")), PageKind.TEXT, text, "utf-8", (Location("page.txt"),))
    return clean(page).document


def attributions(article: Article, without: frozenset[str] = frozenset()) -> list[Row]:
    """The statements of an article as the corpus codes them, found without the mechanisms named."""
    statements = find_statements(article.document, article.analysis, without)
    return as_coded(article.document, article.analysis.quotations, statements)


def _attribute(row: Row) -> Row:
    article = read_article(row["text"])
    return {"doc_id": row["doc_id"], "attributions": attributions(article) if article is not None else []}
