"""What speaks for a token's being a cue: features of the learned model's first question."""

from __future__ import annotations

from rashomon.stages.extract.learned_contents import ASIDE, SUBJECTS
from rashomon.stages.extract.learned_model import Group, Model
from rashomon.stages.extract.learned_view import NONE, Spot, View, kind_of_mouth
from rashomon.stages.extract.lexicon import cue_verbs
from rashomon.stages.extract.mentions import agent_of, subject_of
from rashomon.stages.extract.tree import Tree

_COLONS = frozenset({":", "—", "–", "--"})
_CUE_POS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADP", "ADV", "SCONJ"})
_LITTLE = frozenset({"aux", "auxpass", "neg", "mark", "prt", "preconj", "advmod", "cc"})
_LITTLE_WITH_WORD = frozenset({"aux", "prt", "mark", "neg"})
_THINGS = frozenset({"dobj", "attr", "oprd", "acomp"})
_CLAUSES = frozenset({"ccomp", "acl", "advcl", "xcomp", "relcl"})
_LINKS = frozenset({"prep", "agent", "dative"})
_SHOWN = 3  # complements in a frame


def may_be_cue(tree: Tree, i: int, model: Model, view: View) -> bool:
    """True for a word that headed a cue in training often enough, a verb with a clause, a colon or a dash.

    False inside quotation marks, unless a pattern found something there: of 11,000 such words in training 5 were cues.
    """
    token = tree.tokens[i]
    if token.text in _COLONS:
        return True
    if token.pos not in _CUE_POS:
        return False
    if f"{token.lemma.lower()}/{token.pos}" not in model.words and (
        token.pos != "VERB" or tree.kid(i, "ccomp") is None
    ):
        return False
    return view.draft(tree, i) is not None or view.quotations.around(tree.start(i)) is None


def cue_features(spot: Spot, view: View) -> list[Group]:
    """All that the model is told about a token."""
    tree, cue = spot.tree, spot.cue
    mouth = _mouth(tree, cue)
    who = kind_of_mouth(tree, mouth)
    groups = [*_word(spot, mouth, who), *_above(spot), *_beside(spot)]
    for k in tree.children[cue]:
        groups += _child(spot, k)
    return [*groups, *_setting(spot, view, who)]


def _mouth(tree: Tree, cue: int) -> int | None:
    """Who would be the source: the owner of a noun, the agent of a passive, the subject."""
    owner = tree.kid(cue, "poss")
    if owner is not None:
        return owner
    agent = agent_of(tree, cue)
    if agent is not None:
        return agent
    return subject_of(tree, cue) if tree.tokens[cue].pos in ("VERB", "AUX") else None


def _word(spot: Spot, mouth: int | None, who: str) -> list[Group]:
    tree, cue, word = spot.tree, spot.cue, spot.word
    token = tree.tokens[cue]
    tag, dep = token.tag, token.dep
    deps = {tree.tokens[k].dep for k in tree.children[cue]}
    frame = "-".join([d for k in tree.children[cue] if k > cue and (d := tree.tokens[k].dep) not in ASIDE][:_SHOWN])
    voice = "P" if deps & {"auxpass", "nsubjpass"} else "A"
    own = "own" if deps & SUBJECTS else "shared"
    groups: list[Group] = [
        (_of_word, word, tag, dep, token.pos),
        (_of_frame, frame, tag, dep, voice, spot.known),
        (_of_word_in_frame, word, frame, voice, own, who.split(":", maxsplit=1)[0]),
        (_of_mouth, who, tag, dep, spot.known, own),
    ]
    if mouth is not None:
        groups.append((_of_speaker, word, spot.words[mouth]))
    return groups


def _of_word(word: str, tag: str, dep: str, pos: str) -> list[str]:
    features = ["bias", f"L={word}", f"T={tag}", f"D={dep}", f"P={pos}", f"LT={word}{tag}", f"LD={word}/{dep}"]
    return [*features, f"S3={pos}{word[-3:]}", f"S2={pos}{word[-2:]}"]


def _of_frame(frame: str, tag: str, dep: str, voice: str, kind: str) -> list[str]:
    return [f"F={frame}", f"TF={tag}{dep}{frame}", f"VF={voice}{frame}", f"KF={kind}{frame}"]


def _of_word_in_frame(word: str, frame: str, voice: str, own: str, who: str) -> list[str]:
    return [f"LF={word}{frame}", f"LV={word}{voice}{own}", f"LW={word}{who}"]


def _of_mouth(who: str, tag: str, dep: str, kind: str, own: str) -> list[str]:
    features = [f"W={who}", f"TW={tag}{dep}{who}", f"KW={kind}{who}"]
    return [*features, f"O={own}{dep}{tag}", f"K={kind}", f"KD={kind}{dep}{tag}"]


def _of_speaker(word: str, speaker: str) -> list[str]:
    return [f"S={speaker}", f"LS={word}|{speaker}"]


def _child(spot: Spot, k: int) -> list[Group]:
    tree, word = spot.tree, spot.word
    child = tree.tokens[k]
    dep, lemma, side = child.dep, spot.words[k], ">" if k > spot.cue else "<"
    if dep == "punct":
        return []
    if dep in _LITTLE:
        return [(_of_little, dep, lemma, word if dep in _LITTLE_WITH_WORD else "")]
    if dep in _LINKS:
        thing = tree.kid(k, "pobj", "pcomp")
        held, pos = ("", "") if thing is None else (spot.words[thing], tree.tokens[thing].pos)
        return [(_of_link, lemma, held), (_of_word_with_link, word, lemma, side, pos)]
    groups: list[Group] = [(_of_child, dep, side, child.tag), (_of_word_with_child, word, dep, side)]
    if dep in _THINGS:
        mouth = kind_of_mouth(tree, k)
        groups += [(_of_thing, dep, lemma, mouth), (_of_word_with_thing, word, dep, lemma, mouth)]
    if dep in _CLAUSES:
        mark, aux = tree.kid(k, "mark"), tree.kid(k, "aux")
        shape = "/".join(NONE if m is None else spot.words[m] for m in (mark, aux))
        groups.append((_of_clause, dep, side, shape, lemma))
    return groups


def _of_little(dep: str, lemma: str, word: str) -> list[str]:
    return [f"c{dep}={lemma}", f"Lc{dep}={lemma}{word}"] if word else [f"c{dep}={lemma}"]


def _of_link(link: str, thing: str) -> list[str]:
    return [f"cp={link}", f"cpo={link}|{thing}"] if thing else [f"cp={link}"]


def _of_word_with_link(word: str, link: str, side: str, pos: str) -> list[str]:
    return [f"Lcp={word}{link}{side}", *([f"Lcpp={word}{link}{pos}"] if pos else [])]


def _of_child(dep: str, side: str, tag: str) -> list[str]:
    return [f"cd={dep}{side}", f"cdt={dep}{side}{tag}"]


def _of_word_with_child(word: str, dep: str, side: str) -> list[str]:
    return [f"Lcd={word}{dep}{side}"]


def _of_thing(dep: str, lemma: str, mouth: str) -> list[str]:
    return [f"cdl={dep}{lemma}", f"cdk={dep}{mouth}"]


def _of_word_with_thing(word: str, dep: str, lemma: str, mouth: str) -> list[str]:
    return [f"Lcdl={word}{dep}{lemma}", f"Lcdk={word}{dep}{mouth}"]


def _of_clause(dep: str, side: str, shape: str, lemma: str) -> list[str]:
    return [f"ccm={dep}{side}{shape}", f"ccl={dep}{lemma}"]


def _above(spot: Spot) -> list[Group]:
    tree, token = spot.tree, spot.tree.tokens[spot.cue]
    head = token.head
    if head == spot.cue:
        return [(_of_root,)]
    over, lemma = tree.tokens[head], spot.words[head]
    known = cue_verbs()[lemma].kind if lemma in cue_verbs() else NONE
    groups: list[Group] = [
        (_of_governor, lemma, known, token.dep),
        (_of_governing, over.tag, over.dep, token.dep),
        (_of_word_below, spot.word, lemma),
    ]
    if over.head != head:
        groups.append((_of_highest, spot.words[over.head], over.dep, token.dep))
    return groups


def _of_root() -> list[str]:
    return ["H=root"]


def _of_governor(lemma: str, known: str, dep: str) -> list[str]:
    return [f"H={lemma}{dep}", f"HK={known}{dep}"]


def _of_governing(tag: str, over: str, dep: str) -> list[str]:
    return [f"HT={tag}{dep}", f"HD={over}<{dep}"]


def _of_word_below(word: str, lemma: str) -> list[str]:
    return [f"LH={word}|{lemma}"]


def _of_highest(lemma: str, over: str, dep: str) -> list[str]:
    return [f"HH={lemma}{over}{dep}"]


def _beside(spot: Spot) -> list[Group]:
    cue, words, tokens = spot.cue, spot.words, spot.tree.tokens
    groups: list[Group] = []
    for step in (-2, -1, 1, 2):
        at = cue + step
        inside = 0 <= at < len(words)
        near = words[at] if inside else "#"
        groups.append((_of_near, step, near))
        if step in (-1, 1):
            groups.append((_of_word_near, spot.word, step, near))
            groups.append((_of_tags, step, tokens[at].tag if inside else "#", tokens[cue].tag))
    return groups


def _of_near(step: int, near: str) -> list[str]:
    return [f"w{step}={near}"]


def _of_word_near(word: str, step: int, near: str) -> list[str]:
    return [f"Lw{step}={word}|{near}"]


def _of_tags(step: int, near: str, tag: str) -> list[str]:
    return [f"wt{step}={near}{tag}"]


def _setting(spot: Spot, view: View, who: str) -> list[Group]:
    """Where the token stands, and what the patterns made of it."""
    tree, cue = spot.tree, spot.cue
    token, kind = tree.tokens[cue], spot.known
    found = spot.draft.method if spot.draft is not None else NONE
    inside, quoted = view.inside(tree, cue), view.quoted(tree, cue)
    marks = min(2, view.marks_in(tree.start(spot.first), tree.end(spot.end - 1)))
    length = min((spot.end - spot.first) // 8, 6)
    return [
        (_of_found, found, inside, f"{kind}{token.dep}{token.tag}", who),
        (_of_word_found, spot.word, found, inside, quoted),
        (_of_standing, kind, quoted, spot.headline, min(tree.order, 6), marks, length),
    ]


def _of_found(found: str, inside: str, here: str, who: str) -> list[str]:
    features = [f"R={found}", f"RK={found}{here}", f"RW={found}{who}"]
    return [*features, f"I={inside}", f"IK={inside}{here}", f"IW={inside}{who.split(':', maxsplit=1)[0]}"]


def _of_word_found(word: str, found: str, inside: str, quoted: str) -> list[str]:
    return [f"RL={found}{word}", f"IL={inside}{word}", f"QL={quoted}{word}"]


def _of_standing(kind: str, quoted: str, headline: bool, order: int, marks: int, length: int) -> list[str]:  # noqa: PLR0913
    features = [f"Q={quoted}", f"QK={quoted}{kind}", f"head={headline}{kind}"]
    return [*features, f"order={order}", f"marks={marks}{kind}", f"length={length}"]
