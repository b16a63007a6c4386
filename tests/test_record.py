"""The database: its schema says what it holds, moves up by numbered steps, and refuses in words what it cannot take."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from dragoman.errors import CitationError, RecordError
from dragoman.record import database, dialect, migrations, schema
from dragoman.record.verify import verify
from dragoman.record.view import View
from dragoman.record.writer import open_writer
from tests.readings import answer, talks


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record with one report."""
    made = tmp_path / "talks.db"
    with open_writer(made) as writer:
        writer.write(talks())
    return made


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """What plain SQLite finds in the file."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def spoil(path: Path, *commands: str) -> None:
    """Change the file behind Dragoman's back."""
    connection = sqlite3.connect(path)
    try:
        for command in commands:
            connection.execute(command)
        connection.commit()
    finally:
        connection.close()


@pytest.mark.parametrize("table", schema.tables.sorted_tables, ids=lambda table: table.name)
def test_every_table_and_column_says_in_words_what_it_holds(table: schema.Table) -> None:
    assert table.comment
    assert not [column.name for column in table.columns if not column.comment]


def test_the_comments_are_in_the_file_itself(path: Path) -> None:
    told = dict(rows(path, "SELECT place, words FROM dictionary"))
    assert told["findings"] == schema.findings.comment
    assert told["citations.quote"] == "the words themselves, equal to text[start:end]"


def test_a_record_is_in_wal_mode_with_its_schema_version(path: Path) -> None:
    assert rows(path, "PRAGMA journal_mode") == [("wal",)]
    assert rows(path, "SELECT value FROM meta WHERE name = 'schema_version'") == [(str(schema.VERSION),)]


def test_foreign_keys_are_enforced(path: Path) -> None:
    with database.for_writing(path) as engine, engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.parametrize("table", ["log", "reviews"])
@pytest.mark.parametrize("verb", ["DELETE FROM {}", "UPDATE {} SET number = 99"])
def test_log_and_reviews_are_append_only(path: Path, table: str, verb: str) -> None:
    with open_writer(path) as writer:
        writer.review("ferry-talks", "s1", who="R. Editor", what="accept", why="stands in the text")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        spoil(path, verb.format(table))


# Migrations


def older(path: Path) -> None:
    """Make the record look as if it were of the version before this one."""
    spoil(path, f"UPDATE meta SET value = '{schema.VERSION - 1}' WHERE name = 'schema_version'")


def test_an_older_record_is_brought_up_step_by_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def add_column(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE meta ADD COLUMN remark TEXT")

    older(path)
    monkeypatch.setitem(migrations.STEPS, schema.VERSION, add_column)
    with open_writer(path):
        pass
    assert rows(path, "SELECT value FROM meta WHERE name = 'schema_version'") == [(str(schema.VERSION),)]
    assert "remark" in [name for _, name, *_ in rows(path, "PRAGMA table_info(meta)")]
    assert View(path).counts()["reports"] == 1


def test_a_step_that_fails_leaves_the_record_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE meta ADD COLUMN remark TEXT")
        connection.exec_driver_sql("INSERT INTO nonesuch VALUES (1)")

    older(path)
    monkeypatch.setitem(migrations.STEPS, schema.VERSION, fail)
    with pytest.raises(RecordError, match="nonesuch"), open_writer(path):
        pass
    assert rows(path, "SELECT value FROM meta WHERE name = 'schema_version'") == [(str(schema.VERSION - 1),)]
    assert "remark" not in [name for _, name, *_ in rows(path, "PRAGMA table_info(meta)")]


def test_reading_an_older_record_says_how_it_is_brought_up(path: Path) -> None:
    older(path)
    with pytest.raises(RecordError, match=r"older Dragoman .* open it once for writing"):
        View(path)


def test_every_version_above_the_first_has_its_step() -> None:
    assert set(migrations.STEPS) == set(range(2, schema.VERSION + 1))


@pytest.mark.parametrize("opened", [View, lambda path: open_writer(path).__enter__()], ids=["reading", "writing"])
def test_a_record_of_a_newer_version_is_refused_with_what_to_do(path: Path, opened: type[View]) -> None:
    spoil(path, "UPDATE meta SET value = '99' WHERE name = 'schema_version'")
    with pytest.raises(RecordError, match=r"schema version 99, this one knows up to .* --upgrade dragoman"):
        opened(path)


# What cannot be opened or written


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor, this is no database at all. " * 50, encoding="utf-8")
    before = path.read_bytes()
    for opened in (View, lambda path: open_writer(path).__enter__()):
        with pytest.raises(RecordError, match=r"letter\.txt: is no Dragoman record"):
            opened(path)
    assert path.read_bytes() == before


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "music.db"
    spoil(path, "CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    for opened in (View, lambda path: open_writer(path).__enter__()):
        with pytest.raises(RecordError, match="other tables than a Dragoman record"):
            opened(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_record_only_when_written(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(RecordError, match="is empty, no Dragoman record"):
        View(path)
    with open_writer(path) as writer:
        assert writer.write(talks()).kind == "new"


@pytest.mark.parametrize(
    ("name", "message"),
    [("", "is a folder; name a file"), ("none/talks.db", "there is no folder .*none; make it first")],
)
def test_a_place_where_no_file_can_be_is_refused(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(RecordError, match=message), open_writer(tmp_path / name):
        pass


def test_names_with_odd_characters_are_only_names(tmp_path: Path) -> None:
    path = tmp_path / "talks?mode=memory&x#1 %41 é.db"
    with open_writer(path) as writer:
        writer.write(talks())
    assert path.is_file()
    assert View(path).counts()["reports"] == 1


def test_a_full_disk_stores_nothing_of_the_report_and_says_so(path: Path) -> None:
    engine = database.for_writing(path)
    with engine as opened, opened.connect() as connection:
        from dragoman.record.writer import Writer

        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.commit()
        writer = Writer(connection, path)
        with pytest.raises(RecordError, match=r"talks\.db: the disk is full; nothing of this report was stored"):
            writer.write(talks(id="second", text=talks().report.text + "More. " * 20_000))
        assert writer.write(talks()).kind == "unchanged"
    assert View(path).counts()["reports"] == 1
    assert not verify(path).problems


def test_without_permission_to_write_the_record_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def only_reading(place: Path, *, writing: bool) -> sqlite3.Connection:
        assert writing
        connection = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
        dialect.prepare(connection)
        return connection

    monkeypatch.setattr(database, "_connect", only_reading)
    with pytest.raises(RecordError, match=r"talks\.db: no permission to write"), open_writer(path) as writer:
        writer.write(answer())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_record_in_a_folder_that_may_not_be_written_can_be_read(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        assert View(path).counts()["reports"] == 1
        with pytest.raises(RecordError, match=r"permission|cannot be opened"), open_writer(path) as writer:
            writer.write(answer())
    finally:
        path.parent.chmod(0o700)


def test_a_damaged_record_is_reported_as_damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[2000:] = b"\xa5" * (len(content) - 2000)
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"is damaged|no Dragoman record"):
        View(path).counts()


# One writes, others read


def test_a_reader_sees_whole_reports_while_a_writer_is_at_work(path: Path) -> None:
    with database.for_writing(path) as engine, engine.connect() as connection:
        with connection.begin():
            connection.execute(schema.reports.insert().values(id="half-written"))
            view = View(path)
            assert view.counts()["reports"] == 1
            assert [row.id for row in view.reports()] == ["ferry-talks"]
        assert list(connection.execute(select(schema.reports.c.id))) == [("ferry-talks",), ("half-written",)]
    assert view.counts()["reports"] == 2


def test_a_view_cannot_write(path: Path) -> None:
    engine = database.for_reading(path)
    wanted = pytest.raises(RecordError, match="no permission to write")
    with wanted, database.in_words(path), engine.begin() as connection:
        connection.execute(schema.reports.insert().values(id="smuggled"))


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "PRAGMAS", ("PRAGMA foreign_keys = ON", "PRAGMA busy_timeout = 50"))
    with open_writer(path) as second, database.for_writing(path) as engine, engine.begin() as connection:
        connection.execute(schema.reports.insert().values(id="busy"))
        with pytest.raises(RecordError, match="another program is writing"):
            second.write(answer())


# Verifying


def problems(path: Path) -> list[str]:
    """What `verify` finds, as text."""
    return [f"{problem.where}: {problem.what}" for problem in verify(path).problems]


def test_a_whole_record_has_no_problems(path: Path) -> None:
    checked = verify(path)
    assert checked.problems == ()
    assert (checked.versions, checked.log_lines) == (1, 1)
    assert checked.citations == sum(len(finding.parts) for _, finding in talks().findings())


SPOILT = {
    "UPDATE citations SET quote = 'ships' WHERE quote = 'five sailors'": "quotes 'ships', the text has 'five sailors'",
    "UPDATE citations SET paragraph = 9 WHERE role = 'due'": "is said to stand in paragraph 9",
    "DELETE FROM citations WHERE role = 'cue' AND quote = 'denied'": "its citations are not those of its parts",
    "UPDATE versions SET text = replace(text, 'ferry', 'navy')": "the text's SHA-256 is",
    "UPDATE received SET bytes = x'00'": "their SHA-256 is 6e340b9c",
    "UPDATE findings SET json = '{}' WHERE id = 's1'": "cannot be restored: Statement lacks 'id'",
    "UPDATE findings SET status = 'claimed' WHERE id = 'e1'": "status is 'claimed', its finding says 'denied'",
    "UPDATE findings SET json = replace(json, 'denied', 'claimed') WHERE id = 'e1'": "not those that the log tells of",
    "UPDATE findings SET words = 'none' WHERE id = 's2'": "words is 'none', its finding says 'troops had shelled",
    "DELETE FROM findings WHERE id = 'b1' OR id = 'g1'": "not those that the log tells of",
    "UPDATE roles SET role = 'to' WHERE role = 'by'": "'role': 'to'",
    "UPDATE names SET name = 'Nobody' WHERE name = 'Ostrava'": "'name': 'Nobody'",
    "UPDATE versions SET outlet = 'Bay Radio'": "not those that the log tells of",
    "UPDATE versions SET published_first = '2020-01-01'": "first and last day are not those",
    "UPDATE readings SET made_by = 'nobody'": "not those that the log tells of",
    "DELETE FROM search WHERE what = 'paragraph'": "the index does not hold the words",
    "DROP TRIGGER log_no_UPDATE": "the guard log_no_UPDATE is gone",
    "DELETE FROM reports": "points at a row of reports that is not there",
}


@pytest.mark.parametrize("command", SPOILT)
def test_what_was_changed_behind_its_back_is_found(path: Path, command: str) -> None:
    spoil(path, command)
    assert any(SPOILT[command] in problem for problem in problems(path))


def test_a_line_taken_out_of_the_log_is_found(path: Path) -> None:
    with open_writer(path) as writer:
        writer.write(answer())
        writer.write(talks(made_by="another reader"))
    spoil(path, "DROP TRIGGER log_no_DELETE", "DELETE FROM log WHERE number = 2")
    assert problems(path)[1:] == ["log, line 3: does not follow from the line before it"]


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A record whose writer failed in the middle of a report."""
    path = tmp_path / "broken.db"
    with open_writer(path) as writer:
        with pytest.raises(CitationError):
            writer.write(talks(text=talks().report.text, published="the day before"))
        yield path


def test_a_report_that_was_refused_leaves_nothing(closed: Path) -> None:
    for table in ("reports", "versions", "received", "readings", "findings", "citations", "log", "search"):
        assert rows(closed, f"SELECT count(*) FROM {table}") == [(0,)], table
