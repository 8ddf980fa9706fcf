"""Pages read one after another, without a case: for commands that tell what each page holds and keep nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rashomon.engine.base import Failure, attempt
from rashomon.engine.local import LocalEngine
from rashomon.language.model import check_model
from rashomon.schema.analysis import Analysis, Paragraph
from rashomon.schema.document import Document
from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Location, Page, PageKind, page_id
from rashomon.settings import Settings
from rashomon.stages.acquire.read import acquire
from rashomon.stages.clean.clean import clean
from rashomon.stages.dissect.dissect import analyse_paragraphs, assemble, paragraph_texts
from rashomon.stages.extract.extract import extract
from rashomon.stages.extract.mechanisms import known_mechanisms
from rashomon.steps import Tell, failed, foreign, is_read, prepare_gazetteer

_TEXT = "text"  # how a text that is no file is called

# Letters of a text from which the language identifier is trusted against whoever hands the text over: of PolNeAR's
# English sentences it takes 4.5 % for foreign below 40 letters, 0.6 % from 40 to 79, none of 1,750 above.
_TELLING = 80


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page came to.

    `where` names the page. `document` is None where it could not be read or holds no article; `extraction` is None
    there, and where nobody asked for it. `issues` are what was lost or doubtful on the way.
    """

    where: str
    document: Document | None
    extraction: Extraction | None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Item:
    """A page, or None for what could not be read, with what acquiring it met."""

    where: str
    page: Page | None
    issues: tuple[Issue, ...]


Work = Callable[[Settings, Page], Reading]


def clean_page(_: Settings, page: Page) -> Reading:
    """The document of a page. Never raises."""
    where = _name(page)
    cleaned = attempt(clean, page)
    if isinstance(cleaned, Failure):
        return Reading(where, None, None, (failed("clean", where, cleaned, Severity.LOST),))
    return Reading(where, cleaned.document, None, cleaned.issues)


def extract_page(settings: Settings, page: Page) -> Reading:
    """The document of a page, and what it says.

    Raises:
        ModelError: the language model is missing.
        InputError: `settings.without` names what is no mechanism.
    """
    return _extracted(settings, clean_page(settings, page))


def read_each(
    paths: Sequence[str], settings: Settings, work: Work = extract_page, tell: Tell = lambda *_: None
) -> Iterator[Reading]:
    """Read what `paths` name a page at a time, in the order in which they are named, over `settings.jobs` processes.

    No more pages are held than the processes work on. What cannot be read is a reading without a document, and the
    rest goes on; the same page found twice is read twice. The readings do not depend on the number of processes.

    Raises:
        InputError: a path names nothing, or `settings.without` names what is no mechanism.
        ModelError: the work is to say what pages hold, and the language model is missing or is not the pinned one.
    """
    if work is extract_page:
        check_model(settings.model)
    known_mechanisms(settings.without)
    under_way: deque[_Item] = deque()

    def coming() -> Iterator[_Item]:
        for item in _items(acquire(paths, settings)):
            if item.page is not None and work is extract_page:
                prepare_gazetteer(tell)
            under_way.append(item)
            yield item

    with LocalEngine(settings.jobs) as engine:
        for number, made in enumerate(engine.map(partial(_read, work, settings), coming()), 1):
            item = under_way.popleft()
            tell("acquire", number, 0)
            yield _lost(item, made) if isinstance(made, Failure) else made


def read_text(text: str, settings: Settings) -> Reading:
    """Read a text as a page of plain text is read.

    A half surrogate pair, which nothing can write out, becomes U+FFFD. A text too short to tell its language is taken
    for English.

    Raises:
        InputError, ModelError: as `read_each`.
    """
    check_model(settings.model)
    whole = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    content = whole.encode()
    page = Page(page_id(content), PageKind.TEXT, whole, "utf-8", (Location(_TEXT),), (), size=len(content))
    read = clean_page(settings, page)
    if read.document is not None and sum(c.isalpha() for c in whole) < _TELLING:
        read = replace(read, document=replace(read.document, language="und"))
    return _extracted(settings, read)


def _items(found: Iterator[Page | Issue]) -> Iterator[_Item]:
    """Pages and losses in their order; a doubt belongs to the page that comes after it."""
    doubts: list[Issue] = []
    for one in found:
        if isinstance(one, Issue):
            doubts.append(one)
            if one.severity is Severity.DOUBT:
                continue
        page = None if isinstance(one, Issue) else one
        yield _Item(_name(page) if page else doubts[-1].where, page, tuple(doubts))
        doubts = []
    if doubts:
        yield _Item(doubts[-1].where, None, tuple(doubts))


def _read(work: Work, settings: Settings, item: _Item) -> Reading:
    if item.page is None:
        return Reading(item.where, None, None, item.issues)
    made = work(settings, item.page)
    return replace(made, issues=(*item.issues, *made.issues))


def _extracted(settings: Settings, read: Reading) -> Reading:
    """The reading of a document with what it says."""
    document = read.document
    if document is None:
        return read
    nothing = Extraction(document.id, (), (), EventSketch())
    if not is_read(document):
        return replace(read, extraction=nothing, issues=(*read.issues, foreign(document)))
    analysis, doubts = _dissect(document, settings)
    without = known_mechanisms(settings.without)
    made = attempt(partial(_extract, analysis, without), document)
    if isinstance(made, Failure):
        lost = failed("extract", read.where, made, Severity.LOST, document.id)
        return replace(read, extraction=nothing, issues=(*read.issues, *doubts, lost))
    return replace(read, extraction=made, issues=(*read.issues, *doubts, *made.issues))


def _lost(item: _Item, failure: Failure) -> Reading:
    return Reading(item.where, None, None, (*item.issues, failed("read", item.where, failure, Severity.LOST)))


def _dissect(document: Document, settings: Settings) -> tuple[Analysis, list[Issue]]:
    """The analysis of a document; a paragraph that cannot be analysed is left empty and is an issue."""
    texts = list(dict.fromkeys(paragraph.text for paragraph in paragraph_texts(document)))
    analyse = partial(_analyse, settings)
    made = attempt(analyse, texts)
    issues: list[Issue] = []
    if isinstance(made, Failure):
        made = {}
        for text in texts:
            one = attempt(analyse, [text])
            if isinstance(one, Failure):
                issues.append(failed("dissect", document.name, one, Severity.PARTIAL, document.id))
                one = {text: Paragraph(text, (), ())}
            made.update(one)
    return assemble(document, made, settings.model), issues


def _analyse(settings: Settings, texts: Sequence[str]) -> dict[str, Paragraph]:
    return {paragraph.text: paragraph for paragraph in analyse_paragraphs(texts, settings)}


def _extract(analysis: Analysis, without: frozenset[str], document: Document) -> Extraction:
    return extract(document, analysis, without)


def _name(page: Page) -> str:
    return page.locations[0].name
