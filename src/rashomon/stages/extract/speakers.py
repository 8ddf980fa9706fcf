"""Naming the mouth: from the words next to a cue to the fullest name the document gives, or to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language.text import fold
from rashomon.schema.analysis import NameKind
from rashomon.schema.document import Document
from rashomon.schema.evidence import Span
from rashomon.schema.statement import Source, SourceKind
from rashomon.stages.extract.cast import Appearance, Cast, bare_name, tidy
from rashomon.stages.extract.drafts import Mention
from rashomon.stages.extract.lexicon import role_kinds
from rashomon.stages.extract.mentions import antecedent, phrase
from rashomon.stages.extract.quoted import Quotations
from rashomon.stages.extract.tree import Tree

_KINDS = {
    "role": SourceKind.ROLE,
    "crowd": SourceKind.CROWD,
    "institution": SourceKind.INSTITUTION,
    "media": SourceKind.MEDIA,
    "document": SourceKind.DOCUMENT,
}
_SINGULAR = {"he": "m", "him": "m", "himself": "m", "his": "m", "she": "f", "her": "f", "herself": "f", "hers": "f"}
_NEUTER = frozenset({"it", "itself", "its"})
_PLURAL = frozenset({"they", "them", "themselves", "their", "both"})
_SPEAKS_FOR_OWNER = frozenset(
    {"source", "statement", "report", "data", "figure", "tally", "release", "communique", "spokesperson"}
)
_ANY_BODY = frozenset(
    {"group", "organisation", "organization", "monitor", "agency", "network", "movement", "body", "watchdog"}
)
_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.MEDIA})
_PARAGRAPHS_BACK = 4
_ROLE_PARAGRAPHS_BACK = 12


@dataclass(frozen=True, slots=True)
class Spoken:
    """A source already named, where its mention stood: what later pronouns and "the official" look back to."""

    start: int
    source: Source
    plural: bool
    head: str
    order: int


class Speakers:
    """Names sources in the order of the text, each seeing those before it."""

    def __init__(self, document: Document, cast: Cast, quotations: Quotations) -> None:
        self._document = document
        self._cast = cast
        self._quotations = quotations
        self.spoken: list[Spoken] = []

    def name(self, mention: Mention) -> Source:
        """The source a mention stands for; later mentions may look back to it."""
        source = self._resolve(mention)
        if source.name:
            head = mention.tree.tokens[mention.head]
            plural = head.tag in ("NNS", "NNPS") or fold(head.text) in _PLURAL or " and " in source.name
            lemma = head.lemma if head.pos == "NOUN" else ""
            self.spoken.append(Spoken(mention.span.start, source, plural, lemma, mention.tree.order))
        return source

    def carried(self, source: Source) -> Source:
        """The same mouth going on without being named again."""
        return Source(source.name, source.kind, None, source.described, source.candidates, None, "carried")

    def _resolve(self, mention: Mention) -> Source:
        tree = mention.tree
        target = antecedent(tree, mention.head)
        if target != mention.head:
            told = self._resolve(phrase(tree, target))
            return _at(told, mention.span, self._document)
        word = tree.tokens[target].text.lower()
        if word in _SINGULAR or word in _NEUTER or word in _PLURAL:
            return self._pronoun(mention, word)
        if tree.tokens[target].pos == "PRON" and word in ("who", "which", "that", "this", "one"):
            return self._nobody(mention, ())
        return self._nominal(mention)

    def _evidence(self, mention: Mention) -> Span:
        return mention.span

    def _source(self, mention: Mention, name: str, kind: SourceKind, method: str, described: str = "") -> Source:
        evidence = self._document.evidence(mention.span.start, mention.span.end)
        return Source(name, kind, evidence, described, (), None, method)

    def _nobody(self, mention: Mention, candidates: Sequence[str]) -> Source:
        evidence = self._document.evidence(mention.span.start, mention.span.end)
        return Source("", SourceKind.UNNAMED, evidence, "", tuple(candidates), None, "unresolved")

    # -- nominal mentions ------------------------------------------------------------------------------------------

    def _nominal(self, mention: Mention) -> Source:
        tree, head = mention.tree, mention.head
        joint = self._joint(mention)
        if joint is not None:
            return joint
        person = self._person_in(mention)
        if person is not None:
            return person
        token = tree.tokens[head]
        if token.pos == "PROPN" or self._named_body(mention):
            return self._body(mention)
        return self._common(mention)

    def _joint(self, mention: Mention) -> Source | None:
        tree = mention.tree
        other = next((k for k in tree.kids(mention.head, "conj") if k <= mention.last), None)
        if other is None or tree.kid(mention.head, "cc") is None:
            return None
        text = tidy(self._document.text[mention.span.start : mention.span.end])
        kind = self._kind_of(tree.tokens[mention.head].lemma, SourceKind.CROWD)
        return self._source(mention, text, kind, "named")

    def _person_in(self, mention: Mention) -> Source | None:
        """A person whose name heads the phrase or stands beside it in apposition."""
        tree = mention.tree
        for head in (mention.head, *tree.kids(mention.head, "appos")):
            found = self._person_at(tree, head)
            if found is None:
                continue
            described = self._described(mention, head, found)
            method = "named" if fold(found.text) == fold(found.full) else "surname"
            return self._source(mention, found.full, SourceKind.PERSON, method, described)
        return None

    def _person_at(self, tree: Tree, head: int) -> FoundPerson | None:
        token = tree.tokens[head]
        for name in tree.placed.paragraph.names:
            if name.start <= token.start < name.end:
                known = name.kind is not NameKind.PLACE and self._cast.is_person(name.text)
                if known or name.kind is NameKind.PERSON:
                    return FoundPerson(bare_name(name.text), self._cast.person(name.text), name.start, name.end)
                return None
        if token.pos == "PROPN" and self._cast.is_person(token.text):
            return FoundPerson(token.text, self._cast.person(token.text), token.start, token.end)
        return None

    def _described(self, mention: Mention, head: int, found: FoundPerson) -> str:
        """The office that stands with the name: before it, around it, or after it between commas."""
        tree, base = mention.tree, mention.tree.placed.start
        text = self._document.text
        if head != mention.head:
            return tidy(text[mention.span.start : mention.span.end].split(" " + found.text)[0].rstrip(" ,"))
        before = text[mention.span.start : base + found.start].strip(" ,")
        if before:
            return tidy(before)
        beside = tree.kid(head, "appos")
        if beside is not None:
            office = phrase(tree, beside)
            return tidy(text[office.span.start : office.span.end])
        return ""

    def _named_body(self, mention: Mention) -> bool:
        head = mention.tree.tokens[mention.head]
        return any(
            n.kind in (NameKind.ORGANISATION, NameKind.PLACE, NameKind.GROUP) and n.start <= head.start < n.end
            for n in mention.tree.placed.paragraph.names
        )

    def _body(self, mention: Mention) -> Source:
        tree = mention.tree
        head = tree.tokens[mention.head]
        text = self._document.text[mention.span.start : mention.span.end]
        plain = tidy(text)
        name = next((n for n in tree.placed.paragraph.names if n.start <= head.start < n.end), None)
        if name is not None and tree.placed.start + name.end > mention.span.end:
            plain = tidy(self._document.text[mention.span.start : tree.placed.start + name.end])
        full = self._cast.body(plain)
        lemma = head.lemma.lower()
        kind = self._kind_of(lemma, SourceKind.INSTITUTION)
        if name is not None and name.kind is NameKind.PLACE and lemma not in role_kinds():
            kind = SourceKind.STATE
        if kind is SourceKind.ROLE:
            return self._source(mention, full, kind, "role")
        return self._source(mention, full, kind, "named" if full == plain else "short-name")

    def _kind_of(self, lemma: str, default: SourceKind) -> SourceKind:
        return _KINDS.get(role_kinds().get(lemma.lower(), ""), default)

    def _common(self, mention: Mention) -> Source:
        """A common noun, with or without a name in it: "the ministry", "local sources", "a statement from the army"."""
        tree = mention.tree
        head = tree.tokens[mention.head]
        kind = self._kind_of(head.lemma, self._kind_of(head.text, SourceKind.UNNAMED))
        owner = self._owner(mention)
        if owner is not None and (head.lemma in _SPEAKS_FOR_OWNER or kind is SourceKind.DOCUMENT):
            return owner
        plain = tidy(self._document.text[mention.span.start : mention.span.end])
        if _is_definite(tree, mention) and mention.last == mention.head:
            earlier = self._earlier(mention, head.lemma, kind)
            if earlier is not None:
                return earlier
        return self._source(mention, plain, kind, "role")

    def _owner(self, mention: Mention) -> Source | None:
        """Whose statement it is: "his statement", "a statement from the army", "SOHR sources"."""
        tree = mention.tree
        for k in tree.children[mention.head]:
            token = tree.tokens[k]
            if token.dep == "poss" or (token.dep in ("compound", "nmod") and token.pos == "PROPN"):
                return _at(self._resolve(phrase(tree, k)), mention.span, self._document)
            if token.dep == "prep" and token.lemma in ("from", "by", "of"):
                thing = tree.kid(k, "pobj")
                if thing is not None and (token.lemma != "of" or tree.tokens[thing].pos == "PROPN"):
                    return _at(self._resolve(phrase(tree, thing)), mention.span, self._document)
        return None

    def _earlier(self, mention: Mention, lemma: str, kind: SourceKind) -> Source | None:
        """What "the official", "the ministry", "the statement" looks back to."""
        plural = mention.tree.tokens[mention.head].tag == "NNS"
        stem = fold(lemma)
        for spoken in reversed(self.spoken):
            if mention.tree.order - spoken.order > _ROLE_PARAGRAPHS_BACK:
                break
            words = fold(f"{spoken.source.name} {spoken.source.described}").split()
            if spoken.plural == plural and (stem in words or stem + "s" in words):
                return self._again(spoken.source, mention, "role")
        if kind is SourceKind.DOCUMENT:
            return self._last_spoken(mention, frozenset(SourceKind), 2, "document")
        if kind is not SourceKind.INSTITUTION:
            return None
        for there in reversed(self._cast.before(mention.span.start)):
            if not there.person and stem in fold(there.name).split():
                return self._source(mention, there.name, kind, "role")
        return self._last_spoken(mention, _BODIES, _PARAGRAPHS_BACK, "role") if lemma in _ANY_BODY else None

    def _last_spoken(self, mention: Mention, kinds: frozenset[SourceKind], back: int, method: str) -> Source | None:
        for spoken in reversed(self.spoken):
            if mention.tree.order - spoken.order > back:
                break
            if spoken.source.kind in kinds:
                return self._again(spoken.source, mention, method)
        return None

    def _again(self, source: Source, mention: Mention, method: str) -> Source:
        evidence = self._document.evidence(mention.span.start, mention.span.end)
        return Source(source.name, source.kind, evidence, source.described, source.candidates, None, method)

    # -- pronouns --------------------------------------------------------------------------------------------------

    def _pronoun(self, mention: Mention, word: str) -> Source:
        if word in _SINGULAR:
            return self._he_or_she(mention, _SINGULAR[word])
        wanted = word in _PLURAL
        for spoken in reversed(self.spoken):
            if spoken.start >= mention.span.start or mention.tree.order - spoken.order > _PARAGRAPHS_BACK:
                continue
            body = spoken.source.kind in (
                SourceKind.INSTITUTION,
                SourceKind.STATE,
                SourceKind.MEDIA,
                SourceKind.DOCUMENT,
            )
            if (wanted and (spoken.plural or body)) or (not wanted and body and not spoken.plural):
                return self._again(spoken.source, mention, "pronoun")
        return self._nobody(mention, ())

    def _he_or_she(self, mention: Mention, gender: str) -> Source:
        by_sentence: dict[int, list[Appearance]] = {}
        candidates: list[str] = []
        for there in reversed(self._cast.before(mention.span.start)):
            if there.sentence // 10_000 < mention.tree.order - _PARAGRAPHS_BACK:
                break
            if there.person and self._cast.gender(there.name) in ("", gender):
                by_sentence.setdefault(there.sentence, []).append(there)
        spoke = {
            s.start: s
            for s in self.spoken
            if s.source.kind in (SourceKind.PERSON, SourceKind.ROLE, SourceKind.CROWD) and not s.plural
        }
        recent = [
            s
            for s in spoke.values()
            if s.start < mention.span.start and s.order >= mention.tree.order - _PARAGRAPHS_BACK
        ]
        best = self._best(by_sentence, recent)
        for appearances in by_sentence.values():
            candidates.extend(a.name for a in appearances if a.name not in candidates)
        if best is None:
            return self._nobody(mention, candidates)
        evidence = self._document.evidence(mention.span.start, mention.span.end)
        return Source(
            best.name,
            best.kind,
            evidence,
            best.described,
            tuple(c for c in candidates if c != best.name),
            None,
            "pronoun",
        )

    def _best(self, by_sentence: dict[int, list[Appearance]], recent: list[Spoken]) -> Source | None:
        last = recent[-1] if recent else None
        for number in sorted(by_sentence, reverse=True):
            here = [a for a in by_sentence[number] if self._quotations.around(a.start) is None]
            subjects = [a for a in here if a.subject]
            if last is not None and here and last.start >= min(a.start for a in here):
                break
            if subjects:
                first = min(subjects, key=lambda a: a.start)
                return Source(first.name, SourceKind.PERSON)
            if last is not None and last.order * 10_000 >= number - number % 10_000:
                break
            if len({a.name for a in here}) == 1:
                return Source(here[0].name, SourceKind.PERSON)
        return last.source if last is not None else None


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person's name in a paragraph: as written, in full, and where (paragraph offsets)."""

    text: str
    full: str
    start: int
    end: int


def _is_definite(tree: Tree, mention: Mention) -> bool:
    return any(tree.tokens[k].text.lower() in ("the", "this", "that") for k in tree.kids(mention.head, "det"))


def _at(source: Source, span: Span, document: Document) -> Source:
    evidence = document.evidence(span.start, span.end)
    return Source(source.name, source.kind, evidence, source.described, source.candidates, None, source.method)
