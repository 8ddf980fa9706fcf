"""The event a document tells: kind, day, place, each from its own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.language.gazetteer import place
from rashomon.schema.area import WherePrecision
from rashomon.schema.document import Block, BlockRole, Dated, Document, Precision
from rashomon.schema.extraction import EventSketch
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import dissect
from rashomon.stages.extract.dates import anchor_of, resolve
from rashomon.stages.extract.event import sketch_event
from rashomon.stages.extract.event_aside import asides, is_aside
from rashomon.stages.extract.toponyms import find_toponyms


def document_of(title: str, *paragraphs: str, published: str | None = "2014-03-05") -> Document:
    text, blocks = title, [Block(0, len(title), BlockRole.TITLE)]
    for paragraph in paragraphs:
        text += "\n\n"
        blocks.append(Block(len(text), len(text) + len(paragraph), BlockRole.PARAGRAPH))
        text += paragraph
    dated = Dated(published, Precision.DAY, "test") if published else None
    return Document("d", "p", (), text, tuple(blocks), published=dated)


def sketch(title: str, *paragraphs: str, published: str | None = "2014-03-05") -> EventSketch:
    document = document_of(title, *paragraphs, published=published)
    (analysis,) = dissect([document], Settings())
    found = sketch_event(document, analysis)
    for evidence in (found.kind_evidence, found.date_evidence, found.place_evidence):
        assert evidence is None or document.text[evidence.start : evidence.end] == evidence.text
    return found


@pytest.mark.parametrize(
    ("title", "paragraph", "kind"),
    [
        ("Nine dead in air raid on market", "Warplanes struck a market on Tuesday.", "airstrike"),
        ("Drone strike kills driver", "A missile from a drone hit a car.", "airstrike"),
        ("Mortar fire kills four", "Artillery shells fell on the old town.", "shelling"),
        ("Two shot outside bar", "A gunman opened fire on Tuesday.", "shooting"),
        ("Car bomb kills five", "A bomb went off beside a bus.", "bombing"),
        ("Troops raid farm, seize three men", "Special forces raided a farm.", "raid"),
        ("Strong quake jolts island", "A magnitude 6 earthquake struck on Tuesday.", "earthquake"),
        ("Three stabbed on train", "A man with a knife attacked riders.", "stabbing"),
        ("Bus and truck crash kills six", "A bus collided with a truck.", "crash"),
        ("Attack on market: attack toll rises after attack", "Artillery shelled the market.", "shelling"),
        ("Attack on market kills nine", "The attack came at noon.", "attack"),
        ("Rioters loot shops", "Rioting went on for a second night.", "riot"),
        ("Climber dies in avalanche", "A mountaineer was buried by an avalanche.", "accident"),
        ("Accident kills two", "The car accident came at noon; a truck and a bus had a collision.", "crash"),
        ("Clashes in Velden", "A security operation and a night raid led to clashes.", "raid"),
        ("Woman killed in hit-and-run", "She was struck by a car on Friday.", "crash"),
        ("Nine hurt in drive-by", "It was a drive-by, neighbours said.", "shooting"),
        ("Council debates budget", "Members spoke about roads.", ""),
    ],
)
def test_kinds(title: str, paragraph: str, kind: str) -> None:
    assert sketch(title, paragraph).kind == kind


def test_the_day_is_the_events_and_not_the_speakers() -> None:
    found = sketch(
        "Two shot outside bar",
        "Two men were shot outside a bar late Saturday, police said on Monday.",
        "The suspect was charged on Tuesday.",
    )
    assert found.date is not None
    assert found.date.value == "2014-03-01"
    assert found.date_evidence is not None
    assert found.date_evidence.text == "late Saturday"


def test_a_full_date_that_the_event_s_weekday_bears_out() -> None:
    where = "The market of Ashford on the evening of Friday, May 10, 2030 (Photo: Lakeside News)"
    found = sketch("Shells hit Ashford", where, "On Friday, artillery shelled the market.", published=None)
    assert (found.date.value if found.date else "") == "2030-05-10"
    other = sketch("Shells hit Ashford", where, "On Monday, artillery shelled the market.", published=None)
    assert other.date is None


def test_a_feast_that_names_a_party_is_not_the_day_of_what_happened_there() -> None:
    title, party = "Two shot at party", "Two men were shot at a New Year’s Eve party in Ashford."
    found = sketch(title, party, "The shooting happened shortly after 2 a.m. Wednesday.", published="2014-01-01")
    assert (found.date.value if found.date else "") == "2014-01-01"
    assert found.date_firm
    alone = sketch(title, party, published="2014-01-01")
    assert (alone.date.value if alone.date else "") == "2013-12-31"
    assert not alone.date_firm
    day = sketch(title, "Two men were shot in Ashford on New Year’s Eve.", published="2014-01-01")
    assert (day.date.value if day.date else "") == "2013-12-31"
    assert day.date_firm


def test_no_day_is_made_up() -> None:
    assert sketch("Two shot outside bar", "Two men were shot outside a bar.").date is None
    assert sketch("Two shot", "Two men were shot on Saturday.", published=None).date is None


def test_a_full_date_needs_no_published_date() -> None:
    found = sketch("Nine dead in air raid", "Nine people died in the air raid on 4 June 2011.", published=None)
    assert found.date is not None
    assert found.date.value == "2011-06-04"


def test_a_date_line_anchors_weekdays() -> None:
    found = sketch("Two shot outside bar", "6 March 2014", "Two men were shot on Tuesday.", published=None)
    assert found.date is not None
    assert found.date.value == "2014-03-04"


@pytest.mark.parametrize(
    ("title", "paragraph", "name", "country"),
    [
        ("Air raid kills nine", "Warplanes bombed a market in Manbij, Syria, a doctor in Beirut said.", "Manbij", "SY"),
        (
            "Quake hits island",
            "BANDUNG (AP) - An earthquake struck near Bandar Abbas in Iran on Tuesday.",
            "Bandar Abbas",
            "IR",
        ),
        ("Two shot in Duluth", "Two men were shot in Duluth, Minn., police said.", "Duluth", "US"),
        (
            "Shelling kills six",
            "Shells hit a school in Deir al-Zor, Russia's envoy said in Geneva.",
            "Deir ez-Zor",
            "SY",
        ),
    ],
)
def test_the_place_is_the_events(title: str, paragraph: str, name: str, country: str) -> None:
    found = sketch(title, paragraph)
    entry = place(found.places[0])
    assert entry is not None
    assert (entry.name, entry.country) == (name, country)


def test_a_country_that_acts_is_no_place() -> None:
    found = sketch("US strike kills nine", "A US jet struck a village near Kandahar in Afghanistan on Tuesday.")
    entry = place(found.places[0])
    assert entry is not None
    assert entry.country == "AF"


def test_a_town_goes_before_its_country() -> None:
    found = sketch(
        "Air raid in Syria kills nine", "An air raid in Syria killed nine people.", "It hit a farm near Manbij."
    )
    entry = place(found.places[0])
    assert entry is not None
    assert (entry.name, entry.country) == ("Manbij", "SY")
    assert "country:SY" in found.places


def test_an_empty_document() -> None:
    assert sketch("", published=None) == EventSketch()


def test_anchor_and_resolve() -> None:
    document = document_of("Two shot", "Two men were shot on Monday at 2 p.m.")
    (analysis,) = dissect([document], Settings())
    weekday, clock = analysis.paragraphs[1].paragraph.times
    found = resolve(weekday, anchor_of(document))
    assert found is not None
    assert found.value == "2014-03-03"
    assert resolve(clock, anchor_of(document)) is None


@pytest.mark.parametrize(
    "paragraph",
    [
        "Missiles hit a fish market in Marsa Dulin, a fishing town 60 kilometres east of Sirte in Libya, on Tuesday.",
        "Missiles hit a fish market in Marsa Dulin, about 60 km (37 miles) east of Sirte, Libya, on Tuesday.",
        "Missiles hit a fish market in Marsa Dulin, a town south of Sirte in Libya, on Tuesday.",
        "Missiles hit a fish market in Marsa Dulin, Libya. The town lies on the road between Sirte and Tripoli.",
    ],
)
def test_the_point_of_a_town_is_not_that_of_a_place_described_by_it(paragraph: str) -> None:
    found = sketch("Air raid kills nine", paragraph)
    assert found.place_name == "Marsa Dulin"
    assert found.places == ("country:LY",)


@pytest.mark.parametrize(
    ("paragraph", "name", "town"),
    [
        ("Warplanes bombed a convoy near the town of Manbij in Syria on Tuesday.", "near the town of Manbij", "Manbij"),
        ("Warplanes bombed a convoy south of Manbij in Syria on Tuesday.", "south of Manbij", "Manbij"),
    ],
)
def test_a_relation_stays_with_the_name(paragraph: str, name: str, town: str) -> None:
    found = sketch("Air raid kills nine", paragraph)
    entry = place(found.places[0])
    assert entry is not None
    assert entry.name == town
    assert found.place_name == name


def test_governments_are_no_places() -> None:
    found = sketch(
        "Air raid in Syria sparks row",
        "An air raid killed nine soldiers on Tuesday as tensions between Washington and Moscow rose.",
        "Moscow said its planes had not bombed Manbij, the town that was hit.",
    )
    entry = place(found.places[0])
    assert entry is not None
    assert entry.country == "SY"


def test_a_hospital_elsewhere_is_not_the_place() -> None:
    found = sketch(
        "Bomb hits bank",
        "A bomb exploded at a Woodburn-area bank on Tuesday.",
        "One man is in a Portland hospital. State police of Oregon are looking for two men.",
    )
    entry = place(found.places[0])
    assert entry is not None
    assert entry.name == "Woodburn"


def test_what_happened_long_ago_is_background() -> None:
    found = sketch(
        "Quake hits Iranian island",
        "An earthquake hit the island of Qeshm on Tuesday.",
        "In December 2003 an earthquake killed thousands in the city of Bam, and quakes hit Bam in 1998 too.",
    )
    entry = place(found.places[0])
    assert entry is not None
    assert entry.name == "Qeshm"


def test_an_american_station_reports_on_america() -> None:
    text = ("Two shot in Birmingham", "A sheriff said two men were shot in Birmingham on Tuesday after a 911 call.")
    document = replace(document_of(*text), url="https://www.wqqx.com/news/two-shot")
    (analysis,) = dissect([document], Settings())
    entry = place(sketch_event(document, analysis).places[0])
    assert entry is not None
    assert (entry.name, entry.country) == ("Birmingham", "US")


def test_a_village_that_nobody_knows_goes_before_its_province() -> None:
    found = sketch(
        "Raid in Sarmuniyah",
        "Commandos raided a house in the village of Sarmuniyah in Idlib province on Tuesday.",
        "Syrian state media said three men were taken from Sarmuniyah.",
    )
    assert found.place_name == "Sarmuniyah"
    assert found.places == ("region:SY-12", "country:SY")


def test_whose_strike_it_was_is_not_where() -> None:
    found = sketch(
        "US strike may have hit troops",
        "A US airstrike hit Syrian troops on Tuesday. The United States struck what it took for a camp.",
        "The army said the strike was south of Manbij in Syria.",
    )
    assert found.place_name == "south of Manbij"


@pytest.mark.parametrize(
    "sentence",
    [
        "Two days before this attack, a drone hit the centre of Tel Rifaat, where nine men were hurt.",
        "The strike coincided with heavy shelling of Tel Rifaat and of the centre of Tel Rifaat.",
        "In a separate attack a bomb hit the centre of Tel Rifaat and killed nine people in Tel Rifaat.",
    ],
)
def test_a_side_event_gives_no_place(sentence: str) -> None:
    found = sketch(
        "Drone hits van in workshop quarter", f"A drone targeted a van in Qamishli, a guild said. {sentence}"
    )
    assert found.place_name == "Qamishli"


def test_the_words_for_a_side_event_reach_to_the_sentence_s_end() -> None:
    (analysis,) = dissect(
        [
            document_of(
                "Raid",
                "A day earlier, a shell hit Arvo. Three days before the raid on the mill, rain fell. It was dry.",
            )
        ],
        Settings(),
    )
    paragraph = analysis.paragraphs[-1].paragraph
    told = [paragraph.text[found.start : found.stop] for found in asides(paragraph)]
    assert told == ["A day earlier, a shell hit Arvo.", "Three days before the raid on the mill, rain fell."]
    assert is_aside(asides(paragraph), paragraph.text.index("Arvo"))
    assert not is_aside(asides(paragraph), paragraph.text.index("It was"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Four months after the shooting of a baker in Arvo, a second arrest was made.",
        "Two girls died in separate shootings in Arvo.",
        "It began in Arvo earlier in the day.",
    ],
)
def test_a_later_turn_of_the_own_story_is_no_side_event(sentence: str) -> None:
    (analysis,) = dissect([document_of("Shooting", sentence)], Settings())
    assert asides(analysis.paragraphs[-1].paragraph) == ()


def test_the_only_town_of_a_side_event_goes_behind_the_country() -> None:
    found = sketch(
        "Drone hits van",
        "A drone hit a van in Syria. Two days before this attack, a drone hit the centre of Tel Rifaat.",
    )
    assert found.places[0] == "country:SY"


def test_the_town_of_the_dateline_has_the_event_in_its_neighbourhood() -> None:
    document = document_of(
        "Girl hurt by a shot", "TOLEDO, Ohio — A girl was shot by accident on Sunday.", "Toledo police are asking."
    )
    (analysis,) = dissect([document], Settings())
    found = sketch_event(document, analysis, find_toponyms(document, analysis))
    entry = place(found.places[0])
    assert entry is not None
    assert (entry.name, entry.admin) == ("Toledo", "OH")
    assert found.area is not None


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("30 kilometres south of Manbij", WherePrecision.NEAR),
        ("on the outskirts of Manbij", WherePrecision.NEAR),
        ("in Manbij", WherePrecision.PLACE),
    ],
)
def test_a_relation_to_a_place_is_an_area(words: str, precision: WherePrecision) -> None:
    area = sketch("Air raid kills nine", f"Warplanes bombed a market {words}, Syria, on Tuesday.").area
    assert area is not None
    assert area.precision is precision


def test_words_under_an_update_count_from_its_date() -> None:
    found = sketch(
        "Youth shot in village",
        "A shooting this afternoon left a boy dead.",
        "UPDATE 8:30 p.m., MARCH 6 - The sheriff named the victims of yesterday afternoon's shooting.",
        "The shooting yesterday is being investigated.",
        published="2014-03-05",
    )
    assert found.date is not None
    assert found.date.value == "2014-03-05"


def test_a_page_without_a_date_leaves_its_weekday_open() -> None:
    found = sketch("Nine dead in air raid", "Warplanes bombed a market on Friday.", published=None)
    assert (found.date, found.said, found.told) == (None, "friday", None)


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Six farmers were killed in an air strike near Orlov over the weekend.", "2014-03-01/2014-03-02"),
        ("An air strike killed six farmers last week.", "2014-02-24/2014-03-02"),
        ("An air strike killed six farmers between Sunday and Tuesday.", "2014-03-02/2014-03-04"),
        ("An air strike killed six farmers in February.", "2014-02"),
        ("The minister, who took office in February, spoke of an air strike.", None),
    ],
)
def test_words_that_leave_the_day_open(sentence: str, days: str | None) -> None:
    seen = sketch("Air strike kills farmers", sentence)
    assert (seen.date, seen.within.value if seen.within else None) == (None, days)


def test_a_day_goes_before_what_leaves_it_open() -> None:
    seen = sketch("Air strike kills farmers", "An air strike killed six farmers on Sunday, the third over the weekend.")
    assert (seen.date.value if seen.date else None, seen.within) == ("2014-03-02", None)


@pytest.mark.parametrize(
    ("sentence", "waters"),
    [
        ("A tanker was hit by a missile in the Red Sea on Sunday, killing two sailors.", "Red Sea"),
        ("A missile strike sank a cargo ship in the Gulf of Aden on Sunday.", "Gulf of Aden"),
        ("A missile strike sank a cargo ship at the southern end of the Red Sea.", ""),
        ("A missile strike sank a cargo ship in the southern part of the Red Sea.", "Red Sea"),
        ("A missile strike sank a cargo ship in a port of the Red Sea.", ""),
        ("The boat was bombed in international waters, the navy said.", "international waters"),
        ("Two jets collided over the Black Sea, killing both crews.", "Black Sea"),
        ("A missile strike killed two on an island in the Red Sea.", ""),
        ("An air strike hit the Black Sea port of Orlov.", ""),
        ("An air strike killed two in Aleppo, far from the Red Sea.", ""),
    ],
)
def test_what_happened_at_sea(sentence: str, waters: str) -> None:
    assert sketch("Two killed in attack", sentence).waters == waters
