"""Naming the mouth: from the words next to a cue to the fullest name the document gives, or to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.language.text import fold
from rashomon.schema.document import Document
from rashomon.schema.evidence import Span
from rashomon.schema.statement import Source, SourceKind
from rashomon.stages.extract.appearances import Appearances, Party, paragraph_of, sentence_number
from rashomon.stages.extract.cast import Cast
from rashomon.stages.extract.drafts import Mention
from rashomon.stages.extract.mentions import antecedent, phrase
from rashomon.stages.extract.naming import (
    Naming,
    is_body,
    is_named,
    kind_of,
    name_body,
    name_joint,
    name_person,
    owner_phrase,
)
from rashomon.stages.extract.pronouns import GENDERS, Spoken, find_antecedent, is_pronoun
from rashomon.stages.extract.quoted import Quotations
from rashomon.stages.extract.tree import Tree

_SPEAKS_FOR_OWNER = frozenset({"source", "spokesperson"})
_SPEAKS_FOR_BODY = frozenset({"activist", "reporter", "correspondent", "stringer", "contact", "monitor", "observer"})
_ANY_BODY = frozenset(
    {"group", "organisation", "organization", "monitor", "agency", "network", "movement", "body", "watchdog"}
    | {"company", "firm", "newspaper", "paper", "magazine", "broadcaster", "station", "outlet"}
)
_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.MEDIA})
_DEEPEST = 4  # "the statement of the report of ...": nobody writes more
_DOCUMENT_PARAGRAPHS_BACK = 2
_BODY_PARAGRAPHS_BACK = 4
_ROLE_PARAGRAPHS_BACK = 12  # "the official" reaches further back than a pronoun does


class Speakers:
    """Names sources in the order of the text, each seeing those before it."""

    def __init__(
        self,
        document: Document,
        trees: Sequence[Tree],
        quotations: Quotations,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self._without = without
        self._naming = Naming(document, Cast(trees, fullest="surnames" not in without))
        self._appearances = Appearances(trees, self._naming.cast)
        self._quotations = quotations
        self._spoken: list[Spoken] = []

    def name(self, mention: Mention, content: Sequence[Span] = ()) -> Source:
        """The source a mention stands for; later mentions may look back to it, unless it stands in a quotation."""
        source = self._resolve(mention, content)
        if source.name and self._quotations.speech_around(mention.span.start) is None:
            word = mention.tree.tokens[mention.head].text.lower()
            if source.kind is SourceKind.PERSON and word in GENDERS:
                self._naming.cast.learn_gender(source.name, GENDERS[word])
            self._spoken.append(self._remember(mention, source))
        return source

    def carried(self, source: Source) -> Source:
        """The same mouth going on without being named again."""
        return replace(source, mention=None, method="carried")

    def _remember(self, mention: Mention, source: Source) -> Spoken:
        head = mention.tree.tokens[mention.head]
        many = head.tag in ("NNS", "NNPS") or fold(head.text) in ("they", "them") or " and " in source.name
        single = source.kind in (SourceKind.PERSON, SourceKind.ROLE, SourceKind.CROWD)
        party = Party.MANY if many else Party.PERSON if single else Party.BODY
        gender = GENDERS.get(head.text.lower(), "") or self._naming.cast.gender(source.name)
        lemma = head.lemma if head.pos == "NOUN" else ""
        return Spoken(mention.span.start, source, party, gender, lemma, sentence_number(mention.tree, mention.head))

    def _resolve(self, mention: Mention, content: Sequence[Span], depth: int = 0) -> Source:
        tree = mention.tree
        if depth > _DEEPEST:
            return self._naming.source(mention, self._naming.words(mention), SourceKind.UNNAMED, "role")
        target = antecedent(tree, mention.head)
        if target != mention.head:
            return self._here(self._resolve(phrase(tree, target), content, depth + 1), mention)
        word = tree.tokens[target].text.lower()
        if is_pronoun(word):
            return self._pronoun(mention, content)
        if tree.tokens[target].pos in ("PRON", "DET") and word in ("who", "which", "that", "this", "one"):
            return self._naming.source(mention, "", SourceKind.UNNAMED, "unresolved")
        joint = name_joint(self._naming, mention)
        if joint is not None:
            return joint
        person = name_person(self._naming, mention)
        if person is not None:
            return person
        return (
            name_body(self._naming, mention)
            if is_named(self._naming, mention)
            else self._common(mention, content, depth)
        )

    def _pronoun(self, mention: Mention, content: Sequence[Span]) -> Source:
        quoted = self._quotations.speech_around(mention.span.start) is not None
        if quoted or "pronouns" in self._without:  # "He told me ...", he said: two persons
            return self._naming.source(mention, "", SourceKind.UNNAMED, "unresolved")
        found = find_antecedent(mention, content, self._spoken, self._appearances, self._quotations)
        if found.best is None:
            nobody = self._naming.source(mention, "", SourceKind.UNNAMED, "unresolved")
            return replace(nobody, candidates=found.others)
        return replace(self._here(found.best, mention), method="pronoun", candidates=found.others)

    def _here(self, source: Source, mention: Mention) -> Source:
        span = mention.span
        return replace(source, mention=self._naming.document.evidence(span.start, span.end))

    def _common(self, mention: Mention, content: Sequence[Span], depth: int) -> Source:
        """A common noun, with or without a name in it: "the ministry", "local sources", "a statement from the army"."""
        tree = mention.tree
        head = tree.tokens[mention.head]
        kind = kind_of(mention, SourceKind.UNNAMED)
        if head.lemma in _SPEAKS_FOR_OWNER | _SPEAKS_FOR_BODY or kind is SourceKind.DOCUMENT:
            owner = owner_phrase(self._naming, mention)
            if owner is not None and (head.lemma not in _SPEAKS_FOR_BODY or is_body(self._naming, owner)):
                spoken = self._here(self._resolve(owner, content, depth + 1), mention)
                people = head.lemma in _SPEAKS_FOR_OWNER | _SPEAKS_FOR_BODY and not spoken.described
                return replace(spoken, described=self._naming.words(mention)) if people else spoken
        definite = any(tree.tokens[k].text.lower() in ("the", "this", "that") for k in tree.kids(mention.head, "det"))
        if definite and mention.first + 1 == mention.head == mention.last and "roles" not in self._without:
            earlier = self._earlier(mention, kind)
            if earlier is not None:
                return earlier
        return self._naming.source(mention, self._naming.words(mention), kind, "role")

    def _earlier(self, mention: Mention, kind: SourceKind) -> Source | None:
        """What "the official", "the ministry", "the statement" looks back to."""
        head = mention.tree.tokens[mention.head]
        stem = fold(head.lemma)
        body = kind in _BODIES or kind is SourceKind.DOCUMENT
        for spoken in self._recent(mention, _ROLE_PARAGRAPHS_BACK):
            told = spoken.source.name if body else f"{spoken.source.name} {spoken.source.described}"
            words = fold(told).split()
            fits = (spoken.party is Party.BODY) == body and (spoken.party is Party.MANY) == (head.tag == "NNS")
            if fits and (stem in words or stem + "s" in words):
                return replace(self._here(spoken.source, mention), method="role")
        if kind is SourceKind.DOCUMENT:
            last = self._recent(mention, _DOCUMENT_PARAGRAPHS_BACK)
            return replace(self._here(last[0].source, mention), method="document") if last else None
        if kind not in _BODIES:
            return None
        for there in reversed(self._appearances.before(mention.span.start)):
            if there.party is Party.BODY and stem in fold(there.name).split():
                return self._naming.source(mention, there.name, kind, "role")
        bodies = [
            s for s in self._recent(mention, _BODY_PARAGRAPHS_BACK) if s.source.kind is kind and _has_name(s.source)
        ]
        if head.lemma in _ANY_BODY and bodies:
            return replace(self._here(bodies[0].source, mention), method="role")
        return None

    def _recent(self, mention: Mention, back: int) -> list[Spoken]:
        """Those who spoke before the mention, at most `back` paragraphs ago, latest first."""
        oldest = mention.tree.order - back
        return [
            s
            for s in reversed(self._spoken[-50:])
            if paragraph_of(s.sentence) >= oldest and s.start < mention.span.start
        ]


def _has_name(source: Source) -> bool:
    """True for a proper name: "police" and "officials" are nobody that "the company" could be."""
    return any(word[:1].isupper() for word in source.name.split()[1:]) or source.name.isupper()
