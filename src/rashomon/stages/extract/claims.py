"""Claims of how many: each count of a document with its evidence, its claimant and whose toll it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.language.text import fold
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Claim, Scope
from rashomon.schema.document import BlockRole, Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.identity import content_id
from rashomon.schema.statement import Modality, Statement
from rashomon.stages.extract.claimants import Attributed, attribute_claim, taker_back
from rashomon.stages.extract.done import only_by
from rashomon.stages.extract.heard import Heard
from rashomon.stages.extract.hedges import in_clause
from rashomon.stages.extract.outliers import set_apart
from rashomon.stages.extract.scope import scope_of
from rashomon.stages.extract.scope_times import Scoped
from rashomon.stages.extract.settle import settle
from rashomon.stages.extract.singles import tie_singles
from rashomon.stages.extract.surroundings import Surroundings
from rashomon.stages.extract.taken_back import TakenBack, taken_back
from rashomon.stages.extract.tallies import find_tallies
from rashomon.stages.extract.tally import Tally
from rashomon.stages.extract.victim_groups import groups_of
from rashomon.stages.extract.victim_names import named_in

_OPENING, _CLOSING = frozenset("'\"‘“"), frozenset("'\"’”")
_NONE = Bounds(0, 0)
_LONGEST = 400  # code points of evidence a claim may stand on
_REPEATED = 30  # code points after a claim that must be the same too for it to be a repeat
_FAR = 80  # code points between a count and its word of harm past which the count stands alone


def find_claims(
    document: Document,
    statements: Sequence[Statement],
    surroundings: Surroundings,
    without: frozenset[str] = frozenset(),
) -> tuple[Claim, ...]:
    """Every count of people harmed, of strikes, aircraft, vehicles and munitions that `document` states, in order.

    Claims of other events and of sums over many are kept, with their scope and its reason. `without` names mechanisms
    (`mechanisms.MECHANISMS`) to leave out.
    """
    readings = surroundings.readings
    claims: dict[str, Claim] = {}
    numbered: set[str] = set()
    said: set[tuple[str | int | None, ...]] = set()
    told: Sequence[Sequence[Tally]] = [tuple(find_tallies(reading, without)) for reading in readings]
    told = settle(told, readings) if "settling" not in without else told
    heard = Heard(statements)
    captions = [r.tree.placed.role is BlockRole.CAPTION for r in readings]
    for n in sorted(range(len(readings)), key=lambda n: (captions[n], n)):  # of a sentence told twice, the article's
        for tally in told[n]:
            if tally.count.bounds == _NONE and only_by(tally.reading, tally.at):
                continue  # "nobody was killed by our forces" denies a part, and counts nobody
            claim = _claim(document, tally, heard, surroundings)
            if "scopes" in without:
                claim = replace(claim, scope=Scope.INCIDENT, scope_reason="")
            words = _as_said(document, claim)
            if words not in said:
                said.add(words)
                claims.setdefault(claim.id, claim)
                numbered.update({claim.id} if tally.count.numeral else ())
    placed = set_apart(claims.values(), surroundings) if "outliers" not in without else claims.values()
    tied = tie_singles(placed, numbered) if "singles" not in without else placed
    return tuple(sorted(tied, key=lambda c: (c.evidence.start, c.evidence.end, c.attribute, c.id)))


def _as_said(document: Document, claim: Claim) -> tuple[str | int | None, ...]:
    """What makes a claim a mere repeat: pages print a headline several times over, with the words that follow it."""
    bounds, end = claim.bounds, claim.evidence.end
    after = fold(document.text[end : end + _REPEATED])
    speaker = claim.claimant.name if claim.claimant else None
    ends = (bounds.low, bounds.high) if bounds else (None, None)
    return (claim.attribute, *ends, fold(claim.evidence.text), after, speaker)


def _evidence(document: Document, tally: Tally) -> Evidence:
    """The number and the word of harm, and what stands between them; the number alone where they are far apart."""
    tree, count = tally.reading.tree, tally.count
    first, last = min(count.first, tally.at), max(count.last, tally.at)
    start, end = tree.start(first), tree.end(last)
    gap = max(tree.start(tally.at) - tree.end(count.last), tree.start(count.first) - tree.end(tally.at))
    if end - start > _LONGEST or (gap > _FAR and count.numeral):
        start, end = tree.start(count.first), min(tree.end(count.last), tree.start(count.first) + _LONGEST)
    return document.evidence(start, end)


def _claim(document: Document, tally: Tally, heard: Heard, surroundings: Surroundings) -> Claim:
    evidence = _evidence(document, tally)
    source: Attributed = attribute_claim(document, heard, tally, evidence)
    modality, word = source.modality, source.modality_evidence
    if tally.hedge.modality is not None and modality is Modality.ASSERTED:
        modality = tally.hedge.modality
        tree, k = tally.reading.tree, tally.hedge.word
        word = document.evidence(tree.start(k), tree.end(k)) if k is not None else None
    elif modality is Modality.POSSIBLE and _elsewhere(word, evidence, tally):
        modality, word = Modality.ASSERTED, None
    if modality is Modality.ASSERTED and _quoted_headline(document, tally, evidence):
        modality = Modality.REPORTED
    back = _taken_back(tally)
    if back is not None:
        modality = Modality.DENIED
        word = document.evidence(tally.reading.tree.start(back.first), tally.reading.tree.end(back.last))
        source = taker_back(source, document, tally, back)
    scoped: Scoped = scope_of(surroundings, tally.reading, tally.at, tally.count)
    tree, count = tally.reading.tree, tally.count
    speaker = source.claimant.mention if source.claimant is not None else None
    subject = document.text[tree.start(count.first) : tree.end(count.last)][:_LONGEST]
    return Claim(
        id=_claim_id(document, tally, evidence),
        document=document.id,
        attribute=tally.attribute,
        bounds=count.bounds,
        evidence=evidence,
        claimant=source.claimant,
        modality=modality,
        method=f"{tally.method}/1",
        via=source.via,
        statement=source.statement,
        subject=subject,
        increment=tally.added,
        scope=scoped.scope,
        scope_reason=scoped.reason,
        modality_evidence=word,
        groups=groups_of(document, tally),
        named=named_in(document, tally, speaker.span if speaker is not None else None),
        part_of=_claim_id(document, tally.whole, _evidence(document, tally.whole)) if tally.whole else None,
    )


def _taken_back(tally: Tally) -> TakenBack | None:
    """How the text takes the figure back; that nobody was killed is no figure.

    It is looked for from whom the figure counts: "corrected the number of dead to six" takes back no six.
    """
    return None if tally.count.bounds == _NONE else taken_back(tally.reading.tree, tally.count.head)


def _elsewhere(word: Evidence | None, evidence: Evidence, tally: Tally) -> bool:
    """Does the statement's word of doubt stand in another clause than the claim? Then it doubts something else."""
    if word is None or tally.hedge.modality is not None:
        return False
    first, stop = tally.reading.tree.sentence(tally.at)
    outside = word.end <= tally.reading.tree.start(first) or word.start >= tally.reading.tree.end(stop - 1)
    return outside or word.start > evidence.end or not in_clause(tally.reading, tally.at, word.start)


def _quoted_headline(document: Document, tally: Tally, evidence: Evidence) -> bool:
    """A headline between quotation marks is somebody's word, though nobody is named: "'Several die' in quake"."""
    if tally.reading.tree.placed.role is not BlockRole.TITLE:
        return False
    before, after = (
        document.text[max(0, evidence.start - 1) : evidence.start],
        document.text[evidence.end : evidence.end + 1],
    )
    return before in _OPENING and after in _CLOSING


def _claim_id(document: Document, tally: Tally, evidence: Evidence) -> str:
    bounds = tally.count.bounds
    return content_id("claim", document.id, tally.attribute, evidence.start, evidence.end, bounds.low, bounds.high)
