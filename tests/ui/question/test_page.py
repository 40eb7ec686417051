"""The page of a question by real keys: typed at once, corrected, made in one step, or left with nothing behind."""

from collections.abc import Callable

from PySide6.QtTest import QTest

from essayplanner.domain.question import Part
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import outline_info, outlines, read_outline
from essayplanner.ui.desk.text_fields import NO_CARDS
from essayplanner.ui.frame.window import Window
from essayplanner.ui.question.demanded import Asked
from essayplanner.ui.question.marks import MarksPanel
from essayplanner.ui.question.page import QuestionPage
from essayplanner.ui.question.ticks import DemandRow
from tests.ui.conftest import Mouse
from tests.ui.question.hands import Alt, Ctrl, Key, Shift, hand, menu, press, settled
from tests.ui.waiting import until

Essay = dict[str, int]
QUESTION = "How far was fear of opposition the main reason for the Great Terror of 1936-38?"


def test_a_question_that_is_typed_at_once_becomes_an_outline_in_one_step(window: Window, page: QuestionPage) -> None:
    before = len(list(window.book.history()))
    assert window.top.chooser.words == "New outline"
    QTest.keyClicks(hand(), QUESTION)
    assert [button.accessibleName() for button in page.field.buttons if button.mark][:2] == [
        "Command: How far, menu",
        "Factor to weigh: fear of opposition, menu",
    ]
    settled(page)
    assert page.plan.rows[1].title.accessibleDescription().startswith("waiting for: point, evidence")
    QTest.keyClick(hand(), Key.Key_Return, Ctrl)
    assert len(list(window.book.history())) == before + 1
    assert window.outline.header.question.toPlainText() == QUESTION
    first = window.outline.view.current_node()
    assert (first.title, hand()) == ("Introduction", window.outline.view)
    assert window.outline.model.spoken(first).endswith("waiting for: thesis, criteria")
    assert window.tabs.current() == "card"
    QTest.keyClick(hand(), Key.Key_L, Ctrl | Shift)
    QTest.keyClicks(hand(), QUESTION)
    QTest.keyClick(hand(), Key.Key_Return, Ctrl)
    assert window.status.said.text().startswith("Made the outline. You have another on the same question.")
    for left in (2, 1):
        QTest.keyClick(hand(), Key.Key_Z, Ctrl)
        assert len(outlines(window.book)) == left


def test_escape_leaves_nothing_and_goes_back(window: Window, essay: Essay) -> None:
    before = len(list(window.book.history()))
    window.library.view.setFocus()
    QTest.keyClick(window.library.view, Key.Key_L, Ctrl | Shift)
    QTest.keyClicks(hand(), "Why did it fall?")
    QTest.keyClick(hand(), Key.Key_Escape)
    assert len(list(window.book.history())) == before
    assert window.centre.currentWidget() is window.outline
    assert hand() is window.library.view
    assert window.selection.fitting is None
    QTest.keyClick(window.library.view, Key.Key_L, Ctrl | Shift)
    assert window.commands.outlines.questions.page
    assert window.commands.outlines.questions.page.field.text() == ""  # it was thrown away


def test_a_question_that_is_left_for_another_screen_or_outline_is_there_again(
    window: Window, page: QuestionPage, essay: Essay
) -> None:
    QTest.keyClicks(hand(), "Why did it fall?")
    QTest.keyClick(hand(), Key.Key_2, Alt)
    assert window.tabs.current() == "card"
    QTest.keyClick(hand(), Key.Key_1, Alt)
    assert window.centre.currentWidget() is page
    window.outline.wanted.emit()
    assert window.centre.currentWidget() is window.outline
    QTest.keyClick(hand(), Key.Key_L, Ctrl | Shift)
    assert window.centre.currentWidget() is page
    assert page.field.text() == "Why did it fall?"


def test_a_question_is_kept_over_the_window(
    window: Window, page: QuestionPage, open_window: Callable[[Notebook], Window]
) -> None:
    QTest.keyClicks(hand(), "Why did it fall?")
    window.close()
    again = open_window(window.book)
    QTest.keyClick(again.outline.view, Key.Key_L, Ctrl | Shift)
    assert again.commands.outlines.questions.page
    assert again.commands.outlines.questions.page.field.text() == "Why did it fall?"
    QTest.keyClick(hand(), Key.Key_Escape)
    QTest.keyClick(again.outline.view, Key.Key_L, Ctrl | Shift)
    assert again.commands.outlines.questions.page.field.text() == ""


def test_tab_walks_the_parts_and_alt_down_corrects_one(page: QuestionPage) -> None:
    QTest.keyClicks(hand(), QUESTION)
    for _part in range(2):
        QTest.keyClick(hand(), Key.Key_Tab)
    assert hand().accessibleName() == "Factor to weigh: fear of opposition, menu"
    QTest.keyClick(hand(), Key.Key_Down, Alt)
    shown = menu()
    assert [action.text() for action in shown.actions() if action.isChecked()] == ["Factor to weigh"]
    press(shown, "None of these")
    assert page.draft.reading.texts(Part.FACTOR) == ()
    assert page.heading.advice.text() == "Which part is the factor? Select it."


def test_undo_in_the_question_takes_back_what_is_typed_there(window: Window, page: QuestionPage) -> None:
    before = [step.undone for step in window.book.history()]
    height = page.field.height()
    QTest.keyClicks(hand(), "Why did it fall?")
    QTest.keyClick(hand(), Key.Key_Z, Ctrl)
    assert page.field.text() == ""
    QTest.keyClick(hand(), Key.Key_Z, Ctrl)
    assert page.field.height() == height
    assert [step.undone for step in window.book.history()] == before


def test_a_claim_is_kept_as_a_card_at_once(window: Window, page: QuestionPage) -> None:
    QTest.keyClicks(hand(), QUESTION)
    settled(page)
    page.facts.claim.keep.click()
    (title,) = window.book.rows("SELECT title FROM card WHERE id = (SELECT max(id) FROM card)")[0]
    assert title == "Fear of opposition was the main reason for the Great Terror."
    assert not page.facts.claim.keep.isEnabled()


def test_a_card_is_placed_by_its_key_before_there_is_an_outline(
    window: Window, page: QuestionPage, essay: Essay
) -> None:
    QTest.keyClicks(hand(), QUESTION)
    settled(page)
    page.plan.rows[2].title.setFocus()
    window.library.view.setFocus()
    window.library.filters.clear()
    until(lambda: essay["party"] in window.library.model.ids)
    window.library.view.choose(essay["party"])
    QTest.keyClick(window.library.view, Key.Key_Return, Ctrl)
    assert page.draft.filled.held(2) == (essay["party"],)
    settled(page)
    assert "holds: The Terror turned on the Party itself" in page.plan.rows[2].title.accessibleDescription()
    page.plan.rows[1].title.setFocus()
    QTest.keyClick(hand(), Key.Key_Return, Ctrl)
    made = read_outline(window.book, window.selection.outline_id)
    assert [placed.card.title for placed in made.sections[2].placements] == ["The Terror turned on the Party itself"]


def test_a_card_is_dropped_on_a_section_of_the_plan(
    window: Window, page: QuestionPage, essay: Essay, mouse: Mouse
) -> None:
    QTest.keyClicks(hand(), QUESTION)
    settled(page)
    window.library.filters.clear()
    until(lambda: essay["party"] in window.library.model.ids)
    row = page.plan.rows[1]
    row.title.setFocus()
    until(lambda: row.visibleRegion().boundingRect() == row.rect())
    start = mouse.at(window.library.view, window.library.model.index_of(essay["party"]))
    mouse.drag(start, [lambda: row.waiting.mapTo(window, row.waiting.rect().center())])
    assert page.draft.filled.held(1) == (essay["party"],)
    title, said = row.title, list[str]()  # a field, of which no card is refused here
    window.announcer.said.connect(said.append)
    page.draft.filled.let_go(1, essay["party"])
    settled(page)
    mouse.drag(start, [lambda: title.mapTo(window, title.rect().center())])
    assert NO_CARDS not in said
    assert page.draft.filled.held(1) == (essay["party"],)
    page.field.setFocus()
    mouse.drag(start, [lambda: page.field.mapTo(window, page.field.rect().center())])
    assert page.field.text() == QUESTION


def test_without_a_question_the_outline_begins_empty(window: Window, page: QuestionPage) -> None:
    settled(page)
    assert page.length.make.text() == "Create empty outline"
    QTest.keyClick(hand(), Key.Key_Return, Ctrl)
    assert hand() is window.outline.header.question
    assert read_outline(window.book, window.selection.outline_id).sections == ()
    QTest.keyClick(hand(), Key.Key_Escape)
    assert len(outlines(window.book)) == 1


def test_the_library_shows_what_fits_until_it_is_told_otherwise(
    window: Window, page: QuestionPage, essay: Essay
) -> None:
    QTest.keyClicks(hand(), "How far was fear the main reason for the Terror?")
    until(lambda: window.library.filters.filter.among)
    chip = window.library.filters._fits
    assert (chip.isVisible(), chip.isChecked(), chip.text()) == (True, True, "Fits the question ×")
    until(lambda: essay["delegates"] not in window.library.model.ids)
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Delete)
    until(lambda: essay["delegates"] in window.library.model.ids)
    page.field.setFocus()
    QTest.keyClicks(hand(), " Why")
    settled(page)
    assert window.library.filters.filter.among is None
    QTest.keyClick(page.field, Key.Key_Escape)
    assert not chip.isVisible()


def test_a_mark_scheme_is_chosen_by_its_board(page: QuestionPage) -> None:
    QTest.keyClicks(hand(), QUESTION)
    settled(page)
    for chosen in (True, False):  # chosen once more it is none
        page.choice.boards._open_all()
        shown = menu()
        action = next(each for each in shown.actions() if each.text() == "AQA: A-level depth study: essay")
        assert action.isChecked() is not chosen
        shown.setActiveAction(action)
        QTest.keyClick(shown, Key.Key_Return)
        settled(page)
        assert (page.draft.scheme is not None) is chosen


def test_the_words_of_a_demand_have_all_of_its_row(page: QuestionPage) -> None:
    for doubt in ("", "not looked up"):
        row = DemandRow(page.theme)
        row.setParent(page)
        row.show_demand(Asked("a", "Answers this question", doubt=doubt), (1, 2), by_hand=False)
        row.resize(280, 80)
        row.show()
        assert row.tick.width() > 200


def test_a_new_outline_takes_the_place_of_the_question_of_another(window: Window, essay: Essay) -> None:
    window.commands.actions.by_name["question"].trigger()
    first = window.centre.currentWidget()
    QTest.keyClick(hand(), Key.Key_L, Ctrl | Shift)
    assert window.centre.currentWidget() is not first
    tabs = [window.tabs.tabText(at) for at in range(window.tabs.count()) if window.tabs.isTabVisible(at)]
    assert tabs.count("Marks") == 1
    QTest.keyClick(hand(), Key.Key_Escape)
    assert window.centre.currentWidget() is window.outline
    assert window.tabs.current() == "card"


def test_marks_of_an_outline_are_saved_in_one_step(window: Window, essay: Essay) -> None:
    field = window.outline.header.question
    field.setFocus()
    QTest.keyClick(field, Key.Key_F10, Shift)
    press(menu(), "&Question and marks…")
    window.activateWindow()
    until(window.isActiveWindow)
    page = window.centre.currentWidget()
    assert isinstance(page, QuestionPage)
    settled(page)
    assert page.length.make.text() == "Save"
    assert not page.plan.isVisible()
    years = page.facts.years.years
    years.setFocus()
    years.selectAll()
    QTest.keyClicks(years, "1928-41")
    page.field.setFocus()
    assert page.draft.dates == "1928/1941"
    marks = window.tabs.currentWidget()
    assert isinstance(marks, MarksPanel)
    QTest.keyClick(marks.scheme, Key.Key_Down)
    before = len(list(window.book.history()))
    QTest.keyClick(marks, Key.Key_Return, Ctrl)
    assert len(list(window.book.history())) == before + 1
    info = outline_info(window.book, essay["outline"])
    assert info.dates == "1928/1941"
    assert info.scheme
    assert window.centre.currentWidget() is window.outline
