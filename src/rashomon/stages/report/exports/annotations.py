"""Every claim and statement as a W3C Web Annotation: where it stands, in words and in positions.

Positions are Unicode code points into the document's text, as `record.json` holds it. Where the page has an address,
the same words are also targeted there, by quotation alone: positions in a web page are another's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.schema.claim import Claim
from rashomon.schema.document import Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.record import Case
from rashomon.schema.statement import Statement
from rashomon.stages.report.exports.names import address, urn
from rashomon.stages.report.lookup import Lookup, look_up_case
from rashomon.stages.report.record_view import in_order, source_name

_AROUND = 32  # code points of prefix and suffix, by which a quotation that occurs twice is told apart


def annotation_collection(case: Case) -> dict[str, Any]:
    """An annotation collection of one page: claims, then statements, each in the order of the documents' text."""
    lookup = look_up_case(case)
    items = [*_claims(lookup), *_statements(lookup)]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("annotations", "all"),
        "type": "AnnotationCollection",
        "label": "Claims and statements of a Rashomon record",
        "total": len(items),
        "first": {"id": urn("annotations", "1"), "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _claims(lookup: Lookup) -> Iterator[dict[str, Any]]:
    for claim in in_order(lookup.claims, lookup.claims, lookup):
        tags = (claim.attribute.value, claim.modality.value, claim.scope.value)
        yield _annotation(urn("claim", claim.id), claim_words(claim, lookup), tags, [claim.evidence], lookup)


def _statements(lookup: Lookup) -> Iterator[dict[str, Any]]:
    for said in in_order(lookup.statements, lookup.statements, lookup):
        words = statement_words(said, lookup)
        tags = ("statement", said.directness.value, said.modality.value)
        yield _annotation(urn("statement", said.id), words, tags, said.content, lookup)


def claim_words(claim: Claim, lookup: Lookup) -> str:
    """A claim on one line: "deaths: at least 44, says Sidra Rights Monitor"."""
    value = claim.value or (claim.bounds.words() if claim.bounds else "")
    who = source_name(claim.claimant, lookup) or ("an unnamed source" if claim.claimant else "the document itself")
    return f"{claim.attribute.value}: {value}, says {who}"


def statement_words(statement: Statement, lookup: Lookup) -> str:
    """A statement on one line: "said by Idris Makhlouf, directly"."""
    who = source_name(statement.speaker, lookup) or "an unnamed source"
    return f"said by {who}, {statement.directness.value}"


def _annotation(
    name: str, words: str, tags: Sequence[str], evidence: Sequence[Evidence], lookup: Lookup
) -> dict[str, Any]:
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "value": words, "format": "text/plain", "language": "en", "purpose": "describing"},
            *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags),
        ],
        "target": [target for piece in evidence for target in _targets(piece, lookup.documents[piece.document])],
    }


def _targets(evidence: Evidence, document: Document) -> Iterator[dict[str, Any]]:
    text = document.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": evidence.text,
        "prefix": text[max(0, evidence.start - _AROUND) : evidence.start],
        "suffix": text[evidence.end : evidence.end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}
    yield {"source": urn("document", document.id), "selector": [quote, position]}
    if (url := address(document)) is not None:
        yield {"source": url, "selector": quote}
