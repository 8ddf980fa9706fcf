# ruff: noqa: E501
from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.schema.document import BlockRole, Document
from rashomon.schema.page import Location, Page, PageKind, page_id
from rashomon.stages.clean.clean import clean


def page(text: str, kind: PageKind = PageKind.TEXT, url: str | None = None, **metadata: str) -> Page:
    content = text.encode("utf-8", "surrogatepass")
    return Page(page_id(content), kind, text, "utf-8", (Location("a.txt", "", url),), tuple(sorted(metadata.items())))


def document(text: str, kind: PageKind = PageKind.TEXT, url: str | None = None, **metadata: str) -> Document:
    found = clean(page(text, kind, url, **metadata)).document
    assert found is not None
    return found


def roles(doc: Document) -> list[tuple[str, str]]:
    return [(block.role.value, doc.text[block.start : block.end]) for block in doc.blocks]


ARTICLE = """URL: https://web.archive.org/web/20190304050607/http://www.example.org/n/1
Published: Last Updated : Monday, 4 March 2019, 02 : 24 GMT

Shells hit grain depot in Marwick; six dead

Port Lessing (AFP) – At least six dock workers were killed on Sunday when shells hit a grain depot, the harbour \
master said.

Related: Fishing fleet stays in port for a third day

The depot's roof collapsed onto the night shift, and eleven people were taken to hospital, she added.

'No warning'

"There was no siren," said Ada Brandt, who loads barges at the quay. "We heard it and then the lights went out."

Rescuers search the depot in Marwick (Ilse Tamm/Harbour Press)

Anyone with information is asked to call the harbour office. Two cranes were also lost in the fire on the east quay.

You may also like

Ten quays to see this summer

© 2019 Harbour Press
"""


def test_a_text_page_keeps_its_text_and_every_line_gets_a_role() -> None:
    doc = document(ARTICLE, url="http://www.example.org/n/1")
    assert doc.text == ARTICLE
    labelled = {text: role for role, text in roles(doc)}
    assert labelled["Shells hit grain depot in Marwick; six dead"] == "title"
    assert labelled["Port Lessing (AFP) –"] == "dateline"
    assert labelled["'No warning'"] == "heading"
    assert labelled["Rescuers search the depot in Marwick"] == "caption"
    assert labelled["(Ilse Tamm/Harbour Press)"] == "furniture"
    assert labelled["Anyone with information is asked to call the harbour office."] == "furniture"
    assert labelled["Two cranes were also lost in the fire on the east quay."] == "paragraph"
    for furniture in ("Related: Fishing fleet stays in port for a third day", "You may also like",
                      "Ten quays to see this summer", "© 2019 Harbour Press"):  # fmt: skip
        assert labelled[furniture] == "furniture"
    assert sum(role == "paragraph" for role, _ in roles(doc)) == 4
    assert doc.title == "Shells hit grain depot in Marwick; six dead"
    assert doc.published is not None
    assert (doc.published.value, doc.published.read_from) == ("2019-03-04T02:24:00Z", "published line")
    assert (doc.agencies, doc.language) == (("Agence France-Presse",), "en")


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The bridge over the Orla was hit twice on Tuesday night\nand four drivers were hurt, the regional governor said\n"
        "in a short message.\n\nRepairs will take at least a month, and until then the\nferry is the only way across the "
        "river for lorries that\ncarry flour to the north.\n"
    )
    assert [t.count("\n") for role, t in roles(document(text)) if role == "paragraph"] == [2, 2]


def test_a_script_with_a_blank_line_after_every_line_is_joined_around_its_directions() -> None:
    lines = [
        "ON CAM", "-- TESSA --", "TWO MEN ARE DEAD TONIGHT AFTER A BOAT CAUGHT FIRE", "NEAR THE OLD LIGHTHOUSE AT "
        "MARWICK POINT, WHERE", "DIVERS ARE STILL SEARCHING FOR THE SKIPPER OF THE", "BOAT.", "2 VO/MINI-DISC",
        "The harbour master says the boat had left without a", "radio, and nobody knew that it was missing for more",
        "than four hours.",
    ]  # fmt: skip
    found = roles(document("\n\n".join(lines)))
    assert [text for role, text in found if role == "furniture"] == ["ON CAM", "-- TESSA --", "2 VO/MINI-DISC"]
    assert [text.split()[0] for role, text in found if role == "paragraph"] == ["TWO", "The"]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "\n".join(
        f"Witness number {n} said that the second blast came from the river side of the market." for n in range(6)
    )
    assert len(document(text).blocks) == 6


def test_one_copy_of_a_repeated_headline_is_the_title_and_text_after_it_stays() -> None:
    headline = "Two hurt as tram leaves rails in Velden"
    text = f"{headline} – Velden Courier {headline} – Velden Courier\n\n{headline}\n\nTwo people were hurt on Monday morning.\n"
    doc = document(text)
    assert roles(doc)[0] == ("title", headline)
    assert [role for role, _ in roles(doc)] == ["title", "furniture", "furniture", "paragraph"]
    assert doc.outlet == "Velden Courier"
    joined = document(
        f"{headline} Local News {headline} Two people were hurt on Monday morning when a tram left the rails."
    )
    assert roles(joined)[-1] == ("paragraph", "Two people were hurt on Monday morning when a tram left the rails.")


def test_a_quotation_that_repeats_itself_is_no_headline() -> None:
    text = 'We have to say that it was wrong," he said. "We have to say that nobody was warned of the shelling at all."'
    assert [role for role, _ in roles(document(text))] == ["paragraph"]


def test_the_article_goes_on_after_links_in_the_middle() -> None:
    before = "Police in Velden said that three passengers were killed when the tram left the rails on Monday."
    after = "The passengers who were killed had boarded the tram in Velden shortly before, police said on Monday."
    found = roles(document(f"{before}\n\nTRENDING STORIES:\n\nTen ways to cook leeks\n\n{after}\n"))
    assert ("paragraph", after) in found
    assert ("furniture", "Ten ways to cook leeks") in found


def test_teasers_after_a_mark_stay_furniture_to_the_end() -> None:
    teaser = "The company was asked to find a supplier that could provide half a million gloves by spring."
    text = f"Police in Velden said that three passengers were killed on Monday.\n\nYou May Also Like\n\n{teaser}\n\nSport\n\nTravel\n"
    assert ("furniture", teaser) in roles(document(text))


def test_a_row_keeps_its_text_and_takes_its_title_from_the_column() -> None:
    doc = document(
        "Four sailors were hurt when the ferry struck the quay, officials said.",
        PageKind.ROW,
        title="Ferry strikes quay",
        published="2020-02-03",
        outlet="Harbour Press",
        doc_id="7",
    )
    assert roles(doc) == [("paragraph", doc.text)]
    assert (doc.title, doc.outlet, doc.published and doc.published.value) == (
        "Ferry strikes quay",
        "Harbour Press",
        "2020-02-03",
    )
    assert ("doc_id", "7") in doc.metadata


def test_a_text_that_is_not_english_is_a_document_with_its_language() -> None:
    found = clean(page("قتل ثلاثة أشخاص في قصف على سوق المدينة صباح اليوم، بحسب مصادر محلية في المدينة 🕊️."))
    assert found.document is not None
    assert found.document.language == "ar"
    assert found.issues == ()


def test_empty_pages_are_lost() -> None:
    for kind in (PageKind.TEXT, PageKind.HTML):
        found = clean(page(" \n<!-- -->\n" if kind is PageKind.HTML else " \n\u200b", kind))
        assert found.document is None
        assert found.issues


HTML = """<!DOCTYPE html><html lang="en"><head><title>Quay fire kills two | Harbour Press</title>
<meta property="og:site_name" content="Harbour Press"><meta property="article:published_time" content="2019-03-04T05:06:07+01:00">
<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2019-03-05", "author": {"name": "Ilse Tamm"}}</script>
</head><body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div><p>1,234 captures of this page are in the archive today.</p></div>
<!-- END WAYBACK TOOLBAR INSERT --><nav><ul><li>Home<li>World</ul></nav><article><h1>Quay fire kills two</h1>
<p>Two dock workers were killed &amp; five hurt when a fire broke out on the east&nbsp;quay of Marwick on Sunday, <b>officials</b>
said in a statement that was read out on local radio.</p><figure><img src="a.jpg"><figcaption>Smoke over Marwick</figcaption>
</figure><p>The harbour master said that the cause was not known &#8220;yet&#8221;, and that the quay would stay closed for at
least a week while engineers look at the cranes.</p><p>Unclosed paragraph: a third worker was missing on Monday morning, and
divers were looking for him between the barges.</article><footer><p>All about us and our many other papers.</p></footer>"""


def test_a_web_page_gives_its_article_with_the_way_back() -> None:
    source = page(HTML, PageKind.HTML, "http://news.example.org/a")
    doc = clean(source).document
    assert doc is not None
    found = roles(doc)
    assert found[0] == ("title", "Quay fire kills two")
    assert ("caption", "Smoke over Marwick") in found
    paragraphs = [text for role, text in found if role == "paragraph"]
    assert len(paragraphs) == 3
    assert paragraphs[0].startswith("Two dock workers were killed & five hurt")
    assert "officials said in" in paragraphs[0]
    assert "captures" not in doc.text
    assert "many other papers" not in doc.text
    assert (doc.outlet, doc.authors) == ("Harbour Press", ("Ilse Tamm",))
    assert doc.published is not None
    assert (doc.published.value, doc.published.read_from) == (
        "2019-03-04T05:06:07+01:00",
        "meta article:published_time",
    )
    assert doc.modified is not None
    assert doc.modified.value == "2019-03-05"
    leads_back(doc, source)


def leads_back(doc: Document, source: Page) -> None:
    covered = 0
    for segment in doc.source:
        words = doc.text[segment.start : segment.end]
        there = source.text[segment.page_start : segment.page_end]
        covered += len(words)
        if len(words) == len(there):
            assert "".join(words.split()) == "".join(there.split())
        else:
            assert there.startswith(("&", "<")) or not there.strip()
    assert covered >= len(doc.text.replace("\n\n", ""))


def holds_its_promises(doc: Document) -> None:
    at = 0
    for block in doc.blocks:
        text = doc.text[block.start : block.end]
        assert at <= block.start < block.end
        assert text == text.strip()
        assert block.rule
        at = block.end
    held = "".join(doc.text[block.start : block.end] for block in doc.blocks)
    rest = len("".join(doc.text.split())) - len("".join(held.split()))
    assert rest == sum(doc.text.count(mark) for mark in "\ufeff\u200b\u200e\u200f\u2060") - sum(
        held.count(mark) for mark in "\ufeff\u200b\u200e\u200f\u2060"
    )


LINES = st.lists(
    st.sampled_from(
        [
            *ARTICLE.splitlines(),
            "Prev Post",
            "READ MORE NEWS HERE NOW",
            "see a dog 1",
            "By Ann Bell",
            "—",
            "\ufeff",
            "שלום עולם",
        ]
    )
    | st.text(max_size=40),
    max_size=25,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2029"]))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_is_cleaned_and_every_block_reads_back(lines: list[str], between: str) -> None:
    text = between.join(lines)
    doc = clean(page(text)).document
    if doc is not None:
        assert doc.text == text
        holds_its_promises(doc)
        assert clean(page(text)).document == doc


@given(
    st.lists(
        st.sampled_from(
            [
                *HTML.replace(">", ">\0").split("\0"),
                "<",
                "&",
                "&#xD800;",
                "&bogus;",
                '<a href="',
                "</p",
                "<svg>",
                "<script>",
            ]
        ),
        max_size=30,
    )
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_html_is_cleaned_and_leads_back(pieces: list[str]) -> None:
    source = page("".join(pieces), PageKind.HTML)
    doc = clean(source).document
    if doc is not None:
        holds_its_promises(doc)
        leads_back(doc, source)


@pytest.mark.parametrize(
    "text",
    [
        "a " * 200_000,
        "<" * 100_000,
        "\n" * 100_000,
        '"x <p ' * 4_000,
        "A B\n" * 6_000,
        "<script>" * 20_000,
        "<div>" * 20_000,
    ],
)
@pytest.mark.parametrize("kind", [PageKind.TEXT, PageKind.HTML])
def test_long_odd_texts_are_read(text: str, kind: PageKind) -> None:
    found = clean(page(text, kind))
    assert found.document is None or found.document.blocks


def test_no_role_but_furniture_is_left_out_of_content() -> None:
    doc = document(ARTICLE)
    assert all(block.role is not BlockRole.FURNITURE for block in doc.content_blocks())


DATELINED = """Shells hit grain depot

By Ilse Tamm, Kestrel News Agency
Published: March 4, 2019 7:42 p.m. UTC

PORT LESSING, March 4 (Kestrel) - At least six dock workers were killed when shells hit a grain depot, a doctor said.

"There was no siren," said Ada Brandt, who loads barges at the quay. "We heard it and then the lights went out."
"""


def test_a_byline_gives_its_agency_and_a_published_line_its_time() -> None:
    doc = document(DATELINED)
    assert doc.authors == ("Ilse Tamm",)
    assert doc.agencies == ("Kestrel News Agency",)
    assert doc.published is not None
    assert doc.published.value == "2019-03-04T19:42:00Z"
    assert ("furniture", "Published: March 4, 2019 7:42 p.m. UTC") in roles(doc)


def test_a_datelines_agency_need_not_be_known() -> None:
    doc = document(DATELINED.replace("By Ilse Tamm, Kestrel News Agency", "By Ilse Tamm, Kestrel"))
    assert (doc.authors, doc.agencies) == (("Ilse Tamm",), ("Kestrel",))
    doc = document(DATELINED.replace("(Kestrel)", "(Monday)").replace(", Kestrel News Agency", " and Ben Orr"))
    assert (doc.authors, doc.agencies) == (("Ilse Tamm", "Ben Orr"), ())


def test_two_times_in_one_line_are_furniture() -> None:
    line = "Published 4 March 2019, 19:42 UTC. Updated 4 March 2019, 22:05 UTC."
    assert ("furniture", line) in roles(document(DATELINED.replace("Published: March 4, 2019 7:42 p.m. UTC", line)))
