from __future__ import annotations

import pytest
from tests.stages.extract.telling import heard, tell

HEADLINES = [
    ("U.S.-Led Airstrikes May Have Hit Norland Troops; Russia Says 62 Dead", [("Russia", "62 Dead")]),
    ("Three killed, police say", [("police", "Three killed")]),
    ("Two dead, police say", [("police", "Two dead")]),
    ("Police: 3 dead", [("Police", "3 dead")]),
    ("Norland-Led Coalition Says Raid Killed 3", [("Coalition", "Raid Killed 3")]),
    ("Sudmark Says 62 Dead in Airstrikes", [("Sudmark", "62 Dead in Airstrikes")]),
    ("Teen dies days after shooting, coroner says", [("coroner", "Teen dies days after shooting")]),
    ("Witness: Gunman yelled before firing", [("Witness", "Gunman yelled before firing")]),
    ("Man wanted in Norton shooting of 5", []),
    ("In Norton, police say two dead", [("police", "two dead")]),
]


@pytest.mark.parametrize("title", [True, False], ids=["title", "line"])
@pytest.mark.parametrize(("text", "expected"), HEADLINES, ids=[h[0] for h in HEADLINES])
def test_headlines(text: str, expected: list[tuple[str, str]], title: bool) -> None:
    assert heard(tell(text, title=title)) == expected


def test_a_part_after_a_semicolon_is_not_what_the_source_before_the_colon_says() -> None:
    said = heard(tell("Army: Two soldiers killed in blast; rebels deny attack", title=True))
    assert said == [("Army", "Two soldiers killed in blast"), ("rebels", "attack")]


def test_what_stands_before_a_semicolon_is_nobodys_that_speaks_after_it() -> None:
    assert heard(tell("Envoys quarrelled all night; Norland says 62 people died.")) == [("Norland", "62 people died")]
