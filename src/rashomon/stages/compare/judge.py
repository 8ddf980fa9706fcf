"""What an alignment shows: two states of one page, copied passages, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language.data import column
from rashomon.language.text import fold
from rashomon.schema.document import BlockRole, Document
from rashomon.schema.lineage import LineageKind
from rashomon.stages.compare.address import canonical_url, site
from rashomon.stages.compare.align import Passage
from rashomon.stages.compare.words import WordedDocument

# All in words that count (unquoted, no stock sentence). The casebook's shortest copied passages have 16 and 18; what
# two reporters at one scene share by chance (names with offices, an agency's description of itself) ends at 12.
_LONG_PASSAGE = 15
_PASSAGE = 8  # below this a passage weighs nothing: names with titles are this long
_SUM = 30  # several middling passages
_DENSE = 0.6  # matched words of the passage's length; below it the passage is two sentences on one subject
_MOST = 0.5  # of the shorter document: then even words that everybody tells are copied with the rest
_STATE = 0.3  # of the shorter document: one outlet's two pages with less share a background paragraph
_LEAD = 40  # words
_HEADLINE = 3  # words
_HEADLINE_LENGTH = 160  # characters
_TOP = 6  # blocks: a notice, a menu line or two and a date may stand before the headline of a page not yet titled


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents with the passages they share.

    `copied` is how many words that count stand in passages worth weighing, `longest` those of the best passage,
    `share` what `copied` is of the shorter document's words that count. `told` are further words of the passages
    that stand in very many documents, which the other three leave out.
    """

    first: WordedDocument
    second: WordedDocument
    passages: tuple[Passage, ...]
    copied: int
    longest: int
    told: int
    share: float

    @property
    def whole_share(self) -> float:
        """The share with the words that very many documents have."""
        return min(1.0, (self.copied + self.told) / _shorter(self.first, self.second))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a link and the words that say what shows it."""

    kind: LineageKind
    reason: str


def weigh(
    first: WordedDocument, second: WordedDocument, passages: Sequence[Passage], told: Sequence[bool]
) -> Comparison:
    """Count what the passages show. `told` says of each word of the second whether very many documents have it."""
    weights, by_all = [], 0
    for passage in passages:
        own = [
            run.second + at
            for run in passage.runs
            for at in range(run.length)
            if first.counts[run.first + at] and second.counts[run.second + at]
        ]
        common = sum(told[at] for at in own)
        by_all += common
        length = passage.runs[-1].second + passage.runs[-1].length - passage.runs[0].second
        if passage.matched() >= _DENSE * length and len(own) - common >= _PASSAGE:
            weights.append(len(own) - common)
    return Comparison(
        first=first,
        second=second,
        passages=tuple(passages),
        copied=sum(weights),
        longest=max(weights, default=0),
        told=by_all,
        share=min(1.0, sum(weights) / _shorter(first, second)),
    )


def judge(comparison: Comparison, first: Document, second: Document) -> Verdict | None:
    """What links two documents, or None. The first rule that fits decides.

    1. One address (without archive, scheme, tracking): states of one page.
    2. Too few own words in common: nothing, whatever headline they share.
    3. One outlet or unknown outlets, and one headline or much of the text, or one opening whose figures differ:
       states of one page.
    4. Otherwise one copied from the other, or both from a third.
    """
    address = canonical_url(first.url)
    if address and address == canonical_url(second.url):
        return Verdict(LineageKind.REVISION, f"both are states of the page {address}")
    if not _copied(comparison):
        return None
    state = _state_of_one_page(comparison, first, second)
    if state:
        return Verdict(LineageKind.REVISION, state)
    return Verdict(
        LineageKind.COPIES_PASSAGES,
        f"{comparison.copied or comparison.told} words outside quotations stand in both in the same order, "
        f"the longest passage with {comparison.longest or comparison.told}",
    )


def _copied(comparison: Comparison) -> bool:
    return (
        comparison.longest >= _LONG_PASSAGE
        or (comparison.first.words == comparison.second.words and len(comparison.first.words) >= _LONG_PASSAGE)
        or comparison.copied >= _SUM
        or (comparison.whole_share >= _MOST and comparison.copied + comparison.told >= _LONG_PASSAGE)
    )


def _state_of_one_page(comparison: Comparison, first: Document, second: Document) -> str:
    """Why the two are states of one page, or ""."""
    outlets = _same_outlet(first, second)
    if outlets is False:
        return ""
    if _same_headline(first, second):
        return "one headline stands over text that is largely the same"
    if outlets and comparison.share >= _STATE:
        return f"one outlet's two pages share {comparison.share:.0%} of the shorter one's own words"
    if comparison.share >= _STATE and _same_opening(comparison):
        moved = _moved_figure(comparison)
        if moved:
            return f"the same opening begins both, with a figure brought up to date ({moved})"
    return ""


def _same_outlet(first: Document, second: Document) -> bool | None:
    """Whether one outlet printed both; None where a page does not say."""
    one, other = site(first.url), site(second.url)
    if one and other:
        return one == other
    if first.outlet and second.outlet:
        return fold(first.outlet) == fold(second.outlet)
    return None


def _same_headline(first: Document, second: Document) -> bool:
    """One headline of three words or more ("Breaking news" heads any story) stands over both."""
    return any(len(line.split()) >= _HEADLINE for line in _headlines(first) & _headlines(second))


def _headlines(document: Document) -> frozenset[str]:
    """The folded headline: the title or title block, else the lines near the top that do not end as sentences do."""
    content = document.content_blocks()
    lines = [document.text[b.start : b.end] for b in content if b.role is BlockRole.TITLE]
    if document.title:
        lines.append(document.title)
    if not lines:
        top = [document.text[b.start : b.end] for b in content[:_TOP]]
        lines = [line for line in top if len(line) <= _HEADLINE_LENGTH and line[-1] not in '.:”"']
    return frozenset(fold(line) for line in lines)


def _same_opening(comparison: Comparison) -> bool:
    """A passage begins near the head of both."""
    runs = [passage.runs[0] for passage in comparison.passages]
    return any(run.first < _LEAD and run.second < _LEAD for run in runs)


def _moved_figure(comparison: Comparison) -> str:
    """A figure that differs between the same two words in both openings: "least 3 people", "least 10 people"."""
    one, other = _figures(comparison.first), _figures(comparison.second)
    for place in sorted(one.keys() & other.keys()):
        if one[place].isdisjoint(other[place]):
            return f"{min(one[place])} or {min(other[place])} {place[1]}"
    return ""


def _figures(worded: WordedDocument) -> dict[tuple[str, str], set[str]]:
    """The numbers of the opening under the words before and after them."""
    numerals = column("number_words", "word")
    found: dict[tuple[str, str], set[str]] = {}
    head = worded.words[: 2 * _LEAD]
    for before, word, after in zip(head, head[1:], head[2:], strict=False):
        if word.isdigit() or word in numerals:
            found.setdefault((before, after), set()).add(word)
    return found


def _shorter(first: WordedDocument, second: WordedDocument) -> int:
    return max(1, min(first.own_words(), second.own_words()))
