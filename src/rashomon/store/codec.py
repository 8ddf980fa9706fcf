"""Our frozen types as bytes and back: JSON for people and other programs, packed for the case file."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any, TypeVar

import msgspec

from rashomon.errors import CaseFileError, RashomonError
from rashomon.schema.record import Case

T = TypeVar("T")

_LEVEL = 3  # zlib: level 9 saves a twentieth of the room and takes four times as long on parsed paragraphs


def pack(value: object) -> bytes:
    """The value as compressed MessagePack: equal values give equal bytes."""
    return zlib.compress(msgspec.msgpack.encode(value), _LEVEL)


def unpack(data: bytes, kind: type[T]) -> T:
    """The value that `pack` wrote, checked against `kind` strictly.

    Raises:
        CaseFileError: the bytes are damaged, or were written for another shape of `kind`.
    """
    try:
        return msgspec.msgpack.decode(zlib.decompress(data), type=kind)
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError, RashomonError) as error:
        raise CaseFileError(f"a stored {kind.__name__} cannot be read back ({error}); build the case again") from error


def digest(value: object) -> str:
    """SHA-256 of the value's packed form before compression: what a result made from it is kept under."""
    return hashlib.sha256(msgspec.msgpack.encode(value)).hexdigest()


def case_to_json(case: Case) -> bytes:
    """`record.json`: the whole case, indented, with a closing line break; the same case gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(case), indent=1) + b"\n"


def case_from_json(data: bytes) -> Case:
    """The case that `case_to_json` wrote, with all its evidence checked again.

    Raises:
        CaseFileError: the JSON is broken, or is not a case.
    """
    try:
        return msgspec.json.decode(data, type=Case)
    except (msgspec.DecodeError, UnicodeDecodeError, RashomonError) as error:
        raise CaseFileError(f"this is not a record of ours: {error}") from error


def case_schema() -> dict[str, Any]:
    """The JSON Schema of `record.json`."""
    schema = msgspec.json.schema(Case)
    for definition in schema["$defs"].values():
        if "description" in definition:
            definition["description"] = " ".join(definition["description"].split("Raises:")[0].split())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Rashomon record",
        **schema,
    }
