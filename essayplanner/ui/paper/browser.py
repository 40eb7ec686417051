"""A text browser for text from strangers: it loads nothing and opens nothing that was not agreed to."""

import re

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from PySide6.QtWidgets import QMessageBox, QTextBrowser

from essayplanner.domain.text import shorten
from essayplanner.language import _, p_
from essayplanner.ui.controls.boxes import MessageBox
from essayplanner.ui.paper.documents import nothing

#: What is opened, after asking; everything else is not.
SCHEMES = ("http", "https", "mailto")

_Kind = QTextDocument.ResourceType
_COLOURS = re.compile(r"\s*(?:background-)?color:\s*#[0-9a-fA-F]{3,8};?")


class SafeBrowser(QTextBrowser):
    """Shows text and follows links within it; a link that leaves it is opened after showing where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptDrops(False)
        self.anchorClicked.connect(self.follow)

    def loadResource(self, type: int, name: QUrl | str) -> QImage:
        """Nothing: no image, style sheet or page is fetched from anywhere."""
        return nothing()

    def doSetSource(self, name: QUrl | str, type: _Kind = _Kind.UnknownResource) -> None:
        """Nothing: this browser never leaves what it was given to show."""

    def follow(self, url: QUrl) -> None:
        """Go to a place in the text, or ask whether a web or mail address is to be opened."""
        if url.isRelative() and not url.host() and not url.path() and url.hasFragment():
            self.scrollToAnchor(url.fragment())
        elif url.scheme() in SCHEMES and url.isValid() and _where(url):
            self._ask(url)

    def _ask(self, url: QUrl) -> None:
        mail, where = url.scheme() == "mailto", _where(url)
        whole = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        question = MessageBox(
            _("Write an email") if mail else _("Open a web page"),
            _("Write to {address}?", address=where) if mail else _("Open {site} in your web browser?", site=where),
            shorten(whole, 300),
            self,
        )
        question.setObjectName("askBeforeOpening")
        opening = question.addButton(
            p_("a mail", "Write") if mail else p_("a web page", "Open"), QMessageBox.ButtonRole.AcceptRole
        )
        cancelling = question.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(cancelling)
        question.setEscapeButton(cancelling)
        question.finished.connect(question.deleteLater)
        opening.clicked.connect(lambda: QDesktopServices.openUrl(url))
        question.open()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What was marked, without the colours of the window: they would be unreadable on other paper."""
        mime = super().createMimeDataFromSelection()
        mime.setText(mime.text().replace("\u200b", ""))
        if mime.hasHtml():
            mime.setHtml(_COLOURS.sub("", mime.html()).replace("\u200b", ""))
        return mime


def _where(url: QUrl) -> str:
    """The host of a web address in plain letters, or the receiver of a mail."""
    if url.scheme() == "mailto":
        return shorten(url.path(), 80)
    return url.host(QUrl.ComponentFormattingOption.FullyEncoded)
