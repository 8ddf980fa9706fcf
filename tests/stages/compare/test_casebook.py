"""The casebook's text families, from its documents as plain lines: every pair found and none besides."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.page import Location
from rashomon.stages.compare.compare import compare

FAMILY = ("revision", "copies-passages")


def read(path: Path, prefix: str = "") -> Document:
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    name = prefix + path.name[:3]
    blocks = tuple(
        Block(found.start(), found.end(), BlockRole.PARAGRAPH)
        for found in re.finditer(r"[^\s](?:[^\r\n]*[^\s])?", text)
    )
    return Document(id=name, page=name, locations=(Location(path.name),), text=text, blocks=blocks)


def wanted(folder: Path, prefix: str = "") -> set[tuple[str, str]]:
    """Pairs the case joins, closed under transitivity."""
    families: list[set[str]] = []
    case = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    for row in case.get("lineage") or []:
        if row["kind"] in FAMILY:
            joined = {f"{prefix}{int(d):03d}" for d in row.get("documents") or [row["from"], row["to"]]}
            apart = [f for f in families if not f & joined]
            families = [*apart, joined.union(*(f for f in families if f & joined))]
    return {pair for family in families for pair in combinations(sorted(family), 2)}


@pytest.mark.shared
def test_every_pair_of_the_casebook_and_no_other(shared: Path) -> None:
    folders = sorted(path for path in (shared / "cases").iterdir() if path.is_dir())
    documents = [read(path, f"{f.name}/") for f in folders for path in sorted((f / "documents").iterdir())]
    found = {pair for family in compare(documents).families for pair in combinations(family, 2)}
    gold = {pair for f in folders for pair in wanted(f, f"{f.name}/")}
    assert found == gold
