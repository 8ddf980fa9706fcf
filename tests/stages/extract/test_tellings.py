"""What a page tells of other events than its main one: round-ups, separate events, earlier ones recalled."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.schema.claim import Attribute, Scope
from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.extraction import Extraction
from rashomon.schema.page import Location
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import dissect
from rashomon.stages.extract.extract import extract
from rashomon.stages.extract.stretch import cut, sentences_of
from rashomon.stages.extract.tellings import OF_SEVERAL, SUM_OF_SEVERAL

ROUND_UP = (
    "2 dead, 4 wounded in weekend shootings",
    "Two people were killed and four others wounded in separate shootings across Cleveland since Friday, police said.",
    "On Saturday night, three men were wounded in a shooting in the Glenville neighborhood. They were standing in the "
    "900 block of East Linden Street about 9:40 p.m. when a car drove past, police said.",
    "The three men were taken to a hospital. “I heard nine shots,” said Mara Oduya, who lives nearby.",
    "About two hours earlier, a 30-year-old woman was shot dead in the 1200 block of West Corliss Avenue, police said.",
    "Friday evening, a 19-year-old man was killed and a boy was wounded in the Slavic Village neighborhood. They were "
    "in the 400 block of Fenwick Street at 8 p.m., police said.",
)
RECALLED = (
    "Gunman wounds two at bus station",
    "A gunman wounded two travellers at the bus station in Toledo on Monday, police said.",
    "On Jan. 9, three people were killed in a shooting at a dance hall in Akron.",
    "Police said that Monday’s gunman fled on foot.",
)


def document(*lines: str, published: str = "2018-05-14") -> Document:
    blocks, at = [], 0
    for n, line in enumerate(lines):
        blocks.append(Block(at, at + len(line), BlockRole.PARAGRAPH if n else BlockRole.TITLE))
        at += len(line) + 2
    dated = Dated(published, Precision.DAY, "test")
    text = "\n\n".join(lines)
    return Document("d", "p", (Location("p.txt"),), text, tuple(blocks), title=lines[0], language="en", published=dated)


def read(*lines: str, published: str = "2018-05-14", without: frozenset[str] = frozenset()) -> Extraction:
    page = document(*lines, published=published)
    (analysis,) = dissect([page], Settings())
    return extract(page, analysis, without)


def counts(extraction: Extraction, telling: int) -> set[tuple[Attribute, int | None]]:
    return {(c.attribute, c.bounds.low) for c in extraction.claims if c.telling == telling and c.bounds is not None}


def test_each_item_of_a_round_up_is_an_event_of_its_own_and_the_gravest_the_main_one() -> None:
    found = read(*ROUND_UP)
    text = document(*ROUND_UP).text
    heads = [text[t.spans[0].start :].split(",")[0] for t in found.tellings]
    assert heads == ["About two hours earlier", "Friday evening"]
    assert [t.reason for t in found.tellings] == [OF_SEVERAL] * 2
    assert (Attribute.DEATHS, 1) in counts(found, 1)
    assert {(Attribute.DEATHS, 1), (Attribute.INJURIES, 1)} <= counts(found, 2)
    own = {(c.attribute, c.bounds.low) for c in found.claims if c.scope is Scope.INCIDENT and c.bounds}
    assert (Attribute.INJURIES, 3) in own
    assert (Attribute.DEATHS, 1) not in own


def test_an_item_has_the_day_told_before_it_where_it_has_none() -> None:
    days = [t.event.date.day if t.event.date else None for t in read(*ROUND_UP).tellings]
    assert days == ["2018-05-12", "2018-05-11"]


def test_the_sums_of_a_round_up_are_nobodys_toll() -> None:
    found = read(*ROUND_UP)
    sums = [c for c in found.claims if c.evidence.start < len(ROUND_UP[0]) + len(ROUND_UP[1])]
    assert sums
    assert {c.scope for c in sums} == {Scope.AGGREGATE}
    assert {(c.bounds.low, c.scope_reason) for c in sums if c.bounds} >= {(2, SUM_OF_SEVERAL), (4, SUM_OF_SEVERAL)}


def test_what_is_said_of_the_main_event_stays_with_it() -> None:
    (said,) = [s for s in read(*ROUND_UP).statements if "nine shots" in s.content[0].text]
    assert said.telling == 0


def test_an_earlier_event_with_its_own_day_and_place_is_told_apart() -> None:
    found = read(*RECALLED)
    (other,) = found.tellings
    assert other.event.date is not None
    assert other.event.date.day == "2018-01-09"
    assert other.event.place_name == "Akron"
    assert counts(found, 1) == {(Attribute.DEATHS, 3)}
    assert (Attribute.INJURIES, 2) in counts(found, 0)


@pytest.mark.parametrize(
    ("sentence", "day", "place"),
    [
        ("In January, three people were killed in a shooting at a dance hall in Akron.", "", "Akron"),
        ("On Jan. 9 three people were killed in a shooting, and on Feb. 3 two more, both in Akron.", "", "Akron"),
        ("In another shooting last month in Akron, three people were killed.", "", "Akron"),
        ("On Jan. 9, three people were killed in a shooting.", "2018-01-09", ""),
        ("On Jan. 9, three people were killed in a shooting in Ohio.", "2018-01-09", ""),
        ("On Jan. 9, three people were killed in a shooting a block away.", "2018-01-09", "Toledo"),
        ("On Sunday, three people were killed in a separate shooting a block away.", "2018-05-13", "Toledo"),
    ],
)
def test_another_event_has_a_day_and_a_place_only_where_its_words_give_one(sentence: str, day: str, place: str) -> None:
    (telling,) = read(RECALLED[0], RECALLED[1], sentence, RECALLED[3]).tellings
    assert ((telling.event.date.value if telling.event.date else ""), telling.event.place_name) == (day, place)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Gunman of bus station sentenced", "On Jan. 9, three people were killed in a shooting a block away."),
        (RECALLED[0], "On Jan. 9, two people were wounded in a shooting a block away."),
    ],
)
def test_what_may_be_the_main_event_told_again_has_no_day(title: str, sentence: str) -> None:
    """A page that opens with a court looks back on its own event, and the same count at one place may be it."""
    (telling,) = read(title, RECALLED[1], sentence, RECALLED[3]).tellings
    assert (telling.event.date, telling.event.place_name) == (None, "Toledo")


@pytest.mark.parametrize(
    "lines",
    [
        ("Two dead in shooting", "Two men were shot dead in Toledo on Monday. Police said the shootings were brief."),
        (
            "Spree leaves three dead",
            "A gunman killed three people in a string of shootings across Toledo on Monday.",
            "About 9 a.m., a man was shot dead in the 100 block of Elm Street.",
            "About 10 a.m., a woman was shot dead in the 300 block of Oak Street.",
        ),
        (
            "City counts 299 killings",
            "The city has had 299 killings this year. A man was shot dead on Elm Street on Monday at 9 a.m.",
            "A woman was shot on Oak Street at 10 p.m. in the same fight.",
        ),
    ],
)
def test_a_page_with_one_event_is_read_as_before(lines: tuple[str, ...]) -> None:
    found = read(*lines)
    assert found.tellings == ()
    assert found == read(*lines, without=frozenset({"tellings"}))


def test_the_mechanism_can_be_left_out() -> None:
    found = read(*ROUND_UP, without=frozenset({"tellings"}))
    assert found.tellings == ()
    assert {c.telling for c in found.claims} == {0}


_LINES = st.lists(st.sampled_from([*ROUND_UP, *RECALLED]), min_size=1, max_size=7)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_LINES)
def test_nothing_is_lost_and_every_number_is_that_of_a_telling(lines: list[str]) -> None:
    found, plain = read(*lines), read(*lines, without=frozenset({"tellings"}))
    assert [c.id for c in found.claims] == [c.id for c in plain.claims]
    assert [s.id for s in found.statements] == [s.id for s in plain.statements]
    numbers = [t.number for t in found.tellings]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {c.telling for c in found.claims} <= {0, *numbers}
    assert {c.scope for c in found.claims if c.telling} <= {Scope.OTHER_EVENT}
    text = document(*lines).text
    for telling in found.tellings:
        assert telling.spans == tuple(sorted(telling.spans))
        for evidence in (telling.event.date_evidence, telling.event.place_evidence, telling.event.kind_evidence):
            assert evidence is None or text[evidence.start : evidence.end] == evidence.text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_LINES, st.data())
def test_a_cut_reads_back_its_own_words(lines: list[str], data: st.DataObject) -> None:
    page = document(*lines)
    (analysis,) = dissect([page], Settings())
    sentences = sentences_of(analysis)
    chosen = [s.span for s in sentences if data.draw(st.booleans())]
    piece = cut(analysis, chosen)
    assert [s.span for s in sentences_of(piece)] == chosen
    for placed in piece.paragraphs:
        own = placed.paragraph
        assert page.text[placed.start : placed.start + len(own.text)].replace("\n", " ") == own.text
        assert all(own.text[t.start : t.end] == t.text for t in own.tokens)
        assert all(0 <= t.head < len(own.tokens) for t in own.tokens)
        assert all(own.text[n.start : n.end] == n.text for n in own.names)
        assert all(own.text[n.start : n.end] == n.text for n in own.numbers)
        assert all(own.text[t.start : t.end] == t.text for t in own.times)
