"""Who is who: names, titles, bodies, capitals and pronouns laid to one actor each, and ties refused."""

from collections.abc import Callable

import pytest

from dragoman.find.actors import find_actors
from dragoman.find.actors_cast import Cast
from dragoman.find.quotations import find_quotations
from dragoman.knowledge import roster
from dragoman.measure.actors import answer
from dragoman.model.findings import Actor
from dragoman.parse import Parse

Parsed = Callable[..., Parse]


def found(parsed: Parsed, text: str) -> tuple[Actor, ...]:
    parse = parsed(text)
    return find_actors(parse, roster.load(), find_quotations(parse))


def with_mention(actors: tuple[Actor, ...], text: str) -> list[Actor]:
    return [a for a in actors if any(m.text == text for m in a.mentions)]


@pytest.mark.parametrize(
    ("text", "mention", "name", "kind", "country", "sector"),
    [
        ("Kenya denied the report on Monday.", "Kenya", "Kenya", "state", "KEN", None),
        ("The African Union condemned the raid.", "African Union", "African Union", "organisation", None, "IGO"),
        ("M23 rebels denied the charge.", "M23 rebels", "March 23 Movement", "armed_group", "COD", "REB"),
        ("Officials at UNMISS confirmed the toll.", "UNMISS", "United Nations Mission in South Sudan", "organisation",
         None, "UNO"),
        ("The Thai army said a mine had exploded.", "The Thai army", "Thai army", "armed_force", "THA", "MIL"),
        ("Colombia’s foreign ministry said talks would resume.", "Colombia’s foreign ministry",
         "Colombia’s foreign ministry", "organisation", "COL", "GOV"),
        ("A Nepali health official said six people had died.", "A Nepali health official", "Nepali health official",
         "person", "NPL", "MED"),
        ("Interior Ministry spokeswoman Ana Okoro said no.", "Interior Ministry spokeswoman Ana Okoro", "Ana Okoro",
         "person", None, "GOV"),
        ("A Houthi spokesman said no.", "A Houthi spokesman", "Houthi spokesman", "person", "YEM", "REB"),
        ("Villagers said they had heard shots.", "Villagers", "Villagers", "group", None, "CVL"),
        ("Yonhap reported the launch first.", "Yonhap", "Yonhap", "outlet", "KOR", "JRN"),
        ("Somaliland rejected the offer.", "Somaliland", "Somaliland", "state", None, "PRE"),
        ("Bolivian police said they had arrested two men.", "Bolivian police", "Bolivian police", "organisation", "BOL",
         "COP"),
        ("A former Peruvian minister said he would return.", "A former Peruvian minister", "former Peruvian minister",
         "person", "PER", "ELI"),
    ],
)  # fmt: skip
def test_an_actor_is_found_with_kind_country_and_sector(
    parsed: Parsed, text: str, mention: str, name: str, kind: str, country: str | None, sector: str | None
) -> None:
    actors = with_mention(found(parsed, text), mention)
    assert [(a.name, a.kind, a.country, a.sector) for a in actors] == [(name, kind, country, sector)]


@pytest.mark.parametrize(
    ("text", "mention", "name", "office"),
    [
        ("Foreign Minister Jan Novak said talks would resume.", "Foreign Minister Jan Novak", "Jan Novak",
         "Foreign Minister"),
        ("“Wait,” said Ana Okoro, the U.N. special envoy for Tavaria.", "Ana Okoro, the U.N. special envoy for Tavaria",
         "Ana Okoro", "U.N. special envoy for Tavaria"),
        ("The army spokesman, Colonel José Núñez, denied it.", "The army spokesman, Colonel José Núñez", "José Núñez",
         "army spokesman"),
        ("Secretary of State Ana Okoro flew home.", "Secretary of State Ana Okoro", "Ana Okoro", "Secretary of State"),
        ("Prince Karim bin Salem told reporters it was dead.", "Prince Karim bin Salem", "Karim bin Salem", "Prince"),
        ("Ana Okoro, who leads the Kenyan delegation, left.", "Ana Okoro", "Ana Okoro",
         "leads the Kenyan delegation"),
    ],
)  # fmt: skip
def test_a_title_beside_a_name_is_the_office_of_its_bearer(
    parsed: Parsed, text: str, mention: str, name: str, office: str
) -> None:
    assert [(a.name, a.office) for a in with_mention(found(parsed, text), mention)] == [(name, office)]


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Foreign Minister Jan Novak arrived. Novak said talks would resume.", "Novak", "Jan Novak"),
        ("Foreign Minister Jan Novak said talks would resume. The foreign minister denied a rift.",
         "The foreign minister", "Jan Novak"),
        ("Mayor Georgia Novak spoke. Georgia denied a rift.", "Georgia", "Georgia Novak"),
        ("Ana Okoro, the envoy, said no. She added that talks would go on.", "She", "Ana Okoro"),
        ("The General Border Committee (GBC) met. The GBC said mines remained.", "GBC", "General Border Committee"),
        ("The Supervisory Committee met on Monday. The committee said no.", "The committee", "Supervisory Committee"),
        ("The Polisario Front said it was ready. The group denied a raid.", "The group", "Polisario Front"),
        ("Thailand said mines were found. Bangkok denied moving troops.", "Bangkok", "Thailand"),
        ("The Houthis agreed to a swap. Sanaa denied a delay.", "Sanaa", "Houthi movement"),
        ("The envoy left on Friday. “It is over,” said the envoy, Ana Okoro.", "The envoy", "Ana Okoro"),
    ],
)  # fmt: skip
def test_later_mentions_are_laid_to_the_actor_named_before(parsed: Parsed, text: str, mention: str, name: str) -> None:
    assert [a.name for a in with_mention(found(parsed, text), mention)] == [name]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Minister Jan Novak and General Ivan Petrov spoke. He said no.", "He"),
        ("Rain fell all day. He said no.", "He"),
        ("President Ana Okoro said no. He left.", "Okoro"),
    ],
)
def test_a_pronoun_that_two_or_none_could_answer_is_left_alone(parsed: Parsed, text: str, pronoun: str) -> None:
    actors = found(parsed, text)
    if pronoun == "He":
        assert not with_mention(actors, "He")


def test_a_forename_tells_he_from_she(parsed: Parsed) -> None:
    actors = found(parsed, "Minister Peter Novak met General Maria Petrova. She said no.")
    assert [a.name for a in with_mention(actors, "She")] == ["Maria Petrova"]


@pytest.mark.parametrize("title", ["the Kenyan president", "the president of Kenya"])
def test_the_president_of_another_state_is_another(parsed: Parsed, title: str) -> None:
    actors = found(parsed, f"Ugandan President Jan Novak spoke. Later {title} denied it.")
    assert [a.name for a in with_mention(actors, title)] != ["Jan Novak"]


def test_a_queen_is_not_he(parsed: Parsed) -> None:
    assert not with_mention(found(parsed, "Queen Ana Okoro spoke. He said no."), "He")


@pytest.mark.parametrize(
    ("text", "mention", "form"),
    [
        ("Ankara denied the report.", "Ankara", "metonym"),
        ("The envoy urged Moscow to accept.", "Moscow", "metonym"),
        ("The Kremlin rejected the plan.", "Kremlin", "metonym"),
        ("Talks with Riyadh failed.", "Riyadh", "metonym"),
        ("President Jan Novak said no.", "President Jan Novak", "title+name"),
        ("Jan Novak, an analyst, said no. He said it twice.", "He", "pronoun"),
        ("A Western diplomat said no.", "A Western diplomat", "title"),
        ("Another said the road was open.", "Another", "elliptical"),
    ],
)
def test_the_form_of_a_mention(parsed: Parsed, text: str, mention: str, form: str) -> None:
    forms = [m.form for a in found(parsed, text) for m in a.mentions if m.text == mention]
    assert forms == [form]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rain fell in Ankara on Monday.", "Ankara"),
        ("Two people died in Cambodia.", "Cambodia"),
        ("He flew to Moscow.", "Moscow"),
        ("The convoy left Riyadh.", "Riyadh"),
        ("NAIROBI, May 3 – Rain fell all day.", "NAIROBI"),
        ("Pristina's airport was closed.", "Pristina"),
        ("Who said that?", "Who"),
        ("They told us that they were tired.", "us"),
    ],
)
def test_a_spot_on_the_map_or_a_common_word_is_no_actor(parsed: Parsed, text: str, name: str) -> None:
    assert not with_mention(found(parsed, text), name)


def test_two_persons_of_one_surname_stay_apart(parsed: Parsed) -> None:
    actors = found(parsed, "Minister Jan Novak and General Eva Novak met. Novak said no.")
    assert {a.name for a in actors if a.kind == "person"} == {"Jan Novak", "Eva Novak"}
    assert not with_mention(actors, "Novak")


def test_a_shared_acronym_needs_its_full_name_in_the_report(parsed: Parsed) -> None:
    assert not with_mention(found(parsed, "The RSF denied it."), "RSF")
    sudan = found(parsed, "The Rapid Support Forces (RSF) left. The RSF denied a raid.")
    assert [a.country for a in with_mention(sudan, "RSF")] == ["SDN"]


def test_offsets_hold_among_characters_outside_the_basic_alphabet(parsed: Parsed) -> None:
    text = "🕊 “Nous attendons”, a dit José. Côte d’Ivoire denied it; Joaquim Valdrés, the EU’s envoy, did not."
    actors = found(parsed, text)
    assert all(text[m.start : m.end] == m.text for a in actors for m in a.mentions)
    assert [a.country for a in with_mention(actors, "Côte d’Ivoire")] == ["CIV"]


def test_every_mention_tells_its_path(parsed: Parsed) -> None:
    actors = found(parsed, "Foreign Minister Jan Novak spoke. Novak left. He said no.")
    paths = {m.text: m.made_by for a in actors for m in a.mentions}
    assert paths["He"] == "He ← Novak ← Foreign Minister Jan Novak"
    assert paths["Novak"] == "Novak ← Foreign Minister Jan Novak"


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("the Kenyan foreign minister", "KEN", "GOV"),
        ("People's Republic of China", "CHN", None),
        ("U.N. peacekeepers", "UNO", "MIL"),
        ("a retired Chilean general", "CHL", "ELI"),
        ("Who", None, None),
        ("three cats", None, None),
    ],
)
def test_a_phrase_is_coded_by_the_roster_alone(phrase: str, country: str | None, sector: str | None) -> None:
    assert answer({"id": "x", "input": phrase}) == {"id": "x", "country": country, "sector": sector}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("The authorities in Stepanakert said no.", "The authorities in Stepanakert"),
        ("The Armenian authorities in Stepanakert said no.", "The Armenian authorities in Stepanakert"),
        ("Stepanakert denied the report.", "Stepanakert"),
        ("The Abkhaz foreign ministry denied the report.", "The Abkhaz foreign ministry"),
        ("Ethnic Serb leaders rejected the plan.", "Ethnic Serb leaders"),
        ("Officials from Kenya and Uganda met.", "Officials from Kenya and Uganda"),
        ("Mediators in Angola denied it.", "Mediators in Angola"),
        ("UNIFIL said it had seen no troops.", "UNIFIL"),
    ],
)
def test_no_country_where_a_state_is_disputed_or_several_are_meant(parsed: Parsed, text: str, mention: str) -> None:
    assert [a.country for a in with_mention(found(parsed, text), mention)] == [None]


@pytest.mark.parametrize(
    ("text", "mention", "country"),
    [
        ("Kenya's Security Council met on Monday.", "Kenya's Security Council", "KEN"),
        ("Kenya's Security Council met. The Security Council said no.", "The Security Council", "KEN"),
        ("The Chadian Red Cross said aid had arrived.", "The Chadian Red Cross", "TCD"),
        ("The Security Council met on Monday.", "Security Council", None),
    ],
)
def test_a_body_that_every_state_has_is_the_one_of_the_state_told(
    parsed: Parsed, text: str, mention: str, country: str | None
) -> None:
    assert [a.country for a in with_mention(found(parsed, text), mention)] == [country]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Foreign Secretary Jan Persaud-Okoro and Peru's deputy foreign minister, Ana Paz Vega, read it out.",
         "Ana Paz Vega", "Peru's deputy foreign minister"),
        ("In Agadez, the movement's coordinator, Karim Ould Salem, denied it.", "Karim Ould Salem",
         "movement's coordinator"),
        ("NATO met. Its secretary-general, Jan Novak, arrived.", "Jan Novak", "Its secretary-general"),
    ],
)  # fmt: skip
def test_a_title_belongs_to_the_name_that_it_stands_beside(parsed: Parsed, text: str, name: str, office: str) -> None:
    persons = [a for a in found(parsed, text) if a.kind == "person" and a.office == office]
    assert [a.name for a in persons] == [name]


@pytest.mark.parametrize(
    ("text", "junk"),
    [
        ("The troop movements alarmed Kenya.", "movements"),
        ("They found the bodies of ten soldiers.", "soldiers"),
        ("It stood on our side of the river.", "side"),
        ("Winter is not our friend.", "friend"),
        ("They fished from the Kenyan bank.", "bank"),
        ("A shell hit a church in Agadez.", "church"),
        ("They vowed to bring them to justice.", "justice"),
        ("NAIROBI (Coast Desk) — Rain fell all day.", "Coast Desk"),
        ("A report seen by this agency said no.", "this agency"),
        ("In Agadez, the coordinator, Jan Novak, spoke.", "Agadez"),
        ("The army shelled Okeke Fumo in May.", "Okeke Fumo"),
        ("The UN Secretary-General's personal envoy, Jan Novak, left.", "UN Secretary-General"),
    ],
)
def test_what_cannot_act_is_no_actor(parsed: Parsed, text: str, junk: str) -> None:
    texts = [m.text for a in found(parsed, text) for m in a.mentions]
    assert not [t for t in texts if t == junk or (junk.islower() and t.endswith(junk)) or t == f"The {junk}"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("UNAMA, the U.N. peacekeeping mission, denied it.", {"UNAMA", "the U.N. peacekeeping mission"}),
        ("The United Nations mission, UNAMA, denied it.", {"UNAMA", "The United Nations mission"}),
        ("The CSTO met. The alliance denied it.", {"CSTO", "The alliance"}),
    ],
)
def test_an_apposition_is_one_body(parsed: Parsed, text: str, mentions: set[str]) -> None:
    assert mentions in [{m.text for m in a.mentions} for a in found(parsed, text)]


def test_they_after_two_subjects_are_both_of_them(parsed: Parsed) -> None:
    actors = found(parsed, "The Security Council met. France and Kenya said they would vote.")
    assert {a.name for a in with_mention(actors, "they")} == {"France", "Kenya"}


def test_a_spokesman_whose_name_is_told_is_who(parsed: Parsed) -> None:
    actors = found(parsed, "A spokesman for the rebels, who gave his name only as “Ivo”, said no.")
    assert [(a.kind, a.sector) for a in with_mention(actors, "who")] == [("person", "REB")]


def test_who_is_held_responsible_is_a_party(parsed: Parsed) -> None:
    assert [a.country for a in with_mention(found(parsed, "We hold N'Djamena responsible."), "N'Djamena")] == ["TCD"]


def test_who_is_held_responsible_is_not_the_one_who_said_so(parsed: Parsed) -> None:
    actors = found(parsed, "Minister Jan Novak said he held General Ivan Petrov responsible. He said no.")
    assert not [a for a in with_mention(actors, "He") if a.name == "Ivan Petrov"]


def test_it_is_the_one_who_spoke_and_not_one_told_inside_the_quotation(parsed: Parsed) -> None:
    actors = found(parsed, "Kenya left. “The blame lies with Uganda,” it said.")
    assert [a.name for a in with_mention(actors, "it")] == ["Kenya"]


def test_a_document_that_is_cited_is_one(parsed: Parsed) -> None:
    actors = found(parsed, "According to a leaked report, arms were sent.")
    assert [a.kind for a in with_mention(actors, "a leaked report")] == ["document"]


def test_a_name_without_letters_is_nobodys(parsed: Parsed) -> None:
    dash = parsed("Novak - Okoro").words[1]
    cast = Cast("Novak - Okoro")
    assert dash.text == "-"
    assert cast.person([dash]) is None
    assert not cast.ambiguous([dash])
    assert cast.new_person([dash], "-", "a dash").kind == "person"


def test_an_empty_text_has_no_actors(parsed: Parsed) -> None:
    assert found(parsed, "") == ()


@pytest.mark.parametrize(
    "text",
    [
        "“They took the goats,” said Nuru Hossain, a 30-year-old driver. She said the army had gone.",
        "“They took the goats,” said Nuru Hossain, 30, a driver. She said the army had gone.",
        "Nuru Hossain said they took the goats. She said the army had gone.",
    ],
)
def test_age_trade_and_pronoun_belong_to_the_name_beside_them(parsed: Parsed, text: str) -> None:
    (person,) = with_mention(found(parsed, text), "She")
    assert (person.name, person.kind) == ("Nuru Hossain", "person")
    assert not with_mention(found(parsed, text), "driver")


def test_a_seat_that_resolves_upon_something_is_its_government(parsed: Parsed) -> None:
    actors = found(parsed, "Accra would hand over its radio logs if Lomé did the same, the minister said.")
    assert {a.country: [m.form for m in a.mentions][:1] for a in actors if a.country} == {
        "GHA": ["metonym"],
        "TGO": ["metonym"],
    }
    assert not with_mention(found(parsed, "Accra would see rain, and Lomé will host nobody."), "Accra")


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Kenya, a guarantor of the accord, said it was concerned.", "a guarantor of the accord", "Kenya"),
        ("A farmer from Maban, who fled, said no.", "who", "farmer from Maban"),
        ("Two drivers from Yei, who fled, said no.", "who", "Two drivers from Yei"),
        ("The envoy met Ana Okoro, who fled.", "who", "Ana Okoro"),
        ("She reminded the negotiators of their duties.", "the negotiators", "negotiators"),
        (
            "The Democratic Republic of the Congo's ambassador, Jean Mbuyi, left.",
            "The Democratic Republic of the Congo's ambassador, Jean Mbuyi",
            "Jean Mbuyi",
        ),
    ],
)
def test_an_apposition_and_who_belong_to_the_noun_they_follow(
    parsed: Parsed, text: str, mention: str, name: str
) -> None:
    assert [a.name for a in with_mention(found(parsed, text), mention)] == [name]


def test_one_of_a_nation_is_a_person(parsed: Parsed) -> None:
    actors = found(parsed, "The medal was won by a Canadian. A 34-year-old German said he had fallen. Danes cheered.")
    assert [(a.kind, a.country) for a in actors] == [("person", "CAN"), ("person", "DEU"), ("group", "DNK")]


def test_a_dash_after_a_told_sentence_makes_no_dateline(parsed: Parsed) -> None:
    actors = found(
        parsed, "Life for Spaniards can be hard – so they say.\nNovak, a Dane who owns a shop – a big one – left."
    )
    assert {(a.kind, a.country) for a in actors} >= {("group", "ESP"), ("person", "DNK")}
    assert not found(parsed, "GENEVA, Switzerland (Wire) – Nothing was said.")


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Cuba, the guarantor countries, left. They said they were ready.",
        "Camila Restrepo and Ana Rau, the two envoys, left on Monday. They said they were ready.",
    ],
)
def test_what_stands_beside_two_subjects_is_no_third(parsed: Parsed, text: str) -> None:
    assert len(with_mention(found(parsed, text), "They")) == 2
