"""Who copied whom: in words, in rows, in a graph, in a terminal, in a notebook, in Python."""

from __future__ import annotations

import io
import json
import re

import pytest
from lxml import html
from rich.console import Console

from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Location
from rashomon.stages.compare.compare import compare
from rashomon.stages.report.copies import Copies
from rashomon.stages.report.copies_dot import quoted
from rashomon.stages.report.copies_terminal import show_copies
from rashomon.stages.report.copies_words import tell_copies

LEAD = "The wall of the old quarry above Orrin gave way on Monday night and buried the camp of the road builders"
DUG = "Neighbours dug with their hands until the first excavator came up from the harbour towards three in the morning"
AGENCY = f"Wall falls\n\nORRIN (TNA) - {LEAD}, killing at least 14 people, the office said.\n\n{DUG}."
COPY = f"Night in Orrin\n\n{LEAD}, killing more than 10 people, the office said.\n\n{DUG}."
STATE = f"Night in Orrin\n\n{LEAD}, killing more than 12 people, the office said.\n\n{DUG}.\n\nFour are still missing."
OTHER = "Rain\n\nRain fell on the southern valleys for the third day, and the ferries stayed in the harbour of Arvo."
QUOTING = f"{OTHER} The engineer told The Arvo Times that the dam would hold, and that nobody had to leave."


def document(name: str, text: str, published: str = "", **known: object) -> Document:
    blocks = [Block(m.start(), m.end(), BlockRole.PARAGRAPH) for m in re.finditer(r"\S(?:.*\S)?", text)]
    blocks[0] = Block(blocks[0].start, blocks[0].end, BlockRole.TITLE)
    dated = Dated(published, Precision.DAY, "test") if published else None
    title = text.partition("\n")[0]
    places = (Location(f"{name}.txt"),)
    given = {"title": title, "locations": places, "language": "en", "published": dated, **known}
    return Document(name, name, text=text, blocks=tuple(blocks), **given)  # type: ignore[arg-type]


def copies(*documents: Document, issues: tuple[Issue, ...] = ()) -> Copies:
    ordered = tuple(sorted(documents, key=lambda d: (d.name, d.id)))
    return Copies(ordered, compare(ordered), issues)


@pytest.fixture
def found() -> Copies:
    page = "https://gazette.example/orrin"
    return copies(
        document("agency", AGENCY, "2019-03-04", outlet="TNA"),
        document("copy", COPY, "2019-03-05", outlet="Orrin Gazette", url=page),
        document("state", STATE, "2019-03-06", outlet="Orrin Gazette", url=page),
        document("quoting", QUOTING, "2019-03-06"),
        issues=(Issue("acquire", "bad.txt", Severity.LOST, "it is <empty>."),),
    )


class TestWords:
    def test_the_summary_counts_families_and_those_alone(self, found: Copies) -> None:
        assert tell_copies(found.by_id, found.lineage).summary == "4 pages: one text family of 3; 1 stands alone"

    def test_pages_come_in_order_with_what_they_owe(self, found: Copies) -> None:
        (family,) = tell_copies(found.by_id, found.lineage).families
        assert [(p.number, p.name, p.when) for p in family.pages] == [
            (1, "agency.txt", ("4 March 2019",)),
            (2, "copy.txt", ("5 March 2019",)),
            (3, "state.txt", ("6 March 2019",)),
        ]
        owes = [re.sub(r"\d+%", "n%", page.owes[0]) for page in family.pages]
        assert owes == ["the first here", "copies 1 (n% of its words)", "later state of 2 (n% of its words)"]

    def test_each_link_says_why_and_which_words_changed(self, found: Copies) -> None:
        (family,) = tell_copies(found.by_id, found.lineage).families
        assert [(link.label, link.changes) for link in family.links] == [
            ("1 → 2", ("“at least 14” became “more than 10”",)),
            ("2 → 3", ("“10” became “12”", "added: “Four are still missing”")),
        ]
        assert all(link.reason.endswith(".") for link in family.links)

    def test_where_nobody_knows_the_order_nothing_became_anything(self) -> None:
        page = "https://gazette.example/orrin"
        told = copies(document("a", COPY, url=page), document("b", STATE, url=page))
        (family,) = tell_copies(told.by_id, told.lineage).families
        assert [page.owes[0].partition(" (")[0] for page in family.pages] == [
            "–",
            "state of the same page as 1, order not known",
        ]
        assert family.links[0].label == "1 – 2"
        assert family.links[0].changes == ("“10” or “12”", "only in 2: “Four are still missing”")

    def test_undirected_changes_keep_to_the_numbers_of_the_pages(self) -> None:
        page = "https://gazette.example/orrin"
        told = copies(document("b", COPY, "2019-03-05", url=page), document("a", STATE, url=page))
        (family,) = tell_copies(told.by_id, told.lineage).families
        assert [page.name for page in family.pages] == ["b.txt", "a.txt"]
        assert family.links[0].changes == ("“10” or “12”", "only in 2: “Four are still missing”")

    def test_agencies_and_outlets_outside_are_told_with_the_pages_that_name_them(self, found: Copies) -> None:
        assert tell_copies(found.by_id, found.lineage).sources == ("The Arvo Times, quoted by quoting.txt",)

    def test_no_copies_at_all_is_said(self) -> None:
        told = copies(document("a", OTHER), document("b", AGENCY))
        assert tell_copies(told.by_id, told.lineage).summary == "2 pages, and no text of one in another"
        alone = copies(document("a", OTHER))
        assert tell_copies(alone.by_id, alone.lineage).summary == "1 page"

    def test_a_page_found_twice_says_where_else(self) -> None:
        twice = (Location("a.txt"), Location("b.txt"))
        told = copies(document("x", AGENCY, locations=twice), document("y", COPY))
        (family,) = tell_copies(told.by_id, told.lineage).families
        assert next(page for page in family.pages if page.name == "a.txt").owes[-1] == "also found as b.txt"


class TestRows:
    def test_every_span_reads_back_on_both_sides(self, found: Copies) -> None:
        texts = {d.id: d.text for d in found.documents}
        links = [row for row in found.to_dicts() if row["type"] == "link"]
        assert len(links) == 3
        for row in links:
            for pair in (*row["alignments"], *row["changes"]):
                for side in ("first", "second"):
                    span = pair[side]
                    if span is not None:
                        assert texts[row[side]["document"]][span["start"] : span["end"]] == span["text"]

    def test_families_come_first_and_those_alone_are_families_of_one(self, found: Copies) -> None:
        rows = found.to_dicts()
        families = [[p["file"] for p in row["pages"]] for row in rows if row["type"] == "family"]
        assert families == [["agency.txt", "copy.txt", "state.txt"], ["quoting.txt"]]
        assert [row["type"] for row in rows] == sorted(
            (r["type"] for r in rows), key=["family", "link", "source"].index
        )
        assert all(row["family"] == 1 for row in rows if row["type"] == "link")

    def test_the_nearest_links_are_marked(self, found: Copies) -> None:
        nearest = [(r["first"]["file"], r["second"]["file"]) for r in found.to_dicts() if r.get("nearest")]
        assert nearest == [("agency.txt", "copy.txt"), ("copy.txt", "state.txt")]

    def test_rows_are_json(self, found: Copies) -> None:
        assert json.loads(json.dumps(found.to_dicts())) == found.to_dicts()


class TestDot:
    def test_an_arrow_is_drawn_only_where_the_direction_is_shown(self, found: Copies) -> None:
        dot = re.sub(r"\d+%", "n%", found.to_dot())
        assert 'p1 -> p2 [label="copies n%"];' in dot
        assert 'p2 -> p3 [label="later state n%", style=dashed];' in dot
        undated = copies(document("a", AGENCY.replace("ORRIN (TNA) - ", "")), document("b", COPY))
        assert re.search(r'p1 -> p2 \[label="shared \d+%", dir=none\];', undated.to_dot())

    def test_families_are_clusters_and_those_alone_are_counted(self, found: Copies) -> None:
        dot = found.to_dot()
        assert dot.count("subgraph cluster_") == 1
        assert "1 stands alone" in dot
        assert dot.count("[label=") == 5
        assert dot.count("{") == dot.count("}") == 2

    @pytest.mark.parametrize(
        ("text", "written"),
        [('a "b"', '"a \\"b\\""'), ("a\\", '"a\\\\"'), ("a\x1b[2J\u202eb\nc", '"a�[2J�b c"'), ("", '""')],
    )
    def test_no_name_ends_its_string(self, text: str, written: str) -> None:
        assert quoted(text) == written


HOSTILE = '<script>alert(1)</script> \x1b[31m \u202e "}] x'


class TestTerminal:
    @pytest.mark.parametrize("width", [30, 50, 72, 80, 120, 200])
    def test_it_fits_the_width_and_nothing_steers_it(self, width: int) -> None:
        name = (Location(f"{HOSTILE}{'/' * 9}{'n' * 90}.txt"),)
        told = copies(
            document("a", AGENCY, "2019-03-04", locations=name, outlet=HOSTILE),
            document("b", COPY, "2019-03-05", title=HOSTILE * 9),
        )
        out = io.StringIO()
        show_copies(tell_copies(told.by_id, told.lineage), Console(file=out, width=width, highlight=False))
        assert max(len(line.rstrip()) for line in out.getvalue().splitlines()) <= width
        assert "\x1b" not in out.getvalue()
        assert "\u202e" not in out.getvalue()

    def test_a_narrow_terminal_gets_a_list(self, found: Copies) -> None:
        out = io.StringIO()
        show_copies(tell_copies(found.by_id, found.lineage), Console(file=out, width=60, highlight=False))
        assert "2. copy.txt\n" in out.getvalue()
        assert "What it owes" not in out.getvalue()


class TestPython:
    def test_it_is_a_sequence_of_links_with_families_and_those_alone(self, found: Copies) -> None:
        assert len(found) == 3
        assert {link.kind.value for link in found} == {"copies-passages", "revision"}
        assert found[0] == found.lineage.links[0]
        assert found[:2] == found.lineage.links[:2]
        assert [[d.id for d in family] for family in found.families] == [["agency", "copy", "state"]]
        assert [d.id for d in found.alone] == ["quoting"]
        assert repr(found) == "<Copies: 4 pages: one text family of 3; 1 stands alone>"

    def test_a_page_is_found_by_id_and_by_file(self, found: Copies) -> None:
        assert found.document("copy") is found.document("copy.txt")
        with pytest.raises(KeyError):
            found.document("none.txt")

    def test_printed_it_has_a_line_for_each_page_and_the_issues(self, found: Copies) -> None:
        lines = str(found).splitlines()
        assert lines[1] == "1. agency.txt: the first here"
        assert lines[-1] == "issue: bad.txt: it is <empty>."

    def test_a_notebook_shows_tables_and_nothing_from_a_page_is_markup(self) -> None:
        told = copies(
            document("a", AGENCY, "2019-03-04", outlet=HOSTILE),
            document("b", COPY, "2019-03-05", title=HOSTILE),
            issues=(Issue("acquire", HOSTILE, Severity.LOST, HOSTILE, HOSTILE),),
        )
        made = html.fromstring(told._repr_html_())
        assert len(made.xpath("//table/tbody/tr")) == 2
        assert made.xpath("//script") == []
        assert "\x1b" not in told._repr_html_()
