"""The index of people: whom the document and the pack name, in which forms, and whether each can be found."""

import re
from collections.abc import Callable
from typing import NamedTuple

from tests.content.stalin import Complaints, Pack, Paragraph, paragraph_at, places_of
from tests.content.wording import listed


class Person(NamedTuple):
    """How a person is named, as patterns; `loosely` are the words that may stand for the name without having to."""

    in_pack: str
    in_document: str
    loosely: str = ""


def _named(name: str, spelt: str = "", loosely: str = "") -> Person:
    """A person whom pack and document call by one surname, which the document may spell in more ways than one."""
    return Person(rf"\b{name}\b", rf"\b(?:{spelt or name})\b", loosely or rf"\b{name}(?!grad)\w*")


PEOPLE = {
    "Stalin": _named("Stalin", "Stalin|Djugashvili", r"\bStalin(?!grad)\w*|\bD\w*ugashvili\b"),
    "Lenin": _named("Lenin"),
    "Trotsky": _named("Trotsky"),
    "Kamenev": _named("Kamenev"),
    "Zinoviev": _named("Zinoviev"),
    "Bukharin": _named("Bukharin"),
    "Rykov": _named("Rykov"),
    "Tomsky": _named("Tomsky", "Tomske?y"),
    "Uglanov": _named("Uglanov"),
    "Kirov": _named("Kirov"),
    "Molotov": _named("Molotov"),
    "Kaganovich": _named("Kaganovich", "Kaganovitch"),
    "Shkiryatov": _named("Shkiryatov"),
    "Smirnov": _named("Smirnov"),
    "Ryutin": _named("Ryutin"),
    "Nikolaev": _named("Nikolaev"),
    "Zhdanov": _named("Zhdanov"),
    "Yezhov": _named("Yezhov"),
    "Yagoda": _named("Yagoda"),
    "Khrushchev": _named("Khrushchev"),
    "Vyshinsky": _named("Vyshinsky"),
    "Beria": _named("Beria"),
    "Poskrebyshev": _named("Poskrebyshev", "Poskrebyshchev"),
    "Ordzhonikidze": _named("Ordzhonikidze", "Ordzhonikidze?"),
    "Kuibyshev": _named("Kuibyshev"),
    "Pyatakov": _named("Pyatakov", "Pyatkov"),
    "Radek": _named("Radek"),
    "Sokolnikov": _named("Sokolnikov"),
    "Tukhachevsky": _named("Tukhachevsky", "Tukhachevsk[yi]"),
    "Voroshilov": _named("Voroshilov", "Vorshilov"),
    "Kun": _named("Kun"),
    "Stakhanov": _named("Stakhanov"),
    "Alliluyeva": Person(r"\bAlliluyeva\b|\bdaughter\b", r"\bAlliluyeva\b|\bdaughter\b"),
    "Deutscher": _named("Deutscher"),
    "Medvedev": _named("Medvedev"),
    "Crankshaw": _named("Crankshaw"),
    "Conquest": _named("Conquest"),
    "McCauley": _named("McCauley"),
    "Service": _named("Service"),
    # Marxism alone need not be the subject where it is named.
    "Marx": Person(r"\bMarx\b", r"\bMarxism\b", r"\bMarx\w*"),
    # Those whom the document does not name.
    "Stalin’s parents": Person(
        r"\b(mother|parents|shoe-?maker)\b|(?<!her )\bfather\b",
        r"\bHis (father|mother)\b",
        r"\bmother\b|\bfather\b|\bshoe|\bfamily\b",
    ),
    "Bukharin’s family": Person(r"\bwife\b", r"\bwife\b", r"\bwife\b|\bfamily\b"),
}
#: Capitalised words of the document that name no person: places, peoples, bodies, offices, months, events, papers.
OTHER_NAMES = listed(
    "A Air All-Russian Allies Anti April Army August Baltic Bolshevik Bolsheviks Britain Bureau Cabinet Caucasus "
    "Central Centre Chairman Chechens Cheka Chief Civil Comintern Command Commissar Commissars Commission "
    "Committee Communist Communists Conferences Congress Control Council Country December Doctor Economic Europe "
    "February First Five Force General Georgia Georgian Georgian-Orthodox Georgians Germans Germany Great Head "
    "Hungarian Inspectorate January Jewish Jews July June KGB Left Leftists Leningrad Lessons Liaison March "
    "Marshal Marxist May Menshevik Military Moscow NEP NKVD Nationalities Navy New November OGPU October Officer "
    "Opposition Organisation Orgburo Party Peasants People Permanent Petrograd Plan Plot Poland Policy Politburo "
    "Potsdam Pravda President Prosecutor Red Revolution Right Russia Russian Secretariat Secretary September "
    "Shakhty Siberia Socialism Soviet Soviets Spring Staff Stakhanovism Stalinist State States Supreme Tartars "
    "Tbilisi Terror Testament Trade Trotskyist Trotskyite-Rightists Trotskyites Truth Tsarist USSR Union Unions "
    "War Worker Yalta Year Zinovievite"
)
#: First and other names of those in the table.
FORENAMES = listed(
    "Aleksei Andrei Bela Edward Isaac Joseph Lavrenti Leonid M Martin N Nikita Nikoli Robert Roy Sergei Vissarionovich"
)
#: Ordinary words with which sentences of the document begin.
_OPENING = listed(
    "Additionally After Although Apologists As At Between But By Confession Continuation Deportations During Even "
    "Exiles Expulsion Fear Following Foreign From He Hence His Historians However If In Indeed It Many Nonetheless "
    "Of Official On One Other Outside Prior Purges Quotas Recent Scapegoats Seven Since Statistics That The Then "
    "There These They This Through Thus To Torture What When While"
)
#: Whom a card may name in passing without being about him.
_IN_PASSING = ("Stalin",)


def check_people(pack: Pack) -> Complaints:
    """Who is named in title or text has a tag, and whoever has a tag is named there or in an alias."""
    bad = []
    for each in pack["cards"]:
        said = f"{each['title']}\n{each['text']}"
        also = "\n".join((said, *each.get("aliases", ())))
        for name, person in PEOPLE.items():
            tagged = f"people: {name}" in each["tags"]
            named = re.search(person.in_pack, each["title"] if name in _IN_PASSING else said)
            if named and not tagged:
                bad.append(f"{each['key']}: names {name}, without a tag")
            if tagged and not re.search(person.loosely or person.in_pack, also):
                bad.append(f"{each['key']}: tagged {name}, who is not named")
    return bad


def check_index_of_people(pack: Pack, document: list[Paragraph]) -> Complaints:
    """Wherever the document names somebody, a card of that paragraph is found under his name."""
    found: set[tuple[str, str, int, int]] = set()
    for each in pack["cards"]:
        names = [tag.removeprefix("people: ") for tag in each["tags"] if tag.startswith("people: ")]
        for place in places_of(each):
            if one := paragraph_at(place, document):
                found |= {(name, one.heading, one.number, place.item) for name in names}
    return [
        f"§{one.part}, {one.heading}, ¶{one.number}, item {item}: {name}"
        for one in document
        for item, text in enumerate(one.items or (one.text,), start=1 if one.items else 0)
        for name, person in PEOPLE.items()
        if re.search(person.in_document, text) and (name, one.heading, one.number, item) not in found
    ]


def check_nobody_is_forgotten(pack: Pack, document: list[Paragraph]) -> Complaints:
    """Every capitalised word of the document is somebody in the table, or known to be nobody."""
    known = OTHER_NAMES | FORENAMES | _OPENING
    bad = []
    for one in document:
        for word in re.findall(r"\b[A-Z]\w*(?:-[A-Z]\w*)?", one.text):
            if word not in known and not any(re.fullmatch(person.in_document, word) for person in PEOPLE.values()):
                bad.append(f"§{one.part}, {one.heading}, ¶{one.number}: {word}")
    tags = {tag for each in pack["cards"] for tag in each["tags"]}
    return bad + [f"no card is tagged {name}" for name in PEOPLE if f"people: {name}" not in tags]


PEOPLE_ALONE: tuple[Callable[[Pack], Complaints], ...] = (check_people,)
PEOPLE_OF_DOCUMENT: tuple[Callable[[Pack, list[Paragraph]], Complaints], ...] = (
    check_index_of_people,
    check_nobody_is_forgotten,
)
