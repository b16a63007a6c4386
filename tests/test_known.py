"""What is known of actors at a date: terms decide only while they surely run, and the text goes before all of it."""

import multiprocessing
from pathlib import Path

import pytest

from dragoman.find.identities import find_identities, find_misnomers
from dragoman.knowledge import actor_files, edition, files, known, library, load, roster
from dragoman.knowledge.actor_files import Row
from dragoman.knowledge.known import Actors
from dragoman.knowledge.offices import Office, Source, standing
from dragoman.model.findings import Actor, ActorKind, ActorMention
from dragoman.model.report import Report
from dragoman.reader import read_all

SOURCE = Source(name="ours", licence="CC0-1.0", retrieved="2023-05-31")
RIVALS = """name,kind,country,sector,office,from,to,note
Lina Bay,person,KEN,GOV,Minister of Dunes,2021,2023-12,rival: of the council in the east
"""
ACTORS = """name,aliases,kind,country,sector,office,from,to,wikidata
Ana Okoro,A. Okoro,,KEN,,Minister of Fisheries of Kenya,2019-03-01,2021-06-14,Q901
Ana Okoro,,,KEN,,Minister of Tides,2023-01,,Q901
Jan Novak,,,UGA,,Minister of Fisheries,2021,2022,
Jan Novak,,,KEN,,Fisheries Minister,2021-06-14,2023-02-01,
Zuri Baraka,,,KEN,,Harbour Minister of Kenya,2021,2023-12,
Eva Rey,,,,UNO,special envoy,2019,..,
Harbour Front for Unity,HFU|May 15|Kenya|Mary,armed group,KEN,REB,,,,Q910
Harbour Front for Unity,,armed group,KEN,PTY,party,2020-01-01,2022-12-31,Q910
Lagoon Guard,,organisation,KEN,,,,,
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one loaded source."""
    place = tmp_path_factory.mktemp("lists")
    (place / "ours.csv").write_text(ACTORS, encoding="utf-8")
    agents = "HARBOURMASTER [~GOV]\nLAGOON_COUNCIL [~GOV]\nBLUE_HARBOUR {} [~CRM]\nSOLDIER [~CRM]\n"
    (place / "ours.agents.txt").write_text(agents, encoding="utf-8")
    given = load.Given(licence="CC0-1.0", retrieved="2023-05-31")
    (place / "rivals.csv").write_text(RIVALS, encoding="utf-8")
    lists = [place / "ours.csv", place / "ours.agents.txt", place / "rivals.csv"]
    assert not [problem for done in load.load(lists, place / "kept", given) for problem in done.problems]
    return place / "kept"


@pytest.fixture(scope="module")
def actors(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Actors:
    """The look-ups over that folder."""
    return known.load(tmp_path_factory.mktemp("cache"), folder)


def office(start: str, end: str, sector: str = "GOV", title: str = "minister") -> Office:
    return Office(holder="A", title=title, country="KEN", sector=sector, start=start, end=end, source=SOURCE)


@pytest.mark.parametrize(
    ("offices", "when", "sector"),
    [
        ([office("2019-03-01", "2021-06-14")], "2020-01-01", "GOV"),
        ([office("2019-03-01", "2021-06-14")], "2021-06-14", "GOV"),
        ([office("2019-03-01", "2021-06-14")], "2021-06-15", "ELI"),
        ([office("2019-03-01", "2021-06-14")], "2023-06-01", None),
        ([office("2017", "2020", "MIL"), office("2010", "2012", "REB")], "2021-06-15", "ELI"),
        ([office("2019-03-01", "2021-06-14")], "2019-02-28", None),
        ([office("2019-03-01", "")], "2019-03-02", None),
        ([office("2019", "2021")], "2019-06-01", None),
        ([office("2019", "2021")], "2020-06-01", "GOV"),
        ([office("2019-03-01", "..")], "2023-05-31", "GOV"),
        ([office("2019-03-01", "..")], "2023-06-01", None),
        ([office("2019", "2021"), office("2022", "", "MIL")], "2023-06-01", None),
        ([office("2019", "2021"), office("2022-01-01", "2022-12-31", "MIL")], "2022-06-01", "MIL"),
        ([office("2019-01-01", "2021-06-14"), office("2021-06-14", "2022", "MIL")], "2021-06-14", "MIL"),
        ([office("2019", "2021", "REB")], "2022-06-01", None),
        ([office("2019", ""), office("", "", "ELI", "")], "2022-06-01", None),
        ([office("2019", "2021"), office("", "", "BUS", "")], "2022-06-01", "BUS"),
        ([office("2019-01-01", "2021-12-31"), office("2021-12-31", "", "ELI", "")], "2024-06-01", "ELI"),
        ([office("", "")], "2022-06-01", None),
        ([office("", "", "GOV", "")], "2022-06-01", "GOV"),
        ([office("2019", "2021")], None, None),
        ([office("2019-03-01", "2021-06-14")], "2021", None),
    ],
)
def test_a_sector_is_told_only_by_a_term_that_surely_runs(
    offices: list[Office], when: str | None, sector: str | None
) -> None:
    assert standing(offices, when, person=True).sector == sector


@pytest.mark.parametrize(
    ("country", "title", "when", "holders"),
    [
        ("KEN", "Fisheries Minister", "2020-05-01", ["Ana Okoro"]),
        ("KEN", "Minister for Fisheries", "2022-05-01", ["Jan Novak"]),
        ("UGA", "fisheries minister", "2021-12-31", ["Jan Novak"]),
        ("KEN", "fisheries minister", "2023-03-01", []),
        ("KEN", "tides minister", "2023-05-01", []),
    ],
)
def test_a_post_gives_who_surely_held_it(
    actors: Actors, country: str, title: str, when: str, holders: list[str]
) -> None:
    assert [office.holder for office in actors.holders(country, title, when)] == holders


def test_two_of_one_name_are_two_where_their_countries_differ(actors: Actors) -> None:
    assert sorted(k.country or "" for k in actors.named("Jan Novak")) == ["KEN", "UGA"]
    (okoro,) = actors.named("a. okoro")
    assert (okoro.name, okoro.wikidata, len(okoro.offices)) == ("Ana Okoro", "Q901", 2)


def test_loaded_names_stand_beside_the_roster_as_of_a_date(actors: Actors) -> None:
    base = roster.load()
    sectors = {}
    for when in ("2019-06-01", "2021-06-01", "2024-06-01"):
        (name,) = actors.beside(base, when).names["harbourfrontforunity"]
        sectors[when] = (name.entry.kind, name.entry.country, name.entry.sector)
    assert sectors == {
        "2019-06-01": ("armed_group", "KEN", "REB"),
        "2021-06-01": ("armed_group", "KEN", "PTY"),
        "2024-06-01": ("armed_group", "KEN", "REB"),
    }
    now = actors.beside(base, None)
    assert now.named("HFU")[0].use == "acronym" and now.starts["harbour"] >= 4
    assert now.named("Kenya") == base.named("Kenya")
    assert not now.named("May 15") and not now.named("Mary") and not now.named("Ana Okoro")


def test_loaded_nouns_are_titles_where_their_kind_can_be_told(actors: Actors) -> None:
    base = roster.load()
    now = actors.beside(base, None)
    assert [(t.kind, t.sector, t.plural) for n in ("harbourmaster", "harbourmasters", "lagoon council")
            if (t := now.title(n))] == [
        ("person", "GOV", False), ("group", "GOV", True), ("organisation", "GOV", False),
    ]  # fmt: skip
    assert now.title("blue harbour") is None
    assert now.title("soldier") == base.title("soldier")


def actor(name: str, country: str | None = None, office: str | None = None, kind: ActorKind = "person") -> Actor:
    mention = ActorMention(start=0, end=len(name), text=name, form="name", made_by="name")
    return Actor(
        id=name, name=name, kind=kind, country=country, sector=None, office=office, wikidata=None,
        mentions=(mention,), made_by="name",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "acting", "expected"),
    [
        (actor("Ana Okoro", "KEN"), (), ("KEN", "GOV", "Q901")),
        (actor("Ana Okoro"), (actor("Kenya", "KEN", kind="state"),), ("KEN", "GOV", "Q901")),
        (actor("Ana Okoro", None, "Kenya’s fisheries minister"), (), ("KEN", "GOV", "Q901")),
        (actor("Ana Okoro"), (), (None, None, None)),
        (actor("Ana Okoro", "UGA"), (), ("UGA", None, None)),
        (actor("Jan Novak"), (actor("Kenya", "KEN", kind="state"),), ("KEN", None, None)),
        (actor("Jan Novak"), (actor("Kenya", "KEN", kind="state"), actor("Uganda", "UGA", kind="state")),
         (None, None, None)),
        (actor("Lagoon Guard", kind="organisation"), (), ("KEN", None, None)),
        (actor("Eva Rey", None, "special envoy"), (), (None, "UNO", None)),
    ],
)  # fmt: skip
def test_a_name_alone_does_not_say_who_somebody_is(
    actors: Actors, who: Actor, acting: tuple[Actor, ...], expected: tuple[str | None, ...]
) -> None:
    found = find_identities((who, *acting), actors, "2020-05-01")[0]
    assert (found.country, found.sector, found.wikidata) == expected
    assert found.office == who.office
    assert ("; known: " in found.made_by) == (found != who)


@pytest.mark.parametrize(
    ("who", "published", "noted"),
    [
        (actor("Jan Novak", "KEN", "minister of tides"), "2022-05-01", False),
        (actor("Zuri Baraka", "KEN", "fisheries minister"), "2022-05-01", True),
        (actor("Zuri Baraka", "KEN", "Kenyan Minister for Fisheries"), "2022-05-01", True),
        (actor("Zuri Baraka", "KEN", "harbour minister"), "2022-05-01", False),
        (actor("Zuri Baraka", "KEN", "dunes minister"), "2022-05-01", False),
        (actor("Zuri Baraka", "KEN", "spokeswoman"), "2022-05-01", False),
        (actor("Zuri Baraka", "KEN", "fisheries minister"), "2024-05-01", False),
        (actor("Ana Okoro", "KEN", "fisheries minister"), "2022-05-01", False),
    ],
)
def test_an_office_that_somebody_else_held_is_noted_and_left_as_it_stands(
    actors: Actors, who: Actor, published: str, noted: bool
) -> None:
    notes = find_misnomers((who,), actors, published)
    assert bool(notes) == noted
    assert not noted or "then held by Jan Novak" in notes[0]
    assert find_identities((who,), actors, published)[0].office == who.office


TEXT = "Kenya's Ana Okoro met the Harbour Front for Unity in Oslo. The HFU said talks would go on. Okoro left."


@pytest.mark.parametrize(
    ("published", "okoro", "front"),
    [("2020-05-01", "GOV", "PTY"), ("2022-05-01", "ELI", "PTY"), ("2018-05-01", None, "REB")],
)
def test_a_reading_has_the_sectors_of_its_day(folder: Path, published: str, okoro: str | None, front: str) -> None:
    from dragoman import settings

    knowledge = library.load(settings.load().cache, folder)
    (reading,) = read_all([Report(id="r", text=TEXT, published=published)], knowledge)
    found = {a.name: a for a in reading.actors}
    assert (found["Ana Okoro"].sector, found["Ana Okoro"].country) == (okoro, "KEN")
    assert found["Harbour Front for Unity"].sector == front
    assert {"Harbour Front for Unity", "HFU"} <= {
        m.text.removeprefix("the ").removeprefix("The ") for m in found["Harbour Front for Unity"].mentions
    }
    assert reading.made_by.endswith(f"; actors {actor_files.digest(folder)}")


def test_a_reading_without_loaded_lists_names_none(tmp_path: Path) -> None:
    assert edition.reader_name("parser", actor_files.digest(tmp_path)) == edition.reader_name("parser")


def test_shipped_office_holders_are_known_without_any_list(tmp_path: Path) -> None:
    shipped = known.load(tmp_path, None)
    rows = files.rows("actors/officials.csv") if (files.DATA / "actors/officials.csv").is_file() else ()
    assert all(any(k.kind == "person" for k in shipped.named(row["name"])) for row in rows[:50])


def test_the_compiled_file_is_made_anew_when_a_source_changes(tmp_path: Path) -> None:
    kept, cache = tmp_path / "kept", tmp_path / "cache"
    for name in ("Ana Okoro", "Eva Rey"):
        actor_files.write(kept, "ours", [Row(id="1", name=name, kind="person")])
        known.load.cache_clear()
        assert [k.name for k in known.load(cache, kept).named(name)] == [name]
        assert len(list(cache.glob("actors-*.sqlite"))) == 1
    known.load.cache_clear()


def test_where_nothing_can_be_kept_all_is_made_in_memory(tmp_path: Path) -> None:
    actor_files.write(tmp_path / "kept", "ours", [Row(id="1", name="Ana Okoro", kind="person")])
    (tmp_path / "file").write_text("no folder")
    assert known.load(tmp_path / "file" / "cache", tmp_path / "kept").named("Ana Okoro")


def _ask(cache: Path, kept: Path, name: str) -> int:
    return len(known.load(cache, kept).named(name))


def test_look_ups_work_in_another_process(folder: Path, tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_ask, (tmp_path, folder, "Ana Okoro")) == 1
