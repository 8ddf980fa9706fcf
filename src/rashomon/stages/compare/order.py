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

    Publication decides. Of two of one publication each is as of its capture, which shows the page after all changes
    before it, else of its last change; one that was never changed comes before one that was. A state that does not say
    when it was published comes before what was published after it, and after what is as of before it. So no states
    ever come before one another in a circle.
    """
    one, other = first.published, second.published
    if one and other and one.value != other.value:
        return Shown(f"the first is published {one.value}, the second {other.value}") if _before(one, other) else None
    now, then = _as_of(first), _as_of(second)
    if now is None or then is None:
        return None
    until = _Time("published", other) if other and not one else then
    if _before(now.dated, until.dated):
        sort = "" if now.sort == until.sort else f"{until.sort} "
        return Shown(f"the first is {now.sort} {now.dated.value}, the second {sort}{until.dated.value}")
    if one and other and not _before(until.dated, now.dated) and _unchanged(first) and second.modified:
        return Shown(f"both are published {one.value}, and the second was changed {second.modified.value}")
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
    if one is None or other is None or one.value != other.value:
        return False
    return one.precision is Precision.TIME and (first.modified is None) != (second.modified is None)


def _as_of(document: Document) -> _Time | None:
    """The time of which a document's text is; never before its publication, whatever a page says."""
    times = (("captured", document.captured), ("changed", document.modified), ("published", document.published))
    found = next((_Time(sort, dated) for sort, dated in times if dated is not None), None)
    if found is not None and document.published and _before(found.dated, document.published):
        return _Time("published", document.published)
    return found


def _unchanged(document: Document) -> bool:
    return document.modified is None and document.captured is None


def _before(one: Dated, other: Dated) -> bool:
    """True where one is earlier, as far as both are exact."""
    length = min(len(one.value), len(other.value))
    return one.value[:length] < other.value[:length]
