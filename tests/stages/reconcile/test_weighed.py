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
