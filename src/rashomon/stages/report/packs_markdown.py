"""Rule packs as a page of Markdown: each rule, the passage it follows, and where a codebook leaves off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.rules.pack import Mark, RulePack

_MARKS = {
    Mark.FOLLOWS: "follows the codebook",
    Mark.DEPARTS: "does otherwise on one point, as the note says",
    Mark.SILENT: "the codebook is silent",
    Mark.UNCHECKED: "not checked against the codebook's own page",
}


def packs_markdown(packs: Sequence[RulePack]) -> str:
    """A section for each pack with a table of its rules."""
    return "\n".join(line for pack in packs for line in _pack(pack))


def _pack(pack: RulePack) -> Iterator[str]:
    yield from (f"## {pack.title}", "", f"For {pack.use}. Follows: {pack.source}.", "")
    if pack.words:
        yield from (f"Numbers for words: {'; '.join(pack.words)}.", "")
    for rule in pack.rules:
        fields = ", ".join(f"`{field}`" for field in rule.fields)
        yield from (f"### `{rule.name}`: {fields}", "", rule.says, "")
        yield f"- Codebook, in our words: {rule.passage}"
        if rule.cites:
            yield f"- Where: {rule.cites}"
        yield f"- Standing: {_MARKS[rule.mark]}."
        if rule.note:
            yield f"- Note: {rule.note}"
        yield ""
