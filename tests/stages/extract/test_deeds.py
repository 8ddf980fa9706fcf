from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.stages.extract.test_claims import document

from rashomon.schema.claim import Claim
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import dissect
from rashomon.stages.extract.deeds import find_deeds
from rashomon.stages.extract.reading import read_all
from rashomon.stages.extract.statements import find_statements
from rashomon.stages.extract.surroundings import survey
from rashomon.stages.extract.tree import plant_all

Said = tuple[str, str, str | None, str]


def deeds_in(*paragraphs: str) -> tuple[Claim, ...]:
    article = document(paragraphs)
    (analysis,) = dissect([article], Settings())
    surroundings = survey(article, read_all(plant_all(analysis)), None)
    return find_deeds(article, analysis.quotations, find_statements(article, analysis), surroundings)


def said(claims: tuple[Claim, ...], *attributes: str) -> list[Said]:
    """Attribute, value, claimant and modality of the claims on some attributes."""
    return [
        (c.attribute.value, c.value, c.claimant.name if c.claimant else None, c.modality.value)
        for c in claims
        if not attributes or c.attribute.value in attributes
    ]


WHO: list[tuple[str, list[tuple[str, str | None, str]]]] = [
    (
        "The Belgravian Liberation Front claimed responsibility for the attack on the barracks.",
        [("Belgravian Liberation Front", "Belgravian Liberation Front", "asserted")],
    ),
    ("No group has claimed responsibility for the bombing in Velm.", [("nobody", None, "asserted")]),
    (
        "The Belgravian Liberation Front said nobody was attacked by its forces.",
        [("Belgravian Liberation Front", "Belgravian Liberation Front", "denied")],
    ),
    (
        "The Zendan army said that no civilians had been attacked by its soldiers.",
        [("Zendan army", "Zendan army", "denied")],
    ),
    ("The Zendan army said the clinic was bombed by its forces.", [("Zendan army", "Zendan army", "asserted")]),
    (
        "The Turkish defence ministry denied involvement in the shelling of the market.",
        [("Turkish defence ministry", "Turkish defence ministry", "denied")],
    ),
    (
        "Israel neither confirmed nor denied that it had carried out the strike.",
        [("Israel", "Israel", "unconfirmed")],
    ),
    (
        "The Zendan interior ministry said US jets bombed the hospital in Velm.",
        [("United States", "Zendan interior ministry", "asserted")],
    ),
    ("The governor blamed the attack on Hezbollah.", [("Hezbollah", "governor", "asserted")]),
    ("The mayor accused Russian forces of bombing the clinic.", [("Russian forces", "mayor", "asserted")]),
    ("The mayor accused Russia of lying about the clinic.", []),
    (
        "Police said Jonas Marsh was charged with murder in the shooting of Ann Roe.",
        [("Jonas Marsh", "Police", "asserted")],
    ),
    (
        "Police arrested a suspect, Omar Reese, who is suspected of killing the clerk.",
        [("Omar Reese", None, "possible")],
    ),
    ("The army said it was not responsible for the attack.", [("army", "army", "denied")]),
    (
        "The rebels denied carrying out the attack and blamed the government.",
        [("rebels", "rebels", "denied"), ("government", "rebels", "asserted")],
    ),
    ("The shelling by Turkish forces killed five civilians in Velm.", [("Turkish forces", None, "asserted")]),
    (
        "Rockets fired by Syrian government forces killed three children, the Observatory said.",
        [("Syrian government forces", "Observatory", "asserted")],
    ),
    (
        "The attack was carried out by the Islamic State group, officials said.",
        [("Islamic State group", "officials", "asserted")],
    ),
    ("Residents said a Turkish drone struck the car.", [("Turkey", "Residents", "asserted")]),
    ("A drone struck the car, residents said.", []),
    ("A warplane of the Russian air force bombed the town.", [("Russian air force", None, "asserted")]),
    ("The strike was attributed to Israel by Syrian state media.", [("Israel", None, "asserted")]),
    ("Hamas took responsibility for the attack.", [("Hamas", "Hamas", "asserted")]),
    ("The quake killed 40 people and hit the port of Velm.", []),
    ("The Georgia shooting killed two people.", []),
    ("Lt. Jonas Marsh spoke to a man. He said he had shot his wife, Marsh said.", []),
    ("The deputies take none of the credit for the raid.", []),
    ("The president plans to bomb the camps, an aide said.", []),
]


@pytest.mark.parametrize(("text", "wanted"), WHO)
def test_who_is_said_to_have_done_it(text: str, wanted: list[tuple[str, str | None, str]]) -> None:
    assert said(deeds_in(text), "responsibility") == [("responsibility", *row) for row in wanted]


PURPOSES: list[tuple[str, list[Said]]] = [
    (
        "The army said it had struck a depot in Velm by mistake.",
        [("intent", "mistaken", "army", "asserted")],
    ),
    ("The bombing was not deliberate, the ministry said.", [("intent", "deliberate", "ministry", "denied")]),
    (
        "Ukraine said Russia deliberately targeted the hospital.",
        [
            ("intent", "deliberate", "Ukraine", "asserted"),
            ("intended-target", "hospital", "Ukraine", "asserted"),
        ],
    ),
    ("Russia said it had not targeted civilians.", [("intended-target", "civilians", "Russia", "denied")]),
    (
        "The coalition said the strike was intended for an Islamic State command post.",
        [("intended-target", "Islamic State command post", "coalition", "asserted")],
    ),
    ("Children must never be targeted, the envoy said.", []),
    ("He took the wrong bus by mistake.", []),
]


@pytest.mark.parametrize(("text", "wanted"), PURPOSES)
def test_purpose_and_aim(text: str, wanted: list[Said]) -> None:
    assert said(deeds_in(text), "intent", "intended-target") == wanted


WEAPONS: list[tuple[str, list[str]]] = [
    ("A gunman armed with a handgun shot four people at a party.", ["handgun"]),
    ("A car bomb killed nine people in Velm.", ["car bomb"]),
    ("Warplanes dropped barrel bombs on the market, killing six.", ["barrel bomb"]),
    ("The man was stabbed with a knife.", ["knife"]),
    ("The minister spoke of rockets and satellites.", []),
    ("Police found a rifle in his home in Velm.", []),
]


@pytest.mark.parametrize(("text", "wanted"), WEAPONS)
def test_with_what(text: str, wanted: list[str]) -> None:
    assert [c.value for c in deeds_in(text) if c.attribute.value == "weapon"] == wanted


def test_a_deed_tells_whom_it_was_done_to_and_reads_back() -> None:
    (claim,) = deeds_in("The Zendan army shelled the village of Orel.")
    assert claim.subject == "the village of Orel"
    assert claim.actor is not None
    assert claim.actor.name == "Zendan army"
    assert claim.bounds is None


def test_a_short_word_for_a_known_body_is_that_body() -> None:
    claims = deeds_in(
        "Two people died in a strike near Velm.",
        "The US-led coalition is looking into it.",
        "A coalition airstrike hit a car.",
    )
    assert [c.value for c in claims if c.attribute.value == "responsibility"] == ["US-led coalition"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([row[0] for row in (*WHO, *PURPOSES)]), min_size=1, max_size=4))
def test_every_deed_reads_back_from_the_page_and_is_said_once(paragraphs: list[str]) -> None:
    article = document(paragraphs)
    claims = deeds_in(*paragraphs)
    assert all(article.text[c.evidence.start : c.evidence.end] == c.evidence.text for c in claims)
    assert len({c.id for c in claims}) == len(claims)
    assert list(claims) == sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.attribute, c.id))
    assert claims == deeds_in(*paragraphs)
