"""Incidents kept in tables equal incidents found at once, whatever came, changed or went in which order."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.engine.base import Engine
from rashomon.engine.join import Step, Tables, run_steps
from rashomon.engine.local import LocalEngine
from rashomon.joins import columns, found, weighed
from rashomon.joins.found import FOUND
from rashomon.joins.incidents import STEPS
from rashomon.joins.links import LINKS
from rashomon.joins.settled import Found
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.evidence import Span
from rashomon.schema.extraction import EventSketch, Extraction, Telling
from rashomon.schema.identity import content_id
from rashomon.schema.lineage import Lineage, LineageKind, TextLink
from rashomon.schema.page import Location
from rashomon.schema.statement import Modality
from rashomon.stages.group import candidates
from rashomon.stages.group.incidents import group_documents
from rashomon.stages.group.judged import Judged
from rashomon.stages.group.units import Unit, Units, units_of
from rashomon.store.codec import digest
from rashomon.store.database import Database
from rashomon.store.working import Given, Working

_WORDS = [f"{a}{b}" for a in ("ba", "de", "ko", "lu", "mi", "ra", "to") for b in ("n", "st", "lo", "ri", "m", "ve")]
_TOWNS = ("place:geonames:169389", "place:geonames:173377", "country:NO")


@dataclass(frozen=True, slots=True)
class Told:
    """What one page tells, by small numbers: its words, its town and its day; `beside` the day of another event."""

    words: tuple[int, ...]
    town: int
    day: int
    beside: int = 0


@dataclass(slots=True)
class Pages:
    """Pages with their extractions, their links, and what people judged of them."""

    told: dict[int, Told] = field(default_factory=dict)
    links: dict[tuple[int, int], LineageKind] = field(default_factory=dict)
    judged: dict[tuple[int, int], str] = field(default_factory=dict)

    def documents(self) -> dict[str, Document]:
        return {(made := _document(number, told)).id: made for number, told in self.told.items()}

    def extractions(self) -> dict[str, Extraction]:
        return {_id(n): _extraction(_document(n, told), told) for n, told in self.told.items()}

    def text_links(self) -> dict[str, TextLink]:
        return {
            f"{_id(one)} {_id(other)}": TextLink(kind, _id(one), _id(other), False, (), 0.5, "same words", "test/1")
            for (one, other), kind in self.links.items()
            if one in self.told and other in self.told
        }

    def judgements(self) -> dict[str, str]:
        return {f"{_id(one)} {_id(other)}": verdict for (one, other), verdict in self.judged.items()}

    def tellings(self) -> dict[str, Unit]:
        documents, extractions = self.documents(), self.extractions()
        units = (unit for key, document in documents.items() for unit in units_of(document, extractions[key]))
        return {unit.document.id: unit for unit in units}

    def verdicts(self) -> dict[str, str]:
        apart = Units.of(self.extractions().values()).apart()
        return {f"{one} {other}": "different" for one, other in apart} | self.judgements()


def _id(number: int) -> str:
    return f"{number * 0x1234567890ABCDEF % (1 << 64):016x}"


def _town(told: Told) -> tuple[str, ...]:
    return _TOWNS[told.town : told.town + 1]


def _document(number: int, told: Told) -> Document:
    chosen = [_WORDS[word] for word in told.words]
    text = " ".join([*chosen, f"page{number}"]) + "."
    return Document(
        id=_id(number),
        page=_id(number),
        locations=(Location(f"{number}.txt"),),
        text=text,
        blocks=(Block(0, len(text), BlockRole.PARAGRAPH),),
        published=Dated(f"2021-03-{told.day:02}", Precision.DAY, "test") if told.day else None,
    )


def _extraction(document: Document, told: Told) -> Extraction:
    event = EventSketch("fire", None, _town(told))
    if not told.beside:
        return Extraction(document.id, (), (), event)
    half = len(document.text) // 2
    dated = Dated(f"2021-02-{told.beside:02}", Precision.DAY, "test")
    other = Telling(1, EventSketch("fire", dated, _TOWNS[:1]), (Span(half, len(document.text)),), "told beside")
    dead = Claim(
        id=content_id("claim", document.id),
        document=document.id,
        attribute=Attribute.DEATHS,
        bounds=Bounds(3, 3),
        evidence=document.evidence(half, half + 1),
        claimant=None,
        modality=Modality.ASSERTED,
        method="test/1",
        scope=Scope.OTHER_EVENT,
        telling=1,
    )
    return Extraction(document.id, (), (dead,), event, tellings=(other,))


class Case:
    """The tables of the steps in memory."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        self._connection.executescript(files("rashomon.store").joinpath("working.sql").read_text())
        self._database = Database(self._connection)

    def build(self, pages: Pages) -> dict[str, Found]:
        documents, extractions, judged = pages.documents(), pages.extractions(), pages.verdicts()
        tellings = pages.tellings()
        given: dict[str, Given[Any]] = {
            "documents": Given({key: digest(value) for key, value in documents.items()}, documents.get),
            "extractions": Given({key: digest(value) for key, value in extractions.items()}, extractions.get),
            "tellings": Given({key: digest(value) for key, value in tellings.items()}, tellings.get),
            "judgements": Given(judged, judged.get),
        }
        steps = [_links(pages.text_links()), *STEPS]
        with Working(self._database, "test", given).run() as tables:
            run_steps(steps, tables, LocalEngine(), given)
            return dict(tables.rows(FOUND, Found).items())

    def close(self) -> None:
        self._connection.close()


def _links(links: Mapping[str, TextLink]) -> Step:
    def keep(tables: Tables, _: Engine) -> None:
        rows = tables.rows(LINKS, TextLink)
        for key in sorted({*rows.keys()} - links.keys()):
            rows.drop(key)
        for key, link in sorted(links.items()):
            rows.put(key, link)

    return Step("links", (), (LINKS,), keep)


def at_once(pages: Pages) -> dict[str, Found]:
    judged: dict[str, list[tuple[str, str]]] = {"same": [], "different": []}
    for key, verdict in pages.judgements().items():
        one, other = key.split()
        judged[verdict].append((one, other))
    made = group_documents(
        list(pages.documents().values()),
        pages.extractions(),
        Lineage(links=tuple(pages.text_links().values())),
        Judged(frozenset(judged["same"]), frozenset(judged["different"])),
    )
    return {
        content_id("incident", *one.documents): Found(
            one.documents,
            one.reasons,
            tuple(p for p in made.open_pairs if p.first in one.documents or p.second in one.documents),
        )
        for one in made.together
    }


@contextmanager
def case() -> Iterator[Case]:
    with closing(Case()) as opened:
        yield opened


@pytest.fixture(params=["by change", "as a whole"])
def small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers so small that a few pages cross every limit, and either way of bringing the tables up to date."""
    monkeypatch.setattr(candidates, "MOST", 4)
    monkeypatch.setattr(candidates, "_MOST_MEETING", 3)
    monkeypatch.setattr(columns, "_SMALL", 9.0 if request.param == "by change" else -1.0)
    monkeypatch.setattr(found, "_LOT", 3)


_TOLD = st.builds(
    Told,
    st.lists(st.integers(0, 41), min_size=1, max_size=8).map(tuple),
    st.integers(0, 3),
    st.integers(0, 9),
    st.sampled_from([0, 0, 0, 3, 4]),
)
_PAIR = st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(
    lambda pair: int(_id(pair[0]), 16) < int(_id(pair[1]), 16)
)
_MADE = st.builds(
    Pages,
    st.dictionaries(st.integers(1, 8), _TOLD, max_size=8),
    st.dictionaries(_PAIR, st.sampled_from([LineageKind.REVISION, LineageKind.COPIES_PASSAGES]), max_size=3),
    st.dictionaries(_PAIR, st.sampled_from(["same", "different"]), max_size=3),
)
_MANY = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.usefixtures("small")
@_MANY
@given(st.lists(_MADE, min_size=1, max_size=4))
def test_whatever_came_changed_or_went_the_incidents_are_those_of_a_build_from_scratch(states: Sequence[Pages]) -> None:
    with case() as opened:
        for pages in states:
            assert opened.build(pages) == at_once(pages)


@pytest.mark.usefixtures("small")
@_MANY
@given(_MADE, st.randoms(use_true_random=False))
def test_pages_in_any_order_and_any_batches_come_to_the_same(pages: Pages, chance: random.Random) -> None:
    whole = at_once(pages)
    order = sorted(pages.told)
    chance.shuffle(order)
    with case() as opened:
        here = Pages(links=pages.links, judged=pages.judged)
        made = {}
        while order:
            for _ in range(chance.randrange(1, 4)):
                if order:
                    number = order.pop()
                    here.told[number] = pages.told[number]
            made = opened.build(here)
        assert made == whole


def test_a_page_more_touches_the_incidents_that_it_may_belong_to_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = Pages({n: Told(tuple(range(n * 10, n * 10 + 10)), n, n * 8 + 1) for n in (0, 2)})
    pages.told |= {n + 100: told for n, told in pages.told.items()}
    with case() as opened:
        before = opened.build(pages)
        monkeypatch.setattr(weighed, "_make_anew", None)
        monkeypatch.setattr(found, "_all_components", None)
        pages.told[200] = pages.told[2]
        after = opened.build(pages)
    assert sorted(len(one.documents) for one in before.values()) == [2, 2]
    assert len(before.keys() - after.keys()) == 1
    assert sorted(len(one.documents) for one in after.values()) == [2, 3]


def test_judgements_hold_until_they_are_taken_back() -> None:
    pages = Pages({1: Told((1, 2, 3, 4, 5), 3, 1), 2: Told((1, 2, 3, 4, 5), 3, 1), 3: Told((20, 21, 22), 3, 20)})
    with case() as opened:
        plain = opened.build(pages)
        pages.judged = {(1, 2) if _id(1) < _id(2) else (2, 1): "different"}
        apart = opened.build(pages)
        pages.judged = {}
        assert opened.build(pages) == plain
    assert sorted(len(one.documents) for one in plain.values()) == [1, 2]
    assert sorted(len(one.documents) for one in apart.values()) == [1, 1, 1]
