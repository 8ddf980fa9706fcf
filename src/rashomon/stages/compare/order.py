"""Which of two linked documents was there first, as far as their dates show it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.schema.document import Dated, Document, Precision


@dataclass(frozen=True, slots=True)
class Shown:
    """That a document came before another, and the `reason` in words, in which it is "the first"."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Time:
    sort: str
    dated: Dated


def state_before(first: Document, second: Document) -> Shown | None:
    """What shows that `first` is the earlier of two states of one page.

    A capture shows the page as it was then, after all changes before it; a page saved otherwise is as of its last
    change. Of two that are of one time a state that was never changed comes before one that was.
    """
    one, other = _as_of(first), _as_of(second)
    if one is None or other is None:
        return None
    if _before(one.dated, other.dated):
        return Shown(f"the first is {one.sort} {one.dated.value}, the second {_sort(one, other)}{other.dated.value}")
    if _before(other.dated, one.dated):
        return None
    if _unchanged(first) and second.modified and first.published == second.published:
        return Shown(f"both are published {one.dated.value}, and the second was changed {second.modified.value}")
    return None


def copy_before(first: Document, second: Document) -> Shown | None:
    """What shows that `first` was there before `second`, which is another page.

    When an archive came by, or when a page was last changed, says nothing of two pages; but what was captured or
    changed before the other was published was there first.
    """
    if second.published is None:
        return None
    if first.published is not None:
        known = [_Time("is published", first.published)]
    else:
        known = [
            _Time(f"was {sort}", dated)
            for sort, dated in (("changed", first.modified), ("captured", first.captured))
            if dated is not None
        ]
    for time in known:
        if _before(time.dated, second.published):
            return Shown(f"the first {time.sort} {time.dated.value}, the second {second.published.value}")
    return None


def one_page(first: Document, second: Document) -> bool:
    """Two documents published in the same minute, one of them changed since: one page, whoever is named on it."""
    one, other = first.published, second.published
    exact = one is not None and one.precision is Precision.TIME and one == other
    return exact and (first.modified is None) != (second.modified is None)


def _as_of(document: Document) -> _Time | None:
    """The time of which a document's text is."""
    times = (("captured", document.captured), ("changed", document.modified), ("published", document.published))
    return next((_Time(sort, dated) for sort, dated in times if dated is not None), None)


def _sort(one: _Time, other: _Time) -> str:
    return "" if one.sort == other.sort else f"{other.sort} "


def _unchanged(document: Document) -> bool:
    return document.modified is None and document.captured is None


def _before(one: Dated, other: Dated) -> bool:
    """True where one is earlier, as far as both are exact."""
    length = min(len(one.value), len(other.value))
    return one.value[:length] < other.value[:length]
