"""The browser loads nothing, and opens only what was agreed to."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from essayplanner.ui.paper.browser import SafeBrowser

SCHEMES = ("http", "https", "mailto", "file", "javascript", "ftp", "data")


class Opened(QObject):
    """What was handed to the system, in place of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url.toString())


@pytest.fixture
def opened() -> Iterator[Opened]:
    receiver = Opened()
    for scheme in SCHEMES:
        QDesktopServices.setUrlHandler(scheme, receiver, "open")  # type: ignore[arg-type]  # the stubs ask for bytes, Qt for str
    yield receiver
    for scheme in SCHEMES:
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def browser(qtbot: QtBot) -> SafeBrowser:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.show()
    return browser


def asked(browser: SafeBrowser) -> QMessageBox | None:
    return browser.findChild(QMessageBox, "askBeforeOpening")


def press(browser: SafeBrowser, qtbot: QtBot, label: str) -> None:
    box = asked(browser)
    assert box is not None
    (button,) = (button for button in box.findChildren(QPushButton) if button.text() == label)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asked(browser) is None)


def test_a_web_address_is_opened_after_its_host_was_shown(browser: SafeBrowser, opened: Opened, qtbot: QtBot) -> None:
    browser.follow(QUrl("https://archive.example.org/page?a=b"))
    box = asked(browser)
    assert box is not None
    assert "archive.example.org" in box.text()
    assert "page?a=b" in box.informativeText()
    assert opened.urls == []
    press(browser, qtbot, "Open")
    assert opened.urls == ["https://archive.example.org/page?a=b"]


def test_cancel_opens_nothing_and_is_the_default(browser: SafeBrowser, opened: Opened, qtbot: QtBot) -> None:
    browser.follow(QUrl("https://example.org/"))
    box = asked(browser)
    assert box is not None
    assert box.defaultButton().text() == "Cancel"
    press(browser, qtbot, "Cancel")
    assert opened.urls == []


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.bbc.co.uk@evil.example/login", "evil.example"),
        ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
        ("https://аррӏе.com/", "xn--"),
        ("mailto:teacher@school.example?subject=x", "teacher@school.example"),
    ],
)
def test_the_host_that_is_shown_is_the_one_that_is_opened(browser: SafeBrowser, address: str, shown: str) -> None:
    browser.follow(QUrl(address))
    box = asked(browser)
    assert box is not None
    assert shown in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
    box.reject()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://example.org/x",
        "data:text/html,x",
        "//host/share",
        "/etc/passwd",
        "notes.html",
        "",
        "https://",
        "qrc:/x",
    ],
)
def test_nothing_else_is_opened_or_asked_about(browser: SafeBrowser, opened: Opened, address: str) -> None:
    browser.follow(QUrl(address))
    assert asked(browser) is None
    assert opened.urls == []


def test_no_image_style_sheet_or_page_is_loaded(browser: SafeBrowser, qtbot: QtBot, tmp_path: object) -> None:
    browser.setHtml(
        f"<html><head><link rel=stylesheet href='file://{tmp_path}/x.css'></head><body background='file:///x.png'><img src='file:///usr/share/pixmaps/x.png'>"
        "<img src='//host/share/x.png'><img src='http://example.org/x.png'>text"
    )
    browser.document().size()
    assert browser.loadResource(2, QUrl("file:///etc/hostname")).width() == 1  # none at all, and Qt opens it itself
    browser.setSource(QUrl("file:///etc/hostname"))
    assert browser.toPlainText().endswith("text")
    assert browser.source().isEmpty()


def test_what_is_copied_has_none_of_the_windows_colours(browser: SafeBrowser) -> None:
    browser.setHtml("<p style='color:#eeeeee; background-color:#111111'>pale on dark wo\u200brd</p>")
    browser.selectAll()
    mime = browser.createMimeDataFromSelection()
    assert "#eeeeee" not in mime.html()
    assert "#111111" not in mime.html()
    assert mime.text() == "pale on dark word"
