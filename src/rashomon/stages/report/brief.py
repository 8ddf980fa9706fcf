"""The brief: at most 250 words, every sentence compiled from claims and statements and citing them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.schema.claim import COUNTED, Attribute, Claim
from rashomon.schema.document import Document, Precision
from rashomon.schema.evidence import Evidence
from rashomon.schema.finding import Drift, Finding, Position, Status
from rashomon.schema.incident import Grouping, Incident
from rashomon.schema.lineage import Lineage
from rashomon.schema.record import BriefSentence
from rashomon.stages.report.lookup import Lookup, kind_noun, look_up
from rashomon.stages.report.reservations import reservations
from rashomon.stages.report.words import (
    attribute_word,
    capitalised,
    count_words,
    day_words,
    figure_words,
    is_plural,
    join_words,
    quoted_figure,
    tally_words,
    with_article,
)

WORD_LIMIT = 250
_MOST_POSITIONS = 4
_MOST_HOLDERS = 3
_ALWAYS_ASKED = (Attribute.DEATHS, Attribute.INJURIES)
_ORDER = {attribute: n for n, attribute in enumerate(Attribute)}


@dataclass(frozen=True, slots=True)
class _Draft:
    """A sentence with its rank: when the brief is too long, the highest rank leaves first."""

    rank: int
    text: str
    evidence: tuple[Evidence, ...]


def brief(
    incident: Incident, findings: Sequence[Finding], grouping: Grouping, documents: Sequence[Document], lineage: Lineage
) -> tuple[BriefSentence, ...]:
    """What an editor needs first: what happened, what is agreed, what is disputed and by whom, what is missing.

    No sentence is made without evidence, so a fact that cites nothing is left out. Sentences leave from the least
    important up until the rest has at most `WORD_LIMIT` words.
    """
    lookup = look_up(incident, grouping, documents)
    ordered = sorted(findings, key=lambda f: _ORDER[f.attribute])
    drafts = [
        *_what_happened(incident, lookup),
        *_sources(incident, ordered, lineage, lookup),
        *(draft for finding in ordered for draft in _finding(finding, lookup)),
        *(_Draft(3, r.text, r.evidence) for r in reservations(incident, lookup)),
        *_not_reported(incident, ordered, lookup),
    ]
    kept = [draft for draft in drafts if draft.evidence]
    while sum(len(draft.text.split()) for draft in kept) > WORD_LIMIT:
        worst = max(range(len(kept)), key=lambda n: (kept[n].rank, n))
        del kept[worst]
    return tuple(BriefSentence(draft.text, draft.evidence) for draft in kept)


def _what_happened(incident: Incident, lookup: Lookup) -> Iterator[_Draft]:
    noun = kind_noun(incident.kind) or "incident"
    where = f" {place}" if (place := lookup.where(incident)) else ""
    where += "," if "," in where and incident.date else ""
    when = f" on {day_words(incident.date.value)}" if incident.date and incident.date.day else ""
    if incident.date and not incident.date.day:
        within = "some time from" if incident.date.precision is Precision.SPAN else "in"
        when = f" {within} {day_words(incident.date.value)}"
    yield _Draft(0, f"{capitalised(with_article(noun))} was reported{where}{when}.", one_each(incident.evidence))


def _sources(incident: Incident, findings: Sequence[Finding], lineage: Lineage, lookup: Lookup) -> Iterator[_Draft]:
    known = [d for d in incident.documents if d in lookup.documents]
    families = lineage.families_among(known)
    text = (
        f"{capitalised(count_words(len(known), 'document tells', 'documents tell'))} of it, "
        f"in {count_words(len(families), 'text family', 'text families')}"
    )
    main = next((f for f in findings if f.attribute in COUNTED and f.origins), None)
    if main:
        subject = attribute_word(main.attribute, "question")
        text += (
            f"; on {subject} {'it rests' if len(known) == 1 else 'they rest'} on {count_words(main.origins, 'origin')}"
        )
    yield _Draft(1, f"{text}.", openings(known, lookup))


def _finding(finding: Finding, lookup: Lookup) -> Iterator[_Draft]:
    rank = 0 if finding.attribute in (Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES) else 2
    positions = [p for p in finding.positions if not p.superseded] or list(finding.positions)
    if positions and finding.status is not Status.NOT_REPORTED:
        text = _counted(finding, positions, lookup) if finding.attribute in COUNTED else _said(finding, lookup)
        yield _Draft(rank, text, claim_evidence((c for p in positions for c in p.claims), lookup))
    older = [p for p in finding.positions if p.superseded]
    if older and len(older) < len(finding.positions):
        gone = join_words([figure_words(p.bounds) for p in older])
        text = f"{'An earlier figure' if len(older) == 1 else 'Earlier figures'} for {_question(finding)}, {gone}, "
        text += f"{'was' if len(older) == 1 else 'were'} replaced."
        yield _Draft(rank + 2, text, claim_evidence((c for p in older for c in p.claims), lookup))
    for drift in finding.drifts:
        yield from _drift(drift, lookup)


def _question(finding: Finding) -> str:
    return attribute_word(finding.attribute, "question")


def _counted(finding: Finding, positions: Sequence[Position], lookup: Lookup) -> str:
    if finding.status is Status.SINGLE_SOURCE or len(positions) == 1 == len(positions[0].origins):
        figures = join_words([figure_words(p.bounds) for p in positions], "or")
        return f"For {_question(finding)} there is one source, {_brief_holders(positions[0], lookup)}: {figures}."
    if len(positions) == 1:
        tally = tally_words(positions[0].bounds, finding.attribute)
        return f"{capitalised(_brief_holders(positions[0], lookup))} agree on {tally}."
    who = {_brief_holders(p, lookup) for p in positions}
    if len(who) == 1:
        (one,) = who
        figures = join_words([figure_words(p.bounds) for p in positions])
        return f"{capitalised(one)} {_gives(one)} figures for {_question(finding)} that differ: {figures}."
    clauses = [_clause(p, lookup) for p in positions[:_MOST_POSITIONS]]
    rest = len(positions) - _MOST_POSITIONS
    if rest > 0:
        clauses.append(f"{count_words(rest, 'other figure is', 'other figures are')} in the table")
    verdict = "is disputed" if finding.status is Status.CONTESTED else "is told in ways that can all be true"
    return f"{capitalised(_question(finding))} {verdict}: {_join_clauses(clauses)}."


def _join_clauses(clauses: Sequence[str]) -> str:
    """Clauses in a row, with a semicolon where an "and" alone would mislead."""
    if len(clauses) == 2 and not any(" and " in clause for clause in clauses):
        return " and ".join(clauses)
    return f"{'; '.join(clauses[:-1])}; and {clauses[-1]}"


def _clause(position: Position, lookup: Lookup) -> str:
    who = _brief_holders(position, lookup)
    verb = "give" if len(position.origins) > 1 else _gives(who)
    return f"{who} {verb} {figure_words(position.bounds)}"


def _gives(who: str) -> str:
    return "give" if is_plural(who) else "gives"


def _said(finding: Finding, lookup: Lookup) -> str:
    clauses = []
    for position in finding.positions[:_MOST_POSITIONS]:
        told = {c.value or c.evidence.text for c in _claims(position.claims, lookup)}
        values = [position.words] if position.words else sorted(told)
        who = _tellers(position, lookup)
        verb = "say" if len(position.origins) > 1 or is_plural(who) else "says"
        clauses.append(f"{who} {verb} “{values[0]}”" if values else who)
    verdict = " is disputed" if finding.status is Status.CONTESTED else ", as told"
    return f"{capitalised(_question(finding))}{verdict}: {'; '.join(clauses)}."


def _tellers(position: Position, lookup: Lookup) -> str:
    """As `holders`, but beside named actors the reports that speak for themselves are counted."""
    actors = sorted({lookup.origin_name(o) for o in position.origins if not lookup.narrates(o)})
    papers = len({o for o in position.origins if lookup.narrates(o)})
    if not actors or not papers:
        return _brief_holders(position, lookup)
    return join_words([*actors[:_MOST_HOLDERS], *_others(len(actors) - _MOST_HOLDERS), count_words(papers, "report")])


def _others(number: int) -> list[str]:
    return [count_words(number, "other")] if number > 0 else []


def holders(position: Position, lookup: Lookup) -> str:
    """Who holds a position, as a sentence has it; a document that speaks for itself comes last, by its label."""
    actors = sorted({lookup.origin_name(o) for o in position.origins if not lookup.narrates(o)})
    papers = sorted({lookup.origin_name(o) for o in position.origins if lookup.narrates(o)})
    names = actors + papers
    if not names:
        return "an unnamed source"
    if not actors:
        return _own_words(_some(papers), len(papers))
    return _some(names)


def _brief_holders(position: Position, lookup: Lookup) -> str:
    """As `holders`, but reports that have no short name are counted instead of named."""
    papers = sorted({lookup.origin_name(o) for o in position.origins if lookup.narrates(o)})
    if not papers or len(papers) < len(position.origins) or not any("“" in label for label in papers):
        return holders(position, lookup)
    return _own_words(count_words(len(papers), "report"), len(papers))


def _own_words(who: str, documents: int) -> str:
    return f"{who} in {'its' if documents == 1 else 'their'} own words"


def _some(names: Sequence[str]) -> str:
    if len(names) <= _MOST_HOLDERS + 1:
        return join_words(names)
    return join_words([*names[:_MOST_HOLDERS], count_words(len(names) - _MOST_HOLDERS, "other")])


def _drift(drift: Drift, lookup: Lookup) -> Iterator[_Draft]:
    first, second = lookup.claims.get(drift.original), lookup.claims.get(drift.changed)
    if first is None or second is None or first.bounds is None or second.bounds is None:
        return
    if lookup.narrates(drift.origin):
        return  # a report that rounds its own figure is for the table alone
    text = (
        f"In {lookup.labels.get(second.document, second.document)} {attribute_word(first.attribute, 'question')} "
        f"given by {lookup.origin_name(drift.origin)} changed "
        f"from {quoted_figure(first.bounds)} to {quoted_figure(second.bounds)}."
    )
    yield _Draft(2, text, (first.evidence, second.evidence))


def _not_reported(incident: Incident, findings: Sequence[Finding], lookup: Lookup) -> Iterator[_Draft]:
    lacking = [attribute_word(attribute, "lacking") for attribute in unreported(findings)]
    if lacking:
        known = [d for d in incident.documents if d in lookup.documents]
        whose = "The document gives" if len(known) == 1 else "No document gives"
        text = f"{whose} {'no' if len(known) == 1 else 'a'} figure for {join_words(lacking, 'or')}."
        yield _Draft(4, text, openings(known, lookup))


def unreported(findings: Iterable[Finding]) -> tuple[Attribute, ...]:
    """The attributes that no claim counts for: always deaths and injuries, others where claims were set aside."""
    statuses = dict.fromkeys(_ALWAYS_ASKED, Status.NOT_REPORTED) | {f.attribute: f.status for f in findings}
    return tuple(a for a in Attribute if statuses.get(a) is Status.NOT_REPORTED)


def openings(documents: Iterable[str], lookup: Lookup) -> tuple[Evidence, ...]:
    """The title, else the first words, of each document: what a sentence about whole documents cites."""
    found = []
    for id_ in documents:
        blocks = lookup.documents[id_].content_blocks()
        if blocks:
            end = min(blocks[0].end, blocks[0].start + 160)
            found.append(lookup.documents[id_].evidence(blocks[0].start, end))
    return tuple(found)


def claim_evidence(claims: Iterable[str], lookup: Lookup) -> tuple[Evidence, ...]:
    """The evidence of claims, one for each document and wording, in the documents' order."""
    return one_each(claim.evidence for claim in _claims(claims, lookup))


def _claims(ids: Iterable[str], lookup: Lookup) -> list[Claim]:
    return [lookup.claims[id_] for id_ in ids if id_ in lookup.claims]


def one_each(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence without repeats, sorted."""
    return tuple(sorted(set(evidence)))
