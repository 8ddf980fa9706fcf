"""The people and bodies that a document names, also those who say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.schema.analysis import Analysis, NameKind
from rashomon.schema.entity import NameMention
from rashomon.schema.statement import SourceKind

_KINDS = {NameKind.PERSON: SourceKind.PERSON, NameKind.ORGANISATION: SourceKind.INSTITUTION}


def find_names(analysis: Analysis) -> tuple[NameMention, ...]:
    """Every stretch that names a person or a body, in the order of the text; outlets and places are neither."""
    return tuple(_find(analysis))


def _find(analysis: Analysis) -> Iterator[NameMention]:
    for start, name in analysis.names():
        key = name.key or ""
        kind = _KINDS.get(name.kind)
        if kind is not None and name.text.strip() and (not key or key.startswith("actor:")):
            yield NameMention(start + name.start, start + name.end, kind, key)
