"""An incident as a chapter of the page, under the rule packs between which a reader may switch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from rashomon.schema.claim import COUNTED, Attribute
from rashomon.schema.coding import Coding
from rashomon.schema.finding import Breakdown, Finding, Status, Trace
from rashomon.schema.record import Case, Record
from rashomon.stages.report.chapter_views import (
    CardView,
    ChapterView,
    CodingsView,
    CodingView,
    DecidedView,
    RuleView,
    StatusView,
    WhoUnder,
)
from rashomon.stages.report.citations import Citations
from rashomon.stages.report.conflict_view import conflict_views
from rashomon.stages.report.finding_view import (
    STATUS_WORDS,
    end_words,
    finding_view,
    not_reported_words,
    range_end,
)
from rashomon.stages.report.incident_view import incident_view, told_of
from rashomon.stages.report.lookup import Lookup
from rashomon.stages.report.pack_view import beside_view, by_attribute
from rashomon.stages.report.pack_words import NOTHING, chosen_words
from rashomon.stages.report.plot import draw
from rashomon.stages.report.rulings import CaseUnder
from rashomon.stages.report.under import Packs, each
from rashomon.stages.report.victim_words import range_words
from rashomon.stages.report.views import FindingView
from rashomon.stages.report.words import as_sentence, join_words

TOLLS = (Attribute.DEATHS, Attribute.INJURIES)  # what the list of incidents tells of each


@dataclass(frozen=True, slots=True)
class Shown:
    """What the chapters of a page are written from: the case, and the packs that its incidents are shown under.

    `under` is empty where the record's own pack alone is shown.
    """

    case: Case
    lookup: Lookup
    citations: Citations
    under: Sequence[CaseUnder] = ()

    def packs(self) -> Packs:
        """The packs by name."""
        if not self.under:
            return Packs((self.case.pack.split("/")[0],))
        return Packs(tuple(one.pack.name for one in self.under), next(n for n, one in enumerate(self.under) if one.own))

    def records(self, number: int) -> tuple[Record, ...]:
        """The record of an incident, by its number from 1, under each pack."""
        return tuple(one.records[number - 1] for one in self.under) or (self.case.records[number - 1],)


def chapter_view(record: Record, number: int, shown: Shown) -> ChapterView:
    """A record worded for its chapter."""
    told = incident_view(record, number, shown.case, shown.lookup, shown.citations)
    packs, under = shown.packs(), shown.records(number)
    findings = [told_of(one) for one in under]
    views = {view.anchor: view for view in told.findings}
    cards = {about: _card(f, f"{told.anchor}-{about.value}", views, shown) for about, f in by_attribute(findings)}
    return ChapterView(
        told=told,
        cards=tuple(cards.values()),
        tolls=tuple(cards.get(about) for about in TOLLS),
        not_reported=packs.vary([not_reported_words(one.findings) for one in under]),
        codings=packs.vary([_codings(one, name, shown) for one, name in zip(under, packs.names, strict=True)]),
        beside=beside_view(findings, [one.pack for one in shown.under], told.anchor) if shown.under else None,
        lost=bool(record.incident.claims) and not any(one.findings for one in under),
    )


def _card(findings: Sequence[Finding | None], anchor: str, views: Mapping[str, FindingView], shown: Shown) -> CardView:
    packs = shown.packs()
    first = next(finding for finding in (findings[packs.own], *findings) if finding is not None)
    view = views.get(anchor) or finding_view(first, anchor, shown.lookup, shown.citations)
    (here,) = packs.vary(each(findings, lambda f: f.attribute.value))
    reason = _beginning({as_sentence(f.reason) for f in findings if f is not None})
    return CardView(
        told=view,
        here=here,
        status=packs.vary(each(findings, lambda f: StatusView(f.status.value, STATUS_WORDS[f.status]))),
        low=packs.vary(each(findings, lambda f: range_end(f.low, f.high))),
        best=packs.vary(each(findings, lambda f: end_words(f.best))),
        high=packs.vary(each(findings, lambda f: range_end(f.high, f.low))),
        chosen=packs.vary(each(findings, _chosen)) if first.attribute in COUNTED else (),
        no_best=packs.vary(each(findings, lambda f: f.no_best or None)),
        reason=reason.strip(),
        rule=packs.vary(each(findings, lambda f: RuleView(f.rule, as_sentence(f.reason).removeprefix(reason)))),
        plot=draw(findings, packs),
        decided=tuple(_decided(findings, shown)),
        who=tuple(_who(view, first, findings, packs)),
        conflicts=tuple(conflict_views(first, shown.lookup, shown.citations)),
    )


def _chosen(finding: Finding) -> str:
    return "" if finding.status is Status.NOT_REPORTED else chosen_words(finding)


def _beginning(reasons: Set[str]) -> str:
    """The sentences with which all of several reasons begin, "" for a single reason."""
    told = [reason.split(". ") for reason in sorted(reasons)]
    shared = takewhile(lambda same: len(set(same)) == 1, zip(*told, strict=False)) if len(told) > 1 else ()
    return "".join(f"{sentence}. " for sentence, *_ in shared)


def _who(view: FindingView, first: Finding, findings: Sequence[Finding | None], packs: Packs) -> Iterator[WhoUnder]:
    """The breakdown of a finding: its rows are the same under every pack, and their figures need not be."""
    known = [{_key(row): row for row in f.breakdown} if f is not None else {} for f in findings]
    for row, who in zip(first.breakdown, view.who, strict=True):
        under = [found.get(_key(row)) for found in known]
        yield WhoUnder(who, packs.vary(each(under, lambda u: range_words(u.low, u.high))))


def _key(row: Breakdown) -> tuple[object, ...]:
    return (row.kinds, row.mixed, row.side)


def _decided(findings: Sequence[Finding | None], shown: Shown) -> Iterator[DecidedView]:
    """Each figure that some pack takes from the same claims for the same reason, once.

    Nothing where there is but one position and all rests on it: its row in the table says as much.
    """
    packs = shown.packs()
    rows: dict[tuple[int, str, tuple[str, ...]], list[list[Trace]]] = {}
    for number, finding in enumerate(findings):
        for trace in finding.traces if finding is not None else ():
            under = rows.setdefault((trace.value, trace.reason, trace.claims), [[] for _ in findings])
            under[number].append(trace)
    if len(rows) == 1 and all(len(finding.positions) == 1 for finding in findings if finding is not None):
        return
    for (value, reason, claims), under in sorted(rows.items(), key=lambda row: row[0]):
        (here,) = packs.vary([end_words(value) if traces else None for traces in under])
        yield DecidedView(
            here=here,
            value=end_words(value),
            reason=as_sentence(reason),
            ends=packs.vary([join_words([trace.end for trace in traces]) or None for traces in under]),
            rules=packs.vary([", ".join(dict.fromkeys(trace.rule for trace in traces)) or None for traces in under]),
            citations=shown.citations.of(claim.evidence for claim in shown.lookup.claims_of(claims)),
        )


def _codings(record: Record, pack: str, shown: Shown) -> CodingsView | None:
    rows = tuple(_coding(coding, shown) for coding in record.codings)
    return CodingsView(pack, rows) if rows else None


def _coding(coding: Coding, shown: Shown) -> CodingView:
    evidence = shown.citations.of(claim.evidence for claim in shown.lookup.claims_of(coding.claims))
    value = NOTHING if coding.value is None else str(coding.value)
    return CodingView(coding.name, value, coding.rule, as_sentence(coding.reason), evidence)
