"""The case file: what is kept, what is refused, and what other tools see."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.errors import CaseFileError
from rashomon.schema.bounds import Bounds
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.issue import Issue, Severity
from rashomon.schema.judgement import Judgement, Verdict
from rashomon.schema.lineage import Lineage
from rashomon.schema.page import Location, Page, PageKind
from rashomon.schema.record import SCHEMA_VERSION, Case
from rashomon.store.casefile import CaseFile, open_case, read_case


def _page(name: str, text: str = "words") -> Page:
    return Page(f"id of {text}", PageKind.TEXT, text, "utf-8", (Location(name),), size=len(text))


def _case(text: str) -> Case:
    document = Document("d", "p", (Location("a.txt"),), text, (Block(0, len(text), BlockRole.PARAGRAPH),))
    return Case(SCHEMA_VERSION, "pack/1", (document,), Lineage(families=(("d",),)), (), (), (), (), (), ())


def _lost(where: str, reason: str = "it is empty") -> Issue:
    return Issue("acquire", where, Severity.LOST, reason)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out" / "case.db"


@pytest.fixture
def case_file(path: Path) -> Iterator[CaseFile]:
    with open_case(path) as opened:
        yield opened


class TestPages:
    def test_pages_are_kept_and_sorted(self, case_file: CaseFile) -> None:
        case_file.add_page(_page("2.txt", "second"))
        case_file.add_page(_page("1.txt", "first"))
        assert [state.id for state in case_file.pages()] == ["id of first", "id of second"]
        assert case_file.page("id of first") == _page("1.txt", "first")

    def test_a_page_found_again_elsewhere_gains_the_place_and_a_new_state(self, case_file: CaseFile) -> None:
        case_file.add_page(_page("a.txt"))
        (before,) = case_file.pages()
        case_file.add_page(_page("a.txt"))
        assert case_file.pages() == (before,)
        case_file.add_page(_page("b.txt"))
        (after,) = case_file.pages()
        assert after.id == before.id
        assert after.state != before.state
        assert case_file.page(after.id).locations == (Location("a.txt"), Location("b.txt"))

    def test_a_page_that_is_not_there_is_refused(self, case_file: CaseFile) -> None:
        with pytest.raises(CaseFileError, match="holds no page nothing"):
            case_file.page("nothing")

    def test_pages_outlive_the_build(self, path: Path) -> None:
        with open_case(path) as case_file:
            case_file.add_page(_page("a.txt"))
        with open_case(path) as case_file:
            assert len(case_file.pages()) == 1

    def test_what_was_read_before_an_interruption_is_kept(self, path: Path) -> None:
        def interrupted() -> None:
            with open_case(path) as case_file:
                case_file.add_page(_page("a.txt"))
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        with open_case(path) as case_file:
            assert len(case_file.pages()) == 1


class TestUnread:
    def test_issues_are_kept_once_and_sorted(self, case_file: CaseFile) -> None:
        case_file.note_unread(["b", "a"], [_lost("b"), _lost("a"), _lost("a")])
        assert case_file.unread() == (_lost("a"), _lost("b"))

    def test_reading_a_file_again_forgets_what_was_wrong_with_it_and_its_parts_alone(self, case_file: CaseFile) -> None:
        case_file.note_unread([], [_lost("a%"), _lost("a% (row 3)"), _lost("a%b (row 3)"), _lost("b")])
        case_file.note_unread(["a%"], [])
        assert case_file.unread() == (_lost("a%b (row 3)"), _lost("b"))


class TestResults:
    def test_a_result_is_found_again(self, case_file: CaseFile) -> None:
        results = case_file.results("extract", "1", Bounds)
        assert (results.has("key"), results.get("key")) == (False, None)
        results.put("key", Bounds(1, 2))
        assert (results.has("key"), results.get("key")) == (True, Bounds(1, 2))

    def test_another_stage_or_method_does_not_see_it(self, case_file: CaseFile) -> None:
        case_file.results("extract", "1", Bounds).put("key", Bounds(1, 2))
        assert case_file.results("extract", "2", Bounds).get("key") is None
        assert not case_file.results("clean", "1", Bounds).has("key")

    def test_a_newer_method_replaces_it(self, case_file: CaseFile, path: Path) -> None:
        for method in ("1", "2"):
            case_file.results("extract", method, Bounds).put("key", Bounds(1, 2))
        case_file.commit()
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("SELECT method FROM results").fetchall() == [("2",)]

    def test_one_that_cannot_be_read_back_is_made_again(self, case_file: CaseFile) -> None:
        case_file.results("extract", "1", Bounds).put("key", Bounds(1, 2))
        assert case_file.results("extract", "1", Page).get("key") is None


class TestRecord:
    def test_the_record_is_replaced(self, case_file: CaseFile) -> None:
        case_file.save(_case("old"))
        case_file.save(_case("new"))
        assert case_file.load() == _case("new")

    def test_when_saving_fails_the_last_record_and_its_tables_stay(
        self, case_file: CaseFile, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case_file.save(_case("old"))

        def fail(connection: sqlite3.Connection, _: Case) -> None:
            connection.execute("DELETE FROM documents")
            raise RuntimeError("crash")

        monkeypatch.setattr("rashomon.store.casefile.fill_tables", fail)
        with pytest.raises(RuntimeError, match="crash"):
            case_file.save(_case("new"))
        assert case_file.load() == _case("old")
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("SELECT text FROM documents").fetchall() == [("old",)]

    def test_it_can_be_read_while_a_build_runs(self, case_file: CaseFile, path: Path) -> None:
        case_file.save(_case("old"))
        case_file.add_page(_page("a.txt"))  # an open transaction
        with read_case(path) as reader:
            assert reader.load() == _case("old")

    def test_a_case_that_was_never_finished_says_so(self, case_file: CaseFile) -> None:
        with pytest.raises(CaseFileError, match="holds no record yet"):
            case_file.load()

    def test_a_file_that_may_not_be_written_can_be_read(self, path: Path) -> None:
        with open_case(path) as case_file:
            case_file.add_page(_page("a.txt"))
            case_file.save(_case("words"))
        path.chmod(0o444)
        path.parent.chmod(0o555)
        try:
            with read_case(path) as reader:
                assert reader.load() == _case("words")
        finally:
            path.parent.chmod(0o755)


class TestImports:
    def test_a_record_from_elsewhere_is_kept_without_pages(self, path: Path) -> None:
        for text in ("first", "second"):
            with open_case(path) as case_file:
                case_file.take_in(_case(text))
        with read_case(path) as reader:
            assert reader.load() == _case("second")

    def test_no_build_can_add_to_it(self, path: Path) -> None:
        with open_case(path) as case_file:
            case_file.take_in(_case("words"))
        with open_case(path) as case_file, pytest.raises(CaseFileError, match="holds an imported record"):
            case_file.add_page(_page("a.txt"))
        with read_case(path) as reader:
            assert reader.load() == _case("words")

    def test_a_case_with_pages_of_its_own_is_left_as_it_is(self, path: Path) -> None:
        with open_case(path) as case_file:
            case_file.add_page(_page("a.txt"))
            case_file.save(_case("own"))
            with pytest.raises(CaseFileError, match="was built from pages"):
                case_file.take_in(_case("other"))
            assert case_file.load() == _case("own")


class TestJudgements:
    JUDGEMENT = Judgement("2020-01-02T03:04:05Z", "editor", Verdict.SAME, "document:1", "document:2", "one story")

    def test_they_are_kept_in_order_even_when_repeated(self, case_file: CaseFile) -> None:
        other = Judgement("2020-01-01T00:00:00Z", "editor", Verdict.REJECT, "claim:1")
        for judgement in (self.JUDGEMENT, other, self.JUDGEMENT):
            case_file.append(judgement)
        assert case_file.judgements() == (self.JUDGEMENT, other, self.JUDGEMENT)

    @pytest.mark.parametrize("change", ["DELETE FROM judgements", "UPDATE judgements SET who = 'nobody'"])
    def test_not_even_another_tool_can_take_them_away(self, case_file: CaseFile, path: Path, change: str) -> None:
        case_file.append(self.JUDGEMENT)
        with closing(sqlite3.connect(path)) as other, pytest.raises(sqlite3.IntegrityError, match="appended"):
            other.execute(change)

    def test_a_new_record_leaves_them_alone(self, case_file: CaseFile) -> None:
        case_file.append(self.JUDGEMENT)
        case_file.save(_case("new"))
        assert case_file.judgements() == (self.JUDGEMENT,)


class TestOpening:
    def test_two_builds_at_once_are_refused(self, case_file: CaseFile, path: Path) -> None:
        with pytest.raises(CaseFileError, match="another build is writing"), open_case(path):
            pass

    def test_a_build_may_follow_one_that_crashed(self, path: Path) -> None:
        with pytest.raises(RuntimeError, match="crash"), open_case(path):
            raise RuntimeError("crash")
        with open_case(path) as case_file:
            assert case_file.pages() == ()

    def test_a_new_file_that_nothing_came_into_is_taken_away(self, path: Path) -> None:
        with open_case(path):
            pass
        assert not path.exists()

    def test_another_programs_database_is_left_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "case.db"
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE theirs (a)")
        with pytest.raises(CaseFileError, match="another program's database"), open_case(path):
            pass
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
        with pytest.raises(CaseFileError, match="not a case file of ours"), read_case(path):
            pass

    def test_a_file_that_is_no_database_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "case.db"
        path.write_bytes(b"words, many words, and none of them a database " * 100)
        for way in (open_case, read_case):
            with pytest.raises(CaseFileError, match="cannot be opened"), way(path):
                pass
        assert path.read_bytes().startswith(b"words")

    def test_another_version_is_refused_with_a_remedy(self, path: Path) -> None:
        with open_case(path) as case_file:
            case_file.add_page(_page("a.txt"))
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA user_version = 99")
        for way in (open_case, read_case):
            with pytest.raises(CaseFileError, match=r"form 99 .* new folder"), way(path):
                pass

    def test_a_missing_file_is_refused_and_not_made(self, path: Path) -> None:
        with pytest.raises(CaseFileError, match="rashomon build"), read_case(path):
            pass
        assert not path.exists()

    def test_it_is_one_file_when_the_build_has_ended(self, path: Path) -> None:
        with open_case(path) as case_file:
            case_file.add_page(_page("a.txt"))
        assert sorted(p.name for p in path.parent.iterdir()) == [".case.db.lock", "case.db"]
