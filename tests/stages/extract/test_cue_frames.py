from __future__ import annotations

import pytest
from tests.stages.extract.telling import heard, tell

from rashomon.language.data import table

TOLD = [
    ("Ann Roe wants to rebuild the bridge.", [("Ann Roe", "to rebuild the bridge")]),
    ("Those close to Ash say that he would resign.", [("Those close to Ash", "he would resign")]),
    ("A clip says the mayor lied.", [("clip", "the mayor lied")]),
    ("The rebels attacked the town.", []),
    ("The convoy was attacked by gunmen.", []),
    ("The blast claimed ten lives.", []),
    ("The group claimed responsibility for the blast.", [("group", "responsibility for the blast")]),
]


@pytest.mark.parametrize(("line", "expected"), TOLD, ids=[t[0] for t in TOLD])
def test_frames(line: str, expected: list[tuple[str, str]]) -> None:
    assert heard(tell(line)) == expected


def test_each_verb_has_a_frame_and_stands_once() -> None:
    rows = table("cue_verbs")
    assert all(row["frames"].split() for row in rows)
    verbs = [row["verb"] for row in rows]
    assert len(verbs) == len(set(verbs))
    assert verbs == sorted(verbs)
