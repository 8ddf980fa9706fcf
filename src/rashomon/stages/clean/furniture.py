"""Labels what the page adds around the article, by the patterns of the furniture table.

Cautious on purpose: a missed menu line costs little, an article's paragraph set aside loses its claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.language.text import fold
from rashomon.schema.document import BlockRole
from rashomon.stages.clean.patterns import LONGEST, match_line, patterns
from rashomon.stages.clean.unit import Unit

# After "you may also like" the article goes on only where this much prose follows; teasers are a sentence of 10 to 20
# words each.
_RESUMES_WORDS = 25
_RESUMES_LONG = 60
_RESUMES_PROSE, _RESUMES_SHARED = 0.6, 0.35  # shares: of paragraphs among what is left, of words known from above
_HEADLINE_WORDS = 4
_SENTENCE_WORDS = 8  # above a mark such a sentence shows that the article has begun
_LIST_LONGEST = 12  # lines; a list of links inside an article is short
_MOST_LABELS = 4  # labels before the words of one line
_SHORTENED = re.compile(r"\b[A-Z][a-z]{2,3}\.$")  # "Aug."
# A full stop after one letter, a title or "a.m." ends no sentence.
_SENTENCE_END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b[ap]\.m)(?<!\b(?:Lt|St|No))(?<!\b(?:Det|Sgt|Cpl|ext))\.|[!?])[\"'”’)\]]*(?=\s|$)|$"
)
_BEFORE_SENTENCE = re.compile(r"[.!?][\"'”’)\]]{0,4}\s+")


def label_lines(units: Sequence[Unit]) -> None:
    """Lines that are furniture by themselves, or behind a label."""
    for unit in units:
        if unit.open:
            text = unit.line.text
            rule = match_line(text, "line") or match_line(text, "begin")
            if rule is None and len(text) <= LONGEST and (behind := _label_end(text)):
                rule = match_line(text[behind:], "line") or match_line(text[behind:], "begin")
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
        if _is_linked_above(units, start, index):
            break
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


def _is_linked_above(units: Sequence[Unit], start: int, index: int) -> bool:
    """True where the line above a paragraph is a headline that stands among the links already: another story begins."""
    above = fold(units[index - 1].line.text)
    return len(above.split()) >= _HEADLINE_WORDS and any(
        fold(unit.line.text) == above for unit in units[start : index - 1] if len(unit.line.text) < LONGEST
    )


def _long_words(units: Sequence[Unit]) -> set[str]:
    """The words of five letters and more, which carry what a text is about."""
    return {word for unit in units for word in fold(unit.line.text[:5000]).split() if len(word) >= 5}


def label_lists(units: Sequence[Unit]) -> None:
    """ "Related:" alone on its line or at a paragraph's end, and the headlines below it."""
    for index, unit in enumerate(units):
        if unit.role not in (None, BlockRole.FURNITURE):
            continue
        rule = match_line(unit.line.text, "list")
        if rule:
            unit.give(BlockRole.FURNITURE, rule)
        elif not _ends_in_links(unit.line.text):
            continue
        below = units[index + 1 : index + 1 + _LIST_LONGEST]
        length = next((n for n, u in enumerate(below) if u.is_prose or u.line.final), len(below))
        # Headlines up to a paragraph: a list. None that ends within reach: something else, and it stays.
        if length < _LIST_LONGEST:
            links = list(below[:length])
            if len(links) > 1 and links[-1].line.text.isupper() and not links[-2].line.text.isupper():
                links.pop()  # the heading of the paragraph below
            for link in links:
                if link.line.words > 2:
                    link.give(BlockRole.FURNITURE, rule or "related-list")


def _ends_in_links(text: str) -> bool:
    if "related" not in text[-LONGEST:].casefold():
        return False
    return any(rule == "related-line" for _, _, rule in furniture_parts(text, edges_only=True))


def label_tail(units: Sequence[Unit]) -> None:
    """Notes on the author and the like: furniture below the article alone, where a sentence like it is not a claim."""
    last = max((i for i, unit in enumerate(units) if unit.open and unit.is_prose and not _is_tail(unit)), default=-1)
    for unit in units[last + 1 :] if last >= 0 else ():
        if unit.open and (rule := match_line(unit.line.text, "tail")):
            unit.give(BlockRole.FURNITURE, rule)


def _is_tail(unit: Unit) -> bool:
    return match_line(unit.line.text, "tail") is not None


def furniture_parts(text: str, *, edges_only: bool = False) -> list[tuple[int, int, str]]:
    """The stretches of a line that are labels or prompts to the reader: start, end and rule, in order, not overlapping.

    With `edges_only` those at its ends alone, for headlines.
    """
    found = [*_edges(text)]
    if not edges_only:
        for start in (0, *(match.end() for match in _BEFORE_SENTENCE.finditer(text))):
            if ended := next(
                ((m.end(), p.rule) for p in patterns("sentence") if (m := p.expression.match(text, start))), None
            ):
                found.append((start, _end_of_sentence(text, ended[0]), ended[1]))
    found.sort()
    kept: list[tuple[int, int, str]] = []
    for sentence in found:
        if not kept or sentence[0] >= kept[-1][1]:
            kept.append(sentence)
    return kept


def _end_of_sentence(text: str, at: int) -> int:
    if text[at - 1] in "!?)" or (text[at - 1] == "." and not _SHORTENED.search(text, max(0, at - 5), at)):
        return at
    match = _SENTENCE_END.search(text, at)
    return match.end() if match else len(text)


def _label_end(text: str) -> int:
    """Where the labels before the words of a line end."""
    head, at = text[:LONGEST], 0
    for _ in range(_MOST_LABELS):
        step = next((m.end() for p in patterns("prefix") if (m := p.expression.match(head, at)) and m.end() > at), at)
        if step == at:
            break
        at = step
    return at


def _edges(text: str) -> Iterator[tuple[int, int, str]]:
    """Labels that stand before or after the words of a line: start, end and rule."""
    if at := _label_end(text):
        yield 0, at, "line-label"
    tail = max(0, len(text) - LONGEST)
    for pattern in patterns("suffix"):
        if match := pattern.expression.search(text, max(tail, at)):
            yield match.start(), match.end(), pattern.rule
