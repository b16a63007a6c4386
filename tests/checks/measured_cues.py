"""Cues that the measure counts as reporting: each form is found as a word, and not inside another."""

from collections.abc import Iterator

from dragoman.knowledge import files
from dragoman.measure import statements


def forms_are_words(name: str) -> Iterator[tuple[str, bool]]:
    pattern = statements._reporting()
    for entry in files.table(name)["cue"]:
        for form in entry["forms"]:
            yield form, bool(pattern.search(f"The envoy {form} it")) and not pattern.search(f"x{form}x")


CHECKS = {"words/measured_cues.toml": forms_are_words}
