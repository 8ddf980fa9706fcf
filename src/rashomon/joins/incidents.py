"""The steps of `group`: from documents and what was extracted of them to incidents."""

from __future__ import annotations

from rashomon.joins.drawn import DRAW
from rashomon.joins.found import FIND
from rashomon.joins.spread import SPREAD
from rashomon.joins.weighed import WEIGH

STEPS = (DRAW, SPREAD, WEIGH, FIND)
