"""What changed between the states of a page and on the way to copies, worded claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rashomon.schema.change import ChangeKind, ClaimChange
from rashomon.schema.claim import Claim
from rashomon.schema.lineage import LineageKind
from rashomon.stages.report.citations import Citations
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.views import ChangedClaim, Changes
from rashomon.stages.report.words import as_sentence, attribute_word, join_words, shortened

_LABELS = {
    ChangeKind.ADDED: "added",
    ChangeKind.NO_LONGER_THERE: "no longer there",
    ChangeKind.ONLY_IN_ONE: "in one state alone",
    ChangeKind.BOUNDS: "another figure",
    ChangeKind.VALUE: "other words",
    ChangeKind.CLAIMANT: "another claimant",
    ChangeKind.HEDGED: "now hedged",
    ChangeKind.FIRMED: "no longer hedged",
    ChangeKind.DENIED: "now denied",
    ChangeKind.CORRECTED: "corrected",
    ChangeKind.WITHDRAWN: "withdrawn",
}
# Where nobody knows which of two states is the later.
_UNDIRECTED = {
    ChangeKind.HEDGED: "hedged in one",
    ChangeKind.FIRMED: "hedged in one",
    ChangeKind.DENIED: "denied in one",
}
_CLOSED = frozenset({ChangeKind.CORRECTED, ChangeKind.WITHDRAWN})
_MOST_WORDS = 24


def told_changes(changes: Sequence[ClaimChange], lookup: Lookup, citations: Citations) -> tuple[Changes, ...]:
    """The changes of an incident, those between the same two documents together, corrections first."""
    pairs: dict[tuple[str, str], list[ClaimChange]] = {}
    for change in changes:
        if change.first in lookup.numbers and change.second in lookup.numbers:
            pairs.setdefault((change.first, change.second), []).append(change)
    found = [_between(some, lookup, citations) for some in pairs.values()]
    return tuple(sorted(found, key=lambda c: (not c.states, c.title)))


def _between(changes: Sequence[ClaimChange], lookup: Lookup, citations: Citations) -> Changes:
    rows: dict[tuple[str | None, str | None], list[ClaimChange]] = {}
    for change in changes:
        rows.setdefault((change.earlier, change.later), []).append(change)
    told = [row for some in rows.values() for row in _row(some, lookup, citations)]
    told.sort(key=lambda row: not row.closed)
    return Changes(_title(changes[0], lookup), changes[0].link is LineageKind.REVISION, tuple(told))


def _title(change: ClaimChange, lookup: Lookup) -> str:
    first, second = (f"document {lookup.numbers[d]} ({lookup.labels[d]})" for d in (change.first, change.second))
    if change.first == change.second:
        return f"What {first} says that it said before"
    if change.link is not LineageKind.REVISION:
        return f"From {first} to its copy, {second}" if change.directed else f"Between {first} and {second}"
    if change.directed:
        return f"From {first} to its later state, {second}"
    return f"Between {first} and {second}, states of one page"


def _row(changes: Sequence[ClaimChange], lookup: Lookup, citations: Citations) -> Iterator[ChangedClaim]:
    """What became of one claim, all its changes together."""
    earlier, later = (lookup.claims.get(id_ or "") for id_ in (changes[0].earlier, changes[0].later))
    claim = later or earlier
    if claim is None:
        return
    notices = [change.notice for change in changes if change.notice is not None]
    said = shortened(notices[0].text, _MOST_WORDS) if notices else ""
    evidence = [*(c.evidence for c in (earlier, later) if c is not None), *notices]
    yield ChangedClaim(
        what=join_words(list(dict.fromkeys(_label(change) for change in changes))),
        about=attribute_word(claim.attribute, "title"),
        words=_both(_words(earlier, lookup), _words(later, lookup), changes[0].directed),
        notice=said.rstrip("."),
        why="; ".join(_reasons(changes)),
        closed=any(change.kind in _CLOSED for change in changes),
        citations=citations.of(evidence),
    )


def _label(change: ClaimChange) -> str:
    return (_LABELS if change.directed else _LABELS | _UNDIRECTED)[change.kind]


def _both(earlier: str, later: str, directed: bool) -> str:
    return (" became " if directed else " or ").join(filter(None, (earlier, later)))


def _words(claim: Claim | None, lookup: Lookup) -> str:
    """A claim's words with whoever makes it, "" for none."""
    if claim is None:
        return ""
    who = lookup.running_name(claim.claimant) if claim.claimant else "the page itself"
    hedge = "" if claim.modality.value == "asserted" else f", {claim.modality.value}"
    return f"“{shortened(claim.evidence.text, _MOST_WORDS)}” ({who}{hedge})"


def _reasons(changes: Iterable[ClaimChange]) -> Iterator[str]:
    """What the words of both sides do not show by themselves."""
    for change in changes:
        if change.kind is ChangeKind.NO_LONGER_THERE:
            yield as_sentence(change.reason)
