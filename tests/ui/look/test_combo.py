"""A combo box tells what it is for, not only what is chosen."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.ui.look.combo import NamedCombo


def labels(combo: NamedCombo) -> list[str]:
    """What a screen reader is told of a combo box by way of its labels."""
    there = QAccessible.queryAccessibleInterface(combo)
    found = there.relations(QAccessible.RelationFlag.Label)
    return [each[0].text(QAccessible.Text.Name) for each in found]


def test_it_has_a_label_wherever_it_is_put_and_one_alone(qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    for each in (first, second):
        qtbot.addWidget(each)
        QVBoxLayout(each)
    combo = NamedCombo("Citation style")
    combo.addItems(["MHRA", "APA"])
    for place in (first, second, first):
        layout = place.layout()
        assert layout is not None
        layout.addWidget(combo)
        assert labels(combo) == ["Citation style"]
    combo.setAccessibleName("Notes & works")
    assert labels(combo) == ["Notes & works"]
    children = len(first.children())
    combo.deleteLater()
    qtbot.waitUntil(lambda: len(first.children()) == children - 2)
