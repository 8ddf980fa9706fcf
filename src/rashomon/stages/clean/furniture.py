"""Labels what the page adds around the article, by the patterns of the furniture table.

Cautious on purpose: a missed menu line costs little, an article's paragraph set aside loses its claims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.language.text import fold
from rashomon.schema.document import BlockRole
from rashomon.stages.clean.patterns import match_line, patterns
from rashomon.stages.clean.unit import Unit

# After "you may also like" the article goes on only where this much prose follows; teasers are a sentence of 10 to 20
# words each.
_RESUMES_WORDS = 25
_RESUMES_LONG = 60
_RESUMES_PROSE, _RESUMES_SHARED = 0.6, 0.35  # shares: of paragraphs among what is left, of words known from above
_SENTENCE_WORDS = 8  # above a mark such a sentence shows that the article has begun
_LIST_LONGEST = 12  # lines; a list of links inside an article is short
_TAIL_REACH = 8  # units below the last paragraph in which an author's note or names may stand
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s|$)|$")
_BEFORE_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*\s+$")


def label_lines(units: Sequence[Unit]) -> None:
    """Lines that are furniture by themselves."""
    for unit in units:
        if unit.open:
            text = unit.line.text
            rule = match_line(text, "line") or match_line(text, "begin")
            if rule:
                unit.give(BlockRole.FURNITURE, rule)


def label_marks(units: Sequence[Unit]) -> None:
    """Marks such as "You may also like", and what follows them to the end, unless the article resumes."""
    index = 0
    while index < len(units):
        rule = match_line(units[index].line.text, "mark") if units[index].open else None
        if rule is None or not any(_is_sentence(unit) for unit in units[:index]):
            if rule:
                units[index].give(BlockRole.FURNITURE, rule)
            index += 1
            continue
        end = _resumes(units, index + 1)
        for unit in units[index:end]:
            unit.give(BlockRole.FURNITURE, rule)
        index = end


def _is_sentence(unit: Unit) -> bool:
    return unit.is_prose or (unit.line.final and unit.line.words >= _SENTENCE_WORDS)


def _resumes(units: Sequence[Unit], start: int) -> int:
    """Where the article goes on after a mark: at a long paragraph, the first of two of some length, or where from there
    to the end nearly all is prose that shares its words with what stood above the mark.
    """
    above: set[str] | None = None
    prose = [unit.is_prose and not match_line(unit.line.text, "begin") for unit in units]
    for index in range(start, len(units)):
        if not prose[index]:
            continue
        words = units[index].line.words
        following = index + 1 < len(units) and units[index + 1].is_prose
        if words >= _RESUMES_LONG or (words >= _RESUMES_WORDS and following):
            return index
        left = [is_prose for unit, is_prose in zip(units[index:], prose[index:], strict=True) if unit.open]
        if sum(left) >= _RESUMES_PROSE * len(left):
            above = _long_words(units[: start - 1]) if above is None else above
            own = _long_words(units[index : index + 3])
            if len(own & above) >= _RESUMES_SHARED * len(own):
                return index
    return len(units)


def _long_words(units: Sequence[Unit]) -> set[str]:
    """The words of five letters and more, which carry what a text is about."""
    return {word for unit in units for word in fold(unit.line.text[:5000]).split() if len(word) >= 5}


def label_lists(units: Sequence[Unit]) -> None:
    """ "Related:" alone on its line, and the headlines below it."""
    for index, unit in enumerate(units):
        if unit.role not in (None, BlockRole.FURNITURE) or not (rule := match_line(unit.line.text, "list")):
            continue
        unit.give(BlockRole.FURNITURE, rule)
        below = units[index + 1 : index + 1 + _LIST_LONGEST]
        length = next((n for n, u in enumerate(below) if u.is_prose or u.line.final), len(below))
        # Headlines up to a paragraph: a list. None that ends within reach: something else, and it stays.
        if length < _LIST_LONGEST:
            for link in below[:length]:
                if link.line.words > 2:
                    link.give(BlockRole.FURNITURE, rule)


def label_tail(units: Sequence[Unit]) -> None:
    """Notes on the author and the like: furniture below the article alone, where a sentence like it is not a claim."""
    last = max((i for i, unit in enumerate(units) if unit.open and unit.is_prose and not _is_tail(unit)), default=-1)
    for unit in units[last + 1 :] if last >= 0 else ():
        if unit.open and (rule := match_line(unit.line.text, "tail")):
            unit.give(BlockRole.FURNITURE, rule)


def _is_tail(unit: Unit) -> bool:
    return match_line(unit.line.text, "tail") is not None


def furniture_sentences(text: str) -> list[tuple[int, int, str]]:
    """The sentences of a paragraph that are prompts to the reader: start, end and rule, in order, not overlapping."""
    found: list[tuple[int, int, str]] = []
    for pattern in patterns("sentence"):
        for match in pattern.expression.finditer(text):
            start = match.start()
            if start and not _BEFORE_SENTENCE.search(text[max(0, start - 8) : start]):
                continue
            end_match = _SENTENCE_END.search(text, match.end())
            found.append((start, end_match.end() if end_match else len(text), pattern.rule))
    found.sort()
    kept: list[tuple[int, int, str]] = []
    for sentence in found:
        if not kept or sentence[0] >= kept[-1][1]:
            kept.append(sentence)
    return kept
