"""What a cue's content is: which of its complements, from which word to which."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.language.callings import names_person
from rashomon.stages.extract.lexicon import CueVerb, cue_verbs
from rashomon.stages.extract.mentions import own_subject, phrase
from rashomon.stages.extract.tree import HEADS, Tree

_TAIL = frozenset(
    {"dobj", "prep", "oprd", "xcomp", "ccomp", "acomp", "attr", "dative", "prt", "npadvmod", "advmod", "pcomp"}
)
_MEDIUM = frozenset(
    {"statement", "interview", "briefing", "conference", "release", "email", "e-mail", "message", "tweet", "post"}
    | {"speech", "letter", "call", "report", "address", "broadcast", "podcast", "phone", "telephone", "television"}
    | {"twitter", "facebook", "telegram", "tv", "radio"}
)
_CLUSTER = frozenset({"aux", "auxpass", "neg"})
_CLOSES = frozenset({",", "–", "—", "-", "--", "”", '"', "''", "’", "(", "?", "!"})
_SETS_IN = frozenset({"say", "write", "ask", "think", "show", "learn", "deny"})
_ADVERBIAL = frozenset({"advcl", "prep", "npadvmod", "advmod", "punct", "cc", "mark"})
_HEADLINED = frozenset({"say", "write"})
_NO_HEADLINE_CONTENT = frozenset({"TO", "IN", "VBG", "POS"})
_SHORTEST_HEADLINE = 2  # tokens: "says 62 dead"
_SHORTEST = 3  # tokens of a sentence before its cue, its comma included: "Two died,"
_RELAYS = frozenset({"quote", "cite"})
_PERCEIVES = frozenset({"find", "discover", "notice", "observe", "see", "hear", "watch", "spot"})
_BESIDE_CUE = frozenset({"prep", "npadvmod", "advmod", "dative", "dobj", "prt"})
_PARENTHETIC = frozenset({"parataxis", "ccomp", "advcl", "dep", "intj", "conj", "relcl", "appos", "acl", "nsubj"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Content as ranges of tokens (first, last inclusive), and the name of the pattern that found it."""

    ranges: tuple[tuple[int, int], ...]
    name: str


def content_frame(tree: Tree, verb: int, entry: CueVerb, subject: int) -> Frame | None:
    """The content of a verb in the active voice, or None when nothing it governs can be content."""
    frame = _headline(tree, verb, entry) or _clause(tree, verb, entry, subject)
    for find in (_predicate, _infinitive, _object, _after_preposition):
        frame = frame or find(tree, verb, entry)
    return frame or _around(tree, verb, entry, subject)


def _headline(tree: Tree, verb: int, entry: CueVerb) -> Frame | None:
    """ "Envoys quarrel; Norland says 62 dead": in a headline what follows the verb, for its parse often fails."""
    token = tree.tokens[verb]
    if not tree.is_headline or entry.kind not in _HEADLINED or token.tag not in ("VBZ", "VBP", "VBD"):
        return None
    return _following(tree, verb) if "c" in entry.frames else None


def _following(tree: Tree, verb: int) -> Frame | None:
    """All that follows the verb, up to the next part of the headline or the end of the sentence."""
    _, end = tree.sentence(verb)
    last = next((k - 1 for k in range(verb + 1, end) if tree.tokens[k].text in (";", "|")), end - 1)
    if last - verb < _SHORTEST_HEADLINE:
        return None
    after = tree.tokens[verb + 1]
    opens = after.text == "," or (after.tag in _NO_HEADLINE_CONTENT and after.text.lower() not in ("that", "if"))
    return None if opens and after.text.lower() not in ("at", "in", "up") else Frame(((verb + 1, last),), "headline")


def is_medium(tree: Tree, k: int) -> bool:
    """True for a phrase that tells through what or when it was said: "in a statement", "on Twitter", "Saturday"."""
    token = tree.tokens[k]
    if token.dep == "npadvmod":
        return True
    return token.dep == "prep" and any(tree.tokens[p].lemma in _MEDIUM for p in tree.kids(k, "pobj"))


def _clause(tree: Tree, verb: int, entry: CueVerb, subject: int) -> Frame | None:
    if not entry.frames & {"c", "q"}:
        return None
    clauses = [k for k in tree.kids(verb, "ccomp") if tree.tokens[k].pos != "PUNCT"]
    if tree.tokens[verb].lemma in _PERCEIVES:
        clauses = [k for k in clauses if not _is_seen(tree, verb, k)]
    if not clauses:
        return _clause_of_object(tree, verb)
    after = [k for k in clauses if k > verb]
    if after:
        first = min([tree.left[after[0]], *(tree.left[k] for k in tree.kids(verb, "advcl") if verb < k < after[0])])
        if "o" in entry.frames and "c" in entry.frames and entry.kind in ("ask", "judge"):
            first = min([first, *(tree.left[k] for k in tree.kids(verb, "dobj") if k > verb)])
        first = _past_day(tree, first, after[0])
        last = max(tree.right[k] for k in after)
        return Frame(((first, _joined_end(tree, verb, last)),), "clause")
    return _fronted(tree, verb, clauses, subject)


def _is_seen(tree: Tree, verb: int, clause: int) -> bool:
    """ "Deputies found the clerk lying dead", "police find man wanted in shooting": somebody found, and no finding."""
    token = tree.tokens[clause]
    if clause < verb or token.tag not in ("VBN", "VBG"):
        return False
    return tree.kid(clause, "mark", "aux", "auxpass") is None


def _past_day(tree: Tree, first: int, clause: int) -> int:
    """ "told reporters late Saturday the road was shut": the day is that of the telling."""
    subject = tree.kid(clause, "nsubj", "nsubjpass")
    for k in tree.kids(clause, "npadvmod"):
        if tree.left[k] == first and subject is not None and tree.right[k] + 1 == tree.left[subject]:
            return tree.left[subject] if tree.tokens[k].text.lower().endswith(("day", "night", "morning")) else first
    return first


def _joined_end(tree: Tree, verb: int, last: int) -> int:
    """The end of a clause with what "and" or "but" adds to it, where the parser hung the addition on the cue."""
    for k in tree.kids(verb, "conj"):
        if k < last or tree.tokens[k].lemma in cue_verbs():
            continue
        mark = tree.kid(k, "mark")
        if mark is not None and tree.tokens[mark].lemma == "that":  # "that Roe had died, and that Park was hurt"
            last = max(last, tree.right[k])
            continue
        modal = any(tree.tokens[a].tag == "MD" for a in tree.kids(k, "aux"))
        if not modal or tree.kid(k, "nsubj", "nsubjpass", "expl") is not None:
            break
        last = max(last, tree.right[k])
    return last


def _clause_of_object(tree: Tree, verb: int) -> Frame | None:
    """ "said in a statement that ...": the clause hangs on the statement."""
    for k in tree.kids(verb, "prep", "dobj"):
        thing = k if tree.tokens[k].dep == "dobj" else tree.kid(k, "pobj")
        if thing is None or (tree.tokens[k].dep == "prep" and tree.tokens[thing].lemma not in _MEDIUM):
            continue
        for clause in tree.kids(thing, "acl", "relcl", "ccomp"):
            mark = tree.kid(clause, "mark")
            if mark is not None and tree.tokens[mark].lemma == "that":
                return Frame(((tree.left[clause], tree.right[clause]),), "clause-of-medium")
    return None


def _fronted(tree: Tree, verb: int, clauses: list[int], subject: int | None) -> Frame | None:
    """ "Five died, police said": all that stands before the source and the verb."""
    last = _group_start(tree, verb, subject) - 1
    if last >= 0 and tree.tokens[last].text == ";" and cue_verbs()[tree.tokens[verb].lemma].kind == "say":
        return _following(tree, verb)
    first = tree.left[clauses[0]]
    above = tree.tokens[verb].head
    if tree.tokens[verb].dep == "conj" and above < first and tree.tokens[above].lemma not in cue_verbs():
        first = min(first, tree.sentence(verb)[0])
    for k in tree.children[verb]:
        if tree.left[k] < first and tree.tokens[k].dep in ("advcl", "cc", "advmod", "prep", "npadvmod", "punct"):
            if is_medium(tree, k) or tree.tokens[k].dep == "punct":
                continue
            first = min(first, tree.left[k])
    return Frame(((first, max(last, tree.right[clauses[-1]] if tree.right[clauses[-1]] < verb else last)),), "fronted")


def _group_start(tree: Tree, verb: int, subject: int | None) -> int:
    """Where the source and the verb begin together, for a cue that follows its content."""
    start = verb
    for k in reversed(tree.children[verb]):
        dep = tree.tokens[k].dep
        if k < verb and (dep in _CLUSTER or (dep == "advmod" and tree.right[k] == start - 1)):
            start = min(start, tree.left[k])
    if subject is not None and subject < verb:
        start = min(start, phrase(tree, subject).first)
    return start


def _predicate(tree: Tree, verb: int, entry: CueVerb) -> Frame | None:
    """ "called the meeting a stunt"."""
    if "oprd" not in entry.frames:
        return None
    parts = [k for k in tree.kids(verb, "dobj", "oprd", "xcomp", "ccomp", "attr") if k > verb]
    if len(parts) > 1 or any(tree.tokens[k].dep in ("oprd", "ccomp", "xcomp") for k in parts):
        return Frame(((tree.left[parts[0]], tree.right[parts[-1]]),), "predicate")
    return None


def _infinitive(tree: Tree, verb: int, entry: CueVerb) -> Frame | None:
    if "x" not in entry.frames:
        return None
    parts = [
        k
        for k in tree.kids(verb, "xcomp", "ccomp")
        if k > verb and tree.tokens[k].pos in ("VERB", "AUX", "ADJ", "NOUN")
    ]
    if not parts:
        return None
    objects = [k for k in tree.kids(verb, "dobj") if verb < k < parts[0]] if "o" in entry.frames else []
    return Frame(((tree.left[(objects or parts)[0]], tree.right[parts[-1]]),), "infinitive")


def _object(tree: Tree, verb: int, entry: CueVerb) -> Frame | None:
    thing = next((k for k in tree.kids(verb, "dobj") if k > verb), None)
    if thing is None or tree.tokens[thing].text.lower() in (
        "what",
        "which",
        "who",
        "whom",
        "itself",
        "himself",
        "herself",
    ):
        return None
    if tree.tokens[verb].lemma in _RELAYS and _is_person(tree, thing):
        return None  # whom it quotes, and not what they say
    prepositions = {tree.tokens[k].lemma for k in tree.kids(verb, "prep") if k > verb} | {
        tree.tokens[k].lemma for k in tree.kids(thing, "prep")
    }
    fits = "o" in entry.frames or tree.tokens[thing].lemma in entry.objects or entry.object_with & prepositions
    return Frame(((tree.left[thing], _tail(tree, verb, thing)),), "object") if fits else None


def _is_person(tree: Tree, thing: int) -> bool:
    return tree.tokens[thing].pos == "PROPN" or names_person(tree.tokens[thing].lemma.lower())


def _after_preposition(tree: Tree, verb: int, entry: CueVerb) -> Frame | None:
    for k in tree.kids(verb, "prep", "dative"):
        if k > verb and tree.tokens[k].lemma in entry.frames and tree.tokens[k].lemma not in ("q", "c", "x", "o"):
            thing = tree.kid(k, "pobj", "pcomp")
            if thing is not None and not is_medium(tree, k):
                return Frame(((tree.left[thing], _tail(tree, verb, k)),), "preposition")
    return None


def _tail(tree: Tree, verb: int, start: int) -> int:
    """The last word of the complements from `start` on, short of a clause beside them and of time and medium."""
    last = tree.right[start]
    for k in tree.children[verb]:
        if k <= start:
            continue
        if tree.tokens[k].dep in ("conj", "cc", "advcl", "parataxis", "punct"):
            break
        if tree.tokens[k].dep in _TAIL and not is_medium(tree, k):
            last = max(last, tree.right[k])
    return last


def _around(tree: Tree, verb: int, entry: CueVerb, subject: int) -> Frame | None:
    """A cue after its content, or set into it with commas, whatever the parser hung it on: ", he said" """
    if (
        entry.kind not in _SETS_IN
        or not entry.frames & {"q", "c"}
        or own_subject(tree, verb) != subject
        or tree.kid(verb, "mark") is not None
    ):
        return None
    first, last = tree.sentence(verb)
    start, end = _group_start(tree, verb, subject), _group_end(tree, verb, subject)
    low, high = _clause_around(tree, verb, (start, end))
    if start <= max(low, first) or tree.tokens[start - 1].text not in _CLOSES:
        return None
    if tree.span(low, start - 1) is None:
        return None
    rest = tree.span(end + 1, high) if end + 2 <= high and tree.tokens[end + 1].text == "," else None
    if rest is not None and tree.tokens[end + 2].tag not in ("VBG", "WDT", "WP", "WRB", "IN"):
        return Frame(((low, start - 1), (end + 1, high)), "parenthesis")
    if any(tree.tokens[k].pos in ("VERB", "AUX") for k in range(end + 1, last)) and rest is None:
        return None
    return Frame(((low, start - 1),), "before") if _holds_clause(tree, verb, (low, start)) else None


def _holds_clause(tree: Tree, verb: int, around: tuple[int, int]) -> bool:
    """True where what stands before the cue is a sentence, not an adverbial of the cue ("when asked, he said")."""
    low, start = around
    if start - low < _SHORTEST:
        return False
    if tree.placed.role in HEADS and any(tree.tokens[k].pos == "VERB" for k in range(low, start)):
        return True
    if not any(tree.tokens[k].pos in ("VERB", "AUX") for k in range(low, start)):
        return tree.is_headline and any(tree.tokens[k].pos == "NUM" for k in range(low, start))
    if low <= tree.tokens[verb].head < start:
        return True
    return any(low <= k < start and tree.tokens[k].dep not in _ADVERBIAL for k in tree.children[verb])


def _clause_around(tree: Tree, verb: int, group: tuple[int, int]) -> tuple[int, int]:
    """First and last token of what the cue stands in: the clause it hangs on where that holds it, else the sentence."""
    first, last = tree.sentence(verb)
    head = tree.tokens[verb].head
    if head != verb and tree.tokens[verb].dep in _PARENTHETIC:
        low, high = tree.left[head], tree.right[head]
        if low < group[0] and group[1] <= high:
            return low, high
    return first, last - 1


def _group_end(tree: Tree, verb: int, subject: int) -> int:
    """The end of the cue with its source after it and with what tells when and to whom."""
    end = max(verb, tree.right[subject]) if subject > verb else verb
    for k in tree.children[verb]:
        if tree.left[k] == end + 1 and tree.tokens[k].dep in _BESIDE_CUE:
            end = tree.right[k]
    return end
