"""Who denies, cannot confirm, or speaks only on a condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.language.text import fold
from rashomon.schema.document import BlockRole
from rashomon.schema.evidence import Evidence
from rashomon.schema.incident import Incident
from rashomon.schema.statement import Directness, Modality, SourceKind, Statement
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.words import capitalised, shortened

_FORMS = {
    Modality.DENIED: "issued a denial",
    Modality.UNCONFIRMED: "withheld confirmation",
    Modality.CONDITIONAL: "put it conditionally",
}
_MOST = 6
_QUOTE_WORDS = 24
_WIDEST_GAP = 60  # between cue and content: " that ", " the figures or ", " from the ministry that "
_CLAUSE_END = frozenset(".;:!?\n")


@dataclass(frozen=True, slots=True)
class Reservation:
    """A sentence on who holds back, with the statements it stands on."""

    text: str
    evidence: tuple[Evidence, ...]


def reservations(incident: Incident, lookup: Lookup) -> tuple[Reservation, ...]:
    """One sentence for each party and modality, the most repeated words first, at most six.

    Only named or described speakers count: nobody can be asked about a denial of no one's. Where a party said
    several things in one modality, those that most documents carry are quoted.
    """
    told: dict[tuple[str, Modality], dict[str, list[Statement]]] = {}
    for statement in _hedged(incident, lookup):
        assert statement.speaker is not None  # _hedged leaves the others out
        key = (lookup.running_name(statement.speaker), statement.modality)
        told.setdefault(key, {}).setdefault(fold(statement.content[0].text), []).append(statement)
    made = []
    for (speaker, modality), wordings in told.items():
        same = max(wordings.values(), key=lambda s: (len({x.document for x in s}), -len(s[0].content[0].text), s[0].id))
        text = f"{capitalised(speaker)} {_told(same[0], lookup)}"
        documents = len({s.document for group in wordings.values() for s in group})
        made.append((-documents, tuple(_FORMS).index(modality), Reservation(text, _first_each(same))))
    made.sort(key=lambda row: (row[0], row[1], row[2].text))
    return tuple(reservation for _, _, reservation in made[:_MOST])


def _told(statement: Statement, lookup: Lookup) -> str:
    """What the speaker did, in the writer's own words where those report it ("“denied that ...”"), else in ours."""
    reported = _reported(statement, lookup)
    quote = shortened(reported or statement.content[0].text, _QUOTE_WORDS).rstrip(",;:")
    form = "" if reported else f"{_FORMS[statement.modality]}: "
    return f"{form}“{_inner_marks(quote)}”" + ("" if quote.endswith((".", "!", "?", "…")) else ".")


def _reported(statement: Statement, lookup: Lookup) -> str:
    """The stretch from the cue, with its negation, to the end of the content; "" where that is no predicate."""
    if statement.directness is Directness.DIRECT or len(statement.content) != 1 or len(statement.cue) != 1:
        return ""
    content, cue, hedge = statement.content[0], statement.cue[0], statement.modality_evidence
    start = min(cue.start, hedge.start) if hedge and hedge.start < content.start else cue.start
    if cue.end > content.start or content.start - cue.end > _WIDEST_GAP or cue.start - start > _WIDEST_GAP:
        return ""
    text = lookup.documents[statement.document].text
    return "" if _CLAUSE_END.intersection(text[cue.end : content.start]) else text[start : content.end]


def _hedged(incident: Incident, lookup: Lookup) -> Iterator[Statement]:
    for id_ in incident.statements:
        statement = lookup.statements.get(id_)
        if statement is None or statement.modality not in _FORMS or statement.speaker is None:
            continue
        # A headline only repeats, in fewer words, what the article below it tells.
        headline = lookup.documents[statement.document].role_at(statement.start) is BlockRole.TITLE
        if lookup.speaker(statement.speaker) and statement.speaker.kind is not SourceKind.UNNAMED and not headline:
            yield statement


def _first_each(statements: list[Statement]) -> tuple[Evidence, ...]:
    by_document = {s.document: s.content[0] for s in sorted(statements, key=lambda s: s.content[0], reverse=True)}
    return tuple(by_document[d] for d in sorted(by_document))


def _inner_marks(text: str) -> str:
    """Quotation marks inside a quotation, made single."""
    return text.replace("“", "‘").replace("”", "’").replace('"', "'")
