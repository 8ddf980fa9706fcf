"""The page shows which claims decided each figure, and what the rule pack coded of the incident."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lxml import html

from rashomon.schema.coding import Coding
from rashomon.schema.finding import Trace
from rashomon.schema.record import Case
from rashomon.stages.report.page import page


def test_a_figure_names_its_rule_and_its_evidence(case: Case) -> None:
    record = case.records[0]
    first = record.findings[0]
    claim = first.positions[0].claims[0]
    traces = (Trace("low", 31, "ucdp/2 most_reliable", "Stated by the <b>Health</b> Ministry.", (claim,)),)
    coding = Coding("event_clarity", 1, "ucdp/2 event_clarity", "The event is told by itself", ())
    blank = Coding("where_prec", None, "ucdp/2 where_prec", "No place is known.", ())
    told = replace(record, findings=(replace(first, traces=traces), *record.findings[1:]), codings=(coding, blank))
    shown: Any = html.fromstring(page(replace(case, records=(told,))))
    fields, figures = shown.xpath("//details[contains(@class, 'chosen')]")
    assert " ".join(figures.text_content().split()).startswith(
        "Which claims decided each figure (1) low 31Stated by the <b>Health</b> Ministry. ucdp/2 most_reliable"
    )
    assert figures.xpath(".//span[@class='cites']/a/@href")
    words = " ".join(fields.text_content().split())
    assert "event_clarity 1The event is told by itself. ucdp/2 event_clarity" in words
    assert "where_prec —No place is known." in words


def test_a_record_without_traces_shows_none(case: Case) -> None:
    shown: Any = html.fromstring(page(case))
    assert not shown.xpath("//details[contains(@class, 'chosen')]")
