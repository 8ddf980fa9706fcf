"""Many news reports of an incident in, one record out, in which every value is attributed.

    import rashomon

    case = rashomon.build("pages/", out="out/")
    for incident in case.incidents:
        print(incident.title, incident.findings["deaths"].best)

    case = rashomon.open("out/case.db")
    case = rashomon.read_record("out/record.json")

    for statement in rashomon.quotes("“We saw it,” said Mayor Elena Rivas."):
        print(statement.speaker.name, statement.content[0].text)

    for claim in rashomon.tolls("At least 40 people were killed, the Health Ministry said."):
        print(claim.attribute, claim.bounds, claim.claimant.name)

    for link in rashomon.lineage("pages/"):
        print(link.first, link.second, link.directed, link.shared, link.reason)

    for ruled in rashomon.compare_packs(case):
        print(ruled.pack.title, [f.best for f in ruled.findings], ruled.codings)

    for quantity in rashomon.quantities("At least 120 soldiers were wounded."):
        print(quantity.bounds.low, quantity.bounds.high, quantity.unit)

Importing this package loads nothing else; the first call does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.api import (
        build,
        compare_packs,
        import_record,
        lineage,
        open,
        quotes,
        quotes_in,
        read_record,
        rule_packs,
        tolls,
        tolls_in,
    )
    from rashomon.language.quantities import quantities

__all__ = [
    "__version__",
    "build",
    "compare_packs",
    "import_record",
    "lineage",
    "open",
    "quantities",
    "quotes",
    "quotes_in",
    "read_record",
    "rule_packs",
    "tolls",
    "tolls_in",
]

# Where a function is, if not in rashomon.api: what needs no parser and no store must not load them.
_ELSEWHERE = {"quantities": "rashomon.language.quantities"}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    from importlib import import_module, metadata  # noqa: PLC0415  (asking for help must stay quick)

    if name in __all__ and name != "__version__":
        return getattr(import_module(_ELSEWHERE.get(name, "rashomon.api")), name)
    if name == "__version__":
        return metadata.version("rashomon")
    raise AttributeError(f"module 'rashomon' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
