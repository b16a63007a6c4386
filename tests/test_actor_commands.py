"""`dragoman actors`: the bare command answers as ever; lists are loaded, named, replaced and forgotten."""

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from dragoman.errors import InputError
from dragoman.ingest import wikidata
from dragoman.record.writer import open_writer
from tests.readings import talks

TABLE = "name,kind,country,sector,office,from,to\nAna Okoro,,KEN,GOV,envoy,2019,\nEva Rey,pirate,,,,,\n"
ANSWER = (
    "person,personLabel,position,positionLabel,country,start,startPrecision,end,endPrecision\n"
    "http://www.wikidata.org/entity/Q901,Ana Okoro,http://www.wikidata.org/entity/Q902,Minister of Tides,KEN,"
    "2019-01-01T00:00:00Z,9,,\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a list of two lines, one of them malformed; what is loaded goes into `lists`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAGOMAN_ACTORS", "lists")
    monkeypatch.setenv("DRAGOMAN_CACHE", "cache")
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "envoys.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    """What the command prints and returns."""
    return CliRunner().invoke(app, ["actors", *words])


def test_the_bare_command_still_answers_from_the_record(folder: Path) -> None:
    with open_writer(folder / "dragoman.db") as writer:
        writer.write(talks())
    assert "The Harbour Front" in run().output
    assert "The Harbour Front" in run("--about", "Harbour", "--json").output
    assert run("--json", "--csv").exit_code == 2


@pytest.mark.usefixtures("folder")
def test_a_list_is_loaded_named_and_forgotten() -> None:
    done = run("load", "envoys.csv", "--source", "Envoys", "--licence", "CC0-1.0", "--retrieved", "2024-05-31")
    assert done.exit_code == 1
    assert "Envoys: 1 actor, 1 term, in lists/envoys.csv" in done.output
    assert "1 line skipped:" in done.output and "envoys.csv:3: the kind 'pirate' must be one of" in done.output
    assert "not stated" not in done.output
    named = run("sources")
    assert "Envoys" in named.output and "CC0-1.0" in named.output and "2024-05-31" in named.output
    (held,) = [json.loads(line) for line in run("sources", "--json").stdout.splitlines()]
    assert (held["name"], held["actors"], held["offices"], held["skipped"]) == ("Envoys", 1, 1, 1)
    assert run("forget", "Envoys").exit_code == 0
    assert "no sources in lists" in run("sources").output
    gone = run("forget", "Envoys")
    assert gone.exit_code == 1 and "no such source is loaded; there are: none" in gone.output


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("load nowhere.csv", 2, "skipped nowhere.csv: no such file"),
        ("load nowhere.csv envoys.csv", 1, "the licence is not stated"),
        ("load envoys.csv --as tabari", 2, "--as is 'tabari', it must be one of csv, wikidata"),
        ("load envoys.csv --codes gdelt", 2, "--codes is 'gdelt', it must be cameo or plover"),
        ("load envoys.csv --retrieved 2024", 2, "--retrieved is '2024', it must be a day"),
        ("load envoys.csv --retrieved soon", 2, "--retrieved is 'soon', it must be a day"),
        ("load wikidata:KEN", 2, "give --contact with an e-mail or web address"),
        ("load wikidata:Kenya --contact a@example.org", 2, "must be a country (wikidata:KEN) or"),
    ],
)
def test_what_cannot_be_done_is_said(words: str, code: int, told: str) -> None:
    done = run(*words.split())
    assert (done.exit_code, told in done.output) == (code, True), done.output


class Service(http.server.BaseHTTPRequestHandler):
    """A query service that is busy first, and keeps what it was asked."""

    answers: ClassVar[list[tuple[int, str, str]]] = []
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        """The next answer."""
        self.asked.append((self.path, self.headers["User-Agent"]))
        status, after, body = self.answers.pop(0)
        self.send_response(status)
        if after:
            self.send_header("Retry-After", after)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Nothing: tests are silent."""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Service]]:
    """The service, listening where the download asks."""
    server = http.server.HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(wikidata, "ENDPOINT", f"http://127.0.0.1:{server.server_port}/sparql")
    Service.answers, Service.asked = [], []
    yield Service
    server.shutdown()
    server.server_close()


def test_a_download_waits_as_long_as_it_is_asked_to(service: type[Service]) -> None:
    service.answers = [(429, "7", ""), (503, "", ""), (200, "", ANSWER)]
    waits: list[float] = []
    assert wikidata.download("KEN", "a@example.org", waits.append) == ANSWER.encode()
    assert waits[:2] == [7.0, 10.0] and 0 <= waits[2] < 5
    assert all("(a@example.org)" in agent and agent.startswith("dragoman/") for _, agent in service.asked)
    assert "timePrecision" in service.asked[0][0] and "KEN" in service.asked[0][0]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ([(200, "", ANSWER + "java.util.concurrent.TimeoutException")], "longer than its sixty seconds"),
        ([(500, "", "java.util.concurrent.TimeoutException")], "longer than its sixty seconds"),
        ([(403, "", "")], "the service refuses"),
        ([(400, "", "")], "the service answers 400"),
        ([(429, "", "")] * wikidata.TRIES, "the service answers 429, 6 times"),
    ],
)
def test_an_answer_that_is_not_whole_is_refused(
    service: type[Service], answers: list[tuple[int, str, str]], told: str
) -> None:
    service.answers = list(answers)
    with pytest.raises(InputError, match=told):
        wikidata.download("Q14211", "https://example.org", lambda _: None)


def test_a_service_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wikidata, "ENDPOINT", "http://127.0.0.1:9/sparql")
    with pytest.raises(InputError, match="cannot be reached"):
        wikidata.download("KEN", "a@example.org", lambda _: None)


def test_a_query_is_of_one_country_or_one_position() -> None:
    assert 'wdt:P298 "KEN"' in wikidata.query("KEN") and "wdt:P1313" in wikidata.query("KEN")
    assert "wd:Q14211" in wikidata.query("Q14211") and "P1313" not in wikidata.query("Q14211")
    assert 'wdt:P298 "QAT"' in wikidata.query("QAT")
    for asked in (wikidata.query("KEN"), wikidata.query("Q14211")):
        assert asked.count("{") == asked.count("}") and "%" not in asked
        assert "pqv:P580" in asked and "pqv:P582" in asked and "wdno:P582" in asked and "DeprecatedRank" in asked


def test_what_was_downloaded_is_kept_and_loaded(folder: Path, service: type[Service]) -> None:
    service.answers = [(200, "", ANSWER)]
    done = run("load", "wikidata:ken", "--contact", "a@example.org")
    assert done.exit_code == 0, done.output
    assert "wikidata-KEN: 1 actor, 1 term" in done.output and "not stated" not in done.output
    assert (folder / "lists" / "downloads" / "wikidata-KEN.csv").read_text() == ANSWER
    assert "2019,,Q901" in (folder / "lists" / "wikidata-ken.csv").read_text()
