"""A case as the bytes of one form of export, under the rule pack that the form follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.rules.packs import ruling, specify
from rashomon.rulings import case_under
from rashomon.schema.judgement import Judgement
from rashomon.schema.record import Case
from rashomon.stages.report.exports import Contents, Form, form_named
from rashomon.store.codec import case_to_json

JSON = "json"  # the whole record: the one form that lacks nothing, and so not one of `FORMS`


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export is, and what whoever asked for it should know of it, a sentence each."""

    content: bytes
    told: tuple[str, ...] = ()
    binary: bool = False


def export(case: Case, form: str, judgements: Iterable[Judgement] = (), reliability: str = "") -> Exported:
    """The case in the form called `form`: "json", or one of `FORMS`.

    A form that follows a rule pack is written under that pack: a case that was made under another is reconciled anew,
    with `reliability`, a file that ranks claimants, where one is named.

    Raises:
        InputError: there is no such form, or a library that it needs is not installed.
        RashomonError: the file of `reliability` cannot be used.
    """
    if form == JSON:
        return Exported(case_to_json(case))
    wanted = form_named(form)
    ready = _ready(case, wanted, reliability)
    content = wanted.write(Contents(ready, tuple(judgements)))
    return Exported(content, tuple(_told(case, ready, wanted)), bool(wanted.needs))


def _ready(case: Case, form: Form, reliability: str) -> Case:
    """The case under the pack that the form follows."""
    if not form.pack:
        return case
    spec = specify(form.pack, reliability)
    if case.pack == ruling(spec).pack.title and not reliability:
        return case
    return case_under(case, spec)


def _told(case: Case, ready: Case, form: Form) -> Iterator[str]:
    if case.pack != ready.pack:
        yield f"{form.name} follows the rule pack {ready.pack}: reconciled anew under it, for the case has {case.pack}"
    elif form.pack:
        yield f"{form.name} follows the rule pack {ready.pack}"
    yield f"{form.name} does not carry {form.lacks}; record.json has everything"
