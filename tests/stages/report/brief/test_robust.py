"""Any words give a brief: names, subjects, values and what was said may be anything."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.stages.reconcile.telling import Told
from tests.stages.report.brief.briefed import briefed

from rashomon.schema.claim import Attribute
from rashomon.schema.statement import Directness, Modality, Source, SourceKind

WORDS = st.text(st.sampled_from("aA .,’'-/“”\n0129éЖ ٣|"), max_size=12) | st.sampled_from(
    ["the", "Police", "two of", "not ", "possibly ", "UNITED", "a b c d e f g", "one", "his", " / ", "dozens"]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, st.sampled_from(list(SourceKind)), WORDS), min_size=1, max_size=4), WORDS)
@example([("", "", SourceKind.PERSON, ""), (" ", "", SourceKind.PERSON, ""), ("\n", "", SourceKind.CROWD, "")], "")
def test_any_words_give_a_brief(rows: list[tuple[str, str, SourceKind, str]], said: str) -> None:
    told = Told()
    text = f"Fire in Velden\nA fire in Velden.\n{said} was said.\nMore than that was said in Velden."
    told.page("a", text, outlet=said or "x")
    told.page("b", text)
    for n, (name, described, kind, subject) in enumerate(rows):
        who = Source(name, kind, described=described)
        told.deaths("a", (n, n), who, subject=subject)
        told.claim("b", Attribute.MUNITIONS, (n, None), who, subject=subject)
        deed = told.claim("b", Attribute.RESPONSIBILITY, (None, None), who)
        told.claims[-1] = replace(deed, bounds=None, value=subject)
        told.say("a", "More than that was said in Velden.", who)
        told.statements[-1] = replace(
            told.statements[-1],
            id=f"s{n}",
            modality=list(Modality)[n],
            directness=list(Directness)[n % 3],
        )
    for kind_of in ("fire", "earthquake"):
        assert briefed(told, kind_of)
