"""Reporting words: each example yields a statement with this cue and act, each not_example none by this cue."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from dragoman.find.quotations import find_quotations
from dragoman.find.statements import find_statements
from dragoman.knowledge import files, reporting
from dragoman.model.findings import Statement
from dragoman.model.report import Report
from dragoman.parse import parse

NEUTRAL = ("assert", "mention")


@cache
def found_in(examples: tuple[str, ...]) -> dict[str, tuple[Statement, ...]]:
    """The statements of each example, all parsed in one batch and without other findings."""
    reports = [Report(id=str(n), text=text) for n, text in enumerate(examples)]
    return {
        report.text: find_statements(parsed, reporting.load(), find_quotations(parsed), (), (), ())
        for report, parsed in parse(reports)
    }


def cue_of(statement: Statement, text: str) -> str:
    return " ".join(span.of(text) for span in statement.cue).lower()


def begins(lemma: str, cue: str) -> bool:
    """Is the cue a form of the lemma, so far as its first letters or its irregular past tell?"""
    irregular = {"speak": "spoke", "tell": "told", "hold": "held", "think": "thought", "swear": "swore", "feel": "felt"}
    irregular |= {"find": "found", "cast": "cast", "sing": "sang", "deem": "deemed", "bid": "bade", "dwell": "dwelt"}
    irregular |= {"forget": "forgot", "foresee": "foresaw", "understand": "underst", "know": "knew", "lay": "laid"}
    irregular |= {"seek": "sought", "beseech": "besee", "plead": "plea", "give": "gave", "take": "took", "make": "made"}
    irregular |= {
        "write": "wrote",
        "retell": "retold",
        "have": "ha",
        "throw": "threw",
        "begin": "began",
        "foretell": "foretold",
        "go": "went",
        "shoot": "shot",
        "strike": "struck",
        "stand": "stood",
        "draw": "drew",
        "mean": "meant",
        "pay": "paid",
        "see": "saw",
        "undertake": "undertook",
    }
    forms = (lemma[: max(len(lemma) - 1, 2)], irregular.get(lemma, lemma))
    return any(word.startswith(forms) for word in cue.split())


def proved(entries: list[dict[str, Any]], key: str) -> Iterator[tuple[str, bool]]:
    """Each entry's example and not_example against what is found."""
    texts = [entry[k] for entry in entries for k in ("example", "not_example") if k in entry]
    found = found_in(tuple(dict.fromkeys(texts)))
    for entry in entries:
        text = entry["example"]
        hits = [s for s in found[text] if begins(entry[key], cue_of(s, text)) and s.content and s.speaker_spans]
        acts = {s.act for s in hits}
        yield f"{entry[key]} ({entry['act']}): {text}", entry["act"] in acts or (bool(hits) and entry["act"] in NEUTRAL)
        if (other := entry.get("not_example")) is not None:
            yield f"not {entry[key]}: {other}", not [s for s in found[other] if begins(entry[key], cue_of(s, other))]


def verbs(name: str) -> Iterator[tuple[str, bool]]:
    yield from proved(files.table(name)["verb"], "lemma")


def patterns(name: str) -> Iterator[tuple[str, bool]]:
    table = files.table(name)
    yield from proved(table["phrase"], "verb")
    yield from proved(table["noun"], "lemma")
    for entry in table["content"]:
        yield entry["example"], bool(re.search(entry["pattern"], entry["example"], re.I))
        yield f"not {entry['not_example']}", not re.search(entry["pattern"], entry["not_example"], re.I)
    kinds = ("adjective", "predicate", "lead", "aspect", "echo", "relay", "view", "declined")
    found = found_in(tuple(entry["example"] for kind in kinds for entry in table[kind]))
    for entry in table["adjective"]:
        hits = [s for s in found[entry["example"]] if entry["lemma"] in cue_of(s, entry["example"])]
        yield entry["example"], [s.act for s in hits] == [entry["act"]]
    for entry in table["predicate"]:
        hits = [s for s in found[entry["example"]] if entry["word"] in cue_of(s, entry["example"])]
        yield entry["example"], [s.act for s in hits] == [entry["act"]]
    for entry in table["lead"]:
        yield entry["example"], [cue_of(s, entry["example"]) for s in found[entry["example"]]] == [entry["lead"]]
    for entry in table["aspect"]:
        yield entry["example"], len(found[entry["example"]]) == 1
    for entry in table["view"]:
        hits = found[entry["example"]]
        yield (
            entry["example"],
            len(hits) == 1
            and cue_of(hits[0], entry["example"]).endswith(entry["noun"])
            and bool(hits[0].speaker_spans),
        )
    for entry in table["relay"]:
        inner = [s for s in found[entry["example"]] if cue_of(s, entry["example"]) == "saying"]
        yield (
            entry["example"],
            [s.speaker_spans[0].of(entry["example"]).lower() for s in inner if s.speaker_spans] == ["the mayor"],
        )
    for entry in table["echo"]:
        yield (
            entry["example"],
            [cue_of(s, entry["example"]).split()[0] for s in found[entry["example"]]]
            == [
                cue_form
                for cue_form in entry["example"].split()
                if entry["lemma"] in reporting.load().echoes and cue_form.startswith(entry["lemma"][:4])
            ][:1],
        )
    for entry in table["declined"]:
        yield entry["example"], not found[entry["example"]]


def speakers(name: str) -> Iterator[tuple[str, bool]]:
    table = files.table(name)
    known = reporting.load().speakers
    for entry in table["speaker"]:
        yield entry["example"], len(found_in((entry["example"],))[entry["example"]]) == 1
        for noun in entry["nouns"]:
            yield noun, noun == noun.lower().strip() and noun in known and entry["nouns"].count(noun) == 1


CHECKS = {
    "words/reporting.toml": verbs,
    "words/reporting_patterns.toml": patterns,
    "words/reporting_speakers.toml": speakers,
}
