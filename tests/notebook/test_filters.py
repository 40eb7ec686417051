"""Filters and orders of the library, alone and with words."""

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.dates import drawn
from essayplanner.domain.years import era_year
from essayplanner.notebook import cards, outlines, outlining, reading, sources
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.library import Filter
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.search import Search
from essayplanner.notebook.sorting import Sort
from tests.notebook.searching import titles
from tests.notebook.tools import sample_pack


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


def test_the_library_is_narrowed_to_some_cards_alone_and_with_words(book: Notebook, search: Search) -> None:
    one, two, three = (cards.add_card(book, Kind.CLAIM, f"Claim {name}") for name in ("one", "two", "three"))
    cards.trash_cards(book, [three])
    among = (two, three, one + 1000)
    assert Filter(among=among).narrows
    for typed in ("", "claim"):
        assert titles(book, search, typed, among=among) == ["Claim two"]
        assert titles(book, search, typed, among=()) == []
