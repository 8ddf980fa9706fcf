"""What the program writes into the docs is up to date, records keep to the schema, links lead somewhere."""

from __future__ import annotations

import doctest
import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

import rashomon
from rashomon.store.codec import case_from_json

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.parent for path in ROOT.glob("examples/*/pages"))
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/**/*.md")])
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def schema() -> Any:
    return json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))


def test_the_published_schema_is_up_to_date(generate: ModuleType) -> None:
    assert generate.SCHEMA.read_text(encoding="utf-8") == generate.schema_text(), "run: python docs/generate.py"


def test_the_readme_shows_what_the_program_prints(generate: ModuleType) -> None:
    assert generate.README.read_text(encoding="utf-8") == generate.readme_text(), "run: python docs/generate.py"


def test_the_quotes_page_shows_what_the_program_prints(generate: ModuleType) -> None:
    assert generate.QUOTES.read_text(encoding="utf-8") == generate.quotes_text(), "run: python docs/generate.py"


def test_the_tolls_page_shows_what_the_program_prints(generate: ModuleType) -> None:
    assert generate.TOLLS.read_text(encoding="utf-8") == generate.tolls_text(), "run: python docs/generate.py"


def test_the_lineage_page_shows_what_the_program_prints(generate: ModuleType) -> None:
    assert generate.LINEAGE.read_text(encoding="utf-8") == generate.lineage_text(), "run: python docs/generate.py"


def test_the_table_of_exports_has_every_form(generate: ModuleType) -> None:
    assert generate.EXPORTS.read_text(encoding="utf-8") == generate.exports_text(), "run: python docs/generate.py"


@pytest.mark.parametrize("page", [page for page in PAGES if ">>>" in page.read_text(encoding="utf-8")], ids=_name)
def test_a_session_in_the_docs_runs_as_it_is_written(page: Path) -> None:
    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8").failed == 0


def test_the_schema_is_one(schema: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_examples_record_keeps_to_the_schema_and_reads_back(example: Path, schema: Any, tmp_path: Path) -> None:
    case = rashomon.build([example / "pages"], out=tmp_path)
    written = (tmp_path / "record.json").read_bytes()
    jsonschema.validate(json.loads(written), schema)
    assert case_from_json(written) == case


def test_a_record_with_a_field_missing_does_not(schema: Any) -> None:
    with pytest.raises(jsonschema.ValidationError, match="required"):
        jsonschema.validate({"version": "1.0"}, schema)


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []
