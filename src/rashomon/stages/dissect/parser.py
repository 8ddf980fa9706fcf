"""The parser library, and the one place that knows it: text in, our flat tokens out."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from rashomon.errors import ModelError
from rashomon.schema.analysis import Name, NameKind, Token
from rashomon.stages.dissect.parsed import Parse
from rashomon.stages.dissect.stretches import cut, join

_KINDS = {
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.ORGANISATION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "NORP": NameKind.GROUP,
    "FAC": NameKind.FACILITY,
    "EVENT": NameKind.EVENT,
    "WORK_OF_ART": NameKind.WORK,
    "LAW": NameKind.WORK,
    "PRODUCT": NameKind.OTHER,
}
_BATCH = 32  # paragraphs; larger batches gain under 2 % and hold more memory


@cache
def load(model: str) -> Any:  # noqa: ANN401  (the parser library is untyped)
    """The parser for `model`: an installed package's import name, or a folder.

    Raises:
        ModelError: there is no such model.
    """
    import spacy  # noqa: PLC0415  (half a second: only when there is something to parse)

    try:
        if Path(model).is_dir():
            return spacy.load(model)
        return importlib.import_module(model).load()
    except (ImportError, OSError) as error:
        raise ModelError(f"the language model {model!r} is not installed; run `rashomon doctor`") from error


def parse(texts: Iterable[str], model: str, without: Sequence[str] = ()) -> Iterator[Parse]:
    """Parse each text once, in order. What is too long for the parser goes through it in stretches.

    `without` names parts of the parser ("ner", "lemmatizer") whose answers are not asked for.
    """
    whole = [cut(text) for text in texts]
    given = (stretch for stretches in whole for stretch in stretches)
    docs = load(model).pipe(given, batch_size=_BATCH, disable=without)
    for stretches in whole:
        yield join(stretches, [_flatten(doc) for doc in islice(docs, len(stretches))])


def _flatten(doc: Any) -> Parse:  # noqa: ANN401
    sentences = tuple((s.start, s.end) for s in doc.sents)
    number = [n for n, (start, end) in enumerate(sentences) for _ in range(start, end)]
    tokens = tuple(
        [
            Token(t.idx, t.idx + len(t), t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, t.head.i, n)
            for t, n in zip(doc, number, strict=True)
        ]
    )
    names = tuple(
        Name(e.start_char, e.end_char, e.text, _KINDS[e.label_], None, "parser") for e in doc.ents if e.label_ in _KINDS
    )
    return Parse(tokens, sentences, names)
