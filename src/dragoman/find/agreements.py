"""Parse, actors and times → agreements (documents, processes) and bodies (commissions, working groups, missions)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from dragoman.find.agreements_merge import Found, Group, gather
from dragoman.find.agreements_phrases import Phrase, phrase
from dragoman.find.agreements_standing import Standing, body_standing, document_standing
from dragoman.knowledge.documents import Documents, Noun, agreement_kind
from dragoman.model.findings import Actor, Agreement, AgreementKind, Body, BodyStatus, Mention, Time
from dragoman.model.span import Cover, Span
from dragoman.parse import Parse, Word
from dragoman.syntax import agent, child, is_passive, subject, subtree_span

ARTICLE = re.compile(r"^(?:the|a|an|this|that|its|their)\s+", re.IGNORECASE)
ACRONYM = re.compile(r"\s*\(([A-Z][A-Z0-9a-z-]*[A-Z0-9])\)")
STATUS: dict[str | None, BodyStatus | None] = {"made": "existing", "wished": "proposed", None: None}
SIGNING = frozenset(
    {"sign", "conclude", "reach", "strike", "agree", "adopt", "accept", "renew", "extend", "break", "initial"}
)


def find_agreements(
    parse: Parse, documents: Documents, actors: tuple[Actor, ...], times: tuple[Time, ...]
) -> tuple[tuple[Agreement, ...], tuple[Body, ...]]:
    """All agreements and all bodies, each in order of first mention."""
    when = Cover((Span(t.start, t.end), t) for t in times)
    who = Cover((m.span, a) for a in actors for m in a.mentions)
    papers = gather(parse, _phrases(parse, documents, documents.agreements, when, document_standing), documents)
    boards = gather(parse, _phrases(parse, documents, documents.bodies, when, body_standing), documents)
    named = _names(parse, documents)
    agreements = [_agreement(parse, group, who) for group in papers]
    bodies = [_body(parse, group) for group in boards]
    taken = {m.text for body in bodies for m in body.mentions}
    for name, words in named.items():
        alone = sum(documents.names[other] == "body" for other in named) == 1
        beside = _apposed(parse, bodies, words) if documents.names[name] == "body" else None
        if beside is None and alone:
            beside = _of_the_nations(documents, bodies, name)
        if beside is not None:
            bodies[beside] = _renamed(bodies[beside], name, words)
            continue
        mentions = tuple(Mention(start=w.start, end=w.end, text=w.text) for w in words)
        rule = f"known name {name}"
        if documents.names[name] == "agreement":
            agreements.append(
                Agreement(id="", name=name, kind="agreement", date=None, parties=(), mentions=mentions, made_by=rule)
            )
        elif name not in taken:
            bodies.append(Body(id="", name=name, status="existing", mentions=mentions, made_by=rule))
    agreements.sort(key=lambda a: a.mentions[0].start)
    bodies.sort(key=lambda b: b.mentions[0].start)
    return (
        tuple(replace(a, id=f"g{n}") for n, a in enumerate(agreements, 1)),
        tuple(replace(b, id=f"b{n}") for n, b in enumerate(bodies, 1)),
    )


def _phrases(
    parse: Parse,
    documents: Documents,
    nouns: dict[str, Noun],
    when: Cover[Time],
    standing: Callable[[Phrase, Documents], Standing],
) -> list[Found]:
    """Every phrase around one of the nouns, with its standing; those that say `no agreement` are left out."""
    found = []
    for word in parse.words:
        if word.lower not in nouns and word.lower != "fire":
            continue
        noun = nouns.get("cease-fire" if word.lower == "fire" and _hyphened(parse, word) else word.lower)
        if noun is None:
            continue
        made = phrase(parse, word, noun, documents, when)
        if made is not None and not made.beside & noun.bars:
            told = standing(made, documents)
            if told[0] != "absent":
                found.append((made, told))
    return found


def _hyphened(parse: Parse, word: Word) -> bool:
    """`cease-fire` comes as three words."""
    return word.i > 1 and parse.words[word.i - 1].text == "-" and parse.words[word.i - 2].lower == "cease"


def _names(parse: Parse, documents: Documents) -> dict[str, list[Word]]:
    """Where known names stand, by name."""
    found: dict[str, list[Word]] = defaultdict(list)
    for word in parse.words:
        if word.text in documents.names:
            found[word.text].append(word)
    return found


def _apposed(parse: Parse, bodies: list[Body], words: list[Word]) -> int | None:
    """The body that stands in apposition to a known name: `MONUSCO, the U.N. peacekeeping mission`, or the reverse."""
    for word in words:
        for n, body in enumerate(bodies):
            for m in body.mentions:
                between = parse.text[word.end : m.start] if m.start >= word.end else parse.text[m.end : word.start]
                if between in (", ", " (") and (m.start > word.start or len(m.text.split()) > 1):
                    return n
    return None


def _of_the_nations(documents: Documents, bodies: list[Body], name: str) -> int | None:
    """`The UN mission`, where the report names one mission of the United Nations and no other body of that kind."""
    if not name.startswith(tuple(documents.tell["un_prefixes"])):
        return None
    nations = documents.tell["un_words"]
    fits = [n for n, b in enumerate(bodies) for m in b.mentions[:1] if m.text.lower().endswith((" mission", " force"))]
    fits = [n for n in fits if any(set(m.text.lower().split()) & nations for m in bodies[n].mentions)]
    return fits[0] if len(fits) == 1 else None


def _renamed(body: Body, name: str, words: list[Word]) -> Body:
    """The body under its known name, with the places where that stands."""
    known = {m.start: m for m in body.mentions}
    known.update({w.start: Mention(start=w.start, end=w.end, text=w.text) for w in words})
    mentions = tuple(known[start] for start in sorted(known))
    return replace(body, name=name, mentions=mentions, made_by=f"{body.made_by}; known name {name}")


def _agreement(parse: Parse, group: Group, who: Cover[Actor]) -> Agreement:
    told = group.told
    noun = group.phrases[0].noun
    kind: AgreementKind = agreement_kind(noun)
    if kind == "agreement" and told[0] == "wished":
        kind = "prospective_agreement"
    elif kind == "proposal" and any(p.noun.family != "plan" and s == "made" for p, (s, _) in group.members):
        kind = "agreement"
    return Agreement(
        id="",
        name=_name(parse, group),
        kind=kind,
        date=group.date,
        parties=_parties(parse, group, who),
        mentions=_mentions(parse, group),
        made_by=f"noun {noun.noun}; {told[1]}",
    )


def _body(parse: Parse, group: Group) -> Body:
    mentions = list(_mentions(parse, group))
    if acronym := next((m[1] for p in group.phrases if (m := ACRONYM.match(parse.text, p.span.end))), None):
        mentions += [Mention(start=w.start, end=w.end, text=w.text) for w in parse.words if w.text == acronym]
    return Body(
        id="",
        name=_name(parse, group),
        status=STATUS[group.told[0]],
        mentions=tuple(sorted(mentions, key=lambda m: m.start)),
        made_by=f"noun {group.phrases[0].noun.noun}; {group.told[1]}",
    )


def _mentions(parse: Parse, group: Group) -> tuple[Mention, ...]:
    return tuple(Mention(start=p.span.start, end=p.span.end, text=p.span.of(parse.text)) for p in group.phrases)


def _name(parse: Parse, group: Group) -> str:
    """The longest name that the text uses, without its article; of phrases without a name, the first."""
    named = [p for p in group.phrases if not p.bare] or group.phrases[:1]
    return max((ARTICLE.sub("", p.span.of(parse.text), count=1) for p in named), key=len)


def _parties(parse: Parse, group: Group, who: Cover[Actor]) -> tuple[str, ...]:
    """Actors after `between`, or two or more who sign, where the text says so."""
    found: list[str] = []
    for p in group.phrases:
        signings = [v for v in p.head.children if v.dep in ("acl", "relcl") and v.lemma in SIGNING]
        behind = [
            w for w in parse.words[p.head.i + 1 : p.head.i + 2] if w.lemma in SIGNING
        ]  # `the truce struck between`
        betweens = (
            c
            for v in (p.head, *dict.fromkeys([*signings, *behind]))
            for c in v.children
            if c.dep == "prep" and c.lower == "between"
        )
        spans = [subtree_span(parse, prep) for prep in betweens]
        if p.head.dep == "dobj" and p.head.head.lemma in SIGNING:
            signings.append(p.head.head)
        spans += [subtree_span(parse, signer) for verb in signings if (signer := _signer(verb)) is not None]
        for span in spans:
            parties = dict.fromkeys(a.id for _, a in who.inside(span) if a.kind not in ("document", "outlet"))
            found += parties if len(parties) > 1 else ()
    return tuple(dict.fromkeys(found))


def _signer(verb: Word) -> Word | None:
    """Who signs: the subject, or the agent of `signed by A and B`; nobody where nothing was signed."""
    if child(verb, "neg") is not None:
        return None
    if is_passive(verb) or verb.dep == "acl":
        return agent(verb)
    return next((c for c in verb.children if c.dep == "nsubj" and c.tag not in ("WDT", "WP")), None) or (
        subject(verb) if verb.dep != "relcl" else None
    )
