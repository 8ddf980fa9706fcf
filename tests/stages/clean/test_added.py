# ruff: noqa: E501
"""What pages add around and among the paragraphs of an article, and what looks like it and is the article's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.clean.test_clean import document, roles

from rashomon.schema.document import BlockRole
from rashomon.schema.page import PageKind
from rashomon.stages.clean.contacts import is_contact
from rashomon.stages.clean.furniture import furniture_parts
from rashomon.stages.clean.roles import is_credit
from rashomon.stages.clean.subject import Subject, stems_of
from rashomon.stages.clean.titles import outlet_tail

TITLE = "Two hurt as tram leaves rails in Velden"
FIRST = "A tram left the rails on Harbour Street in Velden early on Monday and struck the wall of a bakery, the fire brigade said."
SECOND = "The driver, Ilse Tamm, and a passenger were taken to the Saint Anna clinic with broken bones, said brigade commander Cem Dal."
THIRD = "Velden's trams had been checked in March, and the brakes of this one were found to be sound, the transport company said."
FOURTH = "Harbour Street will stay closed until engineers have lifted the carriage back onto the rails, which may take until Tuesday."


def page(*lines: str) -> str:
    return "\n\n".join((TITLE, *lines))


def furniture(*lines: str) -> list[str]:
    """The lines that are marked, the title left out."""
    return [text for role, text in roles(document(page(*lines))) if role == "furniture"]


OTHERS = (
    "Mayor who sang at wedding loses seat on ferry board",
    "Opera singer returns stolen violin: ‘It was never mine’",
    "Farmers blame beetle for worst plum harvest since war",
)


@pytest.mark.parametrize("where", [0, 2, 4])
def test_a_run_of_headlines_about_other_things_is_furniture_wherever_it_stands(where: int) -> None:
    article = [FIRST, SECOND, THIRD, FOURTH]
    assert furniture(*article[:where], *OTHERS, *article[where:]) == list(OTHERS)


def test_headlines_about_the_articles_own_subject_stay() -> None:
    own = (
        "Driver Ilse Tamm and passenger taken to Saint Anna clinic",
        "Harbour Street stays closed until carriage is lifted",
    )
    assert furniture(FIRST, *own, SECOND, THIRD, FOURTH) == []


def test_a_list_that_the_text_announces_is_its_own() -> None:
    kit = ("Nine woollen blankets and pillows", "Forty tins of condensed milk", "Paraffin lamps with spare wicks")
    assert furniture(FIRST, SECOND, THIRD, "Neighbours have asked for the following:", *kit, FOURTH) == []
    assert furniture(FIRST, SECOND, THIRD, "Wanted", *kit, FOURTH) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("Ada Brandt, 34, of Lower Marwick", "Bo Ek, 61, of Upper Marwick", "Ciro Fano, 8, of Port Lessing"),
        ("Ada Brandt, 34", "Bo Ek, 61", "Ciro Fano, 8", "Dora Gist, 19", "Emil Holt, 70"),
        ("• Shelter in gymnasium of Lessing grammar school", "• Warm soup at Quayside mission until midnight"),
        ("I heard grandmother calling from upstairs windows", "We pulled curtains down because nobody brought ladders"),
        ("Three more people died overnight",),
        ("Two adults, another child also injured",),
        ("Detectives are reviewing the recordings and interviewing the neighbours who described seeing the smoke",),
    ],
)
def test_lists_of_people_quotations_and_facts_stay(lines: tuple[str, ...]) -> None:
    assert furniture(FIRST, SECOND, *lines, THIRD, FOURTH) == []


def test_a_short_article_is_no_measure_of_its_subject() -> None:
    assert furniture("A tram left the rails in Velden on Monday, the fire brigade said.", *OTHERS[:2]) == []
    assert not Subject(frozenset(stems_of(FIRST)), frozenset()).is_strange(OTHERS)


def test_teasers_that_stand_twice_go_and_what_the_article_says_twice_stays_once() -> None:
    teaser = "A library in Kell has lent its last lantern slide to a collector who paid with two peacocks and a goose."
    another = "Beekeepers of the upper valley want their hives insured against bears after a costly autumn."
    found = furniture(teaser, teaser, another, another, FIRST, FIRST, SECOND, THIRD, FOURTH)
    assert sorted(found) == sorted([teaser, teaser, another, another, FIRST])
    assert furniture(FIRST, FIRST, SECOND, THIRD, FOURTH) == [FIRST]


def test_the_title_said_several_times_in_one_line_is_furniture() -> None:
    assert furniture(f"{TITLE} {TITLE}", FIRST, SECOND) == [f"{TITLE} {TITLE}"]


def test_lists_of_videos_go_and_times_of_day_stay() -> None:
    videos = ("1:09 Mayor opens bridge Pause", "0:47 Plum harvest fails", "2:22 Why do geese sing?")
    assert furniture(*videos, FIRST, SECOND) == list(videos)
    times = ("3:05 p.m. Brigade leaves Harbour Street", "4:10 p.m. Clinic admits passenger")
    assert furniture(FIRST, *times, SECOND) == []


@pytest.mark.parametrize(
    "line",
    [
        "Ann Bell: (555) 010-0199. Twitter: @annbell",
        "Call Courier reporter Cem Dal at 555-010-0147. Follow him on Twitter: @cemdal.",
        "abell@courier.example or 555-010-0147",
        "Ann Bell and Cem Dal are Courier staff writers. E-mail: abell@courier.example",
        "@annbell",
    ],
)
def test_lines_of_contacts_are_told_by_what_they_are_made_of(line: str) -> None:
    assert is_contact(line)
    assert line in furniture(FIRST, line, SECOND, THIRD)


@pytest.mark.parametrize(
    "line",
    [
        "Ada Brandt, 34",
        "Case number: 1509280189",
        "Lessing, CT 06037-2633",
        "On 2016-06-07 the tram was checked",
        "The brigade wrote to passenger@velden.example that nobody had been hurt",
        "Between 1914 and 1918",
        "",
    ],
)
def test_lines_that_tell_something_are_no_contacts(line: str) -> None:
    assert not is_contact(line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement Continue reading",
        "More to come….",
        "KSTA News 4 will provide updates as they are available.",
        "We'll have more on this story as it becomes available.",
        "More details will be added as soon as they come in.",
        "(Published Tuesday, June 7, 2016)",
        "Two hurt as tram leaves rails in Velden Ann Bell reports playpause",
        "You May Also Be Interested In These Stories",
        "0 Pending Comments",
        "Read or Share this story: http://c.example/1",
        "Ann Bell Channel 4/KSTA",
        "Velden Courier Wire",
        "NEWS DESK",
        "Search form",
        "[RELATED: Mayor who sang at wedding loses seat on ferry board]",
        "Frost Warning issued March 3 at 4:15AM EST expiring March 4 at 9:30AM EST",
    ],
)  # fmt: skip
def test_labels_credits_and_promises_of_pages_are_furniture(line: str) -> None:
    assert line in furniture(line, FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    "line",
    [
        "Police will provide more information as it becomes available, commander Cem Dal said.",
        "The city council will provide shelters as houses become available.",
        "Advertisement spending had fallen before the tram left the rails, the company said in March.",
        "Amnesty International reports from Velden that twelve passengers died of the cold.",
        "Human Rights Watch reports that nine were hurt.",
        "Related deaths have not been reported.",
    ],
)
def test_sentences_that_begin_like_labels_stay(line: str) -> None:
    assert furniture(FIRST, line, SECOND, THIRD) == []


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("A tram hit a wall. Ann Bell reports. (Published Monday, Nov. 24, 2014)", ["Ann Bell reports.", "(Published Monday, Nov. 24, 2014)"]),
        ("Advertisement A tram hit a wall.", ["Advertisement "]),
        ("Skip in Skip x Embed x Share A tram hit a wall.", ["Skip in Skip x Embed x Share "]),
        ("Anyone who saw it is asked to call Det. Dal at 010-0199. The line is open.", ["Anyone who saw it is asked to call Det. Dal at 010-0199."]),
        ("A tram hit a wall View Full Caption Courier/Ann Bell", [" View Full Caption Courier/Ann Bell"]),
        ("A tram hit a wall at 11 p.m. on Monday.", []),
    ],
)  # fmt: skip
def test_labels_and_prompts_inside_a_line_leave_the_rest(line: str, parts: list[str]) -> None:
    assert [line[first:last] for first, last, _ in furniture_parts(line)] == parts


def test_the_dateline_behind_a_label_is_found() -> None:
    found = roles(document(page("Advertisement VELDEN (Kestrel) – " + FIRST, SECOND)))
    assert found[1:4] == [("furniture", "Advertisement"), ("dateline", "VELDEN (Kestrel) –"), ("paragraph", FIRST)]


def test_a_caption_that_only_names_someone_goes_and_one_that_tells_stays_without_its_credit() -> None:
    assert is_credit("Ilse Tamm (Courtesy: Velden Police)")
    assert not is_credit("Ilse Tamm struck the wall (Courtesy: Velden Police)")
    found = roles(document(page("A tram stands in the wall of a bakery. (Photo: Ann Bell)", FIRST, SECOND)))
    assert found[1:3] == [("caption", "A tram stands in the wall of a bakery."), ("furniture", "(Photo: Ann Bell)")]


@pytest.mark.parametrize(
    ("line", "title", "outlet"),
    [
        (f"{TITLE} - VELDEN4.com | News and Weather", TITLE, "VELDEN4.com"),
        (f"{TITLE} | KSTA News 4", TITLE, "KSTA News 4"),
    ],
)
def test_the_site_behind_a_first_line_is_no_part_of_the_headline(line: str, title: str, outlet: str) -> None:
    tail = outlet_tail(line)
    assert tail is not None
    assert (line[: tail.end], tail.outlet) == (title, outlet)
    doc = document(f"{line}\n\n{FIRST}\n\n{SECOND}")
    assert doc.title == title
    assert [role for role, _ in roles(doc)] == ["title", "furniture", "paragraph", "paragraph"]


def test_a_dash_of_the_headlines_own_stays() -> None:
    line = "Trams back in Velden – but not on Harbour Street"
    assert outlet_tail(line) is None
    assert document(f"{line}\n\n{FIRST}\n\n{SECOND}").title == line


def test_times_behind_a_headline_are_cut_off() -> None:
    times = "Posted: Sunday, March 2, 2031 9:05 AM EST Updated: Monday, March 3, 2031 4:40 PM EST"
    doc = document(f"{TITLE} {times}\n\n{FIRST}\n\n{SECOND}")
    assert doc.title == TITLE
    assert roles(doc)[1] == ("furniture", times)


def test_a_story_that_the_links_below_announce_does_not_take_the_article_up_again() -> None:
    other = (
        "The ferry board of Port Lessing met on Harbour Street in Velden to choose a successor to the mayor, who sang, said Cem Dal.",
        "Members of the board said that the company, which also runs the trams, had asked them to wait until Tuesday at least.",
    )
    found = furniture(FIRST, SECOND, "Most Viewed", OTHERS[0], OTHERS[1], OTHERS[0], *other)
    assert found == ["Most Viewed", OTHERS[0], OTHERS[1], OTHERS[0], *other]


LINKED = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{a}</p><p>{b}</p>
<p><a href="/x">{x}</a></p><p>{y}</p><p>{c}</p><p>{d}</p></article></body></html>"""


def test_on_a_web_page_a_headline_must_be_a_link_to_be_anothers() -> None:
    source = LINKED.format(title=TITLE, a=FIRST, b=SECOND, c=THIRD, d=FOURTH, x=OTHERS[0], y=OTHERS[2])
    found = roles(document(source, PageKind.HTML))
    assert ("furniture", OTHERS[0]) in found or all(text != OTHERS[0] for _, text in found)
    assert ("paragraph", OTHERS[2]) in found or ("heading", OTHERS[2]) in found


@given(
    st.lists(
        st.sampled_from([FIRST, SECOND, THIRD, *OTHERS, "Wanted", "0:47 Plum", "@annbell", "Police:", "A 3"]),
        max_size=12,
    )
)
@settings(deadline=None)
def test_paragraphs_that_stand_once_are_never_lost(lines: list[str]) -> None:
    doc = document(page(*lines, FOURTH))
    marked = {doc.text[b.start : b.end] for b in doc.blocks if b.role is BlockRole.FURNITURE}
    for paragraph in (FIRST, SECOND, THIRD, FOURTH):
        assert paragraph not in marked or lines.count(paragraph) > 1


def test_headings_in_capitals_stay_and_links_in_capitals_go() -> None:
    assert furniture(FIRST, "A BRIDGE TOO LOW", SECOND, "'WE DID NOT HEAR A BELL'", THIRD, FOURTH) == []
    link = "MAYOR WHO SANG AT WEDDING LOSES SEAT ON FERRY BOARD"
    assert furniture(FIRST, link, SECOND, "(READ: PLUM HARVEST FAILS)", THIRD, FOURTH) == [
        link,
        "(READ: PLUM HARVEST FAILS)",
    ]


def test_links_behind_a_paragraph_go_and_the_heading_below_them_stays() -> None:
    behind = f"{FIRST} Related Articles {OTHERS[0]}"
    found = furniture(behind, OTHERS[1], "Tram driver wins race", "THE TRAM IS LIFTED", SECOND, THIRD)
    assert found == [f"Related Articles {OTHERS[0]}", OTHERS[1], "Tram driver wins race"]


def test_a_source_in_a_sentence_is_no_source_line() -> None:
    assert furniture(FIRST, SECOND, "Sources said the brake had been stolen.") == []
    assert furniture(FIRST, SECOND, "Source: Velden Courier") == ["Source: Velden Courier"]


@pytest.mark.parametrize(
    "line",
    [
        "Related Content Story: Mayor who sang at wedding loses seat on ferry board",
        "See It On TV | Report A Typo | Send Tip",
        "ALSO: Mayor who sang at wedding loses seat on ferry board",
        "Courier reporter Ann Bell contributed.",
        "For the latest on Velden, subscribe to the Courier for email newsletters.",
        "Callers wishing to remain anonymous may call 555-010-0147.",
        "Contact the Velden brigade at 555-010-0147 if you have seen the tram.",
    ],
)
def test_links_and_prompts_behind_their_labels_are_furniture(line: str) -> None:
    assert line in " ".join(furniture(FIRST, line, SECOND, THIRD))


def test_a_page_in_another_language_is_not_measured_by_english_words() -> None:
    article = [
        "Eine Straßenbahn ist am Montag in Velden aus den Schienen gesprungen und gegen die Wand einer Bäckerei geprallt.",
        "Die Fahrerin und ein Fahrgast wurden mit Knochenbrüchen in die Klinik Sankt Anna gebracht, sagte der Brandmeister.",
        "Die Bremsen waren im März geprüft und für gut befunden worden, teilte die Verkehrsgesellschaft am Abend mit.",
    ]
    others = (
        "Bürgermeister verliert nach Hochzeitslied seinen Sitz",
        "Pflaumenernte fällt wegen eines Käfers kläglich aus",
    )
    assert furniture(article[0], *others, *article[1:]) == []


def test_a_statement_issued_is_no_weather_alert() -> None:
    assert (
        furniture(FIRST, "In a statement issued Monday the company called the driver a hero of the harbour.", SECOND)
        == []
    )


def test_a_summary_whose_words_begin_the_next_paragraph_goes() -> None:
    summary = FIRST.partition(", the fire")[0] + "."
    assert furniture(summary, f"{summary} Nobody had rung the bell, passengers said.", SECOND, THIRD) == [summary]
