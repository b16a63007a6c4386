"""Lists of actors in every format: what is right is kept, what is wrong is named with its line and skipped."""

import doctest
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dragoman.errors import InputError, KnowledgeError
from dragoman.knowledge import (
    actor_files,
    load,
    load_agents,
    load_codes,
    load_dictionary,
    load_lines,
    load_table,
    load_wikidata,
    offices,
)
from dragoman.knowledge.actor_files import Problem, Row

MODULES = [
    actor_files, load_agents, load_codes, load_dictionary, load_lines, load_table, load_wikidata, offices,
]  # fmt: skip


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__)
def test_the_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def read(folder: Path, name: str, text: str, **given: Any) -> tuple[list[Row], list[str]]:
    """Rows of a file of that content, and its problems as `line: what`."""
    path = folder / name
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    found = list(load.rows_of(path, load.Given(source="ours", **given)))
    problems = [str(p).removeprefix(f"{path}:") for p in found if isinstance(p, Problem)]
    return [r for r in found if isinstance(r, Row)], problems


ACTORS = """# our own

ZEMBLA_  [KEN]
# a comment between
+ZEMBLAN_
+HARBOUR_TOWN_
JAN_NOVAK_  [KENGOV 19981102-030415]# glued comment
+JOHN_NOVAK
\t[KENELI >20030415]
    [KEN]
FRONT_FOR_UNITY_(FFU)_ [KENREB <19990101] [KENPTY >990101]
Mixed_Council_(KENYA)_\t[---] [KENCVL]
<!-- over
+HIDDEN_
lines -->
BLUE_HARBOUR_BRIGADE [KENREB]; old comment
+MAY_15_
"""


def test_a_dictionary_gives_names_aliases_and_dated_codes(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, "our.actors.140901.txt", ACTORS)
    assert problems == []
    assert [(r.name, r.aliases, r.kind, r.country, r.sector, r.start, r.end) for r in rows] == [
        ("Zembla", "Zemblan|Harbour Town", "unspecified", "KEN", "", "", ""),
        ("Jan Novak", "John Novak", "person", "KEN", "GOV", "1998-11-02", "2003-04-15"),
        ("Jan Novak", "John Novak", "person", "KEN", "ELI", "2003-04-15", ""),
        ("Jan Novak", "John Novak", "person", "KEN", "", "", ""),
        ("Front for Unity", "FFU", "organisation", "KEN", "REB", "..", "1999-01-01"),
        ("Front for Unity", "FFU", "organisation", "KEN", "PTY", "1999-01-01", ""),
        ("Mixed Council", "", "organisation", "", "", "", ""),
        ("Mixed Council", "", "organisation", "KEN", "CVL", "", ""),
        ("Blue Harbour Brigade", "May 15", "armed_group", "KEN", "REB", "", ""),
    ]
    assert {r.origin for r in rows if r.name == "Jan Novak"} == {f"our.actors.140901.txt:{n}" for n in (7, 9, 10)}


def test_a_state_keeps_its_towns_and_peoples_apart_from_its_names(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, "our.actors.txt", "KENYA_ [KEN]\n+KENYAN_\n+MOMBASA_\n")
    assert [(r.name, r.kind, r.country) for r in rows] == [
        ("Kenya", "state", "KEN"), ("Kenyan", "unspecified", "KEN"), ("Mombasa", "unspecified", "KEN"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("+LONELY_ALIAS_", "1: the alias '+LONELY_ALIAS_' has no name before it"),
        ("A_NAME_ [KENGOV]\n\n+LEFT_OVER_", "3: the alias '+LEFT_OVER_' has no name before it"),
        ("\t[KENGOV]", "1: a code without a name before it"),
        ("_ [KEN]", "1: the name is empty"),
        ("A_NAME_", "1: 'A Name' has no code"),
        ("A_NAME_ [KENGOV 2003041-20050101]", "1: the date '2003041' must have eight digits"),
        ("A_NAME_ [KENGOV 20030431-20050101]", "1: the date '20030431' names no day"),
        ("A_NAME_ [KENGOV 20050101-20030101]", "1: the end 2003-01-01 lies before the start 2005-01-01"),
        ("A_NAME_ [KENGOV 20050101]", "1: the dates '20050101' must be YYYYMMDD-YYYYMMDD"),
        ("A_NAME_ [KENGOV}", "1: '[KENGOV}' is no code"),
        ("A_NAME_ [QQQGOV]", "1: 'QQQ' in the code 'QQQGOV' is no country"),
        ("A_NAME_ [KENGO]", "1: the code 'KENGO' is not made of groups of three letters"),
        ("A_NAME_ [KENMED]\nB_NAME [KENHLH]\nC_NAME [KENJRN]", "1: MED is press in CAMEO, health in PLOVER; say which"),
    ],
)
def test_a_malformed_line_of_a_dictionary_is_named_with_what_would_be_right(
    tmp_path: Path, line: str, told: str
) -> None:
    _, problems = read(tmp_path, "our.actors.txt", line)
    assert len(problems) == 1 and problems[0].startswith(told)


@pytest.mark.parametrize(
    ("codes", "scheme", "sector"),
    [("KENHLH", None, "JRN"), ("KENJRN", None, "MED"), ("KENGOV", "plover", "MED"), ("KENGOV", "cameo", "JRN")],
)
def test_what_med_means_follows_the_file_or_the_user(
    tmp_path: Path, codes: str, scheme: str | None, sector: str
) -> None:
    given = {"scheme": scheme} if scheme else {}
    rows, problems = read(tmp_path, "our.actors.txt", f"A_NAME_ [KENMED]\nB_NAME_ [{codes}]", **given)
    assert (rows[0].sector, problems) == (sector, [])


AGENTS = """!PERSON! = MAN, MEN, WOMAN
SOLDIER_ [~MIL]
DEPUTY [~LEG]  # comment
BOSS [~BUS]
POLICEMAN {POLICEMEN}[~COP]
RIOT_POLICE {} [~COP]
HERDS!PERSON![~AGR]
RELIEF_WORKER [NGO~]
NURSE [~HLH]
REPORTER [~MED]
MONK [~BUD]
"""


def test_an_agents_file_gives_nouns_with_plurals_and_sets_put_in(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, "our.agents.txt", AGENTS)
    assert problems == []
    assert [(r.name, r.aliases, r.code, r.sector) for r in rows] == [
        ("soldier", "soldiers", "", "MIL"),
        ("deputy", "deputies", "", "LEG"),
        ("boss", "bosses", "", "BUS"),
        ("policeman", "policemen", "", "COP"),
        ("riot police", "", "", "COP"),
        ("herdsman", "", "", "AGR"), ("herdsmen", "", "", "AGR"), ("herdswoman", "", "", "AGR"),
        ("relief worker", "relief workers", "NGO", ""),
        ("nurse", "nurses", "", "MED"),
        ("reporter", "reporters", "", "JRN"),
        ("monk", "monks", "", "REL"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("SOLDIER [~MIL}", "2: 'SOLDIER [~MIL}' is no agent"),
        ("ARMED_!PERSONS! [~MIL]", "2: the set !PERSONS! is not defined in the file; there are: !PERSON!"),
        ("SOLDIER {SOLDIERS] [~MIL]", "2: 'SOLDIER {SOLDIERS] [~MIL]' is no agent"),
    ],
)
def test_a_malformed_line_of_an_agents_file_is_named(tmp_path: Path, line: str, told: str) -> None:
    rows, problems = read(tmp_path, "our.agents.txt", f"!PERSON! = MAN, WOMAN\n{line}\nGUARD [~MIL]\n")
    assert [r.name for r in rows] == ["guard"]
    assert len(problems) == 1 and problems[0].startswith(told)


MINISTER = "http://www.wikidata.org/entity/Q902,Minister of Foreign Affairs,KEN"
OKORO = f'entity/Q901,Ana Okoro,"A. Okoro, Ana B. Okoro",{MINISTER},2019-01-01T00:00:00Z,9,2021-06-01T00:00:00Z,10'
WIKIDATA = f"""person,personLabel,personAltLabel,position,positionLabel,country,start,startPrecision,end,endPrecision
{OKORO}
{OKORO}
http://www.wikidata.org/entity/Q903,Jan Novák,,{MINISTER},2021-06-14T00:00:00Z,11,,
http://www.wikidata.org/entity/Q904,Q904,,{MINISTER},,,,
http://www.wikidata.org/entity/Q905,Eva Rey,,{MINISTER},t1234,,soon,11
"""


def test_a_wikidata_file_keeps_the_precision_of_dates_and_leaves_open_ends_unknown(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, "saved.csv", WIKIDATA)
    assert [(r.name, r.aliases, r.country, r.sector, r.start, r.end, r.wikidata) for r in rows] == [
        ("Ana Okoro", "A. Okoro|Ana B. Okoro", "KEN", "GOV", "2019", "2021-06", "Q901"),
        ("Jan Novák", "", "KEN", "GOV", "2021-06-14", "", "Q903"),
    ]
    assert [p.split(";")[0] for p in problems] == [
        "5: Q904 has no name in English", "6: the end 'soon' must be like 2019-06-03T00:00:00Z, its precision a number",
    ]  # fmt: skip
    assert {r.licence for r in rows} == {"CC0-1.0"}


def test_without_precision_a_first_of_january_is_a_bare_year(tmp_path: Path) -> None:
    text = (
        "person,personLabel,positionLabel,start,end\nQ901,Ana Okoro,Envoy,2019-01-01T00:00:00Z,2020-02-03T00:00:00Z\n"
    )
    rows, _ = read(tmp_path, "saved.csv", text)
    assert (rows[0].start, rows[0].end) == ("2019", "2020-02-03")


def test_a_term_goes_on_only_where_it_is_stated_to_have_no_end(tmp_path: Path) -> None:
    text = (
        "person,personLabel,positionLabel,start,end,noEnd\n"
        "Q901,Ana Okoro,Envoy,2019-02-03T00:00:00Z,,yes\nQ902,Jan Novák,Envoy,2019-02-03T00:00:00Z,,\n"
        "Q903,Eva Rey,Envoy,2019-02-03T00:00:00Z,2020-02-04T00:00:00Z,yes\n"
    )
    rows, _ = read(tmp_path, "saved.csv", text)
    assert [r.end for r in rows] == ["..", "", "2020-02-04"]


def test_a_table_with_tabs_is_read_as_the_service_writes_it(tmp_path: Path) -> None:
    head = "?person\t?personLabel\t?positionLabel\t?start\t?startPrecision"
    time = '"2019-01-01T00:00:00Z"^^<x#dateTime>'
    line = f'<http://www.wikidata.org/entity/Q901>\t"Ana Okoro"@en\t"Envoy"@en\t{time}\t"9"^^<x#integer>'
    rows, problems = read(tmp_path, "saved.tsv", f"{head}\n{line}\n")
    assert [(r.id, r.name, r.office, r.start) for r in rows] == [("Q901", "Ana Okoro", "Envoy", "2019")]
    assert problems == []


ENTITIES = [
    {"id": "p1", "schema": "Person", "properties": {"name": ["Ana Okoro"], "alias": ["A. Okoro"], "country": ["ke"]}},
    {"id": "p2", "schema": "Person", "properties": {"name": ["Eva Rey"], "wikidataId": ["Q7"]}, "datasets": ["ours"]},
    {"id": "t1", "schema": "Position", "properties": {"name": ["Minister of Health"], "country": ["ke"]}},
    {"id": "o1", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["t1"], "startDate": ["2019-03"]}},
    {"id": "o2", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["t1"], "status": ["current"]}},
    {"id": "b1", "schema": "PublicBody", "properties": {"name": ["Harbour Authority"], "country": ["ke"]}},
    {"id": "b2", "schema": "Organization", "properties": {"name": ["Green Front"], "topics": ["pol.party"]}},
    {"id": "m1", "schema": "Membership",
     "properties": {"member": ["p1"], "organization": ["b2"], "role": ["chair"], "endDate": ["2012"]}},
]  # fmt: skip


def lines(*entities: object) -> str:
    return "".join(json.dumps(entity) + "\n" for entity in entities)


def test_entities_give_persons_bodies_and_dated_offices(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, "our.jsonl", lines(*ENTITIES))
    assert problems == []
    assert [(r.id, r.name, r.kind, r.country, r.sector, r.office, r.start, r.end) for r in rows] == [
        ("p1", "Ana Okoro", "person", "KEN", "GOV", "Minister of Health", "2019-03", ""),
        ("p1", "Ana Okoro", "person", "KEN", "GOV", "Minister of Health", "", ".."),
        ("p1", "Ana Okoro", "person", "KEN", "PTY", "chair of Green Front", "", "2012"),
        ("p2", "Eva Rey", "person", "", "", "", "", ""),
        ("b1", "Harbour Authority", "organisation", "KEN", "GOV", "", "", ""),
        ("b2", "Green Front", "organisation", "", "PTY", "", "", ""),
    ]
    assert (rows[3].wikidata, rows[3].note) == ("Q7", "ours")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "1: no JSON"),
        ('{"id": "x"}', "1: no entity; one is"),
        ('{"id": "x", "schema": "Person", "properties": []}', "1: the properties must be an object"),
        (lines({"id": "x", "schema": "Person", "properties": {}}), "1: Person 'x' has no name"),
        (lines({"id": "x", "schema": "Occupancy", "properties": {"holder": ["p9"]}}), "1: the holder 'p9' of"),
        (lines(ENTITIES[0], ENTITIES[2], {"id": "x", "schema": "Occupancy",
               "properties": {"holder": ["p1"], "post": ["t1"], "endDate": ["then"]}}), "3: the endDate 'then'"),
        (lines({"id": "v", "schema": "Vessel", "properties": {}}), " no use for 1 Vessel; what is read"),
    ],
)  # fmt: skip
def test_a_malformed_entity_is_named(tmp_path: Path, text: str, told: str) -> None:
    _, problems = read(tmp_path, "our.jsonl", text)
    assert len(problems) == 1 and problems[0].startswith(told)


TABLE = """# our own
name;aliases;kind;country;sector;office;from;to;wikidata
Ana Okoro;A. Okoro|Anna Okoro;;Kenya;;Foreign Minister;2019-03;;Q901
Harbour Front;HF;armed group;ke;REB;;;;
"""


def test_a_simple_csv_needs_little(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, "our.csv", TABLE, licence="CC0-1.0", retrieved="2024-05-31")
    assert problems == []
    assert [(r.id, r.name, r.aliases, r.kind, r.country, r.sector, r.start, r.end) for r in rows] == [
        ("Q901", "Ana Okoro", "A. Okoro|Anna Okoro", "person", "KEN", "GOV", "2019-03", ""),
        ("harbourfront/armed_group/KEN", "Harbour Front", "HF", "armed_group", "KEN", "REB", "", ""),
    ]
    assert {(r.source, r.licence, r.retrieved) for r in rows} == {("ours", "CC0-1.0", "2024-05-31")}
    assert rows[1].origin == "our.csv:4"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ana Okoro,person,KEN,GOV", "2: 4 cells, the first line has 7"),
        (",person,KEN,GOV,,,", "2: the name must not be empty"),
        ("Ana Okoro,pirate,KEN,,,,", "2: the kind 'pirate' must be one of armed_force"),
        ("Ana Okoro,,KEN,,,,", "2: the kind '' must be one of"),
        ("Ana Okoro,person,Zembla,,,,", "2: the country 'Zembla' must be a code of ISO 3166-1"),
        ("Ana Okoro,person,KEN,BOSS,,,", "2: the sector 'BOSS' must be one of AGR, BUS"),
        ("Ana Okoro,person,KEN,GOV,envoy,May 2019,", "2: the start 'May 2019' must be a date"),
        ("Ana Okoro,person,KEN,GOV,envoy,2019,present", "2: 'to' is 'present': leave it empty"),
        ("Ana Okoro,person,KEN,GOV,envoy,2019,2018", "2: the end 2018 lies before the start 2019"),
    ],
)
def test_a_malformed_line_of_a_csv_is_named_with_what_would_be_right(tmp_path: Path, line: str, told: str) -> None:
    text = f"name,kind,country,sector,office,from,to\n{line}\nEva Rey,person,KEN,GOV,envoy,2019,\n"
    rows, problems = read(tmp_path, "our.csv", text)
    assert [r.name for r in rows] == ["Eva Rey"]
    assert len(problems) == 1 and problems[0].startswith(told)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("our.csv", "who,what\n", "the first line must name the columns"),
        ("our.verbs.txt", "--- SAY [010] ---\n", "a dictionary of verbs holds no actors"),
        ("our.txt", "Just a report.\n", "the format cannot be told; say it with --as"),
        ("our.txt", "\0\0", "is no text"),
        ("our.xlsx", "x", "the format cannot be told"),
    ],
)
def test_a_file_that_cannot_be_loaded_says_why(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read(tmp_path, name, text)


def test_lines_in_an_older_encoding_are_read(tmp_path: Path) -> None:
    (tmp_path / "our.actors.txt").write_bytes("JOS\xc9_NOVAK_ [KENGOV >20030101]\n".encode("cp1252"))
    rows = [r for r in load_dictionary.read(tmp_path / "our.actors.txt") if isinstance(r, Row)]
    assert [r.name for r in rows] == ["José Novak"]


def test_a_source_is_one_file_that_can_be_read_replaced_and_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "actors"
    (tmp_path / "our.csv").write_text(TABLE + "X;;;;;;;;\n", encoding="utf-8")
    for _ in range(2):
        (done,) = load.load([tmp_path / "our.csv"], folder, load.Given(source="Our côte", licence="CC0-1.0"))
    (held,) = actor_files.sources(folder)
    assert (held.file, held.name, held.licence, held.actors, held.offices, held.skipped) == (
        folder / "our-cote.csv", "Our côte", "CC0-1.0", 2, 1, 1,
    )  # fmt: skip
    assert tuple(actor_files.read(held.file)) == done.rows
    assert actor_files.digest(folder) and not actor_files.digest(tmp_path / "nowhere")
    with pytest.raises(InputError, match="no such source is loaded; there are: our-cote"):
        actor_files.forget(folder, "theirs")
    actor_files.forget(folder, "Our côte")
    assert list(folder.iterdir()) == [] and actor_files.digest(folder) == ""


def test_a_kept_file_that_was_spoilt_by_hand_is_named(tmp_path: Path) -> None:
    row = Row(id="1", name="Ana Okoro", kind="person")
    path = actor_files.write(tmp_path, "ours", [row])
    path.write_text(path.read_text().replace("person", "pirate"))
    with pytest.raises(KnowledgeError, match=r"ours\.csv:2: the kind 'pirate' must be one of"):
        list(actor_files.read(path))
