from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.learn import Choices, train_attribution
from benchmarks.loglinear import Rows, fit_choice, fit_yes_no
from rashomon.stages.extract.learned_model import Group, read_model, spelled

SAID = ["The mayor sketched a plan to close the bridge.", "A baker sketched a way to mend the road."]


def plain(*features: str) -> list[str]:
    return list(features)


def row(*features: str) -> list[Group]:
    return [(plain, *features)]


def gold(path: Path, texts: list[str]) -> Path:
    rows = []
    for n, text in enumerate(texts):
        cue, after = text.index("sketched"), text.index("a ", text.index("sketched"))
        told = {"source": [[0, cue - 1]], "cue": [[cue, cue + 8]], "content": [[after, len(text) - 1]]}
        rows.append(json.dumps({"doc_id": str(n), "text": text, "attributions": [told]}))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


class TestFits:
    def test_a_feature_of_the_right_answers_speaks_for_them(self) -> None:
        rows = Rows([row("x", "y"), row("y"), row("x"), row("y")] * 4, 12, 1)
        fitted = fit_yes_no(rows, np.array([1.0, 0.0, 1.0, 0.0] * 4), 0.1)
        scores = rows.scores(fitted)
        assert scores[0] > 0 > scores[1]

    def test_the_choice_falls_on_the_alternative_with_the_feature_that_was_right(self) -> None:
        rows = Rows([row("a"), row("b")] * 6, 12, 1)
        groups = np.repeat(np.arange(6), 2)
        scores = rows.scores(fit_choice(rows, np.array([1.0, 0.0] * 6), groups, 0.1))
        assert scores[0] > scores[1]

    def test_rare_features_weigh_nothing(self) -> None:
        rows = Rows([row("often"), row("often"), row("once")], 12, 2)
        assert list(rows.scores(np.ones(rows.width))) == [1, 1, 0]

    def test_weights_are_whole_numbers_of_one_byte_at_the_places_of_their_features(self) -> None:
        made = Rows([row("a")], 12, 1).table(np.array([-99.0]))
        assert made.score(row("a")) == -127 / 32
        assert made.score(row("b")) == 0

    def test_a_group_without_a_right_answer_teaches_nothing(self) -> None:
        choices = Choices()
        choices.add([row("a"), row("b")], [0.0, 0.0])
        choices.add([row("a"), row("b")], [0.8, 0.8])
        assert (choices.right, choices.groups) == ([0.5, 0.5], [0, 0])

    def test_groups_spell_their_features(self) -> None:
        assert spelled((plain, "a", "b")) == ["a", "b"]


class TestTraining:
    def test_the_same_data_give_the_same_bytes_and_the_words_that_headed_cues(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("benchmarks.learn._BITS", 12)
        data = gold(tmp_path / "gold.jsonl", SAID * 2)
        for name in ("one", "two"):
            train_attribution(data, tmp_path / name)
        made = [(tmp_path / name).read_bytes() for name in ("one", "two")]
        assert made[0] == made[1]
        assert "sketch/VERB" in read_model(made[0]).words
