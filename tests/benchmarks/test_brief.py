"""The scorer of briefs, on a case of six positions whose marks are worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.brief import known_names, mark_ideal
from benchmarks.brief_gold import GoldCase, read_gold
from benchmarks.brief_marks import Marks, mark
from benchmarks.brief_names import make_names
from benchmarks.brief_reading import Stated, read_sentence

CASE = """
incident: {kind: fire, date: 2031-04-05, country: US, place: "Arvo, Ohio", documents: ["000", "001"]}
same_entity: [[Harbour Ministry of Velden, the ministry], [Rights Watch of Velden, RWV]]
not_same_entity: [[Harbour Ministry of Velden, Navy]]
quantities:
  - {document: "000", attribute: deaths, value: [12, 12], holder: Harbour Ministry of Velden, evidence: x}
  - {document: "001", attribute: deaths, value: [15, null], holder: Rights Watch of Velden, evidence: x}
  - {document: "001", attribute: injuries, value: [30, 30], holder: null, evidence: x}
  - {document: "001", attribute: missing, value: [2, 2], holder: Ann Roe, evidence: x}
statements:
  - {documents: ["000"], speaker: Ann Roe, directness: direct, begins: x}
  - {documents: ["001"], speaker: firefighters, directness: direct, begins: x}
reconciled:
  deaths:
    status: contested
    positions:
      - {value: [12, 12], holders: [Harbour Ministry of Velden], documents: ["000"]}
      - {value: [15, null], holders: [Rights Watch of Velden], documents: ["001"]}
    superseded: [{value: [9, 9], holders: [Harbour Ministry of Velden], documents: ["000"]}]
  injuries: {status: single-source, value: [30, 30], holders: [Arvo Times], documents: ["001"]}
  intent: {status: agreed, value: accidental, holders: [Ann Roe]}
  depots_burnt: {status: agreed, value: [4, 4], documents: ["000"]}
"""


@pytest.fixture
def gold(tmp_path: Path) -> GoldCase:
    path = tmp_path / "arvo" / "expected.yaml"
    path.parent.mkdir()
    path.write_text(CASE, encoding="utf-8")
    return read_gold(path)


def marks(gold: GoldCase, *told: tuple[str, str]) -> Marks:
    """The marks of a brief of sentences, each with the documents that it cites."""
    known = [*known_names(gold), "Navy", "Bo Lane"]
    return mark([read_sentence(t, frozenset(cited.split()), known, gold.names) for t, cited in told], gold)


GOOD = (
    ("A fire in Arvo, Ohio, on Saturday 5 April 2031 killed 12 people, according to the ministry, or at least 15, "
     "according to Rights Watch; the death toll is disputed.", "000 001"),
    ("One report alone said 30 people were wounded.", "001"),
    ("Earlier, the ministry said nine people were killed.", "000"),
    ("Roe called it a mistake.", "000"),
    ("Four depots were burnt, two reports agree.", "000"),
    ("Also quoted: firefighters.", "001"),
)  # fmt: skip


def test_a_good_brief_has_all(gold: GoldCase) -> None:
    found = marks(gold, *GOOD)
    assert (len(found.counted), found.counted_missing) == (4, ())
    assert (len(found.told), found.told_missing) == (2, ())
    assert found.speakers_missing == ()
    assert found.against == ()
    assert found.figures == 4


def test_what_is_left_out_is_missing(gold: GoldCase) -> None:
    found = marks(gold, GOOD[0], GOOD[3])
    assert [p.bounds for p in found.counted_missing] == [(9, 9), (30, 30)]
    assert [p.words for p in found.told_missing] == ["depots burnt 4"]
    assert found.speakers_missing == ("firefighters",)


def test_a_figure_that_is_cited_and_not_stated_is_missing(gold: GoldCase) -> None:
    found = marks(gold, ("The ministry spoke of the dead.", "000 001"))
    assert len(found.counted_missing) == 4


def test_a_figure_without_anybody_is_missing(gold: GoldCase) -> None:
    assert len(marks(gold, ("12 people were killed.", "000")).counted_missing) == 4


def test_a_report_stands_for_its_own_document_alone(gold: GoldCase) -> None:
    assert len(marks(gold, ("One report said 12 people were killed.", "000")).counted_missing) == 3
    assert len(marks(gold, ("One report said 12 people were killed.", "001")).counted_missing) == 4


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The ministry said 13 people were killed.", "no claim of “13” for deaths"),
        ("The ministry said 12 people were wounded.", "no claim of “12” for injuries"),
        ("The ministry said at least 12 people were killed.", "no claim of “at least 12” for deaths"),
        ("Rights Watch said 12 people were killed.", "“12” for deaths is not on the word of Rights Watch"),
        ("The Navy said 12 people were killed.", "“12” for deaths is not on the word of Navy"),
        ("12 people were killed, the ministry and one report agree.", "deaths told as agreed, contested in the case"),
        (
            "The number of wounded is disputed: one report said 30.",
            "injuries told as contested, single-source in the case",
        ),
        ("A fire in Arvo, Ohio, on 6 April 2031.", "dated 2031-04-06, 2031-04-05 in the case"),
        ("A flood in Arvo, Ohio.", "told as flood, fire in the case"),
        ("A fire in Arvo, Norway.", "set in NO, US in the case"),
    ],
)
def test_what_the_case_contradicts_is_told(gold: GoldCase, sentence: str, wrong: str) -> None:
    assert marks(gold, (sentence, "000 001")).against == (wrong,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Two reports tell of it, in two independent texts; the death toll rests on three sources.",
        "Reports name Cy Dee, 12, among the dead.",
        "The 5 April fire in Arvo, Georgia, was the second in 2031.",
    ],
)
def test_other_numbers_are_no_toll(gold: GoldCase, sentence: str) -> None:
    found = marks(gold, (sentence, "000 001"))
    assert (found.figures, found.against) == (0, ())


def test_the_case_makes_a_perfect_brief_of_itself(gold: GoldCase) -> None:
    found = mark_ideal(gold)
    assert (found.counted_missing, found.told_missing, found.speakers_missing, found.against) == ((), (), (), ())
    assert found.words < 250


def read(text: str, *known: str) -> list[Stated]:
    return list(read_sentence(text, frozenset(), known, make_names((), ())).figures)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Ann Roe said 62 people were killed and 100 wounded.",
            [("deaths", 62, "Ann Roe"), ("injuries", 100, "Ann Roe")],
        ),
        (
            "It killed 62, according to Ann Roe, or 83, according to the Navy.",
            [("deaths", 62, "Ann Roe"), ("deaths", 83, "Navy")],
        ),
        (
            "The death toll is disputed: Ann Roe said 62, the Navy 83.",
            [("deaths", 62, "Ann Roe"), ("deaths", 83, "Navy")],
        ),
        ("Ann Roe gave different figures: 10 killed and 12.", [("deaths", 10, "Ann Roe"), ("deaths", 12, "Ann Roe")]),
        ("A fire in Navy Yard killed two, Ann Roe said.", [("deaths", 2, "Ann Roe")]),
        ("Ann Roe said three people were killed or wounded.", [("casualties", 3, "Ann Roe")]),
    ],
)
def test_figures_are_read_with_what_they_count_and_who_says_so(text: str, figures: list[tuple[str, int, str]]) -> None:
    assert [(f.attribute, f.low, *f.names) for f in read(text, "Ann Roe", "Navy")] == figures


@pytest.mark.parametrize(
    ("wanted", "given", "same"),
    [
        ("Rights Watch for Velden", "the Rights Watch", True),
        ("Rights Watch for Velden", "RWV", True),
        ("Ann Roe", "Chief Ann Roe", True),
        ("Ann Roe", "Roe", True),
        ("Ann Roe", "Ann", False),
        ("Velden Defense Ministry", "Velden’s Defence Ministry", True),
        ("Ann Roe and Bo Lane", "Bo Lane", False),
        ("", "Bo Lane", False),
    ],
)
def test_names_agree_as_the_casebook_has_it(wanted: str, given: str, same: bool) -> None:
    assert make_names((), ()).agree(wanted, given) is same
