"""Pages read one after another without a case: in order, each for itself, whatever one of them does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon import reading
from rashomon.errors import InputError, ModelError
from rashomon.reading import clean_page, read_each, read_text
from rashomon.schema.analysis import Paragraph
from rashomon.schema.document import Document
from rashomon.schema.extraction import Extraction
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Page
from rashomon.schema.statement import Statement
from rashomon.settings import Settings
from rashomon.stages.acquire.read import acquire
from rashomon.stages.dissect.dissect import analyse_paragraphs

WriteFolder = Callable[[Mapping[str, str | bytes]], Path]


def test_pages_come_in_their_order_with_what_could_not_be_read_between_them(
    pages: Mapping[str, str], page_folder: WriteFolder
) -> None:
    folder = page_folder(
        {**pages, "bad.txt": b"", "doubt.txt": "Caf\xe9 owner saw it, she said. ".encode("latin-1") * 9}
    )
    found = list(read_each([str(folder)], Settings()))
    assert [r.where for r in found] == sorted([*pages, "bad.txt", "doubt.txt"])
    bad, doubt = found[1], found[3]
    assert (bad.document, bad.extraction, bad.issues[0].severity) == (None, None, Severity.LOST)
    assert doubt.document is not None
    assert all(issue.where == "doubt.txt" for issue in doubt.issues)


def test_more_processes_read_the_same(pages: Mapping[str, str], page_folder: WriteFolder) -> None:
    folder = [str(page_folder({**pages, "bad.txt": b""}))]
    assert list(read_each(folder, Settings(jobs=2))) == list(read_each(folder, Settings()))


def test_no_page_is_read_before_it_is_asked_for(
    pages: Mapping[str, str], page_folder: WriteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def watched(*given: Any) -> Iterator[Page | Issue]:
        for found in acquire(*given):
            taken.append(str(found))
            yield found

    monkeypatch.setattr(reading, "acquire", watched)
    found = read_each([str(page_folder(pages))], Settings())
    assert next(found).where == min(pages)
    assert len(taken) == 1


def test_documents_alone_need_no_parser(
    pages: Mapping[str, str], page_folder: WriteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "analyse_paragraphs", None)
    found = list(read_each([str(page_folder(pages))], Settings(), clean_page))
    assert all(r.document is not None and r.extraction is None and not r.issues for r in found)


def test_what_names_nothing_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file or folder"):
        next(read_each([str(tmp_path / "none")], Settings()))
    with pytest.raises(InputError, match="no mechanism"):
        next(read_each([str(tmp_path)], Settings(without=("nothing-like-it",))))
    with pytest.raises(ModelError, match="not installed"):
        read_text("It held, she said.", Settings(model="no_such_model"))


def test_a_mechanism_is_left_out_where_that_is_asked_for() -> None:
    text = "Report: two dams held\n\nThe wall of the upper dam held all night, engineer Ana Brandt said."
    methods = {s.method for s in _statements(read_text(text, Settings()).extraction)}
    fewer = {s.method for s in _statements(read_text(text, Settings(without=("fronted", "learned"))).extraction)}
    assert fewer < methods


class TestFailures:
    """A stage that fails on a page loses that page and says so."""

    def test_in_clean(self, page_folder: WriteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "clean", _fail)
        found = list(read_each([str(page_folder({"a.txt": "One.", "b.txt": "Two."}))], Settings()))
        assert [(r.where, r.document, r.issues[0].stage) for r in found] == [
            ("a.txt", None, "clean"),
            ("b.txt", None, "clean"),
        ]

    def test_in_dissect_only_the_paragraph_is_lost(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def analyse(texts: list[str], given: Settings) -> list[Paragraph]:
            if any("wicked" in text for text in texts):
                raise RuntimeError("too wicked")
            return list(analyse_paragraphs(texts, given))

        monkeypatch.setattr(reading, "analyse_paragraphs", analyse)
        made = read_text("The wicked paragraph ran on and on.\n\nThe dam held all night, Ana Brandt said.", Settings())
        assert [(i.stage, i.severity) for i in made.issues] == [("dissect", Severity.PARTIAL)]
        assert "too wicked" in made.issues[0].reason
        assert [s.content[0].text for s in _statements(made.extraction)] == ["The dam held all night"]

    def test_in_extract(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "extract", _fail)
        made = read_text("The dam held all night, Ana Brandt said.", Settings())
        assert _statements(made.extraction) == ()
        assert [(i.stage, i.severity) for i in made.issues] == [("extract", Severity.LOST)]

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_of_the_work_itself(self, page_folder: WriteFolder, jobs: int) -> None:
        folder = page_folder({"a.txt": "One.", "b.txt": "Two.", "c.txt": "Three."})
        found = list(read_each([str(folder)], Settings(jobs=jobs), _stumble))
        assert [(r.where, r.document is None) for r in found] == [("a.txt", False), ("b.txt", True), ("c.txt", False)]
        assert found[1].issues[0].reason.startswith("ValueError: b.txt")

    def test_of_a_process(self, page_folder: WriteFolder) -> None:
        folder = page_folder({"a.txt": "One.", "b.txt": "Two.", "c.txt": "Three."})
        found = list(read_each([str(folder)], Settings(jobs=2), _die))
        assert [(r.where, r.document is None) for r in found] == [("a.txt", False), ("b.txt", True), ("c.txt", False)]
        assert "the process that worked on it died" in found[1].issues[0].reason


def test_a_page_in_another_language_says_nothing_and_an_issue_says_why() -> None:
    text = "Der Damm habe gehalten, sagte die Ingenieurin am Montag den Zeitungen in der Stadt. " * 3
    made = read_text(text, Settings())
    assert made.document is not None
    assert _statements(made.extraction) == ()
    assert "its language is de" in made.issues[0].reason


def test_a_text_too_short_to_tell_its_language_is_taken_for_english() -> None:
    made = read_text("Ann Lee: “Carn a tha”", Settings())
    assert made.document is not None
    assert (made.document.language, made.issues) == ("und", ())


def test_an_empty_text_is_an_issue() -> None:
    assert read_text(" \n", Settings()).issues[0].reason == "there is no text in it"


@settings(max_examples=60)
@given(st.text(alphabet=st.one_of(st.sampled_from("“”\"'‘’«» ,.:sadiheI\n\ud800<"), st.characters()), max_size=120))
def test_any_text_is_read_and_its_spans_read_back(text: str) -> None:
    made = read_text(text, Settings())
    assert not [issue for issue in made.issues if issue.stage == "extract"]
    if made.document is not None:
        assert len(made.document.text) == len(text)
        for statement in _statements(made.extraction):
            assert all(made.document.text[e.start : e.end] == e.text for e in (*statement.content, *statement.cue))


def _statements(extraction: Extraction | None) -> tuple[Statement, ...]:
    assert extraction is not None
    return extraction.statements


def _fail(*_: object) -> Document:
    raise RuntimeError("it broke")


def _stumble(given: Settings, page: Page) -> reading.Reading:
    if page.locations[0].path == "b.txt":
        raise ValueError("b.txt")
    return clean_page(given, page)


def _die(given: Settings, page: Page) -> reading.Reading:
    if page.locations[0].path == "b.txt":
        os._exit(1)
    return clean_page(given, page)
