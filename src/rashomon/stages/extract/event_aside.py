"""Side events: what a page tells beside its own event, from the words that lead over to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rashomon.language.calendar import words_of
from rashomon.language.data import column, table
from rashomon.schema.analysis import Paragraph


def asides(paragraph: Paragraph) -> tuple[range, ...]:
    """The stretches of a paragraph that tell of another event, in its offsets: from the words that say so to the
    sentence's end."""
    small = paragraph.text.lower()
    if not _hints().search(small):
        return ()
    text = small if len(small) == len(paragraph.text) else paragraph.text  # offsets must hold
    ends = [paragraph.tokens[last - 1].end for first, last in paragraph.sentences if last > first]
    found = []
    for match in _cues().finditer(text):
        end = next((end for end in ends if end >= match.end()), len(text))
        found.append(range(match.start(), end))
    return tuple(found)


def is_aside(stretches: tuple[range, ...], offset: int) -> bool:
    """True for an offset inside one of the stretches."""
    return any(offset in stretch for stretch in stretches)


@cache
def _hints() -> re.Pattern[str]:
    return re.compile("|".join(sorted({hint for row in table("side_events") for hint in row["hints"].split(";")})))


@cache
def _cues() -> re.Pattern[str]:
    events = _either(column("event_nouns", "noun"))
    counts = _either({*words_of("number"), r"\d{1,3}", "an?", "several", "few", "a few"})
    units = _either(word for word in words_of("unit") if len(word) > 2)
    rows = (row["pattern"] for row in table("side_events"))
    filled = (
        row.replace("{event}", events).replace("{count}", counts).replace("{unit}", units).replace(" ", r"\s+")
        for row in rows
    )
    return re.compile(r"\b(?:" + "|".join(filled) + r")(?!\w)")


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=lambda w: (-len(w), w))) + ")"
