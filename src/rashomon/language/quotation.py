"""Pairing quotation marks: what stands in somebody's own words, whatever marks the page uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rashomon.language.mark_roles import Role, lean_of, roles_of
from rashomon.language.marks import Look, Mark, find_marks
from rashomon.language.speech import end_of_speech, find_cue, tells_of_speech
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
        end = end if end == self.end else end_of_speech(self.text, mark.end, end)
        end = mark.end + len(self.text[mark.end : end].rstrip())
        if end > mark.end:
            self.found.append(Quotation(mark.start, end, mark.end, end, False, 0))

    def give_up_double(self, end: int) -> None:
        while self.stack:
            opened = self.stack.pop()
            self.settle(opened, end)
            if opened.mark.double:
                return


@dataclass(slots=True)
class _Reading:
    """The state of a page's reading: the quotations `found`, the last one if it is open, the blocks since."""

    text: str
    lean: int
    found: list[Quotation] = field(default_factory=list)
    pending: Quotation | None = None
    between: list[Block] = field(default_factory=list)

    def take(self, block: Block) -> None:
        if self.pending is not None and _may_lie_between(self.text, block, self.pending, len(self.between)):
            self.between.append(block)
            return
        here = _pair(self, block, self.pending)
        carried = self.pending is not None and bool(here) and here[0].start == here[0].inner_start
        reopened = not self.between and bool(here) and _reopens(self.text, block, self.pending, here[0])
        if carried or reopened:
            here[0] = replace(here[0], continues=True)
        self.let_go(inside=carried, taken_up=carried or reopened)
        self.found.extend(here)
        last = max((q for q in here if not q.closed and q.depth == 0), key=lambda q: q.end, default=None)
        self.pending = last if last is not None and last.end == block.end else None

    def let_go(self, *, inside: bool, taken_up: bool) -> None:
        """Done with the open quotation: nobody `taken_up` it, or it goes on and the blocks between lie `inside` it."""
        if self.pending is not None and not taken_up:
            cue = find_cue(self.text, self.pending.inner_start, self.pending.end)
            if cue is not None and find_cue(self.text, cue, self.pending.end) is None:  # many cues make a whole story
                self.cut(self.pending, cue)
        for block in self.between:
            self.found.extend(_pair_between(self, block, inside=inside))
        self.pending, self.between = None, []

    def cut(self, quotation: Quotation, end: int) -> None:
        """End an open quotation at `end`; those inside it that reach further are no longer inside."""
        at = next(i for i in range(len(self.found) - 1, -1, -1) if self.found[i] == quotation)
        end = quotation.inner_start + len(self.text[quotation.inner_start : end].rstrip())
        shorter = replace(quotation, end=end, inner_end=end)
        self.found[at:] = _nested([shorter, *self.found[at + 1 :]])


def find_quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Every quotation in the blocks that are not furniture, by where it opens; an outer one before those inside it.

    Pairing restarts with each block, so an odd mark never loses the rest of the page. A mark left open runs to the
    end of its block, or to the cue that follows its words. Where the next block re-opens it, or closes it without
    re-opening, that one `continues` it. So do whole paragraphs between, as in the statement of a body, if nothing in
    them is marked or tells who speaks.
    """
    content = [block for block in blocks if block.role is not BlockRole.FURNITURE]
    reading = _Reading(text, lean_of(mark for block in content for mark in find_marks(text, block.start, block.end)))
    for block in content:
        if block.role is BlockRole.CAPTION:
            reading.found.extend(_pair(reading, block, None))  # a picture's line interrupts the page, not the speech
        else:
            reading.take(block)
    reading.let_go(inside=False, taken_up=False)
    return tuple(sorted(reading.found, key=lambda q: (q.start, -q.end)))


def _may_lie_between(text: str, block: Block, pending: Quotation, before: int) -> bool:
    """Whether a block can be all inside a quotation: a paragraph without double marks that names no third speaker."""
    if block.role is not BlockRole.PARAGRAPH or before >= _LONGEST_STATEMENT:
        return False
    if _is_single(text, pending) or any(mark.double for mark in find_marks(text, block.start, block.end)):
        return False
    return block.start < block.end and not tells_of_speech(text, block.start, block.end)


def _pair_between(reading: _Reading, block: Block, *, inside: bool) -> list[Quotation]:
    """The quotations of a block without double marks; the first is the block itself where it is `inside` one."""
    whole = Quotation(block.start, block.end, block.start, block.end, False, 0, continues=True)
    return _nested([*([whole] if inside else []), *_pair(reading, block, None)])


def _reopens(text: str, block: Block, pending: Quotation | None, first: Quotation) -> bool:
    if pending is None:
        return False
    return first.start == block.start and _is_single(text, pending) == _is_single(text, first)


def _is_single(text: str, quotation: Quotation) -> bool:
    mark = text[quotation.start : quotation.inner_start]
    return len(mark) == 1 and mark in "'‘’`‚‛‹"


def _pair(reading: _Reading, block: Block, pending: Quotation | None) -> list[Quotation]:
    text = reading.text
    state = _Pairing(text, block.end)
    marks = _in_order(text, find_marks(text, block.start, block.end))
    if not marks:
        return []
    doubles = [mark for mark in marks if mark.double]
    first = doubles[0] if pending is not None and doubles and not _is_single(text, pending) else None
    if first is not None and first.look is Look.CLOSE and first.start > block.start:
        state.found.append(Quotation(block.start, first.end, block.start, first.start, True, 0))
        doubles = doubles[1:]
    roles = dict(zip(doubles, roles_of(text, doubles, (block.start, block.end), reading.lean), strict=True))
    for mark in marks:
        if mark.double:
            _take_double(state, mark, roles.get(mark, Role.NONE))
        else:
            _take_single(state, mark)
    while state.stack:
        state.settle(state.stack.pop(), block.end)
    return _nested(state.found)


def _in_order(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """The marks, with two that are written as one taken apart, and German and Polish closing marks as what they are."""
    ordered: list[Mark] = []
    low = False
    for mark in marks:
        char = text[mark.start]
        if char == "„":
            low = True
        elif char in "“”":
            mark = replace(mark, look=Look.CLOSE) if low else mark  # noqa: PLW2901
            low = False
        if char == '"' and mark.end - mark.start == 2 and mark.look is Look.EITHER and ordered:
            ordered.append(replace(mark, end=mark.start + 1, look=Look.CLOSE))
            mark = replace(mark, start=mark.start + 1, look=Look.OPEN)  # noqa: PLW2901
        ordered.append(mark)
    return ordered


def _take_double(state: _Pairing, mark: Mark, role: Role) -> None:
    if role is Role.CLOSE:
        state.close(mark)
    elif role is not Role.NONE:
        if role is Role.AGAIN:
            state.give_up_double(mark.start)
        state.stack.append(_Opened(mark))


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
