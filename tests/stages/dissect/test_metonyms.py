"""Seats of government that stand for their states."""

from __future__ import annotations

import pytest

from rashomon.schema.document import Block, BlockRole, Document
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import dissect


def keys(text: str) -> dict[str, str | None]:
    document = Document("d", "p", (), text, (Block(0, len(text), BlockRole.PARAGRAPH),))
    (analysis,) = dissect([document], Settings())
    return {name.text: name.key for _, name in analysis.names()}


@pytest.mark.parametrize(
    ("text", "seat", "key"),
    [
        ("Moscow said its planes had not flown that day.", "Moscow", "country:RU"),
        ("Ties between Washington and Moscow have cooled.", "Washington", "country:US"),
        ("Ties between Washington and Moscow have cooled.", "Moscow", "country:RU"),
        ("The session was called by Moscow after the raid.", "Moscow", "country:RU"),
        ("The envoy accused Damascus of using the gas.", "Damascus", "country:SY"),
    ],
)
def test_a_government_is_its_state(text: str, seat: str, key: str) -> None:
    assert keys(text)[seat] == key


@pytest.mark.parametrize(
    "text", ["A bomb went off in Moscow.", "He flew from Moscow to Ankara.", "A quake shook Tehran."]
)
def test_a_town_is_a_town(text: str) -> None:
    assert not any((key or "").startswith("country:") for key in keys(text).values())
