"""Quotation marks in every style that pages use, and the promises: inside the text, nested, total, deterministic."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.quotation import find_quotations
from rashomon.schema.analysis import Quotation
from rashomon.schema.document import Block, BlockRole


def blocks_of(*paragraphs: str, role: BlockRole = BlockRole.PARAGRAPH) -> tuple[str, list[Block]]:
    """The paragraphs joined by blank lines, and a block for each."""
    text, blocks = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(paragraph), role))
        text += paragraph
    return text, blocks


def inner(*paragraphs: str) -> list[str]:
    text, blocks = blocks_of(*paragraphs)
    return [text[q.inner_start : q.inner_end] for q in find_quotations(text, blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we left" and "they stayed," then went.', ["we left", "they stayed,"]),
        ("“We left,” he said, “and saw smoke.”", ["We left,", "and saw smoke."]),
        ("She said «we left» and „they stayed“.", ["we left", "they stayed"]),
        ("``We left, '' he said.", ["We left, "]),
        ("He said ‘‘we left’’ twice.", ["we left"]),
        ('" We left , " he said . " They stayed . "', [" We left , ", " They stayed . "]),
        ("\"We left, '' he said.", ["We left, "]),
        ('""We left"" he said', ["We left"]),
        ('"We left."" he said', ["We left."]),
        ('"We left the town, "one woman said. "They stayed," she said.', ["We left the town, ", "They stayed,"]),
        ('"We left."" They stayed.', ["We left."]),
        ("'Dozens hurt' in hill town", ["Dozens hurt"]),
        ("Fear of 'repeating old mistakes' grows", ["repeating old mistakes"]),
        ("‘Dozens hurt’ in hill town", ["Dozens hurt"]),
    ],
)
def test_pairs_marks_of_every_style(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The miners' homes and the nurses' union",
        "Don't say the dog's gone, O'Neil's right.",
        "In the '90s they'd go 'til dawn with 'em.",
        "A 6'2\" man",
        "No marks at all",
        "",
        '"',
        "'' ''",
    ],
)
def test_apostrophes_and_measures_open_nothing(text: str) -> None:
    assert inner(text) == []


def test_plural_apostrophe_inside_single_marks_does_not_close() -> None:
    assert inner("'The miners' leader' spoke") == ["The miners' leader"]


def test_single_nests_in_double() -> None:
    text, blocks = blocks_of("“He called it ‘a lie’ today,” she said.")
    found = find_quotations(text, blocks)
    assert [(text[q.inner_start : q.inner_end], q.depth) for q in found] == [
        ("He called it ‘a lie’ today,", 0),
        ("a lie", 1),
    ]


def test_double_nests_in_double_when_both_close() -> None:
    text, blocks = blocks_of("“a “b” c” d")
    assert [q.depth for q in find_quotations(text, blocks)] == [0, 1]


def test_open_mark_ends_at_the_next_opening() -> None:
    text, blocks = blocks_of("“We left. “They stayed,” he said.")
    found = find_quotations(text, blocks)
    assert [(text[q.inner_start : q.inner_end], q.closed) for q in found] == [
        ("We left.", False),
        ("They stayed,", True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a closing mark lost before the next opening one
            'He saw "an end". "We stay. We will not go. "It is our home. " The mayor called it a "sad day".',
            ["an end", "We stay. We will not go.", "It is our home. ", "sad day"],
        ),
        (  # a closing mark lost before the cue
            '"We stay, he said. The road was shut. "It is bad," she said. "Very bad."',
            ["We stay,", "It is bad,", "Very bad."],
        ),
        (  # a mark lost in the middle of a sentence
            'He called it "a lie and left. The road was wet and "slippery", police said.',
            ["a lie and left.", "slippery"],
        ),
        (  # an opening mark lost
            'We stay," he said. "It is bad," she said. "Very bad."',
            ["It is bad,", "Very bad."],
        ),
        (  # paragraphs run together
            '"We stay. "It is bad. "They know," he said.',
            ["We stay.", "It is bad.", "They know,"],
        ),
        (  # but a question's closing mark may stick to the cue
            '"Who stays? "Dana Marlow demanded to know. "We stay," she said.',
            ["Who stays? ", "We stay,"],
        ),
        (  # a measure inside and outside
            'The 12" pipe fell. "We saw a 6" pipe fall," he said.',
            ['We saw a 6" pipe fall,'],
        ),
        ('"He said "we stay" to me," she said.', ['He said "we stay" to me,', "we stay"]),
        ('"We stay, "Marlow said. "It is bad."', ["We stay, ", "It is bad."]),
        (  # undecided marks where the plain ones all open: they close
            '"We stay, " he said. "It is bad. The road is shut. "We know. " The mayor left. "Go, " he said.',
            ["We stay, ", "It is bad. The road is shut.", "We know. ", "Go, "],
        ),
        (  # and where every mark has blanks on both sides the words around decide
            'He said : " We stay , " and left . It was bad , " she said . He said : " They know , " and left .',
            [" We stay , ", " They know , "],
        ),
    ],
)
def test_one_odd_mark_turns_round_no_other(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_open_mark_at_the_end_of_a_block_ends_where_the_cue_begins() -> None:
    assert inner('"We stay, he said. The road was shut.', "Nobody was hurt.") == ["We stay,"]
    assert inner("“We stay, he said. We do.", "“And we wait.”") == ["We stay, he said. We do.", "And we wait."]


def test_odd_mark_does_not_reach_the_next_paragraph() -> None:
    text, blocks = blocks_of('He said "we left.', 'Nobody "stayed" there.')
    found = find_quotations(text, blocks)
    assert [text[q.inner_start : q.inner_end] for q in found] == ["we left.", "stayed"]
    assert [q.closed for q in found] == [False, True]
    assert not any(q.continues for q in found)


def test_reopened_paragraphs_continue() -> None:
    text, blocks = blocks_of("“One.", "“Two.", "“Three,” he said.", "“Four,” she said.")
    found = find_quotations(text, blocks)
    assert [q.continues for q in found] == [False, True, True, False]
    assert [q.closed for q in found] == [False, False, True, True]


def test_closing_without_reopening_continues() -> None:
    text, blocks = blocks_of("“One.", "and two,” he said.")
    found = find_quotations(text, blocks)
    assert found[1].continues
    assert text[found[1].start : found[1].inner_end] == "and two,"


def test_paragraphs_between_an_opening_and_a_far_closing_mark_are_inside() -> None:
    text, blocks = blocks_of("“First.", "The homes of the miners’ families burnt.", "We ask for ‘calm’ now.", "Last.”")
    found = find_quotations(text, blocks)
    assert [(text[q.inner_start : q.inner_end], q.closed, q.depth, q.continues) for q in found] == [
        ("First.", False, 0, False),
        ("The homes of the miners’ families burnt.", False, 0, True),
        ("We ask for ‘calm’ now.", False, 0, True),
        ("calm", True, 1, False),
        ("Last.", True, 0, True),
    ]


@pytest.mark.parametrize(
    "between",
    [
        "Police said the road was shut.",
        "The road was shut, the mayor added.",
        'The road was "shut" by noon.',
    ],
)
def test_paragraphs_between_that_tell_or_quote_are_outside(between: str) -> None:
    text, blocks = blocks_of("“First.", "Nobody was hurt.", between, "Last.”")
    starts = {q.start for q in find_quotations(text, blocks) if q.continues}
    assert blocks[1].start not in starts
    assert blocks[2].start not in starts


@pytest.mark.parametrize("after", ["A road was shut.", "“Last,” he said.", "He was “calm”."])
def test_paragraphs_after_an_open_mark_are_outside_without_a_closing_mark_of_their_own(after: str) -> None:
    text, blocks = blocks_of("“First.", "Nobody ‘was hurt’ there.", after)
    found = find_quotations(text, blocks)
    assert not any(q.continues for q in found)
    assert next(text[q.inner_start : q.inner_end] for q in found if q.start >= blocks[1].start) == "was hurt"


def test_heading_ends_and_caption_interrupts_an_open_quotation() -> None:
    text, blocks = blocks_of("“First.", "Aid", "Last.”")
    heading = [blocks[0], Block(blocks[1].start, blocks[1].end, BlockRole.HEADING), blocks[2]]
    caption = [blocks[0], Block(blocks[1].start, blocks[1].end, BlockRole.CAPTION), blocks[2]]
    assert [text[q.start : q.end] for q in find_quotations(text, heading)] == ["“First."]
    assert [text[q.start : q.end] for q in find_quotations(text, caption)] == ["“First.", "Last.”"]


def test_furniture_is_not_read() -> None:
    text, blocks = blocks_of('Read "more" here', role=BlockRole.FURNITURE)
    assert find_quotations(text, blocks) == ()


marks = st.sampled_from(
    [*list("\"'“”‘’«»„`‟‹›"), "''", "``", '""', " ", " ", ".", ",", "a", "B", "word", "7", "s", "\n"]
)


@settings(deadline=None)  # the first text loads the tables
@given(st.lists(st.lists(marks, max_size=30).map("".join), max_size=5))
def test_any_text_gives_nested_spans_inside_its_blocks(paragraphs: list[str]) -> None:
    text, blocks = blocks_of(*paragraphs)
    found = find_quotations(text, blocks)
    assert found == find_quotations(text, blocks)
    assert list(found) == sorted(found, key=lambda q: (q.start, -q.end))
    around: list[Quotation] = []
    for q in found:
        assert 0 <= q.start <= q.inner_start < q.inner_end <= q.end <= len(text)
        assert any(b.start <= q.start and q.end <= b.end for b in blocks)
        while around and around[-1].end <= q.start:
            around.pop()
        assert q.depth == len(around)
        assert not around or q.end <= around[-1].inner_end
        around.append(q)


def _spans(text: str, *, gap: int = 10**9) -> list[tuple[int, int]]:
    """The outer quotations of a text of one block, as they would stand if a character were put in at `gap`."""
    found = find_quotations(text, [Block(0, len(text), BlockRole.PARAGRAPH)])
    return [(q.start + (q.start >= gap), q.end + (q.end > gap)) for q in found if q.depth == 0]


sayings = st.lists(
    st.sampled_from(["We stay", "It is bad", "They know us", "The road is shut"]), min_size=1, max_size=3
)
tellings = st.sampled_from([" he said. ", " Dana Marlow said. Nobody was hurt. ", " the mayor added, and left. "])


@settings(deadline=None)  # the first text loads the tables
@given(st.sampled_from(["“”", '""', "«»"]), st.lists(st.tuples(sayings, tellings), min_size=1, max_size=6), st.data())
def test_a_lost_mark_costs_its_own_quotation_alone(
    pair: str, told: list[tuple[list[str], str]], data: st.DataObject
) -> None:
    text, at = "", []
    for said, cue in told:
        at.append(len(text))
        text += pair[0] + ". ".join(said) + "," + pair[1] + cue
    text = text.rstrip()
    whole = _spans(text)
    assert [start for start, _ in whole] == at
    lost = data.draw(st.integers(0, len(at) - 1))
    gap = data.draw(st.sampled_from([whole[lost][0], whole[lost][1] - 1]))
    left = _spans(text[:gap] + text[gap + 1 :], gap=gap)
    others = [span for i, span in enumerate(whole) if i != lost]
    assert [span for span in left if span in others] == others
    assert all(
        whole[lost][0] <= start and end <= [*at, len(text)][lost + 1]
        for start, end in left
        if (start, end) not in others
    )


@pytest.mark.parametrize(
    "piece", ['"', '" ', ' "a', 'a" ', "“a ", "” ", "‘a ", "a’ ", "„a", '"" ', '"We said, ', "“A.\n\n"]
)
def test_work_grows_with_the_text_and_no_faster(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(times: int) -> int:
        seen = 0

        def count(*args: object) -> int | None:
            nonlocal seen
            _, start, end = args
            assert isinstance(start, int)
            assert isinstance(end, int)
            seen += end - start
            return None

        monkeypatch.setattr("rashomon.language.quotation.find_cue", count)
        text, blocks = blocks_of(*(piece * times).split("\n\n"))
        find_quotations(text, [b for b in blocks if b.start < b.end])
        return seen

    assert work(400) <= 2 * work(200) + 2000


@settings(deadline=None)  # the first text loads the tables
@given(st.text(max_size=300))
def test_total_over_any_text(text: str) -> None:
    block = Block(0, len(text), BlockRole.PARAGRAPH)
    assert all(text[q.start : q.end] for q in find_quotations(text, [block]))
