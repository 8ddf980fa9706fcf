"""What one document owes another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rashomon.schema.evidence import Evidence, Span


class LineageKind(StrEnum):
    """The first two join text families; the others name a source that is not a document of the case."""

    REVISION = "revision"
    COPIES_PASSAGES = "copies-passages"
    QUOTES_OUTLET = "quotes-outlet"
    CREDITS_AGENCY = "credits-agency"
    RELAYS = "relays"


FAMILY_KINDS = frozenset({LineageKind.REVISION, LineageKind.COPIES_PASSAGES})


@dataclass(frozen=True, slots=True, order=True)
class Alignment:
    """Two spans that say the same words, in the earlier (or first) and the later (or second) document.

    `identical` is False where punctuation, white space, case or single words differ.
    """

    first: Span
    second: Span
    identical: bool


@dataclass(frozen=True, slots=True)
class TextLink:
    """Two documents whose text descends from one another: `revision` or `copies-passages`.

    `first` is the one copied from where `directed`; otherwise the two are in the order of their ids and nobody
    can say which came first. `reason` says in words what shows the link and, if directed, the direction.
    `shared` is the share of the second document's words that stand in the alignments, 0 to 1.
    """

    kind: LineageKind
    first: str
    second: str
    directed: bool
    alignments: tuple[Alignment, ...]
    shared: float
    reason: str
    method: str


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A document that names a source outside the case: an outlet quoted, an agency credited, a relay.

    `source` is the name as it stands in the document, `evidence` the words that say so.
    """

    kind: LineageKind
    document: str
    source: str
    evidence: Evidence
    method: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """All links of a collection, and the text families they make: sorted tuples of document ids.

    Every document is in exactly one family; a document alone is a family of one.
    """

    links: tuple[TextLink, ...] = ()
    sources: tuple[SourceLink, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()

    def family_of(self, document: str) -> tuple[str, ...]:
        """The family that holds `document`; itself alone when it is not known."""
        return next((f for f in self.families if document in f), (document,))

    def families_among(self, documents: Iterable[str]) -> list[tuple[str, ...]]:
        """The text families of some documents, each once and whole; a document that is not known is alone."""
        left = set(documents)
        found = []
        for family in self.families:
            if not left.isdisjoint(family):
                found.append(family)
                left.difference_update(family)
        return found + [(document,) for document in sorted(left)]
