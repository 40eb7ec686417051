"""Search: what is typed is found, as it would be in an index made anew, and nothing that is typed can break it."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.dates import drawn
from essayplanner.domain.text import as_typed, clean_line
from essayplanner.domain.years import era_year
from essayplanner.notebook import cards, outlines, outlining, reading, sources
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.library import Filter
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.search import Search
from essayplanner.notebook.search_answers import RANKED_AT_MOST
from essayplanner.notebook.search_words import marks, match_of
from essayplanner.notebook.sorting import Sort
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


def test_sorting_and_filters_agree_with_what_is_drawn(book: Notebook, search: Search) -> None:
    typed = "44 BC|1 BC|AD 50|19th century|before 1917|1917?|the 1920s|by 1929|early 1929|between 1929 and 1931|c. 1930"
    typed += "|after 1930|spring 1931|from late 1931|1/2/1931|n.d."
    spans = {}
    for when in typed.split("|"):
        id = cards.add_card(book, Kind.EVIDENCE, f"Dated {when}", when=when)
        spans[f"Dated {when}"] = drawn(reading.card_fields(book, id).when)
    dated = {title: span for title, span in spans.items() if span}
    assert set(spans) - set(dated) == {"Dated 1/2/1931", "Dated n.d."}
    order = titles(book, search, "", sort=Sort.DATE)
    assert order[: len(dated)] == sorted(dated, key=lambda title: dated[title][:2])
    for first, last in ((-44, -44), (-44, -1), (0, -2), (-1, 50), (1850, 1850), (1916, 1916), (1917, 1928), (1929, 0)):
        found = {
            title
            for title, span in dated.items()
            if (not first or era_year(span.last // 10000) >= first)
            and (not last or era_year(span.first // 10000) <= last)
        }
        assert found
        assert set(titles(book, search, "", first_year=first, last_year=last)) == found, (first, last)
    assert titles(book, search, "n.d.") == ["Dated n.d."]


def test_a_date_with_an_open_end_is_in_the_years_of_its_other_end(book: Notebook, search: Search) -> None:
    """Not in every year before or after: what was so by 1929 need not have been so in 1917."""
    for when in ("../1929", "1934/..", "1931", "1929-12", "1934-01"):
        cards.add_card(book, Kind.EVIDENCE, f"Dated {when}", when=when)
    assert titles(book, search, "", first_year=1917, last_year=1928) == []
    assert titles(book, search, "", first_year=1935) == []
    assert set(titles(book, search, "", last_year=1929)) == {"Dated ../1929", "Dated 1929-12"}
    assert titles(book, search, "", first_year=1934) == ["Dated 1934/..", "Dated 1934-01"]
    in_order = ["Dated ../1929", "Dated 1929-12", "Dated 1931", "Dated 1934-01", "Dated 1934/.."]
    assert titles(book, search, "", sort=Sort.DATE) == in_order
    assert set(titles(book, search, "by 1929")) == {"Dated ../1929"}


def test_a_claim_with_evidence_is_not_one_without_a_source(book: Notebook, search: Search) -> None:
    """“No source” said 3 where one card lacked one: claims rest on their evidence."""
    outline = outlines.new_outline(book, "Q")
    section = outlining.add_section(book, Spot("outline", outline))
    claim, backed, bare = (cards.add_card(book, Kind.CLAIM, f"Claim {name}") for name in ("above", "backed", "bare"))
    proof, linked = (cards.add_card(book, Kind.EVIDENCE, f"Proof {name}") for name in ("placed", "linked"))
    source = sources.add_source(book, "k", {"title": "A book"})
    cards.cite(book, proof, source, "p. 1")
    link = cards.link_cards(book, linked, backed, Relation.SUPPORTS)
    (above,) = outlining.place(book, [claim], Spot("section", section))
    (below,) = outlining.place(book, [proof], Spot("placement", above))

    def unsourced(typed: str = "") -> list[str]:
        every, lacking = search.find(Filter(typed)), titles(book, search, typed, unsourced=True)
        assert every
        assert every.unsourced == len(lacking)
        return sorted(lacking)

    assert unsourced() == ["Claim bare", "Proof linked"]
    assert unsourced("claim") == ["Claim bare"]
    cards.edit_link(book, link, relation=Relation.CHALLENGES)
    assert unsourced() == ["Claim backed", "Claim bare", "Proof linked"]
    cards.edit_link(book, link, relation=Relation.SUPPORTS)
    outlining.move(book, [Item("placement", below)], Spot("section", section))
    assert unsourced() == ["Claim above", "Claim bare", "Proof linked"]
    cards.trash_cards(book, [linked])
    cards.cite(book, bare, source)
    assert unsourced() == ["Claim above", "Claim backed"]


def test_filters_and_their_counts(book: Notebook, search: Search) -> None:
    import_pack(book, sample_pack(size=30))
    extra = cards.add_card(book, Kind.CLAIM, "sample of 1917", when="1917/1924")
    for typed in ("", "sample"):
        every = search.find(Filter(typed))
        assert every
        assert every.counts == {Kind.CLAIM: 11, Kind.EVIDENCE: 10, Kind.HISTORIAN: 10}
        assert (len(every.ids), every.capped, every.unsourced, every.unused) == (31, False, 1, 27)
        for kind in Kind:
            found = search.find(Filter(typed, kind))
            assert found
            assert found.counts == every.counts
            assert len(found.ids) == every.counts[kind]
        assert len(titles(book, search, typed, tag="terror")) == 30
        assert len(titles(book, search, typed, tag="Tag 1")) == 8
        side = book.row("SELECT id FROM side WHERE name = 'Break'")[0]
        assert len(titles(book, search, typed, side_id=side)) == 10
        assert titles(book, search, typed, last_year=1920) == ["sample of 1917"]
        assert titles(book, search, typed, first_year=1924, last_year=1930) == ["sample of 1917"]
        assert titles(book, search, typed, first_year=1925, last_year=1930) == []
        assert len(titles(book, search, typed, first_year=1930)) == 10
        assert titles(book, search, typed, unsourced=True) == ["sample of 1917"]
        assert len(titles(book, search, typed, unused=True)) == 27
    outline = outlines.new_outline(book, "Q")
    outlining.place(book, [extra], Spot("section", outlining.add_section(book, Spot("outline", outline))))
    assert len(titles(book, search, "sample", unused=True)) == 26
    cards.trash_cards(book, [extra])
    assert titles(book, search, "1917") == []
    assert titles(book, search, "1917", trashed=True) == ["sample of 1917"]
    cards.restore_cards(book, [extra])
    assert titles(book, search, "1917") == ["sample of 1917"]


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
