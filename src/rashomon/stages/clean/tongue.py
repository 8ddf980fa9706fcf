"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

_SAMPLE = 5000  # characters; more does not change the answer
_ENOUGH = 20  # letters; fewer tell nothing
_LETTERS = re.compile(r"[^\W\d_]")


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - its model is read on first use alone

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=False)
    return identifier


def language_of(text: str, declared: str = "") -> str:
    """The ISO 639-1 code of a text's language; `declared` decides where there are too few letters; else "und"."""
    said = declared.strip().casefold().replace("_", "-").partition("-")[0]
    said = said if re.fullmatch(r"[a-z]{2}", said) else ""
    sample = text[:_SAMPLE]
    if len(_LETTERS.findall(sample)) < _ENOUGH:
        return said or "und"
    # In capitals English looks foreign to a model of letter pairs.
    found = _identifier().classify(sample.lower() if sample.isupper() else sample)[0]
    return found or said or "und"
