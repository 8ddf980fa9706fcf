# ruff: noqa: E501 - paragraphs of pages are one line each, as pages have them
"""Which of two linked pages came first: what shows it, and what does not."""

from __future__ import annotations

import re
from typing import Any

from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.lineage import LineageKind, TextLink
from rashomon.schema.page import Location
from rashomon.stages.compare.compare import compare

FIRE = "Fire swept through the rope works at Arvo harbour before dawn on Monday, killing {} people who slept above the store, the harbour master said."
PUMPS = "Firemen from three towns pumped water out of the basin for six hours, and the last flames were put out towards noon, residents of the quay said."
OWNER = "The owner of the works had been fined twice in the spring because the back stairs were blocked with hemp and tar barrels."
SHIPS = "Ships bound for Arvo are being sent to Orrin while the basin is cleared of burnt timber, and the ferry to the islands leaves from the north mole."


def page(name: str, title: str, dead: str = "nine", *more: str, **known: object) -> Document:
    text = "\n\n".join([title, FIRE.format(dead), PUMPS, OWNER, *more])
    blocks = [Block(m.start(), m.end(), BlockRole.PARAGRAPH) for m in re.finditer(r"\S(?:.*\S)?", text)]
    blocks[0] = Block(blocks[0].start, blocks[0].end, BlockRole.TITLE)
    given: dict[str, Any] = {"title": title, "language": "en", **known}
    return Document(name, name, (Location(name),), text, tuple(blocks), **given)


def at(value: str) -> Dated:
    return Dated(value, Precision.TIME if "T" in value else Precision.DAY, "test")


def only(*documents: Document) -> TextLink:
    (link,) = compare(documents).links
    return link


def test_the_time_when_an_archive_came_by_orders_no_copies() -> None:
    link = only(
        page("a", "Rope works burn", "nine", SHIPS, outlet="Arvo Times", captured=at("2021-01-02T00:00:00Z")),
        page("b", "Blaze at harbour", outlet="Orrin Gazette", captured=at("2020-05-02T00:00:00Z")),
    )
    assert (link.kind, link.directed) == (LineageKind.COPIES_PASSAGES, False)


def test_what_was_captured_before_the_other_was_published_is_the_source() -> None:
    link = only(
        page("b", "Rope works burn", "nine", SHIPS, outlet="Arvo Times", captured=at("2020-01-02T03:00:00Z")),
        page("a", "Blaze at harbour", outlet="Orrin Gazette", published=at("2020-01-03")),
    )
    assert (link.first, link.second, link.directed) == ("b", "a", True)


def test_a_state_that_was_changed_comes_after_one_that_was_not() -> None:
    day = at("2020-01-02")
    link = only(
        page("b", "Rope works burn", outlet="Arvo Times", published=day),
        page("a", "Rope works burn", "11", outlet="Arvo Times", published=day, modified=at("2020-01-03T09:00:00Z")),
    )
    assert (link.kind, link.first, link.second, link.directed) == (LineageKind.REVISION, "b", "a", True)


def test_two_pages_of_one_minute_are_states_of_one_page_whoever_is_named_on_them() -> None:
    minute = at("2020-01-02T07:42:00Z")
    link = only(
        page("b", "Rope works burn", published=minute),
        page(
            "a",
            "Harbour fire kills 11",
            "11",
            SHIPS,
            outlet="Arvo Times",
            published=minute,
            modified=at("2020-01-02T09:00:00Z"),
        ),
    )
    assert (link.kind, link.first, link.directed) == (LineageKind.REVISION, "b", True)


def test_a_copy_that_misprints_a_figure_is_no_later_state() -> None:
    link = only(
        page("a", "Rope works burn", "19", SHIPS, published=at("2020-01-02T07:42:00Z")),
        page("b", "Blaze at harbour", "91", outlet="Orrin Gazette", published=at("2020-01-02T09:15:00Z")),
    )
    assert (link.kind, link.first, link.directed) == (LineageKind.COPIES_PASSAGES, "a", True)


def test_two_states_that_name_no_outlet_are_known_by_the_figure_brought_up_to_date() -> None:
    assert only(page("a", "Rope works burn"), page("b", "Harbour fire", "11")).kind is LineageKind.REVISION
