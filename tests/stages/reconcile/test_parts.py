from __future__ import annotations

from dataclasses import replace

from tests.stages.reconcile.telling import Told, body

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Status
from rashomon.schema.lineage import LineageKind
from rashomon.schema.victim import VictimGroup, VictimKind
from rashomon.stages.reconcile.parts import tells_of_persons

SHERIFF = body("Brackwater County Sheriff's Office")
MONITOR = body("Northern Rights Monitor")


def figures(finding: Finding) -> list[tuple[int | None, int | None]]:
    return [(p.bounds.low, p.bounds.high) for p in finding.positions]


def pair(first: str, second: str) -> Told:
    """Two pages, the second a day after the first."""
    told = Told()
    told.page("a", first, "2021-05-01")
    told.page("b", second, "2021-05-02")
    return told


def test_a_later_page_that_names_some_of_the_dead_takes_none_back() -> None:
    names = "Ivo Lang and Petra Moss"
    told = pair("Three dead at farm\nNo more.", f"Farm killings\nHe shot at the house, killing {names}.")
    told.deaths("a", (3, 3), SHERIFF, "Three dead")
    told.deaths("b", (2, 2), None, f"killing {names}", subject=names)
    told.copy("a", "b", kind=LineageKind.REVISION)
    found = told.finding()
    assert found.status is Status.SINGLE_SOURCE
    assert figures(found) == [(3, 3)]


def test_a_later_page_with_a_lower_number_is_a_correction() -> None:
    told = pair("Three dead at farm\nNo more.", "Farm killings\nTwo people were killed.")
    told.deaths("a", (3, 3), SHERIFF, "Three dead")
    told.deaths("b", (2, 2), SHERIFF, "Two people were killed", subject="Two people")
    assert told.finding().status is Status.SUPERSEDED


def test_persons_are_told_of_or_counted() -> None:
    told = pair("A toll\nHe killed his father, a guard and a clerk.", "A toll\nBoth men and two guards died.")
    listed = told.deaths("a", (3, 3), None, "killed his father, a guard and a clerk", subject="his father, a guard")
    counted = told.deaths("b", (2, 2), None, "two guards died", subject="two guards")
    bare = told.deaths("b", (2, 2), None, "died", subject="them")
    assert [tells_of_persons(claim) for claim in (listed, counted, bare)] == [True, False, False]
    assert listed.bounds == Bounds(3, 3)


def test_a_man_shot_is_part_of_those_killed_and_wounded() -> None:
    told = pair("Three dead\nHe shot his wife.\nA guard has a wound.", "The four victims\nNothing else.")
    told.deaths("a", (3, 3), SHERIFF, "Three dead")
    told.claim("a", Attribute.CASUALTIES, (1, 1), SHERIFF, "shot his wife", subject="his wife")
    told.claim("a", Attribute.CASUALTIES, (1, 1), None, "A guard has a wound", subject="A guard")
    told.claim("b", Attribute.CASUALTIES, (4, 4), None, "The four victims", subject="The four victims")
    assert figures(told.finding(Attribute.CASUALTIES)) == [(4, 4)]
    told.claim("a", Attribute.CASUALTIES, (2, 2), MONITOR, "Three dead", subject="two casualties")
    assert figures(told.finding(Attribute.CASUALTIES)) == [(2, 2), (4, 4)], "another's figure stays its rival"


def test_counts_that_add_up_are_parts() -> None:
    told = pair("Four wounded\nTwo men went to one ward.\nTwo more men went to another.", "Later\nNothing.")
    told.claim("a", Attribute.INJURIES, (4, 4), None, "Four wounded", subject="Four")
    told.claim("a", Attribute.INJURIES, (2, 2), SHERIFF, "Two men went", subject="Two men")
    assert figures(told.finding(Attribute.INJURIES)) == [(2, 2), (4, 4)]
    told.claim("a", Attribute.INJURIES, (2, 2), SHERIFF, "Two more men", subject="Two more men", increment=True)
    assert figures(told.finding(Attribute.INJURIES)) == [(4, 4)]


def test_a_repeated_figure_does_not_add_up_to_a_rival_s() -> None:
    told = pair("Toll\nTwo died.\nIn all, two died.\nThe monitor says four died.", "Later\nNothing.")
    told.deaths("a", (2, 2), SHERIFF, "Two died", subject="Two")
    told.deaths("a", (2, 2), SHERIFF, "two died", subject="two of them")
    told.deaths("a", (4, 4), MONITOR, "four died", subject="four")
    assert figures(told.finding()) == [(2, 2), (4, 4)]


def test_nothing_adds_up_to_a_list_of_persons() -> None:
    told = pair("Toll\nOne man died.\nHis wife died.\nElsewhere a clerk and a guard died.", "Later\nNothing.")
    told.deaths("a", (1, 1), SHERIFF, "One man died", subject="One man")
    told.deaths("a", (1, 1), SHERIFF, "His wife died", subject="His wife")
    told.deaths("a", (2, 2), SHERIFF, "a clerk and a guard died", subject="a clerk and a guard")
    assert (1, 1) in figures(told.finding())


def test_those_in_one_condition_are_part_of_the_wounded() -> None:
    told = pair("Four wounded\nNothing.", "Clash\nOne was in good condition at the clinic.\nOne was wounded.")
    told.claim("a", Attribute.INJURIES, (4, 4), SHERIFF, "Four wounded", subject="Four")
    told.claim("b", Attribute.INJURIES, (1, 1), None, "One was", subject="One")
    assert figures(told.finding(Attribute.INJURIES)) == [(4, 4)]
    told.claim("b", Attribute.INJURIES, (1, 1), MONITOR, "One was wounded", subject="One")
    assert figures(told.finding(Attribute.INJURIES)) == [(1, 1), (4, 4)]


def test_two_guards_are_part_of_two_guards_and_their_driver() -> None:
    told = pair("Two guards killed\nNothing.", "Ambush\nTwo prison guards and their driver were killed.")
    told.deaths("a", (2, 2), MONITOR, "Two guards killed", subject="Two guards")
    told.deaths(
        "b", (3, 3), SHERIFF, "Two prison guards and their driver", subject="Two prison guards and their driver"
    )
    assert figures(told.finding()) == [(3, 3)]


def test_a_page_s_count_of_one_kind_of_people_is_part_of_all() -> None:
    told = pair("Seven people killed\nNothing.", "Clash\nFour guards died.\nThe toll has risen to five clerks.")
    told.deaths("a", (7, 7), SHERIFF, "Seven people", subject="Seven people")
    told.deaths("b", (4, 4), None, "Four guards", subject="Four guards")
    assert figures(told.finding()) == [(7, 7)]
    told.deaths("b", (5, 5), None, "five clerks", subject="five clerks")
    assert (5, 5) in figures(told.finding()), "a figure that is said to be new is no part"


def test_a_count_of_one_kind_before_all_are_counted_is_an_earlier_toll() -> None:
    told = pair("Four guards killed\nNothing.", "Clash\nSeven people died.")
    told.deaths("a", (4, 4), None, "Four guards", subject="Four guards")
    told.deaths("b", (7, 7), None, "Seven people", subject="Seven people")
    assert figures(told.finding()) == [(4, 4), (7, 7)]
    assert told.finding().status is Status.SUPERSEDED


def test_the_dead_may_be_counted_with_the_wounded() -> None:
    told = pair("Five shot\nFive went to hospital.\nOne died.", "Shooting\nFour were hurt.\nFive were wounded.")
    told.claim("a", Attribute.INJURIES, (5, 5), SHERIFF, "Five went to hospital", subject="Five")
    told.claim("b", Attribute.INJURIES, (4, 4), None, "Four were hurt", subject="Four")
    told.claim("a", Attribute.CASUALTIES, (5, 5), None, "Five shot", subject="Five")
    assert figures(told.finding(Attribute.INJURIES)) == [(4, 4), (5, 5)]
    told.deaths("a", (1, 1), SHERIFF, "One died", subject="One")
    assert figures(told.finding(Attribute.INJURIES)) == [(4, 4)]
    told.claim("b", Attribute.INJURIES, (5, 5), MONITOR, "Five were wounded", subject="Five")
    assert figures(told.finding(Attribute.INJURIES)) == [(4, 4), (5, 5)], "the wounded alone are no one's dead"


def test_an_undated_page_may_say_that_its_figure_is_new() -> None:
    told = Told()
    told.page("a", "Quake\nThe ministry counts 4 dead.")
    told.page("b", "Quake\nThe toll has risen to 10, it says.")
    told.deaths("a", (4, 4), MONITOR, "4 dead")
    told.deaths("b", (10, 10), MONITOR, "10")
    assert told.finding().status is Status.SUPERSEDED


def test_figures_that_replace_each_other_both_stand() -> None:
    told = Told()
    told.page("a", "Quake\nThe toll has risen to 10, it says.")
    told.page("b", "Quake\nThe monitor counts 4 dead.")
    told.deaths("a", (10, 10), MONITOR, "10")
    told.deaths("b", (4, 4), MONITOR, "4 dead")
    told.copy("a", "b", kind=LineageKind.REVISION)
    assert told.finding().status is Status.CONTESTED


class TestCamps:
    """Soldiers and civilians: a figure of the ones is no other toll than that of both."""

    def told(self, *rows: tuple[int, VictimKind | None, str]) -> Told:
        told = Told()
        for number, (count, kind, who) in enumerate(rows):
            told.page(f"p{number}")
            claim = told.deaths(f"p{number}", (count, count), body(who))
            groups = (VictimGroup((kind,), Bounds(count, count), claim.evidence),) if kind else ()
            told.claims[-1] = replace(claim, groups=groups)
        return told

    def test_a_party_that_counts_its_fighters_alone_gives_no_toll(self) -> None:
        found = self.told(
            (2, VictimKind.COMBATANT, "Amber Column"),
            (8, None, "Harbour Rights Monitor"),
            (5, VictimKind.CHILD, "Tidewater Hospital"),
        ).finding()
        assert [p.bounds.low for p in found.positions] == [8]
        assert {entry.reason for entry in found.set_aside} == {
            "counts fighters alone, and a higher figure counts others too",
            "counts children alone, and a higher figure counts others too",
        }
        assert {(row.kinds, row.low) for row in found.breakdown} == {
            ((VictimKind.COMBATANT,), 2),
            ((VictimKind.CHILD,), 5),
        }

    def test_two_counts_of_soldiers_are_a_dispute(self) -> None:
        found = self.told(
            (62, VictimKind.COMBATANT, "Interior Ministry of Belgravia"), (83, None, "Harbour Rights Monitor")
        ).finding()
        assert found.status is Status.CONTESTED

    def test_the_highest_figure_of_one_camp_stands(self) -> None:
        found = self.told(
            (2, VictimKind.COMBATANT, "Amber Column"), (10, VictimKind.CIVILIAN, "Harbour Rights Monitor")
        ).finding()
        assert [p.bounds.low for p in found.positions] == [10]

    def test_what_a_page_tells_of_people_at_large_is_no_part(self) -> None:
        told = self.told((2, VictimKind.COMBATANT, "Amber Column"), (8, VictimKind.CIVILIAN, "Harbour Rights Monitor"))
        told.page("q")
        told.deaths("q", (2, 2), body("Tidewater Hospital"))
        assert [p.bounds.low for p in told.finding().positions] == [2, 8]

    def test_children_among_the_dead_are_no_toll_of_their_own(self) -> None:
        found = self.told(
            (16, VictimKind.CHILD, "Tidewater Hospital"),
            (9, VictimKind.WOMAN, "Tidewater Hospital"),
            (30, None, "Harbour Rights Monitor"),
        ).finding()
        assert ([p.bounds.low for p in found.positions], found.status) == ([30], Status.SINGLE_SOURCE)

    def test_two_counts_of_children_are_a_dispute(self) -> None:
        rows = ((3, VictimKind.CHILD, "Tidewater Hospital"), (5, VictimKind.CHILD, "Harbour Rights Monitor"))
        assert self.told(*rows).finding().status is Status.CONTESTED

    def test_workers_may_be_all_who_died(self) -> None:
        rows = ((12, VictimKind.WORKER, "Amber Mines"), (20, None, "Miners' Union"))
        assert self.told(*rows).finding().status is Status.CONTESTED


def test_wounded_who_add_up_to_all_who_were_hit_are_parts() -> None:
    told = pair("Five shot\nThree were driven to the ward, he said. Two came by car.", "Later\nNothing.")
    told.claim("a", Attribute.CASUALTIES, (5, 5), None, "Five shot")
    told.claim("a", Attribute.INJURIES, (3, 3), SHERIFF, "Three were driven to the ward", subject="Three")
    assert figures(told.finding(Attribute.INJURIES)) == [(3, 3)]
    told.claim("a", Attribute.INJURIES, (2, 2), SHERIFF, "Two came by car", subject="Two")
    assert figures(told.finding(Attribute.INJURIES)) == []


def test_one_page_that_names_one_more_does_not_outweigh_many() -> None:
    told = Told()
    for name, outlet in (("a", "Hill Post"), ("b", "Mill Post"), ("c", "Lake Post")):
        told.page(name, "Four people killed\nFour people were killed.", "2021-05-01", outlet)
        told.deaths(name, (4, 4), None, "Four people were killed", subject="Four people")
    told.page("d", "Four people and a guard dead\nNo more.", "2021-05-01", "Sea Post")
    told.deaths("d", (5, 5), None, "Four people and a guard dead", subject="Four people and a guard")
    assert figures(told.finding()) == [(4, 4), (5, 5)]


def test_a_person_told_of_after_all_were_counted_is_no_earlier_count() -> None:
    told = pair("Three dead at farm\nNo more.", "Farm killings\nIvo Lang was killed, the sheriff said.")
    told.deaths("a", (3, 3), MONITOR, "Three dead")
    told.deaths("b", (1, 1), SHERIFF, "Ivo Lang was killed", subject="Ivo Lang")
    told.page("c", "Three killed\nNo more.", "2021-05-09", "Hill Post")
    told.deaths("c", (3, 3), None, "Three killed")
    assert figures(told.finding()) == [(3, 3)]
