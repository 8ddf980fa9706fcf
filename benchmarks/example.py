"""The bundled example against what a careful reader finds in it: a floor that needs no data from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import rashomon
from rashomon.schema.claim import Attribute, Scope
from rashomon.schema.record import Case

_HERE = Path(__file__).parent
_PAGES = _HERE.parent / "examples" / "marsa-talin" / "pages"
_COUNTED = frozenset(
    {Attribute.DEATHS, Attribute.INJURIES, Attribute.MISSING, Attribute.STRIKES, Attribute.VEHICLES, Attribute.DETAINED}
)

Figure = tuple[str, str, str, str, str]


def measure_example() -> float:
    """F1 over the figures with their documents, bounds and claimants, each counted once in a document."""
    wanted, found = set(_wanted()), set(_found(rashomon.build([_PAGES])))
    return 2 * len(wanted & found) / (len(wanted) + len(found))


def _wanted() -> Iterator[Figure]:
    lines = (_HERE / "example.tsv").read_text(encoding="utf-8").splitlines()
    for line in [line for line in lines if not line.startswith("#")][1:]:
        document, attribute, low, high, claimant = line.split("\t")
        yield document, attribute, low, high, claimant


def _found(case: Case) -> Iterator[Figure]:
    names = {document.id: document.locations[0].path for document in case.documents}
    for claim in case.claims:
        if claim.scope is Scope.INCIDENT and claim.attribute in _COUNTED and not claim.part_of and claim.bounds:
            low, high = (("" if end is None else str(end)) for end in (claim.bounds.low, claim.bounds.high))
            claimant = claim.claimant.name if claim.claimant else ""
            yield names[claim.document], claim.attribute.value, low, high, claimant
