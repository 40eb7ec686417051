"""What the tests of the export dialog share."""

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import add_source
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.dialogs.export import ExportDialog
from essayplanner.ui.look.theme import Theme
from tests.ui.desks import desk_for

SERVICE = {
    "title": "A History of Twentieth-Century Russia",
    "type": "book",
    "author": [{"family": "Service", "given": "Robert"}],
    "publisher": "Allen Lane",
    "issued": {"date-parts": [[1997]]},
}
KHLEVNIUK = {
    "title": "Документы о Терроре",
    "type": "book",
    "author": [{"family": "Хлевнюк", "given": "Олег"}],
    "issued": {"date-parts": [[2010]]},
}


def desk_in_markdown(book: Notebook, theme: Theme, *, settings: Settings | None = None) -> Desk:
    """A desk at which Markdown was exported last."""
    settings = settings or Settings(book.path.with_name("settings.json"))
    settings.export_format = settings.export_format or "markdown"
    return desk_for(book, theme, settings=settings)


def cite_two(book: Notebook, essay: dict[str, int]) -> None:
    """Two sources, one cited from two placed cards, so that there is a full note and a short one."""
    service = add_source(book, "service1997", SERVICE)
    khlevniuk = add_source(book, "khlevniuk2010", KHLEVNIUK)
    cards.cite(book, essay["tools"], service, "227")
    cards.cite(book, essay["cheka"], service, "210")
    cards.cite(book, essay["delegates"], khlevniuk, "13")
    outlining.place(book, [essay["delegates"]], Spot("section", essay["second"]))


def saved(qtbot: QtBot, dialog: ExportDialog, path: object) -> None:
    """Save and wait until it is there."""
    with qtbot.waitSignal(dialog.saved, timeout=30_000):
        dialog.save_to(path)  # type: ignore[arg-type]


def opened(qtbot: QtBot, dialog: ExportDialog) -> ExportDialog:
    """The dialog on screen, with its first preview."""
    from PySide6.QtCore import Qt

    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    with qtbot.waitSignal(dialog.previewed, timeout=30_000):
        QDialog.open(dialog)
    return dialog


class Desktop(QObject):
    """What was handed to the system, in place of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note what would be opened."""
        self.urls.append(url)
