"""Which country a report comes from, by its address, its outlet and its words."""

from __future__ import annotations

import pytest

from rashomon.language.setting import setting


@pytest.mark.parametrize(
    ("url", "outlet", "text", "code"),
    [
        ("https://www.wqqx.com/a", None, "", "US"),
        ("https://www.channel98.com/a", None, "", "US"),
        ("https://www.ashford-echo.co.uk/a", None, "", "GB"),
        ("https://news.example.in/a", None, "", "IN"),
        (None, "The Baltimore Echo", "", "US-MD"),
        (None, None, "The sheriff answered a 911 call.", "US"),
        (None, None, "Gardaí are at the scene.", "IE"),
        (None, None, "Echo, 12 Mill Lane, Ashford, TN 38001", "US-TN"),
    ],
)
def test_what_speaks_for_a_country(url: str | None, outlet: str | None, text: str, code: str) -> None:
    assert code in {code for word in setting(url, outlet, text) for code in word.within}


@pytest.mark.parametrize(
    ("url", "outlet", "text"),
    [
        (None, None, ""),
        ("https://www.example.com/a", "Daily Echo", "Two men were hurt."),
        ("https://example.tv/a", None, "x"),
        ("http://[broken", "Times", "x"),
    ],
)
def test_what_speaks_for_none(url: str | None, outlet: str | None, text: str) -> None:
    assert setting(url, outlet, text) == ()


@pytest.mark.parametrize(
    ("url", "town"),
    [
        ("https://www.richmondregister.com/a", "Richmond"),
        ("https://the-lancaster-news.com/a", "Lancaster"),
        ("https://www.dailyregister.com/a", None),
        ("https://news.com/a", None),
    ],
)
def test_a_paper_s_address_names_its_town(url: str, town: str | None) -> None:
    assert next((word.text for word in setting(url, None, "") if word.text), None) == town
