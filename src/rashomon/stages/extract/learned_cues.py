"""What speaks for a token's being a cue: features of the learned model's first question."""

from __future__ import annotations

from rashomon.stages.extract.learned_contents import ASIDE, SUBJECTS
from rashomon.stages.extract.learned_model import Model
from rashomon.stages.extract.learned_view import NONE, View, kind_of_cue, kind_of_mouth
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


def may_be_cue(tree: Tree, i: int, model: Model) -> bool:
    """True for a word that headed a cue in training often enough, a verb with a clause, a colon or a dash."""
    token = tree.tokens[i]
    if token.text in _COLONS:
        return True
    if token.pos not in _CUE_POS:
        return False
    if f"{token.lemma.lower()}/{token.pos}" in model.words:
        return True
    return token.pos == "VERB" and tree.kid(i, "ccomp") is not None


def cue_features(tree: Tree, cue: int, view: View) -> list[str]:
    """All that the model is told about a token, each as a string."""
    mouth = _mouth(tree, cue)
    kind = kind_of_cue(tree, cue)
    features = [*_word(tree, cue, kind, mouth), *_above(tree, cue), *_beside(tree, cue)]
    for k in tree.children[cue]:
        features += _child(tree, cue, k)
    return [*features, *_setting(tree, cue, view, (kind, kind_of_mouth(tree, mouth)))]


def _mouth(tree: Tree, cue: int) -> int | None:
    """Who would be the source: the owner of a noun, the agent of a passive, the subject."""
    owner = tree.kid(cue, "poss")
    if owner is not None:
        return owner
    agent = agent_of(tree, cue)
    if agent is not None:
        return agent
    return subject_of(tree, cue) if tree.tokens[cue].pos in ("VERB", "AUX") else None


def _word(tree: Tree, cue: int, kind: str, mouth: int | None) -> list[str]:
    token = tree.tokens[cue]
    word, tag, dep = token.lemma.lower(), token.tag, token.dep
    deps = {tree.tokens[k].dep for k in tree.children[cue]}
    frame = "-".join([d for k in tree.children[cue] if k > cue and (d := tree.tokens[k].dep) not in ASIDE][:_SHOWN])
    voice = "P" if deps & {"auxpass", "nsubjpass"} else "A"
    own = "own" if deps & SUBJECTS else "shared"
    who = kind_of_mouth(tree, mouth)
    features = [f"L={word}", f"T={tag}", f"D={dep}", f"P={token.pos}", f"LT={word}{tag}", f"LD={word}/{dep}"]
    features += [f"F={frame}", f"LF={word}{frame}", f"TF={tag}{dep}{frame}", f"VF={voice}{frame}", f"KF={kind}{frame}"]
    features += [f"W={who}", f"TW={tag}{dep}{who}", f"LW={word}{who.split(':')[0]}", f"KW={kind}{who}"]
    features += [f"LV={word}{voice}{own}", f"O={own}{dep}{tag}", f"K={kind}", f"KD={kind}{dep}{tag}"]
    features += [f"S3={token.pos}{word[-3:]}", f"S2={token.pos}{word[-2:]}", "bias"]
    if mouth is not None:
        spoken = tree.tokens[mouth].lemma.lower()
        features += [f"S={spoken}", f"LS={word}|{spoken}"]
    return features


def _child(tree: Tree, cue: int, k: int) -> list[str]:
    word, child = tree.tokens[cue].lemma.lower(), tree.tokens[k]
    dep, lemma, side = child.dep, child.lemma.lower(), ">" if k > cue else "<"
    if dep == "punct":
        return []
    if dep in _LITTLE:
        plain = f"c{dep}={lemma}"
        return [plain, f"L{plain}{word}"] if dep in _LITTLE_WITH_WORD else [plain]
    if dep in _LINKS:
        features = [f"cp={lemma}", f"Lcp={word}{lemma}{side}"]
        thing = tree.kid(k, "pobj", "pcomp")
        if thing is not None:
            features += [
                f"cpo={lemma}|{tree.tokens[thing].lemma.lower()}",
                f"Lcpp={word}{lemma}{tree.tokens[thing].pos}",
            ]
        return features
    features = [f"cd={dep}{side}", f"Lcd={word}{dep}{side}", f"cdt={dep}{side}{child.tag}"]
    if dep in _THINGS:
        mouth = kind_of_mouth(tree, k)
        features += [f"cdl={dep}{lemma}", f"Lcdl={word}{dep}{lemma}", f"cdk={dep}{mouth}", f"Lcdk={word}{dep}{mouth}"]
    if dep in _CLAUSES:
        mark, aux = tree.kid(k, "mark"), tree.kid(k, "aux")
        shape = "/".join(NONE if m is None else tree.tokens[m].lemma.lower() for m in (mark, aux))
        features += [f"ccm={dep}{side}{shape}", f"ccl={dep}{lemma}"]
    return features


def _above(tree: Tree, cue: int) -> list[str]:
    token = tree.tokens[cue]
    head = token.head
    if head == cue:
        return ["H=root"]
    over, dep = tree.tokens[head], token.dep
    lemma = over.lemma.lower()
    known = cue_verbs()[lemma].kind if lemma in cue_verbs() else NONE
    features = [f"H={lemma}{dep}", f"LH={token.lemma.lower()}|{lemma}", f"HT={over.tag}{dep}"]
    features += [f"HD={over.dep}<{dep}", f"HK={known}{dep}"]
    if over.head != head:
        features.append(f"HH={tree.tokens[over.head].lemma.lower()}{over.dep}{dep}")
    return features


def _beside(tree: Tree, cue: int) -> list[str]:
    token = tree.tokens[cue]
    features = []
    for step in (-2, -1, 1, 2):
        at = cue + step
        near = tree.tokens[at] if 0 <= at < len(tree.tokens) else None
        lemma = near.lemma.lower() if near is not None else "#"
        features.append(f"w{step}={lemma}")
        if step in (-1, 1):
            features += [f"Lw{step}={token.lemma.lower()}|{lemma}", f"wt{step}={near.tag if near else '#'}{token.tag}"]
    return features


def _setting(tree: Tree, cue: int, view: View, kinds: tuple[str, str]) -> list[str]:
    """Where the token stands, and what the patterns made of it."""
    token, (kind, who) = tree.tokens[cue], kinds
    word, here = token.lemma.lower(), f"{kind}{token.dep}{token.tag}"
    draft = view.draft(tree, cue)
    found = draft.method if draft is not None else NONE
    inside, quoted = view.inside(tree, cue), view.quoted(tree, cue)
    features = [f"R={found}", f"RL={found}{word}", f"RK={found}{here}", f"RW={found}{who}"]
    features += [f"I={inside}", f"IL={inside}{word}", f"IK={inside}{here}", f"IW={inside}{who.split(':')[0]}"]
    features += [f"Q={quoted}", f"QK={quoted}{kind}", f"QL={quoted}{word}"]
    first, end = tree.sentence(cue)
    marks = min(2, view.marks_in(tree.start(first), tree.end(end - 1)))
    features += [f"head={tree.is_headline}{kind}", f"order={min(tree.order, 6)}", f"marks={marks}{kind}"]
    return [*features, f"length={min((end - first) // 8, 6)}"]
