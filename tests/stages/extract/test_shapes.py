"""Every shape in which English news gives words to somebody, one short page each."""

from __future__ import annotations

import pytest
from tests.stages.extract.telling import heard, tell

Said = list[tuple[str | None, str]]

PLAIN: list[tuple[str, Said]] = [
    ("Mayor Ann Roe said two people died in the fire.", [("Ann Roe", "two people died in the fire")]),
    ("Two people died in the fire, Mayor Ann Roe said.", [("Ann Roe", "Two people died in the fire")]),
    ("Two people, Mayor Ann Roe said, died in the fire.", [("Ann Roe", "Two people … died in the fire")]),
    ("“We lost two people,” Mayor Ann Roe said.", [("Ann Roe", "We lost two people")]),
    ("“We lost two people,” said Mayor Ann Roe.", [("Ann Roe", "We lost two people")]),
    ("Mayor Ann Roe said: “We lost two people.”", [("Ann Roe", "We lost two people.")]),
    ("Mayor Ann Roe said, “We lost two people.”", [("Ann Roe", "We lost two people.")]),
    ("“We lost two people,” Roe said, “and we mourn them.”", [("Roe", "We lost two people … and we mourn them.")]),
    (
        "Ann Roe said the fire was “a crime” and would be punished.",
        [("Ann Roe", "the fire was “a crime” and would be punished")],
    ),
    ("The ministry said on Monday that the road was closed.", [("ministry", "the road was closed")]),
    ("“Nobody was hurt,” said the ministry.", [("ministry", "Nobody was hurt")]),
    (
        "The bridge was hit at dawn, said the Norland army in a statement.",
        [("Norland army", "The bridge was hit at dawn")],
    ),
    ("Police told reporters that the gunman had fled.", [("Police", "the gunman had fled")]),
    (
        "Witnesses told the Norton Gazette the shooting lasted ten minutes.",
        [("Witnesses", "the shooting lasted ten minutes")],
    ),
    ("She wrote that the siege would end.", [("", "the siege would end")]),
    ("“Leave now,” the pilot shouted.", [("pilot", "Leave now")]),
    ("“Is anyone there?” a rescuer asked.", [("rescuer", "Is anyone there?")]),
    ("The doctor asked whether more ambulances were coming.", [("doctor", "whether more ambulances were coming")]),
]

ATTITUDES: list[tuple[str, Said]] = [
    ("The army denied that it had shelled the market.", [("army", "it had shelled the market")]),
    ("The army denied shelling the market.", [("army", "shelling the market")]),
    ("The army denied any involvement.", [("army", "any involvement")]),
    ("Police believe the bomber acted alone.", [("Police", "the bomber acted alone")]),
    ("The governor warned that more rain was coming.", [("governor", "more rain was coming")]),
    ("The governor warned of more flooding.", [("governor", "more flooding")]),
    ("A hospital official confirmed the death of two soldiers.", [("hospital official", "the death of two soldiers")]),
    (
        "Norland accused the rebels of using civilians as shields.",
        [("Norland", "the rebels of using civilians as shields")],
    ),
    ("The envoy condemned the attack on the convoy.", [("envoy", "the attack on the convoy")]),
    ("The rebels claimed responsibility for the attack.", [("rebels", "responsibility for the attack")]),
    ("The minister blamed the crash on fog.", [("minister", "the crash on fog")]),
    ("The minister called the raid a massacre.", [("minister", "the raid a massacre")]),
    ("The mayor described the scene as chaotic.", [("mayor", "the scene as chaotic")]),
    ("The prime minister vowed to rebuild the port.", [("prime minister", "to rebuild the port")]),
    ("The president urged residents to stay indoors.", [("president", "residents to stay indoors")]),
    ("The coalition refused to confirm the strike.", [("coalition", "to confirm the strike")]),
    ("The judge was adamant that the trial would go on.", [("judge", "the trial would go on")]),
    (
        "Governor Lee Park is confident that power will be back by Friday.",
        [("Lee Park", "power will be back by Friday")],
    ),
    ("Villagers were critical of the slow response.", [("Villagers", "the slow response")]),
    ("The envoy went on to defend the raid.", [("envoy", "the raid")]),
    ("One of the survivors said the dam had burst.", [("One of the survivors", "the dam had burst")]),
    ("A handful of villagers said the dam had burst.", [("handful of villagers", "the dam had burst")]),
    ("A handful of shells said nothing to the town.", []),
    ("Residents fear that the dam will burst.", [("Residents", "the dam will burst")]),
]

SOURCES: list[tuple[str, Said]] = [
    ("According to the ministry, three soldiers were wounded.", [("ministry", "three soldiers were wounded")]),
    ("Three soldiers were wounded, according to the ministry.", [("ministry", "Three soldiers were wounded")]),
    ("Three soldiers, according to the ministry, were wounded.", [("ministry", "Three soldiers … were wounded")]),
    ("As per the army, the depot was empty.", [("army", "the depot was empty")]),
    ("The depot was empty, per the army.", [("army", "The depot was empty")]),
    ("As Ann Roe put it, the town was on its knees.", [("Ann Roe", "the town was on its knees")]),
    ("“It was hell,” as Ann Roe put it.", [("Ann Roe", "It was hell")]),
    ("In the words of the mayor, the town was on its knees.", [("mayor", "the town was on its knees")]),
    ("The strike, in the mayor's view, was a mistake.", [("mayor", "The strike … was a mistake")]),
    ("In the ministry's view, the strike was a mistake.", [("ministry", "the strike was a mistake")]),
    (
        "Citing the ministry, the agency said three soldiers were wounded.",
        [("ministry", "three soldiers were wounded")],
    ),
]

PASSIVES: list[tuple[str, Said]] = [
    ("Reporters were told that the strike had failed.", [(None, "the strike had failed")]),
    ("The family was told by police that he was alive.", [("police", "he was alive")]),
    ("The general was quoted as saying the town had fallen.", [("general", "the town had fallen")]),
    ("“The town has fallen,” the general was quoted as saying.", [("general", "The town has fallen")]),
    ("The gunman is reported to have fled.", [(None, "The gunman … to have fled")]),
    ("Dozens are believed to have died.", [(None, "Dozens … to have died")]),
    ("It was claimed that the depot held fuel.", [(None, "the depot held fuel")]),
    ("It is feared that hundreds are trapped.", [(None, "hundreds are trapped")]),
    ("The raid was condemned by the mayor of Norton.", [("mayor of Norton", "The raid")]),
]

NOUNS: list[tuple[str, Said]] = [
    ("A statement from the ministry said the road was closed.", [("ministry", "the road was closed")]),
    ("The ministry's claim that the road was closed could not be checked.", [("ministry", "the road was closed")]),
    ("The allegation by the rebels that aid was stolen angered many.", [("rebels", "aid was stolen")]),
    ("Officials dismissed allegations that aid was stolen.", [("Officials", "allegations that aid was stolen")]),
    ("The ministry said in a report released Friday that aid was stolen.", [("ministry", "aid was stolen")]),
    ("In a report released Friday, the ministry said aid was stolen.", [("ministry", "aid was stolen")]),
    ("A report by Norland Watch found that aid was stolen.", [("Norland Watch", "aid was stolen")]),
    ("The mayor's answer was that nobody had asked him.", [("mayor", "nobody had asked him")]),
    ("The army issued a statement saying the village was empty.", [("army", "the village was empty")]),
    ("The commander has no evidence that gas was used.", [("commander", "gas was used")]),
    ("There were reports that gas was used.", [(None, "gas was used")]),
]

HEADLINES: list[tuple[str, Said]] = [
    ("Norland Says 62 Dead in Raid", [("Norland", "62 Dead in Raid")]),
    ("Report: At Least 62 Killed in Raid", [("Report", "At Least 62 Killed in Raid")]),
    ("62 killed in raid, ministry says", [("ministry", "62 killed in raid")]),
    ("62 killed in raid: ministry", [("ministry", "62 killed in raid")]),
    ("62 killed in raid – ministry", [("ministry", "62 killed in raid")]),
    ("Police: gunman fled on foot", [("Police", "gunman fled on foot")]),
    ("Rebels: We Shot Down the Jet", [("Rebels", "We Shot Down the Jet")]),
    ("‘We shot down the jet,’ rebels say", [("rebels", "We shot down the jet")]),
    ("Ann Roe: ‘We will rebuild’", [("Ann Roe", "We will rebuild")]),
    ("Norland army denies shelling market", [("Norland army", "shelling market")]),
    ("UN warns of famine in Sudmark", [("UN", "famine in Sudmark")]),
]

SCRIPTS: list[tuple[str, Said]] = [
    ("ROE: We lost two people.", [("ROE", "We lost two people")]),
    ("ANN ROE, MAYOR OF NORTON: We lost two people.", [("ANN ROE", "We lost two people")]),
    ("Ann Roe: We lost two people.", [("Ann Roe", "We lost two people")]),
    ("“We lost two people” – Ann Roe", [("Ann Roe", "We lost two people")]),
    ("“We lost two people.” — Ann Roe, mayor of Norton", [("Ann Roe", "We lost two people.")]),
]

MARKS: list[tuple[str, Said]] = [
    ('"We lost two people," Ann Roe said.', [("Ann Roe", "We lost two people")]),
    ("''We lost two people,'' Ann Roe said.", [("Ann Roe", "We lost two people")]),
    ("``We lost two people,'' Ann Roe said.", [("Ann Roe", "We lost two people")]),
    ("‘We lost two people,’ Ann Roe said.", [("Ann Roe", "We lost two people")]),
    ("'We lost two people,' Ann Roe said.", [("Ann Roe", "We lost two people")]),
    ("«We lost two people», Ann Roe said.", [("Ann Roe", "We lost two people")]),
    ("„We lost two people“, Ann Roe said.", [("Ann Roe", "We lost two people")]),
    ("”We lost two people,” Ann Roe said.", [("Ann Roe", "We lost two people")]),
    ("“We lost two people,“ Ann Roe said.", [("Ann Roe", "We lost two people")]),
    ("“We lost two people, Ann Roe said.", [("Ann Roe", "We lost two people")]),
    ("We lost two people,” Ann Roe said.", [("Ann Roe", "We lost two people")]),
    ("“We lost two people,”” Ann Roe said.", [("Ann Roe", "We lost two people")]),
    ("“It's the miners' fault, isn't it,” Ann Roe said.", [("Ann Roe", "It's the miners' fault, isn't it")]),
    ("The miners' lamps were out and the soldiers' boots were wet.", []),
    ("The so-called “safe zone” was bombed again.", []),
    ("The “ceasefire” lasted an hour.", []),
    ("He drove a ‘technical’ into the wall.", []),
    ("The film “Long Night in Norton” opens on Friday.", []),
]


def _speakers_end(said: Said) -> Said:
    return said


@pytest.mark.parametrize(("text", "expected"), [*PLAIN, *ATTITUDES, *SOURCES, *PASSIVES, *NOUNS, *SCRIPTS, *MARKS])
def test_a_sentence_gives_its_words_to_its_source(text: str, expected: Said) -> None:
    assert heard(tell(text)) == expected


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_a_headline_gives_its_words_to_its_source(text: str, expected: Said) -> None:
    assert heard(tell(text, title=True)) == expected


PAGES: list[tuple[tuple[str, ...], Said]] = [
    (
        ("“We lost two people,” Ann Roe said. “It was a long night.", "“We will rebuild,” she said."),
        [("Ann Roe", "We lost two people … It was a long night."), ("Ann Roe", "We will rebuild")],
    ),
    (
        ("“We lost two people,” Ann Roe said.", "“We will rebuild the port and the school.”"),
        [("Ann Roe", "We lost two people … We will rebuild the port and the school.")],
    ),
    (
        ("“We lost two people,” Ann Roe said.", "“We will rebuild the port.", "“And the school.”"),
        [("Ann Roe", "We lost two people … We will rebuild the port. … And the school.")],
    ),
    (
        ("“We lost two people,” Ann Roe said.", "He added that the port was shut.", "The ferry sank in May."),
        [("Ann Roe", "We lost two people"), ("", "the port was shut")],
    ),
    (
        ("“We lost two people,” Roe said, adding that the port was shut. “It was a long night.”",),
        [("Roe", "We lost two people … It was a long night."), ("Roe", "the port was shut")],
    ),
    (
        ("“We lost two people,” Roe said. “It was long. It was cold. Nobody slept.”",),
        [("Roe", "We lost two people … It was long. It was cold. Nobody slept.")],
    ),
    (
        ("Roe and Park said the port was shut.",),
        [("Roe and Park", "the port was shut")],
    ),
    (
        ("Police said witnesses told them two men had fled.",),
        [("Police", "witnesses told them two men had fled"), ("witnesses", "two men had fled")],
    ),
    (
        ("The army said the rebels had claimed that the bridge was mined.",),
        [("army", "the rebels had claimed that the bridge was mined"), ("rebels", "the bridge was mined")],
    ),
    (
        ("The mayor continued:", "“We will rebuild the port.”"),
        [("mayor", "We will rebuild the port.")],
    ),
    (
        ("The mayor saw a “miracle. The rain had stopped.", "Police said the road was open."),
        [("Police", "the road was open")],
    ),
    (
        ("“The market hasn’t failed the town,” Ann Roe mocked. “The town has failed the market.”",),
        [("Ann Roe", "The market hasn’t failed the town … The town has failed the market.")],
    ),
    (
        ("Roe said the port was shut and that the ferry had sunk.",),
        [("Roe", "the port was shut and that the ferry had sunk")],
    ),
    (
        ("The ministry confirmed that Roe had died, and that Park was hurt.",),
        [("ministry", "Roe had died, and that Park was hurt")],
    ),
    (
        ("The port was shut, Roe said, and the ferry had sunk.",),
        [("Roe", "The port was shut … and the ferry had sunk")],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), PAGES, ids=[page[0][0][:50] for page in PAGES])
def test_a_page_gives_its_words_to_its_sources(lines: tuple[str, ...], expected: Said) -> None:
    assert heard(tell(*lines)) == expected


def test_a_speech_inside_a_speech_is_a_chain() -> None:
    outer, inner = tell("Police said witnesses told them two men had fled.")
    assert inner.inside == outer.id
    assert outer.inside is None
