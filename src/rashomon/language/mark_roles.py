"""What each double mark of a block does, all weighed together: one that is missing or askew costs one quotation.

Every reading of a block's marks has a price, in tenths of a plain irregularity: a mark that does what its surroundings
speak against, one without a partner, one inside another. The cheapest reading is taken, so that an odd mark never
turns round all that follow it, and marks that could do either go by the marks near them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from rashomon.language.marks import Look, Mark
from rashomon.language.speech import speech_forms

_NEVER, _UNREACHED = 900, 9000
_AGAINST = 30  # a mark used against its surroundings
_MISSING = 20  # an opening mark inside a quotation, a closing one outside
_ANEW = 14  # the same after a full stop, for paragraphs run together; "?" and "!" have a cue after them as often
_SLIPPED = 10  # a closing mark that stuck to the cue after it
_MEASURE = 10  # a mark after a figure that is no quotation mark: 12" pipes
_UNCLOSED = 10  # open at the end of a block: custom, where speech goes on in the next
_FIRM_NEST, _NEST = 15, 30
_LEAN = 8
_ENOUGH = 4  # plain marks from which a page's custom can be told
_NEAR = 32  # characters looked at to either side
_LAST_WORD = re.compile(r"([^\W_]+)\W*$")


class Role(StrEnum):
    """`again` opens while one is open, which ends that one; `nest` opens inside it; `none` is no quotation mark."""

    OPEN = "open"
    CLOSE = "close"
    AGAIN = "again"
    NEST = "nest"
    NONE = "none"


def lean_of(marks: Iterable[Mark]) -> int:
    """How a page's undecided double marks lean: 1 to closing, -1 to opening, 0 where it cannot be told.

    A page has about as many closing marks as opening ones. Where the plain ones are nearly all of one kind, the
    undecided ones, with a blank on both sides, are of the other: tokenised pages write `"word` and `word , "`.
    """
    counts = dict.fromkeys(Look, 0)
    for mark in marks:
        if mark.double:
            counts[mark.look] += 1
    opens, closes, undecided = counts[Look.OPEN], counts[Look.CLOSE], counts[Look.EITHER]
    if not undecided or opens + closes < _ENOUGH:
        return 0
    closing = ((opens + closes + undecided) / 2 - closes) / undecided
    return 1 if closing >= 0.8 else -1 if closing <= 0.2 else 0


def roles_of(text: str, marks: Sequence[Mark], span: tuple[int, int], lean: int) -> list[Role]:
    """The role of each of a block's double `marks`, in order. `span` is where the block stands in `text`."""
    price: list[int] = [0, _UNREACHED, _UNREACHED]  # by how many quotations are open
    came: list[list[tuple[int, Role]]] = []
    for mark in marks:
        opening, closing = _costs(text, mark, span, lean)
        steps = _steps(text, mark, opening, closing)
        best: list[tuple[int, int, int, Role]] = [(_UNREACHED, 0, 0, Role.NONE)] * 3
        for order, (depth, after, cost, role) in enumerate(steps):
            best[after] = min(best[after], (price[depth] + cost, order, depth, role))
        price = [min(total, _UNREACHED) for total, _, _, _ in best]
        low = min(price)
        price = [total - low for total in price]
        came.append([(depth, role) for _, _, depth, role in best])
    depth = min(range(3), key=lambda d: price[d] + d * _UNCLOSED)
    roles: list[Role] = []
    for step in reversed(came):
        depth, role = step[depth]
        roles.append(role)
    return roles[::-1]


def _steps(text: str, mark: Mark, opening: int, closing: int) -> list[tuple[int, int, int, Role]]:
    """(open before, open after, cost, role) for what a mark can do; of two that cost the same the earlier is taken."""
    measured = text[mark.start - 1 : mark.start].isdigit()
    anew = text[max(0, mark.start - 3) : mark.start].rstrip().endswith(".") and text[mark.end : mark.end + 1].isupper()
    again = opening + (_ANEW if anew else _MISSING)
    nest = _FIRM_NEST if mark.firm else _NEST
    steps = [
        (1, 0, closing, Role.CLOSE),
        (0, 1, opening, Role.OPEN),
        (2, 1, closing, Role.CLOSE),
        (1, 1, again, Role.AGAIN),
        (2, 2, again, Role.AGAIN),
        (1, 2, opening + nest, Role.NEST),
        (0, 0, _idle(mark, measured), Role.NONE),
    ]
    if measured and not mark.firm:
        steps += [(1, 1, _MEASURE, Role.NONE), (2, 2, _MEASURE, Role.NONE)]
    return steps


def _idle(mark: Mark, measured: bool) -> int:
    if mark.look is Look.OPEN:
        return _AGAINST
    return _MEASURE if measured else _MISSING


def _costs(text: str, mark: Mark, span: tuple[int, int], lean: int) -> tuple[int, int]:
    """What it costs to take a mark as opening and as closing."""
    if mark.firm:
        return (0, _NEVER) if mark.look is Look.OPEN else (_NEVER, 0)
    before = text[max(span[0], mark.start - _NEAR) : mark.start]
    after = text[mark.end : min(span[1], mark.end + _NEAR)]
    if mark.look is Look.CLOSE:
        return _AGAINST, 0
    if mark.look is Look.OPEN:
        return 0, _SLIPPED if before.rstrip().endswith(",") and _begins_cue(after) else _AGAINST
    opening, closing = _by_words(before.rstrip(), after.lstrip())
    return opening + _LEAN * (lean > 0), closing + _LEAN * (lean < 0)


def _begins_cue(after: str) -> bool:
    """Whether `..., "one woman said` or `..., "Marlow said`: the mark slipped across its blank."""
    return not after[:1].isupper() or not speech_forms().isdisjoint(re.findall(r"\w+", after)[1:4])


def _by_words(before: str, after: str) -> tuple[int, int]:
    """The same for a mark with blanks, or with none, on both sides: what stands before and after it decides."""
    if not before:
        return 0, _MISSING
    if not after:
        return _MISSING, 0
    last, lower = before[-1], after[0].islower()
    word = _LAST_WORD.search(before)
    told = word is not None and word.group(1).casefold() in speech_forms()
    if last.isdigit() or after[0] in ",.;:!?)" or (last in ".?!…" and lower):
        return _LEAN, 0
    if last == ":" or (told and last not in ".?!…"):
        return 0, _LEAN
    return (_LEAN // 2, 0) if last == "," and lower else (0, 0)
