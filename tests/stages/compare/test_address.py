from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.stages.compare.address import canonical_url, site

PAGE = "valley.example/2021/velden"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.valley.example/2021/velden",
        "http://valley.example:80/2021/velden/",
        "https://m.valley.example/2021/velden?utm_source=x&fbclid=y#comments",
        "https://www.valley.example/2021/velden/amp",
        "https://web.archive.org/web/20210304050607/http://www.valley.example/2021/velden",
        "http://archive.org/web/20210304050607im_/https://valley.example/2021/velden",
        "valley.example/2021/velden",
        "HTTPS://Valley.Example/2021/velden",
    ],
)
def test_what_does_not_say_which_page_is_taken_off(url: str) -> None:
    assert canonical_url(url) == PAGE


def test_what_says_which_page_stays() -> None:
    assert canonical_url("https://valley.example/story?id=7&ref=x") == "valley.example/story?id=7"
    assert canonical_url("https://valley.example/story?id=8") != canonical_url("https://valley.example/story?id=7")
    assert canonical_url("https://valley.example/?p=7") == "valley.example?p=7"
    assert canonical_url("https://valley.example/A") != canonical_url("https://valley.example/a")


@pytest.mark.parametrize("url", [None, "", "https://valley.example", "https://www.valley.example/", "http://[broken"])
def test_a_home_page_or_a_broken_address_names_no_page(url: str | None) -> None:
    assert canonical_url(url) is None


def test_the_site_is_the_registered_part() -> None:
    assert site("http://news.valley.co.uk/1/hi.htm") == "valley.co.uk"
    assert site("https://edition.valley.example/x") == "valley.example"
    assert site("https://web.archive.org/web/2021/https://valley.example/x") == "valley.example"
    assert site(None) is None


@given(st.text())
def test_any_text_has_an_answer(url: str) -> None:
    canonical_url(url)
    site(url)
