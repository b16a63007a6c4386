"""The compiled gazetteer: names lead to places however they are written, and the file survives bad circumstances."""

import math
import multiprocessing
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.knowledge import gazetteer, gazetteer_build
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.gazetteer_names import is_abbreviation, key, latin_key, variants
from dragoman.settings import load as settings


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return gazetteer.load(settings(Path(tempfile.gettempdir())).cache)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sana’a", "Sanaa"), ("Ta‘iz", "TAIZ"), ("Xankəndi", "xankendi"), ("Saint-Étienne", "St. Etienne"),
        ("Al-Hudaydah", "al hudaydah"), ("Kraków", "Krakow"), ("Łódź", "Lodz"), ("Mount Hermon", "Mt Hermon"),
        ("D.R.C.", "DRC"), ("Füzuli rayonu", "FÜZULİ RAYONU"),
        ("Əsgəran", "Esgeran"), ("Lefkoşa", "Lefkosa"), ("Diyarbakır", "Diyarbakir"), ("Tromsø", "Tromso"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("name", "expected"), [("Qəndəhər", "qendeher"), ("Ağdam", "agdam"), ("Шуша", None), ("عدن", None)]
)
def test_only_names_in_latin_letters_are_filed(name: str, expected: str | None) -> None:
    assert latin_key(name) == expected


def test_different_names_keep_different_keys() -> None:
    assert len({key(name) for name in ("Mali", "Malé", "Bali", "Niger", "Nigeria", "Gal", "Gali")}) == 7


def test_an_arabic_name_is_tried_with_and_without_its_article() -> None:
    assert "hudaydah" in variants("al hudaydah")
    assert "al jufrah" in variants("jufra")
    assert is_abbreviation("U.A.E.") and not is_abbreviation("Uae")


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Sana’a", "YEM", 15.35, 44.21), ("Khartoum", "SDN", 15.55, 32.53), ("Kandahar", "AFG", 31.61, 65.71),
        ("Goma", "COD", -1.67, 29.22), ("Cúcuta", "COL", 7.89, -72.5), ("Cotabato", "PHL", 7.22, 124.25),
        ("Mekele", "ETH", 13.5, 39.47), ("Port-au-Prince", "HTI", 18.54, -72.34), ("Bangui", "CAF", 4.36, 18.55),
        ("Stepanakert", "AZE", 39.82, 46.75), ("Bakhmut", "UKR", 48.59, 38.0), ("Naypyidaw", "MMR", 19.75, 96.13),
        ("Jaffna", "LKA", 9.67, 80.01), ("Honiara", "SLB", -9.43, 159.95), ("Timbuktu", "MLI", 16.77, -3.01),
    ],
)  # fmt: skip
def test_places_on_every_continent_are_known(
    places: Gazetteer, name: str, country: str, latitude: float, longitude: float
) -> None:
    assert any(
        entry.country == country and math.dist((entry.latitude, entry.longitude), (latitude, longitude)) < 0.2
        for entry in places.candidates(name)
    )


@pytest.mark.parametrize(
    "names",
    [
        ("Stepanakert", "Khankendi", "Xankəndi"), ("Shusha", "Shushi"), ("Nicosia", "Lefkosia", "Lefkoşa"),
        ("Mitrovica", "Mitrovicë", "Kosovska Mitrovica"), ("Varosha", "Maraş"), ("Scarborough Shoal", "Huangyan Dao"),
        ("Ta Muen Thom", "Tamone Thom"), ("Falkland Islands", "Malvinas"), ("Sukhumi", "Sokhumi", "Sukhum"),
        ("Persian Gulf", "Arabian Gulf"), ("Dokdo", "Takeshima"), ("Heglig", "Panthou"), ("Bakhmut", "Artyomovsk"),
        ("Essequibo", "Guayana Esequiba"), ("Kunashir", "Kunashiri"), ("Kobani", "Ayn al-Arab"),
    ],
)  # fmt: skip
def test_rival_names_lead_to_one_place_and_each_name_has_its_users(places: Gazetteer, names: tuple[str, ...]) -> None:
    shared = set.intersection(*({entry.id for entry in places.candidates(name)} for name in names))
    assert len(shared) == 1
    known = places.names(places.place(shared.pop()))
    assert {key(name) for name in names} <= {key(name.name) for name in known}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Oddar Meanchey", "KHM"), ("Kyaukphyu", "MMR"), ("Shire", "ETH"), ("Bardera", "SOM"), ("Deir Ezzor", "SYR"),
        ("Fordow", "IRN"), ("Rajouri", "IND"), ("Puerto Ordaz", "VEN"), ("Shariff Aguak", "PHL"), ("Rubavu", "RWA"),
    ],
)  # fmt: skip
def test_the_spelling_of_english_news_leads_to_the_place_that_is_filed_under_another(
    places: Gazetteer, name: str, country: str
) -> None:
    assert country in {entry.country for entry in places.candidates(name)}


@pytest.mark.parametrize(
    "names",
    [
        ("Greater Tunb", "Lesser Tunb"), ("Azad Kashmir", "Pakistan-administered Kashmir"), ("Lipulekh", "Kalapani"),
        ("Jammu and Kashmir", "Indian-administered Kashmir"), ("West Bank", "Gaza Strip"),
    ],
)  # fmt: skip
def test_neighbouring_areas_that_one_side_lumps_together_are_two_records(
    places: Gazetteer, names: tuple[str, str]
) -> None:
    one, other = ({entry.id for entry in places.candidates(name)} for name in names)
    assert one and other and not one & other


@pytest.mark.parametrize(
    ("area", "entity"),
    [
        ("Western Sahara", "Sahrawi Arab Democratic Republic"), ("Abkhazia", "Republic of Abkhazia"),
        ("Nagorno-Karabakh", "Republic of Artsakh"), ("Transnistria", "Pridnestrovian Moldavian Republic"),
        ("Northern Cyprus", "Turkish Republic of Northern Cyprus"), ("Somaliland", "Republic of Somaliland"),
    ],
)  # fmt: skip
def test_a_disputed_area_and_an_entity_that_claims_it_are_two_records(
    places: Gazetteer, area: str, entity: str
) -> None:
    assert not {e.id for e in places.candidates(area)} & {e.id for e in places.candidates(entity)}
    assert [e.kind for e in places.candidates(entity)] == ["entity"]


def test_an_adjective_leads_to_its_country_and_the_country_to_its_capital(places: Gazetteer) -> None:
    jordan = places.demonym("Jordanian")
    assert jordan is not None and jordan.country == "JOR"
    capital = places.capital(jordan)
    assert capital is not None and capital.name == "Amman"


@pytest.mark.parametrize("adjective", ["Israeli", "Palestinian", "Taiwanese", "Sahrawi"])
def test_no_capital_is_named_where_the_capital_is_disputed(places: Gazetteer, adjective: str) -> None:
    country = places.demonym(adjective)
    assert country is not None and places.capital(country) is None


def test_an_unknown_name_has_no_candidates(places: Gazetteer) -> None:
    assert places.candidates("Qwxzyville") == ()
    assert places.demonym("Qwxzyan") is None


def test_every_look_up_goes_by_an_index_and_never_through_a_whole_table(
    places: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = places._ask

    def explained(question: str, *values: object) -> list[tuple[Any, ...]]:
        asked.extend(row[-1] for row in ask(f"EXPLAIN QUERY PLAN {question}", *values))
        return ask(question, *values)

    monkeypatch.setattr(places, "_ask", explained)
    places.candidates("Nowhereatall")
    places.place(places._look_up(key("Stepanakert"), exact=True)[0].id)
    assert {line.split()[1] for line in asked if line.startswith("SEARCH")} == {"name", "place"}
    assert not [line for line in asked if line.startswith("SCAN")]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A gazetteer of the first few hundred towns, so that it compiles in a moment."""
    few = [row for _, row in zip(range(300), gazetteer_build.cities(), strict=False)]
    monkeypatch.setattr(gazetteer_build, "cities", lambda: iter(few))
    monkeypatch.setattr(gazetteer_build, "divisions", lambda: iter(()))
    yield


@pytest.mark.usefixtures("small")
def test_it_is_compiled_once_and_leaves_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    assert not gazetteer_build.is_compiled(folder)
    path = gazetteer_build.compiled(folder)
    assert gazetteer_build.is_compiled(folder)
    assert list(path.parent.iterdir()) == [path]
    before = path.stat().st_mtime_ns
    assert gazetteer_build.compiled(path.parent) == path and path.stat().st_mtime_ns == before


@pytest.mark.usefixtures("small")
def test_a_file_of_another_version_and_a_broken_one_are_made_anew(tmp_path: Path) -> None:
    old = tmp_path / "places-000000000000.sqlite"
    old.write_bytes(b"of another version")
    broken = tmp_path / f"places-{gazetteer_build.fingerprint()}.sqlite"
    broken.write_bytes(b"cut off in the middle")
    path = gazetteer_build.compiled(tmp_path)
    assert path == broken and not old.exists()
    assert Gazetteer(path).candidates("Yemen")


@pytest.mark.usefixtures("small")
def test_a_folder_that_cannot_be_written_is_replaced_by_a_temporary_one_with_a_warning(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.warns(UserWarning, match="cannot keep the gazetteer there"):
        path = gazetteer_build.compiled(blocked / "cache")
    assert Gazetteer(path).candidates("Yemen")
    assert blocked.read_text() == "not a folder"


FORKS = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


@FORKS
@pytest.mark.usefixtures("small")
def test_two_processes_that_compile_at_once_end_with_one_whole_file(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=gazetteer_build.compiled, args=(tmp_path,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    (path,) = tmp_path.iterdir()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


@FORKS
def test_a_gazetteer_can_be_used_after_a_fork(places: Gazetteer) -> None:
    context = multiprocessing.get_context("fork")
    worker = context.Process(target=_look_up, args=(places,))
    worker.start()
    worker.join()
    assert worker.exitcode == 0 and places.candidates("Nairobi")


def _look_up(places: Gazetteer) -> None:
    os._exit(0 if places.candidates("Ouagadougou") else 1)
