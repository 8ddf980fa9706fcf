"""A record for other programs, in the form they ask for."""

from __future__ import annotations

from rashomon.schema.record import Case
from rashomon.stages.report.exports.form import Contents, Form
from rashomon.stages.report.exports.forms import FORMS, form_named
from rashomon.stages.report.markdown import markdown
from rashomon.stages.report.record_view import view

__all__ = ["FORMS", "Contents", "Form", "export_case", "form_named", "markdown", "view"]


def export_case(case: Case, form: str) -> bytes:
    """A case in one of the forms of `FORMS`, under whatever rule pack the case was made.

    Raises:
        InputError: there is no such form, or a library that it needs is not installed.
    """
    return form_named(form).write(Contents(case))
