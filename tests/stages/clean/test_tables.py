from __future__ import annotations

import re

import pytest

from rashomon.language.data import table
from rashomon.stages.clean.outlets import host_of, outlet_of, written_name


@pytest.mark.parametrize("name", ["furniture", "captions"])
def test_every_pattern_compiles_and_matches_no_empty_line(name: str) -> None:
    for row in table(name):
        assert not re.compile(row["pattern"], re.IGNORECASE).fullmatch(""), row


def test_furniture_kinds_are_known() -> None:
    assert {row["kind"] for row in table("furniture")} == {
        "line", "begin", "mark", "list", "sentence", "tail", "prefix", "suffix",
    }  # fmt: skip


def test_hosts_are_sorted_unique_and_bare() -> None:
    hosts = [row["host"] for row in table("outlets")]
    assert hosts == sorted(set(hosts))
    assert all(host == host_of(f"https://www.{host}/a") for host in hosts)


def test_outlets_are_found_under_the_host_and_what_it_belongs_to() -> None:
    assert outlet_of("https://www.bbc.co.uk/news/1") == "BBC"
    assert outlet_of("http://english.almanar.com.lb/1") == "Al-Manar TV"
    assert outlet_of("http://unknown.example/1") is None
    assert outlet_of("http://[broken") is None
    assert outlet_of(None) is None


@pytest.mark.parametrize(
    ("url", "text", "name"),
    [
        ("https://www.halyard.example/a", "MARWICK (Halyard) - Six people died.", "Halyard"),
        ("https://news.coastecho.co.uk/a", "Subscribe to the Coast Echo today", "Coast Echo"),
        ("https://coast-echo.example/a", "COAST ECHO\nCoast Echo | Coast Echo", "Coast Echo"),
        ("https://wqqx7.example/a", "Watch WQQX7 at six", "WQQX7"),
        ("https://coastecho.example/a", "The coast echo is long. Coast / Echo", None),
        ("https://coastecho.example/a", "coastecho.example/a CoastEchoes", None),
        (None, "Coast Echo", None),
        ("http://[broken", "Coast Echo", None),
    ],
)
def test_a_page_names_its_site_in_the_letters_of_its_host(url: str | None, text: str, name: str | None) -> None:
    assert written_name(url, text) == name
