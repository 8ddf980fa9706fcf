"""Write anew what documentation is made from the program: `python docs/generate.py`.

That is docs/record.schema.json, the table of docs/exports.md, and the output that README.md, docs/quotes.md,
docs/tolls.md and docs/lineage.md show between their first fences.
"""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

from rich.console import Console

import rashomon
from rashomon.rules.packs import PACKS
from rashomon.stages.report.copies_terminal import show_copies
from rashomon.stages.report.copies_words import tell_copies
from rashomon.stages.report.exports import FORMS
from rashomon.stages.report.packs_markdown import packs_markdown
from rashomon.stages.report.quotes_terminal import show_quotes
from rashomon.stages.report.terminal import print_case
from rashomon.stages.report.tolls_terminal import show_tolls
from rashomon.store.codec import case_schema
from rashomon.store.files import write_whole

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "docs" / "record.schema.json"
README = ROOT / "README.md"
QUOTES = ROOT / "docs" / "quotes.md"
TOLLS = ROOT / "docs" / "tolls.md"
LINEAGE = ROOT / "docs" / "lineage.md"
CODEBOOKS = ROOT / "docs" / "codebooks.md"
EXPORTS = ROOT / "docs" / "exports.md"
EXAMPLE = ROOT / "examples" / "marsa-talin" / "pages"

_FENCED = re.compile(r"(?<=```\n).*?(?=\n```)", re.DOTALL)
_FORMS = re.compile(r"(?<=\| `json` \|)([^\n]*\n)(?:\| [^\n]*\n)*")
_WIDTH = 100


def schema_text() -> str:
    """The JSON Schema of `record.json`, as its file holds it."""
    return json.dumps(case_schema(), ensure_ascii=False, indent=1) + "\n"


def readme_text() -> str:
    """README.md with what `rashomon show` prints for the example today, down to the table of findings."""
    return _FENCED.sub(lambda _: _shown(), README.read_text(encoding="utf-8"), count=1)


def quotes_text() -> str:
    """docs/quotes.md with what `rashomon quotes` prints for a page of the example today."""
    return _FENCED.sub(lambda _: _told(), QUOTES.read_text(encoding="utf-8"), count=1)


def tolls_text() -> str:
    """docs/tolls.md with what `rashomon tolls` prints for a page of the example today."""
    return _FENCED.sub(lambda _: _counted(), TOLLS.read_text(encoding="utf-8"), count=1)


def lineage_text() -> str:
    """docs/lineage.md with what `rashomon lineage` prints for the example today."""
    return _FENCED.sub(lambda _: _compared(), LINEAGE.read_text(encoding="utf-8"), count=1)


def exports_text() -> str:
    """docs/exports.md with a row for each form of export there is today."""
    rows = "".join(f"| `{form.name}` | {form.purpose} | {form.lacks} |\n" for form in FORMS)
    return _FORMS.sub(lambda found: found[1] + rows, EXPORTS.read_text(encoding="utf-8"), count=1)


def codebooks_text() -> str:
    """docs/codebooks.md: every rule of every pack, with the passage it follows."""
    head = (
        "# What each rule follows",
        "",
        "Every rule of every pack of [rule-packs.md](rule-packs.md), in the words in which a record gives it as its",
        "reason, with the passage of the codebook that it follows in our own words. `python docs/generate.py` writes",
        "this page from the packs' data files.",
        "",
        "",
    )
    return "\n".join(head) + packs_markdown(PACKS)


def _told() -> str:
    out = io.StringIO()
    console = Console(file=out, width=_WIDTH, highlight=False)
    for quotes in rashomon.quotes_in(EXAMPLE / "gulf-dispatch.warc.gz"):
        show_quotes(quotes.document, quotes.statements, console)
    return _stripped(out.getvalue())


def _counted() -> str:
    out = io.StringIO()
    console = Console(file=out, width=_WIDTH, highlight=False)
    for tolls in rashomon.tolls_in(EXAMPLE / "halyard-first.txt"):
        show_tolls(tolls.document, tolls.claims, console)
    return _stripped(out.getvalue())


def _compared() -> str:
    out = io.StringIO()
    found = rashomon.lineage(EXAMPLE)
    told = tell_copies(found.by_id, found.lineage)
    show_copies(told, Console(file=out, width=_WIDTH, highlight=False))
    return _stripped(out.getvalue())


def _stripped(printed: str) -> str:
    return "\n".join(line.rstrip() for line in printed.strip().splitlines())


def _shown() -> str:
    out = io.StringIO()
    print_case(rashomon.build([EXAMPLE]), Console(file=out, width=_WIDTH, highlight=False))
    head, _, rest = out.getvalue().partition("\nFindings\n")
    findings = rest.split("\n\n", maxsplit=1)[0]
    return _stripped(f"{head}\nFindings\n{findings}")


if __name__ == "__main__":
    write_whole(SCHEMA, schema_text().encode())
    write_whole(README, readme_text().encode())
    write_whole(QUOTES, quotes_text().encode())
    write_whole(TOLLS, tolls_text().encode())
    write_whole(LINEAGE, lineage_text().encode())
    write_whole(EXPORTS, exports_text().encode())
    write_whole(CODEBOOKS, codebooks_text().encode())
