from __future__ import annotations

import pytest
from tests.stages.extract.telling import heard, tell

SILENT = [
    "A number of rockets fell on the market, claiming the lives of ten civilians.",
    "The agreement in September said the truce would hold.",
    "Several hours said the road was shut.",
    "The position says it was hit.",
]
SPEAKING = [
    ("A number of residents said the road was shut.", "number of residents"),
    ("Half of the voters said the road was shut.", "Half of the voters"),
    ("The forecasters said the road was shut.", "forecasters"),
    ("A report said the road was shut.", "report"),
    ("The road was shut, a fisherman said.", "fisherman"),
]


@pytest.mark.parametrize("line", SILENT)
def test_things_do_not_speak(line: str) -> None:
    assert tell(line) == ()


@pytest.mark.parametrize(("line", "speaker"), SPEAKING, ids=[s[1] for s in SPEAKING])
def test_people_bodies_and_documents_speak(line: str, speaker: str) -> None:
    assert [name for name, _ in heard(tell(line))] == [speaker]


def test_each_is_nobody() -> None:
    told = heard(tell("The two sides signed a truce, each accusing the other of breaking it."))
    assert "each" not in [name for name, _ in told]


def test_what_a_speaker_tells_of_others_thoughts_is_the_speakers() -> None:
    assert heard(tell("Mary Ash said she believed the car had turned.")) == [
        ("Mary Ash", "she believed the car had turned")
    ]
    outer, inner = tell("Mary Ash said witnesses had told police two men fled.")
    assert inner.inside == outer.id
