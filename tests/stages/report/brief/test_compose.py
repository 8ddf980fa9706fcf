"""The brief as a whole."""

from __future__ import annotations

from dataclasses import replace

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.document import Dated, Precision
from rashomon.schema.evidence import Evidence
from rashomon.schema.finding import Finding, Origin, Position, Status
from rashomon.schema.incident import Grouping
from rashomon.schema.record import BriefSentence, Case, Record
from rashomon.schema.statement import Directness, Modality
from rashomon.stages.report.brief import WORD_LIMIT, brief

COLONEL = "Idris Makhlouf, a spokesman for the Northern Command,"


def _brief(case: Case, record: Record) -> tuple[BriefSentence, ...]:
    grouping = Grouping((record.incident,), case.actors, case.places, case.statements, case.claims)
    return brief(record, grouping, case.documents, case.lineage)


def _texts(case: Case, record: Record) -> list[str]:
    return [sentence.text for sentence in _brief(case, record)]


def _only(case: Case, **changes: object) -> Record:
    """The case's record with its first finding alone, changed."""
    record = case.records[0]
    return replace(record, findings=(replace(record.findings[0], **changes),))  # type: ignore[arg-type]


def test_the_whole_brief(case: Case) -> None:
    assert _texts(case, case.records[0]) == [
        "An air strike in Marsa Talin, Libya, on Thursday 14 March 2019 killed 44 people, according to the Sidra "
        "Rights Monitor, or 31, according to the Health Ministry.",
        "The Sidra Rights Monitor alone said at least 40 people were wounded.",
        "Idris Makhlouf, a spokesman for the Northern Command, said: “We cannot confirm these numbers.”",
        "Makhlouf said: “If civilians were hurt, we regret it.”",
        "The Sidra Rights Monitor’s “at least 40” wounded reads “more than 30” in one report.",
        "No report gives a figure for the missing.",
        "Three reports tell of it, in two independent texts; the death toll rests on two sources.",
    ]


def test_every_sentence_reads_back_from_its_documents(case: Case) -> None:
    texts = {d.id: d.text for d in case.documents}
    for sentence in _brief(case, case.records[0]):
        assert sentence.evidence
        assert list(sentence.evidence) == sorted(set(sentence.evidence))
        for evidence in sentence.evidence:
            assert texts[evidence.document][evidence.start : evidence.end] == evidence.text


def test_a_dispute_cites_the_claims_of_each_side(case: Case) -> None:
    dispute = _brief(case, case.records[0])[0]
    assert [e.text for e in sorted(dispute.evidence, key=lambda e: e.text)] == [
        "An air strike hit the ferry terminal at Marsa Talin on Thursday",
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
    assert _texts(case, month)[0].startswith("An air strike in Marsa Talin, Libya, in March 2019 killed 44 people, ")


def test_a_country_alone_is_where_something_was_in(case: Case) -> None:
    record = case.records[0]
    somewhere = replace(record, incident=replace(record.incident, place=None, country="US"))
    assert _texts(case, somewhere)[0].startswith("An air strike in the United States on Thursday 14 March 2019 killed ")


def test_agreement(case: Case) -> None:
    first = case.records[0].findings[0].positions[0]
    both = replace(
        first, origins=(Origin("Health Ministry", "a-ministry"), Origin("Sidra Rights Monitor", "a-monitor"))
    )
    texts = _texts(case, _only(case, status=Status.AGREED, positions=(both,)))
    assert texts[0].endswith(" killed 31 people, the Health Ministry and the Sidra Rights Monitor agree.")


def test_figures_that_can_all_be_true(case: Case) -> None:
    texts = _texts(case, _only(case, status=Status.AGREED))
    assert texts[0].endswith(" killed 44 people, according to the Sidra Rights Monitor; the Health Ministry said 31.")


def test_an_earlier_figure_is_named_as_replaced_and_not_as_a_side(case: Case) -> None:
    first, second = case.records[0].findings[0].positions
    changed = _only(case, status=Status.SUPERSEDED, positions=(replace(first, superseded=True), second))
    texts = _texts(case, changed)
    assert texts[0].endswith(" killed 44 people, according to the Sidra Rights Monitor alone.")
    assert "Earlier, the Health Ministry said 31 people were killed." in texts


def test_a_document_that_speaks_for_itself_is_named_so(case: Case) -> None:
    first = case.records[0].findings[0].positions[0]
    own = replace(first, origins=(Origin("Halyard", None, case.documents[0].id),))
    texts = _texts(case, _only(case, status=Status.SINGLE_SOURCE, positions=(own,)))
    assert texts[0].endswith(" killed 31 people, according to Halyard alone.")


def test_the_office_that_speaks_stands_for_its_party(case: Case) -> None:
    first = case.records[0].findings[0].positions[0]
    party = replace(first, origins=(Origin("Norway", "a-ministry"),))
    texts = _texts(case, _only(case, status=Status.SINGLE_SOURCE, positions=(party,)))
    assert texts[0].endswith(" killed 31 people, according to the Health Ministry alone.")


def test_a_party_that_no_office_speaks_for_goes_by_its_own_name(case: Case) -> None:
    first = case.records[0].findings[0].positions[0]
    party = replace(first, origins=(Origin("Norway", "x"),))
    texts = _texts(case, _only(case, status=Status.SINGLE_SOURCE, positions=(party,)))
    assert texts[0].endswith(" killed 31 people, according to Norway alone.")


def test_many_positions_and_many_holders_are_counted_not_listed(case: Case) -> None:
    claim = case.records[0].findings[0].positions[0].claims[0]
    origins = tuple(Origin(f"Agency {n}", f"a-{n}") for n in range(6))
    crowded = tuple(
        Position(Bounds(n, n), (claim,), (), origins if n == 1 else (Origin("Norway", "x"),), 1) for n in range(1, 8)
    )
    text = next(t for t in _texts(case, _only(case, positions=crowded)) if "disputed" in t)
    assert text.startswith(
        "The death toll is disputed: Agency 0, Agency 1, Agency 2, Agency 3 and two others said one; "
    )
    assert text.endswith("; and two other figures also stand.")


def test_who_did_it_is_told_with_who_says_so(case: Case) -> None:
    claim = replace(case.claims[0], attribute=Attribute.RESPONSIBILITY, bounds=None, value="Northern Command")
    changed = replace(case, claims=(claim, *case.claims[1:]))
    position = Position(Bounds(None, None), (claim.id,), (claim.document,), (Origin("Norway", "x"),), 1)
    finding = Finding(
        Attribute.RESPONSIBILITY, Status.SINGLE_SOURCE, None, None, None, (position,), "r", "why", 1, 1, 1
    )
    record = replace(case.records[0], findings=(finding,))
    assert "Norway named the Northern Command as responsible." in _texts(changed, record)


def test_nobody_denies_anything_when_no_speaker_is_known(case: Case) -> None:
    statements = tuple(replace(s, speaker=None, modality=Modality.DENIED) for s in case.statements)
    texts = _texts(replace(case, statements=statements), case.records[0])
    assert not any("said:" in text for text in texts)


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
    assert texts[0].startswith("An air strike in Marsa Talin")
    assert any("alone said at least 40" in text for text in texts)
    assert not any("reads “" in text for text in texts)


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
    assert f"{COLONEL} “denied that the hall was a target”." in texts


def test_a_reported_denial_keeps_its_negation(case: Case) -> None:
    texts = _with_reported(case, "He did not confirm the figures.", "confirm", "the figures", "did not")
    assert f"{COLONEL} “did not confirm the figures”." in texts


def test_what_stands_between_cue_and_content_is_told_too(case: Case) -> None:
    told = "He could not confirm the figures or whether the hall was hit."
    texts = _with_reported(case, told, "could not confirm", "whether the hall was hit")
    assert f"{COLONEL} “could not confirm the figures or whether the hall was hit”." in texts


def test_a_cue_of_another_sentence_is_not_run_together_with_what_was_said(case: Case) -> None:
    texts = _with_reported(case, "He denied it. The hall was no target.", "denied", "The hall was no target")
    assert f"{COLONEL} said: “The hall was no target.”" in texts


def test_a_cue_that_stands_elsewhere_is_not_run_together_with_what_was_said(case: Case) -> None:
    texts = _with_reported(case, "The hall was no target, he insisted.", "insisted", "The hall was no target")
    assert f"{COLONEL} said: “The hall was no target.”" in texts


def test_a_headline_is_not_quoted_as_a_denial(case: Case) -> None:
    title = case.documents[0]
    statements = tuple(
        replace(s, document=title.id, content=(title.evidence(0, 6),), modality=Modality.DENIED)
        for s in case.statements
    )
    assert not any("said" in t and "“" in t for t in _texts(replace(case, statements=statements), case.records[0]))


def test_deaths_and_injuries_are_always_asked_for(case: Case) -> None:
    record = replace(case.records[0], findings=())
    assert "No report gives a figure for deaths or injuries." in _texts(case, record)


def test_one_source_with_two_figures_is_not_two_sides(case: Case) -> None:
    first, second = case.records[0].findings[0].positions
    texts = _texts(case, _only(case, positions=(first, replace(second, origins=first.origins))))
    assert "The Health Ministry gave different figures: 44 killed and 31." in texts


def test_reports_without_a_short_name_are_counted(case: Case) -> None:
    first = case.records[0].findings[0].positions[0]
    nameless = tuple(Origin("", None, d.id) for d in case.documents if not d.outlet)
    texts = _texts(case, _only(case, status=Status.AGREED, positions=(replace(first, origins=nameless),)))
    assert texts[0].endswith(" killed 31 people, two reports agree.")


def test_a_report_that_rounds_its_own_figure_is_no_news(case: Case) -> None:
    record = case.records[0]
    own = replace(record.findings[1].drifts[0], origin=Origin("Halyard", None, case.documents[0].id))
    changed = replace(record, findings=(replace(record.findings[1], drifts=(own,)),))
    assert not any("reads “" in text for text in _texts(case, changed))


def test_a_cue_inside_what_was_said_is_not_taken_for_its_beginning(case: Case) -> None:
    text = "The hall, he insisted, was no target."
    texts = _with_reported(case, text, "insisted", "The hall, he insisted, was no target")
    assert f"{COLONEL} said: “The hall, he insisted, was no target.”" in texts


def test_beside_named_actors_reports_that_speak_for_themselves_are_counted(case: Case) -> None:
    claim = replace(case.claims[0], attribute=Attribute.RESPONSIBILITY, bounds=None, value="Northern Command")
    changed = replace(case, claims=(claim, *case.claims[1:]))
    papers = tuple(Origin("", None, d.id) for d in case.documents if not d.outlet)
    origins = (Origin("Norway", "x"), Origin("Sweden", "y"), *papers)
    position = Position(Bounds(None, None), (claim.id,), (claim.document,), origins, len(origins))
    finding = Finding(Attribute.RESPONSIBILITY, Status.AGREED, None, None, None, (position,), "r", "why", 4, 3, 4)
    texts = _texts(changed, replace(case.records[0], findings=(finding,)))
    assert "Norway, Sweden and two reports named the Northern Command as responsible." in texts
