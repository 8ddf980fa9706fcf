"""Pairing quotation marks: what stands in somebody's own words, whatever marks the page uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rashomon.language.marks import Look, Mark, find_marks
from rashomon.language.speech import tells_of_speech
from rashomon.schema.analysis import Quotation
from rashomon.schema.document import Block, BlockRole

# A single mark that may be a plural's apostrophe closes a quotation only near its opening: headlines and terms
# quoted in single marks are short, while an apostrophe can stand anywhere in a long paragraph.
_WEAK_REACH = 120
_LONGEST_STATEMENT = 20  # paragraphs between an opening mark and its closing one


@dataclass(slots=True)
class _Opened:
    """A mark that waits for its partner."""

    mark: Mark
    weak_close: Mark | None = None


@dataclass(slots=True)
class _Pairing:
    """The state of one block's pairing: the `stack` of opened marks, the quotations `found`."""

    text: str
    end: int
    stack: list[_Opened] = field(default_factory=list)
    found: list[Quotation] = field(default_factory=list)

    def doubles(self) -> int:
        return sum(1 for opened in self.stack if opened.mark.double)

    def close(self, mark: Mark) -> None:
        """Close the innermost open double at `mark`, letting go of singles opened inside it."""
        while self.stack:
            opened = self.stack.pop()
            if opened.mark.double == mark.double:
                self.add(opened.mark, mark)
                return
            self.settle(opened, mark.start)

    def settle(self, opened: _Opened, end: int) -> None:
        """Nothing closed `opened` before `end`: a double runs to there, a single is most often no quotation."""
        if opened.mark.double:
            self.leave_open(opened.mark, end)
        elif opened.weak_close is not None:
            self.add(opened.mark, opened.weak_close)
        elif opened.mark.firm and self.text[opened.mark.start] == "‘" and end == self.end:
            self.leave_open(opened.mark, end)

    def add(self, first: Mark, last: Mark) -> None:
        if self.text[first.end : last.start].strip():
            self.found.append(Quotation(first.start, last.end, first.end, last.start, True, 0))

    def leave_open(self, mark: Mark, end: int) -> None:
        end = mark.end + len(self.text[mark.end : end].rstrip())
        if end > mark.end:
            self.found.append(Quotation(mark.start, end, mark.end, end, False, 0))


def find_quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Every quotation in the blocks that are not furniture, by where it opens; an outer one before those inside it.

    Pairing restarts with each block, so an odd mark never loses the rest of the page. A mark left open runs to the
    end of its block. Where the next block re-opens it, or closes it without re-opening, that one `continues` it.
    So do whole paragraphs between, as in the statement of a body, if nothing in them is marked or tells who speaks.
    """
    found: list[Quotation] = []
    pending: Quotation | None = None
    between: list[Block] = []
    for block in blocks:
        if block.role is BlockRole.FURNITURE:
            continue
        if block.role is BlockRole.CAPTION:
            found.extend(_pair(text, block, None))  # a picture's line interrupts the page, not the speech
            continue
        if pending is not None and _may_lie_between(text, block, pending, len(between)):
            between.append(block)
            continue
        here = _pair(text, block, pending)
        carried = pending is not None and bool(here) and here[0].start == here[0].inner_start
        for skipped in between:
            found.extend(_pair_between(text, skipped, inside=carried))
        if pending is not None and here and (carried or (not between and _reopens(text, block, pending, here[0]))):
            here[0] = replace(here[0], continues=True)
        found.extend(here)
        last = max((q for q in here if not q.closed and q.depth == 0), key=lambda q: q.end, default=None)
        pending = last if last is not None and last.end == block.end else None
        between = []
    for skipped in between:
        found.extend(_pair_between(text, skipped, inside=False))
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _may_lie_between(text: str, block: Block, pending: Quotation, before: int) -> bool:
    """Whether a block can be all inside a quotation: a paragraph without double marks that names no third speaker."""
    if block.role is not BlockRole.PARAGRAPH or before >= _LONGEST_STATEMENT:
        return False
    if _is_single(text, pending) or any(mark.double for mark in find_marks(text, block.start, block.end)):
        return False
    return block.start < block.end and not tells_of_speech(text, block.start, block.end)


def _pair_between(text: str, block: Block, *, inside: bool) -> list[Quotation]:
    """The quotations of a block without double marks; the first is the block itself where it is `inside` one."""
    whole = Quotation(block.start, block.end, block.start, block.end, False, 0, continues=True)
    return _nested([*([whole] if inside else []), *_pair(text, block, None)])


def _reopens(text: str, block: Block, pending: Quotation, first: Quotation) -> bool:
    return first.start == block.start and _is_single(text, pending) == _is_single(text, first)


def _is_single(text: str, quotation: Quotation) -> bool:
    mark = text[quotation.start : quotation.inner_start]
    return len(mark) == 1 and mark in "'‘’`‚‛‹"


def _pair(text: str, block: Block, pending: Quotation | None) -> list[Quotation]:
    state = _Pairing(text, block.end)
    marks = list(find_marks(text, block.start, block.end))
    following = _next_doubles(marks)
    marks_at = {mark.start: i for i, mark in enumerate(marks)}
    doubles = [mark for mark in marks if mark.double]
    first = doubles[0] if pending is not None and doubles and not _is_single(text, pending) else None
    for i, mark in enumerate(marks):
        if mark.double:
            coming = following[i]
            _take_double(state, mark, coming, following[marks_at[coming.start]] if coming else None)
        else:
            _take_single(state, mark)
        if mark is first and mark.look is Look.CLOSE and mark.start > block.start:
            state.stack.clear()
            state.found.append(Quotation(block.start, mark.end, block.start, mark.start, True, 0))
    while state.stack:
        state.settle(state.stack.pop(), block.end)
    return _nested(state.found)


def _next_doubles(marks: Sequence[Mark]) -> list[Mark | None]:
    """For each mark the double that follows it, or None."""
    following: list[Mark | None] = [None] * len(marks)
    coming: Mark | None = None
    for i in range(len(marks) - 1, -1, -1):
        following[i] = coming
        coming = marks[i] if marks[i].double else coming
    return following


def _take_double(state: _Pairing, mark: Mark, coming: Mark | None, later: Mark | None) -> None:
    opened = state.doubles()
    if opened and state.text[mark.start] == "“" and state.text[state.stack[-1].mark.start] == "„":
        mark = replace(mark, look=Look.CLOSE)  # German and Polish pages close with the English opening mark
    if not opened:
        if _opens(state.text, mark, coming):
            state.stack.append(_Opened(mark))
        return
    if mark.end - mark.start == 2 and mark.look is Look.EITHER and state.text[mark.start] == '"':
        state.close(replace(mark, end=mark.start + 1))
        state.stack.append(_Opened(replace(mark, start=mark.start + 1)))
    elif _opens_again(state, mark, coming):
        closes_twice = all(mark is not None and mark.look is Look.CLOSE for mark in (coming, later))
        if not (mark.firm and closes_twice and opened == 1):
            _give_up_double(state, mark.start)
        state.stack.append(_Opened(mark))
    else:
        state.close(mark)


def _opens(text: str, mark: Mark, coming: Mark | None) -> bool:
    """Whether a mark opens when no double is open: a mark that looks closing does so only if the next does too."""
    if mark.look is not Look.CLOSE:
        return not (mark.look is Look.EITHER and mark.start > 0 and text[mark.start - 1].isdigit())
    if mark.firm or (mark.start > 0 and text[mark.start - 1].isdigit()):
        return False
    return coming is not None and coming.look is Look.CLOSE


def _opens_again(state: _Pairing, mark: Mark, coming: Mark | None) -> bool:
    """Whether a mark met inside an open double opens another: it looks so, and what comes next agrees."""
    if mark.look is not Look.OPEN:
        return False
    if mark.firm:
        return True
    before = state.text[max(0, mark.start - 3) : mark.start].rstrip()[-1:]
    after = state.text[mark.end : mark.end + 1]
    if before == "," and not after.isupper():
        return False  # `..., "one woman said`: the mark slipped across its space
    return coming is not None and coming.look is Look.CLOSE


def _give_up_double(state: _Pairing, end: int) -> None:
    while state.stack:
        opened = state.stack.pop()
        state.settle(opened, end)
        if opened.mark.double:
            return


def _take_single(state: _Pairing, mark: Mark) -> None:
    top = state.stack[-1] if state.stack else None
    waiting = top if top is not None and not top.mark.double else None
    if mark.look is Look.OPEN or (mark.look is Look.EITHER and waiting is None):
        if waiting is not None:
            state.settle(state.stack.pop(), mark.start)
        state.stack.append(_Opened(mark))
    elif waiting is not None:
        if not mark.weak or mark.look is Look.EITHER:
            state.stack.pop()
            state.add(waiting.mark, mark)
        elif waiting.weak_close is None and mark.start - waiting.mark.end <= _WEAK_REACH:
            waiting.weak_close = mark


def _nested(found: Sequence[Quotation]) -> list[Quotation]:
    """Sort by opening and give each its depth; one that crosses another's end is dropped, so that spans nest."""
    kept: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in sorted(found, key=lambda q: (q.start, -q.end)):
        while around and around[-1].end <= quotation.start:
            around.pop()
        if around and quotation.end > around[-1].inner_end:
            continue
        kept.append(replace(quotation, depth=len(around)))
        around.append(kept[-1])
    return kept
