"""How words put a thing to a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.relations import PlaceRelation, relation_before, strip_place_words


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("a raid 60 kilometres east of Hama", PlaceRelation.OFFSET, "60 kilometres east of Hama"),
        ("a raid about 30 miles south-west of the city of Hama", PlaceRelation.OFFSET, None),
        ("a raid south of Hama", PlaceRelation.OFFSET, "south of Hama"),
        ("a raid some 15 km from Hama", PlaceRelation.OFFSET, "some 15 km from Hama"),
        ("a raid on the road to Hama", PlaceRelation.OFFSET, "on the road to Hama"),
        ("a raid on the road between Homs and Hama", PlaceRelation.OFFSET, "between Homs and Hama"),
        ("a raid near Hama", PlaceRelation.BESIDE, "near Hama"),
        ("a raid on the outskirts of Hama", PlaceRelation.BESIDE, "on the outskirts of Hama"),
        ("a raid near the northern port city of Hama", PlaceRelation.BESIDE, "near the northern port city of Hama"),
        ("a raid in Hama", PlaceRelation.AT, "Hama"),
        ("a raid in the eastern city of Hama", PlaceRelation.AT, "Hama"),
        ("a fight between two men on a corner of Ridge and Hama", PlaceRelation.AT, "Hama"),
        ("a fight between men and women in Hama", PlaceRelation.AT, "Hama"),
    ],
)
def test_relations(text: str, kind: PlaceRelation, words: str | None) -> None:
    found = relation_before(text, text.rindex("Hama"), len(text))
    assert found.kind is kind
    assert words is None or text[found.start :] == words


def test_the_first_of_two_ends() -> None:
    text = "a bus between Homs and Hama"
    assert relation_before(text, 14, 18).kind is PlaceRelation.OFFSET


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ("in the port city of ", "in"),
        ("in northern ", "in"),
        ("of ", "of"),
        ("men said in the old town of ", "men said in"),
    ],
)
def test_words_that_only_say_what_it_is(before: str, left: str) -> None:
    assert strip_place_words(before) == left


@given(st.text(), st.integers(0, 50))
def test_any_text_has_some_relation(text: str, at: int) -> None:
    start = min(at, len(text))
    assert 0 <= relation_before(text, start, len(text)).start <= start
