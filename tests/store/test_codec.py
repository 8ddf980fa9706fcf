"""What is written reads back, the same value to the same bytes; what is damaged is refused in plain words."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import CaseFileError
from rashomon.schema.bounds import Bounds
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.evidence import Evidence
from rashomon.schema.lineage import Lineage
from rashomon.schema.page import Location
from rashomon.schema.record import SCHEMA_VERSION, Case
from rashomon.store.codec import SCHEMA_ID, case_from_json, case_schema, case_to_json, digest, pack, unpack

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
_EVIDENCE = st.builds(
    lambda document, start, text: Evidence(document, start, start + len(text), text),
    _TEXT,
    st.integers(0, 10**9),
    _TEXT,
)


def _case(text: str) -> Case:
    document = Document("d", "p", (Location("é/a b.txt"),), text, (Block(0, len(text), BlockRole.PARAGRAPH),))
    return Case(SCHEMA_VERSION, "pack/1", (document,), Lineage(), (), (), (), (), (), ())


@given(_EVIDENCE)
def test_packed_values_read_back(evidence: Evidence) -> None:
    assert unpack(pack(evidence), Evidence) == evidence


@given(_TEXT)
def test_a_case_reads_back_from_its_json(text: str) -> None:
    written = case_to_json(_case(text))
    assert case_from_json(written) == _case(text)
    assert case_to_json(case_from_json(written)) == written


def test_equal_values_have_equal_digests_and_others_not() -> None:
    assert digest(Bounds(1, 2)) == digest(Bounds(1, 2))
    assert digest(Bounds(1, 2)) != digest(Bounds(1, 3))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zlib",
        zlib.compress(b"\xc1"),
        zlib.compress(msgspec.msgpack.encode({"low": 1})),
        zlib.compress(msgspec.msgpack.encode({"low": "1", "high": 2})),
    ],
)
def test_damaged_or_foreign_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(CaseFileError, match="Bounds cannot be read back"):
        unpack(data, Bounds)


def test_evidence_that_does_not_fit_its_text_is_refused_on_reading() -> None:
    wrong = zlib.compress(msgspec.msgpack.encode({"document": "d", "start": 0, "end": 3, "text": "four"}))
    with pytest.raises(CaseFileError, match="does not fit"):
        unpack(wrong, Evidence)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"[]", b'{"version": 1}', b'{"version": "1.0"}', b'{"version": "1.0", "x": ' + b"[" * 100_000],
)
def test_json_that_is_no_case_is_refused(data: bytes) -> None:
    with pytest.raises(CaseFileError, match="not a record"):
        case_from_json(data)


@pytest.mark.parametrize("version", ["0.9", "1.1", "2.0", ""])
def test_a_record_of_another_version_is_refused_and_both_versions_are_named(version: str) -> None:
    written = case_to_json(replace(_case("A wall fell."), version=version))
    with pytest.raises(CaseFileError, match=f"version '{version}', and this program reads version {SCHEMA_VERSION}"):
        case_from_json(written)


def test_what_would_be_lost_is_refused_with_its_place() -> None:
    written = json.loads(case_to_json(_case("A wall fell.")))
    written["documents"][0]["blocks"][0]["colour"] = "red"
    with pytest.raises(CaseFileError, match=r"holds \$\.documents\[0\]\.blocks\[0\]\.colour, which"):
        case_from_json(json.dumps(written).encode())


def test_a_record_laid_out_in_another_way_is_the_same_record() -> None:
    written = json.loads(case_to_json(_case("A wall fell.")))
    assert case_from_json(json.dumps(written, sort_keys=True).encode()) == _case("A wall fell.")


def test_the_schema_names_its_version() -> None:
    assert case_schema()["$id"] == SCHEMA_ID == f"urn:rashomon:record:{SCHEMA_VERSION}"
    assert case_schema()["$defs"]["Case"]["properties"]["version"]["const"] == SCHEMA_VERSION
