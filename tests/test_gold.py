"""Gold written by its words: whole words are found, their nth occurrence too, and what is not there is named."""

from pathlib import Path

import pytest

from dragoman.errors import MeasureError
from dragoman.measure import gold, marked

RECORD = '''
id = "r"
published = "2030-01-02"
text = """
The envoy said Lomel was shelled. Tavaria denied the shelling of Lomel.
"""
[[actors]]
id = "t"
name = "Tavaria"
mentions = ["Tavaria"]
[[places]]
id = "l"
name = "Lomel"
mentions = [["Lomel#2", "location"]]
[[statements]]
id = "S1"
speakers = ["t"]
by = "Tavaria"
kind = "indirect"
cue = "denied"
act = "deny"
content = ["the shelling of Lomel"]
[[checks]]
kind = "status_not"
trigger = ["shelling"]
status = "reported_as_fact"
'''


def test_words_become_offsets_of_whole_words(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text(RECORD, encoding="utf-8")
    made = gold.documents(path, "record")["r"]
    place = made["gold"]["places"][0]["mentions"][0]
    assert made["text"][place["start"] :].startswith("Lomel.")
    assert made["gold"]["statements"][0]["content"][0]["text"] == "the shelling of Lomel"
    assert made["text"][slice(*made["checks"][0]["trigger"][0])] == "shelling"


def test_a_title_takes_its_article_so_that_it_touches_the_name(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    actor = '[[actors]]\nid = "n"\nname = "Ana Novak"\nmentions = ["Ana Novak"]\ntitles = ["envoy"]\n'
    path.write_text('id = "t"\ntext = "Ana Novak, the envoy, left."\n' + actor, encoding="utf-8")
    (found,) = gold.documents(path, "record")["t"]["gold"]["actors"]
    assert [t["text"] for t in found["titles"]] == ["the envoy"]


def test_a_time_keeps_its_direction_and_the_length_that_edtf_cannot_say(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    times = 'id = "t"\ntext = "A 60-day truce starts on Friday."\ntimes = [{0}]\n'
    rows = '{words = "60-day", timex = "P60D"}, {words = "Friday", value = "2030-01-04", direction = "future"}'
    path.write_text(times.format(rows), encoding="utf-8")
    length, day = gold.documents(path, "record")["t"]["gold"]["time_expressions"]
    assert (length["value"], length["timex"], "direction" in length) == (None, "P60D", False)
    assert (day["value"], day["direction"], "timex" in day) == ("2030-01-04", "future", False)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"Lomel#2"', '"Lomel#3"', r"'Lomel#3' does not stand in the text"),
        ('cue = "denied"', 'cue = "denie"', r"'denie' does not stand"),
        ('act = "deny"', "", r"lacks the key 'act'"),
        ('id = "r"', 'id = "r', r"r\.toml: Illegal character"),
    ],
)
def test_faulty_gold_is_refused_by_name(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "r.toml"
    path.write_text(RECORD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(MeasureError, match=message):
        marked.documents(path)


def test_a_file_may_hold_many_short_reports(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    short = '[[reports]]\nid = "{0}"\ntext = "{0} spoke."\n[[reports.statements]]\nid = "S1"\nspeakers = []\n'
    rest = 'kind = "indirect"\nact = "assert"\ncontent = ["{0}"]\n'
    path.write_text("".join((short + rest).format(name) for name in ("Ada", "Bo")), encoding="utf-8")
    made = gold.documents(path, "record")
    assert [d["gold"]["statements"][0]["content"][0]["text"] for d in made.values()] == ["Ada", "Bo"]
    assert made["Bo"]["gold"]["statements"][0]["speaker"] is None


def test_the_projects_own_gold_stands_in_its_texts(here: Path) -> None:
    documents = gold.documents(here / "benchmarks" / "gold", "record")
    assert len(documents) >= 3
    assert all(d["gold"]["statements"] and d["gold"]["events"] and d["checks"] for d in documents.values())
