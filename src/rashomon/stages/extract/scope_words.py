"""Words that move a count away from this incident, found in a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import column, table
from rashomon.language.plurals import singular
from rashomon.schema.claim import Scope
from rashomon.stages.extract.reading import Reading

_UNIT_WINDOW = 4  # words from "in the last" to its unit
_RANK_WINDOW = 6  # words of a phrase that ranks an event: "the third such roadside attack"
_RANK_REACH = 14  # words after it that still belong to the ranking: "... in the town since the truce of last May"
_TELLINGS = frozenset({"report", "investigation", "story", "mission", "operation", "event"})
_TOLD = frozenset({"report", "story"})
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "latest", "such"})
_AFTER = {"years of": frozenset({"age"}), "a year": frozenset({"ago", "earlier", "after", "before", "later", "old"})}
_SPANS = frozenset({"in", "this", "since", "over", "within", "of", "to"})


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
    ranked = ranking_words(reading)
    starts = {first for first, _ in reading.tree.placed.paragraph.sentences}
    for i in reading.spots(_phrases()):
        for words, scope, place in _phrases()[reading.words[i]]:
            if reading.words[i : i + len(words)] != words:
                continue
            if i in ranked or _goes_on(reading, i + len(words)):
                continue
            if (place == "sentence" and i not in starts) or (place == "modifier" and not _on_event(reading, i)):
                continue
            if reading.lower(i + len(words)) in _AFTER.get(" ".join(words), ()) or _is_part(reading, i, words):
                continue
            if words[-1] in {"past", "last"} and len(words) > 1 and not _long(reading, i + len(words)):
                continue
            yield Cue(i, scope, place, " ".join(words))
    yield from _pointers(reading)


def _pointers(reading: Reading) -> Iterator[Cue]:
    """ "That quake": of the sentence before."""
    for i in reading.where.get("that", ()):
        noun = next((k for k in (i + 1, i + 2) if is_happening(reading, k)), None)
        if noun is not None and reading.tree.tokens[i].dep == "det" and reading.tree.tokens[i].head == noun:
            yield Cue(i, Scope.OTHER_EVENT, "back", f"that {reading.lower(noun)}")


def _is_part(reading: Reading, i: int, words: tuple[str, ...]) -> bool:
    """ "Earlier this month" is one day of it, and no sum over the month."""
    return words[:1] == ("this",) and reading.lower(i - 1) in {"earlier", "late", "later", "early"}


def _goes_on(reading: Reading, i: int) -> bool:
    """ "in the war-torn country": the phrase is cut out of a longer word."""
    tokens = reading.tree.tokens
    return reading.lower(i) == "-" and i + 1 < len(tokens) and tokens[i].start == tokens[i - 1].end


def ranking_words(reading: Reading) -> frozenset[int]:
    """The tokens of phrases that rank the event just told among others: ", the second such attack this week".

    What they say of other times is no date of the event, and "second" there makes no second event of it.
    """
    found: set[int] = set()
    for i in reading.where.get("the", ()):
        if i not in found and reading.lower(i - 1) in {",", "in", "-", "–", "—"}:
            found.update(_ranking(reading, i))
    return frozenset(found)


def _ranking(reading: Reading, the: int) -> range:
    tokens = reading.tree.tokens
    _, end = reading.tree.sentence(the)
    window = range(the + 1, min(end, the + _RANK_WINDOW))
    noun = next((k for k in window if is_event(reading, k) and not reading.tree.kid(k, "poss")), None)
    if noun is None:
        return range(0)
    ranks = {reading.lower(k) for k in range(the + 1, noun) if reading.lower(k) in _RANKS or tokens[k].tag == "JJS"}
    apposed = reading.lower(the - 1) != "in"
    surely = ranks & {"latest", "such"} or (ranks and (apposed or reading.lower(noun + 1) in _SPANS))
    followed = tokens[noun].dep.startswith("nsubj") or (apposed and reading.lower(noun + 1) in {"that", "which"})
    if not surely or followed:
        return range(0)
    stop = noun + 1
    while stop < min(end, noun + _RANK_REACH) and reading.lower(stop) not in {",", ";", "—", "–"}:
        if tokens[stop].tag in {"VBD", "VBZ", "VBP"}:
            break
        stop += 1
    return range(the, stop)


def _long(reading: Reading, i: int) -> bool:
    """ "in the last two years" sums up; "in the last few hours" is the news itself."""
    return any(singular(reading.lower(k)) in {"week", "month", "year", "decade"} for k in range(i, i + _UNIT_WINDOW))


def _on_event(reading: Reading, i: int) -> bool:
    """Does the adjective at `i` stand on an uncounted noun for an event? "four separate strikes" are this one's.

    So is "its earlier report": what somebody said of it before.
    """
    tree, token = reading.tree, reading.tree.tokens[i]
    if token.dep not in {"amod", "det", "compound", "nmod"} or not is_event(reading, token.head):
        return False
    owned = any(tree.tokens[k].tag == "PRP$" for k in tree.kids(token.head, "poss"))
    if owned and singular(reading.lower(token.head)) in _TOLD:
        return False
    return tree.kid(token.head, "nummod") is None


def is_event(reading: Reading, i: int) -> bool:
    """Is token `i` a noun for something that happened, or for a telling of it?"""
    return singular(reading.lower(i)) in column("event_nouns", "noun")


def is_happening(reading: Reading, i: int) -> bool:
    """Is token `i` a noun for something that happened, and not for a telling of it or a plan?"""
    return singular(reading.lower(i)) in column("event_nouns", "noun") - _TELLINGS
