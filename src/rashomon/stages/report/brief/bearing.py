"""How far what somebody says bears on an incident: a desk wants what tells of it, not all that was said that day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.language.data import column
from rashomon.language.text import fold
from rashomon.schema.claim import Claim
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.sentences import sentence_around

_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Bearing:
    """The words, folded, of the sentences in which an incident's claims stand."""

    told: frozenset[str]

    def of(self, text: str) -> int:
        """How many different words of a text tell of such incidents or of this one."""
        return len({w for w in _words(text) if w in self.told or w in column("report_words", "word")})


def make_bearing(claims: Iterable[Claim], lookup: Lookup) -> Bearing:
    """What bears on the incident that some claims are of."""
    found: set[str] = set()
    for claim in claims:
        document = lookup.documents.get(claim.document)
        if document is not None:
            around = sentence_around(document, claim.evidence.span)
            found.update(_words(document.text[around.start : around.end]))
    return Bearing(frozenset(found))


def _words(text: str) -> set[str]:
    return {fold(word) for word in _WORD.findall(text)} - column("function_words", "word")
