"""On which side fighters are, where the words beside them say so: "Syrian soldiers", "fighters of the Red Column"."""

from __future__ import annotations

from functools import cache

from rashomon.language.countries import country_of
from rashomon.language.data import table
from rashomon.language.plurals import singulars
from rashomon.stages.extract.reading import Reading

_NEAR = 4  # words after the noun in which a link to a side begins: "soldiers loyal to", "members of the Syrian"
_LONGEST = 6  # words of a side's name
_SKIPPED = frozenset({"the", "a", "an", "its", "his", "their"})
_DASHES = frozenset({"-", "–"})


def side_of(reading: Reading, first: int, noun: int) -> str:
    """The side of the fighters that tokens `first` to `noun` stand for, as written, or ""."""
    before = _named(reading, first, noun + 1)
    if before:
        return _of_a_land(reading, before, noun)
    return _linked(reading, noun + 1)


def _named(reading: Reading, first: int, stop: int) -> str:
    """The first run of words from `first` on that name a side."""
    for k in range(first, stop):
        last = k
        while last < stop and last - k < _LONGEST and _is_name(reading, last):
            last += 1
        if last > k:
            return _written(reading, k, last - 1)
        compound = _compound(reading, k, stop)
        if compound:
            return compound
        sides = sorted(singulars(reading.lower(k)) & _words("side"))
        if sides:
            return sides[0]
    return ""


def _is_name(reading: Reading, k: int) -> bool:
    token = reading.tree.tokens[k]
    return k in reading.things and (token.text[:1].isupper() or token.text in {"of", "al", "-"})


def _compound(reading: Reading, k: int, stop: int) -> str:
    """ "Norland-backed", "pro-government", whether the parser cuts it at its dash or not."""
    word = reading.lower(k)
    if "-" in word.strip("-"):
        parts = word.split("-")
        return reading.tree.tokens[k].text if parts[-1] in _words("ending") or parts[0] in _words("opening") else ""
    dashed = k + 2 < stop and reading.lower(k + 1) in _DASHES
    if dashed and (reading.lower(k + 2) in _words("ending") or word in _words("opening")):
        return _written(reading, k, k + 2)
    return ""


def _written(reading: Reading, first: int, last: int) -> str:
    tree = reading.tree
    start, end = tree.tokens[first].start, tree.tokens[last].end
    after = tree.tokens[last + 2].end if last + 2 < len(tree.tokens) and reading.lower(last + 1) in _DASHES else None
    if after is not None and reading.lower(last + 2) in _words("ending"):
        end = after
    words = " ".join(tree.placed.paragraph.text[start:end].split())
    words = words[4:] if words[:4].casefold() == "the " else words
    return words.removesuffix("'s").removesuffix("’s")


def _of_a_land(reading: Reading, side: str, noun: int) -> str:
    """The rebels and militants of a land are not on the side of its state: "Syrian rebel"."""
    irregular = sorted(singulars(reading.lower(noun)) & _words("irregular"))
    return f"{side} {irregular[0]}" if irregular and country_of(side) is not None else side


def _linked(reading: Reading, at: int) -> str:
    """ "fighters of the Red Column", "members of the pro-government militia", "troops loyal to the junta"."""
    tokens = reading.tree.tokens
    if not 0 < at < len(tokens):
        return ""
    _, end = reading.tree.sentence(at - 1)
    for k in range(at, min(end, at + _NEAR)):
        word = reading.lower(k)
        if word in _words("link"):
            first = k + 1
            while first < end and reading.lower(first) in _SKIPPED:
                first += 1
            return _named(reading, first, min(end, first + 2)) if first < end and _bodied(reading, first) else ""
        if tokens[k].pos not in {"ADJ", "VERB", "ADP"} or tokens[k].tag in {"VBD", "VBZ", "VBP"}:
            return ""
    return ""


def _bodied(reading: Reading, k: int) -> bool:
    """A place is where they come from, not whom they fight for; an organisation, a people or a side's word is."""
    return (
        k in reading.named_things
        or bool(singulars(reading.lower(k)) & _words("side"))
        or bool(_compound(reading, k, len(reading.tree.tokens)))
    )


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("side_words") if row["role"] == role)
