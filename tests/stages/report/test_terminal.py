from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console

from rashomon.schema.document import Document
from rashomon.schema.finding import Trace
from rashomon.schema.lineage import Lineage
from rashomon.schema.record import SCHEMA_VERSION, Case
from rashomon.stages.report.citations import number_evidence
from rashomon.stages.report.lookup import look_up_case
from rashomon.stages.report.markdown import markdown
from rashomon.stages.report.terminal import clean, print_case


def _printed(case: Case, width: int = 100, terminal: bool = False) -> str:
    out = io.StringIO()
    print_case(case, Console(file=out, width=width, force_terminal=terminal, highlight=False, legacy_windows=False))
    return out.getvalue()


def test_the_record_is_told_in_full(case: Case) -> None:
    text = _printed(case)
    for words in (
        "Air strike at Marsa Talin, Libya, 14 March 2019",
        "3 documents, 2 text families, 2 origins for deaths",
        "An air strike in Marsa Talin, Libya",
        "Contested",
        "The Sidra Rights Monitor",
        "No figure is reported for the missing.",
        "Idris Makhlouf, a spokesman for the Northern Command",
        "“We cannot confirm these numbers,” (in their own words, unconfirmed, documents 1 and 3)",
        "Document 3 copies passages from document 1",
        "Halyard, credited by document 3",
        "lost: pages/<empty>.txt: The file is empty. Save the page again.",
    ):
        assert words in text


def test_each_figure_says_why_with_its_evidence_and_why_none_is_best(case: Case) -> None:
    record = case.records[0]
    first = record.findings[0]
    claim = first.positions[0].claims[0]
    traces = (
        Trace("low", 31, "desk/1 rule", "Stated by the ministry.", (claim,)),
        Trace("best", 31, "desk/1 rule", "Stated by the ministry.", (claim,)),
        Trace("high", 44, "desk/1 rule", "Stated by the monitor.", ()),
    )
    told = replace(first, traces=traces, no_best="The desk writes ranges.", low=None)
    changed = replace(case, records=(replace(record, findings=(told,)),))
    label = number_evidence(changed, look_up_case(changed)).numbered[look_up_case(changed).claims[claim].evidence].label
    text = " ".join(_printed(changed, 200).split())
    assert f"low and best 31: Stated by the ministry. [{label}] high 44: Stated by the monitor." in text
    assert "no best: The desk writes ranges." in text
    assert "Deaths Contested open 31 44" in text
    lines = markdown(changed)
    assert f"- low and best **31**: Stated by the ministry. \\[{label}\\]" in lines
    assert "- No best figure: The desk writes ranges." in lines


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(case: Case, width: int) -> None:
    assert max(len(line.rstrip()) for line in _printed(case, width).splitlines()) <= width


def test_without_a_terminal_there_is_no_colour(case: Case) -> None:
    assert "\x1b" not in _printed(case)
    assert "\x1b[" in _printed(case, terminal=True)


def test_a_document_cannot_steer_the_terminal(make_document: Callable[..., Document]) -> None:
    assert clean("a\x1b[2Jb\u202ec [bold]").plain == "a�[2Jb�c [bold]"
    hostile = make_document("\x1b[2J owned", "evil\x1b[2J.txt")
    bare = Case(SCHEMA_VERSION, "p", (hostile,), Lineage(families=((hostile.id,),)), (), (), (), (), (), ())
    text = _printed(bare)
    assert "\x1b" not in text
    assert "No incident was found in these documents." in text
