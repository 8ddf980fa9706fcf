"""Rule packs side by side on the page: what each does, and what it chooses of each attribute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.rules.pack import RulePack
from rashomon.schema.claim import COUNTED, Attribute
from rashomon.schema.finding import Finding
from rashomon.stages.report.chapter_views import BesideCell, BesideRow, BesideView, PackView
from rashomon.stages.report.pack_words import span_words
from rashomon.stages.report.rulings import CaseUnder, counted_words
from rashomon.stages.report.words import attribute_word, join_words

Findings = Sequence[tuple[Finding, ...]]


def pack_views(under: Sequence[CaseUnder]) -> tuple[PackView, ...]:
    """The packs of a page, numbered from 1."""
    return tuple(
        PackView(
            number=number,
            name=one.pack.name,
            title=one.pack.title,
            own=one.own,
            use=one.pack.use,
            counts=counted_words(one.pack),
            says=one.pack.reason,
            words="; ".join(one.pack.words),
            source=one.pack.source,
            problems=one.problems,
        )
        for number, one in enumerate(under, 1)
    )


def by_attribute(findings: Findings) -> Iterator[tuple[Attribute, list[Finding | None]]]:
    """For each attribute on which some pack has a finding, the finding of each pack, None where it has none."""
    known = [{finding.attribute: finding for finding in one} for one in findings]
    for attribute in Attribute:
        under = [found.get(attribute) for found in known]
        if any(finding is not None for finding in under):
            yield attribute, under


def beside_view(findings: Findings, packs: Sequence[RulePack], anchor: str) -> BesideView | None:
    """What each pack chooses of each counted attribute, None where nothing is counted.

    `anchor` begins the names of the findings' cards.
    """
    rows = {about: _row(about, under, packs, anchor) for about, under in by_attribute(findings) if about in COUNTED}
    if not rows:
        return None
    same = [f"{figure} {_noun(about, figure)}" for about, row in rows.items() if (figure := _same(row))]
    return BesideView(tuple(row for row in rows.values() if not _same(row)), join_words(same))


def _noun(attribute: Attribute, figure: str) -> str:
    return attribute_word(attribute, "one" if figure in ("1", "at least 1") else "many")


def _same(row: BesideRow) -> str:
    """The one figure that every pack gives, as its best or as its range; "" where they differ."""
    told = {"" if cell is None or (cell.best and cell.span) else cell.best or cell.span for cell in row.cells}
    return told.pop() if len(told) == 1 else ""


def _row(attribute: Attribute, under: Sequence[Finding | None], packs: Sequence[RulePack], anchor: str) -> BesideRow:
    cells = tuple(None if f is None else _cell(f, pack.counts(attribute)) for f, pack in zip(under, packs, strict=True))
    return BesideRow(attribute_word(attribute, "title"), f"{anchor}-{attribute.value}", cells)


def _cell(finding: Finding, counted: bool) -> BesideCell:
    best = "" if finding.best is None else f"{finding.best:,}"
    span = span_words(finding.low, finding.high)
    return BesideCell(best, "" if span == best else span, counted)
