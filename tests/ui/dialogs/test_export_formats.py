"""Every format saved from the dialog is a file that another reader takes, with every note in it."""

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.__main__ import main
from essayplanner.cite.pandoc import Pandoc
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.remembering import remember, remembered
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.dialogs.export import ExportDialog
from essayplanner.ui.dialogs.export_formats import FORMATS
from essayplanner.ui.look.theme import Theme
from essayplanner.work.choice import Choice
from tests.ui.dialogs.export_desk import KHLEVNIUK, cite_two, desk_in_markdown, opened, saved

FULL = "Robert Service, A History of Twentieth-Century Russia (Allen Lane, 1997), p. 227."
SHORT = "Service, A History of Twentieth-Century Russia, p. 210."
RUSSIAN = "Документы о Терроре"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "settings.json")


@pytest.fixture
def dialog(qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme, settings: Settings) -> ExportDialog:
    cite_two(book, essay)
    return opened(qtbot, ExportDialog(desk_in_markdown(book, theme, settings=settings), essay["outline"]))


def choose(qtbot: QtBot, dialog: ExportDialog, name: str) -> None:
    if dialog.format.name != name:
        with qtbot.waitSignal(dialog.previewed, timeout=30_000):
            dialog.formats.choose(name)


def written(qtbot: QtBot, dialog: ExportDialog, name: str, folder: Path) -> Path:
    choose(qtbot, dialog, name)
    path = folder / f"out{dialog.format.suffix}"
    saved(qtbot, dialog, path)
    return path


def plain(path: Path, kind: str) -> str:
    """The file as pandoc reads it back, in one line."""
    text = Pandoc()(["-f", kind, "-t", "plain", "--wrap=none"], path.read_bytes()).decode()
    return " ".join(text.replace("_", "").split())


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("docx", "docx"),
        ("odt", "odt"),
        ("epub", "epub"),
        ("latex", "latex"),
        ("html", "html"),
        ("markdown", "markdown"),
    ],
)
def test_pandoc_reads_back_every_note(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, name: str, reader: str
) -> None:
    text = plain(written(qtbot, dialog, name, tmp_path), reader)
    for note in (FULL, SHORT, RUSSIAN, "Works cited"):
        assert note in text


def test_word_has_real_footnotes_and_headings(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    with zipfile.ZipFile(written(qtbot, dialog, "docx", tmp_path)) as file:
        notes = file.read("word/footnotes.xml").decode()
        body = file.read("word/document.xml").decode()
    assert notes.count("<w:footnoteRef") == 3
    assert "Heading1" in body or "Heading2" in body


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_pdf_holds_every_note(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, paper: str) -> None:
    choose(qtbot, dialog, "pdf")
    dialog.options_box.paper.setCurrentText(paper)
    path = written(qtbot, dialog, "pdf", tmp_path)
    assert path.read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext"):
        text = " ".join(
            subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode().split()
        )
        for note in (FULL, SHORT, RUSSIAN, "Notes", "Works cited"):
            assert note in text
        size = subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout.decode()
        assert ("A4" if paper == "A4" else "letter") in size


@pytest.mark.parametrize(("paper", "width"), [("A4", b'w:w="11906"'), ("Letter", b'w:w="12240"')])
def test_a_document_is_for_the_paper_that_was_chosen(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, paper: str, width: bytes
) -> None:
    choose(qtbot, dialog, "docx")
    dialog.options_box.paper.setCurrentText(paper)
    with zipfile.ZipFile(written(qtbot, dialog, "docx", tmp_path)) as file:
        assert width in file.read("word/document.xml")


def test_the_plan_is_one_page(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    path = written(qtbot, dialog, "plan", tmp_path)
    assert path.read_bytes().count(b"/Type /Page\n") == 1
    if shutil.which("pdftotext"):
        text = " ".join(
            subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode().split()
        )
        assert "The tools of the Terror were forged under Lenin" in text


@pytest.mark.parametrize("name", ["opml", "argdown", "csv", "anki", "markdown-citekeys"])
def test_formats_for_other_programs_hold_the_cards(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, name: str
) -> None:
    path = written(qtbot, dialog, name, tmp_path)
    text = path.read_text("utf-8-sig")
    assert "The tools of the Terror were forged under Lenin" in text
    if name == "csv":
        assert dialog.preview.text.toPlainText().lstrip("\ufeff").splitlines() == text.splitlines()
    if name == "markdown-citekeys":
        assert "@service1997" in text
        assert "@book{service1997" in path.with_suffix(".bib").read_text("utf-8")
        assert "“out.bib” beside it" in dialog.result_bar.message.text()


def test_every_format_is_offered_and_shows_something(qtbot: QtBot, dialog: ExportDialog) -> None:
    assert dialog.formats.count() == len(FORMATS) == 13
    texts = 0
    for each in FORMATS:
        choose(qtbot, dialog, each.name)
        showing = dialog.preview.currentWidget()
        assert showing is not dialog.preview.text or dialog.preview.text.toPlainText()
        texts += showing is dialog.preview.text
        box = dialog.options_box
        assert box.style_chooser.isVisible() == ("style" in each.honours)
        assert box.split.isVisible() == ("split_bibliography" in each.honours)
        assert box.paper.isVisible() == ("paper" in each.honours)
        assert box.choose_template.isVisible() == ("reference_doc" in each.honours)
    assert texts >= 6  # the others are shown as pages


def test_the_command_line_writes_and_says_the_same(
    qtbot: QtBot, dialog: ExportDialog, book: Notebook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("window", "command"):
        (tmp_path / folder).mkdir()
    dialog.options_box.paper.setCurrentText("A4")
    for each in FORMATS:
        path = written(qtbot, dialog, each.name, tmp_path / "window")
        other = tmp_path / "command" / path.name
        words = ["export", str(book.path), "--outline", "To what", "--to", each.name, "-o", str(other)]
        assert main(words + ["--style", "mhra"] * (each.name == "markdown")) == 0
        told = capsys.readouterr()
        assert told.out.strip().replace(str(other.parent), str(path.parent)) == dialog.result_bar.message.text()
        assert told.err == ""
        if each.suffix in (".docx", ".odt", ".epub"):  # these hold when they were made
            with zipfile.ZipFile(path) as one, zipfile.ZipFile(other) as two:
                assert one.namelist() == two.namelist()
        elif each.suffix != ".pdf":
            assert path.read_bytes() == other.read_bytes()


def test_the_style_changes_the_notes(qtbot: QtBot, dialog: ExportDialog) -> None:
    choose(qtbot, dialog, "docx")
    page = dialog.preview.page
    assert FULL in page.toPlainText()
    with qtbot.waitSignal(dialog.previewed, timeout=30_000):
        chooser = dialog.options_box.style_chooser
        chooser.activated.emit(chooser.findData("harvard"))
    assert "(Service, 1997, p. 227)" in page.toPlainText().replace("Service 1997", "Service, 1997")
    assert FULL not in page.toPlainText()
    with qtbot.waitSignal(dialog.previewed, timeout=30_000):
        chooser.activated.emit(chooser.findData("plain"))
    assert not dialog.options_box.split.isEnabled()


def test_sources_are_listed_apart(qtbot: QtBot, dialog: ExportDialog, book: Notebook) -> None:
    from essayplanner.notebook.sources import edit_source

    edit_source(book, 2, KHLEVNIUK, "primary")
    choose(qtbot, dialog, "docx")
    with qtbot.waitSignal(dialog.previewed, timeout=30_000):
        dialog.options_box.split.click()
    assert "Primary sources" in dialog.preview.page.toPlainText()


def test_a_work_that_the_style_does_not_list_is_named(
    qtbot: QtBot, dialog: ExportDialog, book: Notebook, tmp_path: Path
) -> None:
    from essayplanner.notebook.sources import edit_source

    message = dialog.result_bar.message
    assert message.isHidden()
    edit_source(book, 2, KHLEVNIUK | {"type": "personal_communication"})
    choose(qtbot, dialog, "docx")
    assert (
        message.text() == f"MHRA notes leaves 1 work out of the list of works: “{RUSSIAN}” appears only in the notes."
    )
    assert message.isVisible()
    saved(qtbot, dialog, tmp_path / "out.docx")
    assert message.text().startswith("Saved as “out.docx” in ")
    assert message.text().endswith(f" “{RUSSIAN}” appears only in the notes.")
    choose(qtbot, dialog, "opml")
    assert message.isHidden()
    choose(qtbot, dialog, "pdf")
    assert message.isVisible()
    with qtbot.waitSignal(dialog.previewed, timeout=30_000):
        chooser = dialog.options_box.style_chooser
        chooser.activated.emit(chooser.findData("harvard"))
    assert message.isHidden()


def test_a_template_is_taken_over(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    first = written(qtbot, dialog, "docx", tmp_path)
    template = tmp_path / "school.docx"
    changed = io.BytesIO()
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(changed, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/styles.xml":
                data = data.replace(
                    b"</w:styles>",
                    b'<w:style w:type="paragraph" w:styleId="SchoolBody">'
                    b'<w:name w:val="School Body"/></w:style></w:styles>',
                )
            new.writestr(item, data)
    template.write_bytes(changed.getvalue())
    with qtbot.waitSignal(dialog.previewed, timeout=30_000):
        dialog.options_box.take_template(str(template))
    assert dialog.options_box.template_name.text() == "school.docx"
    assert not dialog.options_box.paper.isVisible()
    path = tmp_path / "styled.docx"
    saved(qtbot, dialog, path)
    with zipfile.ZipFile(path) as file:
        assert b"SchoolBody" in file.read("word/styles.xml")
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"no zip")
    dialog.options_box.take_template(str(bad))
    dialog.save_to(tmp_path / "styled.docx")
    qtbot.waitUntil(lambda: "template is not in DOCX" in dialog.result_bar.message.text(), timeout=20_000)
    assert zipfile.is_zipfile(path)
    choose(qtbot, dialog, "odt")
    assert dialog.options_box.template_name.text() == "Default"


def test_each_outline_remembers_its_own_choice(
    qtbot: QtBot, dialog: ExportDialog, book: Notebook, essay: dict[str, int], theme: Theme, settings: Settings
) -> None:
    from essayplanner.notebook.outlines import new_outline

    choose(qtbot, dialog, "pdf")
    with qtbot.waitSignal(dialog.previewed, timeout=30_000):
        dialog.options_box.boxes["word_targets"].click()
    dialog.options_box.paper.setCurrentText("Letter")
    dialog.reject()
    settings = Settings.load(settings.file)
    again = opened(qtbot, ExportDialog(desk_in_markdown(book, theme, settings=settings), essay["outline"]))
    assert again.choice == Choice("markdown", paper="Letter", word_targets=True)  # no PDF was written
    again.reject()
    other = opened(qtbot, ExportDialog(desk_in_markdown(book, theme, settings=settings), new_outline(book, "Another")))
    assert other.format.name == "markdown"
    assert not other.options.word_targets


@pytest.mark.parametrize("kept", [None, [], "pdf", {"format": 3, "style": None, "split": "yes"}, {"nonsense": True}])
def test_a_memory_that_makes_no_sense_counts_as_none(tmp_path: Path, kept: object) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"exports": {"uid": kept}}))
    assert remembered(Settings.load(file), "uid") == Choice()
    file.write_text(json.dumps({"exports": kept}))
    assert remembered(Settings.load(file), "uid") == Choice()


def test_a_remembered_format_that_is_gone_is_the_usual_one(
    qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme, settings: Settings, dialog: ExportDialog
) -> None:
    dialog.reject()
    uid = next(iter(settings.exports))
    remember(settings, uid, Choice("wordperfect", style="/gone/away.csl"))
    again = ExportDialog(desk_in_markdown(book, theme, settings=settings), essay["outline"])
    qtbot.addWidget(again)
    assert again.format.name == "markdown"
    qtbot.waitUntil(lambda: "There is no file" in again.result_bar.message.text())


def test_only_so_many_outlines_are_remembered(settings: Settings) -> None:
    for number in range(310):
        settings.exports[f"uid-{number}"] = {}
    remember(settings, "new", Choice())
    assert len(settings.exports) == 300
    assert "new" in settings.exports
