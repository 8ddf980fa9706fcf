"""What changed: figures that a relay turned into others, and what pages corrected or withdrew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.schema.change import ChangeKind, ClaimChange
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.finding import Drift
from rashomon.schema.statement import SourceKind
from rashomon.stages.report.brief.draft import Draft, Part, Who, listed
from rashomon.stages.report.brief.story import Story
from rashomon.stages.report.cited import one_each
from rashomon.stages.report.words import attribute_word, capitalised, named, quoted_figure, shortened

_MOST = 3
_MOST_WORDS = 12


def drifts(story: Story) -> Iterator[Draft]:
    """Figures of a source that read otherwise in a report that relays them, one sentence for each source and report."""
    found: dict[tuple[str, str], list[tuple[Who, Claim, Claim]]] = {}
    for finding in story.findings:
        for drift in finding.drifts:
            row = _row(story, drift)
            if row is not None:
                found.setdefault((row[0].key, row[2].document), []).append(row)
    for (_, document), rows in found.items():
        report = story.lookup.documents[document].outlet
        told: list[tuple[Part, ...]] = [
            (f"{quoted_figure(a.bounds)}{_done(story, a.attribute)} reads {quoted_figure(b.bounds)}",)
            for _, a, b in rows
            if a.bounds is not None and b.bounds is not None
        ]
        where = f" in {named(report, SourceKind.MEDIA) if report else 'one report'}"
        parts = (rows[0][0].possessive(), " ", *listed(told), where)
        yield Draft(3, parts, one_each(c.evidence for _, a, b in rows for c in (a, b)))


def _row(story: Story, drift: Drift) -> tuple[Who, Claim, Claim] | None:
    first, second = story.lookup.claims.get(drift.original), story.lookup.claims.get(drift.changed)
    if first is None or second is None or first.bounds is None or second.bounds is None:
        return None
    who = story.cast.origin(drift.origin, [first, second])
    # A report that rounds its own figure is for the table alone.
    return None if who is None or story.lookup.narrates(drift.origin) else (who, first, second)


def _done(story: Story, attribute: Attribute) -> str:
    return f" {story.wording.done[attribute] or story.wording.many[attribute]}"


def corrections(story: Story, changes: Sequence[ClaimChange]) -> Iterator[Draft]:
    """Each thing that a page corrected or took back, at most three."""
    seen: set[tuple[str, str, str]] = set()
    for change in changes:
        claim, later = story.lookup.claims.get(change.earlier or ""), story.lookup.claims.get(change.later or "")
        if change.kind not in (ChangeKind.CORRECTED, ChangeKind.WITHDRAWN) or claim is None or change.notice is None:
            continue
        key = (change.second, claim.attribute.value, _said(claim))
        if key in seen or len(seen) == _MOST:
            continue  # the headline and the lead of one page
        seen.add(key)
        evidence = [claim.evidence, change.notice, *([later.evidence] if later else [])]
        yield Draft(1, (_corrected(change, claim, later, story),), one_each(evidence))


def _corrected(change: ClaimChange, claim: Claim, later: Claim | None, story: Story) -> str:
    document = story.lookup.documents.get(change.second)
    outlet = document.outlet if document is not None else None
    page = capitalised(outlet or story.lookup.labels.get(change.second, change.second))
    question = attribute_word(claim.attribute, "question")
    if change.kind is ChangeKind.WITHDRAWN or later is None:
        verb = "took back" if change.kind is ChangeKind.WITHDRAWN else "corrected"
        return f"{page} {verb} what it had said of {question}, {_said(claim)}"
    return f"{page} corrected {question} from {_said(claim)} to {_said(later)}"


def _said(claim: Claim) -> str:
    if claim.bounds is None:
        return f"“{shortened(claim.value or claim.evidence.text, _MOST_WORDS)}”"
    return quoted_figure(claim.bounds)
