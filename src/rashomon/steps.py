"""The map stages, each run over what the case does not have yet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from rashomon.engine.base import Engine, Failure
from rashomon.engine.method import method_of
from rashomon.errors import InputError
from rashomon.language import gazetteer_index
from rashomon.language.model import InstalledModel
from rashomon.schema.analysis import Analysis, Paragraph
from rashomon.schema.document import Document
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.schema.issue import Issue, Severity
from rashomon.settings import Settings
from rashomon.stages.acquire.read import acquire
from rashomon.stages.clean.clean import Cleaned, clean
from rashomon.stages.dissect.dissect import analyse_paragraphs, assemble, paragraph_texts
from rashomon.stages.extract.extract import extract
from rashomon.stages.extract.mechanisms import known_mechanisms
from rashomon.store.casefile import CaseFile
from rashomon.store.codec import digest
from rashomon.store.results import Results

T = TypeVar("T")
R = TypeVar("R")

Tell = Callable[[str, int, int], None]  # a stage's name, how many items are done, how many there are

_LANGUAGES = frozenset({"en", "und"})

# Paragraphs sent to the parser at once: it works on 32 together, and a process gets its next lot every few seconds.
_CHUNK = 64

DAMAGED = Failure("what the case file holds of it cannot be read back, and pages must be built into a new folder")


@dataclass(frozen=True, slots=True)
class Run:
    """What every step of one build needs."""

    settings: Settings
    model: InstalledModel
    case: CaseFile
    engine: Engine
    tell: Tell


@dataclass(frozen=True, slots=True)
class Cleanings:
    """The documents of the pages, sorted by id, and what could not be read in them."""

    documents: tuple[Document, ...]
    issues: tuple[Issue, ...]


class Analyses(Mapping[str, Analysis]):
    """The analysis of each document by its id, put together when it is asked for: all at once would not fit."""

    def __init__(self, documents: Sequence[Document], paragraphs: Results[Paragraph], model: str) -> None:
        self._documents = {document.id: document for document in documents}
        self._paragraphs = paragraphs
        self._model = model

    def __getitem__(self, document_id: str) -> Analysis:
        document = self._documents[document_id]
        if not is_read(document):
            return Analysis(document_id, self._model, (), ())
        texts = {paragraph.text for paragraph in paragraph_texts(document)}
        return assemble(document, {text: self._paragraph(text) for text in texts}, self._model)

    def _paragraph(self, text: str) -> Paragraph:
        return self._paragraphs.get(_text_key(text)) or Paragraph(text, (), ())

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


@dataclass(frozen=True, slots=True)
class Dissections:
    """The analyses, and what could not be analysed."""

    analyses: Analyses
    issues: tuple[Issue, ...]


def read_pages(paths: Sequence[str], run: Run) -> None:
    """Acquire what `paths` name into the case.

    Raises:
        InputError: a path names nothing, or the case holds no readable page.
    """
    read: set[str] = set()
    issues: list[Issue] = []
    for number, found in enumerate(acquire(paths, run.settings), 1):
        if isinstance(found, Issue):
            issues.append(found)
            read.add(found.where)
        else:
            run.case.add_page(found)
            read.update(location.path for location in found.locations)
        run.tell("acquire", number, 0)
    run.case.note_unread(read, issues)
    run.case.commit()
    if not run.case.pages():
        raise InputError(_nothing_readable(issues))


def clean_pages(run: Run) -> Cleanings:
    """The document of every page of the case.

    Raises:
        InputError: no page holds an article.
    """
    pages = {page.state: page.id for page in run.case.pages()}
    results = run.case.results("clean", method_of("clean"), Cleaned)
    failures = fill(run, results, clean, {state: partial(run.case.page, page) for state, page in pages.items()})
    documents: list[Document] = []
    issues: list[Issue] = []
    for state, page in pages.items():
        cleaned = results.get(state)
        if cleaned is None:
            where = run.case.page(page).locations[0].path
            issues.append(failed("clean", where, failures.get(state, DAMAGED), Severity.LOST))
            continue
        issues.extend(cleaned.issues)
        if cleaned.document is not None:
            documents.append(cleaned.document)
    if not documents:
        raise InputError(_nothing_readable([*run.case.unread(), *issues]))
    return Cleanings(tuple(sorted(documents, key=lambda document: document.id)), tuple(issues))


def dissect_documents(documents: Sequence[Document], run: Run) -> Dissections:
    """The analyses of `documents`; each distinct paragraph is parsed once in the life of a case."""
    results = run.case.results("dissect", f"{method_of('dissect')} {run.model.id}", Paragraph)
    holders: dict[str, list[Document]] = {}
    texts: dict[str, str] = {}
    for document in filter(is_read, documents):
        for paragraph in paragraph_texts(document):
            key = _text_key(paragraph.text)
            texts[key] = paragraph.text
            holders.setdefault(key, []).append(document)
    missing = sorted(key for key in texts if not results.has(key))
    if missing:
        prepare_gazetteer(run.tell)
    failures = _fill_paragraphs(run, results, [texts[key] for key in missing])
    issues = {
        failed("dissect", document.name, failure, Severity.PARTIAL, document.id)
        for key, failure in failures.items()
        for document in holders[key]
    }
    unread = {foreign(document) for document in documents if not is_read(document)}
    return Dissections(Analyses(documents, results, run.model.id), tuple(issues | unread))


def extract_documents(documents: Sequence[Document], analyses: Analyses, run: Run) -> tuple[Extraction, ...]:
    """The statements and claims of each document, in the order of `documents`."""
    without = known_mechanisms(run.settings.without)
    method = " ".join([method_of("dissect", "extract"), run.model.id, *(f"-{name}" for name in sorted(without))])
    results = run.case.results("extract", method, Extraction)
    keys = {document.id: digest(document) for document in documents}
    makers = {keys[document.id]: partial(_with_analysis, document, analyses) for document in documents}
    failures = fill(run, results, partial(_extract, without), makers)
    return tuple(
        results.get(keys[document.id]) or _nothing_extracted(document, failures.get(keys[document.id], DAMAGED))
        for document in documents
    )


def fill(
    run: Run, results: Results[R], work: Callable[[T], R], makers: Mapping[str, Callable[[], T]]
) -> dict[str, Failure]:
    """Make the results that are missing; `makers` give the item for each key, when its turn comes."""
    missing = [key for key in makers if not results.has(key)]
    failures: dict[str, Failure] = {}
    made = run.engine.map(work, (makers[key]() for key in missing))
    for number, (key, result) in enumerate(zip(missing, made, strict=True), 1):
        if isinstance(result, Failure):
            failures[key] = result
        else:
            results.put(key, result)
        run.tell(results.stage, number, len(missing))
    run.case.commit()
    return failures


def is_read(document: Document) -> bool:
    """True when the document is in a language there is linguistic knowledge for, or too short to tell."""
    return document.language in _LANGUAGES


def prepare_gazetteer(tell: Tell) -> None:
    """Make the index of places: once on a machine, and before the worker processes would each do it."""
    if not gazetteer_index.is_ready():
        tell("gazetteer", 0, 0)
        gazetteer_index.prepare()


def failed(stage: str, where: str, failure: Failure, severity: Severity, document: str | None = None) -> Issue:
    """The issue that stands for what a stage could not do, which no page should bring about."""
    return Issue(stage, where, severity, failure.reason, "Please report this page with its reason.", document)


def foreign(document: Document) -> Issue:
    """The issue of a document that `is_read` leaves out."""
    reason = f"its language is {document.language}, and English alone is read"
    return Issue(
        "dissect", document.name, Severity.LOST, reason, "Add it in translation, or leave it out.", document.id
    )


def _fill_paragraphs(run: Run, results: Results[Paragraph], texts: Sequence[str]) -> dict[str, Failure]:
    chunks = [texts[start : start + _CHUNK] for start in range(0, len(texts), _CHUNK)]
    analyse = partial(_analyse, run.settings)
    failures: dict[str, Failure] = {}
    alone: list[Sequence[str]] = []
    for number, (chunk, made) in enumerate(zip(chunks, run.engine.map(analyse, chunks), strict=True), 1):
        if isinstance(made, Failure):
            alone.extend([text] for text in chunk)
            continue
        for paragraph in made:
            results.put(_text_key(paragraph.text), paragraph)
        run.tell("dissect", min(number * _CHUNK, len(texts)), len(texts))
    for one, made in zip(alone, run.engine.map(analyse, alone), strict=True):
        if isinstance(made, Failure):
            failures[_text_key(one[0])] = made
        else:
            results.put(_text_key(one[0]), made[0])
    run.case.commit()
    return failures


def _analyse(settings: Settings, texts: Sequence[str]) -> tuple[Paragraph, ...]:
    return tuple(analyse_paragraphs(texts, settings))


def _with_analysis(document: Document, analyses: Analyses) -> tuple[Document, Analysis]:
    return document, analyses[document.id]


def _extract(without: frozenset[str], item: tuple[Document, Analysis]) -> Extraction:
    return extract(*item, without)


def _text_key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _nothing_extracted(document: Document, failure: Failure) -> Extraction:
    issue = failed("extract", document.name, failure, Severity.LOST, document.id)
    return Extraction(document.id, (), (), EventSketch(), (issue,))


def _nothing_readable(issues: Sequence[Issue]) -> str:
    reasons = "; ".join(f"{issue.where}: {issue.reason}" for issue in issues[:3])
    more = f"; and {len(issues) - 3} more" if len(issues) > 3 else ""
    return f"nothing in what was given can be read ({reasons or 'no files'}{more}); give pages that hold an article"
