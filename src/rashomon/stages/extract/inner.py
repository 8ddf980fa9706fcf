"""Speech inside speech: which of what a speaker tells of others is a statement of its own.

"Police said witnesses told them two men fled" holds two statements. But what somebody is said to think, want or call
somebody is what the outer speaker says of them; and whom "he" or "they" are inside a quotation nobody can tell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.quoted import Quotations

_OWN = frozenset({"say", "write", "deny"})
_OWN_IF_NAMED = frozenset({"think", "learn"})


def worth_telling(drafts: Sequence[Draft], quotations: Quotations) -> list[Draft]:
    """The drafts without those told inside another's words that are no statements of their own."""
    reach = _Reach(drafts)
    return [draft for draft in drafts if _is_own(draft, reach, quotations)]


def _is_own(draft: Draft, reach: _Reach, quotations: Quotations) -> bool:
    if draft.method == "noun" and draft.source is None:
        return not reach.holds(draft)  # "officials dismissed allegations that ...": nobody's beside somebody's
    if draft.verb is None or draft.source is None or not draft.cue:
        return True
    pronoun = draft.source.tree.tokens[draft.source.head].pos == "PRON"
    if quotations.speech_around(draft.cue[0].start) is not None:
        return draft.kind in _OWN and not pronoun
    if draft.kind in _OWN or not reach.holds(draft):
        return True
    return draft.kind in _OWN_IF_NAMED and not pronoun


class _Reach:
    """How far contents reach, to ask whether a cue stands in another's."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        spans = sorted((s.start, s.end, id(d)) for d in drafts if d.kind in _OWN for s in d.content)
        self._starts = [start for start, _, _ in spans]
        self._best: list[tuple[int, int]] = []
        self._second: list[int] = []
        best, second = (0, 0), 0
        for _, end, owner in spans:
            if end > best[0]:
                second = best[0] if owner != best[1] else second
                best = (end, owner)
            elif owner != best[1]:
                second = max(second, end)
            self._best.append(best)
            self._second.append(second)

    def holds(self, draft: Draft) -> bool:
        """True when the cue stands inside the content of another draft."""
        at = draft.cue[0].start
        i = bisect_right(self._starts, at) - 1
        if i < 0:
            return False
        end, owner = self._best[i]
        return (end if owner != id(draft) else self._second[i]) > at
