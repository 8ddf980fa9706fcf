"""A record for other programs, in the form they ask for."""

from __future__ import annotations

import json
from collections.abc import Callable

from rashomon.schema.record import Case
from rashomon.stages.report.markdown import markdown
from rashomon.stages.report.record_view import view
from rashomon.stages.report.tables import claims_csv, statements_csv

__all__ = ["claims_csv", "export_case", "markdown", "statements_csv", "view"]


def _view_json(case: Case) -> str:
    return json.dumps(view(case), ensure_ascii=False, indent=1) + "\n"


_FORMS: dict[str, Callable[[Case], str]] = {
    "view": _view_json,
    "csv": claims_csv,
    "statements": statements_csv,
    "md": markdown,
}


def export_case(case: Case, form: str) -> str:
    """A case in one of the forms "view" (JSON), "csv" (claims), "statements" (CSV) and "md".

    Raises:
        ValueError: there is no such form.
    """
    if form not in _FORMS:
        raise ValueError(f"there is no export called {form!r}; choose one of {', '.join(_FORMS)}")
    return _FORMS[form](case)
