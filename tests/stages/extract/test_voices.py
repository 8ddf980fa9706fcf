"""Whose words: quotations that go on, speech inside speech, and the persons that pronouns stand for."""

from __future__ import annotations

from tests.stages.extract.telling import tell


def spoken(words: str, *lines: str) -> tuple[str | None, str]:
    """The speaker and the whole content of the statement that holds `words`, the outermost."""
    holding = [s for s in tell(*lines) if words in " … ".join(c.text for c in s.content) and s.inside is None]
    (statement,) = holding
    return (statement.speaker.name if statement.speaker is not None else None, statement.content[-1].text)


def test_a_cue_inside_a_quotation_takes_it_from_nobody() -> None:
    line = (
        "“People just want to live in peace,” Holm said. “There is no sense in it. They do it just so they can say "
        "that they beat the other side.”"
    )
    name, content = spoken("no sense", line)
    assert name == "Holm"
    assert content.endswith("they beat the other side.")
    assert all(s.speaker is not None and s.speaker.name == "Holm" for s in tell(line))


def test_speech_inside_speech_keeps_its_place_and_is_not_the_outer_speakers() -> None:
    outer, inner = tell("“We are tired,” Holm said. “The ministry told me the man was armed. Then he left.”")
    assert (outer.speaker.name if outer.speaker else None) == "Holm"
    assert outer.content[-1].text == "The ministry told me the man was armed. Then he left."
    assert inner.inside == outer.id
    assert inner.speaker is not None
    assert inner.speaker.name == "ministry"


def test_he_inside_a_quotation_is_nobody_one_can_name() -> None:
    (only,) = tell("“We are tired,” Holm said. “He told me the man was armed. Then he left.”")
    assert (only.speaker.name if only.speaker else None) == "Holm"


def test_a_stop_before_the_closing_mark_ends_what_is_quoted() -> None:
    line = (
        "“It never ends,” said Frank Graham, a baker. “The people here have a right to be angry.” But Councilman "
        "Peter Ash, who came to the vigil, blasted outsiders who he said stirred up trouble. “Stay out,” he said."
    )
    assert spoken("right to be angry", line)[0] == "Frank Graham"
    assert spoken("Stay out", line)[0] == "Peter Ash"


def test_the_dead_do_not_speak() -> None:
    line = (
        "A neighbour, Mary Ash, said the car sped off. The victim, Laura Holm, was killed on the spot. "
        "“I heard three bangs,” she said."
    )
    assert spoken("three bangs", line)[0] == "Mary Ash"


def test_whoever_is_only_told_of_is_a_last_choice() -> None:
    line = (
        "Laura King, who lives next door, watched from her window. “I saw it all,” she said. "
        "The driver got out of the car. “His hands were down,” she said."
    )
    assert spoken("hands were down", line)[0] == "Laura King"
    alone = "The driver got out of the car. “My hands were down,” she said."
    assert spoken("hands were down", alone)[0] == "driver"


def test_a_surname_that_is_also_a_title_tells_no_gender() -> None:
    line = "Robin King saw the raid. King spoke to police. “There were three shots,” she said."
    assert spoken("three shots", line)[0] == "Robin King"


def test_an_article_between_quotation_marks_is_no_speech() -> None:
    line = (
        "“A truck left the road near Velm on Monday and struck a row of market stalls, police said. "
        "Mayor Ann Roe said two people had died and that the market would stay shut "
        "for the rest of the week while the damage was looked at. "
        "The driver was found unhurt some way from the truck, Peter Ash said, and was taken to a police station in "
        "Norton. Norton Hospital spokeswoman Ilona Holm said five people were being treated there for cuts and broken "
        "bones. She said a sixth had gone home.”"
    )
    names = {s.speaker.name if s.speaker is not None else None for s in tell(line)}
    assert names == {"police", "Ann Roe", "Peter Ash", "Ilona Holm"}
