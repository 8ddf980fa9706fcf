"""Packs by name, by file and by entry point; reliability; traces; and what every pack keeps to."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.metadata import EntryPoint
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import InputError, RashomonError
from rashomon.rules import packs
from rashomon.rules.decide import decide
from rashomon.rules.own import OPTIONS, parse_pack
from rashomon.rules.pack import UNRELIABLE, Account, Mark, RulePack
from rashomon.rules.packs import PACKS, pack_named, ruling, specify
from rashomon.rules.reliability import parse_reliability
from rashomon.rules.ucdp import UCDP
from rashomon.rules.words import known_words
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Origin, Position, Status

DESK = """\
name = "desk"
version = "3"
source = "the desk's own rules"
attributes = ["deaths"]
high = "highest-stated"
best = "most-reliable"

[words]
dozens = [24, 60]
"""


def position(low: int | None, high: int | None, claim: str = "", who: str = "") -> Position:
    return Position(Bounds(low, high), (claim or f"claim {low} {high}",), ("a",), (Origin(who or f"{low}", None),), 1)


def chosen(pack: RulePack, *positions: Position, **ranks: int) -> tuple[int | None, int | None, int | None]:
    choice = pack.choose(Account(positions, Status.CONTESTED, ranks=ranks))
    return choice.low, choice.best, choice.high


class TestData:
    @pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
    def test_each_rule_has_a_passage_and_each_doubt_a_note(self, pack: RulePack) -> None:
        table = tomllib.loads(files("rashomon.rules").joinpath("data", f"{pack.name}.toml").read_text(encoding="utf-8"))
        assert [rule.name for rule in pack.rules] == list(table["rules"])
        assert all(rule.says and rule.passage and rule.fields for rule in pack.rules)
        assert all(rule.note for rule in pack.rules if rule.mark is Mark.SILENT)
        assert (pack.name, pack.version, pack.source) == (table["name"], table["version"], table["source"])

    def test_the_old_name_says_the_new_one(self) -> None:
        with pytest.raises(RashomonError, match="'ucdp-default' is called 'ucdp' now"):
            pack_named("ucdp-default")


class TestReliability:
    ONE, TWO = position(40, 40, "one", "the mayor"), position(62, 62, "two", "the ministry")

    def test_the_most_reliable_is_best_and_the_ends_stay(self) -> None:
        assert chosen(UCDP, self.ONE, self.TWO) == (40, 40, 62)
        assert chosen(UCDP, self.ONE, self.TWO, one=2, two=1) == (40, 62, 62)
        assert chosen(UCDP, self.ONE, self.TWO, two=3) == (40, 62, 62)
        assert chosen(UCDP, self.ONE, self.TWO, one=1, two=1) == (40, 40, 62)

    def test_who_is_unreliable_is_not_heard(self) -> None:
        assert chosen(UCDP, self.ONE, self.TWO, one=UNRELIABLE) == (62, 62, 62)
        assert chosen(UCDP, self.ONE, one=UNRELIABLE) == (None, None, None)

    def test_the_reason_names_the_list(self) -> None:
        decision = decide(UCDP, Account((self.ONE, self.TWO), Status.CONTESTED, ranks={"two": 1}))
        assert decision.reason.startswith("Most reliable by the user's list: the ministry.")
        decision = decide(UCDP, Account((self.ONE, self.TWO), Status.CONTESTED, ranks={"two": UNRELIABLE}))
        assert "calls them unreliable: the ministry." in decision.reason
        assert {claim for trace in decision.traces for claim in trace.claims} == {"one"}

    def test_a_file_ranks_claimants_and_outlets(self) -> None:
        text = '[claimants]\n"The Harbour Monitor" = 1\nMinistry = "unreliable"\n\n[outlets]\n"Tidewater News" = 2\n'
        ranks = parse_reliability(text, "ranks.toml")
        assert ranks.of_claimant(("nobody", "harbour monitor")) == 1
        assert ranks.of_claimant(("Ministry", "Harbour Monitor")) == UNRELIABLE
        assert ranks.of_claimant(("Tidewater News",)) is None
        assert ranks.of_outlet("the tidewater news") == 2
        assert not parse_reliability("", "empty.toml")

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ('[claimants]\n"A" = 1\n"B" = 0\n', "line 3", "0 is no rank"),
            ("[claimants]\nA = true\n", "line 2", "True is no rank"),
            ('[outlets]\nA = "bad"\n', "line 2", "'bad' is no rank"),
            ('[claimants]\n"The A" = 1\nA = 2\n', "line 3", "ranked twice"),
            ("# ranks\n[papers]\nA = 1\n", "line 2", "[claimants] and [outlets]"),
            ("claimants = 3\n", "line 1", "none of the tables"),
            ("[claimants]\nA =\n", "line 2", "is not TOML"),
        ],
    )
    def test_an_error_has_its_line(self, text: str, line: str, words: str) -> None:
        with pytest.raises(InputError) as error:
            parse_reliability(text, "ranks.toml")
        assert str(error.value).startswith("ranks.toml")
        assert line in str(error.value)
        assert words in str(error.value)


class TestOwnPacks:
    def test_a_file_makes_a_pack(self) -> None:
        pack = parse_pack(DESK, "desk.toml")
        assert (pack.title, pack.words) == ("desk/3", ("dozens: 24 to 60",))
        assert pack.attributes == frozenset({Attribute.DEATHS})
        assert chosen(pack, position(24, None)) == (24, 24, 60)
        assert chosen(pack, position(7, None), position(3, 3)) == (3, 3, 7)
        assert chosen(pack, position(7, 7, "one"), position(3, 3), one=1) == (3, 7, 7)
        assert "Low is the lowest figure" in pack.reason

    @pytest.mark.parametrize(
        ("best", "expected"), [("lower", 40), ("higher", 57), ("most-told", 57), ("most-reliable", 40), ("none", None)]
    )
    def test_bests(self, best: str, expected: int | None) -> None:
        pack = parse_pack(f'name = "p"\nversion = "1"\nbest = "{best}"\n', "p.toml")
        assert chosen(pack, position(40, 40), position(57, 57)) == (40, expected, 57)

    def test_ends_may_be_left_out(self) -> None:
        pack = parse_pack('name = "p"\nversion = "1"\nlow = "none"\nhigh = "none"\nbest = "higher"\n', "p.toml")
        assert chosen(pack, position(40, 40), position(57, 57)) == (None, 57, None)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            (DESK.replace('name = "desk"', ""), "line 1: a pack has a name"),
            (DESK.replace('version = "3"', "version = 3"), "line 2: a pack has a version"),
            (DESK.replace('"deaths"', '"killed"'), "line 4: 'killed' is nothing that is counted; there are: deaths"),
            (DESK.replace('"highest-stated"', '"tallest"'), "line 5: high cannot be 'tallest'; write one of: highest,"),
            (DESK.replace("best =", "worst ="), "line 6: 'worst' is nothing that a pack has"),
            (DESK.replace("dozens = [24, 60]", "umpteen = 5"), "line 9: 'umpteen' is no word of amount that is read"),
            (DESK.replace("[24, 60]", '[24, "sixty"]'), "line 9: dozens must be a number"),
            (DESK.replace("[24, 60]", "[60, 24]"), "line 9: bounds cannot run from 60 to 24"),
            (DESK.replace("[24, 60]", ""), "is not TOML"),
            ("words = 3\nname = 'x'\nversion = '1'\n", "line 1: numbers for words stand in a table"),
        ],
    )
    def test_an_error_has_its_line(self, text: str, words: str) -> None:
        with pytest.raises(InputError) as error:
            parse_pack(text, "desk.toml")
        assert str(error.value).startswith("desk.toml")
        assert words in str(error.value)

    def test_a_pack_is_named_by_its_file(self, tmp_path: Path) -> None:
        path = tmp_path / "desk.toml"
        path.write_text(DESK, encoding="utf-8")
        spec = specify(str(path))
        assert ruling(spec).pack.title == "desk/3"
        path.write_text(DESK.replace("60", "48"), encoding="utf-8")
        assert specify(str(path)).key != spec.key
        other = tmp_path / "other.toml"
        other.write_text(DESK, encoding="utf-8")
        assert specify(str(other)).key == spec.key

    def test_reliability_is_in_the_key(self, tmp_path: Path) -> None:
        path = tmp_path / "ranks.toml"
        path.write_text("[claimants]\nA = 1\n", encoding="utf-8")
        spec = specify("ucdp", str(path))
        assert ruling(spec).reliability.of_claimant(("A",)) == 1
        assert spec.key != specify("ucdp").key
        assert specify("ucdp").key != specify("range").key

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="give --pack a file that is there"):
            specify(str(tmp_path / "none.toml"))
        with pytest.raises(InputError, match="give --reliability a file that is there"):
            specify("ucdp", str(tmp_path / "none.toml"))
        (tmp_path / "latin.toml").write_bytes(b'name = "\xe9"')
        with pytest.raises(InputError, match="not UTF-8 at byte 8"):
            specify(str(tmp_path / "latin.toml"))


OFFERED = RulePack("house", "1", UCDP.choose, "a package")


class TestEntryPoints:
    @pytest.fixture
    def offer(self, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        points: list[Any] = []
        monkeypatch.setattr(packs, "entry_points", lambda group: [p for p in points if p.group == group])
        return points

    def test_a_package_offers_a_pack(self, offer: list[Any]) -> None:
        offer.append(_Loaded("house", OFFERED))
        assert pack_named("house") is OFFERED
        assert specify("house").key != specify("ucdp").key

    def test_it_takes_no_name_of_ours(self, offer: list[Any]) -> None:
        offer.append(_Loaded("range", RulePack("range", "9", UCDP.choose, "a package")))
        assert pack_named("range").version == "1"

    def test_what_is_no_pack_is_an_error(self, offer: list[Any]) -> None:
        offer.append(_Loaded("house", "a string"))
        with pytest.raises(RashomonError, match="gives no RulePack"):
            pack_named("house")

    def test_what_does_not_load_is_an_error(self, offer: list[Any]) -> None:
        offer.append(EntryPoint("house", "no_such_module:PACK", packs.GROUP))
        with pytest.raises(RashomonError, match=r"'house' \(no_such_module:PACK\) cannot be loaded"):
            pack_named("house")


class _Loaded:
    """An entry point that gives what it is given."""

    group = packs.GROUP
    value = "test:PACK"

    def __init__(self, name: str, value: object) -> None:
        self.name = name
        self._loaded = value

    def load(self) -> object:
        return self._loaded


class TestTraces:
    def test_each_end_has_the_claims_that_state_it(self) -> None:
        decision = decide(UCDP, Account((position(40, 40, "one"), position(57, 57, "two")), Status.CONTESTED))
        assert [(t.end, t.value, t.claims) for t in decision.traces] == [
            ("low", 40, ("one",)),
            ("best", 40, ("one",)),
            ("high", 57, ("two",)),
        ]
        assert decision.traces[0].rule == "ucdp/3 most_reliable"

    def test_a_number_for_a_word_names_the_word(self) -> None:
        account = Account((position(24, None, "one"),), Status.AGREED, attribute=Attribute.DEATHS)
        (trace,) = decide(pack_named("acled"), account).traces
        assert (trace.value, trace.claims) == (12, ("one",))
        assert "what the rule makes of “dozens” by " in trace.reason

    def test_low_and_high_name_those_who_state_them_and_not_the_most_reliable(self) -> None:
        three = (position(32, 32, "ministry"), position(44, 44, "monitor"), position(120, 120, "post"))
        account = Account(three, Status.CONTESTED, attribute=Attribute.DEATHS, ranks={"monitor": 1, "ministry": 2})
        traces = {trace.end: trace for trace in decide(pack_named("ucdp"), account).traces}
        assert {end: (trace.value, trace.claims) for end, trace in traces.items()} == {
            "low": (32, ("ministry",)),
            "best": (44, ("monitor",)),
            "high": (120, ("post",)),
        }
        assert all(trace.reason.startswith("Stated by ") for trace in traces.values())
        assert ["Most reliable" in trace.reason for trace in traces.values()] == [False, True, False]

    def test_a_pack_of_the_users_traces_its_best_to_the_most_reliable_and_a_number_for_a_word_to_the_word(self) -> None:
        pack = parse_pack(
            'name = "d"\nversion = "1"\nbest = "most-reliable"\nhigh = "highest-stated"\n[words]\ndozens = [24, 60]\n',
            "d",
        )
        told = (position(32, 32, "ministry"), position(44, 44, "monitor"), position(24, None, "medic"))
        account = Account(told, Status.CONTESTED, attribute=Attribute.DEATHS, ranks={"monitor": 1, "ministry": 2})
        traces = {trace.end: trace for trace in decide(pack, account).traces}
        assert (traces["best"].value, traces["best"].claims) == (44, ("monitor",))
        assert "Most reliable by the user's list" in traces["best"].reason
        assert "Most reliable" not in traces["low"].reason + traces["high"].reason
        assert traces["high"].value == 60
        assert "what the rule makes of" in traces["high"].reason
        assert "“dozens” by " in traces["high"].reason

    def test_whoever_is_left_out_states_no_end(self) -> None:
        three = (position(0, 0, "army"), position(32, 32, "ministry"), position(44, 44, "monitor"))
        account = Account(three, Status.CONTESTED, attribute=Attribute.DEATHS, ranks={"army": UNRELIABLE, "monitor": 1})
        low, best, _ = decide(pack_named("ucdp"), account).traces
        assert (low.value, low.claims, best.value) == (32, ("ministry",), 44)
        assert "Left out" in low.reason

    def test_the_floor_of_a_word_is_stated_by_nobody(self) -> None:
        account = Account((position(24, None, "one"),), Status.AGREED, attribute=Attribute.DEATHS)
        (trace, _) = decide(pack_named("ibc"), account).traces
        assert trace.reason.startswith("The least that “dozens” is read as; ")
        assert trace.reason.count("gave no number") == 1

    def test_a_figure_that_a_word_could_mean_is_stated(self) -> None:
        figure = replace(position(24, 24, "one"), bounds=Bounds(24, None, "at least"))
        (trace, _) = decide(pack_named("ibc"), Account((figure,), Status.AGREED, attribute=Attribute.DEATHS)).traces
        assert trace.reason.startswith("Stated by ")

    def test_what_a_pack_does_not_count_is_a_range_and_says_so(self) -> None:
        account = Account(
            (position(4, 4, "one"), position(6, 6, "two")), Status.CONTESTED, attribute=Attribute.INJURIES
        )
        decision = decide(UCDP, account)
        assert (decision.low, decision.best, decision.high) == (4, None, 6)
        assert decision.rule == "ucdp/3, range/1"
        assert decision.reason.startswith("ucdp counts deaths alone.")
        assert decision.no_best == (
            "ucdp counts deaths alone and takes no figure for injuries: the range is what is stated."
        )

    @pytest.mark.parametrize(
        ("pack", "positions", "why"),
        [
            ("ucdp", (position(4, 4, "one"),), ""),
            ("ucdp", (), ""),
            ("ucdp", (position(None, 9, "one"),), "Nobody gives a least number, only how many there were at most."),
            ("airwars", (position(4, 4, "one"),), "airwars writes a range and takes no figure of it as best."),
        ],
    )
    def test_why_there_is_no_best_figure(self, pack: str, positions: tuple[Position, ...], why: str) -> None:
        account = Account(positions, Status.SINGLE_SOURCE, attribute=Attribute.DEATHS)
        assert decide(pack_named(pack), account).no_best == why


COUNTS = st.integers(0, 60)
BOUNDS = st.one_of(
    COUNTS.map(lambda n: Bounds(n, n)),
    st.tuples(COUNTS, COUNTS).map(lambda pair: Bounds(min(pair), max(pair))),
    COUNTS.map(lambda n: Bounds(n, None)),
    COUNTS.map(lambda n: Bounds(None, n)),
    st.sampled_from([2, 3, 20, 24, 40, 200]).map(lambda n: Bounds(n, None)),
)
OWN = tuple(
    parse_pack(
        f'name = "p"\nversion = "1"\nlow = "{low}"\nhigh = "{high}"\nbest = "{best}"\n[words]\n{words}', "p.toml"
    )
    for low in OPTIONS["low"]
    for high in OPTIONS["high"]
    for best in OPTIONS["best"]
    for words in ("", "dozens = [12, 36]\nseveral = 2\n")
)
ALL = (*PACKS, *OWN)


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    bounds = draw(st.lists(BOUNDS, max_size=5, unique_by=lambda b: (b.low, b.high)))
    positions = [
        Position(b, (f"c{n}",), tuple(f"d{n}{k}" for k in range(draw(st.integers(1, 3)))), (Origin(f"o{n}"),), 1)
        for n, b in enumerate(bounds)
    ]
    ranks = draw(st.dictionaries(st.sampled_from([f"c{n}" for n in range(5)]), st.integers(0, 3)))
    uncounted = draw(st.lists(st.sampled_from(["", "many", "a large number of"]), max_size=2, unique=True))
    attribute = draw(st.sampled_from([Attribute.DEATHS, Attribute.INJURIES, Attribute.STRIKES]))
    return Account(positions, Status.CONTESTED, uncounted=tuple(sorted(uncounted)), attribute=attribute, ranks=ranks)


@settings(deadline=None, max_examples=60)
@given(accounts(), st.data())
def test_low_best_and_high_are_in_order_and_order_is_no_matter(account: Account, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(account.positions))
    for pack in ALL:
        found = decide(pack, account)
        known = [end for end in (found.low, found.best, found.high) if end is not None]
        assert known == sorted(known), (pack, found)
        other = decide(pack, replace(account, positions=shuffled))
        assert [(t.end, t.value, t.claims) for t in other.traces] == [(t.end, t.value, t.claims) for t in found.traces]
        assert {trace.end for trace in found.traces} == {
            end for end in ("low", "best", "high") if getattr(found, end) is not None
        }


def test_words_of_amount_have_a_floor_each() -> None:
    assert known_words()[:3] == ("plural", "several", "tens")
