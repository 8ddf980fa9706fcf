"""Numbers in running text: a grammar that gives each its bounds and its sense. Linear, and total over any text."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.language.number_sense import sense_of
from rashomon.language.numbers import Cardinal, Lexeme, lex, read_cardinal
from rashomon.schema.analysis import Number, NumberSense
from rashomon.schema.bounds import Bounds

_LONGEST_PHRASE = 5  # words in the longest approximator ("a total of at least")
_INSERTED = frozenset({"another", "a", "an", "further", "additional", "other", "estimated", "reported", "the", "these"})


@dataclass(frozen=True, slots=True)
class _Found:
    """Bounds, and the lexemes they were read from."""

    bounds: Bounds
    start: int
    stop: int


def read_numbers(text: str, verbs: Set[int] = frozenset()) -> tuple[Number, ...]:
    """Every number in `text`, in order, none overlapping: value with bounds, sense, and where it stands.

    `verbs` is where words begin that a parser takes for verbs, adverbs or interjections: it tells "the team scores"
    and "no, he said" from the words of number. The grammar does without.
    """
    lexemes = lex(text)
    numbers: list[Number] = []
    at, floor = 0, 0
    while at < len(lexemes):
        cardinal = None if _is_verb(lexemes[at], verbs) else read_cardinal(lexemes, at)
        if cardinal is None:
            at += 1
            continue
        core = _Found(Bounds(cardinal.low, cardinal.high), cardinal.start, cardinal.stop)
        sense, stop = sense_of(lexemes, cardinal)
        core = _Found(core.bounds, core.start, max(core.stop, stop))
        if sense is NumberSense.COUNT:
            core = _join_range(lexemes, cardinal, core, floor)
            sense = _sense_after_range(lexemes, cardinal, core)
        whole = _bound(lexemes, core, floor)
        numbers.append(_number(text, lexemes, core, whole, sense))
        at = floor = max(whole.stop, at + 1)
    return tuple(numbers)


def _is_verb(lexeme: Lexeme, verbs: Set[int]) -> bool:
    return lexeme.lower in {"scores", "no", "numbers"} and lexeme.start in verbs


def _number(text: str, lexemes: Sequence[Lexeme], core: _Found, whole: _Found, sense: NumberSense) -> Number:
    start, end = lexemes[whole.start].start, lexemes[whole.stop - 1].end
    return Number(
        start=start,
        end=end,
        text=text[start:end],
        bounds=whole.bounds,
        sense=sense,
        core_start=lexemes[core.start].start,
        core_end=lexemes[core.stop - 1].end,
    )


def _join_range(lexemes: Sequence[Lexeme], first: Cardinal, core: _Found, floor: int) -> _Found:
    """ "between 12 and 24", "12-24", "12 to 24 people", "one or two"."""
    link = _lower(lexemes, core.stop)
    between = link == "and" and core.start > floor and _lower(lexemes, core.start - 1) == "between"
    to = link == "to" and _lower(lexemes, core.start - 1) not in {"from", "by"} and first.high is not None
    dash = link in {"-", "–", "—"} and first.digits and lexemes[core.stop].start == lexemes[core.stop - 1].end
    if not (between or to or dash or link == "or") or core.stop + 1 >= len(lexemes):
        return core
    second = read_cardinal(lexemes, core.stop + 1)
    if second is None or first.high is None or second.high is None or second.high <= first.low:
        return core
    if second.fractional or (link in {"or", "to"} and second.digits != first.digits):
        return core
    start = core.start - 1 if between else core.start
    return _Found(Bounds(first.low, second.high), start, second.stop)


def _sense_after_range(lexemes: Sequence[Lexeme], first: Cardinal, core: _Found) -> NumberSense:
    """A range has the sense of its second end: "12 to 24 hours"."""
    if core.stop == first.stop:
        return NumberSense.COUNT
    last = Cardinal(core.stop - 1, core.stop, core.bounds.high or 0, core.bounds.high, digits=first.digits)
    return sense_of(lexemes, last)[0]


def _lower(lexemes: Sequence[Lexeme], at: int) -> str:
    return lexemes[at].lower if 0 <= at < len(lexemes) else ""


@cache
def _approximators(side: str) -> dict[tuple[str, ...], str]:
    return {tuple(row["phrase"].split()): row["effect"] for row in table("approximators") if row["side"] == side}


def _bound(lexemes: Sequence[Lexeme], core: _Found, floor: int) -> _Found:
    """Widen the number over the words before and after it that bound or blur it."""
    found = core
    for _ in range(3):  # "up to an estimated 80", "perhaps as many as 20"
        wider = _bound_before(lexemes, found, floor)
        if wider is None:
            break
        found = wider
    return _bound_after(lexemes, found)


def _bound_before(lexemes: Sequence[Lexeme], found: _Found, floor: int) -> _Found | None:
    phrases = _approximators("before")
    for skip in (0, 1, 2):  # "at least another 100", "an estimated further 20"
        stop = found.start - skip
        if skip and _lower(lexemes, stop) not in _INSERTED:
            return None
        for length in range(min(_LONGEST_PHRASE, stop - floor), 0, -1):
            words = tuple(lexeme.lower for lexeme in lexemes[stop - length : stop])
            effect = phrases.get(words)
            if effect and _applies(lexemes, stop - length, words):
                bounds = _apply(effect, " ".join(words), found.bounds)
                return _Found(bounds, stop - length, found.stop) if bounds else None
    return None


def _applies(lexemes: Sequence[Lexeme], at: int, words: tuple[str, ...]) -> bool:
    """ "over" and "under" bound a number only where they are no part of another phrase ("took over 12 posts")."""
    before = _lower(lexemes, at - 1)
    return words not in {("over",), ("under",)} or before not in {"took", "take", "all", "handed", "just", "from"}


def _bound_after(lexemes: Sequence[Lexeme], found: _Found) -> _Found:
    phrases = _approximators("after")
    for length in (2, 1):
        words = tuple(lexeme.lower for lexeme in lexemes[found.stop : found.stop + length])
        effect = phrases.get(words)
        if effect and len(words) == length:
            bounds = _apply(effect, " ".join(words), found.bounds)
            if bounds:
                return _Found(bounds, found.start, found.stop + length)
    if _lower(lexemes, found.stop) == "+" and found.bounds.exact:
        return _Found(Bounds(found.bounds.low, None, "+"), found.start, found.stop + 1)
    return found


def _apply(effect: str, words: str, bounds: Bounds) -> Bounds | None:
    low, high = bounds.low, bounds.high
    if effect == "exactly":
        return Bounds(low, high, bounds.modifier)
    modifier = f"{words} {bounds.modifier}".strip()
    if effect == "about":
        return Bounds(low, high, modifier)
    if low == 0 and high == 0:
        return None
    if effect == "at-least":
        return Bounds(low, None, modifier)
    if effect == "more-than":
        return Bounds((low or 0) + 1 if bounds.exact else low, None, modifier)
    if high is None:  # "up to several hundred": the open number says nothing about the top
        return Bounds(None, None, modifier)
    top = high - 1 if effect == "less-than" else high
    return Bounds(None, top, modifier) if top >= 0 else None
