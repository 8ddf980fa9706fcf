"""What every pack keeps to, whatever is claimed: order, copies and agreement (promises 4 and 6)."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.reconcile.telling import Told, body, person

from rashomon.rules.packs import PACKS, Ruling
from rashomon.rules.reliability import parse_reliability
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.coding import Coding
from rashomon.schema.finding import Finding
from rashomon.schema.incident import Incident
from rashomon.schema.statement import Source
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
ANY = ("asserted", "asserted", "reported", "possible", "denied")


@st.composite
def tellings(draw: st.DrawFn, modalities: tuple[str, ...] = ANY) -> Told:
    told = Told()
    names = ["a", "b", "c"][: draw(st.integers(1, 3))]
    for name in names:
        told.page(name, published="2031-05-01")
    for _ in range(draw(st.integers(1, 6))):
        low = draw(st.one_of(st.none(), st.sampled_from([2, 3, 24]), st.integers(0, 60)))
        high = draw(st.one_of(st.none(), st.just(low), st.integers(low or 0, 90)))
        told.claim(
            draw(st.sampled_from(names)),
            draw(st.sampled_from(COUNTED)),
            (low, high),
            draw(st.sampled_from(WHO)),
            modality=draw(st.sampled_from(modalities)),
        )
    for first, second in pairwise(names):
        if draw(st.booleans()):
            told.copy(first, second)
    return told


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


@given(tellings(), NAMES)
@settings(max_examples=120, deadline=None)
def test_a_copy_changes_no_figure_and_no_code(told: Told, name: str) -> None:
    before, coded = ruled(told, name)
    first = told.documents[0]
    told.page("z", first.text, "2031-05-01")
    for claim in [c for c in told.claims if c.document == first.id]:
        bounds = claim.bounds or Bounds(None, None)
        told.claim("z", claim.attribute, (bounds.low, bounds.high), claim.claimant, modality=claim.modality.value)
    told.copy(first.id, "z")
    after, recoded = ruled(told, name)
    assert figures(after) == figures(before)
    assert values(recoded) == values(coded)


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
    told.claim("y", attribute, (position.bounds.low, position.bounds.high), body("Tidewater Hospital"))
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
