"""What becomes of each record of a list that is imported: nothing is merged in silence, nothing is lost."""

from typing import Any

from essayplanner.domain.cards import Source
from essayplanner.notebook.importing_sources import Became, Fate, fates, import_sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import add_source, similar_pairs, sources
from tests.domain.works import ARTICLE, BOOK, NEWS, WORKS, on

Item = dict[str, Any]


def of(items: list[Item], *there: Item) -> list[Became]:
    return fates(items, {10 * n: Source("", str(n), item) for n, item in enumerate(there, start=1)})


def test_newspapers_of_several_days_stay_apart(book: Notebook) -> None:
    days = [NEWS | {"issued": on(1812, 3, day)} for day in (3, 10, 17)]
    assert len(import_sources(book, days).added) == 3
    assert len(sources(book)) == 3
    assert import_sources(book, days).added == ()
    assert similar_pairs(sources(book)) == []


def test_records_that_only_look_alike_both_come_in_and_are_told() -> None:
    later = BOOK | {"title": "Stalin", "issued": {}}
    assert of([BOOK, WORKS, later]) == [Became(Fate.ADDED), Became(Fate.ADDED), Became(Fate.ADDED, like=(0,))]


def test_a_record_that_tells_the_same_is_added_once_and_names_the_first() -> None:
    assert of([WORKS, BOOK, BOOK | {"id": "again"}, BOOK]) == [
        Became(Fate.ADDED),
        Became(Fate.ADDED),
        Became(Fate.TWICE, like=(1,)),
        Became(Fate.TWICE, like=(1,)),
    ]


def test_a_record_that_says_more_than_the_first_is_not_thrown_away() -> None:
    assert [each.fate for each in of([BOOK, BOOK | {"abstract": "On p. 3."}])] == [Fate.ADDED, Fate.ADDED]


def test_what_is_here_and_what_seems_to_be_here_are_told_apart() -> None:
    assert of([BOOK, ARTICLE], BOOK, ARTICLE | {"page": "1017"}) == [
        Became(Fate.HERE, 10),
        Became(Fate.SEEMS_HERE, 20),
    ]


def test_two_editions_are_not_both_taken_for_the_one_that_is_here() -> None:
    without_year = {**BOOK, "issued": {}}
    found = of([BOOK, BOOK | {"issued": on(2010)}], without_year)
    assert [each.fate for each in found] == [Fate.SEEMS_HERE, Fate.ADDED]


def test_of_several_that_are_here_the_one_that_tells_the_same_is_named() -> None:
    assert of([BOOK], {**BOOK, "issued": {}}, BOOK) == [Became(Fate.HERE, 20)]


def test_a_second_import_finds_each_record_again(book: Notebook) -> None:
    items = [BOOK, BOOK | {"title": "Stalin", "issued": {}}, ARTICLE, ARTICLE, NEWS]
    first = import_sources(book, items)
    second = import_sources(book, items)
    assert [each.source_id for each in second.became] == [each.source_id for each in first.became]
    assert {each.fate for each in second.became} == {Fate.HERE}


def test_with_those_that_are_similar_all_come_in(book: Notebook) -> None:
    add_source(book, "s", BOOK)
    imported = import_sources(book, [BOOK, BOOK, NEWS], with_similar=True)
    assert imported.became == tuple(Became(Fate.ADDED, id) for id in imported.added)
    assert len(imported.added) == 3
