"""A page in, the article in it out: text, blocks with roles, and what the page says about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.schema.document import Block, Dated, Document, Precision
from rashomon.schema.identity import content_id
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Page, PageKind
from rashomon.stages.clean.credits import byline_authors, credited_agencies, distinct, part_writers
from rashomon.stages.clean.dates import date_in_address, read_date
from rashomon.stages.clean.extractor import Extracted, extract_article
from rashomon.stages.clean.facts import Facts, read_facts, split_names
from rashomon.stages.clean.html_page import find_article, page_title
from rashomon.stages.clean.outlets import host_of, outlet_of, written_name
from rashomon.stages.clean.render import RenderedPage, render
from rashomon.stages.clean.tags import without_toolbar
from rashomon.stages.clean.text_page import label_text
from rashomon.stages.clean.tongue import language_of

_DATE_RULES = frozenset({"date-line", "times-line", "running-time"})
_DATE_LINE_DEPTH = 12  # blocks: further down a date line belongs to a comment or another story
_CAPTURE_PRECISION = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page's document, None when there is no article in it, and what was lost or doubtful on the way."""

    document: Document | None
    issues: tuple[Issue, ...] = ()


def clean(page: Page) -> Cleaned:
    """Find the article in a page. Never raises, whatever the page holds.

    A text page's document has the page's text, character for character; a web page's has its article's blocks, and
    `source` leads every character back.
    """
    empty = Document(content_id("document", page.id), page.id, page.locations, "", ())
    found = _clean_html(page, empty) if page.kind is PageKind.HTML else _clean_plain(page, empty)
    document = found.document
    if document is None or not document.blocks:
        return Cleaned(None, (*found.issues, _issue(empty, Severity.LOST, "there is no text in it", "Save it again.")))
    writers = part_writers(document.authors, document.text, document.blocks)
    credited = credited_agencies(document.text, document.blocks, document.authors)
    document = replace(document, authors=writers.people, agencies=distinct((*credited, *writers.agencies)))
    return Cleaned(document, found.issues)


def _clean_plain(page: Page, empty: Document) -> Cleaned:
    """A plain-text page or a table's row."""
    labelled = label_text(page.text, page.value("title"))
    header, url = labelled.header, page.locations[0].url
    row_date = page.value("published")
    prose = " ".join(page.text[b.start : b.end] for b in labelled.blocks if b.role != "furniture")
    document = replace(
        empty,
        text=page.text,
        blocks=labelled.blocks,
        title=page.value("title") or labelled.title,
        outlet=page.value("outlet")
        or header.value("outlet")
        or outlet_of(url)
        or labelled.outlet
        or written_name(url, page.text)
        or host_of(url),
        authors=tuple(split_names(header.value("authors") or "")) or byline_authors(page.text, labelled.blocks),
        url=url,
        language=language_of(prose or page.text, header.value("language") or ""),
        published=(read_date(row_date, "row column published") if row_date else None)
        or header.date("published")
        or _date_line(page.text, labelled.blocks)
        or date_in_address(url),
        modified=header.date("modified"),
        captured=_captured(page),
        metadata=page.metadata,
    )
    return Cleaned(document)


def _clean_html(page: Page, empty: Document) -> Cleaned:
    """A web page."""
    source = without_toolbar(page.text)
    rendered, extracted = render(source), extract_article(source)
    facts = read_facts(rendered)
    article = find_article(rendered, extracted.text, _title(rendered, extracted, facts))
    url = page.locations[0].url
    document = replace(
        empty,
        text=article.text,
        blocks=article.blocks,
        source=article.source,
        title=article.title,
        outlet=outlet_of(url) or facts.site or extracted.site or written_name(url, rendered.title) or host_of(url),
        authors=facts.authors or tuple(split_names(extracted.authors.replace(";", ","))),
        url=url,
        language=language_of(article.text, rendered.language),
        published=facts.published
        or date_in_address(url)
        or (read_date(extracted.date, "htmldate") if extracted.date else None),
        modified=facts.modified,
        captured=_captured(page),
        metadata=page.metadata,
    )
    if article.guessed and article.blocks:
        reason = f"no article was found in the page{_because(extracted)}; its longer paragraphs are read instead"
        return Cleaned(document, (_issue(document, Severity.DOUBT, reason, "Save the article's text alone."),))
    return Cleaned(document)


def _date_line(text: str, blocks: Sequence[Block]) -> Dated | None:
    """The date that a line near the top of the article gives ("26 September, 2021", "Posted 3:57 AM, May 26, 2015")."""
    for block in blocks[:_DATE_LINE_DEPTH]:
        if block.rule in _DATE_RULES and (dated := read_date(text[block.start : block.end], "date line")):
            return dated
    return None


def _title(rendered: RenderedPage, extracted: Extracted, facts: Facts) -> str | None:
    return extracted.title or facts.title or page_title(rendered.title) or None


def _because(extracted: Extracted) -> str:
    return f" ({extracted.failure})" if extracted.failure else ""


def _captured(page: Page) -> Dated | None:
    """The first capture time among the page's locations."""
    times = sorted(location.captured for location in page.locations if location.captured)
    if not times:
        return None
    return Dated(times[0], _CAPTURE_PRECISION.get(len(times[0]), Precision.TIME), "archive capture")


def _issue(document: Document, severity: Severity, reason: str, remedy: str) -> Issue:
    return Issue("clean", document.name, severity, reason, remedy, document.id)
