"""The report in a real browser: nothing sticks out of a phone or a sheet of paper, nothing is fetched, and the switch
between rule packs works without a script."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from rashomon.schema.claim import Attribute
from rashomon.schema.record import Case, Record
from rashomon.stages.report.page import page
from rashomon.stages.report.rulings import CaseUnder

_LONG = "Donaudampfschiff" * 12
_PACKS = 3
_OVER = """
() => [...document.querySelectorAll('body *')].filter(e => {
  if (e.closest('.unseen, .skip') || !e.getClientRects().length) return false;
  const box = e.getBoundingClientRect();
  return box.right > document.documentElement.clientWidth + 1 || (getComputedStyle(e).overflowX !== 'visible'
    && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).position !== 'absolute');
}).map(e => e.outerHTML.slice(0, 120))
"""
_FOLDED = """
() => [...document.querySelectorAll('details:not(.furniture) > :not(summary)')]
  .filter(e => e.parentElement.checkVisibility() && !e.checkVisibility()).map(e => e.outerHTML.slice(0, 120))
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.enable_socket,
]


def _told_of_all(record: Record) -> Record:
    """The record with a finding on everything there is, so that its tables are as wide as they get."""
    known = {finding.attribute: finding for finding in record.findings}
    first = record.findings[0]
    return replace(record, findings=tuple(known.get(about, replace(first, attribute=about)) for about in Attribute))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, made_page: str) -> Path:
    path = tmp_path_factory.mktemp("report") / "index.html"
    path.write_text(made_page, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def wide_file(tmp_path_factory: pytest.TempPathFactory, case: Case, under: tuple[CaseUnder, ...]) -> Path:
    """A page with long words, long names and a table of many columns."""
    wide = tuple(replace(one, records=tuple(map(_told_of_all, one.records))) for one in under)
    text = page(replace(case, records=tuple(map(_told_of_all, case.records))), wide)
    text = text.replace("Save the page again.", _LONG).replace("pages/two.html", f"pages/{_LONG}.html")
    assert text.count(_LONG) > 1
    text, worded = re.subn(
        r'(class="figure"[^>]*>)[^<]+', r"\1possibly the northern coalition / a state beside it", text
    )
    assert worded
    path = tmp_path_factory.mktemp("wide") / "index.html"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def list_file(tmp_path_factory: pytest.TempPathFactory, case: Case, under: tuple[CaseUnder, ...]) -> Path:
    """A page of two incidents, which begins with a list of them."""

    def doubled(records: tuple[Record, ...]) -> tuple[Record, ...]:
        (one,) = records
        return (one, replace(one, incident=replace(one.incident, id="i-2")))

    twice = tuple(replace(one, records=doubled(one.records)) for one in under)
    path = tmp_path_factory.mktemp("list") / "index.html"
    path.write_text(page(replace(case, records=doubled(case.records)), twice), encoding="utf-8")
    return path


def _choose(opened: Any, number: int) -> None:
    opened.locator(f"#pack-{number}").check()


# 640 at a scale of 2 is a window of 1280 at 200 %; 680 is the text of a sheet of A4.
@pytest.mark.parametrize(
    ("width", "scale", "media"),
    [
        *((320, 1, "screen"), (360, 1, "screen"), (640, 2, "screen"), (700, 1, "screen"), (980, 1, "screen")),
        *((1280, 1, "screen"), (680, 1, "print")),
    ],
)
def test_nothing_sticks_out(browser: Any, wide_file: Path, width: int, scale: int, media: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, device_scale_factor=scale)
    opened = context.new_page()
    fetched: list[str] = []
    opened.on("request", lambda request: fetched.append(request.url))
    opened.goto(wide_file.as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for number in range(1, _PACKS + 1):
        opened.emulate_media(media="screen")
        _choose(opened, number)
        opened.emulate_media(media=media)
        assert opened.evaluate("document.scrollingElement.scrollWidth") <= width
        assert opened.evaluate(_OVER) == []
    assert fetched == [wide_file.as_uri()]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_keeps_a_reader_out(browser: Any, file: Path, width: int, scheme: str) -> None:
    """The axe rules for readers who cannot see, or see little, whichever pack is chosen."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    opened = context.new_page()
    opened.goto(file.as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for number in range(1, _PACKS + 1):
        _choose(opened, number)
        found = Axe().run(opened)
        assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_list_of_incidents_is_within_reach_too_and_follows_the_switch(
    browser: Any, list_file: Path, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    opened = context.new_page()
    opened.goto(list_file.as_uri())
    first = opened.locator(".incidents tbody tr").first
    assert "31 to 44, best 31 contested" in " ".join(first.inner_text().split())
    _choose(opened, 2)
    assert "31 to 44 contested" in " ".join(first.inner_text().split())
    assert opened.evaluate(_OVER) == []
    found = Axe().run(opened)
    assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
    context.close()


def test_a_citation_leads_to_its_mark_without_script(browser: Any, file: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    opened = context.new_page()
    opened.goto(file.as_uri())
    link = opened.locator(".brief .cites a").first
    target = link.get_attribute("href")
    link.click()
    assert opened.url.endswith(target)
    box = opened.locator(target).bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 800
    context.close()


def test_the_keyboard_switches_packs_without_script(browser: Any, file: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    opened = context.new_page()
    opened.goto(file.as_uri())
    figures = opened.locator("#incident-1-deaths .figures")
    status = opened.get_by_role("status")
    missing = opened.locator("#incident-1-missing")
    assert figures.inner_text().split() == ["31", "low", "31", "best", "44", "high"]
    assert status.inner_text().startswith("test-pack/1 counts everything.")
    assert opened.locator("#incident-1-deaths .chosen:visible .value").text_content() == "test-pack: 31 to 44, best 31"
    assert not missing.is_visible()
    opened.get_by_role("radio", name="test-pack").focus()
    opened.keyboard.press("ArrowRight")
    assert opened.get_by_role("radio", name="desk").is_checked()
    assert figures.inner_text().replace("none", "").split() == ["31", "low", "—", "best", "44", "high"]
    assert status.inner_text().startswith("desk/1 counts deaths")
    assert opened.locator("#incident-1-deaths .chosen:visible .value").text_content() == "desk: 31 to 44"
    assert opened.locator("#incident-1-deaths .decided > div:visible dt").inner_text() == "31 low"
    assert opened.locator(".codings:visible summary").inner_text() == "The incident as desk codes it (1)"
    opened.keyboard.press("ArrowRight")
    assert missing.is_visible()
    assert opened.locator("th:visible", has_text="Missing").count() == 2
    assert not opened.locator(".codings:visible").count()
    context.close()


def test_the_switch_keeps_its_height_so_that_nothing_below_it_jumps(browser: Any, file: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.goto(file.as_uri())
    heights = set()
    for number in range(1, _PACKS + 1):
        _choose(opened, number)
        heights.add(opened.locator(".switch").bounding_box()["height"])
    assert len(heights) == 1
    context.close()


def test_a_link_to_a_finding_is_not_hidden_by_the_switch(browser: Any, file: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.goto(file.as_uri())
    opened.locator(".summary a", has_text="Injuries").click()
    bar = opened.locator(".switch").bounding_box()
    card = opened.locator("#incident-1-injuries").bounding_box()
    assert bar["y"] == 0
    assert bar["y"] + bar["height"] <= card["y"] < 200
    context.close()


def test_paper_has_all_that_is_folded_and_names_the_pack_that_is_shown(browser: Any, file: Path) -> None:
    context = browser.new_context(viewport={"width": 680, "height": 800})
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert opened.evaluate(_FOLDED) != []
    _choose(opened, 2)
    opened.emulate_media(media="print")
    assert opened.evaluate(_FOLDED) == []
    assert not opened.locator("fieldset").is_visible()
    assert opened.get_by_role("status").inner_text().startswith("Figures under the rule pack desk/1, which counts")
    assert opened.locator("#incident-1-deaths .figures").inner_text().split()[2] == "—"
    assert opened.locator("caption:visible", has_text="What the claims come to").inner_text().endswith("under desk/1")
    assert opened.locator(".beside").is_visible()
    assert opened.locator(".beside td:visible").count() == opened.locator(".beside td").count()
    assert opened.locator("#packs tbody tr:visible").count() == _PACKS
    context.close()


def test_every_drawing_has_a_table_that_says_the_same(browser: Any, file: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.goto(file.as_uri())
    cards = opened.locator(".card:has(svg)").all()
    families = opened.locator(".family:has(svg)").all()
    assert cards
    assert families
    assert len(cards) + len(families) == opened.locator("svg").count()
    for card in cards:
        letters = card.locator("svg .letter").all_text_contents()
        assert card.locator(".positions td.letter").all_text_contents() == letters
    for family in families:
        drawn = sorted(family.locator("svg .letter").all_text_contents())
        assert sorted(row.split(".")[0] for row in family.locator("tbody th").all_text_contents()) == drawn
    context.close()
