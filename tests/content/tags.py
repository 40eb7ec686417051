"""The tags of the cards: a heading, the subjects, and who, which office, which body and which place is named."""

from collections.abc import Callable

from tests.content.people import PEOPLE
from tests.content.stalin import Complaints, Pack, places_of
from tests.content.wording import listed

#: The heading’s tag, by the short form of the heading that the locators use.
HEADINGS = {
    "Stalin and the legacy of Lenin’s rule": "heading: Legacy of Lenin",
    "Stalin’s Rise to Power": "heading: Rise to Power",
    "Stalin & Political Power": "heading: Political Power",
    "The Post Kirov Purges": "heading: Post-Kirov Purges",
    "The Purge of the Party": "heading: Purge of the Party",
    "The Purge of the Army": "heading: Purge of the Army",
    "The Purge of People": "heading: Purge of People",
    "The Later Purges": "heading: Later Purges",
    "The Dimensions of the Purges": "heading: Dimensions of the Purges",
    "Continuity or not?": "heading: Continuity or not",
}
SUBJECTS = listed(
    "early life, Lenin’s legacy, testament, rise to power, patronage, factions, opposition, party democracy, "
    "ideology, cult of personality, economy, industry, peasants, modernisation, war, civil war, fear of invasion, "
    "foreign policy, nationalities, constitution, one-party state, secret police, terror before 1936, "
    "great terror, purge of the party, purge of the army, purge of society, later purges, show trials, "
    "confessions, torture, executions, labour camps, deportation, figures in dispute, the document disagrees, "
    "motives for terror, local party, continuity debate, bureaucracy",
    ", ",
)
#: Subjects that say what is the matter with a card; they may stand beside the four that say what it is about.
MARKS = frozenset({"figures in dispute", "the document disagrees"})
#: What may follow the name of a group, “people” apart: the table of people knows them.
GROUPS = {
    "institutions": listed(
        "Politburo, Central Committee, Party Congress, Council of People’s Commissars, Congress of Soviets, "
        "Secretariat, Orgburo, Inspectorate, Soviets, Trade unions, Comintern, Pravda, Control Commission, NKVD, "
        "OGPU, Cheka, KGB, Red Army, Navy and Air Force, Seminary",
        ", ",
    ),
    "offices": listed(
        "General Secretary, Commissar for War, Commissar for Nationalities, Liaison officer, "
        "Head of the Inspectorate, State Prosecutor, Head of the NKVD, Chairman of the Comintern, "
        "Chairman of the Central Committee, Leader of the trade unions, Editor of Pravda, "
        "Party leader in Leningrad, Party leader in Moscow, Chairman of a Soviet, Marshal, "
        "Chief of the General Staff, Head of the Control Commission, Head of the Secretariat",
        ", ",
    ),
    "places": listed(
        "Georgia, Tbilisi, Caucasus, Siberia, Petrograd, Leningrad, Moscow, Baltic States, Central Europe, "
        "Germany, Britain, Poland, Hungary, Yalta, Potsdam",
        ", ",
    ),
}
#: What some cards are about, and what they are not about although they stand there.
ABOUT = (
    ("eleven-war-commissars", "figures in dispute"),
    ("central-committee-16-of-71", "figures in dispute"),
    ("lenin-cult", "cult of personality"),
    ("confession-was-loyalty", "confessions"),
    ("all-confessed-bukharin-resisted", "confessions"),
    ("bukharin-confessed-for-family", "confessions"),
)
NOT_ABOUT = (
    ("voroshilov-secret-court", "show trials"),
    ("army-conspiracy-may-1937", "show trials"),
    ("ryutin-expelled", "show trials"),
    ("deaths-1947-53", "executions"),
    ("trotsky-expelled-1927", "deportation"),
    ("trotsky-exiled-abroad-1929", "deportation"),
    ("yalta-potsdam-1945", "deportation"),
    ("bukharin-confessed-for-family", "purge of the army"),
    ("prisoners-1939", "purge of the army"),
    ("one-in-thirty-delegates", "purge of the army"),
    ("central-committee-16-of-71", "purge of the army"),
    ("no-congress-1934-39", "purge of the army"),
    ("executions-681692", "purge of the army"),
    ("yezhov-resigns", "purge of the army"),
    ("torture-normal", "purge of the army"),
)


def check_tags(pack: Pack) -> Complaints:
    """A card has its heading’s tag first, then one to four subjects, then groups; three to ten in all."""
    bad = []
    for each in pack["cards"]:
        heading = HEADINGS.get(places_of(each)[0].heading) if places_of(each) else None
        kinds = [_kind_of(tag) for tag in each["tags"]]
        if each["tags"][:1] != [heading] or kinds.count(0) != 1:
            bad.append(f"{each['key']}: not under {heading}: {each['tags']}")
        if kinds != sorted(kinds) or 1 not in kinds or kinds.count(1) - len(MARKS & set(each["tags"])) > 4:
            bad.append(f"{each['key']}: heading, one to four subjects, groups: {each['tags']}")
        if not 3 <= len(each["tags"]) <= 10 or len(each["tags"]) != len(set(each["tags"])):
            bad.append(f"{each['key']}: {len(each['tags'])} tags: {each['tags']}")
        bad += [f"{each['key']}: unknown tag {tag}" for tag in each["tags"] if not _is_known(tag)]
    return bad


def check_subjects(pack: Pack) -> Complaints:
    tags = {each["key"]: each["tags"] for each in pack["cards"]}
    bad = [f"{key}: missing" for key, _ in (*ABOUT, *NOT_ABOUT) if key not in tags]
    bad += [f"no card is about {tag}" for tag in sorted(SUBJECTS.difference(*tags.values()))]
    bad += [f"{key} is about {tag}" for key, tag in ABOUT if tag not in tags.get(key, [tag])]
    return bad + [f"{key} is not about {tag}" for key, tag in NOT_ABOUT if tag in tags.get(key, [])]


def _kind_of(tag: str) -> int:
    """Where in a card’s list a tag belongs: 0 for the heading, 1 for a subject, 2 for a group."""
    return 0 if tag.startswith("heading: ") else 2 if ": " in tag else 1


def _is_known(tag: str) -> bool:
    group, colon, name = tag.partition(": ")
    if not colon:
        return tag in SUBJECTS
    if group == "heading":
        return tag in HEADINGS.values()
    return name in PEOPLE if group == "people" else name in GROUPS.get(group, ())


TAGS: tuple[Callable[[Pack], Complaints], ...] = (check_tags, check_subjects)
