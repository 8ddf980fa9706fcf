from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stages.reconcile.telling import page

from rashomon.schema.extraction import EventSketch, Extraction
from rashomon.stages.group.evidence import weigh_pair
from rashomon.stages.group.follow_up import Month, months_looked_back_on
from rashomon.stages.group.profile import ordinal, profile
from rashomon.stages.group.terms import read_words

APRIL = Month(date(1957, 4, 1).toordinal(), date(1957, 4, 30).toordinal())


def looked_back_on(text: str, told: str = "1958-06-02") -> frozenset[Month]:
    return months_looked_back_on(page("a", f"Jury finds miller guilty\n{text}", told), ordinal(told))


@pytest.mark.parametrize(
    "text",
    [
        "He was convicted in an April 1957 shooting at the Strelsau mill.",
        "The attacks of Apr. 9, 1957, left a clerk dead.",
        "It was the worst massacre since the war when, in April of 1957, he fired.",
    ],
)
def test_the_month_of_the_event_is_read(text: str) -> None:
    assert looked_back_on(text) == {APRIL}


@pytest.mark.parametrize(
    "text",
    [
        "He was born in April 1957.",
        "The shooting was told in court. In April 1957 he bought a horse.",
        "An April shooting at the mill.",
        "The shooting of Maytime 1957.",
        "The shooting of April 19571.",
    ],
)
def test_other_months_are_not(text: str) -> None:
    assert looked_back_on(text) == frozenset()


def test_december_ends_with_the_year() -> None:
    assert {m.last for m in looked_back_on("A raid in December 1957.")} == {date(1957, 12, 31).toordinal()}


def test_what_is_told_at_once_looks_back_on_nothing() -> None:
    text = "He was charged in an April 1957 shooting at the Strelsau mill."
    assert looked_back_on(text, "1957-05-20") == frozenset()
    assert months_looked_back_on(page("a", f"Jury\n{text}"), None) == frozenset()
    assert months_looked_back_on(page("a", f"Raid\nThe {text}", "1960-01-01"), ordinal("1960-01-01")) == frozenset()


def test_a_month_holds_its_days_and_the_reports_of_its_last() -> None:
    assert APRIL.holds(APRIL.first)
    assert not APRIL.holds(APRIL.first - 1)
    assert APRIL.holds(APRIL.last + 3)
    assert not APRIL.holds(APRIL.last + 4)


SHOT = "Gunman wounds three at market\nThree were hurt when Tam Orley opened fire among the fish stalls of Zenda."
VERDICT = "Jury convicts Orley\nA Strelsau court found Tam Orley guilty on Monday in an {} shooting that hurt three."


def weight(month: str) -> float:
    pages = page("a", SHOT, "1957-04-09"), page("b", VERDICT.format(month), "1958-06-02")
    first, later = (profile(d, Extraction(d.id, (), (), EventSketch()), read_words(d)) for d in pages)
    return weigh_pair(first, later, 0.1, None).weight


def test_a_verdict_belongs_to_the_event_of_its_month() -> None:
    assert weight("April 1957") > weight("April 1951") + 0.1


@given(st.text(alphabet="April 1957shooting.,\n", max_size=120), st.integers(0, 800_000))
def test_any_text_gives_months_before_it_was_told(text: str, told: int) -> None:
    found = months_looked_back_on(page("a", f"Jury\n{text}"), told)
    assert all(month.last < told for month in found)
