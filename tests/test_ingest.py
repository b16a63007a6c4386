"""Whatever comes in becomes a Report or an InputError that says what is wrong, and the stream goes on."""

import doctest
import io
import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.errors import InputError
from dragoman.ingest import intake, metadata
from dragoman.ingest.intake import Given, take_in
from dragoman.ingest.sources import LONGEST, find
from dragoman.ingest.text import decode
from dragoman.model.report import Report

STORY = "Talks resume in Geneva\n\nThe two sides met on Monday, “without conditions”, the mediator’s office said.\n"
RUSSIAN = "Министр заявил, что переговоры продолжатся в понедельник в Женеве, сообщает агентство."
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Talks resume | The Example Herald</title>
<meta property="og:title" content="Talks resume"><meta property="og:site_name" content="The Example Herald">
<meta property="article:published_time" content="2021-11-26T10:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Talks resume</h1><p>GENEVA, Nov 26 – The two sides met on Friday for a second round of talks, the
mediator’s office said in a statement.</p><p>“We will not leave the table,” said Ana Petrova, the deputy minister. She
added that the next meeting would take place on Monday.</p></article><footer>Imprint</footer></body></html>"""


@pytest.mark.parametrize("module", [metadata, intake], ids=lambda module: module.__name__)
def test_examples_in_docstrings_hold(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted and not result.failed


def taken(*inputs: Path | str, given: Given | None = None) -> list[Report | InputError]:
    return list(take_in(find([str(name) for name in inputs]), given))


def only(path: Path, **given: str) -> Report:
    (report,) = taken(path, given=Given(**given))
    assert isinstance(report, Report), report
    return report


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-32", ""),
        ("utf-16-le", "no byte order mark, read as utf-16-le"),
        ("utf-16-be", "no byte order mark, read as utf-16-be"),
        ("utf-32-be", "no byte order mark, read as utf-32-be"),
        ("cp1252", "not UTF-8, read as Windows-1252"),
    ],
)
def test_text_is_the_file_decoded_whatever_its_encoding(tmp_path: Path, encoding: str, note: str) -> None:
    received = STORY.encode(encoding)
    report = only(write(tmp_path / "a.txt", received), published="2021-11-26")
    assert report.text == STORY
    assert report.received == received
    assert report.notes == ((note,) if note else ())


@pytest.mark.parametrize(
    ("received", "text"),
    [
        (b"Caf\xe9 talks resume, the mediator said.", "Café talks resume, the mediator said."),
        (b"The \x93road\x94 is open \x96 for now.", "The “road” is open – for now."),
        (b"Odd byte \x81 in caf\xe9 talks.", "Odd byte \x81 in café talks."),
        ("The “road” is".encode() + b" \x93open.", "The “road” is \ufffdopen."),
    ],
)
def test_bytes_that_are_not_utf8_are_read_the_likely_way_and_noted(received: bytes, text: str) -> None:
    decoded = decode(received, "a.txt")
    assert decoded.text == text
    assert decoded.notes


def test_line_ends_controls_marks_and_emoji_stay_as_they_are(tmp_path: Path) -> None:
    text = 'Talks\r\nThe \u202bמשא ומתן\u202c \u200eresumed 🕊️ today,\x0c he said.\x07 “Never closed.\r\nA lone " too.\n'
    report = only(write(tmp_path / "a.txt", text), published="2021-11-26")
    assert report.text == text
    assert report.notes == ("1 control character in the text, read as blanks",)


@pytest.mark.parametrize(
    ("received", "what"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        ("\u00a0\u2003".encode(), "is empty"),
        (bytes(range(256)) * 8, "is binary"),
        (b"abc\x00\x01\x02def" * 20, "is binary"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (b"%PDF-1.7 Talks resume", "a PDF document"),
        (b"PK\x03\x04word", "a ZIP archive or office document"),
        (b"\xff\xfeT\x00a\x00l\x00k\x00s\x00!", "begins as utf-16-le"),
        (RUSSIAN.encode("cp1251"), "is not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(received: bytes, what: str) -> None:
    with pytest.raises(InputError, match=f"a.txt: .*{what}"):
        decode(received, "a.txt")


def test_another_language_is_passed_over_unless_wanted(tmp_path: Path) -> None:
    path = write(tmp_path / "ru.txt", RUSSIAN)
    (error,) = taken(path)
    assert isinstance(error, InputError) and "another language (ru)" in error.what
    (report,) = taken(path, given=Given(any_language=True))
    assert isinstance(report, Report) and report.language == "ru"


@pytest.mark.parametrize(
    ("text", "stated", "read"),
    [
        (STORY, "de", True),
        ("Oslo, Bergen", "no", False),
        ("Oslo, Bergen", "en-GB", True),
        (RUSSIAN, "ru", False),
        (RUSSIAN, "en", True),
    ],
)
def test_words_tell_the_language_before_what_is_stated_but_english_is_believed(
    tmp_path: Path, text: str, stated: str, read: bool
) -> None:
    (item,) = taken(write(tmp_path / "c.jsonl", json.dumps({"id": "x", "text": text, "language": stated})))
    assert isinstance(item, Report) is read


def test_a_foreign_page_is_passed_over_though_its_template_says_english(tmp_path: Path) -> None:
    body = f"<p>{RUSSIAN}</p><p>Стороны обсудили обмен пленными и гуманитарные вопросы, говорится в сообщении.</p>"
    page = f'<html lang="en"><body><article>{body}</article></body></html>'
    (error,) = taken(write(tmp_path / "a.html", page))
    assert isinstance(error, InputError) and "another language" in error.what


@pytest.mark.parametrize("text", ["Talks resume", "Yes.", "12 34 56", "🕊️ 🕊️", "Aliyev, Mammadov, Pashinyan, Mirzoyan"])
def test_too_few_words_to_tell_the_language_are_read(tmp_path: Path, text: str) -> None:
    assert only(write(tmp_path / "a.txt", text)).text == text


def test_an_unknown_date_of_publication_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", STORY)
    assert any("date of publication unknown" in note for note in only(path).notes)
    dated = only(path, published="2021-11-26", outlet="The Example Herald")
    assert (dated.published, dated.published_basis, dated.outlet) == ("2021-11-26", "given", "The Example Herald")


def test_a_date_given_against_the_reports_own_is_noted(tmp_path: Path) -> None:
    report = only(write(tmp_path / "a.html", PAGE), published="2021-12-01")
    assert report.published == "2021-12-01"
    assert report.notes == ("published 2021-12-01 as given; the report itself says 2021-11-26",)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (STORY, "Talks resume in Geneva"),
        ("\n\n  Talks resume  \n\nThe sides met.", "Talks resume"),
        ("# Talks resume\n\nThe sides met.", "Talks resume"),
        ("Only one line, which is the report.", None),
        (f"{'word ' * 60}\nThe sides met.", None),
        ("GENEVA – The two sides met on Monday for a second round of talks in Geneva.\nMore.", None),
    ],
)
def test_the_first_line_is_the_title_if_it_reads_like_one(text: str, title: str | None) -> None:
    assert metadata.title(text) == title


def test_markdown_takes_its_front_matter_as_metadata(tmp_path: Path) -> None:
    head = '---\ntitle: "Talks resume"\ndate: 2021-11-26T09:00\nsource: Example Herald\ntags: [a]\n---\n'
    report = only(write(tmp_path / "a.md", head + "# Talks resume\n\nThe sides met.\n"))
    assert report.text == "# Talks resume\n\nThe sides met.\n"
    assert (report.title, report.published, report.outlet) == ("Talks resume", "2021-11-26", "Example Herald")
    (error,) = taken(write(tmp_path / "b.md", head.replace("2021-11-26T09:00", "last week") + "The sides met."))
    assert isinstance(error, InputError) and "must be a date such as" in error.what


def test_a_page_gives_title_blank_line_body_and_what_it_says_of_itself(tmp_path: Path) -> None:
    report = only(write(tmp_path / "a.html", PAGE))
    assert report.text.startswith("Talks resume\n\nGENEVA, Nov 26 – The two sides met on Friday")
    assert "Imprint" not in report.text and "Home" not in report.text
    assert (report.title, report.outlet, report.language) == ("Talks resume", "The Example Herald", "en")
    assert (report.published, report.published_basis) == ("2021-11-26", "page metadata")
    assert report.received == PAGE.encode()


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body><nav><a href='a'>Home</a> <a href='b'>World</a></nav></body></html>",
        "<html><body><p>Please accept our cookies.</p></body></html>",
        "<!doctype html><p></p>",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, html: str) -> None:
    (error,) = taken(write(tmp_path / "a.html", html))
    assert isinstance(error, InputError) and "no article" in error.what


def line(**fields: object) -> str:
    return json.dumps({"id": "x", "text": "The two sides met.", **fields})


def test_a_bad_line_7_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [line(id=f"r{n}") for n in range(1, 11)]
    lines[6] = '{"id": "r7", "text": "The two si'
    path = write(tmp_path / "c.jsonl", "\n".join(lines))
    found = taken(path)
    assert [item.id for item in found if isinstance(item, Report)] == [f"r{n}" for n in range(1, 11) if n != 7]
    assert isinstance(found[6], InputError) and found[6].where == f"{path.as_posix()}:7"
    assert "not JSON" in found[6].what and '"text"' in found[6].what


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        ('{"id": "x"}', "has no text"),
        (line(text=None), "has no text"),
        (line(text="  "), "is empty"),
        (line(text=5), "text is 5, must be a string"),
        (line(id=17), "id is 17, must be a string"),
        (line(published="26 Nov"), "published is '26 Nov', must be a date such as"),
        (line(published="2021-02-30"), "published is '2021-02-30', must be a date such as"),
        ("[1, 2]", "list instead of an object"),
        ('{"id": "x", "text": "half \\ud83d of it"}', "lone surrogate"),
        ("[" * 100_000, "nested too deeply"),
        (line(text="\x00\x01" * 40), "is binary"),
        (b'{"id": "x", "text": "caf\xe9"}', "not UTF-8"),
        (line(id="good"), "ids must differ"),
    ],
)
def test_each_fault_of_a_line_has_its_message(tmp_path: Path, bad: str | bytes, what: str) -> None:
    content = line(id="good").encode() + b"\n" + (bad if isinstance(bad, bytes) else bad.encode()) + b"\n"
    found = taken(write(tmp_path / "c.jsonl", content + line(id="last").encode()))
    assert [item.id for item in found if isinstance(item, Report)] == ["good", "last"]
    assert isinstance(found[1], InputError) and what in found[1].what and found[1].where.endswith("c.jsonl:2")


def test_a_line_gives_its_text_and_bytes_unchanged(tmp_path: Path) -> None:
    made = line(id="r1", text="“So,” he said.\r\nThen\u2028more 🕊️", published="2021-11", language="en-GB", other=[1])
    path = write(tmp_path / "c.jsonl", f"\ufeff{made}\r\n\n")
    report = only(path)
    assert report.text == "“So,” he said.\r\nThen\u2028more 🕊️"
    assert report.received == made.encode()
    assert (report.published, report.language, report.source) == ("2021-11", "en", f"{path.as_uri()}#L1")


def test_a_line_without_id_is_named_by_file_and_line(tmp_path: Path) -> None:
    path = write(tmp_path / "c.jsonl", '\n{"text": "The two sides met."}')
    report = only(path)
    assert report.id == f"{path.as_posix()}:2"
    assert any("no id" in note for note in report.notes)


@pytest.mark.parametrize("content", ["{\n  'a': 1\n}\n" * 50, '[{"text": "a"},\n{"text": "b"}]', "{\x00\x01\x02" * 9])
def test_what_is_no_json_lines_at_all_is_one_error(tmp_path: Path, content: str) -> None:
    (error,) = taken(write(tmp_path / "c.jsonl", content))
    assert isinstance(error, InputError)


def test_json_lines_in_utf16_are_one_error_that_says_utf8(tmp_path: Path) -> None:
    (error,) = taken(write(tmp_path / "c.jsonl", f"{line()}\n{line()}".encode("utf-16")))
    assert isinstance(error, InputError) and "must be in UTF-8" in error.what


def test_folders_come_sorted_without_hidden_files_and_no_path_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "a/picture.png", "c.md"):
        write(tmp_path / "news" / name, STORY)
    monkeypatch.chdir(tmp_path)
    found = [item.id for item in taken("news", "news/*.txt", "./news/b.txt") if isinstance(item, Report)]
    assert found == ["news/a/z.txt", "news/b.txt", "news/c.md"]


def test_what_matches_nothing_is_an_error_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "loose.txt").symlink_to("nowhere")
    write(tmp_path / "a.txt", STORY)
    found = taken("none.txt", "*.html", "empty", "a.txt", "loose.txt")
    assert [item.what.split(";")[0] if isinstance(item, InputError) else item.id for item in found] == [
        "no such file or folder", "matches no file", "a folder without reports", "a.txt", "a link that leads nowhere",
    ]  # fmt: skip


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", STORY)
    path.chmod(0)
    (error,) = taken(path)
    assert isinstance(error, InputError) and "Permission denied" in error.what


def test_any_operating_system_error_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *_: str) -> io.BytesIO:
        raise PermissionError(13, "Permission denied", str(self))

    path = write(tmp_path / "a.txt", STORY)
    monkeypatch.setattr(Path, "open", refuse)
    (error,) = taken(path)
    assert isinstance(error, InputError) and error.what == "cannot be read: Permission denied"


def test_a_name_that_is_no_utf8_is_still_printable(tmp_path: Path) -> None:
    write(tmp_path / "news" / os.fsdecode(b"caf\xe9.txt"), STORY)
    assert only(tmp_path / "news").id.endswith("news/caf\ufffd.txt")


def test_the_stream_is_lazy(tmp_path: Path) -> None:
    stream = take_in(find([str(write(tmp_path / "a.txt", STORY)), str(tmp_path / "b.txt")]))
    next(stream)
    write(tmp_path / "b.txt", STORY)
    assert isinstance(next(stream), Report)


def test_a_file_larger_than_any_report_is_refused_and_never_held(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(LONGEST * 50)
    (error,) = taken(path)
    assert isinstance(error, InputError) and "larger than 20 MB" in error.what


@pytest.fixture
def server() -> Iterator[str]:
    """A web server on this machine with one page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/page" else 404)
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def test_a_url_is_fetched_and_read_as_a_page(server: str) -> None:
    found = taken(f"{server}/page", f"{server}/gone", "http://127.0.0.1:1/")
    assert isinstance(found[0], Report) and found[0].id == found[0].url == found[0].source == f"{server}/page"
    assert isinstance(found[1], InputError) and "answers 404" in found[1].what
    assert isinstance(found[2], InputError) and "cannot be fetched" in found[2].what


@pytest.mark.parametrize(
    ("sent", "id_begins", "media"),
    [
        (STORY.encode(), "stdin-", "text/plain"),
        (PAGE.encode(), "stdin-", "text/html"),
        (line(id="r1").encode(), "r1", "application/x-ndjson"),
    ],
)
def test_stdin_is_told_by_how_it_begins(
    monkeypatch: pytest.MonkeyPatch, sent: bytes, id_begins: str, media: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(sent)))
    (report,) = taken("-")
    assert isinstance(report, Report) and report.id.startswith(id_begins) and report.media_type == media
