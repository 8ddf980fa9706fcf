# ruff: noqa: E501 - paragraphs of pages are one line each, as pages have them
"""What counts as copying, what as a state of one page, and what as neither; the promises for any collection."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.lineage import Lineage, LineageKind, TextLink
from rashomon.schema.page import Location
from rashomon.stages.compare.compare import compare
from rashomon.stages.compare.words import split_words

AGENCY = """Shells strike grain market in Velden

Arvo (TNA) – Artillery fire hit the grain market of Velden shortly before noon on Tuesday, killing at least nine people and setting two warehouses alight, the provincial governor said.

Rescue workers carried the wounded to the district clinic in farm carts because the only ambulance had been destroyed by an earlier blast, residents of the town said.

The governor, Maren Tollis, said the shells had come from positions held by the Northern Front across the river, which has fought the government since the spring.

The army closed the bridge in the afternoon and told traders to stay away from the market until engineers had searched the ruins for shells that did not explode."""

CUT_COPY = """Nine dead in Velden market

Artillery fire hit the grain market of Velden shortly before noon on Tuesday, killing at least nine people and setting two warehouses alight, the provincial governor said.

Rescue workers carried the wounded to the district clinic in farm carts, because the only ambulance had been destroyed by an earlier blast, residents of the town said."""

REWORDED_COPY = """Market shelling leaves town in shock

Our correspondent reached the town on Wednesday and found the square empty.

Rescue workers took the wounded to the district clinic in farm carts because the only ambulance had been destroyed by an earlier blast, residents told us.

Shops stayed shut and the school will open again next week."""

QUOTING = """What the shelling of Velden means

Governor Tollis has chosen her words with care since the war began, and on Tuesday she did not.

“We counted nine of our neighbours dead in the ashes of their own grain, and we will count the guns that did this one by one,” she said.

It is hard to see how talks can go on after that, and harder to see who would pay for them."""

QUOTING_TOO = """Governor vows answer to attack

A furious governor promised retaliation yesterday as families buried their dead.

"We counted nine of our neighbours dead in the ashes of their own grain, and we will count the guns that did this one by one," she said.

The Northern Front denied that any of its batteries had opened fire."""

QUOTING_THREE = """Front denies Velden attack

A spokesman for the rebels rejected the charge within hours.

'We counted nine of our neighbours dead in the ashes of their own grain, and we will count the guns that did this one by one', she said.

Neither account can be checked from the capital."""

APPEAL = "Anyone with information about the shooting is asked to call the Harrow County sheriff's tip line at 555-010-4477, and callers who wish to remain anonymous may do so."


def document(name: str, text: str, **known: object) -> Document:
    """A document whose blocks are its lines that are not empty, the first a title."""
    blocks = [
        Block(found.start(), found.end(), BlockRole.PARAGRAPH) for found in re.finditer(r"[^\s][^\n]*[^\s]|[^\s]", text)
    ]
    if not known.pop("untitled", False) and blocks:
        blocks[0] = Block(blocks[0].start, blocks[0].end, BlockRole.TITLE)
    return Document(id=name, page=name, locations=(Location(name),), text=text, blocks=tuple(blocks), **known)  # type: ignore[arg-type]


def day(value: str) -> Dated:
    return Dated(value, Precision.DAY, "published line")


def _body(seed: int) -> str:
    """A paragraph of eighty words that no other seed's paragraph shares a phrase with."""
    words = [f"w{seed}x{at}" for at in range(80)]
    return f"The {' '.join(words)}."


def only(lineage: Lineage) -> TextLink:
    assert len(lineage.links) == 1
    return lineage.links[0]


def test_an_agency_story_and_its_copies_are_one_family() -> None:
    lineage = compare([document("a", AGENCY), document("b", CUT_COPY), document("c", REWORDED_COPY)])
    assert lineage.families == (("a", "b", "c"),)
    assert {link.kind for link in lineage.links} == {LineageKind.COPIES_PASSAGES}
    assert {(link.first, link.second) for link in lineage.links} >= {("a", "b"), ("a", "c")}


def test_a_copy_is_aligned_over_punctuation_and_not_called_identical() -> None:
    link = only(compare([document("a", AGENCY), document("b", CUT_COPY)]))
    spans = {
        (AGENCY[x.first.start : x.first.end], CUT_COPY[x.second.start : x.second.end]): x.identical
        for x in link.alignments
    }
    whole = next(first for first, _ in spans if first.startswith("Artillery"))
    assert whole.endswith("governor said")
    assert spans[whole, whole] is True
    carts = next(pair for pair in spans if pair[0].startswith("Rescue"))
    assert carts[0] != carts[1]
    assert spans[carts] is False


def test_the_share_is_of_the_second_document() -> None:
    plain = AGENCY.replace("Arvo (TNA) – ", "")
    link = only(compare([document("a", plain), document("b", CUT_COPY)]))
    assert link.shared > 0.85
    turned = only(compare([document("b", plain), document("a", CUT_COPY)]))
    assert 0.3 < turned.shared < 0.6


def test_a_quotation_that_three_outlets_share_is_not_copying() -> None:
    lineage = compare([document("a", QUOTING), document("b", QUOTING_TOO), document("c", QUOTING_THREE)])
    assert lineage.links == ()
    assert lineage.families == (("a",), ("b",), ("c",))


def test_a_commentary_that_quotes_stays_apart_from_the_story() -> None:
    story = (
        AGENCY
        + "\n\n“We counted nine of our neighbours dead in the ashes of their own grain, and we will count the guns that did this one by one,” she told reporters."
    )
    assert compare([document("a", story), document("b", QUOTING)]).links == ()


def test_a_statement_set_in_unquoted_is_not_copying() -> None:
    statement = "The ministry said in a statement:\n\nForces of the second division returned fire on the launch site within minutes and will go on doing so wherever the safety of citizens demands it today or tomorrow."
    first = document("a", "Army answers shelling\n\nGuns were heard all night along the river.\n\n" + statement)
    second = document(
        "b", "Night of fire\n\nNobody slept in the border villages, a priest there told us.\n\n" + statement
    )
    assert compare([first, second]).links == ()


@pytest.mark.parametrize(
    "line",
    [
        APPEAL,
        "The monitor relies on a network of sources inside the country for its reports and could not say which side had fired the shells this time.",
        "You must be a registered reader of this newspaper before your own comments on any of its articles can be shown below them.",
        "Stay Up To Date With Every Story From The River Valley And Beyond On Our Morning Radio Programme And Website Each Day.",
        "Follow the latest from the valley with reporter Ana Bresk at ana.bresk@valley.example for as long as the fighting on the river goes on.",
    ],
)
def test_a_stock_sentence_is_not_copying(line: str) -> None:
    first = document("a", f"Man hurt in Harrow\n\nA farmer was shot in the leg on Monday evening.\n\n{line}")
    second = document("b", f"Woman dies on Mill Road\n\nThe victim was found by her sister at dawn.\n\n{line}")
    assert compare([first, second]).links == ()


def test_a_sentence_as_long_as_a_stock_one_but_of_its_own_is_copying() -> None:
    line = "The farm lies four miles from the river on the old salt road and had been empty since its owners moved to the coast."
    first = document("a", f"Man hurt in Harrow\n\nA farmer was shot in the leg on Monday evening.\n\n{line}")
    second = document("b", f"Woman dies on Mill Road\n\nThe victim was found by her sister at dawn.\n\n{line}")
    assert only(compare([first, second])).kind is LineageKind.COPIES_PASSAGES


def test_furniture_is_never_compared() -> None:
    def page(name: str, head: str) -> Document:
        made = document(
            name,
            f"{head}\n\nThe farm lies four miles from the river on the old salt road and had been empty since its owners moved to the coast.",
        )
        last = made.blocks[-1]
        return Document(
            id=name, page=name, locations=made.locations, text=made.text,
            blocks=(*made.blocks[:-1], Block(last.start, last.end, BlockRole.FURNITURE)),
        )  # fmt: skip

    assert compare([page("a", "Man hurt in Harrow"), page("b", "Woman dies on Mill Road")]).links == ()


UPDATED = """Shells strike grain market in Velden

Artillery fire hit the grain market of Velden shortly before noon on Tuesday, killing at least 14 people and setting two warehouses alight, the provincial governor said.

Rescue workers carried the wounded to the district clinic in farm carts because the only ambulance had been destroyed by an earlier blast, residents of the town said.

A nurse there said by telephone that dressings had run out before dusk."""


def test_one_headline_over_changed_text_is_a_state_of_one_page() -> None:
    assert only(compare([document("a", AGENCY), document("b", UPDATED)])).kind is LineageKind.REVISION


def test_an_updated_toll_in_one_opening_is_a_state_of_one_page_under_any_headline() -> None:
    renamed = "Toll rises in market attack" + UPDATED[UPDATED.index("\n") :]
    link = only(compare([document("a", AGENCY), document("b", renamed)]))
    assert link.kind is LineageKind.REVISION
    assert "14" in link.reason
    elsewhere = [
        document("a", AGENCY, outlet="The Velden Courier"),
        document("b", renamed, outlet="Coast Radio"),
    ]
    assert only(compare(elsewhere)).kind is LineageKind.COPIES_PASSAGES


def test_one_address_is_one_page_whatever_it_says() -> None:
    first = document("a", AGENCY, url="https://www.valley.example/velden-market?utm_source=feed")
    second = document(
        "b", QUOTING, url="http://web.archive.org/web/20210304050607id_/http://valley.example:80/velden-market/"
    )
    link = only(compare([first, second]))
    assert link.kind is LineageKind.REVISION
    assert "valley.example/velden-market" in link.reason


def test_the_older_is_first_whatever_the_ids() -> None:
    first = document("z", AGENCY, published=day("2021-03-02"))
    second = document("a", CUT_COPY, published=day("2021-03-03"))
    link = only(compare([first, second]))
    assert (link.first, link.second, link.directed) == ("z", "a", True)
    assert AGENCY[link.alignments[0].first.start : link.alignments[0].first.end].startswith("Artillery")
    assert "2021-03-02" in link.reason


def test_who_names_the_other_as_source_comes_second() -> None:
    original = document("z", AGENCY, outlet="Valley News")
    borrower = document(
        "a", CUT_COPY + "\n\nThe mayor told Valley News that the bridge was shut.", outlet="Coast Radio"
    )
    link = only(compare([original, borrower]))
    assert (link.first, link.second, link.directed) == ("z", "a", True)


def test_who_introduces_the_person_whom_both_name_came_first() -> None:
    told = "Tollis closed the road to the river and asked the villages to keep their lamps unlit until the guns fell silent again."
    original = document("z", f"Road shut\n\nMaren Tollis, the governor, spoke from her office.\n\n{told}")
    borrower = document("a", f"Lamps out\n\nThe governor acted late at night.\n\n{told}")
    link = only(compare([original, borrower]))
    assert (link.first, link.second, link.directed) == ("z", "a", True)
    assert "Maren Tollis" in link.reason


def test_a_title_is_no_given_name() -> None:
    told = "Tollis closed the road to the river and asked the villages to keep their lamps unlit until the guns fell silent again."
    first = document("z", f"Road shut\n\nGovernor Tollis spoke from her office.\n\n{told}")
    second = document("a", f"Lamps out\n\nThe order came late at night.\n\n{told}")
    assert not only(compare([first, second])).directed


def test_the_one_with_the_agency_line_came_first() -> None:
    link = only(compare([document("z", AGENCY.replace("TNA", "Valley News Agency")), document("a", CUT_COPY)]))
    assert (link.first, link.second, link.directed) == ("z", "a", True)
    assert "Valley News Agency" in link.reason


def test_without_dates_or_names_nobody_came_first() -> None:
    plain = AGENCY.replace("Arvo (TNA) – ", "")
    link = only(compare([document("z", plain), document("a", CUT_COPY)]))
    assert (link.first, link.second, link.directed) == ("a", "z", False)


def test_a_dateline_credits_an_agency_that_nobody_knows() -> None:
    link = only(compare([document("z", AGENCY), document("a", CUT_COPY)]))
    assert (link.first, link.second, link.directed) == ("z", "a", True)
    assert link.reason.endswith("the first carries the credit line of TNA, the second none")


def test_an_outlet_that_repeats_its_background_a_year_on_has_not_copied() -> None:
    background = "The war between the government and the Northern Front began three years ago over the river dues and has driven forty thousand people from the valley."
    first = document(
        "a",
        f"Market hit\n\n{_body(1)}\n\n{background}",
        outlet="Valley News",
        published=day("2021-03-02"),
    )
    second = document(
        "b", f"Talks fail\n\n{_body(2)}\n\n{background}", outlet="Valley News", published=day("2022-04-02")
    )
    assert compare([first, second]).links == ()


NEWS = "Monitors of the Valley Watch heard a heavy blast beside the rope works at the northern edge of Velden, where a handcart laden with fuel went off, killing one porter and injuring at least three girls who were walking home."
BACKGROUND = "The war between the government and the Northern Front began three years ago over the river dues and has driven forty thousand people from the valley, killing hundreds of farmers and leaving many of its mills and weirs idle to this day."


@pytest.mark.parametrize(
    ("first", "second", "linked"),
    [
        (f"{NEWS}\n\n{_body(1)}", f"{_body(2)}\n\n{NEWS}", True),
        (f"{_body(1)}\n\n{BACKGROUND}", f"{_body(2)}\n\n{BACKGROUND}", False),
        # news without harm, as a notice that an outlet sets over its reports
        (
            f"{BACKGROUND.replace('killing', 'ruining')}\n\n{_body(1)}",
            f"{_body(2)}\n\n{BACKGROUND.replace('killing', 'ruining')}",
            False,
        ),
    ],
)
def test_an_outlet_carries_on_the_news_it_led_with(first: str, second: str, linked: bool) -> None:
    made = [document("a", f"One dead\n\n{first}", outlet="Valley Watch")]
    made.append(document("b", f"Toll rises\n\n{second}", outlet="Valley Watch"))
    assert [link.kind for link in compare(made).links] == [LineageKind.COPIES_PASSAGES] * linked


def test_boilerplate_of_very_many_documents_joins_none() -> None:
    line = "The agency gathers its figures from clinics and burial grounds in each district and revises them when families come forward later."
    pages = [
        document(
            f"{n:03}",
            f"Report {n}\n\n{_body(n)}\n\n{line}",
        )
        for n in range(40)
    ]
    assert compare(pages).links == ()


def test_one_story_in_very_many_documents_is_still_one_family() -> None:
    pages = [
        document(f"{n:03}", f"Headline number {n} of many\n\n{AGENCY}\n\nPrinted in edition {n}.") for n in range(40)
    ]
    lineage = compare(pages)
    assert len(lineage.families) == 1
    assert len(lineage.links) < 40 * 6


def test_two_pages_that_say_the_same_are_one_family_even_where_every_word_is_quoted() -> None:
    text = '"We counted nine of our neighbours dead in the ashes of their own grain," she said.'
    assert compare([document("a", text, untitled=True), document("b", text + "\n", untitled=True)]).families == (
        ("a", "b"),
    )


def test_nothing_gives_nothing() -> None:
    assert compare([]) == Lineage()
    assert compare([document("a", ""), document("b", "")]).families == (("a",), ("b",))


# --- promises for any collection -------------------------------------------------------------------------------------

_SENTENCES = [s + "." for s in re.split(r"(?<=\w)\.\s+", " ".join(AGENCY.split("\n\n")[1:]))] + [
    "“We counted nine of our neighbours dead,” she said.",
    "The café’s owner, a Mr. Ólafsson, fled to the U.S. embassy.",
    "قُتل تسعة أشخاص في السوق.",
    "a a a a a a a a a a a a",
]
texts = st.lists(st.sampled_from(_SENTENCES), max_size=8).map("\n\n".join) | st.text(max_size=80)
collections = st.lists(texts, max_size=6)


def documents(found: Sequence[str]) -> list[Document]:
    return [document(f"d{at}", text, untitled=True) for at, text in enumerate(found)]


@settings(max_examples=60)
@given(collections, st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(found: list[str], random: object) -> None:
    made = documents(found)
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert compare(made) == compare(shuffled)


@settings(max_examples=60)
@given(collections)
def test_every_document_is_in_one_family_and_links_stay_inside(found: list[str]) -> None:
    made = documents(found)
    lineage = compare(made)
    members = [name for family in lineage.families for name in family]
    assert sorted(members) == [d.id for d in made]
    assert all(list(family) == sorted(family) for family in lineage.families)
    assert all(link.second in lineage.family_of(link.first) for link in lineage.links)


@settings(max_examples=60)
@given(collections)
def test_alignments_read_the_same_words_on_both_sides_and_never_leave_a_block(found: list[str]) -> None:
    made = {d.id: d for d in documents(found)}
    for link in compare(list(made.values())).links:
        first, second = made[link.first], made[link.second]
        for alignment in link.alignments:
            sides = ((first, alignment.first), (second, alignment.second))
            words = [split_words(document("x", d.text[s.start : s.end], untitled=True)).words for d, s in sides]
            assert words[0] == words[1]
            assert len(words[0]) > 0
            assert alignment.identical == (
                first.text[sides[0][1].start : sides[0][1].end] == second.text[sides[1][1].start : sides[1][1].end]
            )
            for d, s in sides:
                assert any(b.start <= s.start and s.end <= b.end for b in d.blocks)


@settings(max_examples=60)
@given(collections, st.integers(0, 5))
def test_a_second_copy_of_a_document_changes_no_other_family(found: list[str], which: int) -> None:
    made = documents(found)
    before = compare(made).families
    if not made:
        return
    chosen = made[which % len(made)]
    copy = document("copy", chosen.text + "\n", untitled=True)
    after = compare([*made, copy]).families
    without = tuple(sorted(tuple(n for n in family if n != "copy") for family in after if family != ("copy",)))
    assert without == before


@settings(max_examples=40)
@given(collections)
def test_pairs_are_linked_once(found: list[str]) -> None:
    links = compare(documents(found)).links
    assert all({a.first, a.second} != {b.first, b.second} for a, b in combinations(links, 2))
