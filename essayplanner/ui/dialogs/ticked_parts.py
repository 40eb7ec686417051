"""Things to tick, under headings, in an area that scrolls where they are many."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.look.check_box import WrappingBox
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words

Key = TypeVar("Key")


def tick_boxes(theme: Theme, lines: Iterable[tuple[Key, str]]) -> list[tuple[Key, WrappingBox]]:
    """A box for each of these things, by its key and what is said of it; all are ticked."""
    boxes = [(key, WrappingBox(theme, words)) for key, words in lines]
    for _key, box in boxes:
        box.setChecked(True)
    return boxes


def ticked(boxes: Iterable[tuple[Key, WrappingBox]]) -> list[Key]:
    """The keys of what is ticked."""
    return [key for key, box in boxes if box.isChecked()]


class TickedParts(FormArea):
    """Shows boxes, each lot under its heading; a lot without any is left out. Above them may stand fields."""

    def __init__(
        self,
        theme: Theme,
        lots: Iterable[tuple[str, Sequence[tuple[object, WrappingBox]]]],
        above: Iterable[QWidget] = (),
    ) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for field in above:
            column.addWidget(field)
            column.addSpacing(theme.px(8))
        for heading, boxes in lots:
            if boxes:
                words = Words(theme, heading, size=12)
                words.keep_apart(10 if column.count() else 0)
                column.addWidget(words)
            for _key, box in boxes:
                column.addWidget(box)
        column.addStretch(1)
        super().__init__(theme, inner)
