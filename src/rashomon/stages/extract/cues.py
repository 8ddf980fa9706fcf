"""Cue verbs in a paragraph: each with its source and what it gives as content."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language.callings import role_kinds
from rashomon.schema.evidence import Span
from rashomon.stages.extract.cast import name_holding
from rashomon.stages.extract.drafts import Draft, Mention
from rashomon.stages.extract.frames import Frame, content_frame
from rashomon.stages.extract.lexicon import CueVerb, cue_verbs
from rashomon.stages.extract.mentions import agent_of, antecedent, cue_start, is_passive, phrase, subject_of
from rashomon.stages.extract.mouths import may_speak
from rashomon.stages.extract.tree import Tree

_SPEAKING_KINDS = frozenset({"say", "write", "ask"})
_TOLD_BY_INFINITIVE = frozenset({"say", "write", "ask", "judge", "deny"})
_NOT_EXCLUDED = frozenset({"rule", "exclude", "discount"})  # "could not rule out that"
_LEADS_IN = frozenset({"go", "continue", "take"})  # "went on to rebut", "took to the radio to defend"
_HYPOTHETICAL = frozenset({"would", "could", "should", "might", "may", "must", "can", "will"})
_COMES_UP = frozenset({"show", "give", "hold", "hang", "own", "pick"})
_TOLD_AS = frozenset({"describe", "know", "identify", "characterize"})
_TOLD_SO = frozenset({"know", "believe", "consider", "think", "suppose", "allege", "say"})
_NAMING = frozenset({"name", "identify", "quote", "cite"})
_ASKING = frozenset({"WP", "WDT", "WRB"})
_SHORTEST_LETTERS, _LONGEST_LETTERS = 3, 5  # AFP, IRNA; two letters are a country or the U.N.
_ADDRESSEE_TOLD = frozenset({"tell", "inform", "notify", "brief", "assure", "remind", "ask", "warn"})


def verb_cues(tree: Tree) -> Iterator[Draft]:
    """Each cue verb with a source, or a passive that needs none; no content yet where only a quotation can be it."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in ("VERB", "AUX"):
            continue
        entry = cue_verbs().get(token.lemma)
        if entry is not None:
            passive = is_passive(tree, i) or _is_asked(tree, i)
            draft = _passive(tree, i, entry) if passive else _active(tree, i, entry)
            if draft is not None:
                yield draft


def asks_no_name(tree: Tree, verb: int) -> bool:
    """ "who asked not to be named": how somebody speaks, and nothing that is told of the world."""
    wished = (tree.tokens[k].lemma for k in tree.kids(verb, "xcomp", "ccomp") if tree.kid(k, "neg") is not None)
    return any(lemma in _NAMING for lemma in wished)


def is_told_of(tree: Tree, verb: int) -> bool:
    """ "a man described as a friend", "the gun believed to be the weapon": a passive whose "was" is left out."""
    token = tree.tokens[verb]
    if token.lemma not in _TOLD_SO | _TOLD_AS or token.tag not in ("VBN", "VBD") or verb + 1 >= len(tree.tokens):
        return False
    helped = any(tree.tokens[k].lemma == "have" for k in tree.kids(verb, "aux"))
    after = [t.text.lower() for t in tree.tokens[verb + 1 : verb + 3]]
    if token.lemma in _TOLD_AS and after[0] == "as":
        return not helped
    return not helped and token.lemma in _TOLD_SO and after in (["to", "be"], ["to", "have"])


def comes_up(tree: Tree, verb: int) -> bool:
    """ "showed up at the hospital", "gave up": another verb, which tells nothing."""
    return tree.tokens[verb].lemma in _COMES_UP and any(tree.tokens[k].lemma == "up" for k in tree.kids(verb, "prt"))


def cue_span(tree: Tree, verb: int) -> Span:
    """The verb with its auxiliaries, negation and particle, where they touch it."""
    first, last = cue_start(tree, verb), verb
    for k in tree.children[verb]:
        if k == last + 1 and tree.tokens[k].dep == "prt":
            last = k
    return Span(tree.start(first), tree.end(last))


def _active(tree: Tree, i: int, entry: CueVerb) -> Draft | None:
    if not _is_told(tree, i, entry.kind) or asks_no_name(tree, i) or comes_up(tree, i) or is_told_of(tree, i):
        return None
    subject = subject_of(tree, i)
    quoting = _quoting_verb(tree, i)
    if quoting is not None:
        return _quoted(tree, i, quoting, entry)
    if subject is None or not may_speak(tree, subject):
        return None
    frame = content_frame(tree, i, entry, subject)
    source = phrase(tree, subject)
    if frame is None and "q" not in entry.frames:
        return None
    draft = _draft(tree, i, frame, source)
    draft.kind = entry.kind
    draft.via.extend(_outlets_told(tree, i))
    return draft


def _outlets_told(tree: Tree, i: int) -> list[Mention]:
    """ "told the BBC": the outlet through which the words came. "Told the court" names no outlet."""
    if tree.tokens[i].lemma != "tell":
        return []
    return [phrase(tree, k) for k in tree.kids(i, "dobj", "dative") if k > i and _is_outlet(tree, k)]


def _is_outlet(tree: Tree, k: int) -> bool:
    token = tree.tokens[k]
    name = name_holding(tree.placed.paragraph.names, token.start)
    if name is not None and name.key is not None:
        return name.key.startswith("outlet:")
    if role_kinds().get(token.lemma.lower()) == "media" or role_kinds().get(token.text.lower()) == "media":
        return True
    letters = token.text.replace(".", "")
    return token.pos == "PROPN" and letters.isupper() and _SHORTEST_LETTERS <= len(letters) <= _LONGEST_LETTERS


def _quoting_verb(tree: Tree, i: int) -> int | None:
    """ "was quoted by the agency as saying", "cited the mayor as saying": the verb above "as saying"."""
    token = tree.tokens[i]
    if token.tag != "VBG" or token.dep not in ("pcomp", "pobj", "advcl", "xcomp") or token.head == i:
        return None
    above = token.head
    if tree.tokens[above].lemma == "as":
        above = tree.tokens[above].head
    return above if tree.tokens[above].lemma in ("quote", "cite") else None


def _quoted(tree: Tree, i: int, quoting: int, entry: CueVerb) -> Draft | None:
    """The one quoted speaks; the one who quotes passes it on."""
    if is_passive(tree, quoting) or tree.tokens[quoting].tag == "VBN":
        speaker, relay = tree.kid(quoting, "nsubjpass", "nsubj"), agent_of(tree, quoting)
    else:
        speaker, relay = tree.kid(quoting, "dobj"), tree.kid(quoting, "nsubj")
    if speaker is None or not may_speak(tree, speaker):
        return None
    frame = content_frame(tree, i, entry, speaker) or _before_quoting(tree, quoting, speaker)
    draft = _draft(tree, i, frame, phrase(tree, speaker))
    if relay is not None:
        draft.via.append(phrase(tree, relay))
    return draft


def _before_quoting(tree: Tree, quoting: int, speaker: int) -> Frame | None:
    """ "Ten died, officials were quoted as saying": what stands before the speaker."""
    first, _ = tree.sentence(quoting)
    start = phrase(tree, speaker).first
    if start - first < 3 or tree.tokens[start - 1].text not in (",", "”", '"'):
        return None
    return Frame(((first, start - 1),), "before")


def _is_told(tree: Tree, i: int, kind: str) -> bool:
    """True where the verb tells of a saying that took place: "he said"; not "to say", nor "would blame"."""
    token = tree.tokens[i]
    if token.tag == "VBN" and token.dep == "acl":
        return any(k > i and tree.kid(k, "nsubj", "nsubjpass") is not None for k in tree.kids(i, "ccomp"))
    if token.tag != "VB":
        return True
    auxiliaries = {tree.tokens[k].lemma for k in tree.kids(i, "aux")}
    if "to" in auxiliaries:
        above = tree.tokens[token.head]
        if above.lemma in _LEADS_IN and above.tag != "VB":
            return token.dep in ("xcomp", "advcl")
        return token.dep == "xcomp" and kind in _TOLD_BY_INFINITIVE and above.lemma not in ("decline", "refuse")
    withheld = token.lemma in _NOT_EXCLUDED and tree.kid(i, "neg") is not None
    return kind in _SPEAKING_KINDS or withheld or not auxiliaries & _HYPOTHETICAL


def _is_asked(tree: Tree, i: int) -> bool:
    """ "Asked whether he would go, Roe said ...": it is not Roe who asks, and nobody tells who does."""
    token = tree.tokens[i]
    first = tree.sentence(i)[0]
    if token.tag not in ("VBN", "VBD") or (token.dep not in ("advcl", "prep", "acl") and i != first):
        return False
    if token.lemma not in _ADDRESSEE_TOLD or tree.kid(i, "nsubj", "nsubjpass", "aux", "dobj") is not None:
        return False
    opens = i == first or tree.tokens[i - 1].lemma in ("when", "if", "once")
    return opens or token.tag == "VBN"


def _passive(tree: Tree, i: int, entry: CueVerb) -> Draft | None:
    agent = agent_of(tree, i)
    if agent is not None and not may_speak(tree, agent):
        agent = None
    source = phrase(tree, agent) if agent is not None else None
    subject = tree.kid(i, "nsubjpass")
    clause = tree.kid(i, "ccomp")
    expletive = subject is None or tree.tokens[subject].text.lower() == "it"
    frame = content_frame(tree, i, entry, i) if _is_asked(tree, i) else None
    if frame is None and clause is not None and clause > i and (expletive or tree.tokens[i].lemma in _ADDRESSEE_TOLD):
        frame = Frame(((tree.left[clause], tree.right[clause]),), "passive-clause")
    elif frame is None and subject is not None and not expletive and tree.tokens[i].lemma not in _ADDRESSEE_TOLD:
        frame = _passive_subject(tree, i, subject, source is not None)
    unsourced = entry.kind in ("say", "think", "ask") and entry.frames & {"c", "x"}
    if frame is None or (source is None and not unsourced):
        return None
    draft = _draft(tree, i, frame, source)
    draft.kind = entry.kind
    return draft


def _passive_subject(tree: Tree, i: int, subject: int, has_agent: bool) -> Frame | None:
    """ "Five are believed to have died", "the raid was condemned by the mayor": the subject is part of the content."""
    rest = [k for k in tree.kids(i, "xcomp", "ccomp", "oprd") if k > i]
    if rest:
        about = _meant(tree, subject)
        if about is None:
            return None
        return Frame((about, (tree.left[rest[0]], tree.right[rest[-1]])), "passive")
    entry = cue_verbs()[tree.tokens[i].lemma]
    if not has_agent or entry.kind not in ("judge", "say", "deny") or "o" not in entry.frames:
        return None
    return Frame(((tree.left[subject], tree.right[subject]),), "passive-agent")


def _meant(tree: Tree, subject: int) -> tuple[int, int] | None:
    """The words of a subject; those that "who" and "which" stand for; None for "what", which stands for none."""
    noun = antecedent(tree, subject)
    if noun != subject:
        meant = phrase(tree, noun)
        return meant.first, min(meant.last, subject - 1)
    return None if tree.tokens[subject].tag in _ASKING else (tree.left[subject], tree.right[subject])


def _draft(tree: Tree, i: int, frame: Frame | None, source: Mention | None) -> Draft:
    spans = [tree.span(*_without_that(tree, r)) for r in frame.ranges] if frame else []
    content = sorted({s for s in spans if s is not None})
    return Draft(tree, content, [cue_span(tree, i)], source, frame.name if frame else "quotation", verb=i)


def _without_that(tree: Tree, around: tuple[int, int]) -> tuple[int, int]:
    first, last = around
    while first < last and (
        (tree.tokens[first].lemma == "that" and tree.tokens[first].dep == "mark") or tree.tokens[first].text in ",:"
    ):
        first += 1
    return first, last
