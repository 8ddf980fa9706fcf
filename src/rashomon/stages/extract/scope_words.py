"""Words that move a count away from this incident, found in a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import column, table
from rashomon.schema.claim import Scope
from rashomon.stages.extract.people import singular
from rashomon.stages.extract.reading import Reading

_UNIT_WINDOW = 4  # words from "in the last" to its unit


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of `scope_cues.tsv` found at token `at`."""

    at: int
    scope: Scope
    place: str
    words: str


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], Scope, str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Scope, str]]] = {}
    for row in table("scope_cues"):
        words = tuple(row["phrase"].replace("-", " - ").split())
        found.setdefault(words[0], []).append((words, Scope(row["scope"]), row["place"]))
    return {word: tuple(rows) for word, rows in found.items()}


def find_cues(reading: Reading) -> Iterator[Cue]:
    """Every cue of the paragraph, in the order of the text."""
    tokens = reading.tree.tokens
    starts = {
        reading.tree.placed.paragraph.sentences[n][0] for n in range(len(reading.tree.placed.paragraph.sentences))
    }
    for i in range(len(tokens)):
        for words, scope, place in _phrases().get(reading.lower(i), ()):
            if tuple(reading.lower(i + k) for k in range(len(words))) != words:
                continue
            if place == "sentence" and i not in starts:
                continue
            if place == "modifier" and not _on_event(reading, i):
                continue
            if words[-1] in {"past", "last"} and len(words) > 1 and not _long(reading, i + len(words)):
                continue
            yield Cue(i, scope, place, " ".join(words))


def _long(reading: Reading, i: int) -> bool:
    """ "in the last two years" sums up; "in the last few hours" is the news itself."""
    return any(singular(reading.lower(k)) in {"week", "month", "year", "decade"} for k in range(i, i + _UNIT_WINDOW))


def _on_event(reading: Reading, i: int) -> bool:
    """Does the adjective at `i` stand on an uncounted noun for an event? "four separate strikes" are this one's."""
    tree, token = reading.tree, reading.tree.tokens[i]
    if token.dep not in {"amod", "det", "compound", "nmod"} or not is_event(reading, token.head):
        return False
    return tree.kid(token.head, "nummod") is None


def is_event(reading: Reading, i: int) -> bool:
    """Is token `i` a noun for something that happened, or for a telling of it?"""
    return singular(reading.lower(i)) in column("event_nouns", "noun")
