"""Tables as Markdown, ready for `docs/benchmarks.md`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    rows = [head, ["---"] * len(head), *lines]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def share(figure: float) -> str:
    """A share with three decimals and no zero before them: .674."""
    return f"{figure:.3f}".removeprefix("0")


def change(before: float, after: float) -> str:
    """What a figure gains or loses: +.012, -.003."""
    return f"{after - before:+.3f}".replace("0.", ".", 1)
