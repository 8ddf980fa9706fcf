from __future__ import annotations

import pytest

from rashomon.stages.acquire.capture import Address, address_in_html, address_in_text, read_address

ORIGINAL = "http://www.example.org/news/a"


@pytest.mark.parametrize(
    ("url", "original", "captured"),
    [
        (f"https://web.archive.org/web/20190315184500/{ORIGINAL}", ORIGINAL, "2019-03-15T18:45:00Z"),
        (f"http://web.archive.org/web/20190315184500if_/{ORIGINAL}", ORIGINAL, "2019-03-15T18:45:00Z"),
        (f"//web.archive.org/web/20190315184500id_/{ORIGINAL}", ORIGINAL, "2019-03-15T18:45:00Z"),
        ("http://web.archive.org/web/20160918/http://www.example.org:80/news/a", ORIGINAL, "2016-09-18"),
        ("https://web.archive.org/web/20190315184500/http:/www.example.org/news/a", ORIGINAL, "2019-03-15T18:45:00Z"),
        ("https://web.archive.org/web/2016/www.example.org/news/a", ORIGINAL, "2016"),
        (f"https://archive.ph/2019.03.15-184500/{ORIGINAL}", ORIGINAL, "2019-03-15T18:45:00Z"),
        (f"https://archive.is/20190315184500/{ORIGINAL}", ORIGINAL, "2019-03-15T18:45:00Z"),
        (f"https://webarchive.nationalarchives.gov.uk/20190315184500/{ORIGINAL}", ORIGINAL, "2019-03-15T18:45:00Z"),
        (
            "https://web.archive.org/web/20190315184500/https://example.org:443/a",
            "https://example.org/a",
            "2019-03-15T18:45:00Z",
        ),
        ("https://archive.ph/AbCdE", None, None),
        ("https://www.example.org/2016/09/18/report.html", "https://www.example.org/2016/09/18/report.html", None),
        ("https://example.org/20160918/news.html/x", "https://example.org/20160918/news.html/x", None),
        ("www.example.org:80/a", "http://www.example.org/a", None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_reads_address(url: str | None, original: str | None, captured: str | None) -> None:
    assert read_address(url) == Address(original, captured)


def test_no_such_time_is_no_capture() -> None:
    url = f"https://web.archive.org/web/20169918022640/{ORIGINAL}"
    assert read_address(url) == Address(None, None)


def test_a_capture_of_a_capture_gives_the_innermost_page_and_the_outer_time() -> None:
    inner = f"https://archive.is/20150101000000/{ORIGINAL}"
    assert read_address(f"https://web.archive.org/web/20190315184500/{inner}") == Address(
        ORIGINAL, "2019-03-15T18:45:00Z"
    )


def test_header_lines_and_banner() -> None:
    archived = f"https://web.archive.org/web/20190315184500/{ORIGINAL}"
    expected = Address(ORIGINAL, "2019-03-15T18:45:00Z")
    assert address_in_text(f"URL: {archived}\nPublished: 2016-09-17\n\nText.") == expected
    assert address_in_text(f"\ufeffThe Wayback Machine - {archived}\n\nText.") == expected
    assert address_in_text(f"One.\nTwo.\nThree.\nFour.\nFive.\nSix.\nURL: {archived}") == Address()


def test_html_canonical_banner_and_comment() -> None:
    canonical = (
        f'<html><head><link rel="canonical" href="https://web.archive.org/web/20190315184500/{ORIGINAL}"></head>'
    )
    assert address_in_html(canonical) == Address(ORIGINAL, "2019-03-15T18:45:00Z")
    wombat = f'<script>__wm.wombat("{ORIGINAL}","20190315184500","https://web.archive.org/");</script>'
    assert address_in_html(wombat) == Address(ORIGINAL, "2019-03-15T18:45:00Z")
    footer = (
        f'<link href="{ORIGINAL}" rel="canonical"><!-- FILE ARCHIVED ON 18:45:00 Mar 15, 2019 AND RETRIEVED FROM -->'
    )
    assert address_in_html(footer) == Address(ORIGINAL, "2019-03-15T18:45:00Z")
