"""What the preview shows."""

from essayplanner.ui.preview.panel import PreviewPanel


def text_of(panel: PreviewPanel) -> str:
    return panel.page.toPlainText()
