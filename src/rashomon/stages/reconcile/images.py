"""Where a stretch of one document stands in another whose text it shares."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.schema.evidence import Span
from rashomon.schema.lineage import Alignment

_NEAR = 200  # characters: an edit between two alignments is a phrase or a sentence; what is longer is another passage


@dataclass(frozen=True, slots=True)
class Image:
    """The stretch of the second document that stands in the place of a stretch of the first.

    `whole` where every word of it stands there again.
    """

    span: Span
    whole: bool


def image(span: Span, alignments: Sequence[Alignment]) -> Image | None:
    """Where `span` of the first document stands in the second; None where its passage is not there.

    `alignments` are sorted. A stretch that begins or ends inside an edit stands for the whole edit on the other side.
    """
    starts = [alignment.first.start for alignment in alignments]
    last = bisect_right(starts, max(span.start, span.end - 1)) - 1
    first = max(0, bisect_right(starts, span.start) - 1)
    held = [a for a in alignments[first : last + 1] if a.first.overlap(span)]
    before = next((a for a in reversed(alignments[: last + 1]) if a.first.end <= span.start), None)
    after = alignments[last + 1] if last + 1 < len(alignments) else None
    if not held:
        return _between(before, after)
    start, end = _at(held[0], max(span.start, held[0].first.start)), _at(held[-1], min(span.end, held[-1].first.end))
    if span.start < held[0].first.start:
        start = _edge(before, held[0]) if before else max(0, start - (held[0].first.start - span.start))
    if span.end > held[-1].first.end:
        end = _edge_after(held[-1], after) if after else end + (span.end - held[-1].first.end)
    covered = sum(a.first.overlap(span) for a in held)
    # What lies between two alignments that touch but for marks and white space is no edit.
    return Image(Span(min(start, end), max(start, end)), covered >= 0.9 * (span.end - span.start))


def _at(alignment: Alignment, offset: int) -> int:
    """An offset of the first side on the second; marks may make the sides differ by some characters."""
    one, other = alignment.first, alignment.second
    share = (offset - one.start) / max(1, one.end - one.start)
    return other.start + round(share * (other.end - other.start))


def _between(before: Alignment | None, after: Alignment | None) -> Image | None:
    if before is None or after is None:
        return None
    gap, other = after.first.start - before.first.end, after.second.start - before.second.end
    if not (0 <= gap <= _NEAR and 0 <= other <= _NEAR):
        return None
    return Image(Span(before.second.end, after.second.start), False)


def _edge(before: Alignment, held: Alignment) -> int:
    """The end of what comes before, where it lies just before on the other side as well."""
    gap = held.second.start - before.second.end
    return before.second.end if 0 <= gap <= _NEAR else held.second.start


def _edge_after(held: Alignment, after: Alignment) -> int:
    gap = after.second.start - held.second.end
    return after.second.start if 0 <= gap <= _NEAR else held.second.end
