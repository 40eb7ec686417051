"""Search: what is typed is found, as it would be in an index made anew, and nothing that is typed can break it."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.text import as_typed, clean_line
from essayplanner.notebook import cards, sources
from essayplanner.notebook.library import Filter
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.search import Search
from essayplanner.notebook.search_answers import RANKED_AT_MOST
from essayplanner.notebook.search_words import marks, match_of
from tests.notebook.searching import many, titles
from tests.notebook.tools import sample_pack

#: What nobody sees: soft hyphen, joiners and spaces of no width, directions, a mark at the start of files, variants.
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\u200e\u200f\ufeff\u034f\ufe0f\u061c"
NUMBERS = ("1,108", "1.108", "1108", "1\u2009108", "1\u00a0108", "1\u202f108", "1’108", "1 108")


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("The murder of Kirov", "kir"),
        ("Of Kirov: murder", "KIROV murd"),
        ("The murder of Kirov", "murder, kirov!"),
        ("Émigré café", "emigre cafe"),
        ("Emigre", "émigré"),
        ("El Niño", "nino"),
        ("El Nino", "niño"),
        ("Ёлка и ёж", "елка"),
        ("елка", "ЁЛКА"),
        ("СТАЛИН", "стал"),
        ("Сталин", "СТАЛ"),
        ("Чайковский", "чайковский"),
        ("ﬁnal oﬃce", "final office"),
        ("final", "ﬁnal"),
        ("Œuvre", "oeuvre"),
        ("oeuvre", "œuv"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Søren", "soren"),
        ("Stalin’s rule", "stalin's"),
        ("Stalin's rule", "stalin’s rule"),
        ("Five-Year Plan", "five-year"),
        ("Five-Year Plan", "year five"),
        ("1937 and after", "193"),
        ("ΣΤΑΛΙΝ", "σταλιν"),
        ("스탈린", "스탈"),
        ("斯大林", "斯大"),
        ("a_b", "b"),
        ("²", "2"),
        *((f"{number} delegates", typed) for number in NUMBERS for typed in ("1108", "1,108", "1.108", "1\u2009108")),
        ("1,108,200 roubles", "1108200"),
        ("1108200 roubles", "1,108,200 roub"),
        ("11,089 delegates", "1108"),
        ("1,108 delegates", "1,1"),
        ("1,108 delegates", "108"),
        *((f"col{unseen}lecti{unseen}vi\u0301sation", "collectivis") for unseen in UNSEEN),
        *(("collectivisation", f"{unseen}col{unseen}lect") for unseen in UNSEEN),
        ("Émigré", "e\u0301migre\u0301"),
        ("E\u0301migre\u0301", "émigré"),
        ("הי\u05b4סט\u200fוריה", "היסטור"),
    ],
)
def test_beginnings_accents_case_and_ligatures(book: Notebook, search: Search, title: str, typed: str) -> None:
    cards.add_card(book, Kind.CLAIM, "Something else")
    cards.add_card(book, Kind.CLAIM, title)
    assert titles(book, search, typed) == [clean_line(title)]
    assert marks(title, typed)


@pytest.mark.parametrize("typed", ["irov", "kirov stalin", "kirovs", "murder in"])
def test_what_is_not_there_is_not_found(book: Notebook, search: Search, typed: str) -> None:
    cards.add_card(book, Kind.CLAIM, "The murder of Kirov")
    assert titles(book, search, typed) == []


def test_everything_that_belongs_to_a_card_is_searched(book: Notebook, search: Search) -> None:
    import_pack(book, sample_pack())
    who = cards.add_card(book, Kind.HISTORIAN, "Robert Conquest")
    card = cards.add_card(book, Kind.CLAIM, "A claim", text="of gulags", aliases="Soso; Koba", when="1934-12-01")
    source = sources.add_source(
        book,
        "k",
        {"title": "Revolution Betrayed", "author": [{"family": "Trotsky"}], "issued": {"date-parts": [[1936]]}},
    )
    cards.edit_card(book, card, short="Pithy")
    cards.set_tags(book, card, ["collectivisation"])
    cards.cite(book, card, source, "chapter five")
    cards.link_cards(book, who, card, Relation.CHALLENGES)
    cards.edit_card(book, card, side=book.row("SELECT id FROM side WHERE name = 'Continuity'")[0])
    for typed in (
        "gulag",
        "soso",
        "pithy",
        "dec 1934",
        "betrayed",
        "trotsky",
        "1936",
        "chapter",
        "collectiv",
        "conquest",
        "contin",
        "claim gulags soso trotsky collectiv",
    ):
        assert "A claim" in titles(book, search, typed), typed
    assert titles(book, search, "conquest")[0] == "Robert Conquest"  # the title weighs most
    cards.edit_card(book, who, title="Isaac Deutscher")  # and what is only linked follows
    assert titles(book, search, "conquest") == []
    assert set(titles(book, search, "deutscher")) == {"Isaac Deutscher", "A claim"}


def test_a_frequent_word_is_cut_at_a_thousand(book: Notebook, search: Search) -> None:
    import_pack(book, many(RANKED_AT_MOST))
    found = search.find(Filter("common"))
    assert found
    assert (len(found.ids), found.capped) == (RANKED_AT_MOST, False)
    cards.add_card(book, Kind.CLAIM, "common too")
    found = search.find(Filter("common"))
    assert found
    assert (len(found.ids), found.capped) == (RANKED_AT_MOST, True)
    assert titles(book, search, "common 777") == ["common 777"]
    assert len(titles(book, search, "word3", kind=Kind.CLAIM)) == len(
        book.rows("SELECT 1 FROM card WHERE kind = 'claim' AND text = 'word3'")
    )


HOSTILE = [
    '"',
    '""',
    '"a',
    'a"b"',
    "NEAR(a b)",
    "NEAR(",
    "a NEAR b",
    "a AND",
    "OR",
    "NOT a",
    "-a",
    "^a",
    "a*",
    "*",
    "**",
    "a:b",
    "title:a",
    "{title}:a",
    "(a",
    "a)",
    "a + b",
    "'",
    "a\0b",
    "\0",
    ";--",
    "_",
    "a _ b",
    "½",
    "💥",
    "\u0301",
    "\ud800",
    "a\ud800b",
    "\u202e",
    "%",
    "\\",
    "a" * 100_000,
    "a " * 50_000,
    '"' * 100_000,
    "é" * 100_000,
    "\n\t",
    "١٩٣٤",
    "\U0001e900",
    "ำ",
    "\ufdfa" * 999,
    " ".join(f"w{n}" for n in range(20_000)),
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_find_something_or_nothing(book: Notebook, search: Search, typed: str) -> None:
    cards.add_card(book, Kind.CLAIM, "a b")
    assert search.find(Filter(typed)) is not None
    assert search.find(Filter(tag=typed)) is not None
    marks("a b " * 100, typed)


def test_of_a_long_query_the_beginning_is_looked_for() -> None:
    typed = "a " * 500 + "end"
    assert match_of(typed) == match_of("a")
    assert marks("a end", typed) == [(0, 1)]


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_any_text_is_found_by_itself(text: str) -> None:
    match_of(text)
    for start, length in marks(text, text):
        assert 0 <= start < start + length <= len(text)


@given(st.text("abAÉéßﬁœ ё-_'’2²Ω한\u0301", max_size=40), st.text("abéßﬁœ ё'2", min_size=1, max_size=6))
@example("İstanbul", "i")
@settings(max_examples=400, deadline=None, derandomize=True, database=None)
def test_marks_stand_where_words_begin_with_what_was_typed(text: str, typed: str) -> None:
    found = marks(text, typed)
    assert found == sorted(found)
    assert all(a + n <= b for (a, n), (b, _) in pairwise(found))
    parts = {part for word in as_typed(typed).split() for part in word.replace("'", " ").split()}
    for start, length in found:
        piece = as_typed(text[start : start + length])
        assert any(part in piece for part in parts)
        assert start == 0 or not as_typed(text[start - 1])[-1:].isalnum() or len(as_typed(text[start])) > 1


def test_marks_by_hand() -> None:
    assert marks("The murder of Kirov, KIROVSK", "kir the") == [(0, 3), (14, 3), (21, 3)]
    assert marks("L’œuvre oﬃcielle", "oeuv offi") == [(2, 3), (8, 2)]
    assert marks("Stalin's sons", "stalin's") == [(0, 8)]
    assert marks("all 1,108 of 1108", "1108") == marks("all 1,108 of 1108", "1.108") == [(4, 5), (13, 4)]
    assert marks("col\u00adlec\u200dtive", "collec") == [(0, 7)]
    assert marks("anything", "") == marks("", "a") == marks("a.b", ".") == []
    assert marks("Ёж", "еж") == [(0, 2)]


def test_all_three_voices_are_found(book: Notebook, search: Search) -> None:
    cards.add_card(book, Kind.CLAIM, "C", text="Own", quotation="“Quoted” words", idea="Thought")
    for typed in ("own", "quot", "thought", "own thought"):
        assert titles(book, search, typed) == ["C"]
    cards.edit_card(book, 1, quotation="Others")
    assert (titles(book, search, "quoted"), titles(book, search, "others")) == ([], ["C"])
