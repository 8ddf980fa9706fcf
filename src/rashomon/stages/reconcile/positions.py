"""Claims become positions: one figure, who holds it, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from rashomon.language.counting import is_vague
from rashomon.language.officials import are_unnamed_officials
from rashomon.schema.bounds import Bounds
from rashomon.schema.finding import Drift, Origin, Position, SetAside
from rashomon.stages.reconcile.origins import Weighed

Ends = tuple[int | None, int | None]
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Stand:
    """One origin's one figure with the claims that hold it; `echoes` are a document's own words that only repeat it."""

    bounds: Bounds
    origin: Origin
    claims: tuple[Weighed, ...]
    echoes: tuple[Weighed, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """The stands of all origins, what drifted on the way to a copy, and what was set aside."""

    stands: tuple[Stand, ...]
    drifts: tuple[Drift, ...]
    aside: tuple[SetAside, ...]


def ends(bounds: Bounds) -> Ends:
    """The two ends without the words."""
    return bounds.low, bounds.high


def within(inner: Bounds, outer: Bounds) -> bool:
    """True when every number that satisfies `inner` satisfies `outer`."""
    low_fits = (inner.low or 0) >= (outer.low or 0)
    return low_fits and (outer.high is None or (inner.high is not None and inner.high <= outer.high))


def take_stands(counted: Sequence[Weighed], originals: Mapping[str, frozenset[str]]) -> Taken:
    """Every origin's figures. `originals` maps a document to those it was copied from."""
    named = [item for item in counted if not item.narrated]
    stands, drifts = _stands_of_each(named, originals)
    stands, free, aside = _absorb(stands, [item for item in counted if item.narrated])
    # An outlet that others quote (a monitor's own page) is one origin, whether it is quoted or speaks for itself.
    own_origins = {item.origin for item in free}
    again = [item for item in named if item.origin in own_origins]
    echoes = {stand.origin: stand.echoes for stand in stands if stand.origin in own_origins and stand.echoes}
    stands = [stand for stand in stands if stand.origin not in own_origins]
    drifts = [drift for drift in drifts if drift.origin not in own_origins]
    own, own_drifts = _stands_of_each([*free, *again, *(i for group in echoes.values() for i in group)], originals)
    own, vague = _drop_vague(own, stands)
    return Taken((*stands, *own), (*drifts, *own_drifts), (*aside, *vague))


def _stands_of_each(
    items: Iterable[Weighed], originals: Mapping[str, frozenset[str]]
) -> tuple[list[Stand], list[Drift]]:
    by_origin: dict[Origin, list[Weighed]] = {}
    for item in items:
        by_origin.setdefault(item.origin, []).append(item)
    stands: list[Stand] = []
    drifts: list[Drift] = []
    for origin in sorted(by_origin, key=_origin_order):
        found = _stands_of_one(origin, by_origin[origin], originals)
        stands += found
        drifts += [drift for stand in found for drift in _drifts(stand)]
    return stands, drifts


def _origin_order(origin: Origin) -> tuple[str, str, str]:
    return origin.name, origin.actor or "", origin.document or ""


def _stands_of_one(origin: Origin, items: Sequence[Weighed], originals: Mapping[str, frozenset[str]]) -> list[Stand]:
    """One origin's figures: a figure that fits a more exact or more original one of the same origin joins it."""
    figures: dict[Ends, list[Weighed]] = {}
    for item in sorted(items, key=lambda i: i.claim.id):
        figures.setdefault(ends(_bounds(item)), []).append(item)
    told_in = {figure: frozenset(i.claim.document for i in group) for figure, group in figures.items()}

    def drifted(figure: Ends) -> bool:
        """Stands in copies alone, while what they were copied from has another figure."""
        rest = {d for other, documents in told_in.items() if other != figure for d in documents}
        return all(originals.get(document, frozenset()) & rest for document in told_in[figure])

    def clipped(figure: Ends) -> bool:
        """Stands in headlines alone, which drop the "at least" that the stories have."""
        return (figure[0], None) in figures and all(item.headline for item in figures[figure])

    def order(figure: Ends) -> tuple[bool, bool, bool, bool, int, int]:
        low, high = figure
        hedged = all(item.claim.modality.value in ("possible", "unconfirmed") for item in figures[figure])
        bounds = _bounds(figures[figure][0])
        loose = low != high or clipped(figure)
        return drifted(figure), not hedged and _is_hedged(items), loose, is_vague(bounds), -(low or 0), high or 0

    stands: list[Stand] = []
    for figure in sorted(figures, key=order):
        group = tuple(figures[figure])
        bounds = min((_bounds(item) for item in group), key=_plainest)
        home = next((n for n, stand in enumerate(stands) if _joins(bounds, stand.bounds)), None)
        if home is None:
            stands.append(Stand(bounds, origin, group))
        else:
            stands[home] = replace(stands[home], claims=(*stands[home].claims, *group))
    return stands


def _is_hedged(items: Sequence[Weighed]) -> bool:
    return any(item.claim.modality.value in ("possible", "unconfirmed") for item in items)


def _joins(bounds: Bounds, home: Bounds) -> bool:
    """Two exact figures never join; others do when both can be true."""
    return ends(bounds) == ends(home) or (not (bounds.exact and home.exact) and bounds.meets(home))


def _bounds(item: Weighed) -> Bounds:
    bounds = item.claim.bounds
    assert bounds is not None
    return bounds


def _drifts(stand: Stand) -> list[Drift]:
    """The claims whose figure changed between the source and a copy or another relay of it."""
    keepers = [item for item in stand.claims if ends(_bounds(item)) == ends(stand.bounds)]
    kept_in = {item.claim.document for item in keepers}
    drifts = []
    for item in stand.claims:
        if ends(_bounds(item)) == ends(stand.bounds) or item.claim.document in kept_in:
            continue
        original = min(keepers, key=lambda k: (k.family != item.family, k.claim.document, k.claim.id))
        way = "a copy" if original.family == item.family else "another relay"
        reason = f"The figure is another one in {way} of the same source"
        drifts.append(Drift(stand.origin, original.claim.id, item.claim.id, reason))
    return drifts


def _absorb(stands: Sequence[Stand], narrated: Sequence[Weighed]) -> tuple[list[Stand], list[Weighed], list[SetAside]]:
    """A document's own figure that repeats what its family attributes to somebody adds no position and no weight."""
    kept = list(stands)
    free: list[Weighed] = []
    aside: list[SetAside] = []
    for item in sorted(narrated, key=lambda i: i.claim.id):
        host = _host(kept, item)
        if host is None:
            free.append(item)
        elif ends(kept[host].bounds) == ends(_bounds(item)):
            kept[host] = replace(kept[host], echoes=(*kept[host].echoes, item))
        else:
            stand = kept[host]
            said = stand.bounds.words()
            aside.append(SetAside(item.claim.id, f"only repeats, less exactly, the {said} of {stand.origin.name}"))
    return kept, free, aside


def _host(stands: Sequence[Stand], item: Weighed) -> int | None:
    """The attributed figure that a narrated one repeats: any that it holds in its document, the same in its family."""
    hosts = []
    said = _bounds(item)
    for number, stand in enumerate(stands):
        near = [c for c in stand.claims if c.claim.document == item.claim.document]
        told = [bounds for c in near for bounds in (stand.bounds, _bounds(c))]
        clipped = item.headline and said.exact and any(ends(bounds) == (said.low, None) for bounds in told)
        repeats = clipped or any(within(bounds, said) for bounds in told)
        same = ends(stand.bounds) == ends(said)
        if repeats or (same and any(c.family == item.family for c in stand.claims)):
            hosts.append((not near, not same, _origin_order(stand.origin), number))
    return min(hosts)[-1] if hosts else None


def _drop_vague(own: Sequence[Stand], named: Sequence[Stand]) -> tuple[list[Stand], list[SetAside]]:
    """A document's own plural word ("dozens") stands only where no figure fits it."""
    figures = [stand for stand in (*named, *own) if not is_vague(stand.bounds)]
    kept: list[Stand] = []
    aside: list[SetAside] = []
    for stand in own:
        vague = is_vague(stand.bounds) and all(item.narrated for item in stand.claims)
        fits = (other for other in figures if other.bounds.meets(stand.bounds) or _loosely_fits(other, stand))
        fit = next(fits, None) if vague else None
        if fit is not None:
            reason = f"is a plural word that fits the stated figure, {fit.bounds.words()}"
            aside += [SetAside(item.claim.id, reason) for item in stand.claims]
        else:
            kept.append(stand)
    return kept, aside


def _loosely_fits(figure: Stand, word: Stand) -> bool:
    """ "Several" and "a few" have no firm floor: they contradict no figure above one."""
    return (word.bounds.low or 0) <= _SEVERAL and (figure.bounds.high or 0) > 1


def merge(stands: Iterable[Stand], superseded: frozenset[str]) -> tuple[Position, ...]:
    """One position for each figure, with everyone who holds it. `superseded` are ids of claims."""
    by_figure: dict[tuple[bool, Ends], list[Stand]] = {}
    for stand in stands:
        old = all(item.claim.id in superseded for item in stand.claims)
        by_figure.setdefault((old, ends(stand.bounds)), []).append(stand)
    current = {figure for old, figure in by_figure if not old}
    merged = []
    for (old, figure), group in by_figure.items():
        # A figure that somebody still holds is not superseded because another gave it up.
        if old and figure in current:
            continue
        held = [*group, *(by_figure.get((True, figure), ()) if not old else ())]
        merged.append(_position(held, old))
    return tuple(sorted(merged, key=_position_order))


def _plainest(bounds: Bounds) -> tuple[bool, bool, str]:
    """Of the words for one figure those that state it ("at least 40", not "scores"), and of these the barest."""
    return is_vague(bounds), bounds.modifier != "", bounds.modifier


def _position(stands: Sequence[Stand], superseded: bool) -> Position:
    items = [item for stand in stands for item in (*stand.claims, *stand.echoes)]
    bounds = min((stand.bounds for stand in stands), key=_plainest)
    return Position(
        bounds=bounds,
        claims=tuple(sorted({item.claim.id for item in items})),
        documents=tuple(sorted({item.claim.document for item in items})),
        origins=_told_apart(_without_relays(stands)),
        families=len({item.family for item in items}),
        superseded=superseded,
    )


def _without_relays(stands: Sequence[Stand]) -> set[Origin]:
    """The origins, without those who, as some page says, have this figure from another of them."""
    origins = {stand.origin for stand in stands}
    relayed = {(relay, s.origin) for s in stands for item in (*s.claims, *s.echoes) for relay in item.relays}
    relays = {relay for relay, source in relayed if relay != source and (source, relay) not in relayed}
    return origins - relays or origins


def _told_apart(origins: Set[Origin]) -> tuple[Origin, ...]:
    """The origins; of officials whom no name tells apart ("officials", "the authorities") one."""
    unnamed = sorted((o for o in origins if are_unnamed_officials(o.name)), key=_origin_order)
    return tuple(sorted(origins - set(unnamed[1:]), key=_origin_order))


def _position_order(position: Position) -> tuple[int, int, bool]:
    low, high = ends(position.bounds)
    return low if low is not None else (high or 0), high if high is not None else 10**18, position.superseded
