"""The people and bodies that a document names."""

from __future__ import annotations

import pytest

from rashomon.schema.analysis import Analysis, Name, NameKind, Paragraph, PlacedParagraph
from rashomon.schema.document import BlockRole
from rashomon.schema.entity import NameMention
from rashomon.schema.statement import SourceKind
from rashomon.stages.extract.name_mentions import find_names

START = 40  # where the paragraph begins in its document


def names(name: Name) -> tuple[NameMention, ...]:
    placed = PlacedParagraph(START, BlockRole.PARAGRAPH, Paragraph("Marsh came.", (), (), (name,)))
    return find_names(Analysis("a", "test", (placed,), ()))


def test_people_and_bodies_are_given_with_where_they_stand_in_the_document() -> None:
    person = Name(0, 5, "Marsh", NameKind.PERSON, None, "parser")
    assert names(person) == (NameMention(START, START + 5, SourceKind.PERSON),)
    body = Name(0, 5, "Daesh", NameKind.ORGANISATION, "actor:islamic-state", "alias")
    assert names(body) == (NameMention(START, START + 5, SourceKind.INSTITUTION, "actor:islamic-state"),)


@pytest.mark.parametrize(
    "name",
    [
        Name(0, 5, "Marsh", NameKind.PLACE, None, "parser"),
        Name(0, 5, "Marsh", NameKind.ORGANISATION, "outlet:marsh", "alias"),
        Name(0, 1, " ", NameKind.PERSON, None, "parser"),
    ],
)
def test_places_outlets_and_blanks_are_left_out(name: Name) -> None:
    assert names(name) == ()
