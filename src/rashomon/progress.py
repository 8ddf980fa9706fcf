"""How far long work is, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rashomon.steps import Tell

_DOING = {
    "acquire": "reading pages",
    "clean": "finding the articles",
    "compare": "comparing pages",
    "gazetteer": "making the index of places, once on this machine",
    "dissect": "reading sentences",
    "extract": "finding statements and claims",
    "join": "comparing and grouping pages",
    "reconcile": "weighing what is claimed",
}


@contextmanager
def show_progress(quiet: bool) -> Iterator[Tell | None]:
    """A bar on standard error when a person watches it; otherwise None."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415  (only where it is shown)
    from rich.progress import Progress, TaskID  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, of: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(_DOING.get(stage, stage))
            bar.update(tasks[stage], completed=done, total=of or None)

        yield tell
