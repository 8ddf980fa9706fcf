"""A claim that is taken back or revised in another paper, from pages to findings."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Status
from rashomon.schema.record import Case

PLACE = "the market in the Syrian town of Velden on Tuesday"
ARVO = f"""A bomb hit {PLACE}, killing 34 people, the health ministry said.
A monitoring group, the Harbour Rights Monitor, said 12 people were killed in the bombing of the market."""
LOWLAND = f"""The health ministry said 34 people were killed when a bomb hit {PLACE}.
Shops were closed across the town after the blast, and streets near the market stayed empty."""
HERALD = f"""A bomb hit {PLACE}, and 120 people died in the blast.
Shops were closed across the town."""


def page(title: str, outlet: str, day: str, text: str) -> str:
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return (
        f'<html lang="en"><head><title>{title} | {outlet}</title><meta property="og:site_name" content="{outlet}">'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="{day}T14:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def build(folder: Path, *pages: str) -> Case:
    for number, text in enumerate(pages):
        (folder / f"{number}.html").write_text(text, "utf-8")
    return rashomon.build([folder])


def deaths(case: Case) -> Finding:
    (record,) = case.records
    assert len(record.incident.documents) == len(case.documents)
    return next(f for f in record.findings if f.attribute is Attribute.DEATHS)


def first_day() -> tuple[str, str]:
    return (
        page("Market bombed in Velden", "The Arvo Times", "2019-04-02", ARVO),
        page("Bomb kills 34 at Velden market", "Lowland Post", "2019-04-02", LOWLAND),
    )


def test_a_withdrawal_told_by_another_paper_closes_the_claim(tmp_path: Path) -> None:
    text = f"The health ministry has withdrawn its claim that 34 people were killed when a bomb hit {PLACE}."
    told = page("Ministry withdraws claim on Velden bombing", "Coast Herald", "2019-04-03", text)
    case = build(tmp_path, *first_day(), told)
    found = deaths(case)
    assert (found.low, found.best, found.high) == (12, 12, 12)
    words = {claim.id: claim.evidence.text for claim in case.claims}
    assert sorted(words[entry.claim] for entry in found.set_aside) == [
        "34 people were killed",
        "34 people were killed",
        "killing 34 people",
        "kills 34",
    ]
    assert all("has withdrawn its claim" in entry.reason for entry in found.set_aside)


def test_an_outlet_s_report_is_taken_back(tmp_path: Path) -> None:
    text = f"""The Coast Herald has retracted its report that 120 people died when a bomb hit {PLACE}.
The health ministry said 34 people were killed."""
    case = build(
        tmp_path,
        page("120 die in Velden market bombing", "Coast Herald", "2019-04-02", HERALD),
        page("Market bombed in Velden", "Lowland Post", "2019-04-03", text),
    )
    found = deaths(case)
    assert (found.low, found.best, found.high) == (34, 34, 34)
    assert len(found.set_aside) == 3


def test_an_agency_s_earlier_report_is_of_the_same_incident(tmp_path: Path) -> None:
    text = f"""Reuters corrected its earlier report of 120 deaths when a bomb hit {PLACE}.
The health ministry said 34 people were killed in the bombing of the market."""
    case = build(
        tmp_path,
        page("120 die in Velden market bombing", "Reuters", "2019-04-02", HERALD),
        page("Market bombed in Velden", "Lowland Post", "2019-04-03", text),
    )
    assert (deaths(case).best, deaths(case).high) == (34, 34)


@pytest.mark.parametrize(
    "lead",
    [
        f"The health ministry has lowered its death toll from 34 to 31 after a bomb hit {PLACE}.",
        "The health ministry revised the death toll of the bombing of the market in Syria's town of Velden to 31.",
        f"The health ministry said 31 people were killed when a bomb hit {PLACE}, down from 34.",
    ],
)
def test_a_revised_figure_replaces_the_one_that_others_relay(tmp_path: Path, lead: str) -> None:
    told = page("Velden market bombing", "Coast Herald", "2019-04-02", f"{lead}\nIt gave no other figure.")
    found = deaths(build(tmp_path, *first_day(), told))
    assert {(p.bounds.low, p.superseded) for p in found.positions} == {(12, False), (31, False), (34, True)}
    assert (found.high, found.status, found.drifts) == (31, Status.CONTESTED, ())
