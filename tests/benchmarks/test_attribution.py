"""Attribution on real articles: none is lost, and every span is one of the text's."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.attribution import predict_attribution
from benchmarks.rows import read_rows, write_rows

_ARTICLES = 12


@pytest.mark.shared
def test_real_articles_are_all_answered(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slice; `predict attribution` on the whole corpus is the same at length."""
    gold = islice(read_rows(shared / "data" / "polnear" / "train.jsonl"), _ARTICLES)
    texts = {row["doc_id"]: row["text"] for row in gold}
    write_rows(tmp_path / "in", ({"doc_id": name, "text": text} for name, text in texts.items()))
    predict_attribution(tmp_path / "in", tmp_path / "out")
    answers = [json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    assert [answer["doc_id"] for answer in answers] == list(texts)
    assert capsys.readouterr().err == ""
    assert sum(len(answer["attributions"]) for answer in answers) > _ARTICLES
    for answer in answers:
        for attribution in answer["attributions"]:
            for spans in (attribution["source"], attribution["cue"], attribution["content"]):
                assert all(0 <= start < end <= len(texts[answer["doc_id"]]) for start, end in spans)
                assert spans == sorted(spans)
