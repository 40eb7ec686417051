"""What is done about a misspelt word, by mouse and by key; spelling off, in another language, or not to be had."""

import json
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
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from tests.ui.desk.writing import (
    Essay,
    FakeDictionaries,
    Writing,
    at_rest,
    line,
    marks,
    menu,
    offered,
)

OWN = ["&Add to dictionary", "&Ignore in this notebook"]

pytestmark = pytest.mark.usefixtures("dictionaries")


def menu_of(writing: Writing, word: str, way: str = "mouse") -> QMenu:
    """The menu of a word of the note, opened by the right button or, with the caret in it, by a key."""
    note = writing.note
    cursor = note.textCursor()
    cursor.setPosition(note.toPlainText().index(word) + 1)
    at = note.cursorRect(cursor).center()
    if way != "mouse":
        note.setTextCursor(cursor)
    if way == "Shift+F10":
        QTest.keyClick(note, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    else:
        reason = QContextMenuEvent.Reason.Keyboard if way == "menu key" else QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(note.viewport(), QContextMenuEvent(reason, at, note.viewport().mapToGlobal(at)))
    return menu()


def do(menu: QMenu, text: str) -> None:
    """Choose a line of a menu."""
    line(menu, text).trigger()
    menu.close()


@pytest.mark.parametrize("way", ["mouse", "menu key", "Shift+F10"])
def test_the_menu_of_a_misspelt_word_has_others_first(writing: Writing, way: str) -> None:
    writing.type("so teh end ")
    opened = menu_of(writing, "teh", way)
    usual = [action.text().partition("\t")[0] for action in writing.note.createStandardContextMenu().actions()]
    texts = [action.text().partition("\t")[0] for action in opened.actions()]
    assert offered(opened) == ["the", "tech", "", *OWN]
    assert texts[6:] == usual
    assert [action.font().bold() for action in opened.actions()[:2]] == [True, True]
    assert opened.accessibleName() == "Spelling of “teh”"
    assert (opened.activeAction() is opened.actions()[0]) == (way != "mouse")
    do(opened, "the")
    assert writing.note.toPlainText() == "so the end "
    assert writing.marks() == []


def test_the_menu_of_another_word_is_the_usual_one(writing: Writing) -> None:
    writing.type("so teh end ")
    opened = menu_of(writing, "end")
    assert not {*OWN, "the"} & {action.text() for action in opened.actions()}
    opened.close()


def test_a_word_that_is_replaced_is_a_step_of_its_own(writing: Writing, book: Notebook) -> None:
    writing.type("so teh")
    do(menu_of(writing, "teh"), "the")  # though it is not marked while it is typed
    QTest.keyClicks(writing.note, " end")
    book.settle()
    stored = []
    for _step in range(3):
        stored.append(book.rows("SELECT note FROM section WHERE note <> ''"))
        book.undo()
    assert stored == [[("so the end",)], [("so the",)], [("so teh",)]]


def test_a_suggestion_has_the_apostrophe_of_the_text(writing: Writing, dictionaries: FakeDictionaries) -> None:
    british = dictionaries.by_language["en_GB"]
    british.wrong.add("do'nt")
    british.meant["do'nt"] = ["don't"]
    writing.note.insertPlainText("do’nt do'nt ")
    writing.rest()
    do(menu_of(writing, "do’nt"), "don’t")
    do(menu_of(writing, "do'nt"), "don't")
    assert writing.note.toPlainText() == "don’t don't "


def test_a_word_without_suggestions_says_so(writing: Writing) -> None:
    writing.type("Dzerzhinsky ")
    opened = menu_of(writing, "Dzer")
    assert offered(opened) == ["No suggestions", "", *OWN]
    assert not opened.actions()[0].isEnabled()
    opened.close()


def test_a_word_that_was_added_is_known_from_now_on(
    writing: Writing, book: Notebook, essay: Essay, theme: Theme
) -> None:
    writing.type("teh Dzerzhinsky ")
    do(menu_of(writing, "Dzer"), OWN[0])
    writing.rest()
    assert writing.marks() == ["teh"]
    assert writing.said == ["“Dzerzhinsky” is now in your dictionary."]
    file = writing.settings.file.with_name(WORDS_FILE)
    assert file.read_text("utf-8") == "Dzerzhinsky\n"
    file.write_text("Dzerzhinsky\nkulak\n", "utf-8")  # by hand, or by another start of the program
    writing.spelling.add("teh")
    writing.rest()
    assert writing.marks() == []
    assert file.read_text("utf-8") == "Dzerzhinsky\nkulak\nteh\n"
    later = Writing(book, essay, theme)
    later.note.setPlainText("so teh Dzerzhinsky histroy")
    later.rest()
    assert later.marks() == ["histroy"]
    assert list(later.spelling.own_words) == ["Dzerzhinsky", "kulak", "teh"]
    later.spelling.clear()
    later.rest()
    assert later.marks() == ["teh", "Dzerzhinsky", "histroy"]
    assert later.spelling.kept == 0
    assert file.read_text("utf-8") == ""
    later.end()


def test_a_word_that_cannot_be_written_down_is_known_and_that_is_told(writing: Writing) -> None:
    writing.type("teh ")
    writing.settings.file.with_name(WORDS_FILE).mkdir()
    do(menu_of(writing, "teh"), OWN[0])
    writing.rest()
    assert writing.marks() == []
    assert ["Your own words could not be written" in str(each) for each in writing.failed] == [True]


def test_a_word_is_ignored_in_one_notebook_alone(writing: Writing) -> None:
    writing.type("teh Dzerzhinsky ")
    do(menu_of(writing, "Dzer"), OWN[1])
    writing.rest()
    assert writing.marks() == ["teh"]
    assert writing.said == ["“Dzerzhinsky” is no longer underlined in this notebook."]
    kept = Settings.load(writing.settings.file).ignored_words
    assert kept == {writing.desk.book.uid: ["Dzerzhinsky"]}
    writing.settings.ignored_words = {"another": ["Dzerzhinsky"]}
    writing.marking.look_again()
    writing.rest()
    assert writing.marks() == ["teh", "Dzerzhinsky"]


def test_going_on_leads_from_one_misspelt_word_to_the_next(writing: Writing) -> None:
    note, go_on = writing.note, writing.marking.correcting.go_to_next
    note.insertPlainText("teh end\n\nall is well\n\nso histroy dont")
    writing.rest()
    note.moveCursor(note.textCursor().MoveOperation.Start)
    found = []
    for _press in range(4):
        go_on()
        found.append(note.textCursor().selectedText())
    assert found == ["teh", "histroy", "dont", "teh"]
    assert writing.said[0].startswith("“teh”: 2 suggestions.")
    assert writing.said[1].startswith("“histroy”: 1 suggestion.")
    writing.go_to(writing.elsewhere)
    go_on()
    assert (QApplication.focusWidget(), note.textCursor().selectedText()) == (note, "histroy")
    note.setPlainText("all is well")
    for field in (note, writing.elsewhere):
        writing.go_to(field)
        writing.rest()
        go_on()
        assert writing.said[-1] == "No misspelt words here."


def test_f7_goes_on_and_the_edit_menu_switches_spelling_off_and_on(window: Window, essay: Essay) -> None:
    window.show_tab("card")
    window.selection.choose(essay["conquest"])
    text = window.card.card.text
    text.setFocus()
    QTest.keyClicks(text, "teh ")
    at_rest(window.marking)
    assert marks(window.marking, text) == ["teh"]
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert text.textCursor().selectedText() == "teh"
    action, told = window.commands.actions.by_name["spelling"], list[str]()
    window.announcer.said.connect(told.append)
    action.trigger()
    at_rest(window.marking)
    assert (marks(window.marking, text), action.isChecked()) == ([], False)
    assert not Settings.load(window.settings.file).spelling
    QTest.keyClick(window, Qt.Key.Key_F7)
    action.trigger()
    at_rest(window.marking)
    assert (marks(window.marking, text), action.isChecked()) == (["teh"], True)
    assert [each.partition(".")[0] for each in told] == [
        "Misspelt words are no longer underlined",
        "Spelling is not being checked",
        "Misspelt words are underlined",
    ]


def test_switched_off_no_dictionary_is_ever_read(
    book: Notebook, essay: Essay, theme: Theme, dictionaries: FakeDictionaries
) -> None:
    file = book.path.with_name("settings.json")
    file.write_text(json.dumps({"spelling": False}))
    writing = Writing(book, essay, theme)
    writing.type("teh ")
    assert (dictionaries.opened, writing.marks()) == (0, [])
    opened = menu_of(writing, "teh")
    assert not {*OWN} & {each.text() for each in opened.actions()}
    opened.close()
    writing.end()


def test_another_language_is_in_force_at_once(writing: Writing) -> None:
    writing.type("colour teh ")
    assert writing.marks() == ["teh"]
    writing.spelling.choose("en_US")
    writing.rest()
    assert writing.marks() == ["colour", "teh"]
    assert Settings.load(writing.settings.file).spelling_language == "en_US"
    writing.spelling.choose("en_AU")
    writing.rest()
    assert writing.spelling.language == "en_GB"


def test_without_a_dictionary_of_the_language_nothing_is_marked_and_it_is_said_why(
    writing: Writing, dictionaries: FakeDictionaries
) -> None:
    writing.rest()
    dictionaries.by_language = {"de_DE": dictionaries.by_language["en_GB"]}
    writing.spelling.choose("en_GB")
    writing.type("teh ")
    assert writing.marks() == []
    writing.marking.correcting.go_to_next()
    assert writing.said == [
        "Spelling is not being checked: there is no dictionary for British English on this computer. "
        "Choose another language in the preferences."
    ]
    writing.spelling.choose("de_DE")
    writing.rest()
    assert writing.marks() == ["teh"]


def test_without_enchant_all_goes_on_and_it_is_said_why(
    book: Notebook, essay: Essay, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_folder: Path) -> FakeDictionaries:
        raise EssayError(none_there())

    monkeypatch.setattr(spelling, "open_dictionaries", none)
    writing = Writing(book, essay, theme)
    writing.type("teh ")
    assert (writing.marks(), writing.said, writing.failed) == ([], [], [])
    writing.marking.correcting.go_to_next()
    assert writing.said == [none_there()]
    writing.end()


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
