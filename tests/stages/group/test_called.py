"""Who is one and who is two: a table of mentions over made-up pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.group.test_actors import EVENT
from tests.stages.reconcile.telling import Told, body, person

from rashomon.schema.statement import Source, SourceKind
from rashomon.stages.group.introduced import introduced_in

STATE, ROLE = SourceKind.STATE, SourceKind.ROLE
Group = tuple[Source, ...]


def role(name: str) -> Source:
    return Source(name, ROLE)


# Each table: groups of mentions of one actor each. All mentions of a table are of one incident, a page for each.
TABLES: list[tuple[str, list[Group]]] = [
    (
        "a health authority, its head and its rivals",
        [
            (body("Gulf Health Authority"), body("GHA"), body("the Gulf Health Authority")),
            (person("Petra Moss", "head of the Gulf Health Authority"), person("Dr. Petra Moss"), person("Moss")),
            (body("Gulf Harbour Board"),),
            (body("Strelsau Health Office"),),
        ],
    ),
    (
        "two men of one surname stay two, and the surname alone is neither",
        [
            (person("Jonas Marsh"), person("Lt. Jonas Marsh"), person("Capt. Jonas Marsh")),
            (person("Jakob Marsh"), person("Mr Jakob Marsh")),
            (person("Marsh"),),
            (person("Ada Quill"), person("Quill"), person("Ms. Quill")),
        ],
    ),
    (
        "spellings of names from another script",
        [
            (person("Heydar Tahmasebi"), person("Heidar Tahmasebi"), person("Heydar Tahmasepi"), person("Tahmasebi")),
            (person("Mohammed Al-Rashid"), person("Muhammad al-Rashid"), person("Mohamed Al Rashid")),
            (person("Yusuf Haddad"), person("Yousef Haddad"), person("Haddad")),
        ],
    ),
    (
        "short first names and initials",
        [
            (person("William Orde"), person("Bill Orde"), person("Orde")),
            (person("Thomas Brink"), person("T. Brink"), person("Tom Brink")),
        ],
    ),
    (
        "known bodies under their other names",
        [
            (body("Islamic State"), body("ISIS"), body("Daesh"), body("IS")),
            (body("Syrian Democratic Forces"), body("SDF")),
            (body("US-led coalition"), body("US-led coalition forces"), body("International Coalition")),
            (body("Hezbollah"), body("Hizbullah")),
        ],
    ),
    (
        "armies are not their states, nor one another",
        [
            (body("Russian Defence Ministry"), body("Russian ministry of defense"), body("Russian Defense Ministry")),
            (Source("Russia", STATE),),
            (body("Russian forces"),),
            (body("Ukrainian Defence Ministry"),),
            (Source("Ukraine", STATE),),
        ],
    ),
    (
        "offices in front of names",
        [
            (
                person("Samuel Ortega"),
                person("Belgravian Ambassador Samuel Ortega"),
                person("UN Envoy Samuel Ortega"),
                person("United Nations Samuel Ortega"),
                person("Ortega"),
            ),
            (person("Clara Venn"), person("County Sheriff Clara Venn"), person("Sheriff Venn")),
        ],
    ),
    (
        "police and their departments",
        [
            (body("Velm Police Department"), body("Velm police")),
            (body("Orel County Sheriff's Office"),),
            (body("Orel Police Department"),),
        ],
    ),
    (
        "people whom a parser took for bodies",
        [
            (person("Anna Kessler"), body("Kessler"), role("mayor of Strelsau Anna Kessler")),
            (person("Ivo Kern"),),
        ],
    ),
]
MENTIONS = sum(len(group) for _, groups in TABLES for group in groups)


def _names(told: Told) -> dict[str, set[str]]:
    """Each name with the ids of the actors that bear it."""
    found: dict[str, set[str]] = {}
    for actor in told.grouped().actors:
        for name in (actor.name, *actor.aliases):
            found.setdefault(name, set()).add(actor.id)
    return found


def _told(groups: list[Group]) -> Told:
    told = Told()
    for number, group in enumerate(groups):
        told.page(f"page{number}", EVENT)
        for source in group:
            told.deaths(f"page{number}", (3, 3), source)
    return told


def test_the_table_is_long_enough() -> None:
    assert MENTIONS >= 60


@pytest.mark.parametrize(("what", "groups"), TABLES, ids=[what for what, _ in TABLES])
def test_mentions_of_one_are_one_and_of_two_are_two(what: str, groups: list[Group]) -> None:
    found = _names(_told(groups))
    for group in groups:
        ids = [found[source.name] for source in group]
        assert all(ids), [source.name for source in group]
        assert len(set.union(*ids)) == 1, (what, [source.name for source in group])
    for one, other in combinations(groups, 2):
        assert found[one[0].name].isdisjoint(found[other[0].name]), (what, one[0].name, other[0].name)


ALL = [source for _, groups in TABLES[:2] for group in groups for source in group]


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(len(ALL))))
def test_the_order_of_mentions_changes_nothing(order: list[int]) -> None:
    told = _told([tuple(ALL)])
    before = told.grouped().actors
    told.claims = [told.claims[n] for n in order]
    assert told.grouped().actors == before


INTRODUCED: list[tuple[str, list[tuple[str, str]]]] = [
    ("The Gulf Health Authority (GHA) said so.", [("Gulf Health Authority", "GHA")]),
    (
        "Staff of the Zenda Observatory for Human Rights (ZOHR) counted.",
        [("Zenda Observatory for Human Rights", "ZOHR")],
    ),
    ("The GHA (Gulf Health Authority) said so.", [("Gulf Health Authority", "GHA")]),
    ('The Strelsau Relief Committee ("SRC") fed them.', [("Strelsau Relief Committee", "SRC")]),
    ("Petra Moss (AFP) wrote from Velm.", []),
    ("They met in the old harbour (NATO was told).", []),
    ("Jonas Marsh (D) spoke.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), INTRODUCED)
def test_short_forms_are_read_where_they_are_introduced(text: str, wanted: list[tuple[str, str]]) -> None:
    found = [(text[i.full.start : i.full.end], text[i.short.start : i.short.end]) for i in introduced_in(text)]
    assert found == wanted


@given(st.text(alphabet='ABab ()"“”.,\n', max_size=200))
def test_any_text_introduces_something_or_nothing(text: str) -> None:
    for found in introduced_in(text):
        assert 0 <= found.full.start < found.full.end <= len(text)
        assert text[found.short.start : found.short.end].strip()


def test_a_short_form_that_a_page_introduces_is_its_body_though_nobody_speaks_under_it() -> None:
    told = Told()
    told.page("one", f"{EVENT}\nThe Northern Relief Union (NRU) fed the people.")
    assert {"Northern Relief Union", "NRU"} in [{a.name, *a.aliases} for a in told.grouped().actors]


def test_the_words_at_the_cue_become_names_where_they_are_nobody_elses() -> None:
    told = Told()
    document = told.page(
        "one", f"{EVENT}\nThe observatory said three died. Governor Petra Moss said two, and Moss wept."
    )

    def spoken(source: Source, words: str) -> Source:
        at = document.text.index(words)
        return replace(source, mention=document.evidence(at, at + len(words)))

    told.deaths("one", (3, 3), spoken(body("Zenda Observatory for Human Rights"), "The observatory"))
    told.deaths("one", (2, 2), spoken(person("Petra Moss"), "Governor Petra Moss"))
    names = [{actor.name, *actor.aliases} for actor in told.grouped().actors]
    assert {"Zenda Observatory for Human Rights", "observatory"} in names
    assert {"Petra Moss", "Governor Petra Moss", "Moss"} in names
