"""What a notebook shows, in a real browser: nothing sticks out, all of it can be read on a light and a dark page."""

from __future__ import annotations

from typing import Any

import pytest

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Location
from rashomon.schema.statement import Directness, Modality, Source, SourceKind, Statement
from rashomon.stages.report.quotes_html import quotes_html
from rashomon.stages.report.tolls_html import tolls_html

_LONG = "Donaudampfschiff" * 12
_PAGE = '<!doctype html><meta charset="utf-8"><body style="margin: 0; background: {paper}; color: {ink}">{shown}'
_PAPERS = {"light": ("rgb(255, 255, 255)", "rgb(17, 17, 17)"), "dark": ("rgb(17, 17, 17)", "rgb(221, 221, 221)")}

# The lowest contrast between each text and what lies under it, colours laid over one another as a browser does.
_CONTRAST = """() => {
  const parse = c => { const n = c.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n.slice(0, 3), 1] : n; };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3]));
  const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
                       return .2126 * r + .7152 * g + .0722 * b; };
  const under = e => e ? over(parse(getComputedStyle(e).backgroundColor), under(e.parentElement)) : [255, 255, 255];
  const opacity = e => e ? getComputedStyle(e).opacity * opacity(e.parentElement) : 1;
  let least = 21;
  for (const e of document.querySelectorAll('.rashomon-quotes *:not(style)')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const below = under(e), ink = parse(getComputedStyle(e).color);
    const [a, b] = [light(over([...ink.slice(0, 3), ink[3] * opacity(e)], below)), light(below)];
    least = Math.min(least, (Math.max(a, b) + .05) / (Math.min(a, b) + .05));
  }
  return least;
}"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.enable_socket,
]


@pytest.fixture(scope="module")
def shown() -> str:
    """Ten speakers, so that every colour is there, a word that no line holds, and text from right to left."""
    names = [*(f"Speaker {n}" for n in range(8)), _LONG, ""]
    said = [f"the wall {n} held" for n in range(8)] + [_LONG, "قالت إن السد صامد"]
    text = "\n\n".join(f"<script>document.title = 'run'</script> {words}, they said." for words in said)
    blocks = [Block(text.index(line), text.index(line) + len(line), BlockRole.PARAGRAPH) for line in text.split("\n\n")]
    document = Document("d-1", "p-1", (Location(f"{_LONG}.txt"),), text, tuple(blocks), title="Dam holds")
    statements = []
    for name, words in zip(names, said, strict=True):
        content = (document.evidence(text.index(words), text.index(words) + len(words)),)
        who = Source(name, SourceKind.PERSON, described=_LONG if name == _LONG else "engineer") if name else None
        statements.append(Statement(words, "d-1", content, (), who, Directness.DIRECT, Modality.DENIED, "test/1"))
    issue = Issue("clean", f"{_LONG}.txt", Severity.DOUBT, "the text may be spoilt", "Save it again.")
    return quotes_html(document, statements, [issue])


@pytest.fixture(scope="module")
def counted() -> str:
    """A claim of each attribute, so that every colour is there, and words that no line holds."""
    words = [f"{number} people of {attribute.value}" for number, attribute in enumerate(Attribute, 24)] + [_LONG]
    text = "\n\n".join(f"<script>document.title = 'run'</script> {line} قالت إن السد صامد" for line in words)
    blocks = [Block(text.index(line), text.index(line) + len(line), BlockRole.PARAGRAPH) for line in text.split("\n\n")]
    document = Document("d-1", "p-1", (Location(f"{_LONG}.txt"),), text, tuple(blocks), title="Dam breaks")
    claims = []
    for attribute, line in zip([*Attribute, Attribute.DEATHS], words, strict=True):
        evidence = document.evidence(text.index(line), text.index(line) + len(line))
        who = Source(_LONG, SourceKind.PERSON, described=_LONG) if line == _LONG else None
        claims.append(
            Claim(line, "d-1", attribute, Bounds(24, None), evidence, who, Modality.DENIED, "test/1", subject=line)
        )
    return tolls_html(document, claims, [Issue("clean", f"{_LONG}.txt", Severity.DOUBT, "it may be spoilt", "Look.")])


@pytest.mark.parametrize("width", [1280, 360, 320])
@pytest.mark.parametrize("paper", list(_PAPERS))
@pytest.mark.parametrize("what", ["shown", "counted"])
def test_it_fits_and_can_be_read(
    browser: Any, width: int, paper: str, what: str, request: pytest.FixtureRequest
) -> None:
    shown = request.getfixturevalue(what)
    opened = browser.new_page(viewport={"width": width, "height": 800})
    fetched: list[str] = []
    opened.on("request", lambda request: fetched.append(request.url))
    ground, ink = _PAPERS[paper]
    opened.set_content(_PAGE.format(paper=ground, ink=ink, shown=shown))
    assert opened.evaluate("document.scrollingElement.scrollWidth") <= width
    box = "document.querySelector('.rq-text')"
    assert opened.evaluate(f"{box}.scrollWidth <= {box}.clientWidth")
    assert opened.evaluate(_CONTRAST) >= 4.5  # WCAG 2.2 AA for text of this size
    assert opened.title() == ""
    assert fetched == []
    opened.close()
