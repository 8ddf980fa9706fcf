"""On whose word a claim stands: the innermost statement that holds it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from rashomon.language.hearsay import is_hearsay
from rashomon.schema.claim import Attribute
from rashomon.schema.document import Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Modality, Source, SourceKind, Statement
from rashomon.stages.extract.asserted import asserts, goes_on
from rashomon.stages.extract.heard import Heard
from rashomon.stages.extract.taken_back import TakenBack
from rashomon.stages.extract.tally import Tally

_FINDING = frozenset({"identify", "name", "document", "record", "count"})
TOLLS = frozenset({Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES, Attribute.MISSING, Attribute.STRIKES})
TOLLS |= {Attribute.DISPLACED, Attribute.DETAINED, Attribute.VEHICLES, Attribute.AIRCRAFT}
_NEAR = 600  # code points before a figure in which a statement may begin whose sentence it goes on
_DEEPEST = 6  # statements told inside one another
_HIGHEST = 6  # heads between a word of harm and the verb of finding above it


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who claims, through whom, how firmly, and in which statement; the document itself where all is None."""

    claimant: Source | None = None
    via: tuple[Source, ...] = ()
    modality: Modality = Modality.ASSERTED
    statement: str | None = None
    modality_evidence: Evidence | None = None


def attribute_claim(document: Document, heard: Heard, tally: Tally, evidence: Evidence) -> Attributed:
    """The speaker of the innermost statement whose content holds most of the evidence; else who identified the harmed.

    "Reports" that nobody stands behind make a claim a reported one of the document's own.
    """
    tree, tolls = tally.reading.tree, tally.attribute in TOLLS
    holding = [
        s
        for s in heard.near(evidence)
        if _share(s, evidence) * 2 > evidence.end - evidence.start
        and not _harmed(s, evidence)
        and asserts(s, tree, tolls)
    ] or [s for s in heard.before(evidence, _NEAR) if goes_on(s, tree, tally.at, evidence)]
    if not holding:
        return Attributed(_teller(document, tally))
    inner = min(holding, key=lambda s: (sum(c.end - c.start for c in s.content), s.start, s.id))
    chain = _chain(inner, heard)
    if inner.speaker is not None and is_hearsay(inner.speaker.name):
        reported = inner.modality if inner.modality is not Modality.ASSERTED else Modality.REPORTED
        return Attributed(None, chain, reported, inner.id, inner.modality_evidence or inner.speaker.mention)
    return Attributed(inner.speaker, chain, inner.modality, inner.id, inner.modality_evidence)


def taker_back(told: Attributed, document: Document, tally: Tally, back: TakenBack) -> Attributed:
    """The one whose word it was that a text tells as taken back: its speaker, or else the one who takes it back.

    "The Herald retracted a story which said that 120 died": no story speaks for itself. Where another calls it wrong
    ("the army said the ministry's claim was false"), it is that one who denies it.
    """
    who = told.claimant
    if back.others is not None and who is not None and who.mention is not None:
        tree = tally.reading.tree
        if who.mention.start < tree.end(back.others) and tree.start(back.others) < who.mention.end:
            return replace(told, claimant=told.via[0] if told.via else None, via=told.via[1:])
    known = who is not None and who.name and who.kind is not SourceKind.DOCUMENT
    if known or back.subject is None:
        return told
    return replace(told, claimant=_source(document, tally, back.subject) or who)


def _chain(inner: Statement, heard: Heard) -> tuple[Source, ...]:
    """Through whom the words of a statement came, nearest the speaker first: its own relays, then whoever tells it.

    "The mayor said police had told her that ...": police claim it, through the mayor. Nobody stands in it twice.
    """
    links = list(inner.via)
    outer = heard.get(inner.inside)
    for _ in range(_DEEPEST):
        if outer is None:
            break
        links.extend(([outer.speaker] if outer.speaker is not None else []) + list(outer.via))
        outer = heard.get(outer.inside)
    told = {inner.speaker.name} if inner.speaker is not None else set()
    return tuple(s for k, s in enumerate(links) if s.name and s.name not in told | {o.name for o in links[:k]})


def _share(statement: Statement, evidence: Evidence) -> int:
    return sum(max(0, min(c.end, evidence.end) - max(c.start, evidence.start)) for c in statement.content)


def _harmed(statement: Statement, evidence: Evidence) -> bool:
    """Is the supposed speaker among the words that name the harmed? Then it is no telling of theirs."""
    mention = statement.speaker.mention if statement.speaker is not None else None
    return mention is not None and mention.start < evidence.end and evidence.start < mention.end


def _teller(document: Document, tally: Tally) -> Source | None:
    """ "The sheriff identified the three victims": the subject of a verb of finding whose object tells the harm."""
    tree, at = tally.reading.tree, tally.at
    below = at
    for verb in (at, *islice(tree.climb(at), _HIGHEST)):
        token = tree.tokens[verb]
        told = verb == at or tree.tokens[below].dep in {"dobj", "prep"}
        if token.lemma in _FINDING and token.pos == "VERB" and told:
            subject = tree.kid(verb, "nsubj")
            return _source(document, tally, subject) if subject is not None else None
        if token.pos == "VERB" and verb != at and token.dep not in {"acl", "relcl"}:
            return None
        below = verb
    return None


def _source(document: Document, tally: Tally, head: int) -> Source | None:
    tree = tally.reading.tree
    first = tree.left[head]
    if tree.tokens[head].pos == "PRON":
        return None
    while first < head and tree.tokens[first].tag in {"DT", "PRP$"}:
        first += 1
    named = [k for k in range(first, head + 1) if k in tally.reading.people]
    mention = document.evidence(tree.start(first), tree.end(head))
    if named:
        return Source(document.text[tree.start(named[0]) : tree.end(named[-1])], SourceKind.PERSON, mention)
    return Source(mention.text, SourceKind.INSTITUTION, mention, method="role")
