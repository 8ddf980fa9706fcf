"""Who said what in one document: in rows, in a terminal, in a notebook, in Python."""

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

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Location
from rashomon.schema.statement import Directness, Modality, Source, SourceKind, Statement
from rashomon.stages.report.quotes import Quotes
from rashomon.stages.report.quotes_html import quotes_html
from rashomon.stages.report.quotes_rows import QUOTE_COLUMNS, quote_dicts, quote_rows
from rashomon.stages.report.quotes_terminal import show_quotes
from rashomon.stages.report.quotes_words import speaker_words, tell_statements
from rashomon.stages.report.tables import csv_lines

TEXT = """Dam <b>holds</b>, says ministry

“It held,” engineer Ana Brandt told the Tarn Post. “It will hold.”

He denied <script>alert(1)</script> that the ministry had said the wall was cracked. It was claimed that nobody knew.

Share this story"""

BRANDT = Source("Ana Brandt", SourceKind.PERSON, described="engineer")


def _document(text: str = TEXT, path: str = "dam.txt") -> Document:
    blocks = [
        Block(m.start(), m.end(), BlockRole.FURNITURE if m.group().startswith("Share") else BlockRole.PARAGRAPH)
        for m in re.finditer(r"\S(?:.*\S)?", text)
    ]
    return Document("d-1", "p-1", (Location(path),), text, tuple(blocks), title="Dam <b>holds</b>", language="en")


def _statement(document: Document, stretches: str, who: Source | None, **known: object) -> Statement:
    content = []
    for words in stretches.split(" | "):
        start = document.text.index(words)
        content.append(document.evidence(start, start + len(words)))
    given: dict[str, object] = {"cue": (), "directness": Directness.INDIRECT, "modality": Modality.ASSERTED, **known}
    return Statement(f"s-{stretches}", document.id, tuple(content), speaker=who, method="test/1", **given)  # type: ignore[arg-type]


@pytest.fixture
def quotes() -> Quotes:
    document = _document()

    def words(text: str) -> Source:
        start = document.text.index(text)
        mention = document.evidence(start, start + len(text))
        return Source("", SourceKind.PERSON, mention, candidates=("Ole Rask", "Ari Lund"))

    told = document.evidence(document.text.index("told"), document.text.index("told") + 4)
    denied = document.evidence(document.text.index("denied"), document.text.index("denied") + 6)
    post = Source("Tarn Post", SourceKind.MEDIA)
    outer = _statement(
        document,
        "that the ministry had said the wall was cracked",
        words("He"),
        modality=Modality.DENIED,
        modality_evidence=denied,
    )
    return Quotes(
        document,
        (
            _statement(
                document,
                "It held | It will hold.",
                BRANDT,
                cue=(told,),
                directness=Directness.DIRECT,
                via=(post,),
            ),
            outer,
            _statement(document, "the wall was cracked", Source("ministry", SourceKind.STATE), inside=outer.id),
            _statement(document, "nobody knew", None),
        ),
        (Issue("clean", "dam.txt", Severity.DOUBT, "a <doubt>", "Look."),),
    )


class TestRows:
    def test_every_span_reads_back_from_the_text(self, quotes: Quotes) -> None:
        for row in quotes.to_dicts():
            spans = [*row["content"], *row["cue"], *filter(None, [row["modality_words"]])]
            spans += [s["mention"] for s in [row["speaker"], *row["via"]] if s and s["mention"]]
            assert spans
            assert all(TEXT[s["start"] : s["end"]] == s["text"] for s in spans)

    def test_a_row_says_all_there_is_to_say(self, quotes: Quotes) -> None:
        first, second, third, last = quotes.to_dicts()
        assert list(first) == [
            *("document", "file", "title", "id", "speaker", "cue", "content", "directness", "modality"),
            *("modality_words", "via", "inside", "method"),
        ]
        assert list(first["speaker"]) == ["name", "kind", "mention", "described", "candidates", "actor", "method"]
        assert [s["text"] for s in first["content"]] == ["It held", "It will hold."]
        assert [source["name"] for source in first["via"]] == ["Tarn Post"]
        assert second["speaker"]["candidates"] == ["Ole Rask", "Ari Lund"]
        assert second["modality_words"]["text"] == "denied"
        assert third["inside"] == second["id"]
        assert last["speaker"] is None

    def test_rows_are_plain_json(self, quotes: Quotes) -> None:
        assert json.loads(json.dumps(quotes.to_dicts())) == quotes.to_dicts()

    def test_flat_rows_have_the_columns_and_join_what_stands_apart(self, quotes: Quotes) -> None:
        rows = quotes.to_rows()
        assert all(tuple(row) == QUOTE_COLUMNS or set(row) == set(QUOTE_COLUMNS) for row in rows)
        assert rows[0]["text"] == "It held … It will hold."
        assert (rows[1]["speaker"], rows[1]["mention"], rows[1]["candidates"]) == ("", "He", "Ole Rask; Ari Lund")
        assert (rows[3]["speaker"], rows[3]["kind"]) == ("", "")

    def test_a_cell_that_a_spreadsheet_would_run_is_guarded(self) -> None:
        document = _document("=1+1, “-2”")
        row = csv_lines(QUOTE_COLUMNS, quote_rows(document, [_statement(document, "=1+1", None)]))
        assert dict(zip(QUOTE_COLUMNS, next(csv.reader(io.StringIO(row))), strict=True))["text"] == "'=1+1"


class TestWords:
    @pytest.mark.parametrize(
        ("source", "name", "note"),
        [
            (None, "Absent", "no source is given"),
            (Source("officials", SourceKind.ROLE), "Officials", ""),
            (Source("Ole Rask", SourceKind.PERSON, described="its  spokesman"), "Ole Rask", "spokesman"),
            (Source("", SourceKind.UNNAMED), "Unnamed", ""),
            (Source("", SourceKind.PERSON, candidates=("A", "B")), "Unresolved", "unresolved: maybe A or B"),
        ],
    )
    def test_a_speaker_is_a_name_and_what_to_know_of_it(self, source: Source | None, name: str, note: str) -> None:
        speaker = speaker_words(source)
        assert (speaker.name, speaker.note) == (name, note)

    def test_a_mention_that_nothing_resolves_is_shown_as_it_stands(self, quotes: Quotes) -> None:
        source = quotes[1].speaker
        assert source is not None
        assert speaker_words(source).name == "“He”"
        assert speaker_words(replace(source, candidates=())).note == "unresolved"
        assert speaker_words(replace(source, candidates=(), kind=SourceKind.UNNAMED)).note == "“He”"

    def test_how_a_statement_was_made_is_told(self, quotes: Quotes) -> None:
        assert [told.how for told in tell_statements(quotes)] == [
            "direct; via Tarn Post",
            "indirect; denied (“denied”)",
            "indirect; inside 2",
            "indirect",
        ]

    def test_what_is_cut_keeps_its_quotation_marks(self, quotes: Quotes) -> None:
        first = tell_statements(quotes)[0]
        assert first.words() == "“It held … It will hold.”"
        assert first.words(2) == "“It held …”"


def _shown(quotes: Quotes, width: int, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, highlight=False, legacy_windows=False)
    show_quotes(quotes.document, quotes.statements, console)
    return out.getvalue()


class TestTerminal:
    @pytest.mark.parametrize("width", [30, 60, 99, 100, 140])
    def test_all_is_told_and_fits(self, quotes: Quotes, width: int) -> None:
        text = _shown(quotes, width)
        assert max(len(line.rstrip()) for line in text.splitlines()) <= width
        flat = " ".join(text.split())
        for words in ("dam.txt", "four statements", "Ana Brandt", "“He”", "Ministry", "Absent", "nobody knew"):
            assert words in flat

    def test_without_a_terminal_there_is_no_colour(self, quotes: Quotes) -> None:
        assert "\x1b" not in _shown(quotes, 100)
        assert "\x1b[" in _shown(quotes, 100, terminal=True)

    def test_a_document_cannot_steer_the_terminal(self) -> None:
        document = _document("\x1b[2J \u202eowned [bold]", "evil\x1b[2J.txt")
        told = Quotes(document, (_statement(document, "owned", Source("\x1b[2J", SourceKind.PERSON)),))
        for width in (60, 120):
            assert "\x1b" not in _shown(told, width)
            assert "\u202e" not in _shown(told, width)

    def test_a_document_in_which_nothing_is_said_is_told(self) -> None:
        assert "no statements" in _shown(Quotes(_document("Rain fell."), ()), 60)


class TestNotebook:
    def test_every_text_from_outside_is_escaped(self, quotes: Quotes) -> None:
        text = quotes._repr_html_()
        assert "<script" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "Dam <b>" not in text
        assert "a &lt;doubt&gt;. Look." in text

    def test_nothing_is_loaded_and_no_script_is_needed(self, quotes: Quotes) -> None:
        text = quotes._repr_html_()
        for loader in ("<script", "<link", "<img", "@import", "url(", "http"):
            assert loader not in text

    def test_the_text_stands_there_with_its_statements_marked(self, quotes: Quotes) -> None:
        tree = html.fragment_fromstring(quotes._repr_html_())
        marked = [mark.text_content() for mark in tree.iter("mark")]
        assert marked == [
            "It held",
            "It will hold.",
            "that the ministry had said ",
            "the wall was cracked",
            "nobody knew",
        ]
        chips = [chip.text_content() for chip in tree.find_class("rq-chip")]
        assert chips == ["1 Ana Brandt", "1", "2 “He”", "3 Ministry", "4 Absent"]
        assert [cue.text_content() for cue in tree.iter("u")] == ["told"]
        assert "Share this story" not in tree.text_content()
        assert len(tree.findall(".//tbody/tr")) == 4

    def test_of_a_long_document_only_what_is_said_is_shown(self) -> None:
        document = _document("\n\n".join(["Rain fell."] * 3 + ["Ice, he said."] + ["Snow fell."] * 9000))
        tree = html.fragment_fromstring(quotes_html(document, [_statement(document, "Ice", None)]))
        gaps = [gap.text_content() for gap in tree.find_class("rq-gap")]
        assert gaps == ["… three paragraphs without a statement …", "… 9,000 paragraphs without a statement …"]

    def test_nothing_said_is_told(self) -> None:
        assert "No statement was found." in quotes_html(_document("Rain fell."), ())
        assert "No statement was found." in quotes_html(Document("d", "p", (Location("x"),), "", ()), ())

    @given(st.text(max_size=80), st.data())
    def test_any_text_gives_well_formed_html_that_holds_it(self, text: str, data: st.DataObject) -> None:
        document = Document(
            "d", "p", (Location("x"),), text, (Block(0, len(text), BlockRole.PARAGRAPH),) if text else ()
        )
        statements = []
        if text:
            for number in range(data.draw(st.integers(0, 4))):
                start = data.draw(st.integers(0, len(text) - 1))
                content = (document.evidence(start, data.draw(st.integers(start + 1, len(text)))),)
                who = data.draw(st.sampled_from([None, BRANDT]))
                statements.append(
                    Statement(f"{number}", "d", content, (), who, Directness.MIXED, Modality.POSSIBLE, "test/1")
                )
        tree = html.fragment_fromstring(quotes_html(document, statements))
        assert len(tree.findall(".//tbody/tr")) == len(statements)


class TestSequence:
    def test_it_is_a_sequence_of_its_statements(self, quotes: Quotes) -> None:
        assert len(quotes) == 4
        assert list(quotes) == list(quotes.statements)
        assert quotes[-1] in quotes
        assert quotes[1:3] == quotes.statements[1:3]
        assert quotes == Quotes(quotes.document, quotes.statements, quotes.issues)

    def test_its_name_is_short_and_its_text_tells_each_statement(self, quotes: Quotes) -> None:
        assert repr(quotes) == "<Quotes in 'dam.txt': four statements, two named speakers, one issue>"
        lines = str(quotes).splitlines()
        assert lines[0] == "Ana Brandt: “It held … It will hold.” (direct; via Tarn Post; 34–41, 85–98)"
        assert lines[3].startswith("Absent: nobody knew (indirect; ")
        assert lines[4] == "issue: dam.txt: a <doubt>"

    def test_a_long_one_is_cut(self) -> None:
        document = _document("word " * 50)
        many = tuple(
            Statement(
                str(n),
                "d-1",
                (document.evidence(n * 5, n * 5 + 4),),
                (),
                None,
                Directness.DIRECT,
                Modality.ASSERTED,
                "t",
            )
            for n in range(50)
        )
        assert str(Quotes(document, many)).splitlines()[-1] == "and 10 more"
        assert str(Quotes(document, ())) == "no statement was found"


def test_dicts_and_rows_come_in_the_order_of_the_statements(quotes: Quotes) -> None:
    ids = [s.id for s in quotes]
    assert [row["id"] for row in quote_dicts(quotes.document, quotes.statements)] == ids
    assert [row["id"] for row in quote_rows(quotes.document, quotes.statements)] == ids
