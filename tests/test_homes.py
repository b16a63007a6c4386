"""Whose country somebody is of who bears no state in the name: told only where the report shows it."""

import re
from collections.abc import Callable

import pytest

from dragoman.knowledge.library import load
from dragoman.model.findings import Actor
from dragoman.model.report import Report
from dragoman.parse import parse
from dragoman.reader import read_parsed
from dragoman.settings import Settings

IN_TITLES = [
    ("Algeria waited. Rania Fahmy, who is both Egypt's sports minister and a doctor, left.", "Fahmy", "EGY"),
    ("Yemen and Oman met. Nabila Ghaz, the only woman on the Yemeni peace committee, left.", "Ghaz", "YEM"),
    ("Chad and Libya met. Ali Kosso, a lawyer for the Chadian opposition, left.", "Kosso", "TCD"),
    ("Students in Banda Aceh watched.", "Students", "IDN"),
    ("Japan and Mongolia met. Kitagawa Yoriko, who heads the Asian bureau in Tokyo, left.", "Yoriko", "JPN"),
    ("New Mexico police denied it.", "police", "USA"),
    ("West German officials denied it.", "officials", "DEU"),
    ("Northern Ireland's first minister denied it.", "minister", "GBR"),
    # a place or a state in the title
    ("Police in Gao said the market was closed.", "Police", "MLI"),
    ("The mayor of Kharkiv said four houses burned.", "mayor", "UKR"),
    ("Residents of Goma fled in the night.", "Residents", "COD"),
    ("The governor of Helmand province, Abdul Zaran, denied the report.", "Zaran", "AFG"),
    ("Ana Quiroga, a teacher from Cochabamba, said the road was blocked.", "Quiroga", "BOL"),
    ("A hospital in Aleppo said nine people had died.", "hospital", "SYR"),
    ("A court in Minsk sentenced the editor to four years.", "court", "BLR"),
    ("Farmers in Oaxaca blocked the road, and the bishop of Oaxaca joined them.", "Farmers", "MEX"),
    ("The Defence Ministry in Hanoi said the ship had turned back.", "Ministry", "VNM"),
    ("Villagers near Muzaffarabad heard shells. Doctors in Muzaffarabad treated six.", "Doctors", "PAK"),
    # whom somebody belongs to
    ("Kenya's army denied it. Its spokesman, Colonel Joseph Odhiambo, said no shot had been fired.", "Odhiambo", "KEN"),
    ("The Peruvian police closed the bridge. A police spokesman said it was unsafe.", "spokesman", "PER"),
    ("Kim Dae-sul, who leads the Philippine side, said the list was ready.", "Dae-sul", "PHL"),
    ("Ruza Hodak, spokeswoman for the Croatian interior ministry, said two men were held.", "Hodak", "HRV"),
    ("The Turkish Cypriot leader, Kemal Aydal, refused to sign.", "Aydal", "CYP"),
    ("The foreign minister of Abkhazia, Astamur Gunda, left Moscow.", "Gunda", "GEO"),
    ("Somaliland said its port was open.", "Somaliland", "SOM"),
]

IN_PLAY = [
    ("Sudan waited. The army and the Rapid Support Forces traded fire in Omdurman, and both sides denied it.\n"
     "The army blamed the paramilitaries.", "army", "SDN"),
    ("Libya shut two ports. The House of Representatives denied any role.", "Representatives", "LBY"),
    ("RIGA – Latvia will shut two roads to Belarus, deputy interior minister Ilze Ozola said.\nMinsk, Ozola said, "
     "did not answer.", "Ozola", "LVA"),
    ("HAMA, Syria – Damascus denied it.\nThe mayor, whom the government chose, said Qatar paid.", "government", "SYR"),
    # one state in play
    ("Myanmar closed its border on Friday. The army said the road was mined.", "army", "MMR"),
    ("Shells fell on Taiz in Yemen. The government promised an inquiry.", "government", "YEM"),
    ("Haiti's capital was quiet. The interior ministry said the curfew would last.", "ministry", "HTI"),
    ("Colombia freed forty rebels. Defence Minister Andrés Lozada said more would follow.", "Lozada", "COL"),
    ("Fires burned in Port Sudan. The police said a depot had been hit.", "police", "SDN"),
    ("The flood reached Larkana in Pakistan. Parliament met in the evening.", "Parliament", "PAK"),
    # the state that the other one is told against
    ("Chad and Libya share the strip. The foreign ministry summoned the Libyan ambassador.", "ministry", "TCD"),
    ("The army accused Rwanda of shelling Goma. Congo has asked for a meeting.", "army", "COD"),
    # a host is not in play
    ("Sudan's truce is fraying. Talks go on in Geneva. The army said it would attend.", "army", "SDN"),
    ("Delegates met in Doha. Afghanistan sent nobody. The foreign ministry gave no reason.", "ministry", "AFG"),
    # the paragraph tells
    (
        "Armenia and Azerbaijan met in Sochi.\nIn Armenia, thousands marched in Gyumri. The police kept away.",
        "police",
        "ARM",
    ),
    ("The country’s leaders met. South Sudan votes in December.", "leaders", "SSD"),
    # from where the report comes
    ("SEOUL, May 3 (Wire) – North Korea fired two shells and South Korea answered. The foreign ministry waited.",
     "ministry", "KOR"),
]  # fmt: skip

WHERE_THEY_LIVE = [
    ("LJUBLJANA – Croatia and Slovenia signed. In Zagreb the Social Democrats said no.", "Democrats", "HRV"),
    ("BOSASO, Somalia – Elders told Radio Dalka that the road was shut. Somalia has two roads.", "Radio", "SOM"),
    ("JUBA – South Sudan counted. The bloc asked Kenya for troops. Displaced residents hid.", "residents", "SSD"),
    ("Gunmen entered Maiduguri on Sunday. Residents said they heard shots.", "Residents", "NGA"),
    ("In Bamenda, shopkeepers kept their doors shut.", "shopkeepers", "CMR"),
    ("A mine went off near Huambo. Two farmers lost their legs, villagers said.", "villagers", "AGO"),
    ("Soldiers surrounded Cotabato. The mayor said nobody was hurt.", "mayor", "PHL"),
    ("In Nyala, militias burned two villages.", "militias", "SDN"),
    ("Russian missiles hit Odesa overnight. The mayor said a school burned.", "mayor", "UKR"),
    ("The bridge at Uvira was burned. A nurse said she counted nine dead.", "nurse", "COD"),
    ("Huambo elders turned it down.\nElders of the Chokari clan met for a day.", "Elders", "AGO"),
    (
        "HOMS, Syria – Two shells fell.\nDamascus blamed nobody. Qatar paid for bread, and the bakers worked.",
        "bakers",
        "SYR",
    ),
    ("Sixty fishing families left their huts near Beira.", "families", "MOZ"),
    # nothing else is told of
    (
        "POTOSI, Bolivia – A road was cut near Uyuni.\nThe monks walked. Luz Peteche, a dentist, counted them.",
        "Peteche",
        "BOL",
    ),
    (
        "BISHKEK – Kyrgyzstan closed the market.\nA Kyrgyz tailor, Aida Aliev, wept.\nUzbekistan did not reply.",
        "Aliev",
        "KGZ",
    ),
]

OF_THE_REPORT = [
    # told without a country beside them, in a report of one
    (
        "Manama will let the union march.\n\nThe panel put it off.\n\nRiyadh said nothing.",
        "panel",
        "BHR",
    ),
    (
        "N'DJAMENA, May 2 – The Catholic bishops walked out.\n\nChad closed the road. Qatar sent a letter.",
        "bishops",
        "TCD",
    ),
    # from where one only meets: of the one that the report opens with
    (
        "Malagasy rivals sign in Maputo\n\nMAPUTO, May 2 – Madagascar's four movements agreed on a date.\n\n"
        "The supreme court will swear in a cabinet. Maputo cheered.",
        "court",
        "MDG",
    ),
    (
        "KUALA LUMPUR, May 2 – Thailand and a rebel group met.\n\nThe Fourth Army offered convoys an escort.\n\n"
        "Kuala Lumpur had no comment.",
        "Army",
        "THA",
    ),
    ("HARARE, May 2 – Zimbabwe counted. Only soldiers were awake.", "soldiers", "ZWE"),
    ("ABYEI, Sudan, May 2 – The herders may pass. The National Congress Party of Sudan agreed.", "herders", "SDN"),
    (
        "Manama will let the men go.\n\nThe General Federation of Labour put off a march.\n\nRiyadh slept.",
        "Federation",
        "BHR",
    ),
    ("LIMA, May 2 – Peru closed a road.\n\nThe rebels seized the Kenyan ambassador's house.", "rebels", "PER"),
    ("N'DJAMENA, May 2 – Chad closed a road.\n\nPolice stopped an opposition coalition.", "coalition", "TCD"),
]

KINDS = [
    (
        "Interview with Mary Oduya\n\nSPIEGEL: Did you meet the envoy?\n\nOduya: Yes, in May.\n\nSPIEGEL: And then?\n\n"
        "Oduya: Nothing happened.",
        "SPIEGEL",
        "unspecified",
    ),
    ("Two rangers and fifty soldiers were hurt near Hat Yai.", "rangers", "group"),
    ("Thai soldiers fired first.", "soldiers", "armed_force"),
    ("The minister met rebel leaders in Huambo.", "leaders", "group"),
    ("Rebels burned the bridge.", "Rebels", "armed_group"),
    ("Abkhazia and Transnistria denied it.", "Abkhazia", "state"),
    ("Hargeisa rejected the offer.", "Hargeisa", "state"),
    ("Eighteen delegations came to Arusha.", "delegations", "group"),
    ("Peru closed the road. The government denied a strike.", "government", "state"),
    ("Kenya and Uganda traded blame. The government denied it.", "government", "organisation"),
]

OF_NO_STATE = [
    ("The United Nations said Chad had agreed. Its spokeswoman, Ines Faro, gave no date.", "Faro", "UNO"),
    ("The African Union's commissioner, Jonas Tefera, flew to Juba.", "Tefera", "IGO"),
    ("The European Commission denied it.", "European Commission", "EUR"),
    ("The UN mission in Mali left. A spokesman for the mission denied it.", "spokesman", "UNO"),
    ("Gao lies in Mali. Mali let aid workers from Médecins Sans Frontières leave.", "aid workers", "NGO"),
    ("UN Secretary-General António Guterres denied it.", "Guterres", "UNO"),
    ("Urs Baumann, the Swiss chair of the Contact Group, denied it.", "Baumann", "CHE"),
    # whoever only stands beside them is of a state still
    ("The United Nations told Chad so. The army denied it.", "army", "TCD"),
]

SECTORS = [
    ("A Houthi military source denied it.", "source", "REB"),
    ("Oto Kalan of the Georgian interior ministry denied it.", "Kalan", "GOV"),
    ("Mary Oduya of Amnesty International objected.", "Oduya", "SOC"),
    ("The UN mission in Sudan left. Its envoy, Ana Lopez, said so.", "Lopez", None),
    ("The African Union commissioner, Jonas Tefera, flew to Juba.", "Tefera", None),
    ("The International Court of Justice ruled.", "International Court of Justice", "JUD"),
    ("A spokesman for Médecins Sans Frontières said two nurses were safe.", "spokesman", "MED"),
    ("UN peacekeepers left Goma.", "peacekeepers", "MIL"),
    ("Somaliland said its port was open.", "Somaliland", "PRE"),
    ("A Kenyan military source denied it.", "source", "MIL"),
]

NOBODY_KNOWS = [
    ("Latin American leaders denied it.", "leaders"),
    ("KIGALI – Rwanda denied it. Congolese traders left. A fisherman from Kamayangwa saw boats.", "fisherman"),
    ("BISHKEK – Kyrgyzstan closed the market.\nA tailor, Bakyt Aliev, wept when Uzbekistan did not reply.", "Aliev"),
    ("BISHKEK – Kyrgyzstan closed the market.\nUNHCR sent Ulla Kett, who counted tents.", "Kett"),
    ("Zambia and Malawi objected. A Bangkok-based group counted the fishing families.", "families"),
    ("VALLETTA – The German captain of a ship went to court in Malta.\n\nThe charity called it political.", "charity"),
    ("SKOPJE – North Macedonia opened the line. UNPREDEP lost a car. Major Bodil Larsen asked for boots.", "Larsen"),
    ("MORONI – The Comoros waited. Tanzanian troops landed. Colonel Zuberi Mina, who led them, rested.", "Mina"),
    ("The Secretary-General said so.\n\nCyprus closed a road. Cyprus has two airports.", "Secretary-General"),
    ("OSLO – Norway closed the line. A villager from Kamayangwa saw boats of Sweden.", "villager"),
    # two states, and nothing tells
    ("Ethiopia and Eritrea share a long border. The army reached a village.", "army"),
    ("India and Pakistan traded fire. The defence ministry gave no figures.", "ministry"),
    ("Shells from Syria fell in Turkey. A soldier was wounded.", "soldier"),
    ("Greece and Turkey sent ships. An officer said the ships would turn.", "officer"),
    ("Farmers on both banks of the Mano, in Liberia and in Sierra Leone, complained.", "Farmers"),
    ("Turkey accused the regime of shelling a market.", "regime"),
    ("Lines of trucks reached Jenin. The army said the road was closed.", "army"),
    # a seat of several states is no home
    ("The paper was passed round in Brussels. The official, Willem Straka, was away.", "Straka"),
    ("The Liberation Front's representative in Nairobi, Amade Kumali, called it a draft.", "Kumali"),
    ("Captain Josef Zer waited on a Maltese tanker.", "Zer"),
    ("Briefing the Security Council from Bangui, Under-Secretary Mara Oyono warned of hunger.", "Oyono"),
    ("Chancellor Dieter Rauch reminded his Czech guest of the treaty.", "Rauch"),
    ("Replying to the Kuwaiti ambassador, Judge Hedda Asplund said there was time.", "Asplund"),
    ("The bishop was in Rome.", "bishop"),
    ("The camp commander, Aslan Dudar, showed the visitors from Geneva two cells.", "Dudar"),
    # who helps is not whose it is
    ("Russian-backed separatists shelled the town.", "separatists"),
    ("An Iranian-backed militia in Homs refused to leave.", "militia"),
    # a name of a person is no place
    ("Georgia Stevens said that her skates were new.", "Stevens"),
    ("Israel struck Beirut on Monday. The army said it hit a depot.", "army"),
    ("The rebels took Masisi. The army withdrew to Sake. Rwanda denied sending troops.", "army"),
    ("Ecuador and Peru reopened the crossing at Huaquillas. The interior minister, Rosa Salas, spoke.", "Salas"),
    # who serves elsewhere, or several states
    ("Diplomats in Nairobi said the deal was near.", "Diplomats"),
    ("A Western envoy in Kabul called it a mistake.", "envoy"),
    ("Peacekeepers in Goma were shot at.", "Peacekeepers"),
    ("Refugees in Adré said they had walked for nine days.", "Refugees"),
    ("The joint military commission met in Geneva.", "commission"),
    ("Journalists in Caracas were turned away.", "Journalists"),
    ("Aid workers in Gaza said the trucks had not come.", "workers"),
    ("The two foreign ministers met in Vienna.", "ministers"),
    ("A mediator from the contact group said that Mali had signed.", "mediator"),
    ("Kenya's army fired. Its enemies fled to the hills.", "enemies"),
    ("The Kenyan minister left. Her counterpart stayed.", "counterpart"),
    # what somebody says of another state is not where he stands
    ("The defence minister said that Iran would pay for it.", "minister"),
    ("The foreign minister, Ida Holm, told reporters that Mali must hold a vote.", "Holm"),
]


@pytest.fixture(scope="module")
def actors() -> Callable[[str], tuple[Actor, ...]]:
    library = load(Settings().cache)

    def read(text: str) -> tuple[Actor, ...]:
        report, parsed = next(parse([Report(id="t", text=text)]))
        return read_parsed(report, parsed, library).actors

    return read


def country_of(who: str, actors: tuple[Actor, ...]) -> str | None:
    """The country of the one actor with a mention of this word in its name, title or mentions, named first."""
    found = [a for a in actors if any(m.form != "pronoun" and who in re.findall(r"[\w-]+", m.text) for m in a.mentions)]
    assert found, f"{who} is no actor among {[a.name for a in actors]}"
    told = {a.country for a in found}
    return told.pop() if len(told) == 1 else None


@pytest.mark.parametrize(("text", "who", "country"), IN_TITLES)
def test_a_title_tells_the_country(
    actors: Callable[[str], tuple[Actor, ...]], text: str, who: str, country: str | None
) -> None:
    assert country_of(who, actors(text)) == country


@pytest.mark.parametrize(("text", "who", "country"), IN_PLAY)
def test_a_body_of_state_is_of_the_one_state_in_play(
    actors: Callable[[str], tuple[Actor, ...]], text: str, who: str, country: str
) -> None:
    assert country_of(who, actors(text)) == country


@pytest.mark.parametrize(("text", "who", "country"), OF_THE_REPORT)
def test_who_is_told_beside_no_other_country_is_of_the_one_the_report_is_of(
    actors: Callable[[str], tuple[Actor, ...]], text: str, who: str, country: str
) -> None:
    assert country_of(who, actors(text)) == country


@pytest.mark.parametrize(("text", "who", "country"), WHERE_THEY_LIVE)
def test_people_are_of_the_country_they_live_in(
    actors: Callable[[str], tuple[Actor, ...]], text: str, who: str, country: str
) -> None:
    assert country_of(who, actors(text)) == country


@pytest.mark.parametrize(("text", "who"), NOBODY_KNOWS)
def test_nobody_gets_a_country_where_nothing_tells(
    actors: Callable[[str], tuple[Actor, ...]], text: str, who: str
) -> None:
    assert country_of(who, actors(text)) is None


@pytest.mark.parametrize(("text", "who", "code"), OF_NO_STATE)
def test_who_serves_what_belongs_to_no_state_has_its_code(
    actors: Callable[[str], tuple[Actor, ...]], text: str, who: str, code: str
) -> None:
    told = {a.country for a in actors(text) if any(who in m.text and m.form != "pronoun" for m in a.mentions)}
    assert code in told and told <= {code, "MLI"}


@pytest.mark.parametrize(("text", "who", "sector"), SECTORS)
def test_a_sector_is_that_of_the_body_or_group_somebody_is_of(
    actors: Callable[[str], tuple[Actor, ...]], text: str, who: str, sector: str
) -> None:
    assert {a.sector for a in actors(text) if any(re.search(rf"\b{who}\b", m.text) for m in a.mentions)} == {sector}


@pytest.mark.parametrize(("text", "who", "kind"), KINDS)
def test_number_and_country_tell_the_kind(
    actors: Callable[[str], tuple[Actor, ...]], text: str, who: str, kind: str
) -> None:
    assert {a.kind for a in actors(text) if any(who in m.text.split() for m in a.mentions)} == {kind}


def test_state_television_is_of_the_state_in_play(actors: Callable[[str], tuple[Actor, ...]]) -> None:
    assert country_of("television", actors("Angola closed its border. State television showed empty roads.")) == "AGO"


def test_a_town_where_others_meet_tells_nothing_of_whose_government_it_is(
    actors: Callable[[str], tuple[Actor, ...]],
) -> None:
    text = "VIENNA — Talks on the Sarhan region were held on Monday. The government rejected the plan."
    assert {a.country for a in actors(text)} == {None}
