"""Labelled sentences: how they are read, varied, compared with held-out ones and scored; no torch is needed here."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.encoder.marks import Marked, read_marks
from dragoman.errors import InputError
from dragoman.train import compose
from dragoman.train.leaks import leaks
from dragoman.train.rows import Example, read
from dragoman.train.scores import confusions, macro_f1
from dragoman.train.vary import Variation, put

OWN = Path(__file__).parent.parent / "training" / "relations"


def shown(marked: Marked) -> str:
    marks = [(span, side) for span, side in ((marked.source, "s"), (marked.target, "t")) if span]
    text = marked.text
    for span, side in sorted(marks, reverse=True, key=lambda mark: mark[0].start):
        text = f"{text[: span.start]}<{side}>{text[span.start : span.end]}</{side}>{text[span.end :]}"
    return text


@pytest.mark.parametrize(
    ("file", "content", "allowed"),
    [
        ("own.tsv", "root\tmode\tform\tsentence\nAID\t\tpast\t<s state>Chad</s> fed <t state>Niger</t>.\n", {"AID"}),
        ("public.tsv", "marked_sentence\tgold_root\n<s>Chad</s> fled <t>Niger</t>.\tYIELD\n", {"CONCEDE", "RETREAT"}),
        (
            "rows.jsonl",
            '{"text": "Chad fed Niger.", "source": "Chad", "target": "Niger", "label_root": "AID"}',
            {"AID"},
        ),
        (
            "wide.csv",
            "sentence,source,target,quad\nChad met Niger.,Chad,Niger,V-COOP\n",
            {"AGREE", "CONSULT", "SUPPORT"},
        ),
    ],
)
def test_labelled_sentences_are_read_in_the_forms_they_come_in(
    tmp_path: Path, file: str, content: str, allowed: set[str]
) -> None:
    (tmp_path / file).write_text(content, encoding="utf-8")
    (example,) = read(tmp_path)
    assert example.allowed == allowed
    assert shown(example.marked).startswith("<s>Chad</s>")


@pytest.mark.parametrize("row", ["HUG\t<s>A</s> met <t>B</t>.", "AID\t"])
def test_a_row_without_known_label_or_sentence_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "bad.tsv").write_text(f"root\tsentence\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.tsv:2"):
        read(tmp_path / "bad.tsv")


def test_our_own_sentences_all_have_both_marks_and_do_not_repeat() -> None:
    examples = read(OWN)
    assert not [e.marked.text for e in examples if e.marked.source is None or e.marked.target is None]
    texts = [example.marked.text for example in examples]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("side", "words", "expected"),
    [
        ("source", "The Economic Community", "<s>The Economic Community</s> met <t>Mali</t>."),
        ("target", "it", "<s>Chad</s> met <t>it</t>."),
    ],
)
def test_a_marked_actor_is_put_in_place_of_another(side: str, words: str, expected: str) -> None:
    assert shown(put(read_marks("<s>Chad</s> met <t>Mali</t>."), side, words)) == expected


def test_variations_keep_label_and_relation() -> None:
    example = Example(marked=read_marks("<s state>Chad</s> fed <t state>Niger</t>."), allowed=frozenset({"AID"}))
    variation = Variation([example], seed=1)
    varied = [variation.varied(example) for _ in range(200)]
    assert {one.allowed for one in varied} == {frozenset({"AID"})}
    assert len({one.marked.text for one in varied}) > 50
    for one in varied:
        source, target = one.marked.source, one.marked.target
        assert source is None or target is None or one.marked.text[source.end : target.start] == " fed "


def test_the_same_seed_varies_alike() -> None:
    example = Example(marked=read_marks("<s state>Chad</s> fed <t state>Niger</t>."), allowed=frozenset({"AID"}))
    first, second = (Variation([example], seed=3) for _ in range(2))
    assert [first.varied(example) for _ in range(20)] == [second.varied(example) for _ in range(20)]


HELD_OUT = "The army of Chad said on Monday that it had left the northern town of Faya for good."


@pytest.mark.parametrize(
    ("sentence", "leaks_out"),
    [
        ("The army of Chad said on Monday that rebels had fled.", True),
        ("Witnesses agree: it had left the northern town of Moussoro for good.", False),
        ("Witnesses say that it had left the northern town of Faya for good.", True),
        ("The army of Chad said on Tuesday that rebels had fled.", False),
    ],
)
def test_sentences_that_share_an_opening_or_a_long_run_are_leaks(sentence: str, leaks_out: bool) -> None:
    assert bool(list(leaks([sentence], [HELD_OUT]))) == leaks_out


def test_macro_f1_is_the_mean_over_classes() -> None:
    pairs = [("AID", "AID"), ("AID", "AGREE"), ("AGREE", "AGREE"), ("COERCE", "ASSAULT")]
    assert macro_f1(pairs) == pytest.approx(100 * (2 / 3 + 2 / 3 + 0 + 0) / 4)
    assert set(confusions(pairs)) == {("AID", "AGREE", 1), ("COERCE", "ASSAULT", 1)}


FRAMES = """when\tframe
same\t{s} {past} today.
passive\t{passive} today.
promised\t{s} will {base}.
refused\t{s} refused to {base}.
threatened\t{s} threatened to {base}.
asked\t{s} asked {o} to {base}.
"""


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (
            "AID\tfeed {t}\tfed {t}\t{t} was fed by {s}",
            {
                ("AID", "<s>A</s> fed <t>A</t> today."),
                ("AID", "<t>A</t> was fed by <s>A</s> today."),
                ("AGREE", "<s>A</s> will feed <t>A</t>."),
                ("REJECT", "<s>A</s> refused to feed <t>A</t>."),
                ("REQUEST", "<s>A</s> asked <t>A</t> to feed A."),
            },
        ),
        (
            "ASSAULT\tbomb {t}\tbombed {t}\t",
            {("ASSAULT", "<s>A</s> bombed <t>A</t> today."), ("THREATEN", "<s>A</s> threatened to bomb <t>A</t>.")},
        ),
        ("ACCUSE\tblame {t}\tblamed {t}\t", {("ACCUSE", "<s>A</s> blamed <t>A</t> today.")}),
    ],
)
def test_a_phrase_takes_the_type_of_its_mood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, phrase: str, expected: set[tuple[str, str]]
) -> None:
    monkeypatch.setattr(compose, "SAID", 1)
    (tmp_path / "frames.tsv").write_text(FRAMES, encoding="utf-8")
    (tmp_path / "plain.tsv").write_text(f"root\tbase\tpast\tpassive\n{phrase}\n", encoding="utf-8")
    pools = dict.fromkeys((*compose.SOURCES, *compose.TARGETS), ("A",))
    found = {(*example.allowed, shown(example.marked)) for example in compose.composed(tmp_path, pools, 1)}
    assert found == expected


def test_without_torch_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    result = CliRunner().invoke(app, ["train", "relations", str(OWN)])
    assert result.exit_code == 2
    assert 'pip install "dragoman[train]"' in result.output
