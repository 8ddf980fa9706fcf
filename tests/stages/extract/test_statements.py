from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.extract.telling import analyse, heard, page, tell

from rashomon.schema.analysis import Analysis, Paragraph, PlacedParagraph
from rashomon.schema.document import BlockRole
from rashomon.stages.extract.statements import find_statements

CASES = [
    ("Police said two men had died.", [("Police", "two men had died")]),
    ("Two men had died, police said.", [("police", "Two men had died")]),
    ("“Two men have died,” said Ann Roe.", [("Ann Roe", "Two men have died")]),
    (
        "“Two men have died,” Ann Roe told reporters. “We are still searching.”",
        [("Ann Roe", "Two men have died … We are still searching.")],
    ),
    (
        "''No one was on it,'' said Ann Roe. ''It had been shut.''",
        [("Ann Roe", "No one was on it … It had been shut.")],
    ),
    ("Two men died in the raid, according to the mayor of Arlen.", [("mayor of Arlen", "Two men died in the raid")]),
    ("The mayor denied that soldiers had fired on the crowd.", [("mayor", "soldiers had fired on the crowd")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_said_what(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert heard(tell(text)) == expected


@given(st.lists(st.text(alphabet='ab said "“”‘’.,:\n he Ann police\t—\u2028\U0001f600', max_size=60), max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_statements_that_read_back(lines: list[str]) -> None:
    kept = [" ".join(line.split()) for line in lines if line.strip()]
    document = page(*kept)
    analysis = analyse(document)
    statements = find_statements(document, analysis)
    assert statements == find_statements(document, analysis)
    for statement in statements:
        assert statement.content
        for evidence in (*statement.content, *statement.cue):
            assert document.text[evidence.start : evidence.end] == evidence.text
        assert list(statement.content) == sorted(statement.content)


def test_nothing_comes_of_nothing() -> None:
    document = page("Nothing.")
    empty = Analysis(document.id, "test", (PlacedParagraph(0, BlockRole.PARAGRAPH, Paragraph("", (), ())),), ())
    assert find_statements(document, empty) == ()
