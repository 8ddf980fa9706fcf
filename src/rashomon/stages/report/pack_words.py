"""What a rule pack chooses, in words: "34 to 47, best 34"."""

from __future__ import annotations

from rashomon.schema.finding import Finding

NOTHING = "—"
OPEN = "open"


def span_words(low: int | None, high: int | None) -> str:
    """The range from low to high: "34 to 47", "9", "at least 40", "up to 12"; "" where neither end is known."""
    if low is None:
        return "" if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def chosen_words(finding: Finding) -> str:
    """All that a pack chose of a finding on what is counted: "34 to 47, best 34", "9", "best 62", "no figure".

    "no number given" where that is all that is told.
    """
    if finding.uncounted is not None and (finding.low, finding.best, finding.high) == (None, None, None):
        return "no number given"
    span = span_words(finding.low, finding.high)
    if finding.best is None or span == f"{finding.best:,}":
        return span or "no figure"
    return ", ".join(filter(None, (span, f"best {finding.best:,}")))
