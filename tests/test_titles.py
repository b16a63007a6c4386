"""Headlines have a grammar of their own: who speaks stands at the edge, beside a colon, a dash or a verb."""

from collections.abc import Callable

import pytest

from dragoman import settings
from dragoman.knowledge import library
from dragoman.model.reading import Reading
from dragoman.model.report import Report
from dragoman.reader import read_all

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read() -> Read:
    shelf = library.load(settings.load().cache)
    return lambda text: next(read_all([Report(id="r", text=text, published="2031-01-01")], shelf))


@pytest.mark.parametrize(
    ("headline", "speaker", "content"),
    [
        ("Union: talks over sapphire mine are dead", "Union", "talks over sapphire mine are dead"),
        ("Talks Over Sapphire Mine Are Dead, Says Union", "Union", "Talks Over Sapphire Mine Are Dead"),
        ("Talks to resume in Doha, mediators say", "mediators", "Talks to resume in Doha"),
        ("Army to leave valley by June - minister", "minister", "Army to leave valley by June"),
        ("Kenya Says Border to Reopen by Friday", "Kenya", "Border to Reopen by Friday"),
        ("Border shut 'until further notice', warns bishop", "bishop", "Border shut 'until further notice'"),
        ("Minister: 'We will not sign'", "Minister", "We will not sign"),
    ],
)
def test_a_headline_says_who_says_it_at_its_edge(read: Read, headline: str, speaker: str, content: str) -> None:
    reading = read(f"{headline}\nThe road was closed in May.")
    (found,) = [s for s in reading.statements if s.content[0].start < len(headline)]
    assert [a.name for a in reading.actors if a.id in found.speakers] == [speaker]
    assert [span.of(reading.report.text) for span in found.content] == [content]


@pytest.mark.parametrize(
    "headline",
    [
        "Council hears rival accounts of standoff",
        "Daily note 5 – Lachin road, gas supply, meetings – covering 12 to 16 December 2022",
        "Explainer: what the truce means",
        "Sudan: a timeline of war",
        "Ceasefire in doubt – again",
        "Army, police clash",
        "Observer Team – Daily Report 41 – covering Thursday",
    ],
)
def test_a_heading_of_another_kind_says_nothing(read: Read, headline: str) -> None:
    reading = read(f"{headline}\nThe road was closed in May.")
    assert not [s for s in reading.statements if s.content[0].start < len(headline)]


def test_a_headline_above_one_long_line_is_no_wrapped_paragraph(read: Read) -> None:
    text = "Talks over the sapphire mine are dead, says union\nThe strike goes on, the union said on Monday in Lomel."
    assert [span.of(text) for span in read(text).statements[0].content] == ["Talks over the sapphire mine are dead"]
