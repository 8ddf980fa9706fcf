# ruff: noqa: E501 - paragraphs of pages are one line each, as pages have them
"""A page that changed and corrected itself, from its captures to its record."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

import rashomon
from rashomon.schema.change import ChangeKind
from rashomon.schema.record import Case
from rashomon.stages.report.markdown import markdown
from rashomon.stages.report.page import page
from rashomon.stages.report.terminal import print_case

HEAD = """<html lang="en"><head><title>{title} | The Arvo Times</title>
<link rel="canonical" href="https://arvotimes.example/velden-clinic">
<meta property="og:site_name" content="The Arvo Times"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="2019-04-02T14:00:00Z">
<meta property="article:modified_time" content="{changed}"></head><body><article><h1>{title}</h1>"""
FIRST = [
    "Shells hit a clinic in the Syrian town of Velden on Tuesday, killing nine people and wounding 14, the district governor said.",
    "A nurse, Ana Brandt, said the second shell fell in the yard where people had taken shelter from the first one.",
    "“We had marked the roof with a red cross so that nobody could mistake it,” she said.",
    "Five children are missing, according to the Red Crescent.",
]
LATER = [
    "Shells hit a clinic in the Syrian town of Velden on Tuesday, killing six people and wounding at least 20, the district governor said.",
    *FIRST[1:3],
    "Two hundred people have been displaced since, the Red Crescent said.",
    "Correction: An earlier version of this article said that nine people were killed. The governor counts six dead.",
]


def html(title: str, changed: str, paragraphs: list[str]) -> str:
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"{HEAD.format(title=title, changed=changed)}\n{body}</article></body></html>"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "first.html").write_text(html("Shells hit clinic in Velden", "2019-04-02T15:00:00Z", FIRST), "utf-8")
    (folder / "later.html").write_text(html("Shells hit clinic in Velden", "2019-04-03T09:00:00Z", LATER), "utf-8")
    return rashomon.build([folder])


def test_each_change_is_told_once_and_a_missing_passage_is_not_called_withdrawn(case: Case) -> None:
    (record,) = case.records
    claims = {claim.id: claim.evidence.text for claim in case.claims}
    told = {(c.kind, claims.get(c.earlier or ""), claims.get(c.later or "")) for c in record.changes}
    assert told == {
        (ChangeKind.CORRECTED, "killing nine people", "killing six people"),
        (ChangeKind.BOUNDS, "wounding 14", "wounding at least 20"),
        (ChangeKind.NO_LONGER_THERE, "Five children are missing", None),
        (ChangeKind.ADDED, None, "Two hundred people have been displaced"),
    }


def test_the_corrected_figure_is_kept_and_does_not_count(case: Case) -> None:
    (record,) = case.records
    deaths = next(f for f in record.findings if f.attribute.value == "deaths")
    assert (deaths.low, deaths.best, deaths.high) == (6, 6, 6)
    claims = {claim.id: claim.evidence.text for claim in case.claims}
    assert sorted(claims[entry.claim] for entry in deaths.set_aside) == [
        "killing nine people",
        "nine people were killed",
    ]
    missing = next(f for f in record.findings if f.attribute.value == "missing")
    assert missing.low == 5


def test_page_brief_and_terminal_tell_the_correction_with_the_pages_own_words(case: Case) -> None:
    out = io.StringIO()
    print_case(case, Console(file=out, width=120, highlight=False))
    shown = [page(case), markdown(case).replace("\\", ""), out.getvalue()]
    for text in shown:
        plain = " ".join(re.sub(r"<[^>]+>|\*", " ", text).split())
        assert re.search(
            r"Deaths[,:] corrected ?: “killing nine people” \(.{0,30}\) became “killing six people”", plain
        )
        assert (
            "The page says: “Correction: An earlier version" in plain.replace("&#34;", "“") or "<q>Correction:" in text
        )
        assert re.search(r"Missing[,:] no longer there ?: “Five children are missing”", plain)
        assert "nothing says that it was taken back" in plain


def test_the_brief_tells_the_correction_once_and_cites_it(case: Case) -> None:
    (record,) = case.records
    (told,) = (sentence for sentence in record.brief if "corrected" in sentence.text)
    assert told.text == "The Arvo Times corrected the number killed from “9” to “6”."
    assert LATER[-1] in {evidence.text for evidence in told.evidence}


def test_the_notice_is_cited(case: Case) -> None:
    (record,) = case.records
    notices = {change.notice for change in record.changes if change.notice}
    assert {notice.text for notice in notices} == {LATER[-1]}
    assert notices <= set(case.all_evidence())
