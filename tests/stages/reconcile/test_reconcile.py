from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.reconcile.telling import Told, body, person

from rashomon.rules.packs import pack_named
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Scope
from rashomon.schema.finding import Finding, Status
from rashomon.schema.lineage import LineageKind
from rashomon.schema.statement import Source, SourceKind

MINISTRY = body("Ruritanian Health Ministry")
MONITOR = body("Northern Rights Monitor")


def figures(finding: Finding) -> list[tuple[int | None, int | None]]:
    return [(p.bounds.low, p.bounds.high) for p in finding.positions]


def ends(finding: Finding) -> tuple[int | None, int | None, int | None]:
    return finding.low, finding.best, finding.high


def pages(*names: str) -> Told:
    told = Told()
    for name in names:
        told.page(name)
    return told


def test_two_origins_that_cannot_both_be_right_are_contested_and_the_lower_is_best() -> None:
    told = pages("a", "b")
    told.deaths("a", (40, 40), MINISTRY)
    told.deaths("a", (57, 57), MONITOR)
    told.deaths("b", (57, 57), MONITOR)
    found = told.finding()
    assert found.status is Status.CONTESTED
    assert ends(found) == (40, 40, 57)
    assert figures(found) == [(40, 40), (57, 57)]
    assert found.positions[1].documents == ("a", "b")
    assert (found.origins, found.documents, found.families) == (2, 2, 2)
    assert "lower figure" in found.reason


def test_one_origin_in_many_pages_is_one() -> None:
    told = pages("a", "b", "c")
    for name in "abc":
        told.deaths(name, (40, 40), MONITOR)
    found = told.finding()
    assert found.status is Status.SINGLE_SOURCE
    assert (found.origins, found.documents) == (1, 3)


def test_offices_of_one_state_are_one_origin() -> None:
    told = pages("a", "b", "c")
    told.deaths("a", (9, 9), body("French Defence Ministry"))
    told.deaths("b", (9, 9), body("French military"))
    told.deaths("c", (9, 9), person("Anne Dubois", "France's ambassador to the United Nations"))
    found = told.finding()
    assert [origin.name for origin in found.positions[0].origins] == ["France"]
    assert found.status is Status.SINGLE_SOURCE


def test_two_origins_with_one_figure_agree() -> None:
    told = pages("a", "b")
    told.deaths("a", (5, 5), MINISTRY)
    told.deaths("b", (5, 5), MONITOR)
    found = told.finding()
    assert found.status is Status.AGREED
    assert figures(found) == [(5, 5)]
    assert found.origins == 2


def test_a_page_that_repeats_in_its_own_words_what_it_attributes_adds_nothing() -> None:
    told = pages("a")
    told.deaths("a", (40, 40), MINISTRY)
    told.deaths("a", (40, 40))
    told.deaths("a", (40, None), modifier="at least")
    told.deaths("a", (24, None), modifier="dozens")
    found = told.finding()
    assert figures(found) == [(40, 40)]
    assert found.origins == 1
    assert len(found.positions[0].claims) == 2
    assert len(found.set_aside) == 2
    assert all("Ruritanian Health Ministry" in entry.reason for entry in found.set_aside)


def test_a_page_s_own_plural_word_stands_only_where_no_figure_fits() -> None:
    told = pages("a", "b")
    told.deaths("a", (24, None), modifier="dozens")
    assert figures(told.finding()) == [(24, None)]
    told.deaths("b", (40, 40), MINISTRY)
    assert figures(told.finding()) == [(40, 40)]
    lower = pages("a", "b")
    lower.deaths("a", (24, None), modifier="dozens")
    lower.deaths("b", (10, 10), MINISTRY)
    found = lower.finding()
    assert figures(found) == [(10, 10), (24, None)]
    assert found.status is Status.CONTESTED
    assert ends(found) == (10, 10, None)


def test_a_page_s_own_stated_figure_is_a_position_beside_another_page_s() -> None:
    told = pages("a", "b")
    told.deaths("a", (6, 6), MONITOR)
    told.deaths("b", (7, None), modifier="at least")
    found = told.finding()
    assert figures(found) == [(6, 6), (7, None)]
    assert found.status is Status.CONTESTED


def test_a_wider_figure_of_the_same_origin_joins_the_exact_one_as_drift() -> None:
    told = pages("a", "b", "c")
    exact = told.deaths("a", (83, 83), MONITOR)
    wide = told.deaths("b", (None, 83), MONITOR, modifier="up to")
    told.copy("a", "b")
    found = told.finding()
    assert figures(found) == [(83, 83)]
    assert [(d.original, d.changed) for d in found.drifts] == [(exact.id, wide.id)]
    assert found.drifts[0].reason == "The figure is another one in a copy of the same source"


def test_what_only_a_copy_says_is_drift_even_where_it_is_more_exact() -> None:
    told = pages("a", "b")
    told.deaths("a", (101, None), MONITOR, modifier="more than")
    told.deaths("b", (120, None), MONITOR, modifier="at least")
    told.copy("a", "b")
    assert figures(told.finding()) == [(101, None)]
    turned = pages("a", "b")
    turned.deaths("a", (101, None), MONITOR, modifier="more than")
    turned.deaths("b", (120, None), MONITOR, modifier="at least")
    turned.copy("b", "a")
    assert figures(turned.finding()) == [(120, None)]


def test_a_later_figure_of_the_same_origin_replaces_the_earlier() -> None:
    told = Told()
    told.page("a", published="2021-05-01")
    told.page("b", published="2021-05-02")
    told.deaths("a", (3, 3), MINISTRY)
    told.deaths("b", (10, 10), MINISTRY)
    found = told.finding()
    assert found.status is Status.SUPERSEDED
    assert ends(found) == (10, 10, 10)
    assert [p.superseded for p in found.positions] == [True, False]


def test_on_one_day_nobody_replaces_anything_unless_the_text_says_so() -> None:
    told = Told()
    told.page(
        "a",
        "Toll of the strike\nThe toll has risen to 10, the monitor says.\nEarlier it spoke of 4 dead.",
        "2021-05-01",
    )
    told.deaths("a", (4, 4), MONITOR, "4 dead")
    told.deaths("a", (10, 10), MONITOR, "10")
    assert told.finding().status is Status.SUPERSEDED
    assert ends(told.finding()) == (10, 10, 10)
    same = Told()
    same.page("a", "Toll of the strike\nIt spoke of 10 dead.\nIt spoke of 4 dead.", "2021-05-01")
    same.claim("a", Attribute.INJURIES, (4, 4), MONITOR, "4 dead")
    same.claim("a", Attribute.INJURIES, (10, 10), MONITOR, "10 dead")
    assert same.finding(Attribute.INJURIES).status is Status.CONTESTED


def test_a_page_that_has_both_counts_of_one_monitor_has_the_later_one_of_the_dead() -> None:
    told = Told()
    told.page("a", "Toll of the strike\nIt counts 10 dead.\nHours ago it told of 4 dead.")
    told.deaths("a", (10, 10), MONITOR, "10 dead")
    told.deaths("a", (4, 4), MONITOR, "4 dead")
    told.page("b", "Strike\nThe monitor counts 4 dead.")
    told.deaths("b", (4, 4), MONITOR, "4 dead")
    found = told.finding()
    assert found.status is Status.SUPERSEDED
    assert [(p.bounds.low, p.superseded, p.documents) for p in found.positions] == [
        (4, True, ("a", "b")),
        (10, False, ("a",)),
    ]


def test_a_count_of_a_later_day_is_not_outgrown() -> None:
    told = Told()
    told.page("a", "Toll of the strike\nIt counts 10 dead.\nHours ago it told of 4 dead.", "2021-05-01")
    told.deaths("a", (10, 10), MONITOR, "10 dead")
    told.deaths("a", (4, 4), MONITOR, "4 dead")
    told.page("b", "Strike\nThe monitor corrects its count: 4 dead.", "2021-05-03")
    told.deaths("b", (4, 4), MONITOR, "4 dead")
    assert not any(p.superseded for p in told.finding().positions if p.bounds.low == 4)


def test_a_headline_drops_the_words_that_leave_a_count_open() -> None:
    told = Told()
    told.page("a", "Three hurt in blast\nAt least three people were hurt.", outlet="Northern Post")
    told.claim("a", Attribute.INJURIES, (3, 3), None, "Three hurt")
    told.claim("a", Attribute.INJURIES, (3, None), None, "At least three people were hurt", modifier="at least")
    assert figures(told.finding(Attribute.INJURIES)) == [(3, None)]
    told.page("b", "Blast\nThree people were hurt.", outlet="Southern Post")
    told.claim("b", Attribute.INJURIES, (3, 3), None, "Three people were hurt")
    assert figures(told.finding(Attribute.INJURIES)) == [(3, 3), (3, None)]


def test_a_headline_without_them_adds_no_one_to_whom_the_story_quotes() -> None:
    told = Told()
    told.page("a", "Three dead in blast\nAt least three people died, the monitor says.", outlet="Northern Post")
    told.deaths("a", (3, 3), None, "Three dead")
    told.deaths("a", (3, None), MONITOR, "At least three people died", modifier="at least")
    found = told.finding()
    assert found.status is Status.SINGLE_SOURCE
    assert figures(found) == [(3, None)]


def test_an_outlet_is_the_body_that_goes_by_another_name() -> None:
    told = Told()
    told.page(
        "a", "Two dead\nThe Syrian Observatory has counted two dead.", outlet="Syrian Observatory for Human Rights"
    )
    told.deaths("a", (2, 2), None, "Two dead")
    told.page("b", "Blast\nTwo people died, SOHR says.", outlet="Northern Post")
    told.deaths("b", (2, 2), body("SOHR"), "Two people died")
    assert told.finding().status is Status.SINGLE_SOURCE


def test_a_later_state_of_a_page_replaces_what_it_no_longer_says() -> None:
    told = pages("a", "b")
    told.deaths("a", (3, 3), MONITOR)
    told.deaths("b", (10, 10), MINISTRY)
    told.copy("a", "b", kind=LineageKind.REVISION)
    assert told.finding().status is Status.SUPERSEDED
    told.deaths("b", (3, 3), MONITOR)
    assert told.finding().status is Status.CONTESTED


def test_a_rival_does_not_replace_a_figure_by_speaking_later() -> None:
    told = Told()
    told.page("a", published="2021-05-01")
    told.page("b", published="2021-05-09")
    told.deaths("a", (40, 40), MINISTRY)
    told.deaths("b", (57, 57), MONITOR)
    assert told.finding().status is Status.CONTESTED


def test_the_wounded_are_fewer_by_those_who_died_since() -> None:
    told = Told()
    told.page("a", published="2021-05-01")
    told.page("b", published="2021-06-01")
    told.deaths("a", (1, 1), MINISTRY)
    told.deaths("b", (2, 2))
    told.claim("a", Attribute.INJURIES, (2, 2), MINISTRY)
    told.claim("b", Attribute.INJURIES, (1, 1))
    injuries = told.finding(Attribute.INJURIES)
    assert injuries.status is Status.SUPERSEDED
    assert ends(injuries) == (1, None, 1)


def test_parts_increments_and_denials_are_set_aside_with_their_reason() -> None:
    told = pages("a")
    whole = told.deaths("a", (10, 10), MINISTRY)
    told.deaths("a", (2, 2), MINISTRY, part_of=whole.id)
    told.deaths("a", (3, 3), MINISTRY, increment=True)
    told.deaths("a", (99, 99), MINISTRY, modality="denied")
    told.deaths("a", (70, 70), MINISTRY, modality="conditional")
    told.deaths("a", (80, 80), MINISTRY, modality="possible")
    told.deaths("a", (500, 500), MINISTRY, scope=Scope.AGGREGATE, scope_reason="is a sum over the year")
    found = told.finding()
    assert figures(found) == [(10, 10)]
    reasons = sorted(entry.reason for entry in found.set_aside)
    assert len(reasons) == 6
    assert "is a sum over the year" in reasons
    assert any("part of a larger figure" in reason for reason in reasons)


def test_nothing_that_counts_is_not_reported() -> None:
    told = pages("a")
    told.deaths("a", (3, 3), MINISTRY, increment=True)
    found = told.finding()
    assert found.status is Status.NOT_REPORTED
    assert ends(found) == (None, None, None)
    assert found.positions == ()


def test_what_is_told_of_without_a_number_is_unknown_and_not_unreported() -> None:
    told = pages("a", "b")
    told.deaths("a", (None, None), MINISTRY)
    found = told.finding()
    assert (found.status, ends(found), found.positions) == (Status.SINGLE_SOURCE, (None, None, None), ())
    assert (found.documents, found.families, found.origins) == (1, 1, 1)
    assert found.uncounted is not None
    assert (found.uncounted.claims, found.uncounted.bounds) == ((told.claims[0].id,), Bounds(None, None))
    assert [origin.name for origin in found.uncounted.origins] == ["Ruritanian Health Ministry"]
    assert found.reason == "It is told of, and nobody gives a number."
    told.deaths("b", (None, None), MONITOR, modifier="many")
    assert told.finding().status is Status.AGREED


def test_a_pack_with_a_number_for_words_says_its_rule_of_what_has_no_number() -> None:
    told = pages("a")
    told.deaths("a", (None, None), MINISTRY)
    found = told.finding(pack=pack_named("acled"))
    assert (found.best, found.status) == (3, Status.SINGLE_SOURCE)
    assert found.reason.startswith("It is told of, and nobody gives a number. Deaths are told without a number;")
    (trace,) = found.traces
    assert trace.claims == (told.claims[0].id,)


def test_who_tells_of_it_without_a_number_adds_nothing_to_a_figure() -> None:
    told = pages("a", "b")
    told.deaths("a", (None, None), MINISTRY)
    told.deaths("b", (5, 5), MONITOR)
    found = told.finding()
    assert (found.status, found.documents, found.origins) == (Status.SINGLE_SOURCE, 1, 1)
    assert found.uncounted is not None


def test_a_denied_harm_without_a_number_is_not_told_of() -> None:
    told = pages("a")
    told.deaths("a", (None, None), MINISTRY, modality="denied")
    found = told.finding()
    assert (found.status, found.uncounted) == (Status.NOT_REPORTED, None)


def test_denying_any_death_is_a_figure_of_none() -> None:
    told = pages("a", "b")
    told.deaths("a", (0, 0), MINISTRY, modality="denied")
    told.deaths("b", (5, 5), MONITOR)
    assert figures(told.finding()) == [(0, 0), (5, 5)]


def test_a_possible_figure_stands_where_others_only_harden_it() -> None:
    told = pages("a", "b", "c")
    for name in "ab":
        told.deaths(name, (1, None), MINISTRY, modality="possible", modifier="at least")
    told.deaths("c", (1, 1), MINISTRY)
    told.deaths("c", (1, 1))
    found = told.finding()
    assert found.status is Status.SINGLE_SOURCE
    assert figures(found) == [(1, None)]
    assert len(found.drifts) == 1
    told.deaths("c", (1, 1), MONITOR)
    assert figures(told.finding()) == [(1, 1)]


def test_persons_told_of_one_by_one_are_no_positions_against_the_total() -> None:
    told = Told()
    told.page("a", "Two die in blast\nIvo Lang died.\nPetra Moss died.")
    told.page("b", "Blast at the mill\nIvo Lang died.\nPetra Moss died.\nOne student was killed.")
    told.deaths("a", (2, 2), MINISTRY, "Two die")
    told.deaths("a", (1, 1), MINISTRY, "Ivo Lang died", subject="Ivo Lang")
    told.deaths("b", (1, 1), MONITOR, "Ivo Lang died", subject="Ivo Lang")
    told.deaths("b", (1, 1), MONITOR, "Petra Moss died", subject="Petra Moss")
    told.deaths("b", (1, 1), MONITOR, "One student was killed", subject="student")
    found = told.finding()
    assert figures(found) == [(2, 2)]
    assert len(found.set_aside) == 4


def test_one_counted_is_a_position_against_two() -> None:
    told = Told()
    told.page("a", "Blast at the mill\nOne person was killed.")
    told.page("b", "Blast at the mill\nTwo were killed.")
    told.deaths("a", (1, 1), MINISTRY, "One person was killed")
    told.deaths("b", (2, 2), MONITOR, "Two were killed")
    assert figures(told.finding()) == [(1, 1), (2, 2)]


def test_short_forms_of_one_name_are_one_person() -> None:
    told = Told()
    told.page("a", "Boy dies\nJonathan Reed died.\nJonny was seven.")
    told.deaths("a", (1, 1), None, "Jonathan Reed died", subject="Jonathan Reed")
    told.deaths("a", (1, 1), None, "Jonny was seven", subject="Jonny")
    assert figures(told.finding()) == [(1, 1)]


def test_an_outlet_that_others_quote_is_one_origin_with_its_own_page() -> None:
    told = Told()
    told.page("a", outlet="The Northern Rights Monitor")
    told.page("b")
    told.deaths("a", (8, 8))
    told.deaths("b", (8, 8), MONITOR)
    found = told.finding()
    assert found.status is Status.SINGLE_SOURCE
    assert found.origins == 1


def test_pages_of_one_outlet_or_one_family_speak_with_one_voice() -> None:
    told = Told()
    told.page("a", outlet="Zenda Post")
    told.page("b", outlet="zenda post")
    told.page("c")
    for name in "abc":
        told.deaths(name, (8, 8))
    assert told.finding().origins == 2
    told.copy("b", "c")
    assert told.finding().origins == 1
    assert told.finding().status is Status.SINGLE_SOURCE


def test_common_words_for_a_source_are_one_origin() -> None:
    told = pages("a", "b")
    told.deaths("a", (8, 8), Source("officials", SourceKind.ROLE))
    told.deaths("b", (8, 8), Source("officials", SourceKind.ROLE))
    assert told.finding().origins == 1


def test_the_range_pack_chooses_no_figure() -> None:
    told = pages("a")
    told.deaths("a", (40, 40), MINISTRY)
    found = told.findings(pack_named("range"))[0]
    assert ends(found) == (40, None, 40)
    assert found.rule == "range/1"


def test_only_pages_and_claims_of_the_incident_count() -> None:
    told = pages("a", "b")
    told.deaths("a", (40, 40), MINISTRY)
    told.deaths("b", (57, 57), MONITOR)
    assert [figures(f) for f in told.findings(documents=told.documents[:1])] == [[(40, 40)]]


WHO: list[Source | None] = [None, None, MINISTRY, MONITOR, body("French military"), person("Ivo Lang")]


@st.composite
def collections(draw: st.DrawFn) -> Told:
    told = Told()
    names = ["a", "b", "c", "d"][: draw(st.integers(1, 4))]
    for name in names:
        told.page(name, published=draw(st.sampled_from(["", "2021-05-01", "2021-05-02"])))
    for _ in range(draw(st.integers(1, 9))):
        low = draw(st.one_of(st.none(), st.integers(0, 60)))
        high = draw(st.one_of(st.none(), st.integers(low or 0, 90)))
        told.claim(
            draw(st.sampled_from(names)),
            draw(st.sampled_from([Attribute.DEATHS, Attribute.INJURIES])),
            (low, high),
            draw(st.sampled_from(WHO)),
            modifier=draw(st.sampled_from(["", "at least", "dozens"])),
            modality=draw(st.sampled_from(["asserted", "asserted", "reported", "possible", "denied"])),
        )
    for first, second in pairwise(names):
        if draw(st.booleans()):
            told.copy(first, second, kind=draw(st.sampled_from([LineageKind.REVISION, LineageKind.COPIES_PASSAGES])))
    return told


@given(collections(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_changes_nothing(told: Told, chance: random.Random) -> None:
    before = told.findings()
    for some in (told.documents, told.claims, told.links):
        chance.shuffle(some)
    assert told.findings() == before


@given(collections())
@settings(max_examples=60, deadline=None)
def test_a_finding_holds_together(told: Told) -> None:
    for found in told.findings():
        if found.best is not None:
            assert found.low is None or found.low <= found.best
            assert found.high is None or found.best <= found.high
        current = [p.bounds for p in found.positions if not p.superseded]
        assert current or (found.status is Status.NOT_REPORTED) == (not found.uncounted)
        every = {c.id for c in told.claims if c.attribute is found.attribute}
        in_positions = {claim for position in found.positions for claim in position.claims}
        assert in_positions | {entry.claim for entry in found.set_aside} == every  # nothing is silently dropped
        assert not in_positions & {entry.claim for entry in found.set_aside}


@given(collections())
@settings(max_examples=60, deadline=None)
def test_a_copy_of_a_page_adds_no_origin(told: Told) -> None:
    before = {f.attribute: (f.origins, f.status, ends(f), figures(f)) for f in told.findings()}
    first = told.documents[0]
    told.page("z", first.text, first.published.value if first.published else "")
    for claim in [c for c in told.claims if c.document == first.id]:
        bounds = claim.bounds or Bounds(None, None)
        told.claim(
            "z",
            claim.attribute,
            (bounds.low, bounds.high),
            claim.claimant,
            modifier=bounds.modifier,
            modality=claim.modality.value,
        )
    told.copy(first.id, "z")
    after = {f.attribute: (f.origins, f.status, ends(f), figures(f)) for f in told.findings()}
    assert {a: v[0] for a, v in after.items()} == {a: v[0] for a, v in before.items()}


def test_hearsay_is_no_origin_of_its_own() -> None:
    told = pages("a")
    told.deaths("a", (3, 3), MINISTRY)
    told.deaths("a", (3, None), Source("media reports", SourceKind.DOCUMENT), modifier="at least")
    found = told.finding()
    assert figures(found) == [(3, 3)]
    assert found.status is Status.SINGLE_SOURCE
    named = pages("a")
    named.deaths("a", (3, 3), Source("Lindqvist Report", SourceKind.DOCUMENT))
    assert [o.name for o in named.finding().positions[0].origins] == ["Lindqvist Report"]


def test_some_of_the_wounded_are_part_of_them() -> None:
    told = Told()
    told.page("a", "Quake shakes island\n30 of the 80 wounded remained in hospital.\nOne of the victims has died.")
    told.claim("a", Attribute.INJURIES, (80, 80), MINISTRY, "80 wounded")
    told.claim("a", Attribute.INJURIES, (30, 30), MINISTRY, "30 of the 80 wounded")
    told.deaths("a", (1, 1), MINISTRY, "One of the victims has died")
    assert figures(told.finding(Attribute.INJURIES)) == [(80, 80)]
    assert figures(told.finding()) == [(1, 1)]


def test_what_is_below_a_page_s_own_figure_is_a_part_or_an_earlier_count() -> None:
    told = Told()
    told.page("a", "Five shot at fair\nThe four victims were taken away.\nPolice said four were hurt.")
    told.claim("a", Attribute.CASUALTIES, (5, 5), None, "Five shot")
    told.claim("a", Attribute.CASUALTIES, (4, 4), None, "The four victims")
    assert figures(told.finding(Attribute.CASUALTIES)) == [(5, 5)]
    told.claim("a", Attribute.CASUALTIES, (4, 4), MINISTRY, "four were hurt")
    assert figures(told.finding(Attribute.CASUALTIES)) == [(4, 4), (5, 5)]


def test_one_who_tells_the_victims_one_by_one_gives_no_total() -> None:
    told = Told()
    told.page("a", "Family of six hurt\nMy son was hurt.\nMy daughter was hurt.\nTwo cousins were hurt too.")
    told.claim("a", Attribute.INJURIES, (6, 6), None, "Family of six hurt")
    father = person("Ivo Lang")
    told.claim("a", Attribute.INJURIES, (1, 1), father, "My son was hurt", subject="My son")
    told.claim("a", Attribute.INJURIES, (1, 1), father, "My daughter was hurt", subject="My daughter")
    told.claim("a", Attribute.INJURIES, (2, 2), father, "Two cousins were hurt", subject="Two cousins")
    assert figures(told.finding(Attribute.INJURIES)) == [(6, 6)]


def test_several_contradicts_no_figure_above_one() -> None:
    told = pages("a", "b")
    told.deaths("a", (2, 2), MINISTRY)
    told.deaths("b", (3, None), modifier="several")
    assert figures(told.finding()) == [(2, 2)]


def test_a_number_at_the_head_of_a_sentence_is_no_name() -> None:
    told = Told()
    told.page("a", "Boy dies\nJonathan Reed died.\nA victim aged six was dead.")
    told.deaths("a", (1, 1), MINISTRY, "Jonathan Reed died", subject="Jonathan Reed")
    told.deaths("a", (1, 1), MINISTRY, "A victim aged six was dead", subject="One 6-year-old victim")
    assert figures(told.finding()) == [(1, 1)]


def test_who_counts_is_heard_beside_who_only_says_a_word() -> None:
    """ "More than 23" and "dozens" are one figure, and it is stated."""
    told = Told()
    told.page("a")
    told.page("b")
    told.deaths("a", (24, None), body("Harbour Rights Monitor"), modifier="dozens")
    told.deaths("b", (24, None), body("Tidewater Hospital"), modifier="more than")
    (position,) = told.finding().positions
    assert position.bounds == Bounds(24, None, "more than")


def test_a_later_reprint_of_an_earlier_figure_holds_up_no_later_one() -> None:
    told = Told()
    for name, day in (("a", "2031-05-01"), ("b", "2031-05-02"), ("c", "2031-05-09")):
        told.page(name, published=day)
    ministry = body("Interior Ministry of Belgravia")
    told.deaths("a", (5, 5), ministry)
    told.deaths("b", (8, 8), ministry)
    told.deaths("c", (5, 5), ministry)
    assert told.finding().status is Status.CONTESTED  # c is a page of its own, and the ministry's latest word
    told.copy("a", "c")
    found = told.finding()
    assert (found.status, found.best) == (Status.SUPERSEDED, 8)


def test_a_reprint_does_not_give_a_page_its_name() -> None:
    told = Told()
    told.page("a", outlet="Harbour Gazette")
    told.page("b", outlet="Amber Wire")
    told.deaths("a", (5, 5))
    told.deaths("b", (5, 5))
    told.copy("a", "b")
    assert [origin.name for position in told.finding().positions for origin in position.origins] == ["Harbour Gazette"]


def test_figures_that_cannot_both_be_true_stand_side_by_side() -> None:
    told = Told()
    text = (
        "A blast at Orlov\nThe ministry counted five dead.\nThe monitor: at least eight were killed.\nSome nine died."
    )
    told.page("a", text)
    told.deaths("a", (5, 5), body("Interior Ministry of Belgravia"), "counted five dead")
    told.deaths("a", (8, None), body("Harbour Rights Monitor"), "at least eight were killed")
    told.deaths("a", (9, 9), body("Tidewater Hospital"), "nine died")
    found = told.finding()
    said = {claim.id: claim.evidence.text for claim in told.claims}
    assert [(said[c.first], said[c.second], c.reason) for c in found.conflicts] == [
        ("counted five dead", "at least eight were killed", "5 and at least 8 cannot both be true"),
        ("counted five dead", "nine died", "5 and 9 cannot both be true"),
    ]
    assert all(finding.conflicts == () for finding in told.findings() if finding.status is not Status.CONTESTED)


def test_that_nobody_was_arrested_holds_for_the_day_it_is_told_on() -> None:
    told = Told()
    told.page("a", published="2021-05-01")
    told.page("b", published="2021-05-09")
    told.claim("a", Attribute.ARRESTS, (0, 0), body("Brackwater Clinic"))
    told.claim("b", Attribute.ARRESTS, (2, 2), body("Northern Council"))
    found = told.finding(Attribute.ARRESTS)
    assert found.status is Status.SUPERSEDED
    assert [(p.bounds.low, p.superseded) for p in found.positions] == [(0, True), (2, False)]
    told.claim("b", Attribute.ARRESTS, (0, 0), body("Brackwater Times"))
    assert told.finding(Attribute.ARRESTS).status is Status.CONTESTED


def test_officials_whom_no_name_tells_apart_are_one_source() -> None:
    told = pages("a", "b")
    told.deaths("a", (3, 3), body("authorities"))
    told.deaths("b", (3, 3), body("local officials"))
    found = told.finding()
    assert found.status is Status.SINGLE_SOURCE
    assert len(found.positions[0].origins) == 1
    told.deaths("b", (3, 3), body("Brackwater County Sheriff's Office"))
    assert told.finding().status is Status.AGREED


def test_officials_without_a_name_hold_their_own_figure() -> None:
    told = pages("a", "b")
    told.deaths("a", (3, 3), body("Brackwater County Sheriff's Office"))
    told.deaths("b", (4, 4), body("officials"))
    assert told.finding().status is Status.CONTESTED


def test_an_outlet_and_its_address_are_one_voice() -> None:
    told = Told()
    told.page("a", "Two dead\nTwo people died on the road.", outlet="The Lakeside Press")
    told.page("b", "Two dead\nTwo people were killed in town.", outlet="www.thelakesidepress.com")
    told.deaths("a", (2, 2), None, "Two people died")
    told.deaths("b", (2, 2), None, "Two people were killed")
    assert told.finding().status is Status.SINGLE_SOURCE
    told.page("c", "Two dead\nTwo people died.", outlet="lakefrontpress.com")
    told.deaths("c", (2, 2), None, "Two people died")
    assert told.finding().status is Status.AGREED


def test_a_page_s_own_count_is_that_of_its_day() -> None:
    told = Told()
    told.page("a", "Seven hurt in blast\nSeven people were hurt.", "2021-05-01", "Northern Post")
    told.claim("a", Attribute.INJURIES, (7, 7), None, "Seven people were hurt")
    told.page("b", "Blast\nNine people were hurt, the ministry says.", "2021-05-02", "Southern Post")
    told.claim("b", Attribute.INJURIES, (9, 9), MINISTRY, "Nine people were hurt")
    found = told.finding(Attribute.INJURIES)
    assert found.status is Status.SUPERSEDED
    assert [(p.bounds.low, p.superseded) for p in found.positions] == [(7, True), (9, False)]
    told.page("c", "Blast\nSeven people were hurt.", "2021-05-02", "Northern Post")
    told.claim("c", Attribute.INJURIES, (7, 7), None, "Seven people were hurt")
    assert told.finding(Attribute.INJURIES).status is Status.CONTESTED


def test_whoever_holds_a_lower_count_holds_to_it_the_next_day() -> None:
    told = Told()
    told.page("a", "Blast\nSeven people were hurt, the ministry says.", "2021-05-01", "Northern Post")
    told.claim("a", Attribute.INJURIES, (7, 7), MINISTRY, "Seven people were hurt")
    told.page("b", "Blast\nNine people were hurt, the monitor says.", "2021-05-02", "Southern Post")
    told.claim("b", Attribute.INJURIES, (9, 9), MONITOR, "Nine people were hurt")
    assert told.finding(Attribute.INJURIES).status is Status.CONTESTED


def test_who_has_a_figure_from_another_adds_no_word_to_it() -> None:
    told = Told()
    told.page("a", "Raid\nFive people died, the state agency said, citing a military source.", outlet="Hill Post")
    told.page("b", "Raid\nFive people died, the state agency said.", outlet="Lake Post")
    agency = body("Norland News Agency")
    told.deaths("a", (5, 5), body("Norland military source"), "Five people died", via=(agency,))
    told.deaths("b", (5, 5), agency, "Five people died")
    found = told.finding()
    assert found.status is Status.SINGLE_SOURCE
    assert [origin.name for origin in found.positions[0].origins] == ["Norland military source"]
    told.deaths("b", (5, 5), MONITOR, "Five people died")
    assert told.finding().status is Status.AGREED
