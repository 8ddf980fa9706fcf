from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.document import Dated, Precision
from rashomon.schema.statement import SourceKind
from rashomon.stages.report import words


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        (Bounds(62, 62), "62"),
        (Bounds(1200, 1200), "1,200"),
        (Bounds(0, 0), "none"),
        (Bounds(120, None, "at least"), "at least 120"),
        (Bounds(101, None, "more than"), "more than 100"),
        (Bounds(None, 83, "up to"), "up to 83"),
        (Bounds(None, 99, "fewer than"), "fewer than 100"),
        (Bounds(200, 200, "about"), "about 200"),
        (Bounds(24, None, "dozens"), "“dozens” (at least 24)"),
        (Bounds(3, None, "a number of"), "“a number of” (at least 3)"),
        (Bounds(7, None, "among"), "at least 7"),
        (Bounds(12, 24), "12 to 24"),
        (Bounds(2, None), "at least 2"),
        (Bounds(None, None), "not stated"),
    ],
)
def test_figures_keep_their_doubt(bounds: Bounds, expected: str) -> None:
    assert words.figure_words(bounds) == expected


@pytest.mark.parametrize(
    ("bounds", "attribute", "expected"),
    [
        (Bounds(1, 1), Attribute.STRIKES, "1 strike"),
        (Bounds(4, 4), Attribute.STRIKES, "4 strikes"),
        (Bounds(1, None), Attribute.STRIKES, "at least 1 strike"),
        (Bounds(7, 7), Attribute.DEATHS, "7 killed"),
    ],
)
def test_tallies_say_what_is_counted(bounds: Bounds, attribute: Attribute, expected: str) -> None:
    assert words.tally_words(bounds, attribute) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("air strike", "an air strike"),
        ("raid", "a raid"),
        ("US official", "a US official"),
        ("U.N. envoy", "a U.N. envoy"),
        ("unnamed soldier", "an unnamed soldier"),
        ("unit commander", "a unit commander"),
        ("uninjured witness", "an uninjured witness"),
        ("European diplomat", "a European diplomat"),
        ("unidentified man", "an unidentified man"),
        ("hourly bulletin", "an hourly bulletin"),
        ("FBI agent", "an FBI agent"),
        ("NATO officer", "a NATO officer"),
        ("one-time rebel", "a one-time rebel"),
    ],
)
def test_articles_go_by_sound(noun: str, expected: str) -> None:
    assert words.with_article(noun) == expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Health Ministry", SourceKind.INSTITUTION, "the Health Ministry"),
        ("Ministry of Defence", SourceKind.INSTITUTION, "the Ministry of Defence"),
        ("The Health Ministry", SourceKind.INSTITUTION, "the Health Ministry"),
        ("Hezbollah", SourceKind.INSTITUTION, "Hezbollah"),
        ("Pentagon", SourceKind.INSTITUTION, "the Pentagon"),
        ("United States", SourceKind.STATE, "the United States"),
        ("Norway", SourceKind.STATE, "Norway"),
        ("Officials", SourceKind.ROLE, "officials"),
        ("New York Times", SourceKind.MEDIA, "the New York Times"),
        ("Reuters", SourceKind.MEDIA, "Reuters"),
        ("Idris Makhlouf", SourceKind.PERSON, "Idris Makhlouf"),
        ("senior official", SourceKind.ROLE, "a senior official"),
        ("US officials", SourceKind.ROLE, "US officials"),
        ("witnesses", SourceKind.CROWD, "witnesses"),
    ],
)
def test_names_take_the_article_english_gives_them(name: str, kind: SourceKind, expected: str) -> None:
    assert words.named(name, kind) == expected


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("witnesses", True),
        ("US officials", False),
        ("officials at the port", True),
        ("the police", True),
        ("Russia and Norway", True),
        ("the Ministry of Health and Population", False),
        ("a spokesman for the rebels", False),
        ("Norway", False),
    ],
)
def test_verbs_agree(name: str, plural: bool) -> None:
    assert words.is_plural(name) is plural


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-09-17", "Saturday 17 September 2016"),
        ("2016-09-18T02:26:40Z", "Sunday 18 September 2016"),
        ("2005-02", "February 2005"),
        ("2019", "2019"),
        ("2019-02-31", "2019-02-31"),
        ("2019-13", "2019-13"),
        ("soon", "soon"),
    ],
)
def test_dates(value: str, expected: str) -> None:
    assert words.day_words(value) == expected


def test_a_time_says_its_zone() -> None:
    assert words.dated_words(Dated("2016-09-18T02:26:40Z", Precision.TIME, "x")) == "18 September 2016, 02:26 UTC"
    assert words.dated_words(Dated("2016-09-18", Precision.DAY, "x")) == "18 September 2016"


def test_lists_and_counts() -> None:
    assert words.join_words([]) == ""
    assert words.join_words(["a"]) == "a"
    assert words.join_words(["a", "b", "c"]) == "a, b and c"
    assert words.join_words(["a", "b"], "or") == "a or b"
    assert words.count_words(1, "document") == "one document"
    assert words.count_words(2, "text family", "text families") == "two text families"
    assert words.count_words(11, "page") == "11 pages"
    assert words.count_words(0, "claim") == "no claims"


def test_sentences_and_shortening() -> None:
    assert words.as_sentence("only repeats the 34") == "Only repeats the 34."
    assert words.as_sentence("It does.") == "It does."
    assert words.as_sentence("") == ""
    assert words.shortened("one  two\nthree", 3) == "one two three"
    assert words.shortened("one two, three", 2) == "one two …"


@given(st.text(), st.sampled_from(list(SourceKind)))
def test_any_name_can_be_worded(name: str, kind: SourceKind) -> None:
    words.named(name, kind)
    words.is_plural(name)
    words.day_words(name)
    words.with_article(name)


def test_figures_in_quotation_marks_and_times_in_running_text() -> None:
    assert words.quoted_figure(Bounds(101, None, "more than")) == "“more than 100”"
    assert words.quoted_figure(Bounds(24, None, "dozens")) == "“dozens”"
    assert (
        words.plain_times("published 2019-03-14T19:42:00Z, not 2019") == "published 14 March 2019, 19:42 UTC, not 2019"
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2031-04-05/2031-04-06", "5 to 6 April 2031"),
        ("2031-03-31/2031-04-06", "31 March to 6 April 2031"),
        ("2030-12-31/2031-01-02", "31 December 2030 to 2 January 2031"),
        ("one/other", "one/other"),
    ],
)
def test_days_that_are_left_open(value: str, said: str) -> None:
    assert words.day_words(value) == said


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        (Bounds(24, None), "“dozens” (at least 24)"),
        (Bounds(200, None), "“hundreds” (at least 200)"),
        (Bounds(24, None, "at least"), "at least 24"),
        (Bounds(24, 24), "24"),
        (Bounds(3, None), "at least 3"),  # "several" or "a few": which of them is not kept
        (Bounds(2, None), "at least 2"),
    ],
)
def test_a_word_without_a_number_is_shown_as_the_word(bounds: Bounds, told: str) -> None:
    assert words.figure_words(bounds) == told
