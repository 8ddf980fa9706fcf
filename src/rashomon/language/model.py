"""Which language model is installed, and whether it is the one we measured with."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import ModelError
from rashomon.settings import PINNED_MODELS


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A language model on this machine.

    `name` is what the user calls it, `version` what its own description says, `sha256` the hash of its files,
    `pinned` the hash it must have or None where the model is of the user's own choice.
    """

    name: str
    version: str
    folder: Path
    sha256: str
    pinned: str | None

    @property
    def expected(self) -> bool:
        """True unless the files differ from those that are pinned."""
        return self.pinned in (None, self.sha256)

    @property
    def id(self) -> str:
        """Names the parser in a record: equal ids mean equal parses."""
        return f"{Path(self.name).name} {self.version} {self.sha256[:16]}"


def find_model(name: str) -> InstalledModel:
    """The model called `name`: an installed package, or a folder. Does not load it.

    Raises:
        ModelError: there is no such model.
    """
    folder = Path(name) if Path(name).is_dir() else _package_folder(name)
    if folder is None:
        raise ModelError(f"the language model {name!r} is not installed; install it with `pip install {name}`")
    return InstalledModel(name, _version(folder), folder, hash_folder(folder), PINNED_MODELS.get(name))


def check_model(name: str) -> InstalledModel:
    """The model called `name`, refused when its files are not those that are pinned.

    Raises:
        ModelError: there is no such model, or its files differ from the pinned ones.
    """
    model = find_model(name)
    if not model.expected:
        raise ModelError(
            f"the language model in {model.folder} is not the one that is pinned "
            f"({model.sha256[:12]}, not {(model.pinned or '')[:12]}); install it again, or name a folder with --model"
        )
    return model


def hash_folder(folder: Path) -> str:
    """SHA-256 over a folder's files: each relative path and its content, sorted, compiled Python left out."""
    digest = hashlib.sha256()
    paths = (p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    for name, path in sorted((p.relative_to(folder).as_posix(), p) for p in paths):
        content = path.read_bytes()
        digest.update(f"{len(name)}:{name}{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()


def _package_folder(name: str) -> Path | None:
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):  # a name such as "a.b" or "" is no package's
        return None
    return Path(spec.origin).parent if spec and spec.origin else None


def _version(folder: Path) -> str:
    try:
        return str(json.loads((folder / "meta.json").read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError):
        return "unknown"
