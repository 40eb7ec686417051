"""An essay on the clipboard."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from essayplanner.formats.essay import Essay


def copy_markdown(essay: Essay, name_notes: bool) -> None:
    """The essay as Markdown text."""
    from essayplanner.formats.markdown import markdown_of

    copy_text(markdown_of(essay, name_notes), markdown=True)


def copy_text(text: str, *, markdown: bool = False) -> None:
    """Any text, perhaps known as Markdown."""
    mime = QMimeData()
    mime.setText(text)
    if markdown:
        mime.setData("text/markdown", text.encode())
    QApplication.clipboard().setMimeData(mime)


def copy_rich_text(essay: Essay, name_notes: bool) -> None:
    """The essay as HTML, Markdown and plain text: the other program takes what it can."""
    from essayplanner.formats.html import html_of
    from essayplanner.formats.markdown import markdown_of
    from essayplanner.formats.plain import plain_of

    mime = QMimeData()
    mime.setHtml(html_of(essay, name_notes))
    mime.setData("text/markdown", markdown_of(essay, name_notes).encode())
    mime.setText(plain_of(essay))
    QApplication.clipboard().setMimeData(mime)
