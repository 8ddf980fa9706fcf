"""What is grouped into incidents: each document by its main event, and every other event that it surely tells.

A telling with a day and a place of its own is grouped as a document would be. It is named by an id of its own, so that
whatever groups documents groups tellings too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from rashomon.language.gazetteer import is_narrow
from rashomon.schema.claim import COUNTED, Claim, Scope
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.evidence import Span
from rashomon.schema.extraction import EventSketch, Extraction, Telling
from rashomon.schema.identity import content_id
from rashomon.schema.incident import OpenPair, ToldBeside
from rashomon.schema.statement import Statement


@dataclass(frozen=True, slots=True)
class Unit:
    """A telling as a document and an extraction of its own: its words, its claims, its event."""

    document: Document
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Units:
    """Which telling of which document each id names that is no document's own."""

    beside: Mapping[str, ToldBeside] = field(default_factory=dict)

    @classmethod
    def of(cls, extractions: Iterable[Extraction]) -> Units:
        """Those of the tellings that are grouped."""
        return cls(
            {
                unit_id(one.document, telling.number): ToldBeside(one.document, telling.number)
                for one in extractions
                for telling in grounded(one)
            }
        )

    def document(self, unit: str) -> str:
        """The document that tells what `unit` names."""
        return self.beside[unit].document if unit in self.beside else unit

    def telling(self, unit: str) -> int:
        """The number of the telling in its document, 0 for the main one."""
        return self.beside[unit].telling if unit in self.beside else 0

    def event(self, extraction: Extraction, unit: str) -> EventSketch:
        """What the extraction of a unit's document shows of its event."""
        number = self.telling(unit)
        return next((t.event for t in extraction.tellings if t.number == number), extraction.event)

    def pair(self, pair: OpenPair) -> OpenPair:
        """An open pair of units as one of documents, which says which of their events are meant."""
        if pair.first not in self.beside and pair.second not in self.beside:
            return pair
        return replace(
            pair,
            first=self.document(pair.first),
            second=self.document(pair.second),
            first_telling=self.telling(pair.first),
            second_telling=self.telling(pair.second),
        )

    def apart(self) -> frozenset[tuple[str, str]]:
        """The pairs of units of one document, the lower first: one page tells an event once."""
        of: dict[str, list[str]] = {}
        for unit, told in self.beside.items():
            of.setdefault(told.document, [told.document]).append(unit)
        return frozenset(pair for units in of.values() for pair in combinations(sorted(units), 2))


@dataclass(frozen=True, slots=True)
class Said:
    """The claims and statements of each document, and which of them are about what it tells beside its main event."""

    units: Units
    claims: Mapping[str, Sequence[Claim]]
    statements: Mapping[str, Sequence[Statement]]

    def claims_of(self, unit: str) -> Iterator[Claim]:
        """The claims about the event of a unit: of a main event those of its scope."""
        number = self.units.telling(unit)
        for claim in self.claims.get(self.units.document(unit), ()):
            if claim.telling == number and (number or claim.scope is Scope.INCIDENT):
                yield claim

    def statements_of(self, unit: str) -> Iterator[Statement]:
        """The statements about the event of a unit; to a main event belong those about what has no unit too."""
        document, number = self.units.document(unit), self.units.telling(unit)
        for statement in self.statements.get(document, ()):
            other = unit_id(document, statement.telling) in self.units.beside
            if (statement.telling if other else 0) == number:
                yield statement


def unit_id(document: str, telling: int) -> str:
    """The id under which a telling is grouped; the document's own for its main event."""
    return content_id("telling", document, telling) if telling else document


def grounded(extraction: Extraction) -> Iterator[Telling]:
    """The tellings that can be told from others of their kind: by a day, by a place in a town, and by a count."""
    counted = {claim.telling for claim in extraction.claims if claim.telling and claim.attribute in COUNTED}
    for telling in extraction.tellings:
        event = telling.event
        placed = bool(event.places) and is_narrow(event.places[0])
        dated = event.date is not None and event.date.day is not None
        if telling.number in counted and dated and placed:
            yield telling


def units_of(document: Document, extraction: Extraction) -> Iterator[Unit]:
    """The tellings of a document beside its main one that are grouped."""
    for telling in grounded(extraction):
        id_ = unit_id(document.id, telling.number)
        yield Unit(_words_of(document, telling, id_), _claims_of(extraction, telling, id_))


def own_words(document: Document, extraction: Extraction) -> Document:
    """The document without the words in which it surely tells of other events: what its main event is compared by."""
    spans = [span for telling in grounded(extraction) for span in telling.spans]
    if not spans:
        return document
    text, blocks = "", list[Block]()
    for block in document.content_blocks():
        for start, end in _left(block, spans):
            blocks.append(replace(block, start=len(text), end=len(text) + end - start))
            text += document.text[start:end] + "\n"
    return replace(document, text=text, blocks=tuple(blocks), source=())


def _left(block: Block, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of a block outside all spans."""
    at = block.start
    for span in sorted(span for span in spans if span.start < block.end and span.end > block.start):
        if span.start > at:
            yield at, span.start
        at = max(at, min(span.end, block.end))
    if at < block.end:
        yield at, block.end


def _words_of(document: Document, telling: Telling, id_: str) -> Document:
    """The words of a telling alone, as paragraphs of a document told on the same day."""
    pieces = [document.text[span.start : span.end] for span in telling.spans]
    blocks, at = [], 0
    for piece in pieces:
        blocks.append(Block(at, at + len(piece), BlockRole.PARAGRAPH))
        at += len(piece) + 1
    return replace(document, id=id_, text="\n".join(pieces), blocks=tuple(blocks), title=None, source=())


def _claims_of(extraction: Extraction, telling: Telling, id_: str) -> Extraction:
    """The claims of a telling, which are of its own event's scope. That it is one is marked by its number, 0."""
    claims = (claim for claim in extraction.claims if claim.telling == telling.number)
    return Extraction(
        id_,
        (),
        tuple(replace(claim, scope=Scope.INCIDENT, scope_reason="") for claim in claims),
        telling.event,
        tellings=(replace(telling, number=0),),
    )
