"""The published schema is what the types say, and what a build writes keeps to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import rashomon
from rashomon.store.codec import case_from_json, case_schema

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.parent for path in ROOT.glob("examples/*/pages"))


@pytest.fixture(scope="module")
def schema() -> Any:
    return json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))


def test_the_published_schema_is_up_to_date(schema: Any) -> None:
    assert schema == json.loads(json.dumps(case_schema())), "run: python docs/write_schema.py"


def test_the_schema_is_one(schema: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_examples_record_keeps_to_it_and_reads_back(example: Path, schema: Any, tmp_path: Path) -> None:
    case = rashomon.build([example / "pages"], out=tmp_path)
    written = (tmp_path / "record.json").read_bytes()
    jsonschema.validate(json.loads(written), schema)
    assert case_from_json(written) == case


def test_a_record_with_a_field_missing_does_not(schema: Any) -> None:
    with pytest.raises(jsonschema.ValidationError, match="required"):
        jsonschema.validate({"version": "1.0"}, schema)
