"""What an alignment shows: two states of one page, copied passages, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.language.data import column
from rashomon.language.text import fold
from rashomon.schema.document import BlockRole, Document
from rashomon.schema.lineage import LineageKind
from rashomon.stages.compare.address import canonical_url, site
from rashomon.stages.compare.align import Passage
from rashomon.stages.compare.order import one_page
from rashomon.stages.compare.words import Flags, WordedDocument, Wording

# All in words that count (unquoted, no stock sentence). The casebook's shortest copied passages have 16 and 18; what
# two reporters at one scene share by chance (names with offices, an agency's description of itself) ends at 12.
_LONG_PASSAGE = 15
_PLAIN = 10  # words of it in small letters: a list of victims or an address is the same in every report
_RUN = 8  # of them without an edit
_PASSAGE = 10  # below this a passage weighs nothing: a police formula is this long
_SUM = 30  # several middling passages, which must also be
_SHARE = 0.2  # of the shorter document, for two long reports of one city's crime share that many formulas
_DENSE = 0.75  # matched words of the passage's length; below it the passage is two sentences on one subject
_APART = 14  # days: later than that a report repeats formulas and background, and needs
_LATER_PASSAGE = 30
_MOST = 0.5  # of the shorter document: then even words that everybody tells are copied with the rest
_WHOLE = 0.9  # of the longer document, whatever its words: then one is the other with a few words changed
_STATE = 0.3  # of the shorter document: one outlet's two pages with less share a background paragraph
_LEAD = 70  # words that count: the first sentence of a report, and a line of date and place that ran into it
_LEAD_ALONE = 40  # words that count before a passage that is one document's lead
_HEADLINE = 3  # words
_HEADLINE_LENGTH = 160  # characters
_TOP = 6  # blocks: a notice, a menu line or two and a date may stand before the headline of a page not yet titled


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents with the passages they share.

    `copied` is how many words that count stand in passages worth weighing, `longest` those of the best passage,
    `share` what `copied` is of the shorter document's words that count. `told` are further words of the passages
    that stand in very many documents, which the other three leave out. `opening` says whether a passage worth
    weighing begins near the head of both; `carried` whether a long one that tells of harm begins near the head of one.
    """

    first: WordedDocument
    second: WordedDocument
    passages: tuple[Passage, ...]
    copied: int
    longest: int
    told: int
    share: float
    opening: bool
    carried: bool = False

    @property
    def whole_share(self) -> float:
        """The share with the words that very many documents have."""
        return min(1.0, (self.copied + self.told) / _shorter(self.first, self.second))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a link and the words that say what shows it."""

    kind: LineageKind
    reason: str


def weigh(first: WordedDocument, second: WordedDocument, passages: Sequence[Passage], told: Flags) -> Comparison:
    """Count what the passages show. `told` says of each word of the second whether very many documents have it."""
    weighed = [_weigh_passage(first, second, passage, told) for passage in passages]
    copied = sum(w.words for w in weighed if w.words >= _PASSAGE)
    return Comparison(
        first=first,
        second=second,
        passages=tuple(passages),
        copied=copied,
        longest=max((w.words for w in weighed if w.telling), default=0),
        told=sum(w.told for w in weighed),
        share=min(1.0, copied / _shorter(first, second)),
        opening=_opens(first, second, [p for p, w in zip(passages, weighed, strict=True) if w.words >= _PASSAGE]),
        carried=any(
            weight.telling and weight.words >= _LATER_PASSAGE and _tells_news(first, second, passage)
            for passage, weight in zip(passages, weighed, strict=True)
        ),
    )


def _tells_news(first: WordedDocument, second: WordedDocument, passage: Passage) -> bool:
    """Whether a passage is the lead of one document and tells of harm: an outlet's background leads no report."""
    head = passage.runs[0]
    leads = min(first.own_before(head.first), second.own_before(head.second)) < _LEAD_ALONE
    words = (word for run in passage.runs for word in first.wording.words[run.first : run.first + run.length])
    return leads and not _harm_forms().isdisjoint(words)


@cache
def _harm_forms() -> frozenset[str]:
    return frozenset(form for forms in column("harm_words", "forms") for form in forms.replace(";", " ").split())


def _opens(first: WordedDocument, second: WordedDocument, passages: Sequence[Passage]) -> bool:
    """Whether a passage stands near the head of both, headlines and other words that do not count left aside."""
    return any(
        first.own_before(passage.runs[0].first) < _LEAD and second.own_before(passage.runs[0].second) < _LEAD
        for passage in passages
    )


def enough(first: Wording, second: Wording, passages: Sequence[Passage]) -> bool:
    """Whether two documents can have copied at all: a cheap look before it is asked which of their words count."""
    matched = [passage.matched() for passage in passages]
    if max(matched, default=0) >= _LONG_PASSAGE or sum(matched) >= _SUM or first.words == second.words:
        return True
    return sum(matched) >= _MOST / 2 * max(1, min(len(first.words), len(second.words)))


def same_address(first: Document, second: Document) -> bool:
    """Whether both were found at one address, without archive, scheme and tracking."""
    address = canonical_url(first.url)
    return address is not None and address == canonical_url(second.url)


@dataclass(frozen=True, slots=True)
class _Weight:
    """What one passage shows: own words, words that very many documents have, and whether it can stand alone."""

    words: int
    told: int
    telling: bool


def _weigh_passage(first: WordedDocument, second: WordedDocument, passage: Passage, told: Flags) -> _Weight:
    one, other = _words_of(passage)
    own = other[first.counts[one] & second.counts[other]]
    fresh = own[~told[own]]
    head, last = passage.runs[0], passage.runs[-1]
    length = max(last.first - head.first, last.second - head.second) + last.length
    dense = passage.matched() >= _DENSE * length
    plain = int(np.count_nonzero(second.wording.plain[fresh]))
    unbroken = max(run.length for run in passage.runs)
    return _Weight(len(fresh) if dense else 0, len(own) - len(fresh), dense and plain >= _PLAIN and unbroken >= _RUN)


def _words_of(passage: Passage) -> NDArray[np.int64]:
    """The words of a passage: by their places in the first and in the second document."""
    heads = np.array([(run.first, run.second, run.length) for run in passage.runs], np.int64)
    lengths = heads[:, 2]
    within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    found: NDArray[np.int64] = np.repeat(heads[:, :2], lengths, axis=0).T + within
    return found


def judge(comparison: Comparison, first: Document, second: Document) -> Verdict | None:
    """What links two documents, or None. The first rule that fits decides.

    1. One address (without archive, scheme, tracking): states of one page.
    2. Too few own words in common: nothing, whatever headline they share.
    3. One outlet or unknown outlets, and one headline, or one opening with much of the text (where an outlet is
       unknown, with a figure changed): states of one page.
    4. One outlet, another opening, and not known to be of the same days: nothing, for an outlet repeats its
       background under whatever happens; but the news that one report led with is carried on below the next lead.
    5. Otherwise one copied from the other, or both from a third.
    """
    if same_address(first, second):
        return Verdict(LineageKind.REVISION, f"both are states of the page {canonical_url(first.url)}")
    apart = _days_apart(first, second)
    if not (_copied(comparison, apart or 0) or _edited(comparison)):
        return None
    outlets = _same_outlet(first, second)
    state = "" if outlets is False else _state_of_one_page(comparison, first, second)
    if state:
        return Verdict(LineageKind.REVISION, state)
    repeated = outlets and (apart is None or apart > _APART) and not comparison.opening
    if repeated and not (apart is None and comparison.carried):
        return None
    if comparison.first.wording.words == comparison.second.wording.words:
        return Verdict(LineageKind.COPIES_PASSAGES, "both say the same from the first word to the last")
    if not comparison.copied + comparison.told:
        return Verdict(LineageKind.COPIES_PASSAGES, "nearly all the words of both are the same, quoted ones and others")
    return Verdict(
        LineageKind.COPIES_PASSAGES,
        f"{comparison.copied or comparison.told} words outside quotations stand in both in the same order, "
        f"the longest passage with {comparison.longest or comparison.told}",
    )


def _copied(comparison: Comparison, apart: int) -> bool:
    """Whether enough words stand in both, `apart` days apart."""
    if comparison.first.wording.words == comparison.second.wording.words:
        return len(comparison.first.wording.words) >= _PASSAGE
    if comparison.whole_share >= _MOST and comparison.copied + comparison.told >= _LONG_PASSAGE:
        return True
    if apart > _APART:
        return comparison.longest >= _LATER_PASSAGE
    return comparison.longest >= _LONG_PASSAGE or (comparison.copied >= _SUM and comparison.share >= _SHARE)


def _edited(comparison: Comparison) -> bool:
    """Whether nearly all words of both are the same in the same order, and not such as very many documents have."""
    longer = max(len(comparison.first.wording.words), len(comparison.second.wording.words))
    matched = sum(passage.matched() for passage in comparison.passages) - comparison.told
    return matched >= _SUM and matched >= _WHOLE * longer


def _days_apart(first: Document, second: Document) -> int | None:
    """Days between the publications; None where either is not known to the day."""
    one, other = (d.published.day if d.published else None for d in (first, second))
    if not one or not other:
        return None
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return None


def _state_of_one_page(comparison: Comparison, first: Document, second: Document) -> str:
    """Why two documents that may be of one outlet are states of one page, or ""."""
    if _same_headline(first, second):
        return "one headline stands over text that is largely the same"
    if comparison.share < _STATE or not comparison.opening:
        return ""
    if _same_outlet(first, second):
        return f"one outlet's two pages begin alike and share {comparison.share:.0%} of the shorter one's own words"
    if one_page(first, second):
        return f"both were published {first.published.value if first.published else ''}, and one was changed since"
    if first.outlet or second.outlet:
        return ""  # a copy that misprints a figure looks the same, and two states of a page would both name its outlet
    moved = _moved_figure(comparison)
    return f"the same opening begins both, with a figure brought up to date ({moved})" if moved else ""


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
    head = worded.wording.words[: 2 * _LEAD]
    for before, word, after in zip(head, head[1:], head[2:], strict=False):
        if word.isdigit() or word in numerals:
            found.setdefault((before, after), set()).add(word)
    return found


def _shorter(first: WordedDocument, second: WordedDocument) -> int:
    return max(1, min(first.own_words(), second.own_words()))
