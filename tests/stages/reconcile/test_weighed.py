from __future__ import annotations

from tests.stages.reconcile.telling import Told, body

from rashomon.rules.packs import pack_named
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding

AGENCY = body("Tarn News Agency")
TEXT = "Blast at the mill\nAt least nine people were killed. An agency had reported four deaths, another 11 dead."


def ranged(told: Told) -> Finding:
    return next(f for f in told.findings(pack_named("airwars")) if f.attribute is Attribute.DEATHS)


def test_a_page_that_opens_with_its_own_figure_has_weighed_the_lower_ones_it_relays() -> None:
    told = Told()
    told.page("a", TEXT)
    told.deaths("a", (9, None), None, "At least nine people were killed", subject="At least nine people")
    told.deaths("a", (4, 4), AGENCY, "four deaths", subject="four deaths")
    told.deaths("a", (11, 11), body("Hill Radio"), "11 dead", subject="11 dead")
    found = ranged(told)
    assert (found.low, found.high) == (9, 11)
    assert [(p.bounds.low, p.bounds.high) for p in found.positions] == [(4, 4), (11, 11)]


def test_a_page_that_opens_with_anothers_figure_has_not() -> None:
    told = Told()
    told.page("a", "Blast at the mill\nAn agency reported four deaths. Nine people were killed, others say.")
    told.deaths("a", (4, 4), AGENCY, "four deaths", subject="four deaths")
    told.deaths("a", (9, 9), None, "Nine people were killed", subject="Nine people")
    assert ranged(told).low == 4


def test_a_count_that_the_page_calls_an_early_one_is_superseded() -> None:
    told = Told()
    text = "Blast at the mill\nThe agency initially reported four dead. The radio said seven people were killed."
    told.page("a", text)
    told.deaths("a", (4, 4), AGENCY, "four dead", subject="four dead")
    told.deaths("a", (7, 7), body("Hill Radio"), "seven people were killed", subject="seven people")
    found = told.finding()
    assert [(p.bounds.low, p.superseded) for p in found.positions] == [(4, True), (7, False)]
    assert (found.low, found.high) == (7, 7)


def test_an_early_count_that_nothing_goes_past_stands() -> None:
    told = Told()
    told.page("a", "Blast at the mill\nThe agency initially reported four dead.")
    told.deaths("a", (4, 4), AGENCY, "four dead", subject="four dead")
    assert [(p.bounds.low, p.superseded) for p in told.finding().positions] == [(4, False)]


def test_some_of_those_whom_the_page_counts_are_a_part() -> None:
    told = Told()
    told.page(
        "a", "Blast at the mill\nThirteen people died, the radio said. The agency named five of the children killed."
    )
    told.deaths("a", (13, 13), body("Hill Radio"), "Thirteen people died", subject="Thirteen people")
    part = told.deaths("a", (5, 5), AGENCY, "five of the children killed", subject="five of the children")
    found = told.finding()
    assert [p.bounds.low for p in found.positions] == [13]
    assert [entry.claim for entry in found.set_aside] == [part.id]


def test_a_page_that_counts_at_least_so_many_tells_of_a_part_below() -> None:
    told = Told()
    told.page("a", "Blast at the mill\nAt least nine people were killed. Three members of one family died.")
    told.deaths("a", (9, None), None, "At least nine people were killed", subject="At least nine people")
    told.deaths("a", (3, 3), None, "Three members of one family died", subject="Three members of one family")
    assert [p.bounds.low for p in told.finding().positions] == [9]
