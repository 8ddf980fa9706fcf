from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.document import Dated, Precision
from rashomon.schema.evidence import Evidence
from rashomon.schema.finding import Finding, Origin, Position, Status
from rashomon.schema.incident import Grouping
from rashomon.schema.record import BriefSentence, Case, Record
from rashomon.schema.statement import Directness, Modality
from rashomon.stages.report.brief import WORD_LIMIT, brief


def _brief(case: Case, record: Record) -> tuple[BriefSentence, ...]:
    grouping = Grouping((record.incident,), case.actors, case.places, case.statements, case.claims)
    return brief(record.incident, record.findings, grouping, case.documents, case.lineage)


def _texts(case: Case, record: Record) -> list[str]:
    return [sentence.text for sentence in _brief(case, record)]


def _only(case: Case, **changes: object) -> Record:
    """The case's record with its first finding alone, changed."""
    record = case.records[0]
    return replace(record, findings=(replace(record.findings[0], **changes),))  # type: ignore[arg-type]


def test_the_whole_brief(case: Case) -> None:
    assert _texts(case, case.records[0]) == [
        "An air strike was reported at Marsa Talin, Libya, on Thursday 14 March 2019.",
        "Three documents tell of it, in two text families; on the number killed they rest on two origins.",
        "The number killed is disputed: the Health Ministry gives 31 and the Sidra Rights Monitor gives 44.",
        "For the number wounded there is one source, the Sidra Rights Monitor: at least 40.",
        "In “Dozens dead in Talin port <b>strike</b>” the number wounded given by the Sidra Rights Monitor changed "
        "from “at least 40” to “more than 30”.",
        "Idris Makhlouf withheld confirmation: “We cannot confirm these numbers”.",
        "Idris Makhlouf put it conditionally: “If civilians were hurt, we regret it.”",
        "No document gives a figure for the missing.",
    ]


def test_every_sentence_reads_back_from_its_documents(case: Case) -> None:
    texts = {d.id: d.text for d in case.documents}
    for sentence in _brief(case, case.records[0]):
        assert sentence.evidence
        assert list(sentence.evidence) == sorted(set(sentence.evidence)) or "changed" in sentence.text
        for evidence in sentence.evidence:
            assert texts[evidence.document][evidence.start : evidence.end] == evidence.text


def test_a_dispute_cites_the_claims_of_each_side(case: Case) -> None:
    dispute = _brief(case, case.records[0])[2]
    assert [e.text for e in sorted(dispute.evidence, key=lambda e: e.text)] == [
        "At least 44 people died",
        "killing 31 people",
        "put the toll at 44",
    ]


def test_nothing_is_said_of_what_no_evidence_shows(case: Case) -> None:
    record = case.records[0]
    bare = replace(record, incident=replace(record.incident, evidence=()))
    assert not any("was reported" in text for text in _texts(case, bare))


def test_a_month_is_no_day(case: Case) -> None:
    record = case.records[0]
    month = replace(record, incident=replace(record.incident, date=Dated("2019-03", Precision.MONTH, "x")))
    assert _texts(case, month)[0] == "An air strike was reported at Marsa Talin, Libya, in March 2019."


def test_a_country_alone_is_where_something_was_in(case: Case) -> None:
    record = case.records[0]
    somewhere = replace(record, incident=replace(record.incident, place=None, country="US"))
    assert _texts(case, somewhere)[0] == "An air strike was reported in the United States on Thursday 14 March 2019."


def test_agreement(case: Case) -> None:
    first = case.records[0].findings[0].positions[0]
    both = replace(
        first, origins=(Origin("Health Ministry", "a-ministry"), Origin("Sidra Rights Monitor", "a-monitor"))
    )
    texts = _texts(case, _only(case, status=Status.AGREED, positions=(both,)))
    assert "The Health Ministry and the Sidra Rights Monitor agree on 31 killed." in texts


def test_figures_that_can_all_be_true(case: Case) -> None:
    texts = _texts(case, _only(case, status=Status.AGREED))
    assert any(text.startswith("The number killed is told in ways that can all be true: ") for text in texts)


def test_an_earlier_figure_is_named_as_replaced_and_not_as_a_side(case: Case) -> None:
    first, second = case.records[0].findings[0].positions
    changed = _only(case, status=Status.SUPERSEDED, positions=(replace(first, superseded=True), second))
    texts = _texts(case, changed)
    assert "For the number killed there is one source, the Sidra Rights Monitor: 44." in texts
    assert "An earlier figure for the number killed, 31, was replaced." in texts


def test_a_document_that_speaks_for_itself_is_named_so(case: Case) -> None:
    first = case.records[0].findings[0].positions[0]
    own = replace(first, origins=(Origin("Halyard", None, case.documents[0].id),))
    texts = _texts(case, _only(case, status=Status.SINGLE_SOURCE, positions=(own,)))
    assert "For the number killed there is one source, Halyard in its own words: 31." in texts


def test_a_party_goes_by_its_own_name(case: Case) -> None:
    first = case.records[0].findings[0].positions[0]
    party = replace(first, origins=(Origin("Norway", "a-ministry"),))
    texts = _texts(case, _only(case, status=Status.SINGLE_SOURCE, positions=(party,)))
    assert "For the number killed there is one source, Norway: 31." in texts


def test_many_positions_and_many_holders_are_counted_not_listed(case: Case) -> None:
    claim = case.records[0].findings[0].positions[0].claims[0]
    origins = tuple(Origin(f"Agency {n}", f"a-{n}") for n in range(6))
    crowded = tuple(
        Position(Bounds(n, n), (claim,), (), origins if n == 1 else (Origin("Norway", "x"),), 1) for n in range(1, 8)
    )
    text = next(t for t in _texts(case, _only(case, positions=crowded)) if "disputed" in t)
    assert "Agency 0, Agency 1, Agency 2 and three others give 1; " in text
    assert text.endswith("; and three other figures are in the table.")


def test_an_uncounted_attribute_quotes_its_values(case: Case) -> None:
    claim = replace(case.claims[0], attribute=Attribute.RESPONSIBILITY, bounds=None, value="Northern Command")
    changed = replace(case, claims=(claim, *case.claims[1:]))
    position = Position(Bounds(None, None), (claim.id,), (claim.document,), (Origin("Norway", "x"),), 1)
    finding = Finding(
        Attribute.RESPONSIBILITY, Status.SINGLE_SOURCE, None, None, None, (position,), "r", "why", 1, 1, 1
    )
    record = replace(case.records[0], findings=(finding,))
    assert "Responsibility, as told: Norway says “Northern Command”." in _texts(changed, record)


def test_nobody_denies_anything_when_no_speaker_is_known(case: Case) -> None:
    statements = tuple(replace(s, speaker=None, modality=Modality.DENIED) for s in case.statements)
    texts = _texts(replace(case, statements=statements), case.records[0])
    assert not any("denial" in text for text in texts)


@pytest.mark.parametrize(
    ("modality", "form"), [(Modality.DENIED, "issued a denial"), (Modality.CONDITIONAL, "put it conditionally")]
)
def test_modalities_have_their_forms(case: Case, modality: Modality, form: str) -> None:
    statements = tuple(replace(s, modality=modality) for s in case.statements)
    assert any(form in text for text in _texts(replace(case, statements=statements), case.records[0]))


def test_the_brief_keeps_its_limit_and_drops_the_least_important_first(case: Case) -> None:
    record = case.records[0]
    long_claims = tuple(replace(c, id=f"{c.id}{n}") for n in range(40) for c in case.claims)
    drifts = tuple(
        replace(
            record.findings[1].drifts[0],
            original=f"{record.findings[1].drifts[0].original}{n}",
            changed=f"{record.findings[1].drifts[0].changed}{n}",
        )
        for n in range(40)
    )
    crowded = replace(
        record, findings=(record.findings[0], replace(record.findings[1], drifts=drifts), record.findings[2])
    )
    texts = _texts(replace(case, claims=(*case.claims, *long_claims)), crowded)
    assert sum(len(text.split()) for text in texts) <= WORD_LIMIT
    assert texts[0].startswith("An air strike was reported")
    assert not any("No document gives" in text for text in texts)
    assert any("changed from" in text for text in texts)


def test_the_order_of_documents_changes_nothing(case: Case) -> None:
    record = case.records[0]
    turned = replace(
        case,
        documents=case.documents[::-1],
        claims=case.claims[::-1],
        statements=case.statements[::-1],
        actors=case.actors[::-1],
    )
    assert _brief(turned, record) == _brief(case, record)


def _with_reported(case: Case, text: str, cue: str, content: str, hedge: str | None = None) -> list[str]:
    """The brief of the case when its first document says `text` and the colonel is reported so."""
    one = next(d for d in case.documents if d.outlet == "Halyard")
    longer = replace(one, text=f"{one.text}\n\n{text}")

    def words(part: str) -> Evidence:
        start = longer.text.rindex(part)
        return longer.evidence(start, start + len(part))

    model = next(s for s in case.statements if s.modality is Modality.UNCONFIRMED and s.document == one.id)
    statement = replace(
        model,
        content=(words(content),),
        cue=(words(cue),),
        directness=Directness.INDIRECT,
        modality=Modality.DENIED,
        modality_evidence=words(hedge) if hedge else None,
    )
    documents = tuple(longer if d.id == one.id else d for d in case.documents)
    changed = replace(case, documents=documents, statements=(statement,))
    incident = replace(case.records[0].incident, statements=(statement.id,))
    return _texts(changed, replace(case.records[0], incident=incident))


def test_a_reported_denial_is_told_in_the_words_of_the_report(case: Case) -> None:
    texts = _with_reported(case, "He denied that the hall was a target.", "denied", "the hall was a target")
    assert "Idris Makhlouf “denied that the hall was a target”." in texts


def test_a_reported_denial_keeps_its_negation(case: Case) -> None:
    texts = _with_reported(case, "He did not confirm the figures.", "confirm", "the figures", "did not")
    assert "Idris Makhlouf “did not confirm the figures”." in texts


def test_what_stands_between_cue_and_content_is_told_too(case: Case) -> None:
    told = "He could not confirm the figures or whether the hall was hit."
    texts = _with_reported(case, told, "could not confirm", "whether the hall was hit")
    assert "Idris Makhlouf “could not confirm the figures or whether the hall was hit”." in texts


def test_a_cue_of_another_sentence_is_not_run_together_with_what_was_said(case: Case) -> None:
    texts = _with_reported(case, "He denied it. The hall was no target.", "denied", "The hall was no target")
    assert "Idris Makhlouf issued a denial: “The hall was no target”." in texts


def test_a_cue_that_stands_elsewhere_is_not_run_together_with_what_was_said(case: Case) -> None:
    texts = _with_reported(case, "The hall was no target, he insisted.", "insisted", "The hall was no target")
    assert "Idris Makhlouf issued a denial: “The hall was no target”." in texts


def test_a_headline_is_not_quoted_as_a_denial(case: Case) -> None:
    title = case.documents[0]
    statements = tuple(
        replace(s, document=title.id, content=(title.evidence(0, 6),), modality=Modality.DENIED)
        for s in case.statements
    )
    assert not any("denial" in text for text in _texts(replace(case, statements=statements), case.records[0]))


def test_deaths_and_injuries_are_always_asked_for(case: Case) -> None:
    record = replace(case.records[0], findings=())
    assert "No document gives a figure for deaths or injuries." in _texts(case, record)


def test_one_source_with_two_figures_is_not_two_sides(case: Case) -> None:
    first, second = case.records[0].findings[0].positions
    texts = _texts(case, _only(case, positions=(first, replace(second, origins=first.origins))))
    assert "The Health Ministry gives figures for the number killed that differ: 31 and 44." in texts


def test_reports_without_a_short_name_are_counted(case: Case) -> None:
    first = case.records[0].findings[0].positions[0]
    nameless = tuple(Origin("", None, d.id) for d in case.documents if not d.outlet)
    texts = _texts(case, _only(case, status=Status.AGREED, positions=(replace(first, origins=nameless),)))
    assert "Two reports in their own words agree on 31 killed." in texts


def test_a_report_that_rounds_its_own_figure_is_no_news(case: Case) -> None:
    record = case.records[0]
    own = replace(record.findings[1].drifts[0], origin=Origin("Halyard", None, case.documents[0].id))
    changed = replace(record, findings=(replace(record.findings[1], drifts=(own,)),))
    assert not any("changed from" in text for text in _texts(case, changed))


def test_a_cue_inside_what_was_said_is_not_taken_for_its_beginning(case: Case) -> None:
    text = "The hall, he insisted, was no target."
    texts = _with_reported(case, text, "insisted", "The hall, he insisted, was no target")
    assert "Idris Makhlouf issued a denial: “The hall, he insisted, was no target”." in texts


def test_beside_named_actors_reports_that_speak_for_themselves_are_counted(case: Case) -> None:
    claim = replace(case.claims[0], attribute=Attribute.RESPONSIBILITY, bounds=None, value="Northern Command")
    changed = replace(case, claims=(claim, *case.claims[1:]))
    papers = tuple(Origin("", None, d.id) for d in case.documents if not d.outlet)
    origins = (Origin("Norway", "x"), Origin("Sweden", "y"), *papers)
    position = Position(Bounds(None, None), (claim.id,), (claim.document,), origins, len(origins))
    finding = Finding(Attribute.RESPONSIBILITY, Status.AGREED, None, None, None, (position,), "r", "why", 4, 3, 4)
    texts = _texts(changed, replace(case.records[0], findings=(finding,)))
    assert "Responsibility, as told: Norway, Sweden and two reports say “Northern Command”." in texts
