from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Claim, Scope
from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.extraction import EventSketch
from rashomon.schema.page import Location
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import dissect
from rashomon.stages.extract.claims import find_claims
from rashomon.stages.extract.reading import read_all
from rashomon.stages.extract.statements import find_statements
from rashomon.stages.extract.surroundings import survey
from rashomon.stages.extract.tree import plant_all

Told = tuple[str, int | None, int | None]


def document(paragraphs: Sequence[str], published: str | None = "2031-05-11", title: bool = False) -> Document:
    text, blocks = "", []
    for n, paragraph in enumerate(paragraphs):
        role = BlockRole.TITLE if title and n == 0 else BlockRole.PARAGRAPH
        blocks.append(Block(len(text), len(text) + len(paragraph), role))
        text += paragraph + "\n\n"
    dated = Dated(published, Precision.DAY, "test") if published else None
    return Document("d1", "p1", (Location("d1.txt"),), text, tuple(blocks), published=dated)


def heard_in(*paragraphs: str) -> tuple[Claim, ...]:
    """The claims of a page read with its statements."""
    article = document(paragraphs)
    (analysis,) = dissect([article], Settings())
    return find_claims(
        article, find_statements(article, analysis), survey(article, read_all(plant_all(analysis)), None)
    )


def claims_in(*paragraphs: str, published: str | None = "2031-05-11", title: bool = False) -> tuple[Claim, ...]:
    article = document(paragraphs, published, title)
    (analysis,) = dissect([article], Settings())
    return find_claims(article, (), survey(article, read_all(plant_all(analysis)), None))


def told(claims: Sequence[Claim]) -> list[Told]:
    found = []
    for claim in claims:
        assert claim.bounds is not None
        if claim.scope is Scope.INCIDENT and claim.part_of is None:
            found.append((claim.attribute.value, claim.bounds.low, claim.bounds.high))
    return found


COUNTS: list[tuple[str, list[Told]]] = [
    ("The blast killed 14 sailors and wounded 30.", [("deaths", 14, 14), ("injuries", 30, 30)]),
    (
        "At least 14 sailors were killed and more than 30 wounded in the port of Velm.",
        [("deaths", 14, None), ("injuries", 31, None)],
    ),
    (
        "A car bomb went off in Velm, killing three people and injuring dozens more.",
        [("deaths", 3, 3), ("injuries", 24, None)],
    ),
    ("The death toll from Friday's blast has risen to nine.", [("deaths", 9, 9)]),
    ("The monitors put the death toll at 83.", [("deaths", 83, 83)]),
    ("The ministry gave a toll of 83 guards killed.", [("deaths", 83, 83)]),
    ("Up to 20 people died when the ferry sank.", [("deaths", None, 20)]),
    ("The raid claimed the lives of ten villagers.", [("deaths", 10, 10)]),
    ("Twelve miners lost their lives.", [("deaths", 12, 12)]),
    ("The bodies of six miners were found.", [("deaths", 6, 6)]),
    ("The quake left 40 people dead.", [("deaths", 40, 40)]),
    ("A baker and a police officer were killed.", [("deaths", 2, 2)]),
    ("The explosion killed a baker and a state bomb technician.", [("deaths", 2, 2)]),
    ("A gunman shot five people outside a bar.", [("casualties", 5, 5)]),
    ("A baker was shot to death on Friday.", [("deaths", 1, 1)]),
    ("The shelling killed or wounded 25 villagers.", [("casualties", 25, 25)]),
    ("No one was killed or injured.", [("deaths", 0, 0), ("injuries", 0, 0)]),
    ("There were no immediate reports of casualties.", []),
    ("A family of six were wounded in the strike.", [("injuries", 6, 6)]),
    ("The mayor's father was killed.", [("deaths", 1, 1)]),
    ("Dana Vey, 44, died at the scene.", [("deaths", 1, 1)]),
    ("The baker is in critical condition at a clinic.", [("injuries", 1, 1)]),
    ("Three women were taken to hospital.", [("injuries", 3, 3)]),
    ("Several people were still missing on Friday.", [("missing", 3, None)]),
    ("Troops detained four men in the village.", [("detained", 4, 4)]),
    ("Police arrested two suspects.", [("arrests", 2, 2)]),
    ("About 2,000 people were left homeless.", [("displaced", 2000, 2000)]),
    ("The army carried out four separate airstrikes on the port.", [("strikes", 4, 4)]),
    ("Two Su-24 and two MiG-29 jets bombed the port.", [("aircraft", 4, 4)]),
    ("There had been two separate strikes on the port.", [("strikes", 2, 2)]),
    ("The two sides agreed that these were three strikes too many.", []),
    ("About a half-dozen vehicles were hit in the raid.", [("vehicles", 6, 6)]),
    ("The drone struck the truck with three missiles.", [("munitions", 3, 3)]),
    ("Officials fear the blast could kill hundreds of people.", []),
    ("The group threatened to kill 10 hostages.", []),
    ("The strike destroyed 40 houses in two villages.", []),
    ("Hundreds of mourners gathered in the town of 15,000 people.", []),
    ("The soldiers were not killed in the raid.", []),
    ("Soldiers killed civilians in the village.", [("deaths", None, None)]),
    ("The 44-year-old veteran served for 20 years.", []),
    ("Ministers met two days before the raid.", []),
    ("She became the third pilot in the country's history to be killed.", []),
    ("The fatal police shooting of a baker shook the town.", [("deaths", 1, 1)]),
    ("A fatal attack on two guards was reported on Friday.", [("deaths", 2, 2)]),
    ("A deadly attack on a mosque shook the town.", []),
    ("Four people were shot, one fatally, in Velm.", [("casualties", 4, 4), ("deaths", 1, 1)]),
    ("The stabbing of two guards was reported on Friday.", [("injuries", 2, 2)]),
    ("A baker was rushed by cart to the clinic but was declared dead on arrival.", [("deaths", 1, 1)]),
    ("The toll of the wounded from falling masonry reached 20 people by Monday.", [("injuries", 20, 20)]),
    ("The toll of dead and wounded rose to 31.", [("casualties", 31, 31)]),
    ("The clinic documented the wounding of 20 people.", [("injuries", 20, 20)]),
    ("A guard suffered a gash in the face.", [("injuries", 1, 1)]),
    ("James Miller, Harbor Police Chief James Miller received critical injuries.", [("injuries", 1, 1)]),
    ("His brother James, Mayor Anna Hale were wounded.", [("injuries", 2, 2)]),
    ("Two guards suffered broken arms.", [("injuries", 2, 2)]),
    ("The guard suffered in his arms for 3 days.", []),
    ("Two men underwent surgery for gunshot wounds.", [("injuries", 2, 2)]),
    ("Seven bullets entered the man's body.", []),
    ("Firefighters removed the remains of several cars.", []),
    ("Three government bodies condemned the raid.", []),
    (
        "The raid killed the mayor, Dana Vey, and her deputy, Tom Orel, as well as their driver.",
        [("deaths", 3, 3)],
    ),
    ("The blast injured the girl's uncle, a 44-year-old, and another man.", [("injuries", 2, 2)]),
    ("The death of Dana Vey in Harn, a small town between Velm and Orel Lake, was told.", [("deaths", 1, 1)]),
    ("The gunman killed his wife, his son and himself.", [("deaths", 3, 3)]),
    ("The blast killed a man, a father of two, and a woman.", [("deaths", 2, 2)]),
    ("The blast killed a man in Harn and wounded a guard.", [("deaths", 1, 1), ("injuries", 1, 1)]),
    ("Troops killed a gunman, Velm and Harn officials said.", [("deaths", 1, 1)]),
    (
        "He is accused of stabbing and injuring his aunt, 52-year-old Ana Vey and 27-year-old Mira Orel.",
        [("injuries", 2, 2)],
    ),
    ("Guards found a 19 year old male, 33 year old male and a 61 year old female all deceased.", [("deaths", 3, 3)]),
    (
        "They named the dead as Dana Vey, head of the council; Tom Orel, an adviser to it, and their driver.",
        [("deaths", 3, 3)],
    ),
    ("The dead were a 17-year-old girl, a 44-year-old man and a 63-year-old woman.", [("deaths", 3, 3)]),
    ("The deceased gunman was named as 33-year-old Tom Orel.", [("deaths", 1, 1)]),
    ("The shooting of a boy and a girl shook the town.", [("casualties", 2, 2)]),
    ("Anger over the death of a Velm teenager shot and killed by guards fueled a riot.", [("deaths", 1, 1)]),
    ("Mortars kill and wound over 25 shoppers at the fish market of Velm.", [("casualties", 26, None)]),
    ("The five who were struck by bullets had been at a wake.", [("casualties", 5, 5)]),
    ("Five lawmakers were critical of the plan.", []),
    ("The guard who raised the alarm was among the dead.", [("deaths", 1, 1)]),
    ("Dana Vey survived after being shot in the leg.", [("injuries", 1, 1)]),
    ("Over 50 arrests have been made.", [("arrests", 51, None)]),
    ("Twelve people were hurt near the port, and two guards in the camp.", [("injuries", 12, 12), ("injuries", 2, 2)]),
    ("The three victims were taken to hospital.", [("casualties", 3, 3)]),
    ("One of the victims of a blast that sent five people to hospital died.", [("deaths", 1, 1), ("casualties", 5, 5)]),
    ("Her brother, Tam Orel, 19, and her mother were both injured.", [("injuries", 2, 2)]),
]

HEADLINES: list[tuple[str, list[Told]]] = [
    ("Velmia Says 62 Dead", [("deaths", 62, 62)]),
    ("Eight killed and over 29 injured in market blast", [("deaths", 8, 8), ("injuries", 30, None)]),
    ("Boy, 6, dies after blast; 2 injured", [("deaths", 1, 1), ("injuries", 2, 2)]),
    ("Blast kills 3 in Velm", [("deaths", 3, 3)]),
    ("Two dead, two critical in Velm shooting", [("deaths", 2, 2), ("injuries", 2, 2)]),
    ("Drone Strike Kills 2 Local Officials and Their Driver in Velm", [("deaths", 3, 3)]),
    ("Drone Strike Kills 2 Officials and Destroys a Truck", [("deaths", 2, 2)]),
    ("4 Shot, 1 Fatally, in Velm", [("casualties", 4, 4), ("deaths", 1, 1)]),
]


def test_nobody_killed_by_one_s_own_forces_is_no_toll() -> None:
    assert claims_in("The militia said no one had been killed by its fighters.") == ()
    assert claims_in("The army said nobody was killed by its soldiers in Velm.") == ()
    (none,) = claims_in("The army said no civilians were killed in its strike.")
    assert none.bounds == Bounds(0, 0)
    (some,) = claims_in("The monitor said 12 people were killed by the army's soldiers.")
    assert some.bounds == Bounds(12, 12)


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: list[Told]) -> None:
    assert sorted(told(claims_in(text)), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_headlines(text: str, expected: list[Told]) -> None:
    assert sorted(told(claims_in(text, title=True)), key=str) == sorted(expected, key=str)


LEAD = "A blast killed three people in the port of Velm on Friday."
ELSEWHERE = [
    "The baker had previously been arrested with two friends.",
    "In December 2003, a quake killed 612 people in Harn.",
    "In February, a quake hit Harn, killing 612 people.",
    "Last month, five villagers were killed in Harn.",
    "An earlier strike killed five villagers.",
    "It has been a review of a 2019 raid that killed five villagers.",
    "Since 2011, 4,000 people have been killed.",
    "So far this year, 18 people have been killed in such blasts.",
    "The port lies north of Harn, razed long ago by a quake that killed tens of thousands of people.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_another_event_or_a_sum_is_kept_with_its_reason(text: str) -> None:
    claims = [
        c for c in claims_in(LEAD, "The port was closed.", "Ships waited.", "Rain fell.", text) if c.evidence.start > 60
    ]
    assert claims
    assert all(c.scope is not Scope.INCIDENT and c.scope_reason for c in claims)


def test_what_had_happened_in_a_year_before_is_another_event() -> None:
    before = "I was in Harn in the summer of 2017, after the fire."
    (other,) = claims_in(LEAD, f"{before} Nineteen people had been killed there.")[-1:]
    assert other.scope is Scope.OTHER_EVENT
    (own,) = claims_in(LEAD, "Smoke hung over the quay. Nineteen people had been killed there.")[-1:]
    assert own.scope is Scope.INCIDENT


def test_the_lead_is_this_incidents() -> None:
    (claim,) = claims_in(LEAD)
    assert (claim.scope, claim.scope_reason) == (Scope.INCIDENT, "")


def test_a_part_points_at_its_whole() -> None:
    whole, *parts = sorted(
        claims_in("The strike killed eight people, including two children."), key=lambda c: c.part_of or ""
    )
    assert [(p.bounds.low, p.part_of) for p in parts if p.bounds] == [(2, whole.id)]


def test_two_more_is_an_increment_but_the_hurt_beside_the_dead_are_not() -> None:
    (more,) = claims_in("Two more people were killed overnight.")
    dead, hurt = claims_in("The blast killed ten and injured 20 more.")
    assert (more.increment, dead.increment, hurt.increment) == (True, False, False)


def test_modality_of_local_words() -> None:
    (claim,) = claims_in("The strike reportedly killed dozens of soldiers.")
    assert claim.modality.value == "reported"
    (claim,) = claims_in("The strike may have killed 10 soldiers.")
    assert claim.modality.value == "possible"


WORDS = st.lists(
    st.sampled_from([*(t for t, _ in COUNTS), *ELSEWHERE, "“", ",", "killed", "62", "¶", "of"]), max_size=6
).map(" ".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS | st.text(max_size=80))
def test_any_text_gives_claims_that_read_back(text: str) -> None:
    article = document([text])
    (analysis,) = dissect([article], Settings())
    claims = find_claims(article, (), survey(article, read_all(plant_all(analysis)), None))
    assert claims == find_claims(article, (), survey(article, read_all(plant_all(analysis)), None))
    for claim in claims:
        assert article.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert len(claim.evidence.text) <= 400
    assert len({c.id for c in claims}) == len(claims)


def test_a_quoted_headline_and_a_report_of_missing_people_are_reported() -> None:
    (claim,) = claims_in("'Nine die' in port blast", title=True)
    assert claim.modality.value == "reported"
    (claim,) = claims_in("Rescuers looked for several miners reported to be missing.")
    assert claim.modality.value == "reported"


def test_what_was_going_to_happen_did_not() -> None:
    assert told(claims_in("He knew that three men were going to be shot.")) == []


def test_a_mother_of_two_is_one() -> None:
    assert told(claims_in("A mother of two died on Friday.")) == [("deaths", 1, 1)]


def test_being_taken_to_where_one_died_is_no_injury() -> None:
    assert told(claims_in("The boy was flown to a clinic, where he was pronounced dead.")) == [("deaths", 1, 1)]


def test_a_repeated_headline_is_one_claim() -> None:
    headline = "Nine killed in port blast"
    assert len(claims_in(f"{headline} - The Port News {headline} - The Port News {headline}", title=True)) <= 2


def test_identified_victims_are_dead_only_where_someone_died() -> None:
    identified = "The victim was identified as Dana Vey."
    assert told(claims_in("A gunman shot a man.", identified)) == [("casualties", 1, 1), ("casualties", 1, 1)]
    assert ("deaths", 1, 1) in told(claims_in("A man died in the port.", identified))[1:]


def test_a_semicolon_parts_a_headline() -> None:
    assert told(claims_in("At least 13 dead in port blast; possible suspect at large", title=True)) == [
        ("deaths", 13, None)
    ]


def test_one_told_singly_is_a_part_of_the_number_but_stands_for_itself_without_one() -> None:
    whole, single = claims_in("A blast killed two people.", "Dana Vey, 44, died at the scene.")
    assert (whole.part_of, single.part_of) == (None, whole.id)
    (alone,) = claims_in("Dana Vey, 44, died at the scene.")
    assert alone.part_of is None


RANKED = [
    "A blast killed three people in the port of Velm on Friday, the second such attack this week.",
    "A blast killed three people in Velm, the third attack in the town this month.",
    "A blast killed three people in Velm, the worst attack in the port since 2019.",
    "A drone killed three guards on Friday in the latest such strike in a country torn by war.",
]


@pytest.mark.parametrize("text", RANKED)
def test_a_phrase_that_ranks_the_event_makes_no_other_of_it(text: str) -> None:
    assert told(claims_in(text)) == [("deaths", 3, 3)]


def test_a_second_attack_is_another_event() -> None:
    claims = claims_in(LEAD, "The port was closed.", "Ships waited.", "Rain fell.", "In the second attack, 5 died.")
    assert [c.scope for c in claims] == [Scope.INCIDENT, Scope.OTHER_EVENT]


def test_the_evidence_of_a_toll_holds_its_verb() -> None:
    (claim,) = claims_in("The monitors put the death toll at 83.")
    assert claim.evidence.text == "put the death toll at 83"


DOUBTED = [
    ("Police said the strike may have killed 10 people.", "possible"),
    ("Police said it was likely that 10 people had died.", "possible"),
    ("Police said the blast appeared to have killed 10 people.", "possible"),
    ("Police said a man suspected of shooting three people was caught.", "asserted"),
    ("Police said a clerk died and two men, believed to be managers, were hurt.", "asserted"),
    ("Police said four people were shot, possibly with a rifle.", "asserted"),
    ("Police said the street seemed calm until the sister of the boy killed by guards was arrested.", "asserted"),
]


@pytest.mark.parametrize(("text", "modality"), DOUBTED)
def test_doubt_bears_on_the_claim_only_from_its_own_clause(text: str, modality: str) -> None:
    assert heard_in(text)[0].modality.value == modality


def test_a_joined_harm_is_not_counted_among_the_dead() -> None:
    claims = claims_in("The death of two guards and dozens of injuries were reported.")
    assert told(claims) == [("deaths", 2, 2), ("injuries", 24, None)]


def test_people_held_in_a_riot_are_detained_but_suspects_arrested() -> None:
    assert told(claims_in("A riot broke out in Velm.", "By midnight 46 people had been arrested.")) == [
        ("detained", 46, 46)
    ]
    assert told(claims_in("A bank was robbed in Velm.", "By midnight 4 suspects had been arrested.")) == [
        ("arrests", 4, 4)
    ]


def test_the_other_victims_are_what_the_page_tells_as_many_of() -> None:
    others = "Police named the other victims as a 52-year-old cook and a 29-year-old waiter."
    assert told(claims_in("A clerk died and two people were wounded.", others))[-1] == ("injuries", 2, 2)
    assert claims_in("Three people died.", others)[-1].attribute.value == "deaths"


def test_one_told_dead_is_no_further_casualty() -> None:
    assert told(claims_in("Dana Vey was hit by two bullets.", "Dana Vey died on Friday.")) == [("deaths", 1, 1)]


def test_a_list_of_the_wounded_is_one_count() -> None:
    found = "Deputies found a woman with a wound to the head and a man with a wound to the leg."
    assert told(claims_in(found)) == [("injuries", 2, 2)]
    assert ("casualties", 2, 2) in told(claims_in(found, "One of them, a baker, died."))


def test_a_far_place_at_the_head_of_a_sentence_is_another_event() -> None:
    article = document(
        [
            "A gunman killed one person in Flint, Michigan, on Monday. The man fled. Rain fell. It was calm. "
            "In Seattle, a gunman killed two people. In Washington, the ministry said one person was killed. "
            "In Lansing, a guard was wounded."
        ]
    )
    (analysis,) = dissect([article], Settings())
    event = EventSketch(kind="shooting", places=("place:geonames:4992982",), place_name="Flint")
    claims = find_claims(article, (), survey(article, read_all(plant_all(analysis)), event))
    assert [(c.bounds.low, c.scope.value) for c in claims if c.bounds] == [
        (1, "incident"),
        (2, "other-event"),
        (1, "incident"),
        (1, "incident"),
    ]
    quake = EventSketch(kind="earthquake", places=event.places, place_name="Flint")
    assert all(
        c.scope is Scope.INCIDENT
        for c in find_claims(article, (), survey(article, read_all(plant_all(analysis)), quake))
    )
