"""Will, shall, must, could and `is to` → drafts of commitments: what speakers say they will do, what has to be done."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.commitments_clause import Unit, clause_of, units
from dragoman.find.commitments_due import due
from dragoman.find.commitments_make import make
from dragoman.find.commitments_plans import is_meeting
from dragoman.find.commitments_scene import Draft, Scene
from dragoman.model.findings import Statement
from dragoman.model.span import Span
from dragoman.parse import Word
from dragoman.syntax import ancestors, child, children, is_passive, negation, subject, trim

WILL = frozenset({"will", "would", "'ll", "’ll", "wo", "'d", "’d"})
CAN = frozenset({"can", "could", "may", "might"})
MODALS = WILL | CAN | {"shall", "must"}
FINITE = frozenset({"is", "are", "was", "were"})
PRESENT = frozenset({"VBZ", "VBP", "VB", "NN", "NNS"})
"""The parser takes `two months end` for a noun."""
AIMS = frozenset({"aim", "goal", "task", "purpose", "plan", "idea", "job", "what", "problem", "point"})
NOBODY = frozenset({"it", "there", "that", "this", "what", "which", "nobody", "people", "you", "everything", "nothing"})


def modal_drafts(scene: Scene, word: Word) -> Iterator[Draft]:
    """What a modal says is to be done: nothing for states, questions, and what would have been."""
    verb = word.head
    if verb.pos not in ("VERB", "AUX") or verb.i < word.i or not _is_deed(scene, verb):
        return
    statement = scene.statement_at(word.span)
    if word.lower == "shall" and statement is not None and scene.is_speaker(subject(verb), statement):
        yield from _will(scene, word, verb, statement)
    elif word.lower == "shall":
        yield from _owed(scene, verb, statement, "shall")
    elif word.lower == "must":
        yield from _must(scene, verb, statement)
    elif word.lower in WILL:
        yield from _will(scene, word, verb, statement)
    else:
        yield from _can(scene, verb, statement)


def is_to_drafts(scene: Scene, word: Word) -> Iterator[Draft]:
    """The committee is to meet: a plan; the fighters are to be flown home: a duty.  `was to` may come to nothing."""
    verb = next((c for c in word.children if c.dep in ("xcomp", "ccomp") and 0 < c.i - word.i <= 5), None)
    if (
        word.lower not in ("is", "are", "was", "were")
        or verb is None
        or child(word, "attr", "acomp", "expl") is not None
    ):
        return
    to = next((c for c in verb.children if c.lower == "to" and c.dep == "aux"), None)
    if any(c.dep == "aux" and c.lower == "have" for c in verb.children):
        return
    done = verb.tag == "VB" or (verb.tag == "VBN" and is_passive(verb))
    if to is None or not done or negation(word) is not None or not scene.is_open(verb):
        return
    if any(w.pos not in ("ADV", "AUX", "PART") for w in scene.parse.words[word.i + 1 : to.i]):
        return
    doer = subject(word)
    if doer is None or doer.lower in AIMS:
        return
    doer_parties = () if is_passive(verb) else scene.parties(doer, scene.statement_at(word.span))
    if verb.lemma in scene.promises.words["not_deeds"]:
        return
    under = any(w.lower in scene.promises.words["papers"] - {"it"} for w in _sentence_head(scene, word))
    planned = not under and (verb.lemma in scene.promises.words["schedule_verbs"] or is_meeting(scene, verb))
    kind = (
        "scheduled"
        if planned and not (is_passive(verb) and verb.lemma not in ("hold", "sign", "open"))
        else "obligation"
    )
    found = units(scene, verb)
    if is_passive(verb):
        found = [Unit(verb=u.verb, what=_from(u, doer, scene), condition=u.condition) for u in found[:1]] + found[1:]
    yield from make(scene, word, found, kind, doer_parties, (), f"{word.lower} to {verb.lemma}")


def expiry_drafts(scene: Scene, verb: Word) -> Iterator[Draft]:
    """The truce expires on Monday: a deadline, where the day is named."""
    about = subject(verb) if verb.dep != "relcl" else verb.head
    terms = scene.promises.words["terms"]
    if (
        about is None
        or verb.dep == "advcl"
        or (verb.lemma in ("end", "run") and (about.lower not in terms or verb.tag not in PRESENT))
        or negation(verb) is not None
    ):
        return
    unit = clause_of(scene, about, verb)
    value, _ = due(scene, unit)
    if value is not None:
        yield from make(scene, verb, [unit], "deadline", (), (), f"verb {verb.lemma} + date")


def given_drafts(scene: Scene, verb: Word) -> Iterator[Draft]:
    """gave the families until October 10 to leave: a deadline; under a document, a duty."""
    whom = child(verb, "dative", "dobj", "prep") if verb.lemma == "give" else subject(verb)
    behind = scene.parse.words[verb.i + 1 : verb.right + 1]
    leave = next((w for w in behind if w.tag == "VB" and _to_before(scene, w)), None)
    if whom is None or leave is None or negation(verb) is not None:
        return
    between = scene.parse.words[verb.i + 1 : leave.i]
    dated = any(scene.times.at(w.start) is not None for w in between)
    if not dated and not any(w.lower in ("until", "till", "hours", "days", "weeks", "months") for w in between):
        return
    giver = subject(verb)
    paper = giver is not None and giver.lower in scene.promises.words["papers"]
    unit = Unit(verb=verb, what=_stretch(scene, verb.i, max(leave.right, leave.i)), condition=None)
    has = verb.lemma == "have"
    under = has and any(w.lower in scene.promises.words["papers"] - {"it"} for w in _sentence_head(scene, verb))
    paper = paper or under
    who = scene.parties(whom if has else next((w for w in between if scene.parties(w)), None))
    to = () if paper or has else scene.parties(giver, scene.statement_at(verb.span))
    yield from make(scene, verb, [unit], "obligation" if paper else "deadline", who, to, "give time to do it")


def paper_drafts(scene: Scene, verb: Word) -> Iterator[Draft]:
    """The agreement gives priority to resettling …; it provides for a committee: a duty under a document."""
    giver = subject(verb)
    if (
        verb.lemma == "have"
        or giver is None
        or giver.lower not in scene.promises.words["papers"] - {"it"}
        or negation(verb) is not None
    ):
        return
    if verb.lemma == "give" and (held := child(verb, "dobj")) is not None and held.lower != "priority":
        return
    if verb.lemma in ("provide", "call") and not any(c.lower == "for" for c in verb.children):
        return
    if scene.statement_at(verb.span) is None and not is_passive(verb):
        yield from make(scene, verb, [units(scene, verb)[0]], "obligation", (), (), f"document {verb.lemma}", rank=1)


def _owed(scene: Scene, verb: Word, statement: Statement | None, rule: str) -> Iterator[Draft]:
    doer = subject(verb)
    if statement is None and doer is not None and doer.lower in scene.promises.words["first_person"]:
        return
    if negation(verb) is not None and statement is None and rule == "must":
        return
    who = () if is_passive(verb) else scene.parties(doer, statement)
    neither = doer is not None and negation(verb) in doer.children
    yield from make(scene, verb, units(scene, verb, whole=is_passive(verb) or neither), "obligation", who, (), rule)


def _must(scene: Scene, verb: Word, statement: Statement | None) -> Iterator[Draft]:
    """In the outlet's words a duty; in a speaker's mouth a demand on others, and a duty only of the speaker."""
    doer = subject(verb)
    if any(c.dep == "auxpass" and c.tag == "VBN" for c in verb.children) and verb.tag == "VBN" and doer is None:
        return
    if statement is None or not statement.speakers or scene.is_speaker(doer, statement):
        yield from _owed(scene, verb, statement, "must")
    elif (
        doer is not None
        and doer.lower not in NOBODY - {"nobody"}
        and statement.act in ("demand", "call_for", "assert", "announce", "warn", "accuse")
    ):
        kind = "call" if statement.act == "call_for" else "demand"
        other = scene.parties(doer, statement)
        yield from make(scene, verb, units(scene, verb, whole=True), kind, (), other, "must, of others", rank=1)


def _will(scene: Scene, word: Word, verb: Word, statement: Statement | None) -> Iterator[Draft]:
    doer = subject(verb)
    if doer is None or (verb.dep == "relcl" and statement is None):
        return
    found = units(scene, verb, whole=is_passive(verb))
    lists = scene.promises.words
    if statement is not None:
        yield from _said(scene, word, verb, doer, found, statement)
    elif word.lower == "will" and negation(verb) is None and doer.lower not in NOBODY - {"it"}:
        who = scene.parties(doer)
        conditional = [u for u in found if u.condition]
        if conditional and who:
            yield from make(scene, word, conditional, "pledge", who, (), "if, will", rank=1)
        elif (verb.lemma in lists["schedule_verbs"] or who) and due(scene, found[0])[1] is not None:
            who = who if not is_passive(verb) else ()
            yield from make(scene, word, found, "scheduled", who, (), "will, future", rank=1)


def _said(scene: Scene, word: Word, verb: Word, doer: Word, found: list[Unit], statement: Statement) -> Iterator[Draft]:
    """What a speaker says will be done: by the speaker a pledge or threat, by others a plan that has a date."""
    own = scene.is_speaker(doer, statement)
    conditional = [u for u in found if u.condition]
    if negation(verb) is not None:
        unless = next((u for u in found if u.condition and _opens_with(scene, u, "unless")), None)
        if unless is not None and own:
            yield from _refused(scene, word, unless, scene.promiser(doer, statement))
        elif statement.act == "pledge" and own:
            yield from make(
                scene, word, found, "pledge", scene.promiser(doer, statement), (), "will not, of the speaker", rank=1
            )
        return
    if statement.act in ("hope", "expect"):
        kind = "hope" if statement.act == "hope" else "expectation"
        other = scene.parties(doer, statement)
        yield from make(scene, word, found, kind, (), other, f"will, act {statement.act}", rank=1)
        return
    threat = verb.lemma in scene.promises.words["threat_verbs"]
    if conditional and threat and (own or is_passive(verb)):
        who = scene.sides.speaks_for(statement.speakers)
        yield from make(scene, word, conditional, "conditional_threat", who, (), "if, will, of harm", rank=1)
    elif own and any(_opens_with(scene, u, "unless") and _names_somebody(scene, u) for u in conditional):
        who = scene.promiser(doer, statement)
        yield from make(scene, word, conditional, "conditional_threat", who, (), "will, unless others", rank=1)
    elif own or (statement.act == "pledge" and doer.lower not in NOBODY - {"it"}):
        who = scene.promiser(doer, statement) or (
            scene.sides.speaks_for(statement.speakers) if own or is_passive(verb) else ()
        )
        yield from make(scene, word, found, "pledge", who, scene.promised_to(statement), "will, of the speaker", rank=1)
    elif is_meeting(scene, verb) and not conditional and due(scene, found[0])[0] is not None:
        who = () if is_passive(verb) else scene.parties(doer, statement)
        yield from make(scene, word, found, "scheduled", who, (), "will meet, of others", rank=1)
    elif doer.lower not in NOBODY - {"it"} and (who := scene.parties(doer, statement)):
        dated = [u for u in found if due(scene, u)[0] is not None]
        if conditional or dated:
            kind = "expectation" if conditional else "scheduled"
            yield from make(scene, word, conditional or dated, kind, who, (), "will, of others", rank=1)


def _refused(scene: Scene, word: Word, unless: Unit, who: tuple[str, ...]) -> Iterator[Draft]:
    """`It will not renew the truce unless …` threatens what stands; `we will not come unless …` asks a price."""
    if unless.verb.lemma in scene.promises.words["keeping_verbs"]:
        yield from make(scene, word, [unless], "conditional_threat", who, (), "will not keep, unless", rank=1)
    elif unless.condition is not None:
        unit = Unit(verb=unless.verb, what=unless.condition, condition=None)
        yield from make(scene, word, [unit], "demand", (), (), "will not, unless", rank=1)


def _can(scene: Scene, verb: Word, statement: Statement | None) -> Iterator[Draft]:
    """could feed them if the guns fell silent: a conditional pledge; could be signed on Monday: an expectation."""
    if negation(verb) is not None or verb.dep == "advcl":
        return
    doer = subject(verb) if verb.dep != "relcl" else verb.head
    found = units(scene, verb, whole=is_passive(verb))
    conditional = [u for u in found if u.condition]
    if (
        statement is not None
        and conditional
        and (scene.is_speaker(doer, statement) or _of_a_voice(scene, verb, statement))
    ):
        who = () if is_passive(verb) else scene.promiser(doer, statement)
        yield from make(scene, verb, conditional, "pledge", who, (), "could, if", rank=1)
    elif verb.lemma in scene.promises.words["schedule_verbs"] and due(scene, found[0])[0] is not None:
        yield from make(scene, verb, found, "expectation", (), (), f"could {verb.lemma} + date", rank=1)


def _of_a_voice(scene: Scene, verb: Word, statement: Statement) -> bool:
    """`The guns could be pulled back once …`, said by a party or by who speaks for one; others only guess."""
    return is_passive(verb) and scene.sides.may_bind(statement.speakers)


def _is_deed(scene: Scene, verb: Word) -> bool:
    """Something to be done: no state, no question, nothing that would have been, nothing under `if` or a denial."""
    ready = verb.lemma == "be" and any(c.lower == "ready" for c in children(verb, "acomp"))
    if verb.lemma in scene.promises.words["not_deeds"] and not ready:
        return False
    if any(c.dep == "aux" and c.lower == "have" for c in verb.children):
        return False
    sentence = scene.parse.sentence_of(verb)
    if sentence.span.of(scene.parse.text).rstrip("\"”’' ").endswith("?"):
        return False
    for above in (verb, *ancestors(verb)):
        if any(c.lower in ("whether", "if", "unless") and c.dep == "mark" for c in above.children):
            return False
        if above is not verb and above.lemma in scene.promises.words["denying"]:
            return False
    statement = scene.statement_at(verb.span)
    if statement is not None and statement.act == "reject":
        return negation(verb) is not None
    return statement is None or statement.act not in ("deny", "accuse")


def _opens_with(scene: Scene, unit: Unit, word: str) -> bool:
    return unit.condition is not None and unit.condition.of(scene.parse.text).lower().startswith(word)


def _names_somebody(scene: Scene, unit: Unit) -> bool:
    """`unless Guyana stops`, not `unless it rains`."""
    return unit.condition is not None and bool(scene.actors.overlapping(unit.condition))


def _sentence_head(scene: Scene, verb: Word) -> list[Word]:
    """The words of the sentence before a verb's subject."""
    first = min((c.left for c in verb.children if c.dep in ("nsubj", "nsubjpass")), default=verb.i)
    return scene.parse.words[scene.parse.sentence_of(verb).first : first]


def _to_before(scene: Scene, verb: Word) -> bool:
    return verb.i > 0 and scene.parse.words[verb.i - 1].lower == "to"


def _stretch(scene: Scene, first: int, last: int) -> Span:
    words = scene.parse.words
    return trim(scene.parse.text, Span(words[first].start, words[last].end))


def _from(unit: Unit, doer: Word, scene: Scene) -> Span:
    """The clause with its subject, which is what the thing is done to."""
    return Span(scene.parse.words[doer.left].start, unit.what.end)
