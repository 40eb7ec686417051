"""The outline on a printer, for which a PDF file stands here."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from essayplanner.domain.errors import EssayError
from essayplanner.formats.export import Pages
from essayplanner.ui.frame.printing import Printing
from essayplanner.ui.frame.window import Window
from essayplanner.ui.paper.pdf import sheets_of
from essayplanner.work.citing import Citer

LONG = "<h1>Q</h1>" + "<p>" + "word " * 4000 + "</p>"


def printer_into(file: Path, paper: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setPageSize(QPageSize(paper))
    printer.setFullPage(True)
    return printer


def pages_in(file: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))


def test_the_outline_is_printed(window: Window, essay: dict[str, int], tmp_path: Path, qtbot: QtBot) -> None:
    said: list[str] = []
    window.announcer.said.connect(said.append)
    printing = Printing(window.desk, window, Citer())
    printing.print_on(printer_into(tmp_path / "out.pdf"), window.selection.outline_id)
    qtbot.waitUntil(lambda: said[-1:] == ["Sent to the printer."])
    assert pages_in(tmp_path / "out.pdf") == 1


@pytest.mark.parametrize(("first", "last", "printed"), [(1, 10**6, 6), (2, 3, 2), (6, 9, 1)])
def test_the_pages_that_are_asked_for_are_printed(
    qtbot: QtBot, tmp_path: Path, first: int, last: int, printed: int
) -> None:
    with sheets_of(Pages(LONG, "Q", "A4", False)) as sheets:
        assert sheets.count >= 6
        sheets.count = 6
        sheets.put_on(printer_into(tmp_path / "out.pdf"), first, last)
    assert pages_in(tmp_path / "out.pdf") == printed


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with sheets_of(Pages(LONG, "Q", "A4", False)) as sheets, pytest.raises(EssayError, match="nothing was printed"):
        sheets.put_on(printer_into(tmp_path / "no folder" / "out.pdf"), 1, 1)


def test_ctrl_p_asks_for_a_printer(window: Window, essay: dict[str, int], qtbot: QtBot) -> None:
    window.commands.actions.by_name["print"].trigger()
    asked = window.commands.files.printing
    assert asked is not None
    assert isinstance(asked.dialog, QPrintDialog)
    qtbot.waitUntil(asked.dialog.isVisible)
    asked.dialog.reject()
