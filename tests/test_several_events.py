"""A page that tells several events, from the file to the record: each incident has its own claims and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon
from rashomon.opened import OpenCase, OpenIncident

ROUND_UP = (
    "Published: 2018-05-14",
    "2 dead, 4 wounded in weekend shootings",
    "Two people were killed and four others wounded in separate shootings across Cleveland since Friday, police said.",
    "On Saturday night, three men were wounded in a shooting in the Glenville neighborhood. They were standing in the "
    "900 block of East Linden Street about 9:40 p.m. when a green van drove past and somebody fired, police said.",
    "Friday evening, a 19-year-old man was killed and a boy was wounded outside the Fenwick Street bakery in the "
    "Slavic Village neighborhood. Rufus Ostrander, 19, died at 8 p.m., police said.",
)
FOLLOW_UP = (
    "Published: 2018-05-13",
    "Bakery shooting in Slavic Village kills Rufus Ostrander, 19",
    "CLEVELAND - Rufus Ostrander, 19, was killed and a boy was wounded on Friday evening outside the Fenwick Street "
    "bakery in the Slavic Village neighborhood of Cleveland, police said.",
    "The shooting happened at 8 p.m. as Ostrander closed the bakery. A boy was wounded in the leg.",
)
RECALLING = (
    "Published: 2018-08-24",
    "Gunman wounds two at bus station in Toledo on Friday",
    "TOLEDO - A gunman wounded two travellers at the bus station in Toledo on Friday, police said.",
    "The shooting on Friday emptied the bus station. Two travellers were wounded on Friday.",
    "On May 11, Rufus Ostrander, 19, was killed in a shooting outside the Fenwick Street bakery in Cleveland.",
)
PAGES = {name: "\n\n".join(lines) for name, lines in (("week", ROUND_UP), ("bakery", FOLLOW_UP), ("bus", RECALLING))}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> OpenCase:
    folder = tmp_path_factory.mktemp("several")
    for name, text in PAGES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return rashomon.build([folder])


def told_in(case: OpenCase, *names: str) -> OpenIncident:
    return next(i for i in case.incidents if sorted(Path(d.name).stem for d in i.documents) == sorted(names))


def test_each_incident_has_the_claims_that_are_about_it(case: OpenCase) -> None:
    bakery = next(i for i in case.incidents if "bakery.txt" in {Path(d.name).name for d in i.documents})
    assert (bakery.findings["deaths"].low, bakery.findings["deaths"].high) == (1, 1)
    assert (bakery.findings["injuries"].low, bakery.findings["injuries"].high) == (1, 1)
    week, bus = told_in(case, "week"), told_in(case, "bus")
    assert (week.findings["injuries"].low, week.findings["injuries"].high) == (3, 3)
    assert "deaths" not in week.findings
    assert (bus.findings["injuries"].low, bus.findings["injuries"].high) == (2, 2)
    assert "deaths" not in bus.findings


def test_no_claim_is_in_two_incidents_and_every_document_has_one_of_its_own(case: OpenCase) -> None:
    claims = [claim for i in case.incidents for claim in i.incident.claims]
    assert len(claims) == len(set(claims))
    own = [d for i in case.incidents for d in i.incident.documents if d not in {b.document for b in i.incident.beside}]
    assert sorted(own) == sorted(document.id for document in case.documents)


def test_what_is_told_beside_comes_after_what_is_told_for_itself(case: OpenCase) -> None:
    alone = [len(i.incident.beside) == len(i.incident.documents) for i in case.incidents]
    assert alone == sorted(alone)


def test_the_same_pages_in_two_builds_give_the_same(case: OpenCase, tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    rashomon.build([tmp_path / "bus.txt"], out=tmp_path / "out")
    again = rashomon.build([tmp_path / "week.txt", tmp_path / "bakery.txt"], out=tmp_path / "out")
    assert [i.incident for i in again.incidents] == [i.incident for i in case.incidents]
