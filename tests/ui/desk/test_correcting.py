"""What is done about a misspelt word, by mouse and by key; spelling off, in another language, or not to be had."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from essayplanner.domain.errors import EssayError
from essayplanner.notebook.notebook import Notebook
from essayplanner.spelling.dictionaries import none_there
from essayplanner.ui.desk import spelling
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.desk.spelling import WORDS_FILE, called
from essayplanner.ui.desk.text_fields import Prose
from essayplanner.ui.frame.window import Window
from tests.notebook.tools import new_notebook
from tests.ui.desk.dictionary import (
    Essay,
    FakeDictionaries,
    at_rest,
    line,
    marks,
    menu,
    note,
    offered,
    there_are,
    write,
)
from tests.ui.waiting import until

OWN = ["&Add to dictionary", "&Ignore in this notebook"]


@pytest.fixture(autouse=True)
def dictionaries(monkeypatch: pytest.MonkeyPatch) -> FakeDictionaries:
    """Small dictionaries on this computer."""
    there = FakeDictionaries()
    there_are(there, monkeypatch)
    return there


def menu_of(field: Prose, word: str, way: str = "mouse") -> QMenu:
    """The menu of a word, opened by the right button or, with the caret in it, by a key."""
    cursor = field.textCursor()
    cursor.setPosition(field.toPlainText().index(word) + 1)
    at = field.cursorRect(cursor).center()
    if way != "mouse":
        field.setTextCursor(cursor)
    if way == "Shift+F10":
        QTest.keyClick(field, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    else:
        reason = QContextMenuEvent.Reason.Keyboard if way == "menu key" else QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(field.viewport(), QContextMenuEvent(reason, at, field.viewport().mapToGlobal(at)))
    return menu()


def do(menu: QMenu, text: str) -> None:
    """Choose a line of a menu."""
    line(menu, text).trigger()
    menu.close()


def said(window: Window) -> list[str]:
    """What is said from now on."""
    told: list[str] = []
    window.announcer.said.connect(told.append)
    return told


@pytest.mark.parametrize("way", ["mouse", "menu key", "Shift+F10"])
def test_the_menu_of_a_misspelt_word_has_others_first(window: Window, essay: Essay, way: str) -> None:
    field = note(window, essay)
    write(window, field, "so teh end ")
    opened = menu_of(field, "teh", way)
    usual = [action.text().partition("\t")[0] for action in field.createStandardContextMenu().actions()]
    texts = [action.text().partition("\t")[0] for action in opened.actions()]
    assert offered(opened) == ["the", "tech", "", *OWN]
    assert texts[6:] == usual
    assert [action.font().bold() for action in opened.actions()[:2]] == [True, True]
    assert opened.accessibleName() == "Spelling of “teh”"
    assert (opened.activeAction() is opened.actions()[0]) == (way != "mouse")
    do(opened, "the")
    assert field.toPlainText() == "so the end "
    assert marks(field) == []


def test_the_menu_of_another_word_is_the_usual_one(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    write(window, field, "so teh end ")
    opened = menu_of(field, "end")
    assert not {*OWN, "the"} & {action.text() for action in opened.actions()}
    opened.close()


def test_a_word_that_is_replaced_is_a_step_of_its_own(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    write(window, field, "so teh")
    do(menu_of(field, "teh"), "the")  # though it is not marked while it is typed
    QTest.keyClicks(field, " end")
    window.book.settle()
    window.book.undo()
    assert field.toPlainText() == "so the"
    window.book.undo()
    assert field.toPlainText() == "so teh"


def test_a_suggestion_has_the_apostrophe_of_the_text(
    window: Window, essay: Essay, dictionaries: FakeDictionaries
) -> None:
    field = note(window, essay)
    dictionaries.by_language["en_GB"].wrong.add("do'nt")
    dictionaries.by_language["en_GB"].meant["do'nt"] = ["don't"]
    field.insertPlainText("do’nt do'nt ")
    at_rest(window)
    do(menu_of(field, "do’nt"), "don’t")
    do(menu_of(field, "do'nt"), "don't")
    assert field.toPlainText() == "don’t don't "


def test_a_word_without_suggestions_says_so(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    write(window, field, "Dzerzhinsky ")
    opened = menu_of(field, "Dzer")
    assert offered(opened) == ["No suggestions", "", *OWN]
    assert not opened.actions()[0].isEnabled()
    opened.close()


def test_a_word_that_was_added_is_known_from_now_on(
    window: Window, essay: Essay, book: Notebook, open_window: Callable[..., Window]
) -> None:
    field = note(window, essay)
    write(window, field, "teh Dzerzhinsky ")
    told = said(window)
    do(menu_of(field, "Dzer"), OWN[0])
    at_rest(window)
    assert marks(field) == ["teh"]
    assert told == ["“Dzerzhinsky” is in your dictionary now."]
    file = window.settings.file.with_name(WORDS_FILE)
    assert file.read_text("utf-8") == "Dzerzhinsky\n"
    file.write_text("Dzerzhinsky\nTeh\n", "utf-8")  # by hand, or by a window of another start
    again = open_window(book)
    there = note(again, essay)
    until(lambda: again.marking.spelling.own_words == ("Dzerzhinsky", "Teh"))
    at_rest(again)
    assert marks(there) == ["teh"]
    again.marking.spelling.add("teh")
    at_rest(again)
    assert marks(there) == []
    assert file.read_text("utf-8") == "Dzerzhinsky\nTeh\nteh\n"
    again.marking.spelling.clear()
    at_rest(again)
    assert marks(there) == ["teh", "Dzerzhinsky"]
    assert (again.marking.spelling.own_words, file.read_text("utf-8")) == ((), "")


def test_a_word_that_cannot_be_written_down_is_known_and_that_is_told(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    write(window, field, "teh ")
    file = window.settings.file.with_name(WORDS_FILE)
    file.mkdir()
    do(menu_of(field, "teh"), OWN[0])
    at_rest(window)
    assert marks(field) == []
    assert "Your own words could not be written" in window.banner.text.text()


def test_a_word_is_ignored_in_one_notebook_alone(
    window: Window, essay: Essay, open_window: Callable[..., Window], tmp_path: Path
) -> None:
    field = note(window, essay)
    write(window, field, "teh Dzerzhinsky ")
    told = said(window)
    do(menu_of(field, "Dzer"), OWN[1])
    at_rest(window)
    assert marks(field) == ["teh"]
    assert told == ["“Dzerzhinsky” is not marked in this notebook any more."]
    assert Settings.load(window.settings.file).ignored_words == {window.book.uid: ["Dzerzhinsky"]}
    other = open_window(new_notebook(tmp_path / "other.essayplan", "Other"))
    assert "teh" not in other.settings.ignored_words.get(other.book.uid, [])


def test_f7_goes_from_one_misspelt_word_to_the_next(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    field.insertPlainText("teh end\n\nall is well\n\nso histroy dont")
    at_rest(window)
    field.moveCursor(field.textCursor().MoveOperation.Start)
    told, found = said(window), []
    for _press in range(4):
        QTest.keyClick(window, Qt.Key.Key_F7)
        found.append(field.textCursor().selectedText())
    assert found == ["teh", "histroy", "dont", "teh"]
    assert told[0].startswith("“teh”: 2 suggestions.")
    assert told[1].startswith("“histroy”: 1 suggestion.")
    field.setPlainText("all is well")
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert told[-1] == "No misspelt words in this text."
    window.outline.view.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert told[-1].startswith("Click in a text first")


def test_spelling_is_switched_off_and_on_again(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    write(window, field, "teh ")
    action, told = window.commands.actions.by_name["spelling"], said(window)
    assert marks(field) == ["teh"]
    action.trigger()
    at_rest(window)
    assert (marks(field), action.isChecked()) == ([], False)
    assert not Settings.load(window.settings.file).spelling
    opened = menu_of(field, "teh")
    assert not {*OWN} & {each.text() for each in opened.actions()}
    opened.close()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert told == [
        "Misspelt words are not marked any more.",
        "Spelling is not checked. Edit > Check spelling switches it on.",
    ]
    action.trigger()
    at_rest(window)
    assert (marks(field), action.isChecked()) == (["teh"], True)
    assert told[-1].startswith("Misspelt words are underlined")


def test_switched_off_no_dictionary_is_ever_read(window: Window, essay: Essay, dictionaries: FakeDictionaries) -> None:
    window.marking.spelling.want(False)
    write(window, note(window, essay), "teh ")
    assert dictionaries.opened == 0


def test_another_language_is_in_force_at_once(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    write(window, field, "colour teh ")
    assert marks(field) == ["teh"]
    window.marking.spelling.choose("en_US")
    at_rest(window)
    assert marks(field) == ["colour", "teh"]
    assert Settings.load(window.settings.file).spelling_language == "en_US"
    window.marking.spelling.choose("en_AU")
    at_rest(window)
    assert window.marking.spelling.language == "en_GB"


def test_without_a_dictionary_of_the_language_nothing_is_marked_and_it_is_said_why(
    window: Window, essay: Essay, dictionaries: FakeDictionaries
) -> None:
    dictionaries.by_language = {"de_DE": dictionaries.by_language["en_GB"]}
    field, told = note(window, essay), said(window)
    write(window, field, "teh ")
    assert marks(field) == []
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert told[-1].startswith("Spelling is not checked: there is no dictionary for British English on this computer.")
    window.marking.spelling.choose("de_DE")
    at_rest(window)
    assert marks(field) == ["teh"]


def test_without_enchant_all_goes_on_and_it_is_said_why(
    window: Window, essay: Essay, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_folder: Path) -> FakeDictionaries:
        raise EssayError(none_there())

    monkeypatch.setattr(spelling, "open_dictionaries", none)
    field, told = note(window, essay), said(window)
    write(window, field, "teh ")
    assert (marks(field), told) == ([], [])
    QTest.keyClick(window, Qt.Key.Key_F7)
    window.commands.actions.by_name["spelling"].trigger()
    window.commands.actions.by_name["spelling"].trigger()
    assert told[0] == told[2] == none_there()


def test_a_notebook_that_is_only_read_has_no_marks(
    book: Notebook, essay: Essay, open_window: Callable[..., Window], dictionaries: FakeDictionaries
) -> None:
    book.connection.execute("PRAGMA user_version = 999")
    window = open_window(book)
    assert window.book.read_only
    field = note(window, essay)
    at_rest(window)
    assert (marks(field), dictionaries.opened) == ([], 0)


def test_marks_follow_the_colours(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    write(window, field, "teh ")
    window.theme.choose(mode="dark")

    def colours() -> set[str]:
        return {mark.format.underlineColor().name() for mark in field.extraSelections()}

    until(lambda: colours() == {window.theme.tokens.caution})


@pytest.mark.parametrize(
    "kept",
    [{"spelling": 1}, {"spelling_language": "é"}, {"ignored_words": {"uid": "word"}}, {"ignored_words": {"uid": [1]}}],
)
def test_settings_of_spelling_that_cannot_be_are_as_at_a_first_start(tmp_path: Path, kept: dict[str, object]) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps(kept))
    settings = Settings.load(file)
    assert (settings.spelling, settings.spelling_language, settings.ignored_words) == (True, "en_GB", {})
    assert settings.trouble


@pytest.mark.parametrize(
    ("language", "name"),
    [("en_GB", "British English"), ("de_DE", "Deutsch (Deutschland)"), ("fr", "Français"), ("xx_YY", "xx_YY")],
)
def test_languages_are_called_as_they_call_themselves(language: str, name: str) -> None:
    assert called(language) == name
