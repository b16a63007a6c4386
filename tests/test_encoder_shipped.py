"""The weights that ship: they answer plain sentences of every type, and neither order nor company changes an answer."""

from pathlib import Path

import pytest

from dragoman.encoder import model
from dragoman.encoder.marks import read_marks
from dragoman.encoder.roots import BINARY, ROOTS, TYPES, likeliest
from dragoman.errors import KnowledgeError

PLAIN = [
    ("AGREE", "<s>Togo</s> has agreed to send <t>Benin</t> two hundred doctors next year, ministers said."),
    ("CONSULT", "<s>The foreign minister of Peru</s> met <t>his Chilean counterpart</t> in Arica on Friday."),
    ("SUPPORT", "<s>Iceland</s> praised <t>Georgia</t> for its courage and recognised its new parliament."),
    ("YIELD", "<s>The rebels</s> released <t>nine hostages</t> near Bangui on Monday after talks with elders."),
    ("COOPERATE", "<s>Kenyan police</s> and <t>Ugandan police</t> held joint patrols along the border in May."),
    ("AID", "<s>Norway</s> gave <t>Malawi</t> forty tonnes of maize and ten million dollars after the flood."),
    ("REQUEST", "<s>The United Nations</s> called on <t>the junta</t> to hold elections within a year."),
    ("REJECT", "<s>The government</s> refused to negotiate with <t>the rebels</t> and rejected their proposal."),
    ("ACCUSE", "<s>Opposition leaders</s> accused <t>the president</t> of rigging the vote in the north."),
    ("THREATEN", "<s>Iran</s> warned that it would attack <t>American ships</t> if sanctions were not lifted."),
    ("PROTEST", "Thousands of <s>farmers</s> marched through the capital to protest against <t>the government</t>."),
    ("SANCTION", "<s>Canada</s> imposed sanctions on <t>Belarus</t> and expelled its ambassador on Tuesday."),
    (
        "MOBILIZE",
        "<s>India</s> deployed ten thousand troops along its border with <t>Pakistan</t> and raised its alert.",
    ),
    ("COERCE", "<s>Police</s> arrested <t>twelve journalists</t> in Almaty and seized their computers."),
    ("ASSAULT", "<t>Three aid workers</t> were shot dead near Goma on Friday by <s>masked gunmen</s>."),
]


@pytest.mark.parametrize(("root", "sentence"), PLAIN, ids=[root for root, _ in PLAIN])
def test_plain_sentences_of_every_root_are_told(root: str, sentence: str) -> None:
    (chances,) = model.load().chances([read_marks(sentence)])
    assert likeliest(chances, ROOTS) == root


def test_chances_of_a_sentence_sum_to_one() -> None:
    for chances in model.load().chances([read_marks(sentence) for _, sentence in PLAIN]):
        assert tuple(chances) == TYPES
        assert sum(chances.values()) == pytest.approx(1, abs=1e-4)


def test_an_answer_does_not_hang_on_the_sentences_beside_it() -> None:
    sentences = [read_marks(sentence) for _, sentence in PLAIN]
    forward, backward = model.load().chances(sentences), model.load().chances(sentences[::-1])[::-1]
    assert forward == backward == [model.load().chances([sentence])[0] for sentence in sentences]


def test_the_marks_say_which_of_two_ties_is_meant() -> None:
    fed = read_marks("<s>Norwegian doctors</s> treated <t>the villagers</t>, whom government jets had bombed at dawn.")
    hit = read_marks("Norwegian doctors treated <t>the villagers</t>, whom <s>government jets</s> had bombed at dawn.")
    first, second = model.load().chances([fed, hit])
    assert [likeliest(first, BINARY), likeliest(second, ROOTS)] == ["COOP", "ASSAULT"]


def test_a_missing_encoder_is_named_and_left_out_where_it_may_be(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"relations\.onnx"):
        model.load(tmp_path)
    assert model.present(tmp_path) is None


def test_no_sentences_give_no_answers() -> None:
    assert model.load().chances([]) == []
