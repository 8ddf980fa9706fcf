"""Who the victims are: the claims that tell what people they are, row by row, each row reconciled like a toll."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.rules.pack import Account, Choice, RulePack
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Claim, Scope
from rashomon.schema.finding import Breakdown, Position, Status
from rashomon.schema.identity import content_id
from rashomon.schema.statement import Modality
from rashomon.schema.victim import VictimGroup, VictimKind
from rashomon.stages.reconcile.aside import HEDGED, PEOPLE, parts_by_their_words, parts_told_singly
from rashomon.stages.reconcile.origins import Weighed
from rashomon.stages.reconcile.positions import merge, take_stands

Weigh = Callable[[Claim], Weighed]
# A girl is told among the children, a woman who nurses among the women and among the medical staff.
_COVERED = {VictimKind.CHILD: frozenset({VictimKind.WOMAN, VictimKind.MAN})}


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row of a breakdown is of."""

    kinds: tuple[VictimKind, ...]
    mixed: bool
    side: str


@dataclass(frozen=True, slots=True)
class Parted:
    """The claims of one attribute by who is counted; `originals` maps a document to those it was copied from."""

    claims: Sequence[Claim]
    weigh: Weigh
    originals: Mapping[str, frozenset[str]]
    old: frozenset[str]

    def rows(self) -> Iterator[tuple[_Row, list[tuple[Claim, VictimGroup]]]]:
        """Each row with the claims and groups that tell of it, in the order of kinds, then of sides."""
        told: dict[_Row, list[tuple[Claim, VictimGroup]]] = {}
        for claim in self.claims:
            if claim.attribute in PEOPLE and _counts(claim) and claim.id not in self.old:
                for group in claim.groups:
                    for row in _rows_of(group):
                        told.setdefault(row, []).append((claim, group))
        order = list(VictimKind)
        for row in sorted(told, key=lambda r: ([order.index(kind) for kind in r.kinds], r.side)):
            yield row, told[row]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a breakdown before a pack chooses its ends. `claims` and `documents` are ids, sorted."""

    kinds: tuple[VictimKind, ...]
    mixed: bool
    side: str
    positions: tuple[Position, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]


def part(parted: Parted) -> tuple[Row, ...]:
    """One row for each kind of people that claims tell of."""
    return tuple(_reconciled(row, items, parted) for row, items in parted.rows())


def break_down(rows: Sequence[Row], pack: RulePack) -> tuple[Breakdown, ...]:
    """The rows with their ends, chosen by the pack's own rule."""
    return tuple(_chosen(row, pack) for row in rows)


def figures_of(rows: Sequence[Row], kind: VictimKind) -> dict[str, tuple[Bounds, ...]]:
    """The figures that stand for one kind of people alone, by their side ("" where none is said)."""
    return {row.side: tuple(p.bounds for p in row.positions) for row in rows if row.kinds == (kind,) and row.positions}


def _counts(claim: Claim) -> bool:
    denied = claim.modality is Modality.DENIED and claim.bounds is not None and claim.bounds.high != 0
    return claim.scope is Scope.INCIDENT and claim.modality is not Modality.CONDITIONAL and not denied


def _rows_of(group: VictimGroup) -> Iterator[_Row]:
    """A group of several kinds is told in the row of each: "civilian women" are civilians and are women."""
    if group.mixed:
        yield _Row(group.kinds, mixed=True, side="")
        return
    for kind in group.kinds:
        if not any(kind in covered and wide in group.kinds for wide, covered in _COVERED.items()):
            yield _Row((kind,), mixed=False, side=group.side if kind is VictimKind.COMBATANT else "")


def _reconciled(row: _Row, items: Sequence[tuple[Claim, VictimGroup]], parted: Parted) -> Row:
    weighed = [
        replace(parted.weigh(claim), claim=_as_claim(claim, group)) for claim, group in items if group.bounds.stated
    ]
    firm = [item for item in weighed if item.claim.modality not in HEDGED] or weighed
    counted: Sequence[Weighed] = [item for item in firm if not item.claim.increment]
    for parts in (parts_by_their_words, lambda left: parts_told_singly(left, weighed)):
        out = {entry.claim for entry in parts(counted)}
        counted = [item for item in counted if item.claim.id not in out]
    positions = merge(take_stands(counted, parted.originals).stands, frozenset())
    known = {_as_claim(claim, group).id: claim.id for claim, group in items}
    return Row(
        kinds=row.kinds,
        mixed=row.mixed,
        side=row.side,
        positions=tuple(_of_claims(position, known) for position in positions),
        claims=tuple(sorted({claim.id for claim, _ in items})),
        documents=tuple(sorted({claim.document for claim, _ in items})),
    )


def _chosen(row: Row, pack: RulePack) -> Breakdown:
    choice = pack.choose(Account(row.positions, Status.AGREED)) if row.positions else Choice(None, None, None)
    return Breakdown(
        *(row.kinds, row.mixed, row.side),
        *(choice.low, choice.best, choice.high),
        *(row.positions, row.claims, row.documents),
    )


def _as_claim(claim: Claim, group: VictimGroup) -> Claim:
    """The group as a claim of its own, for the rules that weigh claims."""
    ends = (group.bounds.low, group.bounds.high)
    name = content_id("group", claim.id, group.evidence.start, group.evidence.end, *ends)
    words = group.evidence.text
    return replace(claim, id=name, bounds=group.bounds, part_of=None, evidence=group.evidence, subject=words)


def _of_claims(position: Position, known: Mapping[str, str]) -> Position:
    return replace(position, claims=tuple(sorted({known[i] for i in position.claims})))
