"""Which files the user's arguments name."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import InputError
from rashomon.schema.issue import Issue, Severity

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and its name relative to what the user named, with `/`. `path` is None for standard input."""

    path: Path | None
    name: str


def find_files(paths: Sequence[str]) -> Iterator[Found | Issue]:
    """The files that files, folders, glob patterns and "-" name, each argument's in the order of their names.

    Folders are read with all below them; names that begin with a dot (.git, .DS_Store) are the system's and left out.

    Raises:
        InputError: an argument names nothing. Checked for all of them before anything is yielded.
    """
    expanded = [_expand(argument) for argument in paths]
    for found in expanded:
        for path, name in found:
            if path is None:
                yield Found(None, name)
            elif path.is_dir():
                yield from _walk(path, f"{name}/" if name else "")
            else:
                yield Found(path, name)


def _expand(argument: str) -> list[tuple[Path | None, str]]:
    """The paths an argument stands for, each with its name relative to the argument."""
    if argument == STDIN:
        return [(None, "stdin")]
    path = Path(argument)
    if os.path.lexists(argument):
        return [(path, "" if path.is_dir() else _readable(path.name))]
    if not glob.has_magic(argument):
        raise InputError(f"there is no file or folder {argument!r}; check the path")
    matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - Path.glob refuses absolute patterns
    # With ** a folder's files are matches themselves; walking the folder too would read them twice.
    if "**" in argument:
        matches = [match for match in matches if not Path(match).is_dir()]
    if not matches:
        raise InputError(f"no file matches {argument!r}; check the pattern")
    base = _fixed_folder(argument)
    return [(Path(match), _readable(os.path.relpath(match, base))) for match in matches]


def _fixed_folder(pattern: str) -> Path:
    """The folder before the first part with a wildcard."""
    fixed: list[str] = []
    for part in Path(pattern).parts:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return Path(*fixed)


def _readable(name: str) -> str:
    """A file name as text that can be written anywhere: bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(name.replace(os.sep, "/")).decode("utf-8", "replace")


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _walk(folder: Path, prefix: str) -> Iterator[Found | Issue]:
    """The files below a folder, depth first in the order of names; a link back into itself is an issue."""
    pending: list[tuple[Path, str, frozenset[tuple[int, int]]]] = [(folder, prefix, frozenset())]
    while pending:
        path, name, above = pending.pop()
        if not path.is_dir():
            yield Found(path, name)
            continue
        try:
            identity = _identity(path)
            entries = sorted((e.name for e in path.iterdir() if not e.name.startswith(".")), reverse=True)
        except OSError as error:
            yield _unread(name, f"the folder cannot be opened: {error.strerror or error}")
            continue
        if identity in above:
            yield _unread(name, "this link leads back into a folder that holds it")
            continue
        below = above | {identity}
        for entry in entries:
            child = path / entry
            slash = "/" if child.is_dir() else ""
            pending.append((child, f"{name}{_readable(entry)}{slash}", below))


def _unread(name: str, reason: str) -> Issue:
    return Issue("acquire", name.rstrip("/"), Severity.LOST, reason, "Check the folder's permissions and links.")
