"""The harmed told by other means: identified victims, lost kin, a possible casualty, a headline's single person."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.schema.bounds import Bounds
from rashomon.schema.claim import Attribute
from rashomon.stages.extract.harm_words import HarmWord, harm_words
from rashomon.stages.extract.lists import people_after
from rashomon.stages.extract.people import Headcount, count_people
from rashomon.stages.extract.person_nouns import is_person, names_people
from rashomon.stages.extract.phrases import Told
from rashomon.stages.extract.reading import Reading

OTHERS = "other-victims"  # the method of a count of the other victims: dead or hurt as the document tells
VICTIM = "victim"  # the method of a count of identified victims: dead only where the document tells of dead
_CLOSE = 3  # words between "the dead" and "were"
_DEAD = frozenset({"deceased", "dead", "victim", "victims"})
_POSSIBLE = frozenset({"possibility", "possible", "potential"})
_SKIPPED = frozenset(
    {",", "is", "was", "has", "been", "found", "left", "reported", "seriously", "critically", "fatally", "pronounced"}
)
_ACTIVE_ENDINGS = ("kill", "kills", "wound", "wounds", "injure", "injures", "shoot", "shoots", "hurts")
_OBJECT = 5  # words of a headline after its verb in which whom it hits is named
_ONE = frozenset({"a", "an", "one", "this", "the", "latest", "first", "single", "another"})


def find_named(reading: Reading, taken: frozenset[int]) -> Iterator[Told]:
    """People told singly; `taken` are the words of harm already read."""
    for i, (token, word) in enumerate(zip(reading.tree.tokens, reading.words, strict=True)):
        if token.lemma in {"identify", "name"} and token.pos == "VERB":
            yield from _identified(reading, i)
        elif word in {"were", "was", "are"} and token.lemma == "be":
            yield from _equated(reading, i)
        elif token.lemma == "lose" and token.pos == "VERB":
            yield from _lost_kin(reading, i)
        elif word in {"casualty", "fatality"} and i not in taken:
            yield from _single_casualty(reading, i)
        elif i not in taken and word in harm_words():
            yield from _headline_single(reading, i)
            yield from _headline_object(reading, i)


def _identified(reading: Reading, i: int) -> Iterator[Told]:
    """ "The victims have been identified as X and Y"."""
    tree = reading.tree
    whom = tree.kid(i, "nsubjpass", "dobj")
    link = next((k for k in tree.kids(i, "prep") if reading.lower(k) == "as"), None)
    if whom is None or link is None:
        return
    deceased = any(reading.lower(k) in {"dead", "deceased", "slain"} for k in tree.kids(whom, "amod"))
    if reading.lower(whom) not in _DEAD and not (deceased and names_people(reading, whom)):
        return
    name = tree.kid(link, "pobj")
    counted = people_after(reading, link)
    if counted is None and name is not None:
        counted = count_people(reading, name) or _one_named(reading, whom, name)
    if counted is not None:
        first = min(whom, counted.first)
        yield Told(
            i,
            Attribute.DEATHS,
            Headcount(counted.bounds, first, counted.last, counted.head, counted.numeral),
            "named" if deceased else _method(reading, whom),
        )


def _method(reading: Reading, whom: int) -> str:
    if not reading.lower(whom).startswith("victim"):
        return "named"
    others = any(reading.lower(k) in {"other", "remaining", "surviving"} for k in reading.tree.kids(whom, "amod"))
    return OTHERS if others else VICTIM


def _one_named(reading: Reading, whom: int, name: int) -> Headcount | None:
    """ "The dead man was identified as Velm": whatever the name looks like, it is one person's."""
    if reading.tree.tokens[name].pos != "PROPN" or reading.tree.tokens[whom].tag not in {"NN", "NNP"}:
        return None
    return Headcount(Bounds(1, 1), reading.tree.left[name], name, name, numeral=False)


def _equated(reading: Reading, i: int) -> Iterator[Told]:
    """ "The dead were a 17-year-old girl and a 63-year-old woman"."""
    tree = reading.tree
    whom = tree.kid(i, "nsubj")
    if whom is None or i - whom > _CLOSE or tree.kid(whom, "nummod") is not None:
        return
    deceased = any(reading.lower(k) in {"dead", "deceased", "slain"} for k in tree.kids(whom, "amod"))
    if reading.lower(whom) not in _DEAD and not (deceased and names_people(reading, whom)):
        return
    counted = people_after(reading, i) or _named_alone(reading, i, whom)
    if counted is not None:
        victims = reading.lower(whom).startswith("victim") and not deceased
        count = Headcount(counted.bounds, tree.left[whom], counted.last, counted.head, numeral=False)
        yield Told(i, Attribute.DEATHS, count, VICTIM if victims else "named")


def _named_alone(reading: Reading, verb: int, whom: int) -> Headcount | None:
    """ "The dead man was 34-year-old Ilan Velm"."""
    name = reading.tree.kid(verb, "attr")
    if name is None or name not in reading.people or reading.lower(whom) == "dead":
        return None
    return _one_named(reading, whom, name)


def _lost_kin(reading: Reading, i: int) -> Iterator[Told]:
    """ "lost his brother and his mother"."""
    tree = reading.tree
    kin = tree.kid(i, "dobj")
    if kin is None or tree.kid(kin, "poss") is None or not is_person(reading, kin):
        return
    counted = count_people(reading, kin)
    if counted is not None:
        yield Told(i, Attribute.DEATHS, counted, "kin")


def _single_casualty(reading: Reading, i: int) -> Iterator[Told]:
    """ "this latest civilian casualty" is one; "the possibility of a civilian casualty" perhaps one or more."""
    tree = reading.tree
    first = tree.left[i] if i - tree.left[i] < 6 else i
    before = {reading.lower(k) for k in range(max(0, first - 2), i)}
    attribute = Attribute.CASUALTIES if reading.lower(i) == "casualty" else Attribute.DEATHS
    if not before & _ONE or (i + 1 < len(tree.tokens) and tree.tokens[i + 1].pos == "NOUN"):
        return
    if before & _POSSIBLE:
        yield Told(i, attribute, Headcount(Bounds(1, None, "possible"), first, i, i, numeral=False), "possible")
    else:
        yield Told(i, attribute, Headcount(Bounds(1, 1), first, i, i, numeral=False), "casualty")


def _headline_single(reading: Reading, i: int) -> Iterator[Told]:
    """ "Boy, 6, dies", "Suspect's father found dead": one person right before the word of harm."""
    word = _plain(reading, i)
    if word is None or reading.tree.kid(i, "dobj", "agent") is not None:
        return
    start, _ = reading.tree.sentence(i)
    k = i - 1
    while k >= start and (reading.lower(k) in _SKIPPED or _beside_name(reading, k)) and i - k < 9:
        k -= 1
    if k < start or i - k >= 9 or not is_person(reading, k) or reading.lower(k - 1) in {"no", "every", "any", "if"}:
        return
    if reading.tree.tokens[k].pos == "PRON" or (k == i - 1 and reading.tree.tokens[i].dep in {"amod", "compound"}):
        return
    first = k
    while first > start and first - 1 in reading.ages:
        first -= 1
    yield Told(i, word.attribute, Headcount(Bounds(1, 1), first, i, k, numeral=False), "single")


def _headline_object(reading: Reading, i: int) -> Iterator[Told]:
    """ "Officers Kill Velm Teen After Chase": whom the verb hits in a headline that is parsed as one long name."""
    word = next((w for w in harm_words()[reading.lower(i)] if w.frame == "patient" and not w.needs), None)
    tokens = reading.tree.tokens
    if word is None or not reading.tree.is_headline or tokens[i].tag not in {"NNP", "NN", "NNPS"} or i == 0:
        return
    if not reading.lower(i).endswith(_ACTIVE_ENDINGS) or tokens[i - 1].pos not in {"NOUN", "PROPN"}:
        return
    for k in range(i + 1, min(len(tokens), i + _OBJECT)):
        if reading.count(k) is not None or tokens[k].tag in {"IN", "CC", "TO"} or not tokens[k].text[:1].isalnum():
            return
        ends = k + 1 == len(tokens) or tokens[k + 1].tag in {"IN", "TO", ","}
        if ends and is_person(reading, k):
            yield Told(i, word.attribute, Headcount(Bounds(1, 1), i + 1, k, k, numeral=False), "single")
            return


def _beside_name(reading: Reading, k: int) -> bool:
    """An age beside a person ("Boy, 6, dies"), not one that stands for the person in a headline ("5-year-old dies")."""
    return k in reading.ages and not (reading.lower(k) == "old" and reading.tree.is_headline)


def _plain(reading: Reading, i: int) -> HarmWord | None:
    for word in harm_words()[reading.lower(i)]:
        if word.needs or word.frame not in {"patient", "undergoer", "state"}:
            continue
        if word.attribute not in {Attribute.DEATHS, Attribute.INJURIES, Attribute.CASUALTIES}:
            continue
        if word.frame == "patient" and not reading.lower(i).endswith(("ed", "shot", "hurt", "slain")):
            continue
        return word
    return None
