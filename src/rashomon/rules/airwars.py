"""The `airwars` pack: closed ranges from the least to the most that stands, and a grading, as Airwars publishes them.

Passages of its methodology that each rule follows, and where it is silent, are in data/airwars.toml.
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.language.counting import is_vague
from rashomon.rules.codes import Field, standing, tellers_of
from rashomon.rules.pack import Account, Choice, Situation
from rashomon.rules.packdata import pack_data
from rashomon.rules.ranking import civilians_alone, trusted
from rashomon.rules.words import PLURAL
from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.schema.finding import Finding, Position, Status
from rashomon.schema.statement import Modality, Source
from rashomon.schema.victim import VictimKind

_DATA = pack_data("airwars")
_HARM = (Attribute.DEATHS, Attribute.INJURIES)
_ENOUGH = 2  # credible sources that make a fair grade


def closed_range(account: Account) -> Choice:
    """The range runs from the least to the most that stands; a figure that bounds one side closes the other where no
    one gives more. A page's own figure stands before lower ones that it relays, and civilians before all who died.
    Words without a number are coded by convention: dozens, or a large number, as 12 to 24, others as 2. Beside figures
    a word counts only where the least that it means is more than all of them.
    """
    heard = trusted(account)
    stands = [p for p in heard.positions if not _outweighed(p, account.weighed)]
    bounds = account.civilians or [*(p.bounds for p in stands), *account.weighed.values()]
    figures = [figure for figure in bounds if not is_vague(figure)]
    words = [_coded(figure) for figure in bounds if is_vague(figure)]
    words += [_in_words(word) for word in account.uncounted]
    ends = figures or sorted(words, key=_size)[-1:]
    highs = [high for end in ends for high in (end.low, end.high) if high is not None]
    # "Hundreds" beside 40, "injuries" beside one who is counted: the least that the word can mean is the most told.
    highs += [word.low for word in words if word.low is not None and figures]
    high = max(highs, default=None)
    low = min((end.low for end in ends if end.low is not None), default=high)
    behind = civilians_alone(account, stands if len(stands) < len(account.positions) else None, heard.because)
    return Choice(low, None, high, behind.among, behind.because)


def _outweighed(position: Position, weighed: Mapping[str, Bounds]) -> bool:
    """Does the figure lie apart from the summary of each page that gives it? A range is a summary at both ends."""
    own = [weighed[document] for document in position.documents if document in weighed]
    return len(own) == len(position.documents) > 0 and all(_apart(position.bounds, summary) for summary in own)


def _apart(figure: Bounds, summary: Bounds) -> bool:
    high = figure.low if figure.high is None else figure.high
    below = high is not None and summary.low is not None and high < summary.low
    ranged = summary.low is not None and summary.high is not None and summary.low < summary.high
    return below or (ranged and (figure.low or 0) > (summary.high or 0))


def _size(ends: Bounds) -> int:
    return ends.high or ends.low or 0


def _coded(bounds: Bounds) -> Bounds:
    """A word without a number, by convention."""
    coded = _DATA.numbers.coded(bounds)
    return _in_words(bounds.modifier) if coded == _DATA.numbers.by_word[PLURAL] else coded


def _in_words(amount: str) -> Bounds:
    """Harm in the plural without a number: by the word beside it ("many", "a large number of"), else as two."""
    plain = _DATA.numbers.by_word[PLURAL]
    known = [_DATA.amounts[word] for word in amount.casefold().split() if word in _DATA.amounts]
    return max(known, key=_size, default=plain)


def grading(situation: Situation) -> tuple[Field, ...]:
    """Discounted where those killed are all said to have fought, confirmed where a belligerent says that it did it and
    that people came to harm, contested where different belligerents are said to have done it, else fair with two
    origins and weak with one.
    """
    origins = tellers_of(situation, _HARM)
    if not origins:
        return (Field("grading", None, "Nobody tells of anyone killed or injured."),)
    blame = situation.findings.get(Attribute.RESPONSIBILITY)
    fighters = _only_fighters(situation.findings.get(Attribute.DEATHS))
    if fighters:
        return (_graded("Discounted", fighters),)
    accepted = _accepted(blame, situation)
    if accepted:
        return (_graded("Confirmed", accepted),)
    if blame is not None and _compete(blame):
        return (_graded("Contested", tuple(sorted(c for p in blame.positions for c in p.claims))),)
    return (_graded("Fair" if len(origins) >= _ENOUGH else "Weak", ()),)


def _graded(grade: str, claims: tuple[str, ...]) -> Field:
    return Field("grading", grade, f"{_DATA.meaning('grading', grade).capitalize()}.", claims)


def _accepted(blame: Finding | None, situation: Situation) -> tuple[str, ...]:
    """The claims in which one who is said to have done it says so himself, if he also gives a figure of the harm."""
    harm = (p for attribute in _HARM for p in standing(situation.findings.get(attribute)) if p.bounds.high != 0)
    told = {c for p in harm for c in p.claims if c in situation.claims}
    tellers = {_side(situation.claims[claim].claimant, situation) for claim in told}
    found = []
    for claim in (situation.claims[id_] for p in standing(blame) for id_ in p.claims if id_ in situation.claims):
        named, mouth = _side(claim.actor, situation), _side(claim.claimant, situation)
        outright = claim.modality in (Modality.ASSERTED, Modality.REPORTED)
        if named and named == mouth and named in tellers and outright and not claim.method.startswith("unanswered"):
            found.append(claim.id)
    return tuple(sorted(found))


def _side(source: Source | None, situation: Situation) -> str:
    """Whom a source speaks for: its party, else the actor it was grouped to."""
    actor = situation.actors.get(source.actor or "") if source is not None else None
    return "" if actor is None else actor.party or actor.id


def _only_fighters(deaths: Finding | None) -> tuple[str, ...]:
    """The claims that make all the dead fighters, where none makes any a civilian or a child; else none."""
    rows = {kind: row for row in (deaths.breakdown if deaths is not None else ()) for kind in row.kinds}
    fought = [row for row in (deaths.breakdown if deaths is not None else ()) if row.kinds == (VictimKind.COMBATANT,)]
    if deaths is None or not fought or rows.keys() & _HARMLESS:
        return ()
    dead = sum(row.high if row.high is not None else row.low or 0 for row in fought)
    most = max((p.bounds.high or p.bounds.low or 0 for p in standing(deaths)), default=0)
    return tuple(sorted({claim for row in fought for claim in row.claims})) if dead >= most > 0 else ()


def _compete(blame: Finding) -> bool:
    """Are different belligerents said to have done it? A mere denial competes with nobody."""
    held = [p for p in standing(blame) if not p.words.startswith(("not ", "nobody "))]
    return blame.status is Status.CONTESTED and len(held) > 1


_HARMLESS = frozenset(VictimKind) - {VictimKind.COMBATANT, VictimKind.MAN, VictimKind.ATTACKER, VictimKind.POLICE}

AIRWARS = _DATA.pack(closed_range, coded=(grading,))
