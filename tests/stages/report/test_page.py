from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from rashomon.schema.bounds import Bounds
from rashomon.schema.document import Document
from rashomon.schema.finding import SetAside, Status
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.lineage import Lineage
from rashomon.schema.record import SCHEMA_VERSION, BriefSentence, Case
from rashomon.stages.report.citations import number_evidence
from rashomon.stages.report.lookup import look_up_case
from rashomon.stages.report.page import page

_LOADED = ("src", "srcset", "data", "poster", "background", "action", "formaction", "ping")
_PHRASING_ONLY = ("p", "h1", "h2", "h3", "h4", "span", "q", "mark", "a", "time", "dt", "code", "strong", "summary")
_BLOCKS = {"div", "p", "ul", "ol", "dl", "table", "section", "article", "details", "h2", "h3", "h4", "blockquote"}


Make = Callable[..., Document]


def _bare(*documents: Document) -> Case:
    families = tuple(sorted((d.id,) for d in documents))
    return Case(SCHEMA_VERSION, "test", documents, Lineage(families=families), (), (), (), (), (), ())


def test_the_page_is_well_formed_but_for_void_elements(made_page: str) -> None:
    text = re.sub(r"<(meta|br|img)\b([^>]*)>", r"<\1\2/>", made_page)
    text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    text = text.replace("<!doctype html>", "").replace("&#34;", "&#38;#34;")
    etree.fromstring(text.strip().encode(), etree.XMLParser(resolve_entities=False))


def test_no_block_stands_where_only_words_may(tree: Any) -> None:
    for tag in _PHRASING_ONLY:
        for element in tree.iter(tag):
            inside = {child.tag for child in element.iterdescendants() if isinstance(child.tag, str)}
            assert not inside & _BLOCKS, (tag, inside & _BLOCKS, element.text_content()[:60])


def test_ids_are_distinct_and_every_link_inside_the_page_resolves(tree: Any) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")]
    assert set(targets) <= set(ids)
    for name in ("aria-labelledby", "headers", "for"):
        assert set(tree.xpath(f"//@{name}")) <= set(ids)


def test_nothing_is_loaded_and_nothing_runs(tree: Any, made_page: str) -> None:
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //embed | //base")
    for attribute in _LOADED:
        assert not tree.xpath(f"//@{attribute}")
    assert not [name for e in tree.iter() for name in e.attrib if name.startswith("on")]
    assert "url(" not in made_page
    assert "@import" not in made_page


def test_only_web_addresses_are_linked(tree: Any) -> None:
    outside = [link for link in tree.xpath("//a/@href") if not link.startswith("#")]
    assert outside == ["https://halyard.example/story"]


def test_hostile_text_stays_text(make_document: Make) -> None:
    hostile = make_document(
        '"><script>alert(1)</script>\n\n</style><img src=x onerror=alert(2)> {{ 7*7 }} &amp;', "a<b>.txt"
    )
    case = replace(_bare(hostile), issues=(Issue("acquire", "<script>x</script>", Severity.LOST, "<b>no</b>"),))
    text = page(case)
    tree = html.document_fromstring(text)
    assert not tree.xpath("//script | //img")
    assert "<script>alert(1)</script>" in tree.xpath("string(//main)")
    assert "{{ 7*7 }} &amp;" in tree.xpath("string(//main)")
    assert "<script>x</script>" in tree.xpath("string(//main)")


def test_control_characters_never_reach_the_page(make_document: Make) -> None:
    text = page(_bare(make_document("A\x00 bell \x07 and a \x1b[31m colour \ud800 end", "c.txt")))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", text)
    assert "colour" in text
    text.encode("utf-8")


def test_every_mark_reads_back_its_evidence(tree: Any, case: Case) -> None:
    citations = number_evidence(case, look_up_case(case))
    assert len(citations.numbered) > 10
    for evidence, citation in citations.numbered.items():
        pieces = [m for m in tree.iter("mark") if citation.anchor in m.get("data-e", "").split()]
        assert "".join(m.text_content() for m in pieces) == evidence.text
        anchor = tree.get_element_by_id(citation.anchor)
        after = anchor.getnext()
        while after.tag != "mark":
            after = after.getnext()
        assert after is pieces[0]


def test_the_text_of_each_document_is_whole(tree: Any, case: Case) -> None:
    for number, doc in enumerate(sorted(case.documents, key=lambda d: d.name), 1):
        section = tree.get_element_by_id(f"document-{number}")
        shown = [b.text_content() for b in section.find_class("block")]
        assert shown == [doc.text[b.start : b.end] for b in doc.blocks]


def test_furniture_is_folded_away_and_holds_no_mark(tree: Any) -> None:
    (folded,) = tree.xpath("//details[@class='furniture']")
    assert "Share this story" in folded.text_content()
    assert not list(folded.iter("mark"))


def test_one_main_heading_and_no_level_left_out(tree: Any) -> None:
    levels = [int(e.tag[1]) for e in tree.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_tables_and_the_way_past_the_contents(tree: Any) -> None:
    assert len(tree.xpath("//main")) == 1
    assert tree.xpath("//body/*[1]")[0].get("href") == "#" + tree.xpath("//main/@id")[0]
    for table in tree.iter("table"):
        assert table.find("caption") is not None
        assert all(th.get("scope") in ("col", "row") for th in table.iter("th"))
    assert all(svg.get("role") == "img" and svg.find("title") is not None for svg in tree.iter("svg"))


def test_the_drawing_says_in_words_what_it_shows(tree: Any) -> None:
    title, family = tree.xpath("//svg/title/text()")
    assert title == (
        "Deaths: A: 31; B: 44; test-pack: 31 to 44, best 31; desk: 31 to 44; "
        "a pack with a <long> nam: 31 to 44, best 31."
    )
    assert family == "Family 1: Two documents. 3: copies 1 (60% of its words)."


def test_right_to_left_text_finds_its_own_direction(tree: Any) -> None:
    blocks = [b for b in tree.find_class("block") if "قصف" in b.text_content()]
    assert [b.get("dir") for b in blocks] == ["auto"]
    assert blocks[0].getparent().get("lang") == "ar"


def test_findings_show_status_figures_drift_and_what_was_set_aside(tree: Any) -> None:
    card = tree.get_element_by_id("incident-1-deaths").text_content()
    for words in ("Contested", "The Sidra Rights Monitor", "documents 1 and 3", "test-pack/lower", "kills dozens"):
        assert words in card
    drift = tree.get_element_by_id("incident-1-injuries").find_class("drift")[0].text_content()
    assert "at least 40 people were wounded" in drift
    assert "more than 30 were wounded" in drift


def test_words_that_two_documents_carry_are_told_once(tree: Any) -> None:
    said = tree.get_element_by_id("incident-1-said")
    quotes = [q.text_content() for q in said.iter("blockquote")]
    assert quotes.count("“We cannot confirm these numbers,”") == 1
    assert "documents 1 and 3" in said.text_content()


def test_the_same_case_gives_the_same_page_in_whatever_order_it_comes(case: Case) -> None:
    turned = replace(
        case,
        documents=case.documents[::-1],
        statements=case.statements[::-1],
        claims=case.claims[::-1],
        actors=case.actors[::-1],
    )
    assert page(turned) == page(case)


def test_several_incidents_get_a_list_of_contents(case: Case) -> None:
    record = case.records[0]
    other = replace(record, incident=replace(record.incident, id="i-2", kind="raid"))
    tree = html.document_fromstring(page(replace(case, records=(record, other))))
    assert tree.xpath("string(//h1)") == "Two incidents in three documents"
    links = tree.xpath("//table[contains(@class, 'incidents')]//a/@href")
    assert links == ["#incident-1", "#incident-2"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    first = tree.xpath("(//table[contains(@class, 'incidents')]/tbody/tr)[1]")[0]
    cells = [" ".join(cell.text_content().split()) for cell in first]
    assert cells[2:] == ["three documents", "31 to 44, best 31 contested", "at least 40, best 40 single source"]


def test_an_incident_of_which_no_figure_counts_is_not_reported_in_the_list(case: Case) -> None:
    record = case.records[0]
    aside = SetAside(case.claims[0].id, "why")
    lost = replace(record.findings[0], status=Status.NOT_REPORTED, positions=(), set_aside=(aside,))
    lost = replace(lost, low=None, best=None, high=None)
    other = replace(record, incident=replace(record.incident, id="i-2"), findings=(lost,))
    tree = html.document_fromstring(page(replace(case, records=(record, other))))
    last = tree.xpath("(//table[contains(@class, 'incidents')]/tbody/tr)[2]")[0]
    assert [cell.text_content().strip() for cell in last][3:] == ["not reported", "not reported"]


def test_what_has_no_number_is_a_row_and_no_silence(case: Case) -> None:
    record = case.records[0]
    (told, *_) = record.findings[0].positions
    some = replace(told, bounds=Bounds(None, None), words="no number given")
    unknown = replace(record.findings[0], positions=(), uncounted=some, traces=(), no_best="Nobody gives a number.")
    unknown = replace(unknown, low=None, best=None, high=None)
    told_page = page(replace(case, records=(replace(record, findings=(unknown,)),)))
    card = html.document_fromstring(told_page).get_element_by_id("incident-1-deaths")
    assert [cell.text_content().strip() for cell in card.xpath(".//tbody/tr[1]/*")][:2] == [
        "no number given",
        "The Health Ministry",
    ]
    assert "No best figure: Nobody gives a number." in card.text_content()
    opening = html.document_fromstring(told_page).find_class("key")[0].text_content()
    assert "no number given" in " ".join(opening.split())
    matrix = html.document_fromstring(told_page).xpath("//table[contains(@class, 'matrix')]")
    assert not matrix  # one claimant alone needs no table of claimants


def test_every_citation_is_within_reach_where_only_a_few_are_shown(case: Case) -> None:
    """What "+5" stands for is in the page, in a list that opens without script."""
    every = {c.evidence for c in case.claims} | {e for s in case.statements for e in s.content}
    record = replace(case.records[0], brief=(BriefSentence("All of it.", tuple(sorted(every))),))
    made = replace(case, records=(record,))
    tree = html.document_fromstring(page(made))
    (sentence,) = tree.find_class("sentence")
    (more,) = sentence.xpath("./div[contains(@class, 'cites')]/details")
    assert len(every) > 6
    assert more.xpath("./summary")[0].text_content() == f"+{len(every) - 6} more"
    cited = [link.get("href")[1:] for link in sentence.iterdescendants("a")]
    known = number_evidence(made, look_up_case(made)).numbered
    assert sorted(cited) == sorted(known[evidence].anchor for evidence in every)


@pytest.mark.parametrize("text", ["", "x"])
def test_a_case_without_incidents_still_makes_a_page(text: str, make_document: Make) -> None:
    case = _bare(*([make_document(text, "a.txt")] if text else []))
    assert "No incident was found" in page(case)


@given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_makes_a_page(make_document: Make, texts: list[str]) -> None:
    text = page(_bare(*(make_document(t, f"{n}.txt", title=t) for n, t in enumerate(texts))))
    text.encode("utf-8")
    html.document_fromstring(text)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "backs"),
    [
        ("ink", ("paper", "sheet", "claim", "said", "other")),
        ("quiet", ("paper", "sheet", "said", "other")),
        ("link", ("paper", "sheet", "other")),
        ("accent", ("paper",)),
        ("contested", ("contested-bg", "paper")),
        ("agreed", ("agreed-bg",)),
        ("single", ("single-bg", "paper")),
        ("grey", ("grey-bg", "paper")),
    ],
)
def test_contrast_is_enough_to_read(made_page: str, scheme: int, front: str, backs: tuple[str, ...]) -> None:
    blocks = re.findall(r":root \{(.*?)\}", made_page, flags=re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[scheme]))
    for back in backs:
        light, dark = sorted((_luminance(colours[front]), _luminance(colours[back])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (front, back)
