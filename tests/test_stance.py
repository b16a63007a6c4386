"""What a word names is said to have happened, or not, by whom, and in whose words."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.find.stance import find_stance
from dragoman.knowledge import stances
from dragoman.model.findings import Statement
from dragoman.model.span import Span
from dragoman.model.stance import Stance
from dragoman.parse import Parse

Parser = Callable[..., Parse]


def statement(text: str, content: str, quoted: str = "", **fields: Any) -> Statement:
    """A statement whose content and quoted words are found in the text."""
    start = text.index(content)
    inside = (Span(text.index(quoted), text.index(quoted) + len(quoted)),) if quoted else ()
    values: dict[str, Any] = {
        "id": "s1", "speakers": ("a1",), "speaker_spans": (), "cue": (),
        "content": (Span(start, start + len(content)),),
        "quoted": inside, "kind": "indirect", "act": "assert", "addressees": (), "occasion": None, "time": None,
        "place": None, "within": None, "confidence": 1.0, "made_by": "test",
    }  # fmt: skip
    return Statement(**{**values, **fields})


def read(parsed: Parser, text: str, *statements: Statement) -> Stance:
    """The stance of the word in square brackets; statements are over the text without them."""
    parse = parsed(text.replace("[", "").replace("]", ""))
    word = parse.word_at(text.index("["))
    assert word is not None
    return find_stance(parse, stances.load(), statements)(word)


OUTLET = [
    ("The army [shelled] the town.", "reported_as_fact", False),
    ("No [talks] took place in Lima.", "reported_as_fact", True),
    ("The commission has never [met].", "reported_as_fact", True),
    ("Neither side [fired].", "reported_as_fact", True),
    ("The general refused to [meet] the envoy.", "reported_as_fact", True),
    ("The medics managed to [free] the hostages.", "reported_as_fact", False),
    ("The committee is due to [meet] in Lima.", "scheduled", False),
    ("The committee is to [meet] in Lima next week.", "scheduled", False),
    ("The next [meeting] will be held in Lima.", "scheduled", False),
    ("The truce [expires] on Monday.", "scheduled", False),
    ("The sides shall [exchange] lists within 90 days.", "pledged", False),
    ("The rebels promised to [release] the nuns.", "pledged", False),
    ("The envoy urged both sides to [withdraw].", "called_for", False),
    ("The envoy called for an independent [inquiry].", "called_for", False),
    ("The police could [arrest] the mayor.", "possible", False),
    ("If the talks [fail], the market will close.", "possible", False),
    ("The families will go home if the army [withdraws].", "possible", False),
    ("The colonel denied that his men had [shelled] the town.", "denied", False),
    ("The alleged [attack] closed the port.", "claimed", False),
    ("A joint [visit] planned for Monday was postponed.", "reported_as_fact", True),
    ("[Talks] were to have been held on Tuesday but were called off.", "reported_as_fact", True),
    ("There is nothing left to [sign].", "possible", False),
    ("Chad was the first state to [sign] the pact.", "reported_as_fact", False),
    ("The rebels never kept a line of what they [signed].", "reported_as_fact", False),
    ("After the [shelling] of the market the road was closed.", "reported_as_fact", False),
    ("The governor criticised the [attack] on the market.", "reported_as_fact", False),
    ("The union hopes to [meet] the minister after the raid.", "possible", False),
    ("The union hopes to meet the minister after the [raid].", "reported_as_fact", False),
    ("The mayor blamed the militia; a priest said that soldiers had [fired].", "claimed", False),
    ("The mayor [blamed] the militia; a priest said that soldiers had fired.", "reported_as_fact", False),
]


@pytest.mark.parametrize(("text", "status", "negated"), OUTLET, ids=[text for text, _, _ in OUTLET])
def test_operators_on_the_path_decide_the_status(parsed: Parser, text: str, status: str, negated: bool) -> None:
    found = read(parsed, text)
    assert (found.status, found.negated) == (status, negated)
    assert found.made_by


INSIDE = [
    ("The mayor said that soldiers had [burned] the café.", "soldiers had burned the café", "assert", "claimed"),
    ("The ministry denied that soldiers had [burned] it.", "soldiers had burned it", "deny", "denied"),
    ("The Red Cross said it would [visit] the camp.", "it would visit the camp", "pledge", "pledged"),
    ("The general warned that rebels would [attack] soon.", "rebels would attack soon", "warn", "possible"),
    ("The ministry announced that envoys would [meet].", "envoys would meet", "announce", "scheduled"),
    ("The envoy said the army must [withdraw].", "the army must withdraw", "demand", "called_for"),
]


@pytest.mark.parametrize(("text", "content", "act", "status"), INSIDE, ids=[row[0] for row in INSIDE])
def test_inside_a_statement_its_act_speaks(parsed: Parser, text: str, content: str, act: str, status: str) -> None:
    bare = text.replace("[", "").replace("]", "")
    found = read(parsed, text, statement(bare, content, act=act))
    assert (found.status, found.according_to) == (status, ("s1",))


def test_what_governs_a_statement_ends_with_it(parsed: Parser) -> None:
    text = "Her Tavarian counterpart, Ivo Rau, denied that any unit had crossed the line and [called] for an inquiry."
    plain = text.replace("[", "").replace("]", "")
    denied = statement(plain, "any unit had crossed the line", act="deny")
    assert read(parsed, text, denied).status == "reported_as_fact"
    asked = statement(plain, "an inquiry", id="s2", act="call_for")
    inquiry = text.replace("[called]", "called").replace("inquiry", "[inquiry]")
    assert read(parsed, inquiry, denied, asked).status == "called_for"


def test_the_innermost_statement_comes_first(parsed: Parser) -> None:
    text = "The ministry said its minister had said that rebels [attacked] the port."
    bare = text.replace("[", "").replace("]", "")
    outer = statement(bare, "its minister had said that rebels attacked the port")
    inner = statement(bare, "rebels attacked the port", id="s2", within="s1")
    assert read(parsed, text, outer, inner).according_to == ("s2", "s1")


def test_a_word_outside_every_statement_is_reported_as_fact_by_nobody_else(parsed: Parser) -> None:
    text = "After the [shelling], the mayor said that six people had died."
    found = read(parsed, text, statement(text.replace("[", "").replace("]", ""), "six people had died"))
    assert (found.status, found.according_to, found.words_of) == ("reported_as_fact", (), "outlet")


WORDS = [
    ("He said the “[attack]” would be studied.", "attack", ("a1",), "a1"),
    ("He said the [attack] would be “studied”.", "studied", ("a1",), "outlet"),
    ("They said the “[attack]” would be studied.", "attack", ("a1", "a2"), "mixed"),
    ("Someone said the “[attack]” would be studied.", "attack", (), "mixed"),
]


@pytest.mark.parametrize(("text", "quoted", "speakers", "owner"), WORDS, ids=[row[0] for row in WORDS])
def test_words_in_marks_are_the_speakers(
    parsed: Parser, text: str, quoted: str, speakers: tuple[str, ...], owner: str
) -> None:
    bare = text.replace("[", "").replace("]", "")
    content = bare[bare.index("said ") + 5 : -1]
    assert read(parsed, text, statement(bare, content, quoted, kind="mixed", speakers=speakers)).words_of == owner
