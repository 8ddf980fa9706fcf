"""What packs write down of an incident as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rashomon.rules.acled import ACLED
from rashomon.rules.airwars import AIRWARS
from rashomon.rules.codes import days_of
from rashomon.rules.decide import decide
from rashomon.rules.ibc import IBC
from rashomon.rules.pack import UNRELIABLE, Account, RulePack, Situation
from rashomon.rules.ucdp import UCDP
from rashomon.schema.area import Area, WherePrecision
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute, Claim, Scope
from rashomon.schema.coding import Coding
from rashomon.schema.document import Dated, Document, Precision
from rashomon.schema.entity import Actor
from rashomon.schema.evidence import Evidence
from rashomon.schema.finding import Breakdown, Finding, Origin, Position, Status
from rashomon.schema.incident import Incident
from rashomon.schema.lineage import Lineage
from rashomon.schema.page import Location
from rashomon.schema.statement import Modality, Source, SourceKind
from rashomon.schema.victim import VictimGroup, VictimKind

DAY = Dated("2031-04-02", Precision.DAY, "test")


def position(low: int | None, high: int | None, claim: str = "", who: str = "the mayor") -> Position:
    return Position(Bounds(low, high), (claim,) if claim else (), ("a",), (Origin(who, who),), 1)


def found(pack: RulePack, attribute: Attribute, *positions: Position, status: Status = Status.AGREED) -> Finding:
    """A finding as the pack decides it."""
    chosen = decide(pack, Account(positions, status, attribute=attribute))
    return Finding(
        attribute,
        status,
        chosen.low,
        chosen.best,
        chosen.high,
        positions,
        chosen.rule,
        "",
        1,
        1,
        1,
        traces=chosen.traces,
    )


def claim(name: str, attribute: Attribute = Attribute.DEATHS, low: int = 1, **more: Any) -> Claim:
    bounds = more.pop("bounds", Bounds(low, low))
    evidence = Evidence("a", 0, 1, "x")
    return Claim(name, "a", attribute, bounds, evidence, None, Modality.ASSERTED, "test/1", **more)


def situation(*findings: Finding, claims: tuple[Claim, ...] = (), **incident: Any) -> Situation:
    where = Incident("incident", "bombing", ("a",), (), (), **incident)
    page = Document("a", "a", (Location("a.txt"),), "x", ())
    return Situation(
        where,
        {f.attribute: f for f in findings},
        {c.id: c for c in claims},
        {"a": page},
        {},
        Lineage((), (), (("a",),)),
    )


def coded(pack: RulePack, seen: Situation) -> dict[str, Coding]:
    return {coding.name: coding for coding in pack.code(seen)}


def told_of(attribute: Attribute, *claims: Claim) -> Finding:
    """An uncontested finding on something that is not counted."""
    return replace(blamed(*claims, status=Status.AGREED, words=tuple(c.value for c in claims)), attribute=attribute)


def of_kind(seen: Situation, kind: str) -> Situation:
    return replace(seen, incident=replace(seen.incident, kind=kind))


def group(kind: VictimKind, low: int, side: str = "") -> VictimGroup:
    return VictimGroup((kind,), Bounds(low, low), Evidence("a", 0, 1, "x"), side)


def area(precision: WherePrecision, radius: float | None = None, key: str = "place:geonames:1") -> Area:
    return Area(1.0, 2.0, radius, precision, key)


class TestUcdp:
    @pytest.mark.parametrize(
        ("where", "code"),
        [
            (area(WherePrecision.PLACE), 1),
            (area(WherePrecision.NEAR, 25.0), 2),
            (area(WherePrecision.NEAR, 25.1), 5),
            (area(WherePrecision.NEAR), 5),
            (area(WherePrecision.DISTRICT), 3),
            (area(WherePrecision.REGION, key="region:XX-01"), 4),
            (area(WherePrecision.REGION, key="area:steppe"), 5),
            (area(WherePrecision.COUNTRY), 6),
        ],
    )
    def test_where_precision(self, where: Area, code: int) -> None:
        assert coded(UCDP, situation(area=where))["where_prec"].value == code

    def test_at_sea(self) -> None:
        seen = situation(area=area(WherePrecision.NEAR, 30.0), country="XX", waters="Red Sea")
        assert coded(UCDP, seen)["where_prec"].value == 7
        assert coded(UCDP, situation(waters="international waters"))["where_prec"].value == 7

    def test_where_precision_without_an_area(self) -> None:
        assert coded(UCDP, situation(country="XX"))["where_prec"].value == 6
        assert coded(UCDP, situation())["where_prec"].value is None

    @pytest.mark.parametrize(
        ("date", "code", "first", "last"),
        [
            (DAY, 1, "2031-04-02", "2031-04-02"),
            (Dated("2031-04-02T03:04:05Z", Precision.TIME, "test"), 1, "2031-04-02", "2031-04-02"),
            (Dated("2031-04-05/2031-04-06", Precision.SPAN, "test"), 2, "2031-04-05", "2031-04-06"),
            (Dated("2031-03-31/2031-04-05", Precision.SPAN, "test"), 2, "2031-03-31", "2031-04-05"),
            (Dated("2031-03-31/2031-04-06", Precision.SPAN, "test"), 3, "2031-03-31", "2031-04-06"),
            (Dated("2031-03-31/2031-04-07", Precision.SPAN, "test"), 4, "2031-03-31", "2031-04-07"),
            (Dated("2032-02", Precision.MONTH, "test"), 4, "2032-02-01", "2032-02-29"),
            (Dated("2031", Precision.YEAR, "test"), 5, "2031-01-01", "2031-12-31"),
            (None, None, None, None),
        ],
    )
    def test_date_precision(self, date: Dated | None, code: int | None, first: str | None, last: str | None) -> None:
        codes = coded(UCDP, situation(date=date))
        assert (codes["date_prec"].value, codes["date_start"].value, codes["date_end"].value) == (code, first, last)

    def test_the_dead_are_parted_as_the_best_figures_own_claim_says(self) -> None:
        groups = (group(VictimKind.COMBATANT, 5, "Belgravian"), group(VictimKind.CIVILIAN, 2))
        told = claim("one", low=9, groups=groups)
        codes = coded(UCDP, situation(found(UCDP, Attribute.DEATHS, position(9, 9, "one")), claims=(told,)))
        parts = [codes[f"deaths_{part}"].value for part in ("a", "b", "civilians", "unknown")]
        assert parts == [0, 5, 2, 2]
        assert (codes["side_a"].value, codes["side_b"].value) == (None, "Belgravian")
        assert codes["deaths_b"].claims == ("one",)

    def test_a_state_is_side_a_and_what_it_fights_side_b(self) -> None:
        groups = (group(VictimKind.COMBATANT, 3, "Amber Column"), group(VictimKind.COMBATANT, 4, "Syrian"))
        codes = coded(
            UCDP,
            situation(
                found(UCDP, Attribute.DEATHS, position(7, 7, "one")), claims=(claim("one", low=7, groups=groups),)
            ),
        )
        assert [codes[name].value for name in ("side_a", "deaths_a", "side_b", "deaths_b")] == [
            "Syrian",
            4,
            "Amber Column",
            3,
        ]

    def test_parts_that_come_to_more_than_best_are_left_out(self) -> None:
        told = claim("one", low=3, groups=(group(VictimKind.CIVILIAN, 4),))
        deaths = found(UCDP, Attribute.DEATHS, position(3, 3, "one"))
        rows = (Breakdown((VictimKind.CIVILIAN,), False, "", 4, 4, 4, (), ("one",), ("a",)),)
        codes = coded(UCDP, situation(replace(deaths, breakdown=rows), claims=(told,)))
        assert [codes[f"deaths_{part}"].value for part in ("a", "b", "civilians", "unknown")] == [0, 0, 0, 3]
        assert "more than the best" in codes["deaths_unknown"].reason

    def test_nothing_is_parted_where_best_is_not_known(self) -> None:
        codes = coded(UCDP, situation())
        assert codes["deaths_unknown"].value is None
        assert codes["event_clarity"].value is None

    def test_clarity(self) -> None:
        assert coded(UCDP, situation(found(UCDP, Attribute.DEATHS, position(3, 3))))["event_clarity"].value == 1
        summed = claim("sum", low=80, scope=Scope.AGGREGATE)
        seen = situation(found(UCDP, Attribute.DEATHS, status=Status.NOT_REPORTED), claims=(summed,))
        assert (coded(UCDP, seen)["event_clarity"].value, coded(UCDP, seen)["event_clarity"].claims) == (2, ("sum",))

    def test_the_source_is_whoever_holds_the_best_figure(self) -> None:
        deaths = found(
            UCDP, Attribute.DEATHS, position(3, 3, "one", "the mayor"), position(9, 9, "two", "the ministry")
        )
        codes = coded(UCDP, situation(deaths))
        assert (codes["source_original"].value, codes["source_original"].claims) == ("the mayor", ("one",))

    def test_texts_that_descend_from_one_another_are_one_source(self) -> None:
        seen = situation()
        lineage = Lineage((), (), (("a", "b"), ("c",)))
        incident = replace(seen.incident, documents=("a", "b", "c"))
        assert coded(UCDP, replace(seen, lineage=lineage, incident=incident))["number_of_sources"].value == 2


class TestAcled:
    @pytest.mark.parametrize(
        ("positions", "best"),
        [
            ([position(20, None)], 10),
            ([position(24, None)], 12),
            ([position(200, None)], 100),
            ([position(40, 40), position(57, 57)], 40),
            ([position(24, None), position(31, 31)], 31),
            ([position(24, None), position(200, None)], 12),
            ([position(None, 5)], 5),
            ([position(3, None)], 10),
        ],
    )
    def test_the_most_conservative_figure(self, positions: list[Position], best: int) -> None:
        chosen = ACLED.choose(Account(positions, Status.CONTESTED, kind="airstrike"))
        assert (chosen.low, chosen.best, chosen.high) == (None, best, None)

    @pytest.mark.parametrize(("kind", "best"), [("bombing", 10), ("shooting", 3), ("", 3)])
    def test_deaths_without_a_number(self, kind: str, best: int) -> None:
        assert ACLED.choose(Account([], Status.NOT_REPORTED, uncounted=("",), kind=kind)).best == best

    def test_nothing_told_is_not_zero(self) -> None:
        assert ACLED.choose(Account([], Status.NOT_REPORTED)).best is None
        assert coded(ACLED, situation())["fatalities"].value is None

    def test_casualties_of_whom_nobody_is_said_to_have_died(self) -> None:
        hurt = found(ACLED, Attribute.INJURIES, position(4, 4, "hurt"))
        fatalities = coded(ACLED, situation(hurt))["fatalities"]
        assert (fatalities.value, fatalities.claims) == (0, ("hurt",))

    def test_a_dispute_and_the_injured_are_noted(self) -> None:
        deaths = found(
            ACLED,
            Attribute.DEATHS,
            position(3, 3, "one"),
            position(9, 9, "two", "the ministry"),
            status=Status.CONTESTED,
        )
        hurt = found(ACLED, Attribute.INJURIES, position(4, None, "hurt"))
        codes = coded(ACLED, situation(deaths, hurt))
        assert codes["notes"].value == (
            "Fatalities disputed: 3 (the mayor); 9 (the ministry). Injured: at least 4 (the mayor)."
        )
        assert codes["notes"].claims == ("hurt", "one", "two")
        assert codes["fatalities"].value == 3

    def test_none_unknown_and_not_reported_are_noted_apart(self) -> None:
        some = replace(found(ACLED, Attribute.INJURIES), uncounted=position(None, None, "some"))
        told = coded(ACLED, situation(found(ACLED, Attribute.DEATHS, position(0, 0, "none")), some))
        assert told["notes"].value == "Fatalities: 0 (the mayor). Injured: told of without a number."
        assert coded(ACLED, situation())["notes"].value == "Fatalities: not reported. Injured: not reported."

    def test_a_word_without_a_number_is_noted_as_the_word(self) -> None:
        dozens = found(ACLED, Attribute.DEATHS, position(24, None, "one"))
        assert "Fatalities: dozens, at least 24 (the mayor)." in str(coded(ACLED, situation(dozens))["notes"].value)
        assert coded(ACLED, situation(dozens))["fatalities"].value == 12

    def test_the_hurt_without_a_number_have_no_dead_among_them(self) -> None:
        some = replace(found(ACLED, Attribute.INJURIES), uncounted=position(None, None, "some"))
        assert (coded(ACLED, situation(some))["fatalities"]).value == 0
        assert coded(ACLED, situation(some))["fatalities"].claims == ("some",)

    def test_dead_of_whom_no_claim_stands_are_not_reported(self) -> None:
        hurt = found(ACLED, Attribute.INJURIES, position(7, 7, "hurt"))
        withdrawn = found(ACLED, Attribute.DEATHS, status=Status.NOT_REPORTED)
        assert coded(ACLED, situation(hurt, withdrawn))["fatalities"].value == 0

    def test_nobody_hurt_is_no_casualty(self) -> None:
        nobody = found(ACLED, Attribute.INJURIES, position(0, 0, "nobody"))
        assert coded(ACLED, situation(nobody))["fatalities"].value is None

    def test_an_origin_without_a_name_is_called_so(self) -> None:
        nameless = Position(Bounds(7, 7), ("one",), ("a",), (Origin("", None, "a"),), 1)
        told = coded(ACLED, situation(found(ACLED, Attribute.DEATHS, nameless)))
        assert str(told["notes"].value).startswith("Fatalities: 7 (an unnamed source).")

    @pytest.mark.parametrize(
        ("kind", "weapons", "sub"),
        [
            ("airstrike", (), "Air/drone strike"),
            ("airstrike", ("missile",), "Air/drone strike"),
            ("airstrike", ("chemical weapon",), "Chemical weapon"),
            ("shelling", ("grenade",), "Shelling/artillery/missile attack"),
            ("bombing", ("car bomb",), "Remote explosive/landmine/IED"),
            ("bombing", ("suicide bomb", "car bomb"), "Suicide bomb"),
            ("bombing", (), None),
            ("bombing", ("petrol bomb",), None),
            ("explosion", ("landmine",), "Remote explosive/landmine/IED"),
            ("shooting", ("grenade",), None),
            ("earthquake", (), None),
        ],
    )
    def test_what_happened(self, kind: str, weapons: tuple[str, ...], sub: str | None) -> None:
        named = tuple(claim(f"w{n}", Attribute.WEAPON, bounds=None, value=weapon) for n, weapon in enumerate(weapons))
        armed = (told_of(Attribute.WEAPON, *named),) if named else ()
        codes = coded(ACLED, of_kind(situation(*armed, claims=named), kind))
        assert codes["sub_event_type"].value == sub
        assert codes["event_type"].value == ("Explosions/Remote violence" if sub else None)
        assert codes["disorder_type"].value == ("Political violence" if sub else None)

    def test_a_disputed_or_doubted_weapon_settles_nothing(self) -> None:
        named = claim("w", Attribute.WEAPON, bounds=None, value="car bomb")
        contested = replace(told_of(Attribute.WEAPON, named), status=Status.CONTESTED)
        assert coded(ACLED, situation(contested, claims=(named,)))["event_type"].value is None
        doubted = replace(named, modality=Modality.POSSIBLE)
        seen = situation(told_of(Attribute.WEAPON, doubted), claims=(doubted,))
        assert coded(ACLED, seen)["event_type"].value is None

    def test_an_abduction_in_which_somebody_dies_is_an_attack(self) -> None:
        taken = of_kind(situation(), "abduction")
        codes = coded(ACLED, taken)
        assert (codes["event_type"].value, codes["sub_event_type"].value) == (
            "Violence against civilians",
            "Abduction/forced disappearance",
        )
        assert (codes["civilian_targeting"].value, codes["inter2"].value) == ("Civilians targeted", "Civilians")
        died = of_kind(situation(found(ACLED, Attribute.DEATHS, position(1, 1))), "abduction")
        assert coded(ACLED, died)["sub_event_type"].value == "Attack"
        none = of_kind(situation(found(ACLED, Attribute.DEATHS, position(0, 0))), "abduction")
        assert coded(ACLED, none)["sub_event_type"].value == "Abduction/forced disappearance"

    def test_a_clash_is_a_battle_where_fighters_were_hit(self) -> None:
        deaths = found(ACLED, Attribute.DEATHS, position(3, 3))
        rows = (Breakdown((VictimKind.COMBATANT,), False, "", 3, 3, 3, (), ("one",), ("a",)),)
        assert coded(ACLED, of_kind(situation(deaths), "clash"))["event_type"].value is None
        fought = of_kind(situation(replace(deaths, breakdown=rows)), "clash")
        assert coded(ACLED, fought)["sub_event_type"].value == "Armed clash"

    @pytest.mark.parametrize(("aim", "value"), [("civilians", "Civilians targeted"), ("an arms depot", None)])
    def test_who_was_aimed_at(self, aim: str, value: str | None) -> None:
        aimed = claim("aim", Attribute.INTENDED_TARGET, bounds=None, value=aim)
        codes = coded(ACLED, situation(told_of(Attribute.INTENDED_TARGET, aimed), claims=(aimed,)))
        assert codes["civilian_targeting"].value == value

    @pytest.mark.parametrize(
        ("country", "sort"), [("SY", "State forces"), ("IQ", "External/Other forces"), (None, None)]
    )
    def test_a_state_at_home_and_abroad(self, country: str | None, sort: str | None) -> None:
        army = Actor("army", "the Syrian army", SourceKind.INSTITUTION, party="Syria")
        done = claim("done", Attribute.RESPONSIBILITY, bounds=None, actor=source(army))
        seen = replace(
            situation(told_of(Attribute.RESPONSIBILITY, done), claims=(done,), country=country), actors={"army": army}
        )
        codes = coded(ACLED, seen)
        assert (codes["inter1"].value, codes["inter2"].value, codes["interaction"].value) == (sort, None, None)
        taken = coded(ACLED, of_kind(seen, "abduction"))
        both = {"SY": "State forces-Civilians", "IQ": "Civilians-External/Other forces", None: None}[country]
        assert taken["interaction"].value == both

    @pytest.mark.parametrize(
        ("where", "code"),
        [
            (area(WherePrecision.PLACE), 1),
            (area(WherePrecision.NEAR, 10.0), 2),
            (area(WherePrecision.NEAR), 2),
            (area(WherePrecision.DISTRICT), 2),
            (area(WherePrecision.REGION), 3),
            (area(WherePrecision.COUNTRY), None),
            (None, None),
        ],
    )
    def test_place(self, where: Area | None, code: int | None) -> None:
        assert coded(ACLED, situation(area=where))["geo_precision"].value == code

    @pytest.mark.parametrize(
        ("date", "code", "day"),
        [
            (DAY, 1, "2031-04-02"),
            (Dated("2031-04-05/2031-04-06", Precision.SPAN, "test"), 2, "2031-04-05"),
            (Dated("2031-03-31/2031-04-06", Precision.SPAN, "test"), 2, "2031-04-03"),
            (Dated("2031-04-01/2031-04-08", Precision.SPAN, "test"), 3, "2031-04-04"),
            (Dated("2031-04", Precision.MONTH, "test"), 3, "2031-04-15"),
            (Dated("2031-05", Precision.MONTH, "test"), 3, "2031-05-16"),
            (Dated("2031", Precision.YEAR, "test"), None, None),
            (None, None, None),
        ],
    )
    def test_time(self, date: Dated | None, code: int | None, day: str | None) -> None:
        codes = coded(ACLED, situation(date=date))
        assert (codes["time_precision"].value, codes["event_date"].value) == (code, day)

    @pytest.mark.parametrize(
        ("outlet", "url", "scale"),
        [
            ("The Guardian", None, "International"),
            ("Guardian", None, "International"),
            ("Harbour Gazette", "https://gazette.example.xx/1", "National"),
            ("Harbour Gazette", "https://gazette.example.yy/1", None),
            ("Harbour Gazette", None, None),
        ],
    )
    def test_the_scale_of_sources(self, outlet: str, url: str | None, scale: str | None) -> None:
        seen = situation(country="XX")
        page = replace(seen.documents["a"], outlet=outlet, url=url)
        assert coded(ACLED, replace(seen, documents={"a": page}))["source_scale"].value == scale

    def test_two_scales_are_joined(self) -> None:
        seen = situation(country="XX")
        near = replace(seen.documents["a"], url="https://gazette.example.xx/1")
        far = replace(near, id="b", url=None, agencies=("Reuters",))
        seen = replace(seen, documents={"a": near, "b": far}, incident=replace(seen.incident, documents=("a", "b")))
        assert coded(ACLED, seen)["source_scale"].value == "National-International"

    def test_the_scale_of_sources_says_which_outlet_is_of_which(self) -> None:
        seen = situation(country="XX")
        near = replace(seen.documents["a"], outlet="The Tide", url="https://tide.example.xx/1")
        far = replace(near, id="b", outlet="Reuters", url=None)
        seen = replace(seen, documents={"a": near, "b": far}, incident=replace(seen.incident, documents=("a", "b")))
        assert coded(ACLED, seen)["source_scale"].reason == "National: The Tide. International: Reuters."


BELGRAVIA = Actor("belgravia", "Belgravia", SourceKind.STATE, party="Belgravia")
RURITANIA = Actor("ruritania", "Ruritania", SourceKind.STATE, party="Ruritania")


def source(actor: Actor) -> Source:
    return Source(actor.name, actor.kind, actor=actor.id)


def blamed(*claims: Claim, status: Status, words: tuple[str, ...]) -> Finding:
    positions = tuple(
        Position(Bounds(None, None), (claim.id,), ("a",), (Origin("x", claim.id),), 1, words=said)
        for claim, said in zip(claims, words, strict=True)
    )
    return Finding(Attribute.RESPONSIBILITY, status, None, None, None, positions, "positions/1", "", 1, 1, 1)


class TestAirwars:
    DEATHS = found(AIRWARS, Attribute.DEATHS, position(3, 3, "one"), position(5, 5, "two", "the ministry"))
    ONE = found(AIRWARS, Attribute.DEATHS, position(3, 3, "one"))

    def grade(self, *findings: Finding, claims: tuple[Claim, ...] = ()) -> int | str | None:
        seen = situation(*findings, claims=claims)
        actors = {actor.id: actor for actor in (BELGRAVIA, RURITANIA)}
        return coded(AIRWARS, replace(seen, actors=actors))["grading"].value

    def test_sources_alone_make_it_fair_or_weak(self) -> None:
        assert self.grade(self.DEATHS) == "Fair"
        assert self.grade(self.ONE) == "Weak"
        assert self.grade() is None

    def test_who_tells_of_harm_without_a_number_is_a_source_of_it(self) -> None:
        told = position(None, None, "told", "the fire service")
        assert self.grade(replace(found(AIRWARS, Attribute.DEATHS), uncounted=told)) == "Weak"
        assert self.grade(replace(self.ONE, uncounted=told)) == "Fair"
        assert self.grade(replace(self.ONE, uncounted=replace(told, origins=self.ONE.positions[0].origins))) == "Weak"

    def test_who_says_that_nobody_was_harmed_is_no_source_of_the_harm(self) -> None:
        none = position(0, 0, "none", "the army")
        assert self.grade(found(AIRWARS, Attribute.DEATHS, none)) is None
        assert self.grade(found(AIRWARS, Attribute.DEATHS, position(3, 3, "one"), none)) == "Weak"

    def test_whoever_is_called_unreliable_counts_for_nothing(self) -> None:
        seen = replace(situation(self.DEATHS), ranks={"one": UNRELIABLE})
        assert coded(AIRWARS, seen)["grading"].value == "Weak"

    def test_one_who_says_he_did_it_confirms_it(self) -> None:
        admits = replace(
            claim("admits", Attribute.RESPONSIBILITY), actor=source(BELGRAVIA), claimant=source(BELGRAVIA), bounds=None
        )
        blame = blamed(admits, status=Status.SINGLE_SOURCE, words=("Belgravia",))
        counts = replace(claim("one", low=3), claimant=source(BELGRAVIA))
        assert self.grade(self.ONE, blame, claims=(admits, counts)) == "Confirmed"
        assert self.grade(self.ONE, blame, claims=(admits, replace(counts, claimant=None))) == "Weak"

    @pytest.mark.parametrize(
        ("mouth", "modality", "method"),
        [
            (RURITANIA, Modality.ASSERTED, "blamed/1"),
            (BELGRAVIA, Modality.DENIED, "denied/1"),
            (BELGRAVIA, Modality.CONDITIONAL, "claimed/1"),
            (BELGRAVIA, Modality.ASSERTED, "unanswered/1"),
        ],
    )
    def test_no_other_word_confirms_it(self, mouth: Actor, modality: Modality, method: str) -> None:
        told = replace(
            claim("told", Attribute.RESPONSIBILITY),
            actor=source(BELGRAVIA),
            claimant=source(mouth),
            bounds=None,
            modality=modality,
            method=method,
        )
        blame = blamed(told, status=Status.SINGLE_SOURCE, words=("Belgravia",))
        assert self.grade(self.ONE, blame, claims=(told,)) == "Weak"

    def test_two_belligerents_who_are_blamed_contest_it(self) -> None:
        both = (claim("b", Attribute.RESPONSIBILITY), claim("r", Attribute.RESPONSIBILITY))
        blame = blamed(*both, status=Status.CONTESTED, words=("Belgravia", "Ruritania"))
        assert self.grade(self.DEATHS, blame, claims=both) == "Contested"
        denied = blamed(*both, status=Status.CONTESTED, words=("Belgravia", "not Belgravia"))
        assert self.grade(self.DEATHS, denied, claims=both) == "Fair"

    @pytest.mark.parametrize(
        ("kinds", "grade"),
        [
            (((VictimKind.COMBATANT, 3),), "Discounted"),
            (((VictimKind.COMBATANT, 2),), "Weak"),
            (((VictimKind.COMBATANT, 3), (VictimKind.CHILD, 1)), "Weak"),
        ],
    )
    def test_the_dead_who_all_fought_are_no_civilian_harm(
        self, kinds: tuple[tuple[VictimKind, int], ...], grade: str
    ) -> None:
        rows = tuple(Breakdown((kind,), False, "", n, None, n, (), ("one",), ("a",)) for kind, n in kinds)
        assert self.grade(replace(self.ONE, breakdown=rows)) == grade


class TestIbc:
    def test_both_ends_are_numbers(self) -> None:
        chosen = IBC.choose(Account([position(7, None), position(4, 4)], Status.CONTESTED))
        assert (chosen.low, chosen.best, chosen.high) == (4, None, 7)
        chosen = IBC.choose(Account([position(None, 6)], Status.SINGLE_SOURCE))
        assert (chosen.low, chosen.high) == (6, 6)

    def test_civilians_go_first(self) -> None:
        account = Account([position(9, 9)], Status.AGREED, civilians=(Bounds(5, 5), Bounds(6, 6)))
        assert (IBC.choose(account).low, IBC.choose(account).high) == (5, 6)

    @pytest.mark.parametrize("pack", [IBC, AIRWARS], ids=lambda pack: pack.name)
    def test_the_trace_of_civilians_names_their_own_claims(self, pack: RulePack) -> None:
        apart = (position(5, 5, "civilians"),)
        account = Account([position(9, 9, "all")], Status.AGREED, civilians=(Bounds(5, 5),), apart=apart)
        traces = decide(pack, account).traces
        assert [(trace.value, trace.claims) for trace in traces] == [(5, ("civilians",)), (5, ("civilians",))]
        assert traces[0].reason == "Stated by the mayor. Civilians alone, for fighters are told of beside them."

    def test_provisional_under_two_origins(self) -> None:
        one = situation(found(IBC, Attribute.DEATHS, position(3, 3, "one"), position(4, 4, "two")))
        assert coded(IBC, one)["provisional"].value == "yes"
        two = situation(found(IBC, Attribute.DEATHS, position(3, 3, "one"), position(3, 4, "two", "the ministry")))
        codes = coded(IBC, two)
        assert codes["provisional"].value == "no"
        assert (codes["minimum_deaths"].value, codes["maximum_deaths"].value) == (3, 4)
        assert codes["minimum_deaths"].rule == "ibc/2 minimum"
        assert coded(IBC, situation())["provisional"].value is None

    def test_who_says_that_nobody_died_is_no_second_source_of_the_dead(self) -> None:
        one = situation(found(IBC, Attribute.DEATHS, position(3, 3, "one"), position(0, 0, "two", "the army")))
        assert coded(IBC, one)["provisional"].value == "yes"
        none = situation(found(IBC, Attribute.DEATHS, position(0, 0, "two", "the army")))
        assert coded(IBC, none)["provisional"].value is None


def test_the_days_of_an_odd_date() -> None:
    assert days_of(Dated("2100-02", Precision.MONTH, "test")).last == "2100-02-28"
    assert days_of(Dated("2000-02", Precision.MONTH, "test")).last == "2000-02-29"
    assert days_of(None).first == ""
