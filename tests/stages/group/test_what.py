"""Kinds, tolls and details, for and against."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.stages.group.profiles import report, weights

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.group.profile import Profile
from rashomon.stages.group.what import weigh_details, weigh_tolls


def details(one: str, other: str) -> dict[str, float]:
    return weights(weigh_details(report(one), report(other)))


@pytest.mark.parametrize(
    ("one", "same", "other", "name"),
    [
        ("a 31-year-old", "Ada Lind, 31, of Zenda", "a 32-year-old", "age"),
        ("on Elm Street", "at Elm St.", "on Oak Street", "street"),
        ("the 2900 block", "the 2900 block", "the 300 block", "block"),
        ("at 2:05 a.m.", "about 2:05 am", "at 9 p.m.", "hour"),
        ("it cost $2 million", "2,000,000 dollars", "it cost $3 million", "sum of money"),
        ("a 6.1-magnitude quake", "a quake of magnitude 6.1", "a 5.2-magnitude quake", "magnitude"),
        ("they won 31-24", "a 31-24 win", "they won 20-13", "score"),
        ("the 81st fair", "at the 81st fair", "the 86th fair", "ordinal"),
        ("near Route 94", "on Highway 94", "near Route 52", "route"),
        ("all 288 of them", "the 288 candidates", "all 125 of them", "figure"),
    ],
)
def test_details(one: str, same: str, other: str, name: str) -> None:
    assert details(one, same).keys() == {f"same {name}"}
    assert details(one, same)[f"same {name}"] > 0
    assert details(one, other).keys() == {f"another {name}"}
    assert details(one, other)[f"another {name}"] < 0
    assert details(one, "nothing of it") == {}


def test_several_in_common_say_more_up_to_a_limit() -> None:
    weight = [details(text, text)["same figure"] for text in ("288 of", "288 and 391", "288 or 391 or 452 or 617")]
    assert weight[0] < weight[1] < weight[2] == pytest.approx(3 * weight[0])


def toll(dead: int, one: Profile) -> Profile:
    return replace(one, tolls=frozenset({(Attribute.DEATHS, dead)}), dead=frozenset({Bounds(dead, dead)}))


def test_tolls() -> None:
    five, nine = toll(5, report("Blast kills five")), toll(9, report("Blast kills nine"))
    assert weights(weigh_tolls(five, five)) == {"same toll": pytest.approx(0.17)}
    assert weights(weigh_tolls(toll(2, five), toll(2, nine))) == {"same toll": pytest.approx(0.03)}
    assert weights(weigh_tolls(five, report("Blast"))) == {}


def test_another_toll_speaks_against_only_where_nothing_else_can_be_compared() -> None:
    short, other = toll(5, report("Blast kills five")), toll(9, report("Bus blast kills nine"))
    assert weights(weigh_tolls(short, other)) == {"another toll": -1.0}
    long = toll(
        9, report("Blast kills nine\n" + " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(90)))
    )
    assert weights(weigh_tolls(short, long)) == {"another toll": pytest.approx(-0.2)}
    dated = [replace(one, told_day=9) for one in (short, other)]
    assert weights(weigh_tolls(*dated)) == {}
