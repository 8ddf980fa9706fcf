"""Numbers in running text: a grammar that gives each its bounds and its sense. Linear, and total over any text."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from rashomon.language.data import table
from rashomon.language.lexemes import Lexeme, lex
from rashomon.language.number_context import Sense
from rashomon.language.number_sense import AGED, sense_of
from rashomon.language.numbers import Cardinal, may_begin, read_cardinal
from rashomon.language.ordinals import read_ordinal
from rashomon.schema.analysis import Number, NumberSense
from rashomon.schema.bounds import Bounds

_LEAST_ODD = 20  # nobody says "ten-odd" of a number that is easily counted
_LONGEST_PHRASE = 5  # words in the longest approximator ("a total of at least")
_INSERTED = frozenset({"another", "a", "an", "further", "additional", "other", "estimated", "reported", "the", "these"})


_LISTING = frozenset({",", "and", "or", "&", "to", "-", "–"})
_LIST_ENDS = _LISTING | frozenset({"", ".", ")", ";", ":", "respectively"})


@dataclass(frozen=True, slots=True)
class _Found:
    """Bounds, and the lexemes they were read from; `top` is the most that the word for an open number may mean."""

    bounds: Bounds
    start: int
    stop: int
    top: int | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """A number before the words that bound it are looked at."""

    core: _Found
    sense: NumberSense


def read_numbers(text: str, verbs: Set[int] = frozenset(), ordinals: bool = False) -> tuple[Number, ...]:
    """Every number in `text`, in order, none overlapping: value with bounds, sense, and where it stands.

    `verbs` is where words begin that a parser takes for verbs, adverbs or interjections: it tells "the team scores"
    and "no, he said" from the words of number. The grammar does without. With `ordinals` words like "sixth" are
    numbers too; "6th" always is.
    """
    lexemes = lex(text)
    numbers: list[Number] = []
    at, floor, aged = 0, 0, -1
    while at < len(lexemes):
        found = _ordinal(lexemes, at) if ordinals else None
        if found is None and may_begin(lexemes[at].lower) and not _is_verb(lexemes[at], verbs):
            found = _read(lexemes, at, floor, aged)
        if found is None:
            at += 1
            continue
        core, sense = found.core, found.sense
        listed = sense is NumberSense.AGE and (aged >= 0 or _lower(lexemes, core.start - 1) in AGED)
        aged = core.stop if listed else -1
        whole = _bound(lexemes, core, floor)
        numbers.append(_number(text, lexemes, core, whole, sense))
        at = floor = max(whole.stop, at + 1)
    return tuple(numbers)


def _ordinal(lexemes: Sequence[Lexeme], at: int) -> _Read | None:
    found = read_ordinal(lexemes, at)
    if found is None:
        return None
    return _Read(_Found(Bounds(found.value, found.value), found.start, found.stop), found.sense)


def _read(lexemes: Sequence[Lexeme], at: int, floor: int, aged: int) -> _Read | None:
    """The number at `at` with its sense; `aged` is where the ages of a list have come to, -1 outside one."""
    cardinal = read_cardinal(lexemes, at)
    if cardinal is None:
        return None
    sense, stop = sense_of(lexemes, cardinal)
    bounds = Bounds(cardinal.low, cardinal.high)
    core = _Found(bounds, cardinal.start, max(cardinal.stop, stop), cardinal.top)
    if sense is NumberSense.COUNT and 0 <= aged < at and _goes_on(lexemes, aged, cardinal):
        return _Read(core, NumberSense.AGE)
    if sense is NumberSense.COUNT:
        core = _join_range(lexemes, cardinal, core, floor)
        sense, stop = _sense_after_range(lexemes, cardinal, core)
        core = replace(core, stop=max(core.stop, stop))
    return _Read(core, sense)


def _goes_on(lexemes: Sequence[Lexeme], aged: int, number: Cardinal) -> bool:
    """ "ages 2, 4 and 7": after an age nothing but a mark or "and", and after the number nothing that it may count."""
    between = [lexeme.lower for lexeme in lexemes[aged : number.start][:3]]
    after = _lower(lexemes, number.stop)
    last = between[-1:] in (["and"], ["or"])
    return (
        len(between) <= 2
        and set(between) <= _LISTING
        and number.high is not None
        and (after in _LIST_ENDS or (last and after in {"was", "were"}))
    )


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


def _sense_after_range(lexemes: Sequence[Lexeme], first: Cardinal, core: _Found) -> Sense:
    """A range has the sense of its second end: "12 to 24 hours"."""
    if core.stop == first.stop:
        return Sense(NumberSense.COUNT, core.stop)
    last = Cardinal(core.stop - 1, core.stop, core.bounds.high or 0, core.bounds.high, digits=first.digits)
    return sense_of(lexemes, last)


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
                bounds = _bounded(effect, " ".join(words), lexemes, found)
                return replace(found, bounds=bounds, start=stop - length) if bounds else None
    return None


def _applies(lexemes: Sequence[Lexeme], at: int, words: tuple[str, ...]) -> bool:
    """ "over" and "under" bound a number only where they are no part of another phrase ("took over 12 posts")."""
    before = _lower(lexemes, at - 1)
    return words not in {("over",), ("under",)} or before not in {"took", "take", "all", "handed", "just", "from"}


def _bound_after(lexemes: Sequence[Lexeme], found: _Found) -> _Found:
    phrases = _approximators("after")
    glued = _lower(lexemes, found.stop) == "-" and lexemes[found.stop].start == lexemes[found.stop - 1].end
    at = found.stop + glued  # "20-plus", "40-odd"
    for length in (2, 1):
        words = tuple(lexeme.lower for lexeme in lexemes[at : at + length])
        effect = phrases.get(words)
        if effect and len(words) == length and not (glued and length == 2) and _blurs(words, found, glued):
            bounds = _bounded(effect, " ".join(words), lexemes, found)
            if bounds:
                return replace(found, bounds=bounds, stop=at + length)
    if _lower(lexemes, found.stop) == "+" and found.bounds.exact:
        return _Found(Bounds(found.bounds.low, None, "+"), found.start, found.stop + 1)
    return found


def _blurs(words: tuple[str, ...], found: _Found, glued: bool) -> bool:
    """ "40-odd" and "forty odd" are about forty; "two odd men" are two."""
    low = found.bounds.low or 0
    return words != ("odd",) or (low >= _LEAST_ODD and (glued or low % 10 == 0))


def _bounded(effect: str, words: str, lexemes: Sequence[Lexeme], found: _Found) -> Bounds | None:
    return _limit(effect, words, lexemes, found) or _apply(effect, words, found.bounds)


def _limit(effect: str, words: str, lexemes: Sequence[Lexeme], found: _Found) -> Bounds | None:
    """ "up to several hundred": no more than the word may mean, and the word kept; None for any other.

    The floor of the word says nothing then: there may have been as many, and there may have been none.
    """
    if effect not in {"at-most", "less-than"} or found.bounds.high is not None or found.top is None:
        return None
    open_number = " ".join(lexeme.lower for lexeme in lexemes[found.start : found.stop])
    return Bounds(None, found.top - (effect == "less-than"), f"{words} {open_number}")


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
    if high is None:  # "up to a number of": nothing says how many at most
        return Bounds(None, None, modifier)
    top = high - 1 if effect == "less-than" else high
    return Bounds(None, top, modifier) if top >= 0 else None
