"""How the documents of an incident write words: small, with a capital inside sentences, with an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.language.data import column

_SMALL = re.compile(r"(?<![\w/.-])[a-z][a-z’'-]*(?![\w/])")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w’'.-]*\w")
_WITH_THE = re.compile(r"\b[Tt]he (\w+)(?=[,.;:]|\s+(?:said|says|has|had|is|was|did|also|told)\b)")


@dataclass(frozen=True, slots=True)
class Casing:
    """Words as they are written: how often in `small` letters, how often with a capital `inside` a sentence, as names
    are, and those that stand alone after "the"."""

    small: Mapping[str, int]
    inside: Mapping[str, int]
    with_the: frozenset[str]

    def lowered(self, text: str) -> str:
        """A text without the capital of its first word, where no name begins it: no "Police Chief", no "Rose said"."""
        words = text.split(maxsplit=2)
        first = words[0] if words else ""
        if not first[:1].isupper() or (first.isupper() and len(first) > 1) or _named_on(first, words[1:2]):
            return text
        small, inside = self.small.get(first.lower(), 0), self.inside.get(first, 0)
        return f"{first.lower()}{text[len(first) :]}" if small > inside else text


def _named_on(first: str, following: Sequence[str]) -> bool:
    """True where a name goes on after its first word; an article says nothing of that."""
    return bool(following) and following[0][:1].isupper() and first.lower() not in column("function_words", "word")


def read_casing(texts: Iterable[str]) -> Casing:
    """How words are written in some texts, in one pass over each."""
    small: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    the: set[str] = set()
    for text in texts:
        small.update(_SMALL.findall(text))
        inside.update(_INSIDE.findall(text))
        the.update(_WITH_THE.findall(text))
    return Casing(small, inside, frozenset(the))
