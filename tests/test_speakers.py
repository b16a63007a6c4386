"""Every speaker is an actor where the text lets us tell, with the path; else the statement says why not."""

import pytest

import dragoman
from dragoman.model.reading import Reading, to_json


def speaker(text: str, said: str) -> tuple[list[str], str]:
    """Names of the speakers of the statement with this content, and the path to them."""
    reading = dragoman.read(text)
    actors = {a.id: a.name for a in reading.actors}
    (found,) = [s for s in reading.statements if any(said in span.of(text) for span in s.content)]
    return [actors[who] for who in found.speakers], "; ".join(found.speaker_path)


NOVAK = "Foreign Minister Jan Novak met his Kenyan counterpart, Amina Odhiambo, on Monday. "


@pytest.mark.parametrize(
    ("text", "said", "names", "path"),
    [
        (NOVAK + "Novak left early. He said talks would resume.", "talks would resume", ["Jan Novak"],
         "He ← Novak ← Foreign Minister Jan Novak"),
        (NOVAK + "She said the border would open.", "the border would open", ["Amina Odhiambo"],
         "She ← Odhiambo ← his Kenyan counterpart, Amina Odhiambo"),
        (NOVAK + "The minister's spokesman said no date was set.", "no date was set", ["minister's spokesman"],
         "The minister's spokesman"),
        ("Canada signed the accord. Ottawa said the line would be marked.", "the line would be marked", ["Canada"],
         "Ottawa ← Canada (seat)"),
        ("Kenya and Chad signed. The two sides said they would meet again.", "they would meet again",
         ["Kenya", "Chad"], "The two sides ← Kenya, Chad; The two sides ← Kenya, Chad"),
        ("A notice on the gate said the road was mined.", "the road was mined", ["A notice on the gate"],
         "A notice on the gate"),
        ("A diplomat who asked not to be named said it was over. Another diplomat said it was not.", "it was not",
         ["Another diplomat"], "Another diplomat"),
    ],
)  # fmt: skip
def test_the_path_leads_from_the_words_to_the_actor(text: str, said: str, names: list[str], path: str) -> None:
    found, shown = speaker(text, said)
    assert found == names
    assert shown.startswith(path)


@pytest.mark.parametrize(
    ("text", "said", "path"),
    [
        ("Minister Jan Novak and General Ivan Petrov spoke. He said it was late.", "it was late",
         "He ← ? (nobody told before fits)"),
        ("Interior Minister Jan Novak and Defence Minister Ivan Petrov spoke. The minister said it was late.",
         "it was late", "The minister ← ? (The minister: 2 fit: Jan Novak, Ivan Petrov)"),
        ("Lawmaker Anwar Bashir met his rival Khalid Bashir. Bashir said it was late.", "it was late",
         "Bashir ← ? (Bashir: 2 fit: Anwar Bashir, Khalid Bashir)"),
    ],
)  # fmt: skip
def test_where_two_fit_nobody_speaks_and_the_statement_says_why(text: str, said: str, path: str) -> None:
    assert speaker(text, said) == ([], path)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("“I was asleep when it fell,” said Ana Novak.", "I", "Ana Novak"),
        ("“We denied it in May,” the ministry said.", "We", "ministry"),
    ],
)
def test_the_first_person_in_quoted_words_is_the_one_who_is_quoted(text: str, word: str, name: str) -> None:
    actors = dragoman.read(text).actors
    assert [a.name for a in actors if any(m.text == word for m in a.mentions)] == [name]


def test_a_description_is_a_mention_with_all_that_narrows_it() -> None:
    actors = dragoman.read("A driver from the north told police that the gate was shut.").actors
    assert "A driver from the north" in {m.text for a in actors for m in a.mentions}


def test_the_path_survives_the_way_through_json() -> None:
    reading = dragoman.read(NOVAK + "She said the border would open.")
    plain = to_json(reading)
    assert plain["statements"][-1]["speaker_path"] == list(reading.statements[-1].speaker_path) != []
    assert isinstance(reading, Reading)
