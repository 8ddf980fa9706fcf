"""One thing that speaks for or against two documents telling one incident.

Weights are on the scale of the likeness of two texts: two reports of one event share about 0.25, of two events of one
kind about 0.1. They are those of a logistic regression over the candidate pairs of two public sets (articles on
shootings, all dated; news of many kinds, undated), each set counting alike, rounded, and of one half of each set they
hold on the other; what those sets seldom show (places abroad, other kinds of event, states of a page) was set by hand.
"""

from __future__ import annotations

from typing import NamedTuple


class Point(NamedTuple):
    """A weight, above 0 for one incident and below for two, and its reason in words, empty where it says little."""

    weight: float
    reason: str = ""
