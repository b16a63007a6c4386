"""Statements handed on: the one who said it speaks, and whoever hands it on is a relay and no speaker."""

from collections.abc import Callable

import pytest

from dragoman.find.quotations import find_quotations
from dragoman.find.statements import find_statements
from dragoman.knowledge import reporting
from dragoman.model.findings import Actor, ActorMention, Statement
from dragoman.model.span import Span
from dragoman.parse import Parse

Parsed = Callable[..., Parse]


def read(parsed: Parsed, text: str, *names: str) -> tuple[Statement, ...]:
    """Statements of a text in which the names are actors."""
    actors = tuple(
        Actor(
            id=name, name=name, kind="unspecified", country=None, sector=None, office=None, wikidata=None,
            made_by="test",
            mentions=tuple(
                ActorMention(start=n, end=n + len(name), text=name, form="name", made_by="test")
                for n in range(len(text)) if text.startswith(name, n)
            ),
        )
        for name in names
    )  # fmt: skip
    parse = parsed(text, published="2031-05-16")
    return find_statements(parse, reporting.load(), find_quotations(parse), actors, (), ())


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


RELAYED = [
    ("State television quoted the minister as saying that the port was open.", "the minister", "State television",
     "the port was open"),
    ("The agency cited the governor as saying that two bridges had been blown up.", "the governor", "The agency",
     "two bridges had been blown up"),
    ("The minister was quoted by state radio as saying that the port was shut.", "The minister", "state radio",
     "the port was shut"),
    ("“The port stays shut,” the agency quoted Deputy Premier Ana Rau as telling reporters.", "Ana Rau", "the agency",
     "The port stays shut,"),
    ("“The port stays shut,” Ana Rau was quoted as saying by the agency.", "Ana Rau", "the agency",
     "The port stays shut,"),
    ("A monitor, citing eyewitnesses, said that shells had hit the market.", "eyewitnesses", "A monitor",
     "shells had hit the market"),
    ("Shells had hit the market, the agency reported, citing a local doctor.", "a local doctor", "the agency",
     "Shells had hit the market"),
    ("Quoting two officials, the newspaper said the envoy would resign.", "two officials", "the newspaper",
     "the envoy would resign"),
    ("The paper quoted a diplomat who asked not to be named as saying that the talks had failed.", "a diplomat",
     "The paper", "the talks had failed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "relay", "content"), RELAYED, ids=[row[0][:40] for row in RELAYED])
def test_the_one_who_said_it_speaks_and_the_relay_does_not(
    parsed: Parsed, text: str, speaker: str, relay: str, content: str
) -> None:
    found = read(parsed, text, speaker, relay)
    inner = next(s for s in found if words(text, s.content) == [content])
    assert (inner.speakers, inner.relayed_by) == ((speaker,), (relay,))
    assert not any(relay in s.speakers for s in found)


def test_what_the_relay_hands_on_lies_around_what_was_said_and_has_no_speaker(parsed: Parsed) -> None:
    text = "State radio quoted the minister as saying the port was “closed for good”."
    outer, inner = read(parsed, text, "State radio", "the minister")
    assert words(text, outer.content) == ["the minister as saying the port was “closed for good”"]
    assert (outer.speakers, outer.relayed_by, outer.act) == ((), ("State radio",), "mention")
    assert (inner.speakers, inner.within, inner.kind) == (("the minister",), outer.id, "mixed")


@pytest.mark.parametrize(
    "text",
    [
        "The minister, citing a lack of fuel, said that the port was shut.",
        "The minister, citing a poll, said that the port was shut.",
        "The minister, quoting a poem, said that the port was shut.",
        "The minister, reporting rebels in the hills, said that the port was shut.",
    ],
)
def test_whoever_cites_a_thing_speaks_alone(parsed: Parsed, text: str) -> None:
    found = [s for s in read(parsed, text, "The minister") if words(text, s.content) == ["the port was shut"]]
    assert [(s.speakers, s.relayed_by) for s in found] == [(("The minister",), ())]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The agency quoted a police spokesman: “Nobody was hurt.”", "a police spokesman"),
        ("The paper quoted Ana Rau: “Nobody was hurt.”", "Ana Rau"),
    ],
)
def test_who_is_quoted_before_a_colon_speaks(parsed: Parsed, text: str, speaker: str) -> None:
    (found,) = read(parsed, text, speaker, "The agency", "The paper")
    assert (found.speakers, found.kind) == ((speaker,), "direct")


NESTED = [
    ("Rau said that Novak had told her that the guards had admitted that the road was mined.",
     [("Rau", None), ("Novak", "s1"), ("the guards", "s2")]),
    ("The Herald reported that Novak had said the road was open.", [("The Herald", None), ("Novak", "s1")]),
    ("According to the Herald, Novak told the king that the road was open.", [("the Herald", None), ("Novak", "s1")]),
    ("Sources told the Herald that Novak had denied the charge.", [("Sources", None), ("Novak", "s1")]),
    ("Novak told the Herald that the road was open.", [("Novak", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NESTED, ids=[row[0][:40] for row in NESTED])
def test_a_statement_in_a_statement_has_its_own_speaker_at_any_depth(
    parsed: Parsed, text: str, expected: list[tuple[str, str | None]]
) -> None:
    found = read(parsed, text, "Rau", "Novak", "the guards", "The Herald", "the Herald", "Sources")
    assert [(s.speakers, s.within) for s in found] == [((speaker,), within) for speaker, within in expected]


VIEWS = [
    ("In Rau’s view, the map is void.", "Rau", "the map is void"),
    ("The map is void, in Rau’s opinion.", "Rau", "The map is void"),
    ("By the army’s account, nobody was hurt.", "the army", "nobody was hurt"),
    ("Rau’s view is that the talks are over.", "Rau", "the talks are over"),
    ("The ministry’s position is that the map was never agreed.", "The ministry", "the map was never agreed"),
]


@pytest.mark.parametrize(("text", "speaker", "content"), VIEWS)
def test_what_somebody_holds_is_theirs(parsed: Parsed, text: str, speaker: str, content: str) -> None:
    (found,) = read(parsed, text, speaker)
    assert (found.speakers, words(text, found.content)) == ((speaker,), [content])


@pytest.mark.parametrize(
    "text",
    [
        "The bridge came into Rau’s view at noon.",
        "In Rau’s words there was no anger.",
        "The money was found in Rau’s account.",
        "Rau lives by her words.",
    ],
)
def test_a_view_and_an_account_of_another_kind_say_nothing(parsed: Parsed, text: str) -> None:
    assert read(parsed, text, "Rau") == ()
