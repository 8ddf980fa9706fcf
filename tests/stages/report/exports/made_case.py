"""A hand-made case for exports: three incidents, of which one has dead, one none, and one an unknown number.

Nothing in it is made by the stages, so the golden files change only when an export does. Write them anew with
`python -m tests.stages.report.exports.made_case`, and read what changed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.stages.report.conftest import build_case

from rashomon.schema.area import Area, WherePrecision
from rashomon.schema.bounds import Bounds
from rashomon.schema.change import ChangeKind, ClaimChange
from rashomon.schema.claim import Attribute
from rashomon.schema.coding import Coding
from rashomon.schema.document import Dated, Precision
from rashomon.schema.finding import Breakdown, Finding, Origin, Position, Status
from rashomon.schema.incident import Incident
from rashomon.schema.judgement import Judgement, Verdict
from rashomon.schema.lineage import LineageKind
from rashomon.schema.record import BriefSentence, Case, Record
from rashomon.schema.victim import NamedVictim, Victim, VictimGroup, VictimKind
from rashomon.stages.report.exports import FORMS, Contents

GOLDEN = Path(__file__).parent / "golden"
JUDGEMENTS = (Judgement("2020-01-02T03:04:05Z", "Ana Brandt", Verdict.CONFIRM, "incident:i-1", "", "read both pages"),)
# Not those whose bytes are a library's, nor those for readers, which change with the report.
KEPT = tuple(form for form in FORMS if not form.needs and form.name not in ("md", "view"))

_CODES: tuple[tuple[str, str, int | str | None], ...] = (
    *(("ucdp", "type_of_violence", 1), ("ucdp", "side_a", "Northern Command"), ("ucdp", "side_b", None)),
    *(("ucdp", "where_prec", 2), ("ucdp", "event_clarity", 1), ("ucdp", "date_prec", 1)),
    *(("ucdp", "date_start", "2019-03-14"), ("ucdp", "date_end", "2019-03-14"), ("ucdp", "number_of_sources", 2)),
    *(("ucdp", "source_original", "Health Ministry"), ("ucdp", "deaths_a", 0), ("ucdp", "deaths_civilians", 31)),
    *(("acled", "event_date", "2019-03-14"), ("acled", "time_precision", 1), ("acled", "geo_precision", 1)),
    *(("acled", "source_scale", "National"), ("acled", "fatalities", 31), ("acled", "notes", "Fatalities disputed.")),
    *(("acled", "disorder_type", "Political violence"), ("acled", "event_type", "Explosions/Remote violence")),
    *(("acled", "sub_event_type", "Air/drone strike"), ("acled", "inter1", "State forces")),
    ("airwars", "grading", "contested"),
)

_BREAKDOWN = (
    Breakdown((VictimKind.CHILD,), False, "", 9, 9, 9, (), (), ()),
    Breakdown((VictimKind.COMBATANT,), False, "Northern", 2, 2, 2, (), (), ()),
    Breakdown((VictimKind.COMBATANT,), False, "Southern", 1, 1, 1, (), (), ()),
    Breakdown((VictimKind.WOMAN, VictimKind.ELDERLY), True, "", 4, 4, 4, (), (), ()),
)
_VICTIM = Victim("Mira Sand", (), (8, 9), None, (), (), ())


def made_case() -> Case:
    """The case of the report's tests with its brief fixed, a place beside the sea, codes, and two more incidents."""
    case = build_case()
    one = case.documents[0]
    (strike,) = case.records
    incident = strike.incident
    died = next(claim for claim in case.claims if claim.evidence.text == "killing 31 people")
    start = one.text.index("31 people")
    group = VictimGroup((VictimKind.CHILD,), Bounds(9, 9), one.evidence(start, start + 9), side="Tala")
    named = NamedVictim("Mira Sand", one.evidence(0, 6), 8)
    claims = tuple(replace(c, groups=(group,), named=(named,)) if c is died else c for c in case.claims)
    three = next(document for document in case.documents if document.language == "ar")
    told = BriefSentence("An air strike was reported at Marsa Talin.", incident.evidence)
    doc = BriefSentence("Another was reported later.", (one.evidence(0, 6),))
    records = (
        replace(
            strike,
            incident=replace(incident, area=Area(32.1, 20.05, 4.0, WherePrecision.NEAR, "country:LY", "the port of")),
            findings=(replace(strike.findings[0], breakdown=_BREAKDOWN, named=(_VICTIM,)), *strike.findings[1:]),
            brief=(told,),
            timeline=(),
            changes=(_changed(case),),
            codings=tuple(Coding(name, value, f"{pack}/1 by_hand", "By hand.") for pack, name, value in _CODES),
        ),
        _record("i-2", (three.id,), (doc,), _deaths(None), None),
        _record("i-3", (three.id,), (doc,), _deaths(0), Area(28.0, 17.0, None, WherePrecision.COUNTRY, "country:LY")),
    )
    return replace(case, records=records, claims=claims)


def _changed(case: Case) -> ClaimChange:
    """The copy tells of fewer wounded than the page it copies."""
    by_words = {claim.evidence.text: claim for claim in case.claims}
    first, second = by_words["at least 40 people were wounded"], by_words["more than 30 were wounded"]
    ends = (first.document, second.document, True, first.id, second.id)
    return ClaimChange(ChangeKind.BOUNDS, LineageKind.COPIES_PASSAGES, *ends, "By hand.", "made/1")


def _deaths(number: int | None) -> Finding:
    held = Position(Bounds(number, number), (), (), (Origin("Health Ministry", "a-ministry"),), 1)
    return Finding(
        Attribute.DEATHS, Status.SINGLE_SOURCE, number, number, number, (held,), "test-pack/lower", "By hand.", 1, 1, 1
    )


def _record(
    id_: str, documents: tuple[str, ...], brief: tuple[BriefSentence, ...], deaths: Finding, area: Area | None
) -> Record:
    when = Dated("2019-04", Precision.MONTH, "by hand")
    return Record(Incident(id_, "shooting", documents, (), (), when, None, "LY", area=area), (deaths,), brief, ())


def write_golden() -> None:
    """Write the golden file of each form that has one."""
    GOLDEN.mkdir(exist_ok=True)
    for form in KEPT:
        (GOLDEN / form.name).write_bytes(form.write(Contents(made_case(), JUDGEMENTS)))


if __name__ == "__main__":
    write_golden()
