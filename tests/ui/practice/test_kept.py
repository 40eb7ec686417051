"""What was begun in an exercise outlives the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.coach.sorting import Pile
from essayplanner.coach.xray import Does
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import new_outline
from essayplanner.ui.frame.window import Window
from essayplanner.ui.practice.kept_work import Kept
from essayplanner.ui.practice.sort_draft import SortDraft
from essayplanner.ui.practice.sort_kept import from_kept
from essayplanner.ui.practice.sort_page import SortPage
from essayplanner.ui.practice.xray_page import XrayPage

Key = Qt.Key


def opened(window: Window, name: str) -> QWidget | None:
    window.commands.actions.by_name[name].trigger()
    return window.centre.currentWidget()


def test_an_essay_and_a_sort_are_taken_up_where_the_window_was_closed(
    book: Notebook, essay: dict[str, int], open_window: Callable[..., Window]
) -> None:
    """With all that was said; once it is made it is kept no more."""
    new_outline(book, "Why did the Terror come?")
    window = open_window(book)
    page = opened(window, "xray")
    assert isinstance(page, XrayPage)
    page.sorting.text.insertPlainText("Lenin began it. In 1921 factions were banned.")
    page.go_on()
    QTest.keyClick(page.sorting.text, Key.Key_C)
    sort = opened(window, "sort")
    assert isinstance(sort, SortPage)
    QTest.keyClick(sort.face, Key.Key_B)
    sort.moves.rename(next(group.key for group in sort.draft.sorting.of(Pile.BOTH)), "What came before")
    window.close()

    window = open_window(book)
    page = opened(window, "xray")
    assert isinstance(page, XrayPage)
    assert page.sorting.xray.said == (Does.CLAIM, None)
    page.write()
    page.sorting.text.insertPlainText("But why? ")
    window.close()

    window = open_window(book)
    page = opened(window, "xray")
    assert isinstance(page, XrayPage)
    assert not page.sorting.is_read
    page.go_on()
    assert page.sorting.xray.said == (Does.CLAIM, None, None), "it is sorted as before it was changed"
    QTest.keyClick(page.sorting.text, Key.Key_0)
    QTest.keyClick(page.sorting.text, Key.Key_E)
    page.go_on()
    assert not page.back_button.isHidden()
    page.back_button.click()
    assert page.sorting.xray.done == 3
    page.go_on()
    page.kept.keep()
    assert page.kept.taken_up() is None
    sort = opened(window, "sort")
    assert isinstance(sort, SortPage)
    (group,) = sort.draft.sorting.of(Pile.BOTH)
    assert (group.title, group.cards) == ("What came before", (essay["tools"],))
    assert sort.draft.questions[1] == "Why did the Terror come?"
    assert QApplication.focusWidget() is sort.face
    sort.go_on()
    sort = opened(window, "sort")
    assert isinstance(sort, SortPage)
    assert not sort.draft.sorting.done


def test_what_is_no_sort_is_not_taken_up(book: Notebook, essay: dict[str, int], qapp: QApplication) -> None:
    """Nor is a card that is gone, or one that lies on two piles taken up twice."""
    draft = SortDraft(book)
    draft.read()
    uids = [draft.cards[essay[name]].uid for name in ("tools", "party", "cheka")]
    no_sorts: tuple[Kept, ...] = (
        {},
        {"asked": [], "groups": [], "waiting": [], "done": []},
        {"asked": 3},
        {"asked": [["", "Why?"]]},
    )
    for kept in no_sorts:
        assert from_kept(draft, kept) is None
    groups = [["first", "", [uids[0], uids[2]], True], ["both", "", [uids[0], uids[1]], True]]
    kept = {"asked": [["", "Why?"], ["gone", "How?"]], "groups": groups, "waiting": uids, "done": [uids[1]]}
    cards.trash_cards(book, [essay["cheka"]])
    draft.read()
    left = from_kept(draft, kept)
    assert left is not None
    asked, sorting = left
    assert [each.outline_id for each in asked] == [0, 0]
    assert [sorting.cards(pile) for pile in (Pile.FIRST, Pile.BOTH)] == [(essay["tools"],), (essay["party"],)]
    assert (sorting.waiting, sorting.done) == ((), (essay["tools"], essay["party"]))
