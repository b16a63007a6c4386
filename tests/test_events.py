"""Who did what to whom, when and where, and what makes two mentions one happening."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.find.events import find_events
from dragoman.find.stance import find_stance
from dragoman.knowledge import codebook, stances
from dragoman.model.findings import Actor, ActorMention, Event, Place, PlaceMention, Statement, Time
from dragoman.model.span import Span
from dragoman.parse import Parse
from tests.test_stance import statement

Parser = Callable[..., Parse]


def actors(text: str, *names: str) -> tuple[Actor, ...]:
    """One actor a name, with every occurrence as a mention; ids are the names."""
    made = []
    for name in names:
        starts = [i for i in range(len(text)) if text.startswith(name, i)]
        mentions = tuple(
            ActorMention(start=i, end=i + len(name), text=name, form="name", made_by="test") for i in starts
        )
        fields: dict[str, Any] = dict.fromkeys(("country", "sector", "office", "wikidata"))
        made.append(Actor(id=name, name=name, kind="group", mentions=mentions, made_by="test", **fields))
    return tuple(made)


def place(text: str, name: str) -> Place:
    start = text.index(name)
    mention = PlaceMention(start=start, end=start + len(name), text=name, use="location", made_by="test")
    return Place(
        id=name, name=name, kind="city", latitude=None, longitude=None, country=None, geonames=None, gazetteer=None,
        names=(), score=1.0, runners_up=(), mentions=(mention,), made_by="test",
    )  # fmt: skip


def time(text: str, words: str, edtf: str) -> Time:
    start = text.index(words)
    return Time(
        id="t1", start=start, end=start + len(words), text=words, type="DATE", value=edtf, edtf=edtf, anchor="explicit",
        direction=None, made_by="test",
    )  # fmt: skip


def find(
    parsed: Parser,
    text: str,
    names: tuple[str, ...] = (),
    places: tuple[Place, ...] = (),
    times: tuple[Time, ...] = (),
    said: tuple[Statement, ...] = (),
    published: str | None = None,
) -> tuple[Event, ...]:
    parse = parsed(text, published=published)
    stance_of = find_stance(parse, stances.load(), said)
    return find_events(parse, codebook.load(), actors(text, *names), places, times, stance_of, said)


def words(text: str, event: Event) -> list[str]:
    return [span.of(text) for span in event.trigger]


ROLES = [
    ("Kenya attacked Somalia.", ("Kenya",), ("Somalia",)),
    ("Somalia was attacked by Kenya.", ("Kenya",), ("Somalia",)),
    ("Somalia was attacked.", (), ("Somalia",)),
    ("Kenya and Chad attacked Somalia.", ("Kenya", "Chad"), ("Somalia",)),
    ("Kenya, which attacked Somalia, was silent.", ("Kenya",), ("Somalia",)),
    ("Kenya wanted to attack Somalia.", ("Kenya",), ("Somalia",)),
    ("Chad ordered Kenya to attack Somalia.", ("Kenya",), ("Somalia",)),
    ("The attack on Somalia by Kenya followed.", ("Kenya",), ("Somalia",)),
    ("Kenya's attack on Somalia followed.", ("Kenya",), ("Somalia",)),
    ("Kenya launched an attack on Somalia.", ("Kenya",), ("Somalia",)),
    ("The shelling of Somalia went on.", (), ("Somalia",)),
    ("Kenya met Chad in Lima.", ("Kenya", "Chad"), ()),
    ("Kenya held talks with Chad.", ("Kenya", "Chad"), ()),
    ("The talks between Kenya and Chad began.", ("Kenya", "Chad"), ()),
    ("Kenya’s withdrawal was watched by Chad.", ("Kenya",), ()),
    ("A trawler was fired on at dawn, wounding Somalia.", (), ("Somalia",)),
    ("Chad regretted reports that shots had been fired, wounding Somalia.", (), ("Somalia",)),
]


@pytest.mark.parametrize(("text", "who", "whom"), ROLES, ids=[text for text, _, _ in ROLES])
def test_roles_follow_the_frame_and_not_the_order(
    parsed: Parser, text: str, who: tuple[str, ...], whom: tuple[str, ...]
) -> None:
    found = find(parsed, text, ("Kenya", "Chad", "Somalia"))
    wanted = {"wounding", "attack", "attacked", "shelling", "met", "talks", "withdrawal"}
    event = next(e for e in found if wanted & {w.lower() for w in words(text, e)})
    assert (event.actors, event.recipients) == (who, whom)


TYPES = [
    ("The ministers met in Lima.", "CONSULT", None, "reported_as_fact"),
    ("The ministers will meet in Lima on Friday.", "AGREE", None, "scheduled"),
    ("The ministers did not meet in Lima.", "CONSULT", None, "reported_as_fact"),
    ("The army will withdraw from the town.", "RETREAT", "withdraw", "scheduled"),
    ("Norway will send food to Malawi.", "AID", None, "scheduled"),
    ("We will not meet the envoy.", "REJECT", "meet", "reported_as_fact"),
    ("The rebels promised to repaint the bridge.", "AGREE", None, "pledged"),
    ("The two navies promised to cooperate.", "AGREE", None, "pledged"),
]


@pytest.mark.parametrize(("text", "kind", "mode", "status"), TYPES, ids=[text for text, *_ in TYPES])
def test_plovers_modality_changes_the_type_only_where_the_codebook_says(
    parsed: Parser, text: str, kind: str, mode: str | None, status: str
) -> None:
    (event,) = find(parsed, text)
    assert (event.type, event.mode, event.status) == (kind, mode, status)


def test_a_date_names_no_event(parsed: Parser) -> None:
    text = "The school stayed open on 8 March."
    assert find(parsed, text, times=(time(text, "8 March", "2024-03-08"),)) == ()


NOTHING = [
    "The mayor said that bread is dear.",
    "A ceasefire monitor bought a ticket at the attack helicopter museum.",
    "Villagers called it an invasion.",
    "The news conference lasted an hour.",
    "It rained in March.",
    "Asked when the rain would stop, the mayor smiled.",
    "The mayor rejected the accusation.",
    "The mayor refused to comment.",
    "Commission on the Demarcation of the Border\nIt rained.",
    "Nobody was hurt in the rain.",
    "They could not establish who fired.",
    "There was nothing the army could have asked for.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_coded_where_nothing_happens(parsed: Parser, text: str) -> None:
    assert find(parsed, text) == ()


def test_date_and_place_go_to_the_event_of_their_clause(parsed: Parser) -> None:
    text = "The envoy visited Lima on Monday, and rebels attacked Goma on Tuesday."
    made = find(
        parsed,
        text,
        places=(place(text, "Goma"),),
        times=(time(text, "Monday", "2024-01-01"), time(text, "Tuesday", "2024-01-02")),
    )
    assert [(e.mode or e.type, e.place, e.time) for e in made] == [
        ("visit", None, "2024-01-01"),
        ("ASSAULT", "Goma", "2024-01-02"),
    ]


def test_a_date_with_by_is_open_towards_the_past(parsed: Parser) -> None:
    text = "The army will withdraw by 1 November."
    (event,) = find(parsed, text, times=(time(text, "1 November", "2024-11-01"),))
    assert event.time == "../2024-11-01"


def test_the_date_of_saying_is_not_the_date_of_the_deed(parsed: Parser) -> None:
    text = "The ministry said on Monday that the army had withdrawn."
    (event,) = find(parsed, text, times=(time(text, "Monday", "2024-01-01"),))
    assert event.time is None


def test_a_deed_without_a_date_gets_neither_that_of_its_denial_nor_of_publication(parsed: Parser) -> None:
    text = "Rebels have burned the clinic. The colonel denied on Monday that his men had shot a nurse."
    denial = statement(text, "his men had shot a nurse", act="deny", time="2024-01-01")
    found = find(parsed, text, said=(denial,), published="2024-01-05")
    assert [e.time for e in found] == [None, None]


def test_a_saying_is_told_by_its_own_statement(parsed: Parser) -> None:
    text = "Chad accused Niger of arson."
    charge = statement(text, "of arson", cue=(Span(5, 12),), act="accuse", time="2024-01-01")
    (event,) = find(parsed, text, ("Chad", "Niger"), said=(charge,))
    assert (event.according_to, event.time) == (("s1",), "2024-01-01")


DATED = [
    ("The union condemned the raid on the market on Monday.", "Monday", "raid"),
    ("Villagers heard a blast on Monday.", "Monday", "blast"),
    ("Fighting erupted on Monday.", "Monday", "Fighting"),
    ("The union urged the army to honour the Monday accord.", "Monday", None),
    ("The sides agreed to finish the survey by Monday.", "Monday", None),
    ("The army dismantled every post built on Monday.", "Monday", None),
]


@pytest.mark.parametrize(("text", "when", "word"), DATED, ids=[text for text, _, _ in DATED])
def test_a_date_belongs_to_the_deed_it_stands_with(parsed: Parser, text: str, when: str, word: str | None) -> None:
    found = find(parsed, text, times=(time(text, when, "2024-01-01"),))
    assert [words(text, e)[0] for e in found if e.time] == ([word] if word else [])


NOWHERE = [
    ("Chad accused Lima of arson.", "Lima"),
    ("A patrol sent from Lima was attacked.", "Lima"),
    ("Lima attacked the base.", "Lima"),
    ("The ministers met on Lima and the dam.", "Lima"),
]


@pytest.mark.parametrize(("text", "name"), NOWHERE, ids=[text for text, _ in NOWHERE])
def test_a_party_or_a_topic_is_no_place(parsed: Parser, text: str, name: str) -> None:
    assert [e.place for e in find(parsed, text, places=(place(text, name),))] == [None]


def test_a_definite_noun_takes_up_the_event_told_before(parsed: Parser) -> None:
    text = "Guns shelled the market at dawn.\nThe shelling went on until noon, said the “mayor”."
    (event,) = find(parsed, text)
    assert words(text, event) == ["shelled", "shelling"]


def test_a_new_meeting_is_not_the_old_one(parsed: Parser) -> None:
    text = "The ministers met in Lima.\nThe next meeting will be held in Quito."
    assert [e.status for e in find(parsed, text)] == ["reported_as_fact", "scheduled"]


CAME_OF = [
    ("The army promised to withdraw from the town. It never happened.", "reported_as_fact", True),
    ("Talks were to open in Lima yesterday; they did not.", "reported_as_fact", True),
    ("Chad promised to open four crossings. None has opened.", "reported_as_fact", True),
    ("The ministers had planned to sign the pact in May; they signed it in June.", "reported_as_fact", False),
    ("The army promised to withdraw from the town. The mayor is glad.", "pledged", False),
    ("The army promised to withdraw from the town. The flood did not come.", "pledged", False),
]


@pytest.mark.parametrize(("text", "status", "negated"), CAME_OF, ids=[text for text, _, _ in CAME_OF])
def test_a_later_sentence_tells_what_came_of_a_plan(parsed: Parser, text: str, status: str, negated: bool) -> None:
    event = find(parsed, text)[0]
    assert (event.status, event.negated) == (status, negated)


def test_what_was_moved_did_not_take_place_on_its_first_day(parsed: Parser) -> None:
    text = "The ministers were to meet on 3 May. The session was moved to 9 May."
    days = (time(text, "3 May", "2024-05-03"), time(text, "9 May", "2024-05-09"))
    found = find(parsed, text, times=days)
    assert [(e.status, e.negated, e.time) for e in found] == [
        ("reported_as_fact", True, "2024-05-03"),
        ("scheduled", False, "2024-05-09"),
    ]


def test_what_is_only_called_for_is_no_denial_of_a_fact(parsed: Parser) -> None:
    event = find(parsed, "The envoy urged the army not to shell the town.")[-1]
    assert (event.status, event.negated) == ("called_for", False)


def test_the_deed_that_is_promised_or_asked_for_is_named_where_no_cue_knows_it(parsed: Parser) -> None:
    found = find(parsed, "The army undertook to repaint the bridge. The town must mend its roof.")
    assert [(e.status, e.type) for e in found] == [("pledged", "AGREE"), ("called_for", None)]


def test_nameless_harm_belongs_to_the_attack_before_it(parsed: Parser) -> None:
    text = "Militiamen raided the village. Six people were killed."
    (event,) = find(parsed, text)
    assert words(text, event) == ["raided", "killed"]


def test_a_headline_repeats_the_body(parsed: Parser) -> None:
    text = "Rebels release hostages\nRebels released four hostages on Monday, after a week."
    (event,) = find(parsed, text, ("Rebels",))
    assert words(text, event) == ["release", "hostages", "released", "hostages"]


def test_offsets_are_code_points(parsed: Parser) -> None:
    text = "“Ta‘iz” — 𝒳: naïve soldiers shelled the café."
    (event,) = find(parsed, text)
    assert words(text, event) == ["shelled"]
