from __future__ import annotations

from rashomon.schema.claim import Claim
from rashomon.schema.document import Block, BlockRole, Document
from rashomon.schema.page import Location
from rashomon.schema.statement import Modality
from rashomon.settings import Settings
from rashomon.stages.dissect.dissect import dissect
from rashomon.stages.extract.extract import extract


def only(text: str) -> Claim:
    article = Document("d1", "p1", (Location("d1.txt"),), text, (Block(0, len(text), BlockRole.PARAGRAPH),))
    (analysis,) = dissect([article], Settings())
    (claim,) = extract(article, analysis).claims
    return claim


def test_a_claim_stands_on_the_word_of_its_speaker() -> None:
    claim = only("The Velmian army said 14 guards were killed near the port.")
    assert claim.claimant is not None
    assert claim.claimant.name == "Velmian army"
    assert claim.statement is not None


def test_the_document_speaks_for_itself() -> None:
    claim = only("A blast killed 14 guards near the port.")
    assert (claim.claimant, claim.statement, claim.modality) == (None, None, Modality.ASSERTED)


def test_reports_are_nobody_and_make_a_claim_a_reported_one() -> None:
    claim = only("A blast killed 14 guards near the port, according to reports.")
    assert (claim.claimant, claim.modality) == (None, Modality.REPORTED)


def test_who_identifies_the_dead_claims_their_death() -> None:
    claim = only("Sheriff Dana Vey identified the three victims on Friday.")
    assert claim.claimant is not None
    assert claim.claimant.name == "Dana Vey"
