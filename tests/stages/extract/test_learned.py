from __future__ import annotations

from array import array
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.extract.telling import analyse, page

from rashomon.schema.evidence import Span
from rashomon.schema.statement import Directness
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.learned import weigh_drafts
from rashomon.stages.extract.learned_contents import stretches
from rashomon.stages.extract.learned_model import (
    Model,
    Weights,
    attribution_model,
    feature_numbers,
    probability,
    read_model,
    shares,
    write_model,
)
from rashomon.stages.extract.learned_sources import mouths
from rashomon.stages.extract.learned_view import View, overlap
from rashomon.stages.extract.quoted import Quotations
from rashomon.stages.extract.statements import find_drafts, find_statements
from rashomon.stages.extract.tree import Tree, plant_all

BITS = 16


def weights(**worth: int) -> Weights:
    table = array("b", bytes(1 << BITS))
    places = feature_numbers([feature.replace("_", "=", 1) for feature in worth], BITS)
    for place, steps in zip(places, worth.values(), strict=True):
        table[place] = steps
    return Weights(table, BITS, 1)


def plain(*features: str) -> list[str]:
    return list(features)


def model(*words: str, cues: Weights | None = None) -> Model:
    return Model(frozenset(words), cues or weights(), weights(), weights(w_subject=9))


@cache
def trees(text: str) -> tuple[Tree, ...]:
    return tuple(plant_all(analyse(page(text))))


def weighed(text: str, chosen: Model) -> list[Draft]:
    document = page(text)
    drafts, quotations = find_drafts(text, trees(text), Quotations(analyse(document).quotations))
    return weigh_drafts(drafts, trees(text), quotations, text, chosen)


def said(drafts: list[Draft], text: str) -> list[str]:
    return [" … ".join(text[s.start : s.end] for s in draft.content) for draft in drafts]


class TestModel:
    def test_reads_what_it_wrote(self) -> None:
        made = model("deny/VERB", "claim/NOUN", cues=weights(L_deny=7, bias=-3))
        again = read_model(write_model(made))
        assert again == made
        assert again.cues.score([(plain, "L=deny", "bias"), (plain, "never seen")]) == 4

    def test_writes_the_same_bytes_whatever_the_order_of_words(self) -> None:
        assert write_model(model("a/VERB", "b/VERB", "c/NOUN")) == write_model(model("c/NOUN", "b/VERB", "a/VERB"))

    def test_refuses_a_file_of_another_kind(self) -> None:
        with pytest.raises(ValueError, match="another version"):
            read_model(b"rashomon attribution 0\n")

    def test_the_product_has_one_of_less_than_two_megabytes(self) -> None:
        shipped = attribution_model()
        assert "say/VERB" in shipped.words
        assert len(write_model(shipped)) < 2_000_000

    def test_holds_single_words_and_no_text(self) -> None:
        assert all(word.count("/") == 1 and " " not in word for word in attribution_model().words if "//" not in word)

    @given(st.lists(st.floats(-500, 500), min_size=1, max_size=20))
    def test_shares_of_alternatives_sum_to_one(self, scores: list[float]) -> None:
        assert sum(shares(scores)) == pytest.approx(1, abs=1e-6)

    @given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
    def test_more_log_odds_are_never_less_likely(self, one: float, other: float) -> None:
        assert (probability(one) <= probability(other)) == (one <= other) or probability(one) == probability(other)


class TestStretches:
    TEXT = "Roe pledged that the bridge, shut since May, would open soon, and thanked the crews."

    def test_offers_the_clause_and_the_clause_cut_short(self) -> None:
        (tree,) = trees(self.TEXT)
        cue = next(i for i, t in enumerate(tree.tokens) if t.text == "pledged")
        offered = {self.TEXT[tree.start(s.ranges[0][0]) : tree.end(s.ranges[-1][1])] for s in stretches(tree, cue)}
        assert "that the bridge, shut since May, would open soon" in offered

    def test_offers_each_stretch_once_and_none_upside_down(self) -> None:
        (tree,) = trees(self.TEXT)
        for cue in range(len(tree.tokens)):
            ranges = [s.ranges for s in stretches(tree, cue)]
            assert len(ranges) == len(set(ranges))
            assert all(first <= last for one in ranges for first, last in one)

    def test_offers_no_source_and_the_subject(self) -> None:
        (tree,) = trees(self.TEXT)
        cue = next(i for i, t in enumerate(tree.tokens) if t.text == "pledged")
        offered = mouths(tree, cue, View(self.TEXT, [], Quotations([])))
        assert [m.head for m in offered][:2] == [None, 0]


class TestWeighing:
    def test_adds_what_no_pattern_finds(self) -> None:
        text = "The mayor sketched a plan to close the bridge."
        drafts = weighed(text, model("sketch/VERB", cues=weights(bias=9)))
        assert drafts
        assert all(draft.method.startswith("learned") for draft in drafts)

    def test_drops_what_the_model_thinks_no_cue(self) -> None:
        text = "The mayor praised the plan."
        assert weighed(text, model("praise/VERB", cues=weights(bias=-20))) == []

    def test_keeps_what_hangs_on_a_word_it_does_not_know(self) -> None:
        text = "The mayor praised the plan."
        assert said(weighed(text, model(cues=weights(bias=-20))), text) == ["the plan"]

    def test_does_not_take_an_event_for_a_cue(self) -> None:
        assert weighed("The driver crashed the car of a minister.", model("crash/VERB", cues=weights(bias=9))) == []

    def test_things_that_cannot_speak_are_no_new_source(self) -> None:
        assert weighed("The road skirts the old village.", model("skirt/VERB", cues=weights(bias=9))) == []

    def test_adds_nothing_in_a_headline(self) -> None:
        document = page("The mayor sketched a plan to close the bridge", "It rained.", title=True)
        analysis = analyse(document)
        planted = plant_all(analysis)
        drafts, quotations = find_drafts(document.text, planted, Quotations(analysis.quotations))
        chosen = model("sketch/VERB", cues=weights(bias=9))
        assert weigh_drafts(drafts, planted, quotations, document.text, chosen) == []

    def test_what_befell_somebody_is_no_new_statement(self) -> None:
        assert weighed("Ann Roe was enlisted in May.", model("enlist/VERB", cues=weights(bias=9))) == []

    def test_a_thing_instead_of_a_clause_needs_more_chance(self) -> None:
        text = "The mayor sketched a bridge."
        assert weighed(text, model("sketch/VERB", cues=weights(bias=-1))) == []  # a chance of .27, above the threshold
        assert weighed(text, model("sketch/VERB", cues=weights(bias=9)))

    @pytest.mark.parametrize("text", ["The mayor claimed credit for the bridge.", "The mayor blamed the fire on rain."])
    def test_does_not_take_the_head_of_an_object_nor_cut_it_short(self, text: str) -> None:
        whole = text[text.index("credit" if "credit" in text else "the fire") : -1]
        assert said(weighed(text, attribution_model()), text) == [whole]

    def test_tells_quoted_contents_from_others(self) -> None:
        drafts = weighed(
            '"We will rebuild the old bridge," the mayor beamed.', model("beam/VERB", cues=weights(bias=9))
        )
        assert Directness.DIRECT in [draft.directness for draft in drafts]

    def test_gives_each_content_once(self) -> None:
        text = "Police said that two men had died, and that a third, who was hurt, denied taking part in the raid."
        drafts = weighed(text, attribution_model())
        pairs = [(a, b) for i, a in enumerate(drafts) for b in drafts[i + 1 :]]
        assert drafts
        assert all(overlap(a.content, b.content) < 0.5 for a, b in pairs)

    def test_can_be_left_out(self) -> None:
        document = page("The mayor said two men had died. Residents fear for the bridge, and blame the mayor for it.")
        told = find_statements(document, analyse(document), frozenset({"learned"}))
        assert not any("learned" in statement.method for statement in told)

    @settings(deadline=None, max_examples=30)
    @given(
        st.lists(
            st.sampled_from(
                [
                    "She",
                    "said",
                    '"we',
                    "will",
                    'fight"',
                    ",",
                    "that",
                    "he",
                    "—",
                    "denied",
                    "it",
                    ":",
                    "the",
                    "raid",
                    ".",
                    "“",
                    "”",
                    "(who",
                ]
            ),
            max_size=30,
        )
    )
    def test_any_words_give_statements_that_read_back(self, words: list[str]) -> None:
        document = page(" ".join(words) or "x")
        for statement in find_statements(document, analyse(document)):
            for part in (*statement.content, *statement.cue):
                assert document.text[part.start : part.end] == part.text

    def test_measures_overlap_in_characters(self) -> None:
        assert overlap([Span(0, 10)], [Span(5, 15)]) == pytest.approx(1 / 3)
        assert overlap([Span(0, 4), Span(6, 8)], [Span(0, 4), Span(6, 8)]) == 1
        assert overlap([Span(0, 4)], [Span(4, 8)]) == 0
