"""Speakers by description: trades beside a person, plurals beside names, unknown nouns, headlines and labels."""

import pytest

import dragoman


def speakers(text: str, said: str) -> list[str]:
    """Names of the speakers of the statement whose content has these words."""
    reading = dragoman.read(text)
    names = {a.id: a.name for a in reading.actors}
    found = [s for s in reading.statements if any(said in span.of(text) for span in s.content)]
    assert found, [span.of(text) for s in reading.statements for span in s.content]
    return [names[who] for who in found[0].speakers]


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        ("The sisters, Hodan and Ifrah Geedi, say they were stopped. They told the court that the money was gone.",
         "the money was gone", ["Hodan", "Ifrah Geedi"]),
        ("The twins, Pavel and Oleg Sidorko, denied that they had seen him.", "they had seen him",
         ["Pavel", "Oleg Sidorko"]),
        ("“We buried it,” joked the chiefs of Lokichar and Kainuk, Ekai Lomuria and Peter Chepkwony.", "We buried it",
         ["Ekai Lomuria", "Peter Chepkwony"]),
        ("Three negotiators, Ana Rau, Jan Novak and Petra Lind, said the text was ready.", "the text was ready",
         ["Ana Rau", "Jan Novak", "Petra Lind"]),
        ("The two lawyers – Thandi Nkosi and Sipho Dube – insisted that nothing had been signed.", "nothing had been",
         ["Thandi Nkosi", "Sipho Dube"]),
        ("The mayors of Oruro and Potosí, Felipe Quispe and Rosa Mamani, urged calm.", "calm",
         ["Felipe Quispe", "Rosa Mamani"]),
        # not as many as counted, or no list of names
        ("Three negotiators, Ana Rau and Jan Novak, said the text was ready.", "the text was ready",
         ["Three negotiators"]),
        ("The guards, Bekele and his men, said they saw nothing.", "they saw nothing", ["guards"]),
    ],
)  # fmt: skip
def test_a_plural_beside_names_is_those_named(text: str, said: str, who: list[str]) -> None:
    assert speakers(text, said) == who


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        ("His father, a retired judge, faulted the navy. He said it was careless.", "it was careless", ["His father"]),
        ("Father Ambroise, a Capuchin who has run the radio for years, left. He said the guns fell silent.",
         "the guns fell silent", ["Ambroise"]),
        ("Mayor Jan Novak shook his head. A deputy said it was over.", "it was over", ["deputy"]),
    ],
)  # fmt: skip
def test_a_trade_beside_a_person_is_nobody_new(text: str, said: str, who: list[str]) -> None:
    assert speakers(text, said) == who
    assert not any(a.name in ("retired judge", "Capuchin", "his head") for a in dragoman.read(text).actors)


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        ("The admiral's biographer argues that he never believed in it.", "he never", ["admiral's biographer"]),
        ("The captain's stepdaughter argued that nobody had asked her.", "nobody", ["captain's stepdaughter"]),
        ("“There is no water,” a third voice put in from the back.", "There is no water", ["a third voice"]),
        ("A military source denied that a column moved; a second, also anonymous, said it had arrived.",
         "it had arrived", ["a second"]),
        ("One driver said the road was open. A third, who gave no name, insisted it was mined.", "it was mined",
         ["A third"]),
    ],
)  # fmt: skip
def test_an_unknown_noun_that_speaks_is_an_actor(text: str, said: str, who: list[str]) -> None:
    assert speakers(text, said) == who


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        ("“Not one more boat” – premier\nKeston Mahabir gave no details.", "Not one more", ["Keston Mahabir"]),
        ("Bishop: churches will stay open\nThe bishop of Torit, Paul Ladu, spoke after mass on Sunday.",
         "churches will stay open", ["Paul Ladu"]),
        ("Union: strike is over\nThe dockers' union said on Monday that the pay would rise.", "strike is over",
         ["dockers' union"]),
        ("THE PRESIDENT: We will not pay.\nREPORTER: Not ever?\nTHE PRESIDENT: Not one cent.\n"
         "President Lindiwe Khumalo took questions.", "We will not pay", ["Lindiwe Khumalo"]),
        # two who fit, or nobody who does
        ("Talks have failed, says minister\nForeign Minister Ola Berg and Trade Minister Eva Lund came home.",
         "Talks have failed", ["minister"]),
        ("Officer: we were lied to\nMarta Okello runs a kiosk by the barracks. Nobody pays her.", "we were lied to",
         ["Officer"]),
        ("Union: talks are dead\nThe dockers' union met. The miners' union met, too.", "talks are dead", ["Union"]),
    ],
)  # fmt: skip
def test_a_bare_noun_in_a_headline_or_label_is_the_only_one_below(text: str, said: str, who: list[str]) -> None:
    assert speakers(text, said) == who


def test_the_organisation_is_the_body_of_states_in_its_sentence() -> None:
    reading = dragoman.read(
        "The Rapid Support Forces left. The general asked in a letter to the U.N. chief that the organisation go."
    )
    (body,) = [a.name for a in reading.actors if any(m.text == "the organisation" for m in a.mentions)]
    assert body == "United Nations"


@pytest.mark.parametrize(
    ("text", "name", "kind", "mentions"),
    [
        ("The Karen front's deputy chairman, Padoh Saw Ler Htoo, left. Padoh Ler Htoo denied it.", "Padoh Saw Ler Htoo",
         "person", "Padoh Ler Htoo"),
        ("Commander Salem Will Deng said it was over.", "Salem Will Deng", "person", "Commander Salem Will Deng"),
        ("Peru's chief negotiator, Doña Carmen Ucles, read the note.", "Carmen Ucles", "person",
         "Peru's chief negotiator, Doña Carmen Ucles"),
        ("The harbour master across the bay, Ana Rau, said it broke.", "Ana Rau", "person", "The harbour master"),
        ("The newspaper Havnebladet said the quay was closed.", "Havnebladet", "outlet", "The newspaper Havnebladet"),
        ("The paper La Voz was right. La Voz said two men were held.", "La Voz", "outlet", "La Voz"),
        ("She told the weekly Al-Minbar that it was over.", "Al-Minbar", "outlet", "the weekly Al-Minbar"),
        ("Radio Ixchel said the dam held.", "Radio Ixchel", "outlet", "Radio Ixchel"),
    ],
)  # fmt: skip
def test_names_are_kept_whole_and_outlets_are_no_persons(text: str, name: str, kind: str, mentions: str) -> None:
    found = {a.name: (a.kind, [m.text for m in a.mentions]) for a in dragoman.read(text).actors}
    assert found[name][0] == kind
    assert mentions in found[name][1]


def test_a_headline_in_capitals_joins_no_verb_to_a_name() -> None:
    reading = dragoman.read("Ana Okoro Says Petrov Lied\nThe minister, Ana Okoro, said on Monday that Petrov had lied.")
    assert [a.name for a in reading.actors if "Okoro" in a.name] == ["Ana Okoro"]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("“No boats,” read a notice pasted on the gate of the port on Friday.",
         "a notice pasted on the gate of the port"),
        ("Two officials briefed on the text said it ran to 61 pages.", "Two officials briefed on the text"),
        ("Three envoys involved in the talks denied a rift.", "Three envoys involved in the talks"),
        ("Four guards hired by the mine insisted that nobody fired.", "Four guards hired by the mine"),
    ],
)  # fmt: skip
def test_a_description_is_mentioned_with_what_narrows_it_and_without_its_date(text: str, mention: str) -> None:
    assert mention in [m.text for a in dragoman.read(text).actors for m in a.mentions]
