"""Who takes part where the happening's own clause leaves it open, and which words name no happening of their own."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.find.events import find_events
from dragoman.find.stance import find_stance
from dragoman.knowledge import codebook, stances
from dragoman.model.findings import Event
from dragoman.model.span import Span
from dragoman.parse import Parse
from tests.test_events import actors, find, place
from tests.test_stance import statement

Parser = Callable[..., Parse]


def spot(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),)


def one(events: tuple[Event, ...], text: str, word: str) -> Event:
    start = text.index(word)
    return next(e for e in events if any(s.start <= start < s.end for s in e.trigger))


@pytest.mark.parametrize(
    ("text", "word", "who", "whom"),
    [
        ("Chad and Niger agreed on a list after two days of talks.", "talks", ("Chad", "Niger"), ()),
        ("Chad summoned the consul and demanded an apology.", "demanded", ("Chad",), ("consul",)),
        ("Chad summoned the consul and demanded an apology.", "apology", ("consul",), ("Chad",)),
        ("Chad accused Niger on Monday of a cyberattack.", "cyberattack", ("Niger",), ()),
        ("The Front claimed responsibility for the bombing.", "bombing", ("Front",), ()),
        ("The Front denied responsibility for the bombing.", "bombing", (), ()),
        ("Ottawa, whose soldiers patrolled the line, left.", "patrolled", ("Ottawa",), ()),
        ("The Front fired on the positions of the Guard.", "fired", ("Front",), ("Guard",)),
        ("Chad imposed sanctions on the Guard on Monday.", "imposed", ("Chad",), ("Guard",)),
        ("The Front freed 42 of the Guard.", "freed", ("Front",), ("Guard",)),
        ("The arrest of the mayor followed.", "arrest", (), ("mayor",)),
        ("Novak's arrest was condemned.", "arrest", (), ("Novak",)),
    ],
)
def test_words_of_other_clauses_tell_who_takes_part(
    parsed: Parser, text: str, word: str, who: tuple[str, ...], whom: tuple[str, ...]
) -> None:
    names = tuple(n for n in ("Chad", "Niger", "Front", "Guard", "Ottawa", "consul", "mayor", "Novak") if n in text)
    event = one(find(parsed, text, names), text, word)
    assert (event.actors, event.recipients) == (who, whom)


def test_an_adjective_of_a_country_is_its_state(parsed: Parser) -> None:
    text = "Turkey said little. Any Turkish strike on Syrian positions would be answered by Syria."
    states = tuple(replace(a, kind="state", country=c) for a, c in zip(actors(text, "Turkey", "Syria"), ("TUR", "SYR")))
    lands = []
    for name, code in (("Turkish", "TUR"), ("Syrian", "SYR")):
        found = place(text, name)
        lands.append(
            replace(found, kind="country", country=code, mentions=(replace(found.mentions[0], use="modifier"),))
        )
    parse = parsed(text)
    stance_of = find_stance(parse, stances.load(), ())
    event = one(find_events(parse, codebook.load(), states, tuple(lands), (), stance_of), text, "strike")
    assert (event.actors, event.recipients) == (("Turkey",), ("Syria",))


def test_a_deed_of_saying_is_done_by_who_makes_the_statement(parsed: Parser) -> None:
    text = "Chad denied that its troops had fired and blamed Niger."
    said = replace(statement(text, "Niger", act="accuse", cue=spot(text, "blamed")), speakers=("Chad",))
    event = one(find(parsed, text, ("Chad", "Niger"), said=(said,)), text, "blamed")
    assert (event.actors, event.recipients) == (("Chad",), ("Niger",))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The envoy will convene a new round of talks in Lima.", "talks"),
        ("Twenty-three soldiers were killed and 40 wounded when gunmen attacked a base.", "wounded"),
        ("Twenty-three soldiers were killed and 40 wounded when gunmen attacked a base.", "attacked"),
        ("The shelling of Bol went on. Chad blamed Niger for the attack.", "attack"),
        ("Police fired tear gas at miners who blocked the road, wounding nine of them.", "wounding"),
    ],
)
def test_one_happening_is_told_once(parsed: Parser, text: str, word: str) -> None:
    events = find(parsed, text)
    assert len(one(events, text, word).trigger) > 1
    assert sum(any(s.start <= text.index(word) < s.end for s in e.trigger) for e in events) == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad exchanged prisoners of war with Niger.", "war"),
        ("Chad banned the officials from travelling to Lima.", "travelling"),
        ("We want an inquiry by the Conference on the Great Lakes.", "Conference"),
    ],
)
def test_kinds_of_people_bars_and_names_are_no_happenings(parsed: Parser, text: str, word: str) -> None:
    start = text.index(word)
    assert not any(s.start <= start < s.end for e in find(parsed, text) for s in e.trigger)


def test_what_talks_are_about_is_open(parsed: Parser) -> None:
    text = "The envoy will convene talks on a prisoner exchange in Lima."
    assert one(find(parsed, text), text, "exchange").status == "possible"


def test_a_relative_clause_denies_the_deed_it_hangs_on(parsed: Parser) -> None:
    text = "Niger wants proof that Chad stopped sheltering the rebels of the Front, which Chad denies doing."
    said = replace(statement(text, "doing", act="deny", cue=spot(text, "denies")), speakers=("Chad",))
    event = one(find(parsed, text, ("Niger", "Chad"), said=(said,)), text, "sheltering")
    assert (event.status, event.according_to) == ("denied", (said.id,))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Guns shelled the market in Bol. The Guard denied that its men had opened fire.", "opened"),
        ("Guns shelled the market in Bol. Chad proposed joint patrols there.", "patrols"),
        ("Chad and Niger agreed on a list after two days of talks in Bol.", "agreed"),
    ],
)
def test_the_place_just_told_is_the_place_of_what_goes_on_there(parsed: Parser, text: str, word: str) -> None:
    assert one(find(parsed, text, places=(place(text, "Bol"),)), text, word).place == "Bol"


def test_an_attack_told_elsewhere_is_not_at_the_place_before(parsed: Parser) -> None:
    text = "Guns shelled the market in Bol. Near Faya the rebels ambushed a patrol."
    event = one(find(parsed, text, places=(place(text, "Bol"), place(text, "Faya"))), text, "ambushed")
    assert event.place == "Faya"
