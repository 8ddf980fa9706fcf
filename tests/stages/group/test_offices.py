"""Those whom reports call by what they are."""

from __future__ import annotations

import pytest

from rashomon.stages.group.offices import (
    anywhere,
    fits_office,
    is_office,
    kind_called,
    kind_listed,
    office_called,
    offices_held,
)


def test_offices() -> None:
    assert is_office("sheriff")
    assert is_office("the police chief")
    assert not is_office("Zenda sheriff")
    assert not is_office("sheriff's office")
    assert not is_office("neighbor")
    assert anywhere(["zenda", "sheriff"])
    assert not anywhere(["spokesman"])


def test_a_spokesman_may_be_anybody() -> None:
    assert office_called("Zenda County sheriff", definite=False) == {"zenda", "county", "sheriff"}
    assert office_called("spokesman", definite=True) == {"spokesman"}
    assert not office_called("spokesman", definite=False)
    assert not office_called("sheriff and mayor", definite=True)
    assert not office_called("Zenda County Sheriff's Office", definite=True)
    assert not office_called("", definite=True)


@pytest.mark.parametrize(
    ("name", "described", "words"),
    [
        ("Zenda County Sheriff Ida Quill", "", {"zenda", "county", "sheriff"}),
        ("Ida Quill", "the sheriff of Zenda County", {"zenda", "county", "sheriff"}),
        ("Sgt. Ida Quill", "", {"sergeant"}),
        ("Ida Quill", "a neighbor", None),
        ("Sheriff's spokeswoman Ida Quill", "", {"sheriff", "spokeswoman"}),
    ],
)
def test_the_office_told_with_a_name(name: str, described: str, words: set[str] | None) -> None:
    held = offices_held(name, [described] if described else [])
    assert [set(office.words) for office in held] == ([words] if words else [])


@pytest.mark.parametrize(
    ("called", "held", "fits"),
    [
        ("sheriff", "zenda county sheriff", True),
        ("zenda county sheriff", "sheriff", True),
        ("zenda county sheriff", "zenda county sheriff", True),
        ("strelsau county sheriff", "zenda county sheriff", False),
        ("chief", "deputy chief", False),
        ("deputy chief", "deputy chief", True),
    ],
)
def test_what_may_be_whose_office(called: str, held: str, fits: bool) -> None:
    assert fits_office(frozenset(called.split()), frozenset(held.split())) is fits


def test_common_nouns_for_known_bodies() -> None:
    assert kind_called("war monitor") == "monitor"
    assert kind_called("the monitoring group") == "monitor"
    assert not kind_called("group")
    assert kind_listed("Human Rights Watch") == "monitor"
    assert not kind_listed("Zenda Watch")
