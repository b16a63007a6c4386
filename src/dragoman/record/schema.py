"""The tables of the record, each with its purpose in words; the same definitions serve SQLite and, later, PostgreSQL.

reports ──< versions ──< readings ──< findings ──< citations (the words that show each part)
               │ bytes               │  └──< roles (who did it, to whom, where: other findings of the same reading)
            received                 └──< names (under which an actor, place, agreement or body is called)
reviews (what a person decided, found again by a hash of the words judged) · log (append-only) · meta · dictionary
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 1
"""Schema version that this code reads and writes; each step up has its function in `migrations`."""

tables = MetaData()

meta = Table(
    "meta",
    tables,
    Column("name", Text, primary_key=True, comment="schema_version, made_by or created"),
    Column("value", Text, nullable=False, comment="its value as text"),
    comment="What this database is: the version of its schema, which program made it, and when.",
)

dictionary = Table(
    "dictionary",
    tables,
    Column("place", Text, primary_key=True, comment="a table, or table.column"),
    Column("words", Text, nullable=False, comment="what it holds"),
    comment="The comments of this schema as rows, for whoever opens the file years later with another tool.",
)

received = Table(
    "received",
    tables,
    Column("sha256", Text, primary_key=True, comment="SHA-256 of the bytes, hexadecimal"),
    Column(
        "bytes", LargeBinary, comment="the bytes exactly as they came; empty where only their hash came with the text"
    ),
    Column("media_type", Text, nullable=False, comment="what the bytes were taken for, such as text/html"),
    Column("first_received", Text, nullable=False, comment="when they were first stored, UTC, ISO 8601"),
    comment="Received bytes, never changed; equal bytes are kept once.",
)

reports = Table(
    "reports",
    tables,
    Column("number", Integer, primary_key=True, comment="internal number"),
    Column("id", Text, nullable=False, unique=True, comment="the report's id as given or made at ingestion"),
    Column("current", Integer, comment="number of the version that is read now (versions.number)"),
    comment="One published text, under whatever versions it was received.",
)

versions = Table(
    "versions",
    tables,
    Column("number", Integer, primary_key=True, comment="internal number"),
    Column("report", ForeignKey("reports.number"), nullable=False, comment="which report this is a version of"),
    Column("version", Integer, nullable=False, comment="1 for the first text received, then 2, 3 …"),
    Column("title", Text, comment="headline"),
    Column("text", Text, nullable=False, comment="the text as read; all offsets are Unicode code points into it"),
    Column("text_sha256", Text, nullable=False, comment="SHA-256 of the text in UTF-8"),
    Column("received", ForeignKey("received.sha256"), nullable=False, comment="the bytes it was made from"),
    Column("url", Text, comment="where it was published"),
    Column("outlet", Text, comment="who published it"),
    Column("published", Text, comment="date of publication, EDTF; empty where unknown"),
    Column("published_basis", Text, comment="how that date is known"),
    Column("published_first", Text, comment="first day of `published`, ISO 8601"),
    Column("published_last", Text, comment="last day of `published`, ISO 8601"),
    Column("language", Text, comment="language of the text, ISO 639-1"),
    Column("source", Text, comment="where the bytes came from: a file, a URL, standard input"),
    Column("media_type", Text, nullable=False, comment="media type of the received bytes"),
    Column("notes", JSON, nullable=False, comment="warnings made at ingestion, a list of sentences"),
    Column("stored", Text, nullable=False, comment="when this version was stored, UTC, ISO 8601"),
    UniqueConstraint("report", "version"),
    comment="A text with its metadata as received at one time; a changed text is a new row, the old one stays.",
)

readings = Table(
    "readings",
    tables,
    Column("number", Integer, primary_key=True, comment="internal number"),
    Column("version", ForeignKey("versions.number"), nullable=False, unique=True, comment="the text that was read"),
    Column("made_by", Text, nullable=False, comment="reader, language model and their versions"),
    Column("read", Text, nullable=False, comment="when it was stored, UTC, ISO 8601"),
    Column("warnings", JSON, nullable=False, comment="what the reader wants known, a list of sentences"),
    comment="What one reader found in one version; a newer reader's reading takes the place of the older one's.",
)

findings = Table(
    "findings",
    tables,
    Column("reading", ForeignKey("readings.number", ondelete="CASCADE"), nullable=False, comment="its reading"),
    Column("number", Integer, nullable=False, comment="position in the reading, from 0"),
    Column("kind", Text, nullable=False, comment="times, actors, places, statements, events, figures, commitments …"),
    Column("id", Text, nullable=False, comment="id within the reading, such as s3"),
    Column("type", Text, comment="act of a statement, PLOVER type of an event, kind of anything else"),
    Column("status", Text, comment="status of an event or body; kind of a statement (direct, indirect, mixed)"),
    Column("country", Text, comment="ISO 3166-1 alpha-3 code of an actor or place; PLOVER's of an actor of no state"),
    Column("sector", Text, comment="PLOVER sector code of an actor"),
    Column("edtf", Text, comment="its date as EDTF: when said, when it happened, when due; empty where not stated"),
    Column("first_day", Text, comment="first day of that date, ISO 8601; 0001-01-01 where it is open"),
    Column("last_day", Text, comment="last day of that date, ISO 8601; 9999-12-31 where it is open"),
    Column("at_start", Integer, nullable=False, comment="where its first word begins, code points"),
    Column("at_end", Integer, nullable=False, comment="where its last word ends, code points"),
    Column("paragraph", Integer, nullable=False, comment="paragraph of its first word, from 1, headline included"),
    Column("words", Text, nullable=False, comment="the words that people read and search: content, sentence or name"),
    Column("score", Float, comment="how sure the reader was, 0 to 1, where it says"),
    Column("made_by", Text, nullable=False, comment="the rule, entry or model that spoke"),
    Column("anchor", Text, nullable=False, comment="hash of report, kind and the words pointed at; reviews hold it"),
    Column("content", Text, nullable=False, comment="hash of what is said of those words, ids replaced by names"),
    Column("json", JSON, nullable=False, comment="the whole finding as in the contract dragoman-reading/1"),
    PrimaryKeyConstraint("reading", "number"),
    UniqueConstraint("reading", "kind", "id"),
    Index("findings_kind_type", "kind", "type"),
    Index("findings_kind_status", "kind", "status"),
    Index("findings_kind_last_day", "kind", "last_day"),
    Index("findings_kind_first_day", "kind", "first_day"),
    Index("findings_anchor", "anchor"),
    comment="One thing found in one text: a statement, an event, a commitment, a name …",
)

citations = Table(
    "citations",
    tables,
    Column("reading", Integer, nullable=False, comment="reading of the finding"),
    Column("finding", Integer, nullable=False, comment="number of the finding in its reading"),
    Column("number", Integer, nullable=False, comment="position among the finding's parts, from 0"),
    Column(
        "role", Text, nullable=False, comment="what these words are to the finding: speaker, cue, content, trigger …"
    ),
    Column("start", Integer, nullable=False, comment="where they begin, code points"),
    Column("end", Integer, nullable=False, comment="where they end, code points, exclusive"),
    Column("quote", Text, nullable=False, comment="the words themselves, equal to text[start:end]"),
    Column("paragraph", Integer, nullable=False, comment="the paragraph they begin in, from 1, headline included"),
    PrimaryKeyConstraint("reading", "finding", "number"),
    ForeignKeyConstraint(["reading", "finding"], ["findings.reading", "findings.number"], ondelete="CASCADE"),
    comment="The exact words that show each part of a finding; stored only if they stand at their offsets.",
)

roles = Table(
    "roles",
    tables,
    Column("reading", Integer, nullable=False, comment="reading of both findings"),
    Column("finding", Integer, nullable=False, comment="number of the finding that has this part"),
    Column(
        "role", Text, nullable=False, comment="by, to, mediator, source (who says so), place, or named (only mentioned)"
    ),
    Column("filler", Integer, nullable=False, comment="number of the actor or place in the same reading"),
    PrimaryKeyConstraint("reading", "finding", "role", "filler"),
    ForeignKeyConstraint(["reading", "finding"], ["findings.reading", "findings.number"], ondelete="CASCADE"),
    Index("roles_filler", "reading", "filler", "role"),
    comment="Who says or does it, to whom, where: links between findings of one reading.",
)

names = Table(
    "names",
    tables,
    Column("reading", Integer, nullable=False, comment="reading of the finding"),
    Column("finding", Integer, nullable=False, comment="number of the actor, place, agreement or body"),
    Column("name", Text, nullable=False, comment="a name as the text prints it, or the name chosen for display"),
    Column("chosen", Integer, nullable=False, comment="1 for the name chosen for display, else 0"),
    PrimaryKeyConstraint("reading", "finding", "name"),
    ForeignKeyConstraint(["reading", "finding"], ["findings.reading", "findings.number"], ondelete="CASCADE"),
    Index("names_name", "name"),
    comment="Every name under which a text calls an actor, place, agreement or body; pronouns are left out.",
)

reviews = Table(
    "reviews",
    tables,
    Column("number", Integer, primary_key=True, comment="internal number"),
    Column("report", Text, nullable=False, comment="id of the report"),
    Column("kind", Text, nullable=False, comment="kind of the finding judged"),
    Column("anchor", Text, nullable=False, index=True, comment="findings.anchor of what was judged"),
    Column("content", Text, nullable=False, comment="findings.content as it was when judged"),
    Column("judged", JSON, nullable=False, comment="the finding as it was when judged"),
    Column("who", Text, nullable=False, comment="the person who decided"),
    Column("decided", Text, nullable=False, comment="when, UTC, ISO 8601"),
    Column("what", Text, nullable=False, comment="accept, reject, change or note; of a commitment also met, missed …"),
    Column("why", Text, nullable=False, comment="the reason in words"),
    comment="What people decided about findings: rows are added, never changed, and survive re-reading.",
)

log = Table(
    "log",
    tables,
    Column("number", Integer, primary_key=True, comment="1, 2, 3 … without a gap"),
    Column("moment", Text, nullable=False, comment="when, UTC, ISO 8601"),
    Column("what", Text, nullable=False, comment="made, migrated, new, new_version, reread or review"),
    Column("report", Text, comment="id of the report concerned"),
    Column("details", JSON, nullable=False, comment="version, hashes, reader, person, as it applies"),
    Column("chain", Text, nullable=False, comment="SHA-256 of the line before and of this one: a gap or change shows"),
    comment="Everything that was done to this record, in order; lines are added, never changed.",
)

Index("versions_published", versions.c.published_last)
