"""What a rule pack is: named rules that choose low, best and high among the positions, and code the incident."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.coding import Coding
from rashomon.schema.document import Document
from rashomon.schema.entity import Actor
from rashomon.schema.finding import Finding, Position, Status
from rashomon.schema.incident import Incident
from rashomon.schema.lineage import Lineage

Ranks = Mapping[str, int]
UNRELIABLE = 0  # the rank of whoever the user calls unreliable; the others are counted from 1, the most reliable


@dataclass(frozen=True, slots=True)
class Account:
    """What a rule sees of one attribute of one incident.

    `positions` are those that still stand, never what was set aside. `weighed` maps a document to the figure it gives
    in its own voice before it relays those of others: whoever writes so has seen the others' and says what they come
    to. `civilians` are figures of civilians alone where a page tells them apart from fighters, `apart` the positions
    that hold these, and `combatants` figures of fighters by their side. `uncounted` is one word of amount, "" for a
    bare plural, for each claim that tells of harm and counts nobody ("many civilians"), and `tellers` the ids of these
    claims. `attribute` is what is counted and `kind` the incident's kind. `ranks` maps claims to how reliable their
    user calls whoever makes them; those of whom nothing is said are not in it.
    """

    positions: Sequence[Position]
    status: Status
    weighed: Mapping[str, Bounds] = field(default_factory=lambda: MappingProxyType({}))
    civilians: Sequence[Bounds] = ()
    uncounted: Sequence[str] = ()
    combatants: Mapping[str, Sequence[Bounds]] = field(default_factory=lambda: MappingProxyType({}))
    attribute: Attribute | None = None
    kind: str = ""
    ranks: Ranks = field(default_factory=lambda: MappingProxyType({}))
    apart: Sequence[Position] = ()
    tellers: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Behind:
    """The positions that a choice was made among, None for all that stand, and why in words."""

    among: Sequence[Position] | None
    because: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What a rule chose. An end is None where the positions leave it open or the rule does not choose one.

    `among` are the positions that it chose among, where these are not all that stand, and `because` says in words why;
    `ends` is the same for low and high, where they rest on others than best.
    """

    low: int | None
    best: int | None
    high: int | None
    among: Sequence[Position] | None = None
    because: str = ""
    ends: Behind | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """What a rule sees that codes an incident as a whole: its findings, and all that they rest on, by id.

    `ranks` are as in `Account`.
    """

    incident: Incident
    findings: Mapping[Attribute, Finding]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    actors: Mapping[str, Actor]
    lineage: Lineage
    ranks: Ranks = field(default_factory=lambda: MappingProxyType({}))


class Mark(StrEnum):
    """How a rule stands to its codebook: it follows it; it knowingly does otherwise, and says why; the codebook is
    silent and the rule is ours; what it says, or how, could not be checked."""

    FOLLOWS = "follows"
    DEPARTS = "departs"
    SILENT = "silent"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A rule for its reader: what it does, for which fields, the passage it follows in our own words, and how far.

    `note` says what the codebook leaves open, what could not be checked, or where the rule does otherwise. `cites` is
    where the passage stands: the codebook's section, and whose copy of it was read.
    """

    name: str
    fields: tuple[str, ...]
    says: str
    passage: str
    mark: Mark
    note: str = ""
    cites: str = ""


Rule = Callable[[Account], Choice]
Completion = Callable[[Sequence[Finding]], tuple[Finding, ...]]
Coder = Callable[[Situation], tuple[Coding, ...]]


def keep(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings as they are."""
    return tuple(findings)


def code_nothing(situation: Situation) -> tuple[Coding, ...]:  # noqa: ARG001
    """No field beside the figures of the findings."""
    return ()


@dataclass(frozen=True, slots=True)
class RulePack:
    """A named, versioned set of coding rules.

    `choose` sees what stands and the status, never the claims that were set aside. `source` names the coding practice
    it follows. `complete` adds what an incident's findings come to beside one another; `code` gives the fields of the
    incident as a whole. `attributes` are what the pack counts, None for everything: of what it does not count, a
    record gives the plain range. `rules` describe each rule for its reader, `use` says for what the pack is meant, and
    `words` are the numbers it takes words for, as written. `says` is the rule in words where `choose` does not say.
    """

    name: str
    version: str
    choose: Rule
    source: str
    complete: Completion = keep
    code: Coder = code_nothing
    attributes: frozenset[Attribute] | None = None
    rules: tuple[RuleNote, ...] = ()
    use: str = ""
    words: tuple[str, ...] = ()
    says: str = ""

    @property
    def title(self) -> str:
        """What a finding names as its rule: "ucdp/3"."""
        return f"{self.name}/{self.version}"

    @property
    def reason(self) -> str:
        """The rule in words, as the record prints it: `says`, else what `choose` says of itself."""
        return self.says or words_of(self.choose)

    def counts(self, attribute: Attribute | None) -> bool:
        """True where the pack's own rule chooses the figures of `attribute`."""
        return self.attributes is None or attribute is None or attribute in self.attributes


def words_of(rule: Callable[..., object]) -> str:
    """What a rule says of itself: the first paragraph of its docstring, on one line."""
    return " ".join((rule.__doc__ or "").split("\n\n", maxsplit=1)[0].split())
