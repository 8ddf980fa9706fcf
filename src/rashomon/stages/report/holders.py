"""Who holds a position, for a table; and what no claim tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Position, Status
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.words import count_words, join_words

_MOST = 3
_ALWAYS_ASKED = (Attribute.DEATHS, Attribute.INJURIES)


def shown_positions(finding: Finding) -> tuple[Position, ...]:
    """The positions of a finding; where nobody gives a number, those who tell of it as the one position there is."""
    return finding.positions or ((finding.uncounted,) if finding.uncounted is not None else ())


def holders(position: Position, lookup: Lookup) -> str:
    """Who holds a position, as a sentence has it; a document that speaks for itself comes last, by its label."""
    actors = sorted({lookup.origin_name(o) for o in position.origins if not lookup.narrates(o)})
    papers = sorted({lookup.origin_name(o) for o in position.origins if lookup.narrates(o)})
    names = actors + papers
    if not names:
        return "an unnamed source"
    if not actors:
        return f"{_some(papers)} in {'its' if len(papers) == 1 else 'their'} own words"
    return _some(names)


def _some(names: Sequence[str]) -> str:
    if len(names) <= _MOST + 1:
        return join_words(names)
    return join_words([*names[:_MOST], count_words(len(names) - _MOST, "other")])


def unreported(findings: Iterable[Finding]) -> tuple[Attribute, ...]:
    """The attributes that no claim gives a figure for: always deaths and injuries, others where claims were set aside.

    What is told of without a number is among them.
    """
    lacking = dict.fromkeys(_ALWAYS_ASKED, True) | {f.attribute: _lacks_figure(f) for f in findings}
    return tuple(a for a in Attribute if lacking.get(a))


def _lacks_figure(finding: Finding) -> bool:
    return finding.status is Status.NOT_REPORTED or (finding.uncounted is not None and not finding.positions)
