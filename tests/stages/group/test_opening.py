from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.stages.reconcile.telling import page

from rashomon.schema.document import Block, BlockRole
from rashomon.stages.group.opening import opening_of


def test_the_headline_stands_before_the_prose_without_furniture() -> None:
    document = page("a", "Mill burns down\nA mill burnt down in Ruritania.\nFollow us\nNobody was hurt.")
    blocks = [replace(b, role=BlockRole.FURNITURE) if n == 2 else b for n, b in enumerate(document.blocks)]
    opening = opening_of(replace(document, blocks=tuple(blocks)))
    assert opening.text == "Mill burns down\nA mill burnt down in Ruritania.\nNobody was hurt."
    assert opening.text[opening.body :].startswith("A mill")


def test_a_headline_that_is_no_part_of_the_text_comes_first() -> None:
    document = replace(page("a", "It burnt."), title="Mill burns down", blocks=(Block(0, 9, BlockRole.PARAGRAPH),))
    opening = opening_of(document)
    assert opening.text == "Mill burns down\nIt burnt."
    assert opening.text[opening.body :] == "It burnt."


@given(st.text(max_size=200), st.integers(1, 40))
def test_an_opening_is_short_and_never_fails(text: str, times: int) -> None:
    assert len(opening_of(page("a", text * times)).text) <= 3000
