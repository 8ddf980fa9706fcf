"""How many, on whose word, in one document: in words, in rows, in a terminal, in a notebook, in Python."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from rich.console import Console

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Location
from rashomon.schema.statement import Modality, Source, SourceKind
from rashomon.schema.victim import NamedVictim, Sex, VictimGroup, VictimKind
from rashomon.stages.report.tables import csv_lines
from rashomon.stages.report.tolls import Tolls, counted
from rashomon.stages.report.tolls_html import tolls_html
from rashomon.stages.report.tolls_rows import TOLL_COLUMNS, toll_rows
from rashomon.stages.report.tolls_terminal import show_tolls
from rashomon.stages.report.tolls_words import claim_figure, tell_claims, written_words

TEXT = """Dozens dead in dam <b>break</b>

The Valley Office said 34 people were killed, including nine children, the Tarn Post reported.

Two more died in hospital. Villagers may have been <script>alert(1)</script> hurt. Nobody is missing.

Last year 19 people were killed in Orrin.

Share this story"""

OFFICE = Source("Valley Office", SourceKind.INSTITUTION)
POST = Source("Tarn Post", SourceKind.MEDIA)


def _document(text: str = TEXT, path: str = "dam.txt") -> Document:
    blocks = [
        Block(m.start(), m.end(), BlockRole.FURNITURE if m.group().startswith("Share") else BlockRole.PARAGRAPH)
        for m in re.finditer(r"\S(?:.*\S)?", text)
    ]
    return Document("d-1", "p-1", (Location(path),), text, tuple(blocks), title="Dam <b>break</b>", language="en")


def _claim(document: Document, words: str, bounds: Bounds | None, **known: object) -> Claim:
    start = document.text.index(words)
    given: dict[str, object] = {
        "attribute": Attribute.DEATHS,
        "claimant": None,
        "modality": Modality.ASSERTED,
        "subject": words,
        **known,
    }
    return Claim(
        f"c-{words}",
        document.id,
        bounds=bounds,
        evidence=document.evidence(start, start + len(words)),
        method="test/1",
        **given,  # type: ignore[arg-type]
    )


def _group(document: Document, words: str, bounds: Bounds, *kinds: VictimKind, side: str = "") -> VictimGroup:
    start = document.text.index(words)
    return VictimGroup(kinds, bounds, document.evidence(start, start + len(words)), side)


def _named(document: Document) -> tuple[NamedVictim, ...]:
    """Somebody of nine, and a baby: the words stand for their evidence."""
    start = document.text.index("nine")
    here = document.evidence(start, start + 4)
    return NamedVictim("Lina Orr", here, 9, here, Sex.FEMALE), NamedVictim("Tam Orr", here, 0)


@pytest.fixture
def tolls() -> Tolls:
    document = _document()
    start = document.text.index("The Valley Office")
    office = Source("Valley Office", SourceKind.INSTITUTION, document.evidence(start, start + 17), described="relief")
    may = document.evidence(document.text.index("may"), document.text.index("may") + 3)
    whole = _claim(document, "34 people were killed", Bounds(34, 34), claimant=office, via=(POST,), subject="34 people")
    claims = (
        _claim(document, "Dozens dead", Bounds(24, None), subject="Dozens"),
        whole,
        replace(
            _claim(document, "nine children", Bounds(9, 9), claimant=office, part_of=whole.id),
            groups=(_group(document, "nine children", Bounds(9, 9), VictimKind.CHILD),),
            named=_named(document),
        ),
        _claim(document, "Two more died", Bounds(2, 2), increment=True),
        _claim(
            document,
            "Villagers may have been <script>alert(1)</script> hurt",
            Bounds(None, None),
            attribute=Attribute.INJURIES,
            modality=Modality.POSSIBLE,
            modality_evidence=may,
            subject="Villagers",
        ),
        _claim(document, "Nobody is missing", Bounds(0, 0), attribute=Attribute.MISSING, subject="Nobody"),
        _claim(
            document,
            "19 people were killed",
            Bounds(19, 19),
            scope=Scope.OTHER_EVENT,
            scope_reason="dated “Last year”",
        ),
    )
    return Tolls(document, claims, (Issue("clean", "dam.txt", Severity.DOUBT, "a <doubt>", "Look."),))


class TestWords:
    @pytest.mark.parametrize(
        ("bounds", "subject", "figure", "written"),
        [
            (Bounds(34, 34), "34 people", "34 killed", ""),
            (Bounds(1, 1), "a policeman", "1 killed", ""),
            (Bounds(1200, 1200, "about"), "about 1,200", "about 1,200 killed", ""),
            (Bounds(40, None, "at least"), "at least 40", "at least 40 killed", ""),
            (Bounds(101, None, "more than"), "more than 100", "more than 100 killed", ""),
            (Bounds(None, 83, "up to"), "up to 83", "up to 83 killed", ""),
            (Bounds(12, 24), "12-24", "12 to 24 killed", ""),
            (Bounds(24, None), "dozens of people", "24 or more killed", "dozens"),
            (Bounds(300, None), "several hundred", "300 or more killed", "several hundred"),
            (Bounds(2, None), "the villagers", "2 or more killed", "the villagers"),
            (Bounds(0, 0), "no one", "none killed", ""),
            (Bounds(None, None), "civilians", "killed, no number given", ""),
            (
                Bounds(None, 999, "up to several hundred"),
                "up to several hundred",
                "“up to several hundred” (up to 999) killed",
                "",
            ),
            (Bounds(None, None, "up to a number"), "up to a number", "killed, no number given", ""),
            (None, "", "killed", ""),
        ],
    )
    def test_a_figure_is_never_made_more_exact_than_it_is(
        self, bounds: Bounds | None, subject: str, figure: str, written: str
    ) -> None:
        claim = _claim(_document(), "34 people", bounds, subject=subject)
        assert (claim_figure(claim), written_words(claim)) == (figure, written)

    def test_unknown_none_and_one_are_worded_apart(self, tolls: Tolls) -> None:
        assert [told.told for told in tell_claims(tolls)] == [
            "24 or more killed, written “Dozens”",
            "34 killed",
            "9 killed",
            "2 more killed",
            "wounded, no number given",
            "none missing",
            "19 killed",
        ]

    def test_whose_word_and_how_is_told(self, tolls: Tolls) -> None:
        told = tell_claims(tolls)
        assert [t.claimant.name for t in told[:3]] == ["The page itself", "Valley Office", "Valley Office"]
        assert [t.how for t in told] == [
            "",
            "via Tarn Post",
            "part of 2; 9 children; named: Lina Orr (9), Tam Orr (under 1)",
            "",
            "possible (“may”)",
            "",
            "another event (dated “Last year”)",
        ]

    def test_only_counts_are_tolls(self) -> None:
        document = _document()
        blame = _claim(document, "The Valley Office", None, attribute=Attribute.RESPONSIBILITY, value="rain")
        count = _claim(document, "34 people", Bounds(34, 34))
        assert counted([blame, count]) == (count,)
        assert claim_figure(blame) == "responsibility: rain"


class TestRows:
    def test_every_span_reads_back_from_the_text(self, tolls: Tolls) -> None:
        for row in tolls.to_dicts():
            spans = [row["evidence"], row["modality_words"], row["claimant"] and row["claimant"]["mention"]]
            assert all(TEXT[s["start"] : s["end"]] == s["text"] for s in spans if s)

    def test_a_row_says_all_there_is_to_say(self, tolls: Tolls) -> None:
        first, second, third, fourth, fifth, sixth, last = tolls.to_dicts()
        assert list(first) == [
            *(
                "document",
                "file",
                "title",
                "id",
                "attribute",
                "low",
                "high",
                "modifier",
                "figure",
                "written",
                "subject",
            ),
            *("who", "claimant", "via", "modality", "modality_words", "scope", "scope_reason", "part_of", "increment"),
            *("evidence", "statement", "method", "groups", "named"),
        ]
        assert (first["low"], first["high"], first["written"], first["claimant"]) == (24, None, "Dozens", None)
        assert (second["claimant"]["name"], second["via"][0]["name"]) == ("Valley Office", "Tarn Post")
        assert (third["part_of"], third["who"]) == (second["id"], ["child"])
        assert [(g["kinds"], g["low"], g["side"]) for g in third["groups"]] == [(["child"], 9, "")]
        assert [(n["name"], n["age"], n["sex"]) for n in third["named"]] == [
            ("Lina Orr", 9, "female"),
            ("Tam Orr", 0, None),
        ]
        assert fourth["increment"]
        assert (fifth["low"], fifth["high"], fifth["modality_words"]["text"]) == (None, None, "may")
        assert (sixth["low"], sixth["high"]) == (0, 0)
        assert (last["scope"], last["scope_reason"]) == ("other-event", "dated “Last year”")
        assert json.loads(json.dumps(tolls.to_dicts())) == tolls.to_dicts()

    def test_flat_rows_have_the_columns(self, tolls: Tolls) -> None:
        rows = tolls.to_rows()
        assert all(set(row) == set(TOLL_COLUMNS) for row in rows)
        assert (rows[1]["mention"], rows[1]["via"], rows[1]["described"]) == (
            "The Valley Office",
            "Tarn Post",
            "relief",
        )
        assert (rows[2]["who"], rows[2]["groups"]) == ("child", "9 children")
        assert rows[2]["named"] == "Lina Orr (9), Tam Orr (under 1)"
        assert (rows[0]["claimant"], rows[0]["increment"], rows[3]["increment"]) == ("", "no", "yes")
        assert [row["id"] for row in rows] == [claim.id for claim in tolls]

    def test_a_cell_that_a_spreadsheet_would_run_is_guarded(self) -> None:
        document = _document("=34 people died")
        row = csv_lines(TOLL_COLUMNS, toll_rows(document, [_claim(document, "=34 people", Bounds(34, 34))]))
        assert dict(zip(TOLL_COLUMNS, next(csv.reader(io.StringIO(row))), strict=True))["text"] == "'=34 people"


def _shown(tolls: Tolls, width: int, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, highlight=False, legacy_windows=False)
    show_tolls(tolls.document, tolls.claims, console)
    return out.getvalue()


class TestTerminal:
    @pytest.mark.parametrize("width", [30, 60, 99, 100, 140])
    def test_all_is_told_and_fits(self, tolls: Tolls, width: int) -> None:
        text = _shown(tolls, width)
        assert max(len(line.rstrip()) for line in text.splitlines()) <= width
        flat = " ".join(text.split())
        for words in ("dam.txt", "seven claims", "24 or more", "“Dozens”", "34 killed", "none missing", "part of 2"):
            assert words in flat

    def test_without_a_terminal_there_is_no_colour(self, tolls: Tolls) -> None:
        assert "\x1b" not in _shown(tolls, 100)
        assert "\x1b[" in _shown(tolls, 100, terminal=True)

    def test_a_document_cannot_steer_the_terminal(self) -> None:
        document = _document("\x1b[2J \u202e34 died [bold]", "evil\x1b[2J.txt")
        claim = _claim(
            document, "\u202e34 died", Bounds(34, 34), claimant=Source("\x1b[2J", SourceKind.PERSON), subject="\x1b[2J"
        )
        for width in (60, 120):
            shown = _shown(Tolls(document, (claim,)), width)
            assert "\x1b" not in shown
            assert "\u202e" not in shown

    def test_a_document_in_which_nothing_is_counted_is_told(self) -> None:
        assert "no claims" in _shown(Tolls(_document("Rain fell."), ()), 60)


class TestNotebook:
    def test_every_text_from_outside_is_escaped(self, tolls: Tolls) -> None:
        text = tolls._repr_html_()
        assert "<script" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "Dam <b>" not in text
        assert "a &lt;doubt&gt;. Look." in text

    def test_nothing_is_loaded_and_no_script_is_needed(self, tolls: Tolls) -> None:
        text = tolls._repr_html_()
        for loader in ("<script", "<link", "<img", "@import", "url(", "http"):
            assert loader not in text

    def test_the_text_stands_there_with_its_counts_marked(self, tolls: Tolls) -> None:
        tree = html.fragment_fromstring(tolls._repr_html_())
        assert [mark.text_content() for mark in tree.iter("mark")][:3] == [
            "Dozens dead",
            "34 people were killed",
            "nine children",
        ]
        chips = [chip.text_content() for chip in tree.find_class("rq-chip")]
        assert chips[:2] == ["1 24 or more killed", "2 34 killed"]
        assert "Share this story" not in tree.text_content()
        assert len(tree.findall(".//tbody/tr")) == 7

    def test_what_is_counted_has_one_colour(self, tolls: Tolls) -> None:
        tree = html.fragment_fromstring(tolls._repr_html_())
        hues = [name.get("class", "").split()[-1] for name in tree.find_class("rq-name")]
        assert len({hues[n] for n in (0, 1, 2, 3, 6)}) == 1
        assert len({hues[0], hues[4], hues[5]}) == 3

    def test_of_a_long_document_only_what_is_counted_is_shown(self) -> None:
        document = _document("\n\n".join(["Rain fell."] * 3 + ["34 died."] + ["Snow fell."] * 9000))
        tree = html.fragment_fromstring(tolls_html(document, [_claim(document, "34 died", Bounds(34, 34))]))
        gaps = [gap.text_content() for gap in tree.find_class("rq-gap")]
        assert gaps == ["… three paragraphs without a claim …", "… 9,000 paragraphs without a claim …"]

    def test_nothing_counted_is_told(self) -> None:
        assert "No count was found." in tolls_html(_document("Rain fell."), ())
        assert "No count was found." in tolls_html(Document("d", "p", (Location("x"),), "", ()), ())

    @given(st.text(max_size=80), st.data())
    def test_any_text_gives_well_formed_html_and_rows(self, text: str, data: st.DataObject) -> None:
        blocks = (Block(0, len(text), BlockRole.PARAGRAPH),) if text else ()
        document = Document("d", "p", (Location("x"),), text, blocks)
        claims = []
        for number in range(data.draw(st.integers(0, 4)) if text else 0):
            start = data.draw(st.integers(0, len(text) - 1))
            words = document.evidence(start, data.draw(st.integers(start + 1, len(text))))
            bounds = data.draw(st.sampled_from([None, Bounds(None, None), Bounds(0, 0), Bounds(24, None)]))
            attribute = data.draw(st.sampled_from(Attribute))
            who = data.draw(st.sampled_from([None, OFFICE]))
            claims.append(
                Claim(
                    *(f"{number}", "d", attribute, bounds, words, who, Modality.POSSIBLE, "test/1"), subject=words.text
                )
            )
        made = Tolls(document, tuple(claims))
        tree = html.fragment_fromstring(made._repr_html_())
        assert len(tree.findall(".//tbody/tr")) == len(claims) == len(made.to_rows())


class TestSequence:
    def test_it_is_a_sequence_of_its_claims(self, tolls: Tolls) -> None:
        assert len(tolls) == 7
        assert list(tolls) == list(tolls.claims)
        assert tolls[-1] in tolls
        assert tolls[1:3] == tolls.claims[1:3]

    def test_its_name_is_short_and_its_text_tells_each_claim(self, tolls: Tolls) -> None:
        assert repr(tolls) == "<Tolls in 'dam.txt': seven claims, one named claimant, one issue>"
        lines = str(tolls).splitlines()
        assert lines[0] == "24 or more killed, written “Dozens”: The page itself (“Dozens dead”; 0–11)"
        assert lines[1] == "34 killed: Valley Office (“34 people were killed”; via Tarn Post; 56–77)"
        assert lines[-1] == "issue: dam.txt: a <doubt>"

    def test_a_long_one_is_cut(self) -> None:
        document = _document("word " * 50)
        claim = _claim(document, "word", Bounds(1, 1))
        assert str(Tolls(document, (claim,) * 50)).splitlines()[-1] == "and 10 more"
        assert str(Tolls(document, ())) == "no count was found"
