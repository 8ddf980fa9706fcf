"""What dates show of two states of one page, and of a page and its copy; and what they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.document import Dated, Document, Precision
from rashomon.schema.page import Location
from rashomon.stages.compare.order import copy_before, one_page, state_before


def dated(value: str) -> Dated | None:
    precisions = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
    return Dated(value, precisions.get(len(value), Precision.TIME), "test") if value else None


def page(published: str = "", modified: str = "", captured: str = "") -> Document:
    return Document(
        "d",
        "d",
        (Location("d"),),
        "",
        (),
        published=dated(published),
        modified=dated(modified),
        captured=dated(captured),
    )


STATES = [
    (
        page("2020-01-02"),
        page("2020-01-02", "2020-01-02T10:00:00Z"),
        "both are published 2020-01-02, and the second was changed 2020-01-02T10:00:00Z",
    ),
    (page("2020-01-02"), page("2020-01-03"), "the first is published 2020-01-02, the second 2020-01-03"),
    (
        page("2020-01-02", "2020-01-02T10:00:00Z"),
        page("2020-01-02", "2020-01-04T10:00:00Z"),
        "the first is changed 2020-01-02T10:00:00Z, the second 2020-01-04T10:00:00Z",
    ),
    (
        page(captured="2020-01-02T03:00:00Z"),
        page(captured="2020-02-02T03:00:00Z"),
        "the first is captured 2020-01-02T03:00:00Z, the second 2020-02-02T03:00:00Z",
    ),
    (
        page("2020-01-02"),
        page("2020-01-02", "2020-01-03T10:00:00Z"),
        "the first is published 2020-01-02, the second changed 2020-01-03T10:00:00Z",
    ),
    (
        page(captured="2020-01-02T03:00:00Z"),
        page("2020-01-03", "2020-01-04T10:00:00Z"),
        "the first is captured 2020-01-02T03:00:00Z, the second published 2020-01-03",
    ),
    (
        page("2020-01-02", captured="2020-03-01T03:00:00Z"),
        page("2020-01-03", captured="2020-02-01T03:00:00Z"),
        "the first is published 2020-01-02, the second 2020-01-03",
    ),
    (
        page("2020-01-01", "2020-01-01T22:00:00Z"),
        page(captured="2020-01-02T03:00:00Z"),
        "the first is changed 2020-01-01T22:00:00Z, the second captured 2020-01-02T03:00:00Z",
    ),
]


@pytest.mark.parametrize(("first", "second", "reason"), STATES)
def test_states_of_one_page_stand_in_the_order_of_their_dates(first: Document, second: Document, reason: str) -> None:
    shown = state_before(first, second)
    assert shown is not None
    assert shown.reason == reason
    assert state_before(second, first) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (page(), page()),
        (page("2020-01-02"), page("2020-01-02")),
        (page("2020-01-02"), page("2020-01-02T10:00:00Z")),
        (page("2020-01-01", "2020-01-03T10:00:00Z"), page(captured="2020-01-02T03:00:00Z")),
        (page("2020-01"), page("2020-01-02")),
        (page("2020-01-02"), page()),
        (page("2020-01-02"), page(captured="2020-01-02T10:00:00Z")),
    ],
)
def test_dates_that_are_equal_as_far_as_they_are_exact_show_nothing(first: Document, second: Document) -> None:
    assert state_before(first, second) is None
    assert copy_before(first, second) is None
    assert copy_before(second, first) is None


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (page("2020-01-02"), page("2020-01-03"), "the first is published 2020-01-02, the second 2020-01-03"),
        (
            page("2020-01-02", "2020-01-09T08:00:00Z"),
            page("2020-01-03"),
            "the first is published 2020-01-02, the second 2020-01-03",
        ),
        (
            page(modified="2020-01-02T08:00:00Z"),
            page("2020-01-03"),
            "the first was changed 2020-01-02T08:00:00Z, the second 2020-01-03",
        ),
        (
            page(captured="2020-01-02T08:00:00Z"),
            page("2020-01-03"),
            "the first was captured 2020-01-02T08:00:00Z, the second 2020-01-03",
        ),
    ],
)
def test_what_was_there_before_a_page_was_published_is_its_source(
    first: Document, second: Document, reason: str
) -> None:
    shown = copy_before(first, second)
    assert shown is not None
    assert shown.reason == reason
    assert copy_before(second, first) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (page(captured="2020-01-02T03:00:00Z"), page(captured="2020-02-02T03:00:00Z")),
        (page("2020-01-02", captured="2020-01-05T03:00:00Z"), page("2020-01-02", captured="2020-02-02T03:00:00Z")),
        (page("2020-01-02", "2020-01-02T10:00:00Z"), page("2020-01-02", "2020-01-04T10:00:00Z")),
        (page("2020-01-02"), page(captured="2020-01-09T03:00:00Z")),
    ],
)
def test_when_an_archive_came_by_or_a_page_was_changed_shows_no_copy(first: Document, second: Document) -> None:
    assert copy_before(first, second) is None
    assert copy_before(second, first) is None


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (page("2020-01-02T10:00:00Z"), page("2020-01-02T10:00:00Z", "2020-01-02T12:00:00Z"), True),
        (page("2020-01-02T10:00:00Z"), page("2020-01-02T10:00:00Z"), False),
        (page("2020-01-02"), page("2020-01-02", "2020-01-02T12:00:00Z"), False),
        (page("2020-01-02T10:00:00Z"), page("2020-01-02T10:01:00Z", "2020-01-02T12:00:00Z"), False),
        (page(), page(modified="2020-01-02T12:00:00Z"), False),
    ],
)
def test_one_minute_of_publication_and_one_change_is_one_page(first: Document, second: Document, one: bool) -> None:
    assert one_page(first, second) is one
    assert one_page(second, first) is one


dates = st.sampled_from(
    ["", "2020", "2020-01", "2020-01-02", "2020-01-03", "2020-01-02T03:00:00Z", "2020-01-03T09:00:00Z"]
)
pages = st.builds(page, dates, dates, dates)


@given(pages, pages)
def test_no_two_documents_each_come_before_the_other(first: Document, second: Document) -> None:
    for before in (state_before, copy_before):
        assert before(first, second) is None or before(second, first) is None


@given(pages, pages, pages)
def test_no_three_documents_come_before_one_another_in_a_circle(one: Document, two: Document, three: Document) -> None:
    for before in (state_before, copy_before):
        assert not (before(one, two) and before(two, three) and before(three, one))
