from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Directness, Modality, Statement
from rashomon.stages.extract.heard import Heard


def evidence(start: int, end: int) -> Evidence:
    return Evidence("d", start, end, "x" * (end - start))


def statement(name: str, *spans: tuple[int, int]) -> Statement:
    content = tuple(evidence(start, end) for start, end in spans)
    return Statement(name, "d", content, (), None, Directness.INDIRECT, Modality.ASSERTED, "test/1")


SPANS = st.tuples(st.integers(0, 6000), st.integers(1, 3000)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.lists(SPANS, min_size=1, max_size=2), max_size=8), SPANS)
def test_whatever_touches_the_evidence_is_near_it(
    contents: list[list[tuple[int, int]]], place: tuple[int, int]
) -> None:
    statements = [statement(str(n), *spans) for n, spans in enumerate(contents)]
    asked = evidence(*place)
    near = [s.id for s in Heard(statements).near(asked)]
    touching = {s.id for s in statements if any(c.span.overlap(asked.span) for c in s.content)}
    assert touching <= set(near)
    assert len(near) == len(set(near))


def test_what_is_far_off_is_not_looked_at() -> None:
    heard = Heard([statement("here", (0, 50)), statement("far", (9000, 9050))])
    assert [s.id for s in heard.near(evidence(10, 20))] == ["here"]


def test_a_statement_is_found_by_its_id() -> None:
    told = statement("a", (0, 5))
    assert Heard([told]).get("a") == told
    assert Heard([told]).get("b") is None
    assert Heard([told]).get(None) is None
