"""What holds for the statements of any page, however odd its quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.extract.telling import analyse, page

from rashomon.schema.document import Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Statement
from rashomon.stages.extract.mechanisms import MECHANISMS
from rashomon.stages.extract.statements import find_statements

MARKS = ('"', "“", "”", "‘", "’", "'", "''", "``", "`", "«", "»", "„", "‚", "”“", "")
TEMPLATES = (
    "Police said two men had died.",
    "Ann Roe said {0}the road was shut{1} and {2}nobody came{3}.",
    "{0}The road is shut,{1} said Ann Roe. {2}Nobody came.{3}",
    "{0}We saw it,{1} she said, {2}and it was bad.{3}",
    "He told police that {0}two men had died.{1}",
    "According to the ministry, {0}ten{1} were hurt{2}.",
    "{0}Nobody came to help the people of Arlen{1}",
    "The soldiers{0} houses and O{1}Neil{2}s car burned, the mayor said.",
    "The army said witnesses had told it: {0}{1}Two men fled{2}{3}.",
    "Mayor says town is {0}safe{1}",
    "{0}{1}{2}{3}",
)
PLAIN = (
    "Police said two men had died.",
    "Ann Roe said the road was shut.",
    "Mayor Bob Lund said the bridge “will be open by noon” on Friday.",
    "“Nobody has come to help us,” said Carla Dane, a nurse.",
    "Two men were hurt, according to the ministry.",
    "Rain fell on the hills.",
)

marks = st.sampled_from(MARKS)
sentences = st.builds(
    lambda template, drawn: template.format(*drawn), st.sampled_from(TEMPLATES), st.tuples(*[marks] * 4)
)
odd_lines = st.lists(sentences, min_size=1, max_size=3).map(" ".join).filter(lambda line: line.strip() == line != "")
odd_pages = st.lists(odd_lines, min_size=1, max_size=3)
plain_pages = st.lists(st.sampled_from(PLAIN), min_size=1, max_size=3)
mechanisms = st.frozensets(st.sampled_from([mechanism.name for mechanism in MECHANISMS]), max_size=3)


def _tell(lines: Sequence[str], without: frozenset[str] = frozenset()) -> tuple[Statement, ...]:
    document = page(*lines)
    return find_statements(document, analyse(document), without)


def _all_evidence(statement: Statement) -> list[Evidence]:
    sources = [source for source in (statement.speaker, *statement.via) if source is not None]
    mentions = [source.mention for source in sources if source.mention is not None]
    modal = [statement.modality_evidence] if statement.modality_evidence is not None else []
    return [*statement.content, *statement.cue, *mentions, *modal]


def _reads_back(document: Document, evidence: Evidence) -> bool:
    inside = 0 <= evidence.start < evidence.end <= len(document.text)
    return inside and document.text[evidence.start : evidence.end] == evidence.text


@given(odd_pages, mechanisms)
@settings(max_examples=60)
def test_spans_read_back_and_do_not_overlap(lines: list[str], without: frozenset[str]) -> None:
    document = page(*lines)
    for statement in find_statements(document, analyse(document), without):
        assert all(_reads_back(document, evidence) for evidence in _all_evidence(statement))
        assert statement.content
        assert not any(cue.span.overlap(content.span) for cue in statement.cue for content in statement.content)
        for spans in (statement.content, statement.cue):
            assert all(before.end <= after.start for before, after in pairwise(spans))
        assert any(char.isalnum() for char in "".join(evidence.text for evidence in statement.content))


@given(odd_pages)
@settings(max_examples=60)
def test_statements_are_in_order_distinct_and_the_same_twice(lines: list[str]) -> None:
    statements = _tell(lines)
    assert statements == _tell(lines)
    assert [s.start for s in statements] == sorted(s.start for s in statements)
    assert len({s.id for s in statements}) == len(statements)


@given(odd_pages)
@settings(max_examples=60)
def test_speech_inside_speech_is_nested_without_cycles(lines: list[str]) -> None:
    statements = {s.id: s for s in _tell(lines)}
    for statement in statements.values():
        if statement.inside is None:
            continue
        around = statements[statement.inside]
        assert any(content.span.covers(statement.cue[0].span) for content in around.content)
        seen = {statement.id}
        while around.inside is not None:
            assert around.id not in seen
            seen.add(around.id)
            around = statements[around.inside]


def _spans(statements: Sequence[Statement], offset: int) -> list[tuple[object, ...]]:
    """Contents, cues and directness of what stands at or after `offset`, counted from there."""
    return [
        (
            [(e.start - offset, e.end - offset) for e in s.content],
            [(e.start - offset, e.end - offset) for e in s.cue],
            s.directness,
        )
        for s in statements
        if s.start >= offset
    ]


@given(odd_lines, plain_pages)
@settings(max_examples=80)
def test_an_odd_paragraph_costs_the_rest_of_the_page_nothing(odd: str, rest: list[str]) -> None:
    """Whatever marks a paragraph has: later ones whose own marks pair are read as if it were not there.

    A paragraph of no quotation stands between, for a quotation right after an odd paragraph may rightly go on with it.
    """
    rest = ["Rain fell on the hills.", *rest]
    assert _spans(_tell([odd, *rest]), len(odd) + 2) == _spans(_tell(rest), 0)


@given(odd_pages)
@settings(max_examples=60)
def test_a_paragraph_more_changes_nothing_before_it(lines: list[str]) -> None:
    """A paragraph without names or marks: what the page said until then stays as it was, speakers and all.

    The page ends with such a one before, too: how far an open mark reaches depends on whether the page goes on.
    """
    before = _tell([*lines, "Nobody slept that night."])
    after = _tell([*lines, "Nobody slept that night.", "Rain fell on the hills."])
    assert after == before


def test_no_content_is_longer_than_a_reader_can_take_in() -> None:
    """One endless sentence of speech in speech: all contents together stay in proportion to the page."""
    statements = _tell(["“The mayor said ‘police told «two men " * 300])
    assert len(statements) > 100
    assert max(len(content.text) for statement in statements for content in statement.content) <= 4000
