"""Pages keep their word: Python samples run, shell samples print what they show, every command is documented."""

import doctest
import re
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from dragoman.cli.app import app

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


def name(path: Path) -> str:
    return path.name


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `dragoman demo` has been run once, as a reader of the pages would have it."""
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        result = CliRunner().invoke(app, ["demo"])
    assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_python_samples_give_what_they_show(page: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    samples = "\n".join(PYTHON.findall(page.read_text(encoding="utf-8")))
    test = doctest.DocTestParser().get_doctest(samples, {}, page.name, str(page), 0)
    failed = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test).failed
    assert not failed


def sessions(page: Path) -> list[tuple[str, list[str]]]:
    """Each `$ dragoman …` line of a page with the lines shown below it."""
    found: list[tuple[str, list[str]]] = []
    for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found and line.strip() not in ("", "…"):
                found[-1][1].append(line)
    return [(command, shown) for command, shown in found if command.startswith("dragoman ")]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_shell_samples_print_what_they_show(page: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    monkeypatch.setenv("COLUMNS", "100")
    for command, shown in sessions(page):
        result = CliRunner().invoke(app, split(command))
        assert result.exit_code == 0, f"{command}: {result.output}"
        printed = [line.strip() for line in result.output.splitlines()]
        missing = [line for line in shown if line.strip() not in printed]
        assert not missing, f"`{command}` no longer prints {missing}; it prints:\n{result.output}"


def split(command: str) -> list[str]:
    import shlex

    return shlex.split(command, comments=True)[1:]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_a_page(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert any(f"dragoman {command}" in page.read_text(encoding="utf-8") for page in PAGES), f"no page names {command}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
