"""What is planted is what it says it is, and is found again."""

from __future__ import annotations

import random

from benchmarks.planted import plant_and_compare, related
from benchmarks.planting import EDITS, Planter, is_article

_SYLLABLES = ("ba", "den", "kor", "lu", "mis", "ra", "to", "vel", "shan", "ir")


def article(seed: int) -> str:
    """Eight paragraphs of invented words, as no other seed has them."""
    chance = random.Random(seed)

    def sentence() -> str:
        words = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(20)]
        return f"{' '.join(words).capitalize()} {chance.randrange(2, 90)} {chance.choice(_SYLLABLES)}."

    return "\n\n".join(f"{sentence()} {sentence()}" for _ in range(8))


TEXTS = [article(seed) for seed in range(240)]


def test_the_same_seed_plants_the_same() -> None:
    assert list(Planter(TEXTS, 5).plant()) == list(Planter(TEXTS, 5).plant())
    assert list(Planter(TEXTS, 5).plant()) != list(Planter(TEXTS, 6).plant())


def test_every_sort_is_planted_with_its_original() -> None:
    pages = list(Planter(TEXTS, 1).plant())
    kinds = {page.kind for page in pages}
    assert {f"copy, {percent} % of the words edited" for percent in EDITS} <= kinds
    assert {"revision", "decoy: quotation", "decoy: boilerplate", *(f"passage of {n}" for n in range(1, 6))} <= kinds
    families = [page.family for page in pages if page.kind not in ("alone", "original") and "decoy" not in page.kind]
    assert len(families) == len(set(families))
    assert all(any(p.family == family and p.kind == "original" for p in pages) for family in families)


def test_menus_are_no_articles() -> None:
    assert is_article(TEXTS[0])
    assert not is_article("\n\n".join(["Home | News | Sport"] * 80))


def test_texts_that_share_a_run_of_words_or_an_incident_are_kin() -> None:
    texts = [TEXTS[0], TEXTS[1], TEXTS[2] + "\n\n" + TEXTS[1][:200], TEXTS[3]]
    kin = related(texts, ["a", "b", "c", "a"])
    assert kin[1] == kin[2] != kin[0] == kin[3]


def test_nearly_all_that_is_planted_is_found_and_nothing_else() -> None:
    outcome = plant_and_compare(TEXTS, related(TEXTS, [str(n) for n in range(len(TEXTS))]), 3)
    assert len(outcome.wanted) > 50
    assert len(outcome.missed) <= 0.05 * len(outcome.wanted)
    assert outcome.false == []
