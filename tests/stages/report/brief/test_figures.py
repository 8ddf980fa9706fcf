"""Figures in running text."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rashomon.language.quantities import quantities
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.report.brief.figures import Figure, clause, deeds, figure, make_wording, short

D, W, M, S = Attribute.DEATHS, Attribute.INJURIES, Attribute.MISSING, Attribute.STRIKES
WORDING = make_wording(())


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (Bounds(1, 1), "one"),
        (Bounds(9, 9), "nine"),
        (Bounds(10, 10), "10"),
        (Bounds(2000, 2000), "2,000"),
        (Bounds(4, None, "at least"), "at least four"),
        (Bounds(101, None, "more than"), "more than 100"),
        (Bounds(24, None, "dozens"), "dozens"),
        (Bounds(None, 83, "up to"), "up to 83"),
        (Bounds(3, 5), "three to five"),
        (Bounds(8, 12), "8 to 12"),
        (Bounds(0, 4), "up to four"),
    ],
)
def test_small_numbers_are_words(bounds: Bounds, words: str) -> None:
    assert figure(bounds) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([(D, 62), (W, 100)], "62 people were killed and 100 wounded"),
        ([(D, 1), (W, 4)], "one person was killed and four were wounded"),
        ([(D, 0), (W, 3)], "no one was killed and three people were wounded"),
        ([(M, 2), (S, 4)], "two people were missing and there were four strikes"),
        ([(S, 1)], "there was one strike"),
        ([(Attribute.MUNITIONS, 3)], "three munitions were fired"),
        ([(Attribute.MUNITIONS, 0)], "no munitions were fired"),
        ([(D, 3), (Attribute.MUNITIONS, 2)], "three people were killed and two munitions were fired"),
        ([(S, 0)], "there were no strikes"),
        ([(Attribute.CASUALTIES, 7)], "seven people were killed or wounded"),
    ],
)
def test_figures_are_told_in_one_clause(found: list[tuple[Attribute, int]], words: str) -> None:
    assert clause([Figure(a, Bounds(n, n)) for a, n in found], WORDING) == words


def test_what_nobody_stands_behind_may_have_been() -> None:
    assert clause([Figure(D, Bounds(1, None), True)], WORDING) == "at least one person may have been killed"


def test_dozens_are_of_people() -> None:
    assert deeds([Figure(D, Bounds(24, None, "dozens"))], WORDING) == "killed dozens of people"
    assert deeds([Figure(D, Bounds(2_000_000, None, "millions"))], WORDING) == "killed millions of people"
    assert deeds([Figure(D, Bounds(3, None, "several"))], WORDING) == "killed several people"


def test_those_who_are_counted_go_by_the_word_of_their_source() -> None:
    found = Figure(D, Bounds(62, 62), noun="Arvonian soldiers")
    assert deeds([found, Figure(W, Bounds(9, 9))], WORDING) == "killed 62 Arvonian soldiers and wounded nine people"
    assert short(found, WORDING) == "62 killed"


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_what_is_written_reads_back(low: int, more: int) -> None:
    assume(911 not in (low, low + 1, low + more + 1))  # the number to ring, to a reader of numbers
    for bounds in (Bounds(low, low), Bounds(low + 1, None, "at least"), Bounds(low, low + more + 1)):
        words = clause([Figure(D, bounds)], WORDING)
        read = quantities(words)[0].bounds
        assert (read.low or None, read.high) == (bounds.low or None, bounds.high), words
