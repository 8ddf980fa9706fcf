"""What the page's templates are given of an incident under several rule packs."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.stages.report.citations import Citation
from rashomon.stages.report.plot import Plot
from rashomon.stages.report.under import Under
from rashomon.stages.report.views import ConflictView, FindingView, IncidentView, WhoView

Varied = tuple[Under[str], ...]  # words that may differ between rule packs


@dataclass(frozen=True, slots=True)
class CodingView:
    """A field that a pack fills in for the incident: what it is, which rule, why, and the evidence that decided."""

    name: str
    value: str
    rule: str
    reason: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class CodingsView:
    """The fields that a pack fills in."""

    pack: str
    rows: tuple[CodingView, ...]


@dataclass(frozen=True, slots=True)
class DecidedView:
    """A figure that packs choose, the claims that decided it, as which ends it stands, and by which rules."""

    here: Under[str]
    value: str
    reason: str
    ends: Varied
    rules: Varied
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status as the style names it, and in words."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """The rule that a finding names, and why its figures are what they are."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class WhoUnder:
    """A row of a breakdown, with its figure under each pack."""

    row: WhoView
    figure: Varied


@dataclass(frozen=True, slots=True)
class CardView:
    """A finding as a card: `told` is what no pack changes, `here` under which packs there is such a finding at all.

    `chosen` has low, best and high on one line, `no_best` why none is best. `reason` is how the reasons of all packs
    begin, and is not repeated in `rule`.
    """

    told: FindingView
    here: Under[str]
    status: tuple[Under[StatusView], ...]
    low: Varied
    best: Varied
    high: Varied
    chosen: Varied
    no_best: Varied
    reason: str
    rule: tuple[Under[RuleView], ...]
    plot: Plot | None
    decided: tuple[DecidedView, ...]
    who: tuple[WhoUnder, ...]
    conflicts: tuple[ConflictView, ...]


@dataclass(frozen=True, slots=True)
class BesideCell:
    """What one pack chooses of one attribute: "" for no best or no range. `counted` is False for a plain range."""

    best: str
    span: str
    counted: bool


@dataclass(frozen=True, slots=True)
class BesideRow:
    """An attribute with what each pack chooses of it, None where a pack has no such finding."""

    title: str
    anchor: str
    cells: tuple[BesideCell | None, ...]


@dataclass(frozen=True, slots=True)
class BesideView:
    """The attributes on which packs differ, and in `same` words the figures that every pack gives."""

    rows: tuple[BesideRow, ...]
    same: str


@dataclass(frozen=True, slots=True)
class ChapterView:
    """An incident under the packs of a page: `told` is what no pack changes.

    `tolls` are the cards of `TOLLS`, None where nothing is told, for the list of incidents. `lost` is True where claims
    were read and what they come to could not be made: an issue says why.
    """

    told: IncidentView
    cards: tuple[CardView, ...]
    tolls: tuple[CardView | None, ...]
    not_reported: Varied
    codings: tuple[Under[CodingsView], ...]
    beside: BesideView | None
    lost: bool


@dataclass(frozen=True, slots=True)
class PackView:
    """A rule pack for the switch between packs, and for the table of what they do."""

    number: int
    name: str
    title: str
    own: bool
    use: str
    counts: str
    says: str
    words: str
    source: str
    problems: tuple[str, ...]
