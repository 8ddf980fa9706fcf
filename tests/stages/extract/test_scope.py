"""Of which event a count is: its own time, the noun that it hangs on, and what the sentence before tells."""

from __future__ import annotations

import pytest
from tests.stages.extract.test_tellings import read

from rashomon.schema.claim import Claim, Scope

LEAD = (
    "Gunman wounds two at bus station",
    "A gunman wounded two travellers at the bus station in Toledo on Monday, police said.",
    "The station was closed for the night.",
    "Trains ran as usual.",
    "Rain fell on the square.",
)


def tolls(*lines: str, published: str = "2018-05-15") -> list[Claim]:
    """The counts of people in what follows the lead."""
    text = "\n\n".join(LEAD)
    found = read(*LEAD, *lines, published=published)
    return [c for c in found.claims if c.bounds is not None and c.evidence.start > len(text)]


def is_aside(*lines: str) -> bool:
    """Are all counts of what follows the lead put aside, with a reason?"""
    claims = tolls(*lines)
    assert claims
    assert all(c.scope is Scope.INCIDENT or c.scope_reason for c in claims)
    return all(c.scope is not Scope.INCIDENT for c in claims)


ANOTHER = [
    "On Feb. 24th, three guards were killed in a raid on the depot.",
    "The shooting came a day after a 9-year-old boy in Oregon was shot in the mouth by a neighbor.",
    "The attack comes two days after gunmen killed seven people in Akron.",
    "The shooting came five months after a massacre in a dance hall of Orlando, in central Florida, where a man who "
    "admired extremists killed 49 people.",
    "There is no sign of a plot such as last year's dance hall massacre in Orlando that killed 49 people.",
    "The pistol came from the shop that supplied the Nov. 5, 2009, Fort Marden shooting that left 13 dead and injured "
    "more than 30 others.",
    "2009: A doctor is killed outside a clinic in Akron. A nurse is wounded.",
    "Earlier this month a bomb killed four people in Akron.",
    "A bus depot was attacked in 2016. That assault killed five people.",
]


@pytest.mark.parametrize("text", ANOTHER)
def test_a_count_of_another_event_is_put_aside(text: str) -> None:
    assert is_aside(text)


OWN = [
    "Two days after the shooting, the two wounded travellers left hospital.",
    "The gunman who wounded the two travellers had bought a pistol last year.",
    "The two wounded travellers are between 20 and 30 years of age.",
    "He was caught days after he shot two travellers.",
]


@pytest.mark.parametrize("text", OWN)
def test_what_is_told_of_the_pages_own_event_stays(text: str) -> None:
    assert all(c.scope is Scope.INCIDENT for c in tolls(text))


def test_a_page_that_looks_back_as_far_tells_its_own_event() -> None:
    found = read(
        "Second arrest in shooting of girl",
        "More than three months after the shooting of a 9-year-old boy in Toledo, another man was arrested.",
        "The girl was shot in the head on Jan. 10, police said.",
        published="2018-05-20",
    )
    assert {c.scope for c in found.claims if c.bounds is not None} == {Scope.INCIDENT}


def test_earlier_this_month_is_a_day_and_no_sum() -> None:
    found = read(
        "Funeral held for children",
        "A funeral was held for four children who died in a fire in Toledo earlier this month.",
        published="2018-05-20",
    )
    assert [c.scope for c in found.claims if c.bounds is not None] == [Scope.INCIDENT]


def test_an_old_case_is_what_its_report_is_about() -> None:
    found = read("Woman charged in 1967 killings", "A woman was charged in the 1967 killings of two clerks in Toledo.")
    assert {c.scope for c in found.claims if c.bounds is not None} == {Scope.INCIDENT}


BESIDE = [
    "Two days before this attack, a drone hit the market of a town nearby, where 9 people were injured.",
    "The shooting coincided with a raid that wounded three clerks.",
]


@pytest.mark.parametrize("text", BESIDE)
def test_what_opens_with_words_that_lead_over_is_told_beside(text: str) -> None:
    assert is_aside(text)


def test_the_man_of_the_previous_day_may_strike_again() -> None:
    assert not is_aside("At the door the suspect of the previous day’s theft wounded two travellers.")


CLASHES = (
    "Drone kills guards near Raqqa",
    "A drone killed two guards at a checkpoint in Raqqa, a monitor said.",
    "The road was closed. Smoke rose over the checkpoint. It was quiet by noon.",
)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Shelling on the town of Manbij in northern Syria killed three people.", Scope.OTHER_EVENT),
        ("Four people were killed in a strike on a depot near Latakia.", Scope.OTHER_EVENT),
        ("Three of the wounded were taken to a hospital in Manbij.", Scope.INCIDENT),
        ("Three guards from Manbij were wounded.", Scope.INCIDENT),
        ("Three guards were wounded at the checkpoint in Raqqa.", Scope.INCIDENT),
    ],
)
def test_harm_in_a_town_far_from_the_events_is_another_events(text: str, scope: Scope) -> None:
    found = read(*CLASHES, text)
    start = len("\n\n".join(CLASHES))
    assert {c.scope for c in found.claims if c.bounds is not None and c.evidence.start > start} == {scope}


def test_riots_are_one_event_in_many_towns() -> None:
    found = read(
        "Riots go on after boy’s death",
        "Riots went on in Toledo, with 70 people injured across the country.",
        "Shops have burned every day since the death of a boy of 15, leaving 70 people injured.",
    )
    assert {c.scope for c in found.claims if c.bounds is not None} == {Scope.INCIDENT}
    accident = read("Bus kills two", "A bus killed two in Toledo on Monday.", "Buses injured 70 people nationwide.")
    assert [c.scope for c in accident.claims if c.bounds is not None][-1] is Scope.AGGREGATE
