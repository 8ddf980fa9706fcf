"""How far a clause stands behind its harm: did it happen, may it have, is it denied, is it only feared?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.language.data import table
from rashomon.schema.statement import Modality
from rashomon.stages.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Hedge:
    """`happened` is False where the clause tells nothing that took place: negated, future, wished, asked, feared.

    `modality` is what local words say, None for nothing; `word` the token that says it.
    """

    happened: bool
    modality: Modality | None = None
    word: int | None = None


@cache
def _hedges() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["effect"], row["where"]) for row in table("hedges")}


_DEEPEST = 9  # heads between a word of doubt and the verb it hangs on
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "parataxis", "pcomp"})
_DOER = frozenset({"suspect", "accuse", "charge", "convict"})
_FACTS = Hedge(happened=True)
_UNREAL = Hedge(happened=False)


def hedge_of(reading: Reading, i: int) -> Hedge:
    """Read the hedge on the clause of token `i`, from its verb up to the clause's edge."""
    tree = reading.tree
    found = _FACTS
    at = i
    for level in range(6):
        here = _on(reading, at, i, level)
        if not here.happened:
            return here
        if here.modality is not None and found.modality is None:
            found = here
        token = tree.tokens[at]
        if token.head == at or (token.dep in {"ccomp", "parataxis"} and level > 0):
            break
        if token.dep == "xcomp" and tree.kid(at, "aux") is not None and _wished(reading, at):
            return _UNREAL
        if token.dep == "conj" and (tree.kid(at, "nsubj", "nsubjpass") is not None or _but(reading, at)):
            break
        if token.dep in {"relcl", "acl", "nsubj", "nsubjpass", "dobj", "pobj"} and level > 0:
            break
        at = token.head
    return found


def in_clause(reading: Reading, harm: int, offset: int) -> bool:
    """Does the word of doubt at a document offset bear on the harm at token `harm`?

    It does from the verbs above the harm and what hangs on them, up to the next clause; not from a clause beside
    it ("and two men, believed to be guards"), nor where only the doer is in doubt ("suspected of shooting three").
    """
    tree = reading.tree
    word = tree.at(offset)
    if word is None:
        return False
    chain = set(_up_to_known(reading, harm))
    for _ in range(_DEEPEST):
        if word in chain:
            doer = tree.tokens[word].lemma in _DOER and any(
                reading.lower(k) in {"of", "with", "in"} for k in tree.kids(word, "prep") if k in chain
            )
            return not doer
        token = tree.tokens[word]
        if token.dep in _CLAUSES or token.head == word:
            return False
        word = token.head
    return False


def _up_to_known(reading: Reading, harm: int) -> Iterator[int]:
    """The harm and the heads above it, up to a clause that tells what is known: "the boy killed by police"."""
    for i in (harm, *reading.tree.climb(harm)):
        yield i
        if reading.tree.tokens[i].dep in {"relcl", "acl"}:
            return


def _but(reading: Reading, at: int) -> bool:
    return any(reading.lower(k) == "but" for k in reading.tree.kids(reading.tree.tokens[at].head, "cc"))


def _wished(reading: Reading, at: int) -> bool:
    """ "intended to kill", "tried to shoot": an infinitive under a verb of wanting."""
    head = reading.tree.tokens[reading.tree.tokens[at].head]
    return _hedges().get(head.lemma, ("", ""))[0] == "unreal-infinitive"


def _on(reading: Reading, at: int, harm: int, level: int) -> Hedge:
    """The hedge that the words on one verb say."""
    tree = reading.tree
    token = tree.tokens[at]
    if token.pos not in {"VERB", "AUX"} and at != harm:
        return _FACTS
    told = _told_of(reading, at)
    infinitive = any(reading.lower(k) == "to" for k in tree.kids(at, "aux"))
    if infinitive and level == 0 and token.dep in {"advcl", "acl", "relcl", "xcomp", "ccomp", "ROOT"} and not told:
        return _UNREAL
    if tree.kid(at, "neg") is not None or (level == 0 and _in_general(reading, at)):
        return _UNREAL
    reported = infinitive and level == 0 and told == "realised-reported"
    perfect = any(tree.tokens[k].lemma == "have" for k in tree.kids(at, "aux"))
    found = Hedge(True, Modality.REPORTED, token.head) if reported else _FACTS
    for k in tree.kids(at, "aux", "advmod", "mark", "auxpass"):
        effect, where = _hedges().get(reading.lower(k), ("", ""))
        if (
            not effect
            or (where == "mark") != (tree.tokens[k].dep == "mark")
            or (where == "aux" and tree.tokens[k].dep != "aux")
        ):
            continue
        if effect == "unreal" or (effect == "possible-perfect" and not perfect):
            return _UNREAL
        if effect in {"possible", "possible-perfect"}:
            found = Hedge(True, Modality.POSSIBLE, k)
        elif effect == "reported":
            found = Hedge(True, Modality.REPORTED, k)
        elif effect == "conditional":
            found = Hedge(True, Modality.CONDITIONAL, k)
    return found


def _in_general(reading: Reading, at: int) -> bool:
    """ "When one is killed, all of us lose": what happens whenever it does."""
    tree = reading.tree
    present = any(reading.lower(k) in {"is", "are"} for k in tree.kids(at, "auxpass", "aux"))
    return present and any(reading.lower(k) in {"when", "whenever"} for k in tree.kids(at, "advmod", "mark"))


def _told_of(reading: Reading, at: int) -> str:
    """How the verb above an infinitive tells it: "found to be dead" as a fact, "reported to be dead" as a report."""
    tree = reading.tree
    head = tree.tokens[at].head
    if tree.tokens[head].lemma == "go" and not any(reading.lower(k) == "on" for k in tree.kids(head, "prt", "advmod")):
        return ""  # "he was going to be shot"
    effect = _hedges().get(tree.tokens[head].lemma, ("", ""))[0]
    if effect.startswith("realised"):
        return effect
    return "realised" if any(tree.tokens[k].lemma == "have" for k in tree.kids(at, "aux")) else ""
