"""Figures that the text tells as taken back or wrong: "has retracted its report that 120 died"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rashomon.language.taking_back import words_of
from rashomon.schema.analysis import Token
from rashomon.stages.extract.lexicon import cue_verbs
from rashomon.stages.extract.mentions import agent_of, cue_start, is_passive, subject_of
from rashomon.stages.extract.tree import Tree

# How a figure hangs on the noun that tells it: "report that 120 died", "claim of 34 dead", "story which said that".
_HANGS = frozenset({"acl", "relcl", "ccomp", "prep", "appos", "nummod", "amod", "compound", "nmod", "parataxis"})
_INSIDE = frozenset({"ccomp", "nsubj", "nsubjpass", "dobj", "pobj", "nummod", "amod", "compound", "nmod", "attr"})
_INSIDE |= frozenset({"acomp", "oprd", "conj", "appos", "quantmod", "agent"})
_NOT_DONE = frozenset({"deny", "refuse", "decline", "urge", "ask", "consider", "demand", "avoid", "stop", "threaten"})
_INSTEAD = frozenset({"without", "instead", "of", "against", "from", "if", "unless", "whether", "not", "rather"})
_HIGHEST = 12  # heads between a figure and the verb that takes it back
_NEAR = 3  # tokens after a verb in which its particle stands


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Who takes a figure back, if the text says so, and the words for it, as tokens of the tree.

    `others` is the one whose word somebody else calls wrong: "the ministry's claim was false", "wrongly reported".
    """

    subject: int | None
    first: int
    last: int
    others: int | None = None


def taken_back(tree: Tree, at: int) -> TakenBack | None:
    """How the text takes back what it tells at a token; None where that stands."""
    for noun in _nouns_above(tree, at):
        found = noun_taken_back(tree, noun)
        if found is not None:
            return found
    return _told_wrongly(tree, at) or _by_its_teller(tree, at)


def noun_taken_back(tree: Tree, noun: int) -> TakenBack | None:
    """How the text takes back the saying or the figure that a noun names."""
    return _called_wrong(tree, noun) or _governed(tree, noun)


def _nouns_above(tree: Tree, at: int) -> Iterator[int]:
    """The nouns for a saying or a figure that the figure at a token belongs to, itself first.

    "Its report on the raid that killed 34" is a report on a raid: the 34 are no part of what was reported.
    """
    first = tree.sentence(at)[0]
    for _ in range(_HIGHEST):
        token = tree.tokens[at]
        if _tells(token):
            yield at
        linked = token.dep in (_HANGS if _tells(tree.tokens[token.head]) else _INSIDE) or (
            token.dep == "prep" and token.lemma == "of"
        )
        if token.head == at or token.head < first or not linked or (token.dep == "prep" and token.lemma != "of"):
            return
        at = token.head


def _tells(token: Token) -> bool:
    return token.pos == "NOUN" and token.lemma.casefold() in words_of("told")


def _called_wrong(tree: Tree, noun: int) -> TakenBack | None:
    """ "Its erroneous report", "its earlier count was wrong"."""
    for k in tree.kids(noun, "amod"):
        if tree.tokens[k].text.casefold() in words_of("before"):
            own = _own(tree, noun)
            if own is not None:
                return TakenBack(_subject_above(tree, noun), own, k)
            return TakenBack(None, k, k, _owner(tree, noun))
    verb = tree.tokens[noun].head
    if tree.tokens[noun].dep != "nsubj" or tree.tokens[verb].lemma != "be" or tree.kid(verb, "neg") is not None:
        return None
    for k in tree.kids(verb, "acomp", "attr", "prep"):
        word = tree.kid(k, "pobj") if tree.tokens[k].lemma == "in" else k
        if word is not None and k > verb and tree.tokens[word].lemma.casefold() in words_of("predicate"):
            own = _own(tree, noun)
            first = own if own is not None else cue_start(tree, verb)
            return TakenBack(None, first, word, tree.kid(noun, "poss") if own is None else None)
    return None


def _own(tree: Tree, noun: int) -> int | None:
    """The "its" of "its earlier count"."""
    return next((k for k in tree.kids(noun, "poss") if tree.tokens[k].tag == "PRP$"), None)


def _owner(tree: Tree, noun: int) -> int | None:
    """Whose saying it is: "the ministry's false claim", "the ministry made a false claim"."""
    owner = tree.kid(noun, "poss")
    return owner if owner is not None else _subject_above(tree, noun)


def _subject_above(tree: Tree, noun: int) -> int | None:
    verb = next((k for k in islice(tree.climb(noun), _HIGHEST) if tree.tokens[k].pos == "VERB"), None)
    return subject_of(tree, verb) if verb is not None else None


def _governed(tree: Tree, noun: int) -> TakenBack | None:
    """ "Has retracted its report", "the claim was withdrawn by the ministry"."""
    token = tree.tokens[noun]
    verb = token.head
    last = _verb_end(tree, verb)
    if last is None or token.dep not in {"dobj", "nsubjpass", "pobj"} or not _done(tree, verb):
        return None
    passive = is_passive(tree, verb)
    if passive is not (token.dep == "nsubjpass"):
        return None
    subject = agent_of(tree, verb) if passive else subject_of(tree, verb)
    return TakenBack(subject, cue_start(tree, verb), last)


def _verb_end(tree: Tree, verb: int) -> int | None:
    """The last token of a verb of taking back, with its particle; None for another verb."""
    lemma = tree.tokens[verb].lemma.casefold()
    if tree.tokens[verb].pos != "VERB":
        return None
    if lemma in words_of("verb"):
        return verb
    for k in range(verb + 1, min(verb + 1 + _NEAR, tree.sentence(verb)[1])):
        if f"{lemma} {tree.tokens[k].text.casefold()}" in words_of("verb"):
            return k
    return None


def _done(tree: Tree, verb: int) -> bool:
    """Did it take place? Not "did not withdraw", "refused to retract", "urged it to take back", "would correct"."""
    token = tree.tokens[verb]
    if tree.kid(verb, "neg") is not None:
        return False
    helpers = {tree.tokens[k].tag for k in tree.kids(verb, "aux", "auxpass")}
    if token.tag == "VB" or helpers & {"MD", "TO"} or _instead(tree, verb):
        return False
    above = tree.tokens[token.head]
    return token.head == verb or token.dep not in {"ccomp", "xcomp"} or above.lemma.casefold() not in _NOT_DONE


def _instead(tree: Tree, verb: int) -> bool:
    """ "Without retracting", "instead of withdrawing", "if it withdraws"."""
    token = tree.tokens[verb]
    governor = tree.tokens[token.head] if token.dep in {"pcomp", "pobj"} else None
    marks = {tree.tokens[k].text.casefold() for k in tree.kids(verb, "mark")}
    return bool(marks & _INSTEAD) or (governor is not None and governor.text.casefold() in _INSTEAD)


def _told_wrongly(tree: Tree, at: int) -> TakenBack | None:
    """ "The paper wrongly reported that 120 had died": the adverb of the verb whose clause has the figure."""
    for _ in range(_HIGHEST):
        token = tree.tokens[at]
        if token.head == at or token.dep not in _INSIDE:
            return None
        verb = token.head
        if token.dep in {"ccomp", "dobj"} and tree.tokens[verb].lemma in cue_verbs():
            for k in tree.kids(verb, "advmod"):
                if tree.tokens[k].text.casefold() in words_of("adverb"):
                    return _wrongly(tree, verb, k) if _done(tree, verb) else None
        at = verb
    return None


def _wrongly(tree: Tree, verb: int, adverb: int) -> TakenBack:
    """ "Said it had wrongly reported": one's own word; "the paper wrongly reported": another's."""
    subject = subject_of(tree, verb)
    if subject is not None and tree.tokens[subject].pos == "PRON" and subject < adverb:
        return TakenBack(subject, subject, adverb)
    return TakenBack(None, adverb, adverb, subject)


def _by_its_teller(tree: Tree, at: int) -> TakenBack | None:
    """ "The paper, which had reported 120 dead, has withdrawn the report": told beside the one who takes it back."""
    for _ in range(_HIGHEST):
        token = tree.tokens[at]
        if token.dep == "relcl" and token.lemma in cue_verbs():
            verb = tree.tokens[token.head].head
            of_subject = tree.tokens[token.head].dep in {"nsubj", "nsubjpass"}
            told = (k for k in tree.kids(verb, "dobj") if tree.tokens[k].lemma.casefold() in words_of("told"))
            found = next(
                (f for k in told if not tree.kids(k, "acl", "relcl", "prep") if (f := _governed(tree, k))), None
            )
            return found if of_subject else None
        if token.head == at or token.dep not in _INSIDE:
            return None
        at = token.head
    return None
