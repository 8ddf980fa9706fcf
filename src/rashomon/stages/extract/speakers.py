"""Naming the mouth: from the words next to a cue to the fullest name the document gives, or to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from rashomon.language.data import column
from rashomon.language.hearsay import is_hearsay
from rashomon.language.text import fold
from rashomon.schema.document import Document
from rashomon.schema.evidence import Span
from rashomon.schema.statement import Source, SourceKind
from rashomon.stages.extract.appearances import Appearances, Party, paragraph_of, sentence_number
from rashomon.stages.extract.cast import Cast, tidy
from rashomon.stages.extract.described import Description, describe, find_described
from rashomon.stages.extract.drafts import Mention
from rashomon.stages.extract.kinds import kind_of, role_of
from rashomon.stages.extract.mentions import antecedent, phrase
from rashomon.stages.extract.naming import (
    Naming,
    is_body,
    is_named,
    name_body,
    name_joint,
    name_person,
    owner_phrase,
)
from rashomon.stages.extract.offices import offices_of
from rashomon.stages.extract.papers import Papers
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
_OWN = frozenset({"our", "my"})
_COMMA_AND_WORD = 2  # tokens from a noun to its "who"
_DEEPEST = 4  # "the statement of the report of ...": nobody writes more
_DOCUMENT_PARAGRAPHS_BACK = 2
_PAPER_PARAGRAPHS_BACK = 6
_BODY_PARAGRAPHS_BACK = 4


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
        self._papers = Papers(trees, partial(owner_phrase, self._naming))
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
        sentence = sentence_number(mention.tree, mention.head)
        offices = offices_of(mention.tree, mention.head) if source.kind is SourceKind.PERSON else ()
        return Spoken(mention.span.start, source, party, gender, lemma, sentence, offices)

    def _resolve(self, mention: Mention, content: Sequence[Span], depth: int = 0) -> Source:
        tree = mention.tree
        if depth > _DEEPEST:
            return self._naming.source(mention, self._naming.words(mention), SourceKind.UNNAMED, "role")
        target = antecedent(tree, mention.head)
        if target != mention.head:
            stands = phrase(tree, target)
            near = stands.last < mention.first <= stands.last + _COMMA_AND_WORD
            whole = Mention(tree, mention.head, stands.first, mention.last) if near else mention
            return self._here(self._resolve(stands, content, depth + 1), whole)
        word = tree.tokens[target].text.lower()
        if is_pronoun(word):
            return self._pronoun(mention, content)
        if tree.tokens[target].pos in ("PRON", "DET") and word in ("who", "which", "that", "this", "one"):
            return self._naming.source(mention, "", SourceKind.UNNAMED, "unresolved")
        joint = name_joint(self._naming, mention)
        if joint is not None:
            return joint
        outlet = any(role_of(tree, k) == "media" for k in tree.kids(mention.head, "appos"))  # "Sana, the news agency"
        person = name_person(self._naming, mention)
        if person is not None and not outlet:
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
        belonging = self._belonging(mention, content, depth)
        if belonging is not None:
            return belonging
        wanted = describe(mention, kind) if "roles" not in self._without else None
        earlier = self._earlier(mention, kind, wanted, content, depth) if wanted is not None else None
        words = self._naming.words(mention)
        kind = SourceKind.UNNAMED if is_hearsay(words) and wanted is None else kind
        return earlier or self._naming.source(mention, words, kind, "role")

    def _belonging(self, mention: Mention, content: Sequence[Span], depth: int) -> Source | None:
        """ "Its spokesman", "his wife": somebody told by whom they belong to, who is named where the text shows it."""
        tree = mention.tree
        owner = tree.kid(mention.head, "poss")
        if owner is not None and tree.tokens[owner].text.lower() in _OWN and owner == mention.first:
            return self._outlets_own(mention)
        if owner is None or not is_pronoun(tree.tokens[owner].text.lower()) or owner != mention.first:
            return None
        whose = self._resolve(Mention(tree, owner, owner, owner), content, depth + 1)
        rest = tidy(self._naming.document.text[tree.start(owner + 1) : mention.span.end])
        kind = kind_of(mention, SourceKind.UNNAMED)
        found = self._naming.source(mention, "", kind, "role", rest)
        names = (whose.name, *whose.candidates) if whose.name else whose.candidates
        whoever = tuple(f"{name}'s {rest}" for name in names)
        if len(whoever) == 1:
            return replace(found, name=whoever[0], described="")
        return replace(found, method="unresolved", candidates=whoever)

    def _outlets_own(self, mention: Mention) -> Source:
        """ "Our researchers counted 14 dead": on an outlet's or a monitor's own page, its own people speak for it."""
        words = self._naming.words(mention)
        outlet = self._naming.document.outlet
        if outlet is None or self._quotations.speech_around(mention.span.start) is not None:
            return self._naming.source(mention, "", kind_of(mention, SourceKind.UNNAMED), "unresolved", words)
        return self._naming.source(mention, outlet, SourceKind.MEDIA, "outlet", words)

    def _earlier(
        self, mention: Mention, kind: SourceKind, wanted: Description, content: Sequence[Span], depth: int
    ) -> Source | None:
        """What "the official", "the ministry", "the statement" looks back to."""
        seen = (self._appearances, self._quotations)
        found = find_described(wanted, mention, content, self._spoken, seen)
        if found.best is not None:
            return replace(self._here(found.best, mention), method="role", candidates=found.others)
        if found.others:
            nobody = self._naming.source(mention, "", kind, "unresolved")
            return replace(nobody, candidates=found.others)
        if kind is SourceKind.DOCUMENT:
            paper = self._papers.last(mention.tree.tokens[mention.head].lemma, mention, _PAPER_PARAGRAPHS_BACK)
            if paper is not None and depth < _DEEPEST:
                issuer = self._resolve(paper.issuer, content, depth + 1)
                return replace(self._here(issuer, mention), method="document")
            given_out = mention.tree.tokens[mention.head].lemma in column("given_out", "noun")
            last = self._recent(mention, _DOCUMENT_PARAGRAPHS_BACK) if given_out else []
            return replace(self._here(last[0].source, mention), method="document") if last else None
        if kind not in _BODIES or mention.tree.tokens[mention.head].lemma not in _ANY_BODY:
            return None
        bodies = [
            s for s in self._recent(mention, _BODY_PARAGRAPHS_BACK) if s.source.kind is kind and _has_name(s.source)
        ]
        return replace(self._here(bodies[0].source, mention), method="role") if bodies else None

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
