"""Every rule pack on every case of the casebook, side by side: what docs/packs-compared.md shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import rashomon
from rashomon.schema.claim import Attribute
from rashomon.stages.report.rulings import Ruled

_SHOWN = (Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES)
_LEFT_OUT = frozenset({"notes", "source_original"})  # they name the pages' claimants


def print_packs(data: Path) -> None:
    """Print a Markdown table for each case folder: low / best / high under each pack, and its codes."""
    for folder in sorted(path for path in data.iterdir() if (path / "documents").is_dir()):
        case = rashomon.build([folder / "documents"])
        most = max(enumerate(case.records, 1), key=lambda n: (len(n[1].incident.documents), -n[0]), default=None)
        if most is not None:
            print("\n".join(_table(folder.name, rashomon.compare_packs(case, most[0]))))


def _table(name: str, rulings: Sequence[Ruled]) -> Iterator[str]:
    told = [a for a in _SHOWN if any(f.attribute is a and f.positions for r in rulings for f in r.findings)]
    yield from (f"### {name}", "", f"| pack | {' | '.join(told)} | codes |", f"|---|{'---|' * len(told)}---|")
    for ruled in rulings:
        cells = [_figures(ruled, attribute) for attribute in told]
        yield f"| {ruled.pack.name} | {' | '.join(cells)} | {_codes(ruled)} |"
    yield ""


def _figures(ruled: Ruled, attribute: Attribute) -> str:
    found = next((f for f in ruled.findings if f.attribute is attribute), None)
    if found is None:
        return "–"
    words = " / ".join("–" if end is None else f"{end:,}" for end in (found.low, found.best, found.high))
    return words if ruled.pack.counts(attribute) else f"({words})"


def _codes(ruled: Ruled) -> str:
    known = (c for c in ruled.codings if c.value is not None and c.name not in _LEFT_OUT)
    return ", ".join(f"{coding.name} {coding.value}" for coding in known) or "–"
