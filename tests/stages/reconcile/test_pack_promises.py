"""What every pack keeps to, whatever is claimed: order, copies and agreement (promises 4 and 6)."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.reconcile.telling import Told, body, person

from rashomon.rules.packs import PACKS, Ruling
from rashomon.rules.reliability import parse_reliability
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.coding import Coding
from rashomon.schema.document import Document
from rashomon.schema.finding import Finding
from rashomon.schema.incident import Incident
from rashomon.schema.lineage import LineageKind
from rashomon.schema.statement import Source
from rashomon.schema.victim import VictimGroup, VictimKind
from rashomon.stages.reconcile.coding import code, situation_of
from rashomon.stages.reconcile.reconcile import reconcile

MINISTRY = body("Belgravian Defence Ministry")
MONITOR = body("Harbour Rights Monitor")
WHO: list[Source | None] = [None, MINISTRY, MONITOR, person("Ivo Lang")]
RANKS = parse_reliability(
    '[claimants]\n"Harbour Rights Monitor" = 1\n"Belgravian Defence Ministry" = 2\n"Ivo Lang" = "unreliable"\n', "test"
)
RULINGS = {
    **{pack.name: Ruling(pack) for pack in PACKS},
    **{f"{pack.name}, ranked": Ruling(pack, RANKS) for pack in PACKS},
}
NAMES = st.sampled_from(sorted(RULINGS))
COUNTED = [Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES]


def ruled(told: Told, name: str) -> tuple[list[Finding], tuple[Coding, ...]]:
    """The findings and codes with all pages taken as one incident."""
    rules = RULINGS[name]
    grouping = told.grouped()
    ids = tuple(sorted(document.id for document in told.documents))
    incident = Incident("incident", "bombing", ids, tuple(sorted(c.id for c in told.claims)), ())
    findings = reconcile(incident, grouping, told.documents, told.lineage, rules)
    seen = situation_of(incident, grouping, told.documents, told.lineage, rules.reliability)
    return list(findings), code(seen, findings, rules.pack)


def figures(findings: list[Finding]) -> dict[Attribute, tuple[int | None, int | None, int | None]]:
    return {f.attribute: (f.low, f.best, f.high) for f in findings}


def values(codings: tuple[Coding, ...]) -> dict[str, int | str | None]:
    return {coding.name: coding.value for coding in codings}


def lies_in(bounds: Bounds, found: Finding) -> bool:
    top = bounds.low if bounds.high is None else bounds.high
    low_fits = bounds.low is None or found.low is None or bounds.low >= found.low
    return low_fits and (top is None or found.high is None or top <= found.high)


FIRM = ("asserted", "reported", "denied")
ANY = ("asserted", "asserted", "reported", "possible", "unconfirmed", "conditional", "denied")
WORDS = [  # bounds as they are read, with the words that bound or blur them
    ((24, None), "dozens"),
    ((3, None), "several"),
    ((2, None), ""),
    ((200, None), "hundreds"),
    ((None, None), "many"),
    ((41, None), "more than"),
    ((40, None), "at least"),
    ((None, 50), "up to"),
    ((None, 999), "up to several hundred"),
]
SENTENCES = [
    "A blast hit the market at Orlov on Friday",
    "The toll has risen to a new figure",
    "Initially the count was lower",
    "Two guards were among them",
    "They were in critical condition",
    "Officials gave a figure",
]
DAYS = ["2031-05-01", "2031-05-02", "2031-05-04", ""]
GROUPS = [VictimKind.CIVILIAN, VictimKind.COMBATANT, VictimKind.CHILD]


def some_bounds(draw: st.DrawFn) -> tuple[tuple[int | None, int | None], str]:
    if draw(st.booleans()):
        return draw(st.sampled_from(WORDS))
    low = draw(st.one_of(st.sampled_from([0, 1, 2, 3, 24, 40, 50]), st.integers(0, 60)))
    return (low, draw(st.one_of(st.just(low), st.none(), st.integers(low, 90)))), ""


@st.composite
def tellings(draw: st.DrawFn, modalities: tuple[str, ...] = ANY) -> Told:
    """Pages on several days with the words and claims of several mouths, relays, copies and later states among them."""
    told = Told()
    names = ["a", "b", "c", "d"][: draw(st.integers(1, 4))]
    for name in names:
        text = "\n".join([f"The blast at Orlov, page {name}", *SENTENCES])
        told.page(name, text, draw(st.sampled_from(DAYS)), draw(st.sampled_from(["", "Harbour Gazette", "Orlov Post"])))
    for _ in range(draw(st.integers(1, 7))):
        where, who = draw(st.sampled_from(names)), draw(st.sampled_from(WHO))
        bounds, modifier = some_bounds(draw)
        words = draw(st.sampled_from(SENTENCES))
        relay = (body("Orlov Press Agency"),) if who is not None and draw(st.booleans()) else ()
        claim = told.claim(
            where,
            draw(st.sampled_from(COUNTED)),
            bounds,
            who,
            words,
            modality=draw(st.sampled_from(modalities)),
            modifier=modifier,
            via=relay,
            increment=draw(st.sampled_from([False, False, False, True])),
            scope=draw(st.sampled_from([Scope.INCIDENT, Scope.INCIDENT, Scope.INCIDENT, Scope.AGGREGATE])),
        )
        if draw(st.booleans()):
            told.claims[-1] = replace(claim, groups=some_groups(draw, claim))
    if draw(st.booleans()):
        tell_a_course(draw, told, names)
    for first, second in pairwise(names):
        kind = draw(st.sampled_from([None, LineageKind.COPIES_PASSAGES, LineageKind.REVISION]))
        if kind is not None:
            told.copy(first, second, SENTENCES[0], kind)
    return told


def tell_a_course(draw: st.DrawFn, told: Told, names: list[str]) -> None:
    """One mouth gives a figure of the dead in each page: a toll that rises, falls or stays."""
    who = draw(st.sampled_from(WHO))
    for name in names:
        told.deaths(name, (n := draw(st.integers(3, 9)), n), who, draw(st.sampled_from(SENTENCES)))


def some_groups(draw: st.DrawFn, claim: Claim) -> tuple[VictimGroup, ...]:
    low = (claim.bounds.low if claim.bounds else None) or 1
    counts = draw(st.lists(st.integers(1, low), max_size=2))
    kinds = draw(st.permutations(GROUPS))
    pairs = zip(kinds, counts, strict=False)
    return tuple(VictimGroup((kind,), Bounds(n, n), claim.evidence, "Belgravian") for kind, n in pairs)


@given(tellings(), NAMES, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_claims_changes_nothing(told: Told, name: str, chance: random.Random) -> None:
    before = ruled(told, name)
    for some in (told.documents, told.claims, told.links):
        chance.shuffle(some)
    assert ruled(told, name) == before


@given(tellings(), NAMES)
@settings(max_examples=80, deadline=None)
def test_figures_are_in_order_and_each_has_its_trace(told: Told, name: str) -> None:
    findings, codings = ruled(told, name)
    known_claims = {claim.id for claim in told.claims}
    for found in findings:
        ends = {"low": found.low, "best": found.best, "high": found.high}
        known = [value for value in ends.values() if value is not None]
        assert known == sorted(known)
        assert {trace.end: trace.value for trace in found.traces} == {e: v for e, v in ends.items() if v is not None}
        assert all(set(trace.claims) <= known_claims for trace in found.traces)
    coded = values(codings)
    if coded.get("deaths_unknown") is not None:
        parts = [coded[f"deaths_{part}"] for part in ("a", "b", "civilians", "unknown")]
        assert sum(part for part in parts if isinstance(part, int)) == figures(findings)[Attribute.DEATHS][1]


@given(tellings(), NAMES, st.data())
@settings(max_examples=120, deadline=None)
def test_a_copy_changes_no_figure_and_no_code(told: Told, name: str, data: st.DataObject) -> None:
    """Whichever page is copied, whenever and by whomever: a reprint is no second source, nor a later word."""
    before, coded = ruled(told, name)
    first = data.draw(st.sampled_from(told.documents))
    day = data.draw(st.sampled_from([first.published.value if first.published else "", "2031-05-09", ""]))
    # A text whose first page has no outlet goes by that of a reprint: a further one may give it another name.
    original = first.outlet and first.id not in {link.second for link in told.links}
    copy_of(told, first, day, data.draw(st.sampled_from([first.outlet or "", "Amber Wire"])) if original else "")
    after, recoded = ruled(told, name)
    assert figures(after) == figures(before)
    assert {f.attribute: f.status for f in after} == {f.attribute: f.status for f in before}
    assert values(recoded) == values(coded)


def copy_of(told: Told, first: Document, day: str, outlet: str) -> None:
    """A page with the whole text of `first`, and all that was read in it."""
    told.page("z", first.text, day, outlet)
    for claim in [c for c in told.claims if c.document == first.id]:
        evidence = replace(claim.evidence, document="z")
        groups = tuple(replace(group, evidence=evidence) for group in claim.groups)
        told.claims.append(replace(claim, id=f"{claim.id}-z", document="z", evidence=evidence, groups=groups))
    told.copy(first.id, "z", first.text)


@given(tellings(FIRM), NAMES, st.data())
@settings(max_examples=120, deadline=None)
def test_an_origin_that_agrees_never_widens_a_range(told: Told, name: str, data: st.DataObject) -> None:
    """To agree is to give a figure that lies in the range and that another asserts. One who asserts what others only
    put as possible does more: then other assertions count as well.
    """
    before, _ = ruled(told, name)
    stands = [(f.attribute, p) for f in before for p in f.positions if not p.superseded and lies_in(p.bounds, f)]
    if not stands:
        return
    attribute, position = data.draw(st.sampled_from(stands))
    told.page("y", published="2031-05-01")
    bounds = position.bounds
    told.claim("y", attribute, (bounds.low, bounds.high), body("Tidewater Hospital"), modifier=bounds.modifier)
    low, _, high = figures(before)[attribute]
    now_low, _, now_high = figures(ruled(told, name)[0])[attribute]
    assert low is None or (now_low is not None and now_low >= low)
    assert high is None or (now_high is not None and now_high <= high)


@given(tellings())
@settings(max_examples=80, deadline=None)
def test_what_stands_is_the_same_under_every_pack(told: Told) -> None:
    stands = [
        [(f.attribute, f.status, f.positions, f.set_aside) for f in ruled(told, name)[0] if f.positions]
        for name in sorted(RULINGS)
        if not name.startswith("gva")  # adds the injured that no claim counts
    ]
    assert all(other == stands[0] for other in stands)
