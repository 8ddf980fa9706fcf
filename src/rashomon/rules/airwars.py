"""The `airwars` pack: closed ranges from the least to the most that stands, as Airwars publishes them.

What it follows, in our own words:

- A record gives a minimum and a maximum of civilians killed and injured, over all that public sources claim of one
  moment and place (Airwars, "Methodology", and its note of October 2023 on Gaza).
- Harm told in the plural without a number is 2 to 2; "dozens" and "large numbers" are 12 to 24; "many" injured are 2 to
  10; "more than 35" is 36 (so the notes in its published records say; the methodology pages read do not spell it out).
- Both ends are numbers: where "at least seven" is all there is, records have 7 at both ends (published records; no
  rule for it was found).
- The dead are civilians unless there is evidence that they fought; those of contested status count in the maximum alone
  (published records). Here figures of civilians are taken only where a page itself tells them from fighters.
- An assessor states the range that the sources come to, and relays what each one said. Where a page does so, a lower
  figure that it relays does not lower its own (our reading; not checked against a rule).
- The grading of an incident (confirmed, fair, weak, contested, discounted) is no part of this pack yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.language.counting import is_vague
from rashomon.rules.pack import Account, Choice
from rashomon.schema.bounds import Bounds
from rashomon.schema.finding import Position

_DOZENS = (12, 24)
_MANY = (2, 10)
_UNNUMBERED = (2, 2)
_LARGE = frozenset({"large", "huge", "great", "significant", "considerable"})


@dataclass(frozen=True, slots=True)
class _Ends:
    """The two ends of a figure, None where it does not give one."""

    low: int | None
    high: int | None


def closed_range(account: Account) -> Choice:
    """The range runs from the least to the most that stands; a figure that bounds one side closes the other where no
    one gives more. A page's own figure stands before lower ones that it relays, and civilians before all who died.
    Words without a number are coded by convention: dozens, or a large number, as 12 to 24, others as 2.
    """
    stands = [p for p in account.positions if not _outweighed(p, account.weighed)]
    bounds = account.civilians or [*(p.bounds for p in stands), *account.weighed.values()]
    figures = [figure for figure in bounds if not is_vague(figure)]
    words = [_coded(figure) for figure in bounds if is_vague(figure)] + [_in_words(word) for word in account.uncounted]
    ends = [_Ends(figure.low, figure.high) for figure in figures] or sorted(words, key=_size)[-1:]
    highs = [high for end in ends for high in (end.low, end.high) if high is not None]
    high = max(highs, default=None)
    if high == 1 and words:  # "injuries" beside one who is counted: the plural makes the most two
        high = 2
    return Choice(min((end.low for end in ends if end.low is not None), default=high), None, high)


def _outweighed(position: Position, weighed: Mapping[str, Bounds]) -> bool:
    """Does the figure lie apart from the summary of each page that gives it? A range is a summary at both ends."""
    own = [weighed[document] for document in position.documents if document in weighed]
    return len(own) == len(position.documents) > 0 and all(_apart(position.bounds, summary) for summary in own)


def _apart(figure: Bounds, summary: Bounds) -> bool:
    high = figure.low if figure.high is None else figure.high
    below = high is not None and summary.low is not None and high < summary.low
    ranged = summary.low is not None and summary.high is not None and summary.low < summary.high
    return below or (ranged and (figure.low or 0) > (summary.high or 0))


def _coded(bounds: Bounds) -> _Ends:
    """A word without a number, by convention."""
    low = bounds.low or 0
    if low > _DOZENS[1]:
        return _Ends(bounds.low, bounds.high)
    return _Ends(*_DOZENS) if low == _DOZENS[1] else _in_words(bounds.modifier)


def _size(ends: _Ends) -> int:
    return ends.high or ends.low or 0


def _in_words(amount: str) -> _Ends:
    words = set(amount.casefold().split())
    return _Ends(*(_DOZENS if words & _LARGE else _MANY if "many" in words else _UNNUMBERED))
