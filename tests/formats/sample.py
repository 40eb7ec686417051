"""One small outline with something of everything, for golden files."""

from essayplanner.domain.cards import Card, Citation, Kind, Relation, Source, Voice
from essayplanner.domain.outline import Outline, Placed, Role, Section

SERVICE = Source(
    "s1",
    "service2004",
    {
        "type": "book",
        "title": "Stalin: A Biography",
        "author": [{"family": "Service", "given": "Robert"}],
        "issued": {"date-parts": [[2004]]},
        "publisher": "Macmillan",
        "publisher-place": "London",
    },
    "secondary",
)
GETTY = Source(
    "s2",
    "getty1999",
    {
        "type": "article-journal",
        "title": "Excesses Are Not Permitted",
        "author": [{"family": "Getty", "given": "J. Arch"}],
        "container-title": "Russian Review",
        "volume": 61,
        "issue": "1",
        "issued": {"date-parts": [[2002]]},
        "page": "113-138",
    },
)
NOTES = Source(
    "s3", "notes2005", {"type": "webpage", "title": "Notes on Stalin", "issued": {"date-parts": [[2005, 7]]}}
)

CLAIM = Card(
    "c1", Kind.CLAIM, "Lenin built the machine that Stalin used", "The Cheka, the one party and the ban on factions."
)
NUMBERS = Card(
    "c2",
    Kind.EVIDENCE,
    "681,692 executions (1937–38)",
    "Counted by the NKVD itself.\n\nA second paragraph - with a hyphen, a 5 < 6, R&D and the year 1937.",
    "1937/1938",
    caution="The document gives another figure; check both.",
    citations=(Citation(SERVICE, "p. 356"), Citation(GETTY, "117-19")),
)
TENTH = Card(
    "c3", Kind.EVIDENCE, "The Tenth Congress bans factions", "", "1921-03", citations=(Citation(NOTES, "§IV, ¶2"),)
)
HISTORIAN = Card(
    "c4",
    Kind.HISTORIAN,
    "Robert Service: both in part!",
    "Lenin “would have been horrified”.",
    citations=(Citation(SERVICE, ""),),
)
QUOTED = Card(
    "c5",
    Kind.EVIDENCE,
    "Lenin warns of Stalin",
    "He had seen it coming.",
    "1922-12-24",
    citations=(Citation(SERVICE, "p. 191"),),
    quotation="Comrade Stalin, “having become Secretary-General”, has unlimited authority",
    idea="Why did nobody read it out?",
    voice=Voice.QUOTATION,
)
LONG = Card(
    "c6",
    Kind.EVIDENCE,
    "What the notes say of terror",
    citations=(Citation(NOTES, "§V"),),
    quotation=(
        "The terror was not planned as a whole; it grew from quotas that were given out in Moscow and filled, and more "
        "than filled, by men in the regions who feared for themselves, and who wrote “give us more” to the centre "
        "until it stopped.\n- A list, they said."
    ),
)
IDEA = Card("c7", Kind.CLAIM, "Fear ran upwards", "Officials feared the centre.", idea="Both ways?", voice=Voice.IDEA)

SAMPLE = Outline(
    "o",
    "To what extent was Stalin's rule a continuation of Lenin's?",
    "The tools were Lenin's; what was done with them was not.",
    1500,
    (
        Section("a", "Introduction", Role.INTRODUCTION, "Define the terms.\nThen say where I stand.", 150),
        Section(
            "b",
            "What Lenin left",
            Role.PARAGRAPH,
            "",
            400,
            (Section("b1", "", Role.HEADING, "", 0, (), (Placed("p6", NUMBERS, "", None),)),),
            (
                Placed(
                    "p1",
                    CLAIM,
                    "My main point.\nIt needs the Cheka.",
                    None,
                    (
                        Placed("p2", TENTH, "", Relation.SUPPORTS),
                        Placed(
                            "p3",
                            HISTORIAN,
                            "Against my thesis?",
                            Relation.QUALIFIES,
                            (Placed("p4", NUMBERS, "", Relation.CHALLENGES),),
                        ),
                    ),
                ),
                Placed("p5", TENTH, "Again, by itself.", None),
            ),
        ),
        Section(
            "d",
            "Three voices",
            Role.PARAGRAPH,
            "",
            0,
            placements=(
                Placed("p7", IDEA, "", None, (Placed("p8", QUOTED, "It shows that he knew.", Relation.SUPPORTS),)),
                Placed("p9", LONG, "", None),
            ),
        ),
        Section("c", "Conclusion", Role.CONCLUSION, "", 0),
    ),
)
