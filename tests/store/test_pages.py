"""One page found twice is one page, whichever was read first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.page import Location, Page, PageKind
from rashomon.store.pages import merge_pages

_WORDS = st.sampled_from(["a", "b", "c"])
_LOCATIONS = st.builds(Location, _WORDS, _WORDS, st.none() | _WORDS, st.none() | _WORDS)
_PAGES = st.builds(
    Page,
    id=st.just("page"),
    kind=st.sampled_from(PageKind),
    text=_WORDS,
    encoding=_WORDS,
    locations=st.lists(_LOCATIONS, min_size=1, max_size=3, unique=True).map(tuple),
    metadata=st.lists(st.tuples(_WORDS, _WORDS), max_size=2).map(tuple),
)


@given(_PAGES, _PAGES)
def test_the_order_of_reading_changes_nothing(first: Page, second: Page) -> None:
    assert merge_pages(first, second) == merge_pages(second, first)


@given(_PAGES, _PAGES, _PAGES)
def test_neither_does_the_order_of_merging(a: Page, b: Page, c: Page) -> None:
    assert merge_pages(merge_pages(a, b), c) == merge_pages(a, merge_pages(b, c))


@given(_PAGES, _PAGES)
def test_every_place_and_every_fact_is_kept(first: Page, second: Page) -> None:
    merged = merge_pages(first, second)
    assert set(merged.locations) == {*first.locations, *second.locations}
    assert set(merged.metadata) == {*first.metadata, *second.metadata}
    assert (merged.text, merged.kind) in {(first.text, first.kind), (second.text, second.kind)}


def test_what_was_read_again_changes_nothing() -> None:
    page = Page("p", PageKind.TEXT, "words", "utf-8", (Location("a"), Location("b", url="u")), (("title", "t"),))
    assert merge_pages(page, page) == page
