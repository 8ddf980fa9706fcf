"""Is what is installed what we expect?"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from rashomon.errors import ModelError
from rashomon.language import gazetteer_index
from rashomon.language.model import find_model

_OLDEST, _NEWEST = (3, 11), (3, 13)
_SQLITE = (3, 24, 0)  # the oldest with the statements that the case file uses


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what it is, whether it is well, and what there is or what to do."""

    subject: str
    well: bool
    words: str


def examine(model: str) -> tuple[Finding, ...]:
    """Everything a build rests on: Python, SQLite, the libraries, the language model, the index of places."""
    return (_python(), _sqlite(), *_libraries(), _model(model), _places())


def _python() -> Finding:
    have = ".".join(map(str, sys.version_info[:3]))
    if _OLDEST <= sys.version_info[:2] <= _NEWEST:
        return Finding("Python", True, have)
    return Finding("Python", False, f"{have}; install Python 3.11, 3.12 or 3.13")


def _sqlite() -> Finding:
    if sqlite3.sqlite_version_info >= _SQLITE:
        return Finding("SQLite", True, sqlite3.sqlite_version)
    return Finding("SQLite", False, f"{sqlite3.sqlite_version}; a Python with SQLite 3.24 or later is needed")


def _libraries() -> Iterator[Finding]:
    for requirement in sorted(requires("rashomon") or ()):
        name = requirement.split(";")[0].split(" ")[0].split("=")[0].split("<")[0].split(">")[0]
        try:
            yield Finding(name, True, version(name))
        except PackageNotFoundError:
            yield Finding(name, False, f"not installed; run `pip install '{requirement}'`")


def _places() -> Finding:
    """Never a problem: where the index is not there yet, or its folder cannot be written, a build makes its own."""
    words = (
        "ready" if gazetteer_index.is_ready() else "not made yet; the first build makes it, which takes some seconds"
    )
    return Finding("index of places", True, f"{words} ({gazetteer_index.folder()})")


def _model(name: str) -> Finding:
    try:
        model = find_model(name)
    except ModelError as error:
        return Finding("language model", False, str(error))
    words = f"{model.name} {model.version} in {model.folder}, SHA-256 {model.sha256}"
    if model.pinned is None:
        return Finding("language model", True, f"{words} (your own choice: no hash is pinned for it)")
    if not model.expected:
        return Finding("language model", False, f"{words}, but {model.pinned} is pinned; install it again")
    return Finding("language model", True, f"{words}, as pinned")
