"""The words by which texts tell deeds: verbs and nouns of attack, those who do them, and what they do them with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import column, table
from rashomon.language.plurals import singular
from rashomon.stages.extract.harm_words import harm_words
from rashomon.stages.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Row:
    """Words in a row from a table: `words` lower-cased, `value` what the record calls it, `sure` as the table says."""

    words: tuple[str, ...]
    value: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A row found at tokens `first` to `last`."""

    first: int
    last: int
    row: Row


def verb_frames(lemma: str) -> frozenset[str]:
    """The frames of a verb of attack, as `deed_verbs.tsv` has them; none for another word."""
    return _verbs().get(lemma, frozenset())


@cache
def _verbs() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("deed_verbs"):
        found.setdefault(row["verb"], set()).add(row["frame"])
    return {verb: frozenset(frames) for verb, frames in found.items()}


def is_deed_noun(reading: Reading, i: int) -> bool:
    """True for "raid", "air strikes": what somebody did, though "strike" may also be a verb."""
    return reading.tree.tokens[i].pos in {"NOUN", "PROPN"} and singular(reading.lower(i)) in column(
        "deed_nouns", "noun"
    )


def is_attack(reading: Reading, i: int) -> bool:
    """True for a verb or noun of attack, or a word of harm."""
    token = reading.tree.tokens[i]
    if token.pos == "VERB" and "attack" in verb_frames(token.lemma.casefold()):
        return True
    return is_deed_noun(reading, i) or any(not word.needs for word in harm_words().get(reading.lower(i), ()))


def doer_kind(word: str) -> str:
    """The kind of doer that a noun is, as `doers.tsv` has it, or ""."""
    return _doers().get(singular(word), "") or _doers().get(word, "")


@cache
def _doers() -> Mapping[str, str]:
    return {row["noun"]: row["kind"] for row in table("doers")}


@cache
def weapon_rows() -> Mapping[str, tuple[Row, ...]]:
    """The rows of `weapons.tsv` by their first word, the longest first."""
    return _by_first((r["words"], r["weapon"], r["sure"]) for r in table("weapons"))


@cache
def intent_rows() -> Mapping[str, tuple[Row, ...]]:
    """The rows of `intent_words.tsv` by their first word, the longest first; `sure` where they need no attack near."""
    return _by_first((r["words"], r["intent"], "" if r["near"] else "yes") for r in table("intent_words"))


def _by_first(rows: Iterator[tuple[str, str, str]]) -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for words, value, sure in rows:
        split = tuple(words.replace("-", " - ").split())
        found.setdefault(split[0], []).append(Row(split, value, bool(sure)))
    return {first: tuple(sorted(some, key=lambda r: (-len(r.words), r.words))) for first, some in found.items()}


def find_rows(reading: Reading, rows: Mapping[str, Sequence[Row]], plural: bool = False) -> Iterator[Hit]:
    """The rows that stand in the paragraph, the longest at each token; with `plural` the last word may have its s."""
    taken = -1
    opening = {
        word: found
        for word in reading.where
        if (found := rows.get(word.replace("‑", "-")) or (rows.get(singular(word)) if plural else None))
    }
    for i in reading.spots(opening):
        for row in opening[reading.words[i]] if i > taken else ():
            if _stands(reading, i, row, plural):
                taken = i + len(row.words) - 1
                yield Hit(i, taken, row)
                break


def _form(reading: Reading, i: int) -> str:
    return reading.lower(i).replace("‑", "-")


def _stands(reading: Reading, i: int, row: Row, plural: bool) -> bool:
    last = len(row.words) - 1
    for k, word in enumerate(row.words):
        seen = _form(reading, i + k)
        if seen != word and not (plural and k == last and singular(seen) == word):
            return False
    return True
