"""Text families: what the family links join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.schema.lineage import FAMILY_KINDS, TextLink


def families(documents: Iterable[str], links: Sequence[TextLink]) -> tuple[tuple[str, ...], ...]:
    """Every document in exactly one family, families and their members sorted (union-find)."""
    parent = {document: document for document in documents}

    def root(document: str) -> str:
        while parent[document] != document:
            parent[document] = parent[parent[document]]
            document = parent[document]
        return document

    for link in links:
        if link.kind in FAMILY_KINDS:
            one, other = sorted((root(link.first), root(link.second)))
            parent[other] = one
    members: dict[str, list[str]] = defaultdict(list)
    for document in sorted(parent):
        members[root(document)].append(document)
    return tuple(sorted(tuple(group) for group in members.values()))
