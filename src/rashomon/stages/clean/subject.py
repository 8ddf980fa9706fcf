"""What an article is about, by its words, and which lines are about something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import column
from rashomon.language.text import fold
from rashomon.stages.clean.unit import Unit

_STEM = 5  # letters that make two words one: "shell", "shelling"
_SHORTEST = 4  # letters of a word that says what a text is about
_READ = 5000  # characters of a paragraph
_ENOUGH = 30  # stems: a shorter article says too little to be a measure
_OWN_WORDS = 4  # telling words that a line, or several together, must have to be judged
_FUNCTION_WORDS = 0.2  # share of an English text's words; in news about 0.45
_TITLED = 2  # telling words that a line must share with the title to be of its subject
_SHARED = 0.25  # share of telling words known from the article, up to which lines are about something else
_SHARED_ALL = 0.5  # the same over all words: also those that most reports use


@dataclass(frozen=True, slots=True)
class Subject:
    """The stems of an article's title and paragraphs; those of the title again in `head`."""

    stems: frozenset[str]
    head: frozenset[str]

    def is_titled(self, line: str) -> bool:
        """True for a line that shares telling words with the title."""
        return len((stems_of(line) - _common()) & self.head) >= _TITLED

    def is_strange(self, lines: Sequence[str], shared: float = _SHARED) -> bool:
        """True for lines whose words the article hardly uses.

        Never of lines or articles with few words, nor where half of the lines have telling words of the title.
        """
        if len(self.stems) < _ENOUGH:
            return False
        each = [stems_of(line) for line in lines]
        own = frozenset().union(*each)
        telling = own - _common()
        if len(telling) < _OWN_WORDS or 2 * sum(self.is_titled(line) for line in lines) >= len(lines):
            return False
        return len(telling & self.stems) <= shared * len(telling) and len(own & self.stems) <= _SHARED_ALL * len(own)


def subject_of(units: Sequence[Unit], title: str) -> Subject:
    """The subject of the paragraphs among the units that have no other role; empty where they are not English."""
    prose = [unit.line.text[:_READ] for unit in units if unit.open and unit.is_prose]
    if not _is_english(prose):
        return Subject(frozenset(), frozenset())
    head = frozenset(stems_of(title))
    return Subject(head.union(*(stems_of(text) for text in prose)), head)


def _is_english(texts: Sequence[str]) -> bool:
    """True where so many words are English function words: those of another language would all seem telling."""
    words = [word for text in texts for word in fold(text).split()]
    known = column("function_words", "word")
    return sum(word in known for word in words) >= _FUNCTION_WORDS * len(words)


def stems_of(text: str) -> set[str]:
    """The stems of the words that say what a text is about."""
    words = re.sub(r"[-–—/]", " ", text)
    return {
        word[:_STEM]
        for word in fold(words).split()
        if len(word) >= _SHORTEST and word not in column("function_words", "word") and not word.isdigit()
    }


@cache
def _common() -> frozenset[str]:
    """The stems of what most reports of attacks and disasters say, whichever event they tell."""
    return frozenset(word[:_STEM] for word in column("report_words", "word") if len(word) >= _SHORTEST)
