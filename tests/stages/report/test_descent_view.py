"""A text family as a tree, and as a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.evidence import Span
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.lineage import Alignment, LineageKind, TextLink
from rashomon.schema.page import Location
from rashomon.stages.report.descent_view import WIDTH, descent_view
from rashomon.stages.report.descent_views import Descent
from rashomon.stages.report.lookup import Lookup, look_up

TEXT = "The ferry hall burnt for nine hours before the wind turned and let the crews in. " * 4


def _page(name: str, title: str = "") -> Document:
    blocks = (Block(0, len(TEXT), BlockRole.PARAGRAPH),)
    return Document(name, name, (Location(f"{name}.txt"),), TEXT, blocks, title=title or None)


def _link(
    first: str, second: str, kind: LineageKind = LineageKind.COPIES_PASSAGES, *, directed: bool = True
) -> TextLink:
    whole = Span(0, len(TEXT))
    return TextLink(
        kind, first, second, directed, (Alignment(whole, whole, True),), 1.0, f"{first} and {second}", "t/1"
    )


def _view(documents: Sequence[Document], *links: TextLink) -> Descent:
    names = tuple(sorted(document.id for document in documents))
    grouping = Grouping((), (), (), (), ())
    lookup: Lookup = look_up(Incident("i", "fire", names, (), ()), grouping, documents)
    return descent_view(names, links, lookup)


def test_each_document_hangs_below_the_one_that_it_owes_most() -> None:
    pages = [_page(name) for name in "abcd"]
    found = _view(pages, _link("a", "b", LineageKind.REVISION), _link("b", "d"), _link("a", "c"), _link("a", "d"))
    drawing = found.drawing
    at = {node.label: node for node in drawing.nodes}
    assert [node.number for node in drawing.nodes] == [1, 2, 3, 4]
    assert at["a.txt"].x < at["b.txt"].x == at["c.txt"].x
    assert [edge.kind for edge in drawing.edges] == ["state", "copy", "copy"]
    assert {(edge.x1, edge.y1) for edge in drawing.edges} <= {(node.x, node.y) for node in drawing.nodes}
    assert drawing.describes.startswith("Four documents. 2: later state of 1 (100% of its words); 3: copies 1")
    assert [row.number for row in found.rows] == [1, 2, 3, 4]
    assert found.rows[0].owed == ()
    assert found.rows[1].owed[0].words == "Later state of 1 (100% of its words)"
    assert found.rows[1].owed[0].why == "A and b."


def test_what_descends_from_a_document_stands_right_below_it() -> None:
    pages = [_page(name) for name in "abcd"]
    found = _view(pages, _link("a", "b"), _link("a", "c"), _link("b", "d", LineageKind.REVISION))
    assert [node.label for node in found.drawing.nodes] == ["a.txt", "b.txt", "d.txt", "c.txt"]
    (edge,) = [edge for edge in found.drawing.edges if edge.kind == "state"]
    assert edge.y2 - edge.y1 == found.drawing.nodes[1].y - found.drawing.nodes[0].y


def test_a_link_that_nobody_can_direct_is_drawn_so() -> None:
    found = _view([_page("a"), _page("b")], _link("a", "b", directed=False))
    assert [edge.kind for edge in found.drawing.edges] == ["open"]
    assert found.rows[1].owed[0].words == "Shares text with 1 (100% of its words), order not known"


def test_a_long_title_is_cut_in_the_drawing_and_whole_in_the_table() -> None:
    title = "Crews fighting overnight blaze throughout northern passenger terminal buildings"
    found = _view([_page("a", title), _page("b")], _link("a", "b"))
    (cut,) = [node.label for node in found.drawing.nodes if node.label.startswith("“Crews")]
    assert cut.endswith("…")
    assert len(cut) < len(found.rows[0].label)


def test_a_large_family_is_drawn_in_part_and_the_table_has_all() -> None:
    pages = [_page(f"p{number:03}") for number in range(60)]
    links = [_link(one.id, other.id, LineageKind.REVISION) for one, other in pairwise(pages)]
    found = _view(pages, *links)
    assert len(found.rows) == 60
    assert len(found.drawing.nodes) + found.drawing.left_out == 60
    assert found.drawing.left_out
    assert max(node.x for node in found.drawing.nodes) < WIDTH / 2


@given(st.integers(2, 9), st.data())
@settings(max_examples=40, deadline=None)
def test_every_document_is_drawn_once_inside_the_drawing(count: int, data: st.DataObject) -> None:
    pages = [_page(f"p{number}") for number in range(count)]
    pairs = data.draw(
        st.sets(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda p: p[0] < p[1]))
    )
    kinds = st.sampled_from([LineageKind.REVISION, LineageKind.COPIES_PASSAGES])
    links = [_link(f"p{a}", f"p{b}", data.draw(kinds), directed=data.draw(st.booleans())) for a, b in sorted(pairs)]
    found = _view(pages, *links)
    assert sorted(node.number for node in found.drawing.nodes) == list(range(1, count + 1))
    assert len({node.y for node in found.drawing.nodes}) == count
    assert all(0 < node.x < WIDTH and 0 < node.y < found.drawing.height for node in found.drawing.nodes)
    assert all(edge.y1 < edge.y2 for edge in found.drawing.edges)
    assert len(found.drawing.edges) == sum(1 for row in found.rows if row.owed)
