"""The tasks that can be predicted. Each reads its input, and nothing else of the data, and writes its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from benchmarks.attribution import predict_attribution
from benchmarks.cases import predict_cases
from benchmarks.cleaning import predict_cleaning
from benchmarks.grouping import predict_grouping
from benchmarks.places import predict_places
from benchmarks.tolls import predict_tolls

TASKS: Mapping[str, Callable[[Path, Path], None]] = MappingProxyType(
    {
        "attribution": predict_attribution,
        "cases": predict_cases,
        "cleaning": predict_cleaning,
        "grouping": predict_grouping,
        "places": predict_places,
        "tolls": predict_tolls,
    }
)
