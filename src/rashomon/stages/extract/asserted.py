"""Whether whoever a statement gives words to stands behind a figure in it, and how far his words reach."""

from __future__ import annotations

from rashomon.schema.evidence import Evidence
from rashomon.schema.statement import Directness, Statement
from rashomon.stages.extract.harm_words import harm_words
from rashomon.stages.extract.lexicon import CueVerb, cue_verbs
from rashomon.stages.extract.tree import Tree

_TELLING = frozenset({"say", "write", "show", "learn", "think", "deny", "talk"})
_REPORTING = frozenset({"say", "write", "show"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "pcomp"})
_CLAUSAL = tuple(f"statement-{m}/" for m in ("clause", "clause-of-medium", "fronted", "before", "parenthesis"))
_NAMING = frozenset({"accuse", "identify", "describe", "name", "present", "cite", "characterize", "recognize", "label"})
_HIGHEST = 14  # heads between a figure and the verb of saying whose sentence it goes on


def asserts(statement: Statement, tree: Tree, tolls: bool) -> bool:
    """Does the speaker put forward what the statement tells, or does the text take it as known?

    "Police are looking for a man who killed two", "the mayor condemned the attack that killed two": that two died is
    the document's own word, though the search is told of the police; `tolls` where a figure is asked for. What stands
    between quotation marks, after a noun of saying or "according to" is the speaker's.
    """
    if statement.directness is not Directness.INDIRECT:
        return True
    verb = _verb_of(statement, tree)
    if verb is None:
        return True
    entry = cue_verbs().get(tree.tokens[verb].lemma)
    if entry is None:
        return False
    if entry.kind not in _TELLING and not statement.method.startswith(_CLAUSAL):
        return not tolls or tree.tokens[verb].lemma in _NAMING
    return _fits(entry, statement, tree)


def _verb_of(statement: Statement, tree: Tree) -> int | None:
    """The verb of the statement's cue; None where it has none ("according to"), or stands in another paragraph."""
    if statement.method.startswith("statement-according"):
        return None
    verbs = [k for span in statement.cue for k in tree.within(span.span) if tree.tokens[k].pos in {"VERB", "AUX"}]
    return verbs[-1] if verbs else None


def _fits(entry: CueVerb, statement: Statement, tree: Tree) -> bool:
    """A clause after a verb that takes one, a thing after a verb that reports things: "confirmed the deaths"."""
    if not statement.method.startswith("statement-learned"):
        return True  # a pattern has looked at the verb's frame
    clause = any(tree.tokens[k].tag in _FINITE for c in statement.content for k in tree.within(c.span))
    return ("c" in entry.frames and clause) or "o" in entry.frames or bool(entry.objects)


def goes_on(statement: Statement, tree: Tree, at: int, evidence: Evidence) -> bool:
    """Is a figure told in the rest of the sentence whose beginning the statement holds?

    "Activists reported a blast in the market, killing one", "the coroner confirmed that two children died, and the
    father died of his wounds": what hangs on the words reported is reported too, and so is a second death told in
    the same breath. The verb of saying stands before all of it.
    """
    verb = _verb_of(statement, tree)
    if verb is None or statement.directness is not Directness.INDIRECT or not statement.content:
        return False
    entry = cue_verbs().get(tree.tokens[verb].lemma)
    if entry is None or entry.kind not in _REPORTING or tree.tokens[verb].sentence != tree.tokens[at].sentence:
        return False
    if statement.content[0].start < tree.start(verb) or evidence.start < statement.content[-1].end:
        return False
    return _hangs_below(tree, verb, at, statement)


def _hangs_below(tree: Tree, verb: int, at: int, statement: Statement) -> bool:
    """No clause of its own between the figure and the verb of saying."""
    told = frozenset(k for c in statement.content for k in tree.within(c.span))
    below = at
    for _ in range(_HIGHEST):
        token = tree.tokens[below]
        if below in told or below == verb:
            return True
        own = tree.kid(below, "nsubj", "nsubjpass", "expl") is not None
        if own and token.tag in _FINITE and token.dep not in _CLAUSES and not _in_one_breath(tree, below, verb):
            return False
        if token.head == below:
            return False
        below = token.head
    return False


def _in_one_breath(tree: Tree, clause: int, verb: int) -> bool:
    """ "confirmed the children died, and the father died": the same kind of harm, joined to what is confirmed."""
    token = tree.tokens[clause]
    if token.dep != "conj" or token.head != verb or token.text.casefold() not in harm_words():
        return False
    return any(tree.tokens[k].text.casefold() in harm_words() for k in tree.kids(verb, "ccomp") if k < clause)
