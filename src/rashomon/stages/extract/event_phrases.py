"""The phrases by which a text shows that it tells of several events, of a new one, or goes on with one."""

from __future__ import annotations

import re
from functools import cache

from rashomon.language.data import column, table


@cache
def event_phrases(role: str) -> re.Pattern[str]:
    """Any phrase of one role in `language/en/event_phrases.tsv`."""
    patterns = "|".join(row["pattern"] for row in table("event_phrases") if row["role"] == role)
    events = "|".join(sorted(column("violent_events", "noun"), key=lambda noun: (-len(noun), noun)))
    return re.compile(patterns.replace("{event}", f"(?:{events})"), re.IGNORECASE)
