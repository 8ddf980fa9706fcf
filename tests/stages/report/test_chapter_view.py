"""A chapter under several rule packs: what each chooses and why, and what the page shows without any style."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lxml import html

from rashomon.schema.coding import Coding
from rashomon.schema.finding import Trace
from rashomon.schema.record import Case
from rashomon.stages.report.chapter_view import Shown, chapter_view
from rashomon.stages.report.chapter_views import CardView, ChapterView
from rashomon.stages.report.citations import number_evidence
from rashomon.stages.report.lookup import look_up_case
from rashomon.stages.report.page import page
from rashomon.stages.report.rulings import CaseUnder


def _chapter(case: Case, under: tuple[CaseUnder, ...] = ()) -> ChapterView:
    lookup = look_up_case(case)
    return chapter_view(case.records[0], 1, Shown(case, lookup, number_evidence(case, lookup), under))


def _card(chapter: ChapterView, title: str) -> CardView:
    return next(card for card in chapter.cards if card.told.title == title)


def _shown_without_style(tree: Any) -> Any:
    """The page as it is read where no style is: without all that is marked hidden."""
    for element in tree.xpath("//*[@hidden]"):
        element.drop_tree()
    return tree


def test_a_figure_names_its_rule_and_its_evidence(case: Case) -> None:
    record = case.records[0]
    first = record.findings[0]
    claim = first.positions[0].claims[0]
    traces = (Trace("low", 31, "ucdp/2 most_reliable", "Stated by the <b>Health</b> Ministry.", (claim,)),)
    coding = Coding("event_clarity", 1, "ucdp/2 event_clarity", "The event is told by itself", ())
    blank = Coding("where_prec", None, "ucdp/2 where_prec", "No place is known.", ())
    told = replace(record, findings=(replace(first, traces=traces), *record.findings[1:]), codings=(coding, blank))
    shown: Any = html.fromstring(page(replace(case, records=(told,))))
    (fields,) = shown.xpath("//details[contains(@class, 'codings')]")
    (figures,) = shown.xpath("//dl[@class='decided']")
    words = " ".join(figures.text_content().split())
    assert words.startswith("31 lowStated by the <b>Health</b> Ministry.")
    assert words.endswith("ucdp/2 most_reliable")
    assert figures.xpath(".//div[contains(@class, 'cites')]/a/@href")
    words = " ".join(fields.text_content().split())
    assert "event_clarity 1The event is told by itself. ucdp/2 event_clarity" in words
    assert "where_prec —No place is known." in words


def test_a_record_without_traces_shows_none(case: Case) -> None:
    shown: Any = html.fromstring(page(case))
    assert not shown.xpath("//dl[@class='decided'] | //details[contains(@class, 'codings')]")


def test_without_packs_there_is_no_switch_and_nothing_is_marked(case: Case, under: tuple[CaseUnder, ...]) -> None:
    for given in ((), under[:1]):
        text = page(case, given)
        tree: Any = html.fromstring(text)
        assert not tree.xpath("//input | //*[@hidden] | //*[@id='packs']")
        assert ":checked" not in text.split("</style>")[1]
    assert page(case) == page(case, under[:1])


def test_figures_that_differ_stand_under_their_packs(case: Case, under: tuple[CaseUnder, ...]) -> None:
    card = _card(_chapter(case, under), "Deaths")
    assert [(u.value, u.marks) for u in card.best] == [("31", "under u1 u3"), ("—", "under u2")]
    assert [(u.value, u.marks) for u in card.high] == [("44", "")]
    assert [(u.value.name, u.marks) for u in card.rule] == [("test-pack/lower", "under u1 u3"), ("desk/1", "under u2")]
    assert [u.value.words for u in card.status] == ["Contested"]


def test_an_open_end_is_told_from_an_end_that_nobody_chose(case: Case, under: tuple[CaseUnder, ...]) -> None:
    assert [u.value for u in _card(_chapter(case, under), "Injuries").high] == ["open"]
    record = case.records[0]
    one = replace(record.findings[0], low=None, high=None)
    chapter = _chapter(replace(case, records=(replace(record, findings=(one,)),)))
    assert [u.value for u in (*chapter.cards[0].low, *chapter.cards[0].high)] == ["—", "—"]


def test_a_finding_that_one_pack_alone_makes_is_shown_under_it_alone(case: Case, under: tuple[CaseUnder, ...]) -> None:
    chapter = _chapter(case, under)
    card = _card(chapter, "Missing")
    assert (card.here.marks, card.here.shown) == ("under u3", False)
    assert _card(chapter, "Deaths").here.marks == ""
    assert [(u.value, u.marks) for u in chapter.not_reported] == [
        ("No figure is reported for the missing.", "under u1 u2"),
        ("", "under u3"),
    ]


def test_what_decided_is_told_once_for_all_packs_that_took_it_so(case: Case, under: tuple[CaseUnder, ...]) -> None:
    (row,) = _card(_chapter(case, under), "Deaths").decided
    assert (row.value, row.here.marks) == ("31", "under u1 u2")
    assert [(u.value, u.marks) for u in row.ends] == [("low and best", "under u1"), ("low", "under u2")]
    assert [u.value for u in row.rules] == ["test-pack/1 lower", "desk/1 r"]
    assert [c.evidence.text for c in row.citations] == ["killing 31 people"]


def test_what_decided_is_left_to_the_table_where_one_position_is_all_there_is(case: Case) -> None:
    record = case.records[0]
    hurt = record.findings[1]
    traces = tuple(Trace(end, 40, "r", "Stated.", hurt.positions[0].claims) for end in ("low", "best"))
    told = replace(record, findings=(replace(hurt, traces=traces),))
    assert _chapter(replace(case, records=(told,))).cards[0].decided == ()


def test_reasons_are_parted_where_packs_begin_to_differ(case: Case, under: tuple[CaseUnder, ...]) -> None:
    reasons = ("They differ. 31 by A; 44 by B. The lower.", "They differ. 31 by A; 44 by B. The range. No best.")
    changed = tuple(
        replace(one, records=(replace(r, findings=(replace(r.findings[0], reason=reason),)),))
        for one, reason in zip(under[:2], reasons, strict=True)
        for r in one.records
    )
    card = _chapter(case, changed).cards[0]
    assert card.reason == "They differ. 31 by A; 44 by B."
    assert [u.value.reason for u in card.rule] == ["The lower.", "The range. No best."]


def test_what_a_pack_codes_stands_under_it(case: Case, under: tuple[CaseUnder, ...]) -> None:
    codings = _chapter(case, under).codings
    assert [(u.value.pack, u.marks, u.shown) for u in codings] == [
        ("test-pack", "under u1", True),
        ("desk", "under u2", False),
    ]


def test_an_incident_whose_record_could_not_be_made_says_so(case: Case) -> None:
    record = case.records[0]
    lost = replace(case, records=(replace(record, findings=(), brief=()),))
    (note,) = html.fromstring(page(lost)).xpath("//section[@id='incident-1-findings']/p")
    assert note.text_content() == "Claims were read, and what they come to could not be made: see Issues."
    silent = replace(lost, records=(replace(lost.records[0], incident=replace(record.incident, claims=())),))
    assert not _chapter(silent).lost
    assert "No document gives a figure." in page(silent)


def test_the_dead_and_the_injured_stand_at_the_head(case: Case, under: tuple[CaseUnder, ...], made_page: str) -> None:
    dead, hurt = _chapter(case, under).tolls
    assert dead is not None
    assert hurt is not None
    assert [u.value for u in dead.chosen] == ["31 to 44, best 31", "31 to 44"]
    assert [u.value for u in hurt.chosen] == ["at least 40, best 40", "at least 40"]
    tree = _shown_without_style(html.fromstring(made_page))
    (head,) = tree.xpath("//dl[@class='key']")
    words = [" ".join(div.text_content().split()) for div in head]
    assert words == ["Deaths31 to 44, best 31 Contested", "Injuriesat least 40, best 40 Single source"]


def test_without_style_a_reader_has_the_records_own_pack_and_the_table_of_all(made_page: str) -> None:
    tree = _shown_without_style(html.fromstring(made_page))
    card = tree.get_element_by_id("incident-1-deaths")
    assert " ".join(card.find_class("figures")[0].text_content().split()) == "31 low 31 best 44 high"
    assert "desk/1" not in card.text_content()
    assert "Missing" not in tree.xpath("string(//table[contains(@class, 'summary')])")
    (beside,) = tree.xpath("//table[contains(@class, 'beside')]")
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in beside.iter("tr")]
    assert rows == [
        ["About", "test-pack", "desk", "a pack with a <long> name"],
        ["Deaths", "best 31 31 to 44", "31 to 44", "best 31 31 to 44"],
        ["Injuries", "best 40 at least 40", "(at least 40)", "best 40 at least 40"],
        ["Missing", "—", "—", "best 0"],
    ]


def test_each_pack_has_a_button_a_rule_of_style_and_a_row_of_words(made_page: str) -> None:
    tree: Any = html.fromstring(made_page)
    buttons = tree.xpath("//fieldset//input[@type='radio']")
    assert [button.get("name") for button in buttons] == ["pack"] * 3
    assert [button.get("checked") is not None for button in buttons] == [True, False, False]
    assert tree.xpath("string(//fieldset/legend)") == "Rule pack"
    assert all(button.getparent().tag == "label" for button in buttons)
    for number in (1, 2, 3):
        assert f"body:has(#pack-{number}:checked) .under:not(.u{number}) {{ display: none; }}" in made_page
    words = " ".join(tree.xpath("string(//*[@id='packs'])").split())
    for said in (
        "test-pack/1 for tests the record's own",
        "dozens 24 to 60",
        "It failed.",
        "No figure is taken as best: the range",
    ):
        assert said in words
