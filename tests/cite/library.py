"""Forty sources of all types, as a student of this topic may meet them."""

from typing import Any

from essayplanner.domain.cards import Source


def _person(name: str) -> dict[str, str]:
    family, _, given = name.partition(", ")
    return {"family": family, "given": given} if given else {"literal": family}


def _item(type: str, title: str, author: str = "", issued: str = "", **fields: Any) -> dict[str, Any]:
    item: dict[str, Any] = {"type": type, "title": title}
    if author:
        item["author"] = [_person(name) for name in author.split("; ")]
    if issued:
        item["issued"] = {"date-parts": [[int(part) for part in day.split("-")] for day in issued.split("/")]}
    for name, value in fields.items():
        known = name.replace("_", "-") if name not in ("DOI", "URL", "ISBN", "archive_location") else name
        item[known] = [_person(each) for each in value.split("; ")] if known in _NAMES else value
    return item


_NAMES = ("editor", "translator", "director", "interviewer", "recipient", "reviewed-author", "container-author")
_SEEN: dict[str, Any] = {"date-parts": [[2024, 5, 1]]}

ITEMS = [
    _item("book", "Stalin: A Biography", "Service, Robert", "2004", publisher="Macmillan", publisher_place="London"),
    _item(
        "book",
        "A History of Twentieth-Century Russia",
        "Service, Robert",
        "1997",
        publisher="Allen Lane",
        publisher_place="London",
        edition="2",
    ),
    _item(
        "book",
        "The Gulag Archipelago, 1918–1956",
        "Solzhenitsyn, Aleksandr",
        "1974",
        publisher="Harper & Row",
        translator="Whitney, Thomas P.",
        volume="1",
        number_of_volumes="3",
    ),
    _item(
        "book",
        "The Road to Terror: Stalin and the Self-Destruction of the Bolsheviks",
        "Getty, J. Arch; Naumov, Oleg V.",
        "1999",
        publisher="Yale University Press",
        publisher_place="New Haven",
        collection_title="Annals of Communism",
    ),
    _item(
        "book",
        "Stalinist Terror: New Perspectives",
        "",
        "1993",
        editor="Getty, J. Arch; Manning, Roberta T.",
        publisher="Cambridge University Press",
        publisher_place="Cambridge",
    ),
    _item(
        "book",
        "Everyday Stalinism",
        "Fitzpatrick, Sheila",
        "1999",
        publisher="Oxford University Press",
        ISBN="0195050002",
    ),
    _item(
        "book",
        "Short Course: History of the CPSU(b)",
        "Central Committee of the CPSU(b)",
        "1938",
        publisher_place="Moscow",
    ),
    _item("book", "Four Hands Make a Book", "A, B.; C, D.; E, F.; G, H.", "2001", publisher="Press"),
    _item("book", "le Carré and “the East”: a reader", "von Hagen, Mark", "1990", publisher="Verlag"),
    _item(
        "chapter",
        "Stalin and the Making of a New Elite",
        "Fitzpatrick, Sheila",
        "1992",
        page="149-182",
        container_title="The Cultural Front",
        editor="Fitzpatrick, Sheila",
        publisher="Cornell University Press",
    ),
    _item(
        "chapter",
        "Stalin as Leader",
        "Davies, Sarah; Harris, James",
        "2005",
        page="1-17",
        container_title="Stalin: A New History",
        editor="Davies, Sarah; Harris, James",
        publisher_place="Cambridge",
        publisher="Cambridge University Press",
    ),
    _item(
        "article-journal",
        "‘Excesses Are Not Permitted’: Mass Terror in the Late 1930s",
        "Getty, J. Arch",
        "2002-1",
        container_title="The Russian Review",
        volume="61",
        issue="1",
        page="113-138",
        DOI="10.1111/1467-9434.00209",
    ),
    _item(
        "article-journal",
        "Victims of the Soviet Penal System",
        "Getty, J. Arch; Rittersporn, Gábor T.; Zemskov, Viktor N.",
        "1993",
        container_title="American Historical Review",
        volume="98",
        issue="4",
        page="1017-1049",
    ),
    _item(
        "article-magazine", "Koba the Dread", "Amis, Martin", "2002-9-2", container_title="The New Yorker", page="60-67"
    ),
    _item("article-newspaper", "Stalin Dead", "", "1953-3-6", container_title="The Times", page="1"),
    _item("article-newspaper", "Dizzy with Success", "Stalin, J. V.", "1930-3-2", container_title="Pravda"),
    _item("webpage", "Notes on Stalin", "", "2005-7", URL="https://www.example.org/stalin_notes", accessed=_SEEN),
    _item(
        "webpage",
        "Order No. 00447",
        "Memorial",
        "",
        URL="https://www.example.org/00447",
        accessed=_SEEN,
        container_title="Memorial",
    ),
    _item(
        "post-weblog",
        "Counting the Dead",
        "Harrison, Mark",
        "2011-3-5",
        URL="https://blog.example.org/a",
        container_title="Mark Harrison’s Blog",
    ),
    _item(
        "document",
        "Protocol No. 51 of the Politburo",
        "Politburo",
        "1937-7-2",
        archive="RGASPI",
        archive_location="f. 17, op. 162, d. 21",
        archive_place="Moscow",
    ),
    _item("manuscript", "Letter to the Congress", "Lenin, V. I.", "1922-12-24", archive="RGASPI"),
    _item("personal_communication", "Letter to Molotov", "Stalin, J. V.", "1930-9-13", recipient="Molotov, V. M."),
    _item("interview", "Talk with Emil Ludwig", "Stalin, J. V.", "1931-12-13", interviewer="Ludwig, Emil"),
    _item(
        "speech",
        "On the Cult of Personality",
        "Khrushchev, N. S.",
        "1956-2-25",
        event_title="Twentieth Congress",
        publisher_place="Moscow",
    ),
    _item(
        "thesis", "The Purge in Smolensk", "Smith, Jane", "1988", genre="PhD thesis", publisher="University of Leeds"
    ),
    _item(
        "report",
        "Commission on the Kirov Murder",
        "Pospelov, P. N.",
        "1956",
        publisher="Central Committee",
        number="12",
    ),
    _item(
        "paper-conference",
        "Numbers and Names",
        "Wheatcroft, Stephen",
        "1996",
        container_title="Proceedings of the Congress",
        page="1-20",
        publisher="BASEES",
    ),
    _item(
        "entry-encyclopedia",
        "Stalin, Joseph",
        "Brown, Archie",
        "2001",
        container_title="Encyclopædia of Russia",
        page="12",
        publisher="Brill",
    ),
    _item(
        "entry-dictionary", "Yezhovshchina", "", "1998", container_title="Oxford Russian Dictionary", publisher="OUP"
    ),
    _item(
        "review-book",
        "Review of The Great Terror",
        "Cohen, Stephen",
        "1969",
        container_title="Slavic Review",
        volume="28",
        page="1-3",
        reviewed_author="Conquest, Robert",
        reviewed_title="The Great Terror",
    ),
    _item("motion_picture", "Ivan the Terrible", "", "1944", director="Eisenstein, Sergei", publisher="Mosfilm"),
    _item("broadcast", "Stalin: Inside the Terror", "", "2003", publisher="BBC", medium="television"),
    _item("song", "The Sacred War", "Alexandrov, Alexander", "1941"),
    _item(
        "graphic", "Thank You, Dear Stalin", "Govorkov, Viktor", "1936", medium="poster", archive="Hoover Institution"
    ),
    _item("map", "Camps of the Gulag", "Memorial", "1998", publisher="Memorial", publisher_place="Moscow"),
    _item("legislation", "Constitution of the USSR", "", "1936"),
    _item("treaty", "Treaty of Non-Aggression", "", "1939-8-23"),
    _item("pamphlet", "What Is to Be Done?", "Lenin, V. I.", "1902", publisher="Dietz", publisher_place="Stuttgart"),
    _item("dataset", "Victims of Political Terror in the USSR", "Memorial", "2007", publisher="Memorial", version="4"),
    _item("book", "Collected Works", "Lenin, V. I.", "1960/1970", publisher="Progress", publisher_place="Moscow"),
    _item("book", "The Stalin Question", "Anon", "", publisher="Samizdat"),
    {**_item("book", "About the Year", "Nobody, N.", "1930"), "issued": {"date-parts": [[1930]], "circa": True}},
]
PRIMARY = (
    "document",
    "manuscript",
    "personal_communication",
    "interview",
    "speech",
    "legislation",
    "treaty",
    "pamphlet",
)

LIBRARY = [
    Source(
        f"uid-{number}",
        f"key{number}",
        item | {"id": f"key{number}"},
        "primary" if item["type"] in PRIMARY else "secondary",
    )
    for number, item in enumerate(ITEMS)
]
