"""File choosers, worked as a student works them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit


def enter_name(chooser: QFileDialog, name: str) -> None:
    """Type a name and click the button beside it."""
    field, buttons = chooser.findChild(QLineEdit), chooser.findChild(QDialogButtonBox)
    assert field is not None
    assert buttons is not None
    field.setText(name)
    button = next(each for each in buttons.buttons() if buttons.buttonRole(each) == buttons.ButtonRole.AcceptRole)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
