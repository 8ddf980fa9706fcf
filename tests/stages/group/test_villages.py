"""Villages that are on no map, in the region that reports agree on."""

from __future__ import annotations

import pytest
from tests.stages.reconcile.telling import page

from rashomon.language.gazetteer import find, place
from rashomon.schema.area import WherePrecision
from rashomon.schema.entity import PlaceMention, PlaceRole
from rashomon.schema.incident import Incident
from rashomon.stages.group.villages import Village, find_village, region_of_capital, with_village

IDLIB = find("Idlib", ("SY",))[0].key
MANBIJ = find("Manbij", ("SY",))[0].key


def village(text: str, where: str = IDLIB, name: str = "Zendrin") -> Village | None:
    document = page("a", f"Raid in the north\n{text}")
    at = document.text.index(name) if name in document.text else 0
    mention = PlaceMention(document.evidence(at, at + len(name)), PlaceRole.PLACE)
    incident = Incident("i", "raid", ("a",), (), (), place=where, country="SY", within=("Idlib", "Syria"))
    return find_village(incident, {"a": [mention]}, {"a": document})


@pytest.mark.parametrize(
    "text",
    [
        "Three died in Zendrin village, eastern Idlib countryside.",
        "Three died in Zendrin, in the west of Idlib.",
        "Three died in the village of Zendrin, Idlib.",
        "Three died in Zendrin village in northern Idlib province.",
    ],
)
def test_a_village_is_told_with_what_it_lies_in(text: str) -> None:
    found = village(text)
    assert found is not None
    assert found.place.name == "Zendrin"
    assert found.place.country == "SY"
    assert found.place.key is None


@pytest.mark.parametrize(
    "text",
    [
        "Three died in Zendrin village, eastern Hama countryside.",
        "Three died in Zendrin. Idlib is calm.",
        "Three died, and Zendrin mourned them in Idlib.",
    ],
)
def test_what_lies_elsewhere_is_none(text: str) -> None:
    assert village(text) is None


def test_a_town_that_no_region_is_called_after_is_exact_enough() -> None:
    assert region_of_capital(place(IDLIB) or find("Idlib")[0]) is not None
    assert village("Three died in Zendrin village, Manbij countryside.", MANBIJ) is None
    assert village("Three died at Zendrin Hospital, Idlib.", name="Zendrin Hospital") is None


def test_the_area_is_no_more_precise_than_what_is_known() -> None:
    around = village("Three died in Zendrin village, eastern Idlib countryside.")
    by = village("Three died in Zendrin village, Idlib.")
    assert around is not None
    assert by is not None
    assert around.area.precision is WherePrecision.REGION
    assert by.area.precision is WherePrecision.NEAR


def test_the_incident_is_put_there() -> None:
    found = village("Three died in Zendrin village, eastern Idlib countryside.")
    incident = Incident("i", "raid", ("a",), (), (), place=IDLIB, country="SY", within=("Idlib", "Syria"))
    assert found is not None
    moved = with_village(incident, found)
    assert moved.place == found.place.id
    assert moved.within == ("Idlib", "Syria")
    assert set(found.evidence) <= set(moved.evidence)
    assert with_village(incident, None) is incident
