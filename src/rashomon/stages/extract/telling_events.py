"""The events that a document tells beside its main one, each as far as its own words show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.language.data import column
from rashomon.language.gazetteer import is_narrow
from rashomon.schema.analysis import Analysis, Token
from rashomon.schema.claim import Claim, Scope
from rashomon.schema.document import Document
from rashomon.schema.evidence import Evidence, Span
from rashomon.schema.extraction import EventSketch
from rashomon.schema.statement import Statement
from rashomon.stages.extract.dates import iso_day
from rashomon.stages.extract.event import sketch_event
from rashomon.stages.extract.event_phrases import event_phrases
from rashomon.stages.extract.items import Item, sums_up
from rashomon.stages.extract.recalled import HARMS, Stretch
from rashomon.stages.extract.scope_clauses import BY_CUE
from rashomon.stages.extract.stretch import Sentence, begins_in, cut, sentences_of
from rashomon.stages.extract.toponyms import Toponyms

_OPENING = 4  # sentences in which a report says that it looks back
_NEAR = 1  # days: a day further from the main event's is another event's, though it was at the same place


@dataclass(frozen=True, slots=True)
class Said:
    """What was read of a document before it is known which of it is about another event."""

    event: EventSketch
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Events:
    """Reads the events of one document's parts."""

    document: Document
    analysis: Analysis
    toponyms: Toponyms
    said: Said

    def of_items(self, items: Sequence[Item]) -> list[EventSketch]:
        """The event of each item: an hour alone is of the day told before it, a street alone of the page's town."""
        main, found = self.said.event, list[EventSketch]()
        for item in items:
            event = self._sketch(item.spans)
            if event.date is None:
                dated = next((other for other in (*reversed(found), main) if other.date is not None), main)
                event = replace(event, date=dated.date, date_evidence=dated.date_evidence, date_firm=False)
            found.append(event if event.places else _placed_as(event, main))
        return found

    def of_stretch(self, stretch: Stretch) -> EventSketch:
        """The event of a stretch, with a day and a place only where its own words give one, and one alone."""
        event = _place(self._sketch((stretch.span,)), stretch, self.said.event, self.document)
        if _is_dated(event, stretch) and self._is_another(event, stretch):
            return event
        return replace(event, date=None, date_evidence=None, date_firm=False)

    def _sketch(self, spans: Sequence[Span]) -> EventSketch:
        return sketch_event(self.document, cut(self.analysis, spans), self.toponyms)

    def _is_another(self, event: EventSketch, stretch: Stretch) -> bool:
        """Is the event of a stretch surely not the main one?"""
        if stretch.reason.startswith(BY_CUE):
            inside = [s for s in sentences_of(self.analysis) if begins_in(s.span, (stretch.span,))]
            another = event_phrases("another").search(stretch.reason) is not None
            return another and not any(sums_up(self.analysis, sentence) for sentence in inside)
        main = self.said.event
        if event.places and main.places and event.places[0] != main.places[0]:
            return True
        if _is_near(event, main) or self._looks_back():
            return False
        mine = {_figure(c) for c in self.said.claims if c.scope is Scope.INCIDENT and c.attribute in HARMS}
        others = [c for c in self.said.claims if begins_in(c.evidence.span, (stretch.span,)) and c.attribute in HARMS]
        return not any(_figure(claim) in mine and (claim.bounds.low or 0) > 1 for claim in others if claim.bounds)

    def _looks_back(self) -> bool:
        """Does the page open with the words of courts or of remembrance?"""
        words = {
            token.text.casefold()
            for sentence in sentences_of(self.analysis)[:_OPENING]
            for token in _tokens(self.analysis, sentence)
        }
        return not words.isdisjoint(column("follow_up_words", "word"))


def _place(event: EventSketch, stretch: Stretch, main: EventSketch, document: Document) -> EventSketch:
    """The event at the place that its own words name; at the main one's where they speak of the neighbourhood."""
    if event.places and _stands_in(event.place_evidence, stretch.span) and is_narrow(event.places[0]):
        return event
    event = replace(event, places=(), place_name="", place_evidence=None, area=None)
    words = document.text[stretch.span.start : stretch.span.end]
    return _placed_as(event, main) if event_phrases("here").search(words) else event


def _is_dated(event: EventSketch, stretch: Stretch) -> bool:
    """Do the words of a stretch name one day, and put it on the event?"""
    told = event.told.day if event.told is not None else None
    if event.date is None or event.date.day is None or (told is not None and event.date.day > told):
        return False
    return event.date_firm and stretch.pure and stretch.days == {event.date.day} and not stretch.vague


def _figure(claim: Claim) -> tuple[str, int | None, int | None]:
    return (
        claim.attribute.value,
        claim.bounds.low if claim.bounds else None,
        claim.bounds.high if claim.bounds else None,
    )


def _tokens(analysis: Analysis, sentence: Sentence) -> Sequence[Token]:
    paragraph = analysis.paragraphs[sentence.paragraph].paragraph
    first, last = paragraph.sentences[sentence.number]
    return paragraph.tokens[first:last]


def _is_near(event: EventSketch, main: EventSketch) -> bool:
    """Is the day that of the main event, or unknown for one of them? Then it may be told of that one."""
    days = [iso_day(e.date.day) if e.date is not None and e.date.day else None for e in (event, main)]
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= _NEAR


def _placed_as(event: EventSketch, main: EventSketch) -> EventSketch:
    return replace(
        event,
        places=main.places,
        place_name=main.place_name,
        place_evidence=main.place_evidence,
        area=main.area,
    )


def _stands_in(evidence: Evidence | None, span: Span) -> bool:
    return evidence is not None and span.covers(evidence.span)
