"""What a page tells beside its main event: grouped as a document would be, each incident with its own claims alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.parts import Parts
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.evidence import Span
from rashomon.schema.extraction import EventSketch, Extraction, Telling
from rashomon.schema.identity import content_id
from rashomon.schema.incident import Grouping, Incident, OpenPair, ToldBeside
from rashomon.schema.lineage import Lineage
from rashomon.schema.page import Location
from rashomon.schema.statement import Directness, Modality, Statement
from rashomon.stages.group.evidence import weigh_pair
from rashomon.stages.group.group import group
from rashomon.stages.group.profile import profile
from rashomon.stages.group.terms import read_words
from rashomon.stages.group.units import Units, own_words, unit_id, units_of

OSLO, BERGEN = "place:geonames:3143244", "place:geonames:3161732"
FIRE = "Three die in warehouse fire on Sandviken quay\nThree dockers died when a warehouse on Sandviken quay burned."
ROUND_UP = (
    "A violent week\nTwo men drowned when the tug Merle sank off Aker wharf. "
    "Three dockers died when a warehouse on Sandviken quay burned. “It went up like straw,” a guard said."
)
APART = ROUND_UP.index("Three dockers")


def document(name: str, text: str) -> Document:
    title = text.index("\n")
    blocks = (Block(0, title, BlockRole.TITLE), Block(title + 1, len(text), BlockRole.PARAGRAPH))
    id_ = content_id("test", name)
    day = Dated("2020-06-09", Precision.DAY, "test")
    return Document(id_, id_, (Location(name),), text, blocks, title=text[:title], published=day)


def deaths(page: Document, words: str, count: int, telling: int = 0) -> Claim:
    start = page.text.index(words, APART if telling else 0)
    return Claim(
        id=content_id("claim", page.id, start),
        document=page.id,
        attribute=Attribute.DEATHS,
        bounds=Bounds(count, count),
        evidence=page.evidence(start, start + len(words)),
        claimant=None,
        modality=Modality.ASSERTED,
        method="test/1",
        subject=words,
        scope=Scope.OTHER_EVENT if telling else Scope.INCIDENT,
        scope_reason="told beside" if telling else "",
        telling=telling,
    )


def said(page: Document, words: str, telling: int) -> Statement:
    start = page.text.index(words)
    content = (page.evidence(start, start + len(words)),)
    id_ = content_id("statement", page.id, start)
    return Statement(id_, page.id, content, (), None, Directness.DIRECT, Modality.ASSERTED, "test/1", telling=telling)


def sketch(kind: str, day: str, town: str) -> EventSketch:
    return EventSketch(kind, Dated(day, Precision.DAY, "test") if day else None, (town,) if town else ())


ALONE = document("fire.txt", FIRE)
WEEK = document("week.txt", ROUND_UP)
BESIDE = Telling(1, sketch("fire", "2020-06-05", BERGEN), (Span(APART, len(ROUND_UP)),), "told beside")
OF_ALONE = Extraction(ALONE.id, (), (deaths(ALONE, "Three dockers", 3),), sketch("fire", "2020-06-05", BERGEN))
OF_WEEK = Extraction(
    WEEK.id,
    (said(WEEK, "It went up like straw", 1),),
    (deaths(WEEK, "Two men", 2), deaths(WEEK, "Three dockers", 3, 1)),
    sketch("crash", "2020-06-08", OSLO),
    tellings=(BESIDE,),
)


def grouped() -> Grouping:
    return group((ALONE, WEEK), (OF_ALONE, OF_WEEK), Lineage())


def of(documents: set[str], found: Grouping) -> Incident:
    return next(incident for incident in found.incidents if set(incident.documents) == documents)


def test_a_page_stands_in_the_incident_of_each_event_that_it_tells() -> None:
    found = grouped()
    fire, sinking = of({ALONE.id, WEEK.id}, found), of({WEEK.id}, found)
    assert fire.beside == (ToldBeside(WEEK.id, 1),)
    assert sinking.beside == ()
    assert set(fire.claims) == {OF_ALONE.claims[0].id, OF_WEEK.claims[1].id}
    assert sinking.claims == (OF_WEEK.claims[0].id,)
    assert fire.statements == (OF_WEEK.statements[0].id,)
    assert sinking.statements == ()
    assert sinking.id == content_id("incident", WEEK.id)


def test_an_incident_told_beside_alone_is_one_of_its_own_and_stands_last() -> None:
    found = group((WEEK,), (OF_WEEK,), Lineage())
    main, beside = found.incidents
    assert (main.beside, beside.beside) == ((), (ToldBeside(WEEK.id, 1),))
    assert main.documents == beside.documents == (WEEK.id,)
    assert (beside.kind, beside.place, beside.date) == ("fire", BERGEN, BESIDE.event.date)


@pytest.mark.parametrize(
    "event", [sketch("fire", "", BERGEN), sketch("fire", "2020-06-05", ""), sketch("fire", "2020-06-05", "country:NO")]
)
def test_without_a_day_and_a_town_it_makes_no_incident_and_nothing_is_lost(event: EventSketch) -> None:
    found = group((WEEK,), (replace(OF_WEEK, tellings=(replace(BESIDE, event=event),)),), Lineage())
    (incident,) = found.incidents
    assert incident.beside == ()
    assert incident.statements == (OF_WEEK.statements[0].id,)
    assert incident.claims == (OF_WEEK.claims[0].id,)
    assert [claim.id for claim in found.claims] == [claim.id for claim in OF_WEEK.claims]


def test_an_event_that_nobody_is_counted_in_makes_no_incident() -> None:
    assert list(units_of(WEEK, replace(OF_WEEK, claims=OF_WEEK.claims[:1]))) == []


def test_a_telling_is_a_document_of_its_own_words_and_claims() -> None:
    (unit,) = units_of(WEEK, OF_WEEK)
    assert unit.document.id == unit.extraction.document == unit_id(WEEK.id, 1)
    assert unit.document.text == ROUND_UP[APART:]
    assert [(c.scope, c.subject) for c in unit.extraction.claims] == [(Scope.INCIDENT, "Three dockers")]
    assert unit_id(WEEK.id, 0) == WEEK.id


def test_a_main_event_is_compared_by_the_words_outside_all_others() -> None:
    own = own_words(WEEK, OF_WEEK)
    assert own.id == WEEK.id
    texts = [own.text[block.start : block.end] for block in own.blocks]
    assert texts == [ROUND_UP[: ROUND_UP.index("\n")], ROUND_UP[ROUND_UP.index("\n") + 1 : APART]]
    assert own_words(ALONE, OF_ALONE) is ALONE
    (unit,) = units_of(WEEK, OF_WEEK)
    assert own_words(unit.document, unit.extraction) is unit.document


@given(st.lists(st.tuples(st.integers(0, len(ROUND_UP)), st.integers(0, len(ROUND_UP))), max_size=4))
def test_what_is_left_of_a_page_is_all_that_stands_outside_the_spans(ends: list[tuple[int, int]]) -> None:
    spans = tuple(sorted(Span(min(pair), max(pair)) for pair in ends))
    own = own_words(WEEK, replace(OF_WEEK, tellings=(replace(BESIDE, spans=spans),)))
    inside = {at for span in spans for at in range(span.start, span.end)}
    blocks = [at for block in WEEK.blocks for at in range(block.start, block.end)]
    left = "".join(own.text[block.start : block.end] for block in own.blocks)
    assert left == "".join(ROUND_UP[at] for at in blocks if at not in inside)


def test_two_events_of_one_page_are_never_one_incident() -> None:
    twice = replace(OF_WEEK, event=BESIDE.event)
    found = group((WEEK,), (twice,), Lineage())
    assert len(found.incidents) == 2
    units = Units.of((twice,))
    assert units.apart() == {tuple(sorted((WEEK.id, unit_id(WEEK.id, 1))))}


def test_a_few_words_need_more_to_speak_for_them() -> None:
    (unit,) = units_of(WEEK, OF_WEEK)
    alone = profile(ALONE, OF_ALONE, read_words(ALONE))
    brief = profile(unit.document, unit.extraction, read_words(unit.document))
    assert (alone.beside, brief.beside) == (False, True)
    assert (
        weigh_pair(alone, brief, 0.1, None).weight < weigh_pair(alone, replace(brief, beside=False), 0.1, None).weight
    )


def test_an_open_pair_names_the_page_and_which_of_its_events_is_meant() -> None:
    units = Units.of((OF_WEEK,))
    pair = OpenPair(ALONE.id, unit_id(WEEK.id, 1), 0.19, True)
    told = units.pair(pair)
    assert (told.first, told.first_telling, told.second, told.second_telling) == (ALONE.id, 0, WEEK.id, 1)
    assert units.pair(OpenPair(ALONE.id, WEEK.id, 0.19, True)) == OpenPair(ALONE.id, WEEK.id, 0.19, True)


def test_an_incident_sees_what_is_told_beside_as_its_own() -> None:
    found = grouped()
    fire, sinking = of({ALONE.id, WEEK.id}, found), of({WEEK.id}, found)
    parts = Parts(found, (ALONE, WEEK), Lineage())
    scopes = {c.subject: c.scope for c in parts.of(fire).grouping.claims if c.document == WEEK.id}
    assert scopes == {"Two men": Scope.INCIDENT, "Three dockers": Scope.INCIDENT}
    other = {c.subject: c.scope for c in parts.of(sinking).grouping.claims}
    assert other == {"Two men": Scope.INCIDENT, "Three dockers": Scope.OTHER_EVENT}
