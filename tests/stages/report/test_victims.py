"""Who the victims are, as the page, the terminal, Markdown and the view show it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

import rashomon
from rashomon.schema.bounds import Bounds
from rashomon.schema.evidence import Evidence
from rashomon.schema.record import Case
from rashomon.schema.victim import Sex, Victim, VictimGroup, VictimKind
from rashomon.stages.report.exports import markdown, view
from rashomon.stages.report.page import page
from rashomon.stages.report.terminal import print_case
from rashomon.stages.report.victim_words import age_words, group_words, kind_words, range_words, victim_line

_WORDS = Evidence("d", 0, 4, "nine")
_PAGES = {
    "post.txt": (
        "Air strike kills 12 in Tarn\n\nAn air strike on the town of Tarn, Norland, on Monday killed 12 people, the "
        "Orlan Monitor said: nine civilians and three fighters.\n\nAnn Roe, 44, was wounded, the monitor said. "
        "Mila Stroud, a 9-year-old girl, was killed, the monitor said."
    ),
    "courier.txt": (
        "Tarn buries its dead\n\nAn air strike on Monday on Tarn, Norland, killed 11 civilians, the mayor, Ivo Lark, "
        "said. Mila Stroud, 9, was killed on her way from school."
    ),
}


def group(bounds: Bounds, *kinds: VictimKind, side: str = "", mixed: bool = False) -> VictimGroup:
    return VictimGroup(kinds, bounds, _WORDS, side, mixed)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (group(Bounds(62, 62), VictimKind.COMBATANT, side="Norland"), "62 fighters and soldiers (Norland)"),
        (group(Bounds(1, 1), VictimKind.PRESS), "1 journalist"),
        (group(Bounds(None, None), VictimKind.CHILD), "children, no number given"),
        (
            group(Bounds(9, None, "at least"), VictimKind.CHILD, VictimKind.WOMAN, mixed=True),
            "at least 9 women and children",
        ),
        (group(Bounds(11, 20, "most"), VictimKind.CIVILIAN), "11 to 20 civilians"),
        (group(Bounds(3, 3), VictimKind.CIVILIAN, VictimKind.WOMAN), "3 civilians who are women"),
    ],
)
def test_groups_in_words(told: VictimGroup, words: str) -> None:
    assert group_words(told) == words


def test_ages_and_ranges_in_words() -> None:
    assert [age_words(ages) for ages in ((), (0,), (44,), (9, 10))] == ["", "under 1", "44", "9 or 10"]
    assert [range_words(*ends) for ends in ((None, None), (9, 9), (9, None), (None, 12), (9, 12))] == [
        *("no number given", "9", "at least 9", "up to 12", "9 to 12")
    ]
    assert kind_words((VictimKind.CIVILIAN,), mixed=False, one=True) == "civilian"


def test_a_victim_on_one_line() -> None:
    victim = Victim("Ann Roe", ("Anne Roe",), (44,), Sex.FEMALE, ("c",), ("d",), (_WORDS,))
    assert victim_line(victim) == "Ann Roe, 44, female, also written Anne Roe"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in _PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return rashomon.build([folder])


def test_every_form_of_the_record_tells_who_the_victims_are(case: Case) -> None:
    out = io.StringIO()
    print_case(case, Console(file=out, width=160, highlight=False))
    for told in (page(case), out.getvalue(), markdown(case)):
        assert "Civilians" in told
        assert "9 to 11" in told
        assert "Mila Stroud" in told
    deaths = next(i["findings"]["deaths"] for i in view(case)["incidents"])
    rows = {(tuple(row["kinds"]), row["side"]): (row["low"], row["high"]) for row in deaths["victims"]}
    assert rows[("civilian",), None] == (9, 11)
    assert rows[("combatant",), None] == (3, 3)
    (mila,) = deaths["named"]
    assert (mila["name"], mila["ages"], mila["sex"], len(mila["documents"])) == ("Mila Stroud", [9], "female", 2)
