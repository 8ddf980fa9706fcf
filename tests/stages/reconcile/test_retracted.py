"""What a claimant took back is kept and counts for nothing; what he revised is replaced by the new figure."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.reconcile.telling import Told, body

from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.document import Document
from rashomon.schema.finding import Finding, Status
from rashomon.stages.reconcile.revision import revision_in

MINISTRY = body("Belgravian Health Ministry")
MONITOR = body("Harbour Rights Monitor")
HERALD = body("Coast Herald")
TELLS = "Market bombed in Orlov\nThe ministry said 34 people were killed. Page "
TOOK_BACK = "Ministry silent on Orlov\nThe ministry has withdrawn its claim of 34 dead. Nothing else was said."


def withdrawn(told: Told, where: str, document: Document, **more: object) -> Claim:
    """The claim of 34 dead in the words of the notice."""
    at = document.text.index("has withdrawn")
    words = document.evidence(at, at + len("has withdrawn"))
    who = more.pop("who", MINISTRY)
    return told.deaths(where, (34, 34), who, "34 dead", modality="denied", modality_evidence=words, **more)  # type: ignore[arg-type]


def reasons(finding: Finding) -> dict[str, str]:
    return {entry.claim: entry.reason for entry in finding.set_aside}


def test_a_withdrawal_in_a_page_of_its_own_closes_the_claim_in_every_paper() -> None:
    told = Told()
    for name in "ab":
        told.page(name, TELLS + name, "2031-05-02")
    notice = told.page("c", TOOK_BACK, "2031-05-03")
    told.page("d", TELLS + "d", "2031-05-04")  # has not heard of it yet
    relays = [told.deaths(name, (34, 34), MINISTRY, "34 people were killed") for name in "abd"]
    told.deaths("b", (12, 12), MONITOR)
    taken = withdrawn(told, "c", notice)
    found = told.finding()
    assert (found.low, found.best, found.high, found.status) == (12, 12, 12, Status.SINGLE_SOURCE)
    assert set(reasons(found)) == {taken.id, *(claim.id for claim in relays)}
    assert all("The ministry has withdrawn its claim of 34 dead." in why for why in reasons(found).values())
    assert "taken back by Belgravian Health Ministry" in reasons(found)[relays[0].id]


def test_who_else_claims_the_figure_and_other_figures_stand() -> None:
    told = Told()
    told.page("a", TELLS + "a")
    told.page("b", TOOK_BACK)
    told.deaths("a", (34, 34), MONITOR)
    told.claim("a", Attribute.INJURIES, (34, 34), MINISTRY)
    other = told.deaths("a", (30, 30), MINISTRY, "34 people were killed")
    withdrawn(told, "b", told.documents[1])
    deaths, injuries = told.findings()
    assert {claim for p in deaths.positions for claim in p.claims} >= {other.id}
    assert deaths.high == 34
    assert not reasons(injuries)


def test_a_headline_that_repeats_it_is_closed_with_it_unless_another_on_the_page_holds_it() -> None:
    for others, closed in (((), True), ((MONITOR,), False)):
        told = Told()
        told.page("a", "Bomb kills 34 in Orlov\nThe ministry said 34 people were killed.")
        told.page("b", TOOK_BACK)
        headline = told.deaths("a", (34, 34), None, "Bomb kills 34")
        told.deaths("a", (34, 34), MINISTRY, "34 people were killed")
        for other in others:
            told.deaths("a", (34, 34), other, "The ministry said 34")
        withdrawn(told, "b", told.documents[1])
        assert (headline.id in reasons(told.finding())) is closed


def test_an_outlet_takes_back_what_its_own_pages_tell() -> None:
    told = Told()
    told.page("a", "34 die in Orlov\nA bomb hit the market.", outlet="Coast Herald")
    told.page("b", "34 die in Orlov\nThe market was hit by a bomb.", outlet="Lowland Post")
    told.page("c", TOOK_BACK.replace("The ministry", "The Coast Herald"), outlet="Arvo Times")
    own = told.deaths("a", (34, 34), None, "34 die")
    other = told.deaths("b", (34, 34), None, "34 die")
    withdrawn(told, "c", told.documents[2], who=HERALD)
    found = told.finding()
    assert own.id in reasons(found)
    assert other.id not in reasons(found)


def test_nobody_s_withdrawal_closes_nothing_but_itself() -> None:
    told = Told()
    told.page("a", TELLS + "a")
    told.page("b", TOOK_BACK)
    stands = told.deaths("a", (34, 34), MINISTRY)
    taken = withdrawn(told, "b", told.documents[1], who=None)
    assert set(reasons(told.finding())) == {taken.id}
    assert told.finding().positions[0].claims == (stands.id,)


def test_a_mere_denial_takes_nothing_back() -> None:
    told = Told()
    told.page("a", TELLS + "a")
    told.page("b", "Army on Orlov\nThe army denied that 34 people were killed.")
    told.deaths("a", (34, 34), MINISTRY)
    at = told.documents[1].text.index("denied")
    words = told.documents[1].evidence(at, at + len("denied"))
    told.deaths("b", (34, 34), MINISTRY, "34 people were killed", modality="denied", modality_evidence=words)
    assert told.finding().best == 34


def test_a_later_page_that_tells_it_as_new_again_keeps_it() -> None:
    told = Told()
    told.page("a", TOOK_BACK, "2031-05-03")
    told.page("b", "Toll in Orlov\nThe ministry said the toll had risen to 34.", "2031-05-05")
    withdrawn(told, "a", told.documents[0])
    anew = told.deaths("b", (34, 34), MINISTRY, "toll had risen to 34")
    assert told.finding().positions[0].claims == (anew.id,)


REVISED = [
    ("The ministry lowered its toll from 34 to 31.", "lowered its toll from 34 to 31"),
    ("The ministry lowered its toll to 31.", "lowered its toll to 31"),
    ("The ministry has revised its count of the dead to 31 (from 34).", "count of the dead to 31"),
    ("The ministry has revised its count of the dead to 31.", "count of the dead to 31"),
    ("The ministry said 31 people were killed, down from 34.", "31 people were killed"),
    ("The ministry said 31 people were killed, revising an earlier figure of 34.", "31 people were killed"),
    ("The ministry said 31 people were killed, not 34 as it had said earlier.", "31 people were killed"),
    ("The ministry's toll was revised down to 31.", "toll was revised down to 31"),
]


@pytest.mark.parametrize(("text", "words"), REVISED)
@pytest.mark.parametrize("days", [("2031-05-02", "2031-05-02"), ("", ""), ("2031-05-02", "2031-05-01")])
def test_a_revised_figure_replaces_the_earlier_one_in_other_papers_too(
    text: str, words: str, days: tuple[str, str]
) -> None:
    told = Told()
    told.page("a", f"Toll changed\n{text}", days[0])
    told.page("b", TELLS + "b", days[1])
    told.page("c", TELLS + "c", days[1])
    new = told.deaths("a", (31, 31), MINISTRY, words)
    old = {told.deaths(name, (34, 34), MINISTRY, "34 people were killed").id for name in "bc"}
    found = told.finding()
    assert (found.best, found.high, found.status) == (31, 31, Status.SUPERSEDED)
    assert {(p.superseded, p.claims) for p in found.positions} == {(False, (new.id,)), (True, tuple(sorted(old)))}
    assert found.drifts == ()


def test_a_figure_told_first_on_a_later_day_was_not_revised() -> None:
    told = Told()
    told.page("a", "Toll changed\nThe ministry revised its toll to 31.", "2031-05-02")
    told.page("b", TELLS + "b", "2031-05-04")
    told.deaths("a", (31, 31), MINISTRY, "revised its toll to 31")
    told.deaths("b", (34, 34), MINISTRY, "34 people were killed")
    assert told.finding().best == 34


def test_a_raised_toll_replaces_no_higher_one_and_nobody_else_s() -> None:
    told = Told()
    told.page("a", "Toll changed\nThe ministry raised its toll to 31.")
    told.page("b", TELLS + "b")
    told.deaths("a", (31, 31), MINISTRY, "raised its toll to 31")
    told.deaths("b", (34, 34), MINISTRY, "34 people were killed")
    told.deaths("b", (12, 12), MONITOR)
    assert not any(p.superseded for p in told.finding().positions)


def test_a_claimant_s_earlier_word_gives_way_to_his_new_one_on_the_same_page() -> None:
    told = Told()
    told.page("a", "Toll in Orlov\nPolice said six died. Police had earlier said seven were killed.", "2031-05-02")
    told.page("b", "Seven dead in Orlov\nPolice said seven were killed.", "2031-05-02")
    police = body("Orlov police")
    new = told.deaths("a", (6, 6), police, "six died")
    old = [told.deaths(name, (7, 7), police, "seven were killed") for name in "ab"]
    assert {(p.superseded, p.claims) for p in told.finding().positions} == {
        (False, (new.id,)),
        (True, tuple(sorted(claim.id for claim in old))),
    }


def test_a_figure_that_was_raised_since_did_not_drift_on_the_way() -> None:
    told = Told()
    told.page("a", "Toll changed\nThe ministry raised its toll to 44 from at least 40.")
    told.page("b", "Orlov toll\nThe ministry said at least 40 had died.")
    told.deaths("a", (44, 44), MINISTRY, "raised its toll to 44")
    told.deaths("b", (40, None), MINISTRY, "at least 40 had died", modifier="at least")
    assert told.finding().drifts == ()


@pytest.mark.parametrize(
    ("text", "words", "turn", "before"),
    [
        ("The monitor raised its toll from 41 to 44 on Monday.", "44", "up", 41),
        ("The monitor cut its estimate of the dead to 41.", "41", "down", None),
        ("The toll has been updated to 41.", "41", "either", None),
        ("The toll, first put at 50, was revised upward to 61.", "61", "up", None),
    ],
)
def test_what_a_sentence_says_of_the_replaced_figure(text: str, words: str, turn: str, before: int | None) -> None:
    told = Told()
    document = told.page("a", f"Toll changed\n{text}")
    claim = told.deaths("a", (int(words), int(words)), MONITOR, words)
    revision = revision_in(document, claim)
    assert revision is not None
    assert (revision.turn, revision.before.low if revision.before else None) == (turn, before)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry revised its guidelines after 34 were killed.", "34 were killed"),
        ("The attack raised fears, and 34 were killed.", "34 were killed"),
        ("The ministry raised its toll to 41 and said 34 were hurt.", "34 were hurt"),
        ("The convoy came from 12 villages, and 34 were killed.", "34 were killed"),
        ("The toll is 34, and the bridge was corrected to the east.", "toll is 34"),
    ],
)
def test_what_is_no_revision(text: str, words: str) -> None:
    told = Told()
    document = told.page("a", f"Toll changed\n{text}")
    assert revision_in(document, told.deaths("a", (34, 34), MONITOR, words)) is None


NEWS = [
    *(text for text, _ in REVISED),
    "The ministry has withdrawn its claim of 34 dead.",
    "The ministry said 34 people were killed.",
    "The ministry had earlier said 34 people were killed.",
    "The toll had risen to 34.",
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(NEWS),
            st.sampled_from([31, 34, 40]),
            st.sampled_from([MINISTRY, MONITOR, None]),
            st.sampled_from(["", "2031-05-02", "2031-05-03"]),
            st.booleans(),
        ),
        min_size=1,
        max_size=7,
    ),
    st.randoms(use_true_random=False),
)
def test_order_changes_nothing(rows: list[tuple[str, int, object, str, bool]], chance: random.Random) -> None:
    told = Told()
    for number, (text, many, who, day, back) in enumerate(rows):
        name = f"p{number}"
        document = told.page(name, f"Page {number}\n{text}", day)
        more: dict[str, object] = {}
        if back and "has withdrawn" in text:
            at = text.index("has withdrawn") + len(f"Page {number}\n")
            more = {"modality": "denied", "modality_evidence": document.evidence(at, at + len("has withdrawn"))}
        told.deaths(name, (many, many), who, text, **more)  # type: ignore[arg-type]
    first = told.findings()
    shuffled = replace(told, documents=list(told.documents), claims=list(told.claims))
    chance.shuffle(shuffled.documents)
    chance.shuffle(shuffled.claims)
    assert shuffled.findings() == first
    for finding in first:
        standing = {claim for p in finding.positions for claim in p.claims}
        assert standing.isdisjoint(reasons(finding))
        assert finding.low is None or finding.high is None or finding.low <= finding.high
