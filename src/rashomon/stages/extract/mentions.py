"""From a cue to the words that stand for its source."""

from __future__ import annotations

from rashomon.language.calendar import WEEKDAYS
from rashomon.language.callings import role_kinds
from rashomon.schema.analysis import Token
from rashomon.stages.extract.drafts import Mention
from rashomon.stages.extract.tree import Tree

_BEFORE = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "case", "neg"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "parataxis", "acl", "relcl"})
_SHARES_SUBJECT |= {"acomp"}  # "was unable to confirm"
_GROUP = ("aux", "auxpass", "neg", "preconj")
_POWER = frozenset({"able", "unable", "have", "fail"})
_MAKES = frozenset({"take", "force", "compel", "prompt", "lead", "push", "oblige", "spur", "drive", "cause", "allow"})
_NEAR_VERBS = 4  # tokens: "confirm nor deny"
_RELATIVE = frozenset({"who", "which", "that"})
_FIRST_AND_SECOND = frozenset({"i", "we", "you", "us", "me", "ourselves", "myself", "one", "let"})
_CLOSES_CONTENT = frozenset({",", "”", '"', "''", "’", "!", "?", "–", "—", "--", "-"})
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "moment", "night", "morning"})
_NOT_BEFORE = frozenset({"npadvmod", "pobj", "poss"})
_APPOSITION = 16  # tokens: an office between commas is shorter
_MONTHS = frozenset({"january", "february", "july", "september", "october", "november", "december"})
_LONGEST_LIST = 8  # a source of more than that many names is cut
_REACH = 6  # heads: a subject further up belongs to another clause


def phrase(tree: Tree, head: int, depth: int = 0) -> Mention:
    """The noun phrase of `head`: what stands before it, phrases with a preposition after it, and what "and" joins."""
    first = head
    for k in tree.children[head]:
        if k < head and tree.tokens[k].dep in _BEFORE and tree.tokens[k].text not in ",;":
            first = min(first, tree.left[k])
    last = tree.right[head] if tree.tokens[head].text.lower() == "those" else head  # "those close to the mayor"
    for k in tree.children[head]:
        token = tree.tokens[k]
        if k < head:
            continue
        if token.dep in ("prep", "case", "nummod") and tree.left[k] == last + 1:
            last = _before_comma(tree, tree.left[k], tree.right[k])
        elif (
            token.dep == "conj"
            and depth < _LONGEST_LIST
            and token.pos in _NOMINAL
            and tree.kid(k, "nsubj", "nsubjpass") is None
        ):
            last = max(last, phrase(tree, k, depth + 1).last)
        elif token.dep not in ("cc", "punct"):
            break
    return Mention(tree, head, first, last)


def _before_comma(tree: Tree, first: int, last: int) -> int:
    """The end of a phrase, cut before a clause or a comma inside it."""
    for i in range(first, last + 1):
        token = tree.tokens[i]
        if token.text in (",", "(", "–", "—") or token.dep in ("relcl", "acl"):
            return max(first, (tree.left[i] if token.dep in ("relcl", "acl") else i) - 1)
    return last


def own_subject(tree: Tree, verb: int) -> int | None:
    """The subject that stands beside the verb: as parsed, or, where the parse lost it, the noun next to it."""
    own = [k for k in tree.kids(verb, "nsubj") if tree.tokens[k].pos in _NOMINAL and tree.tokens[k].lemma not in _TIMES]
    start = _auxiliaries_start(tree, verb)
    first, _ = tree.sentence(verb)
    inverted = start > first and tree.tokens[start - 1].text in _CLOSES_CONTENT
    if own:
        after = [k for k in own if k > verb]
        return after[0] if inverted and after else max((k for k in own if k < verb), default=own[0])
    if tree.tokens[verb].tag not in ("VBD", "VBZ", "VBP") or tree.tokens[verb].dep in ("relcl", "acl"):
        return None
    fronted = any(k < verb for k in tree.kids(verb, "ccomp")) or tree.tokens[start - 1].text != ","
    if inverted and tree.tokens[verb].lemma != "tell" and (fronted or _is_last(tree, verb)):
        after_verb = _noun_after(tree, verb)
        if after_verb is not None:
            return after_verb
    return _noun_before(tree, start, first)


def _auxiliaries_start(tree: Tree, verb: int) -> int:
    start = verb
    while start > 0 and tree.tokens[start - 1].head == verb and tree.tokens[start - 1].dep in ("aux", "neg", "advmod"):
        start -= 1
    return start


def _noun_after(tree: Tree, verb: int) -> int | None:
    """`"...," said the ministry`, where the parser took the ministry for an object."""
    thing = tree.kid(verb, "dobj", "attr", "oprd", "dative")
    return thing if thing is not None and thing > verb and tree.tokens[thing].pos in ("NOUN", "PROPN") else None


def _is_last(tree: Tree, verb: int) -> bool:
    _, end = tree.sentence(verb)
    return all(tree.tokens[k].pos not in ("VERB", "AUX") for k in range(verb + 1, end))


def _noun_before(tree: Tree, start: int, first: int) -> int | None:
    """`..., a spokeswoman, Ann Roe, said`: the phrase that ends right before the verb, past one apposition."""
    j = start - 1
    if j > first and tree.tokens[j].text == "," and tree.tokens[j - 1].pos in ("PROPN", "NOUN"):
        comma = next((k for k in range(j - 1, max(first, j - _APPOSITION), -1) if tree.tokens[k].text == ","), None)
        if comma is None or comma - 1 < first or any(tree.tokens[k].pos in ("VERB", "AUX") for k in range(comma, j)):
            return None
        j = j - 1 if tree.tokens[j - 1].pos == "PROPN" else comma - 1
    if j < first or tree.tokens[j].pos not in ("NOUN", "PROPN", "PRON") or tree.tokens[j].dep in _NOT_BEFORE:
        return None
    if tree.tokens[j].lemma in _TIMES:
        return None
    while first <= tree.tokens[j].head != j and tree.left[tree.tokens[j].head] <= j <= tree.right[tree.tokens[j].head]:
        head = tree.tokens[j].head
        if tree.tokens[head].pos not in ("NOUN", "PROPN") or head > start or tree.tokens[j].dep in ("appos", "conj"):
            break
        j = head
    return j


def subject_of(tree: Tree, verb: int) -> int | None:
    """The token that is the subject of `verb`, its own or the one it shares with the verb it hangs on."""
    i = _outer_verb(tree, verb)
    for _ in range(_REACH):
        own = own_subject(tree, i) if i == verb else _parsed_subject(tree, i)
        if own is not None:
            return own
        if i != verb:
            passive = tree.kid(i, "nsubjpass")
            if passive is not None:
                return passive
        made = _made_to(tree, i)
        if made is not None:
            return made
        token = tree.tokens[i]
        if token.dep not in _SHARES_SUBJECT or token.head == i:
            return None
        head = tree.tokens[token.head]
        if token.dep in ("ccomp", "parataxis", "dep") and token.tag in ("VBD", "VBZ", "VBP"):
            return None
        if token.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
            issuer = _issuer(tree, token.head)
            return token.head if issuer is None else issuer
        i = token.head
    return None


def _made_to(tree: Tree, verb: int) -> int | None:
    """ "It took the army a week to admit", "the leak forced the ministry to say": who is made to, not what makes."""
    token = tree.tokens[verb]
    if token.dep not in ("xcomp", "advcl") or token.tag != "VB" or tree.tokens[token.head].lemma not in _MAKES:
        return None
    above = tree.kids(token.head, "dobj", "dative")
    return next((k for k in above if k < verb and tree.tokens[k].lemma not in _TIMES), None)


def _issuer(tree: Tree, thing: int) -> int | None:
    """ "The mayor released a statement saying": who issued the document that speaks."""
    token = tree.tokens[thing]
    if role_kinds().get(token.lemma) != "document" or token.dep != "dobj":
        return None
    return _parsed_subject(tree, token.head)


def _outer_verb(tree: Tree, verb: int) -> int:
    """ "Police said he will stay in jail and argued that ...": "argued" goes with "said", whatever the parser says.

    A verb in the past does not go on from one with "will" or "would" that stands in what somebody said.
    """
    token = tree.tokens[verb]
    above = token.head
    if (
        token.dep != "conj"
        or token.tag != "VBD"
        or tree.tokens[above].dep != "ccomp"
        or tree.kid(verb, "nsubj") is not None
    ):
        return verb
    modal = any(tree.tokens[k].tag == "MD" for k in tree.kids(above, "aux"))
    return tree.tokens[above].head if modal and tree.tokens[tree.tokens[above].head].tag == "VBD" else verb


def _parsed_subject(tree: Tree, verb: int) -> int | None:
    own = [k for k in tree.kids(verb, "nsubj") if tree.tokens[k].pos in _NOMINAL]
    return max((k for k in own if k < verb), default=own[0]) if own else None


def cue_start(tree: Tree, verb: int) -> int:
    """The first auxiliary or negation of a verb, past the adverbs between: "could still not confirm"."""
    first, k = verb, verb - 1
    while k >= 0 and tree.tokens[k].head == verb and tree.tokens[k].dep in (*_GROUP, "advmod"):
        if tree.tokens[k].dep in _GROUP:
            first = k
        k -= 1
    above = tree.tokens[verb].head
    if tree.tokens[above].lemma in _POWER and tree.tokens[verb].dep == "xcomp":
        return _power_start(tree, above)
    joined = tree.tokens[verb - 1].lemma == "nor" or (
        tree.tokens[verb - 1].lemma == "or" and tree.kid(above, "neg") is not None and tree.kid(above, "dobj") is None
    )
    if tree.tokens[verb].dep == "conj" and joined and verb - above <= _NEAR_VERBS:
        first = min([above, *(k for k in tree.kids(above, *_GROUP, "cc", "advmod", "det") if k < above)])
    return first


def _power_start(tree: Tree, word: int) -> int:
    """ "was not able to confirm", "has yet to say": from the auxiliaries over the word of being able."""
    over = tree.tokens[word].head if tree.tokens[word].pos == "ADJ" else word
    return min([word, over, *(k for k in tree.kids(over, *_GROUP) if k < word)])


def agent_of(tree: Tree, verb: int) -> int | None:
    """Whoever "by" names: "was told by police"."""
    for k in tree.children[verb]:
        token = tree.tokens[k]
        if token.dep == "agent" or (token.dep == "prep" and token.lemma == "by"):
            thing = tree.kid(k, "pobj")
            if thing is not None and tree.tokens[thing].pos in _NOMINAL:
                return thing
    return None


def is_passive(tree: Tree, verb: int) -> bool:
    """True for "was told", "is believed" and for a bare participle after a noun ("a report published")."""
    return tree.kid(verb, "auxpass", "nsubjpass") is not None


def antecedent(tree: Tree, i: int) -> int:
    """The noun a relative pronoun stands for; the token itself when it is none."""
    if tree.tokens[i].text.lower() in _RELATIVE:
        verb = tree.tokens[i].head
        if tree.tokens[verb].dep == "relcl":
            return _near_who(tree, i, tree.tokens[verb].head)
    return i


def _near_who(tree: Tree, i: int, parsed: int) -> int:
    """ "officials on Monday, who say", "the couple fled, according to police, who say": the last person before "who".

    The parser's choice stands where that hangs on it ("the father of the boy, who").
    """
    if tree.tokens[i].text.lower() != "who":
        return parsed
    first, _ = tree.sentence(i)
    k = i - 1
    while k > first and (tree.tokens[k].text == "," or is_day(tree.tokens[k])):
        k -= 1 + (is_day(tree.tokens[k]) and tree.tokens[k - 1].lemma == "on")
    if k < first or tree.tokens[k].pos not in ("NOUN", "PROPN") or k == parsed or parsed in tree.climb(k):
        return parsed
    return k


def is_day(token: Token) -> bool:
    """True for the name of a weekday or, but for those that are given names too, of a month."""
    word = token.text.lower()
    return word in WEEKDAYS or word in _MONTHS


def is_narrator(tree: Tree, head: int) -> bool:
    """True for I, we and you: the page speaking for itself, or to its reader."""
    return tree.tokens[head].text.lower() in _FIRST_AND_SECOND
