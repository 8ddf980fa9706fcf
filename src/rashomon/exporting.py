"""A case as the bytes of one form of export, under the rule pack that the form follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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


def export(case: Case, form: str, judgements: Iterable[Judgement] = ()) -> Exported:
    """The case in the form called `form`: "json", or one of `FORMS`.

    Raises:
        InputError: there is no such form, or a library that it needs is not installed.
    """
    if form == JSON:
        return Exported(case_to_json(case))
    wanted = form_named(form)
    content = wanted.write(Contents(case, tuple(judgements)))
    return Exported(content, tuple(_told(case, wanted)), bool(wanted.needs))


def _told(case: Case, form: Form) -> Iterable[str]:
    if form.pack and case.pack.split("/")[0] != form.pack:
        yield (
            f"{form.name} follows the rule pack {form.pack}, and this case was made under {case.pack}: its figures are "
            f"that pack's, and the codes are blank; build it with --pack {form.pack}"
        )
    yield f"{form.name} does not carry {form.lacks}; record.json has everything"
