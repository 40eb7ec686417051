"""Exercises that are begun, for tests that press the keys of each."""

from collections.abc import Callable

from essayplanner.coach.sorting import Pile
from essayplanner.coach.xray import Does, Xray
from essayplanner.ui.frame.window import Window
from essayplanner.ui.practice.recall_page import RecallPage
from essayplanner.ui.practice.sort_draft import Asked
from essayplanner.ui.practice.sort_page import SortPage
from essayplanner.ui.practice.xray_page import XrayPage
from tests.ui.frame.effects import Essay

#: What is looked at, once it is prepared: something that is different when the key was pressed. The focus is where the
#: key is to be pressed.
Seen = Callable[[], object]


def recall_begun(shown: int = 0) -> Callable[[Window, Essay], Seen]:
    """With a card asked, or one missed, and that or the next one shown."""

    def prepare(window: Window, essay: Essay) -> Seen:
        window.commands.practice.recalls.show()
        page = window.centre.shown()
        assert isinstance(page, RecallPage)
        page.begin(tuple(page.prompts))
        for name in ("show", "missed", "show")[:shown]:
            page.do(name)
        return lambda: (page.recall, page.is_hinted, page.is_mixed, page.is_over)

    return prepare


def sort_begun(window: Window, essay: Essay) -> Seen:
    """With two cards sorted of three, and two questions."""
    window.selection.choose(cards=(essay["tools"], essay["party"], essay["cheka"]))
    window.commands.practice.sort()
    page = window.centre.shown()
    assert isinstance(page, SortPage)
    page.draft.ask(1, Asked(0, "Why?"))
    page.draft.begin_anew()
    for pile in (Pile.FIRST, Pile.SECOND):
        page.moves.put(page.draft.sorting.current, pile)
    page.face.setFocus()
    return lambda: (page.draft.sorting, window.centre.page)


def xray_begun(window: Window, essay: Essay) -> Seen:
    """With the second sentence of three lit, which has a guess."""
    window.commands.practice.xray()
    page = window.centre.shown()
    assert isinstance(page, XrayPage)
    page.write()
    page.sorting.text.setPlainText("Lenin began it. In 1921 factions were banned. So it was.")
    page.go_on()
    page.sorting.xray = Xray((None,) * 3)
    page.sorting.say(Does.NOTHING)
    return lambda: (page.sorting.xray, window.centre.page, page.stack.currentIndex())
