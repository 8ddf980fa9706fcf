from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.document import Dated, Precision
from rashomon.stages.clean.dates import date_in_address, read_date


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2016-10-01", "2016-10-01"),
        ("2019-11-19T13:03:00Z", "2019-11-19T13:03:00Z"),
        ("2019-11-19T23:30:00-05:00", "2019-11-19T23:30:00-05:00"),
        ("2019-11-19T13:03:00+0530", "2019-11-19T13:03:00+05:30"),
        ("Last Updated : Tuesday, 9 June 2009, 04 : 31 GMT Fires burnt until 3 May 2003.", "2009-06-09T04:31:00Z"),
        ("11 / 28 / 05", "2005-11-28"),
        ("28/11/2005", "2005-11-28"),
        ("3.4.2005", "2005-04-03"),
        ("Posted 6 / 17 / 2009 8 : 05 PM Updated 6 / 19 / 2009", "2009-06-17"),
        ("Novemer 27, 2005", "2005-11-27"),
        ("November 28th, 2005, 09 : 11 GMT", "2005-11-28T09:11:00Z"),
        ("Mon, 28 Nov 2005 14:24:00 GMT", "2005-11-28T14:24:00Z"),
        ("May 3, 2011 7:05 p.m. EDT", "2011-05-03T19:05:00-04:00"),
        ("26 September، 2021", "2021-09-26"),
        ("20160918022640", "2016-09-18"),
        ("March 2009", "2009-03"),
        ("2009-03", "2009-03"),
        ("2009", "2009"),
    ],
)
def test_reads_dates_as_pages_write_them(text: str, value: str) -> None:
    dated = read_date(text, "test")
    assert dated is not None
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}.get(len(value), Precision.TIME)
    assert dated == Dated(value, precision, "test")


@pytest.mark.parametrize("text", ["", "yesterday", "31/02/2010", "12:30", "room 2009b", "1 killed, 12 hurt"])
def test_reads_no_date_where_there_is_none(text: str) -> None:
    assert read_date(text, "test") is None


def test_a_time_without_a_known_zone_is_the_day() -> None:
    assert read_date("May 3, 2011 7:05 p.m.", "test") == Dated("2011-05-03", Precision.DAY, "test")


def test_the_day_is_the_local_day() -> None:
    dated = read_date("2019-11-19T23:30:00-05:00", "test")
    assert dated is not None
    assert dated.day == "2019-11-19"


def test_date_in_address() -> None:
    assert date_in_address("http://a.example/2021/09/27/raid.html") == Dated("2021-09-27", Precision.DAY, "web address")
    assert date_in_address("http://a.example/live/20220202-strikes") == Dated(
        "2022-02-02", Precision.DAY, "web address"
    )
    assert date_in_address("http://a.example/20999999-x/12345678/") is None
    assert date_in_address(None) is None


def test_the_number_of_a_post_holds_its_time() -> None:
    # The worked example of the service's own documentation: 1541815603606036480 is of 28 June 2022, 16:07:40 UTC.
    for host in ("twitter.com", "x.com", "web.archive.org/web/2023/https://twitter.com"):
        found = date_in_address(f"https://{host}/someone/status/1541815603606036480?s=20")
        assert found == Dated("2022-06-28T16:07:40Z", Precision.TIME, "web address")
    assert date_in_address("https://twitter.com/someone/status/20") is None
    assert date_in_address("https://notx.com.example/someone/status/1541815603606036480") is None


@given(st.text(alphabet="0123456789/-.: ,JanuryMchGMTZ+٣", max_size=60))
def test_never_raises(text: str) -> None:
    read_date(text, "test")
    date_in_address(text)
