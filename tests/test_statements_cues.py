"""Statements whose cue stands in an aside, is joined to another, or says a noun again; and the day of the saying."""

from collections.abc import Callable

import pytest

from dragoman.find.quotations import find_quotations
from dragoman.find.statements import find_statements
from dragoman.knowledge import reporting
from dragoman.model.findings import Actor, ActorMention, Statement, Time
from dragoman.model.span import Span
from dragoman.parse import Parse

Parsed = Callable[..., Parse]


def read(parsed: Parsed, text: str, *names: str, **dates: str) -> tuple[Statement, ...]:
    """Statements of a text; the names are actors, `on_Monday="2024-05-13"` makes `Monday` a date."""
    actors = tuple(
        Actor(
            id=name, name=name, kind="state", country=None, sector=None, office=None, wikidata=None, made_by="test",
            mentions=tuple(
                ActorMention(start=n, end=n + len(name), text=name, form="name", made_by="test")
                for n in range(len(text)) if text.startswith(name, n)
            ),
        )
        for name in names
    )  # fmt: skip
    times = tuple(
        Time(
            id=f"t{n}", start=text.index(words), end=text.index(words) + len(words), text=words, type="DATE",
            value=edtf, edtf=edtf, anchor="explicit", direction=None, made_by="test",
        )
        for n, (key, edtf) in enumerate(dates.items())
        for words in [key.removeprefix("on_").replace("_", " ")]
    )  # fmt: skip
    parse = parsed(text, published="2024-05-16")
    return find_statements(parse, reporting.load(), find_quotations(parse), actors, times, ())


def said(text: str, found: tuple[Statement, ...]) -> list[tuple[str, str, str]]:
    """Speaker, cue and content of each, in words."""

    def of(spans: tuple[Span, ...]) -> str:
        return " … ".join(span.of(text) for span in spans)

    return [(of(s.speaker_spans), of(s.cue), of(s.content)) for s in found]


REPORTS = [
    ("Norland, which denies arming the rebels, said it would attend the talks.",
     [("which", "denies", "arming the rebels"), ("Norland", "said", "it would attend the talks")]),
    ("China, which has offered to host the two envoys, called for calm.",
     [("which", "has offered", "to host the two envoys"), ("China", "called for", "calm")]),
    ("Brazil, which hosted a first round in March, urged both to refrain from violence.",
     [("Brazil", "urged", "to refrain from violence")]),
    ("The queen could not say who had fired, but went on to insist that the truce held.",
     [("The queen", "went on to insist", "the truce held")]),
    ("The judge has repeatedly said that the list is lost.",
     [("The judge", "has repeatedly said", "the list is lost")]),
    ("Her plan for a joint river police fared better: Guinea's ambassador welcomed it.",
     [("Guinea's ambassador", "welcomed", "it")]),
    ("The lawyers issued a note of their own: it demanded names.", [("it", "demanded", "names")]),
    ("Work on it would begin in April, added its Mongolian director, provided that it rained.",
     [("its Mongolian director", "added", "Work on it would begin in April … provided that it rained")]),
    ("Two hostages are still alive and held near Gao, an Algerian security source said late on Tuesday.",
     [("an Algerian security source", "said", "Two hostages are still alive and held near Gao")]),
    ("Half of the ballots arrived wet, the observer noted drily in her log, and one box had been opened with a spoon.",
     [("the observer", "noted", "Half of the ballots arrived wet … and one box had been opened with a spoon")]),
    ("Nicaraguan fishermen were accused by a Honduran captain of cutting his moorings.",
     [("a Honduran captain", "were accused", "Nicaraguan fishermen … of cutting his moorings")]),
    ("The bridge is said to be open.", [("", "is said", "The bridge … to be open")]),
    ("The raid was condemned by the league.", [("the league", "was condemned", "The raid")]),
    ("The raid was condemned.", []),
    ("Two guards were allowed to leave.", []),
    ("The blast was an accident, the colonel insisted, and nobody had been near the gate.",
     [("the colonel", "insisted", "The blast was an accident … and nobody had been near the gate")]),
    ("It was, she added, the one thing her country could not forgive.",
     [("she", "added", "It was … the one thing her country could not forgive")]),
    ("Should the drought last into October, warns the region's water board, the city will have to choose.",
     [("the region's water board", "warns", "Should the drought last into October … the city will have to choose")]),
    ("The Tanzanian said the fence would come down within a week; his host was more guarded.",
     [("The Tanzanian", "said", "the fence would come down within a week")]),
    ("Their leader, Muthu Rajan, alleged on Saturday that 14 ledgers had been burned.",
     [("Their leader, Muthu Rajan", "alleged", "14 ledgers had been burned")]),
    ("He, for his part, told the Courier he had been joking.", [("He", "told", "he had been joking")]),
    ("The king promised to free every prisoner – there are ninety of them – before the feast.",
     [("The king", "promised", "to free every prisoner … before the feast")]),
    ("Norland rejects a claim by Congolese officials that its drones struck the port.",
     [("Norland", "rejects", "a claim by Congolese officials that its drones struck the port"),
      ("Congolese officials", "claim", "its drones struck the port")]),
    ("An audit by the inspectors found that the fuel had vanished.",
     [("An audit by the inspectors", "found", "the fuel had vanished")]),
    ("The driver knew that the road was mined.", []),
    ("Rau said that Norland wanted a corridor and that the clans feared a war.",
     [("Rau", "said", "Norland wanted a corridor and that the clans feared a war")]),
    ("The palace let it be known that the king was ill.",
     [("The palace", "let … known", "the king was ill")]),
    ("The envoy was critical of the curfew.", [("The envoy", "was critical of", "the curfew")]),
    ("The judge interrupted him to say that the list was late.",
     [("The judge", "to say", "the list was late")]),
    ("The state government has promised him 200 more men, he says, by December.",
     [("he", "says", "The state government has promised him 200 more men … by December"),
      ("The state government", "has promised", "him 200 more men")]),
    ("When the widow was at last received by the king, he promised her a house.", [("he", "promised", "her a house")]),
    ("The rebels offered a truce until the Water Festival.",
     [("The rebels", "offered", "a truce until the Water Festival")]),
    ("She denied a report in the Herald that she had met the envoys.",
     [("She", "denied", "a report in the Herald that she had met the envoys")]),
    ("The governor assured them, in front of reporters, that his own convoys would be supplied first.",
     [("The governor", "assured", "his own convoys would be supplied first")]),
    ("The king is said by courtiers to be tired.", [("courtiers", "is said", "The king … to be tired")]),
    ("The list, the envoy went on, was already late.",
     [("the envoy", "went on", "The list … was already late")]),
    ("The union wants the port reopened by Friday.", [("The union", "wants", "the port reopened by Friday")]),
    ("The guards beat anyone who spoke of the shooting.", []),
    ("It was a charge the army rejected.", [("the army", "rejected", "a charge")]),
    ("It was a charge that his Norland counterpart flatly denied.",
     [("his Norland counterpart", "flatly denied", "a charge")]),
    ("Norland, which backs the rebels, urged calm.", [("Norland", "urged", "calm")]),
    ("The report, which Norland denied, was late.", [("Norland", "denied", "The report")]),
    ("The camp, which the army attacked, burned.", []),
    ("Amman neither confirmed nor denied on Friday that its pilots had flown there.",
     [("Amman", "confirmed nor denied", "its pilots had flown there")]),
    ("Her proposal of a joint river police fared better.", [("Her", "proposal", "a joint river police")]),
    ("What he did not know, he said, was that his cousin was on it.",
     [("he", "said", "What he did not know … was that his cousin was on it")]),
    ("He was asked what he had done.", []),
    ("The bridge, the mayor suggested, could be shared by both, though she admitted that neither had asked.",
     [("the mayor", "suggested", "The bridge … could be shared by both"), ("she", "admitted", "neither had asked")]),
    ("The judge insisted that the file be kept, before conceding that it was lost.",
     [("The judge", "insisted", "the file be kept"), ("The judge", "conceding", "it was lost")]),
    ("The widows had campaigned for months.", []),
    ("The families have been asked for money.", []),
    ("The officer said in a post on X that the army had fired first.",
     [("The officer", "said in … post", "the army had fired first")]),
    ("A diplomat, who asked not to be named, told Agence Fleuve that Tavaria had asked for a delay.",
     [("A diplomat, who asked not to be named", "told", "Tavaria had asked for a delay"),
      ("Tavaria", "had asked for", "a delay")]),
    ("Rau, speaking on condition of anonymity, said the road was open.", [("Rau", "said", "the road was open")]),
    ("The army had clarified its positions.", []),
    ("Rau accused Norland of drone strikes that he said had killed two miners.",
     [("Rau", "accused", "Norland of drone strikes that he said had killed two miners"),
      ("he", "said", "had killed two miners")]),
    ("Kenya, which mediated the deal, has condemned the raid, and Uganda, which is near, has called for calm.",
     [("Kenya", "has condemned", "the raid"), ("Uganda", "has called for", "calm")]),
    ("The government said in a statement issued on Sunday that it had opened an inquiry.",
     [("The government", "said in … statement", "it had opened an inquiry")]),
    ("The bishop renewed his call for a truce.", [("The bishop", "renewed … call", "a truce")]),
    ("The king repeated his offer to meet the rebels.", [("The king", "repeated … offer", "to meet the rebels")]),
    ("Norland reiterated its demand that the troops withdraw from the valley.",
     [("Norland", "reiterated … demand", "the troops withdraw from the valley")]),
    ("Washington said that it was deeply concerned and described the moves as reckless.",
     [("Washington", "said", "it was deeply concerned"), ("Washington", "described", "the moves as reckless")]),
    ("Washington said it was deeply concerned, described the moves as reckless and urged both sides to talk.",
     [("Washington", "said", "it was deeply concerned"), ("Washington", "described", "the moves as reckless"),
      ("Washington", "urged", "to talk")]),
    ("In it the two countries “undertake not to use force against one another”.",
     [("the two countries", "", "undertake not to use force against one another")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REPORTS, ids=[row[0][:40] for row in REPORTS])
def test_each_report_has_its_own_speaker_cue_and_content(
    parsed: Parsed, text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = read(parsed, text)
    assert said(text, found) == expected
    assert all(s.within is None or s.cue for s in found)


ACTS = [
    ("Norland reiterated its demand that the troops withdraw.", "demand"),
    ("The king repeated his offer to meet the rebels.", "offer"),
    ("The bishop renewed his call for a truce.", "call_for"),
    ("In it the two countries “pledge to leave the valley”.", "pledge"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_the_noun_that_is_said_again_tells_the_act(parsed: Parsed, text: str, act: str) -> None:
    assert [s.act for s in read(parsed, text)] == [act]


TIMES = [
    ("The sides condemned the killing of two surveyors on 12 January and pledged to find those who did it.",
     {"on_12_January": "2024-01-12"}, ["../2024-05-16", "../2024-05-16"]),
    ("The Front, which proclaimed a republic in 1976, insists on a vote.", {"on_1976": "1976"},
     ["1976", "../2024-05-16"]),
    ("The envoy told the council on Monday that nothing had changed.", {"on_Monday": "2024-05-13"}, ["2024-05-13"]),
    ("The ministry said in a letter sent on 3 May to the council that the posts had been moved.",
     {"on_3_May": "2024-05-03"}, ["2024-05-03"]),
    ("The bishop called for talks on 5 June.", {"on_5_June": "2024-06-05"}, ["../2024-05-16"]),
    ("The bishop said on Monday that the road was open. The bishop added that it was safe.",
     {"on_Monday": "2024-05-13"}, ["2024-05-13", "2024-05-13"]),
    ("The bishop spoke to us in the port on Monday.\nThe bishop says the road is open.",
     {"on_Monday": "2024-05-13"}, ["2024-05-13"]),
    ("Joint communiqué on the border\nOrsk, 11 May 2024\nThe bishop regretted that no meeting had taken place.",
     {"on_11_May_2024": "2024-05-11"}, ["2024-05-11"]),
    ("“The guards say they are tired,” said the bishop.", {}, ["../2024-05-16", None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dates", "expected"), TIMES, ids=[row[0][:40] for row in TIMES])
def test_only_a_date_of_the_saying_is_the_date_of_a_statement(
    parsed: Parsed, text: str, dates: dict[str, str], expected: list[str | None]
) -> None:
    names = [name for name in ("The bishop", "The sides", "The Front", "The envoy", "The ministry") if name in text]
    assert [s.time for s in read(parsed, text, *names, **dates)] == expected
