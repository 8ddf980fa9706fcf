from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.lineage import LineageKind
from rashomon.schema.page import Location
from rashomon.stages.compare import sources
from rashomon.stages.compare.sources import find_sources, outside_sources
from rashomon.stages.compare.tokens import cut_documents

AGENCY, OUTLET, RELAY = LineageKind.CREDITS_AGENCY, LineageKind.QUOTES_OUTLET, LineageKind.RELAYS


def page(text: str, role: BlockRole = BlockRole.PARAGRAPH, outlet: str | None = None) -> Document:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), role))
        at += len(line) + 1
    return Document(id="d", page="d", locations=(Location("d"),), text=text, blocks=tuple(blocks), outlet=outlet)


def named(text: str) -> list[tuple[LineageKind, str]]:
    document = page(text)
    return [(link.kind, link.source) for link in outside_sources(document, find_sources(document))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arvo (Reuters) – Shells fell on the town.", [(AGENCY, "Reuters")]),
        ("(AP) — Shells fell on the town.", [(AGENCY, "AP")]),
        ("OLD FORT, Valland (Valley News Agency) - Shells fell.", [(AGENCY, "Valley News Agency")]),
        ("Source: Reuters", [(AGENCY, "Reuters")]),
        ("Source: Xinhua and Interfax news agencies", [(AGENCY, "Xinhua"), (AGENCY, "Interfax")]),
        ("The mayor told the AFP news agency that two had died.", [(AGENCY, "AFP")]),
        ("Two had died, a clerk told The Associated Press.", [(AGENCY, "The Associated Press")]),
        ("Officials were quoted by AP as saying that two had died.", [(AGENCY, "AP")]),
        ("The state news agency TASS reported two dead.", [(AGENCY, "TASS")]),
        ("An officer told CNN late on Monday that it was a mistake.", [(OUTLET, "CNN")]),
        ("Bresk told The Velden Courier-Journal News that he ran.", [(OUTLET, "The Velden Courier-Journal News")]),
        ("The farm had been empty, the Harrow Gazette reported.", [(OUTLET, "Harrow Gazette")]),
        ("It was the third raid, as reported by the Harrow Gazette.", [(OUTLET, "Harrow Gazette")]),
        ("Nine died, according to state media.", [(RELAY, "state media")]),
        ("The governor told state television that nine died.", [(RELAY, "state television")]),
        ("She was quoted by state - run radio as saying so.", [(RELAY, "state - run radio")]),
        ("Local media reported that nine died.", [(RELAY, "Local media")]),
        ("Nine died, according to a press release.", [(RELAY, "press release")]),
        ("Northern Command said in a statement that it had fired.", [(RELAY, "Northern Command")]),
        ("Nine died, according to the Harrow Police Department.", [(RELAY, "Harrow Police Department")]),
    ],
)
def test_who_is_named_as_a_source(text: str, expected: list[tuple[LineageKind, str]]) -> None:
    assert named(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers told us to wait.",
        "According to him, nobody fired.",
        "The press waited outside.",
        "Apple growers told their story.",
        "He told Anna that the mill was shut.",
    ],
)
def test_what_names_no_source(text: str) -> None:
    assert named(text) == []


def test_furniture_holds_credit_lines_and_nothing_else() -> None:
    text = "Nine died, according to state media.\nSource: Reuters"
    assert [link.source for link in find_sources(page(text, BlockRole.FURNITURE))] == ["Reuters"]


def test_a_newsroom_is_not_its_own_source() -> None:
    text = "CNN  —\n\nA clerk told CNN that two had died. A nurse told the Harrow Gazette the same."
    document = page(text, outlet="CNN")
    assert [link.source for link in outside_sources(document, find_sources(document))] == ["Harrow Gazette"]


def test_a_name_at_one_place_is_one_source_and_at_two_places_two() -> None:
    assert named("A clerk told CNN. A nurse told CNN.") == [(OUTLET, "CNN"), (OUTLET, "CNN")]


@given(st.text(alphabet=st.sampled_from("tod ldCN.(APF)—:\n'’“”SurceRs"), max_size=200))
def test_any_text_reads_back(text: str) -> None:
    document = page(text)
    for link in find_sources(document):
        evidence = link.evidence
        assert document.text[evidence.start : evidence.end] == evidence.text
        assert link.source in " ".join(evidence.text.split())


_TOLD = ["according to", "told the", "said", "in a statement", "reported by", "Reuters", "Valley", "Times", "news", "("]
_MORE = [")", "—", "Source:", "by", "state television", "the", "quoting", "agency", "in an interview with", "."]


@given(st.lists(st.sampled_from([*_TOLD, *_MORE]), max_size=14).map(" ".join))
def test_no_cue_is_passed_over_whose_words_are_there(text: str) -> None:
    document = page(text)
    cut = cut_documents([document])
    met = int(np.bitwise_or.reduce(cut.look(sources._needs_met)))
    possible = sources._possible(met)
    for cue in sources._cues():
        if any(True for block in document.blocks for _ in sources._matches(document, block, cue)):
            assert cue in possible
