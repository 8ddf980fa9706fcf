"""Who gives what on each attribute, side by side."""

from __future__ import annotations

from dataclasses import replace

from rashomon.schema.record import Case
from rashomon.stages.report.citations import number_evidence
from rashomon.stages.report.lookup import look_up_case
from rashomon.stages.report.matrix_view import claim_matrix
from rashomon.stages.report.views import Matrix


def _matrix(case: Case) -> Matrix:
    lookup = look_up_case(case)
    matrix = claim_matrix(case.records[0].findings, lookup, number_evidence(case, lookup))
    assert matrix is not None
    return matrix


def _figures(matrix: Matrix) -> dict[str, dict[str, list[str]]]:
    return {
        row.claimant: {
            column: [entry.figure for entry in cell]
            for column, cell in zip(matrix.columns, row.cells, strict=True)
            if cell
        }
        for row in matrix.rows
    }


def test_each_claimant_has_a_row_with_what_he_gives(case: Case) -> None:
    found = _figures(_matrix(case))
    assert found["The Health Ministry"]["Deaths"] == ["31"]
    assert found["The Sidra Rights Monitor"]["Deaths"] == ["44"]
    assert "Injuries" not in found["The Health Ministry"]


def test_whoever_gives_most_stands_first(case: Case) -> None:
    rows = _matrix(case).rows
    given = [sum(map(bool, row.cells)) for row in rows if not row.note]
    assert given == sorted(given, reverse=True)


def test_a_cell_cites_the_claims_of_its_own_claimant_alone(case: Case) -> None:
    lookup = look_up_case(case)
    deaths = case.records[0].findings[0]
    first, second = deaths.positions
    together = replace(first, claims=(*first.claims, *second.claims), origins=(*first.origins, *second.origins))
    matrix = claim_matrix([replace(deaths, positions=(together,))], lookup, number_evidence(case, lookup))
    assert matrix is not None
    cited = {row.claimant: {c.evidence.text for e in row.cells[0] for c in e.citations} for row in matrix.rows}
    assert cited["The Health Ministry"].isdisjoint(cited["The Sidra Rights Monitor"])


def test_a_superseded_figure_is_said_to_be(case: Case) -> None:
    lookup = look_up_case(case)
    deaths = case.records[0].findings[0]
    old = replace(deaths, positions=tuple(replace(p, superseded=True) for p in deaths.positions))
    matrix = claim_matrix([old], lookup, number_evidence(case, lookup))
    assert matrix is not None
    assert all(entry.superseded for row in matrix.rows for entry in row.cells[0])


def test_nothing_claimed_makes_no_matrix(case: Case) -> None:
    lookup = look_up_case(case)
    assert claim_matrix([], lookup, number_evidence(case, lookup)) is None
