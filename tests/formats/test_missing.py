"""What is missing before a deadline, and the plan on one page."""

import re
from html.parser import HTMLParser

import pytest

from essayplanner.domain.cards import Card, Citation, Kind, Link, Other, Relation, Source
from essayplanner.domain.outline import Outline, Placed, Role, Section
from essayplanner.formats.missing import What, missing
from essayplanner.formats.plan_page import plan_on_a_page
from tests.formats.outlines import FRAGMENTS, outline_of
from tests.formats.sample import SAMPLE, SERVICE

BARE = Source("b", "bare", {"type": "book"})
WEB = Source(
    "w", "web", {"type": "webpage", "title": "A page", "author": [{"literal": "X"}], "issued": {"literal": "n.d."}}
)


def test_what_is_missing_is_said_with_where_it_is_mended() -> None:
    cards = [
        Card("1", Kind.EVIDENCE, "No source"),
        Card("2", Kind.CLAIM, "A claim with neither"),
        Card("3", Kind.EVIDENCE, "No page", citations=(Citation(SERVICE, " "),)),
        Card("4", Kind.HISTORIAN, "Whole page", citations=(Citation(WEB, ""),)),
        Card("5", Kind.EVIDENCE, "Bare", citations=(Citation(BARE, "p. 1"), Citation(BARE, "p. 2"))),
        Card("6", Kind.EVIDENCE, "Via", citations=(Citation(SERVICE, "p. 1", SERVICE._replace(uid="v"), ""),)),
    ]
    found = missing(cards)
    assert [(each.what, each.uid) for each in found] == [
        (What.CARD_SOURCE, "1"),
        (What.EVIDENCE, "2"),
        (What.LOCATOR, "3"),
        (What.LOCATOR, "6"),
        (What.YEAR, "b"),
        (What.AUTHOR, "b"),
        (What.TITLE, "b"),
        (What.PUBLISHER, "b"),
        (What.TOWN, "b"),
        (What.ADDRESS, "w"),
        (What.SEEN, "w"),
    ]
    assert found[0].sentence == "“No source” has no source: say where it comes from."
    assert all(each.sentence.endswith(".") for each in found)


def test_a_film_needs_no_author() -> None:
    film = {"title": "October", "issued": {"date-parts": [[1928]]}}
    assert missing([], [Source("f", "f", film | {"type": "motion_picture"})]) == []
    assert [each.what for each in missing([], [Source("f", "f", film | {"type": "book"})])] == [
        What.AUTHOR,
        What.PUBLISHER,
        What.TOWN,
    ]


def test_sources_that_no_card_cites_are_looked_at_too() -> None:
    assert [each.uid for each in missing([], [SERVICE, BARE])] == ["b"] * 5
    assert missing([], [SERVICE]) == missing([]) == []


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


def test_the_plan_says_question_thesis_sections_and_cards() -> None:
    words = read(plan_on_a_page(SAMPLE)).words
    for text in (
        "To what extent",
        "The tools were",
        "What Lenin left",
        "Lenin built the machine",
        "681,692",
        "against: ",
    ):
        assert text in words


def test_dates_hang_in_a_column_of_their_own() -> None:
    page = plan_on_a_page(SAMPLE)
    dates = re.findall(r'<td align="right"[^>]*><p[^>]*>([^<]+)</p></td>', page)
    assert dates
    assert not [date for date in dates if f"({date})" in page]
    assert page.count("<tr>") == page.count("</tr>")


def test_a_hostile_plan_stays_a_plan() -> None:
    reader = read(plan_on_a_page(outline_of(FRAGMENTS)))
    assert set(reader.tags) <= {"div", "p", "table", "tr", "td", "b", "i", "br", "span"}


@pytest.mark.parametrize("cards", [0, 1, 30, 200, 2000])
def test_a_large_plan_says_how_many_cards_have_no_room(cards: int) -> None:
    placed = tuple(Placed(f"p{n}", Card(f"c{n}", Kind.EVIDENCE, f"Card {n}"), "", None) for n in range(cards))
    outline = Outline("o", "Q?", "T", 0, (Section("s", "All", Role.PARAGRAPH, "", 0, (), placed),))
    words = read(plan_on_a_page(outline)).words
    shown = words.count("Card ")
    rest = f"and {cards - shown:,} more card"
    assert (shown == cards) != (rest in words)


def test_an_empty_plan() -> None:
    assert "Untitled" in read(plan_on_a_page(Outline("o", "", "", 0))).words


NAMED = {"title": "T", "author": [{"family": "A"}], "issued": {"date-parts": [[1990]]}}


@pytest.mark.parametrize(
    ("kind", "lacking"),
    [
        ("book", ["publisher", "publisher-place"]),
        ("chapter", ["container-title", "publisher", "publisher-place", "page"]),
        ("article-journal", ["container-title", "volume", "page"]),
        ("article-newspaper", ["container-title"]),
        ("article-magazine", ["container-title"]),
        ("webpage", ["URL", "accessed"]),
        ("post-weblog", ["URL", "accessed"]),
        ("document", ["archive"]),
        ("manuscript", ["archive"]),
        ("thesis", ["publisher"]),
        ("report", ["publisher"]),
        ("speech", ["event-title"]),
        ("broadcast", ["container-title"]),
        ("entry-encyclopedia", ["container-title"]),
        ("review-book", ["container-title"]),
        ("personal_communication", []),
        ("interview", []),
        ("motion_picture", []),
    ],
)
def test_what_the_notes_print_of_a_source_is_missed(kind: str, lacking: list[str]) -> None:
    found = missing([], [Source("s", "s", NAMED | {"type": kind})])
    assert [each.field for each in found] == lacking
    assert len({each.sentence for each in found}) == len(lacking)
    full = NAMED | {"type": kind} | dict.fromkeys(lacking, "x")
    assert missing([], [Source("s", "s", full)]) == []


def test_of_volume_number_and_address_one_is_enough() -> None:
    article = NAMED | {"type": "article-journal", "container-title": "Slavic Review"}
    assert missing([], [Source("s", "s", article | {"DOI": "10.1/x"})]) == []
    assert [each.field for each in missing([], [Source("s", "s", article | {"issue": "2"})])] == ["page"]


def test_a_letter_without_a_title_lacks_nothing() -> None:
    letter = {"type": "personal_communication", "author": [{"family": "Keynes"}], "issued": {"date-parts": [[1919]]}}
    assert missing([], [Source("s", "s", letter)]) == []
    assert What.TITLE in [each.what for each in missing([], [Source("s", "s", letter | {"type": "book"})])]
    for other in ({"type": "interview"}, {"type": "manuscript", "recipient": [{"family": "Moss"}]}):
        assert What.TITLE not in [each.what for each in missing([], [Source("s", "s", letter | other)])]


def test_cards_without_a_source_are_missed_whatever_their_kind() -> None:
    cards = [Card(kind.value, kind, kind.value) for kind in Kind]
    assert {each.uid for each in missing(cards)} == {kind.value for kind in Kind}


def test_a_claim_with_evidence_needs_no_source_of_its_own() -> None:
    support = Link(Relation.SUPPORTS, Other("e", Kind.EVIDENCE, "E"))
    challenge = support._replace(relation=Relation.CHALLENGES)
    for links, lacks in (((support,), False), ((challenge,), True), ((), True)):
        assert bool(missing([Card("c", Kind.CLAIM, "C", linked_by=links)])) is lacks
    assert missing([Card("c", Kind.CLAIM, "C")], borne_out={"c"}) == []
