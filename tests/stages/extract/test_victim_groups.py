"""What people a count is of, in sentences of our own about nobody."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.stages.extract.test_claims import claims_in

from rashomon.schema.claim import Claim

Group = tuple[str, int | None, int | None, str]


def groups(claim: Claim) -> list[Group]:
    return [
        (("/" if g.mixed else "+").join(k.value for k in g.kinds), g.bounds.low, g.bounds.high, g.side)
        for g in claim.groups
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A strike on Tarn killed 62 soldiers and 13 civilians.",
            [("combatant", 62, 62, ""), ("civilian", 13, 13, "")],
        ),
        ("At least twelve civilians were killed in the raid on Tarn.", [("civilian", 12, None, "")]),
        ("The strike killed 20 people, most of them civilians.", [("civilian", 11, 20, "")]),
        ("The strike killed 20 people, all of them civilians.", [("civilian", 20, 20, "")]),
        ("Five people were killed, three of whom were children.", [("child", 3, 3, "")]),
        (
            "Thirty people had died: 18 civilians and 12 fighters.",
            [("civilian", 18, 18, ""), ("combatant", 12, 12, "")],
        ),
        (
            "Of the 30 dead, 18 were civilians and 12 were fighters.",
            [("civilian", 18, 18, ""), ("combatant", 12, 12, "")],
        ),
        (
            "Dozens of civilians were killed, among them women and children.",
            [("civilian", 24, None, ""), ("child/woman", None, None, "")],
        ),
        ("At least nine women and children died.", [("child/woman", 9, None, "")]),
        ("Five civilians, mostly children, were wounded.", [("civilian", 5, 5, ""), ("child", 3, 5, "")]),
        ("Three of the wounded were journalists.", [("press", 3, 3, "")]),
        ("A paramedic was killed in Tarn.", [("medical", 1, 1, "")]),
        (
            "Three army officers and a police commander were killed.",
            [("combatant", 3, 3, ""), ("police", 1, 1, "")],
        ),
        ("Two non-commissioned officers were killed.", [("combatant", 2, 2, "")]),
        ("Four people were killed.", []),
        ("Nobody was killed.", []),
    ],
)
def test_who_is_counted(sentence: str, expected: list[Group]) -> None:
    assert groups(claims_in(sentence)[0]) == expected


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Twelve Peruvian soldiers died in the ambush.", ["Peruvian"]),
        ("Ten Peruvian rebels and four Turkish-backed fighters were killed.", ["Peruvian rebel", "Turkish-backed"]),
        ("Eight members of the pro-government militia were killed.", ["pro-government"]),
        ("Four fighters loyal to the junta were killed.", ["junta"]),
        ("Nine government troops were wounded.", ["government"]),
        ("Nine soldiers were wounded.", [""]),
        ("Nine Peruvian civilians were wounded.", [""]),
    ],
)
def test_on_which_side_fighters_are(sentence: str, sides: list[str]) -> None:
    assert [side for *_, side in groups(claims_in(sentence)[0])] == sides


def test_officers_of_a_land_are_of_its_army_or_its_police_and_nobody_can_tell() -> None:
    assert groups(claims_in("Two Peruvian officers were killed.")[0]) == []
    assert groups(claims_in("Two police officers were killed.")[0]) == [("police", 2, 2, "")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A girl, 7, and her mother were killed.", [("child", 1, 1, ""), ("woman", 1, 1, "")]),
        ("Omar Vey, a 12-year-old boy, was killed by a sniper.", [("child", 1, 1, "")]),
        ("The teenager, 19, was killed.", [("child", 1, 1, "")]),
        (
            "The blast killed Mila Stroud, 9, her brother Jon, 6, and their father.",
            [("child", 2, 2, ""), ("man", 1, 1, "")],
        ),
        ("A woman aged 34 and her son were killed.", [("woman", 1, 1, "")]),
    ],
)
def test_an_age_tells_a_child(sentence: str, expected: list[Group]) -> None:
    assert groups(claims_in(sentence)[0]) == expected


def test_a_sentence_that_only_tells_who_the_dead_were_is_a_claim_of_them() -> None:
    whole, part = claims_in("The shelling killed 20 people.", "Nine of the dead were children.")
    assert groups(whole) == []
    assert (part.bounds and part.bounds.low, groups(part)) == (9, [("child", 9, 9, "")])
    (unnumbered,) = claims_in("The dead were all civilians.")
    assert unnumbered.bounds is not None
    assert not unnumbered.bounds.stated
    assert groups(unnumbered) == [("civilian", None, None, "")]
    assert claims_in("The dead were buried on Tuesday.") == ()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "12",
                    "civilians",
                    ",",
                    "and",
                    "women",
                    "children",
                    "killed",
                    "wounded",
                    "most",
                    "of",
                    "them",
                    "were",
                ),
                *(
                    "were",
                    "including",
                    "the",
                    "dead",
                    "a",
                    "boy",
                    "6",
                    "aged",
                    "Ann",
                    "Roe",
                    "Peruvian",
                    "soldiers",
                    "who",
                ),
                *("loyal", "to", ":", "three", "whom", "all"),
            ]
        ),
        max_size=16,
    )
)
def test_groups_keep_within_the_count_and_read_back(words: list[str]) -> None:
    text = " ".join(words) + "."
    for claim in claims_in(text):
        for group in claim.groups:
            assert text[group.evidence.start : group.evidence.end] == group.evidence.text
            assert group.kinds
            if claim.bounds is not None and claim.bounds.high is not None:
                assert (group.bounds.low or 0) <= claim.bounds.high
        for named in claim.named:
            assert text[named.evidence.start : named.evidence.end] == named.evidence.text
