"""People's decisions on which documents tell one incident: written into the case file, taken back, and listed."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rashomon.errors import InputError
from rashomon.schema.judgement import Judgement, Verdict
from rashomon.stages.group.judged import DOCUMENT, DocumentPair, is_on_documents, judged_pairs
from rashomon.stages.report.lookup import Lookup, look_up_case
from rashomon.stages.report.terminal import clean
from rashomon.store.casefile import open_case, read_case

_PREFIX = 6  # digits of an id by which a document may be named, if no other begins with them
VERDICTS = {"same": Verdict.SAME, "different": Verdict.DIFFERENT, "undo": Verdict.REJECT}
_WORDS = {
    Verdict.SAME: "tell one incident",
    Verdict.DIFFERENT: "tell two incidents",
    Verdict.REJECT: "are left to the evidence again",
}


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, "" for whoever is logged in, and why."""

    who: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision by its number, from 1, in the order they were made; `holds` is False for one that a later replaced.

    `first` and `second` are what is decided on, as a reader knows it: "3. The Zenda Post".
    """

    number: int
    judgement: Judgement
    first: str
    second: str
    holds: bool

    @property
    def words(self) -> str:
        """What was decided, in words."""
        return f"{self.first} and {self.second} {_WORDS[self.judgement.verdict]}"


def decide(case: Path, verdict: str, documents: Sequence[str], signed: Signed) -> Decided:
    """Append a decision on two documents: "same", "different", or "undo" for the one that holds.

    A document is named by its number in the report, its file, or its id or the first digits of it; "3#1" is the first
    of the other events that document 3 tells.

    Raises:
        InputError: there are not two documents of these names, there is nothing to undo, or an earlier decision that
            holds says otherwise; the message says which.
        CaseFileError: there is no such case, or a build holds it.
    """
    if verdict not in VERDICTS:
        raise InputError(f"{verdict!r} is no judgement; there are: {', '.join(VERDICTS)}")
    if len(documents) != 2:
        raise InputError(
            f"a judgement is on two documents, not {len(documents)}: rashomon judge CASE {verdict} DOC DOC"
        )
    with read_case(case) as opened:
        lookup = look_up_case(opened.load())
    targets = [DOCUMENT + _find(name, lookup) for name in documents]
    if targets[0] == targets[1]:
        raise InputError(f"{documents[0]!r} and {documents[1]!r} are one document; name two")
    judgement = Judgement(
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        who=signed.who or _user(),
        verdict=VERDICTS[verdict],
        target=targets[0],
        other=targets[1],
        note=signed.why,
    )
    with open_case(case) as opened:
        _check(judgement, _decisions(opened.judgements(), lookup))
        opened.append(judgement)
        return _decisions(opened.judgements(), lookup)[-1]


def list_decisions(case: Path) -> tuple[Decided, ...]:
    """Every decision on documents, in the order they were made.

    Raises:
        CaseFileError: there is no such case.
    """
    with read_case(case) as opened:
        return tuple(_decisions(opened.judgements(), look_up_case(opened.load())))


def tell_decisions(decisions: Sequence[Decided]) -> str:
    """The decisions for a person to read, a line each, with who, when and why."""
    if not decisions:
        return "Nobody has judged a document of this case."
    return "\n".join(
        clean(
            f"{one.number}. {one.words}{_because(one)}. {one.judgement.who}, {one.judgement.when}"
            + ("" if one.holds else ". Replaced by a later one")
        ).plain
        for one in decisions
    )


def tell_decided(made: Decided, case: Path) -> str:
    """What was decided just now, and when it takes effect."""
    done = clean(f"Judgement {made.number}: {made.words}{_because(made)}.").plain
    build = f"rashomon build PAGES --out {case.parent}"
    return f"{done}\nThe next build obeys it: {build} (any page of the case will do)."


def _because(made: Decided) -> str:
    return f": {made.judgement.note}" if made.judgement.note else ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise InputError("nobody is logged in by name; say who decides with --by NAME") from None


def _find(name: str, lookup: Lookup) -> str:
    """The document that a name means, with the number of another of its events after "#"."""
    plain, mark, telling = name.partition("#")
    if mark and not (telling.isdecimal() and int(telling)):
        raise InputError(
            f"{name!r} names no event of a document; 3#1 is the first that document 3 tells beside its own"
        )
    numbers = {str(number): id_ for id_, number in lookup.numbers.items()}
    found = (
        [numbers[plain]] if plain in numbers else [id_ for id_, d in lookup.documents.items() if plain in (id_, d.name)]
    )
    if not found and len(plain) >= _PREFIX:
        found = [id_ for id_ in lookup.documents if id_.startswith(plain)]
    if len(found) != 1:
        which = "several documents" if found else "no document of this case"
        raise InputError(
            f"{plain!r} names {which}; name one by its number in `rashomon show`, 1 to {len(numbers)}, its file or id"
        )
    return f"{found[0]}#{int(telling)}" if mark else found[0]


def _decisions(judgements: Iterable[Judgement], lookup: Lookup) -> list[Decided]:
    """The decisions on pairs of documents, each with whether it holds."""
    on_pairs = list(filter(is_on_documents, judgements))
    last = {_pair(judgement): number for number, judgement in enumerate(on_pairs, 1)}
    return [
        Decided(number, j, _label(j.target, lookup), _label(j.other, lookup), last[_pair(j)] == number)
        for number, j in enumerate(on_pairs, 1)
    ]


def _pair(judgement: Judgement) -> DocumentPair:
    first, second = sorted((judgement.target, judgement.other))
    return first, second


def _label(target: str, lookup: Lookup) -> str:
    id_, _, telling = target.removeprefix(DOCUMENT).partition("#")
    name = f"{lookup.numbers[id_]}. {lookup.labels[id_]}" if id_ in lookup.numbers else f"{id_} (no page of the case)"
    return f"{name} (event {telling} beside its own)" if telling else name


def _check(judgement: Judgement, made: Sequence[Decided]) -> None:
    """Refuse what cannot be obeyed beside the decisions that hold, and what changes nothing."""
    holding = {_pair(one.judgement): one for one in made if one.holds}
    own = holding.pop(_pair(judgement), None)
    if judgement.verdict is Verdict.REJECT:
        if own is None or own.judgement.verdict is Verdict.REJECT:
            raise InputError("there is no judgement on these two documents to undo; `rashomon judge CASE` lists all")
        return
    if own is not None and own.judgement.verdict is judgement.verdict:
        raise InputError(f"that is decided already: number {own.number}, by {own.judgement.who}, {own.judgement.when}")
    others = judged_pairs([one.judgement for one in holding.values()])
    (pair,) = judged_pairs([judgement]).same or judged_pairs([judgement]).different
    if judgement.verdict is Verdict.DIFFERENT:
        clash = pair[1] in _bound_to(pair[0], others.same)
    else:
        one, other = (_bound_to(end, others.same) for end in pair)
        clash = any((a in one and b in other) or (a in other and b in one) for a, b in others.different)
    if clash:
        numbers = ", ".join(str(one.number) for one in holding.values() if one.judgement.verdict is not Verdict.REJECT)
        raise InputError(
            f"this cannot be obeyed beside the judgements that hold ({numbers}); undo the wrong one of them first"
        )


def _bound_to(document: str, same: Iterable[DocumentPair]) -> set[str]:
    """The documents that decisions put together with one, itself among them."""
    pairs = sorted(same)
    found, grown = {document}, True
    while grown:
        near = {end for pair in pairs if not found.isdisjoint(pair) for end in pair}
        grown = not near <= found
        found |= near
    return found
