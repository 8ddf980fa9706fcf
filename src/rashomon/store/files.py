"""Files that are there wholly or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that whoever opens it sees the old content or the new, never half of one."""
    with _replacing(path) as made:
        made.write_bytes(content)


@contextmanager
def open_whole(path: Path) -> Iterator[TextIO]:
    """A file to write UTF-8 text to bit by bit; it takes the place of the old one at the end, if nothing is raised."""
    with _replacing(path) as made, made.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        yield stream


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    made = Path(name)
    try:
        yield made
        made.chmod(0o644)  # a temporary file is made readable for its owner alone
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
