"""The data file of a pack of ours: its name and version, numbers for words, codes, and where each rule comes from."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from rashomon.rules.codes import FieldRule, coder
from rashomon.rules.pack import Completion, Mark, Rule, RuleNote, RulePack, code_nothing, keep, words_of
from rashomon.rules.words import Numbers, bounds_from, numbers_from
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute


@dataclass(frozen=True, slots=True)
class PackData:
    """What `data/NAME.toml` holds.

    `attributes` is None for a pack that counts everything. `numbers` are the pack's numbers for words that stand for
    an amount, `amounts` those for words beside a plural that do not ("many civilians"). `codes` maps a field to its
    codes, each with its meaning; `lists` has further lists of words by name. `notes` maps a rule's name to its passage,
    and has an entry for every function of the pack that is a rule.
    """

    name: str
    version: str
    use: str
    source: str
    attributes: frozenset[Attribute] | None
    numbers: Numbers
    amounts: Mapping[str, Bounds]
    codes: Mapping[str, Mapping[str, str]]
    lists: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, Mapping[str, Any]]

    @property
    def title(self) -> str:
        """What a finding names as its rule: "ucdp/3"."""
        return f"{self.name}/{self.version}"

    def pack(
        self,
        choose: Rule,
        *,
        coded: Sequence[FieldRule] = (),
        complete: Completion = keep,
        told: Sequence[Callable[..., object]] = (),
    ) -> RulePack:
        """The pack of these functions; `told` are rules that another calls, which its reader should know too.

        Raises:
            KeyError: a function has no passage in the data file.
        """
        functions = (choose, *told, *(() if complete is keep else (complete,)), *coded)
        return RulePack(
            name=self.name,
            version=self.version,
            choose=choose,
            source=self.source,
            complete=complete,
            code=coder(self.title, coded) if coded else code_nothing,
            attributes=self.attributes,
            rules=tuple(_note(function, self.notes[function.__name__]) for function in functions),
            use=self.use,
            words=self.numbers.said(),
        )

    def meaning(self, field: str, code: object) -> str:
        """What a code of a field means, in words."""
        return self.codes[field][str(code)]


@cache
def pack_data(name: str) -> PackData:
    """The data file of the pack called `name`."""
    text = files("rashomon.rules").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    counted = table.get("attributes")
    codes = {field: MappingProxyType(dict(found)) for field, found in table.get("codes", {}).items()}
    lists = {field: tuple(found) for field, found in table.get("lists", {}).items()}
    return PackData(
        name=table["name"],
        version=table["version"],
        use=table["use"],
        source=table["source"],
        attributes=None if counted is None else frozenset(Attribute(each) for each in counted),
        numbers=numbers_from(table.get("words", {})),
        amounts=MappingProxyType({word: bounds_from(word, n) for word, n in table.get("amounts", {}).items()}),
        codes=MappingProxyType(codes),
        lists=MappingProxyType(lists),
        notes=MappingProxyType(table.get("rules", {})),
    )


def _note(function: Callable[..., object], found: Mapping[str, Any]) -> RuleNote:
    return RuleNote(
        name=function.__name__,
        fields=tuple(found["fields"]),
        says=words_of(function),
        passage=found["passage"],
        mark=Mark(found["mark"]),
        note=found.get("note", ""),
        cites=found.get("cites", ""),
    )
