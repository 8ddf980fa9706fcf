"""What a revision changed, told in claims; what drifted on the way to a copy; what a correction closed."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stages.reconcile.telling import Told, body

from rashomon.schema.change import ChangeKind, ClaimChange
from rashomon.schema.claim import Attribute
from rashomon.schema.document import Document
from rashomon.schema.finding import Status
from rashomon.schema.incident import Incident
from rashomon.schema.lineage import LineageKind, TextLink
from rashomon.schema.statement import Source
from rashomon.stages.compare.compare import compare
from rashomon.stages.reconcile.changes import tell_changes
from rashomon.stages.reconcile.survey import survey

GOVERNOR, MONITOR = body("Velden Governor"), body("Northern Rights Monitor")

LEAD = "Shells hit a clinic in the town of Velden on Tuesday while patients were queuing for the morning surgery, {}"
NURSE = "A nurse said that the second shell fell in the yard where people had taken shelter from the first."
ROOF = "The roof had been marked with a red cross in the spring so that no gunner could take it for a barracks."


def story(words: str, *more: str) -> str:
    return "\n".join(["Clinic in Velden shelled", LEAD.format(words), NURSE, ROOF, *more])


def linked(told: Told, kind: LineageKind = LineageKind.REVISION, directed: bool = True) -> Told:
    """The first two pages linked as compare aligns them."""
    first, second = told.documents[:2]
    (link,) = compare([first, second]).links
    if link.first != first.id:
        alignments = tuple(sorted(replace(a, first=a.second, second=a.first) for a in link.alignments))
        link = replace(link, first=first.id, second=second.id, alignments=alignments)
    told.links.append(replace(link, kind=kind, directed=directed))
    return told


def changes(told: Told) -> list[ClaimChange]:
    grouping = told.grouped()
    ids = tuple(sorted(document.id for document in told.documents))
    incident = Incident("incident", "", ids, tuple(sorted(c.id for c in told.claims)), ())
    found = survey(incident, grouping, told.documents, told.lineage)
    return list(tell_changes(found.heard, grouping, told.lineage))


def kinds(told: Told) -> list[str]:
    return [change.kind.value for change in changes(told)]


def states(first: str, second: str, *later: str) -> Told:
    """Two states of one page with other words at the end of the lead, and what the later adds."""
    told = Told()
    told.page("a", story(first), "2019-04-02")
    told.page("b", story(second, *later), "2019-04-03")
    return told


class TestStates:
    def test_a_figure_that_changed(self) -> None:
        told = states("killing nine people, the governor said.", "killing at least 12 people, the governor said.")
        one = told.deaths("a", (9, 9), GOVERNOR, "killing nine people")
        other = told.deaths("b", (12, None), GOVERNOR, "killing at least 12 people", modifier="at least")
        (change,) = changes(linked(told))
        assert change.kind is ChangeKind.BOUNDS
        assert (change.first, change.second, change.directed) == ("a", "b", True)
        assert (change.earlier, change.later) == (one.id, other.id)
        assert change.reason == "“killing nine people” became “killing at least 12 people”"
        assert change.notice is None

    def test_the_same_figure_in_other_words_is_no_change(self) -> None:
        told = states("killing nine people, the governor said.", "killing 9 people, the governor told reporters.")
        told.deaths("a", (9, 9), GOVERNOR, "killing nine people")
        told.deaths("b", (9, 9), GOVERNOR, "killing 9 people")
        assert kinds(linked(told)) == []

    def test_about_is_a_change_and_at_least_for_no_fewer_than_is_none(self) -> None:
        told = states("killing 200 people, he said.", "killing about 200 people, he said.")
        told.deaths("a", (200, 200), GOVERNOR, "killing 200 people")
        told.deaths("b", (200, 200), GOVERNOR, "killing about 200 people", modifier="about")
        assert kinds(linked(told)) == ["bounds"]
        told = states("killing at least 20 people, he said.", "killing no fewer than 20 people, he said.")
        told.deaths("a", (20, None), GOVERNOR, "killing at least 20 people", modifier="at least")
        told.deaths("b", (20, None), GOVERNOR, "killing no fewer than 20 people", modifier="no fewer than")
        assert kinds(linked(told)) == []

    @pytest.mark.parametrize(
        ("before", "after", "kind"),
        [
            ("asserted", "possible", "hedged"),
            ("asserted", "reported", "hedged"),
            ("reported", "unconfirmed", "hedged"),
            ("possible", "asserted", "firmed"),
            ("unconfirmed", "reported", "firmed"),
            ("asserted", "denied", "denied"),
            ("denied", "asserted", "firmed"),
        ],
    )
    def test_a_claim_moves_to_and_from_hedged(self, before: str, after: str, kind: str) -> None:
        told = states("killing nine people there.", "killing nine people it seems.")
        told.deaths("a", (9, 9), None, "killing nine people", modality=before)
        told.deaths("b", (9, 9), None, "killing nine people", modality=after)
        (change,) = changes(linked(told))
        assert (change.kind.value, change.reason) == (kind, f"{before} became {after}")

    @pytest.mark.parametrize(
        ("before", "after", "reason"),
        [
            (GOVERNOR, MONITOR, "Velden Governor became Northern Rights Monitor"),
            (GOVERNOR, None, "Velden Governor became the page itself"),
            (None, GOVERNOR, "the page itself became Velden Governor"),
            (GOVERNOR, body("Governor"), ""),
            (GOVERNOR, replace(GOVERNOR, name="", candidates=("A", "B")), ""),
            (None, body("reports"), None),
        ],
    )
    def test_a_claim_is_given_to_somebody_else(
        self, before: Source | None, after: Source | None, reason: str | None
    ) -> None:
        told = states("killing nine people, it was said.", "killing nine people, as was said.")
        told.deaths("a", (9, 9), before, "killing nine people")
        told.deaths("b", (9, 9), after, "killing nine people")
        found = [change.reason for change in changes(linked(told)) if change.kind is ChangeKind.CLAIMANT]
        assert found == ([reason] if reason else []) or reason is None

    def test_a_claim_that_only_the_later_state_has_was_added(self) -> None:
        told = states("in the morning.", "in the morning.", "Four people are missing, the governor said.")
        new = told.claim("b", Attribute.MISSING, (4, 4), GOVERNOR, "Four people are missing")
        (change,) = changes(linked(told))
        assert (change.kind, change.earlier, change.later) == (ChangeKind.ADDED, None, new.id)

    def test_a_claim_whose_passage_is_gone_is_no_longer_there_and_was_not_withdrawn(self) -> None:
        told = Told()
        told.page("a", story("in the morning.", "Four people are missing, the governor said."), "2019-04-02")
        told.page("b", story("in the morning."), "2019-04-03")
        old = told.claim("a", Attribute.MISSING, (4, 4), GOVERNOR, "Four people are missing")
        (change,) = changes(linked(told))
        assert (change.kind, change.earlier, change.later) == (ChangeKind.NO_LONGER_THERE, old.id, None)
        assert "nothing says that it was taken back" in change.reason
        assert told.finding(Attribute.MISSING).low == 4

    def test_a_claim_whose_words_still_stand_there_is_not_gone_because_it_was_read_once(self) -> None:
        told = states("killing nine people, the governor said.", "killing nine people, the governor said.")
        told.deaths("a", (9, 9), GOVERNOR, "killing nine people")
        assert kinds(linked(told)) == []

    def test_a_figure_that_the_other_state_gives_elsewhere_neither_came_nor_went(self) -> None:
        told = states("killing nine people, the governor said.", "in the morning.", "Nine people were killed, he said.")
        told.deaths("a", (9, 9), GOVERNOR, "killing nine people")
        told.deaths("b", (9, 9), GOVERNOR, "Nine people were killed")
        assert kinds(linked(told)) == []

    def test_headlines_are_paired(self) -> None:
        told = Told()
        told.page("a", story("in the morning.").replace("Clinic in Velden shelled", "Nine die in Velden"), "2019-04-02")
        told.page("b", story("in the morning.").replace("Clinic in Velden shelled", "Toll rises to 12"), "2019-04-03")
        told.deaths("a", (9, 9), None, "Nine die")
        told.deaths("b", (12, 12), None, "Toll rises to 12")
        assert kinds(linked(told)) == ["bounds"]

    def test_where_nobody_knows_the_order_nothing_became_anything(self) -> None:
        told = states("killing nine people, he said.", "killing 12 people, he said.", "Four people are missing.")
        told.deaths("a", (9, 9), GOVERNOR, "killing nine people")
        told.deaths("b", (12, 12), GOVERNOR, "killing 12 people")
        told.claim("b", Attribute.MISSING, (4, 4), None, "Four people are missing")
        found = changes(linked(told, directed=False))
        assert [(c.kind.value, c.directed) for c in found] == [("bounds", False), ("only-in-one", False)]
        assert found[0].reason == "“killing nine people” in one, “killing 12 people” in the other"

    def test_each_state_is_set_against_the_one_before_it(self) -> None:
        told = states("killing nine people, he said.", "killing 12 people, he said.")
        told.page("c", story("killing 15 people, he said."), "2019-04-04")
        for name, number, words in (("a", 9, "nine"), ("b", 12, "12"), ("c", 15, "15")):
            told.deaths(name, (number, number), GOVERNOR, f"killing {words} people")
        told.links.extend(replace(link, kind=LineageKind.REVISION) for link in compare(told.documents).links)
        assert [(c.first, c.second, c.kind.value) for c in changes(told)] == [
            ("a", "b", "bounds"),
            ("b", "c", "bounds"),
        ]


class TestCopies:
    def test_a_figure_that_drifted(self) -> None:
        told = states("wounding at least 120 people, he said.", "wounding more than 100 people, he said.")
        told.claim("a", Attribute.INJURIES, (120, None), GOVERNOR, "wounding at least 120 people")
        told.claim("b", Attribute.INJURIES, (101, None), GOVERNOR, "wounding more than 100 people")
        (change,) = changes(linked(told, LineageKind.COPIES_PASSAGES))
        assert (change.kind, change.link) == (ChangeKind.BOUNDS, LineageKind.COPIES_PASSAGES)

    def test_what_a_copy_leaves_out_or_adds_is_no_change(self) -> None:
        told = states("killing nine people, he said.", "in the morning.", "Four people are missing.")
        told.deaths("a", (9, 9), GOVERNOR, "killing nine people")
        told.claim("b", Attribute.MISSING, (4, 4), None, "Four people are missing")
        assert kinds(linked(told, LineageKind.COPIES_PASSAGES)) == []

    def test_a_copy_that_loses_the_hedge(self) -> None:
        told = states("which may have killed nine people.", "which killed nine people.")
        told.deaths("a", (9, 9), None, "killed nine people", modality="possible")
        told.deaths("b", (9, 9), None, "killed nine people")
        assert kinds(linked(told, LineageKind.COPIES_PASSAGES)) == ["firmed"]


CORRECTION = (
    "Correction: An earlier version of this article said that nine people were killed. The governor counts six."
)


def corrected(notice: str = CORRECTION, now: str = "killing six people, the governor said.") -> Told:
    told = states("killing nine people, the governor said.", now, notice)
    told.deaths("a", (9, 9), GOVERNOR, "killing nine people")
    if "six people" in now:
        told.deaths("b", (6, 6), GOVERNOR, "killing six people")
    if "nine people were killed" in notice:
        told.deaths("b", (9, 9), None, "nine people were killed")
    return told


class TestNotices:
    def test_a_correction_closes_the_earlier_claim_without_deleting_it(self) -> None:
        told = linked(corrected())
        (change,) = changes(told)
        assert change.kind is ChangeKind.CORRECTED
        assert change.notice is not None
        assert change.notice.text == CORRECTION
        found = told.finding()
        assert (found.low, found.best, found.high, found.status) == (6, 6, 6, Status.SINGLE_SOURCE)
        reasons = {entry.claim: entry.reason for entry in found.set_aside}
        assert reasons[told.claims[0].id].startswith(
            "was corrected in a later state of the page: “Correction: An earlier"
        )
        assert reasons[told.claims[2].id].startswith("is told as what the page had said before: “Correction:")

    def test_without_the_earlier_state_the_figure_in_the_notice_does_not_count(self) -> None:
        told = corrected()
        told.documents.pop(0)
        told.claims.pop(0)
        assert (told.finding().low, told.finding().high) == (6, 6)
        (change,) = changes(told)
        assert (change.kind, change.first, change.second) == (ChangeKind.CORRECTED, "b", "b")
        assert (change.earlier, change.later) == (told.claims[1].id, told.claims[0].id)

    def test_a_correction_of_something_else_closes_nothing(self) -> None:
        notice = "Correction: An earlier version of this article misspelled the name of the clinic."
        told = linked(corrected(notice))
        assert kinds(told) == ["bounds"]
        assert told.finding().set_aside == ()

    def test_a_correction_of_the_number_that_does_not_give_it(self) -> None:
        notice = "Correction: An earlier version of this article misstated the number of people killed."
        told = linked(corrected(notice))
        assert kinds(told) == ["corrected"]
        assert (told.finding().low, told.finding().high) == (6, 6)

    def test_what_was_taken_out_is_withdrawn(self) -> None:
        notice = (
            "Editor's note: We have removed a sentence that said nine people were killed, which nobody could confirm."
        )
        told = linked(corrected(notice, "in the morning."))
        assert kinds(told) == ["withdrawn"]
        found = told.finding()
        assert (found.status, found.low, found.positions) == (Status.NOT_REPORTED, None, ())
        assert any(entry.reason.startswith("was withdrawn in a later state") for entry in found.set_aside)

    def test_a_whole_story_is_withdrawn_with_all_its_claims(self) -> None:
        notice = "This story has been retracted because its figures could not be verified."
        told = linked(corrected(notice))
        assert told.finding().status is Status.NOT_REPORTED
        assert "withdrawn" in kinds(told)

    def test_the_state_with_the_correction_is_the_later_where_nothing_else_says_so(self) -> None:
        told = linked(corrected(), directed=False)
        (change,) = changes(told)
        assert (change.first, change.second, change.directed) == ("a", "b", True)

    def test_a_copy_of_the_earlier_state_is_closed_with_it(self) -> None:
        told = linked(corrected())
        told.page("c", story("killing nine people, the governor said."), "2019-04-02")
        copied = told.deaths("c", (9, 9), GOVERNOR, "killing nine people")
        pair = [told.documents[0], told.documents[2]]
        (link,) = compare(pair).links
        told.links.append(oriented(link, "a"))
        found = told.finding()
        assert (found.low, found.high) == (6, 6)
        reasons = {entry.claim: entry.reason for entry in found.set_aside}
        assert reasons[copied.id].startswith("was copied from a page where it was corrected")

    def test_a_headline_that_repeats_a_closed_claim_is_closed_with_it(self) -> None:
        told = linked(corrected())
        words = story("killing nine people, the governor said.").replace(
            "Clinic in Velden shelled", "Nine die in Velden"
        )
        told.page("c", words, "2019-04-02")
        told.deaths("c", (9, 9), GOVERNOR, "killing nine people")
        headline = told.deaths("c", (9, 9), None, "Nine die in Velden")
        (link,) = compare([told.documents[0], told.documents[2]]).links
        told.links.append(oriented(link, "a"))
        assert headline.id in {entry.claim for entry in told.finding().set_aside}
        assert (told.finding().low, told.finding().high) == (6, 6)

    def test_a_copy_of_a_page_that_has_corrected_since_is_closed(self) -> None:
        told = corrected()
        told.documents[0] = replace(told.documents[0], published=told.documents[1].published)
        told = linked(told, LineageKind.COPIES_PASSAGES, directed=False)
        told.links[0] = oriented(told.links[0], "b")
        assert (told.finding().low, told.finding().high) == (6, 6)

    def test_a_source_is_not_closed_by_the_correction_of_who_copied_it(self) -> None:
        told = linked(corrected(), LineageKind.COPIES_PASSAGES)
        assert told.claims[0].id not in {entry.claim for entry in told.finding().set_aside}

    def test_somebody_else_may_still_hold_the_figure(self) -> None:
        told = linked(corrected())
        told.page("d", "Monitor counts nine\nNine people were killed in Velden, the monitor said.")
        told.deaths("d", (9, 9), MONITOR, "Nine people were killed")
        assert (told.finding().low, told.finding().high) == (6, 9)


def oriented(link: TextLink, first: str) -> TextLink:
    """A copy with a direction: `first` is the source."""
    if link.first != first:
        alignments = tuple(sorted(replace(a, first=a.second, second=a.first) for a in link.alignments))
        link = replace(link, first=link.second, second=link.first, alignments=alignments)
    return replace(link, kind=LineageKind.COPIES_PASSAGES, directed=True)


@given(st.randoms())
def test_the_order_of_claims_pages_and_links_changes_nothing(shuffle: random.Random) -> None:
    told = linked(corrected())
    told.page("c", story("killing nine people, the governor said."), "2019-04-02")
    told.deaths("c", (9, 9), GOVERNOR, "killing nine people")
    (link,) = compare([told.documents[0], told.documents[2]]).links
    told.links.append(oriented(link, "a"))
    wanted = changes(told), told.findings()
    for some in (told.documents, told.claims, told.links):
        shuffle.shuffle(some)
    assert (changes(told), told.findings()) == wanted


@given(st.data())
def test_whatever_was_claimed_every_change_names_claims_of_its_own_documents(data: st.DataObject) -> None:
    told = states(
        "killing nine people, he said.", "killing 12 people, he said.", "Four people are missing.", CORRECTION
    )
    for document in told.documents:
        for start in data.draw(st.lists(st.integers(0, len(document.text) - 20), max_size=6)):
            words = document.text[start : start + 12].strip()
            number = data.draw(st.integers(0, 12))
            if words and document.text.index(words) >= 0:
                told.deaths(document.id, (number, None), data.draw(st.sampled_from([None, GOVERNOR])), words)
    where = {claim.id: claim.document for claim in told.claims}
    for change in changes(linked(told)):
        assert change.earlier or change.later
        assert change.earlier is None or where[change.earlier] in (change.first, change.second)
        assert change.later is None or where[change.later] == change.second
        assert change.notice is None or _reads_back(change, told.documents)


def _reads_back(change: ClaimChange, documents: list[Document]) -> bool:
    notice = change.notice
    assert notice is not None
    text = next(d.text for d in documents if d.id == notice.document)
    return text[notice.start : notice.end] == notice.text
