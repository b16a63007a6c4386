"""Tables that loaders read by: groups of codes, topics of entities, forms of the names of offices."""

from collections.abc import Iterator

from dragoman.knowledge import files, load_codes, offices


def codes(name: str) -> Iterator[tuple[str, bool]]:
    """Each example is read as the entry says, in the scheme that has it."""
    table = files.table(name)
    for row in table["role"]:
        for scheme in ("cameo", "plover"):
            if scheme in row:
                read = load_codes.read_code(row["example"], scheme)
                yield f"{row['example']} in {scheme}", read.sector == (row[scheme] or None) and read.country == "KEN"
    for row in table["body"]:
        read = load_codes.read_code(row["example"], None)
        yield row["group"], row["group"] in row["example"] and read.code == (row["code"] or None) and not read.country
        yield f"{row['group']}: sector", "sector" not in row or read.sector == row["sector"]
    for row in table["country"]:
        yield row["group"], load_codes.read_code(row["example"], None).country == row["code"]
        yield f"{row['code']} is a country", load_codes.country(row["code"]) == row["code"]
    for group in (*table["wide"]["regions"], *table["wide"]["faiths"]):
        yield group, load_codes.read_code(f"{group}REB", None).country is None
    for row in table["topic"]:
        yield row["topic"], load_codes.topic([row["example"]]) == (row["sector"] or None)


def names(name: str) -> Iterator[tuple[str, bool]]:
    table = files.table(name)
    yield "small words", offices.office_name(table["small"]["example"]) == "interior minister"
    for row in table["office"]:
        forms = [row["name"], *row["forms"], row["example"]]
        yield from ((form, offices.office_name(form) == row["name"]) for form in forms)
        if "not_example" in row:
            yield row["not_example"], offices.office_name(row["not_example"]) != row["name"]


CHECKS = {"codes/roles.toml": codes, "actors/office_names.toml": names}
