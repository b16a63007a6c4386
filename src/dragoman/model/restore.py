"""The JSON of a reading (`dragoman-reading/1`) → the Reading that it was made from; the way back from `to_json`."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union

from dragoman.model.findings import Finding
from dragoman.model.reading import KINDS, REPORT_FIELDS, SCHEMA, Reading
from dragoman.model.report import Report
from dragoman.model.span import Span

T = TypeVar("T")

OPTIONAL: dict[str, str | float] = {"made_by": "", "confidence": 1.0, "words_of": "outlet"}
"""What the contract does not ask of others, and what is taken where they leave it out."""


def reading(plain: Mapping[str, Any]) -> Reading:
    """The reading that a JSON object holds; names it does not know are passed over, since the contract only grows.

    Raises ValueError where the object is of another schema or lacks what a reading needs.
    """
    if plain.get("schema") != SCHEMA:
        raise ValueError(f"schema is {plain.get('schema')!r}, must be {SCHEMA!r}")
    report = plain.get("report")
    if not isinstance(report, Mapping):
        raise ValueError("report is missing")
    if lacking := [name for name in ("id", "text") if not isinstance(report.get(name), str)]:
        raise ValueError(f"report lacks {' and '.join(lacking)}")
    found: dict[str, Any] = {kind: tuple(finding(kind, entry) for entry in plain.get(kind, ())) for kind in KINDS}
    return Reading(
        report=_made(Report, {name: report[name] for name in REPORT_FIELDS if report.get(name) is not None}),
        **found,
        made_by=plain.get("made_by", ""),
        warnings=tuple(plain.get("warnings", ())),
    )


def finding(kind: str, plain: Mapping[str, Any]) -> Finding:
    """One finding of a kind (`statements`) from its JSON object.

    Raises ValueError for an unknown kind or an object that lacks what the kind needs.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of finding; there are: {', '.join(KINDS)}")
    return _made(KINDS[kind], plain)


@cache
def _hints(made: Any) -> dict[str, Any]:
    return typing.get_type_hints(made)


def _made(made: type[T], plain: Mapping[str, Any]) -> T:
    """An instance of a dataclass; what an older version did not write yet becomes None or empty where it may be."""
    hints = _hints(made)  # type: ignore[arg-type]
    values: dict[str, Any] = {}
    for field in fields(made):  # type: ignore[arg-type]
        if field.name in plain:
            values[field.name] = _value(hints[field.name], plain[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            values[field.name] = _absent(made, field.name, hints[field.name])
    return made(**values)


def _absent(made: type, name: str, hint: Any) -> Any:
    if typing.get_origin(hint) is tuple:
        return ()
    if NoneType in typing.get_args(hint):
        return None
    if name in OPTIONAL:
        return OPTIONAL[name]
    raise ValueError(f"{made.__name__} lacks {name!r}")


def _value(hint: Any, plain: Any) -> Any:
    """A JSON value as the type of its field has it: lists as tuples, pairs as Spans, objects as dataclasses."""
    if plain is None:
        return None
    if typing.get_origin(hint) in (Union, UnionType):
        return _value(next(arg for arg in typing.get_args(hint) if arg is not NoneType), plain)
    if hint is Span:
        return Span(*plain)
    if typing.get_origin(hint) is tuple:
        return tuple(_value(typing.get_args(hint)[0], item) for item in plain)
    if is_dataclass(hint) and isinstance(hint, type):
        return _made(hint, plain)
    return plain
