"""What the evidence leaves open is put before a person, with what speaks for and against."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from rashomon.schema.incident import OpenPair
from rashomon.schema.record import Case
from rashomon.stages.report.lookup import look_up_case
from rashomon.stages.report.open_view import open_views
from rashomon.stages.report.page import page
from rashomon.stages.report.terminal import print_case


def _with_open(case: Case) -> Case:
    first, second, *_ = (document.id for document in case.documents)
    high, low = max(first, second), min(first, second)
    weak = OpenPair(high, low, 0.17, False, ("same day", "<same> age"), ("another hour",))
    return replace(case, open_pairs=(weak, OpenPair(low, high, 0.19, True)))


def test_pairs_are_worded_with_the_weightiest_first_and_documents_in_their_order(case: Case) -> None:
    opened = _with_open(case)
    first, second = open_views(opened, look_up_case(opened))
    assert (first.taken, first.reasons, first.against) == ("taken for one incident", "", "")
    assert (second.taken, second.reasons, second.against) == (
        "taken for two incidents",
        "same day and <same> age",
        "another hour",
    )
    assert first.first < first.second
    assert first.command == f"rashomon judge same {first.first} {first.second}"
    assert (first.first, first.first_label) == (second.first, second.first_label)


def test_an_event_beside_a_documents_own_is_named_and_can_be_judged(case: Case) -> None:
    one, other = sorted(document.id for document in case.documents)[:2]
    opened = replace(case, open_pairs=(OpenPair(one, other, 0.17, False, second_telling=2),))
    (view,) = open_views(opened, look_up_case(opened))
    labels = {view.first_label, view.second_label}
    assert sum(label.endswith("(event 2 beside its own)") for label in labels) == 1
    assert "#2" in view.command


def test_the_page_and_the_terminal_list_them_and_say_nothing_where_nothing_is_open(case: Case) -> None:
    text = page(_with_open(case))
    assert "Left open (2)" in text
    assert "&lt;same&gt; age" in text
    assert "Left open" not in page(case)
    shown = io.StringIO()
    print_case(_with_open(case), Console(file=shown, width=200))
    assert "Left open (2)" in shown.getvalue()
    assert "For two: another hour." in shown.getvalue()
