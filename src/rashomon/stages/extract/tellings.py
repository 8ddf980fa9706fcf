"""The other events that a document tells beside its main one, and which of its claims and statements are about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.schema.analysis import Analysis
from rashomon.schema.claim import Claim, Scope
from rashomon.schema.document import BlockRole, Document
from rashomon.schema.evidence import Span
from rashomon.schema.extraction import EventSketch, Telling
from rashomon.schema.statement import Statement
from rashomon.stages.extract.background import carry_background
from rashomon.stages.extract.dates import anchor_of
from rashomon.stages.extract.items import Item, find_items, sums_up
from rashomon.stages.extract.recalled import HARMS, find_recalled
from rashomon.stages.extract.scope_clauses import BY_CUE
from rashomon.stages.extract.stretch import Sentence, begins_in, sentences_of
from rashomon.stages.extract.telling_events import Events, Said
from rashomon.stages.extract.toponyms import Toponyms

OF_SEVERAL = "one of several events that the page tells"
SUM_OF_SEVERAL = "a sum over the several events that the page tells"

_MOST = 60  # events beside the main one; a longer list is a table, and the claims of its rest stay another event's


@dataclass(frozen=True, slots=True)
class Told:
    """The tellings in the order of the text, and all claims and statements of the document with their numbers.

    `event` is the main one: of a round-up that of its main item.
    """

    event: EventSketch
    tellings: tuple[Telling, ...]
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]


def find_tellings(document: Document, analysis: Analysis, said: Said, toponyms: Toponyms) -> Told:
    """Part what a document says of its main event from what it says of others.

    A page with one event comes back as it was.
    """
    sentences = sentences_of(analysis)
    items = find_items(analysis, sentences, said.claims)
    claims = carry_background(analysis, sentences, said.claims)
    claims = _part_items(analysis, sentences, items, claims) if items else claims
    recalled = [
        stretch
        for stretch in find_recalled(analysis, sentences, claims, anchor_of(document, analysis))
        if not any(begins_in(stretch.span, item.spans) for item in items)
    ][:_MOST]
    events = Events(document, analysis, toponyms, said)
    told = list(zip(items, events.of_items(items), strict=True))
    main = next((event for item, event in told if item.main), said.event)
    found = [(item.spans, event, OF_SEVERAL, True) for item, event in told if not item.main]
    found += [((one.span,), events.of_stretch(one), one.reason, one.pure) for one in recalled]
    found = sorted(found, key=lambda one: one[0])[:_MOST]
    if not found:
        return Told(main, (), claims, said.statements)
    tellings = [Telling(n, event, spans, reason) for n, (spans, event, reason, _) in enumerate(found, 1)]
    whole = [telling for telling, (*_, pure) in zip(tellings, found, strict=True) if pure]
    return Told(
        main,
        tuple(tellings),
        tuple(_number_claim(claim, tellings) for claim in claims),
        tuple(_number_statement(statement, whole) for statement in said.statements),
    )


def _part_items(
    analysis: Analysis, sentences: Sequence[Sentence], items: Sequence[Item], claims: Sequence[Claim]
) -> tuple[Claim, ...]:
    """The claims of a round-up with the scope that they have for its main item."""
    first = min(item.spans[0].start for item in items)
    sums = [s.span for s in sentences if s.span.start < first and _sums(analysis, s)]
    return tuple(_part(claim, items, sums) for claim in claims)


def _sums(analysis: Analysis, sentence: Sentence) -> bool:
    return analysis.paragraphs[sentence.paragraph].role is BlockRole.TITLE or sums_up(analysis, sentence)


def _part(claim: Claim, items: Sequence[Item], sums: Sequence[Span]) -> Claim:
    at = claim.evidence.span
    inside = next((item for item in items if begins_in(at, item.spans)), None)
    by_cue = claim.scope is Scope.OTHER_EVENT and claim.scope_reason.startswith(BY_CUE)
    if inside is not None and inside.main:
        return replace(claim, scope=Scope.INCIDENT, scope_reason="") if by_cue else claim
    if inside is not None and (claim.scope is Scope.INCIDENT or by_cue):
        return replace(claim, scope=Scope.OTHER_EVENT, scope_reason=OF_SEVERAL)
    counted = claim.attribute in HARMS and (claim.scope is Scope.INCIDENT or by_cue)
    if inside is None and counted and begins_in(at, sums):
        return replace(claim, scope=Scope.AGGREGATE, scope_reason=SUM_OF_SEVERAL)
    return claim


def _number_claim(claim: Claim, tellings: Sequence[Telling]) -> Claim:
    if claim.scope is not Scope.OTHER_EVENT:
        return claim
    number = next((t.number for t in tellings if begins_in(claim.evidence.span, t.spans)), 0)
    return replace(claim, telling=number) if number else claim


def _number_statement(statement: Statement, tellings: Sequence[Telling]) -> Statement:
    """A statement is about another event where all of it stands in its telling, and nothing of the main one does."""
    for telling in tellings:
        if all(any(span.covers(piece.span) for span in telling.spans) for piece in statement.content):
            return replace(statement, telling=telling.number)
    return statement
