"""Extract what one document says: its statements, its claims, and the event it tells."""

from __future__ import annotations

from dataclasses import replace

from rashomon.schema.analysis import Analysis
from rashomon.schema.document import Document
from rashomon.schema.extraction import Extraction
from rashomon.stages.extract.claims import find_claims
from rashomon.stages.extract.deeds import find_deeds
from rashomon.stages.extract.event import sketch_event
from rashomon.stages.extract.name_mentions import find_names
from rashomon.stages.extract.reading import read_all
from rashomon.stages.extract.statements import find_statements
from rashomon.stages.extract.surroundings import survey
from rashomon.stages.extract.telling_events import Said
from rashomon.stages.extract.tellings import find_tellings
from rashomon.stages.extract.toponyms import find_toponyms
from rashomon.stages.extract.tree import plant_all


def extract(document: Document, analysis: Analysis, without: frozenset[str] = frozenset()) -> Extraction:
    """Read `document`: statements and event first, since a claim stands on a speaker's word and has a scope.

    `without` names mechanisms of finding statements and claims to leave out.

    Raises:
        InputError: a name in `without` is no mechanism's.
    """
    trees = plant_all(analysis)
    statements = find_statements(document, analysis, without, trees)
    toponyms = find_toponyms(document, analysis)
    event = sketch_event(document, analysis, toponyms)
    surroundings = survey(document, read_all(trees), event)
    claims = find_claims(document, statements, surroundings, without)
    if "deeds" not in without:
        claims += find_deeds(document, analysis.quotations, statements, surroundings)
    claims = tuple(sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.attribute, c.id)))
    found = Extraction(
        document.id, tuple(statements), claims, event, places=toponyms.mentions, names=find_names(analysis)
    )
    if not {"tellings", "scopes"}.isdisjoint(without):
        return found
    told = find_tellings(document, analysis, Said(event, claims, found.statements), toponyms)
    return replace(found, statements=told.statements, claims=told.claims, event=told.event, tellings=told.tellings)
