"""What is proposed of notes: kinds, titles, dates, places, sources and tags."""

import pytest

from essayplanner.domain.brought import Block, What, Writing, is_published
from essayplanner.domain.cards import Kind, Source, Voice
from essayplanner.domain.cutting import Rule, Way, best_rule
from essayplanner.domain.dates_in_notes import dates_in
from essayplanner.domain.known_people import Known
from essayplanner.domain.note_words import LONGEST_TITLE, begun, title_of
from essayplanner.domain.proposals import Headings, Proposal, propose
from tests.domain.noted import KNOWN, LESSON, written


def shown(made: list[Proposal]) -> list[str]:
    return [" | ".join((each.kind[:1], each.when, each.title, each.text, each.locator, each.cites)) for each in made]


def one(block: Block, known: Known = KNOWN) -> Proposal:
    (made,) = propose(Writing("", "", (block,)), Rule(Way.BLANK), known)
    return made


def test_the_notes_of_a_lesson() -> None:
    made = propose(LESSON, best_rule(LESSON), KNOWN)
    assert shown(made) == [
        "e | 1 Dec 1934 | Shot in Leningrad by Nikolaev |  |  | ",
        "e |  | Decree: the NKVD may arrest, try and execute |  |  | ",
        "e |  | Stalin’s part in it unproven |  |  | ",
        "h |  | Robert Service | Leaders knew resentment was “deep and wide” | p. 210 | s1",
        "c |  | Fear at the top, not one man’s will? |  |  | ",
        "e | 1932 | Ryutin calls Stalin an “evil genius” |  |  | ",
        "e | Aug 1936 | Kamenev + Zinoviev executed |  |  | ",
        "e | March 1938 | Bukharin in the dock |  |  | ",
        "c |  | Trials removed Lenin’s comrades group by group |  |  | ",
    ]
    assert [each.tags for each in made[2:4]] == [("Kirov",), ("Who was afraid of whom?",)]
    assert [each.place for each in made[2:4]] == ["#3", "#4"]
    assert made[3].why == "names Robert Service, who wrote one of the sources"


def test_headings_become_titles_of_cards_or_a_part_of_them() -> None:
    by_heading = propose(LESSON, Rule(Way.HEADING, 2), KNOWN)
    assert (by_heading[0].title, by_heading[0].tags, by_heading[0].place) == ("Kirov", (), "#1")
    assert by_heading[0].text.startswith("- 1 Dec 1934: shot in Leningrad by Nikolaev\n- decree")
    titled = propose(LESSON, best_rule(LESSON), KNOWN, headings=Headings.TITLE)
    assert (titled[0].title, titled[0].tags) == ("Kirov: Shot in Leningrad by Nikolaev", ())
    plain = propose(LESSON, best_rule(LESSON), KNOWN, headings=Headings.NOTHING, kind=Kind.CLAIM)
    assert {(each.tags, each.kind, each.why) for each in plain} == {((), Kind.CLAIM, "chosen for all")}


def test_a_highlight_is_quoted_and_its_comment_an_idea() -> None:
    made = one(Block(What.HIGHLIGHT, "Kirov was popular.", locator="p. 12", comment="Was he?", source=0))
    assert (made.quotation, made.text, made.idea, made.locator) == ("Kirov was popular.", "", "Was he?", "p. 12")
    assert (made.voice, made.kind, made.title, made.source) == (Voice.QUOTATION, Kind.EVIDENCE, "Kirov was popular", 0)
    spoken = one(Block(What.ITEM, "“I trust nobody, not even myself.”"))
    assert (spoken.quotation, spoken.text) == ("I trust nobody, not even myself.", "")


def test_the_words_of_a_source_are_quoted() -> None:
    made = propose(LESSON, best_rule(LESSON), KNOWN, quoted=True)
    assert {each.text for each in made} == {""}
    assert [each.quotation for each in made[:2]] == [
        "1 Dec 1934: shot in Leningrad by Nikolaev",
        "decree: the NKVD may arrest, try and execute",
    ]
    assert made[3].quotation == "Service p. 210: leaders knew resentment was “deep and wide”"
    assert (made[0].voice, made[4].kind) == (Voice.QUOTATION, Kind.CLAIM)
    assert is_published(LESSON._replace(about={"DOI": "10.1000/1"}))
    assert not is_published(LESSON._replace(about={"title": "Lesson 9"}))


def test_a_record_has_the_words_of_another_beside_its_own() -> None:
    made = one(Block(What.RECORD, "Mine.", title="A title", quotation="Theirs."))
    assert (made.text, made.quotation, made.voice) == ("Mine.", "Theirs.", Voice.OWN_WORDS)


def test_a_record_says_for_itself_what_it_is() -> None:
    record = Block(What.RECORD, "One.\nTwo.", 0, "row-3", "p. 1", 0, "", "A *title*", Kind.CLAIM, ("a", "b"), "1934")
    made = one(record)
    assert (made.title, made.text, made.kind, made.tags, made.when) == (
        "A title",
        "One.\nTwo.",
        Kind.CLAIM,
        ("a", "b"),
        "1934",
    )
    assert (made.place, made.locator, made.why) == ("row-3", "p. 1", "its file says so")


def test_a_second_card_on_a_historian_is_told_from_the_first() -> None:
    made = propose(written("- Service p. 1: he was rude.\n- Service p. 2: he was ill."), Rule(Way.ITEM, 1), KNOWN)
    assert [each.title for each in made] == ["Robert Service", "Robert Service: He was ill"]


def test_of_two_books_of_one_author_the_year_says_which() -> None:
    csl = {"author": [{"family": "Service", "given": "Robert"}]}
    books = [Source(f"s{y}", f"k{y}", {"title": str(y), "issued": {"date-parts": [[y]]}, **csl}) for y in (1997, 2004)]
    known = Known([], books)
    assert one(Block(What.ITEM, "Service p. 3: he was rude"), known).cites == ""
    assert one(Block(What.ITEM, "Service (2004), p. 3: he was rude"), known).cites == "s2004"
    assert one(Block(What.ITEM, "He was rude (Service 1997, p. 3)"), known).cites == "s1997"


def test_of_two_books_of_one_author_the_title_says_which() -> None:
    csl = {"author": [{"family": "Kershaw", "given": "Ian"}]}
    books = [Source(title, title, {"title": title, **csl}) for title in ("Hubris 1889–1936", "Nemesis 1936–1945")]
    made = one(Block(What.ITEM, "Kershaw, *Nemesis*, p. 529: he worked little"), Known([], books))
    assert (made.title, made.text, made.locator) == ("Ian Kershaw", "He worked little", "p. 529")
    assert made.cites == "Nemesis 1936–1945"


def test_an_author_whom_nobody_knows_gives_the_title_and_all_words_stay_where_nothing_is_cited() -> None:
    made = one(Block(What.ITEM, "Kershaw, *Hubris*, p. 529: he worked little"), Known([], []))
    assert (made.kind, made.title, made.locator) == (Kind.HISTORIAN, "Kershaw", "p. 529")
    assert made.text == "Kershaw, *Hubris*, p. 529: he worked little"
    plain = one(Block(What.ITEM, "Kershaw p. 529: he worked little"), Known([], []))
    assert (plain.title, plain.text) == ("Kershaw", "He worked little")


@pytest.mark.parametrize(
    ("note", "taken"),
    [
        ("p. 3: he was rude", ("he was rude", "", "p. 3", "")),
        ("(pp. 3–5) – he was rude", ("he was rude", "", "pp. 3–5", "")),
        ("he was rude (p. xii)", ("he was rude", "", "p. xii", "")),
        ("Aug 1936: Kamenev executed", ("Kamenev executed", "Aug 1936", "", "")),
        ("1932 Ryutin calls", ("Ryutin calls", "1932", "", "")),
        ("1932 was a year of hunger", ("1932 was a year of hunger", "", "", "")),
        ("By 1924 whoever ran it", ("By 1924 whoever ran it", "", "", "")),
        ("1928–32: first plan", ("first plan", "1928–32", "", "")),
        ("early 1930s: hunger", ("hunger", "early 1930s", "", "")),
        ("Kirov: popular", ("Kirov: popular", "", "", "")),
        ("Service: popular", ("popular", "", "", "Service")),
        ("1934", ("1934", "", "", "")),
    ],
)
def test_what_stands_before_a_note_is_taken_apart(note: str, taken: tuple[str, ...]) -> None:
    assert begun(note, KNOWN.names)[:4] == taken


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("shot on 1 December 1934 in Leningrad", ["1 December 1934"]),
        ("from 1928 to 1932 and again in 1937", ["from 1928 to 1932", "1937"]),
        ("2000 tanks and 1,500 men for £1850 and 1934 roubles", []),
        ("in 1500 printing spread", ["1500"]),
        ("in the 1930s", ["1930s"]),
        ("c. 1450 BC", ["c. 1450 BC"]),
        ("on page 12 of 30 March", []),
        ("it was so (Service, 1997, p. 3; Getty 1999) in 1934 (1935)", ["1934", "1935"]),
    ],
)
def test_dates_in_a_note(text: str, dates: list[str]) -> None:
    assert [each.words for each in dates_in(text)] == dates


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("it was so. And more.", ("It was so", False)),
        ("Mr. Smith of No. 10 met J. Stalin.", ("Mr. Smith of No. 10 met J. Stalin", True)),
        ("why? Because.", ("Why?", False)),
        ("“it was so.” He said", ("“It was so.”", False)),
        ("iPhones came", ("iPhones came", True)),
        ("a" * 100 + " b", ("A" + "a" * 99 + "…", False)),
    ],
)
def test_titles_are_the_first_sentence(words: str, title: tuple[str, bool]) -> None:
    assert title_of(words) == title


def test_no_word_of_a_long_title_is_cut() -> None:
    title, whole = title_of("The Party grew fat in those years, " + "and stayed so " * 9)
    assert (title, whole) == ("The Party grew fat in those years…", False)
    title, _whole = title_of("The Party stayed as it was " * 9)
    assert title.endswith("…")
    assert len(title) <= LONGEST_TITLE
    assert set(title.rstrip("…").split()) <= set("The Party stayed as it was".split())  # noqa: SIM905 - words


def test_words_keep_their_faces_and_links_behind_a_name() -> None:
    marked, known = "*Leaders* [knew](https://x.org)", Known([("Robert Service", "")], [])
    made = one(Block(What.ITEM, f"Service p. 210: {marked}"), known)
    assert (made.kind, made.text, made.locator) == (Kind.HISTORIAN, marked, "p. 210")
    assert one(Block(What.ITEM, f"{marked} (Service, 210)"), known).text.startswith(marked)


def test_a_heading_that_is_longer_than_a_title_stays_among_the_words() -> None:
    for long in ("Why? (Service, 210)", "So " + "very " * 20 + "long"):
        blocks = (Block(What.HEADING, long, 1), Block(What.PARAGRAPH, "Below."), Block(What.HEADING, "More", 1))
        made, _more = propose(Writing("", "", blocks), Rule(Way.HEADING, 1), KNOWN)
        assert made.text == f"{long}\n\nBelow."
