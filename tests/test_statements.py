"""Statements: who said what, in whose words, and what is no statement."""

from collections.abc import Callable

import pytest

from dragoman.find.quotations import find_quotations
from dragoman.find.statements import find_statements
from dragoman.knowledge import reporting
from dragoman.model.findings import Actor, ActorMention, Place, PlaceMention, Statement, Time
from dragoman.model.span import Span
from dragoman.parse import Parse

Parsed = Callable[..., Parse]


def actor(text: str, id: str, *names: str) -> Actor:
    """An actor who is mentioned wherever one of the names stands."""
    spots = [(n, name) for name in names for n in range(len(text)) if text.startswith(name, n)]
    mentions = tuple(
        ActorMention(start=n, end=n + len(name), text=name, form="name", made_by="test") for n, name in sorted(spots)
    )
    return Actor(
        id=id, name=names[0], kind="person", country=None, sector=None, office=None, wikidata=None, mentions=mentions,
        made_by="test",
    )  # fmt: skip


def read(
    parsed: Parsed, text: str, *actors: Actor, times: tuple[Time, ...] = (), places: tuple[Place, ...] = (),
    **metadata: str,
) -> tuple[Statement, ...]:  # fmt: skip
    parse = parsed(text, **metadata)
    return find_statements(parse, reporting.load(), find_quotations(parse), actors, times, places)


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


DIRECT = [
    ("“We are done,” Rau said on Friday.", ["We are done,"], ["Rau"], ["said"]),
    ("“We are done,” said Anna Rau, an envoy from Oslo.", ["We are done,"], ["Anna Rau, an envoy from Oslo"], ["said"]),
    ('Rau said: "We are done."', ["We are done."], ["Rau"], ["said"]),
    ("Rau told reporters, “We are done.”", ["We are done."], ["Rau"], ["told"]),
    ("“We are done,” said Rau, “and we go.”", ["We are done,", "and we go."], ["Rau"], ["said"]),
    ("“We are done,” Rau said. “We go home.”", ["We are done,", "We go home."], ["Rau"], ["said"]),
    ("‘We’re done,’ thundered the colonel.", ["We’re done,"], ["the colonel"], ["thundered"]),
    ("The paper said: “The army has left.\n“It will not come back.”",
     ["The army has left.", "It will not come back."], ["The paper"], ["said"]),
    ("The commission’s reply: “We have no list.”", ["We have no list."], ["The commission"], ["reply"]),
    ("Asked about the raid, Rau said, “Wait and see.”", ["Wait and see."], ["Rau"], ["said"]),
    ("The vote is over.\n“We are done.” ― Anna Rau", ["We are done."], ["Anna Rau"], []),
    ("Rau shook her head. “Never.”", ["Never."], ["Rau"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker", "cue"), DIRECT, ids=[row[0][:40] for row in DIRECT])
def test_direct_content_stands_strictly_between_the_marks(
    parsed: Parsed, text: str, content: list[str], speaker: list[str], cue: list[str]
) -> None:
    (found,) = read(parsed, text)
    assert found.kind == "direct"
    assert words(text, found.content) == words(text, found.quoted) == content
    assert (words(text, found.speaker_spans), words(text, found.cue)) == (speaker, cue)


INDIRECT = [
    ("Rau said that the road was open.", "the road was open", "Rau"),
    ("Rau said in a statement on Monday that the road was open.", "the road was open", "Rau"),
    ("The road is open, Rau said.", "The road is open", "Rau"),
    ("The bill is dead, said Anna Rau, a senator.", "The bill is dead", "Anna Rau, a senator"),
    ("OSLO, May 3 – The road is open, the foreign ministry said.", "The road is open", "the foreign ministry"),
    ("According to the monitors, the road was open.", "the road was open", "the monitors"),
    ("The road was open, according to a spokeswoman, Anna Rau.", "The road was open", "a spokeswoman, Anna Rau"),
    ("The army denied having fired.", "having fired", "The army"),
    ("The army accused Tavaria of laying mines.", "Tavaria of laying mines", "The army"),
    ("The bishop called for restraint.", "restraint", "The bishop"),
    ("The bishop called for talks to begin by June.", "talks to begin by June", "The bishop"),
    ("The envoy urged both sides to leave.", "to leave", "The envoy"),
    ("The governor promised to reopen the bridge.", "to reopen the bridge", "The governor"),
    ("The police put the number at three.", "the number at three", "The police"),
    ("The report said the wells were dry.", "the wells were dry", "The report"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker"), INDIRECT, ids=[row[0][:40] for row in INDIRECT])
def test_indirect_content_is_the_clause_without_its_complementiser(
    parsed: Parsed, text: str, content: str, speaker: str
) -> None:
    (found,) = read(parsed, text)
    assert found.kind == "indirect"
    assert words(text, found.content) == [content]
    assert words(text, found.speaker_spans) == [speaker]
    assert found.quoted == ()


MIXED = [
    ("Rau said the plan was “dead”.", ["the plan was “dead”"], ["dead"]),
    ("Both sides, he said, had accepted “in principle” a pause.",
     ["Both sides", "had accepted “in principle” a pause"], ["in principle"]),
    ("The army said it “has no knowledge” of that.", ["it “has no knowledge” of that"], ["has no knowledge"]),
    ("Belgrave calls the raid “a crime”.", ["the raid “a crime”"], ["a crime"]),
    ("If the bridge is opened, Rau said, the army “will act”.",
     ["If the bridge is opened", "the army “will act”"], ["will act"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "quoted"), MIXED, ids=[row[0][:40] for row in MIXED])
def test_mixed_content_is_the_whole_clause_with_the_quoted_words_apart(
    parsed: Parsed, text: str, content: list[str], quoted: list[str]
) -> None:
    (found,) = read(parsed, text)
    assert found.kind == "mixed"
    assert (words(text, found.content), words(text, found.quoted)) == (content, quoted)


@pytest.mark.parametrize(
    "text",
    [
        "The film “The Long Road” opened in Oslo.",
        "Rau told the station’s “Morning Mirror” about the raid.",
        "It was a so-called “peace march” through the old town.",
        "The minister did not say whether the road was open.",
        "The spokeswoman declined to comment on the raid.",
        "The ministry refused to confirm that the road was open.",
        "If the minister says that the road is open, nobody will believe him.",
        "The minister will announce that the war is over.",
        "Nobody said that the road was open.",
        "The general's horse stood in the yard.",
        "The guards allowed the convoy to pass.",
        "The king welcomed the envoy at the airport.",
    ],
)
def test_scare_quotes_titles_and_what_was_not_said_make_no_statement(parsed: Parsed, text: str) -> None:
    assert read(parsed, text) == ()


def test_a_report_that_goes_on_keeps_its_subject(parsed: Parsed) -> None:
    text = "Rau denied the charge, adding that he had been in Oslo. He also said the case was over."
    found = read(parsed, text)
    assert [words(text, s.speaker_spans) for s in found] == [["Rau"], ["Rau"], ["He"]]
    assert [words(text, s.content) for s in found] == [["the charge"], ["he had been in Oslo"], ["the case was over"]]


def test_two_reports_joined_by_and_have_one_speaker(parsed: Parsed) -> None:
    text = "They noted that the deadline of 1 July had not been kept, and regretted that no meeting took place."
    first, second = read(parsed, text)
    assert words(text, first.content) == ["the deadline of 1 July had not been kept"]
    assert words(text, second.speaker_spans) == ["They"]
    assert (first.act, second.act) == ("assert", "regret")


def test_a_second_speaker_is_heard_where_the_verb_is_not_said_again(parsed: Parsed) -> None:
    text = "Tavaria calls it an invasion, Norland a police matter."
    first, second = read(parsed, text)
    assert (words(text, first.content), words(text, first.speaker_spans)) == (["it an invasion"], ["Tavaria"])
    assert (words(text, second.content), words(text, second.speaker_spans)) == (["a police matter"], ["Norland"])


def test_a_semicolon_parts_two_reports(parsed: Parsed) -> None:
    text = "The ministry called for an inquiry; the army said it saw no need for one."
    first, second = read(parsed, text)
    assert (words(text, first.content), words(text, second.content)) == (["an inquiry"], ["it saw no need for one"])


def test_background_and_glosses_stay_outside(parsed: Parsed) -> None:
    text = "Rau noted that the rebels, who call themselves the Front, had promised lists."
    outer = next(s for s in read(parsed, text) if words(text, s.cue) == ["noted"])
    assert words(text, outer.content) == ["the rebels", "had promised lists"]


def test_what_is_reported_inside_a_report_lies_within_it(parsed: Parsed) -> None:
    text = "The king welcomed the news in a telephone call, the palace said."
    outer, inner = read(parsed, text, actor(text, "a1", "The king"), actor(text, "a2", "the palace"))
    assert (outer.speakers, inner.speakers, inner.within) == (("a2",), ("a1",), outer.id)
    assert words(text, inner.content) == ["the news"]
    assert inner.occasion == "phone_call"


def test_what_is_told_inside_a_quotation_lies_within_it(parsed: Parsed) -> None:
    text = "“The guards say they were asleep,” said Rau."
    outer, inner = read(parsed, text)
    assert (outer.kind, inner.within, words(text, inner.content)) == ("direct", outer.id, ["they were asleep"])


def test_a_relayed_source_speaks_and_the_agency_does_not(parsed: Parsed) -> None:
    text = "The agency, citing two diplomats, reported that the talks had failed."
    agency, source = actor(text, "a1", "The agency"), actor(text, "a2", "two diplomats")
    clauses = [s for s in read(parsed, text, agency, source) if words(text, s.content) == ["the talks had failed"]]
    assert [s.speakers for s in clauses] == [("a2",)]
    text = "A rebel source, quoted by the Sana agency, said the rounds had come from “the enemy’s own guns”."
    found = read(parsed, text, actor(text, "a1", "A rebel source"), actor(text, "a2", "the Sana agency"))
    assert [s.speakers for s in found] == [("a1",)]


def test_the_speaker_is_the_longest_mention_at_the_head_of_the_subject(parsed: Parsed) -> None:
    text = "Rau’s office said the road was open. Defence Minister Jan Novak, Rau’s aide, denied it."
    rau, novak = actor(text, "a1", "Rau"), actor(text, "a2", "Defence Minister Jan Novak", "Novak")
    office = actor(text, "a3", "Rau’s office")
    assert [s.speakers for s in read(parsed, text, rau, novak, office)] == [("a3",), ("a2",)]


def test_a_pronoun_speaks_for_the_actor_it_stands_for(parsed: Parsed) -> None:
    text = "Rau met the king. She said the road was open."
    assert [s.speakers for s in read(parsed, text, actor(text, "a1", "Rau", "She"))] == [("a1",)]


def test_joint_speakers_all_speak(parsed: Parsed) -> None:
    text = "Tavaria and Norland urged both sides to leave."
    found = read(parsed, text, actor(text, "a1", "Tavaria"), actor(text, "a2", "Norland"))
    assert [s.speakers for s in found] == [("a1", "a2")]


def test_one_phrase_for_two_actors_names_both(parsed: Parsed) -> None:
    text = "Both leaders promised to open four crossings."
    found = read(parsed, text, actor(text, "a1", "Both leaders"), actor(text, "a2", "Both leaders"))
    assert [s.speakers for s in found] == [("a1", "a2")]


@pytest.mark.parametrize(
    "text",
    [
        "Rau left early. It was reported that the road was open.",
        "Rau left early. Critics said the road was closed.",
        "“The road is open,” a man near Rau said.",
    ],
)
def test_without_a_known_speaker_nobody_is_named_and_never_the_nearest(parsed: Parsed, text: str) -> None:
    assert [s.speakers for s in read(parsed, text, actor(text, "a1", "Rau"))] == [()]


def test_a_floating_quotation_goes_on_from_the_speaker_before(parsed: Parsed) -> None:
    text = "Rau rejected the plan.\n“It is dead.”\nNovak praised it. “It lives.”"
    rau, novak = actor(text, "a1", "Rau"), actor(text, "a2", "Novak")
    floating = [s for s in read(parsed, text, rau, novak) if not s.cue]
    assert [(words(text, s.content), s.speakers) for s in floating] == [
        (["It is dead."], ("a1",)),
        (["It lives."], ("a2",)),
    ]


ACTS = [
    ("The army denied the charge.", "deny"),
    ("The army said there had been no strike at all.", "deny"),
    ("The envoy said it would see every prisoner.", "pledge"),
    ("Rau said she was prepared to consider the plan.", "offer"),
    ("“If Oslo fails, the war will go on,” said Rau.", "warn"),
    ("“We will not discuss the map,” said Rau.", "reject"),
    ("The mission said it could not tell who had fired.", "withhold_judgement"),
    ("“We do not comment on leaks,” said Rau.", "decline_comment"),
    ("Rau said rebel fighters had stormed a hospital.", "accuse"),
    ("Rau said dozens of people had been killed.", "assert"),
    ("Rau said the prisoners are to be flown home.", "announce"),
    ("The ministry demanded an apology.", "demand"),
    ("The bishop called for calm.", "call_for"),
    ("Tavaria calls it a war.", "label"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_the_act_follows_the_cue_and_where_that_is_neutral_what_is_said(parsed: Parsed, text: str, act: str) -> None:
    assert [s.act for s in read(parsed, text)] == [act]


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("Rau said at a press conference that the road was open.", "press_conference"),
        ("“It is over,” Rau told us by telephone.", "interview"),
        ("Rau said in a letter to the king that the road was open.", "letter"),
        ("Rau wrote on X that the road was open.", "social_media"),
        ("Rau said the press conference was over.", None),
    ],
)
def test_the_occasion_stands_beside_the_cue(parsed: Parsed, text: str, occasion: str | None) -> None:
    assert [s.occasion for s in read(parsed, text)] == [occasion]


def at(text: str, phrase: str, edtf: str) -> Time:
    start = text.index(phrase)
    return Time(
        id="t1", start=start, end=start + len(phrase), text=phrase, type="DATE", value=edtf, edtf=edtf,
        anchor="published", direction="past", made_by="test",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rau said on Monday that the road was open.", "2024-05-13"),
        ("Rau said that the road had opened on Monday.", "2024-05-13/2024-05-15"),
        ("Tavaria calls the raid on Monday a crime.", None),
    ],
)
def test_the_date_of_saying_governs_the_cue_else_publication_is_only_its_upper_bound(
    parsed: Parsed, text: str, expected: str | None
) -> None:
    found = read(parsed, text, times=(at(text, "Monday", "2024-05-13"),), published="2024-05-15")
    assert [s.time for s in found] == [expected]


def test_without_a_publication_date_an_undated_saying_has_none(parsed: Parsed) -> None:
    assert [s.time for s in read(parsed, "Rau said the road was open.")] == [None]


def test_addressee_and_place_of_the_saying_are_found(parsed: Parsed) -> None:
    text = "Rau told the council in Oslo that the road was open."
    start = text.index("Oslo")
    mention = PlaceMention(start=start, end=start + 4, text="Oslo", use="location", made_by="test")
    oslo = Place(
        id="p1", name="Oslo", kind="city", latitude=None, longitude=None, country=None, geonames=None, gazetteer=None,
        names=(), score=1.0, runners_up=(), mentions=(mention,), made_by="test",
    )  # fmt: skip
    (found,) = read(parsed, text, actor(text, "a1", "Rau"), actor(text, "a2", "the council"), places=(oslo,))
    assert (found.addressees, found.place) == (("a2",), "p1")


def test_an_unbalanced_mark_spoils_nothing_outside_its_paragraph(parsed: Parsed) -> None:
    text = "“The road is open, Rau said.\n“We go,” Novak said. The army denied the charge."
    found = read(parsed, text)
    assert [words(text, s.content) for s in found if s.speaker_spans and s.act != "assert"] == [["the charge"]]
    assert ["We go,"] in [words(text, s.content) for s in found]


@pytest.mark.parametrize("text", ["", " \n ", "“", "said", "“” ‘’ \" '", "Said said said.", ":", "“A”: B", "\u202e“a”"])
def test_scraps_are_read_without_a_failure(parsed: Parsed, text: str) -> None:
    assert isinstance(read(parsed, text), tuple)


def test_every_statement_says_why_it_is_one(parsed: Parsed) -> None:
    text = "Rau denied that he had left. “We stay,” he said. According to Novak, the road is open."
    found = read(parsed, text)
    assert [s.made_by for s in found] == ["verb deny + clause", "quotation, then say", "according to"]
    assert all(0 < s.confidence <= 1 for s in found)


def test_a_long_run_of_floating_quotations_is_read_to_its_end(parsed: Parsed) -> None:
    text = "Rau rejected the plan.\n" + "“It is over.”\n" * 1_200
    found = read(parsed, text, actor(text, "a1", "Rau"))
    assert len(found) == 1_201
    assert {s.speakers for s in found} == {("a1",)}


def test_who_backs_a_party_says_nothing_and_who_backs_a_plan_does(parsed: Parsed) -> None:
    text = "Kenya, which backs the Northern Front, waited. Kenya backs the plan."
    assert [words(text, s.content) for s in read(parsed, text)] == [["the plan"]]


def test_what_no_thing_can_do_is_done_by_the_speaker(parsed: Parsed) -> None:
    text = "Rau said on Tuesday that an airstrike killed nine people, and called on Peru to open its border."
    assert [words(text, s.content)[0].split(" to ")[0] for s in read(parsed, text)] == [
        "an airstrike killed nine people",
        "to open its border",
    ]


def test_what_a_thing_may_do_stays_in_what_is_said(parsed: Parsed) -> None:
    text = "Rau said the fire destroyed nine houses and threatened to reach the port."
    assert [words(text, s.content) for s in read(parsed, text)] == [
        ["the fire destroyed nine houses and threatened to reach the port"]
    ]
