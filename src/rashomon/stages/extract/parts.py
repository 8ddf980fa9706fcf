"""Parts of a toll: "killed eight people, including five civilians and two children"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.schema.bounds import Bounds
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.person_nouns import is_person, is_property
from rashomon.stages.extract.reading import Reading

_OPENERS = frozenset({"including", "include", "includes", "included", "among"})
_REACH = 6  # words between a count and the word that opens its parts
_LONGEST = 16  # words a list of parts runs to
_STOPS = frozenset({";", ":", "(", ")", "who", "which", "that", "while", "when", "after", "|", "”", '"'})
_GOES_ON = frozenset({"and", ",", "as", "well", "a", "an", "one", "at", "least", "the", "&"})


def parts_after(reading: Reading, whole: Headcount) -> Iterator[Headcount]:
    """The counted parts listed after `whole`, each on its own."""
    _, end = reading.tree.sentence(whole.last)
    opener = next((k for k in range(whole.last + 1, min(end, whole.last + _REACH + 1)) if _opens(reading, k)), None)
    if opener is None or _crossed(reading, whole.last + 1, opener):
        return
    taken = opener
    for k in range(opener + 1, min(end, opener + _LONGEST)):
        word = reading.lower(k)
        if word in _STOPS or reading.tree.tokens[k].tag in {"VBD", "VBZ", "VBP", "MD"}:
            return
        part = _part(reading, k, taken) if k > taken else None
        if part is not None and not _same(part, whole):
            taken = part.last
            yield part


def _opens(reading: Reading, k: int) -> bool:
    return reading.lower(k) in _OPENERS and (reading.lower(k) != "among" or reading.lower(k + 1) in {"them", "whom"})


def _crossed(reading: Reading, first: int, stop: int) -> bool:
    return any(reading.lower(k) in _STOPS or reading.count(k) is not None for k in range(first, stop))


def _same(part: Headcount, whole: Headcount) -> bool:
    """A part is never larger than the whole."""
    top = whole.bounds.high if whole.bounds.high is not None else None
    return top is not None and (part.bounds.low or 0) > top


def _part(reading: Reading, k: int, taken: int) -> Headcount | None:
    """A number with its noun, or one person, that ends at the noun."""
    number = reading.count(k)
    tokens = reading.tree.tokens
    if number is not None:
        noun = next((n for n in range(k + 1, min(len(tokens), k + 5)) if tokens[n].pos in {"NOUN", "PROPN"}), k)
        if is_property(reading, noun) or number.bounds.high == 0:
            return None
        return Headcount(number.bounds, k, noun, noun, numeral=True)
    if k in reading.ages:
        return None
    if tokens[k].pos in {"NOUN", "PROPN"} and tokens[k].tag in {"NN", "NNP"} and is_person(reading, k):
        if k + 1 < len(tokens) and tokens[k + 1].pos in {"NOUN", "PROPN"}:
            return None
        return Headcount(Bounds(1, 1), max(taken + 1, k - 3), k, k, numeral=False)
    return None
