"""What a rule pack writes down of a whole incident, beside the figures of its findings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coding:
    """One field of an incident as a project's coder would fill it in.

    `name` is the field as that project calls it ("event_clarity", "geo_precision", "grading"). `value` is its code,
    its count or its words, None where the pack leaves the field blank because nothing that is known settles it. `rule`
    names the rule that chose ("ucdp/3 where_prec") and `reason` says in words how. `claims` are the ids of the
    claims that decided, sorted; empty where something else did, such as the incident's place.
    """

    name: str
    value: int | str | None
    rule: str
    reason: str
    claims: tuple[str, ...] = ()
