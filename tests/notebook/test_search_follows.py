"""The index follows every step, and is as good as one made anew; a query can be stopped, and building left off."""

import random
import threading
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import EssayError
from essayplanner.formats.missing import What, missing
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.library import Filter
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.reading import claims_with_evidence, read_cards
from essayplanner.notebook.search import Search
from tests.notebook.picks import NothingToDoError, Picks
from tests.notebook.searching import many, titles
from tests.notebook.tools import quick_book, sample_pack
from tests.notebook.verbs import VERBS


def state(search: Search) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = search._connection.execute("SELECT * FROM found.doc ORDER BY id").fetchall()
    search._connection.execute("INSERT INTO card_fts(card_fts, rank) VALUES ('integrity-check', 1)")
    return rows


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_following_every_step_is_as_good_as_building_anew(tmp_path: Path, seed: int) -> None:
    book = quick_book(tmp_path)
    follower = Search(book.file)
    follower.build()
    book.subscribe(follower.follow)
    chance = random.Random(seed)
    done = 0
    for _ in range(150):
        verb = chance.choice([*sorted(VERBS), "undo", "undo", "redo", "jump"])
        try:
            if verb == "undo":
                book.undo()
            elif verb == "redo":
                book.redo()
            elif verb == "jump":
                book.jump(chance.choice([step.id for step in book.history()]))
            else:
                VERBS[verb](book, Picks([chance.randrange(1000) for _ in range(12)]))
            done += 1
        except (EssayError, NothingToDoError, IndexError):
            continue
        if done % 10 == 0:
            anew = Search(book.file)
            anew.build()
            assert state(follower) == state(anew), verb
            for typed in ("st", "card 1", "terror", "service", "koba"):
                assert follower.find(Filter(typed)) == anew.find(Filter(typed))
            anew.close()
    assert done > 40
    follower.close()
    book.close()


def assert_as_missing_says(book: Notebook, search: Search) -> None:
    """The filter, its number and the list of what is missing name the same cards without a source."""
    told = missing(read_cards(book), (), claims_with_evidence(book))
    uids = {each.uid for each in told if each.what in (What.CARD_SOURCE, What.EVIDENCE)}
    found, every = search.find(Filter(unsourced=True)), search.find(Filter())
    assert found
    assert every
    assert {book.row("SELECT uid FROM card WHERE id = ?", (id,))[0] for id in found.ids} == uids
    assert every.unsourced == len(uids)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_known_of_an_answer_is_true_after_any_step(tmp_path: Path, seed: int) -> None:
    book = quick_book(tmp_path)
    import_pack(book, sample_pack(size=9))
    chance, search = random.Random(seed), Search(book.file)
    search.build()
    years = Filter(first_year=1934, last_year=1935)
    plain = [
        Filter(),
        Filter(kind=Kind.CLAIM),
        Filter(unused=True),
        Filter(unsourced=True),
        Filter(trashed=True),
        years,
    ]
    others = [Filter(tag="terror"), Filter(side_id=1), Filter("card"), Filter("card terror", Kind.EVIDENCE)]
    known = {wanted: search.find(wanted) for wanted in (*plain, *others)}
    kept = 0

    def follow(changed: ChangeSet) -> None:
        nonlocal kept
        search.follow(changed)
        for wanted, found in known.items():
            assert found
            rest = found.after(changed, wanted)
            kept += rest is not None
            known[wanted] = search.find(wanted, rest)
            assert known[wanted] == search.find(wanted), (changed.label, wanted)
        assert_as_missing_says(book, search)

    book.subscribe(follow)
    for _ in range(70):
        verb = chance.choice([*sorted(VERBS), "undo", "undo", "redo"])
        try:
            if verb in ("undo", "redo"):
                getattr(book, verb)()
            else:
                VERBS[verb](book, Picks([chance.randrange(1000) for _ in range(12)]))
        except (EssayError, NothingToDoError, IndexError):
            continue
    assert kept > 100
    search.close()
    book.close()


def test_placing_cards_and_writing_them_lists_none_anew(book: Notebook, search: Search, heard: list[ChangeSet]) -> None:
    import_pack(book, sample_pack())
    ids = [id for (id,) in book.rows("SELECT id FROM card")]
    section = book.row("SELECT id FROM section")[0]
    found = search.find(Filter())
    assert found
    heard.clear()
    outlining.place(book, ids[-2:], Spot("section", section))
    cards.edit_card(book, ids[0], title="Other", text="Words", caution="Careful")
    cards.set_tags(book, ids[0], ["new"])
    book.undo()
    for changed in heard:
        rest = found.after(changed, Filter())
        assert rest is not None
        assert rest.ids is found.ids
        assert (found.after(changed, Filter("terror")) is None) != changed.touches("placement")
    cards.edit_card(book, ids[0], kind=Kind.HISTORIAN)
    cards.trash_cards(book, [ids[1]])
    assert [found.after(changed, Filter()) for changed in heard[-2:]] == [None, None]


def test_the_comparison_catches_a_card_that_was_not_followed(book: Notebook) -> None:
    deaf = Search(book.file)
    deaf.build()
    book.subscribe(lambda changed: deaf.follow(ChangeSet(changed.label, changed.changes[1:])))
    cards.add_card(book, Kind.CLAIM, "New")
    anew = Search(book.file)
    anew.build()
    assert state(deaf) != state(anew)
    deaf.close()
    anew.close()


def test_a_change_by_another_program_builds_anew(book: Notebook, search: Search) -> None:
    other = Notebook.open(book.path)
    card = cards.add_card(other, Kind.CLAIM, "Theirs")
    assert book.look_for_changes()
    assert titles(book, search, "theirs") == ["Theirs"]
    cards.trash_cards(other, [card])
    cards.empty_trash(other)
    other.close()
    book.look_for_changes()
    assert state(search) == []


def test_stop_ends_a_query_and_nothing_else(book: Notebook, search: Search) -> None:
    import_pack(book, many(3000))
    search.stop()  # nothing runs: the next query is not touched
    assert search.find(Filter("common"))
    stopped = 0
    for _ in range(200):
        timer = threading.Timer(0.0005, search.stop)
        timer.start()
        stopped += search.find(Filter("c")) is None
        timer.join()
        if stopped > 3:
            break
    assert stopped
    for _ in range(20):  # a stop that comes too late, while the index is being kept, breaks nothing
        timers = [threading.Timer(delay / 4000, search.stop) for delay in range(8)]
        for timer in timers:
            timer.start()
        search.refresh(range(1, 1500))
        for timer in timers:
            timer.join()
    anew = Search(book.file)
    anew.build()
    assert state(search) == state(anew)
    anew.close()


def test_building_can_be_left_off_and_begun_again(book: Notebook) -> None:
    import_pack(book, many(20))
    search = Search(book.file)
    search.build(lambda: False)
    assert not search.ready
    search.refresh([1, 2])
    search.build()
    assert search.ready
    assert len(titles(book, search, "common")) == 20
    search.build(lambda: False)
    assert not search.ready
    search.build()
    assert len(titles(book, search, "common")) == 20
    search.close()


def test_a_file_that_is_gone_is_told_in_a_sentence(book: Notebook, tmp_path: Path) -> None:
    with pytest.raises(EssayError):
        Search(tmp_path / "missing.essayplan")
    assert not (tmp_path / "missing.essayplan").exists()
