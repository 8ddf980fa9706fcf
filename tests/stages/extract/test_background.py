"""What goes on with another event: its people by name, "the attacks", counts joined with "and"."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.extract.test_scope import LEAD, is_aside, tolls
from tests.stages.extract.test_tellings import document, read

from rashomon.schema.claim import Scope
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import dissect
from rashomon.stages.extract.background import carry_background
from rashomon.stages.extract.stretch import sentences_of


def test_the_people_whom_a_background_names_are_its_own() -> None:
    assert is_aside(
        "On Feb. 7, three men were shot in Akron.",
        "Rell Marden, 31, and Tomas Ibarra, 54, were killed. Police charged a cousin in Rell Marden’s killing.",
    )


def test_a_person_of_the_lead_is_no_other_events() -> None:
    found = read(
        *LEAD,
        "Rell Marden, 31, was wounded in the chest.",
        "On Feb. 7, three men were killed in Akron.",
        "Rell Marden was shot as he ran.",
        published="2018-05-15",
    )
    own = [c for c in found.claims if c.bounds is not None and c.scope is Scope.INCIDENT]
    assert any("Marden was shot" in c.evidence.text for c in own)


def test_more_people_than_the_other_event_harmed_are_this_ones() -> None:
    claims = tolls("On Feb. 7, a man was killed in Akron.", "Rell Marden, 31, and Tomas Ibarra, 54, were wounded.")
    assert [c.scope for c in claims] == [Scope.OTHER_EVENT, Scope.INCIDENT]


def test_the_attacks_are_those_of_the_sentence_before() -> None:
    assert is_aside("Monitors counted, in February, four attacks on the region. The attacks killed eight people.")


def test_a_day_of_its_own_ends_the_background() -> None:
    claims = tolls("Monitors counted, in February, four attacks that killed nine. The attack on Monday wounded two.")
    assert claims[-1].scope is Scope.INCIDENT


def test_the_pronoun_after_another_events_victim_is_that_victim() -> None:
    assert is_aside("On Feb. 7, a baker was shot in Akron. He died the next day.")


def test_joined_counts_are_of_one_event() -> None:
    assert is_aside(
        "The verdict came in the Feb. 9, 2015, Akron, Ohio, theater shooting that left 12 dead and 70 hurt."
    )


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from([*LEAD, "On Feb. 7, a baker was shot in Akron.", "He died.", "The attack killed two."]))
)
def test_nothing_is_lost_and_nothing_let_in(lines: list[str]) -> None:
    page = document("Title", *lines)
    (analysis,) = dissect([page], Settings())
    claims = read("Title", *lines).claims
    found = carry_background(analysis, sentences_of(analysis), claims)
    assert [c.id for c in found] == [c.id for c in claims]
    assert all(b.scope is not Scope.INCIDENT or a.scope is Scope.INCIDENT for a, b in zip(claims, found, strict=True))


def test_what_follows_a_sum_over_attacks_is_one_of_them() -> None:
    claims = tolls(
        "The army has carried out four raids in the past 24 hours. In a village of the coast six farmers were killed. "
        "Two of the farmers died in an orchard.",
        "Both travellers were wounded in the leg.",
    )
    assert {c.scope for c in claims[:-1]} == {Scope.AGGREGATE, Scope.OTHER_EVENT}
    assert claims[-1].scope is Scope.INCIDENT
