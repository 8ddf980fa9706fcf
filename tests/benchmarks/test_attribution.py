"""Contents as PolNeAR's coders mark them: with "that", and with the comma inside the closing mark."""

from __future__ import annotations

import pytest

from benchmarks.attribution import _as_marked_up
from rashomon.schema.evidence import Evidence

CASES = [
    ("Police said that two men fled.", "two men fled", "that two men fled"),
    ("Police said two men fled.", "two men fled", "two men fled"),
    ("Police said\nthat  two men fled.", "two men fled", "that  two men fled"),
    ("She said that “two men fled.”", "two men fled", "that “two men fled"),
    ("“Two men fled,” she said.", "Two men fled", "Two men fled,"),
    ("''Two men fled,'' she said.", "Two men fled", "Two men fled,"),
    ("Two men fled, she said.", "Two men fled", "Two men fled"),
    ("The hat two men wore was red, she said.", "two men wore", "two men wore"),
]


@pytest.mark.parametrize(("text", "content", "marked"), CASES)
def test_contents_are_written_as_the_coders_mark_them(text: str, content: str, marked: str) -> None:
    start = text.index(content)
    first, last = _as_marked_up(Evidence("d", start, start + len(content), content), text)
    assert text[first:last] == marked
