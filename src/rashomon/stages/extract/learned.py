"""The learned mechanism: weighs what the patterns found, mends its edges, and adds what they have no pattern for.

Three questions, each answered by a log-linear model over the parse: is this word a cue; which stretch beside it is the
content; who is the source. How it was trained, and what it is worth, is told in docs/learned-attribution.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.language.data import column
from rashomon.schema.evidence import Span
from rashomon.schema.statement import Directness
from rashomon.stages.extract.cues import asks_no_name, comes_up, cue_span, is_told_of
from rashomon.stages.extract.drafts import Draft, Mention
from rashomon.stages.extract.learned_contents import ASIDE
from rashomon.stages.extract.learned_cues import cue_features, may_be_cue
from rashomon.stages.extract.learned_model import Model, attribution_model, probability, shares
from rashomon.stages.extract.learned_sources import mouths, source_features
from rashomon.stages.extract.learned_spans import RULE, Candidate, candidates, content_features, form_features
from rashomon.stages.extract.learned_view import NONE, Spot, View, overlap, spot
from rashomon.stages.extract.mentions import agent_of, is_passive, phrase
from rashomon.stages.extract.mouths import may_speak
from rashomon.stages.extract.quoted import Quotations
from rashomon.stages.extract.tree import Tree

THRESHOLD = 0.25  # chance that a statement is right: best F1 in cross-validation on the training documents
_SURE = 0.3  # chance that an added statement of a doubtful form needs
_UNWEIGHED = 0.6  # of a draft that hangs on no word the model knows; their precision in training is near it
_TELLING = frozenset({"say", "write", "ask", "deny", "think"})
_RELAYING = frozenset({"accord", "cite", "quote"})
_SEEN_WHOLE = frozenset({"noun", "adjective", "headline", "colon", "according"})
_LOOSE = frozenset({"object", "preposition", "infinitive", "predicate"})
_PLAIN = frozenset({"say", "write", "deny", "think", "learn", "show", "ask"})
_STRETCH = 2000  # characters
_ASIDE_OPENS = (",", ";", " (", " –", " —", " --")
_SAME = 0.5  # Jaccard from which two contents are one
_LIKELIEST = 8  # contents that are weighed against one another
_LEAST_SHARE = 0.01  # of a content that is weighed so
_LOOKED_INTO = 8  # contents that are looked into, of those whose outer form is likeliest
_OWN_SHARE = 0.5  # how much a content's own share counts beside that of the contents like it


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of one cue: its content, and the chance that it is a statement with that content."""

    tree: Tree
    cue: int
    content: tuple[Span, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A draft and the chance that it is right."""

    draft: Draft
    chance: float


def weigh_drafts(
    drafts: Sequence[Draft], trees: Sequence[Tree], quotations: Quotations, text: str, model: Model | None = None
) -> list[Draft]:
    """The statements that the model believes in, out of the drafts of the patterns and its own.

    A draft that hangs on a word the model was trained on is kept, mended or dropped as the model says; any other stays
    unless a likelier one has its content. Time is linear in the length of the text.
    """
    model = attribution_model() if model is None else model
    view = View(text, drafts, quotations)
    leaders = {id(draft.carried) for draft in drafts if draft.carried is not None}
    weighed: list[Weighed] = []
    judged: set[int] = set()
    for tree in trees:
        for i in range(len(tree.tokens)):
            if may_be_cue(tree, i, model, view):
                found = view.draft(tree, i)
                if found is not None and _is_safe(found, leaders):
                    if not _may_mend(found):
                        continue  # nothing the model says would change it
                elif found is not None:
                    judged.add(id(found))
                weighed += _weighed(tree, i, view, model)
    mended = {id(one.draft) for one in weighed}
    rest = (draft for draft in drafts if id(draft) not in mended and id(draft) not in judged)
    found_by_patterns = {id(draft) for draft in drafts}
    weighed = [
        replace(w, chance=max(w.chance, _UNWEIGHED))
        if id(w.draft) in found_by_patterns and _is_safe(w.draft, leaders)
        else w
        for w in weighed
    ]
    return _likeliest([*weighed, *(Weighed(draft, _UNWEIGHED) for draft in rest)])


def _is_safe(draft: Draft, leaders: set[int]) -> bool:
    """True for a draft that the model may mend but not drop.

    Others go on from it, a colon makes it, or it hangs on a plain verb of saying, where patterns are right nine times
    in ten, and in reports of incidents, which the model was not trained on, oftener.
    """
    return id(draft) in leaders or draft.verb is None or (draft.kind in _PLAIN and draft.method not in _LOOSE)


def _weighed(tree: Tree, cue: int, view: View, model: Model) -> list[Weighed]:
    """The statement that a cue makes, with its chance; none where it is no cue or could not be told from an event."""
    here = spot(tree, cue, view)
    if here.draft is None and _is_passed_over(here, view):
        return []
    chance = probability(model.cues.score(cue_features(here, view)))
    offered = candidates(tree, cue, view) if chance >= THRESHOLD else []
    if not offered:
        return []
    reading = _reading(here, view, (chance, offered, model))
    if here.draft is None:
        return _added(here, reading, view, model)
    if _may_mend(here.draft) and not _maims(here.draft, reading, view.text):
        _mend(here.draft, reading, view)
    return [Weighed(here.draft, reading.chance)]


def _is_passed_over(here: Spot, view: View) -> bool:
    """True for a cue that no pattern found, and with reason: whatever the model says, it adds nothing.

    "The missile hit the car" tells nobody's words; who passes words on ("citing the ministry") is no second speaker;
    and it needs somebody who can speak: "was listed", "were called" tell what befell somebody. A headline is parsed too
    badly to be read without a pattern ("Casualties reported in raid").
    """
    tree, cue = here.tree, here.cue
    return (
        here.headline
        or (here.known not in _TELLING and here.word in column("event_verbs", "verb"))
        or here.word in _RELAYING
        or (is_passive(tree, cue) and agent_of(tree, cue) is None)
        or asks_no_name(tree, cue)
        or comes_up(tree, cue)
        or is_told_of(tree, cue)
        or view.in_cue(tree, cue)
    )


def _may_mend(draft: Draft) -> bool:
    """False where the patterns see more than a clause: a quotation, a headline, a chain of outlets, a noun's owner."""
    return (
        draft.verb is not None
        and draft.directness is not Directness.DIRECT
        and not draft.via
        and draft.method not in _SEEN_WHOLE
    )


def _maims(draft: Draft, reading: Reading, text: str) -> bool:
    """True where the model would take an object's head, or part of what belongs to it, short of a comma.

    "Claimed responsibility for the raid" does not claim the raid, nor does "blamed the crash on fog" blame the crash.
    """
    old, new = draft.content, reading.content
    if draft.method != "object" or new[0].start < old[0].start or new[-1].end > old[-1].end:
        return False
    rest = text[new[-1].end : old[-1].end].lstrip("”\"’'")
    return new[0].start > old[0].start or not rest.startswith(_ASIDE_OPENS)


def _added(here: Spot, reading: Reading, view: View, model: Model) -> list[Weighed]:
    """A statement that no pattern found."""
    tree, cue, kind = here.tree, here.cue, "" if here.known == NONE else here.known
    source = _source(here, reading, view, model)
    if source is None or not may_speak(source.tree, source.head):
        return []
    draft = Draft(tree, [], [_cue(tree, cue)], source, "learned", verb=cue, kind=kind or "talk")
    _mend(draft, reading, view)
    if draft.method == "learned-object" and _is_tool(reading):
        return []
    if reading.chance < _SURE and (not kind or _is_doubtful(draft, reading)):
        return []
    return [Weighed(draft, reading.chance)]


def _is_doubtful(draft: Draft, reading: Reading) -> bool:
    """True for forms that seldom tell anybody's words in reports of incidents, however often they do in politics.

    A telling that has not taken place ("to say"), a content that is a thing and no clause ("pointed a gun").
    """
    tree, cue = reading.tree, reading.cue
    untold = any(tree.tokens[k].lemma == "to" for k in tree.kids(cue, "aux"))
    thing = draft.directness is Directness.INDIRECT and _heading(reading) not in ("VERB", "AUX")
    return untold or thing


def _is_tool(reading: Reading) -> bool:
    """ "pointed a revolver at them": a thing in the hand, and nothing that is told."""
    tools = column("weapons", "words")
    held = (k for c in reading.content for k in reading.tree.within(c))
    return any(reading.tree.tokens[k].dep == "dobj" and reading.tree.tokens[k].lemma in tools for k in held)


def _heading(reading: Reading) -> str:
    """The part of speech of the word that governs the content."""
    tree = reading.tree
    first, last = tree.at(reading.content[0].start), tree.at(reading.content[-1].end - 1)
    if first is None or last is None:
        return ""
    governed_outside = (i for i in range(first, last + 1) if not first <= tree.tokens[i].head <= last)
    return next((t.pos for i in governed_outside if (t := tree.tokens[i]).dep not in ASIDE), "")


def _mend(draft: Draft, reading: Reading, view: View) -> None:
    """Give the draft the content that the model prefers."""
    if tuple(draft.content) != reading.content:
        draft.content = list(reading.content)
        draft.directness = _directness(draft, view.quotations)
        draft.method = "learned-object" if _is_thing(reading) else "learned"


def _reading(here: Spot, view: View, given: tuple[float, list[Candidate], Model]) -> Reading:
    """Of the contents the one with most chances in itself and in those like it; a miss by a word is no miss."""
    chance, offered, model = given
    outer = [model.contents.score(form_features(here, c)) for c in offered]
    if len(offered) > _LOOKED_INTO:
        order = sorted(range(len(offered)), key=lambda i: (-outer[i], i))
        kept = sorted({*order[:_LOOKED_INTO], *(i for i in order if offered[i].shape == RULE)})
        offered, outer = [offered[i] for i in kept], [outer[i] for i in kept]
    share = shares(
        [o + model.contents.score(content_features(here, c, view)) for o, c in zip(outer, offered, strict=True)]
    )
    order = sorted(range(len(offered)), key=lambda i: (-share[i], i))[:_LIKELIEST]
    order = [i for i in order if share[i] >= _LEAST_SHARE]
    alike = {i: share[i] for i in order}
    for n, i in enumerate(order):
        for k in order[n + 1 :]:
            if overlap(offered[i].content, offered[k].content) >= _SAME:
                alike[i] += share[k]
                alike[k] += share[i]
    best = max(order, key=lambda i: (round(alike[i] + _OWN_SHARE * share[i], 9), -i))
    return Reading(here.tree, here.cue, offered[best].content, chance * alike[best])


def _cue(tree: Tree, cue: int) -> Span:
    if tree.tokens[cue].pos in ("VERB", "AUX"):
        return cue_span(tree, cue)
    return Span(tree.start(cue), tree.end(cue))


def _is_thing(reading: Reading) -> bool:
    """True for a content without a verb: "questioned the timing"."""
    tree = reading.tree
    first, last = tree.at(reading.content[0].start), tree.at(reading.content[-1].end - 1)
    if first is None or last is None:
        return False
    return all(token.pos not in ("VERB", "AUX") for token in tree.tokens[first : last + 1])


def _source(here: Spot, reading: Reading, view: View, model: Model) -> Mention | None:
    offered = mouths(here.tree, here.cue, view)
    scores = [model.sources.score(source_features(here, mouth, reading.content)) for mouth in offered]
    head = offered[max(range(len(offered)), key=lambda i: (scores[i], -i))].head
    return phrase(here.tree, head) if head is not None else None


def _directness(draft: Draft, quotations: Quotations) -> Directness:
    quoted = [[q for q in quotations.touching(s) if not q.start <= draft.cue[0].start < q.end] for s in draft.content]
    if not any(quoted):
        return Directness.INDIRECT
    whole = (
        any(q.inner_start <= s.start and s.end <= q.inner_end for q in met)
        for s, met in zip(draft.content, quoted, strict=True)
    )
    return Directness.DIRECT if all(whole) else Directness.MIXED


def _likeliest(weighed: Iterable[Weighed]) -> list[Draft]:
    """The likely drafts, each content once: the likeliest keeps it."""
    kept: list[Draft] = []
    held: dict[int, list[Draft]] = {}
    for one in sorted(weighed, key=lambda w: -w.chance):
        stretches = _stretches(one.draft)
        near = (other for stretch in stretches for other in held.get(stretch, ()))
        if one.chance >= THRESHOLD and not any(_is_same(one.draft, other) for other in near):
            kept.append(one.draft)
            for stretch in stretches:
                held.setdefault(stretch, []).append(one.draft)
    return kept


def _stretches(draft: Draft) -> list[int]:
    """The stretches of the document that the content meets: two contents meet in one of them or not at all."""
    return sorted({k for s in draft.content for k in range(s.start // _STRETCH, s.end // _STRETCH + 1)})


def _is_same(one: Draft, other: Draft) -> bool:
    """True for contents that meet by half, but for two the patterns found: they know speech inside speech."""
    if not one.method.startswith("learned") and not other.method.startswith("learned"):
        return False
    return overlap(one.content, other.content) >= _SAME
