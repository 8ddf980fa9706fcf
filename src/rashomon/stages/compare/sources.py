"""The sources a document names outside the collection: outlets it quotes, agencies it credits, what it relays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from rashomon.language.data import column, table
from rashomon.language.text import fold
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.lineage import LineageKind, SourceLink
from rashomon.stages.compare.needs import needed_words, telling_word, words_in
from rashomon.stages.compare.tokens import Cut, cut_documents


@dataclass(frozen=True, slots=True)
class _Cue:
    """A row of the cue table, `rank` its place there.

    `needs` are bits of what a text must have for a match, by their places among all needs.
    """

    rank: int
    kind: LineageKind
    pattern: str
    method: str
    needs: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A cue's match: the place of the name in it, and the link it makes."""

    rank: int
    start: int
    end: int
    link: SourceLink


_HOUSE = "house-line/1"
_CREDIT = "credit-line/1"
_CUE = "source-cue/1"
_METHODS = {"house": _HOUSE, "line": _CREDIT, "text": _CUE}


def find_sources(document: Document) -> tuple[SourceLink, ...]:
    """The source links of one document, in the order of the text; one name at one place gives one link.

    Credit lines ("Aleppo (AFP) –", "Source: Reuters") are read in every block, everything else in content alone.
    Where two cues claim a name the earlier row of the cue table has it.
    """
    return find_all_sources(cut_documents([document]))[0]


def find_all_sources(cut: Cut) -> list[tuple[SourceLink, ...]]:
    """The source links of each of some documents."""
    found: list[list[_Found]] = [[] for _ in cut.documents]
    met = np.bitwise_or.reduceat(cut.look(_needs_met), cut.begins) if cut.blocks else np.empty(0, np.int64)
    for block, owner, bits in zip(cut.blocks, cut.owners.tolist(), met.tolist(), strict=True):
        for cue in _possible(bits):
            if block.role is not BlockRole.FURNITURE or cue.method != _CUE:
                found[owner] += _matches(cut.documents[owner], block, cue)
    return [tuple(_one_a_name(some)) for some in found]


def _one_a_name(found: Sequence[_Found]) -> Iterator[SourceLink]:
    kept: list[_Found] = []
    taken: set[int] = set()
    for match in sorted(found, key=lambda m: (m.rank, m.start, -m.end)):
        place = range(match.start, match.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(match)
    return (match.link for match in sorted(kept, key=lambda m: (m.start, m.end)))


@lru_cache(maxsize=4096)  # a pure function of its bits: the cache changes its speed alone
def _possible(met: int) -> tuple[_Cue, ...]:
    """The cues that a text has all the words for, in the order of the table. `met` are the needs that it meets."""
    return tuple(cue for cue in _cues() if cue.needs & ~met == 0)


def _needs_met(token: str) -> int:
    """The needs of cues that a token meets, a bit each."""
    bits = 0
    for word in words_in(token):
        bits |= _bits_of_words().get(word, 0)
    return bits


@cache
def _bits_of_words() -> Mapping[str, int]:
    """For each word that cues need the bits of the needs that it meets."""
    found: dict[str, int] = {}
    for number, words in enumerate(_needs()):
        for word in words:
            found[word] = found.get(word, 0) | 1 << number
    return found


@cache
def _needs() -> tuple[frozenset[str], ...]:
    """The different needs of the cues: sets of words, of each of which a text that a cue fits has one."""
    return tuple(dict.fromkeys(need for row in table("source_cues") for need in _needed(row)))


def _needed(row: Mapping[str, str]) -> tuple[frozenset[str], ...]:
    return needed_words(row["pattern"], _slot_words())


def _matches(document: Document, block: Block, cue: _Cue) -> Iterator[_Found]:
    """Every place in a block where a cue names a source."""
    for match in _compiled(cue.pattern).finditer(document.text, block.start, block.end):
        source = " ".join(match.group("source").split())
        link = SourceLink(cue.kind, document.id, source, document.evidence(*match.span()), cue.method)
        yield _Found(cue.rank, *match.span("source"), link)


@cache  # when it is first needed: to compile all of them takes longer than to read a page
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.M)


@cache
def _cues() -> tuple[_Cue, ...]:
    """All cues, in the order of the table."""
    fill = _fillings()
    cues = []
    for rank, row in enumerate(table("source_cues")):
        pattern = row["pattern"].replace(" ", r"\s+")
        for name, words in fill.items():
            pattern = pattern.replace("{" + name + "}", f"(?P<source>{words})")
        method = _METHODS[row["where"]]
        start = "" if pattern.startswith("^") else r"\b"
        needs = sum(1 << _needs().index(words) for words in set(_needed(row)))
        cues.append(_Cue(rank, LineageKind(row["kind"]), start + pattern, method, needs))
    return tuple(cues)


def _fillings() -> dict[str, str]:
    """What the slots of the cue table stand for."""
    ends = _either(row["word"] for row in table("outlet_words")) + r"(?![\w-])"
    known = _either(row["name"] for row in table("outlet_names")) + r"(?![\w-])"
    agencies = [row["name"] for row in table("agencies") if row["use"] != "credit"]
    more = rf"(?:\s+{ends})*"
    word = rf"(?:(?:[A-Z]\.){{2,6}}|{_slot('shortened')}|[A-Z](?:[\w&'’-]{{0,30}}\w)?)"
    return {
        "agency": rf"(?:{_either(agencies)}|{_slot('agency')})\b",
        "outlet": rf"(?:(?:The\s+)?(?:[A-Z][\w&'’.-]{{0,30}}\s+){{1,4}}?{ends}{more}|{known}{more})",
        "media": rf"(?i:{_slot('media')})\b",
        "paper": rf"{_slot('paper')}\b",
        "name": rf"{word}(?:\s+(?:(?:of|for|and|de|al|the|on)\s+)?{word}){{0,7}}",
    }


def _slot(name: str) -> str:
    patterns = [row["pattern"].replace(" ", r"\s+") for row in table("source_slots") if row["slot"] == name]
    return "(?:" + "|".join(patterns) + ")"


@cache
def _slot_words() -> dict[str, frozenset[str]]:
    """For each slot words of which one stands in whatever fills it."""
    names = {
        "agency": [row["name"] for row in table("agencies") if row["use"] != "credit"],
        "outlet": [*column("outlet_words", "word"), *column("outlet_names", "name")],
    }
    words = {slot: {telling_word(name) for name in some} for slot, some in names.items()}
    for row in table("source_slots"):
        words.setdefault(row["slot"], set()).update(row["needs"].split())
    return {slot: frozenset(some) for slot, some in words.items() if some}


def _either(names: Iterable[str]) -> str:
    """Any of the names, the longest first, white space free."""
    return (
        "(?:"
        + "|".join(r"\s+".join(map(re.escape, n.split())) for n in sorted(set(names), key=lambda n: (-len(n), n)))
        + ")"
    )


def outside_sources(document: Document, links: Iterable[SourceLink]) -> tuple[SourceLink, ...]:
    """The links without those to the document's own newsroom."""
    own = fold(document.outlet or "")
    return tuple(k for k in links if k.method != _HOUSE and fold(k.source).removeprefix("the ") != own)
