"""Which place an incident's documents agree on, and the area they make of it."""

from __future__ import annotations

from rashomon.language.areas import area_of
from rashomon.language.gazetteer import find, place
from rashomon.schema.area import WherePrecision
from rashomon.schema.evidence import Evidence
from rashomon.schema.extraction import EventSketch
from rashomon.stages.group.event_places import elect_place

TOLEDO = find("Toledo", ("US-OH",))[0].key
OHIO = "region:US-OH"


def at(*keys: str, name: str = "", relation: str = "", document: str = "d") -> EventSketch:
    entry = place(keys[0]) if keys else None
    words = f"{relation} {name}".strip() or (entry.name if entry else "")
    evidence = Evidence(document, 0, len(words), words)
    area = area_of(entry, relation) if entry else None
    return EventSketch(places=keys, place_name=words, place_evidence=evidence, area=area)


def test_nothing_is_elected_from_nothing() -> None:
    assert elect_place([]).id == ""
    assert elect_place([EventSketch()]).area is None


def test_a_state_gives_way_to_a_town_in_it() -> None:
    assert elect_place([at(OHIO), at(TOLEDO, OHIO, name="Toledo")]).id == TOLEDO


def test_a_town_elsewhere_does_not_replace_a_state() -> None:
    boise = find("Boise", ("US-ID",))[0].key
    assert elect_place([at(OHIO), at(OHIO), at(boise, name="Boise")]).id == OHIO


def test_a_known_town_goes_before_a_quarter_that_nobody_knows() -> None:
    quarter = at(OHIO, name="Quillhaven Flats")
    assert elect_place([quarter, at(TOLEDO, name="Toledo")]).id == TOLEDO


def test_a_place_that_nobody_knows_has_the_area_of_what_holds_it() -> None:
    elected = elect_place([at(OHIO, name="Quillhaven Flats")])
    assert place(elected.id) is None
    assert elected.country == "US"
    assert elected.area is not None
    assert elected.area.precision is WherePrecision.REGION


def test_a_county_s_name_is_read_where_the_others_are() -> None:
    ohio, other = "county:US-OH:franklin county", "county:US-PA:franklin county"
    columbus = find("Columbus", ("US-OH",))[0].key
    elected = elect_place([at(other, name="Franklin County"), at(columbus, name="Columbus"), at(columbus, OHIO)])
    assert elected.id in (columbus, ohio)


def test_a_relation_is_kept_as_an_area() -> None:
    elected = elect_place([at(TOLEDO, name="Toledo", relation="30 miles west of")])
    assert elected.area is not None
    assert elected.area.precision is WherePrecision.NEAR
    assert elected.area.longitude < (place(TOLEDO) or elected.area).longitude


def test_a_place_without_a_relation_wins_a_tie() -> None:
    given = [at(TOLEDO, name="Toledo", relation="near"), at(TOLEDO, name="Toledo")]
    area = elect_place(given).area
    assert area is not None
    assert area.relation == ""


CHICAGO = find("Chicago", ("US-IL",))[0].key
QUARTER = find("Brighton Park", ("US-IL",))[0].key


def test_a_quarter_that_weighs_nearly_as_much_goes_before_its_city() -> None:
    elected = elect_place([at(CHICAGO, QUARTER, name="Chicago"), at(QUARTER, CHICAGO, name="Brighton Park")])
    assert elected.id == QUARTER
    assert elected.within == ("Chicago", "Illinois", "United States")
    alone = elect_place([at(CHICAGO, QUARTER, name="Chicago"), at(CHICAGO, name="Chicago")])
    assert alone.id == CHICAGO
    assert alone.within == ("Illinois", "United States")


def test_a_town_in_a_region_called_after_its_capital_goes_before_the_capital() -> None:
    idlib, town = find("Idlib", ("SY",))[0].key, find("Jisr al-Shughur", ("SY",))[0].key
    elected = elect_place([at(idlib, town, name="Idlib"), at(town, idlib, name="Jisr al-Shughur")])
    assert elected.id == town
    assert elected.within[-1] == "Syria"


def test_a_place_where_nobody_else_is_gives_way_to_one_where_all_are() -> None:
    sinai = find("Mount Sinai", ("US-NY",))[0].key
    cook = "county:US-IL:cook county"
    elected = elect_place([at(sinai, CHICAGO, name="Mount Sinai"), at(CHICAGO, cook, name="Chicago")])
    assert elected.id == CHICAGO


def test_a_name_is_that_of_the_state_which_more_speaks_for() -> None:
    there, here = find("Toledo", ("US-OR",))[0].key, TOLEDO
    assert elect_place([at(there, name="Toledo"), at(here, OHIO, name="Toledo")]).id == here
    tied = elect_place([at(there, "region:US-OR", name="Toledo"), at(here, OHIO, name="Toledo")])
    assert tied.id in (there, here)


def test_an_unknown_place_lies_in_the_narrowest_that_is_known() -> None:
    lucas = "county:US-OH:lucas county"
    assert elect_place([at(OHIO, lucas, name="Quillhaven Flats")]).within == ("Lucas County", "Ohio", "United States")
    assert elect_place([at(OHIO)]).within == ("United States",)
    assert elect_place([at("country:US")]).within == ()
