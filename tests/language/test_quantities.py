"""Numbers without a parser: what each phrase says, and what holds for any text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.language.quantity_phrases import COUNTS, SENSES

import rashomon
from rashomon.language.quantities import quantities
from rashomon.schema.analysis import NumberSense
from rashomon.schema.quantity import Quantity

PHRASES = [line.split(" |") for line in (COUNTS + SENSES).strip().splitlines() if line]

_MARKS = "0123456789,.-–—/:½¼¾⅓²٠١٢٣٤٥٦٧٨٩０１２３，٬+$%()' \n"
_VOCABULARY = """
one two six twelve twenty hundred thousand million dozen dozens scores half a an the no none several few couple handful
at least most up to as many more than fewer less not nearly some about between and or odd plus
first second third sixth of in aged ages years old miles dollars people soldiers killed - – , . ( ) $ % 1,200 12
"""
TEXTS = (
    st.text(max_size=80)
    | st.text(alphabet=_MARKS, max_size=80)
    | st.lists(st.sampled_from(_VOCABULARY.split()), max_size=24).map(" ".join)
    | st.lists(st.sampled_from([p[0] for p in PHRASES]), max_size=5).map(" ".join)
)


def _shown(quantity: Quantity) -> str:
    """A quantity as the table of phrases writes it."""
    bounds = quantity.bounds
    low, high = ("" if end is None else str(end) for end in (bounds.low, bounds.high))
    ends = low if bounds.exact else f"{low}..{high}" if low or high else "?"
    return f"{quantity.text} = {ends}" + ("" if quantity.sense is NumberSense.COUNT else f" {quantity.sense.value}")


def test_the_table_is_rich() -> None:
    assert len({phrase for phrase, _ in PHRASES}) == len(PHRASES) >= 200


@pytest.mark.parametrize(("phrase", "read"), PHRASES)
def test_a_phrase_is_read_as_a_careful_reader_does(phrase: str, read: str) -> None:
    assert "; ".join(map(_shown, quantities(phrase))) == read.strip()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("at least 120 soldiers were wounded", "soldiers"),
        ("between 30 and 40 Velm-backed rebels", "rebels"),
        ("a couple of dozen of the other men", "men"),
        ("12 houses", "houses"),
        ("the sixth victim", "victim"),
        ("30 percent of the children", "percent"),
        ("two bodies", "bodies"),
        ("30 miles away", "miles"),
        ("for two to three weeks", "weeks"),
        ("$35,000 bail", "$"),
        ("500 euros", "euros"),
        ("12 killed near the houses", ""),
        ("62 in the street, men and women", ""),
        ("four of six", ""),
        ("an F-16 pilot", ""),
        ("12", ""),
    ],
)
def test_what_is_counted_is_told_where_the_words_tell(text: str, unit: str) -> None:
    assert quantities(text)[0].unit == unit


def test_a_modifier_is_given_apart() -> None:
    (quantity,) = rashomon.quantities("At least 120 soldiers were wounded")
    assert (quantity.text, quantity.modifier, quantity.bounds.low, quantity.bounds.high) == (
        *("At least 120", "at least", 120),
        None,
    )
    with pytest.raises(AttributeError):
        quantity.text = "120"  # type: ignore[misc]


@given(TEXTS)
def test_any_text_reads_back_in_order_and_the_same_again(text: str) -> None:
    found = quantities(text)
    assert found == quantities(text)
    at = 0
    for one in found:
        assert at <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.unit in text
        at = one.end


@given(TEXTS)
def test_bounds_are_ordered_and_never_below_zero(text: str) -> None:
    for one in quantities(text):
        low, high = one.bounds.low, one.bounds.high
        assert 0 <= (low or 0) <= (high if high is not None else 10**16)


@given(TEXTS, st.sampled_from(["at least ", "At least ", "a minimum of "]))
def test_at_least_before_a_number_never_lowers_its_low_end(text: str, words: str) -> None:
    plain = quantities(text)
    assume(plain and plain[0].sense is NumberSense.COUNT)
    assume(not text[: plain[0].start][-1:].strip())  # glued to "F-", 16 is no number that can be bounded
    bounded = quantities(text[: plain[0].start] + words + text[plain[0].start :])
    same = next(one for one in bounded if one.end > plain[0].start + len(words))
    assert (same.bounds.low or 0) >= (plain[0].bounds.low or 0)


@pytest.mark.parametrize("words", ["several", "a few", "a handful", "dozens", "scores", "hundreds", "thousands"])
@pytest.mark.parametrize("scale", ["", " dozen", " hundred", " thousand"])
def test_an_upper_bound_of_an_open_word_is_never_below_its_floor(words: str, scale: str) -> None:
    (plain,) = quantities(f"{words}{scale if words in {'several', 'a few'} else ''} of soldiers fled")[:1]
    (capped,) = quantities(f"up to {plain.text} of soldiers fled")[:1]
    assert plain.bounds.low is not None
    assert capped.bounds.high is not None
    assert capped.bounds.low is None
    assert capped.bounds.high >= plain.bounds.low
    assert plain.text in capped.modifier


@given(st.integers(0, 10**12), st.sampled_from(["{:d}", "{:,d}"]), st.sampled_from(["", "٠", "०", "０"]))
def test_a_figure_in_any_digits_is_its_value(value: int, form: str, zero: str) -> None:
    digits = form.format(value)
    if zero:
        digits = "".join(chr(ord(zero) + int(c)) if c.isdigit() else c for c in digits)
    (found,) = quantities(f"{digits} voters came")
    assert (found.bounds.low, found.text) == (value, digits)


@pytest.mark.parametrize(
    "piece", ["7", "1,", "123,", "12,345,", "1, 234", ", ", "- ", "½", "twenty-", "million ", "a "]
)
def test_a_long_text_of_nothing_else_is_read(piece: str) -> None:
    text = piece * 20_000
    assert all(text[one.start : one.end] == one.text for one in quantities(text))


def test_no_parser_and_no_model_is_loaded() -> None:
    code = (
        "import sys, rashomon; print(len(rashomon.quantities('at least 120 soldiers')));"
        "print(sorted(set(sys.modules) & {'spacy', 'thinc', 'numpy', 'lxml', 'msgspec', 'rich', 'rashomon.api'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["1", "[]"]
