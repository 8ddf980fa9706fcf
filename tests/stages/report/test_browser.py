"""The report in a real browser: nothing sticks out of a phone, nothing is fetched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

_LONG = "Donaudampfschiff" * 12

pytestmark = [
    pytest.mark.browser,
    pytest.mark.enable_socket,
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, made_page: str) -> Path:
    text = made_page.replace("Save the page again.", _LONG).replace("pages/two.html", f"pages/{_LONG}.html")
    assert text.count(_LONG) > 1
    text, worded = re.subn(
        r'(class="figure"[^>]*>)[^<]+', r"\1possibly the northern coalition / a state beside it", text
    )
    assert worded
    path = tmp_path_factory.mktemp("report") / "index.html"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "scale"), [(360, 1), (320, 1), (640, 2), (1280, 1)])
def test_nothing_sticks_out(browser: Any, file: Path, width: int, scale: int) -> None:
    context = browser.new_context(viewport={"width": width // scale, "height": 800}, device_scale_factor=scale)
    opened = context.new_page()
    fetched: list[str] = []
    opened.on("request", lambda request: fetched.append(request.url))
    opened.goto(file.as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert opened.evaluate("document.scrollingElement.scrollWidth") <= width // scale
    assert fetched == [file.as_uri()]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_keeps_a_reader_out(browser: Any, file: Path, width: int, scheme: str) -> None:
    """The axe rules for readers who cannot see, or see little."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    opened = context.new_page()
    opened.goto(file.as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
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
