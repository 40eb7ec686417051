"""The dialog about another notebook lists what is in it, and says on its button what would come."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.domain.pack_parts import Parts, part_of
from essayplanner.notebook import cards, outlines
from essayplanner.notebook.copying import copy_in, here_already
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.sources import add_source
from essayplanner.ui.dialogs.copying import CopyingDialog
from essayplanner.ui.look.check_box import WrappingBox
from essayplanner.ui.look.theme import Theme
from essayplanner.work.copying import OtherNotebook, cards_from_notebook
from tests.notebook.tools import quick_book, sample_pack
from tests.ui.waiting import until


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Notebook]:
    with closing(quick_book(tmp_path, "mine.essayplan")) as book:
        yield book


@pytest.fixture
def other(book: Notebook, tmp_path: Path) -> OtherNotebook:
    with closing(quick_book(tmp_path, "other.essayplan")) as other:
        import_pack(other, sample_pack())
        add_source(other, "lone", {"type": "book", "title": "Read by nobody"})
        pack = cards_from_notebook(other.path)
    return OtherNotebook("Theirs", pack, here_already(book, pack))


def opened(qtbot: QtBot, theme: Theme, other: OtherNotebook) -> CopyingDialog:
    dialog = CopyingDialog(theme, other)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    return dialog


def press(box: WrappingBox) -> None:
    QTest.keyClick(box, Qt.Key.Key_Space)


def words(boxes: list[tuple[object, WrappingBox]]) -> list[str]:
    return [box.words for _key, box in boxes]


def test_all_is_ticked_and_what_is_not_wanted_stays_there(qtbot: QtBot, theme: Theme, other: OtherNotebook) -> None:
    dialog = opened(qtbot, theme, other)
    assert words([*dialog.kinds]) == ["4 claims", "4 evidence", "4 historians"]
    assert words([*dialog.outlines, *dialog.debates]) == ["Why sample?", "Did he break?"]
    assert words([*dialog.sources]) == ["1 source that no card cites"]
    assert dialog.copy_button.text() == "Copy 12 cards and 1 outline"
    assert dialog.focusWidget() is dialog.copy_button
    for boxes in (dialog.outlines, dialog.debates, dialog.sources):
        for _key, box in boxes:
            press(box)
    press(dict(dialog.kinds)[Kind.CLAIM])
    assert dialog.copy_button.text() == "Copy 8 cards"
    with qtbot.waitSignal(dialog.copy_wanted) as wanted:
        QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert wanted.args == [part_of(other.pack, Parts({Kind.EVIDENCE, Kind.HISTORIAN})), frozenset()]
    assert not dialog.isVisible()


def test_what_is_here_already_is_told_and_not_counted(
    qtbot: QtBot, theme: Theme, book: Notebook, other: OtherNotebook
) -> None:
    copy_in(book, part_of(other.pack, Parts({Kind.CLAIM}, (), [other.pack.debates[0].key])))
    dialog = opened(qtbot, theme, other._replace(here=here_already(book, other.pack)))
    assert words([*dialog.kinds])[0] == "4 claims\u00a0· here already"
    assert words([*dialog.debates]) == ["Did he break?\u00a0· here already"]
    assert dialog.copy_button.text() == "Copy 8 cards and 1 outline"
    for _key, box in (*dialog.kinds[1:], *dialog.outlines, *dialog.sources):
        press(box)
    assert (dialog.copy_button.isEnabled(), dialog.said.text()) == (False, "All of it is here already.")
    for _key, box in (dialog.kinds[0], *dialog.debates):
        press(box)
    assert dialog.said.text() == "Tick what is to be copied."
    press(dialog.outlines[0][1])
    assert dialog.copy_button.text().endswith("and 1 outline")  # with the cards that stand in it


def test_what_was_deleted_here_comes_back_only_where_it_is_ticked(
    qtbot: QtBot, theme: Theme, book: Notebook, other: OtherNotebook
) -> None:
    copy_in(book, other.pack)
    cards.trash_cards(book, [1, 2])
    outlines.delete_outline(book, 1)
    dialog = opened(qtbot, theme, other._replace(here=here_already(book, other.pack)))
    dialog.resize(dialog.width(), dialog.minimumSizeHint().height())
    assert words([*dialog.outlines, *dialog.deleted]) == ["Why sample?\u00a0· deleted here", "2 cards"]
    assert not dialog.copy_button.isEnabled()
    ((_key, box),) = dialog.deleted
    assert box.visibleRegion().isEmpty()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.cancel_button, Qt.Key.Key_Backtab)
    until(lambda: box.hasFocus() and not box.visibleRegion().isEmpty())
    assert dialog.said.text() == "What is not here already, you deleted here. Tick it to bring it back."
    press(dialog.outlines[0][1])
    assert dialog.copy_button.text() == "Copy 1 outline"
    press(dialog.deleted[0][1])
    assert dialog.copy_button.text() == "Copy 2 cards and 1 outline"
    with qtbot.waitSignal(dialog.copy_wanted) as wanted:
        QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = copy_in(book, wanted.args[0], asked=True)
    assert (copied.new, len(copied.outlines)) == (2, 1)


def test_a_source_that_looks_like_one_here_is_taken_for_it_unless_both_are_wanted(
    qtbot: QtBot, theme: Theme, book: Notebook, other: OtherNotebook
) -> None:
    add_source(book, "mine", {"type": "book", "title": "A History", "author": [{"family": "Service", "given": "R."}]})
    other = other._replace(here=here_already(book, other.pack))
    taken = []
    for both in (False, True):
        dialog = opened(qtbot, theme, other)
        ((_key, box),) = dialog.alike
        assert box.words == "Service, “A History”: taken for yours, Service, “A History”"
        if both:
            press(box)
        dialog.copy_wanted.connect(lambda _pack, keys: taken.append(set(keys)))
        QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert taken == [{"service"}, set()]
