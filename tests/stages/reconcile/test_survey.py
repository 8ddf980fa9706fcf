"""An incident is surveyed once, and any number of packs choose among what stands."""

from __future__ import annotations

from tests.stages.reconcile.telling import Told, body

from rashomon.rules.pack import Account, Choice, RulePack
from rashomon.rules.packs import PACKS
from rashomon.schema.claim import Attribute
from rashomon.schema.incident import Incident
from rashomon.stages.reconcile.reconcile import choose, reconcile
from rashomon.stages.reconcile.survey import Survey, survey

MINISTRY = body("Ruritanian Health Ministry")
MONITOR = body("Northern Rights Monitor")


def _told() -> Told:
    told = Told()
    for name in "ab":
        told.page(name, f"Strike on Tarn\nIt hit the market there. Page {name}.")
    told.deaths("a", (62, 62), MINISTRY)
    told.deaths("b", (83, 83), MONITOR)
    return told


def _surveyed(told: Told) -> tuple[Incident, Survey]:
    ids = tuple(sorted(document.id for document in told.documents))
    incident = Incident("incident", "", ids, tuple(sorted(c.id for c in told.claims)), ())
    return incident, survey(incident, told.grouped(), told.documents, told.lineage)


def test_one_survey_gives_each_pack_what_a_survey_of_its_own_would() -> None:
    told = _told()
    incident, found = _surveyed(told)
    for pack in (*PACKS, *reversed(PACKS)):
        assert choose(found, pack) == reconcile(incident, told.grouped(), told.documents, told.lineage, pack)


def test_packs_choose_figures_and_nothing_else() -> None:
    _, found = _surveyed(_told())
    under = [choose(found, pack)[0] for pack in PACKS]
    assert {(f.status, f.positions, f.set_aside, f.documents, f.families, f.origins) for f in under} == {
        (under[0].status, under[0].positions, (), 2, 2, 2)
    }
    assert len({(f.low, f.best, f.high) for f in under}) > 1


def test_a_pack_that_counts_little_finds_the_same_injured() -> None:
    """How many of the hurt have died since does not hang on what a pack makes of the dead."""

    def wild(account: Account) -> Choice:
        """A thousand, whatever is told."""
        return Choice(1000, 1000, 1000)

    told = _told()
    told.claim("a", Attribute.INJURIES, (20, 20), MINISTRY)
    _, found = _surveyed(told)
    plain, wilder = (choose(found, pack) for pack in (PACKS[0], RulePack("wild", "1", wild, "nobody")))
    assert [(f.positions, f.died, f.set_aside) for f in plain] == [(f.positions, f.died, f.set_aside) for f in wilder]
