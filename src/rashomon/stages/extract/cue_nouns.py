"""Nouns of saying and believing: "the ministry's claim that ...", "allegations of ...", "his answer was that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.schema.analysis import Token
from rashomon.schema.evidence import Span
from rashomon.stages.extract.drafts import Draft, Mention
from rashomon.stages.extract.lexicon import CueNoun, cue_nouns, cue_verbs
from rashomon.stages.extract.mentions import cue_start, phrase, subject_of
from rashomon.stages.extract.mouths import may_speak
from rashomon.stages.extract.tree import Tree

_LACKS = frozenset({"have", "receive", "see", "find"})
_OURS = frozenset({"my", "our", "your", "its own"})
_FINITE = frozenset({"acl", "ccomp", "relcl"})


def noun_cues(tree: Tree) -> Iterator[Draft]:
    """A noun of saying whose owner is named, or that needs none, with what it governs as content."""
    for i, token in enumerate(tree.tokens):
        entry = cue_nouns().get(token.lemma) if token.pos == "NOUN" else None
        if entry is None:
            continue
        draft = _told(tree, i, entry) or _equated(tree, i, entry)
        if draft is not None:
            yield draft


def _told(tree: Tree, i: int, entry: CueNoun) -> Draft | None:
    lacking = _lacking(tree, i)
    source, first = (_owner(tree, i), i) if lacking is None else (_subject(tree, lacking), cue_start(tree, lacking))
    light = None
    if source is None and lacking is None:
        light = _light_verb(tree, i)
        source = _subject(tree, light) if light is not None else None
        first = cue_start(tree, light) if light is not None and source is not None else i
    frames = entry.frames if source is not None else entry.alone
    content = _governed(tree, i, frames)
    span = tree.span(*content) if content is not None else None
    if span is None or (source is not None and source.span.overlap(span)):
        return None
    kind = "say" if source is not None or "c" in entry.alone else "talk"
    return Draft(tree, [span], [_cue(tree, first, i)], source, "noun", verb=i, kind=kind)


def _cue(tree: Tree, first: int, last: int) -> Span:
    return Span(tree.start(first), tree.end(last))


def _equated(tree: Tree, i: int, entry: CueNoun) -> Draft | None:
    """ "The mayor's answer was that ...": the clause after the verb "be"."""
    over = tree.tokens[i].head
    if tree.tokens[i].dep != "nsubj" or tree.tokens[over].lemma != "be" or "c" not in entry.frames:
        return None
    clause = next((k for k in tree.kids(over, "ccomp") if k > over), None)
    mark = tree.kid(clause, "mark") if clause is not None else None
    source = _owner(tree, i)
    if clause is None or mark is None or source is None or tree.tokens[mark].lemma != "that":
        return None
    span = tree.span(mark + 1, tree.right[clause])
    return Draft(tree, [span], [_cue(tree, i, over)], source, "noun", verb=i) if span is not None else None


def _lacking(tree: Tree, noun: int) -> int | None:
    """ "has no evidence that": the verb over a noun that somebody is said not to have."""
    over = tree.tokens[noun].head
    if tree.tokens[noun].dep != "dobj" or tree.tokens[over].lemma not in _LACKS:
        return None
    without = any(tree.tokens[k].lemma == "no" for k in tree.kids(noun, "det"))
    return over if without or tree.kid(over, "neg") is not None else None


def _light_verb(tree: Tree, noun: int) -> int | None:
    """ "made a call for", "voiced doubts about": the verb whose subject owns the noun, if it is no cue by itself."""
    over = tree.tokens[noun].head
    verb = tree.tokens[over]
    light = tree.tokens[noun].dep == "dobj" and verb.pos == "VERB" and verb.lemma not in cue_verbs()
    return over if light and verb.tag != "VB" else None


def _subject(tree: Tree, verb: int) -> Mention | None:
    subject = subject_of(tree, verb)
    return phrase(tree, subject) if subject is not None and may_speak(tree, subject) else None


def _owner(tree: Tree, noun: int) -> Mention | None:
    owner = tree.kid(noun, "poss")
    if owner is None:
        preposition = next((k for k in tree.kids(noun, "prep") if tree.tokens[k].lemma in ("by", "from")), None)
        owner = tree.kid(preposition, "pobj") if preposition is not None else None
    if owner is None or tree.tokens[owner].text.lower() in _OURS:
        return None
    speaks = may_speak(tree, owner) and not _is_time(tree.tokens[owner])
    return phrase(tree, owner) if speaks else None


def _is_time(token: Token) -> bool:
    return token.lemma.endswith("day") or token.lemma in ("week", "month", "year", "night", "morning")


def _governed(tree: Tree, noun: int, frames: frozenset[str]) -> tuple[int, int] | None:
    """First and last token of what the noun governs, if it is one of its frames."""
    for k in tree.children[noun]:
        token = tree.tokens[k]
        if k < noun:
            continue
        mark = tree.kid(k, "mark")
        if token.dep in _FINITE and "c" in frames and mark is not None:
            return (mark + 1 if tree.tokens[mark].lemma == "that" else mark), tree.right[k]
        if token.dep in ("acl", "ccomp") and "x" in frames and tree.tokens[tree.left[k]].lemma == "to":
            return tree.left[k], tree.right[k]
        if token.dep == "prep" and token.lemma in frames:
            thing = tree.kid(k, "pobj", "pcomp")
            if thing is not None:
                return tree.left[thing], tree.right[thing]
    return _behind_owner(tree, noun) if "c" in frames else None


def _behind_owner(tree: Tree, noun: int) -> tuple[int, int] | None:
    """ "the claim by the rebels that ...": the parser takes the clause for one that describes the rebels."""
    for k in tree.kids(noun, "prep"):
        owner = tree.kid(k, "pobj") if tree.tokens[k].lemma in ("by", "from") else None
        for clause in tree.kids(owner, "relcl", "acl") if owner is not None else ():
            first = tree.left[clause]
            subjects = [s for s in tree.kids(clause, "nsubj", "nsubjpass") if s != first]
            if tree.tokens[first].text == "that" and subjects:
                return first + 1, tree.right[clause]
    return None
