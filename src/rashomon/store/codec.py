"""Our frozen types as bytes and back: JSON for people and other programs, packed for the case file."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any, TypeVar

import msgspec

from rashomon.errors import CaseFileError, RashomonError
from rashomon.schema.record import SCHEMA_VERSION, Case

T = TypeVar("T")

# A name, not an address: nothing is fetched. Its version is that of the records it describes.
SCHEMA_ID = f"urn:rashomon:record:{SCHEMA_VERSION}"

_LEVEL = 3  # zlib: level 9 saves a twentieth of the room and takes four times as long on parsed paragraphs


def pack(value: object) -> bytes:
    """The value as compressed MessagePack: equal values give equal bytes, but for the order within sets."""
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
    """The case that `case_to_json` wrote, with all its evidence checked again: written anew it gives the same bytes.

    Raises:
        CaseFileError: the JSON is broken, is not a case, is of another version, or holds what this version does not
            know and would lose.
    """
    try:
        version = msgspec.json.decode(data, type=_Versioned).version
        if version != SCHEMA_VERSION:
            raise CaseFileError(
                f"this is a record of version {version!r}, and this program reads version {SCHEMA_VERSION}; "
                "read it with the program that wrote it, or build the case again"
            )
        case = msgspec.json.decode(data, type=Case)
    except CaseFileError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, RashomonError) as error:
        raise CaseFileError(f"this is not a record of ours: {error}") from error
    unknown = _unknown(msgspec.json.decode(data), msgspec.to_builtins(case))
    if unknown:
        raise CaseFileError(f"this record holds {unknown}, which this program does not know and would lose")
    return case


class _Versioned(msgspec.Struct):
    version: str


def _unknown(given: object, known: object, at: str = "$") -> str:
    """Where the first key stands that is given and not known; "" for none."""
    if isinstance(given, dict) and isinstance(known, dict):
        more = next((key for key in given if key not in known), None)
        below = (_unknown(value, known[key], f"{at}.{key}") for key, value in given.items() if key in known)
        return f"{at}.{more}" if more is not None else next(filter(None, below), "")
    if isinstance(given, list) and isinstance(known, list | tuple):
        pairs = enumerate(zip(given, known, strict=True))
        return next(filter(None, (_unknown(one, two, f"{at}[{n}]") for n, (one, two) in pairs)), "")
    return ""


def case_schema() -> dict[str, Any]:
    """The JSON Schema of `record.json`; its `$id` and the record's `version` name the version."""
    schema = msgspec.json.schema(Case)
    schema["$defs"]["Case"]["properties"]["version"]["const"] = SCHEMA_VERSION
    for definition in schema["$defs"].values():
        if "description" in definition:
            definition["description"] = " ".join(definition["description"].split("Raises:")[0].split())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "A Rashomon record",
        **schema,
    }
