"""The rule packs there are: ours, other people's through entry points, and files that users write."""

from __future__ import annotations

import hashlib
import inspect
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType

from rashomon.errors import InputError, RashomonError
from rashomon.rules.acled import ACLED
from rashomon.rules.airwars import AIRWARS
from rashomon.rules.gva import GVA
from rashomon.rules.ibc import IBC
from rashomon.rules.own import parse_pack
from rashomon.rules.pack import RulePack
from rashomon.rules.plain import RANGE
from rashomon.rules.reliability import Reliability, parse_reliability
from rashomon.rules.ucdp import UCDP

GROUP = "rashomon.rule_packs"  # the entry point group of packs in Python
PACKS: tuple[RulePack, ...] = (UCDP, ACLED, AIRWARS, IBC, GVA, RANGE)
_RENAMED = MappingProxyType({"ucdp-default": "ucdp"})


def pack_named(name: str) -> RulePack:
    """The rule pack called `name`: one of ours, or one that an installed package offers.

    Raises:
        RashomonError: there is none; the message lists those there are.
    """
    for pack in (*PACKS, *offered_packs()):
        if pack.name == name:
            return pack
    if name in _RENAMED:
        raise RashomonError(f"the rule pack {name!r} is called {_RENAMED[name]!r} now; give --pack {_RENAMED[name]}")
    known = ", ".join(pack.name for pack in (*PACKS, *offered_packs()))
    raise RashomonError(f"there is no rule pack {name!r}; there are: {known}; or name a file that ends in .toml")


def offered_packs() -> tuple[RulePack, ...]:
    """The packs of installed packages, by name; one that bears a name of ours is left out.

    Raises:
        RashomonError: an entry point cannot be loaded, or gives something that is no pack.
    """
    ours = {pack.name for pack in PACKS}
    found: dict[str, RulePack] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        try:
            pack = point.load()
        except Exception as error:
            raise RashomonError(
                f"the rule pack {point.name!r} ({point.value}) cannot be loaded: {error}; mend or remove its package"
            ) from error
        if not isinstance(pack, RulePack):
            raise RashomonError(
                f"the entry point {point.name!r} ({point.value}) gives no RulePack; see docs/rule-packs.md"
            )
        if pack.name not in ours:
            found.setdefault(pack.name, pack)
    return tuple(found[name] for name in sorted(found))


@dataclass(frozen=True, slots=True)
class Ruling:
    """What findings are made under: a rule pack, and how reliable the user calls those who make claims."""

    pack: RulePack
    reliability: Reliability = field(default_factory=Reliability)


@dataclass(frozen=True, slots=True)
class RulingSpec:
    """A ruling as plain text, for another process and for the key of what is made under it.

    `pack` is a name, or the path of a TOML file whose content is `pack_text`; `reliability` is a path or empty.
    """

    pack: str
    pack_text: str = ""
    reliability: str = ""
    reliability_text: str = ""

    @property
    def key(self) -> str:
        """Tells one ruling from another by what they say, not by what their files are called."""
        parts = [self.pack_text or f"name {self.pack} {_source_of(self.pack)}", self.reliability_text]
        return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def specify(pack: str, reliability: str = "") -> RulingSpec:
    """Read what names a ruling: `pack` is a name, or a path that ends in .toml; `reliability` is a path, or empty.

    Raises:
        InputError: a file cannot be read.
    """
    text = _read(pack, "--pack") if is_file(pack) else ""
    return RulingSpec(pack, text, reliability, _read(reliability, "--reliability") if reliability else "")


@cache  # a pure function of the texts
def ruling(spec: RulingSpec) -> Ruling:
    """The pack and the ranks that `spec` describes.

    Raises:
        RashomonError: there is no such pack, or a file says what cannot be; the message has the file, line and remedy.
    """
    pack = parse_pack(spec.pack_text, spec.pack) if is_file(spec.pack) else pack_named(spec.pack)
    ranks = parse_reliability(spec.reliability_text, spec.reliability) if spec.reliability else Reliability()
    return Ruling(pack, ranks)


def is_file(pack: str) -> bool:
    """True where a pack is named by its file."""
    return pack.endswith(".toml")


def _read(path: str, option: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror or error}); give {option} a file that is there"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _source_of(name: str) -> str:
    """The code of a pack from another package, so that its change makes records anew; ours is in the method's hash."""
    pack = next((pack for pack in offered_packs() if pack.name == name), None)
    if pack is None:
        return ""
    module = inspect.getmodule(pack.choose)
    try:
        code = inspect.getsource(module) if module is not None else ""
    except (OSError, TypeError):
        code = ""
    return f"{pack.title} {code}"
