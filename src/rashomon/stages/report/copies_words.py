"""Who copied whom, worded for a reader: the same words in the terminal and in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.language.text import fold
from rashomon.schema.descent import Step, descend, other_end, share_of
from rashomon.schema.document import Document
from rashomon.schema.lineage import FAMILY_KINDS, Lineage, LineageKind, SourceLink, TextLink
from rashomon.stages.report.quotes_words import one_line
from rashomon.stages.report.word_changes import WordChange, WordsKind, changed_words
from rashomon.stages.report.words import (
    as_sentence,
    capitalised,
    count_words,
    dated_words,
    join_words,
    plain_times,
    shortened,
)

_MOST_CHANGES = 6
_MOST_WORDS = 24
_MOST_PAGES = 4
_VERBS = {LineageKind.CREDITS_AGENCY: "credited by", LineageKind.QUOTES_OUTLET: "quoted by"}


@dataclass(frozen=True, slots=True)
class Descent:
    """A text family: its documents in the order in which they came, each with what it owes those before it."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ToldPage:
    """A page of a family, under its number in the whole listing."""

    number: int
    name: str
    about: str
    when: tuple[str, ...]
    owes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldLink:
    """What shows a link, and which words differ; `label` has the numbers of its pages ("1 → 3")."""

    label: str
    reason: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldFamily:
    """A text family worded."""

    heading: str
    pages: tuple[ToldPage, ...]
    links: tuple[ToldLink, ...]


@dataclass(frozen=True, slots=True)
class ToldCopies:
    """A whole collection worded: a line that sums it up, its families, the sources outside it."""

    summary: str
    families: tuple[ToldFamily, ...]
    sources: tuple[str, ...]


def descents(documents: Mapping[str, Document], lineage: Lineage) -> tuple[Descent, ...]:
    """The families of two documents and more, the largest first, then by the name of their first page."""
    number_of = {document: n for n, family in enumerate(lineage.families) for document in family}
    links: dict[int, list[TextLink]] = {}
    for link in lineage.links:
        if link.kind in FAMILY_KINDS:
            links.setdefault(number_of[link.first], []).append(link)
    found = [
        Descent(descend([documents[d] for d in family], links.get(n, ())))
        for n, family in enumerate(lineage.families)
        if len(family) > 1
    ]
    return tuple(sorted(found, key=lambda d: (-len(d.steps), documents[d.steps[0].document].name, d.steps[0].document)))


def tell_copies(documents: Mapping[str, Document], lineage: Lineage) -> ToldCopies:
    """Everything worded, pages numbered from 1 through all families."""
    found = descents(documents, lineage)
    order = [step.document for descent in found for step in descent.steps]
    numbers = {document: number for number, document in enumerate(order, 1)}
    return ToldCopies(
        summary=summary_line(documents, found),
        families=tuple(_family(n, descent, documents, numbers) for n, descent in enumerate(found, 1)),
        sources=tuple(_sources(lineage.sources, documents, numbers)),
    )


def summary_line(documents: Mapping[str, Document], found: Sequence[Descent]) -> str:
    """How many pages, in how many families, and how many stand alone."""
    pages = f"{len(documents):,} {'page' if len(documents) == 1 else 'pages'}"
    alone = len(documents) - sum(len(descent.steps) for descent in found)
    stands = f"{alone:,} {'stands' if alone == 1 else 'stand'} alone"
    if not found:
        return f"{pages}, and no text of one in another" if len(documents) > 1 else pages
    sizes = join_words([f"{len(descent.steps):,}" for descent in found[:8]])
    more = f" and {len(found) - 8:,} smaller" if len(found) > 8 else ""
    families = f"{count_words(len(found), 'text family', 'text families')} of {sizes}{more}"
    return f"{pages}: {families}; {stands}" if alone else f"{pages}: {families}"


def page_label(document: Document) -> str:
    """Outlet and title on one line, "" where neither is known."""
    title = f"“{shortened(document.title, 16)}”" if document.title else ""
    return one_line(": ".join(filter(None, (document.outlet or "", title))))


def owes_words(link: TextLink, document: Document, numbers: Mapping[str, int]) -> str:
    """What a document owes the other end of a link: "copies 1 (96% of its words)"."""
    other = numbers[other_end(link, document.id)]
    share = f"{share_of(link, document):.0%} of its words"
    if link.kind is LineageKind.REVISION:
        state = f"later state of {other}" if link.directed else f"state of the same page as {other}, order not known"
        return f"{state} ({share})"
    return f"copies {other} ({share})" if link.directed else f"shares text with {other} ({share}), order not known"


def _family(number: int, descent: Descent, documents: Mapping[str, Document], numbers: Mapping[str, int]) -> ToldFamily:
    return ToldFamily(
        heading=f"Family {number}: {count_words(len(descent.steps), 'page')}",
        pages=tuple(_page(step, descent, documents, numbers) for step in descent.steps),
        links=tuple(_link(link, documents, numbers) for step in descent.steps for link in step.sources),
    )


def _page(step: Step, descent: Descent, documents: Mapping[str, Document], numbers: Mapping[str, int]) -> ToldPage:
    document = documents[step.document]
    also = [location.name for location in document.locations[1:]]
    found = [f"also found as {join_words(also[:_MOST_PAGES])}{_more(len(also) - _MOST_PAGES)}"] if also else []
    owes = [owes_words(link, document, numbers) for link in step.sources] or [_owes_nothing(step, descent)]
    return ToldPage(
        number=numbers[document.id],
        name=document.name,
        about=page_label(document),
        when=tuple(_when(document)),
        owes=(*owes, *found),
    )


def _owes_nothing(step: Step, descent: Descent) -> str:
    if step is not descent.steps[0]:
        return "no text of those before it"
    later = (link for other in descent.steps for link in other.sources)
    return "the first here" if any(link.directed and link.first == step.document for link in later) else "–"


def _when(document: Document) -> Iterator[str]:
    """The dates of a page, each once: published, changed, captured."""
    told = set()
    for what, dated in (("", document.published), ("changed ", document.modified), ("captured ", document.captured)):
        if dated is not None and dated.value not in told:
            told.add(dated.value)
            yield f"{what}{dated_words(dated)}"


def _link(link: TextLink, documents: Mapping[str, Document], numbers: Mapping[str, int]) -> ToldLink:
    first, second = numbers[link.first], numbers[link.second]
    changes = changed_words(documents[link.first], documents[link.second], link)
    if not link.directed and first > second:
        first, second, changes = second, first, tuple(map(_turned, changes))
    told = [_change(change, (first, second), link) for change in changes[:_MOST_CHANGES]]
    if len(changes) > _MOST_CHANGES:
        told.append(count_words(len(changes) - _MOST_CHANGES, "more change", "more changes"))
    arrow = "→" if link.directed else "–"
    return ToldLink(f"{first} {arrow} {second}", as_sentence(plain_times(one_line(link.reason))), tuple(told))


def _turned(change: WordChange) -> WordChange:
    kinds = {WordsKind.ADDED: WordsKind.GONE, WordsKind.GONE: WordsKind.ADDED}
    return WordChange(kinds.get(change.kind, change.kind), change.second, change.first, change.figure)


def _change(change: WordChange, pages: tuple[int, int], link: TextLink) -> str:
    first, second = (f"“{shortened(e.text, _MOST_WORDS)}”" if e else "" for e in (change.first, change.second))
    if first and second:
        return f"{first} became {second}" if link.directed else f"{first} or {second}"
    if not link.directed:
        return f"only in {pages[1]}: {second}" if second else f"only in {pages[0]}: {first}"
    state = link.kind is LineageKind.REVISION
    return f"added: {second}" if second else f"{'no longer there' if state else 'left out'}: {first}"


def _sources(
    links: Iterable[SourceLink], documents: Mapping[str, Document], numbers: Mapping[str, int]
) -> Iterator[str]:
    """The agencies and outlets that the pages name, the most named first."""
    found: dict[tuple[LineageKind, str], list[SourceLink]] = {}
    for link in links:
        if link.kind in _VERBS:
            found.setdefault((link.kind, fold(link.source).removeprefix("the ")), []).append(link)
    pages = {key: list(dict.fromkeys(link.document for link in named)) for key, named in found.items()}
    for key in sorted(found, key=lambda k: (k[0].value, -len(pages[k]), k[1])):
        named = sorted({link.source for link in found[key]})
        where = sorted(pages[key], key=lambda d: (numbers.get(d, len(numbers) + 1), documents[d].name, d))
        shown = [_page_name(d, documents, numbers) for d in where[:_MOST_PAGES]]
        rest = len(where) - _MOST_PAGES
        names = join_words(shown) if rest <= 0 else f"{', '.join(shown)}{_more(rest)}"
        yield f"{capitalised(named[0])}, {_VERBS[key[0]]} {names}"


def _page_name(document: str, documents: Mapping[str, Document], numbers: Mapping[str, int]) -> str:
    name = documents[document].name
    return f"{numbers[document]} {name}" if document in numbers else name


def _more(rest: int) -> str:
    return f" and {rest} more" if rest > 0 else ""
