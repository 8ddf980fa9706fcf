"""Decisions on documents from the command line: written, obeyed, taken back, and never lost."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rashomon
from rashomon import judging
from rashomon.errors import CaseFileError, InputError
from rashomon.judging import Signed, decide, list_decisions
from rashomon.schema.judgement import Verdict
from rashomon.stages.group.judged import judged_pairs
from rashomon.store.casefile import open_case, read_case

WriteFolder = Callable[[Mapping[str, str | bytes]], Path]

ANN = Signed("Ann Marsh", "the same bridge")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished case of three pages that have nothing in common."""
    folder = tmp_path_factory.mktemp("judged")
    pages = folder / "pages"
    pages.mkdir()
    for name, text in {
        "a.txt": "Ferry sinks off Zenda\n\nForty people were aboard the ferry Halcyon.",
        "b.txt": "Mill burns in Strelsau\n\nTwo carters died in the fire at the mill.",
        "c.txt": "Quake shakes Hentzau\n\nA chapel fell in and nobody was hurt.",
    }.items():
        (pages / name).write_text(text, encoding="utf-8")
    rashomon.build([pages], out=folder / "out")
    return folder / "out"


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    """A copy of that case, to decide on."""
    copy = tmp_path / "case.db"
    copy.write_bytes((built / "case.db").read_bytes())
    return copy


def test_a_decision_is_kept_with_who_when_and_why(case: Path) -> None:
    made = decide(case, "same", ("1", "2"), ANN)
    assert (made.number, made.holds, made.judgement.verdict) == (1, True, Verdict.SAME)
    assert (made.judgement.who, made.judgement.note) == ("Ann Marsh", "the same bridge")
    assert made.judgement.when.endswith("+00:00")
    assert list_decisions(case) == (made,)
    assert "tell one incident" in made.words


def test_a_document_is_named_by_number_file_id_or_the_head_of_its_id(case: Path) -> None:
    ids = {document.name: document.id for document in rashomon.open(case).documents}
    wanted = {f"document:{id_}" for name, id_ in ids.items() if not name.endswith("c.txt")}
    first, second = (next(n for n in ids if n.endswith(end)) for end in ("a.txt", "b.txt"))
    for names in ((first, second), (ids[first], ids[second][:8])):
        made = decide(case, "different", names, ANN)
        assert {made.judgement.target, made.judgement.other} == wanted
        decide(case, "undo", names, ANN)


def test_undoing_adds_a_row_and_takes_none_away(case: Path) -> None:
    decide(case, "same", ("1", "2"), ANN)
    decide(case, "undo", ("2", "1"), Signed("Bo Reed"))
    assert [(one.judgement.verdict, one.holds) for one in list_decisions(case)] == [
        (Verdict.SAME, False),
        (Verdict.REJECT, True),
    ]
    with read_case(case) as opened:
        assert judged_pairs(opened.judgements()).same == frozenset()


def test_the_next_build_obeys(case: Path, tmp_path: Path) -> None:
    page = tmp_path / "d.txt"
    page.write_text("Fair opens\n\nThe fair in Ruritania opened.", encoding="utf-8")
    before = rashomon.build([page], out=case.parent)
    decide(case, "same", ("1", "2"), ANN)
    after = rashomon.build([page], out=case.parent)
    assert len(after.incidents) == len(before.incidents) - 1
    decide(case, "undo", ("1", "2"), ANN)
    assert rashomon.build([page], out=case.parent).records == before.records


def test_another_event_of_a_document_can_be_decided_on(case: Path) -> None:
    made = decide(case, "same", ("1#2", "3"), ANN)
    assert made.judgement.target.endswith("#2")
    assert "event 2 beside its own" in made.first
    (pair,) = judged_pairs([made.judgement]).same
    assert {f"document:{id_}" for id_ in pair} != {made.judgement.target, made.judgement.other}


@pytest.mark.parametrize(
    ("verdict", "documents", "words"),
    [
        ("same", ("1",), "two documents, not 1"),
        ("same", ("1", "9"), "'9' names no document of this case"),
        ("same", ("1", "nowhere.txt"), "1 to 3"),
        ("same", ("1", "1"), "one document; name two"),
        ("same", ("1", "2#x"), "names no event of a document"),
        ("equal", ("1", "2"), "there are: same, different, undo"),
        ("undo", ("1", "2"), "no judgement on these two documents to undo"),
    ],
)
def test_what_is_wrong_is_named_with_the_remedy(
    case: Path, verdict: str, documents: tuple[str, ...], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        decide(case, verdict, documents, ANN)
    assert list_decisions(case) == ()


def test_what_cannot_be_obeyed_beside_the_others_is_refused(case: Path) -> None:
    decide(case, "same", ("1", "2"), ANN)
    decide(case, "same", ("2", "3"), ANN)
    with pytest.raises(InputError, match=r"cannot be obeyed beside the judgements that hold \(1, 2\)"):
        decide(case, "different", ("1", "3"), ANN)
    decide(case, "undo", ("2", "3"), ANN)
    decide(case, "different", ("1", "3"), ANN)
    with pytest.raises(InputError, match="cannot be obeyed"):
        decide(case, "same", ("2", "3"), ANN)


def test_a_decision_made_twice_is_refused_and_its_opposite_replaces_it(case: Path) -> None:
    decide(case, "same", ("1", "2"), ANN)
    with pytest.raises(InputError, match="decided already: number 1, by Ann Marsh"):
        decide(case, "same", ("2", "1"), ANN)
    decide(case, "different", ("2", "1"), ANN)
    assert [one.holds for one in list_decisions(case)] == [False, True]


def test_where_there_is_no_case_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError):
        decide(tmp_path / "case.db", "same", ("1", "2"), ANN)
    with pytest.raises(CaseFileError):
        list_decisions(tmp_path / "case.db")
    assert list(tmp_path.iterdir()) == []


def test_nobody_can_decide_without_a_name(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no such user")

    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(InputError, match="--by NAME"):
        decide(case, "same", ("1", "2"), Signed())


def test_a_decision_on_a_page_that_is_gone_is_still_listed(case: Path) -> None:
    made = decide(case, "same", ("1", "2"), ANN).judgement
    with open_case(case) as opened:
        opened.append(type(made)(made.when, "Bo", Verdict.SAME, "document:" + "0" * 16, made.other))
    assert "(no page of the case)" in list_decisions(case)[-1].first


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_whatever_is_decided_nothing_is_lost_and_the_last_word_holds(built: Path, chance: random.Random) -> None:
    case = built / f"{chance.random()}.db"
    case.write_bytes((built / "case.db").read_bytes())
    kept = 0
    for _ in range(8):
        verdict, pair = chance.choice(["same", "different", "undo"]), chance.sample(["1", "2", "3"], 2)
        try:
            made = decide(case, verdict, pair, ANN)
        except InputError:
            continue
        kept += 1
        assert made.holds
    assert len(list_decisions(case)) == kept
    with read_case(case) as opened:
        judged = judged_pairs(opened.judgements())
    for one, other in judged.different:
        assert other not in judging._bound_to(one, judged.same)
