"""What the page's templates are given: plain values, worded and numbered, nothing left to decide but layout."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.stages.report.citations import Citation
from rashomon.stages.report.descent_views import Descent


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list of facts."""

    term: str
    value: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the brief, or an entry of the timeline (`date` is then set)."""

    text: str
    citations: tuple[Citation, ...]
    date: str = ""
    iso: str = ""


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position as a row: who holds which figure, and where."""

    letter: str
    figure: str
    holders: str
    documents: str
    families: int
    origins: int
    superseded: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A claim that drifted or was set aside: its words, who said it, and why."""

    words: str
    who: str
    reason: str
    citations: tuple[Citation, ...]
    changed: str = ""


@dataclass(frozen=True, slots=True)
class WhoView:
    """A row of a breakdown: what people, how many, on whose word."""

    who: str
    figure: str
    holders: str
    documents: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class NamedView:
    """A victim by name."""

    name: str
    age: str
    sex: str
    also: str
    documents: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """A claim in its sentence: the words that carry it, what stands `before` and `after` them, whose they are."""

    before: str
    words: str
    after: str
    who: str
    where: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Two claims that cannot both be true, and what is at odds."""

    reason: str
    first: SideView
    second: SideView


@dataclass(frozen=True, slots=True)
class Decided:
    """Ends of a finding ("low and best") with their value, why it is that, under which rule, from which evidence."""

    ends: str
    value: str
    reason: str
    rule: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as a card."""

    anchor: str
    title: str
    status: str
    status_words: str
    low: str
    best: str
    high: str
    support: str
    rule: str
    reason: str
    positions: tuple[PositionView, ...]
    drifts: tuple[Note, ...]
    set_aside: tuple[Note, ...]
    counted: bool
    who: tuple[WhoView, ...] = ()
    named: tuple[NamedView, ...] = ()
    decided: tuple[Decided, ...] = ()
    no_best: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said, with the documents that carry the same words. `cue` is how it is introduced: "said", "denied"."""

    text: str
    directness: str
    modality: str
    via: str
    unresolved: str
    documents: str
    citations: tuple[Citation, ...]
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker and what they said."""

    name: str
    described: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ChangedClaim:
    """What became of one claim: `what` in a word ("corrected"), its `words` on both sides, with whoever makes it.

    `notice` is what the page says of it, `why` what else there is to know; `closed` where it counts no more.
    """

    what: str
    about: str
    words: str
    notice: str
    why: str
    closed: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The claims that changed between two documents: `states` of one page, or a page and its copy."""

    title: str
    states: bool
    rows: tuple[ChangedClaim, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A text family and how its documents hang together: all `links` in words, and the `descent` they come to."""

    name: str
    documents: tuple[str, ...]
    links: tuple[str, ...]
    descent: Descent


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or place that goes by several names, or speaks for a party, and why they were put together."""

    name: str
    aliases: str
    party: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """A source outside the case, and the documents that name it."""

    source: str
    verb: str
    documents: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class MatrixEntry:
    """One figure, or what is said instead of one, of one claimant on one attribute."""

    figure: str
    superseded: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A claimant with what he gives on each attribute, nothing where he gives nothing."""

    claimant: str
    note: str
    cells: tuple[tuple[MatrixEntry, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Claimants by attributes. `columns` are the attributes' titles."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident as a chapter."""

    anchor: str
    title: str
    documents: str
    facts: tuple[Fact, ...]
    brief: tuple[Sentence, ...]
    findings: tuple[FindingView, ...]
    not_reported: str
    speakers: tuple[Speaker, ...]
    lineage: str
    families: tuple[Family, ...]
    alone: tuple[str, ...]
    names: tuple[Named, ...]
    credits: tuple[Credit, ...]
    timeline: tuple[Sentence, ...]
    reasons: tuple[str, ...]
    matrix: Matrix | None = None
    changes: tuple[Changes, ...] = ()
