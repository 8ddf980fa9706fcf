"""What a form of export is: a name, a writer, what it is for, and what it cannot carry."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from rashomon.schema.judgement import Judgement
from rashomon.schema.record import Case


@dataclass(frozen=True, slots=True)
class Contents:
    """What an export is made from: a case, and the decisions that people took on it, in their order."""

    case: Case
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form of export.

    `write` gives its bytes, the same for the same contents. `purpose` says in a line what it is for, and `lacks` what
    it cannot carry of a record: both stand in docs/exports.md, and `lacks` on standard error. `pack` names the rule
    pack whose coding it is, "" where it takes a record under any. `needs` names a library beyond those that are
    installed anyway; what it writes is no text.
    """

    name: str
    write: Callable[[Contents], bytes]
    purpose: str
    lacks: str
    pack: str = ""
    needs: str = ""


def json_bytes(value: object) -> bytes:
    """A JSON document as every export writes it: indented, in the order given, with a closing line break."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
