"""Endless runs of marks, as they stand in broken pages, kept from the parser."""

from __future__ import annotations

import re

# The tokenizer takes quotation marks off a run one by one and copies the rest each time: 10,000 in a row take it
# ten seconds and more, 64 under a millisecond. No sentence has 64.
_LONGEST_RUN = 64
_RUN = re.compile(rf"([^\w\s]{{{_LONGEST_RUN}}})([^\w\s]+)")


def blank_runs(text: str) -> str:
    """`text`, of the same length, with spaces for what a run of marks has beyond 64."""
    return _RUN.sub(lambda run: run[1] + " " * len(run[2]), text)
