"""The account of an import: every record of the lists stands in it, by number and name."""

import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from essayplanner.domain.cards import Source
from essayplanner.domain.errors import EssayError
from essayplanner.domain.source_lists import Listed, Remark, SourceList, Unread
from essayplanner.notebook.beside import opened_beside
from essayplanner.notebook.importing_sources import Fate, fates
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import sources
from essayplanner.work.accounts import Account, NothingReadError, account_of
from essayplanner.work.bringing_in import Brought, bring_in_sources, compared, sources_of
from essayplanner.work.progress import Progress
from tests.domain.works import BOOK, LETTER, NEWS, by, on
from tests.work.test_bringing_in import listed

CASES = Path(__file__).parents[1] / "cases"
MONTH = Unread(5, 120, "smith1999", "The month is not one", "@book{smith1999,\n  month = winter\n}")


def a_list(*items: dict[str, Any], unread: tuple[Unread, ...] = (), remarks: tuple[Remark, ...] = ()) -> SourceList:
    records = tuple(Listed(n, 10 * n, item) for n, item in enumerate(items, start=1))
    return SourceList("zotero.bib", records, unread, remarks)


def bring(book: Notebook, *lists: SourceList, with_similar: bool = False) -> Brought:
    brought = bring_in_sources(
        lists, partial(opened_beside, book.path, book.uid), Progress(), with_similar=with_similar
    )
    book.look_for_changes()
    return brought


def test_newspapers_of_several_days_stay_apart_and_are_counted(book: Notebook) -> None:
    lists = sources_of([CASES / "ris-newspapers-taken-for-one.ris"], Progress())
    assert bring(book, *lists).account == Account("Imported 3 sources.")
    assert [row.source.csl["page"] for row in sources(book)] == ["2", "4", "3"]


def test_every_record_that_was_not_added_stands_on_its_line(book: Notebook) -> None:
    bring(book, a_list(BOOK))
    account = bring(
        book,
        a_list(
            BOOK,
            NEWS,
            BOOK | {"title": "Stalin"},
            NEWS,
            unread=(MONTH, Unread(6, 0, "", "It has no title.", "")),
            remarks=(Remark(2, 20, "“xyz” was left out"), Remark(0, 0, "The file was read as Latin-1.")),
        ),
    ).account
    assert account.sentence == (
        "Imported 1 source. 5 others: 1 was here already, 1 seems to be here already, 1 was in the list twice, "
        "2 could not be read. 2 remarks say what was left out or read differently."
    )
    assert account.whole.splitlines() == [
        "Not read:",
        "No. 5, line 120, “smith1999”: The month is not one.",
        "No. 6: It has no title.",
        "",
        "Here already:",
        "No. 1, line 10, Service 2004, “Stalin: A Biography”: "
        "here as Service 2004, “Stalin: A Biography” (service2004)",
        "",
        "Not added, as they seem to be here already:",
        "No. 3, line 30, Service 2004, “Stalin”: here as Service 2004, “Stalin: A Biography” (service2004)",
        "",
        "In the list twice, and added once:",
        "No. 4, line 40, “Parliamentary Intelligence”, The Fen Courier, 3 March 1812: the same as No. 2, line 20",
        "",
        "Remarks:",
        "“xyz” was left out. (No. 2, line 20)",
        "The file was read as Latin-1.",
    ]
    assert account.shown == account.whole
    assert account.entries == MONTH.text


def test_records_that_look_alike_both_come_in_and_are_told(book: Notebook) -> None:
    account = bring(book, a_list(BOOK, BOOK | {"title": "Stalin"})).account
    assert account.sentence == "Imported 2 sources. 1 source looks like another in the list; both were added."
    assert account.whole.splitlines()[1] == (
        "No. 2, line 20, Service 2004, “Stalin”: looks like No. 1, line 10, Service 2004, “Stalin: A Biography”"
    )
    assert bring(book, a_list(BOOK, BOOK), with_similar=True).account == Account("Imported 2 sources.")


def test_one_kind_of_others_is_said_in_a_sentence(book: Notebook) -> None:
    first = bring(book, a_list(BOOK, BOOK, BOOK)).sentence
    assert first == "Imported 1 source. 2 sources were in the list twice and were added once."
    assert bring(book, a_list(NEWS, unread=(MONTH,))).sentence == "Imported 1 source. 1 record could not be read."


def test_remarks_that_say_the_same_do_not_flood(book: Notebook) -> None:
    same = tuple(Remark(n, n, "“abstract” was cut.") for n in range(1, 2_001))
    others = tuple(Remark(n, 0, f"“field{n}” was left out.") for n in range(1, 101))
    account = bring(book, a_list(NEWS, remarks=same + others)).account
    shown = account.shown.splitlines()
    assert len(shown) < 30
    assert shown[1].endswith("No. 8, line 8 and 1,992 more)")
    assert shown[-1] == "…and 81 more, which “Copy” includes"
    assert "No. 2000, line 2000)" in account.whole
    assert "“field100” was left out. (No. 100)" in account.whole


def test_of_several_files_each_is_named_and_one_that_cannot_be_read_keeps_none_back(
    book: Notebook, tmp_path: Path
) -> None:
    good, gone = listed(tmp_path / "a.json", "One"), tmp_path / "gone.ris"
    other = listed(tmp_path / "b.json", "One", "Two")
    lists = sources_of([gone, good, other], Progress())
    brought = bring(book, *lists)
    assert [row.source.title for row in sources(book)] == ["One", "Two"]
    assert brought.sentence == (
        "Imported 2 sources. 1 source was in the list twice and was added once. 1 file could not be read."
    )
    assert re.sub(r", line \d+", "", brought.account.whole).splitlines() == [
        "Files that could not be read:",
        f"There is no file “{gone}”.",
        "",
        "In the list twice, and added once:",
        "“b.json”, No. 1, “One”: the same as “a.json”, No. 1",
    ]


def test_where_no_file_can_be_read_each_is_told(tmp_path: Path) -> None:
    with pytest.raises(EssayError, match=r"\ANone of the 2 files could be read; nothing was imported\.") as told:
        sources_of([tmp_path / "a.ris", tmp_path / "b.ris"], Progress())
    assert told.value.trouble.more.splitlines() == [
        f"There is no file “{tmp_path / name}”." for name in ("a.ris", "b.ris")
    ]
    with pytest.raises(EssayError, match=r"\AThere is no file .*; nothing was imported"):
        sources_of([tmp_path / "a.ris"], Progress())


def test_where_no_record_can_be_read_nothing_is_imported_and_each_is_told(book: Notebook) -> None:
    before = book.path.read_bytes()
    one = a_list(unread=(MONTH,))
    for work in (partial(bring, book, one), lambda: compared([one], {}, Progress())):
        with pytest.raises(NothingReadError) as told:
            work()
        assert told.value.trouble.sentence == (
            "None of the sources in “zotero.bib” could be read, so nothing was imported. "
            "No. 5, line 120, “smith1999”: The month is not one."
        )
    two = a_list(unread=(MONTH, MONTH._replace(number=6)))
    with pytest.raises(NothingReadError, match=r"so nothing was imported\.\n\nNot read:\nNo. 5") as told:
        bring(book, two)
    assert told.value.account.entries.count("month = winter") == 2
    assert book.path.read_bytes() == before


def test_the_question_names_what_is_compared(book: Notebook) -> None:
    bring(book, a_list(BOOK))
    there = {row.id: row.source for row in sources(book)}
    asked = compared([a_list(NEWS, NEWS, BOOK | {"title": "Stalin"})], there, Progress())
    assert asked.alike == [
        "No. 3, line 30, Service 2004, “Stalin”: here as Service 2004, “Stalin: A Biography” (service2004)"
    ]


ITEMS = some.builds(
    lambda kind, title, family, day, rest: kind | {"title": title, "author": by(family), "issued": day} | rest,
    some.sampled_from([BOOK, NEWS, LETTER, {"type": "document"}]),
    some.sampled_from(["Stalin", "Stalin: A Biography", "Letter", "Editorial", ""]),
    some.sampled_from(["Service, R.", "Service, Robert", "Lewin"]),
    some.sampled_from([{}, on(1990), on(1990, 3, 1), on(1990, 3, 2), {"literal": "c. 1990"}]),
    some.dictionaries(some.sampled_from(["page", "volume", "DOI", "note"]), some.sampled_from(["1", "2"]), max_size=2),
)
LISTS = some.lists(
    some.lists(
        some.one_of(ITEMS, some.just(None)),  # None could not be read
        max_size=6,
    ).map(
        lambda records: SourceList(
            "list.ris",
            tuple(Listed(n, 3 * n, item) for n, item in enumerate(records, start=1) if item is not None),
            tuple(
                Unread(n, 3 * n, f"key{n}", "Broken", "x") for n, item in enumerate(records, start=1) if item is None
            ),
        )
    ),
    min_size=1,
    max_size=3,
)


@given(lists=LISTS, there=some.lists(ITEMS, max_size=3))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_account_adds_up_to_all_records(lists: list[SourceList], there: list[dict[str, Any]]) -> None:
    here = {n: Source("", f"key{n}", item) for n, item in enumerate(there, start=1)}
    records = [record for each in lists for record in each.listed]
    became = fates([record.item for record in records], here)
    account = account_of(
        lists,
        [each if each.source_id else each._replace(source_id=1) for each in became],
        here | {1: Source("", "k", {})},
    )
    counted = re.sub(r"\d+ sources? looks? like.*", "", account.sentence)
    numbers = [int(number) for number in re.findall(r"\d+\b(?! others?:)", counted)]
    assert sum(numbers) == sum(len(each.listed) + len(each.unread) for each in lists)
    lines = [line for line in account.whole.splitlines() if "No. " in line]
    told = [place for place, each in enumerate(became) if each.fate is not Fate.ADDED or each.like]
    assert len(lines) == len(told) + sum(len(each.unread) for each in lists)
    for place in told:
        assert any(f"No. {records[place].number}, line" in line for line in lines)
