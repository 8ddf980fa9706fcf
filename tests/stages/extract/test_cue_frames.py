from __future__ import annotations

import pytest
from tests.stages.extract.telling import heard, tell_by_patterns

from rashomon.language.data import table

TOLD = [
    ("Ann Roe wants to rebuild the bridge.", [("Ann Roe", "to rebuild the bridge")]),
    ("Those close to Ash say that he would resign.", [("Those close to Ash", "he would resign")]),
    ("A clip says the mayor lied.", [("clip", "the mayor lied")]),
    ("The rebels attacked the town.", []),
    ("The convoy was attacked by gunmen.", []),
    ("The blast claimed ten lives.", []),
    ("The group claimed responsibility for the blast.", [("group", "responsibility for the blast")]),
    ("In Dun Harbour, it took the army three days to say that two men had died.", [("army", "two men had died")]),
    ("The leak forced the ministry to admit that the raid had failed.", [("ministry", "the raid had failed")]),
    (
        "NPA quoted the head of the port, Ann Roe, as saying the pier had burned.",
        [("Ann Roe", "the pier had burned")],
    ),
    ("Rescuers cited witnesses.", []),
    ("An official, who asked not to be named, said two men died.", [("official", "two men died")]),
    ("Rescuers looked for nine people who are believed to be missing.", [(None, "nine people … to be missing")]),
    ("The army hit what was believed to be a depot.", []),
]


@pytest.mark.parametrize(("line", "expected"), TOLD, ids=[t[0] for t in TOLD])
def test_frames(line: str, expected: list[tuple[str, str]]) -> None:
    assert heard(tell_by_patterns(line)) == expected


def test_each_verb_has_a_frame_and_stands_once() -> None:
    rows = table("cue_verbs")
    assert all(row["frames"].split() for row in rows)
    verbs = [row["verb"] for row in rows]
    assert len(verbs) == len(set(verbs))
    assert verbs == sorted(verbs)
