"""Sentences of the window go when they are no longer true."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import DiskError, EssayError
from essayplanner.notebook import cards
from essayplanner.notebook.items import Item
from essayplanner.notebook.reading import card_fields
from essayplanner.ui.dialogs.unsaved import UnsavedBox
from essayplanner.ui.frame.window import Window
from tests.ui.frame.holding import held
from tests.ui.waiting import until

Essay = dict[str, int]


def test_a_sentence_goes_when_its_reason_ends(window: Window, essay: Essay, tmp_path: Path) -> None:
    banner, header = window.banner, window.outline.header
    with held(window):
        window.desk.do(lambda: cards.add_card(window.book, Kind.CLAIM, "Refused"))
        assert "Another program is using" in banner.sentence
        window.watch.look()
        assert banner.sentence
    window.watch.look()
    assert banner.isHidden()
    with held(window):
        header.thesis.setFocus()
        QTest.keyClicks(header.thesis, "ab")
        assert not window.book.settle()
        assert "kept" in banner.sentence
        assert window.status.saved.text() == "● Not saved"
        for _ in "ab":
            QTest.keyClick(header.thesis, Qt.Key.Key_Backspace)
        until(banner.isHidden)  # there is nothing to be saved any more
        assert window.status.saved.text() == "● Saved"
    away = tmp_path / "away"
    window.book.path.rename(away)
    until(lambda: "moved, deleted" in banner.sentence)
    assert window.status.saved.text() == "● Not saved"
    QTest.keyClicks(header.thesis, "a")
    assert not window.book.settle()
    assert "“Thesis” is kept" in banner.sentence
    QTest.keyClick(header.thesis, Qt.Key.Key_Backspace)
    until(lambda: "kept" not in banner.sentence)
    assert "moved, deleted" in banner.sentence  # which is true still
    away.rename(window.book.path)
    until(banner.isHidden)
    assert window.status.saved.text() == "● Saved"
    window.book.path.rename(away)
    until(lambda: "moved, deleted" in banner.sentence)
    away.rename(window.book.path)
    until(banner.isHidden)
    window.announcer.fail(DiskError("The disk is full; nothing was changed: free some space and try again."))
    window.watch.look()
    assert banner.isVisible()
    cards.add_card(window.book, Kind.CLAIM, "There is room again")
    assert banner.isHidden()
    window.announcer.fail(EssayError("“x.toml” is no pack."))
    cards.add_card(window.book, Kind.CLAIM, "Another")
    window.watch.look()
    assert banner.isVisible()


def test_of_two_texts_the_one_that_still_waits_is_told(window: Window, essay: Essay) -> None:
    header = window.outline.header
    with held(window):
        header.question.setFocus()
        QTest.keyClicks(header.question, "x")
        assert not window.book.settle()
        header.thesis.setFocus()
        QTest.keyClicks(header.thesis, "y")
        assert not window.book.settle()
        assert "“Thesis”" in window.banner.sentence
        QTest.keyClick(header.thesis, Qt.Key.Key_Backspace)
        until(lambda: "“Essay question”" in window.banner.sentence)
        assert window.status.saved.text() == "● Not saved"


def test_in_the_sources_too_what_is_not_true_goes(window: Window) -> None:
    from essayplanner.notebook import sources

    sources.add_source(window.book, "service", {"type": "book", "title": "A history"})
    dialog = window.commands.cards.sources()
    field = next(
        line for line in dialog.editor.findChildren(type(dialog.list.search)) if "Edition" in line.accessibleName()
    )
    with held(window):
        field.setFocus()
        QTest.keyClicks(field, "2nd")
        assert not window.book.settle()
        assert "kept" in dialog.message.words.text()
    until(lambda: "kept" not in dialog.message.words.text())


def test_one_text_has_one_name(window: Window, essay: Essay) -> None:
    """It was told under the name of the field in the outline, and asked about under that of the panel."""
    window.show_tab("card")
    view = window.outline.view
    view.choose(Item("placement", essay["placed_tools"]))
    with held(window):
        view.rename()
        editor = view.delegate._open
        assert editor is not None
        QTest.keyClicks(editor.field, "Forged before him")
        assert not window.book.settle()
        told = window.banner.text.text()
        view.setFocus()
        view.choose(Item("section", essay["first"]))
        view.choose(Item("placement", essay["placed_tools"]))
        title = window.card.card.title
        title.setFocus()
        QTest.keyClick(title, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(title, ", I say")
        assert not window.close()
        box = window.findChild(UnsavedBox)
        assert box is not None
        name = box.text().partition("“")[2].partition("”")[0]
        assert f"“{name}”" in told
        assert "other field" not in box.text()
        assert "“" not in box.informativeText()
        assert box.detailedText().count("Forged before him") == 1
        box.reject()
    until(window.book.settle)
    assert card_fields(window.book, essay["tools"]).title == "Forged before him, I say"


def test_two_versions_of_one_text_are_both_kept(window: Window, essay: Essay) -> None:
    window.show_tab("card")
    view, title = window.outline.view, window.card.card.title
    view.choose(Item("placement", essay["placed_tools"]))
    with held(window):
        title.setFocus()
        QTest.keyClicks(title, "In the panel. ")
        assert not window.book.settle()
        view.setFocus()
        view.rename()
        editor = view.delegate._open
        assert editor is not None
        QTest.keyClicks(editor.field, "In the outline")
        assert not window.book.settle()
        view.setFocus()
        texts = [draft.text for draft in window.saving.unsaved_drafts()]
        assert len(texts) == 2
        assert "In the outline" in texts
        assert any(text.startswith("In the panel. ") for text in texts)
    until(window.book.settle)
    assert card_fields(window.book, essay["tools"]).title == "In the outline"  # which was written last


def test_what_went_wrong_is_said_until_the_same_works(window: Window, essay: Essay, tmp_path: Path) -> None:
    banner = window.banner

    def save_to(path: Path) -> None:
        window.desk.do(lambda: window.book.save_copy(path))

    save_to(tmp_path / "no such folder" / "copy.essayplan")
    assert banner.isVisible()
    window.desk.do(lambda: cards.add_card(window.book, Kind.CLAIM, "Something else"))
    assert banner.sentence
    save_to(tmp_path / "copy.essayplan")
    until(banner.isHidden)


def test_a_pack_that_comes_in_ends_what_was_said_of_one_that_did_not(
    window: Window, essay: Essay, tmp_path: Path
) -> None:
    bad, good = tmp_path / "bad.toml", tmp_path / "good.toml"
    bad.write_text("[pack\n", "utf-8")
    good.write_text('[pack]\nid = "good"\ntitle = "Good"\n', "utf-8")
    window.commands.files.import_file(bad)
    until(window.banner.isVisible)
    window.commands.files.import_file(good)
    until(window.banner.isHidden)
