"""Kinds of incident that take in others: "the attack" of a headline is the shelling of the text below it."""

from __future__ import annotations

ANY_ATTACK = "attack"
TAKE_IN = frozenset({ANY_ATTACK, "accident"})
