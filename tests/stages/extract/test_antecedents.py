"""Whom a surname, an office, a pronoun or "the group" stands for: short made-up pages with known answers.

`""` is the right answer where the page does not tell; then all whom it may be must be named as candidates.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.stages.extract.telling import analyse, page, tell

from rashomon.schema.statement import Statement
from rashomon.stages.extract.statements import find_statements

BED: list[tuple[str, str, str, tuple[str, ...]]] = [
    (
        "The boy's mother, Latoya Orr, told her story. A boy was shot at home on Monday.\nShe said he was a good kid.",
        "he was a good kid",
        "Latoya Orr",
        (),
    ),
    (
        'Zan Orr, his mother, arrived at noon. Zev Dorn was at home.\n"The road was shut," she said.',
        "The road was shut",
        "Zan Orr",
        (),
    ),
    ("Mayor Dana Orr visited Norton on Monday.\nOrr said the road was shut.", "the road was shut", "Dana Orr", ()),
    (
        "Dana Orr, the mayor of Norton, arrived late.\nThe town is calm. Ms. Orr said the road was shut.",
        "the road was shut",
        "Dana Orr",
        (),
    ),
    (
        "Police Chief Dana Orr arrived at noon.\nThe police chief said two men had fled.",
        "two men had fled",
        "Dana Orr",
        (),
    ),
    ("Police Chief Dana Orr arrived at noon.\nThe chief said two men had fled.", "two men had fled", "Dana Orr", ()),
    (
        "Defence Minister Karim Doss met reporters on Monday.\nThe minister said the raid had failed.",
        "the raid had failed",
        "Karim Doss",
        (),
    ),
    (
        "Karim Doss, the defence minister, met reporters on Monday.\nThe minister said the raid had failed.",
        "the raid had failed",
        "Karim Doss",
        (),
    ),
    (
        '"The raid failed," said army spokesman Col. Piet Vale.\nThe spokesman said troops had left.',
        "troops had left",
        "Piet Vale",
        (),
    ),
    (
        '"The raid failed," said army spokesman Col. Piet Vale.\nThe colonel said troops had left.',
        "troops had left",
        "Piet Vale",
        (),
    ),
    ("Senator Ruth Lane spoke on Sunday.\nThe senator said the bill was dead.", "the bill was dead", "Ruth Lane", ()),
    (
        "President Igor Maslen flew to Orlan.\nThe president said talks would go on.",
        "talks would go on",
        "Igor Maslen",
        (),
    ),
    (
        "Nurse Mina Halabi worked all night.\nThe nurse said forty people had been treated.",
        "forty people had been treated",
        "Mina Halabi",
        (),
    ),
    (
        "Mayor Dana Orr said the road was shut.\nShe said the bridge had fallen.",
        "the bridge had fallen",
        "Dana Orr",
        (),
    ),
    (
        "Karim Doss met Ms. Ruth Lane on Monday.\nShe said the bridge had fallen.",
        "the bridge had fallen",
        "Ruth Lane",
        (),
    ),
    (
        "Karim Doss met Ms. Ruth Lane on Monday.\nHe said the bridge had fallen.",
        "the bridge had fallen",
        "Karim Doss",
        (),
    ),
    (
        "Mary Holt told Peter Brandt that the school had burned.\nHe said he had seen no fire.",
        "he had seen no fire",
        "Peter Brandt",
        (),
    ),
    (
        "The ministry of health published figures on Monday.\nIt said 40 people had died.",
        "40 people had died",
        "ministry of health|health ministry",
        (),
    ),
    (
        "Witnesses ran from the square.\nThey said soldiers had opened fire.",
        "soldiers had opened fire",
        "Witnesses",
        (),
    ),
    (
        "Peter Brandt and John Holt met the mayor on Monday.\nHe said the road was shut.",
        "the road was shut",
        "",
        ("Peter Brandt", "John Holt"),
    ),
    (
        "Peter Brandt and John Holt spoke on Monday.\nThey said the road was shut.",
        "the road was shut",
        "Peter Brandt and John Holt",
        (),
    ),
    ("The road was shut on Monday.\nHe said the bridge had fallen.", "the bridge had fallen", "", ()),
    (
        "A bomb killed Peter Brandt, a driver.\nMayor John Holt came to the scene.\nHe said the road was shut.",
        "the road was shut",
        "John Holt",
        (),
    ),
    ("Mary Holt wept on Monday.\nHe said the road was shut.", "the road was shut", "", ()),
    ('Peter Brandt accused John Holt of lying.\n"He is wrong," Holt said.', "He is wrong", "John Holt", ()),
    (
        "Police Chief John Holt said the suspect, Peter Brandt, was armed.\nHe said two officers were hurt.",
        "two officers were hurt",
        "John Holt",
        (),
    ),
    (
        "The Orlan Rights Group said on Monday that 12 people had died.\nThe group said the toll could rise.",
        "the toll could rise",
        "Orlan Rights Group",
        (),
    ),
    (
        "The defence ministry denied it.\nThe army had told of a raid.\nThe ministry said no planes were in the air.",
        "no planes were in the air",
        "defence ministry",
        (),
    ),
    (
        "The World Relief Agency works in Norton.\nThe agency said food was short.",
        "food was short",
        "World Relief Agency",
        (),
    ),
    (
        "Norton Steel Company closed its mill.\nThe company said 300 people would go.",
        "300 people would go",
        "Norton Steel Company",
        (),
    ),
    (
        "The Norton Relief Group and the Orlan Rights Group met on Monday.\nThe group said food was short.",
        "food was short",
        "",
        ("Norton Relief Group", "Orlan Rights Group"),
    ),
    (
        "The Defence Ministry and the Health Ministry issued figures on Monday.\nThe ministry said 40 people had died.",
        "40 people had died",
        "",
        ("Defence Ministry", "Health Ministry"),
    ),
    (
        "The Norton Institute released a report on Monday.\nThe report said 40 villages had burned.",
        "40 villages had burned",
        "Norton Institute",
        (),
    ),
    (
        "The army issued a statement on Monday.\nThe statement said the raid had failed.",
        "the raid had failed",
        "army",
        (),
    ),
    (
        "A senior official in Orlan spoke to reporters.\nThe official said talks had failed.",
        "talks had failed",
        "senior official in Orlan|senior official",
        (),
    ),
    (
        "Norton Mayor Karim Doss and Orlan Mayor John Holt spoke to reporters.\nThe mayor said talks had failed.",
        "talks had failed",
        "",
        ("Karim Doss", "John Holt"),
    ),
    (
        "Anton Vale and Piet Vale run the shop.\nVale said it was closed.",
        "it was closed",
        "",
        ("Anton Vale", "Piet Vale"),
    ),
    (
        "Anton Vale and his sister Maria Vale run the shop.\nMs. Vale said it was closed.",
        "it was closed",
        "Maria Vale",
        (),
    ),
    (
        "Anton Vale runs the shop.\nVale said it was closed.\nHis brother Piet Vale was away.",
        "it was closed",
        "Anton Vale",
        (),
    ),
    (
        "Anton Vale runs a shop.\nVale said it was shut.\nHis brother Piet Vale was away.\nVale said nobody was hurt.",
        "nobody was hurt",
        "Anton Vale",
        (),
    ),
    (
        "Anton Vale runs the shop.\nHis brother Piet Vale was away.\nPiet Vale said it was closed.",
        "it was closed",
        "Piet Vale",
        (),
    ),
    (
        "Anton Vale runs the shop. His brother Piet Vale was away.\nVale said nobody was hurt.",
        "nobody was hurt",
        "",
        ("Anton Vale", "Piet Vale"),
    ),
    (
        "General Anton Vale met Governor Piet Vale on Monday.\nThe governor said nobody was hurt.",
        "nobody was hurt",
        "Piet Vale",
        (),
    ),
    ("Peter Brandt and John Holt said the road was shut.", "the road was shut", "Peter Brandt and John Holt", ()),
    (
        "Peter Brandt met John Holt. Both said the road was shut.",
        "the road was shut",
        "Peter Brandt and John Holt|",
        (),
    ),
    (
        "The army lost a post.\nIts spokesman said two soldiers had died.",
        "two soldiers had died",
        "army's spokesman",
        (),
    ),
    (
        "Prime Minister Lena Varga flew home.\nHer spokesman said she was ill.",
        "she was ill",
        "Lena Varga's spokesman",
        (),
    ),
    (
        "Peter Brandt fled his house.\nHis wife said soldiers had come at night.",
        "soldiers had come at night",
        "wife|His wife|Peter Brandt's wife|his wife",
        (),
    ),
    ("Dana Orr, who said the road was shut, left Norton.", "the road was shut", "Dana Orr", ()),
    (
        "The doctor, Mina Halabi, said forty people had been treated.",
        "forty people had been treated",
        "Mina Halabi",
        (),
    ),
    ("The road was shut, said Russian envoy to the council Anna Maslen.", "The road was shut", "Anna Maslen", ()),
    ('"The road is shut," said the mayor, Dana Orr.', "The road is shut", "Dana Orr", ()),
    ("The mayor's deputy, John Holt, said the road was shut.", "the road was shut", "John Holt", ()),
    ("The governor was told by Police Chief John Holt that the road was shut.", "the road was shut", "John Holt", ()),
    ("A man was shot on Monday, police said. The man said he knew nobody.", "he knew nobody", "man", ()),
    ("John Holt's claim that the road was shut was false.", "the road was shut", "John Holt", ()),
    (
        '"The road is shut," Peter Brandt told John Holt. He said, "My house is gone."',
        "My house is gone",
        "Peter Brandt",
        ("John Holt",),
    ),
    (
        "Mayor John Holt met Mayor Karim Doss on Monday.\nThe mayor said talks had failed.",
        "talks had failed",
        "",
        ("Karim Doss", "John Holt"),
    ),
    (
        "Police Chief Dana Orr arrived at noon.\nFire Chief Mary Holt came.\nThe police chief said two men had fled.",
        "two men had fled",
        "Dana Orr",
        (),
    ),
    (
        "Police Chief Dana Orr arrived at noon.\nFire Chief Mary Holt came later.\nThe chief said two men had fled.",
        "two men had fled",
        "Mary Holt",
        ("Dana Orr",),
    ),
    (
        "A boy wept.\nPeter Brandt and John Holt stood by.\nHis lawyer said nobody was charged.",
        "nobody was charged",
        "",
        ("Peter Brandt's lawyer", "John Holt's lawyer"),
    ),
    (
        "The ministry's spokeswoman, Lena Varga, said 12 had died.\nShe added that the search went on.",
        "the search went on",
        "Lena Varga",
        (),
    ),
    (
        "The Orlan Monitoring Centre (OMC) counted the dead.\nThe OMC said 12 people had died.",
        "12 people had died",
        "Orlan Monitoring Centre",
        (),
    ),
]


def told(page: str, words: str) -> Statement:
    return next(s for s in tell(*page.split("\n")) if any(words in c.text for c in s.content))


@pytest.mark.parametrize(("page", "words", "name", "candidates"), BED, ids=[b[0][-60:] for b in BED])
def test_the_mouth_is_named_or_said_to_be_unresolved(
    page: str, words: str, name: str, candidates: tuple[str, ...]
) -> None:
    speaker = told(page, words).speaker
    assert speaker is not None
    assert speaker.name in name.split("|")
    assert set(candidates) <= set(speaker.candidates)
    assert speaker.name not in speaker.candidates


def test_our_researchers_are_the_outlets_own() -> None:
    document = replace(page("Our researchers said 14 people had died."), outlet="Orlan Monitor")
    (statement,) = find_statements(document, analyse(document))
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.described) == ("Orlan Monitor", "Our researchers")


def test_our_people_are_nobody_known_where_the_page_names_no_outlet() -> None:
    (statement,) = tell("Our researchers said 14 people had died.")
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.method) == ("", "unresolved")


def test_a_law_does_not_speak_for_whoever_spoke_last() -> None:
    speaker = told("Anna Holt said the dam was safe.\nThe resolution said the dam must close.", "the dam must").speaker
    assert speaker is not None
    assert speaker.name == "resolution"


def test_the_mention_of_a_relative_is_its_noun_with_it() -> None:
    *_, statement = tell("Holt named two engineers who said the dam was safe.")
    assert statement.speaker is not None
    assert statement.speaker.mention is not None
    assert statement.speaker.mention.text == "two engineers who"


def test_a_namesake_of_long_ago_leaves_no_doubt_who_was_just_named() -> None:
    between = "The road out of Norton was shut for most of the day, and nobody came or went. " * 16
    page = f"Anton Vale was hurt.\n{between.strip()}\nPiet Vale runs the shop.\nVale said it was closed."
    speaker = told(page, "it was closed").speaker
    assert speaker is not None
    assert speaker.name == "Piet Vale"
