"""Which claims decided each end that a rule chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.rules.codes import BEST, HIGH, LOW
from rashomon.rules.pack import Account, Behind, Choice
from rashomon.rules.words import amount_word
from rashomon.schema.finding import Position, Trace

_MANY = 4  # names that a reason gives in full


def trace_choice(choice: Choice, account: Account, rule: str) -> tuple[Trace, ...]:
    """A trace for each end that is known: the claims that state the value, else all that the rule chose among; where
    nobody gives a number, those that tell of it without one.
    """
    return tuple(_traces(choice, account, rule))


def _traces(choice: Choice, account: Account, rule: str) -> Iterator[Trace]:
    chosen = Behind(choice.among, choice.because)
    ends = choice.ends or chosen
    for end, value, ground in ((LOW, choice.low, ends), (BEST, choice.best, chosen), (HIGH, choice.high, ends)):
        if value is None:
            continue
        among = account.positions if ground.among is None else ground.among
        behind = [position for position in among if _states(position, value)]
        # A number for a word, or a sum: no claim states it, and all that were looked at decided it together.
        claims = tuple(
            sorted({claim for position in behind or among for claim in position.claims} or set(account.tellers))
        )
        reason = _stated(behind) if behind else _unstated(among)
        yield Trace(end, value, rule, f"{reason} {ground.because}".strip(), claims)


def _states(position: Position, value: int) -> bool:
    return value in (position.bounds.low, position.bounds.high)


def _stated(behind: Sequence[Position]) -> str:
    """Who states the value; of the floor of a word ("dozens") that it is no number that anyone stated."""
    figures = [position for position in behind if not amount_word(position.bounds)]
    if figures:
        return f"Stated by {_names(figures)}."
    word = amount_word(behind[0].bounds)
    return f"The least that “{word}” is read as; {_names(behind)} gave no number."


def _unstated(among: Sequence[Position]) -> str:
    if not among:
        return "Nobody gives a number: it is the rule's number for words."
    said = "; ".join(dict.fromkeys(f"{_said(position)} by {_names([position])}" for position in among))
    return f"Nobody states it: it is what the rule makes of {said}."


def _said(position: Position) -> str:
    word = amount_word(position.bounds)
    return f"“{word}”" if word else position.bounds.words()


def _names(positions: Sequence[Position]) -> str:
    names = sorted({origin.name for position in positions for origin in position.origins})
    more = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
    return (", ".join(names[:_MANY]) + more) or "the claims"
