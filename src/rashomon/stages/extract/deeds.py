"""Claims of who did it, whether on purpose, at whom and with what, each on somebody's word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from rashomon.language.aliases import find_aliases
from rashomon.language.taking_back import takes_back
from rashomon.language.text import fold
from rashomon.schema.analysis import Quotation
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.document import Document
from rashomon.schema.identity import content_id
from rashomon.schema.statement import Modality, Source, SourceKind, Statement
from rashomon.stages.extract.answered import find_answered
from rashomon.stages.extract.claimants import Attributed, attribute_claim
from rashomon.stages.extract.deed import Deed
from rashomon.stages.extract.deed_words import doer_kind
from rashomon.stages.extract.doers import Doer
from rashomon.stages.extract.done import find_done
from rashomon.stages.extract.drafts import Mention
from rashomon.stages.extract.heard import Heard
from rashomon.stages.extract.hedges import Hedge
from rashomon.stages.extract.mentions import phrase
from rashomon.stages.extract.people import Headcount
from rashomon.stages.extract.purposes import find_purposes
from rashomon.stages.extract.quoted import Quotations
from rashomon.stages.extract.reading import Reading
from rashomon.stages.extract.scope import scope_of
from rashomon.stages.extract.speakers import Speakers
from rashomon.stages.extract.surroundings import Surroundings
from rashomon.stages.extract.tally import Tally
from rashomon.stages.extract.weapons import find_weapons

_LONGEST = 400  # code points of evidence a claim may stand on
_FIRST_PERSON = frozenset({"we", "our", "i"})
_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.STATE})
_OF_BODIES = frozenset({"it", "they"})
_ONE = Bounds(1, 1)


def find_deeds(
    document: Document, quotations: Sequence[Quotation], statements: Sequence[Statement], surroundings: Surroundings
) -> tuple[Claim, ...]:
    """Every claim of responsibility, intent, intended target and weapon in `document`, in order, each said once."""
    readings = surroundings.readings
    told = [deed for reading in readings for deed in _told(reading)]
    if not told:
        return ()
    namer = _Namer(document, readings, Quotations(quotations), statements)
    claims: dict[tuple[str, ...], Claim] = {}
    heard = Heard(statements)
    for deed in told:
        claim = _claim(namer, deed, heard, surroundings)
        if claim is not None:
            who = claim.claimant.name if claim.claimant else ""
            claims.setdefault((claim.attribute, fold(claim.value), who, claim.modality, claim.scope), claim)
    return tuple(sorted(claims.values(), key=lambda c: (c.evidence.start, c.evidence.end, c.attribute, c.id)))


def _told(reading: Reading) -> Iterator[Deed]:
    """The deeds of a paragraph: what somebody says of their part before what the same clause tells."""
    answered = list(find_answered(reading))
    spoken = {k for deed in answered for k in range(deed.first, deed.last + 1)}
    done = (deed for deed in find_done(reading) if not (deed.doer and deed.doer.head in spoken and deed.at in spoken))
    return chain(answered, done, find_purposes(reading), find_weapons(reading))


class _Namer:
    """Names doers and claimants by the fullest names that the document gives."""

    def __init__(
        self,
        document: Document,
        readings: Sequence[Reading],
        quotations: Quotations,
        statements: Sequence[Statement],
    ) -> None:
        self.document = document
        self._readings = readings
        self._quotations = quotations
        self._speakers: Speakers | None = None  # costly to make, and seldom needed
        self._bodies: dict[str, str] | None = None  # and so is this
        self._mentions = {
            (s.speaker.mention.start, s.speaker.mention.end): s.speaker
            for s in statements
            if s.speaker is not None and s.speaker.mention is not None
        }

    def claimant(self, reading: Reading, head: int) -> Source:
        """The source that the noun phrase of `head` stands for."""
        return self._source(phrase(reading.tree, head))

    def doer(self, reading: Reading, doer: Doer, claimant: Source | None) -> Source | None:
        """The one to whom a deed is laid, None where nothing resolves a pronoun."""
        tree = reading.tree
        mention = Mention(tree, doer.head, doer.first, doer.last)
        words = self.document.evidence(mention.span.start, mention.span.end)
        if doer.state:
            return Source(doer.state, SourceKind.STATE, words, method="state")
        word = reading.lower(doer.head)
        if word in _FIRST_PERSON:
            return claimant
        whose = reading.lower(doer.first)
        if claimant is not None and (whose == "our" or (whose == "its" and claimant.kind in _BODIES)):
            return claimant  # "our forces", and a body's "its forces"
        if tree.tokens[doer.head].pos == "PRON":
            # "He shot his wife": a name guessed for a killer would be worse than none. A body speaks of itself.
            own = word in _OF_BODIES and claimant is not None and claimant.kind in _BODIES
            return claimant if own else None
        if doer.head in reading.people:
            return self._source(mention)
        if self._bodies is None:
            self._bodies = _short_names(self.document.text)
        name = self._bodies.get(fold(words.text).removesuffix(" forces"), " ".join(words.text.split()))
        body = doer.named or word == "coalition"
        return Source(name, SourceKind.INSTITUTION if body else SourceKind.ROLE, words)

    def _source(self, mention: Mention) -> Source:
        known = self._mentions.get((mention.span.start, mention.span.end))
        if known is not None:
            return known
        if self._speakers is None:
            self._speakers = Speakers(self.document, [r.tree for r in self._readings], self._quotations)
        return self._speakers.name(mention)


def _short_names(text: str) -> dict[str, str]:
    """Common nouns that end the name of one known body of the text alone: "coalition" of the "US-led coalition"."""
    found: dict[str, dict[str, str]] = {}
    for hit in find_aliases(text):
        last = hit.alias.name.split()[-1]
        if hit.alias.kind != "outlet" and last.islower() and doer_kind(last) == "force":
            found.setdefault(last, {}).setdefault(hit.alias.key, hit.alias.name)
    return {word: next(iter(names.values())) for word, names in found.items() if len(names) == 1}


def _claim(namer: _Namer, deed: Deed, heard: Heard, surroundings: Surroundings) -> Claim | None:
    tree = deed.reading.tree
    start = tree.start(deed.first)
    evidence = namer.document.evidence(start, min(tree.end(deed.last), start + _LONGEST))
    count = Headcount(_ONE, deed.first, deed.last, deed.at, numeral=False)
    tally = Tally(deed.reading, deed.at, deed.attribute, count, Hedge(happened=True), deed.method)
    source = attribute_claim(namer.document, heard, tally, evidence)
    if deed.claimant is not None:
        own = namer.claimant(deed.reading, deed.claimant)
        through = (source.claimant, *source.via) if source.claimant is not None else source.via
        via = tuple(s for s in through if s.name and s.name != own.name)
        source = Attributed(own, via, Modality.ASSERTED, source.statement) if own.name else source
    actor = None
    if deed.doer is not None:
        own_part = deed.claimant == deed.doer.head
        actor = source.claimant if own_part else namer.doer(deed.reading, deed.doer, source.claimant)
        if actor is None or not actor.name:
            return None
    modality = deed.modality or (Modality.ASSERTED if _in_passing(deed, source) else source.modality)
    if deed.modality is Modality.DENIED and deed.method == "deed-doer" and source.claimant is None:
        return None
    value = actor.name if actor is not None else deed.value
    scoped = scope_of(surroundings, deed.reading, deed.at, count)
    marks = (evidence.start, evidence.end, value, modality)
    return Claim(
        id=content_id("claim", namer.document.id, deed.attribute, *marks),
        document=namer.document.id,
        attribute=Attribute(deed.attribute),
        bounds=None,
        evidence=evidence,
        claimant=source.claimant,
        modality=modality,
        method=f"{deed.method}/1",
        value=value,
        via=source.via,
        statement=source.statement,
        subject=_subject(namer.document, deed),
        scope=scoped.scope,
        scope_reason=scoped.reason,
        modality_evidence=source.modality_evidence if deed.modality is None else None,
        actor=actor,
    )


def _in_passing(deed: Deed, source: Attributed) -> bool:
    """ "Has withdrawn its claim that 34 died in the shelling": it is not the shells that are taken back."""
    words = source.modality_evidence
    return deed.attribute is Attribute.WEAPON and words is not None and takes_back(words.text)


def _subject(document: Document, deed: Deed) -> str:
    if deed.subject is None:
        return ""
    tree = deed.reading.tree
    first, last = deed.subject
    return " ".join(document.text[tree.start(first) : tree.end(last)].split())[:_LONGEST]
