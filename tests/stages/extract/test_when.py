from __future__ import annotations

from datetime import date

import pytest

from rashomon.schema.analysis import PlacedParagraph
from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.page import Location
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import dissect
from rashomon.stages.extract.dates import own_day
from rashomon.stages.extract.reading import read
from rashomon.stages.extract.tree import plant
from rashomon.stages.extract.when import find_moments

NOW = date(2031, 5, 11).toordinal()  # a Sunday


def document(text: str, published: Dated | None = None) -> Document:
    blocks = (Block(0, len(text), BlockRole.PARAGRAPH),)
    return Document("d1", "p1", (Location("d1.txt"),), text, blocks, published=published)


def placed(text: str) -> PlacedParagraph:
    (analysis,) = dissect([document(text)], Settings())
    return analysis.paragraphs[0]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It began on March 3, 2030.", date(2030, 3, 3), date(2030, 3, 3)),
        ("It began on 3 March.", date(2031, 3, 3), date(2031, 3, 3)),
        ("It began on June 3.", date(2030, 6, 3), date(2030, 6, 3)),
        ("It began in 2019.", date(2019, 1, 1), date(2019, 12, 31)),
        ("It began last month.", date(2031, 4, 1), date(2031, 4, 30)),
        ("It began last Thursday.", date(2031, 5, 8), date(2031, 5, 8)),
    ],
)
def test_times_are_placed_from_the_documents_day(text: str, first: date, last: date) -> None:
    (moment,) = find_moments(read(plant(placed(text), 0)), NOW)
    assert (date.fromordinal(moment.first), date.fromordinal(moment.last)) == (first, last)


def test_the_documents_own_day_goes_before_one_in_its_text() -> None:
    told = "Velm, 3 March 2030 - A port."
    assert own_day(document(told)) == date(2030, 3, 3).toordinal()
    assert own_day(document(told, Dated("2031-05-11", Precision.DAY, "test"))) == NOW
    assert own_day(document("A port.")) is None
    assert own_day(document("On 39 March 2030 nothing.")) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It goes on since May 2016.", date(2016, 5, 1), date(2016, 5, 31)),
        ("It goes on since 2011.", date(2011, 1, 1), date(2011, 12, 31)),
        ("A 2019 raid killed two.", date(2019, 1, 1), date(2019, 12, 31)),
        ("The February raid killed two.", date(2031, 2, 1), date(2031, 2, 28)),
        ("It began last year.", date(2030, 1, 1), date(2030, 12, 31)),
        ("It began on Thursday.", date(2031, 5, 8), date(2031, 5, 8)),
        ("It began two years ago.", date.fromordinal(NOW - 730 - 182), date.fromordinal(NOW - 730 + 182)),
        ("It began years ago.", date.fromordinal(NOW - 2 * 1095), date.fromordinal(NOW)),
    ],
)
def test_spans_are_no_more_exact_than_the_words(text: str, first: date, last: date) -> None:
    (moment,) = find_moments(read(plant(placed(text), 0)), NOW)
    assert (date.fromordinal(moment.first), date.fromordinal(moment.last)) == (first, last)


@pytest.mark.parametrize(
    "text", ["It began yesterday.", "It begins next Monday.", "It began at 14:00.", "They march on."]
)
def test_times_that_tell_no_other_event(text: str) -> None:
    assert list(find_moments(read(plant(placed(text), 0)), NOW)) == []


def test_without_a_date_of_its_own_a_document_counts_back_from_day_0() -> None:
    (ago,) = find_moments(read(plant(placed("It began two years ago."), 0)), None)
    assert (ago.first, ago.last, ago.relative) == (-730 - 182, -730 + 182, True)
    (month,) = find_moments(read(plant(placed("It began in February."), 0)), None)
    assert (month.relative, month.loose) == (True, True)
