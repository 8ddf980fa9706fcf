"""Who said what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.schema.evidence import Evidence


class SourceKind(StrEnum):
    """What kind of mouth a source is."""

    PERSON = "person"
    ROLE = "role"
    INSTITUTION = "institution"
    STATE = "state"
    MEDIA = "media"
    DOCUMENT = "document"
    CROWD = "crowd"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Source:
    """A mouth: whoever a statement or claim is given to.

    `name` is the fullest name the document gives ("Vitaly Churkin"), never a pronoun; it is "" where nothing
    resolves the mention, and then `candidates` lists who it may be. `mention` is the words next to the cue ("he",
    "the ministry"); None where the source is carried on from the sentence before. `described` is the role or
    office the document gives with it ("Russia's permanent UN representative") or "". `actor` is the id of the
    actor it was grouped to, filled in by `group`. `method` says how the name was reached ("named", "surname",
    "pronoun", "role", "carried", "lineage").
    """

    name: str
    kind: SourceKind
    mention: Evidence | None = None
    described: str = ""
    candidates: tuple[str, ...] = ()
    actor: str | None = None
    method: str = "named"


class Directness(StrEnum):
    """Direct: in the speaker's words. Indirect: in the writer's. Mixed: the writer's, with words quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Modality(StrEnum):
    """How far whoever speaks stands behind it."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed stretch: speaker, cue, content.

    `content` is one or more stretches in the order of the text, without the cue and without outer quotation
    marks; a quotation cut by its cue has two. `speaker` is None where the text gives no source ("it was
    claimed"). `via` is the chain the words came through, nearest source first ("according to state media").
    `modality_evidence` is the words that carry the modality, where there are any. `inside` is the id of the
    statement this one is reported in (speech inside speech). `telling` is the number of the event it is about, as a
    claim's is.
    """

    id: str
    document: str
    content: tuple[Evidence, ...]
    cue: tuple[Evidence, ...]
    speaker: Source | None
    directness: Directness
    modality: Modality
    method: str
    via: tuple[Source, ...] = ()
    modality_evidence: Evidence | None = None
    inside: str | None = None
    telling: int = 0

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1].end
