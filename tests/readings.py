"""Readings made by hand for the tests of the record, so that they depend on no finder."""

from typing import Any

from dragoman.model.findings import (
    Actor,
    ActorMention,
    Agreement,
    Commitment,
    Event,
    Figure,
    Mention,
    Place,
    PlaceMention,
    Statement,
    Time,
)
from dragoman.model.reading import Reading
from dragoman.model.report import Report
from dragoman.model.span import Span

TALKS = """Ferry talks open in Ardagh

“The ferry will sail again by the end of May,” Jan Novák, the minister of Ostrava, said in Ardagh on Monday.
He denied that troops had shelled the harbour at Rúna on 3 May. “Nobody fired,” he said.

The Harbour Front said five sailors were killed at Rúna on 3 May and accused the army.
Under the Ardagh accord both sides must meet by 10 May.
"""
FRONT = """Front answers

The Harbour Front said on 5 May that nine sailors had died at Rúna on 3 May.
"""


class Text:
    """A text in which words are found again, the nth time that they occur."""

    def __init__(self, text: str) -> None:
        self.text = text

    def at(self, words: str, nth: int = 1) -> Span:
        """Where the words stand."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def spans(self, *words: str) -> tuple[Span, ...]:
        """Where each of the words stands."""
        return tuple(self.at(w) for w in words)

    def actor(self, id: str, *mentions: str, kind: Any = "organisation", **more: Any) -> Actor:
        """An actor with mentions by name, `he` by pronoun."""
        made = tuple(
            ActorMention(
                start=self.at(m)[0], end=self.at(m)[1], text=m, form="pronoun" if m == "He" else "name", made_by="hand"
            )
            for m in mentions
        )
        given = {"name": mentions[0], "country": None, "sector": None, "office": None, "wikidata": None, **more}
        return Actor(id=id, kind=kind, mentions=made, made_by="hand", **given)

    def statement(self, id: str, speaker: str, content: str, cue: str, act: Any, **more: Any) -> Statement:
        """A statement by the actor of that id."""
        given: dict[str, Any] = {
            "speaker_spans": (), "quoted": (), "kind": "indirect", "addressees": (), "occasion": None, "time": None,
            "place": None, "within": None, "confidence": 0.9, **more,
        }  # fmt: skip
        return Statement(
            id=id,
            speakers=(speaker,),
            content=(self.at(content),),
            cue=(self.at(cue),),
            act=act,
            made_by="hand",
            **given,
        )

    def event(self, id: str, trigger: str, type: Any, status: Any, **more: Any) -> Event:
        """An event whose trigger are these words."""
        given: dict[str, Any] = {
            "mode": None, "contexts": (), "actors": (), "recipients": (), "mediators": (), "place": None, "time": None,
            "negated": False, "according_to": (), "words_of": "outlet", "score": 0.8, **more,
        }  # fmt: skip
        return Event(id=id, type=type, status=status, trigger=(self.at(trigger),), made_by="hand", **given)

    def commitment(self, id: str, kind: Any, what: str, due: str | None, **more: Any) -> Commitment:
        """A commitment to do what these words say."""
        given: dict[str, Any] = {
            "who": (), "to": (), "condition": (), "due_span": None, "statements": (), **more
        }  # fmt: skip
        return Commitment(id=id, kind=kind, what=(self.at(what),), due=due, made_by="hand", **given)

    def place(self, id: str, name: str, *mentions: str) -> Place:
        """A place at its first mention."""
        made = tuple(
            PlaceMention(start=self.at(m)[0], end=self.at(m)[1], text=m, use="location", made_by="hand")
            for m in (mentions or (name,))
        )
        return Place(
            id=id, name=name, kind="town", latitude=None, longitude=None, country=None, geonames=None, gazetteer=None,
            names=(), score=0.5, runners_up=(), mentions=made, made_by="hand",
        )  # fmt: skip

    def mention(self, words: str) -> Mention:
        """A mention of an agreement or body."""
        return Mention(start=self.at(words)[0], end=self.at(words)[1], text=words)


def talks(text: str = TALKS, made_by: str = "dragoman 0.1.0; hand 1", **metadata: Any) -> Reading:
    """A report on talks: a pledge, a denial, an accusation with a figure, a deadline under an agreement."""
    t = Text(text)
    given = {
        "id": "ferry-talks",
        "title": "Ferry talks open in Ardagh",
        "outlet": "Harbour Post",
        "published": "2021-05-04",
    }
    pledge = t.statement(
        "s1", "a1", "The ferry will sail again by the end of May,", "said", "pledge", kind="direct",
        quoted=t.spans("The ferry will sail again by the end of May,"), time="2021-05-03", place="p1",
        speaker_spans=t.spans("Jan Novák"),
    )  # fmt: skip
    denial = t.statement("s2", "a1", "troops had shelled the harbour at Rúna on 3 May", "denied", "deny")
    toll = t.statement("s3", "a2", "five sailors were killed at Rúna on 3 May", "accused", "accuse")
    return Reading(
        report=Report(**{"text": text, **given, **metadata}),
        times=(
            Time(id="t1", start=t.at("Monday")[0], end=t.at("Monday")[1], text="Monday", type="DATE",
                 value="2021-05-03", edtf="2021-05-03", anchor="published", direction="past", made_by="hand"),
        ),
        actors=(
            t.actor("a1", "Jan Novák", "He", kind="person", country="OST", sector="GOV", office="minister"),
            t.actor("a2", "The Harbour Front", kind="armed_group"),
            t.actor("a3", "Ostrava", kind="state", country="OST"),
        ),
        places=(t.place("p1", "Ardagh"), t.place("p2", "Rúna")),
        statements=(pledge, denial, toll),
        events=(
            t.event("e1", "shelled", "ASSAULT", "denied", place="p2", time="2021-05-03", according_to=("s2",)),
            t.event("e2", "killed", "ASSAULT", "claimed", place="p2", time="2021-05-03", according_to=("s3",)),
        ),
        figures=(
            Figure(id="f1", kind="killed", low=5, high=5, span=t.at("five sailors"), event="e2",
                   according_to=("s3",), words_of="outlet", made_by="hand"),
        ),
        commitments=(
            t.commitment("c1", "pledge", "The ferry will sail again by the end of May", "../2021-05-31", who=("a1",),
                         due_span=t.at("by the end of May"), statements=("s1",)),
            t.commitment("c2", "obligation", "both sides must meet by 10 May", "../2021-05-10"),
        ),
        agreements=(
            Agreement(id="g1", name="Ardagh accord", kind="agreement", date=None, parties=("a2",),
                      mentions=(t.mention("Ardagh accord"),), made_by="hand"),
        ),
        made_by=made_by,
        warnings=("a warning",),
    )  # fmt: skip


def answer(**metadata: Any) -> Reading:
    """A later report by the other side, with another figure for the same day and place."""
    t = Text(FRONT)
    given = {"id": "front-answers", "title": "Front answers", "outlet": "Bay Radio", "published": "2021-05-06"}
    said = t.statement("s1", "a1", "nine sailors had died at Rúna on 3 May", "said", "assert", time="2021-05-05")
    return Reading(
        report=Report(**{"text": FRONT, **given, **metadata}),
        actors=(t.actor("a1", "The Harbour Front", kind="armed_group"),),
        places=(t.place("p1", "Rúna"),),
        statements=(said,),
        events=(t.event("e1", "died", "ASSAULT", "claimed", place="p1", time="2021-05-03", according_to=("s1",)),),
        figures=(
            Figure(id="f1", kind="killed", low=9, high=9, span=t.at("nine sailors"), event="e1",
                   according_to=("s1",), words_of="outlet", made_by="hand"),
        ),
        made_by="dragoman 0.1.0; hand 1",
    )  # fmt: skip
