"""Sources without a verb → drafts: `according to X`, `Rau: “…”`, `“…” – Rau`, `X's claim that`, `To X, Y is “Z”`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.find.statements_background import without_asides
from dragoman.find.statements_field import NOT_WORDS, Draft, Field
from dragoman.find.statements_lists import own_subject
from dragoman.find.statements_named import source_span
from dragoman.find.statements_phrases import phrase_span
from dragoman.find.statements_quotes import Group
from dragoman.find.statements_relays import is_source
from dragoman.knowledge.reporting import Cue, Frame, Reporting
from dragoman.model.findings import Act, StatementKind
from dragoman.model.span import Span
from dragoman.parse import Word
from dragoman.syntax import ancestors, child, children

SOURCE_BEFORE = re.compile(r"[“\"„«‘']")
PRESENT_PAST = frozenset({"VBD", "VBZ", "VBP"})
LONGEST_HEADING = 60
"""Characters before the colon of `Defence Ministry spokesman Jan Rau: “…”`; longer ones are sentences."""


def draft(
    field: Field, numbers: list[int], level: int, *, cue: tuple[Word, ...], verb: Word | None, speaker: Word | None,
    act: Act, rule: str, confidence: float, neutral: bool = True, addressee: Word | None = None,
    named: Span | None = None, inner: bool = False, relay: Word | None = None,
) -> Draft | None:  # fmt: skip
    """A draft from the words said: direct if all of them stand in marks, mixed if some do, else indirect.

    None where nothing is said, or where the words hold the cue itself: `a text that both sides accept`.
    """
    spans = field.spans(numbers, level)
    if not spans or any(span.covers(word.span) for span in spans for word in cue):
        return None
    quoted = field.quoted(spans, level)
    kind: StatementKind = "mixed" if quoted else "indirect"
    bound = _behind_that(field, min(numbers))
    if quoted and field.within_marks(spans, level) and act != "label" and not bound and _sentence_like(field, quoted):
        kind, spans = "direct", quoted
    return Draft(
        cue=cue, verb=verb, speaker=speaker,
        speaker_span=named or (source_span(field, speaker, verb) if speaker is not None else None),
        content=spans, quoted=quoted, kind=kind, act=act, neutral=neutral, addressee=addressee, follows=None,
        confidence=confidence, made_by=rule, inner=inner, relay=relay,
    )  # fmt: skip


def _behind_that(field: Field, n: int) -> bool:
    """`conceded that “a list exists”`: a clause of the outlet's sentence, though all its words are quoted."""
    while n > 0 and field.words[n - 1].pos in NOT_WORDS:
        n -= 1
    return n > 0 and field.words[n - 1].lower == "that"


def _sentence_like(field: Field, quoted: tuple[Span, ...]) -> bool:
    """Has the quotation a verb of its own?  `blames “maps drawn in a ministry”` is a fragment in a clause."""
    return any(w.tag in ("VBD", "VBZ", "VBP", "MD") for span in quoted for w in field.parse.words_in(span))


def according_to(field: Field, reporting: Reporting) -> Iterator[Draft]:
    """`According to X, …`, `…, according to X`, `in the words of X`."""
    for match in reporting.leads.finditer(field.text):
        words = field.parse.words_in(Span(match.start(), match.end()))
        last = words[-1]
        speaker = child(last, "pobj", "pcomp")
        if speaker is None or speaker.pos not in ("NOUN", "PROPN", "PRON") or words[0].start != match.start():
            continue
        _, end = field.segment(words[0])
        high = _phrase_end(field, last, speaker, end)
        numbers = rest_of(field, words[0], high)
        if numbers is None:
            continue
        made = draft(
            field, numbers, field.level(last), cue=tuple(words), verb=None, speaker=speaker, act="assert",
            rule=match[0].lower(), confidence=0.9, named=_up_to(field, speaker, high),
        )  # fmt: skip
        if made is not None:
            yield made


def _up_to(field: Field, speaker: Word, high: int) -> Span | None:
    """The source as written where its phrase ends before the parser's."""
    whole, last = source_span(field, speaker, None), field.words[high].end
    return Span(whole.start, last) if speaker.end <= last < phrase_span(field, speaker).end else None


def in_the_view_of(field: Field, reporting: Reporting) -> Iterator[Draft]:
    """`In the ministry's view, the map is void`, `…, by the army's account`: only where commas set the phrase apart."""
    for match in reporting.views.finditer(field.text):
        noun = field.parse.word_at(match.start())
        by = noun.head if noun is not None and noun.dep == "pobj" else None
        owner = child(noun, "poss") if noun is not None else None
        if noun is None or by is None or owner is None or by.lower not in ("in", "by", "from") or by.i > owner.left:
            continue
        first, last = field.segment(by)
        closed = noun.i == last or field.words[noun.i + 1].text in ',.”"'
        if not closed or noun.start != match.start() or (by.i > first + 1 and field.words[by.i - 1].text != ","):
            continue
        numbers = rest_of(field, by, noun.i)
        if numbers is None or not any(field.words[n].tag in ("VBD", "VBZ", "VBP", "MD") for n in numbers):
            continue
        made = draft(
            field, numbers, field.level(by), cue=(by, noun), verb=None, speaker=owner, act="assert",
            rule=f"{by.lower} somebody's {noun.lower}", confidence=0.85,
        )  # fmt: skip
        if made is not None:
            yield made


def rest_of(field: Field, lead: Word, high: int) -> list[int] | None:
    """The clause that a source phrase belongs to, without the phrase, which ends with the word `high`."""
    first, last = field.segment(lead)
    low = lead.i
    before = [n for n in range(first, low) if field.words[n].pos not in NOT_WORDS]
    after = [n for n in range(high + 1, last + 1) if field.words[n].pos not in NOT_WORDS]
    level = field.level(lead)
    if not before or (len(before) == 1 and field.words[before[0]].lower in ("but", "and", "so", "yet", "still")):
        return without_asides(field, list(range(high + 1, last + 1)), level) if after else None
    if field.words[low - 1].text == "," or field.words[low - 1].text in "”\"’»'":
        if after and field.words[after[0]].lower == "that":
            return None
        if not after or field.words[after[0]].lower in ("which", "who", "and", "but", "while", "though", "as"):
            return without_asides(field, list(range(_start(field, first), low)), level)
        return without_asides(field, [*range(_start(field, first), low), *range(high + 1, last + 1)], level)
    return without_asides(field, list(range(_start(field, first), low)), level) if not after else None


def _start(field: Field, first: int) -> int:
    while field.words[first].lower in ("but", "and", "yet") or (
        field.words[first].pos in NOT_WORDS and (field.level(field.words[first]) == 0)
    ):
        first += 1
    return first


def _phrase_end(field: Field, lead: Word, speaker: Word, last: int) -> int:
    """The last word of the source: at the head of a sentence it ends with the comma before the clause."""
    end = min(phrase_end_word(field, speaker), last)
    first, _ = field.segment(lead)
    if (title := _title_of_subject(field, lead, speaker)) is not None:
        return title.left - 2
    if lead.i - first <= 4:
        for n in range(speaker.i, min(end, last)):
            if (
                field.words[n].text == ","
                and field.words[n + 1].dep not in ("appos", "conj")
                and not _apposed(field, n + 1, end)
            ):
                return n - 1
    return end


def _title_of_subject(field: Field, lead: Word, speaker: Word) -> Word | None:
    """`According to the weekly, Oman's envoy, Salim Harthy, has told …`: a title that belongs to the clause behind."""
    title = child(speaker, "appos")
    verb = next((w for w in ancestors(lead) if w.tag[:2] == "VB" and w.dep != "prep"), None)
    own = own_subject(verb) or children(speaker, "appos")[-1] if verb is not None and title is not None else None
    if title is None or own is None or own.entity != "PERSON" or field.words[own.left - 1].i != title.right + 1:
        return None
    closed = field.words[own.right].text == "," or field.words[own.right + 1].text == ","
    return title if closed and field.words[title.right + 1].text == "," and title.pos == "NOUN" else None


def _apposed(field: Field, n: int, end: int) -> bool:
    return any(field.words[m].dep == "appos" for m in range(n, min(end, n + 6) + 1))


def phrase_end_word(field: Field, noun: Word) -> int:
    """The number of the last word of a noun's phrase."""
    return field.parse.words_in(phrase_span(field, noun))[-1].i


def as_said(field: Field, verb: Word, cue: Cue, speaker: Word | None) -> Draft | None:
    """`As the minister noted, the road is closed`."""
    if verb.dep not in ("advcl", "prep") or not any(
        c.lower == "as" and c.dep in ("mark", "advmod", "prep") for c in verb.children
    ):
        return None
    put = verb.lemma == "put" and any(c.lower == "it" and c.dep == "dobj" for c in verb.children)
    bare = cue.takes("clause") and not cue.attitude and not any(c.dep in ("dobj", "ccomp") for c in verb.children)
    if speaker is None or not (bare or put):
        return None
    first, last = field.segment(verb)
    left, right = verb.left, verb.right
    before = [n for n in range(first, left) if field.words[n].pos not in NOT_WORDS]
    if (left > first and field.words[left - 1].text != ",") or not (before or right + 1 < last):
        return None
    numbers = [n for n in range(first, last + 1) if not left <= n <= right]
    return draft(field, without_asides(field, numbers, field.level(verb)), field.level(verb), cue=(verb,), verb=verb,
                 speaker=speaker, act=cue.act, rule=f"as … {verb.lemma}", confidence=0.85)  # fmt: skip


def headings(field: Field, groups: list[Group], reporting: Reporting) -> Iterator[tuple[Group, Draft]]:
    """`Rau: “…”`, `The commission's reply: “…”`, `“…” – Rau`, and in a headline `‘…’: Rau on the talks`."""
    for group in groups:
        if group.verb is not None:
            continue
        quotation = field.quotations[group.quotations[0]]
        first = field.parse.words_in(quotation.inner)[0]
        paragraph = field.parse.paragraphs[field.parse.paragraph_of(first)]
        found = _before_colon(field, quotation.outer.start, reporting) or _after_mark(
            field, group, paragraph.kind == "title"
        )
        if found is None:
            continue
        speaker, cue, rule = found
        content = tuple(field.quotations[n].inner for n in group.quotations)
        yield group, Draft(
            cue=cue, verb=None, speaker=speaker, speaker_span=phrase_span(field, speaker), content=content,
            quoted=content, kind="direct", act="assert", neutral=True, addressee=None, follows=None, confidence=0.85,
            made_by=rule,
        )  # fmt: skip


def _before_colon(field: Field, start: int, reporting: Reporting) -> tuple[Word, tuple[Word, ...], str] | None:
    before = start - 1
    while before > 0 and field.text[before] in " \t\n\xa0":
        before -= 1
    if field.text[max(before, 0)] != ":":
        return None
    word = field.parse.word_at(before)
    if word is None or not word.i:
        return None
    noun = field.words[word.i - 1]
    line = max(field.text.rfind("\n", 0, noun.start) + 1, field.opening(noun))
    sentence = max(line, field.parse.sentence_of(noun).span.start)
    if before - sentence > LONGEST_HEADING or field.level(noun) > 0:
        return None
    head = noun
    while head.head is not head and head.dep in ("compound", "appos", "flat") and head.head.start >= sentence:
        head = head.head
    before_it = field.parse.words_in(Span(sentence, noun.end))
    if (
        quoting := next((w for w in before_it if w.lemma in reporting.citing and w.tag in PRESENT_PAST), None)
    ) is not None:
        source = child(quoting, "dobj")
        named = source is not None and source.right == noun.i and is_source(source, reporting)
        return (source, (quoting,), f"{quoting.lemma} somebody: quotation") if source is not None and named else None
    if any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in before_it):
        return None
    owner = child(head, "poss")
    if owner is not None and any(c.takes("quote") for c in reporting.nouns.get(head.lemma, ())):
        return owner, (head,), f"{head.lemma} of X: quotation"
    named = head.pos == "PROPN" and head.entity in ("PERSON", "ORG", "NORP", "GPE")
    speaks = head.lemma.lower() in reporting.speakers
    return (head, (), "name: quotation") if named or speaks else None


def _after_mark(field: Field, group: Group, title: bool) -> tuple[Word, tuple[Word, ...], str] | None:
    """`“…” – Jan Rau` to the paragraph's end; in a headline a colon does as well."""
    end = field.quotations[group.quotations[-1]].outer.end
    word = field.parse.words_in(Span(end - 1, end))
    paragraph = field.parse.paragraphs[field.parse.paragraph_of(word[-1] if word else field.words[0])]
    rest = field.text[end : paragraph.span.end]
    match = re.match(r"\s*([–—―:]|--?)\s*(?=\S)", rest)
    if match is None or (match[1] == ":" and not title):
        return None
    after = [w for w in field.parse.words_in(Span(end + match.end(), paragraph.span.end)) if w.pos not in NOT_WORDS]
    if not after or any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in after) or len(after) > 12:
        return None
    noun = next(
        (w for w in after if w.pos in ("NOUN", "PROPN") and w.dep not in ("compound", "nmod", "amod", "poss")), None
    )
    return (noun, (), "quotation, dash and name" if not title else "headline: quotation, then name") if noun else None


def nouns(field: Field, word: Word, reporting: Reporting) -> Draft | None:
    """`the militia's claim that it held the bridge`, `a warning by the agency that …`."""
    if word.lemma not in reporting.nouns or word.tag not in ("NN", "NNS"):
        return None
    owner = child(word, "poss")
    if owner is None:
        by = next((c for c in word.children if c.dep in ("prep", "agent") and c.lower in ("by", "from")), None)
        owner = child(by, "pobj") if by is not None else None
    if owner is None or owner.pos not in ("NOUN", "PROPN", "PRON"):
        return None
    return _noun(field, word, reporting, owner, None)


def said_again(field: Field, verb: Word, reporting: Reporting, speaker: Word | None) -> Draft | None:
    """`reiterated its demand that …`, `renewed his call for calm`: the noun tells the act."""
    noun = child(verb, "dobj") if verb.lemma in reporting.echoes else None
    if noun is None or speaker is None or noun.lemma not in reporting.nouns:
        return None
    return _noun(field, noun, reporting, speaker, verb)


def _noun(field: Field, word: Word, reporting: Reporting, owner: Word, verb: Word | None) -> Draft | None:
    level = field.level(word)
    over = verb or (word.head if word.dep == "nsubj" and word.head.lemma == "be" else None)
    below = word.children if over is None else [*word.children, *(c for c in over.children if c.i > word.i)]
    for cue in reporting.nouns[word.lemma]:
        for frame in cue.frames:
            part = _part(below, word, frame)
            if part is None:
                continue
            low = part.left + (frame.shape == "clause" and field.words[part.left].lower == "that")
            return draft(
                field, without_asides(field, list(range(low, part.right + 1)), level), level,
                cue=(word,) if verb is None else (verb, word), verb=verb, speaker=owner, act=cue.act,
                rule=f"noun {word.lemma} with its owner" if verb is None else f"{verb.lemma} + noun {word.lemma}",
                confidence=0.75 if verb is None else 0.9, neutral=verb is None,
            )  # fmt: skip
    return None


def _part(below: list[Word], word: Word, frame: Frame) -> Word | None:
    """What a frame of a noun finds behind it."""
    behind = [c for c in below if c.i > word.i]
    if frame.shape == "clause":
        clauses = (c for c in behind if c.dep in ("acl", "ccomp", "relcl"))
        return next((c for c in clauses if any(d.dep == "mark" and d.lower == "that" for d in c.children)), None)
    if frame.shape == "infinitive":
        clauses = (c for c in behind if c.dep in ("acl", "xcomp", "relcl", "advcl"))
        return next((c for c in clauses if any(d.lower == "to" and d.dep == "aux" for d in c.children)), None)
    by = next((c for c in behind if c.dep == "prep" and c.lower == frame.preposition), None)
    return child(by, "pobj") if by is not None and frame.shape == "preposition" else None


def to_whom_it_is(field: Field, word: Word) -> Draft | None:
    """`To Nicosia, the republic is “the pseudo-state”`: a label, only with quoted words."""
    if word.lower not in ("to", "for") or word.dep != "prep" or word.head.lemma != "be" or word.head.i < word.i:
        return None
    first, _ = field.segment(word)
    owner, label = child(word, "pobj"), child(word.head, "attr")
    if word.i != first or owner is None or label is None or field.words[owner.right + 1].text != ",":
        return None
    made = draft(field, list(range(label.left, label.right + 1)), field.level(word), cue=(word.head,), verb=word.head,
                 speaker=owner, act="label", rule="to X, Y is Z", confidence=0.85, neutral=False)  # fmt: skip
    return made if made is not None and made.quoted else None


def in_the_text(field: Field, reporting: Reporting) -> Iterator[Draft]:
    """`In it the two sides “undertake to leave”`: a text quoted from its verb on; those before the marks speak."""
    for number in field.tops:
        inside = field.parse.words_in(field.quotations[number].inner)
        verb = next((w for w in inside[:2] if w.tag in ("VBP", "VBZ", "VB", "MD")), None)
        before = field.words[inside[0].i - 2] if inside and inside[0].i > 1 else None
        if verb is None or before is None or field.level(before) > 0:
            continue
        main = verb.head if verb.tag == "MD" else verb
        first, _ = field.segment(before)
        lead = field.words[first]
        subject = next((c for c in main.children if c.dep == "nsubj" and first < c.i < inside[0].i), None)
        text = child(lead, "pobj") if lead.lower in ("in", "under") and lead.dep == "prep" else None
        if subject is None or text is None or before.i != subject.right:
            continue
        if text.lower != "it" and text.lemma not in reporting.texts:
            continue
        act: Act = next((cue.act for cue in reporting.cues(main.lemma, main.lower)), "assert")
        content = (field.quotations[number].inner,)
        yield Draft(
            cue=(), verb=None, speaker=subject, speaker_span=phrase_span(field, subject), content=content,
            quoted=content, kind="direct", act=act, neutral=act == "assert", addressee=None, follows=None,
            confidence=0.8, made_by="quoted words of a text, behind those who speak in it",
        )  # fmt: skip
