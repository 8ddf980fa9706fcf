"""Through whom words came: the one who claims, whoever passes it on, and speech inside speech."""

from __future__ import annotations

import pytest
from tests.stages.extract.telling import page, tell

from rashomon.schema.claim import Claim
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import dissect
from rashomon.stages.extract.extract import extract

RELAYED = [
    ("Karim Doss told CNN that 12 people died.", "Karim Doss", ["CNN"]),
    ("Twelve people died, a doctor told Reuters.", "doctor", ["Reuters"]),
    (
        "“Twelve people died,” the doctor was quoted by the Orlan News Agency as saying.",
        "doctor",
        ["Orlan News Agency"],
    ),
    ("Twelve people died, according to state media citing the health ministry.", "health ministry", ["state media"]),
    ("State media, citing the health ministry, said 12 people had died.", "health ministry", ["State media"]),
    ("State media reported that 12 people died, citing the health ministry.", "health ministry", ["State media"]),
    ("Karim Doss said in an interview with Al Jazeera that 12 people died.", "Karim Doss", ["Al Jazeera"]),
    ("In an interview with the BBC, Karim Doss said 12 people died.", "Karim Doss", ["BBC"]),
    ("According to the Orlan Times, Karim Doss said 12 people died.", "Karim Doss", ["Orlan Times"]),
    ("Karim Doss said 12 people died, according to state television.", "Karim Doss", ["state television"]),
    ("Reuters reported, citing a security source, that 12 people died.", "security source", ["Reuters"]),
    ("The AFP news agency quoted a resident as saying 12 people had died.", "resident", ["AFP news agency"]),
    ("The ministry said, as quoted by state media, that 12 people died.", "ministry", ["state media"]),
    ("Officials cited by local media said 12 people died.", "Officials", ["local media"]),
    ("Speaking to Al Jazeera, the governor said 12 people died.", "governor", ["Al Jazeera"]),
    ("The governor told state television on Monday that 12 people died.", "governor", ["state television"]),
    ("A military source told Sana, the state news agency, that 12 people died.", "military source", ["Sana"]),
    ("The army said in a statement carried by state media that 12 people died.", "army", ["state media"]),
    ("The Interfax agency, quoting the ministry, said 12 people died.", "ministry", ["Interfax agency"]),
    ("“Twelve people died,” Karim Doss told the Associated Press by phone.", "Karim Doss", ["Associated Press"]),
]

DIRECT = [
    ("Karim Doss told the court that 12 people died.", "Karim Doss"),
    ("A witness told the rights group that soldiers had killed 12 people.", "witness"),
    ("The mayor said the media had lied about 12 deaths.", "mayor"),
    ("Karim Doss told Anna Holt of the BBC inquiry that 12 people died.", "Karim Doss"),
]

NESTED = [
    ("The mayor, Dana Orr, said police had told her that 12 people died.", ["police", "Dana Orr"]),
    ("Police said witnesses had told them that 12 people died.", ["witnesses", "Police"]),
    ("The rights group said it had been told by doctors that 12 people died.", ["doctors", "rights group"]),
    (
        "The Orlan News Agency reported that the health ministry said 12 people died.",
        ["health ministry", "Orlan News Agency"],
    ),
    ("Karim Doss said 12 people died, the Orlan News Agency reported.", ["Karim Doss", "Orlan News Agency"]),
    (
        "State TV quoted Defence Minister Karim Doss as saying the army had told him that 12 people died.",
        ["army", "Karim Doss", "State TV"],
    ),
]


def told(sentence: str) -> list[Claim]:
    document = page(sentence)
    (analysis,) = dissect([document], Settings())
    return [claim for claim in extract(document, analysis).claims if claim.attribute == "deaths"]


@pytest.mark.parametrize(("sentence", "speaker", "via"), RELAYED, ids=[r[0] for r in RELAYED])
def test_the_outlet_that_passes_words_on_is_not_their_speaker(sentence: str, speaker: str, via: list[str]) -> None:
    inner = min(tell(sentence), key=lambda s: s.end - s.start)
    assert inner.speaker is not None
    assert (inner.speaker.name, [source.name for source in inner.via]) == (speaker, via)
    assert "citing" not in inner.content[-1].text


@pytest.mark.parametrize(("sentence", "speaker"), DIRECT, ids=[d[0] for d in DIRECT])
def test_whoever_is_told_is_no_relay(sentence: str, speaker: str) -> None:
    outer = next(s for s in tell(sentence) if s.inside is None)
    assert outer.speaker is not None
    assert (outer.speaker.name, outer.via) == (speaker, ())


@pytest.mark.parametrize(("sentence", "chain"), NESTED, ids=[n[0] for n in NESTED])
def test_a_claim_told_inside_a_telling_keeps_the_whole_chain(sentence: str, chain: list[str]) -> None:
    (claim,) = told(sentence)
    assert claim.claimant is not None
    assert [claim.claimant.name, *(source.name for source in claim.via)] == chain


@pytest.mark.parametrize("sentence", [n[0] for n in NESTED], ids=[n[0] for n in NESTED])
def test_speech_inside_speech_names_the_telling_it_stands_in(sentence: str) -> None:
    statements = {s.id: s for s in tell(sentence)}
    inner = min(statements.values(), key=lambda s: s.end - s.start)
    assert inner.inside is not None
    outer = statements[inner.inside]
    assert outer.start <= inner.start
    assert inner.end <= outer.end
