"""Lineage kept in tables equals lineage made at once, whatever came, changed or went in which order."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.engine.join import run_steps
from rashomon.engine.local import LocalEngine
from rashomon.joins import lineage_candidates, lineage_keys
from rashomon.joins.lineage import STEPS, lineage_of
from rashomon.joins.sent import Sent
from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.lineage import Lineage
from rashomon.schema.page import Location
from rashomon.stages.compare import candidates
from rashomon.stages.compare.compare import compare
from rashomon.store.codec import digest, pack
from rashomon.store.database import Database
from rashomon.store.working import Given, Working

Pages = dict[str, Document]

_WORDS = [f"{a}{b}" for a in ("ba", "de", "ko", "lu", "mi", "ra") for b in ("n", "st", "lo", "ri", "m", "ve")]


def sentence(number: int) -> str:
    chance = random.Random(number)
    return " ".join(chance.choice(_WORDS) for _ in range(18)).capitalize() + "."


def page(number: int, parts: list[int], day: int = 1) -> Document:
    text = "\n".join(map(sentence, parts))
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(at, at + len(line), BlockRole.PARAGRAPH))
        at += len(line) + 1
    return Document(
        id=f"{number:016x}",
        page=f"{number}",
        locations=(Location(f"{number}.txt"),),
        text=text,
        blocks=tuple(blocks),
        url=f"https://valley.example/story/{parts[0]}" if parts and parts[0] % 7 == 0 else None,
        published=Dated(f"2021-03-{day:02}", Precision.DAY, "published line"),
    )


class Case:
    """Documents, and the tables of the steps in memory."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        self._connection.executescript(files("rashomon.store").joinpath("working.sql").read_text())
        self._database = Database(self._connection)

    def build(self, pages: Mapping[str, Document], packed: Mapping[str, bytes] | None = None) -> Lineage:
        states = {name: digest(document) for name, document in pages.items()}
        given = {"documents": Given(states, pages.get, packed.get if packed else None)}
        with Working(self._database, "test", given).run() as tables:
            run_steps(STEPS, tables, LocalEngine(), {"documents"})
            return lineage_of(tables)

    def failed(self) -> list[tuple[str, str]]:
        return list(Working(self._database, "test", {}).rows(lineage_keys.FAILED, str).items())

    def close(self) -> None:
        self._connection.close()


@contextmanager
def case() -> Iterator[Case]:
    with closing(Case()) as opened:
        yield opened


@pytest.fixture(params=["by change", "as a whole"])
def small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers so small that a few pages cross every limit, and either way of bringing candidates up to date."""
    for name, value in (("COMMON", 3), ("_ALL", 2), ("_NEXT", 1), ("_WEAK", 2)):
        monkeypatch.setattr(candidates, name, value)
    monkeypatch.setattr(lineage_keys, "_CHUNK", 2)
    monkeypatch.setattr(lineage_keys, "_HELD", 50)
    if request.param == "as a whole":
        monkeypatch.setattr(lineage_candidates, "_AFFECTED", -1)
        monkeypatch.setattr(lineage_keys, "_MOVES", 0)


_PAGES = st.lists(st.lists(st.integers(0, 9), max_size=5), max_size=8)
_MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.usefixtures("small")
@_MANY
@given(_PAGES, st.lists(st.tuples(st.integers(0, 7), st.lists(st.integers(0, 9), max_size=5)), max_size=6))
def test_pages_that_come_change_and_go_one_by_one(found: list[list[int]], later: list[tuple[int, list[int]]]) -> None:
    pages: Pages = {}
    with case() as opened:
        for number, parts in enumerate(found):
            pages[f"{number:016x}"] = page(number, parts)
            assert opened.build(pages) == compare(list(pages.values()))
        for number, parts in later:
            name = f"{number:016x}"
            if name in pages and len(parts) % 2:
                del pages[name]
            else:
                pages[name] = page(number, parts, day=20)
            assert opened.build(pages) == compare(list(pages.values()))


@pytest.mark.usefixtures("small")
@_MANY
@given(_PAGES, st.randoms(use_true_random=False), st.integers(1, 4))
def test_batches_in_any_order(found: list[list[int]], chance: random.Random, size: int) -> None:
    made = [page(number, parts) for number, parts in enumerate(found)]
    chance.shuffle(made)
    pages: Pages = {}
    lineage = Lineage()
    with case() as opened:
        for start in range(0, len(made), size):
            pages.update({document.id: document for document in made[start : start + size]})
            lineage = opened.build(pages)
    assert lineage == compare(made)


@pytest.mark.usefixtures("small")
@_MANY
@given(_PAGES.filter(bool), st.integers(0, 7))
def test_a_page_twice_joins_its_own_family_alone(found: list[list[int]], which: int) -> None:
    pages = {f"{n:016x}": page(n, parts) for n, parts in enumerate(found)}
    chosen = list(pages.values())[which % len(pages)]
    with case() as opened:
        before = opened.build(pages).families
        twin = page(99, [], day=1)
        again = Document(
            twin.id, twin.page, twin.locations, chosen.text, chosen.blocks, url=chosen.url, published=chosen.published
        )
        after = opened.build({**pages, again.id: again}).families
    without = sorted(tuple(n for n in family if n != again.id) for family in after if family != (again.id,))
    assert without == sorted(before)


def test_nothing_is_done_again_where_nothing_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {f"{n:016x}": page(n, [n % 3, 3, n + 10]) for n in range(6)}
    with case() as opened:
        first = opened.build(pages)
        for module, name in ((lineage_keys, "sketch"), (lineage_candidates, "_entries")):
            monkeypatch.setattr(module, name, None)
        monkeypatch.setattr("rashomon.joins.lineage_links.answer", None)
        assert opened.build(pages) == first
        assert first.links


def test_a_document_that_cannot_be_read_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {f"{n:016x}": page(n, [1, 2, n + 10]) for n in range(4)}
    whole = lineage_keys.sketch

    def sketch(sent: list[Sent]) -> lineage_keys.Sketch:
        if any(one.id == f"{3:016x}" for one in sent):
            raise ValueError("no")
        return whole(sent)

    monkeypatch.setattr(lineage_keys, "sketch", sketch)
    with case() as opened:
        lineage = opened.build(pages)
    assert lineage == compare([pages[f"{n:016x}"] for n in range(3)])


def test_a_document_that_cannot_be_read_back_is_named_and_stops_no_other() -> None:
    pages = {f"{n:016x}": page(n, [1, 2, n + 10]) for n in range(4)}
    packed = {name: pack(document) for name, document in pages.items()} | {f"{3:016x}": b"torn"}
    with case() as opened:
        lineage = opened.build(pages, packed)
        assert [name for name, _ in opened.failed()] == [f"{3:016x}"]
    assert lineage == compare([pages[f"{n:016x}"] for n in range(3)])
