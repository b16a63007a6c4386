"""`dragoman measure TASK GOLD`: read the gold texts, compare, print the figures; or answer cases into a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.encoder.model import Encoder
    from dragoman.measure.match import Figures


def measure(
    task: Annotated[
        str, typer.Argument(help="statements, times, places, status, record; relations, actors, dates, coded")
    ],
    gold: Annotated[Path, typer.Argument(help="Gold: a .json or .jsonl file, or a folder of them")],
    readings: Annotated[
        Path | None, typer.Option("--readings", help="Measure these readings (JSON Lines) instead of reading the texts")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option("--answers", help="Write the answers to cases here (JSON Lines)")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON")] = False,
    weights: Annotated[
        Path | None, typer.Option("--weights", help="Relations: folder of an encoder trained here, not the shipped one")
    ] = None,
    no_encoder: Annotated[bool, typer.Option("--no-encoder", help="Relations: answer by the cues alone")] = False,
) -> None:
    """Measure the system on gold: figures for readings, answers for cases."""
    from dragoman.encoder import model
    from dragoman.errors import MeasureError
    from dragoman.measure import gold as gold_files
    from dragoman.measure import tasks

    if task in tasks.ANSWERED:
        if answers is None:
            raise MeasureError(f"{task} are cases: name a file for the answers, such as --answers {task}.jsonl")
        _answer(task, gold, answers, None if no_encoder else weights or model.SHIPPED)
        return
    if task not in tasks.SCORED:
        known = ", ".join([*tasks.SCORED, *tasks.ANSWERED])
        raise MeasureError(f"there is no measure {task!r}; there are: {known}")
    documents = gold_files.documents(gold, task)
    found = gold_files.readings(readings) if readings else _read(documents)
    _print(tasks.SCORED[task](documents, found), as_json)


def _answer(task: str, gold: Path, answers: Path, weights: Path | None) -> None:
    from dragoman.measure import gold as gold_files
    from dragoman.measure import tasks

    cases = gold_files.documents(gold, task)
    encoder = _encoder(weights) if weights and task == "relations" else None
    answer = tasks.answerer(task, encoder)
    with answers.open("w", encoding="utf-8") as out:
        for case in cases.values():
            out.write(json.dumps(answer(case), ensure_ascii=False) + "\n")
    typer.echo(f"{len(cases)} answers written to {answers}", err=True)


def _encoder(folder: Path) -> Encoder | None:
    """The encoder in a folder; the shipped one may be missing, and then the cues answer alone and a line says so."""
    from dragoman.encoder import model
    from dragoman.errors import KnowledgeError

    try:
        return model.load(folder)
    except KnowledgeError as error:
        if folder != model.SHIPPED:
            raise
        typer.echo(f"dragoman: answered by the cues alone: {error}", err=True)
        return None


def _read(documents: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """Readings of the gold texts, as their JSON form has them."""
    from dragoman import settings
    from dragoman.knowledge import library
    from dragoman.measure import gold as gold_files
    from dragoman.model.reading import to_json
    from dragoman.reader import read_all

    chosen = settings.load()
    stream = read_all(
        gold_files.reports(documents.values()), library.load(chosen.cache), chosen.model, chosen.batch_words,
        chosen.min_confidence,
    )  # fmt: skip
    return {reading.report.id: to_json(reading) for reading in stream}


def _print(figures: Figures, as_json: bool) -> None:
    from dragoman.measure.match import as_line

    if as_json:
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=1))
        return
    for name, value in figures.items():
        typer.echo(as_line(name, value))
