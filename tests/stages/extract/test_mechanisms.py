"""Each mechanism can be left out, and then what it finds is gone and no more than that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.stages.extract.telling import analyse, heard, page

import rashomon.stages.extract as package
from rashomon.errors import InputError
from rashomon.schema.claim import Scope
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import dissect
from rashomon.stages.extract.extract import extract
from rashomon.stages.extract.mechanisms import MECHANISMS, known_mechanisms, mechanism_of
from rashomon.stages.extract.statements import find_statements

FINDS = [
    ("clause", "Police said two men had died.", "two men had died"),
    ("fronted", "Two men had died, police said.", "Two men had died"),
    ("infinitive", "The mayor vowed to rebuild the bridge.", "to rebuild the bridge"),
    ("object", "The mayor condemned the attack on the bridge.", "the attack on the bridge"),
    ("according", "Two men died in the raid, according to the mayor of Arlen.", "Two men died in the raid"),
    ("noun", "The army's claim that two men had died was read out.", "two men had died"),
    ("beside", "“Two men have died in the flood,” Ann Roe told reporters.", "Two men have died in the flood"),
    (
        "carried",
        "Ann Roe said she was safe. “The whole street is under water and nobody has come.”",
        "The whole street is under water and nobody has come.",
    ),
]


@pytest.mark.parametrize(("name", "text", "content"), FINDS)
def test_without_a_mechanism_its_find_is_gone(name: str, text: str, content: str) -> None:
    document = page(text)
    analysis = analyse(document)
    with_it = [said for _, said in heard(find_statements(document, analysis))]
    left_out = frozenset({"learned", *([name] if name != "beside" else ["beside", "carried", "fronted", "clause"])})
    without = [said for _, said in heard(find_statements(document, analysis, left_out))]
    assert any(content in said for said in with_it)
    assert not any(content in said for said in without)


NAMES = [
    ("surnames", "Mayor Ann Roe was there. Roe said two men had died.", "Ann Roe", "Roe"),
    ("pronouns", "Ann Roe arrived on Monday. She said two men had died.", "Ann Roe", ""),
    (
        "roles",
        "The Health Ministry said ten had died. The ministry said two were children.",
        "Health Ministry",
        "ministry",
    ),
]


@pytest.mark.parametrize(("name", "text", "full", "bare"), NAMES)
def test_without_a_way_of_naming_the_words_stand(name: str, text: str, full: str, bare: str) -> None:
    document = page(text)
    analysis = analyse(document)
    assert heard(find_statements(document, analysis))[-1][0] == full
    assert heard(find_statements(document, analysis, frozenset({name, "learned"})))[-1][0] == bare


def test_nothing_is_left_without_all_that_find() -> None:
    document = page(*(text for _, text, _ in FINDS))
    finders = frozenset(m.name for m in MECHANISMS if m.methods or m.name in ("beside", "carried", "learned"))
    assert find_statements(document, analyse(document), finders) == ()


def test_an_unknown_name_is_an_error_that_lists_the_known() -> None:
    document = page("Police said two men had died.")
    with pytest.raises(InputError, match=r"no mechanism clairvoyance.*clause, .*roles"):
        extract(document, analyse(document), frozenset({"clause", "clairvoyance"}))


def test_names_are_distinct_and_each_method_has_one_owner() -> None:
    names = [mechanism.name for mechanism in MECHANISMS]
    methods = [method for mechanism in MECHANISMS for method in mechanism.methods]
    assert len(set(names)) == len(names)
    assert len(set(methods)) == len(methods)
    assert known_mechanisms(names) == frozenset(names)
    assert mechanism_of("fronted") == "fronted"
    assert mechanism_of("quotation") == ""


def test_each_frame_belongs_to_a_mechanism() -> None:
    folder = Path(package.__file__).parent
    source = "".join((folder / name).read_text(encoding="utf-8") for name in ("frames.py", "cues.py"))
    frames = set(re.findall(r'Frame\(.*?, "([a-z-]+)"\)', source))
    assert len(frames) > 8
    assert {frame for frame in frames if not mechanism_of(frame)} == set()


CLAIMED = [
    ("phrases", "The death toll rose to eight.", 8),
    ("identified", "The dead were a 17-year-old girl and a 63-year-old woman.", 2),
    ("neighbours", "Velm raid: 12 dead, 4 hurt", 4),
    ("lists", "His brother, 8-year-old Jo, and his mother, Ann, 27, were both hurt.", 2),
    ("plurals", "Residents were killed when the roof fell.", None),
    ("parts", "The shells killed eight people, including two children.", 2),
]


@pytest.mark.parametrize(("name", "text", "low"), CLAIMED)
def test_without_a_mechanism_its_claim_is_gone(name: str, text: str, low: int | None) -> None:
    document = page(text)
    (analysis,) = dissect([document], Settings())
    with_it = [claim.bounds.low for claim in extract(document, analysis).claims if claim.bounds is not None]
    without = extract(document, analysis, frozenset({name})).claims
    assert low in with_it
    assert low not in [claim.bounds.low for claim in without if claim.bounds is not None]


def test_without_scopes_every_toll_is_this_incidents() -> None:
    document = page("On 11 May 2031 a raid killed two men. In 2003 a raid there killed 40 people.")
    (analysis,) = dissect([document], Settings())
    told = {claim.scope for claim in extract(document, analysis).claims}
    untold = {claim.scope for claim in extract(document, analysis, frozenset({"scopes"})).claims}
    assert told == {Scope.INCIDENT, Scope.OTHER_EVENT}
    assert untold == {Scope.INCIDENT}
