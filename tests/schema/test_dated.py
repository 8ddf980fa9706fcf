"""A date, and the two ends of a span of days."""

from __future__ import annotations

from rashomon.schema.document import Dated, Precision


def test_a_span_has_a_first_and_a_last_day_and_no_day_of_its_own() -> None:
    span = Dated("2031-04-05/2031-04-06", Precision.SPAN, "text")
    assert (span.begins, span.ends, span.day) == ("2031-04-05", "2031-04-06", None)


def test_any_other_date_begins_as_it_stands_and_has_no_end() -> None:
    for value, precision in (("2031-04-05", Precision.DAY), ("2031-04", Precision.MONTH)):
        dated = Dated(value, precision, "text")
        assert (dated.begins, dated.ends) == (value, None)
