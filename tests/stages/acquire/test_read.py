from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.page import Page, PageKind
from rashomon.settings import Settings
from rashomon.stages.acquire.read import acquire

SMALL = Settings(largest_page=2000)


def read(*paths: Path | str, settings: Settings = SMALL) -> tuple[list[Page], list[Issue]]:
    found = list(acquire([str(path) for path in paths], settings))
    return [f for f in found if isinstance(f, Page)], [f for f in found if isinstance(f, Issue)]


def test_text_is_read_as_it_is(tmp_path: Path) -> None:
    content = "\ufeff  Harbour hit\r\n\r\nTwo died.\n".encode()
    (tmp_path / "a.txt").write_bytes(content)
    pages, issues = read(tmp_path / "a.txt")
    with (tmp_path / "a.txt").open(encoding="utf-8", newline="") as file:
        assert pages[0].text == file.read()
    assert pages[0].locations[0].path == "a.txt"
    assert (pages[0].size, issues) == (len(content), [])


def test_a_folder_is_read_whole_in_order_with_names_from_it(tmp_path: Path) -> None:
    (tmp_path / "später").mkdir()
    (tmp_path / "später" / "mit leer.md").write_text("Later.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Second.")
    (tmp_path / "a.unknown").write_text("First.")
    (tmp_path / ".hidden").write_text("no")
    pages, issues = read(tmp_path)
    assert [page.locations[0].path for page in pages] == ["a.unknown", "b.txt", "später/mit leer.md"]
    assert issues == []


def test_the_same_bytes_twice_are_two_pages_with_one_id(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The same.")
    pages, _ = read(tmp_path)
    assert pages[0].id == pages[1].id
    assert pages[0].locations != pages[1].locations


def test_globs(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").write_text("One.")
    (tmp_path / "x" / "b.md").write_text("Two.")
    assert [p.locations[0].path for p in read(f"{tmp_path}/*/*.txt")[0]] == ["x/a.txt"]
    assert [p.locations[0].path for p in read(f"{tmp_path}/**")[0]] == ["x/a.txt", "x/b.md"]
    with pytest.raises(InputError, match="nothing-"):
        read(f"{tmp_path}/nothing-*")


def test_a_missing_path_is_named_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    with pytest.raises(InputError, match=r"gone\.txt"):
        next(iter(acquire([str(tmp_path / "a.txt"), str(tmp_path / "gone.txt")], SMALL)))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("white.txt", b" \n\t ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "PNG"),
        ("zeros.txt", b"abc\x00def" * 9, "zero bytes"),
        ("office.dat", b"PK\x03\x04rest", "ZIP"),
        ("packed.txt", gzip.compress(b"text", mtime=0), "gzip"),
    ],
)
def test_what_is_no_text_is_lost_with_a_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    pages, issues = read(tmp_path)
    assert pages == []
    assert [(i.where, i.severity) for i in issues] == [(name, Severity.LOST)]
    assert reason in issues[0].reason


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.write(b"text ")
        file.truncate(60_000_000)
        file.seek(0)
        file.write(b"word " * 3000)
    (tmp_path / "small.txt").write_text("Still read.")
    pages, issues = read(tmp_path, settings=Settings())
    assert [page.text for page in pages] == ["Still read."]
    assert "60.0 MB" in issues[0].reason


def test_html_by_content_and_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<!DOCTYPE html><html><body><p>Hit.</p></body></html>")
    (tmp_path / "b.html").write_text("No tag at all.")
    (tmp_path / "c.htm").write_bytes("<p><b>Unclosed “quote”".encode("cp1252"))
    pages, issues = read(tmp_path)
    assert [page.kind for page in pages] == [PageKind.HTML, PageKind.TEXT, PageKind.HTML]
    assert pages[2].text.endswith("“quote”")
    assert [issue.severity for issue in issues] == [Severity.DOUBT]


def test_unreadable_files_and_loops_are_issues(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Read.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    pages, issues = read(tmp_path)
    assert [page.locations[0].path for page in pages] == ["a.txt"]
    assert sorted(issue.where for issue in issues) == ["gone", "loop", "self"]


def test_a_file_that_may_not_be_opened_is_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Secret.")

    def refuse(self: Path, mode: str) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    pages, issues = read(tmp_path)
    assert pages == []
    assert "Permission denied" in issues[0].reason


def test_jsonl_rows(tmp_path: Path) -> None:
    rows = [
        json.dumps(
            {"doc_id": 7, "title": "Fire", "text": "One died. \ud83d\ude00 \ud800", "url": "http://a.example/x"}
        ),
        "not json",
        json.dumps(["no", "object"]),
        json.dumps({"title": "no text"}),
        "",
        json.dumps({"text": "x" * 3000}),
        json.dumps({"text": "Two died.", "url": "https://web.archive.org/web/20190315184500/http://b.example/y"}),
    ]
    (tmp_path / "t.jsonl").write_text("\n".join(rows), encoding="utf-8")
    pages, issues = read(tmp_path)
    assert [page.text for page in pages] == ["One died. 😀 \ufffd", "Two died."]
    assert pages[0].metadata == (("doc_id", "7"), ("title", "Fire"), ("url", "http://a.example/x"))
    assert pages[0].locations[0].part == "row 1"
    assert (pages[1].locations[0].url, pages[1].locations[0].captured) == ("http://b.example/y", "2019-03-15T18:45:00Z")
    assert [issue.where for issue in issues] == [f"t.jsonl (row {n})" for n in (2, 3, 4, 6)]


def test_of_a_row_with_an_empty_text_the_headline_is_the_text(tmp_path: Path) -> None:
    rows = [{"title": "Two hurt in blast", "text": ""}, {"title": "", "text": " "}, {"title": "Fire", "text": None}]
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    pages, issues = read(tmp_path)
    assert [(page.text, page.value("title")) for page in pages] == [("Two hurt in blast", "Two hurt in blast")]
    assert [issue.where for issue in issues] == ["t.jsonl (row 2)", "t.jsonl (row 3)"]


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")])
def test_csv_rows(tmp_path: Path, delimiter: str, encoding: str) -> None:
    long = "Zwölf “Verletzte” " * 90
    lines = [delimiter.join(("Title", "text", "Source id")), delimiter.join(("A", f'"{long}\r\nend"', "9")), "B"]
    (tmp_path / "t.csv").write_bytes("\r\n".join(lines).encode(encoding))
    pages, issues = read(tmp_path)
    assert [page.text for page in pages] == [long + "\r\nend"]
    assert pages[0].metadata == (("Source id", "9"), ("title", "A"))
    assert [(issue.where, issue.severity) for issue in issues] == [("t.csv (row 2)", Severity.LOST)]


def test_csv_and_jsonl_rows_of_one_content_have_one_id(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("text,title\nHit.,A\n")
    (tmp_path / "t.jsonl").write_text('{"title": "A", "text": "Hit."}\n')
    pages, _ = read(tmp_path)
    assert pages[0].id == pages[1].id


def test_a_csv_field_beyond_the_modules_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("text\n" + "a" * 200_000 + "\n")
    assert len(read(tmp_path, settings=Settings())[0][0].text) == 200_000


def test_csv_without_a_text_column(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    pages, issues = read(tmp_path)
    assert pages == []
    assert "a, b" in issues[0].reason


def record(kind: str, url: str, body: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-03-15T18:45:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def response(url: str, status: str, kind: str, body: bytes) -> bytes:
    return record("response", url, f"HTTP/1.0 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body)


def write_warc(path: Path, *, compressed: bool) -> None:
    records = [
        record("request", "http://a.example/1", b"GET / HTTP/1.0\r\n\r\n"),
        response("http://a.example/1", "200 OK", "text/html; charset=cp1252", "<p>Café hit</p>".encode("cp1252")),
        response("http://a.example/p.png", "200 OK", "image/png", b"\x89PNG"),
        response("http://a.example/2", "404 Not Found", "text/html", b"<p>Gone</p>"),
        response("http://a.example/3", "200 OK", "text/html", b"<p>" + b"x" * 5000 + b"</p>"),
        record("revisit", "http://a.example/1", b"HTTP/1.0 200 OK\r\n\r\n"),
        response("http://web.archive.org/web/20150101000000/http://a.example/4", "200 OK", "text/plain", b"Plain."),
    ]
    path.write_bytes(b"".join(gzip.compress(r) if compressed else r for r in records))


@pytest.mark.parametrize("name", ["w.warc", "w.warc.gz"])
def test_warc_responses(tmp_path: Path, name: str) -> None:
    write_warc(tmp_path / name, compressed=name.endswith(".gz"))
    pages, issues = read(tmp_path)
    assert [(p.text, p.kind) for p in pages] == [("<p>Café hit</p>", PageKind.HTML), ("Plain.", PageKind.TEXT)]
    first, last = pages[0].locations[0], pages[1].locations[0]
    assert (first.part, first.url, first.captured) == ("record 2", "http://a.example/1", "2019-03-15T18:45:00Z")
    assert last.url == "http://a.example/4"
    assert [issue.where for issue in issues] == [f"{name} (record {n})" for n in (4, 5, 6)]


@pytest.mark.parametrize("name", ["w.warc", "w.warc.gz"])
def test_a_truncated_warc_keeps_its_good_records(tmp_path: Path, name: str) -> None:
    write_warc(tmp_path / name, compressed=name.endswith(".gz"))
    content = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(content[:-40])
    pages, issues = read(tmp_path)
    assert [page.text for page in pages] == ["<p>Café hit</p>"]
    assert issues[-1].severity is Severity.PARTIAL


def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, kind in (
        (b"Plain words.", PageKind.TEXT),
        (b"<html><p>Hit.</p>", PageKind.HTML),
        (b'{"text": "Hit."}\n', PageKind.ROW),
        (b"title,text\nA,Hit.\n", PageKind.ROW),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        pages, _ = read("-")
        assert [page.kind for page in pages] == [kind]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux alone")
def test_a_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123 - a Path cannot hold it in one piece
        file.write(b"Words.")
    pages, _ = read(tmp_path)
    assert pages[0].locations[0].path == "caf\ufffd.txt"
