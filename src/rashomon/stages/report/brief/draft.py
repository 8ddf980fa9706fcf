"""Sentences before it is known which of them stay: whoever is named first in what stays is named in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.schema.evidence import Evidence
from rashomon.schema.record import BriefSentence
from rashomon.stages.report.words import capitalised


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who is named: `first` in full with his office, `later` in short. `key` tells one from another.

    `bare` is `first` without an office that stands in commas, for a list.
    """

    key: str
    first: str
    later: str
    bare: str = ""

    def in_list(self) -> Who:
        """The same, as one of several."""
        return replace(self, first=self.bare or self.first)

    def possessive(self) -> Who:
        """The same as an owner: "the ministry's", "deputies'"."""
        first = self.bare or self.first
        return replace(self, first=_owner(first), later=_owner(self.later))


def _owner(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


Part = str | Who
_LITTLE = 3
_MOST = 60  # sentences that are tried at all: few have less than five words


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence with its rank: when the brief is too long, the highest rank leaves first."""

    rank: int
    parts: tuple[Part, ...]
    evidence: tuple[Evidence, ...]

    @property
    def names(self) -> Iterator[str]:
        """The keys of all who are named."""
        return (part.key for part in self.parts if isinstance(part, Who))


def listed(items: Sequence[Sequence[Part]], last: str = "and") -> tuple[Part, ...]:
    """Items in a row, as English has it: "a", "a and b", "a, b and c"."""
    found: list[Part] = []
    for n, item in enumerate(items):
        if n:
            found.append(f" {last} " if n == len(items) - 1 else ", ")
        found += item
    return tuple(found)


def clauses(items: Sequence[Sequence[Part]]) -> tuple[Part, ...]:
    """Clauses in a row, parted by semicolons; two short ones by "and"."""
    found: list[Part] = []
    for n, item in enumerate(items):
        if n:
            found.append("; " if n < len(items) - 1 else "; and " if len(items) > 2 else "; ")
        found += item
    return tuple(found)


def sides(items: Sequence[Sequence[Part]]) -> tuple[Part, ...]:
    """Who says which, in a row: parted by semicolons where an "and" inside one would mislead."""
    inside = any(isinstance(part, str) and " and " in part for item in items for part in item)
    named = any(isinstance(part, Who) and " and " in part.first for item in items for part in item)
    return clauses(items) if len(items) > 1 and (inside or named) else listed(items)


def render(drafts: Iterable[Draft]) -> tuple[BriefSentence, ...]:
    """The sentences as they read: names in full where they come first, in short after that."""
    seen: set[str] = set()
    return tuple(BriefSentence(_text(draft.parts, seen), draft.evidence) for draft in drafts)


def _text(parts: Sequence[Part], seen: set[str]) -> str:
    words = []
    for part in parts:
        if isinstance(part, str):
            words.append(part)
        else:
            words.append(part.later if part.key in seen else part.first)
            seen.add(part.key)
    text = capitalised("".join(words))
    return text if text.endswith((".", "?", "!", ".”", "!”", "?”", "…”", ".’”")) else f"{text}."


def length(sentences: Iterable[BriefSentence]) -> int:
    """How many words sentences have."""
    return sum(len(sentence.text.split()) for sentence in sentences)


def fit(drafts: Sequence[Draft], most: int, spare: int) -> list[Draft]:
    """The drafts that cite something, without the least important, so that the rest has at most `most` words.

    What is of little importance (rank 3 and above) leaves `spare` words free as well.
    """
    cited = [n for n, draft in enumerate(drafts) if draft.evidence]
    first = sorted(cited, key=lambda n: (drafts[n].rank, n))[:_MOST]  # a hostile page may make thousands
    kept = [drafts[n] for n in sorted(first)]
    while kept and (words := length(render(kept))) > most - spare:
        worst = max(range(len(kept)), key=lambda n: (kept[n].rank, n))
        if words <= most and kept[worst].rank < _LITTLE:
            break
        del kept[worst]
    return kept
