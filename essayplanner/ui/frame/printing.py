"""The essay on a printer, as it stands in its PDF."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from essayplanner.formats.export import Pages
from essayplanner.formats.registry import exporter
from essayplanner.language import _
from essayplanner.notebook.outlines import outline_info
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.desk.remembering import remembered
from essayplanner.ui.paper.pdf import PAPERS, sheets_of
from essayplanner.work.citing import Citer
from essayplanner.work.exporting import Export, make, read_export
from essayplanner.work.progress import Progress


class Printing(QObject):
    """Asks for a printer and prints the outline on it."""

    def __init__(self, desk: Desk, window: QWidget, citer: Citer) -> None:
        super().__init__(window)
        self._desk, self._window, self._citer = desk, window, citer
        self.dialog: QPrintDialog | None = None
        self._job = Job(self)
        self._job.done.connect(self._printed)
        self._job.failed.connect(desk.announcer.fail)

    def ask(self, outline_id: int) -> None:
        """Ask which printer, pages and paper, and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._desk.book.title)
        self.dialog = QPrintDialog(printer, self._window)
        self.dialog.setWindowTitle(_("Print the outline"))
        self.dialog.accepted.connect(lambda: self.print_on(printer, outline_id))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.show()

    def print_on(self, printer: QPrinter, outline_id: int) -> None:
        """Print the outline as it is now, in the style that was chosen for it; the paper is the printer's."""
        desk = self._desk
        desk.book.settle()
        size = printer.pageLayout().pageSize().id()
        paper = next((name for name, each in PAPERS.items() if each == size), next(iter(PAPERS)))

        def read() -> Export:
            choice = remembered(desk.settings, outline_info(desk.book, outline_id).uid)
            return read_export(desk.book, outline_id, exporter("pdf"), choice._replace(paper=paper))

        export = desk.do(read)
        if export is None:
            return
        printer.setFullPage(True)
        citer = self._citer
        desk.announcer.say(self._window, _("Printing…"))
        self._job.start(lambda progress: make(export, citer, lambda pages: _put(pages, printer, progress), progress))

    def _printed(self, _result: object) -> None:
        self._desk.announcer.say(self._window, _("Sent to the printer."))


def _put(pages: Pages, printer: QPrinter, progress: Progress) -> bytes:
    first, last = (printer.fromPage(), printer.toPage()) if printer.fromPage() else (1, 10**6)
    with sheets_of(pages, progress.say) as sheets:
        sheets.put_on(printer, first, last)
    return b""
