"""A country or a position → what the Wikidata query service tells of its holders, as CSV.

One query a country or position, never one for the world.  The service gives a client sixty seconds of work a minute
and asks it to name whom it may write to; the download keeps below the one and does the other.  Dates come with their
precision, through the value nodes, since the plain values turn a bare year into the first of January.  Only where an
editor has stated that a term has no end (`wdno:P582`) is it said to go on; an end that is missing or unknown stays so.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime

from dragoman import __version__
from dragoman.errors import InputError
from dragoman.ingest.sources import LONGEST

ENDPOINT = "https://query.wikidata.org/sparql"
HOME = "https://www.wikidata.org"
TRIES = 6
FIRST_WAIT, LONGEST_WAIT = 5.0, 600.0
"""Seconds before the second try where the service names none, doubled each time; and what is waited for at most."""

CONNECT, ANSWER = 15, 75
"""Seconds: the service ends a query after sixty by itself."""

BUSY = frozenset({429, 502, 503, 504})
WANTED = re.compile(r"[A-Z]{3}|Q[1-9]\d*")

QUERY = """
SELECT DISTINCT ?person ?personLabel ?personAltLabel ?position ?positionLabel ?country
                ?start ?startPrecision ?end ?endPrecision ?noEnd WHERE {
  %s
  ?person p:P39 ?term .
  ?term ps:P39 ?position .
  MINUS { ?term wikibase:rank wikibase:DeprecatedRank }
  OPTIONAL { ?term pqv:P580 ?from . ?from wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision }
  OPTIONAL { ?term pqv:P582 ?to . ?to wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision }
  OPTIONAL { ?term a wdno:P582 . BIND("yes" AS ?noEnd) }
  SERVICE wikibase:label { bd:serviceParam wikibase:language "en,mul" }
}
"""
OF_COUNTRY = """?state wdt:P298 "%s" . ?state wdt:P298 ?country .
  { ?state wdt:P1313 ?position } UNION { ?state wdt:P1906 ?position }
  UNION { ?position wdt:P1001 ?state ; wdt:P279* wd:Q83307 }"""
OF_POSITION = """VALUES ?position { wd:%s }
  OPTIONAL { ?position wdt:P1001|wdt:P17 ?state . ?state wdt:P298 ?country }"""


def query(wanted: str) -> str:
    """SPARQL for heads of state and government and ministers of a country (`KEN`), or for one position (`Q14211`).

    Raises InputError for anything else.
    """
    if WANTED.fullmatch(wanted) is None:
        raise InputError(
            f"wikidata:{wanted}", "must be a country (wikidata:KEN) or the id of a position (wikidata:Q14211)"
        )
    return QUERY % ((OF_POSITION if wanted[0] == "Q" and wanted[1:].isdigit() else OF_COUNTRY) % wanted)


def download(wanted: str, contact: str, pause: Callable[[float], None] = time.sleep) -> bytes:
    """The CSV for a country or position.

    Waits as long as the service asks when it is busy, and after an answer as long as that took.  `contact` is an e-mail
    or web address.  Raises InputError for whatever keeps the answer from being had whole.
    """
    where, asked = f"wikidata:{wanted}", query(wanted)
    if not re.search(r"\w@\w|https?://\w", contact):
        raise InputError(where, "Wikidata asks whom it may write to; give --contact with an e-mail or web address")
    wait = FIRST_WAIT
    for left in reversed(range(TRIES)):
        began = time.monotonic()
        status, after, body = _get(where, asked, contact)
        if status == 200:
            pause(time.monotonic() - began)
            return _whole(where, body)
        if status not in BUSY or not left:
            raise InputError(where, _why(status, body))
        pause(min(max(_seconds(after), wait), LONGEST_WAIT))
        wait *= 2
    raise AssertionError("the last try returns or raises")


def _get(where: str, asked: str, contact: str) -> tuple[int, str, bytes]:
    """Status, the header Retry-After, and the body of one answer."""
    import urllib3

    headers = {"Accept": "text/csv", "User-Agent": f"dragoman/{__version__} ({contact})"}
    try:
        with urllib3.PoolManager(timeout=urllib3.Timeout(connect=CONNECT, read=ANSWER)) as pool:
            answer = pool.request(
                "GET", ENDPOINT, fields={"query": asked}, headers=headers, retries=False, preload_content=False
            )
            try:
                body = answer.read(LONGEST + 1, decode_content=True)
            finally:
                answer.release_conn()
    except urllib3.exceptions.HTTPError as error:
        raise InputError(where, f"{ENDPOINT} cannot be reached: {str(error).partition('): ')[2] or error}") from error
    return answer.status, answer.headers.get("Retry-After", ""), body


def _whole(where: str, body: bytes) -> bytes:
    """The answer, unless the service broke it off in the middle: it then writes its fault below the last line."""
    if len(body) > LONGEST:
        raise InputError(where, f"more than {LONGEST:,} bytes; ask for single positions")
    if b"TimeoutException" in body[-20_000:]:
        raise InputError(where, _why(500, body))
    return body


def _why(status: int, body: bytes) -> str:
    if b"TimeoutException" in body:
        return "takes the service longer than its sixty seconds; ask for single positions (wikidata:Q14211)"
    if status == 403:
        return f"the service refuses (403); see {HOME}/wiki/Wikidata:SPARQL_query_service for its rules"
    return f"the service answers {status}, {TRIES} times" if status in BUSY else f"the service answers {status}"


def _seconds(after: str) -> float:
    """Seconds that the header Retry-After asks for, given in seconds or as a date; 0 where it asks for none.

    >>> _seconds("7"), _seconds(""), _seconds("soon")
    (7.0, 0.0, 0.0)
    """
    if after.isdigit():
        return float(after)
    try:
        return max(0.0, parsedate_to_datetime(after).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0
